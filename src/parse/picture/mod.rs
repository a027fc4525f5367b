//! Pictures: how large they are, so that a page can keep their place while they load, and what of their files is published.

mod drawing;
mod embedded;
mod film;
mod metadata;

use std::ops::Range;

use bytes::Bytes;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, Words},
    parse::picture::{
        drawing::NoDrawing,
        metadata::{Cleaned, Format},
    },
    source::{FileContent, SourcePath, Span},
};

/// A width and a height, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dimensions {
    pub width: u32,
    pub height: u32,
}

/// What is known of a file that is published and no page, by what it is as a picture.
#[derive(Debug, Default)]
pub struct Picture {
    pub dimensions: Option<Dimensions>,
    /// What is published in the file's place, where the file says where, when or with what the picture was made.
    pub cleaned: Option<Bytes>,
}

/// How many million pixels a picture may have. A browser needs four bytes for each: with more, an old telephone gives up.
const MOST_MEGAPIXELS: u64 = 50;

/// Reads a file of `content/` or of a theme that is published as it is. Whatever it is called, it is known for a picture by its
/// first bytes.
pub fn read(path: &SourcePath, content: &FileContent) -> Parsed<Picture> {
    let mut parsed = Parsed { value: Picture::default(), diagnostics: Vec::new() };
    let FileContent::Bytes(bytes) = content else { return parsed };
    let extension = path.extension().to_ascii_lowercase();
    let mut tell = |code: Code, range: Range<usize>, message: Words, help: &'static str| {
        let location = Location::new(path, Span::new(range, 0));
        parsed.diagnostics.push(Diagnostic::new(code, location, message).with_help(help));
    };
    if extension == "svg" {
        match std::str::from_utf8(bytes).map_err(|_| NoDrawing { at: 0 }).and_then(drawing::read) {
            Ok(drawing) => {
                parsed.value.dimensions = drawing.dimensions;
                parsed.value.cleaned = drawing.cleaned.map(Bytes::from);
                if let Some((flaw, range)) = drawing.flaw {
                    let (code, message, help) = flaw.words();
                    tell(code, range, message.into(), help);
                }
            }
            Err(NoDrawing { at }) => tell(
                Code::InvalidPicture,
                at..at,
                "This file is no SVG drawing, or is broken from here on.".into(),
                "Save the drawing again from the program that it was made with, as an SVG file.",
            ),
        }
        return parsed;
    }
    if extension == "svgz" {
        tell(
            Code::InvalidPicture,
            0..0,
            "This drawing is compressed, so that nobody sees what is in it.".into(),
            "Save it from your drawing program as a plain SVG file, with the ending `.svg`.",
        );
        return parsed;
    }
    if film::ENDINGS.contains(&extension.as_str()) {
        if film::says_place(bytes) {
            tell(
                Code::PictureMetadata,
                0..0,
                "This film says where it was taken.".into(),
                "Save it again without its place: send it from your telephone with “Location” turned off, or export it anew from a film program that leaves such data out.",
            );
        }
        return parsed;
    }
    if FOR_PROGRAMS.contains(&extension.as_str()) {
        tell(
            Code::PictureMetadata,
            0..0,
            "This file is for the programs of cameras and artists: browsers do not show it, and it may say where, when and by whom the picture was made.".into(),
            "Save the picture as a JPEG or PNG file, and take this one out of the folder.",
        );
        return parsed;
    }
    let Some(format) = Format::of(bytes) else {
        if PICTURES.contains(&extension.as_str()) {
            tell(
                Code::InvalidPicture,
                0..0,
                "This file has the name of a picture, and is none.".into(),
                "Save the picture again as a JPEG, PNG or WebP file, or give the file the ending that it should have.",
            );
        }
        return parsed;
    };
    parsed.value.dimensions = dimensions(format, bytes);
    if metadata::lacks_frame(format, bytes) {
        tell(
            Code::InvalidPicture,
            0..0,
            "This file begins as a picture does, and there is no picture in it.".into(),
            "Save the picture again as a JPEG, PNG or WebP file.",
        );
        return parsed;
    }
    match metadata::without(format, bytes) {
        Cleaned::Whole => {}
        Cleaned::Without(cleaned) => parsed.value.cleaned = Some(cleaned.into()),
        Cleaned::Unremovable => tell(
            Code::PictureMetadata,
            0..0,
            "This picture may say where, when and with which camera it was taken, and this cannot be taken out of a file of its kind.".into(),
            "Save it as a JPEG, PNG or WebP file: from those it is taken out when the website is made.",
        ),
    }
    if let Some(Dimensions { width, height }) = parsed.value.dimensions {
        let megapixels = u64::from(width) * u64::from(height) / 1_000_000;
        if megapixels > MOST_MEGAPIXELS {
            let message = format!("This picture has {megapixels} million pixels ({width} by {height}).");
            let help = "Save it smaller: 2,000 pixels are enough for the longer side.";
            tell(Code::HugePicture, 0..0, message.into(), help);
        }
    }
    parsed
}

/// The endings of files that programs take for a picture, but for drawings.
const PICTURES: [&str; 15] =
    ["png", "apng", "jpg", "jpeg", "jpe", "jfif", "gif", "webp", "avif", "bmp", "jxl", "heic", "heif", "tif", "tiff"];

