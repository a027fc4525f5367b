//! What the YAML library says is wrong, put at its place and into plain words.

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic, Location, did_you_mean},
    parse::yaml::{
        YamlText,
        brackets::{bracketed, value_of},
        dates,
        entries::{entry_of, lines_of_mistake},
        lines::{byte_at, lacks_space_after_colon, place_of_key},
    },
    source::Span,
};

/// What the library found wrong, where, and what can be said of it.
pub(super) struct Mistake {
    pub code: Code,
    pub message: String,
    pub help: Option<String>,
    pub place: Range<usize>,
    pub left_out: LeftOut,
}

/// What has to be left out for a mistake to be gone.
pub(super) enum LeftOut {
    /// Nothing would be left.
    Nothing,
    /// The key that the mistake stands at.
    Entry,
    Lines(Range<usize>),
}

impl Mistake {
    pub fn new(error: &serde_yaml::Error, text: &str) -> Self {
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
            let help = Some(format!("Add it, with a colon, a space and its value: `{missing}: …`."));
            return Self::at(Code::MissingKey, message, help, value_of(text, at));
        }
        if let (true, [value, known @ ..]) = (reason.contains("unknown variant `"), quoted.as_slice()) {
            let known_list = || format!("it can be: {}", known.join(", "));
            let help = did_you_mean(value, known.iter().copied()).unwrap_or_else(known_list);
            let message = format!("`{key}` cannot be `{value}`.");
            return Self::at(Code::InvalidValue, message, Some(help), value_of(text, at));
        }
        if let Some((found, expected)) = reason
            .split_once("invalid type: ")
            .or_else(|| reason.split_once("invalid value: "))
            .and_then(|(_, types)| types.split_once(", expected "))
        {
            let what = if key.is_empty() { "This".to_owned() } else { in_words(key) };
            let message = format!("{what} should be {}, not {}.", expected_in_words(expected), found_in_words(found));
            let mut mistake =
                Self::at(Code::WrongType, message, way_out(text, at, expected, found), value_of(text, at));
            // Where the whole text is not a group of keys, nothing is left without it.
            if key.is_empty() {
                mistake.left_out = LeftOut::Nothing;
            }
            return mistake;
        }
        if !key.is_empty() {
            let detail = reason.strip_prefix(key).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(reason);
            let is_date = ["date", "year", "month", "day"].iter().any(|word| detail.contains(word));
            let (message, help) = if is_date {
                let message = format!("{} is not a date that can be read.", in_words(key));
                (message, Some(dates::way_out(written_at(text, at))))
            } else {
                (format!("{} has a value that cannot be used: {detail}.", in_words(key)), None)
            };
            return Self::at(Code::InvalidValue, message, help, value_of(text, at));
        }
        let (message, help, left_out) = if said.contains("recursion limit") {
            (
                "There are too many groups within groups here.",
                "Write it with fewer brackets and fewer levels.",
                LeftOut::Entry,
            )
        } else if said.contains("repetition limit") {
            (
                "What is repeated with `*` grows too large.",
                "Write out what you need, without `&` and `*`.",
                LeftOut::Nothing,
            )
        } else if said.contains("merg") {
            ("Only a group of keys can be taken over with `<<`.", "Write the keys out.", LeftOut::Nothing)
        } else {
            (
                "This cannot be read.",
                "Write each key on a line of its own, with a colon and a space before its value: title: Risks.",
                LeftOut::Entry,
            )
        };
        // The library does not say where what is repeated stands.
        let repeated =
            || text.match_indices('*').map(|(place, _)| place).find(|place| text[..*place].ends_with([' ', '[', ',']));
        let (at, left_out) = match repeated().filter(|_| said.contains("repetition limit")) {
            Some(at) => (at, entry_of(text, at).map_or(LeftOut::Nothing, LeftOut::Lines)),
            None => (at, left_out),
        };
        let mistake = Self::at(Code::InvalidYaml, message.to_owned(), Some(help.to_owned()), value_of(text, at));
        Self { left_out, ..mistake }
    }

    fn at(code: Code, message: String, help: Option<String>, place: Range<usize>) -> Self {
        Self { code, message, help, place, left_out: LeftOut::Entry }
    }

    /// The lines that have to be left out for the mistake to be gone, or the part of a line in braces; none where nothing would
    /// be left.
    pub fn lines(&self, text: &str) -> Option<Range<usize>> {
        let in_braces = || bracketed(text, self.place.start).and_then(|found| found.entry);
        match &self.left_out {
            LeftOut::Nothing => None,
            LeftOut::Entry if self.code != Code::InvalidYaml && in_braces().is_some() => in_braces(),
            LeftOut::Entry => lines_of_mistake(text, self.place.start),
            LeftOut::Lines(lines) => Some(lines.clone()),
        }
    }

    pub fn into_diagnostic(self, yaml: YamlText<'_>) -> Diagnostic {
        let location = Location::new(yaml.path, Span::new(self.place, yaml.offset));
        let diagnostic = Diagnostic::new(self.code, location, self.message);
        match self.help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}

