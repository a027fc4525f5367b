//! The keys between the `---` lines at the start of a page, and where they stand.

use std::{collections::BTreeMap, ops::Range};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, nearest},
    domain::{evidence::Evidence, kind::Kind, review::Reviewer, shape},
    markdown::slug,
    parse::{
        is_told_of,
        schema::Allowances,
        yaml::{self, YamlText},
    },
    source::{SourcePath, Span},
};

/// What a writer says about a page. The comments of the keys are also what an editor shows of them.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["title"]))]
pub struct FrontMatter {
    /// The page's title. It has to be there. Headings in the text begin with ##.
    #[schemars(with = "shape::Text", pattern(r"\S"), extend("patternErrorMessage" = "The page has no title."))]
    pub title: String,
    /// One plain sentence that says what visitors find here, for lists, search engines and shared links.
    #[schemars(with = "Option<shape::Text>")]
    pub description: String,
    /// What the page is about. Without it, the file's name tells: risks.md is about risks, a folder's index.md about a
    /// treatment.
    pub kind: Option<Kind>,
    /// Its place among the pages of its folder, the lowest number first.
    pub order: Option<i64>,
    /// The last part of the page's address, in place of the file's name: leg-veins.
    #[schemars(
        with = "Option<shape::Text>",
        pattern(SLUG),
        extend("patternErrorMessage" = "Use letters in lower case, digits and hyphens: leg-veins.")
    )]
    pub slug: Option<String>,
    /// Old addresses that lead to this page: /old/path/.
    #[schemars(with = "Option<Vec<Alias>>")]
    pub aliases: Vec<String>,
    /// true keeps the page back. `careleaf serve --drafts` shows it.
    pub draft: bool,
    /// The day from which the page is published: 2026-03-15.
    #[schemars(with = "Option<shape::Day>")]
    pub publish_on: Option<Date>,
    /// The day on which the page was last reviewed: 2026-03-15. A page without one says that nobody has reviewed it.
    #[schemars(with = "Option<shape::Day>")]
    pub reviewed: Option<Date>,
    /// The day by which the page has to be reviewed again: 2028-03-15.
    #[schemars(with = "Option<shape::Day>")]
    pub review_due: Option<Date>,
    /// Who reviewed the page: a name, or the keys name, role and registration.
    pub reviewed_by: Option<Reviewer>,
    /// What the page rests on, one source after each dash: its title, or the keys title, url and date.
    #[schemars(with = "Option<Vec<Evidence>>")]
    pub sources: Vec<Evidence>,
    /// Two or three key points, shown first.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    pub summary: Vec<String>,
    /// Other words that visitors may look for: spider veins, for thread veins.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    pub synonyms: Vec<String>,
    /// false keeps the page's questions out of the index of questions.
    pub faq: Option<bool>,
    /// Mistakes that are meant to stay on this page, each with the reason: `{bare-url: The address is what it is about.}`
    #[schemars(with = "Option<Allowances>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    pub allow: BTreeMap<String, String>,
    /// Keys for a theme of your own.
    #[schemars(with = "Option<BTreeMap<String, shape::Anything>>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    pub extra: BTreeMap<String, serde_yaml::Value>,
}

/// What `slug` can be, as a regular expression for editors; [`read`] decides.
const SLUG: &str = r"^(?!.*\p{Uppercase})[\p{Alphabetic}\p{N}]+(-[\p{Alphabetic}\p{N}]+)*$";

/// An old address on this site.
// The regular expression is for editors; `is_address` decides.
#[derive(JsonSchema)]
#[schemars(inline)]
struct Alias(
    #[expect(dead_code, reason = "only its schema is of use")]
    #[schemars(
        pattern(r"^(/[^/?#\\.\p{Cc}][^/?#\\\p{Cc}]*)+/?$"),
        extend("patternErrorMessage" = "Write the old path from the site's start, as in /old/page/.")
    )]
    String,
);

const NO_FRONT_MATTER: &str = "This page does not begin with front matter.";

/// What is said of a line that is meant as three hyphens, and what to do about it.
const NO_HYPHENS: &str = "This line should be three hyphens: ---";
const HYPHENS: &str =
    "Write three hyphens, with nothing before or after them. Some programs make one dash of them as you type.";

/// A page's text, cut at its front matter. Both ranges are bytes of the file.
pub(super) struct Parts {
    pub front_matter: Range<usize>,
    pub body: Range<usize>,
}

