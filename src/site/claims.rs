//! Who has which file of the website. Two may not want the same, and none may want a file where another needs a folder.

use rustc_hash::FxHashMap;

use crate::site::OutputPath;

/// The files that are spoken for, each with the file below `content/` that it is made from; empty for one of the theme's.
#[derive(Default)]
pub(super) struct Claims {
    files: FxHashMap<String, String>,
    /// The folders that files need, each with the first who needs it.
    folders: FxHashMap<String, String>,
    /// The files by their paths in small letters: some systems take two names for one that differ in capitals only.
    small: FxHashMap<String, String>,
}

impl Claims {
    /// Claims `path` for `claimant`.
    ///
    /// # Errors
    /// Another has it already, or a file of another stands in its way; the error names the other.
    pub fn claim(&mut self, path: &OutputPath, claimant: &str) -> Result<(), String> {
        let path = path.as_str();
        let folders = || path.match_indices('/').map(|(slash, _)| &path[..slash]);
        let in_the_way = folders().find_map(|folder| self.files.get(folder));
        if let Some(other) = self.files.get(path).or_else(|| self.folders.get(path)).or(in_the_way) {
            return Err(other.clone());
        }
        for folder in folders() {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), claimant.to_owned());
            }
        }
        self.files.insert(path.to_owned(), claimant.to_owned());
        self.small.entry(path.to_lowercase()).or_insert_with(|| claimant.to_owned());
        Ok(())
    }

    /// As [`claim`](Self::claim), for what may not even differ in capitals only from the path of another.
    ///
    /// # Errors
    /// As those of `claim`.
    pub fn claim_whatever_its_capitals(&mut self, path: &OutputPath, claimant: &str) -> Result<(), String> {
        match self.small.get(&path.as_str().to_lowercase()) {
            Some(other) => Err(other.clone()),
            None => self.claim(path, claimant),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_claimed_once_and_stands_in_no_folders_place() {
        let mut claims = Claims::default();
        let mut claim = |path: &str, claimant: &str| claims.claim(&OutputPath::new(path), claimant);
        assert_eq!(claim("a/index.html", "a.md"), Ok(()));
        assert_eq!(claim("a/b/index.html", "b.md"), Ok(()));
        assert_eq!(claim("a/index.html", "c.md"), Err("a.md".to_owned()));
        assert_eq!(claim("a", "file"), Err("a.md".to_owned()));
        assert_eq!(claim("a/index.html/x", "x"), Err("a.md".to_owned()));
        assert_eq!(claim("ab", "file"), Ok(()));
        let mut claims = Claims::default();
        assert_eq!(claims.claim(&OutputPath::new("a/index.html"), "a.md"), Ok(()));
        let other = OutputPath::new("A/index.html");
        assert_eq!(claims.claim_whatever_its_capitals(&other, "b.md"), Err("a.md".to_owned()));
    }
}
