//! A page's file, understood.

use std::sync::Arc;

use bytes::Bytes;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed},
    domain::{
        change::Change,
        choices::Choices,
        kind::Kind,
        review::Review,
        risk::{self, Frequency},
    },
    markdown::{self, Body, Entry},
    parse::{
        FrontMatter, front_matter, is_told_of, key_points, text_in_spite_of, text_of,
        yaml::{self, YamlText},
    },
    source::{FileContent, SourcePath, Span},
};

/// A page's file: its front matter, its text, and what other pages may know of it.
#[derive(Debug)]
pub struct Document {
    pub path: SourcePath,
    pub front_matter: FrontMatter,
    pub body: Body,
    /// Where the text begins in the file, after the front matter.
    pub body_start: usize,
    /// The bytes of the file, in which the words of the running text stand.
    pub source: Bytes,
    pub summary: Arc<Summary>,
    /// Where what its front matter says stands.
    pub places: KeyPlaces,
    /// What is allowed on this page alone.
    pub allowances: Vec<Allowance>,
    /// The first line of its text.
    pub first_line: Span,
    /// Whether a page without front matter begins with a heading in the place of its title.
    pub begins_with_title: bool,
}

/// All that other pages may know of a page: no text and no place in it, so that an edit that leaves the summary as it was
/// touches no other page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Summary {
    /// The file's path below `content/`.
    pub file: String,
    pub title: String,
    pub description: String,
    pub kind: Kind,
    pub order: Option<i64>,
    pub slug: Option<String>,
    pub aliases: Vec<String>,
    pub draft: bool,
    pub publish_on: Option<jiff::civil::Date>,
    pub synonyms: Vec<String>,
    /// What changed on the page, as its writer tells visitors.
    pub changes: Vec<Change>,
    /// The kinds of page whose subject this page covers beside its own.
    pub covers: Vec<Kind>,
    pub headings: Vec<HeadingSummary>,
    /// What its parts on the other choices say.
    pub choices: Choices,
    /// The questions that go into the FAQ index, by their places in `headings`, with their places in the body's questions.
    pub questions: Vec<QuestionSummary>,
    /// What its tables of risks say, in their order.
    pub risks: Vec<RiskSummary>,
    /// The terms that a glossary explains; none on other pages.
    pub terms: Vec<TermSummary>,
}

/// A heading that a link can lead to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HeadingSummary {
    pub id: String,
    pub title: String,
}

/// A term that a glossary explains.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TermSummary {
    pub id: String,
    pub name: String,
    /// The first paragraph of what it means, without its markup.
    pub definition: String,
    /// Whether the glossary says more than that.
    pub has_more: bool,
}

/// A question that goes into the FAQ index.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct QuestionSummary {
    /// Its place in [`Body::questions`].
    pub question: usize,
    /// Its place in [`Summary::headings`].
    pub heading: usize,
    /// Its words in one form, by which it is known when it is asked again with other signs or capitals.
    pub words: String,
}

/// How many people have an effect.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RiskSummary {
    /// Its place among the rows of the page's tables of risks.
    pub row: usize,
    /// The words of the effect in one form, by which it is known on other pages.
    pub effect: String,
    pub frequency: Frequency,
}

/// A mistake that a writer means to leave as it is, with a reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub code: Code,
    pub location: Location,
}

/// Where what a page's front matter says stands in its file.
#[derive(Clone, Debug)]
pub struct KeyPlaces {
    path: SourcePath,
    /// The beginning of the front matter, where what is missing would stand.
    start: Span,
    keys: Vec<(&'static str, Span)>,
    /// What has been told to be wrong with the front matter.
    told: Vec<Diagnostic>,
    /// The places of the aliases, of the addresses of sources and of their titles, in their order.
    pub aliases: Vec<Location>,
    pub sources: Vec<Location>,
    pub source_titles: Vec<Location>,
    /// The places of the days of changes, in their order.
    pub changes: Vec<Location>,
}

impl KeyPlaces {
    /// The line of a key; the beginning of the front matter where it is not there.
    pub fn of(&self, key: &str) -> Location {
        let known = self.keys.iter().find(|(name, _)| *name == key);
        Location::new(&self.path, known.map_or(self.start, |(_, span)| *span))
    }

