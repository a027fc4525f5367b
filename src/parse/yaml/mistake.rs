//! What the YAML library says is wrong, put at its place and into plain words.

use std::ops::Range;

use crate::{
    diagnostic::{Code, Diagnostic, Location, did_you_mean},
    parse::yaml::{
        YamlText,
        lines::{
            KeyLine, byte_at, has_inner_quote, key_lines, lacks_space_after_colon, lines_with_places, place_of_key,
            value_at,
        },
    },
    source::Span,
};

/// What the library found wrong, where, and what can be said of it.
pub(super) struct Mistake {
    code: Code,
    message: String,
    help: Option<String>,
    place: Range<usize>,
    /// Whether the text can be read without the entry. Broken syntax can be anywhere, so then it cannot.
    can_be_left_out: bool,
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
    pub fn entry(&self, text: &str) -> Option<Range<usize>> {
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
