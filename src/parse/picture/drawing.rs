//! SVG drawings: their size, what in them is more than a drawing, and what a program wrote about its user into them.
//!
//! [`read`] is the entry. It walks through the file once, element by element, as a browser does.

mod flaw;
mod namespace;
mod style;

use std::{borrow::Cow, ops::Range};

use quick_xml::{
    Reader,
    events::{BytesStart, Event, attributes::Attribute},
};

pub(super) use crate::parse::picture::drawing::flaw::Flaw;
use crate::parse::picture::{
    Dimensions,
    drawing::{
        flaw::Finding,
        namespace::{Namespace, Namespaces},
    },
};

/// What was understood of a drawing.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub dimensions: Option<Dimensions>,
    /// The first thing in it that no drawing should have, by its bytes in the file.
    pub flaw: Option<(Flaw, Range<usize>)>,
    /// The drawing without comments, names of layers, and what a program wrote about its user and the user's computer, where there
    /// is any of that.
    pub cleaned: Option<String>,
}

/// Where a file stops being a drawing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoDrawing {
    pub at: usize,
}

/// Reads an SVG file.
pub(super) fn read(text: &str) -> Result<Drawing, NoDrawing> {
    let mut reader = Reader::from_str(text);
    let mut walk = Walk { text, ..Walk::default() };
    loop {
        let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let start = place(&reader);
        let broken = NoDrawing { at: start };
        let Ok(event) = reader.read_event() else { return Err(broken) };
        let range = start..place(&reader);
        match event {
            Event::Start(element) => walk.enter(&element, range)?,
            Event::Empty(element) => {
                walk.enter(&element, range.clone())?;
                walk.leave(range.end);
            }
            Event::End(_) => walk.leave(range.end),
            Event::Text(words) => walk.words(&String::from_utf8_lossy(&words)),
            Event::CData(words) => walk.words(&String::from_utf8_lossy(&words)),
            Event::GeneralRef(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                // Without definitions there are no others than those that XML knows.
                let sign = quick_xml::escape::unescape(&format!("&{name};")).map_err(|_| broken)?.into_owned();
                walk.words(&sign);
            }
            // What stands between brackets there defines words, or attributes that elements have without saying so.
            Event::DocType(words) if words.iter().any(|sign| b"[]<>".contains(sign)) => {
                walk.find(Some(Flaw::Definitions), range);
            }
            // What another program is told about the file, such as a style sheet to fetch.
            Event::PI(words) if words.starts_with(b"xml-stylesheet") => walk.find(Some(Flaw::Fetch), range),
            Event::Decl(declaration) => match declaration.encoding() {
                Some(Ok(encoding)) if !is_read_alike(&encoding) => return Err(broken),
                _ => {}
            },
            Event::Eof => return walk.finish(),
            // What someone wrote for themselves, or a program for another.
            Event::Comment(_) | Event::PI(_) => walk.changes.push((range, String::new())),
            Event::DocType(_) => {}
        }
    }
}

/// A walk through a drawing.
#[derive(Default)]
struct Walk<'t> {
    text: &'t str,
    drawing: Drawing,
    namespaces: Namespaces,
    has_root: bool,
    /// How many elements are open.
    depth: usize,
    /// The style sheet that is open: where it begins, and what is in it so far.
    style: Option<(Range<usize>, String)>,
    /// The element that is being left out.
    left_out: Option<LeftOut>,
    /// What is not published as it is, in order, each with what is published in its place.
    changes: Vec<(Range<usize>, String)>,
}

/// An element that is published only if it turns out to hold a part of the drawing.
struct LeftOut {
    start: usize,
    /// How many elements are open around it.
    depth: usize,
    /// How many changes there were before it.
    changes: usize,
    is_metadata: bool,
    holds_drawing: bool,
}

