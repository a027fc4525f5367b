//! YAML into a type, with all of its mistakes, each at its place and in plain words.
//!
//! The YAML library stops at the first mistake. [`read`] then blanks the entry that holds it (so that no place moves) and
//! reads again, until nothing is wrong with what is left.

use std::{collections::BTreeMap, fmt, marker::PhantomData, ops::Range};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, Error, MapAccess, Visitor},
};

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, did_you_mean},
    source::{SourcePath, Span},
};

/// How many mistakes of one YAML text are reported; whoever has more is better served a few at a time.
const MISTAKES: usize = 30;

/// A YAML text and where it stands.
#[derive(Clone, Copy)]
pub struct YamlText<'a> {
    pub path: &'a SourcePath,
    pub text: &'a str,
    /// The byte of the file at which `text` begins.
    pub offset: usize,
}

/// Reads a `T` from `yaml`. What is wrong keeps its default; where nothing can be read, there is no value.
pub fn read<T: DeserializeOwned>(yaml: YamlText<'_>) -> Parsed<Option<T>> {
    let mut diagnostics = Vec::new();
    let mut text = std::borrow::Cow::Borrowed(yaml.text);
    loop {
        let error = match serde_yaml::from_str(&text) {
            Ok(value) => return Parsed { value: Some(value), diagnostics },
            Err(error) => error,
        };
        let mistake = Mistake::new(&error, &text);
        let entry = if diagnostics.len() + 1 < MISTAKES { mistake.entry(&text) } else { None };
        diagnostics.push(mistake.into_diagnostic(yaml));
        match entry {
            Some(entry) => blank(text.to_mut(), entry),
            None => return Parsed { value: None, diagnostics },
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

impl YamlText<'_> {
    /// The place of `value` among what stands below the key at the end of `keys`; that key's place where it is not found.
    pub fn place_of_value(&self, keys: &[&str], value: &str) -> Location {
        let key = self.place_of(keys);
        let from = (key.span.end as usize).saturating_sub(self.offset);
        match self.text.get(from..).and_then(|rest| rest.find(value)).filter(|_| !value.is_empty()) {
            Some(place) => Location::new(self.path, Span::new(from + place..from + place + value.len(), self.offset)),
            None => key,
        }
    }

    /// The place of the key at the end of `keys`, each within the one before it; the whole text's start where it is not found.
    pub fn place_of(&self, keys: &[&str]) -> Location {
        let mut within = 0..self.text.len();
        let mut found = 0..0;
        for key in keys {
            match key_lines(self.text, within.clone()).find(|line| line.key == *key) {
                Some(line) => {
                    found = line.start..line.start + line.key.len();
                    within = line.end..self.text.len();
                }
                None => break,
            }
        }
        Location::new(self.path, Span::new(found, self.offset))
    }
}

/// What the library found wrong, where, and what can be said of it.
struct Mistake {
    code: Code,
    message: String,
    help: Option<String>,
    place: Range<usize>,
    /// Whether the text can be read without the entry. Broken syntax can be anywhere, so then it cannot.
    can_be_left_out: bool,
}

impl Mistake {
    fn new(error: &serde_yaml::Error, text: &str) -> Self {
        let said = error.to_string();
        let reason = said.split(" at line ").next().unwrap_or(&said);
        let at = error.location().map_or(0, |at| byte_at(text, at.line(), at.column()));
        let quoted: Vec<&str> = reason.split('`').skip(1).step_by(2).collect();
        let key = reason.split(": ").next().filter(|key| *key != reason && is_key_path(key)).unwrap_or_default();

        if let (true, [unknown, known @ ..]) = (reason.contains("unknown field `"), quoted.as_slice()) {
            let help = did_you_mean(unknown, known.iter().copied())
                .or_else(|| Some(format!("the keys that can stand here are: {}", known.join(", "))));
            let place = place_of_key(text, unknown, at, 0);
            return Self::at(Code::UnknownKey, format!("`{unknown}` is not a key that Careleaf knows."), help, place);
        }
        if let (true, [twice, ..]) = (reason.contains("duplicate field `"), quoted.as_slice()) {
            let place = place_of_key(text, twice, at, 1);
            let help = Some("Keep one of them.".to_owned());
            return Self::at(Code::DuplicateKey, format!("The key `{twice}` is given twice."), help, place);
        }
        if let Some(twice) = reason.split("duplicate entry with key ").nth(1) {
            let twice = twice.trim_matches('"');
            let place = place_of_key(text, twice, at, 1);
            let help = Some("Keep one of them.".to_owned());
            return Self::at(Code::DuplicateKey, format!("The key `{twice}` is given twice."), help, place);
        }
        if let (true, [missing, ..]) = (reason.contains("missing field `"), quoted.as_slice()) {
            let message = format!("The key `{missing}` is missing here.");
            return Self::at(Code::MissingKey, message, None, value_at(text, at));
        }
        if let (true, [value, known @ ..]) = (reason.contains("unknown variant `"), quoted.as_slice()) {
            let known_list = || format!("it can be: {}", known.join(", "));
            let help = did_you_mean(value, known.iter().copied()).unwrap_or_else(known_list);
            let message = format!("`{key}` cannot be `{value}`.");
            return Self::at(Code::InvalidValue, message, Some(help), value_at(text, at));
        }
        if let Some((found, expected)) =
            reason.split_once("invalid type: ").and_then(|(_, types)| types.split_once(", expected "))
        {
            let what = if key.is_empty() { "This".to_owned() } else { in_words(key) };
            let message = format!("{what} should be {}, not {}.", expected_in_words(expected), found_in_words(found));
            let mut mistake = Self::at(Code::WrongType, message, way_out(text, expected, found), value_at(text, at));
            // Where the whole text is not a group of keys, nothing is left without it.
            mistake.can_be_left_out = !key.is_empty();
            return mistake;
        }
        if !key.is_empty() {
            let is_date = ["date", "year", "month", "day"].iter().any(|word| reason.contains(word));
            let (message, help) = if is_date {
                let message = format!("{} is not a date that can be read.", in_words(key));
                let help =
                    "Write the year, the month and the day as in 2026-03-05, and check that there is such a day.";
                (message, Some(help.to_owned()))
            } else {
                let detail = reason.strip_prefix(key).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(reason);
                (format!("{} has a value that cannot be used: {detail}.", in_words(key)), None)
            };
            return Self::at(Code::InvalidValue, message, help, value_at(text, at));
        }
        Self::syntax(&said, text, at)
    }

    fn at(code: Code, message: String, help: Option<String>, place: Range<usize>) -> Self {
        Self { code, message, help, place, can_be_left_out: true }
    }

    /// A text that is not YAML at all. The library notices late where a quotation or a bracket was never closed, but says
    /// where that began.
    fn syntax(said: &str, text: &str, at: usize) -> Self {
        let began = said.split("while scanning a quoted scalar at line ").nth(1).and_then(|place| {
            let (line, column) = place.split_once(" column ")?;
            Some(byte_at(text, line.parse().ok()?, column.parse().ok()?))
        });
        let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[line_start..].lines().next().unwrap_or_default();
        let indent = &line[..line.len() - line.trim_start().len()];
        let no_space = lines_with_places(text).find(|(_, line)| lacks_space_after_colon(line));
        let quoted = lines_with_places(text)
            .take_while(|(start, _)| *start <= at)
            .filter(|(_, line)| has_inner_quote(line))
            .last();
        let (message, help, place) = if let Some((start, line)) = quoted {
            let start = start + line.find(':').map_or(0, |colon| colon + 1);
            (
                "There is a quotation mark within the quotation marks.",
                "Use the other kind around the text: \"What's it like?\" or 'The \"best\" way'.",
                start + text[start..].len() - text[start..].trim_start().len(),
            )
        } else if let Some(began) = began {
            (
                "A quotation mark is opened here and never closed.",
                "Put the same quotation mark at the end of the text.",
                began,
            )
        } else if indent.contains('\t') {
            ("This line begins with a tab.", "Use spaces where you indent: YAML does not allow tabs.", at)
        } else if let Some((start, line)) = no_space {
            let colon = start + line.find(':').unwrap_or_default();
            (
                "There is no space after this colon.",
                "Put a space between the colon and what follows it: title: Risks.",
                colon,
            )
        } else if said.contains("mapping values are not allowed") && !indent.is_empty() {
            (
                "This line begins with spaces, so it is taken for a part of the line above it.",
                "Take the spaces at its beginning away. Or, if it is one text with a colon in it, put it in quotation marks.",
                line_start + indent.len(),
            )
        } else if said.contains("mapping values are not allowed") {
            (
                "There is a second colon on this line, so it is not clear what the key is.",
                "Put the text after the first colon in quotation marks: title: \"Veins: a guide\".",
                at,
            )
        } else if text[at..].starts_with(['@', '`', '%']) {
            ("A text cannot begin with this sign.", "Put the text in quotation marks: title: \"@home\".", at)
        } else if said.contains("did not find expected key") {
            (
                "This line does not fit with the lines above it.",
                "Give each key a line of its own, with the same number of spaces before it as the others.",
                at,
            )
        } else if said.contains("alias") || said.contains("anchor") {
            ("`*` and `&` have a meaning of their own in YAML.", "Put the text in quotation marks.", at)
        } else {
            (
                "This is not valid YAML.",
                "Write each key on a line of its own, with a colon and a space before its value: title: Risks.",
                at,
            )
        };
        Self {
            code: Code::InvalidYaml,
            message: message.to_owned(),
            help: Some(help.to_owned()),
            place: value_at(text, place),
            can_be_left_out: false,
        }
    }

    /// The lines of the entry that holds the mistake: its key's line and what is indented below it.
    fn entry(&self, text: &str) -> Option<Range<usize>> {
        if !self.can_be_left_out {
            return None;
        }
        let lines: Vec<KeyLine> = key_lines(text, 0..text.len()).collect();
        let top = lines.iter().rposition(|line| line.indent == 0 && line.line_start <= self.place.start)?;
        let top_end = lines[top + 1..].iter().find(|line| line.indent == 0).map_or(text.len(), |line| line.line_start);
        let nested: Vec<&KeyLine> = lines[top + 1..].iter().filter(|line| line.line_start < top_end).collect();
        // A key within a group goes alone where the group keeps another one; else the group goes with it.
        if let Some(place) = nested.iter().position(|line| line.start == self.place.start)
            && nested.iter().filter(|line| line.indent == nested[place].indent).count() > 1
            && !text[lines[top].line_start..top_end].lines().any(|line| line.trim_start().starts_with("- "))
        {
            let indent = nested[place].indent;
            let end =
                nested[place + 1..].iter().find(|line| line.indent <= indent).map_or(top_end, |line| line.line_start);
            return Some(nested[place].line_start..end);
        }
        Some(lines[top].line_start..top_end)
    }

    fn into_diagnostic(self, yaml: YamlText<'_>) -> Diagnostic {
        let location = Location::new(yaml.path, Span::new(self.place, yaml.offset));
        let diagnostic = Diagnostic::new(self.code, location, self.message);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

fn lines_with_places(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |place, line| {
        let start = *place;
        *place += line.len();
        Some((start, line.trim_end()))
    })
}

/// Whether a line is `title:Risks`.
fn lacks_space_after_colon(line: &str) -> bool {
    let key = line.len() - line.trim_start_matches(|c: char| c.is_ascii_lowercase() || c == '_').len();
    let rest = &line[key..];
    key > 0
        && rest.starts_with(':')
        && rest[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '\u{a0}'))
}

/// Whether the value of a line is in quotation marks and has another of the same kind within them.
fn has_inner_quote(line: &str) -> bool {
    let Some((_, value)) = line.split_once(": ") else { return false };
    let value = value.trim();
    ['"', '\''].into_iter().any(|quote| {
        let inner = value.strip_prefix(quote).unwrap_or_default();
        let inner = inner.strip_suffix(quote).unwrap_or(inner);
        // Two in a row, or one behind a backslash, is how YAML writes one.
        inner.replace("''", "").replace("\\\"", "").contains(quote)
    })
}

/// What to do about a value of the wrong type, where that can be said in general.
fn way_out(text: &str, expected: &str, found: &str) -> Option<String> {
    let help = match (expected, found) {
        _ if expected.starts_with("struct ") && text.lines().any(lacks_space_after_colon) => {
            "Put a space between each colon and what follows it: title: Risks."
        }
        _ if expected.starts_with("struct ") => "Write keys, each on a line of its own: title: Risks.",
        ("a sequence", _) => "Write a list: [one, two], or each on a line after `- `.",
        ("a boolean", _) => "Write true or false.",
        ("i32" | "i64" | "u32" | "u64", _) => "Write a number in digits, as in 3.",
        (_, "map") => "If it is text with a colon in it, put it in quotation marks.",
        (_, "sequence") => "If it is text that begins with a bracket, put it in quotation marks.",
        _ => return None,
    };
    Some(help.to_owned())
}

/// A key's path as people say it: `clinic.opening_hours[0]` is entry 1 of `clinic.opening_hours`.
fn in_words(key: &str) -> String {
    let indexed =
        key.rsplit_once('[').and_then(|(list, index)| Some((list, index.strip_suffix(']')?.parse::<usize>().ok()?)));
    match indexed {
        Some((list, index)) => format!("Entry {} of `{list}`", index + 1),
        None => format!("`{key}`"),
    }
}

/// A line of block YAML that begins with a key.
struct KeyLine<'a> {
    key: &'a str,
    indent: usize,
    line_start: usize,
    /// The byte of the key's first letter.
    start: usize,
    end: usize,
}

fn key_lines(text: &str, within: Range<usize>) -> impl Iterator<Item = KeyLine<'_>> {
    let mut line_start = within.start;
    text[within].split_inclusive('\n').filter_map(move |line| {
        let start = line_start;
        line_start += line.len();
        let trimmed = line.trim_start_matches([' ', '-']);
        let indent = line.len() - trimmed.len();
        let colon = trimmed.find(':')?;
        let key = trimmed[..colon].trim_end();
        let quotes = usize::from(key.starts_with(['"', '\'']));
        let key = key.trim_matches(['"', '\'']);
        let is_key = !key.is_empty() && !key.starts_with('#');
        is_key.then_some(KeyLine { key, indent, line_start: start, start: start + indent + quotes, end: line_start })
    })
}

