//! What breaks the syntax of a YAML text, found and put into words.
//!
//! The library stops where it cannot go on, which may be far below the mistake. So each top-level key is read on its own, and
//! the lines of those that cannot be read are searched for what writers get wrong.

use std::ops::Range;

use crate::{
    diagnostic::Code,
    parse::yaml::{
        entries::{
            Broken, broken_entries, entry_of_deep_brackets, is_document_mark, lines_of_broken, lines_of_mistake,
        },
        lines::{
            Quoted, byte_at, is_list_item, lacks_space_after_colon, lines_with_places, looks_like_key, quoted,
            value_at, value_start,
        },
        mistake::{LeftOut, Mistake},
    },
};

const QUOTE: &str = "Put the text in quotation marks.";

/// How many characters YAML lets a key have.
const LONGEST_KEY: usize = 1024;

/// A mistake in words, at a byte of the text that was searched.
struct Found {
    message: String,
    help: String,
    place: usize,
}

/// What breaks `text`, which is not YAML for the reason that `error` gives; at most `limit` mistakes, but one at the least.
pub(super) fn mistakes(error: &serde_yaml::Error, text: &str, limit: usize) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = broken_entries(text)
        .take(limit)
        .map(|(entry, broken)| {
            let alone = &text[entry.clone()];
            let mut found = match broken {
                Broken::NoKey => without_key(alone),
                Broken::Syntax(error) => in_entry(&error, alone),
            };
            found.place += entry.start;
            let lines = lines_of_broken(text, &entry, found.place);
            found.into_mistake(text, lines)
        })
        .collect();
    if mistakes.is_empty() {
        let found = between_entries(text).unwrap_or_else(|| in_entry(error, text));
        let lines = match is_document_mark(&text[value_at(text, found.place)]) {
            true => value_at(text, found.place),
            false => lines_of_mistake(text, found.place).unwrap_or_else(|| value_at(text, found.place)),
        };
        mistakes.push(found.into_mistake(text, lines));
    }
    mistakes
}

impl Found {
    fn new(message: &str, help: &str, place: usize) -> Self {
        Self { message: message.to_owned(), help: help.to_owned(), place }
    }

    fn into_mistake(self, text: &str, left_out: Range<usize>) -> Mistake {
        Mistake {
            code: Code::InvalidYaml,
            message: self.message,
            help: Some(self.help),
            place: value_at(text, self.place),
            left_out: LeftOut::Lines(left_out),
        }
    }
}

/// Brackets within brackets that are too deep to be read.
pub(super) fn deep_brackets(text: &str) -> Option<Mistake> {
    let (place, entry) = entry_of_deep_brackets(text)?;
    let help = "If it is text, put it in quotation marks. Else write it with fewer brackets.";
    Some(Found::new("There are too many brackets within brackets here.", help, place).into_mistake(text, entry))
}

/// A value that begins with a sign of YAML's own, which can be read all the same, but without its first word or sign:
/// `title: !important news`.
pub(super) fn lost_signs(text: &str) -> Vec<Mistake> {
    let is_lost = |line: &str| {
        let value = value_start(line).map_or("", |start| &line[start..]);
        let name = value.strip_prefix('&').and_then(|rest| rest.split(' ').next());
        (value.starts_with('!') && !value.starts_with("!!"))
            || name.is_some_and(|name| value.contains(' ') && !text.contains(&format!("*{name}")))
    };
    // What begins further right may be a part of a longer text.
    let lines = lines_with_places(text).filter(|(_, line)| !line.starts_with([' ', '\t', '#', '-']) && is_lost(line));
    let mistake = |(line_start, line): (usize, &str)| {
        let place = line_start + value_start(line).unwrap_or_default();
        let sign = text[place..].chars().next().unwrap_or('!');
        Found::new(&own_meaning(sign), QUOTE, place).into_mistake(text, place..place)
    };
    lines.map(mistake).collect()
}

/// What keeps keys, each of which can be read, from being read together.
fn between_entries(text: &str) -> Option<Found> {
    let mut lines = lines_with_places(text).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    let (start, first) = lines.next()?;
    let indent = first.len() - first.trim_start().len();
    if indent > 0 {
        let help = "Begin all keys at the beginnings of their lines.";
        return Some(Found::new("This line begins with spaces, and others do not.", help, start + indent));
    }
    let (place, _) = lines.find(|(_, line)| is_document_mark(line))?;
    Some(Found::new(
        "What stands below this line is not read.",
        "Take the line away: the keys are all in one part.",
        place,
    ))
}

