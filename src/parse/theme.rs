//! A theme: its templates, compiled; its words; its options; its files.
//!
//! The theme `clinic` is part of the program. A file of the same name below the site's `themes/clinic/` takes the place of
//! the one built in, so that a clinic can change one template and keep the others.

mod script;
mod templates;
mod unclosed_block;

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use bytes::Bytes;
use include_dir::{Dir, include_dir};
use serde::Deserialize;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, did_you_mean},
    domain::{
        colour::{Colour, LEAST_CONTRAST},
        language::Language,
    },
    parse::{
        config::{CONFIG_FILE, Config, ThemeOption},
        locale::{FALLBACK, Locale, LocaleFile},
        picture, stylesheet, text_in_spite_of, text_of,
        yaml::{self, YamlText},
    },
    source::{FileContent, Files, SourcePath},
};

pub use templates::{Templates, shared};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/clinic");

/// The name of the theme that is part of the program.
const BUILT_IN_NAME: &str = "clinic";

/// The templates without which there is no site.
const REQUIRED_TEMPLATES: [&str; 6] =
    ["home.html", "treatment.html", "page.html", "faq.html", "404.html", "redirect.html"];

/// A theme, with the choices of one site made.
#[derive(Debug)]
pub struct Theme {
    pub templates: Templates,
    pub locale: Arc<Locale>,
    /// The names of the callouts that the theme has a template for.
    pub callouts: BTreeSet<String>,
    /// The value of each option: the site's, or the theme's own.
    pub options: BTreeMap<String, String>,
    /// The files below `static/` as they are published, by their paths there.
    pub static_files: BTreeMap<String, Bytes>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct ThemeKeys {
    #[serde(rename = "name")]
    _name: String,
    #[serde(deserialize_with = "yaml::unique_map")]
    options: BTreeMap<String, OptionDefinition>,
}

/// An option that a site may set.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OptionDefinition {
    kind: OptionKind,
    default: String,
    /// For a colour: the background on which text of this colour stands.
    against: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OptionKind {
    Colour,
    Text,
}

/// What a site says of its theme: all that a theme is made from, beside its files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeChoice {
    pub name: String,
    pub options: BTreeMap<String, ThemeOption>,
    pub language: Language,
    /// Where `site.yaml` names the language.
    pub language_location: Option<Location>,
}

/// A theme's files by their paths within the theme.
type ThemeFiles = BTreeMap<String, (SourcePath, FileContent)>;

impl ThemeChoice {
    pub fn of(config: &Config) -> Self {
        Self {
            name: config.theme.clone(),
            options: config.theme_options.clone(),
            language: config.language.clone(),
            language_location: config.language_location.clone(),
        }
    }
}

impl Theme {
    /// Whether the theme has every template that a site needs, and all could be compiled.
    pub fn is_complete(&self) -> bool {
        REQUIRED_TEMPLATES.iter().all(|name| self.templates.contains(name))
    }
}

/// The bytes of a built-in file, by the path that diagnostics name it with.
pub fn built_in(path: &str) -> Option<&'static [u8]> {
    let path = path.strip_prefix("themes/")?.strip_prefix(BUILT_IN_NAME)?.strip_prefix('/')?;
    BUILT_IN.get_file(path).map(|file| file.contents())
}