/// The place of `key`, after the byte `from`, passing over `skip` others of the same name and indentation.
fn place_of_key(text: &str, key: &str, from: usize, skip: usize) -> Range<usize> {
    let line_start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let mut lines = key_lines(text, line_start..text.len()).filter(|line| line.key == key);
    let Some(first) = lines.next() else {
        // A key in a flow mapping, `{name: x}`, begins no line.
        let start = text[from..].find(key).map_or(from, |place| from + place);
        return start..(start + key.len()).min(text.len());
    };
    let line = match skip {
        0 => first,
        _ => lines.filter(|line| line.indent == first.indent).nth(skip - 1).unwrap_or(first),
    };
    line.start..line.start + line.key.len()
}

/// From the byte `at` to the end of what stands on its line.
fn value_at(text: &str, at: usize) -> Range<usize> {
    let line = text[at..].lines().next().unwrap_or_default();
    at..at + line.trim_end().len()
}

/// The byte of a line and a column that count from 1, in characters.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = &text[start..];
    start + rest.char_indices().nth(column.saturating_sub(1)).map_or(rest.len(), |(byte, _)| byte)
}

/// Replaces `range` by as many spaces, leaving line ends, so that every other place stays.
fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()]
        .bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' })
        .collect();
    text.replace_range(range, &blanks);
}

