//! What files of the website are made from.

use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    check::Targets,
    diagnostic::Parsed,
    domain::faq::FaqView,
    parse::{config::Config, document::Document, reviews::Reviews},
    render::{Setting, Source, faq, page, view::PageFrame},
    site::{Mark, OutputPath, PageId, Route, Site},
};

/// What the files of one website are made from, beside the texts of its pages.
#[derive(Debug)]
pub struct Surroundings {
    pub site: Arc<Site>,
    pub config: Arc<Parsed<Config>>,
    pub setting: Arc<Setting>,
    pub reviews: Arc<Parsed<Reviews>>,
    /// The day for which the website is made.
    pub today: Date,
}

/// A page's text, and what its links lead to.
#[derive(Clone, Debug)]
pub struct Text {
    pub document: Arc<Parsed<Document>>,
    pub targets: Arc<Targets>,
    /// Where it uses each term of the glossary first.
    pub marks: Arc<Vec<Mark>>,
    /// Whether it says something else than what was signed.
    pub has_changed: bool,
}

/// How one file of the website is made.
#[derive(Debug)]
pub enum Recipe {
    Page {
        id: PageId,
        /// The page's own text; none for a page that no writer wrote.
        own: Option<Text>,
        /// The texts with the answers that the page shows if it is the FAQ index or a part of it, in the order of its questions.
        answers: Vec<Text>,
    },
    Plain(Plain),
}

/// A file that is made and is no page of the site.
#[derive(Debug)]
pub enum Plain {
    /// The page at an old address, which leads to another.
    Redirect {
        path: OutputPath,
        to: PageId,
    },
    NotFound,
    Robots,
    Sitemap,
    Feed,
}

/// All that a page is rendered from.
#[derive(Debug, PartialEq)]
pub struct PageInput {
    pub setting: Arc<Setting>,
    pub template: String,
    pub frame: PageFrame,
    /// The page's own text; none for a page that no writer wrote.
    pub own: Option<TextInput>,
    pub faq: Option<FaqInput>,
}

/// A text that is shown on a page, with the address of its own page.
#[derive(Debug)]
pub struct TextInput {
    pub text: Text,
    pub route: Route,
}

/// The FAQ index, and the text of each of its answers with the question's place in that text.
#[derive(Debug, PartialEq)]
pub struct FaqInput {
    pub view: FaqView,
    pub answers: Vec<(TextInput, usize)>,
}

impl Text {
    /// The text as a page shows it: the index of questions marks no terms. Each answer is read on its own there, and the page
    /// that it comes from marks them.
    fn of_page(&self, is_faq: bool) -> Self {
        let marks = if is_faq { Arc::default() } else { self.marks.clone() };
        Self { marks, ..self.clone() }
    }

    /// Whether both are the same object, with links that lead to the same and the same terms.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.document, &other.document) && self.targets == other.targets && self.marks == other.marks
    }
}

impl PartialEq for TextInput {
    fn eq(&self, other: &Self) -> bool {
        self.text.is_same(&other.text) && self.route == other.route
    }
}

impl TextInput {
    pub fn source(&self) -> Source<'_> {
        Source {
            document: &self.text.document.value,
            targets: &self.text.targets,
            marks: &self.text.marks,
            route: &self.route,
        }
    }
}

impl PageInput {
    /// What the page `id` is rendered from, with the texts of its [`Recipe`].
    pub fn new(surroundings: &Surroundings, id: PageId, own: Option<&Text>, answers: &[Text]) -> Self {
        let Surroundings { site, config, setting, .. } = surroundings;
        let config = &config.value;
        let route = |id: PageId| site.page(id).route.clone();
        let faq = site.shows_faq(id).then(|| {
            let (view, places) = faq::view(site, id, config);
            let answers = places.iter().zip(answers).map(|(&place, text)| {
                let question = site.question(place).0.question;
                (TextInput { text: text.of_page(true), route: route(place.page) }, question)
            });
            FaqInput { view, answers: answers.collect() }
        });
        Self {
            setting: setting.clone(),
            template: page::template(site, id, setting.theme()),
            frame: page::frame(surroundings, id, own),
            own: own.map(|text| TextInput { text: text.of_page(faq.is_some()), route: route(id) }),
            faq,
        }
    }
}