/// The endings of pictures that only programs read, and that hold whatever a camera or a program wrote: of Photoshop and GIMP,
/// of JPEG 2000, and of what each maker of cameras calls raw.
const FOR_PROGRAMS: [&str; 30] = [
    "psd", "psb", "xcf", "jp2", "j2k", "jpx", "3fr", "arw", "cr2", "cr3", "crw", "dcr", "dng", "erf", "iiq", "kdc",
    "mef", "mrw", "nef", "nrw", "orf", "pef", "raf", "rw2", "rwl", "sr2", "srf", "srw", "x3f", "fff",
];

/// The dimensions of a picture as it is shown; `None` where it does not say.
fn dimensions(format: Format, bytes: &[u8]) -> Option<Dimensions> {
    let (width, height) = metadata::size(format, bytes)?;
    let (width, height) = (width.try_into().ok()?, height.try_into().ok()?);
    if metadata::is_on_its_side(format, bytes) {
        return Some(Dimensions { width: height, height: width });
    }
    Some(Dimensions { width, height })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_picture_by_its_first_bytes() {
        let read = |name: &str, bytes: &[u8]| {
            let Parsed { value, diagnostics } = read(&SourcePath::new(name), &bytes.to_vec().into());
            (
                diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect::<Vec<_>>().join(" "),
                value.cleaned.is_some(),
                value.dimensions.map(|size| (size.width, size.height)),
            )
        };
        let png = |width: u32, height: u32| {
            let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), b"\x08\x02\0\0\0"].concat();
            [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", &header[..], b"\0\0\0\0"].concat()
        };
        let sideways = b"\xff\xd8\xff\xe1\0\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\
            \xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0\xff\xda\0\x02d\xff\xd9";
        for (name, bytes, expected) in [
            ("content/a.png", &b"<html>"[..], ("invalid-picture", false, None)),
            ("content/a.jpg", b"", ("invalid-picture", false, None)),
            ("content/a.svg", b"\xff\xfe<\0s\0", ("invalid-picture", false, None)),
            (
                "content/a.svg",
                b"<svg width=\"1\" height=\"2\"><script/></svg>",
                ("active-drawing", false, Some((1, 2))),
            ),
            ("content/a.pdf", b"%PDF", ("", false, None)),
            ("content/a.tif", b"II*\0", ("picture-metadata", false, None)),
            ("content/a.png", &png(3, 4), ("", false, Some((3, 4)))),
            ("content/leaflet", &[&png(3, 4)[..], b"\0\0\0\0tIMEcrc."].concat(), ("", true, Some((3, 4)))),
            ("content/a.PNG", &png(20_000, 10_000), ("huge-picture", false, Some((20_000, 10_000)))),
            ("content/a.jpg", sideways, ("", true, Some((16, 32)))),
            ("content/a.jpg", b"\xff\xd8\xffgarbage<script>", ("invalid-picture", false, None)),
            ("content/a.png", b"\x89PNG\r\n\x1a\nThis is a text, and no picture.", ("invalid-picture", false, None)),
            ("content/a.webp", b"RIFF\x20\0\0\0WEBPVP8 a text, and no picture", ("invalid-picture", false, None)),
            (
                "content/a.gif",
                b"GIF89a\x01\0\x01\0\0\0\0x,\0\0\0\0\x01\0\x01\0\0\x02\x01d\0;",
                ("invalid-picture", false, None),
            ),
            (
                "content/a.gif",
                b"GIF89a\x01\0\x02\0\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01d\0;",
                ("", true, Some((1, 2))),
            ),
            // Cut off in what it shows, it is a picture still.
            ("content/a.gif", b"GIF89a\x01\0\x02\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01", ("", false, Some((1, 2)))),
            ("content/a.jpg", &sideways[..sideways.len() - 3], ("", true, Some((16, 32)))),
            ("content/a.heic", b"\0\0\0\x10ftypmif2\0\0\0\0\0\0\0\x0cmetaExif", ("picture-metadata", false, None)),
            ("content/a.heic", b"\0\0\0\x14ftypabcd\0\0\0\0mif1\0\0\0\x0cmetaExif", ("picture-metadata", false, None)),
            ("content/a.heic", b"x", ("invalid-picture", false, None)),
            ("content/a.mp4", b"\0\0\0\x14ftypisom\0\0\0\0mp42", ("", false, None)),
            ("content/a.avif", b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cuuid<x/>", ("picture-metadata", false, None)),
            ("content/a.tif", b"II+\0\x08\0\0\0", ("picture-metadata", false, None)),
            ("content/a", b"8BPS\0\x01", ("picture-metadata", false, None)),
            ("content/a.psd", b"", ("picture-metadata", false, None)),
            ("content/a.RW2", b"IIU\0", ("picture-metadata", false, None)),
            ("content/a.cr3", b"\0\0\0\x10ftypcrx \0\0\0\0", ("picture-metadata", false, None)),
            ("content/a.svgz", b"\x1f\x8b", ("invalid-picture", false, None)),
            (
                "content/a.txt",
                b"BMI is a person's weight in kilograms divided by the square of the height.",
                ("", false, None),
            ),
            ("content/a.svg", b"<svg><metadata>me</metadata></svg>", ("", true, None)),
        ] {
            let (codes, cleaned, size) = expected;
            assert_eq!(read(name, bytes), (codes.to_owned(), cleaned, size), "{name}");
        }
    }
}
