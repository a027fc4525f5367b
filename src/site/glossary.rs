//! The terms that a site explains, and where a page uses each of them first.

use std::{collections::BTreeSet, ops::Range};

use aho_corasick::{AhoCorasick, MatchKind};
use pulldown_cmark_escape::escape_html_body_text;
use rustc_hash::FxHashMap;

use crate::{
    domain::{
        glossary::{self, Name, is_word_start},
        kind::Kind,
    },
    markdown::{Body, LANGUAGE_CALLOUT, Slot},
    parse::document::Document,
    site::{PageId, Site},
};

/// The glossary of a site.
#[derive(Debug, Default)]
pub struct Glossary {
    /// The terms of all pages of the kind `glossary`, in the order of the site.
    pub terms: Vec<Term>,
    matcher: Option<Matcher>,
}

/// A term: a page of the kind `glossary`, and its place among the terms of that page's summary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub page: PageId,
    pub place: usize,
    /// The term that has one of its names and comes before it.
    pub earlier: Option<usize>,
}

/// Where a page uses a term first, in the HTML of its body's fragment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub range: Range<u32>,
    /// The term's place in [`Glossary::terms`].
    pub term: u32,
}

/// Finds names in a text, in one pass.
#[derive(Debug)]
struct Matcher {
    automaton: AhoCorasick,
    names: Vec<(Name, u32)>,
    /// How many terms there are to find.
    terms: usize,
    /// What names begin with, in small letters and in its order.
    beginnings: Vec<Beginning>,
    /// For each pattern of the automaton its place among them.
    of_patterns: Vec<usize>,
}

/// What a pattern of the automaton finds, however its letters are written.
#[derive(Debug, Default)]
struct Beginning {
    /// The names that begin with it, by their places in the matcher's.
    names: Vec<usize>,
    /// The longest of those that it begins with itself, whose names may stand there, too.
    within: Option<usize>,
}

