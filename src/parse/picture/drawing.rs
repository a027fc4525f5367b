//! SVG drawings: their size, and what in them is more than a drawing.

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use crate::parse::picture::Dimensions;

/// What was understood of a drawing.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub dimensions: Option<Dimensions>,
    /// The first thing in it that is more than a drawing, by its bytes in the file.
    pub activity: Option<(Activity, std::ops::Range<usize>)>,
}

/// What a drawing can do that no drawing should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Activity {
    /// Run a program.
    Script,
    /// Fetch something from another place.
    Fetch,
    /// Define words that stand for others, which can grow without an end.
    Entity,
}

/// Where a file stops being a drawing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoDrawing {
    pub at: usize,
}

/// Reads an SVG file.
pub(super) fn read(text: &str) -> Result<Drawing, NoDrawing> {
    let mut reader = Reader::from_str(text);
    let mut drawing = Drawing::default();
    let mut has_root = false;
    let mut in_style = false;
    loop {
        let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        let start = place(&reader);
        let event = reader.read_event().map_err(|_| NoDrawing { at: start })?;
        let range = start..place(&reader);
        let activity = match &event {
            Event::Start(element) | Event::Empty(element) => {
                if !has_root {
                    if element.local_name().as_ref() != b"svg" {
                        return Err(NoDrawing { at: start });
                    }
                    has_root = true;
                    drawing.dimensions = dimensions(element);
                }
                in_style = element.local_name().as_ref() == b"style" && matches!(event, Event::Start(_));
                activity_of_element(element)
            }
            Event::End(_) => {
                in_style = false;
                None
            }
            Event::Text(words) if in_style => activity_of_style(&String::from_utf8_lossy(words)),
            Event::CData(words) if in_style => activity_of_style(&String::from_utf8_lossy(words)),
            Event::DocType(words) => memchr::memmem::find(words, b"<!ENTITY").is_some().then_some(Activity::Entity),
            // What another program is told about the file, such as a style sheet to fetch.
            Event::PI(words) if words.starts_with(b"xml-stylesheet") => Some(Activity::Fetch),
            Event::Eof if !has_root => return Err(NoDrawing { at: 0 }),
            Event::Eof => return Ok(drawing),
            _ => None,
        };
        if drawing.activity.is_none() {
            drawing.activity = activity.map(|activity| (activity, range));
        }
    }
}

fn activity_of_element(element: &BytesStart<'_>) -> Option<Activity> {
    let name = element.local_name();
    let name = name.as_ref().to_ascii_lowercase();
    match name.as_slice() {
        b"script" | b"handler" => return Some(Activity::Script),
        b"iframe" | b"object" | b"embed" => return Some(Activity::Fetch),
        _ => {}
    }
    element.attributes().with_checks(false).flatten().find_map(|attribute| {
        let key = attribute.key.local_name();
        let key = key.as_ref().to_ascii_lowercase();
        let value = attribute.unescape_value().unwrap_or_else(|_| String::from_utf8_lossy(&attribute.value));
        // Browsers pass over spaces and control characters in front of a scheme, and over line ends within.
        let address: String = value.chars().filter(|c| !c.is_control() && *c != ' ').collect();
        let address = address.to_ascii_lowercase();
        if key.starts_with(b"on") || address.starts_with("javascript:") || address.starts_with("data:text/html") {
            return Some(Activity::Script);
        }
        let fetches = matches!(key.as_slice(), b"href" | b"src") && name != b"a" && is_elsewhere(&address);
        (fetches).then_some(Activity::Fetch).or_else(|| activity_of_style(&address))
    })
}

/// Whether an address leads to another host.
fn is_elsewhere(address: &str) -> bool {
    ["http:", "https:", "//"].iter().any(|start| address.starts_with(start))
}

fn activity_of_style(style: &str) -> Option<Activity> {
    let style = style.to_ascii_lowercase();
    let fetched = style.match_indices("url(").map(|(place, start)| &style[place + start.len()..]);
    let mut fetched =
        fetched.map(|rest| rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'')));
    (style.contains("@import") || fetched.any(is_elsewhere)).then_some(Activity::Fetch)
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
mod tests {
    use super::*;

    #[test]
    fn drawings_say_how_large_they_are() {
        for (text, size) in [
            ("<?xml version=\"1.0\"?><svg width=\"10px\" height=\"20.4\"/>", Some((10, 20))),
            ("<!-- c --><svg viewBox=\"0,0 30 40\"><g/></svg>", Some((30, 40))),
            ("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"2\"></s:svg>", Some((1, 2))),
            ("<svg width=\"100%\" height=\"100%\"/>", None),
        ] {
            let found = read(text).map(|drawing| drawing.dimensions.map(|size| (size.width, size.height)));
            assert_eq!(found, Ok(size), "{text}");
        }
    }

    #[test]
    fn what_is_no_drawing_is_told_where_it_stops_being_one() {
        for (text, at) in [("not a drawing", 0), ("<html><svg/></html>", 0), ("<svg><g></svg>", 8), ("", 0)] {
            assert_eq!(read(text).err(), Some(NoDrawing { at }), "{text}");
        }
    }

    #[test]
    fn a_drawing_that_does_more_is_found() {
        for (text, expected) in [
            ("<svg><script>alert(1)</script></svg>", Some(Activity::Script)),
            ("<svg><s:script/></svg>", Some(Activity::Script)),
            ("<svg onload=\"alert(1)\"/>", Some(Activity::Script)),
            ("<svg><a href=\" java&#10;script:alert(1)\">x</a></svg>", Some(Activity::Script)),
            ("<svg><set to=\"javascript:alert(1)\"/></svg>", Some(Activity::Script)),
            ("<svg><image xlink:href=\"https://a.example/b.png\"/></svg>", Some(Activity::Fetch)),
            ("<svg><use href=\"//a.example/b.svg#c\"/></svg>", Some(Activity::Fetch)),
            ("<svg><style>@import 'a.css';</style></svg>", Some(Activity::Fetch)),
            ("<svg><style><![CDATA[a{fill:url( 'https://a.example/b')}]]></style></svg>", Some(Activity::Fetch)),
            ("<svg><g style=\"fill:url(https://a.example/b)\"/></svg>", Some(Activity::Fetch)),
            ("<?xml-stylesheet href=\"a.css\"?><svg/>", Some(Activity::Fetch)),
            ("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>", Some(Activity::Entity)),
            (
                "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg/>",
                None,
            ),
            ("<svg><a href=\"https://a.example/\">x</a><use href=\"#b\"/><g fill=\"url(#c)\"/></svg>", None),
            ("<svg><style>a{fill:url(#b)}</style><text>one on two, @import</text></svg>", None),
        ] {
            let activity = read(text).ok().and_then(|drawing| drawing.activity).map(|(activity, _)| activity);
            assert_eq!(activity, expected, "{text}");
        }
    }
}