/// Finds the front matter of `text`. Where a line that begins or ends it is missing, it is what looks like it, so that one
/// mistake does not look like many; where nothing does, the whole text is the body.
pub(super) fn split(path: &SourcePath, text: &str) -> Parsed<Parts> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut lines = LineRanges { text, at: start };
    let first = lines.next().unwrap_or(start..start);
    let is_fence = |line: &Range<usize>| text[line.clone()].trim_end() == "---";
    if !is_fence(&first) {
        let keys = if is_dashes(&text[first.clone()]) { first.end } else { start };
        let begins_with_key = LineRanges { text, at: keys }.next().is_some_and(|line| key_of(&text[line]).is_some());
        let last = LineRanges { text, at: keys }.find(|line| begins_with_key && is_dashes(&text[line.clone()]));
        let value = match last {
            Some(last) => Parts { front_matter: keys..last.start, body: last.end..text.len() },
            None => Parts { front_matter: start..start, body: start..text.len() },
        };
        return Parsed { value, diagnostics: vec![missing(path, text, start)] };
    }
    let Some(last) = lines.find(|line| is_fence(line)) else {
        return unclosed(path, text, &first);
    };
    let parts = Parts { front_matter: first.end..last.start, body: last.end..text.len() };
    Parsed { value: parts, diagnostics: second(path, text, last.end).into_iter().collect() }
}

/// The parts of a text whose first line, `first`, begins front matter that no line ends.
fn unclosed(path: &SourcePath, text: &str, first: &Range<usize>) -> Parsed<Parts> {
    let keys_end = LineRanges { text, at: first.end }.find(|line| ends_keys(&text[line.clone()]));
    let last = keys_end.clone().filter(|line| is_dashes(&text[line.clone()]));
    let (place, message, help) = match &last {
        Some(last) => (last, NO_HYPHENS, HYPHENS),
        None => (
            first,
            "The front matter begins here, but nothing ends it.",
            "Put a line with only `---` after the last key, before the text of the page.",
        ),
    };
    let location = Location::new(path, span_of_line(text, place));
    let diagnostic = Diagnostic::new(Code::UnclosedFrontMatter, location, message).with_help(help);
    let end = keys_end.map_or(text.len(), |line| line.start);
    let body = last.map_or(end, |line| line.end);
    let value = Parts { front_matter: first.end..end, body: body..text.len() };
    Parsed { value, diagnostics: vec![diagnostic] }
}

/// Whether a line is none of front matter that was begun: an empty one, dashes, a heading, or text.
fn ends_keys(line: &str) -> bool {
    let is_key_or_below = line.contains(':') || line.starts_with([' ', '\t', '-', '#', ']', '}']);
    line.trim().is_empty() || is_dashes(line) || line.starts_with("##") || !is_key_or_below
}

/// Whether a line is meant as three hyphens. Word processors make one dash of them.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// The key that a line begins with, if it is one that front matter may have.
fn key_of(line: &str) -> Option<&str> {
    line.split_once(':').map(|(key, _)| key).filter(|key| yaml::keys::<FrontMatter>().contains(key))
}

/// Why no front matter was found, as near as can be told from how the file begins.
fn missing(path: &SourcePath, text: &str, start: usize) -> Diagnostic {
    let mut lines = LineRanges { text, at: start };
    let line = lines.find(|line| !text[line.clone()].trim().is_empty()).unwrap_or(start..start);
    let content = text[line.clone()].trim();
    let begin = "Begin the page with three lines";
    let (message, help) = if content == "---" {
        (
            "There is something before the front matter.",
            "Delete the empty lines and the spaces before this line.".to_owned(),
        )
    } else if is_dashes(content) || content == "-" {
        (NO_HYPHENS, HYPHENS.to_owned())
    } else if key_of(content).is_some() {
        ("The line that begins the front matter is missing.", "Put a line with only `---` above this one.".to_owned())
    } else if let Some(title) = content.strip_prefix("# ") {
        // In quotation marks it is the title whatever signs are in it.
        let title = title.trim().replace('\\', "\\\\").replace('"', "\\\"");
        (NO_FRONT_MATTER, format!("{begin}, in place of this one:\n---\ntitle: \"{title}\"\n---"))
    } else {
        (NO_FRONT_MATTER, format!("{begin}:\n---\ntitle: The title of this page\n---"))
    };
    Diagnostic::new(Code::MissingFrontMatter, Location::new(path, span_of_line(text, &line)), message).with_help(help)
}

/// How many lines below the front matter may be keys of it that stand too low.
const LINES_BELOW: usize = 8;

