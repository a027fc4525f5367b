//! The site's configuration: `content/site.yaml`.

#[cfg(test)]
mod tests;

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer};

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, Severity},
    domain::{
        claim::{ClaimKeys, Claims},
        clinic::Clinic,
        completeness::Completeness,
        fact::Fact,
        fact::Facts,
        language::Language,
        quantity::{Quantity, telephones},
        readability::ReadingPolicy,
        review::ReviewPolicy,
        shape,
        text_or::text_or_map,
    },
    markdown::placeholders,
    parse::{
        claims::{self, SiteClaim},
        facts, is_told_of,
        reading::ReadingKeys,
        schema::Rules,
        text_in_spite_of, text_of,
        yaml::{self, YamlText},
    },
    source::{Files, Options, SourcePath},
};

/// The file that the configuration is read from.
pub const CONFIG_FILE: &str = "content/site.yaml";

/// What a clinic says about its site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub title: String,
    pub description: String,
    pub base_url: BaseUrl,
    pub language: Language,
    /// Where `site.yaml` names the language.
    pub language_location: Option<Location>,
    pub clinic: Clinic,
    /// A sentence for the foot of every page.
    pub notice: String,
    /// The entries of the menu as the clinic wrote them; none where the menu is made from the top-level pages.
    pub menu: Option<Vec<MenuEntry>>,
    /// Whether pages offer a search of the questions.
    pub search: bool,
    pub theme: String,
    pub theme_options: BTreeMap<String, ThemeOption>,
    pub raw_html_allowed: bool,
    pub review: ReviewPolicy,
    pub complete: Completeness,
    pub reading: ReadingPolicy,
    /// What pages do not say of treatments.
    pub claims: Claims,
    /// What `site.yaml` says of them nevertheless.
    pub claims_of_site: Vec<SiteClaim>,
    /// The telephone numbers of the clinic and in facts, each with the text that it stands in.
    pub telephones: Vec<(String, Quantity)>,
    /// What the site says in several places.
    pub facts: Facts,
    /// Where `site.yaml` names each fact.
    pub fact_locations: BTreeMap<String, Location>,
    /// Severities that differ from the codes' own; `None` turns a code off.
    pub rules: HashMap<Code, Option<Severity>>,
}

/// A page that the menu leads to, and where `site.yaml` says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuEntry {
    pub destination: String,
    pub location: Location,
}

/// An option of the theme, and where `site.yaml` sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeOption {
    pub value: String,
    pub location: Location,
}

/// The address at which the site is published.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    /// `https://clinic.example`; empty where no address is known.
    pub origin: String,
    /// `/`, or `/veins/` for a site below a folder of its host.
    pub path: String,
}

/// The keys of `site.yaml`. Their comments are also what an editor shows of them.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(extend("required" = ["title"]))]
pub(super) struct ConfigKeys {
    /// The name of the website. It stands at the top of every page, and has to be there.
    #[schemars(with = "shape::Text", pattern(r"\S"), extend("patternErrorMessage" = "The site has no title."))]
    title: String,
    /// One plain sentence about the website.
    #[schemars(with = "Option<shape::Text>")]
    description: String,
    /// The address at which the website is published, with the folder if it is below one: https://www.your-clinic.example/.
    #[schemars(
        pattern(ADDRESS),
        extend("patternErrorMessage" = "Write the address in full: https://www.your-clinic.example/.")
    )]
    base_url: Option<String>,
    /// The language of the pages: en-GB, for British English. The theme has to speak it.
    #[schemars(with = "Option<shape::Text>")]
    language: Option<String>,
    /// How visitors can reach the clinic.
    #[schemars(with = "Option<Clinic>")]
    clinic: Clinic,
    /// A sentence for the foot of every page.
    #[schemars(with = "Option<shape::Text>")]
    notice: String,
    /// The pages in the menu, one file of content/ after each dash: contact.md. Without it, the pages at the top level.
    #[schemars(with = "Option<Vec<shape::Text>>")]
    menu: Option<Vec<String>>,
    /// false takes the search of the questions off the home page.
    search: Option<bool>,
    /// How the website looks: a theme's name, or the keys name and options.
    theme: ThemeChoice,
    /// allow lets HTML in pages through.
    raw_html: RawHtmlRule,
    /// What the website asks of the reviews of its pages.
    #[schemars(with = "Option<ReviewPolicy>")]
    review: ReviewPolicy,
    /// What the pages of a treatment have to say: for each thing, the kinds of page that say it.
    #[schemars(with = "Option<Completeness>")]
    complete: Completeness,
    /// How easy the pages are to be to read.
    #[schemars(with = "Option<ReadingKeys>")]
    reading: ReadingKeys,
    /// What pages do not say of treatments: changes of the lists that come along.
    #[schemars(with = "Option<ClaimKeys>")]
    claims: ClaimKeys,
    /// What the site says in several places, each with a name: session_length: 30 minutes. Pages show it in place of
    /// {{ fact.session_length }}.
    #[schemars(with = "Option<BTreeMap<String, Fact>>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    facts: BTreeMap<String, Fact>,
    /// How grave each kind of mistake is: off, warn or error.
    #[schemars(with = "Option<Rules>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    rules: BTreeMap<String, Level>,
}