/// Reads the theme that is chosen, with its words in the site's language.
pub fn read(files: &Files, choice: &ThemeChoice) -> Parsed<Theme> {
    let mut diagnostics = Vec::new();
    let theme_files = gather(files, choice, &mut diagnostics);
    let mut texts: BTreeMap<&str, (&SourcePath, Cow<'_, str>)> = BTreeMap::new();
    let mut static_files = BTreeMap::new();
    for (name, (path, content)) in &theme_files {
        if let Some(name) = name.strip_prefix("static/") {
            diagnostics.extend(content.unreadable(path));
            if let FileContent::Bytes(bytes) = content {
                let picture = picture::read(path, content);
                diagnostics.extend(picture.diagnostics);
                let published = compact(name, bytes).or(picture.value.cleaned).unwrap_or_else(|| bytes.clone());
                static_files.insert(name.to_owned(), published);
            }
        } else if name.starts_with("templates/") || name.starts_with("locales/") || name == "theme.yaml" {
            match text_of(path, content) {
                Ok(text) => {
                    // A style sheet that templates put into pages.
                    let text = if name.ends_with(".css") { stylesheet::compact(&text).into() } else { text };
                    texts.insert(name, (path, text));
                }
                Err(diagnostic) => {
                    diagnostics.push(diagnostic);
                    texts.insert(name, (path, text_in_spite_of(content)));
                }
            }
        }
    }
    let locale = Arc::new(locale(&texts, choice, &mut diagnostics));
    let options = options(&texts, choice, &mut diagnostics);
    let sources = || {
        texts.iter().filter_map(|(name, (path, text))| Some((name.strip_prefix("templates/")?, *path, text.as_ref())))
    };
    let callouts: BTreeSet<String> = sources()
        .filter_map(|(name, ..)| name.strip_prefix("callouts/")?.strip_suffix(".html"))
        .map(str::to_owned)
        .collect();
    for required in REQUIRED_TEMPLATES {
        if !theme_files.is_empty() && !texts.contains_key(format!("templates/{required}").as_str()) {
            let message = format!("The theme `{}` has no template `{required}`.", choice.name);
            let help = format!("Add the file themes/{}/templates/{required}.", choice.name);
            diagnostics.push(Diagnostic::without_place(Code::MissingTemplate, message).with_help(help));
        }
    }
    let Parsed { value: templates, diagnostics: wrong } = Templates::compile(sources(), locale.clone());
    diagnostics.extend(wrong);
    Parsed { value: Theme { templates, locale, callouts, options, static_files }, diagnostics }
}

/// A style sheet or a script as visitors load it, without what only its authors need; none for any other file.
fn compact(name: &str, bytes: &Bytes) -> Option<Bytes> {
    let text = std::str::from_utf8(bytes).ok()?;
    match name.rsplit_once('.')?.1 {
        "css" => Some(stylesheet::compact(text).into_bytes().into()),
        "js" => Some(script::compact(text).into_owned().into_bytes().into()),
        _ => None,
    }
}

/// The files of the theme: those built in, if it is that theme, and the site's own over them.
fn gather(files: &Files, choice: &ThemeChoice, diagnostics: &mut Vec<Diagnostic>) -> ThemeFiles {
    let mut gathered = ThemeFiles::new();
    let folder = format!("themes/{}", choice.name);
    if choice.name == BUILT_IN_NAME {
        add_built_in(&BUILT_IN, &mut gathered);
    }
    for (path, content) in files.below(&folder) {
        let name = path.as_str()[folder.len() + 1..].to_owned();
        gathered.insert(name, (path.clone(), content.clone()));
    }
    if gathered.is_empty() {
        let mut known: BTreeSet<&str> =
            files.below("themes").filter_map(|(path, _)| path.as_str().split('/').nth(1)).collect();
        known.insert(BUILT_IN_NAME);
        let message = format!("There is no theme `{}`.", choice.name);
        let help = did_you_mean(&choice.name, known.iter().copied())
            .unwrap_or_else(|| format!("the themes are: {}", known.iter().copied().collect::<Vec<_>>().join(", ")));
        let place = Location::start_of(&SourcePath::new(CONFIG_FILE));
        diagnostics.push(Diagnostic::new(Code::UnknownTheme, place, message).with_help(help));
    }
    gathered
}

fn add_built_in(folder: &'static Dir<'static>, gathered: &mut ThemeFiles) {
    for file in folder.files() {
        let name = file.path().to_string_lossy().replace('\\', "/");
        let path = SourcePath::new(format!("themes/{BUILT_IN_NAME}/{name}"));
        gathered.insert(name, (path, FileContent::Bytes(Bytes::from_static(file.contents()))));
    }
    for inner in folder.dirs() {
        add_built_in(inner, gathered);
    }
}

fn locale(
    texts: &BTreeMap<&str, (&SourcePath, Cow<'_, str>)>,
    choice: &ThemeChoice,
    diagnostics: &mut Vec<Diagnostic>,
) -> Locale {
    let built_in_path = SourcePath::new(format!("themes/{BUILT_IN_NAME}/locales/{FALLBACK}.ftl"));
    let file = |language: &str| {
        texts.get(format!("locales/{language}.ftl").as_str()).map(|(path, text)| LocaleFile { path, text })
    };
    // A site's own file need only have the words that it changes: the theme's own stand in for the others.
    let own_words = (choice.name == BUILT_IN_NAME)
        .then(|| BUILT_IN.get_file(format!("locales/{FALLBACK}.ftl"))?.contents_utf8())
        .flatten()
        .map(|text| LocaleFile { path: &built_in_path, text });
    let fallback = own_words.or_else(|| file(FALLBACK));
    let wanted = choice.language.as_str();
    let parsed = match file(wanted) {
        Some(found) if wanted == FALLBACK => Locale::read(&choice.language, found, own_words),
        Some(found) => Locale::read(&choice.language, found, fallback),
        None => {
            let languages: Vec<&str> =
                texts.keys().filter_map(|name| name.strip_prefix("locales/")?.strip_suffix(".ftl")).collect();
            // A theme that is not there at all has been told of already.
            if !texts.is_empty() {
                let start = || Location::start_of(&SourcePath::new(CONFIG_FILE));
                let place = choice.language_location.clone().unwrap_or_else(start);
                let message = format!("The theme `{}` does not speak `{wanted}`.", choice.name);
                let help = format!(
                    "It speaks: {}. To add a language, translate its words in themes/{}/locales/{wanted}.ftl.",
                    languages.join(", "),
                    choice.name
                );
                diagnostics.push(Diagnostic::new(Code::InvalidValue, place, message).with_help(help));
            }
            match fallback {
                Some(fallback) => Locale::read(&Language::new(FALLBACK), fallback, None),
                None => Parsed { value: Locale::empty(), diagnostics: Vec::new() },
            }
        }
    };
    diagnostics.extend(parsed.diagnostics);
    parsed.value
}

/// The options of the theme that is part of the program.
fn built_in_options() -> BTreeMap<String, OptionDefinition> {
    let path = SourcePath::new(format!("themes/{BUILT_IN_NAME}/theme.yaml"));
    let text = BUILT_IN.get_file("theme.yaml").and_then(|file| file.contents_utf8()).unwrap_or_default();
    yaml::read::<ThemeKeys>(YamlText { path: &path, text, offset: 0 }).value.unwrap_or_default().options
}

/// The theme's options, with what the site sets; checks colours and their contrast.
fn options(
    texts: &BTreeMap<&str, (&SourcePath, Cow<'_, str>)>,
    choice: &ThemeChoice,
    diagnostics: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let read = texts.get("theme.yaml").map(|(path, text)| yaml::read::<ThemeKeys>(YamlText::of_file(path, text)));
    let is_sound = read.as_ref().is_none_or(|parsed| parsed.diagnostics.is_empty());
    let mut defined = BTreeMap::new();
    if let Some(Parsed { value, diagnostics: wrong }) = read {
        diagnostics.extend(wrong);
        defined = value.unwrap_or_default().options;
    }
    if !is_sound && choice.name == BUILT_IN_NAME {
        // The templates go on asking for what the theme has of its own.
        for (name, definition) in built_in_options() {
            defined.entry(name).or_insert(definition);
        }
    }
    for (name, option) in &choice.options {
        let Some(definition) = defined.get(name) else {
            // What a list of options that cannot be read has is not known.
            if !is_sound {
                continue;
            }
            let message = format!("The theme `{}` has no option `{name}`.", choice.name);
            let known = || defined.keys().map(String::as_str);
            let help = did_you_mean(name, known())
                .unwrap_or_else(|| format!("its options are: {}", known().collect::<Vec<_>>().join(", ")));
            diagnostics.push(Diagnostic::new(Code::UnknownKey, option.location.clone(), message).with_help(help));
            continue;
        };
        if definition.kind == OptionKind::Text {
            continue;
        }
        let Some(colour) = Colour::parse(&option.value) else {
            let message = match option.value.as_str() {
                "" => format!("`{name}` has no colour."),
                value => format!("`{value}` is not a colour."),
            };
            diagnostics.push(
                Diagnostic::new(Code::InvalidValue, option.location.clone(), message)
                    .with_help("Write it as its red, green and blue parts, in quotation marks, without which # begins a comment: \"#7a2f52\"."),
            );
            continue;
        };
        let background = definition.against.as_deref().and_then(Colour::parse);
        if let Some(contrast) = background.map(|background| colour.contrast(background))
            && contrast < LEAST_CONTRAST
        {
            let against = definition.against.as_deref().unwrap_or_default();
            let message = format!(
                "Text in {} is hard to read on the background {against}: its contrast is {contrast:.1}, and should be at least {LEAST_CONTRAST}.",
                option.value
            );
            let help =
                "Choose a stronger colour: a darker one on a light background, a lighter one on a dark background.";
            diagnostics.push(Diagnostic::new(Code::LowContrast, option.location.clone(), message).with_help(help));
        }
    }
    defined
        .into_iter()
        .map(|(name, definition)| {
            let chosen = choice
                .options
                .get(&name)
                .filter(|option| definition.kind == OptionKind::Text || Colour::parse(&option.value).is_some());
            let value = chosen.map_or(definition.default, |option| option.value.clone());
            (name, value)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(own: &[(&str, &str)], change: impl Fn(&mut Config)) -> Parsed<Theme> {
        let mut files = Files::default();
        for (path, text) in own {
            files.insert(SourcePath::new(path), (*text).into());
        }
        let mut config = Config { theme: "clinic".to_owned(), ..Config::default() };
        change(&mut config);
        read(&files, &ThemeChoice::of(&config))
    }

    fn codes(parsed: &Parsed<Theme>) -> Vec<Code> {
        parsed.diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
    }

    fn set(config: &mut Config, name: &str, value: &str) {
        let location = Location::start_of(&SourcePath::new(CONFIG_FILE));
        let option = ThemeOption { value: value.to_owned(), location };
        config.theme_options.insert(name.to_owned(), option);
    }

    #[test]
    fn the_built_in_theme_is_sound_and_takes_a_sites_own_files() {
        let parsed = theme(&[("themes/clinic/static/mine.css", "a{}")], |_| {});
        assert_eq!(parsed.diagnostics, []);
        assert!(
            parsed.value.static_files.contains_key("mine.css") && parsed.value.static_files.contains_key("site.css")
        );
        assert!(parsed.value.callouts.contains("note"));
    }

    #[test]
    fn options_are_checked() {
        let parsed = theme(&[], |config| {
            set(config, "accent", "#ffff00");
            set(config, "acent", "#000");
            set(config, "accent_dark", "plum");
        });
        assert_eq!(codes(&parsed), [Code::LowContrast, Code::InvalidValue, Code::UnknownKey]);
        assert_eq!(parsed.value.options["accent"], "#ffff00");
        assert!(parsed.value.options["accent_dark"].starts_with('#'));
    }

    #[test]
    fn one_mistake_in_a_theme_is_told_once() {
        let english = BUILT_IN.get_file("locales/en-GB.ftl").unwrap().contents_utf8().unwrap();
        for (path, text, code) in [
            ("theme.yaml", b"options:\n\taccent: x\n".to_vec(), Code::InvalidYaml),
            ("theme.yaml", [BUILT_IN.get_file("theme.yaml").unwrap().contents(), b"# \xe9\n"].concat(), Code::NotUtf8),
            ("locales/en-GB.ftl", [english.as_bytes(), b"# \xe9\n"].concat(), Code::NotUtf8),
            ("templates/404.html", b"Caf\xe9".to_vec(), Code::NotUtf8),
            ("templates/404.html", b"\0".to_vec(), Code::NotUtf8),
            ("static/leaf.svg", b"<svg onload='alert(1)'/>".to_vec(), Code::ActiveDrawing),
        ] {
            let mut files = Files::default();
            files.insert(SourcePath::new(format!("themes/clinic/{path}")), text.into());
            let mut config = Config { theme: "clinic".to_owned(), ..Config::default() };
            set(&mut config, "accent", "#000000");
            let parsed = super::read(&files, &ThemeChoice::of(&config));
            assert_eq!(codes(&parsed), [code], "{path}");
            assert!(parsed.value.options.contains_key("accent_dark"), "{path}");
        }
    }

    #[test]
    fn a_theme_or_language_that_is_not_there_is_told() {
        let parsed = theme(&[("themes/mine/templates/page.html", "x")], |config| config.theme = "mine".to_owned());
        assert_eq!(codes(&parsed).iter().filter(|code| **code == Code::MissingTemplate).count(), 5);
        assert_eq!(codes(&theme(&[], |config| config.theme = "clinc".to_owned())), [Code::UnknownTheme]);
        let parsed = theme(&[], |config| config.language = Language::new("xx"));
        assert_eq!(codes(&parsed), [Code::InvalidValue]);
        assert!(!parsed.value.locale.words("skip-link").contains("skip-link"));
    }
}
