//! The website, written to a folder.
//!
//! The folder keeps a list of the files that were written to it, and no other file is ever changed or deleted. All
//! that changes is made in a folder aside, and only when the whole website is made without an error is it moved to its
//! place, each file in one step. The list is written before that: a build that is broken off leaves no half of a file, and
//! nothing that the next build does not know. Links are not followed out of the folder.

mod list;
pub mod lock;
mod stage;

pub use list::{Record, untouched};

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::Path,
};

use rayon::prelude::*;

use crate::{
    diagnostic::Diagnostic,
    render::Rendered,
    shell::{
        error::ShellError,
        publish::{list::List, stage::Stage},
    },
    site::OutputPath,
};

/// What became of a website.
#[derive(Debug)]
pub enum Publication {
    Done(Published),
    /// Files could not be made, for these reasons among others, and nothing was written.
    Broken(Vec<Diagnostic>),
}

/// What was done to the output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Makes `folder` hold the files at `paths`: writes what changed, and deletes what was written before and is gone. Each file
/// comes from `make`, and is forgotten once it is written. `record` is kept for the next build.
///
/// # Errors
/// The folder cannot be written to, or something that Careleaf did not make stands where one of its files has to go.
pub fn publish(
    paths: &[&OutputPath],
    make: impl Fn(&OutputPath) -> Rendered + Sync,
    folder: &Path,
    record: &Record,
) -> Result<Publication, ShellError> {
    // Two builds at once would take each other's files for their own.
    let _lock = lock::hold(folder)?;
    let List { files: own, .. } = List::read(folder)?;
    let own: BTreeSet<String> = own.into_keys().collect();
    let new: BTreeSet<String> = paths.iter().map(|path| path.as_str().to_owned()).collect();
    refuse_links(paths, folder)?;
    let stage = Stage::set_up(folder)?;
    let staged = stage.make(paths, make, &own)?;
    if staged.diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(Publication::Broken(staged.diagnostics));
    }
    let (written, unchanged) = (staged.written, staged.unchanged);
    let lengths: BTreeMap<String, Option<u64>> =
        staged.lengths.iter().map(|(path, length)| (path.clone(), Some(*length))).collect();

    let both: BTreeMap<String, Option<u64>> = own.union(&new).map(|path| (path.clone(), None)).collect();
    if written > 0 || both.len() > new.len() {
        // What is true of the folder only when all is done is not said before.
        list::write(folder, &both, None, &stage.file("list"))?;
    }
    // What is gone is deleted last, so that no page links to what is not there; but for what stands in the way of new files.
    let (in_the_way, gone): (Vec<&String>, Vec<&String>) =
        own.difference(&new).partition(|path| is_in_the_way(path, &new));
    let mut kept: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    if !gone.is_empty() || !in_the_way.is_empty() {
        for path in &new {
            kept.entry(path.to_lowercase()).or_default().push(path);
        }
    }
    let mut removed = 0;
    for path in in_the_way {
        removed += usize::from(remove(folder, path, &kept)?);
    }
    stage.move_to_place(staged)?;
    for path in gone {
        removed += usize::from(remove(folder, path, &kept)?);
    }
    list::write_last(folder, &lengths, record, &stage.file("list"))?;
    stage.clear()?;
    Ok(Publication::Done(Published { written, unchanged, removed }))
}

/// A folder within the output folder that is a link would have the website written somewhere else.
fn refuse_links(paths: &[&OutputPath], folder: &Path) -> Result<(), ShellError> {
    // In a folder that is not there, there are no links. Most websites have a folder for each page, which are looked at side by side.
    if !folder.exists() {
        return Ok(());
    }
    let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders_above(path.as_str())).collect();
    let link = folders.into_par_iter().map(|inner| folder.join(inner)).find_first(|inner| is_link(inner));
    match link {
        None => Ok(()),
        Some(link) => {
            let message =
                format!("{} is a link to another place, and careleaf does not write through it.", link.display());
            Err(ShellError::new(message, "Delete the link, or write to another folder with --output DIR."))
        }
    }
}

/// The folders that the file at `path` is in, the outermost first.
fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(slash, _)| &path[..slash])
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