/// Keys below the front matter, with lines of hyphens around them or without, would be shown as a part of the text: and what
/// they say, such as that the page is a draft, would be lost.
fn second(path: &SourcePath, text: &str, body: usize) -> Option<Diagnostic> {
    let lines = || LineRanges { text, at: body }.filter(|line| !text[line.clone()].trim().is_empty());
    let holds_back = |line: &Range<usize>| matches!(key_of(&text[line.clone()]), Some("draft" | "publish_on"));
    let mut first_lines = lines();
    let (first, next) = (first_lines.next()?, first_lines.next());
    let is_fence = text[first.clone()].trim_end() == "---";
    if is_fence && next.is_some_and(|next| key_of(&text[next]).is_some()) {
        let message = "This page has a second front matter.";
        let location = Location::new(path, span_of_line(text, &first));
        return Some(
            Diagnostic::new(Code::MissingFrontMatter, location, message)
                .with_help("Keep one of the two, at the very beginning."),
        );
    }
    let begins = Some(first).filter(|first| key_of(&text[first.clone()]).is_some());
    let line = begins.or_else(|| lines().take(LINES_BELOW).find(holds_back))?;
    let message = "This is a key of the front matter, and stands below it.";
    let location = Location::new(path, span_of_line(text, &line));
    Some(
        Diagnostic::new(Code::MissingFrontMatter, location, message)
            .with_help("Move the line up, above the second line of hyphens. As it is, visitors would read it."),
    )
}

/// Keys that keep a page back and say nothing where they stand: without a value, or as a part of the text above them.
fn lost_holds(yaml: YamlText<'_>, front_matter: &FrontMatter) -> Vec<Diagnostic> {
    if front_matter.draft || front_matter.publish_on.is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for line in (LineRanges { text: yaml.text, at: 0 }) {
        let content = yaml.text[line.clone()].trim();
        let is_nested = yaml.text[line.clone()].starts_with([' ', '\t']);
        let (message, help) = match content.split_once(':').map(|(key, value)| (key, value.trim())) {
            Some(("publish_on", value)) if !is_nested && (value.is_empty() || value.starts_with(['~', '#'])) => (
                "`publish_on` has no day, so the page would be published at once.",
                "Write the day, as in 2026-03-05, or take the line out.",
            ),
            Some((key, value))
                if is_nested && (key == "publish_on" || (key == "draft" && value.starts_with("true"))) =>
            {
                (
                    "This line is taken for a part of the one above it, so the page would be published.",
                    "Begin it at the very left, in a line of its own.",
                )
            }
            _ => continue,
        };
        let start = line.start + yaml.text[line.clone()].find(content).unwrap_or_default();
        let location = Location::new(yaml.path, Span::new(start..start + content.len(), yaml.offset));
        found.push(Diagnostic::new(Code::InvalidValue, location, message).with_help(help));
    }
    found
}