/// What to do about a value of the wrong type, where that can be said in general.
fn way_out(text: &str, at: usize, expected: &str, found: &str) -> Option<String> {
    let written = written_at(text, at);
    let help = match (expected, found) {
        _ if expected.starts_with("struct ") && text.lines().any(lacks_space_after_colon) => {
            "Put a space between each colon and what follows it: title: Risks."
        }
        _ if expected.starts_with("struct ") => "Write keys, each on a line of its own: title: Risks.",
        ("a sequence", _) if written.starts_with('-') => "Begin each line of a list with a hyphen and a space: - one.",
        ("a sequence", _) => "Write a list: [one, two], or each on a line after `- `.",
        ("a boolean", _) => match written.to_lowercase().as_str() {
            "yes" | "y" | "on" | "1" | "true" => "did you mean `true`?",
            "no" | "n" | "off" | "0" | "false" => "did you mean `false`?",
            _ => "Write true or false.",
        },
        ("i32" | "i64" | "u32" | "u64" | "an integer", _) => {
            let digits = written.trim_start_matches(|c: char| !c.is_ascii_digit());
            let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
            let rest = digits[end..].trim_start();
            let is_unit = rest.is_empty() || rest.starts_with(char::is_alphabetic);
            if end > 0 && end < 10 && digits.len() == written.len() && is_unit {
                return Some(format!("did you mean `{}`?", &digits[..end]));
            }
            "Write a number in digits, as in 3."
        }
        ("f64", _) => {
            let is_quoted = written.parse::<f64>().is_ok();
            return Some(match is_quoted {
                true => format!("Write it without quotation marks: {written}."),
                false => "Write a number in digits, as in 8.".to_owned(),
            });
        }
        _ if expected.starts_with("a number of days") => "Write it as in `24 months` or `90 days`.",
        _ if expected.contains("date") => return Some(dates::way_out(written)),
        _ if expected.contains("YAML tag") => "Write one word, without brackets and braces.",
        ("field identifier", _) => "Write a word as the key: title: Risks.",
        (_, "map") => "If it is text with a colon in it, put it in quotation marks.",
        (_, "sequence") => "If it is text that begins with a bracket, put it in quotation marks.",
        (_, "unit value") if written.starts_with('#') => {
            "A `#` begins a note that nobody reads. If it is a part of the text, put the text in quotation marks."
        }
        (_, "unit value") => "Write something after the colon, or take the line out.",
        ("a string" | "text or a group of keys" | "text or a list of texts", _)
            if !written.is_empty() && written.len() < 40 =>
        {
            return Some(format!("If it is text, put it in quotation marks: \"{written}\"."));
        }
        _ => return None,
    };
    Some(help.to_owned())
}

/// What the writer wrote at a place as a value, without quotation marks and notes.
fn written_at(text: &str, at: usize) -> &str {
    let written = &text[value_of(text, at)];
    let written = written.find(" #").map_or(written, |note| &written[..note]).trim();
    let inner = |open: char, close: char| written.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    inner('"', '"').or_else(|| inner('\'', '\'')).or_else(|| inner('“', '”')).unwrap_or(written)
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

fn is_key_path(path: &str) -> bool {
    path.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '[' | ']' | '?'))
}

fn expected_in_words(expected: &str) -> String {
    match expected {
        "a string" => "text".to_owned(),
        "text or a group of keys" | "text or a list of texts" => expected.to_owned(),
        "a sequence" => "a list".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        "i32" | "i64" | "u32" | "u64" | "an integer" => "a whole number".to_owned(),
        "f64" => "a number".to_owned(),
        "field identifier" => "a key".to_owned(),
        _ if expected.contains("YAML tag") => "one word".to_owned(),
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
        _ if found.starts_with("string") && found.len() > 200 => "this text".to_owned(),
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
