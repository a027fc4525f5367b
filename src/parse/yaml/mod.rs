//! YAML into a type, with all of its mistakes, each at its place and in plain words.
//!
//! The YAML library stops at the first mistake. [`read`] then blanks the lines that hold it (so that no place moves) and
//! reads again, until nothing is wrong with what is left. Where the syntax is broken, each top-level key is read on its own
//! first, so that a quotation mark that is never closed takes one key with it and not the rest of the text.

mod brackets;
mod dates;
mod entries;
mod keys;
mod lines;
mod mistake;
mod syntax;

pub use keys::keys;

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    fmt,
    marker::PhantomData,
    ops::Range,
};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, MapAccess, Visitor},
};

use crate::{
    diagnostic::{Code, Location, Parsed},
    parse::yaml::{
        entries::syntax_error,
        lines::{blank, key_lines, value_at},
        mistake::{LeftOut, Mistake},
    },
    source::{SourcePath, Span},
};

/// How many mistakes of one YAML text are reported; whoever has more is better served a few at a time.
const MISTAKES: usize = 30;

/// How many values that stand nowhere as they were read, for they were written with signs that stand for others, are looked
/// for in one list.
const MISSES: usize = 100;

/// A YAML text and where it stands.
#[derive(Clone, Copy)]
pub struct YamlText<'a> {
    pub path: &'a SourcePath,
    pub text: &'a str,
    /// The byte of the file at which `text` begins.
    pub offset: usize,
}

/// The places of the keys in a group.
pub struct KeysBelow<'a> {
    group: Location,
    keys: HashMap<&'a str, Location>,
}

/// Reads a `T` from `yaml`. What is wrong keeps its default; where nothing can be read, there is no value.
pub fn read<T: DeserializeOwned>(yaml: YamlText<'_>) -> Parsed<Option<T>> {
    let mut diagnostics = Vec::new();
    let mut text = Cow::Borrowed(yaml.text);
    let mut left_out: Vec<Range<usize>> = Vec::new();
    while let Some(mistake) = syntax::deep_brackets(&text).filter(|_| diagnostics.len() < MISTAKES) {
        if let LeftOut::Lines(lines) = &mistake.left_out {
            blank(text.to_mut(), lines.clone());
        }
        diagnostics.push(mistake.into_diagnostic(yaml));
    }
    if diagnostics.len() >= MISTAKES {
        return Parsed { value: None, diagnostics };
    }
    loop {
        let error = match serde_yaml::from_str(&text) {
            Ok(value) => {
                if [": &", ": !"].iter().any(|sign| text.contains(sign)) {
                    let lost = syntax::lost_signs(&text).into_iter().take(MISTAKES - diagnostics.len());
                    diagnostics.extend(lost.map(|mistake| mistake.into_diagnostic(yaml)));
                }
                return Parsed { value: Some(value), diagnostics };
            }
            Err(error) => error,
        };
        let mistakes = match syntax_error(&text) {
            Some(error) => syntax::mistakes(&error, &text, MISTAKES - diagnostics.len()),
            None => vec![Mistake::new(&error, &text)],
        };
        for mistake in mistakes {
            let lines = mistake.lines(&text).filter(|lines| !text[lines.clone()].trim().is_empty());
            // A key that was left out is not missing.
            let is_consequence = mistake.code == Code::MissingKey
                && lines.as_ref().is_some_and(|lines| left_out.iter().any(|out| lines.contains(&out.start)));
            if !is_consequence {
                diagnostics.push(mistake.into_diagnostic(yaml));
            }
            match lines.filter(|_| diagnostics.len() < MISTAKES) {
                Some(lines) => {
                    blank(text.to_mut(), lines.clone());
                    left_out.push(lines);
                }
                None => return Parsed { value: None, diagnostics },
            }
        }
    }
}

/// Reads keys of any names, none of them twice.
pub fn unique_map<'de, D, Value>(deserializer: D) -> Result<BTreeMap<String, Value>, D::Error>
where
    D: Deserializer<'de>,
    Value: Deserialize<'de>,
{
    struct UniqueMap<Value>(PhantomData<Value>);

    impl<'de, Value: Deserialize<'de>> Visitor<'de> for UniqueMap<Value> {
        type Value = BTreeMap<String, Value>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut values = BTreeMap::new();
            while let Some((key, value)) = map.next_entry::<String, Value>()? {
                if values.contains_key(&key) {
                    return Err(A::Error::custom(format!("duplicate field `{key}`")));
                }
                values.insert(key, value);
            }
            Ok(values)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok(BTreeMap::new())
        }
    }

    deserializer.deserialize_any(UniqueMap(PhantomData))
}

