//! Files that are made where none is: all of them, or none. What is there already is never changed.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::shell::error::ShellError;

/// A file to be made, and what will stand in it.
pub struct NewFile {
    pub path: PathBuf,
    pub text: String,
}

/// What has been made so far, in the order in which it was.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

/// Makes `files`, and the folders that they need.
///
/// # Errors
/// One of the files is there already, or could not be made. What was made before it is taken away again.
pub fn make(files: &[NewFile]) -> Result<(), ShellError> {
    if let Some(file) = files.iter().find(|file| is_there(&file.path)) {
        return Err(already_there(&file.path));
    }
    let mut made = Made::default();
    for file in files {
        if let Err(error) = made.add(file) {
            made.take_away();
            return Err(match error.kind() {
                io::ErrorKind::AlreadyExists if is_there(&file.path) => already_there(&file.path),
                _ => not_made(&file.path, &error),
            });
        }
    }
    Ok(())
}

/// Whether a file, a folder or a link has this path.
pub fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

pub fn already_there(path: &Path) -> ShellError {
    let message = format!("{} is there already. Nothing was written.", path.display());
    ShellError::new(message, "Choose another name, or move what is there away.")
}

impl Made {
    fn add(&mut self, file: &NewFile) -> io::Result<()> {
        let mut missing: Vec<&Path> = file.path.ancestors().skip(1).take_while(|folder| is_missing(folder)).collect();
        while let Some(folder) = missing.pop() {
            fs::create_dir(folder)?;
            self.folders.push(folder.to_owned());
        }
        // Should another program have made the file just now, this fails rather than overwrite it.
        let mut opened = fs::File::options().write(true).create_new(true).open(&file.path)?;
        self.files.push(file.path.clone());
        opened.write_all(file.text.as_bytes())
    }

    /// Deletes what was made; a folder only if nothing else has come into it.
    fn take_away(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Whether a folder has to be made. The path of a file in the current folder has the empty path above it.
fn is_missing(folder: &Path) -> bool {
    !folder.as_os_str().is_empty() && !is_there(folder)
}

fn not_made(path: &Path, error: &io::Error) -> ShellError {
    let help = match error.kind() {
        io::ErrorKind::PermissionDenied => "Check that you may write there.",
        io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory => {
            "A file has the name that a folder needs. Choose another name, or move the file away."
        }
        io::ErrorKind::StorageFull => "Make room on the disk and try again.",
        _ => "Check that the folder is there, and try a shorter name.",
    };
    ShellError::new(format!("Could not make {}: {error}. Nothing was written.", path.display()), help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_one_file_cannot_be_made_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = |path: &str| NewFile { path: folder.path().join(path), text: "new".to_owned() };
        fs::write(folder.path().join("old"), "old").unwrap();
        for last in ["old", "old/below", "a/b"] {
            make(&[file("a/b/new"), file(last)]).unwrap_err();
            let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            assert_eq!(left, ["old"], "{last}");
            assert_eq!(fs::read_to_string(folder.path().join("old")).unwrap(), "old");
        }
        make(&[file("a/b/new"), file("a/other")]).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("a/b/new")).unwrap(), "new");
    }
}
