//! The page that somebody means by a file, a part of its path, or its address.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    cache::Website,
    diagnostic::{OFFERED, Parsed, nearest},
    parse::{config::BaseUrl, document::Document},
    shell::error::ShellError,
    site::{Route, decode},
};

/// The pages of a site, as they can be asked for.
pub struct Pages<'a> {
    pub root: &'a Path,
    pub documents: &'a [Arc<Parsed<Document>>],
    /// The website with its drafts, in which pages have addresses.
    pub website: &'a Website,
    /// The address at which the website is published.
    pub base_url: &'a BaseUrl,
    /// What follows if a page is not found, as a sentence; nothing where that is plain.
    pub so: &'a str,
}

impl<'a> Pages<'a> {
    /// The page that is meant by `typed`.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub fn find(&self, typed: &str) -> Result<&'a Document, ShellError> {
        let path = without_signs(typed);
        let exact = as_files(&path).into_iter().find_map(|file| self.document(&file));
        let on_disk = self.below_content(Path::new(typed)).and_then(|file| self.document(&file));
        if let Some(document) = on_disk.or_else(|| exact.filter(|_| is_whole(typed))).or_else(|| self.at_address(typed))
        {
            return Ok(document);
        }
        let endings: Vec<String> = as_files(&path).into_iter().map(|file| format!("/{file}")).collect();
        let is_meant = |document: &&'a Document| {
            let file = document.summary.file.as_str();
            endings.iter().any(|ending| file.ends_with(ending.as_str()))
        };
        let meant: Vec<&Document> = exact.into_iter().chain(self.all().filter(is_meant)).collect();
        match meant.as_slice() {
            [one] => Ok(one),
            [] => Err(self.unknown(typed, &path)),
            [_, _, ..] => {
                let files: Vec<&str> = meant.iter().map(|document| document.path.as_str()).collect();
                let message = format!("Several pages may be meant by `{typed}`. {}", self.so).trim_end().to_owned();
                Err(ShellError::new(message, format!("Name the one that is meant: {}.", files.join(" or "))))
            }
        }
    }

    fn all(&self) -> impl Iterator<Item = &'a Document> {
        self.documents.iter().map(|document| &document.value)
    }

    /// The page of `file`, a path below `content/`.
    fn document(&self, file: &str) -> Option<&'a Document> {
        let place = self.documents.binary_search_by(|document| document.value.summary.file.as_str().cmp(file)).ok()?;
        Some(&self.documents[place].value)
    }

    /// The path below `content/` of a file on the disk, as seen from where the program runs.
    fn below_content(&self, file: &Path) -> Option<String> {
        let real = |path: PathBuf| fs::canonicalize(path).ok();
        let file = real(file.to_owned())?;
        let file = file.strip_prefix(real(self.root.join("content"))?).ok()?;
        Some(file.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"))
    }

    /// The page at an address, or at a path on the site.
    fn at_address(&self, typed: &str) -> Option<&'a Document> {
        let path = typed.split(['#', '?']).next().unwrap_or_default();
        let BaseUrl { origin, path: base_path } = self.base_url;
        let path = path.strip_prefix(origin.as_str()).unwrap_or(path);
        let path = path.strip_suffix("index.html").unwrap_or(path);
        // An address is meant as browsers show it, or as links on the site write it.
        let below_base = format!("{}/", path.trim_end_matches('/'));
        let below_base = below_base.strip_prefix(base_path.as_str());
        let at = |path: &str| {
            let route = Route::of_path(&decode(path));
            self.website.source_of(route.output_path().as_str())
        };
        self.document(below_base.and_then(at).or_else(|| at(path))?.below_content())
    }

    fn unknown(&self, typed: &str, path: &str) -> ShellError {
        let files: Vec<&str> = self.all().map(|document| document.summary.file.as_str()).collect();
        let wanted = as_files(path).into_iter().next().unwrap_or_default();
        let name_of = |file: &str| file.rsplit('/').next().unwrap_or_default().to_owned();
        let is_index = name_of(&wanted) == "index.md";
        let same_name = || files.iter().copied().filter(|file| !is_index && name_of(file) == name_of(&wanted));
        let like = nearest(&wanted, files.iter().copied());
        let near = if like.is_empty() { same_name().take(OFFERED).collect() } else { like };
        let name = |file: &str| format!("content/{file}");
        let help = match near.as_slice() {
            [] => "Name its file, as `careleaf review --drafts` lists it.".to_owned(),
            near => format!("did you mean {}?", near.iter().map(|file| name(file)).collect::<Vec<_>>().join(" or ")),
        };
        ShellError::new(format!("There is no page `{typed}`. {}", self.so).trim_end(), help)
    }
}

/// Whether somebody typed the whole path of a file, or an address, and not the end of one.
fn is_whole(typed: &str) -> bool {
    let path = typed.trim().replace('\\', "/");
    let path = path.trim_start_matches("./");
    path.starts_with("content/") || matches!(path.trim_matches('/'), "" | "content")
}

/// A path with the slashes of this program, and without what stands for the folder that one is in.
fn without_signs(typed: &str) -> String {
    let path = typed.trim().replace('\\', "/");
    let path = path.trim_start_matches("./").trim_matches('/');
    path.strip_prefix("content/").unwrap_or(path).to_owned()
}

/// The files below `content/` that may be meant by a path.
fn as_files(path: &str) -> Vec<String> {
    match path {
        "" | "content" => vec!["index.md".to_owned()],
        path if path.ends_with(".md") => vec![path.to_owned()],
        path => vec![format!("{path}.md"), format!("{path}/index.md")],
    }
}
