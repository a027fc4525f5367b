//! The questions of a site's pages, for the FAQ index.

use crate::{
    domain::faq::{Entry, QuestionPlace},
    parse::document::{HeadingSummary, QuestionSummary},
    site::{PageId, Route, Site},
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

impl Site {
    /// The question at a place of the FAQ index, and its heading on its own page.
    pub fn question(&self, place: QuestionPlace<PageId>) -> (&QuestionSummary, &HeadingSummary) {
        let summary = &self.page(place.page).summary;
        let question = &summary.questions[place.question];
        (question, &summary.headings[question.heading])
    }

    /// The ids of the questions on `page`, if it is the FAQ index or a part of it.
    pub fn faq_ids(&self, page: PageId) -> impl Iterator<Item = String> {
        let shown = self.faq_groups_on(page).into_iter();
        shown.flat_map(|group| &self.faq[group].topics).flat_map(|(_, questions)| questions).map(|&place| {
            let (_, heading) = self.question(place);
            question_id(&self.page(place.page).route, &heading.id)
        })
    }

    /// The groups of [`Site::faq`] that `page` shows: all, or one, or those that are no treatment's; none on other pages.
    pub fn faq_groups_on(&self, page: PageId) -> Vec<usize> {
        if let crate::site::Origin::FaqPart(group) = self.page(page).origin {
            return vec![group];
        }
        if page != self.faq_page {
            return Vec::new();
        }
        let split = !self.faq_parts.is_empty();
        (0..self.faq.len()).filter(|&group| !split || self.faq[group].treatment.is_none()).collect()
    }
}

/// The id of a question in the FAQ index. It lasts as long as the page's address and the heading do. Two hyphens stand
/// between the parts, which no id made from words has, so that it is no other id's equal.
pub fn question_id(route: &Route, heading: &str) -> String {
    let mut id = String::new();
    for part in route.parts() {
        id.push_str(part);
        id.push_str("--");
    }
    id + heading
}