    /// Whether something that was told may be the reason why a key has no value: what is wrong with the key itself, or
    /// something for which not all of the front matter could be read.
    pub fn is_told(&self, key: &str) -> bool {
        self.told.iter().any(|told| told.code == Code::InvalidYaml) || is_told_of(&self.told, key)
    }
}

impl Summary {
    /// Whether the page is of one of these kinds, or covers what they are about.
    pub fn is_about(&self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.kind) || self.covers.iter().any(|kind| kinds.contains(kind))
    }

    /// The key of the front matter for which it is about one of these kinds.
    pub fn key_about(&self, kinds: &[Kind]) -> &'static str {
        if kinds.contains(&self.kind) { "kind" } else { "covers" }
    }
}

/// Reads the page `path`, a file below `content/`.
pub fn read(path: &SourcePath, content: &FileContent) -> Parsed<Document> {
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let text = text_of(path, content).unwrap_or_else(|diagnostic| {
        diagnostics.push(diagnostic);
        text_in_spite_of(content)
    });
    let text: &str = &text;
    let mut document = Document {
        path: path.clone(),
        front_matter: FrontMatter::default(),
        body: Body::default(),
        body_start: 0,
        source: content.bytes(),
        summary: Arc::default(),
        places: KeyPlaces::none(path),
        allowances: Vec::new(),
        first_line: Span::default(),
        begins_with_title: false,
    };
    if diagnostics.is_empty() || !text.is_empty() {
        let parts = front_matter::split(path, text);
        let found = !parts.value.front_matter.is_empty() || parts.diagnostics.is_empty();
        diagnostics.extend(parts.diagnostics);
        let parts = parts.value;
        let yaml = YamlText { path, text: &text[parts.front_matter.clone()], offset: parts.front_matter.start };
        if found {
            let Parsed { value, diagnostics: wrong } = front_matter::read(yaml);
            diagnostics.extend(wrong);
            document.front_matter = value;
        }
        document.places = KeyPlaces::read(yaml, &document.front_matter, &diagnostics);
        document.allowances = allowances(yaml, &document.front_matter);
        let sources: Vec<&str> =
            document.front_matter.sources.iter().map(|source| source.id.as_deref().unwrap_or_default()).collect();
        document.body = markdown::read_citing(&text[parts.body.clone()], parts.body.start, &sources);
        let key_points = key_points::places(yaml, &document.front_matter.summary);
        if !key_points.is_empty() {
            document.body.prose = std::mem::take(&mut document.body.prose).after_entries(key_points);
        }
        document.first_line = first_line(text, parts.body.start);
        document.body_start = parts.body.start;
        document.begins_with_title = !found && text[parts.body].trim_start().starts_with("# ");
    }
    document.summary = Arc::new(summarise(&document));
    Parsed { value: document, diagnostics }
}

impl KeyPlaces {
    fn none(path: &SourcePath) -> Self {
        let (start, keys, told, aliases, sources, source_titles, changes) = Default::default();
        Self { path: path.clone(), start, keys, told, aliases, sources, source_titles, changes }
    }

    fn read(yaml: YamlText<'_>, front_matter: &FrontMatter, told: &[Diagnostic]) -> Self {
        let sources = front_matter.sources.iter().map(|source| source.url.as_deref().unwrap_or_default());
        let titles = front_matter.sources.iter().map(|source| source.title.as_str());
        Self {
            path: yaml.path.clone(),
            start: yaml.place_of(&[]).span,
            keys: yaml.top_keys(yaml::keys::<FrontMatter>()),
            told: told.to_vec(),
            aliases: yaml.places_of_values(&["aliases"], front_matter.aliases.iter().map(String::as_str)),
            sources: yaml.places_of_values(&["sources"], sources),
            source_titles: yaml.places_of_values(&["sources"], titles),
            changes: front_matter::places_of_changes(yaml, &front_matter.changes),
        }
    }
}

