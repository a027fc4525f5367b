//! What in a drawing is more than a drawing. Only what is known to be harmless passes.

use crate::{
    diagnostic::Code,
    parse::picture::{
        drawing::{namespace::Namespace, style},
        embedded::{self, Embedded},
    },
};

/// What no drawing should have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::parse::picture) enum Flaw {
    /// Runs a program.
    Script,
    /// Fetches something from another place.
    Fetch,
    /// Defines words that stand for others, or what elements have that do not say it.
    Definitions,
    /// Holds a piece of a web page.
    Page,
    /// Holds an element that is none of a drawing's.
    Unknown,
    /// Holds a file that is no picture, or a picture of a kind that is not looked into.
    OtherFile,
    /// Has a link with an address that no page may have.
    Link,
    /// Holds a picture with a camera's data, which cannot be taken out.
    PictureMetadata,
    /// Holds a picture that is none.
    NoPicture,
}

impl Flaw {
    /// The diagnostic's code, message and help.
    pub fn words(self) -> (Code, &'static str, &'static str) {
        match self {
            Self::Script => (
                Code::ActiveDrawing,
                "This drawing runs a program in the browser of whoever opens it.",
                "Save it from your drawing program as a plain SVG file, or take this out of the file.",
            ),
            Self::Fetch => (
                Code::ActiveDrawing,
                "This drawing fetches something that is not in its file, so pages do not show that, and others may learn who looks at it.",
                "Put what it shows into the drawing itself, or take this out of the file.",
            ),
            Self::Definitions => (
                Code::ActiveDrawing,
                "This drawing defines words of its own that stand for others.",
                "Save it from your drawing program as a plain SVG file. Adobe Illustrator makes one with File, Export, Export As, SVG, and not with Save As.",
            ),
            Self::Page => (
                Code::ActiveDrawing,
                "This drawing holds a piece of a web page, which can do more than a drawing.",
                "Save it from your drawing program as a plain SVG file, with its texts as plain texts and not as formatted ones.",
            ),
            Self::Unknown => (
                Code::ActiveDrawing,
                "This drawing holds something that is no part of a drawing.",
                "Save it from your drawing program as a plain SVG file, or take this out of the file.",
            ),
            Self::OtherFile => (
                Code::ActiveDrawing,
                "This drawing holds a file that is no JPEG, PNG, GIF or WebP picture, so nobody knows what it does.",
                "Put a picture of such a kind in its place, or draw what it shows.",
            ),
            Self::Link => (
                Code::ActiveDrawing,
                "This drawing has a link with an address that no page may have.",
                "Links may begin with https:, http:, mailto:, tel: or sms:, or name a page of the website.",
            ),
            Self::PictureMetadata => (
                Code::PictureMetadata,
                "This drawing holds a picture that may say where, when and with which camera it was taken, and this cannot be taken out of it.",
                "Save the picture as a PNG file, and put that into the drawing in its place.",
            ),
            Self::NoPicture => (
                Code::InvalidPicture,
                "This drawing holds a picture that is none, or is broken.",
                "Put the picture into the drawing again, as a JPEG or PNG file.",
            ),
        }
    }
}

/// What an attribute is found to be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Finding {
    Harmless,
    Flaw(Flaw),
    /// It holds a picture, and this is its address without what is nobody's business.
    Cleaner(String),
}

impl From<Option<Flaw>> for Finding {
    fn from(flaw: Option<Flaw>) -> Self {
        flaw.map_or(Self::Harmless, Self::Flaw)
    }
}

/// What an element is, by its namespace and its name in it.
pub(super) fn of_element(namespace: Namespace, name: &[u8]) -> Option<Flaw> {
    match namespace {
        Namespace::Program => None,
        Namespace::Page | Namespace::Link | Namespace::Xml => Some(Flaw::Page),
        Namespace::Drawing if ELEMENTS.binary_search(&name).is_ok() => None,
        Namespace::Drawing => Some(match name.to_ascii_lowercase().as_slice() {
            b"script" | b"handler" | b"listener" => Flaw::Script,
            b"iframe" | b"object" | b"embed" | b"audio" | b"video" | b"animation" | b"prefetch" => Flaw::Fetch,
            b"foreignobject" => Flaw::Page,
            _ => Flaw::Unknown,
        }),
    }
}