/// Reads the keys of the front matter `yaml`, and checks what their types cannot say.
pub(super) fn read(yaml: YamlText<'_>) -> Parsed<FrontMatter> {
    let Parsed { value, mut diagnostics } = yaml::read::<FrontMatter>(yaml);
    // Where the front matter cannot be read, or not all of it, nothing is said about what it lacks.
    let unreadable = value.is_none() || diagnostics.iter().any(|diagnostic| diagnostic.code == Code::InvalidYaml);
    let mut front_matter = value.unwrap_or_default();
    // A title that is wrong, or whose key is misspelt, has been told of already.
    let title_wrong = is_told_of(&diagnostics, "title");
    if front_matter.title.trim().is_empty() && !unreadable && !title_wrong {
        let message = "This page has no title.";
        let place = yaml.place_of(&["title"]);
        let is_there = !place.span.range().is_empty();
        let value = yaml.rest_of_line(&place).trim_start_matches([':', ' ']);
        let help = match value.chars().next().filter(|_| is_there) {
            Some('#') => {
                "A `#` begins a note that nobody sees. If the title begins with it, put the title in quotation marks."
            }
            Some('&') => "Put the title in quotation marks: `&` has a meaning of its own in YAML.",
            _ if is_there => "Write it after the colon: title: The title of this page",
            _ => "Add a line to the front matter: title: The title of this page",
        };
        diagnostics.push(Diagnostic::new(Code::MissingTitle, place, message).with_help(help));
    }
    for key in ["title", "description"] {
        let place = yaml.place_of(&[key]);
        let value = yaml.rest_of_line(&place).trim_start_matches([':', ' ']);
        let is_plain = !place.span.range().is_empty() && !value.starts_with(['"', '\'', '|', '>', '#']);
        if let Some(cut) = value.find(" #").filter(|_| is_plain) {
            let message = format!("`{key}` ends before the `#`: what follows is a note that nobody sees.");
            let start = place.span.end as usize - yaml.offset;
            let start = start + yaml.text[start..].find(value).unwrap_or_default() + cut + 1;
            let span = Span::new(start..start + value[cut + 1..].trim_end().len(), yaml.offset);
            diagnostics.push(
                Diagnostic::new(Code::CutText, Location::new(yaml.path, span), message)
                    .with_help("Put the whole text in quotation marks. A note stands better in a line of its own."),
            );
        }
    }
    if let Some(wanted) = &front_matter.slug {
        let usable = slug(wanted);
        if usable != *wanted || usable.is_empty() {
            let message = format!("`{wanted}` cannot be the last part of an address.");
            let help = match usable.as_str() {
                "" => "Use letters, digits and hyphens.".to_owned(),
                usable => format!("Use letters in lower case, digits and hyphens: {usable}"),
            };
            diagnostics.push(Diagnostic::new(Code::InvalidValue, yaml.place_of(&["slug"]), message).with_help(help));
            // Links to the address that is meant are not wrong as well.
            front_matter.slug = Some(usable).filter(|usable| !usable.is_empty());
        }
    }
    let places = yaml.places_of_values(&["aliases"], front_matter.aliases.iter().map(String::as_str));
    let mut places = places.into_iter();
    front_matter.aliases.retain(|alias| {
        let place = places.next().unwrap_or_else(|| yaml.place_of(&["aliases"]));
        let usable = is_address(alias);
        if !usable {
            let message = format!("The alias `{alias}` is not an address on this site.");
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, place, message)
                    .with_help("Write the old path from the site's start, as in /old/page/."),
            );
        }
        usable
    });
    if !front_matter.allow.is_empty() {
        let places = yaml.keys_below(&["allow"]);
        front_matter.allow.retain(|name, reason| match allowance_mistake(name, reason) {
            Some((message, help)) => {
                diagnostics.push(Diagnostic::new(Code::InvalidValue, places.of(name), message).with_help(help));
                // What is allowed without a reason is told once, and not also what it allows.
                name.parse::<Code>().is_ok_and(Code::is_on_pages)
            }
            None => true,
        });
    }
    if diagnostics.is_empty() {
        diagnostics.extend(lost_holds(yaml, &front_matter));
    }
    // Whoever misspells `draft` means the page to wait, whatever the site says of keys that are not known.
    if diagnostics.iter().any(|diagnostic| diagnostic.code == Code::UnknownKey) {
        front_matter.draft |= yaml.unknown_top_keys(yaml::keys::<FrontMatter>()).any(means_to_wait);
    }
    Parsed { value: front_matter, diagnostics }
}

/// Whether a key that is not known is most like one that keeps a page back.
fn means_to_wait(key: &str) -> bool {
    let nearest = nearest(key, yaml::keys::<FrontMatter>().iter().copied());
    nearest.first().is_some_and(|nearest| ["draft", "publish_on"].contains(nearest))
}

/// What is wrong with an entry of `allow`, and the way out.
fn allowance_mistake(name: &str, reason: &str) -> Option<(String, String)> {
    match name.parse::<Code>() {
        Err(()) => Some((format!("`{name}` is not the code of a rule."), Code::nearest_to(name))),
        Ok(code) if !code.is_on_pages() => Some((
            match code.why_always_an_error() {
                Some(why) => format!("`{name}` cannot be allowed: {why}."),
                None => format!("`{name}` is no mistake of a page's, and cannot be allowed by one."),
            },
            match code.can_be_lowered() {
                true => format!("Set it for the whole site, in site.yaml: `rules: {{{name}: off}}`."),
                false => "Take the line out, and mend what the error says.".to_owned(),
            },
        )),
        Ok(_) if !is_reason(reason) => Some((
            format!("`{name}` is allowed here without a reason."),
            format!("Say why, for whoever reads the page next: `{name}: the reason`."),
        )),
        Ok(_) => None,
    }
}

/// Whether a text can be a reason: words, and not only a sign of consent.
fn is_reason(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !["true", "yes", "allow", "allowed", "off"].contains(&text.as_str())
}

/// Whether an alias is the path of an address: parts between slashes, none of them hidden or a way up.
fn is_address(alias: &str) -> bool {
    let Some(path) = alias.strip_prefix('/') else { return false };
    let mut parts = path.strip_suffix('/').unwrap_or(path).split('/');
    let allowed = |c: char| !c.is_control() && !matches!(c, '?' | '#' | '\\');
    parts.all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(allowed))
}

fn span_of_line(text: &str, line: &Range<usize>) -> Span {
    Span::new(line.start..line.start + text[line.clone()].trim_end().len(), 0)
}

/// The lines of a text as ranges, each with its line end.
struct LineRanges<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for LineRanges<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return None;
        }
        let start = self.at;
        self.at += rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        Some(start..self.at)
    }
}
