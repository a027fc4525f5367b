//! The keys between the `---` lines at the start of a page, and where they stand.

mod parts;

pub use parts::split;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, nearest},
    domain::{change::Change, evidence::Evidence, kind::Kind, review::Reviewer, shape, unsaid::is_name},
    markdown::slug,
    parse::{
        front_matter::parts::LineRanges,
        is_told_of,
        reviews::reviewer_without_name,
        schema::Allowances,
        yaml::{self, YamlText},
    },
    source::Span,
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
    /// What changed on the page, when and why, one change after each dash: the keys date, what and why.
    #[schemars(with = "Option<Vec<Change>>")]
    pub changes: Vec<Change>,
    /// What the page rests on, one source after each dash: its title, or the keys title, url and date.
    #[schemars(with = "Option<Vec<Evidence>>")]
    pub sources: Vec<Evidence>,
    /// What this page says beside what it is about, where a treatment has no page of its own for it: risks, or
    /// aftercare.
    #[schemars(with = "Option<Vec<Kind>>")]
    pub covers: Vec<Kind>,
    /// Two or three key points, shown first.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    pub summary: Vec<String>,
    /// true says that the page is meant to win patients, so that no prescription-only medicine may be named on it.
    pub promotion: bool,
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

impl FrontMatter {
    /// What it says to visitors, by its keys: the title, the description, the key points, and what changed and why.
    pub fn shown_texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let Self { title, description, summary, changes, .. } = self;
        let points = summary.iter().map(|point| ("summary", point.as_str()));
        let changes = changes.iter().flat_map(|change| std::iter::once(&change.what).chain(&change.why));
        let changes = changes.map(|change| ("changes", change.as_str()));
        [("title", title.as_str()), ("description", description.as_str())].into_iter().chain(points).chain(changes)
    }
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
    let says_nothing = |change: &Change| change.what.trim().is_empty();
    if front_matter.changes.iter().any(says_nothing) {
        let places = places_of_changes(yaml, &front_matter.changes);
        let entries = front_matter.changes.iter().zip(places).enumerate();
        for (number, (_, place)) in entries.filter(|(_, (change, _))| says_nothing(change)) {
            let message = format!("Entry {} of `changes` does not say what changed.", number + 1);
            let help = "Say it in a sentence for visitors: what: The stockings are worn for a shorter time.";
            diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
        }
        front_matter.changes.retain(|change| !says_nothing(change));
    }
    if let Some(reviewer) = front_matter.reviewed_by.take_if(|reviewer| !is_name(&reviewer.name)) {
        diagnostics.push(reviewer_without_name(&reviewer, yaml.place_of(&["reviewed_by"])));
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
    let is_nameless = |source: &Evidence| !source.title.contains(char::is_alphanumeric);
    for (number, _) in front_matter.sources.iter().enumerate().filter(|(_, source)| is_nameless(source)) {
        let message = format!("Entry {} of `sources` has no title.", number + 1);
        let help = "Say what the source is called: `{title: The hospital's own advice, date: 2024}`.";
        diagnostics.push(Diagnostic::new(Code::InvalidValue, yaml.place_of(&["sources"]), message).with_help(help));
    }
    check_source_ids(yaml, &mut front_matter.sources, &mut diagnostics);
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

/// Finds names of sources that the text cannot cite, and takes them away.
fn check_source_ids(yaml: YamlText<'_>, sources: &mut [Evidence], diagnostics: &mut Vec<Diagnostic>) {
    let ids: Vec<String> = sources.iter().filter_map(|source| source.id.clone()).collect();
    let mut places = yaml.places_of_values(&["sources"], ids.iter().map(String::as_str)).into_iter();
    let mut known: Vec<String> = Vec::new();
    for source in sources {
        let Some((id, place)) = source.id.clone().zip(places.next().filter(|_| source.id.is_some())) else { continue };
        let folded = id.to_lowercase();
        let (message, help) = if !Evidence::is_id(&id) {
            (format!("`{id}` cannot be the name of a source."), "Use letters, digits and hyphens: nice-2021.")
        } else if known.contains(&folded) {
            (format!("Two sources have the name `{id}`."), "Give each its own, by which the text can cite it.")
        } else {
            known.push(folded);
            continue;
        };
        diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
        source.id = None;
    }
}

/// Where the days of changes stand, in their order.
pub(super) fn places_of_changes(yaml: YamlText<'_>, changes: &[Change]) -> Vec<Location> {
    let days: Vec<String> = changes.iter().map(|change| change.date.to_string()).collect();
    yaml.places_of_values(&["changes"], days.iter().map(String::as_str))
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
