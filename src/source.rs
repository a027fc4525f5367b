//! What the core may know of the world: files by path, the day, and the options of this build.
//!
//! Nothing here reads a disk or a clock. The shell fills a [`World`]; so can a test, or a program that uses Careleaf as a library.

use std::{
    borrow::{Borrow, Cow},
    collections::BTreeMap,
    fmt,
    ops::Range,
    sync::Arc,
};

use bytes::Bytes;
use jiff::civil::Date;

/// Everything that decides what a build writes.
#[derive(Clone, Debug)]
pub struct World {
    /// The files of the site: `content/…` and `themes/…`.
    pub files: Files,
    /// The day for which the site is built. Pages with a later `publish_on` wait.
    pub today: Date,
    /// What the command line says about this build.
    pub options: Options,
}

/// The choices of one build that are not in `content/site.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Replaces the `base_url` of `content/site.yaml`.
    pub base_url: Option<String>,
    /// Publishes drafts and pages whose day has not come, marked as drafts.
    pub drafts: bool,
    /// Refuses pages without a review that holds, where the site promises reviewed pages.
    pub publish: bool,
}

/// Files by their path below the root, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: BTreeMap<SourcePath, FileContent>,
}

/// What is known of one file.
#[derive(Clone, Debug)]
pub enum FileContent {
    Bytes(Bytes),
    /// The file is there, but it could not be read, for the reason given.
    Unreadable(Arc<str>),
}

/// The path of a source file, relative to the root, with `/` between its parts: `content/contact.md`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourcePath(Arc<str>);

/// A range of bytes in a source file, counted from the file's first byte, front matter included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Files {
    pub fn insert(&mut self, path: SourcePath, content: FileContent) {
        self.files.insert(path, content);
    }

    pub fn remove(&mut self, path: &str) -> Option<FileContent> {
        self.files.remove(path)
    }

    /// The file at `path`, or the files below the folder that is there.
    pub fn at_or_below(&self, path: &str) -> impl Iterator<Item = (&SourcePath, &FileContent)> {
        self.files.get_key_value(path).into_iter().chain(self.below(path))
    }

    pub fn get(&self, path: &str) -> Option<&FileContent> {
        self.files.get(path)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&SourcePath, &FileContent)> {
        self.files.iter()
    }

    /// The files below the folder `folder`, which is a path without a final slash.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = (&SourcePath, &FileContent)> {
        let prefix = format!("{folder}/");
        self.files
            .range::<str, _>((std::ops::Bound::Included(prefix.as_str()), std::ops::Bound::Unbounded))
            .take_while(move |(path, _)| path.as_str().starts_with(&prefix))
    }
}

impl FromIterator<(SourcePath, FileContent)> for Files {
    fn from_iter<I: IntoIterator<Item = (SourcePath, FileContent)>>(files: I) -> Self {
        Self { files: files.into_iter().collect() }
    }
}

impl FileContent {
    /// The bytes of the file, shared; none of a file that could not be read.
    pub fn bytes(&self) -> Bytes {
        match self {
            Self::Bytes(bytes) => bytes.clone(),
            Self::Unreadable(_) => Bytes::new(),
        }
    }
}

impl PartialEq for FileContent {
    /// Whether both hold the same: cheap where they share their bytes, exact where they do not.
    fn eq(&self, other: &FileContent) -> bool {
        match (self, other) {
            (Self::Bytes(one), Self::Bytes(two)) => {
                one.len() == two.len() && (one.as_ptr() == two.as_ptr() || one == two)
            }
            (Self::Unreadable(one), Self::Unreadable(two)) => one == two,
            _ => false,
        }
    }
}

impl<B: Into<Vec<u8>>> From<B> for FileContent {
    fn from(bytes: B) -> Self {
        Self::Bytes(bytes.into().into())
    }
}

