//! The site's files, read from the disk into a [`World`].

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::civil::Date;
use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::{
    shell::{arguments::SiteArguments, error::ShellError},
    source::{FileContent, Files, Options, SourcePath, World, is_hidden_name},
};

/// The folders whose files a site is made from.
pub const SOURCE_FOLDERS: [&str; 2] = ["content", "themes"];

/// What was found in a folder.
#[derive(Default)]
pub struct Found {
    pub files: Vec<(SourcePath, FileContent)>,
    pub links: Vec<Link>,
}

/// A symbolic link among the site's files, and what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub path: PathBuf,
    pub target: PathBuf,
}

/// Reads the site that `arguments` name, and the links among its files.
///
/// # Errors
/// The folder of the site is not there, or has no `content/`.
pub fn read_world(arguments: &SiteArguments, options: Options) -> Result<(World, Vec<Link>), ShellError> {
    let root = &arguments.root;
    require_site(root)?;
    let mut files = Files::default();
    let mut links = Vec::new();
    for folder in SOURCE_FOLDERS {
        let found = read_below(root, &root.join(folder));
        for (path, content) in found.files {
            files.insert(path, content);
        }
        links.extend(found.links);
    }
    Ok((World { files, today: today(arguments), options }, links))
}

/// The day that `arguments` name, or the day it is.
pub fn today(arguments: &SiteArguments) -> Date {
    arguments.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
}

/// Makes sure that a site is in `root`.
///
/// # Errors
/// The folder is not there, or has no `content/`.
pub fn require_site(root: &Path) -> Result<(), ShellError> {
    if !root.is_dir() {
        let message = format!("There is no folder {}.", root.display());
        return Err(ShellError::new(message, "Name the folder of your site with --root DIR."));
    }
    if !root.join("content").is_dir() {
        let message = format!("There is no folder content/ in {}.", shown(root));
        let is_within = fs::canonicalize(root).is_ok_and(|root| root.iter().any(|part| part == "content"));
        let help = if is_within {
            "You seem to be inside of content/. Go up to the folder that holds it, or name that folder with --root DIR."
        } else {
            "A site is made from the Markdown files in content/. Go to the folder that has it, or name that folder \
                    with --root DIR. `careleaf init` makes a new site."
        };
        return Err(ShellError::new(message, help));
    }
    Ok(())
}

/// Reads the file at `folder`, or all files below it; it is `root` or in it. Links are followed.
pub fn read_below(root: &Path, folder: &Path) -> Found {
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_hidden_name(&entry.file_name().to_string_lossy());
    // Files are read while the walk goes on.
    let entries = walk.filter_entry(is_wanted).par_bridge().map(|entry| match entry {
        Ok(entry) => {
            let link = entry.path_is_symlink().then(|| fs::canonicalize(entry.path()).ok()).flatten();
            let link = link.map(|target| Link { path: entry.path().to_owned(), target });
            let path = source_path(root, entry.path()).filter(|_| entry.file_type().is_file());
            (path.and_then(|path| Some((path, read_file(entry.path())?))), link)
        }
        Err(error) => {
            // What is not there has no files; everything else that cannot be read is told, as is a link to nothing.
            let path = error.path().filter(|path| fs::symlink_metadata(path).is_ok());
            let path = path.and_then(|path| source_path(root, path));
            (path.map(|path| (path, FileContent::Unreadable(reason(&error).into()))), None)
        }
    });
    let (files, links): (Vec<_>, Vec<_>) = entries.unzip();
    Found { files: files.into_iter().flatten().collect(), links: links.into_iter().flatten().collect() }
}

/// Reads one file; none where it has just been deleted. That it cannot be read is for the core to tell.
fn read_file(file: &Path) -> Option<FileContent> {
    match fs::read(file) {
        Ok(bytes) => Some(bytes.into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => Some(FileContent::Unreadable(error.to_string().into())),
    }
}

/// The path of `file` below `root`, as the core knows it; none where it is not below it, or is hidden.
pub fn source_path(root: &Path, file: &Path) -> Option<SourcePath> {
    let relative = file.strip_prefix(root).ok()?;
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    Some(SourcePath::new(parts.join("/"))).filter(|path| !path.is_hidden())
}

/// How a message names the folder of the site.
fn shown(root: &Path) -> String {
    if root == Path::new(".") { "this folder".to_owned() } else { root.display().to_string() }
}

fn reason(error: &walkdir::Error) -> String {
    match (error.loop_ancestor(), error.io_error()) {
        (Some(_), _) => "it is a link to a folder that it is itself in".to_owned(),
        (None, Some(error)) => error.to_string(),
        (None, None) => error.to_string(),
    }
}
