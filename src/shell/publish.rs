//! The website, written to a folder.
//!
//! The folder keeps a list of the files that were written to it, and no other file is ever changed or deleted. The list is
//! written before the files, so that a build which is broken off leaves nothing behind that the next one does not know.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Component, Path, PathBuf},
};

use rayon::prelude::*;

use crate::{render::Output, shell::error::ShellError};

/// The list of the files that are Careleaf's own, in the output folder.
const LIST: &str = ".careleaf-files";

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
/// The folder cannot be written to, or a file that Careleaf did not write stands where one of the website's has to go.
pub fn publish(output: &Output, folder: &Path) -> Result<Published, ShellError> {
    let own = read_list(folder)?;
    let new: BTreeSet<&str> = output.keys().map(|path| path.as_str()).collect();
    refuse_foreign_files(output, folder, &own)?;

    fs::create_dir_all(folder).map_err(|error| ShellError::io("make the folder", folder, &error))?;
    let both: BTreeSet<&str> = own.iter().map(String::as_str).chain(new.iter().copied()).collect();
    write_list(folder, &own, &both)?;
    let folders: BTreeSet<PathBuf> =
        output.keys().filter_map(|path| Some(folder.join(path.as_str()).parent()?.to_owned())).collect();
    for folder in folders {
        fs::create_dir_all(&folder).map_err(|error| ShellError::io("make the folder", &folder, &error))?;
    }
    let written: Vec<bool> = output
        .par_iter()
        .map(|(path, bytes)| write_changed(&folder.join(path.as_str()), bytes))
        .collect::<Result<_, _>>()?;

    let mut removed = 0;
    for path in own.iter().filter(|path| !new.contains(path.as_str())) {
        removed += usize::from(remove(folder, path)?);
    }
    let both: BTreeSet<String> = both.into_iter().map(str::to_owned).collect();
    write_list(folder, &both, &new)?;
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
    let is_inside =
        |path: &&str| !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    Ok(text.lines().filter(|line| !line.starts_with('#')).filter(is_inside).map(str::to_owned).collect())
}

/// Writes the list of `files`, unless it holds just these already.
fn write_list(folder: &Path, listed: &BTreeSet<String>, files: &BTreeSet<&str>) -> Result<(), ShellError> {
    let list = folder.join(LIST);
    if listed.iter().map(String::as_str).eq(files.iter().copied()) && list.is_file() {
        return Ok(());
    }
    let mut text = LIST_HEADER.to_owned();
    for file in files {
        text.push_str(file);
        text.push('\n');
    }
    replace(&list, text.as_bytes()).map_err(|error| ShellError::io("write", &list, &error))
}

/// A file that is not Careleaf's own is never overwritten, unless it holds just what would be written.
fn refuse_foreign_files(output: &Output, folder: &Path, own: &BTreeSet<String>) -> Result<(), ShellError> {
    if !folder.exists() {
        return Ok(());
    }
    let foreign: Vec<PathBuf> = output
        .par_iter()
        .filter(|(path, _)| !own.contains(path.as_str()))
        .map(|(path, bytes)| (folder.join(path.as_str()), bytes))
        .filter(|(file, bytes)| match fs::read(file) {
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
fn write_changed(file: &Path, bytes: &[u8]) -> Result<bool, ShellError> {
    match fs::read(file) {
        Ok(there) if there == bytes => return Ok(false),
        Ok(_) => replace(file, bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::write(file, bytes),
        Err(error) => Err(error),
    }
    .map(|()| true)
    .map_err(|error| ShellError::io("write", file, &error))
}

/// Replaces a file in one step, so that a web server never sends a half of it.
fn replace(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(".careleaf-new");
    let new = PathBuf::from(name);
    fs::write(&new, bytes)?;
    fs::rename(&new, file)
}

/// Deletes a file that an earlier build wrote, and the folders that are empty without it; says whether it was there.
fn remove(folder: &Path, path: &str) -> Result<bool, ShellError> {
    let file = folder.join(path);
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
        files.iter().map(|(path, text)| (OutputPath::new(*path), text.as_bytes().into())).collect()
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
        fs::write(public.join(LIST), format!("../precious.txt\n{}\n", outside.display())).unwrap();
        publish(&output(&[("index.html", "a")]), &public).unwrap();
        assert!(outside.exists());
    }
}
