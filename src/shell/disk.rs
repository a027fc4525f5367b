//! The site's files, read from the disk into a [`World`].

use std::{
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::{
    shell::{arguments::SiteArguments, error::ShellError},
    source::{FileContent, Files, Options, SourcePath, World, is_hidden_name},
};

/// The folders whose files a site is made from.
pub const SOURCE_FOLDERS: [&str; 2] = ["content", "themes"];

/// Reads the site that `arguments` name.
///
/// # Errors
/// The folder of the site is not there, or has no `content/`.
pub fn read_world(arguments: &SiteArguments, options: Options) -> Result<World, ShellError> {
    let root = &arguments.root;
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
                    with --root DIR. For a new site, make content/index.md."
        };
        return Err(ShellError::new(message, help));
    }
    let mut files = Files::default();
    for folder in SOURCE_FOLDERS {
        for (path, content) in read_below(root, &root.join(folder)) {
            files.insert(path, content);
        }
    }
    let today = arguments.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date());
    Ok(World { files, today, options })
}

/// Reads all files below `folder`, which is `root` or in it. Links are followed.
pub fn read_below(root: &Path, folder: &Path) -> Vec<(SourcePath, FileContent)> {
    let mut found: Vec<(SourcePath, Result<PathBuf, String>)> = Vec::new();
    let walk = WalkDir::new(folder).follow_links(true).into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden_name(&entry.file_name().to_string_lossy()))
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                if let Some(path) = source_path(root, entry.path()) {
                    found.push((path, Ok(entry.into_path())));
                }
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().and_then(|path| source_path(root, path));
                // A folder that is not there has no files; everything else that cannot be read is told.
                let is_missing = error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound);
                if let Some(path) = path.filter(|_| !(is_missing && error.depth() == 0)) {
                    found.push((path, Err(reason(&error))));
                }
            }
        }
    }
    found
        .into_par_iter()
        .map(|(path, file)| match file {
            Ok(file) => (path, read_file(&file)),
            Err(reason) => (path, FileContent::Unreadable(reason.into())),
        })
        .collect()
}

/// Reads one file. That it cannot be read is for the core to tell.
pub fn read_file(file: &Path) -> FileContent {
    match fs::read(file) {
        Ok(bytes) => bytes.into(),
        Err(error) => FileContent::Unreadable(error.to_string().into()),
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