/// What is wrong with an entry that has no key.
fn without_key(alone: &str) -> Found {
    let line = alone.lines().next().unwrap_or_default().trim_end();
    let indent = line.len() - line.trim_start().len();
    let word = line.trim_start().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let after = line[indent + word.len()..].trim_start();
    if let Some(colon) = line.find(':').filter(|_| lacks_space_after_colon(line)) {
        return no_space(colon);
    }
    if is_list_item(line.trim_start()) {
        let help = "Write keys, each on a line of its own: title: Risks. Give a list a key: summary:";
        return Found::new("A list stands here where a key should be.", help, indent);
    }
    if line.starts_with('-') {
        return no_space_after_hyphen(0);
    }
    if after.starts_with('=') && !word.is_empty() {
        let help = format!("Write a colon and a space: {word}: {}", short(after[1..].trim()));
        return Found {
            help,
            ..Found::new("There is an equals sign where a colon belongs.", "", line.len() - after.len())
        };
    }
    if !word.is_empty() && word.is_ascii() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
        let message = format!("There is no colon after `{word}`.");
        let help = "Write a key, a colon and a space before its value: title: Risks. A line that goes on with the text above it begins with two spaces.";
        return Found { message, ..Found::new("", help, indent) };
    }
    Found::new(
        "There is no key on this line.",
        "Write a key, a colon and a space before its value: title: Risks. A line that goes on with the text above it begins with two spaces.",
        indent,
    )
}

/// What is wrong in a text that the library cannot read for the reason that `error` gives.
fn in_entry(error: &serde_yaml::Error, text: &str) -> Found {
    let said = error.to_string();
    let at = error.location().map_or(0, |at| byte_at(text, at.line(), at.column()));
    let context = context_place(&said).map_or(at, |(line, column)| byte_at(text, line, column));
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[line_start..].lines().next().unwrap_or_default();
    let indent = line.len() - line.trim_start().len();
    let sign = text[at..].chars().next().unwrap_or(' ');

    if said.starts_with("control characters") {
        let is_control = |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')) || c == '\u{ffff}';
        let place = text.find(is_control).unwrap_or(at);
        return Found::new(
            "There is a character here that cannot be seen and that no text has.",
            "Delete the line, and type it again.",
            place,
        );
    }
    if let Some(tab) = line[..indent].find('\t') {
        let help = "Use spaces where you indent: YAML does not allow tabs.";
        return Found::new("This line begins with a tab.", help, line_start + tab);
    }
    if sign == '\t' {
        return Found::new("There is a tab here, which YAML does not allow.", "Put a space in its place.", at);
    }
    if let Some(found) = in_quotes(&said, text, at, context) {
        return found;
    }
    if said.contains("while parsing a flow") || said.contains("flow mapping") {
        return in_brackets(text, context, at);
    }
    let before = &text[line_start..at];
    if before.contains(": [") || before.contains(": {") {
        let starts_value = value_start(line).is_some_and(|start| line[start..].starts_with(['[', '{']));
        if starts_value && said.contains("did not find expected") {
            return Found::new(
                "There is text after the closing bracket.",
                "Put the whole value in quotation marks, if it is text.",
                at,
            );
        }
    }
    if let Some((start, line)) = lines_with_places(text).find(|(_, line)| lacks_space_after_colon(line)) {
        return no_space(start + line.find(':').unwrap_or_default());
    }
    if said.contains("mapping values are not allowed") {
        return second_colon(text, line_start, line, at);
    }
    if said.contains("while scanning a block scalar") {
        let sign = text[context..].chars().next().unwrap_or('>');
        return Found::new(
            &own_meaning(sign),
            &format!("{QUOTE} Or begin the text on the next line, with two spaces before it."),
            context,
        );
    }
    if said.contains("block sequence entries are not allowed") {
        let help = "Put it in quotation marks. Or, if it is a list, begin it on the next line.";
        return Found::new("A text cannot begin with a hyphen and a space.", help, at);
    }
    if ["start any token", "mapping keys are not allowed", "node content", "directive"]
        .iter()
        .any(|part| said.contains(part))
    {
        return Found::new(
            "A text cannot begin with this sign.",
            "Put the text in quotation marks: title: \"@home\".",
            at,
        );
    }
    if ["alias", "anchor", "tag", "URI"].iter().any(|part| said.contains(part)) {
        let sign = text[context..].chars().next().filter(|sign| matches!(sign, '*' | '&' | '!'));
        return Found::new(&own_meaning(sign.unwrap_or('*')), QUOTE, context);
    }
    if said.contains("could not find expected ':'") {
        let start = text[..context].rfind('\n').map_or(0, |newline| newline + 1);
        let line = text[context..].lines().next().unwrap_or_default();
        return match line.starts_with('-') {
            true => no_space_after_hyphen(context),
            false => Found::new(
                "There is no colon on this line, so it is not clear what its key is.",
                "Write a key, a colon and a space before its value: title: Risks. A line that goes on with the text above it begins with more spaces.",
                context.max(start),
            ),
        };
    }
    if said.contains("did not find expected") {
        let content = line.trim_start();
        if content.starts_with('-') && !is_list_item(content) {
            return no_space_after_hyphen(line_start + indent);
        }
        let help = if is_list_item(content) {
            "Begin each line of the list with the same number of spaces."
        } else {
            "Give each key a line of its own, with the same number of spaces before it as the others."
        };
        return Found::new("This line does not fit with the lines above it.", help, at);
    }
    Found::new(
        "This is not valid YAML.",
        "Write each key on a line of its own, with a colon and a space before its value: title: Risks.",
        at,
    )
}