impl Walk<'_> {
    fn enter(&mut self, element: &BytesStart<'_>, range: Range<usize>) -> Result<(), NoDrawing> {
        let broken = || NoDrawing { at: range.start };
        let name = element.local_name();
        let name = name.as_ref();
        if !self.has_root {
            if name != b"svg" {
                return Err(broken());
            }
            self.has_root = true;
            self.drawing.dimensions = dimensions(element);
        }
        self.namespaces.enter(element);
        let namespace = self.namespaces.of_element(element.name());
        let is_metadata = namespace == Namespace::Drawing && name == b"metadata";
        match &mut self.left_out {
            Some(left_out) => left_out.holds_drawing |= namespace != Namespace::Program,
            None if is_metadata || namespace == Namespace::Program => {
                let changes = self.changes.len();
                let (start, depth) = (range.start, self.depth);
                self.left_out = Some(LeftOut { start, depth, changes, is_metadata, holds_drawing: false });
            }
            None => {}
        }
        self.depth += 1;
        let flaw = flaw::of_element(namespace, name);
        // Names that are of no drawing are as good as any in what is left out.
        let is_left_out = self.left_out.as_ref().is_some_and(|left_out| left_out.is_metadata);
        self.find(flaw.filter(|&flaw| flaw != Flaw::Unknown || !is_left_out), range.clone());
        if self.style.is_some() {
            self.find(Some(Flaw::Unknown), range.clone());
        } else if namespace == Namespace::Drawing && name == b"style" {
            self.style = Some((range.clone(), String::new()));
        }
        let animated = animated(element).map_err(|()| broken())?;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| broken())?;
            let value = attribute.unescape_value().map_err(|_| broken())?;
            if attribute.key.as_namespace_binding().is_some() || namespace == Namespace::Program {
                continue;
            }
            let whose = self.namespaces.of_attribute(attribute.key);
            let local_name = attribute.key.local_name();
            // "data-name" is the name of a layer, and every "data-" is for scripts, of which there are none.
            let is_note = attribute.key.as_ref().starts_with(b"data-")
                || (self.depth == 1 && attribute.key.as_ref() == b"content");
            if whose == Namespace::Program || is_note {
                self.leave_out(&attribute);
                continue;
            }
            match flaw::of_attribute(name, animated.as_deref(), whose, local_name.as_ref(), &value) {
                Finding::Harmless => {}
                Finding::Flaw(flaw) => self.find(Some(flaw), range.clone()),
                Finding::Cleaner(address) => match self.place_of(&attribute.value) {
                    Some(place) => self.changes.push((place, address)),
                    None => self.find(Some(Flaw::PictureMetadata), range.clone()),
                },
            }
        }
        Ok(())
    }

    /// The end of the innermost open element is reached.
    fn leave(&mut self, end: usize) {
        self.namespaces.leave();
        self.depth = self.depth.saturating_sub(1);
        if let Some((range, css)) = self.style.take() {
            self.find(flaw::of_style(&css), range.start..end);
        }
        if let Some(left_out) = self.left_out.take_if(|left_out| left_out.depth == self.depth)
            && (left_out.is_metadata || !left_out.holds_drawing)
        {
            self.changes.truncate(left_out.changes);
            self.changes.push((left_out.start..end, String::new()));
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, css)) = &mut self.style {
            css.push_str(words);
        }
    }

    fn find(&mut self, flaw: Option<Flaw>, range: Range<usize>) {
        if self.drawing.flaw.is_none() {
            self.drawing.flaw = flaw.map(|flaw| (flaw, range));
        }
    }

    /// Takes an attribute out, with the space before it.
    fn leave_out(&mut self, attribute: &Attribute<'_>) {
        let (Some(key), Some(value)) = (self.place_of(attribute.key.as_ref()), self.place_of(&attribute.value)) else {
            return;
        };
        let before = self.text.get(..key.start).unwrap_or_default();
        // The value's closing quotation mark goes too.
        self.changes.push((before.trim_ascii_end().len()..value.end + 1, String::new()));
    }

    /// Where in the file a part of it stands.
    fn place_of(&self, part: &[u8]) -> Option<Range<usize>> {
        let start = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let place = start..start.checked_add(part.len())?;
        (self.text.as_bytes().get(place.clone()) == Some(part)).then_some(place)
    }

    fn finish(mut self) -> Result<Drawing, NoDrawing> {
        if !self.has_root {
            return Err(NoDrawing { at: 0 });
        }
        if self.depth > 0 {
            return Err(NoDrawing { at: self.text.len() });
        }
        if !self.changes.is_empty() {
            let mut cleaned = String::with_capacity(self.text.len());
            let mut kept = 0;
            for (place, instead) in &self.changes {
                cleaned.push_str(self.text.get(kept..place.start).unwrap_or_default());
                cleaned.push_str(instead);
                kept = place.end;
            }
            cleaned.push_str(self.text.get(kept..).unwrap_or_default());
            self.drawing.cleaned = Some(cleaned);
        }
        Ok(self.drawing)
    }
}

/// The attribute that an element of an animation changes.
fn animated(element: &BytesStart<'_>) -> Result<Option<String>, ()> {
    let name = element.local_name();
    if name.as_ref() != b"set" && !name.as_ref().starts_with(b"animate") {
        return Ok(None);
    }
    let mut attributes = element.attributes();
    let attribute =
        attributes.with_checks(false).flatten().find(|attribute| attribute.key.as_ref() == b"attributeName");
    attribute.map(|attribute| attribute.unescape_value().map(Cow::into_owned).map_err(|_| ())).transpose()
}

/// Whether a browser that believes in an encoding reads the same marks and names as one that takes the file for UTF-8.
fn is_read_alike(encoding: &[u8]) -> bool {
    let encoding = encoding.to_ascii_lowercase();
    [&b"utf-8"[..], b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-", b"windows-125", b"latin1"]
        .iter()
        .any(|known| encoding.starts_with(known))
}

/// An SVG says its size in `width` and `height`, or else in the last two numbers of its `viewBox`.
fn dimensions(root: &BytesStart<'_>) -> Option<Dimensions> {
    let attribute = |name: &str| {
        let value = root.try_get_attribute(name).ok()??.unescape_value().ok()?;
        Some(value.into_owned())
    };
    let pixels = |name: &str| attribute(name)?.trim_end_matches("px").trim().parse::<f64>().ok();
    let view_box = || {
        let numbers: Vec<f64> =
            attribute("viewBox")?.split([' ', ',']).filter_map(|number| number.parse().ok()).collect();
        (numbers.len() == 4).then(|| (numbers[2], numbers[3]))
    };
    let (width, height) = pixels("width").zip(pixels("height")).or_else(view_box)?;
    let whole = |length: f64| (length.is_finite() && (1.0..1e6).contains(&length)).then(|| length.round() as u32);
    Some(Dimensions { width: whole(width)?, height: whole(height)? })
}

#[cfg(test)]
mod tests;