/// Elements in which nothing may be marked: what can be pressed cannot stand in a link or a label, and what names
/// something else is left as it is.
const NOT_WITHIN: [&str; 15] =
    ["a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "summary", "textarea", "th"];

impl PartialEq for Glossary {
    /// Whether both find the same names in every text.
    fn eq(&self, other: &Self) -> bool {
        let names = |glossary: &Self| glossary.matcher.as_ref().map(|matcher| matcher.names.clone());
        self.terms == other.terms && names(self) == names(other)
    }
}

impl Glossary {
    /// All names of all terms, in the order of the terms.
    pub fn names(&self, site: &Site) -> Vec<String> {
        let terms = self.terms.iter().map(|term| &site.page(term.page).summary.terms[term.place].name);
        terms.flat_map(|name| glossary::names(name)).map(str::to_owned).collect()
    }

    /// The terms of the pages of `site`.
    pub(super) fn of(site: &Site) -> Self {
        let mut glossary = Self::default();
        let mut names: Vec<(Name, u32)> = Vec::new();
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        for page in site.ids().filter(|&id| site.page(id).summary.kind == Kind::Glossary) {
            for (place, term) in site.page(page).summary.terms.iter().enumerate() {
                let number = glossary.terms.len();
                let mut earlier = None;
                let usable = glossary::names(&term.name).into_iter().filter(|name| glossary::unusable(name).is_none());
                for name in usable.map(|name| Name::new(&escaped(name))) {
                    match known.get(&name.key()) {
                        Some(&first) if first != number => earlier = earlier.or(Some(first)),
                        Some(_) => {}
                        None => {
                            known.insert(name.key(), number);
                            // What has no definition has nothing to show.
                            if !term.definition.is_empty() {
                                names.push((name, u32::try_from(number).unwrap_or(u32::MAX)));
                            }
                        }
                    }
                }
                glossary.terms.push(Term { page, place, earlier });
            }
        }
        glossary.matcher = Matcher::new(names);
        glossary
    }

    /// Where a document uses each term first. What a glossary says of its terms is no use of them.
    pub fn marks_of(&self, document: &Document) -> Vec<Mark> {
        match document.summary.kind {
            Kind::Glossary => Vec::new(),
            _ => self.marks(&document.body),
        }
    }

    /// Where a text uses each term first, in its order. Headings, links, code and the like are no such places.
    fn marks(&self, body: &Body) -> Vec<Mark> {
        let mut marks = Vec::new();
        let Some(matcher) = &self.matcher else { return marks };
        let html = body.fragment.html.as_str();
        let mut is_seen = vec![false; self.terms.len()];
        let mut surroundings = Surroundings::new(body);
        let mut end_before = 0;
        let mut left = matcher.terms;
        for hit in matcher.automaton.find_iter(html) {
            let start = hit.start();
            if start < end_before || !is_word_start(&html[..start]) {
                continue;
            }
            let found = matcher.candidates(hit.pattern().as_usize()).filter_map(|place| {
                let length = matcher.names[place].0.length_in(&html[start..])?;
                Some((length, place))
            });
            // The longest name wins; nothing within it is looked at.
            let Some((length, place)) = found.max() else { continue };
            let term = matcher.names[place].1;
            end_before = start + length;
            if is_seen[term as usize] || !surroundings.allow(start) {
                continue;
            }
            is_seen[term as usize] = true;
            let to_u32 = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
            marks.push(Mark { range: to_u32(start)..to_u32(end_before), term });
            left -= 1;
            if left == 0 {
                break;
            }
        }
        marks
    }
}

/// A name as it stands in HTML.
fn escaped(name: &str) -> String {
    let mut html = String::new();
    // Writing to a String cannot fail.
    let _ = escape_html_body_text(&mut html, name);
    html
}

impl Matcher {
    /// None where there is nothing to find.
    fn new(names: Vec<(Name, u32)>) -> Option<Self> {
        // Each pattern in small letters, as it is, and the name that it is of.
        let mut patterns: Vec<(String, String, usize)> = Vec::new();
        for (place, (name, _)) in names.iter().enumerate() {
            let beginning = name.beginning();
            let small = beginning.to_lowercase();
            // The automaton knows the capitals of ASCII only.
            if !beginning.is_ascii() {
                let mut characters = beginning.chars();
                let first = characters.next().into_iter().flat_map(char::to_uppercase);
                patterns.push((small.clone(), first.chain(characters).collect(), place));
            }
            patterns.push((small, beginning.to_owned(), place));
        }
        patterns.retain(|(small, ..)| !small.is_empty());
        patterns.sort();
        let mut matcher_patterns: Vec<&str> = Vec::new();
        let mut of_patterns = Vec::new();
        let mut beginnings: Vec<Beginning> = Vec::new();
        // Those that the newest one begins with, which stand before it in the order: each with its letters.
        let mut around: Vec<(&str, usize)> = Vec::new();
        for (small, pattern, name) in &patterns {
            while around.last().is_some_and(|(shorter, _)| !small.starts_with(shorter)) {
                around.pop();
            }
            if around.last().is_none_or(|(known, _)| known != small) {
                let within = around.last().map(|(_, place)| *place);
                around.push((small, beginnings.len()));
                beginnings.push(Beginning { names: Vec::new(), within });
            }
            let newest = beginnings.len() - 1;
            if matcher_patterns.last() != Some(&pattern.as_str()) {
                matcher_patterns.push(pattern);
                of_patterns.push(newest);
            }
            let names = &mut beginnings[newest].names;
            if names.last() != Some(name) {
                names.push(*name);
            }
        }
        if matcher_patterns.is_empty() {
            return None;
        }
        let mut builder = AhoCorasick::builder();
        let builder = builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest);
        let automaton = builder.build(&matcher_patterns).ok()?;
        let terms = names.iter().map(|(_, term)| term).collect::<BTreeSet<_>>().len();
        Some(Self { automaton, names, terms, beginnings, of_patterns })
    }

    /// The names that may begin where a pattern was found.
    fn candidates(&self, pattern: usize) -> impl Iterator<Item = usize> {
        let longest = self.of_patterns.get(pattern).and_then(|&place| self.beginnings.get(place));
        let around = std::iter::successors(longest, |beginning| self.beginnings.get(beginning.within?));
        around.flat_map(|beginning| beginning.names.iter().copied())
    }
}

/// What is open around a place in the HTML of a body. Places are asked for in their order.
struct Surroundings<'a> {
    body: &'a Body,
    /// All before this byte has been looked at.
    at: usize,
    /// The next slot.
    slot: usize,
    /// How many elements are open in which nothing may be marked.
    open: usize,
}

impl<'a> Surroundings<'a> {
    fn new(body: &'a Body) -> Self {
        Self { body, at: 0, slot: 0, open: 0 }
    }

    /// Whether something may be marked at `place`.
    fn allow(&mut self, place: usize) -> bool {
        let html = self.body.fragment.html.as_str();
        while self.at < place {
            let tag = memchr::memchr(b'<', &html.as_bytes()[self.at..place]).map(|offset| self.at + offset);
            self.pass_slots(tag.unwrap_or(place));
            match tag {
                Some(tag) => self.at = self.pass_tag(html, tag),
                None => self.at = place,
            }
        }
        self.pass_slots(place);
        self.at == place && self.open == 0
    }

