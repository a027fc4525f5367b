//! Edits of a site, and scripts of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use careleaf::{FileContent, Files, SourcePath, World};

use super::{
    kinds::{KINDS, Kind},
    pick::Pick,
    site,
};

/// The number of steps in a script. Some edits make room for mistakes of a cache that show only many edits later.
pub const STEPS: u64 = 40;

/// What somebody does to a site. An edit can be left out of a script, and those after it still mean something: one of a file
/// that is not there does nothing.
#[derive(Clone)]
pub enum Edit {
    /// The line of a key in a page's front matter or in a YAML file: other words in it, or the line taken out.
    Key {
        path: String,
        key: &'static str,
        value: Option<&'static str>,
    },
    /// A new paragraph of a page before the one of this number; that of the number 0 is the front matter.
    Insert {
        path: String,
        number: usize,
        text: &'static str,
    },
    /// A paragraph of a page is taken out.
    Cut {
        path: String,
        number: usize,
    },
    /// The first of these words in a file become others.
    Swap {
        path: String,
        from: &'static str,
        to: &'static str,
    },
    /// A file is made, or written anew.
    Write {
        path: String,
        content: FileContent,
    },
    Remove {
        path: String,
    },
    /// A file or a folder gets another path.
    Rename {
        from: String,
        to: String,
    },
    /// A file becomes again what it was before its last edit.
    Undo {
        path: String,
    },
    /// The files below a folder become again what they were at first, and those that came later are removed.
    Reset {
        folder: &'static str,
    },
    /// A file is written with the bytes that it had.
    Same {
        path: String,
    },
    Today(&'static str),
    Drafts(bool),
    Publish(bool),
    BaseUrl(Option<&'static str>),
}

/// What is done between two builds, and the kinds of these edits.
#[derive(Clone)]
pub struct Step {
    pub kinds: Vec<&'static str>,
    pub edits: Vec<Edit>,
}

/// A site, and what is done to it step by step.
#[derive(Clone)]
pub struct Script {
    pub seed: u64,
    pub steps: Vec<Step>,
}

/// A world in the making, with the earlier versions of its files.
pub struct Desk {
    pub world: World,
    first: Files,
    versions: BTreeMap<String, Vec<Option<FileContent>>>,
    last_edited: Option<String>,
}

impl Script {
    /// The script of `seed`, always the same one.
    pub fn of(seed: u64) -> Self {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut desk = Desk::new(seed);
        let total: u32 = KINDS.iter().map(|(_, weight, _)| weight).sum();
        let mut step = || {
            let mut step = Step { kinds: Vec::new(), edits: Vec::new() };
            // Mostly one file is saved before the next build, at times several are.
            let kinds = [1, 1, 1, 1, 2, 4][random.usize(..6)];
            while step.kinds.len() < kinds {
                let (name, _, edits) = kind_at(random.u32(..total));
                let edits = edits(&mut Pick { random: &mut random, desk: &desk });
                if !edits.is_empty() {
                    step.kinds.push(*name);
                }
                for edit in edits {
                    desk.apply(&edit);
                    step.edits.push(edit);
                }
            }
            step
        };
        Self { seed, steps: (0..STEPS).map(|_| step()).collect() }
    }
}

/// The kind at a place between 0 and the sum of all weights.
fn kind_at(mut place: u32) -> &'static Kind {
    let mut kinds = KINDS.iter();
    loop {
        let kind = kinds.next().unwrap();
        match place.checked_sub(kind.1) {
            Some(left) => place = left,
            None => return kind,
        }
    }
}

impl Desk {
    pub fn new(seed: u64) -> Self {
        let (_, world) = site::first(seed);
        Self { first: world.files.clone(), world, versions: BTreeMap::new(), last_edited: None }
    }

    /// The file that was edited last, of those that were something else before.
    pub fn last_edited(&self) -> Option<&str> {
        self.last_edited.as_deref()
    }

    /// The files that were something else before.
    pub fn edited(&self) -> Vec<String> {
        let edited = self.versions.iter().filter(|(_, versions)| !versions.is_empty());
        edited.map(|(path, _)| path.clone()).collect()
    }

