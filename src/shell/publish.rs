//! The website, written to a folder.
//!
//! The folder keeps a list of the files that were written to it, and no other file is ever changed or deleted. The list is
//! written before the files, and each file is made elsewhere and moved to its place in one step: a build that is broken off
//! leaves no half of a file where there was a whole one, and nothing that the next build does not know. Links are not followed out of the folder.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Component, Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;

use crate::{
    render::Output,
    shell::error::ShellError,
    site::{decode, file_url},
};

/// The list of the files that are Careleaf's own, in the output folder. Each is written as in an address, so that whatever
/// its name is, it is one line.
const LIST: &str = ".careleaf-files";

/// The folder in the output folder in which files are made. It is Careleaf's own, and is gone after each build.
const STAGING: &str = ".careleaf-new";

const LIST_HEADER: &str = "# The files that careleaf wrote to this folder. It changes and deletes no others.\n";

/// What was done to the output folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Published {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
}

/// Makes `folder` hold `output`: writes what changed, and deletes what was written before and is gone.
///
/// # Errors
/// The folder cannot be written to, or something that Careleaf did not make stands where one of its files has to go.
pub fn publish(output: &Output, folder: &Path) -> Result<Published, ShellError> {
    let own = read_list(folder)?;
    let new: BTreeSet<String> = output.keys().map(|path| path.as_str().to_owned()).collect();
    let folders: BTreeSet<&Path> = output.keys().filter_map(|path| Path::new(path.as_str()).parent()).collect();
    let is_new = !folder.exists();
    if !is_new {
        refuse_links(&folders, folder)?;
        refuse_foreign_files(output, folder, &own)?;
    }

    let staging = folder.join(STAGING);
    clear_staging(&staging)?;
    fs::create_dir_all(&staging).map_err(|error| ShellError::io("write to the folder", folder, &error))?;
    let both: BTreeSet<String> = own.union(&new).cloned().collect();
    write_list(folder, &own, &both)?;
    for folder in folders.into_iter().map(|inner| folder.join(inner)) {
        fs::create_dir_all(&folder).map_err(|error| ShellError::io("make the folder", &folder, &error))?;
    }
    let number = AtomicUsize::new(0);
    let written: Vec<bool> = output
        .par_iter()
        .map(|(path, bytes)| {
            let file = folder.join(path.as_str());
            if is_new {
                // Nobody is sent files from a folder that was not there a moment ago, so they are made where they belong.
                return fs::write(&file, bytes).map(|()| true).map_err(|error| ShellError::io("write", &file, &error));
            }
            let staged = || staging.join(number.fetch_add(1, Ordering::Relaxed).to_string());
            write_changed(&file, bytes, staged)
        })
        .collect::<Result<_, _>>()?;

    let mut removed = 0;
    for path in own.difference(&new) {
        removed += usize::from(remove(folder, path, &new)?);
    }
    write_list(folder, &both, &new)?;
    clear_staging(&staging)?;
    let changed = written.iter().filter(|written| **written).count();
    Ok(Published { written: changed, unchanged: written.len() - changed, removed })
}

/// The files that earlier builds wrote to `folder`.
fn read_list(folder: &Path) -> Result<BTreeSet<String>, ShellError> {
    let list = folder.join(LIST);
    let text = match fs::read_to_string(&list) {
        Ok(text) => text,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => String::new(),
        Err(error) => return Err(ShellError::io("read", &list, &error)),
    };
    // Whoever edits the list must not be able to have a file outside of the folder deleted.
    let is_inside = |path: &String| {
        !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
    };
    Ok(text.lines().filter(|line| !line.starts_with('#')).map(decode).filter(is_inside).collect())
}

/// Writes the list of `files`, unless it holds just these already.
fn write_list(folder: &Path, listed: &BTreeSet<String>, files: &BTreeSet<String>) -> Result<(), ShellError> {
    let list = folder.join(LIST);
    if listed == files && list.is_file() {
        return Ok(());
    }
    let mut text = LIST_HEADER.to_owned();
    for file in files {
        text.push_str(&file_url("", file));
        text.push('\n');
    }
    let staged = folder.join(STAGING).join("list");
    replace(&list, text.as_bytes(), &staged).map_err(|error| ShellError::io("write", &list, &error))
}

