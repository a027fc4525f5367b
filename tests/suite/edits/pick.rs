//! How an edit finds what it is done to.

use std::collections::BTreeSet;

use careleaf::FileContent;

use super::{
    script::{Desk, Edit},
    site::CONFIG,
};

/// Chance, and the desk with the files as they are.
pub struct Pick<'a> {
    pub random: &'a mut fastrand::Rng,
    pub desk: &'a Desk,
}

impl Pick<'_> {
    /// One of several.
    pub fn of<T: Clone>(&mut self, several: &[T]) -> T {
        several[self.random.usize(..several.len())].clone()
    }

    /// The paths of the files that are there, of those that are `wanted`.
    pub fn paths(&self, wanted: impl Fn(&str) -> bool) -> Vec<String> {
        let paths = self.desk.world.files.iter().map(|(path, _)| path.to_string());
        paths.filter(|path| wanted(path)).collect()
    }

    pub fn pages(&self) -> Vec<String> {
        self.paths(|path| path.starts_with("content/") && path.ends_with(".md"))
    }

    /// The folders of the pages, but for content/ itself.
    pub fn folders(&self) -> Vec<String> {
        let folder = |path: &String| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let folders: BTreeSet<String> = self.pages().iter().filter_map(folder).collect();
        folders.into_iter().filter(|folder| folder != "content").collect()
    }

    /// The name of the theme that the configuration names.
    pub fn theme(&self) -> &'static str {
        let Some(FileContent::Bytes(config)) = self.desk.world.files.get(CONFIG) else { return "clinic" };
        if String::from_utf8_lossy(config).contains("tiny") { "tiny" } else { "clinic" }
    }

    /// An edit of one of the files `paths`; none where there are none.
    pub fn in_one(&mut self, paths: Vec<String>, edit: impl FnOnce(String) -> Edit) -> Vec<Edit> {
        if paths.is_empty() { Vec::new() } else { vec![edit(self.of(&paths))] }
    }

    /// A key of some page, with one of `values`; an empty one takes it out.
    pub fn key(&mut self, key: &'static str, values: &[&'static str]) -> Vec<Edit> {
        let value = self.value(values);
        self.in_one(self.pages(), |path| Edit::Key { path, key, value })
    }

    /// A key of the configuration, with one of `values`; an empty one takes it out.
    pub fn config(&mut self, key: &'static str, values: &[&'static str]) -> Vec<Edit> {
        vec![Edit::Key { path: CONFIG.to_owned(), key, value: self.value(values) }]
    }

    fn value(&mut self, values: &[&'static str]) -> Option<&'static str> {
        Some(self.of(values)).filter(|value| !value.is_empty())
    }

    /// One of `texts` somewhere in a page, at times in place of what stands there.
    pub fn paragraph(&mut self, texts: &[&'static str]) -> Vec<Edit> {
        let Some((path, number)) = self.place() else { return Vec::new() };
        let insert = Edit::Insert { path: path.clone(), number, text: self.of(texts) };
        if self.random.bool() { vec![insert] } else { vec![Edit::Cut { path, number }, insert] }
    }

    /// A paragraph of a page that is taken out.
    pub fn cut(&mut self) -> Vec<Edit> {
        self.place().map(|(path, number)| Edit::Cut { path, number }).into_iter().collect()
    }

    /// A page, and the number of one of its paragraphs.
    fn place(&mut self) -> Option<(String, usize)> {
        let pages = self.pages();
        let path = pages.get(self.random.usize(..pages.len().max(1)))?;
        let FileContent::Bytes(bytes) = self.desk.world.files.get(path)? else { return None };
        let paragraphs = String::from_utf8_lossy(bytes).matches("\n\n").count();
        Some((path.clone(), 1 + self.random.usize(..paragraphs.max(1))))
    }

    /// One of `swaps` in one of the files `paths`, of those that find their words.
    pub fn swap(&mut self, paths: Vec<String>, swaps: &[(&'static str, &'static str)]) -> Vec<Edit> {
        let mut found = Vec::new();
        for path in paths {
            let Some(FileContent::Bytes(bytes)) = self.desk.world.files.get(&path) else { continue };
            let text = String::from_utf8_lossy(bytes);
            let swaps = swaps.iter().filter(|(from, _)| text.contains(from));
            found.extend(swaps.map(|&(from, to)| Edit::Swap { path: path.clone(), from, to }));
        }
        if found.is_empty() { Vec::new() } else { vec![self.of(&found)] }
    }

    /// The file `path` made with `text`, or removed if it is there.
    pub fn make_or_remove(&self, path: &str, text: &str) -> Vec<Edit> {
        let is_there = self.desk.world.files.get(path).is_some();
        vec![if is_there { Edit::Remove { path: path.to_owned() } } else { write(path, text) }]
    }
}

/// The file `path` with `text`, whether or not it is there.
pub fn write(path: &str, text: &str) -> Edit {
    Edit::Write { path: path.to_owned(), content: text.into() }
}