/// The first line with anything on it after the byte `from`.
fn first_line(text: &str, from: usize) -> Span {
    let start = text.len() - text[from..].trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    Span::new(start..start + line.trim_end().len(), 0)
}

fn allowances(yaml: YamlText<'_>, front_matter: &FrontMatter) -> Vec<Allowance> {
    if front_matter.allow.is_empty() {
        return Vec::new();
    }
    let known = front_matter.allow.keys().filter_map(|name| Some((name, name.parse().ok()?)));
    let places = yaml.keys_below(&["allow"]);
    known.map(|(name, code)| Allowance { code, location: places.of(name) }).collect()
}

impl Document {
    /// The review that the front matter tells of; none where nobody reviewed the page.
    pub fn review(&self) -> Option<Review> {
        let FrontMatter { reviewed, review_due, reviewed_by, .. } = &self.front_matter;
        Some(Review { reviewed: (*reviewed)?, review_due: *review_due, reviewed_by: reviewed_by.clone() })
    }

    /// Whether the page has any text: one without is told by itself.
    pub fn has_text(&self) -> bool {
        self.body.has_content(self.body.fragment.whole())
    }

    /// Where `words` stand below a key of the front matter; the key's line where they were written with other signs.
    pub fn place_below(&self, key: &str, words: &str) -> Location {
        let line = self.places.of(key);
        let start = line.span.start as usize;
        let nexts = self.places.keys.iter().map(|(_, span)| span.start as usize).filter(|&next| next > start);
        let below = start..nexts.min().unwrap_or(self.body_start).min(self.source.len());
        let found = self.source.get(below).and_then(|below| memchr::memmem::find(below, words.as_bytes()));
        match found.filter(|_| !words.is_empty()) {
            Some(place) => self.location(Span::new(start + place..start + place + words.len(), 0)),
            None => line,
        }
    }

    /// A place in this document's file.
    pub fn location(&self, span: Span) -> Location {
        Location::new(&self.path, span)
    }
}

/// The name of a page's file; for a folder's index, that of the folder.
fn name_of(path: &SourcePath) -> &str {
    match (path.stem(), path.folder().rsplit('/').next()) {
        ("index", Some(folder)) if path.folder().contains('/') => folder,
        (stem, _) => stem,
    }
}

fn summarise(document: &Document) -> Summary {
    let Document { path, front_matter, body, .. } = document;
    let file = path.as_str().strip_prefix("content/").unwrap_or(path.as_str()).to_owned();
    let in_faq = front_matter.faq.unwrap_or(true);
    let questions = body.questions.iter().enumerate().filter(|(_, question)| in_faq && !question.hidden);
    let kind = front_matter.kind.unwrap_or_else(|| Kind::of_file(&file));
    let definitions = body.definitions.iter().filter(|_| kind == Kind::Glossary);
    Summary {
        title: match front_matter.title.trim() {
            // A page without a title is an error; what is most like one stands in for it in messages.
            "" if document.begins_with_title && !body.headings.is_empty() => body.headings[0].title.clone(),
            "" => name_of(path).to_owned(),
            title => title.to_owned(),
        },
        description: front_matter.description.trim().to_owned(),
        kind,
        order: front_matter.order,
        slug: front_matter.slug.clone(),
        aliases: front_matter.aliases.clone(),
        draft: front_matter.draft,
        publish_on: front_matter.publish_on,
        synonyms: front_matter.synonyms.clone(),
        changes: front_matter.changes.clone(),
        covers: front_matter.covers.clone(),
        headings: body
            .headings
            .iter()
            .map(|heading| HeadingSummary { id: heading.id.clone(), title: heading.title.clone() })
            .collect(),
        choices: Choices::of(body),
        questions: questions
            .map(|(index, question)| QuestionSummary {
                question: index,
                heading: question.heading,
                words: markdown::slug(&body.headings[question.heading].title),
            })
            .collect(),
        risks: risk::rows_of(body)
            .enumerate()
            .filter_map(|(row, risk)| {
                let effect = markdown::slug(&risk.name.words);
                Some(RiskSummary { row, effect, frequency: risk.frequency.ok()? })
            })
            .collect(),
        terms: definitions
            .map(|entry| TermSummary {
                id: entry.id.clone(),
                name: entry.term.clone(),
                definition: entry.words.clone(),
                has_more: says_more(body, entry),
            })
            .collect(),
        file,
    }
}

