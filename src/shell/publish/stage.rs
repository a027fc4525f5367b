//! The folder aside, in which files are made before they are moved to their places.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::{diagnostic::Diagnostic, render::Rendered, shell::error::ShellError, site::OutputPath};

/// The folder's name, in the output folder. It is Careleaf's own, and is gone after each build.
pub const STAGING: &str = ".careleaf-new";

/// The part of it for files whose folders are made with them.
const TREE: &str = "site";

/// The folder aside.
pub struct Stage {
    /// The folder for the website.
    folder: PathBuf,
    staging: PathBuf,
    /// The outermost folder that was made for the website; none where its folder was there.
    made: Option<PathBuf>,
    is_new: bool,
}

/// Files that were made.
#[derive(Default)]
pub struct Staged {
    pub written: usize,
    pub unchanged: usize,
    pub diagnostics: Vec<Diagnostic>,
    /// The length of each file, in bytes.
    pub lengths: Vec<(String, u64)>,
    /// Where each file is that changed, and where it has to go.
    moves: Vec<(PathBuf, PathBuf)>,
    /// Files of others that are in the way.
    foreign: Vec<PathBuf>,
}

/// What became of one file.
enum Made {
    Unchanged,
    InTree,
    At(PathBuf, PathBuf),
    Foreign(PathBuf),
}

impl Stage {
    /// Sets up an empty folder aside in `folder`, which is made where it is not there.
    ///
    /// # Errors
    /// The folder cannot be written to.
    pub fn set_up(folder: &Path) -> Result<Self, ShellError> {
        let made = folder.ancestors().take_while(|parent| !parent.as_os_str().is_empty() && !parent.exists()).last();
        let made = made.map(Path::to_owned);
        let staging = folder.join(STAGING);
        clear(&staging)?;
        let is_new = made.is_some() || fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        fs::create_dir_all(&staging).map_err(|error| ShellError::io("write to the folder", folder, &error))?;
        Ok(Self { folder: folder.to_owned(), staging, made, is_new })
    }

    /// The path of a file aside.
    pub fn file(&self, name: &str) -> PathBuf {
        self.staging.join(name)
    }

    /// Makes all files, on all cores, and puts aside those that are not in their places already. Files of the folder that
    /// are not among its `own` are never overwritten.
    ///
    /// # Errors
    /// A file cannot be written, or what is not Careleaf's own is in the way of one.
    pub fn make(
        &self,
        paths: &[&OutputPath],
        make: impl Fn(&OutputPath) -> Rendered + Sync,
        own: &BTreeSet<String>,
    ) -> Result<Staged, ShellError> {
        let number = AtomicUsize::new(0);
        let staged = paths.par_iter().map(|path| {
            let Rendered { bytes, diagnostics } = make(path);
            let file = self.folder.join(path.as_str());
            let made = if self.is_new {
                let staged = self.staging.join(TREE).join(path.as_str());
                write_with_folder(&staged, &bytes).map(|()| Made::InTree)
            } else {
                let staged = || self.staging.join(number.fetch_add(1, Ordering::Relaxed).to_string());
                self.put_aside(path.as_str(), &bytes, staged, own)
            };
            let length = (path.as_str().to_owned(), bytes.len() as u64);
            Ok((made.map_err(|error| ShellError::io("write", &file, &error))?, length, diagnostics))
        });
        let staged = staged.try_fold(Staged::default, |mut staged, made: Result<_, ShellError>| {
            let (made, length, diagnostics) = made?;
            staged.add(made, diagnostics);
            staged.lengths.push(length);
            Ok(staged)
        });
        let staged = staged.try_reduce(Staged::default, |one, other| Ok(one.and(other)))?;
        refuse(&staged.foreign).map_or(Ok(staged), Err)
    }

