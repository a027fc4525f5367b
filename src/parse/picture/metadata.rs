//! What cameras and programs write into the files of pictures beside the picture: the place, the day, the camera, the owner.
//!
//! [`without`] is the entry. It does not decode a picture. A file is a row of parts, and only those that make the picture
//! what it is are kept; whatever is unknown, or follows its end, is left out. The one thing that is kept of the camera's own
//! data is which way up the picture is.

mod gif;
mod jpeg;
mod orientation;
mod png;
mod webp;

use std::ops::Range;

/// What is known of a file by its first bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Jpeg,
    Png,
    Gif,
    WebP,
    /// A file of boxes: AVIF, HEIC, JPEG XL.
    Boxes,
    /// TIFF, which is also the form of what cameras call raw.
    Tiff,
    Bitmap,
}

/// The bytes of a picture that are published.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Cleaned {
    /// All of the file.
    Whole,
    /// The file without what is nobody's business.
    Without(Vec<u8>),
    /// The file may hold such data, in a form out of which it cannot be taken.
    Unremovable,
}

/// A part of a file that is published.
pub(super) enum Part {
    Kept(Range<usize>),
    Made(Vec<u8>),
}

impl Format {
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let is = |place: usize, sign: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(sign));
        [
            (is(0, b"\xff\xd8\xff"), Self::Jpeg),
            (is(0, png::SIGNATURE), Self::Png),
            (is(0, b"GIF87a") || is(0, b"GIF89a"), Self::Gif),
            (is(0, b"RIFF") && is(8, b"WEBP"), Self::WebP),
            (is(4, b"ftyp") && is_picture_brand(bytes), Self::Boxes),
            (is(0, b"\0\0\0\x0cJXL ") || is(0, b"\xff\x0a"), Self::Boxes),
            (is(0, b"II*\0") || is(0, b"MM\0*"), Self::Tiff),
            (is(0, b"BM"), Self::Bitmap),
        ]
        .into_iter()
        .find_map(|(is, format)| is.then_some(format))
    }
}