/// What an attribute of an element of a drawing does. `animated` is the attribute that the element changes, if it changes one.
pub(super) fn of_attribute(
    element: &[u8],
    animated: Option<&str>,
    namespace: Namespace,
    name: &[u8],
    value: &str,
) -> Finding {
    let name = name.to_ascii_lowercase();
    match (namespace, name.as_slice()) {
        (Namespace::Program, _) => Finding::Harmless,
        // Where addresses begin that do not say it.
        (Namespace::Xml, b"base") if !value.trim().is_empty() => Finding::Flaw(Flaw::Fetch),
        (Namespace::Xml, _) => Finding::Harmless,
        (_, name) if name.starts_with(b"on") => Finding::Flaw(Flaw::Script),
        (_, b"href") if element == b"a" => of_link(value).into(),
        (_, b"href" | b"src" | b"srcset") => of_address(value),
        (_, b"ping") if !value.trim().is_empty() => Finding::Flaw(Flaw::Fetch),
        (_, b"attributename") if value.trim().to_ascii_lowercase().starts_with("on") => Finding::Flaw(Flaw::Script),
        (_, b"from" | b"to" | b"by" | b"values") => of_animation(animated, value).into(),
        (_, name) if is_text(name) => Finding::Harmless,
        _ => of_style(value).into(),
    }
}

/// What the addresses in a style fetch.
pub(super) fn of_style(css: &str) -> Option<Flaw> {
    // Nothing is named without a bracket or fetched without the sign of a rule, unless one hides.
    if !css.contains(['(', '@', '\\']) {
        return None;
    }
    let styles = style::read(css);
    styles.is_unclear.then_some(Flaw::Fetch).or_else(|| {
        styles.addresses.iter().find_map(|address| match kind_of_data(address) {
            Some(kind) if is_font(&kind) => None,
            _ => match of_address(address) {
                Finding::Harmless => None,
                Finding::Flaw(flaw) => Some(flaw),
                Finding::Cleaner(_) => Some(Flaw::PictureMetadata),
            },
        })
    })
}

/// The first letters of an address as a browser understands them: spaces and control characters in front, and line ends within,
/// mean nothing.
fn start_of(address: &str) -> String {
    let signs = address.chars().filter(|sign| !sign.is_control() && *sign != ' ');
    signs.take(64).collect::<String>().to_ascii_lowercase()
}

fn of_address(address: &str) -> Finding {
    let start = start_of(address);
    if start.is_empty() || start.starts_with('#') {
        return Finding::Harmless;
    }
    if runs(&start) {
        return Finding::Flaw(Flaw::Script);
    }
    match kind_of_data(address) {
        None => Finding::Flaw(Flaw::Fetch),
        Some(kind) if PICTURES.contains(&kind.as_str()) => match embedded::read(address) {
            Embedded::Whole => Finding::Harmless,
            Embedded::Without(address) => Finding::Cleaner(address),
            Embedded::Unremovable => Finding::Flaw(Flaw::PictureMetadata),
            Embedded::NoPicture => Finding::Flaw(Flaw::NoPicture),
        },
        Some(_) => Finding::Flaw(Flaw::OtherFile),
    }
}

/// Whether an address is a program, or a page of its own that can hold one.
fn runs(start: &str) -> bool {
    ["javascript:", "vbscript:", "data:text/html", "data:application/xhtml"]
        .iter()
        .any(|known| start.starts_with(known))
}

/// What an address of data says that the data is: `image/png`.
fn kind_of_data(address: &str) -> Option<String> {
    let start = start_of(address);
    let kind = start.strip_prefix("data:")?.split([';', ',']).next()?;
    Some(kind.to_owned())
}

