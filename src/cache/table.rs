//! What was made of each of many files, kept with the contents of the files.

use std::sync::Arc;

use rayon::prelude::*;

use crate::source::{FileContent, SourcePath};

/// A value for each file, in the order of the files.
pub(super) struct Table<Value> {
    files: Vec<(SourcePath, FileContent)>,
    values: Vec<Arc<Value>>,
}

/// Which values are others than before.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Changes {
    /// Files came or went, so that places in the table mean something else.
    #[default]
    All,
    /// The values at these places; the files are the same.
    Places(Vec<usize>),
}

impl<Value: Send + Sync> Table<Value> {
    /// Brings the table up to date with `files`, which come in the order of their paths. What has changed is computed, on all
    /// cores, from the file and from the value that it had before.
    pub fn refresh<'a>(
        &mut self,
        files: impl IntoIterator<Item = (&'a SourcePath, &'a FileContent)>,
        compute: impl Fn(&SourcePath, &FileContent, Option<&Value>) -> Value + Sync,
    ) -> Changes {
        let mut before = std::mem::take(&mut self.files).into_iter().zip(std::mem::take(&mut self.values)).peekable();
        let mut same_files = true;
        let mut outdated: Vec<(usize, Option<Arc<Value>>)> = Vec::new();
        let mut values: Vec<Option<Arc<Value>>> = Vec::with_capacity(before.len());
        self.files.reserve(before.len());
        for (path, content) in files {
            // Equality comes first: it is quick where nothing has changed, which is so for all files but a few.
            if before.peek().is_some_and(|((known, _), _)| known != path) {
                while before.next_if(|((known, _), _)| known < path).is_some() {
                    same_files = false;
                }
            }
            match before.next_if(|((known, _), _)| known == path) {
                Some((file, value)) if file.1 == *content => {
                    self.files.push(file);
                    values.push(Some(value));
                    continue;
                }
                Some((_, value)) => outdated.push((values.len(), Some(value))),
                None => {
                    same_files = false;
                    outdated.push((values.len(), None));
                }
            }
            self.files.push((path.clone(), content.clone()));
            values.push(None);
        }
        same_files &= before.next().is_none();
        let computed: Vec<(usize, Arc<Value>)> = outdated
            .into_par_iter()
            .map(|(place, before)| {
                let (path, content) = &self.files[place];
                (place, Arc::new(compute(path, content, before.as_deref())))
            })
            .collect();
        let places = computed.iter().map(|(place, _)| *place).collect();
        for (place, value) in computed {
            values[place] = Some(value);
        }
        // Each place has either kept its value or been computed.
        self.values = values.into_iter().flatten().collect();
        if same_files { Changes::Places(places) } else { Changes::All }
    }

    pub fn files(&self) -> &[(SourcePath, FileContent)] {
        &self.files
    }

    pub fn values(&self) -> &[Arc<Value>] {
        &self.values
    }
}

impl<Value> Default for Table<Value> {
    fn default() -> Self {
        Self { files: Vec::new(), values: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn only_what_changed_is_computed_again() {
        let mut table: Table<String> = Table::default();
        for (files, changes, values) in [
            (vec![("b", "1"), ("d", "2")], Changes::All, vec!["b1", "d2"]),
            (vec![("b", "1"), ("d", "2")], Changes::Places(vec![]), vec!["b1", "d2"]),
            (vec![("b", "3"), ("d", "2")], Changes::Places(vec![0]), vec!["b1b3", "d2"]),
            (vec![("a", "1"), ("d", "2")], Changes::All, vec!["a1", "d2"]),
            (vec![("a", "1")], Changes::All, vec!["a1"]),
            (vec![("a", "1"), ("c", "1")], Changes::All, vec!["a1", "c1"]),
        ] {
            let files: BTreeMap<SourcePath, FileContent> =
                files.into_iter().map(|(path, text)| (SourcePath::new(path), text.into())).collect();
            let found = table.refresh(&files, |path, content, before| {
                let FileContent::Bytes(bytes) = content else { unreachable!("every file has bytes") };
                format!("{}{path}{}", before.map_or("", String::as_str), String::from_utf8_lossy(bytes))
            });
            assert_eq!(
                (found, table.values().iter().map(|value| value.as_str()).collect::<Vec<_>>()),
                (changes, values)
            );
        }
    }
}