    /// Goes past the slots that stand before `place`.
    fn pass_slots(&mut self, place: usize) {
        let body = self.body;
        while let Some((_, slot)) = body.fragment.slots.get(self.slot).filter(|(slot, _)| *slot <= place) {
            self.slot += 1;
            // A term may be a link, and none leads away from the card that says to call for help at once.
            let is_barred =
                |callout: usize| matches!(body.callouts[callout].name.as_str(), LANGUAGE_CALLOUT | "emergency");
            match *slot {
                Slot::HeadingStart(_) => self.open += 1,
                Slot::HeadingEnd(_) => self.open = self.open.saturating_sub(1),
                Slot::CalloutStart(callout) if is_barred(callout) => self.open += 1,
                Slot::CalloutEnd(callout) if is_barred(callout) => self.open = self.open.saturating_sub(1),
                Slot::RawHtml(raw) => {
                    let raw = body.raw_html[raw].html.as_str();
                    let mut at = 0;
                    while let Some(tag) = memchr::memchr(b'<', &raw.as_bytes()[at..]) {
                        at = self.pass_tag(raw, at + tag);
                    }
                }
                _ => {}
            }
        }
    }

    /// Goes past the tag that begins at `start`, and returns where it ends.
    fn pass_tag(&mut self, html: &str, start: usize) -> usize {
        let end = memchr::memchr(b'>', &html.as_bytes()[start..]).map_or(html.len(), |offset| start + offset + 1);
        let tag = &html[start + 1..end];
        let (tag, is_end) = tag.strip_prefix('/').map_or((tag, false), |tag| (tag, true));
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        if NOT_WITHIN.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            self.open = if is_end { self.open.saturating_sub(1) } else { self.open + 1 };
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown;

    fn glossary(names: &[&str]) -> Glossary {
        let terms = names.iter().map(|_| Term { page: PageId(0), place: 0, earlier: None }).collect();
        let names = names.iter().zip(0..).map(|(name, term)| (Name::new(&escaped(name)), term)).collect();
        Glossary { terms, matcher: Matcher::new(names) }
    }

    /// The text's HTML with what is marked in braces, each with the number of its term.
    fn marked(names: &[&str], text: &str) -> String {
        let body = markdown::read(text, 0);
        let mut html = String::new();
        let mut from = 0;
        for Mark { range, term } in glossary(names).marks(&body) {
            let (start, end) = (range.start as usize, range.end as usize);
            html.push_str(&format!(
                "{}{{{}}}{term}",
                &body.fragment.html[from..start],
                &body.fragment.html[start..end]
            ));
            from = end;
        }
        html + &body.fragment.html[from..]
    }

    #[test]
    fn the_first_use_of_each_term_is_marked() {
        let names = ["Vein", "Thread vein", "Sclerosant", "A&E"];
        for (text, expected) in [
            ("A vein and veins.", "<p>A {vein}0 and veins.</p>\n"),
            ("Thread\nveins, a vein, thread veins.", "<p>{Thread\nveins}1, a {vein}0, thread veins.</p>\n"),
            ("## Vein\n\nOf *veins*", "Vein\n<p>Of <em>{veins}0</em></p>\n"),
            ("[veins](a.md \"vein\") `vein` veins", "<p><a title=\"vein\">veins</a> <code>vein</code> {veins}0</p>\n"),
            ("veined, vein-like, pre-vein", "<p>veined, vein-like, pre-vein</p>\n"),
            ("> [!vein] Vein\n> Vein", "<p>{Vein}0</p>\n\n"),
            ("> [!language] la\n> Vein\n\nVein", "<p>Vein</p>\n\n<p>{Vein}0</p>\n"),
            ("> [!emergency] Vein\n> Vein\n\nVein", "<p>Vein</p>\n\n<p>{Vein}0</p>\n"),
            ("<a href=\"x\">vein</a> vein", "<p>vein {vein}0</p>\n"),
            ("Vein\n: The vein.", "<dl>\n<dt>Vein</dt>\n<dd>The {vein}0.</dd>\n</dl>\n"),
            ("Go to A&E, or &amp;, SCLEROSANTS", "<p>Go to {A&amp;E}3, or &amp;, {SCLEROSANTS}2</p>\n"),
            ("- [ ] vein", "<ul>\n<li><label><input type=\"checkbox\" disabled> vein</label></li>\n</ul>\n"),
        ] {
            assert_eq!(marked(&names, text), expected, "{text}");
        }
        assert_eq!(marked(&[], "A vein."), "<p>A vein.</p>\n");
        assert_eq!(marked(&["Threadlike", "Thread vein"], "a thread vein"), "<p>a {thread vein}1</p>\n");
    }

    #[test]
    fn footnotes_and_tables_are_of_the_page() {
        assert!(marked(&["Vein"], "| vein |\n| - |\n| vein |\n").contains("<td>{vein}0"));
    }
}
