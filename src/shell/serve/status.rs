//! What a browser is told after each build: whether its page has changed, what is wrong with that page, and where else
//! something is wrong.

use serde::Serialize;

use crate::{
    cache::Website,
    diagnostic::{Diagnostic, Diagnostics},
    shell::{
        report::{Record, Sources, drawing},
        serve::{
            answer::{Answer, find},
            editor::EditorLinks,
            mistakes::Mistakes,
            shown::Shown,
            snapshot::{SiteKind, Snapshot},
        },
    },
};

/// How many mistakes, or pages with mistakes, a list has. A page can have a hundred thousand; nobody reads more than some of
/// them before mending the first, and a browser has to be told of all of them after every save.
const LONGEST_LIST: usize = 200;

/// What a browser is told.
#[derive(Serialize)]
struct Status {
    /// What its page shows now; none where there is none, or the browser did not say which page it shows.
    #[serde(flatten)]
    shown: Option<Shown>,
    site: SiteKind,
    /// Whether this is all that is wrong. Some mistakes show only when all pages are made, which may take a while.
    settled: bool,
    /// How much is wrong with the whole site.
    total: Count,
    /// The errors of the whole site, which keep it from being published.
    errors: List<Mistake>,
    /// What is wrong with the file of its page.
    here: List<Mistake>,
    /// What is wrong with files that are no page of the site that is shown: the configuration, the theme, drafts; or with none.
    beside: List<Mistake>,
    /// The other pages with mistakes.
    elsewhere: List<OtherPage>,
}

/// The beginning of a list that may be long.
#[derive(Serialize)]
struct List<T> {
    list: Vec<T>,
    /// How many more there are.
    more: usize,
}

/// A mistake, as a page shows it.
#[derive(Serialize)]
struct Mistake {
    #[serde(flatten)]
    record: Record,
    /// What the terminal shows, without colours.
    drawing: String,
    /// The link that opens its place in the writer's editor.
    editor: Option<String>,
}

/// A page that is not the one that the browser shows.
#[derive(Serialize)]
struct OtherPage {
    title: String,
    url: String,
    #[serde(flatten)]
    count: Count,
}

#[derive(Clone, Copy, Default, Serialize)]
struct Count {
    errors: usize,
    warnings: usize,
}

/// What is told to a browser that shows the page at the address `page`, as JSON.
pub fn status(page: &str, snapshot: &Snapshot, editor: Option<&EditorLinks>) -> String {
    let page = match find(page, snapshot) {
        Answer::Page(found) if !page.is_empty() => Some(found),
        Answer::Page(_) | Answer::File(..) | Answer::Redirect | Answer::Nothing => None,
    };
    let mistakes = snapshot.mistakes();
    let path = page.as_ref().and_then(|page| page.path.as_deref());
    let Sorted { here, beside, elsewhere } = Sorted::of(mistakes.diagnostics(), path, snapshot.website());
    let errors = mistakes.diagnostics().iter().filter(|diagnostic| diagnostic.is_error()).collect();
    let sources = mistakes.sources();
    let for_page = |diagnostic: &Diagnostic| mistake(diagnostic, mistakes, &sources, editor);
    let status = Status {
        shown: page.map(|page| Shown::of(&page.html, snapshot)),
        site: snapshot.kind(),
        settled: snapshot.is_settled(),
        total: Count { errors: mistakes.diagnostics().errors(), warnings: mistakes.diagnostics().warnings() },
        errors: List::new(errors, for_page),
        here: List::new(here, for_page),
        beside: List::new(beside, for_page),
        elsewhere: List::new(elsewhere, |page| page),
    };
    // A status is text and numbers, which always have a form in JSON.
    serde_json::to_string(&status).unwrap_or_default()
}

/// Diagnostics, by the page that they belong to.
struct Sorted<'a> {
    here: Vec<&'a Diagnostic>,
    beside: Vec<&'a Diagnostic>,
    /// Those with errors first.
    elsewhere: Vec<OtherPage>,
}

impl<'a> Sorted<'a> {
    /// Sorts `diagnostics` for the page at `path`.
    fn of(diagnostics: &'a Diagnostics, path: Option<&str>, website: Option<&Website>) -> Self {
        let source = website.zip(path).and_then(|(website, path)| website.source_of(path));
        let mut sorted = Self { here: Vec::new(), beside: Vec::new(), elsewhere: Vec::new() };
        for of_file in diagnostics.files() {
            let file = of_file.path();
            let page = || website.zip(file).and_then(|(website, file)| website.page_of(file));
            if file.is_some() && file == source {
                sorted.here.extend(of_file.iter());
            } else if let Some(page) = page() {
                let (title, url) = (page.summary.title.clone(), page.route.url("/"));
                sorted.elsewhere.push(OtherPage {
                    title,
                    url,
                    count: Count { errors: of_file.errors(), warnings: of_file.warnings() },
                });
            } else {
                sorted.beside.extend(of_file.iter());
            }
        }
        sorted.elsewhere.sort_by_key(|page| page.count.errors == 0);
        sorted
    }
}

impl<T> List<T> {
    /// The list of `all`, each made into what is shown of it only if it is shown.
    fn new<A>(all: Vec<A>, shown: impl Fn(A) -> T) -> Self {
        let more = all.len().saturating_sub(LONGEST_LIST);
        Self { list: all.into_iter().take(LONGEST_LIST).map(shown).collect(), more }
    }
}

fn mistake(
    diagnostic: &Diagnostic,
    mistakes: &Mistakes,
    sources: &Sources<'_>,
    editor: Option<&EditorLinks>,
) -> Mistake {
    let record = Record::of(diagnostic, sources);
    let is_on_disk = diagnostic.location.as_ref().is_some_and(|location| mistakes.has_file(location));
    let place = record.file.as_deref().zip(record.line).zip(record.column);
    let link = editor.zip(place).filter(|_| is_on_disk);
    let editor = link.map(|(editor, ((file, line), column))| editor.link(file, line, column));
    Mistake { record, drawing: drawing(diagnostic, sources), editor }
}