/// Whether the file `path` has the name of a folder that a new file needs, or is in a folder with the name of a new file.
fn is_in_the_way(path: &str, new: &BTreeSet<String>) -> bool {
    let as_folder = format!("{path}/");
    let mut below = new.range(as_folder.clone()..);
    below.next().is_some_and(|below| below.starts_with(&as_folder))
        || folders_above(path).any(|folder| new.contains(folder))
}

/// Puts a file in its place in one step, so that a web server never sends a half of it. A link there is replaced, and what
/// it leads to is left alone.
fn replace(file: &Path, bytes: &[u8], staged: &Path) -> io::Result<()> {
    fs::write(staged, bytes)?;
    fs::rename(staged, file)
}

/// Deletes a file that an earlier build wrote, and the folders that are empty without it; says whether it was there. `kept` are
/// the files of the website, by their paths in lower case.
fn remove(folder: &Path, path: &str, kept: &BTreeMap<String, Vec<&String>>) -> Result<bool, ShellError> {
    let file = folder.join(path);
    let leads_out = file.ancestors().skip(1).take_while(|parent| *parent != folder).any(is_link);
    // Where names differ in case alone, some systems take them for the same file.
    let is_kept = || {
        let mut alike = kept.get(&path.to_lowercase()).into_iter().flatten();
        alike.any(|kept| same_file::is_same_file(folder.join(kept), &file).unwrap_or(false))
    };
    if leads_out || is_kept() {
        return Ok(false);
    }
    match fs::remove_file(&file) {
        Ok(()) => {}
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(false);
        }
        Err(error) => return Err(ShellError::io("delete", &file, &error)),
    }
    for parent in file.ancestors().skip(1).take_while(|parent| *parent != folder) {
        // A folder that still holds something cannot be removed, and need not be.
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        diagnostic::Code,
        render::Output,
        shell::publish::{list::LIST, stage::STAGING},
    };

    fn output(files: &[(&str, &str)]) -> Output {
        files.iter().map(|(path, text)| (OutputPath::new(*path), text.as_bytes().to_vec().into())).collect()
    }

    fn publish(output: &Output, folder: &Path) -> Result<Publication, ShellError> {
        let paths: Vec<&OutputPath> = output.keys().collect();
        let make = |path: &OutputPath| Rendered { bytes: output[path].clone(), diagnostics: Vec::new() };
        super::publish(&paths, make, folder, &Record::default())
    }

    fn is_current(folder: &Path, fingerprint: &str) -> Option<(Record, usize)> {
        untouched(folder).filter(|(record, _)| record.fingerprint == fingerprint)
    }

    /// How many files were written, were unchanged, and were removed.
    fn counts(publication: Publication) -> (usize, usize, usize) {
        let Publication::Done(Published { written, unchanged, removed }) = publication else {
            panic!("nothing was written: {publication:?}")
        };
        (written, unchanged, removed)
    }

    #[test]
    fn what_changed_is_written_and_what_is_gone_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("public");
        let first = output(&[("index.html", "a"), ("veins/index.html", "b")]);
        assert_eq!(counts(publish(&first, &folder).unwrap()), (2, 0, 0));
        fs::write(folder.join("mine.txt"), "mine").unwrap();
        assert_eq!(counts(publish(&first, &folder).unwrap()), (0, 2, 0));
        let second = output(&[("index.html", "c")]);
        assert_eq!(counts(publish(&second, &folder).unwrap()), (1, 0, 1));
        assert!(!folder.join("veins").exists());
        assert_eq!(fs::read_to_string(folder.join("mine.txt")).unwrap(), "mine");
        let list = fs::read_to_string(folder.join(LIST)).unwrap();
        assert_eq!(list.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>(), ["index.html 1"]);
    }

    #[test]
    fn files_of_others_are_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("index.html"), "mine").unwrap();
        let error = publish(&output(&[("a.html", "a"), ("index.html", "b")]), folder.path()).unwrap_err();
        assert!(error.message.contains("index.html"), "{error}");
        assert!(!folder.path().join("a.html").exists());
        assert_eq!(fs::read_to_string(folder.path().join("index.html")).unwrap(), "mine");
        // A file that is the same to the letter is taken over.
        publish(&output(&[("index.html", "mine")]), folder.path()).unwrap();
    }

    #[test]
    fn a_file_that_stands_where_a_folder_has_to_be_stops_the_build_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("veins"), "mine").unwrap();
        let error = publish(&output(&[("a.html", "a"), ("veins/index.html", "b")]), folder.path()).unwrap_err();
        assert!(error.message.contains("veins is in the way"), "{error}");
        assert!(!folder.path().join("a.html").exists() && !folder.path().join(STAGING).exists());
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_take_each_others_places() {
        let folder = tempfile::tempdir().unwrap();
        publish(&output(&[("a", "file"), ("b/index.html", "folder")]), folder.path()).unwrap();
        let published = publish(&output(&[("a/index.html", "folder"), ("b", "file")]), folder.path()).unwrap();
        assert_eq!(counts(published), (2, 0, 2));
        assert_eq!(fs::read_to_string(folder.path().join("b")).unwrap(), "file");
    }

    #[test]
    fn a_website_with_an_error_is_not_written_and_leaves_no_folder() {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("deep/public");
        let output = output(&[("a/index.html", "a"), ("b/index.html", "b")]);
        let paths: Vec<&OutputPath> = output.keys().collect();
        let make = |path: &OutputPath| {
            let error = Diagnostic::without_place(Code::TemplateFailed, "x");
            let diagnostics = if path.as_str().starts_with('b') { vec![error] } else { Vec::new() };
            Rendered { bytes: output[path].clone(), diagnostics }
        };
        let publication = super::publish(&paths, make, &public, &Record::default()).unwrap();
        assert!(matches!(publication, Publication::Broken(errors) if errors.len() == 1));
        assert!(!folder.path().join("deep").exists());
    }

    #[test]
    fn what_was_written_is_current_until_a_file_is_changed_or_gone() {
        let folder = tempfile::tempdir().unwrap();
        let record = Record { fingerprint: "f".to_owned(), ..Record::default() };
        let output = output(&[("a.html", "a"), ("b.html", "b")]);
        let paths: Vec<&OutputPath> = output.keys().collect();
        let make = |path: &OutputPath| Rendered { bytes: output[path].clone(), diagnostics: Vec::new() };
        let publish = || super::publish(&paths, make, folder.path(), &record).unwrap();
        publish();
        assert_eq!(is_current(folder.path(), "f"), Some((record.clone(), 2)));
        assert_eq!(is_current(folder.path(), "g"), None);
        fs::write(folder.path().join("a.html"), "x").unwrap();
        assert_eq!(is_current(folder.path(), "f"), None);
        assert_eq!(counts(publish()), (1, 1, 0));
        assert!(is_current(folder.path(), "f").is_some());
        fs::remove_file(folder.path().join("b.html")).unwrap();
        assert_eq!(is_current(folder.path(), "f"), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_another_took_the_place_of_is_not_current() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let (public, other) = (folder.path().join("public"), folder.path().join("other"));
        fs::create_dir(&other).unwrap();
        fs::write(other.join("index.html"), "x").unwrap();
        let record = Record { fingerprint: "f".to_owned(), ..Record::default() };
        let output = output(&[("a/b/index.html", "y"), ("c.html", "c")]);
        let paths: Vec<&OutputPath> = output.keys().collect();
        let make = |path: &OutputPath| Rendered { bytes: output[path].clone(), diagnostics: Vec::new() };
        let publish = || super::publish(&paths, make, &public, &record);
        publish().unwrap();
        assert!(is_current(&public, "f").is_some());
        // The other's file is as long, and older than the list.
        fs::remove_dir_all(public.join("a/b")).unwrap();
        fs::rename(&other, public.join("a/b")).unwrap();
        assert_eq!(is_current(&public, "f"), None);
        publish().unwrap();
        assert_eq!(fs::read_to_string(public.join("a/b/index.html")).unwrap(), "y");
        fs::rename(public.join("a/b"), &other).unwrap();
        symlink(&other, public.join("a/b")).unwrap();
        assert_eq!(is_current(&public, "f"), None);
        assert!(publish().is_err());
        assert!(!public.join(STAGING).exists(), "a refused build leaves nothing");
    }

    #[test]
    fn what_a_broken_off_build_left_is_not_current() {
        let folder = tempfile::tempdir().unwrap();
        let record = Record { fingerprint: "f".to_owned(), ..Record::default() };
        let output = output(&[("a.html", "a")]);
        let paths: Vec<&OutputPath> = output.keys().collect();
        let make = |path: &OutputPath| Rendered { bytes: output[path].clone(), diagnostics: Vec::new() };
        super::publish(&paths, make, folder.path(), &record).unwrap();
        fs::create_dir(folder.path().join(STAGING)).unwrap();
        assert_eq!(is_current(folder.path(), "f"), None);
    }

    #[test]
    fn one_build_waits_for_another_to_be_done_with_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let lock = lock::hold(folder.path()).unwrap();
        let (sender, done) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                publish(&output(&[("a.html", "a")]), folder.path()).unwrap();
                sender.send(()).unwrap();
            });
            assert!(done.try_recv().is_err() && !folder.path().join("a.html").exists());
            drop(lock);
            done.recv().unwrap();
        });
        assert!(folder.path().join("a.html").exists());
    }

    #[test]
    fn a_folder_of_others_where_a_file_has_to_be_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        publish(&output(&[("b/index.html", "b")]), folder.path()).unwrap();
        fs::create_dir(folder.path().join("b/mine")).unwrap();
        assert!(publish(&output(&[("b", "file")]), folder.path()).is_err());
        assert_eq!(fs::read_to_string(folder.path().join("b/index.html")).unwrap(), "b");
    }

    #[test]
    fn a_list_that_was_tampered_with_deletes_nothing_outside() {
        let folder = tempfile::tempdir().unwrap();
        let public = folder.path().join("public");
        fs::create_dir(&public).unwrap();
        let outside = folder.path().join("precious.txt");
        fs::write(&outside, "x").unwrap();
        fs::write(public.join(LIST), format!("../precious.txt\n%2E%2E/precious.txt\n{}\n", outside.display())).unwrap();
        publish(&output(&[("index.html", "a")]), &public).unwrap();
        assert!(outside.exists());
    }

    #[test]
    fn a_name_of_any_form_is_one_line_of_the_list() {
        let folder = tempfile::tempdir().unwrap();
        publish(&output(&[("#1.png", "a"), ("x\nmine.txt", "b"), ("50%.txt", "c")]), folder.path()).unwrap();
        fs::write(folder.path().join("mine.txt"), "mine").unwrap();
        let published = publish(&output(&[("#1.png", "changed")]), folder.path()).unwrap();
        assert_eq!(counts(published), (1, 0, 2));
        assert!(folder.path().join("mine.txt").exists());
    }

    #[test]
    fn what_a_broken_off_build_left_is_cleared_away() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(STAGING)).unwrap();
        fs::write(folder.path().join(STAGING).join("7"), "half a fi").unwrap();
        publish(&output(&[("index.html", "a")]), folder.path()).unwrap();
        assert!(!folder.path().join(STAGING).exists());
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_out_of_the_folder() {
        use std::os::unix::fs::symlink;

        let folder = tempfile::tempdir().unwrap();
        let (public, elsewhere) = (folder.path().join("public"), folder.path().join("elsewhere"));
        publish(&output(&[("index.html", "a"), ("veins/index.html", "b")]), &public).unwrap();
        fs::create_dir(&elsewhere).unwrap();
        fs::write(elsewhere.join("index.html"), "precious").unwrap();
        fs::remove_dir_all(public.join("veins")).unwrap();
        symlink(&elsewhere, public.join("veins")).unwrap();
        let error = publish(&output(&[("index.html", "a"), ("veins/index.html", "c")]), &public).unwrap_err();
        assert!(error.message.contains("is a link"), "{error}");
        publish(&output(&[("index.html", "a")]), &public).unwrap();
        assert_eq!(fs::read_to_string(elsewhere.join("index.html")).unwrap(), "precious");
        // A link to nothing, where a file has to go, is nobody's but its owner's.
        fs::remove_file(public.join("veins")).unwrap();
        symlink(folder.path().join("nothing"), public.join("new.html")).unwrap();
        assert!(publish(&output(&[("index.html", "a"), ("new.html", "d")]), &public).is_err());
        assert!(!folder.path().join("nothing").exists());
    }
}