impl<'a> YamlText<'a> {
    /// The whole text of a file. A byte order mark at its start is no part of it.
    pub fn of_file(path: &'a SourcePath, text: &'a str) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { path, text: rest, offset: text.len() - rest.len() }
    }

    /// The place of `value` among what stands below the key at the end of `keys`; that key's place where it is not found.
    pub fn place_of_value(&self, keys: &[&str], value: &str) -> Location {
        let key = self.place_of(keys);
        self.place_after(&key, value).unwrap_or(key)
    }

    /// The places of `values` among what stands below the key at the end of `keys`, each after the one before it; that key's
    /// place for one that is not found.
    pub fn places_of_values<'v>(&self, keys: &[&str], values: impl IntoIterator<Item = &'v str>) -> Vec<Location> {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return Vec::new();
        }
        let key = self.place_of(keys);
        let mut before = key.clone();
        let mut misses = 0;
        let place = |value: &str| {
            let place = if misses < MISSES { self.place_after(&before, value) } else { None };
            match place {
                Some(place) => {
                    before = place.clone();
                    place
                }
                None => {
                    misses += 1;
                    key.clone()
                }
            }
        };
        values.map(place).collect()
    }

    /// The places of the keys in the group at the key at the end of `keys`.
    pub fn keys_below(&self, keys: &[&str]) -> KeysBelow<'a> {
        let group = self.place_of(keys);
        let group_start = (group.span.start as usize).saturating_sub(self.offset);
        let indent = group_start - self.text[..group_start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = (group.span.end as usize).saturating_sub(self.offset);
        let rest = value_at(self.text, end);
        let mut keys = HashMap::new();
        let mut add = |key: &'a str, start: usize| {
            let place = Span::new(start..start + key.len(), self.offset);
            keys.entry(key).or_insert_with(|| Location::new(self.path, place));
        };
        if self.text[rest.clone()].contains('{') {
            let mut next = end;
            for part in self.text[end..].split_inclusive([',', '{', '}']) {
                let start = next;
                next += part.len();
                let Some((key, _)) = part.split_once(':') else { continue };
                let key_start = start + key.len() - key.trim_start_matches([' ', '\n', '"', '\'']).len();
                add(key.trim_matches([' ', '\n', '"', '\'']), key_start);
            }
        } else {
            let below = key_lines(self.text, rest.end..self.text.len()).skip_while(|line| line.line_start < rest.end);
            for line in below.take_while(|line| line.indent > indent) {
                add(line.key, line.start);
            }
        }
        KeysBelow { group, keys }
    }

    /// The first place of `value` after another place.
    pub fn place_after(&self, before: &Location, value: &str) -> Option<Location> {
        let from = (before.span.end as usize).saturating_sub(self.offset);
        let start = from + self.text.get(from..)?.find(value).filter(|_| !value.is_empty())?;
        Some(Location::new(self.path, Span::new(start..start + value.len(), self.offset)))
    }

    /// The byte of the file at which what stands below the top-level key at `place` ends.
    pub fn end_of_group(&self, place: Span) -> usize {
        let from = (place.end as usize).saturating_sub(self.offset);
        let next = key_lines(self.text, value_at(self.text, from).end..self.text.len()).find(|line| line.indent == 0);
        self.offset + next.map_or(self.text.len(), |line| line.line_start)
    }

    /// What stands on its line after a place.
    pub fn rest_of_line(&self, place: &Location) -> &'a str {
        let end = (place.span.end as usize).saturating_sub(self.offset);
        &self.text[value_at(self.text, end)]
    }

    /// The places of the keys in `known` that stand at the beginnings of lines, each from the key to its line's end.
    pub fn top_keys(&self, known: &[&'static str]) -> Vec<(&'static str, Span)> {
        let lines = key_lines(self.text, 0..self.text.len()).filter(|line| line.indent == 0);
        lines
            .filter_map(|line| {
                let name = known.iter().find(|name| **name == line.key)?;
                let end = line.start + self.text[line.start..line.end].trim_end().len();
                Some((*name, Span::new(line.start..end, self.offset)))
            })
            .collect()
    }

    /// The keys at the beginnings of lines that are not among `known`.
    pub fn unknown_top_keys(&self, known: &[&'static str]) -> impl Iterator<Item = &str> {
        let lines = key_lines(self.text, 0..self.text.len()).filter(|line| line.indent == 0);
        lines.map(|line| line.key).filter(|key| !known.contains(key))
    }

    /// The place of the key at the end of `keys`, each within the one before it; the whole text's start where it is not found.
    pub fn place_of(&self, keys: &[&str]) -> Location {
        let mut within = 0..self.text.len();
        let mut found = 0..0;
        for (depth, key) in keys.iter().enumerate() {
            // A group of keys may stand on the line of its own key: `allow: {raw-html: a reason}`.
            let same_line = value_at(self.text, found.end);
            let in_line = self.text[same_line.clone()].find(key).filter(|_| depth > 0);
            if let Some(place) = in_line.map(|place| same_line.start + place) {
                found = place..place + key.len();
                within = found.end..self.text.len();
            } else if let Some(line) = key_lines(self.text, within.clone()).find(|line| line.key == *key) {
                found = line.start..line.start + line.key.len();
                within = line.end..self.text.len();
            } else {
                break;
            }
        }
        Location::new(self.path, Span::new(found, self.offset))
    }
}

impl KeysBelow<'_> {
    /// The place of `key`; the whole group's where it is not found.
    pub fn of(&self, key: &str) -> Location {
        self.keys.get(key).unwrap_or(&self.group).clone()
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::{diagnostic::Position, domain::kind::Kind};

    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Keys {
        title: String,
        order: i64,
        aliases: Vec<String>,
        on: Option<jiff::civil::Date>,
        kind: Option<Kind>,
        by: Inner,
        #[serde(deserialize_with = "unique_map")]
        extra: BTreeMap<String, i64>,
    }

    #[derive(Default, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Inner {
        name: String,
        role: String,
    }

    fn mistakes(text: &str) -> Vec<String> {
        let path = SourcePath::new("a.yaml");
        let parsed = read::<Keys>(YamlText { path: &path, text, offset: 0 });
        parsed
            .diagnostics
            .iter()
            .map(|diagnostic| {
                let span = diagnostic.location.as_ref().map(|location| location.span).unwrap_or_default();
                let Position { line, column } = Position::of(text, span.start as usize);
                let help = diagnostic.help.as_deref().unwrap_or_default();
                format!("{line}:{column} {} {} {help}", diagnostic.code, diagnostic.message)
            })
            .collect()
    }

    #[test]
    fn each_mistake_has_its_place_and_plain_words() {
        for (text, expected) in [
            ("order: 1\ntitel: x", "2:1 unknown-key `titel` is not a key that Careleaf knows. did you mean `title`?"),
            (
                "by:\n  name: x\n  rol: y",
                "3:3 unknown-key `rol` is not a key that Careleaf knows. did you mean `role`?",
            ),
            ("title: a\ntitle: b", "2:1 duplicate-key The key `title` is given twice. Keep one of them."),
            ("extra:\n  a: 1\n  a: 2", "3:3 duplicate-key The key `a` is given twice. Keep one of them."),
            (
                "title: [1]",
                "1:8 wrong-type `title` should be text, not a list. If it is text that begins with a bracket, put it in quotation marks.",
            ),
            (
                "aliases: [a: b]",
                "1:11 wrong-type Entry 1 of `aliases` should be text, not a group of keys. If it is text with a colon in it, put it in quotation marks.",
            ),
            (
                "order: abc",
                "1:8 wrong-type `order` should be a whole number, not the text \"abc\". Write a number in digits, as in 3.",
            ),
            ("on: 2026-02-30", "1:5 invalid-value `on` is not a date that can be read. did you mean 2026-02-28?"),
            ("on: 15/03/2026", "1:5 invalid-value `on` is not a date that can be read. did you mean 2026-03-15?"),
            ("kind: risk", "1:7 invalid-value `kind` cannot be `risk`. did you mean `risks`?"),
            (
                "- a",
                "1:1 wrong-type This should be a group of keys, not a list. Write keys, each on a line of its own: title: Risks.",
            ),
            (
                "title:x",
                "1:1 wrong-type This should be a group of keys, not the text \"title:x\". Put a space between each colon and what follows it: title: Risks.",
            ),
            (
                "order: 1\ntitle:x\nkind: risks",
                "2:6 invalid-yaml There is no space after this colon. Put a space between the colon and what follows it: title: Risks.",
            ),
            (
                "order: 1\ntitle: \"a\nkind: risks",
                "2:8 invalid-yaml A quotation mark is opened here and never closed. Put the same quotation mark at the end of the text.",
            ),
            (
                "title: 'What's it?'\norder: 1",
                "1:8 invalid-yaml There is a quotation mark within the quotation marks. Use the other kind around the text: \"What's it like?\" or 'The \"best\" way'.",
            ),
            (
                "title: x\n\torder: 1",
                "2:1 invalid-yaml This line begins with a tab. Use spaces where you indent: YAML does not allow tabs.",
            ),
            (
                "title: x\n order: 1",
                "2:2 invalid-yaml This line begins with spaces, so it is taken for a part of the line above it. Take the spaces at its beginning away. Or, if it is one text with a colon in it, put it in quotation marks.",
            ),
            (
                "title: @home",
                "1:8 invalid-yaml A text cannot begin with this sign. Put the text in quotation marks: title: \"@home\".",
            ),
        ] {
            assert_eq!(mistakes(text), [expected], "{text}");
        }
    }

    #[test]
    fn every_mistake_is_found_in_one_reading() {
        let text = "titel: x\norder: abc\nby:\n  name: n\n  rol: r\n  rolle: r\naliases: /a/\ntitle: fine\n";
        let places: Vec<_> =
            mistakes(text).iter().map(|mistake| mistake.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(places, ["1:1", "2:8", "5:3", "6:3", "7:10"]);
        let text = "---\ntitle: \"x\norder: abc\n---\non: 2026-02-30\nby: {name: n, rol: r}\n";
        let places: Vec<_> =
            mistakes(text).iter().map(|mistake| mistake.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(places, ["2:8", "4:1", "3:8", "5:5", "6:15"]);
    }
}