/// Whether a file of boxes is a picture and no film: the brands of ISO/IEC 23008-12 and of AVIF.
fn is_picture_brand(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    [b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"]
        .iter()
        .any(|known| brand == *known)
}

/// What is published of a picture.
pub(super) fn without(format: Format, bytes: &[u8]) -> Cleaned {
    let parts = match format {
        Format::Jpeg => jpeg::parts(bytes),
        Format::Png => png::parts(bytes),
        Format::Gif => gif::parts(bytes),
        Format::WebP => webp::parts(bytes),
        Format::Boxes if has_metadata_box(bytes) => return Cleaned::Unremovable,
        Format::Tiff => return Cleaned::Unremovable,
        Format::Boxes | Format::Bitmap => return Cleaned::Whole,
    };
    let mut end = 0;
    let is_whole = parts.iter().all(|part| match part {
        Part::Kept(range) => std::mem::replace(&mut end, range.end) == range.start,
        Part::Made(_) => false,
    });
    if is_whole && end == bytes.len() {
        return Cleaned::Whole;
    }
    let mut cleaned = Vec::with_capacity(bytes.len());
    for part in parts {
        match part {
            Part::Kept(range) => cleaned.extend_from_slice(bytes.get(range).unwrap_or_default()),
            Part::Made(made) => cleaned.extend(made),
        }
    }
    Cleaned::Without(cleaned)
}

/// Whether a browser shows the picture on its side, so that it is as wide as it is stored high.
pub(super) fn is_on_its_side(format: Format, bytes: &[u8]) -> bool {
    let turned = match format {
        Format::Jpeg => jpeg::turned(bytes),
        Format::Png => png::turned(bytes),
        Format::WebP => webp::turned(bytes),
        Format::Gif | Format::Boxes | Format::Tiff | Format::Bitmap => None,
    };
    turned.is_some_and(orientation::swaps_sides)
}

/// Whether a file of boxes names data of a camera or a program among what it holds.
fn has_metadata_box(bytes: &[u8]) -> bool {
    let mut at = 0;
    while let (Some(size), Some(kind)) = (number(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        let size = match size {
            // The box goes on to the end of the file.
            0 => bytes.len() - at,
            1 => number(bytes, at + 8, 8).unwrap_or(bytes.len()),
            size => size,
        };
        let end = at.saturating_add(size.max(8)).min(bytes.len());
        let named = |name: &[u8]| memchr::memmem::find(&bytes[at..end], name).is_some();
        match kind {
            b"Exif" | b"xml " | b"brob" | b"jumb" => return true,
            b"meta" if named(b"Exif") || named(b"application/rdf+xml") => return true,
            _ => at = end,
        }
    }
    false
}

/// A number of `length` bytes, the greatest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    digits.iter().try_fold(0usize, |number, &digit| number.checked_mul(256)?.checked_add(usize::from(digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of a file, or why nothing is.
    fn cleaned(bytes: &[u8]) -> Vec<u8> {
        match without(Format::of(bytes).unwrap(), bytes) {
            Cleaned::Whole => bytes.to_vec(),
            Cleaned::Without(bytes) => bytes,
            Cleaned::Unremovable => b"unremovable".to_vec(),
        }
    }

    /// Exif data that says a camera's name and which way up the picture is.
    fn exif(orientation: u8) -> Vec<u8> {
        let mut tiff = b"MM\0*\0\0\0\x08\0\x02\x01\x0f\0\x02\0\0\0\x06\0\0\0\x26".to_vec();
        tiff.extend([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
        tiff.extend(b"Canon\0");
        tiff
    }

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], content].concat()
    }

    fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        png::chunk(kind, content)
    }

    fn riff(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_le_bytes();
        let padding: &[u8] = if content.len() % 2 == 1 { b"\0" } else { b"" };
        [kind, &length[..], content, padding].concat()
    }

    fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
        let content = [b"WEBP".to_vec(), chunks.concat()].concat();
        riff(b"RIFF", &content)
    }

    #[test]
    fn a_picture_keeps_what_makes_it_a_picture() {
        let start = || vec![b"\xff\xd8".to_vec(), segment(0xe0, b"JFIF\0\x01")];
        let rest = || {
            let scan = [segment(0xda, b"s"), b"\x01\xff\0\x02\xff\xd0\x03".to_vec()].concat();
            vec![segment(0xe2, b"ICC_PROFILE\0p"), segment(0xdb, b"q"), scan.clone(), scan, b"\xff\xd9".to_vec()]
        };
        let jpeg = |inner: &[Vec<u8>], after: &[u8]| {
            [start().concat(), inner.concat(), rest().concat(), after.to_vec()].concat()
        };
        let upright = |orientation: u8| segment(0xe1, &[b"Exif\0\0", &orientation::exif(orientation)[..]].concat());
        let with_exif = |orientation: u8| segment(0xe1, &[b"Exif\0\0".to_vec(), exif(orientation)].concat());
        let png = |inner: &[Vec<u8>], after: &[u8]| {
            let image = [chunk(b"IHDR", b"h"), inner.concat(), chunk(b"IDAT", b"d"), chunk(b"IEND", b"")].concat();
            [png::SIGNATURE, &image[..], after].concat()
        };
        let gif = |inner: &[u8]| {
            [b"GIF89a\x01\0\x01\0\x80\0\0rgbrgb", inner, b",\0\0\0\0\x01\0\x01\0\0\x02\x01d\0;"].concat()
        };
        for (name, file, expected) in [
            ("nothing to take out", jpeg(&[], b""), jpeg(&[], b"")),
            ("a camera's data", jpeg(&[with_exif(1), segment(0xed, b"Photoshop 3.0\0")], b""), jpeg(&[], b"")),
            ("which way up", jpeg(&[with_exif(6)], b""), jpeg(&[upright(6)], b"")),
            (
                "what a program said",
                jpeg(&[segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0<x/>"), segment(0xfe, b"me")], b""),
                jpeg(&[], b""),
            ),
            (
                "a second picture behind the first",
                jpeg(&[segment(0xe2, b"MPF\0m")], b"\xff\xd8\xff\xe1\0\x04xx\xff\xd9"),
                jpeg(&[], b""),
            ),
            ("a film behind the picture", jpeg(&[], b"MotionPhoto_Data"), jpeg(&[], b"")),
            (
                "a comment between scans",
                [
                    &b"\xff\xd8"[..],
                    &segment(0xda, b"s"),
                    b"\x01",
                    &segment(0xfe, b"me"),
                    &segment(0xda, b"t"),
                    b"\x02\xff\xd9",
                ]
                .concat(),
                [&b"\xff\xd8"[..], &segment(0xda, b"s"), b"\x01", &segment(0xda, b"t"), b"\x02\xff\xd9"].concat(),
            ),
            (
                "texts and a time",
                png(&[chunk(b"tEXt", b"Author\0me"), chunk(b"tIME", b"1234567"), chunk(b"iTXt", b"x")], b"more"),
                png(&[], b""),
            ),
            (
                "colours",
                png(&[chunk(b"gAMA", b"1234"), chunk(b"eXIf", &exif(1))], b""),
                png(&[chunk(b"gAMA", b"1234")], b""),
            ),
            (
                "which way up a PNG is",
                png(&[chunk(b"eXIf", &exif(8))], b""),
                png(&[chunk(b"eXIf", &orientation::exif(8))], b""),
            ),
            (
                "a picture that ends too early",
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(),
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(),
            ),
            ("a GIF's comment", gif(b"!\xfe\x02me\0!\xff\x0bXMP DataXMP\x01x\0"), gif(b"")),
            ("a film's turns", gif(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0"), gif(b"!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0")),
            (
                "a WebP's data",
                [
                    webp(&[
                        riff(b"VP8X", b"\x1c123456789"),
                        riff(b"VP8 ", b"odd"),
                        riff(b"EXIF", &exif(1)),
                        riff(b"XMP ", b"<x/>"),
                    ]),
                    b"more".to_vec(),
                ]
                .concat(),
                webp(&[riff(b"VP8X", b"\x10123456789"), riff(b"VP8 ", b"odd")]),
            ),
            (
                "which way up a WebP is",
                webp(&[
                    riff(b"VP8X", b"\x0c123456789"),
                    riff(b"VP8 ", b"even"),
                    riff(b"EXIF", &exif(3)),
                    riff(b"XMP ", b"<x/>"),
                ]),
                webp(&[riff(b"VP8X", b"\x08123456789"), riff(b"VP8 ", b"even"), riff(b"EXIF", &orientation::exif(3))]),
            ),
            (
                "an AVIF without data",
                b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cmetahdlr".to_vec(),
                b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cmetahdlr".to_vec(),
            ),
            ("an AVIF with data", b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cmetaExif".to_vec(), b"unremovable".to_vec()),
            ("a TIFF", b"II*\0\x08\0\0\0".to_vec(), b"unremovable".to_vec()),
        ] {
            assert_eq!(cleaned(&file).escape_ascii().to_string(), expected.escape_ascii().to_string(), "{name}");
            if expected != b"unremovable" {
                assert_eq!(cleaned(&expected), expected, "{name}, again");
            }
        }
    }

    #[test]
    fn a_broken_picture_is_read_to_its_end() {
        let whole = [
            b"\xff\xd8\xff\xe1\0\x20Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0\xff\xda\0\x02d\xff\xd9".to_vec(),
            [png::SIGNATURE.to_vec(), chunk(b"eXIf", &exif(5)), chunk(b"IEND", b"")].concat(),
            b"GIF89a\x01\0\x01\0\x80\0\0rgbrgb!\xfe\x02me\0,\0\0\0\0\x01\0\x01\0\0\x02\x01d\0;".to_vec(),
            webp(&[riff(b"VP8X", b"\x1c123456789"), riff(b"EXIF", &exif(3))]),
            b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cmetahdlr\0\0\0\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff".to_vec(),
        ];
        for picture in whole {
            for end in 0..picture.len() {
                let mut broken = picture.clone();
                broken[end] ^= 0xff;
                for bytes in [&picture[..end], &broken] {
                    if let Some(format) = Format::of(bytes) {
                        without(format, bytes);
                    }
                }
            }
        }
    }
}