fn is_key_path(path: &str) -> bool {
    path.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '?'))
}

fn expected_in_words(expected: &str) -> String {
    match expected {
        "a string" => "text".to_owned(),
        "text or a group of keys" | "text or a list of texts" => expected.to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "i32" | "i64" | "u32" | "u64" => "a whole number".to_owned(),
        "a map" => "a group of keys".to_owned(),
        _ if expected.starts_with("struct ") => "a group of keys".to_owned(),
        _ if expected.contains("date") => "a date like 2026-03-15".to_owned(),
        other => other.to_owned(),
    }
}

fn found_in_words(found: &str) -> String {
    match found {
        "sequence" => "a list".to_owned(),
        "map" => "a group of keys".to_owned(),
        "unit value" => "nothing".to_owned(),
        other => match other.split_once(' ') {
            Some(("string", text)) => format!("the text {text}"),
            Some(("integer" | "float" | "floating", number)) => {
                let number = number.trim_start_matches("point ").split(" as ").next().unwrap_or(number);
                format!("the number {number}")
            }
            Some(("boolean", value)) => value.to_owned(),
            _ => other.to_owned(),
        },
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
            (
                "on: 2026-02-30",
                "1:5 invalid-value `on` is not a date that can be read. Write the year, the month and the day as in 2026-03-05, and check that there is such a day.",
            ),
            (
                "on: 15/03/2026",
                "1:5 invalid-value `on` is not a date that can be read. Write the year, the month and the day as in 2026-03-05, and check that there is such a day.",
            ),
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
    }
}