/// Deletes what a build that was broken off left in the folder in which files are made.
fn clear_staging(staging: &Path) -> Result<(), ShellError> {
    let result = match fs::symlink_metadata(staging) {
        Ok(metadata) if metadata.is_dir() => fs::read_dir(staging).and_then(|entries| {
            for entry in entries {
                fs::remove_file(entry?.path())?;
            }
            fs::remove_dir(staging)
        }),
        Ok(_) => fs::remove_file(staging),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        Err(error) => Err(error),
    };
    result.map_err(|error| ShellError::io("clear", staging, &error))
}

/// A folder within the output folder that is a link would have the website written somewhere else.
fn refuse_links(folders: &BTreeSet<&Path>, folder: &Path) -> Result<(), ShellError> {
    let link = folders
        .iter()
        .flat_map(|inner| inner.ancestors())
        .map(|inner| folder.join(inner))
        .find(|inner| inner != folder && is_link(inner));
    match link {
        None => Ok(()),
        Some(link) => {
            let message =
                format!("{} is a link to another place, and careleaf does not write through it.", link.display());
            Err(ShellError::new(message, "Delete the link, or write to another folder with --output DIR."))
        }
    }
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink())
}

/// A file that is not Careleaf's own is never overwritten, unless it holds just what would be written.
fn refuse_foreign_files(output: &Output, folder: &Path, own: &BTreeSet<String>) -> Result<(), ShellError> {
    let foreign: Vec<PathBuf> = output
        .par_iter()
        .filter(|(path, _)| !own.contains(path.as_str()))
        .map(|(path, bytes)| (folder.join(path.as_str()), bytes))
        .filter(|(file, bytes)| match fs::read(file) {
            _ if is_link(file) => true,
            Ok(there) => there[..] != bytes[..],
            Err(error) => !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
        })
        .map(|(file, _)| file)
        .collect();
    let Some(first) = foreign.first() else { return Ok(()) };
    let message = match foreign.len() {
        1 => format!("{} is in the way: careleaf did not write this file, and does not overwrite it.", first.display()),
        count => format!(
            "{} and {} other files are in the way: careleaf did not write them, and does not overwrite them.",
            first.display(),
            count - 1
        ),
    };
    let help = "Move or delete what is in the way, or write to another folder with --output DIR.";
    Err(ShellError::new(message, help))
}

/// Writes a file unless it holds these bytes already; says whether it did.
fn write_changed(file: &Path, bytes: &[u8], staged: impl Fn() -> PathBuf) -> Result<bool, ShellError> {
    match fs::read(file) {
        Ok(there) if there == bytes && !is_link(file) => return Ok(false),
        Ok(_) => replace(file, bytes, &staged()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => replace(file, bytes, &staged()),
        Err(error) => Err(error),
    }
    .map(|()| true)
    .map_err(|error| ShellError::io("write", file, &error))
}

/// Puts a file in its place in one step, so that a web server never sends a half of it. A link there is replaced, and what
/// it leads to is left alone.
fn replace(file: &Path, bytes: &[u8], staged: &Path) -> io::Result<()> {
    fs::write(staged, bytes)?;
    fs::rename(staged, file)
}

/// Deletes a file that an earlier build wrote, and the folders that are empty without it; says whether it was there.
fn remove(folder: &Path, path: &str, new: &BTreeSet<String>) -> Result<bool, ShellError> {
    let file = folder.join(path);
    let leads_out = file.ancestors().skip(1).take_while(|parent| *parent != folder).any(is_link);
    // Where names differ in case alone, some systems take them for the same file.
    let is_kept = || {
        let lower = path.to_lowercase();
        let mut alike = new.iter().filter(|kept| kept.to_lowercase() == lower);
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
    use crate::site::OutputPath;

    fn output(files: &[(&str, &str)]) -> Output {
        files.iter().map(|(path, text)| (OutputPath::new(*path), text.as_bytes().to_vec().into())).collect()
    }

    fn counts(published: Published) -> (usize, usize, usize) {
        (published.written, published.unchanged, published.removed)
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
        assert_eq!(fs::read_to_string(folder.join(LIST)).unwrap(), format!("{LIST_HEADER}index.html\n"));
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