    /// Puts a file aside unless its place holds these bytes already. What is there and differs has to be Careleaf's own.
    fn put_aside(
        &self,
        path: &str,
        bytes: &[u8],
        staged: impl Fn() -> PathBuf,
        own: &BTreeSet<String>,
    ) -> io::Result<Made> {
        let file = self.folder.join(path);
        let is_own = own.contains(path);
        match fs::symlink_metadata(&file) {
            Ok(there) if there.is_file() && there.len() == bytes.len() as u64 && fs::read(&file)? == bytes => {
                return Ok(Made::Unchanged);
            }
            Ok(there) if there.is_dir() => {
                // A folder that holds nothing but what Careleaf wrote is gone before the file comes.
                if let Some(other) = self.foreign_below(path, own) {
                    return Ok(Made::Foreign(other));
                }
            }
            Ok(_) if !is_own => return Ok(Made::Foreign(file)),
            Ok(_) => {}
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                // A file stands where a folder has to be. One of Careleaf's own is gone before that.
                let folders = path.match_indices('/').map(|(slash, _)| &path[..slash]);
                let mut in_the_way =
                    folders.filter(|folder| !own.contains(*folder)).map(|folder| self.folder.join(folder));
                if let Some(other) = in_the_way.find(|folder| folder.is_file()) {
                    return Ok(Made::Foreign(other));
                }
            }
            Err(_) => return Ok(Made::Foreign(file)),
        }
        let staged = staged();
        fs::write(&staged, bytes)?;
        Ok(Made::At(staged, file))
    }

    /// What is not Careleaf's own at or below the folder `path`: a file, or a folder that holds none of Careleaf's files.
    fn foreign_below(&self, path: &str, own: &BTreeSet<String>) -> Option<PathBuf> {
        for entry in WalkDir::new(self.folder.join(path)).into_iter().flatten() {
            let Ok(name) = entry.path().strip_prefix(&self.folder) else { continue };
            let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
            let below = format!("{name}/");
            let is_own = match entry.file_type().is_dir() {
                true => own.range(below.clone()..).next().is_some_and(|file| file.starts_with(&below)),
                false => own.contains(&name),
            };
            if !is_own {
                return Some(entry.into_path());
            }
        }
        None
    }

    /// Moves what was put aside to its place.
    ///
    /// # Errors
    /// A file cannot be moved there.
    pub fn move_to_place(&self, staged: Staged) -> Result<(), ShellError> {
        let tree = self.staging.join(TREE);
        let moves: Vec<(PathBuf, PathBuf)> = match self.is_new && tree.is_dir() {
            true => fs::read_dir(&tree)
                .and_then(|entries| {
                    entries
                        .map(|entry| entry.map(|entry| (entry.path(), self.folder.join(entry.file_name()))))
                        .collect()
                })
                .map_err(|error| ShellError::io("read", &tree, &error))?,
            false => staged.moves,
        };
        moves.par_iter().try_for_each(|(from, to)| {
            fs::rename(from, to)
                .or_else(|error| match (error.kind(), to.parent()) {
                    (io::ErrorKind::NotFound, Some(parent)) => {
                        fs::create_dir_all(parent).and_then(|()| fs::rename(from, to))
                    }
                    _ => Err(error),
                })
                .map_err(|error| ShellError::io("write", to, &error))
        })
    }

    /// Deletes the folder aside.
    ///
    /// # Errors
    /// It cannot be deleted.
    pub fn clear(&self) -> Result<(), ShellError> {
        clear(&self.staging)
    }
}

impl Drop for Stage {
    /// Leaves nothing aside after a build that came to nothing, and no folder that was made for it and is empty.
    fn drop(&mut self) {
        // Why the build came to nothing is told; that something is left of it is seen by the next one.
        let _ = self.clear();
        let Some(made) = &self.made else { return };
        for folder in self.folder.ancestors().take_while(|folder| folder.starts_with(made)) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
    }
}

impl Staged {
    fn add(&mut self, made: Made, diagnostics: Vec<Diagnostic>) {
        self.diagnostics.extend(diagnostics);
        match made {
            Made::Unchanged => self.unchanged += 1,
            Made::InTree => self.written += 1,
            Made::At(staged, file) => {
                self.written += 1;
                self.moves.push((staged, file));
            }
            Made::Foreign(file) => self.foreign.push(file),
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.written += other.written;
        self.unchanged += other.unchanged;
        self.diagnostics.extend(other.diagnostics);
        self.lengths.extend(other.lengths);
        self.moves.extend(other.moves);
        self.foreign.extend(other.foreign);
        self
    }
}

/// Writes a file, and makes the folder that it is in where that is not there.
fn write_with_folder(file: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(file, bytes).or_else(|error| match (error.kind(), file.parent()) {
        (io::ErrorKind::NotFound, Some(parent)) => fs::create_dir_all(parent).and_then(|()| fs::write(file, bytes)),
        _ => Err(error),
    })
}

/// A file that is not Careleaf's own is never overwritten, unless it holds just what would be written.
fn refuse(foreign: &[PathBuf]) -> Option<ShellError> {
    let first = foreign.first()?;
    let message = match foreign.len() {
        1 => format!("{} is in the way: careleaf did not write this file, and does not overwrite it.", first.display()),
        count => format!(
            "{} and {} other files are in the way: careleaf did not write them, and does not overwrite them.",
            first.display(),
            count - 1
        ),
    };
    let help = "Move or delete what is in the way, or write to another folder with --output DIR.";
    Some(ShellError::new(message, help))
}

/// Deletes what is at `staging`, which may be what a build that was broken off left there.
fn clear(staging: &Path) -> Result<(), ShellError> {
    let result = match fs::symlink_metadata(staging) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(staging),
        Ok(_) => fs::remove_file(staging),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(()),
        Err(error) => Err(error),
    };
    result.map_err(|error| ShellError::io("clear", staging, &error))
}