fn of_link(address: &str) -> Option<Flaw> {
    let start = start_of(address);
    if runs(&start) || start.starts_with("data:") {
        return Some(Flaw::Script);
    }
    let scheme = start.split(['/', '?', '#', '\\']).next()?.split_once(':')?.0;
    (!["http", "https", "mailto", "tel", "sms"].contains(&scheme)).then_some(Flaw::Link)
}

/// What an attribute is changed to, in one step or in several.
fn of_animation(animated: Option<&str>, value: &str) -> Option<Flaw> {
    if value.split(';').any(|step| runs(&start_of(step))) {
        return Some(Flaw::Script);
    }
    let animated = animated.map(|name| name.trim().rsplit(':').next().unwrap_or_default().to_ascii_lowercase());
    if animated.is_some_and(|name| name == "href" || name == "src") {
        let is_inside = |step: &str| start_of(step).is_empty() || start_of(step).starts_with('#');
        return (!value.split(';').all(is_inside)).then_some(Flaw::Fetch);
    }
    of_style(value)
}

/// Whether an attribute holds words or a name that no browser reads as a style.
fn is_text(name: &[u8]) -> bool {
    matches!(name, b"id" | b"class" | b"name" | b"content" | b"title" | b"role" | b"lang" | b"alt" | b"version")
        || name.starts_with(b"data-")
        || name.starts_with(b"aria-")
}

/// Fonts that a drawing brings along fetch nothing.
fn is_font(kind: &str) -> bool {
    kind.starts_with("font/")
        || kind.starts_with("application/font")
        || kind.starts_with("application/x-font")
        || matches!(kind, "application/vnd.ms-fontobject" | "application/octet-stream")
}

/// The pictures that a drawing may hold.
const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp"];

/// The elements of a drawing, in order: those of SVG 1.1 and 2, and of the drafts that drawing programs write. Programs and other
/// documents are not among them.
#[rustfmt::skip]
pub(super) const ELEMENTS: [&[u8]; 103] = [
    b"a", b"altGlyph", b"altGlyphDef", b"altGlyphItem", b"animate", b"animateColor", b"animateMotion",
    b"animateTransform", b"circle", b"clipPath", b"color-profile", b"cursor", b"defs", b"desc", b"discard",
    b"ellipse", b"feBlend", b"feColorMatrix", b"feComponentTransfer", b"feComposite", b"feConvolveMatrix",
    b"feDiffuseLighting", b"feDisplacementMap", b"feDistantLight", b"feDropShadow", b"feFlood", b"feFuncA",
    b"feFuncB", b"feFuncG", b"feFuncR", b"feGaussianBlur", b"feImage", b"feMerge", b"feMergeNode", b"feMorphology",
    b"feOffset", b"fePointLight", b"feSpecularLighting", b"feSpotLight", b"feTile", b"feTurbulence", b"filter",
    b"flowDiv", b"flowLine", b"flowPara", b"flowRegion", b"flowRegionBreak", b"flowRegionExclude", b"flowRoot",
    b"flowSpan", b"flowTref", b"font", b"font-face", b"font-face-format", b"font-face-name", b"font-face-src",
    b"font-face-uri", b"g", b"glyph", b"glyphRef", b"hatch", b"hatchPath", b"hatchpath", b"hkern", b"image", b"line",
    b"linearGradient", b"marker", b"mask", b"mesh", b"meshGradient", b"meshPatch", b"meshRow", b"meshgradient",
    b"meshpatch", b"meshrow", b"metadata", b"missing-glyph", b"mpath", b"path", b"pattern", b"polygon", b"polyline",
    b"radialGradient", b"rect", b"set", b"solidColor", b"solidcolor", b"stop", b"style", b"svg", b"switch", b"symbol",
    b"tbreak", b"text", b"textArea", b"textPath", b"title", b"tref", b"tspan", b"use", b"view", b"vkern",
];