/// What `base_url` can be, as a regular expression for editors; [`BaseUrl::parse`] decides.
const ADDRESS: &str = r#"^https?://[^\s/?#"<>\\@]+(/[^\s?#"<>\\@]*)?$"#;

/// `theme: clinic`, or `theme: {name: clinic, options: {…}}`.
struct ThemeChoice {
    name: String,
    options: BTreeMap<String, String>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
struct ThemeKeys {
    /// The theme's name: the folder's in themes/, or clinic, which is part of the program.
    #[schemars(with = "Option<shape::Text>")]
    name: String,
    /// What the theme lets a website choose, such as its colours. They are listed in the theme's theme.yaml.
    #[schemars(with = "Option<BTreeMap<String, shape::Text>>")]
    #[serde(deserialize_with = "yaml::unique_map")]
    options: BTreeMap<String, String>,
}

#[derive(Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum RawHtmlRule {
    /// HTML in a page is an error.
    #[default]
    Refuse,
    /// HTML in a page is published as it is.
    Allow,
}

/// How grave a kind of mistake is.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Level {
    /// It is not told at all.
    Off,
    /// It is told, and the website is published.
    Warn,
    /// It is told, and the website is not published before it is mended.
    Error,
}

/// Reads the configuration from among `files`; what is not said there has its default.
pub fn read(files: &Files, options: &Options) -> Parsed<Config> {
    let path = SourcePath::new(CONFIG_FILE);
    let mut diagnostics = Vec::new();
    let text = match files.get(CONFIG_FILE) {
        Some(content) => text_of(&path, content).unwrap_or_else(|diagnostic| {
            diagnostics.push(diagnostic);
            text_in_spite_of(content)
        }),
        None => {
            let message = "There is no `content/site.yaml`, so the site has no name and no address of its own.";
            diagnostics.push(Diagnostic::without_place(Code::MissingConfig, message).with_help(
                "Make the file with two lines:\ntitle: The name of your clinic\nbase_url: https://www.your-clinic.example/",
            ));
            "".into()
        }
    };
    let yaml = YamlText::of_file(&path, &text);
    let Parsed { value: keys, diagnostics: wrong } = yaml::read::<ConfigKeys>(yaml);
    // Where the file cannot be read, or not all of it, nothing is said about what it lacks.
    let is_broken = wrong.iter().any(|diagnostic| diagnostic.code == Code::InvalidYaml);
    let readable = keys.is_some() && diagnostics.is_empty() && !is_broken;
    let mut keys = keys.unwrap_or_default();
    let are_facts_lost = is_broken || is_unread("facts", yaml, &wrong);
    let says_nothing_of = |key: &str| readable && !is_told_of(&wrong, key);
    let (no_title, no_address) = (says_nothing_of("title"), says_nothing_of("base_url"));
    diagnostics.extend(wrong);

    if no_title && keys.title.trim().is_empty() {
        let message = "The site has no title.";
        diagnostics.push(
            Diagnostic::new(Code::MissingKey, yaml.place_of(&["title"]), message)
                .with_help("Add a line: title: The name of your clinic"),
        );
    }
    if no_address && keys.base_url.is_none() {
        let message = "`site.yaml` has no `base_url`, so the site has no sitemap and no canonical addresses.";
        diagnostics.push(
            Diagnostic::new(Code::MissingConfig, Location::start_of(&path), message)
                .with_help("Add the address of your site: base_url: https://www.your-clinic.example/"),
        );
    }
    let mut base_url = keys.base_url.as_deref().and_then(|address| {
        let parsed = BaseUrl::parse(address);
        if parsed.is_none() {
            let message = format!("`{address}` is not the address of a website.");
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, yaml.place_of(&["base_url"]), message)
                    .with_help("Write it in full: base_url: https://www.your-clinic.example/"),
            );
        }
        parsed
    });
    if let Some(address) = &options.base_url {
        base_url = BaseUrl::parse(address);
    }
    let (facts, fact_locations) = facts::read(&keys.facts, yaml, &mut diagnostics);
    // What is lost with what could not be read is not missing as well.
    let facts = if are_facts_lost { facts.with_others_unread() } else { facts };
    for (key, text) in [("description", &keys.description), ("notice", &keys.notice)] {
        diagnostics.extend(facts::undefined(text, &facts, |braces| yaml.place_of_value(&[key], braces)));
    }
    for (path, text) in std::iter::once((&["title"][..], &mut keys.title)).chain(keys.clinic.texts()) {
        if text.contains("{{") {
            diagnostics.extend(facts::undefined(text, &facts, |braces| yaml.place_of_value(path, braces)));
            *text = facts.fill(text).into_owned();
        }
    }
    for (name, value) in &keys.theme.options {
        if !placeholders(value).is_empty() {
            let message = "No fact is filled in, in an option of the theme.";
            let place = yaml.keys_below(&["theme", "options"]).of(name);
            diagnostics.push(Diagnostic::new(Code::MisplacedFact, place, message).with_help("Say it in words."));
        }
    }
    if let Some(number) = keys.clinic.telephone.as_ref().filter(|number| !Clinic::is_one_telephone_number(number)) {
        let message = format!("`{number}` is not one telephone number.");
        diagnostics.push(
            Diagnostic::new(Code::InvalidValue, yaml.place_of_value(&["clinic", "telephone"], number), message)
                .with_help("Give the one that visitors should ring, in digits. Others can stand on the contact page."),
        );
    }
    let claims = Claims::new(&keys.claims);
    let texts = [("title", &keys.title), ("description", &keys.description), ("notice", &keys.notice)];
    let texts = texts.map(|(key, text)| (key, facts.fill(text)));
    let claims_of_site = claims::of_site(&texts.each_ref().map(|(key, text)| (*key, &**text)), &claims, yaml);
    let telephones = telephones_of(keys.clinic.telephone.as_deref(), &facts);
    let rules = rules(&keys.rules, yaml, &mut diagnostics);
    let reading = keys.reading.policy(yaml, &mut diagnostics);

    let options = yaml.keys_below(&["theme", "options"]);
    let config = Config {
        title: keys.title.trim().to_owned(),
        description: keys.description.trim().to_owned(),
        base_url: base_url.unwrap_or_default(),
        language: keys.language.as_deref().map(Language::new).unwrap_or_default(),
        language_location: Some(yaml.place_of(&["language"])),
        clinic: keys.clinic,
        notice: keys.notice.trim().to_owned(),
        menu: keys.menu.map(|menu| {
            let places = yaml.places_of_values(&["menu"], menu.iter().map(String::as_str));
            let entry = |(destination, location)| MenuEntry { destination, location };
            menu.into_iter().zip(places).map(entry).collect()
        }),
        search: keys.search.unwrap_or(true),
        theme: keys.theme.name,
        theme_options: keys
            .theme
            .options
            .into_iter()
            .map(|(name, value)| {
                let key = options.of(&name);
                let location = yaml.place_after(&key, &value).unwrap_or(key);
                (name, ThemeOption { value, location })
            })
            .collect(),
        raw_html_allowed: matches!(keys.raw_html, RawHtmlRule::Allow),
        review: keys.review,
        complete: keys.complete,
        reading,
        claims,
        claims_of_site,
        telephones,
        facts,
        fact_locations,
        rules,
    };
    Parsed { value: config, diagnostics }
}

