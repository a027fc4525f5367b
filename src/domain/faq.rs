//! The FAQ index: all questions of the site, grouped by treatment, then by what they are about.

use serde::Serialize;

use crate::domain::{html::Html, kind::Kind};

/// With more questions than this, each treatment has a page of its own in the index, and `/faq/` leads to them.
pub const SPLIT_ABOVE: usize = 100;

/// What a question is about, in the order of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    Procedure,
    Suitability,
    Risks,
    Aftercare,
    Other,
}

/// A question's place: a page, and the question's number among the questions of that page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QuestionPlace<Page> {
    pub page: Page,
    pub question: usize,
}

/// A question and what decides on its place in the index.
#[derive(Clone, Copy, Debug)]
pub struct Entry<Page> {
    pub place: QuestionPlace<Page>,
    /// The treatment's page; none for a question that belongs to no treatment.
    pub treatment: Option<Page>,
    pub kind: Kind,
}

/// The questions of one treatment, or those of none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<Page> {
    pub treatment: Option<Page>,
    /// Only topics that have questions, in their order.
    pub topics: Vec<(Topic, Vec<QuestionPlace<Page>>)>,
}

/// What the FAQ's template sees under the name `faq`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaqView {
    /// The number of questions in the whole index.
    pub total: usize,
    /// The number of questions on this page.
    pub shown: usize,
    pub groups: Vec<GroupView>,
    /// The pages of an index that is split.
    pub pages: Vec<FaqPageView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupView {
    /// The treatment's title and page; none for questions that belong to no treatment.
    pub title: Option<String>,
    pub url: Option<String>,
    pub id: String,
    pub sections: Vec<TopicView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopicView {
    pub kind: Topic,
    pub id: String,
    pub questions: Vec<QuestionView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    pub id: String,
    pub title: String,
    pub answer: Html,
    /// The question's place on its own page; none for a question of the FAQ page's own.
    pub url: Option<String>,
    pub page_title: String,
    /// What the filter finds beside the question and its answer: the page's title and its synonyms.
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaqPageView {
    pub title: String,
    pub url: String,
    pub count: usize,
}

impl Topic {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Procedure => Self::Procedure,
            Kind::Suitability => Self::Suitability,
            Kind::Risks => Self::Risks,
            Kind::Aftercare => Self::Aftercare,
            Kind::Home | Kind::Treatment | Kind::Faq | Kind::Glossary | Kind::Page => Self::Other,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Procedure => "procedure",
            Self::Suitability => "suitability",
            Self::Risks => "risks",
            Self::Aftercare => "aftercare",
            Self::Other => "other",
        }
    }
}

impl<Page> Group<Page> {
    /// The number of questions in the group.
    pub fn len(&self) -> usize {
        self.topics.iter().map(|(_, questions)| questions.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }
}

/// Groups `entries`, which come in the order of the site. Questions that belong to no treatment come first, those of the
/// FAQ's own page before the others; then the treatments, in the order in which they are met.
pub fn group<Page: Copy + PartialEq>(entries: impl IntoIterator<Item = Entry<Page>>) -> Vec<Group<Page>> {
    let mut groups = vec![Group { treatment: None, topics: Vec::new() }];
    let mut introduced = 0;
    for Entry { place, treatment, kind } in entries {
        let index = groups.iter().rposition(|group| group.treatment == treatment).unwrap_or_else(|| {
            groups.push(Group { treatment, topics: Vec::new() });
            groups.len() - 1
        });
        let topics = &mut groups[index].topics;
        let topic = Topic::of(kind);
        let position = topics.iter().position(|(known, _)| *known >= topic).unwrap_or(topics.len());
        if topics.get(position).is_none_or(|(known, _)| *known != topic) {
            topics.insert(position, (topic, Vec::new()));
        }
        let questions = &mut topics[position].1;
        if treatment.is_none() && kind == Kind::Faq {
            questions.insert(introduced, place);
            introduced += 1;
        } else {
            questions.push(place);
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(page: u32, treatment: Option<u32>, kind: Kind) -> Entry<u32> {
        Entry { place: QuestionPlace { page, question: 0 }, treatment, kind }
    }

    #[test]
    fn questions_are_grouped_by_treatment_then_by_topic() {
        let groups = group([
            entry(1, None, Kind::Home),
            entry(3, Some(2), Kind::Aftercare),
            entry(4, Some(2), Kind::Procedure),
            entry(2, Some(2), Kind::Treatment),
            entry(5, None, Kind::Faq),
            entry(6, None, Kind::Faq),
        ]);
        let mut outline = Vec::new();
        for group in &groups {
            for (topic, questions) in &group.topics {
                let pages: Vec<u32> = questions.iter().map(|place| place.page).collect();
                outline.push((group.treatment, topic.as_str(), pages));
            }
        }
        assert_eq!(
            outline,
            [
                (None, "other", vec![5, 6, 1]),
                (Some(2), "procedure", vec![4]),
                (Some(2), "aftercare", vec![3]),
                (Some(2), "other", vec![2]),
            ]
        );
    }
}
