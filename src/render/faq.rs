//! The FAQ index: its view, and its HTML.

use std::collections::BTreeSet;

use tera::Context;

use crate::{
    domain::{
        faq::{FaqPageView, FaqView, GroupView, QuestionPlace, QuestionView, TopicView},
        html::Html,
    },
    parse::config::Config,
    render::{
        Rendered, Setting,
        fragment::{Origin, Renderer, Source},
        page::{insert_page, subject},
        view::PageFrame,
    },
    site::{PageId, Site},
};

/// The view of the FAQ index on the page `id`, its answers still empty; and the places of its questions, in their order.
pub fn view(site: &Site, id: PageId, config: &Config) -> (FaqView, Vec<QuestionPlace<PageId>>) {
    let base_path = config.base_url.path.as_str();
    let mut places = Vec::new();
    let groups = site
        .faq_groups_on(id)
        .into_iter()
        .map(|group| {
            let group = &site.faq[group];
            let treatment = group.treatment.map(|treatment| site.page(treatment));
            // Two hyphens keep these ids apart from those that are made from headings.
            let id = match treatment {
                Some(treatment) => format!("group--{}", treatment.route.parts().collect::<Vec<_>>().join("--")),
                None => "group--general".to_owned(),
            };
            let sections = group.topics.iter().map(|(topic, questions)| {
                places.extend_from_slice(questions);
                TopicView {
                    kind: *topic,
                    id: format!("{id}--{}", topic.as_str()),
                    questions: questions.iter().map(|&place| question(site, place, base_path)).collect(),
                }
            });
            GroupView {
                sections: sections.collect(),
                title: treatment.map(|treatment| treatment.summary.title.clone()),
                url: treatment.map(|treatment| treatment.route.url(base_path)),
                id,
            }
        })
        .collect();
    let pages = if id == site.faq_page { site.faq_parts.as_slice() } else { &[] };
    let pages = pages
        .iter()
        .map(|&part| FaqPageView {
            title: site.page(part).summary.title.clone(),
            url: site.page(part).route.url(base_path),
            count: site.faq_groups_on(part).into_iter().map(|group| site.faq[group].len()).sum(),
        })
        .collect();
    (FaqView { total: site.question_count(), shown: places.len(), groups, pages }, places)
}

fn question(site: &Site, place: QuestionPlace<PageId>, base_path: &str) -> QuestionView {
    let page = site.page(place.page);
    let (_, heading) = site.question(place);
    let is_own = site.is_of_faq_page(place);
    QuestionView {
        id: site.question_id(place),
        title: heading.title.clone(),
        answer: Html::default(),
        url: (!is_own).then(|| format!("{}#{}", page.route.url(base_path), heading.id)),
        page_title: page.summary.title.clone(),
        words: std::iter::once(&page.summary.title)
            .chain(&page.summary.synonyms)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// A question's document, and its place in the questions of its body.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    pub source: Source<'a>,
    pub question: usize,
}

/// The HTML of the FAQ index `view`, with `answers` in the order of its questions.
pub fn render(
    setting: &Setting,
    frame: &PageFrame,
    source: Option<Source<'_>>,
    view: &FaqView,
    answers: &[Answer<'_>],
) -> Rendered {
    let mut context = Context::new();
    // The FAQ page's own questions stand in the index, and so not in its text.
    let own = answers.iter().filter(|answer| source.is_some_and(|source| source.is_same_text(answer.source)));
    let own: Vec<usize> = own.map(|answer| answer.question).collect();
    let text = source.map(|source| source.document.body.without_questions(&own)).unwrap_or_default();
    let (mut callouts, mut diagnostics) = (BTreeSet::new(), Vec::new());
    let mut view = view.clone();
    let questions =
        view.groups.iter_mut().flat_map(|group| &mut group.sections).flat_map(|section| &mut section.questions);
    for (question, answer) in questions.zip(answers) {
        let body = &answer.source.document.body;
        let found = &body.questions[answer.question];
        let is_own = source.is_some_and(|source| source.is_same_text(answer.source));
        let id = (!is_own).then_some(question.id.as_str());
        let origin = Origin::Answer { id, level: body.headings[found.heading].level };
        let mut renderer = Renderer::new(setting, answer.source, origin);
        question.answer = Html(renderer.render(&body.fragment, found.answer.clone()));
        callouts.append(&mut renderer.callouts);
        diagnostics.append(&mut renderer.diagnostics);
    }
    diagnostics.extend(insert_page(&mut context, setting, frame, source, &text, callouts));
    context.insert("faq", &view);
    // The index of a large treatment takes a megabyte, which the engine has a copy of by now.
    drop(view);
    Rendered::new(setting.theme().templates.render("faq.html", &context, subject(frame, source)), diagnostics)
}