/// Whether an entry of a glossary says more than its first paragraph.
fn says_more(body: &Body, entry: &Entry) -> bool {
    let [meaning] = entry.meanings.as_slice() else { return entry.meanings.len() > 1 };
    let html = &body.fragment.html[meaning.html.clone()];
    html.split_once("</p>").is_some_and(|(_, rest)| !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Position;

    fn mistakes(text: &str) -> Vec<(Code, usize, usize)> {
        let parsed = read(&SourcePath::new("content/veins/risks.md"), &text.into());
        let place = |diagnostic: &Diagnostic| {
            let span = diagnostic.location.as_ref().unwrap().span;
            let Position { line, column } = Position::of(text, span.start as usize);
            (diagnostic.code, line, column)
        };
        parsed.diagnostics.iter().map(place).collect()
    }

    #[test]
    fn front_matter_that_is_wrong_is_told_at_its_place() {
        for (text, expected) in [
            ("Hello", vec![(Code::MissingFrontMatter, 1, 1)]),
            ("\n\n---\ntitle: x\n---\n", vec![(Code::MissingFrontMatter, 3, 1)]),
            ("----\ntitle: x\n----\n", vec![(Code::MissingFrontMatter, 1, 1)]),
            ("title: x\n---\n", vec![(Code::MissingFrontMatter, 1, 1)]),
            ("---\ntitle: x\n---\n\n---\ntitle: y\n---\n", vec![(Code::MissingFrontMatter, 5, 1)]),
            ("---\n- title\n---\n", vec![(Code::WrongType, 2, 1)]),
            ("---\ntitle:x\n---\n", vec![(Code::WrongType, 2, 1)]),
            ("", vec![(Code::MissingFrontMatter, 1, 1)]),
            ("---\ntitle: x\n", vec![(Code::UnclosedFrontMatter, 1, 1)]),
            ("---\ntitle: x\n—\n\nText.\n", vec![(Code::UnclosedFrontMatter, 3, 1)]),
            ("---\ntitle: x\n ---\ntext\n", vec![(Code::UnclosedFrontMatter, 3, 1)]),
            ("---\ntitle: x\n\n-----\n", vec![(Code::UnclosedFrontMatter, 1, 1)]),
            ("---\norder: 1\n---\n", vec![(Code::MissingTitle, 2, 1)]),
            ("\u{feff}---\r\ntitle: x\r\nodrer: 1\r\n---\r\nHello\r\n", vec![(Code::UnknownKey, 3, 1)]),
            (
                "---\ntitle: x\nslug: A b\naliases: [old]\n---\n",
                vec![(Code::InvalidValue, 3, 1), (Code::InvalidValue, 4, 11)],
            ),
            ("---\ntitle: \"x\n---\n", vec![(Code::InvalidYaml, 2, 8)]),
            ("---\ntitle: x\n—\n\nText: more\n", vec![(Code::UnclosedFrontMatter, 3, 1)]),
            ("---\ntitle: x\n## Text\nNote: more\n", vec![(Code::UnclosedFrontMatter, 1, 1)]),
            ("---\ntitle: x\nallow: {bare-url: ''}\n---\n", vec![(Code::InvalidValue, 3, 9)]),
        ] {
            assert_eq!(mistakes(text), expected, "{text}");
        }
    }

    #[test]
    fn what_stands_between_wrong_dashes_is_read() {
        let summary = |text: &[u8]| {
            let parsed = read(&SourcePath::new("content/veins/index.md"), &text.to_vec().into());
            assert_eq!(parsed.diagnostics.len(), 1, "{:?}", parsed.diagnostics);
            (parsed.value.summary.title.clone(), parsed.value.summary.headings.len())
        };
        for text in [
            "—\ntitle: T\n—\n## A\n",
            "----\ntitle: T\n----\n## A\n",
            "---\ntitle: T\n## A\n",
            "---\ntitle: T\n–––\n## A\n",
        ] {
            assert_eq!(summary(text.as_bytes()), ("T".to_owned(), 1), "{text}");
        }
        assert_eq!(summary(b"---\ntitle: T\ndescription: Caf\xe9\n---\n## A\n"), ("T".to_owned(), 1));
        assert_eq!(summary(b"---\ndescription: D.\n---\n## A\n"), ("veins".to_owned(), 1));
        assert_eq!(summary(b"P\0K\xff"), ("veins".to_owned(), 0));
        let text = "---\ntitle: A: b\nallow: {invalid-yaml: It is fine., bare-url: Meant.}\ndraft: true\n---\n";
        let parsed = read(&SourcePath::new("content/a.md"), &text.into());
        let allowed: Vec<Code> = parsed.value.allowances.iter().map(|allowance| allowance.code).collect();
        assert_eq!((allowed, parsed.value.summary.draft), (vec![Code::BareUrl], true));
    }

    #[test]
    fn what_keeps_a_page_back_is_never_lost_without_a_word() {
        for text in [
            "---\ntitle: T\n---\n---\ndraft: true\n---\n",
            "---\ntitle: T\n---\ndraft: true\n\nText.\n",
            "---\ntitle: T\n---\ntitle: T\ndraft: true\n---\n",
            "---\ntitle: T\n---\n\nText.\n\npublish_on: 2099-01-01\n",
            "---\ntitle: T\npublish_on:\n---\n",
            "---\ntitle: T\npublish_on: ~\n---\n",
            "---\ntitle: T\npublish_on: # 2099-01-01\n---\n",
            "---\ntitle: T\ndescription: >-\n  d\n  draft: true\n---\n",
            "---\ntitle: T\ndescription: \"d.\n  draft: true\"\n---\n",
            "---\ntitle: T\nextra:\n  draft: true\n---\n",
        ] {
            let found = read(&SourcePath::new("content/a.md"), &text.into()).diagnostics;
            assert!(found.len() == 1 && found[0].code.why_always_an_error().is_some(), "{text}: {found:?}");
        }
        for text in [
            "---\ntitle: T\ndraft: true\nextra:\n  draft: true\n---\n",
            "---\ntitle: T\n---\n\nA draft: true or not.\n",
        ] {
            assert!(read(&SourcePath::new("content/a.md"), &text.into()).diagnostics.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_page_whose_draft_is_misspelt_waits() {
        for (key, waits) in
            [("darft: true", true), ("Draft: true", true), ("publish-on: 2030-01-01", true), ("odrer: 1", false)]
        {
            let text = format!("---\ntitle: T\n{key}\n---\n");
            assert_eq!(read(&SourcePath::new("content/a.md"), &text.into()).value.summary.draft, waits, "{key}");
        }
    }

    #[test]
    fn a_summary_knows_the_questions_for_the_index() {
        let text = "---\ntitle: T\n---\n## A?\nx\n## B? {.no-faq}\nx\n## C?\nx\n";
        let document = read(&SourcePath::new("content/a.md"), &text.into()).value;
        let titles: Vec<_> = document
            .summary
            .questions
            .iter()
            .map(|question| document.summary.headings[question.heading].title.as_str())
            .collect();
        assert_eq!(titles, ["A?", "C?"]);
        let text = text.replace("title: T", "title: T\nfaq: false");
        assert!(read(&SourcePath::new("content/a.md"), &text.as_str().into()).value.summary.questions.is_empty());
    }

    #[test]
    fn a_glossary_is_known_to_say_more_than_its_first_paragraph() {
        let text = "---\ntitle: x\n---\nOne\n: a\n\nTwo\n: a\n: b\n\nThree\n: a\n\n  b\n";
        let parsed = read(&SourcePath::new("content/glossary.md"), &text.into());
        let terms = parsed.value.summary.terms.iter();
        let found: Vec<_> = terms.map(|term| (term.name.as_str(), term.definition.as_str(), term.has_more)).collect();
        assert_eq!(found, [("One", "a", false), ("Two", "a", true), ("Three", "a", true)]);
    }
}