    pub fn apply(&mut self, edit: &Edit) {
        match edit {
            Edit::Key { path, key, value } => self.change(path, |text| with_key(text, path, key, *value)),
            Edit::Insert { path, number, text: new } => self.change(path, |text| {
                let mut paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
                paragraphs.insert((*number).min(paragraphs.len()), new);
                paragraphs.join("\n\n") + "\n"
            }),
            Edit::Cut { path, number } => self.change(path, |text| {
                let mut paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
                if *number < paragraphs.len() {
                    paragraphs.remove(*number);
                }
                paragraphs.join("\n\n") + "\n"
            }),
            Edit::Swap { path, from, to } => self.change(path, |text| text.replacen(from, to, 1)),
            Edit::Write { path, content } => self.put(path, Some(content.clone())),
            Edit::Remove { path } => self.put(path, None),
            Edit::Rename { from, to } => {
                let folder = format!("{from}/");
                let moved: Vec<(String, FileContent)> = self
                    .world
                    .files
                    .iter()
                    .filter(|(path, _)| path.as_str() == from || path.as_str().starts_with(&folder))
                    .map(|(path, content)| (path.to_string(), content.clone()))
                    .collect();
                for (path, content) in moved {
                    self.put(&path, None);
                    self.put(&path.replacen(from, to, 1), Some(content));
                }
            }
            Edit::Undo { path } => {
                if let Some(before) = self.versions.get_mut(path).and_then(Vec::pop) {
                    self.set(path, before);
                }
            }
            Edit::Reset { folder } => {
                let below = [&self.world.files, &self.first].map(|files| files.below(folder));
                let paths: BTreeSet<String> = below.into_iter().flatten().map(|(path, _)| path.to_string()).collect();
                for path in paths {
                    let first = self.first.get(&path).cloned();
                    if self.world.files.get(&path) != first.as_ref() {
                        self.put(&path, first);
                    }
                }
            }
            Edit::Same { path } => {
                if let Some(FileContent::Bytes(bytes)) = self.world.files.get(path) {
                    let content = FileContent::from(bytes.to_vec());
                    self.put(path, Some(content));
                }
            }
            Edit::Today(day) => self.world.today = day.parse().unwrap(),
            Edit::Drafts(shown) => self.world.options.drafts = *shown,
            Edit::Publish(meant) => self.world.options.publish = *meant,
            Edit::BaseUrl(address) => self.world.options.base_url = address.map(str::to_owned),
        }
    }

    /// Changes a file's text; one that is not there, or is no text, is left alone.
    fn change(&mut self, path: &str, change: impl Fn(&str) -> String) {
        let Some(FileContent::Bytes(bytes)) = self.world.files.get(path) else { return };
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let changed = change(text);
        self.put(path, Some(changed.into()));
    }

    fn put(&mut self, path: &str, content: Option<FileContent>) {
        let before = self.world.files.get(path).cloned();
        self.versions.entry(path.to_owned()).or_default().push(before);
        self.last_edited = Some(path.to_owned());
        self.set(path, content);
    }

    fn set(&mut self, path: &str, content: Option<FileContent>) {
        match content {
            Some(content) => self.world.files.insert(SourcePath::new(path), content),
            None => {
                self.world.files.remove(path);
            }
        }
    }
}

/// `text` with another value of `key`, or without its line. A new line comes first, in a page after the one with hyphens.
fn with_key(text: &str, path: &str, key: &str, value: Option<&str>) -> String {
    let is_of_key = |line: &&str| line.split_once(':').is_some_and(|(name, _)| name == key);
    let mut lines: Vec<&str> = text.lines().filter(|line| !is_of_key(line)).collect();
    let new = value.map(|value| format!("{key}: {value}"));
    if let Some(new) = &new {
        let place = if path.ends_with(".md") { 1 } else { 0 };
        lines.insert(place.min(lines.len()), new);
    }
    lines.join("\n") + "\n"
}

impl fmt::Display for Edit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { path, key, value: Some(value) } => write!(formatter, "in {path}, the line `{key}: {value}`"),
            Self::Key { path, key, value: None } => write!(formatter, "in {path}, no line `{key}`"),
            Self::Insert { path, number, text } => write!(formatter, "in {path}, the new paragraph {number} {text:?}"),
            Self::Cut { path, number } => write!(formatter, "in {path}, the paragraph {number} is taken out"),
            Self::Swap { path, from, to } => write!(formatter, "in {path}, {from:?} becomes {to:?}"),
            Self::Write { path, content: FileContent::Bytes(bytes) } => {
                let text: String = String::from_utf8_lossy(bytes).chars().take(200).collect();
                write!(formatter, "{path} is written: {text:?}")
            }
            Self::Write { path, content: FileContent::Unreadable(why) } => {
                write!(formatter, "{path} cannot be read: {why}")
            }
            Self::Remove { path } => write!(formatter, "{path} is removed"),
            Self::Rename { from, to } => write!(formatter, "{from} is renamed to {to}"),
            Self::Undo { path } => write!(formatter, "{path} is what it was before its last edit"),
            Self::Reset { folder } => write!(formatter, "all below {folder} is as it was at first"),
            Self::Same { path } => write!(formatter, "{path} is written with the same bytes"),
            Self::Today(day) => write!(formatter, "the day is {day}"),
            Self::Drafts(shown) => write!(formatter, "drafts are shown: {shown}"),
            Self::Publish(meant) => write!(formatter, "the website is to be published: {meant}"),
            Self::BaseUrl(address) => write!(formatter, "the base URL of the command line is {address:?}"),
        }
    }
}
