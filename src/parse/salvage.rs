//! What can be read of a YAML text that is broken somewhere. One mistake in it must not look like many: without its `menu`, its
//! `rules` or a page's `draft: true`, much would be told that is no mistake.

use serde::de::DeserializeOwned;

use crate::parse::yaml::{self, YamlText};

/// A value of those entries of `yaml` that can be read by themselves. What is wrong with the others has been told.
pub(super) fn salvage<T: DeserializeOwned>(yaml: YamlText<'_>) -> Option<T> {
    let read = |text: &str| yaml::read::<T>(YamlText { text, ..yaml });
    let sound = |entry: &String| {
        let parsed = read(entry);
        parsed.value.is_some() && parsed.diagnostics.is_empty()
    };
    read(&entries(yaml.text).into_iter().filter(sound).collect::<String>()).value
}

/// The lines of `text`, those of an entry together: its key's line and what stands below it.
fn entries(text: &str) -> Vec<String> {
    let mut entries: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        let begins_entry =
            line.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '\'')) && line.contains(':');
        match entries.last_mut() {
            Some(entry) if !begins_entry => entry.push_str(line),
            _ => entries.push(line.to_owned()),
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{parse::FrontMatter, source::SourcePath};

    #[test]
    fn what_stands_beside_a_mistake_is_read() {
        let path = SourcePath::new("a.md");
        let read = |text: &str| salvage::<FrontMatter>(YamlText { path: &path, text, offset: 0 }).unwrap();
        let found = read("title: A: b\nallow:\n  bare-url: It is\n    meant.\ndraft: true\nkind: risk\nslug: a\n");
        assert_eq!((found.title.as_str(), found.draft, found.slug.as_deref()), ("", true, Some("a")));
        assert_eq!(found.allow["bare-url"], "It is meant.");
        assert!(read("- a\n\ttitle: \"\n").title.is_empty());
    }
}
