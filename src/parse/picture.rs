//! The size of a picture, so that a page can keep its place while it loads.

use quick_xml::{Reader, events::Event};

use crate::source::FileContent;

/// A width and a height, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dimensions {
    pub width: u32,
    pub height: u32,
}

/// The dimensions of the picture in a file called `name`; `None` where it is none, or does not say.
pub fn dimensions(name: &str, content: &FileContent) -> Option<Dimensions> {
    let FileContent::Bytes(bytes) = content else { return None };
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase())?;
    match extension.as_str() {
        "svg" => svg(std::str::from_utf8(bytes).ok()?),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => {
            let size = imagesize::blob_size(bytes).ok()?;
            Some(Dimensions { width: size.width.try_into().ok()?, height: size.height.try_into().ok()? })
        }
        _ => None,
    }
}

/// An SVG says its size in `width` and `height`, or else in the last two numbers of its `viewBox`.
fn svg(text: &str) -> Option<Dimensions> {
    let mut reader = Reader::from_str(text);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(root) | Event::Empty(root) => break root,
            Event::Eof => return None,
            _ => {}
        }
    };
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
        let size = |text: &str| dimensions("a.SVG", &text.into()).map(|size| (size.width, size.height));
        assert_eq!(size("<?xml version=\"1.0\"?><svg width=\"10px\" height=\"20.4\"/>"), Some((10, 20)));
        assert_eq!(size("<!-- c --><svg viewBox=\"0,0 30 40\"><g/></svg>"), Some((30, 40)));
        assert_eq!(size("<svg width=\"100%\" height=\"100%\"/>"), None);
        assert_eq!(size("not a drawing"), None);
        assert_eq!(dimensions("a.png", &"not a picture".into()), None);
    }
}
