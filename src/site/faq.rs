//! The questions of a site's pages, for the FAQ index.

use rustc_hash::FxHashMap;

use crate::{
    domain::faq::{Entry, QuestionPlace},
    parse::document::{HeadingSummary, QuestionSummary},
    site::{Origin, PageId, Route, Site},
};

/// All questions of the site's pages, in the order of the site.
pub(super) fn entries(site: &Site) -> impl Iterator<Item = Entry<PageId>> {
    site.ids().flat_map(move |id| {
        let page = site.page(id);
        (0..page.summary.questions.len()).map(move |question| Entry {
            place: QuestionPlace { page: id, question },
            treatment: page.treatment,
            kind: page.summary.kind,
        })
    })
}

/// The questions that are asked more than once in the same words for the same treatment. Two treatments may well answer a
/// question differently.
pub(super) fn asked_again(site: &Site) -> Vec<Vec<QuestionPlace<PageId>>> {
    let mut first: FxHashMap<(Option<PageId>, &str), QuestionPlace<PageId>> = FxHashMap::default();
    let mut again: Vec<Vec<QuestionPlace<PageId>>> = Vec::new();
    let mut known: FxHashMap<QuestionPlace<PageId>, usize> = FxHashMap::default();
    for Entry { place, treatment, .. } in entries(site) {
        let earlier = *first.entry((treatment, site.question(place).0.words.as_str())).or_insert(place);
        if earlier == place {
            continue;
        }
        let index = *known.entry(earlier).or_insert_with(|| {
            again.push(vec![earlier]);
            again.len() - 1
        });
        again[index].push(place);
    }
    again
}

impl Site {
    /// The question at a place of the FAQ index, and its heading on its own page.
    pub fn question(&self, place: QuestionPlace<PageId>) -> (&QuestionSummary, &HeadingSummary) {
        let summary = &self.page(place.page).summary;
        let question = &summary.questions[place.question];
        (question, &summary.headings[question.heading])
    }

    /// Whether the question is one of the FAQ page's own, which is told in the index and nowhere else.
    pub fn is_of_faq_page(&self, place: QuestionPlace<PageId>) -> bool {
        place.page == self.faq_page
    }

    /// The id of a question in the FAQ index. It lasts as long as the page's address and the heading do. Two hyphens stand
    /// between its parts, which no heading's id may have, so that it is no other id's equal. A question of the FAQ page's
    /// own keeps the id of its heading.
    pub fn question_id(&self, place: QuestionPlace<PageId>) -> String {
        let (_, heading) = self.question(place);
        if self.is_of_faq_page(place) {
            return heading.id.clone();
        }
        let route = &self.page(place.page).route;
        let mut id = if *route == Route::home() { "home--".to_owned() } else { String::new() };
        for part in route.parts() {
            id.push_str(part);
            id.push_str("--");
        }
        id + &heading.id
    }

    /// The ids of the questions on `page`, if it is the FAQ index or a part of it.
    pub fn faq_ids(&self, page: PageId) -> impl Iterator<Item = String> {
        self.faq_places(page).map(|place| self.question_id(place))
    }

    /// Whether `page` is the FAQ index or a part of it.
    pub fn shows_faq(&self, page: PageId) -> bool {
        page == self.faq_page || matches!(self.page(page).origin, Origin::FaqPart(_))
    }

    /// The page of the FAQ index that shows the questions of `page`.
    pub fn faq_page_of(&self, page: PageId) -> PageId {
        let treatment = self.page(page).treatment;
        let is_shown = |part: PageId| match self.page(part).origin {
            Origin::FaqPart(group) => treatment.is_some() && self.faq[group].treatment == treatment,
            _ => false,
        };
        self.faq_parts.iter().copied().find(|&part| is_shown(part)).unwrap_or(self.faq_page)
    }

    /// The questions that `page` shows as the FAQ index or a part of it, in their order there.
    pub fn faq_places(&self, page: PageId) -> impl Iterator<Item = QuestionPlace<PageId>> {
        let shown = self.faq_groups_on(page).into_iter();
        shown.flat_map(|group| &self.faq[group].topics).flat_map(|(_, questions)| questions.iter().copied())
    }

    /// The groups of [`Site::faq`] that `page` shows: all, or one, or those that are no treatment's; none on other pages.
    pub fn faq_groups_on(&self, page: PageId) -> Vec<usize> {
        if let Origin::FaqPart(group) = self.page(page).origin {
            return vec![group];
        }
        if page != self.faq_page {
            return Vec::new();
        }
        let split = !self.faq_parts.is_empty();
        (0..self.faq.len()).filter(|&group| !split || self.faq[group].treatment.is_none()).collect()
    }
}
