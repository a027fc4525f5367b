//! Headings, once a text has been read whole: their ids, and the questions among them.

use std::collections::HashMap;

use crate::markdown::{Body, Extent, Heading, Question, slug};

/// The signs that end a question: of the Latin, the Chinese and Japanese, and the Arabic scripts.
const QUESTION_MARKS: [char; 3] = ['?', '？', '؟'];

/// What a heading says of itself, and where it stands in the fragment.
pub(super) struct HeadingMarks {
    pub explicit_id: Option<String>,
    pub no_faq: bool,
    /// Where the heading begins and where it ends, in the fragment.
    pub start: (usize, usize),
    pub end: (usize, usize),
}

/// Gives each heading its id. An id that a writer chose stays; one made from a title gives way with a number at its end.
/// Returns the ids that are taken now.
pub(super) fn name(headings: &mut [Heading], marks: &[HeadingMarks]) -> Taken {
    let mut taken: Taken = marks.iter().filter_map(|mark| Some((mark.explicit_id.clone()?, 2))).collect();
    for (heading, mark) in headings.iter_mut().zip(marks) {
        heading.title.truncate(heading.title.trim_end().len());
        heading.id = match &mark.explicit_id {
            Some(id) => id.clone(),
            None => unique_id(&heading.title, &mut taken),
        };
    }
    taken
}

/// The ids that are taken, each with the first number that may be free at its end. All below are taken, so that nothing is
/// tried twice on a page with many headings of one title.
pub(super) type Taken = HashMap<String, usize>;

pub(super) fn unique_id(title: &str, taken: &mut Taken) -> String {
    let slug = Some(slug(title)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "section".to_owned());
    let Some(&(mut number)) = taken.get(&slug) else {
        taken.insert(slug.clone(), 2);
        return slug;
    };
    let mut id = format!("{slug}-{number}");
    while taken.contains_key(&id) {
        number += 1;
        id = format!("{slug}-{number}");
    }
    taken.insert(slug, number + 1);
    taken.insert(id.clone(), 2);
    id
}

/// The questions among the headings, each with its answer: what stands up to the next heading of its level or above.
pub(super) fn questions(body: &Body, marks: &[HeadingMarks]) -> Vec<Question> {
    let is_question = |heading: &Heading| {
        heading.top_level && (2..=4).contains(&heading.level) && heading.title.ends_with(QUESTION_MARKS)
    };
    let mut questions = Vec::new();
    for (index, heading) in body.headings.iter().enumerate().filter(|(_, heading)| is_question(heading)) {
        let next = (index + 1..body.headings.len())
            .find(|&later| body.headings[later].top_level && body.headings[later].level <= heading.level);
        let (html_end, slots_end) = next.map_or_else(|| body.fragment.end(), |next| marks[next].start);
        let (html_start, slots_start) = marks[index].end;
        questions.push(Question {
            heading: index,
            answer: Extent { html: html_start..html_end, slots: slots_start..slots_end },
            hidden: marks[index].no_faq,
        });
    }
    questions
}

#[cfg(test)]
mod tests {
    use crate::markdown::read;

    #[test]
    fn headings_have_ids_of_their_own() {
        let body = read("# A\n## B c\n## B c\n## X {#b-c}\n## `d`\n## ?\n> ## Q", 0);
        let ids: Vec<_> = body.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["a", "b-c-2", "b-c-3", "b-c", "d", "section", "q"]);
        assert!(!body.headings[6].top_level);
        let body = read("## A\n## A\n## A-2\n## A\n## A-3 {#a-5}\n## A\n## A\n", 0);
        let ids: Vec<_> = body.headings.iter().map(|heading| heading.id.as_str()).collect();
        assert_eq!(ids, ["a", "a-2", "a-2-2", "a-3", "a-5", "a-4", "a-6"]);
    }

    #[test]
    fn a_question_is_answered_up_to_the_next_heading_of_its_level() {
        let body = read("## One?\nyes\n### Why?\nso\n## Two\nno\n#### Three？\n##### Four?\n## Five? {.no-faq}\nx", 0);
        let answer = |number: usize| body.fragment.html[body.questions[number].answer.html.clone()].to_owned();
        let titles: Vec<_> =
            body.questions.iter().map(|question| body.headings[question.heading].title.as_str()).collect();
        assert_eq!(titles, ["One?", "Why?", "Three？", "Five?"]);
        assert_eq!(answer(0), "<p>yes</p>\nWhy?\n<p>so</p>\n");
        assert_eq!(body.questions[0].answer.slots.len(), 2);
        assert_eq!(answer(1), "<p>so</p>\n");
        assert!(body.questions[3].hidden && !body.questions[0].hidden);
        assert!(body.is_answered(&body.questions[0]));
        assert!(!read("## Empty?\n\n## Next", 0).is_answered(&read("## Empty?\n\n## Next", 0).questions[0]));
    }
}
