//! Callouts: what their templates see of what stands in them.

use tera::Context;

use crate::{
    domain::{
        callout::{Form, is_consent, is_interactive},
        html::Html,
        language::Language,
        timeline::Offset,
    },
    markdown::{
        Callout, Extent, Fragment,
        structure::{Block, BlockContent, Definition},
    },
    render::{
        fragment::{Origin, Renderer},
        view::{CalloutView, FactView, StageView},
    },
};

/// The lowest level of a heading.
const LOWEST_LEVEL: u8 = 6;

impl Renderer<'_> {
    /// The HTML of the callout whose content stands at `inner`.
    pub(super) fn callout(&mut self, callout: usize, fragment: &Fragment, inner: Extent) -> String {
        let callout = &self.source.document.body.callouts[callout];
        let title = callout.title.as_ref().map(|title| self.render(title, title.whole()));
        // What stands in the callout stands below its title.
        let above = self.heading_level;
        self.heading_level = (above + 1).min(LOWEST_LEVEL);
        let template = format!("callouts/{}.html", callout.name);
        let html = if self.setting.theme().templates.contains(&template) {
            if !self.is_plain(callout) {
                self.callouts.insert(callout.name.clone());
            }
            let view = self.callout_view(callout, title.map(Html), fragment, inner);
            self.made_with(&template, &view)
        } else {
            // What has no template, or one that cannot be understood, still reads as the quotation that it is in every other
            // Markdown program.
            let title = title.map(|title| format!("<p>{title}</p>\n")).unwrap_or_default();
            format!("<blockquote>\n{title}{}</blockquote>", self.body_of(callout, fragment, inner))
        };
        self.heading_level = above;
        html
    }

    fn made_with(&mut self, template: &str, view: &CalloutView<'_>) -> String {
        let mut context = Context::new();
        context.insert("callout", view);
        let path = self.source.document.path.as_str();
        self.setting.theme().templates.render(template, &context, path).unwrap_or_else(|errors| {
            self.diagnostics.extend(errors);
            String::new()
        })
    }

    fn callout_view<'a>(
        &mut self,
        callout: &'a Callout,
        title: Option<Html>,
        fragment: &Fragment,
        inner: Extent,
    ) -> CalloutView<'a> {
        let mut view = CalloutView {
            name: &callout.name,
            title,
            language: Some(callout.title_words.trim()).filter(|words| Language::is_tag(words)),
            level: self.heading_level,
            body: Html::default(),
            before: Html::default(),
            items: Vec::new(),
            stages: Vec::new(),
            risks: None,
            pictures: Vec::new(),
            facts: Vec::new(),
            after: Html::default(),
        };
        let form = Form::of(&callout.name);
        let mut parts = callout.blocks.iter().filter(|block| is_part(form, block)).peekable();
        let is_plain = self.is_plain(callout);
        let Some(first) = parts.peek().filter(|_| !is_plain).map(|block| block.extent.clone()) else {
            view.body = Html(self.body_of(callout, fragment, inner));
            return view;
        };
        let mut last = first.clone();
        for block in parts {
            // Of two lists, the second one stands after the first.
            if form != Form::BeforeAfter && block.extent != first {
                break;
            }
            last = block.extent.clone();
            self.view_block(&mut view, fragment, &block.content);
        }
        let Extent { html, slots } = inner.clone();
        let before = Extent { html: html.start..first.html.start, slots: slots.start..first.slots.start };
        let after = Extent { html: last.html.end..html.end, slots: last.slots.end..slots.end };
        view.before = Html(self.render(fragment, before));
        view.after = Html(self.render(fragment, after));
        view.body = Html(self.body_of(callout, fragment, inner));
        view
    }

    /// Whether the callout is shown as it was written, without what a script makes of it.
    fn is_plain(&self, callout: &Callout) -> bool {
        is_interactive(&callout.name) && matches!(self.origin, Origin::Answer { .. })
    }

    /// Adds what a block says to the view of its callout.
    fn view_block(&mut self, view: &mut CalloutView<'_>, fragment: &Fragment, content: &BlockContent) {
        if let BlockContent::Table(table) = content {
            view.risks = self.risks(fragment, table);
            return;
        }
        let mut html = |extent: &Extent| Html(self.render(fragment, extent.clone()));
        match content {
            BlockContent::List(items) => view.items = items.iter().map(|item| html(&item.extent)).collect(),
            BlockContent::Definitions(list) if view.name == "before-after" => {
                let published = list.iter().filter(|definition| !is_consent(&definition.term.words));
                view.facts = published
                    .map(|Definition { term, texts, .. }| FactView {
                        term: html(&term.extent),
                        text: Html(texts.iter().map(|text| html(&text.extent).0).collect::<Vec<_>>().join(" ")),
                    })
                    .collect();
            }
            BlockContent::Definitions(list) => {
                let stages = list.iter().map(|Definition { term, texts, .. }| {
                    let offset = Offset::of(&term.words);
                    StageView {
                        term: html(&term.extent),
                        text: Html(texts.iter().map(|text| html(&text.extent).0).collect::<Vec<_>>().join("\n")),
                        name: term.words.trim().to_owned(),
                        count: offset.map(|offset| offset.count),
                        unit: offset.map(|offset| offset.unit.as_str()),
                    }
                });
                view.stages = stages.collect();
            }
            BlockContent::Pictures(links) => {
                for &link in links {
                    view.pictures.push(Html(self.figure(link)));
                }
            }
            BlockContent::Table(_) | BlockContent::Text(_) => {}
        }
    }

    /// The content of a callout as it stands, without the record of a consent.
    fn body_of(&mut self, callout: &Callout, fragment: &Fragment, inner: Extent) -> String {
        if Form::of(&callout.name) != Form::BeforeAfter {
            return self.render(fragment, inner);
        }
        let mut html = String::new();
        let mut from = (inner.html.start, inner.slots.start);
        for left_out in callout.blocks.iter().flat_map(unpublished) {
            let part = Extent { html: from.0..left_out.html.start, slots: from.1..left_out.slots.start };
            html.push_str(&self.render(fragment, part));
            from = (left_out.html.end, left_out.slots.end);
        }
        html.push_str(&self.render(fragment, Extent { html: from.0..inner.html.end, slots: from.1..inner.slots.end }));
        html
    }
}

/// Whether a block is what a callout of this form is about.
fn is_part(form: Form, block: &Block) -> bool {
    matches!(
        (&block.content, form),
        (BlockContent::List(_), Form::List)
            | (BlockContent::Table(_), Form::Risks)
            | (BlockContent::Definitions(_), Form::Timeline | Form::BeforeAfter)
            | (BlockContent::Pictures(_), Form::BeforeAfter)
    )
}

/// The parts of a block that name a consent: single definitions, or all of a list that holds nothing else.
fn unpublished(block: &Block) -> Vec<Extent> {
    let BlockContent::Definitions(list) = &block.content else { return Vec::new() };
    let consents = list.iter().filter(|definition| is_consent(&definition.term.words));
    let consents: Vec<Extent> = consents.map(|definition| definition.extent.clone()).collect();
    if consents.len() == list.len() { vec![block.extent.clone()] } else { consents }
}