/// The telephone numbers of the clinic and in facts, each with the text that it stands in.
fn telephones_of(clinic: Option<&str>, facts: &Facts) -> Vec<(String, Quantity)> {
    let texts = clinic.into_iter().chain(facts.iter().map(|(_, fact)| fact.value.as_str()));
    texts.flat_map(|text| telephones(text).map(move |number| (text.to_owned(), number))).collect()
}

/// Whether what stands below the top-level `key` could not all be read, by what is `wrong`, and that is an error whatever the
/// site's rules say.
fn is_unread(key: &str, yaml: YamlText<'_>, wrong: &[Diagnostic]) -> bool {
    let place = yaml.place_of(&[key]).span;
    let end = yaml.end_of_group(place);
    let is_below = |diagnostic: &Diagnostic| {
        let start = diagnostic.location.as_ref().map_or(0, |location| location.span.start as usize);
        (place.start as usize..end).contains(&start) && !diagnostic.code.can_be_lowered()
    };
    !place.range().is_empty() && wrong.iter().any(is_below)
}

fn rules(
    levels: &BTreeMap<String, Level>,
    yaml: YamlText<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> HashMap<Code, Option<Severity>> {
    let mut rules = HashMap::new();
    let places = yaml.keys_below(&["rules"]);
    for (name, level) in levels {
        let severity = match level {
            Level::Off => None,
            Level::Warn => Some(Severity::Warning),
            Level::Error => Some(Severity::Error),
        };
        match name.parse::<Code>() {
            Ok(code) if severity != Some(Severity::Error) && !code.can_be_lowered() => {
                let why = code.why_always_an_error().unwrap_or_default();
                let message = format!("`{name}` is always an error: {why}.");
                let help = "Take the line out, and mend what the error says.";
                let place = places.of(name);
                diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
            }
            Ok(code) => {
                rules.insert(code, severity);
            }
            Err(()) => {
                let place = places.of(name);
                let message = format!("`{name}` is not the code of a rule.");
                let help = Code::nearest_to(name);
                diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
            }
        }
    }
    rules
}

impl Config {
    /// Gives `diagnostics` the severities of this configuration, and leaves out what it turns off.
    pub fn apply_rules(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| match self.rules.get(&diagnostic.code) {
            _ if diagnostic.is_firm => true,
            None => true,
            Some(None) => false,
            Some(Some(_)) if diagnostic.is_capped => true,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
    }
}

impl BaseUrl {
    /// Reads `https://host/` or `https://host/folder/`, with or without the final slash; `None` for anything else.
    pub fn parse(address: &str) -> Option<Self> {
        let scheme_end = ["https://", "http://"].iter().find(|scheme| address.starts_with(**scheme))?.len();
        let host_end = address[scheme_end..].find('/').map_or(address.len(), |slash| scheme_end + slash);
        let host = &address[scheme_end..host_end];
        let plain = |text: &str| {
            !text.contains(|c: char| c.is_whitespace() || matches!(c, '?' | '#' | '"' | '<' | '>' | '\\' | '@'))
        };
        let path = address[host_end..].trim_matches('/');
        if host.is_empty() || !plain(host) || !plain(path) {
            return None;
        }
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        Some(Self { origin: address[..host_end].to_owned(), path })
    }
}

impl Default for ThemeKeys {
    fn default() -> Self {
        Self { name: "clinic".to_owned(), options: BTreeMap::new() }
    }
}

impl Default for ThemeChoice {
    fn default() -> Self {
        ThemeKeys::default().into()
    }
}

impl From<String> for ThemeChoice {
    fn from(name: String) -> Self {
        Self { name, ..Self::default() }
    }
}

impl From<ThemeKeys> for ThemeChoice {
    fn from(ThemeKeys { name, options }: ThemeKeys) -> Self {
        Self { name, options }
    }
}

impl<'de> Deserialize<'de> for ThemeChoice {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or_map::<D, ThemeKeys, Self>(deserializer)
    }
}

impl JsonSchema for ThemeChoice {
    fn schema_name() -> Cow<'static, str> {
        "ThemeChoice".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        shape::text_or::<ThemeKeys>(generator)
    }
}

impl Default for BaseUrl {
    fn default() -> Self {
        Self { origin: String::new(), path: "/".to_owned() }
    }
}