impl SourcePath {
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(path.as_ref().into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a part of the path is a name of the kind that systems and editors give to files of their own, and so is
    /// nobody's content: `.git`, `page.md~`, `#page.md#`, `~$page.docx`, `Thumbs.db`.
    pub fn is_hidden(&self) -> bool {
        self.0.split('/').any(is_hidden_name)
    }

    /// The path below `content/`; the whole path where it is not there.
    pub fn below_content(&self) -> &str {
        self.0.strip_prefix("content/").unwrap_or(&self.0)
    }

    /// The folder that holds the file, without a final slash; empty at the root.
    pub fn folder(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// The file's name, with its extension.
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The file's name without its extension.
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// The file's extension, without the dot; empty where there is none.
    pub fn extension(&self) -> &str {
        self.file_name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// The same text with a line feed for each carriage return that stands alone, as some old programs end their lines. Every
/// other byte stays where it is.
pub fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let alone = |&place: &usize| bytes.get(place + 1) != Some(&b'\n');
    let places: Vec<usize> = memchr::memchr_iter(b'\r', bytes).filter(alone).collect();
    if places.is_empty() {
        return text;
    }
    let mut mended = String::with_capacity(text.len());
    let mut from = 0;
    for place in places {
        mended.push_str(&text[from..place]);
        mended.push('\n');
        from = place + 1;
    }
    mended.push_str(&text[from..]);
    mended.into()
}

/// Bytes as text, with the ASCII character `substitute` in place of each byte that is no part of UTF-8, so that every other
/// byte stays where it is.
pub fn with_substitutes(bytes: &[u8], substitute: char) -> Cow<'_, str> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| substitute));
    }
    text.into()
}

/// Whether a name is one that systems and editors give to files of their own.
pub fn is_hidden_name(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || name.starts_with("~$")
        || (name.starts_with('#') && name.ends_with('#'))
        || ["thumbs.db", "desktop.ini"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl fmt::Display for SourcePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Borrow<str> for SourcePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Span {
    /// A span of the bytes `range`, moved by `offset`, the place in the file where the counting of `range` began.
    pub fn new(range: Range<usize>, offset: usize) -> Self {
        let to_u32 = |position: usize| u32::try_from(position + offset).unwrap_or(u32::MAX);
        Self { start: to_u32(range.start), end: to_u32(range.end) }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether all of another span is in this one.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_have_parts() {
        let path = SourcePath::new("content/veins/risks.en.md");
        assert_eq!(
            (path.folder(), path.file_name(), path.stem(), path.extension()),
            ("content/veins", "risks.en.md", "risks.en", "md")
        );
        let bare = SourcePath::new("README");
        assert_eq!((bare.folder(), bare.stem(), bare.extension()), ("", "README", ""));
    }

    #[test]
    fn files_of_systems_and_editors_are_hidden() {
        for hidden in [".git/x", "a/page.md~", "#page.md#", "~$cost.docx", "a/Thumbs.db"] {
            assert!(SourcePath::new(hidden).is_hidden(), "{hidden}");
        }
        assert!(!SourcePath::new("a/#1.png").is_hidden());
    }

    #[test]
    fn a_carriage_return_that_stands_alone_ends_a_line() {
        assert_eq!(with_line_feeds("a\rb\r\nc\r\rd\r".into()), "a\nb\r\nc\n\nd\n");
        assert!(matches!(with_line_feeds("a\r\nb".into()), Cow::Borrowed(_)));
    }

    #[test]
    fn bytes_that_are_no_text_leave_the_others_where_they_are() {
        assert_eq!(with_substitutes(b"Caf\xe9 \xe2\x80 \xc3\xa9", ';'), "Caf; ;; é");
        assert!(matches!(with_substitutes(b"Caf", ';'), Cow::Borrowed("Caf")));
    }

    #[test]
    fn a_folder_holds_what_is_below_it_and_not_its_namesakes() {
        let mut files = Files::default();
        for path in ["content/a.md", "content/a/b.md", "content/ab.md"] {
            files.insert(SourcePath::new(path), "".into());
        }
        let below: Vec<_> = files.below("content/a").map(|(path, _)| path.as_str()).collect();
        assert_eq!(below, ["content/a/b.md"]);
        let at: Vec<_> = files.at_or_below("content/a.md").map(|(path, _)| path.as_str()).collect();
        assert_eq!(at, ["content/a.md"]);
    }
}