/// What is wrong with the quotation marks up to the line of `at`, if it is those.
fn in_quotes(said: &str, text: &str, at: usize, context: usize) -> Option<Found> {
    if said.contains("escape") || said.contains("hexadecimal") {
        let place = text[..at].rfind('\\').unwrap_or(at);
        let help = "Use single quotation marks around the text: 'C:\\page'. Or write two backslashes.";
        return Some(Found::new("A backslash has a meaning of its own within these quotation marks.", help, place));
    }
    let mut lines = lines_with_places(text).take_while(|(start, _)| *start <= at).peekable();
    while let Some((start, line)) = lines.next() {
        let Some(value) = value_start(line) else { continue };
        match quoted(&line[value..]) {
            Quoted::Inner => {
                return Some(Found::new(
                    "There is a quotation mark within the quotation marks.",
                    "Use the other kind around the text: \"What's it like?\" or 'The \"best\" way'.",
                    start + value,
                ));
            }
            Quoted::Followed(end) => {
                let rest = &line[value + end..];
                let place = start + value + end + rest.len() - rest.trim_start().len();
                let help = "Put quotation marks of the other kind around all of it: title: '\"A\" and more'.";
                return Some(Found::new("There is text after the closing quotation mark.", help, place));
            }
            Quoted::Open if is_key_or_end(lines.peek().map(|(_, line)| *line)) => {
                return Some(never_closed(start + value));
            }
            Quoted::Open if said.contains("quoted scalar") && context == start + value => {
                return Some(never_closed(context));
            }
            Quoted::Open | Quoted::Whole | Quoted::Not => {}
        }
    }
    said.contains("while scanning a quoted scalar").then(|| never_closed(context))
}

fn is_key_or_end(line: Option<&str>) -> bool {
    line.is_none_or(|line| looks_like_key(line.trim_start()) || is_list_item(line.trim_start()))
}

fn never_closed(place: usize) -> Found {
    let help = "Put the same quotation mark at the end of the text.";
    Found::new("A quotation mark is opened here and never closed.", help, place)
}

/// What is wrong in the brackets that open at `open`.
fn in_brackets(text: &str, open: usize, at: usize) -> Found {
    let sign = text[open..].chars().next().unwrap_or('[');
    let closing = if sign == '{' { '}' } else { ']' };
    let count = |sign: char| text[open..].matches(sign).count();
    if count(sign) > count(closing) {
        let help = format!("Put a `{closing}` at the end. If it is text, put it in quotation marks.");
        return Found { help, ..Found::new("A bracket is opened here and never closed.", "", open) };
    }
    let help = "Put a comma between the entries, and quotation marks around texts that have signs in them.";
    Found::new("What stands between these brackets cannot be read.", help, if at < text.len() { at } else { open })
}

/// What is wrong with a line that has a colon too many.
fn second_colon(text: &str, line_start: usize, line: &str, at: usize) -> Found {
    let indent = line.len() - line.trim_start().len();
    let before = &text[line_start..at];
    let is_second = before.contains(": ") && value_start(before).is_some_and(|start| start < before.len());
    if !before.contains(':') && before.len() > LONGEST_KEY {
        let help = "Begin the line with a key of one word, a colon and a space: title: Risks.";
        return Found::new("What stands before the colon is too long for a key.", help, line_start + indent);
    }
    if indent == 0 || is_second {
        return Found::new(
            "There is a second colon on this line, so it is not clear what the key is.",
            "Put the text after the first colon in quotation marks: title: \"Veins: a guide\".",
            at,
        );
    }
    let above = text[..line_start].lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if above.starts_with(' ') {
        return Found::new(
            "This line begins with more spaces than the line above it, so it is taken for a part of that.",
            "Give keys that belong together the same number of spaces.",
            line_start + indent,
        );
    }
    Found::new(
        "This line begins with spaces, so it is taken for a part of the line above it.",
        "Take the spaces at its beginning away. Or, if it is one text with a colon in it, put it in quotation marks.",
        line_start + indent,
    )
}

fn no_space(colon: usize) -> Found {
    let help = "Put a space between the colon and what follows it: title: Risks.";
    Found::new("There is no space after this colon.", help, colon)
}

fn no_space_after_hyphen(place: usize) -> Found {
    Found::new(
        "There is no space after this hyphen.",
        "Begin each line of a list with a hyphen and a space: - one.",
        place,
    )
}

fn own_meaning(sign: char) -> String {
    format!("`{sign}` has a meaning of its own in YAML.")
}

/// The beginning of a text, as much as helps in a message.
fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(40)]
}

/// The line and column, from 1, at which began what the library was reading.
fn context_place(said: &str) -> Option<(usize, usize)> {
    let (_, context) = said.split_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}
