//! Callouts: what their templates see of what stands in them.
//!
//! The text of a callout is rendered once, and its pieces are cut out of that: callouts in callouts would cost twice as much
//! with each further one if they were rendered in the text and once more as pieces.

use rustc_hash::FxHashMap;
use tera::Context;

use crate::{
    domain::{
        callout::{Form, is_interactive},
        html::Html,
        language::Language,
        timeline::Offset,
    },
    markdown::{
        Callout, Extent, Fragment,
        structure::{Block, BlockContent, Definition, Piece},
    },
    render::{
        fragment::{Origin, Renderer},
        view::{CalloutView, FactView, StageView},
    },
};

/// The HTML of a callout's text, and where in it the blocks and pieces of the callout begin and end.
struct Shown {
    html: String,
    /// The bytes of `html`, by the places in the fragment.
    places: FxHashMap<(usize, usize), usize>,
}

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
            format!("<blockquote>\n{title}{}</blockquote>", self.render(fragment, inner))
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
            is_numbered: false,
            stages: Vec::new(),
            risks: None,
            pictures: Vec::new(),
            facts: Vec::new(),
            after: Html::default(),
        };
        let form = Form::of(&callout.name);
        let is_shown = |block: &&Block| is_in(&block.extent, &inner);
        let shown = self.shown(callout.blocks.iter().filter(is_shown), fragment, &inner);
        let is_plain = self.is_plain(callout);
        let blocks = callout.blocks.iter().filter(|block| !is_plain && is_shown(block) && is_part(form, block));
        // Of two lists, the second one stands after the first; the pictures to compare may stand apart.
        let mut lists = 0;
        let parts: Vec<&Block> = blocks
            .filter(|block| {
                let is_picture = matches!(block.content, BlockContent::Pictures(_));
                lists += usize::from(!is_picture);
                is_picture || lists == 1
            })
            .collect();
        (view.before, view.after) = shown.around(&parts);
        for block in parts {
            view.is_numbered |= shown.of(&block.extent).0.starts_with("<ol");
            self.view_block(&mut view, fragment, &shown, &block.content);
        }
        view.body = Html(shown.html);
        view
    }

    /// Whether the callout is shown as it was written, without what a script makes of it.
    fn is_plain(&self, callout: &Callout) -> bool {
        is_interactive(&callout.name) && matches!(self.origin, Origin::Answer { .. })
    }

    /// Renders the text of a callout, and takes note of where its `blocks` stand.
    fn shown<'a>(&mut self, blocks: impl Iterator<Item = &'a Block>, fragment: &Fragment, inner: &Extent) -> Shown {
        let mut shown = Shown { html: String::new(), places: FxHashMap::default() };
        let mut cuts = Vec::new();
        for block in blocks {
            add_cuts(block, &mut cuts);
        }
        cuts.push((inner.html.end, inner.slots.end));
        let mut from = (inner.html.start, inner.slots.start);
        for cut in cuts {
            shown.html.push_str(&self.render(fragment, Extent { html: from.0..cut.0, slots: from.1..cut.1 }));
            shown.places.insert(cut, shown.html.len());
            from = cut;
        }
        shown
    }

    /// Adds what a block says to the view of its callout.
    fn view_block(&mut self, view: &mut CalloutView<'_>, fragment: &Fragment, shown: &Shown, content: &BlockContent) {
        let html = |piece: &Piece| shown.of(&piece.extent);
        match content {
            BlockContent::List(items) => view.items = items.iter().map(html).collect(),
            BlockContent::Definitions(list) if Form::of(view.name) == Form::BeforeAfter => {
                let facts = list.iter().map(|fact| FactView { term: html(&fact.term), text: shown.texts(fact) });
                view.facts = facts.collect();
            }
            BlockContent::Definitions(list) => {
                let stages = list.iter().map(|stage| {
                    let name = self.setting.facts.fill(stage.term.words.trim());
                    let offset = Offset::of(&name);
                    StageView {
                        term: html(&stage.term),
                        text: shown.texts(stage),
                        name: name.into_owned(),
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
            BlockContent::Table(table) => view.risks = self.risks(fragment, table),
            BlockContent::Text(_) => {}
        }
    }
}

impl Shown {
    fn place(&self, at: (usize, usize)) -> usize {
        self.places.get(&at).copied().unwrap_or_default()
    }

    /// The HTML of a block or a piece.
    fn of(&self, part: &Extent) -> Html {
        let start = self.place((part.html.start, part.slots.start));
        let end = self.place((part.html.end, part.slots.end));
        Html(self.html.get(start..end).unwrap_or_default().to_owned())
    }

    /// What is said of a term: where that is said in several parts, each is a paragraph.
    fn texts(&self, definition: &Definition) -> Html {
        if let [text] = definition.texts.as_slice() {
            return self.of(&text.extent);
        }
        let paragraph = |text: &Piece| match self.of(&text.extent).0 {
            html if html.starts_with('<') => html,
            html => format!("<p>{html}</p>\n"),
        };
        Html(definition.texts.iter().map(paragraph).collect())
    }

    /// What stands before `parts`, and what stands between and after them.
    fn around(&self, parts: &[&Block]) -> (Html, Html) {
        let Some(Block { extent: first, .. }) = parts.first() else { return (Html::default(), Html::default()) };
        let start = self.place((first.html.start, first.slots.start));
        let mut after = String::new();
        let mut from = start;
        for Block { extent, .. } in parts {
            let place = self.place((extent.html.start, extent.slots.start));
            after.push_str(self.html.get(from..place).unwrap_or_default());
            from = self.place((extent.html.end, extent.slots.end));
        }
        after.push_str(self.html.get(from..).unwrap_or_default());
        (Html(self.html[..start].to_owned()), Html(after))
    }
}

/// Whether all of a part stands in another.
fn is_in(part: &Extent, whole: &Extent) -> bool {
    part.html.start >= whole.html.start
        && part.html.end <= whole.html.end
        && part.slots.start >= whole.slots.start
        && part.slots.end <= whole.slots.end
}

/// Adds where a block and its pieces begin and end, in the order of the text.
fn add_cuts(block: &Block, cuts: &mut Vec<(usize, usize)>) {
    let Extent { html, slots } = &block.extent;
    cuts.push((html.start, slots.start));
    let add = |piece: &Piece| {
        cuts.push((piece.extent.html.start, piece.extent.slots.start));
        cuts.push((piece.extent.html.end, piece.extent.slots.end));
    };
    match &block.content {
        BlockContent::List(items) => items.iter().for_each(add),
        BlockContent::Definitions(list) => {
            list.iter().flat_map(|definition| std::iter::once(&definition.term).chain(&definition.texts)).for_each(add);
        }
        // The cells of a table hold no blocks, and are rendered by themselves.
        BlockContent::Table(_) | BlockContent::Pictures(_) | BlockContent::Text(_) => {}
    }
    cuts.push((html.end, slots.end));
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
