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
    /// A file of boxes: AVIF, HEIC, JPEG XL, and what some cameras call raw.
    Boxes,
    /// TIFF, and what has its form or is as little for browsers: what most cameras call raw, and what Photoshop works on.
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
            (is(4, b"ftyp") && has_picture_brand(bytes), Self::Boxes),
            (is(0, b"\0\0\0\x0cJXL ") || is(0, BARE_JPEG_XL), Self::Boxes),
            (TIFF.iter().any(|sign| is(0, sign)), Self::Tiff),
            (is(0, b"BM") && BITMAP_HEADERS.iter().any(|&length| is(14, &[length, 0, 0, 0])), Self::Bitmap),
        ]
        .into_iter()
        .find_map(|(is, format)| is.then_some(format))
    }
}

/// How a JPEG XL picture begins that is in no box.
const BARE_JPEG_XL: &[u8] = b"\xff\x0a";

/// How TIFF and BigTIFF files begin, those of Olympus, Panasonic and Fujifilm cameras, and those of Photoshop.
const TIFF: [&[u8]; 11] = [
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"IIRO",
    b"IIRS",
    b"MMOR",
    b"IIU\0",
    b"FUJIFILMCCD-RAW",
    b"8BPS\0\x01",
    b"8BPS\0\x02",
];

/// The lengths that the second header of a bitmap may have. Words that begin with its two letters do not make one.
const BITMAP_HEADERS: [u8; 8] = [12, 16, 40, 52, 56, 64, 108, 124];

/// Whether a file of boxes is a picture and no film: by the brands of ISO/IEC 23008-12, of AVIF and of Canon's cameras.
fn has_picture_brand(bytes: &[u8]) -> bool {
    let main: [&[u8; 4]; 19] = [
        b"avif", b"avis", b"avio", b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1",
        b"mif2", b"msf1", b"miaf", b"MA1A", b"MA1B", b"jpeg", b"crx ",
    ];
    let others: [&[u8; 4]; 6] = [b"avif", b"heic", b"heix", b"mif1", b"mif2", b"miaf"];
    let end = number(bytes, 0, 4).unwrap_or_default().min(bytes.len());
    let mut listed = bytes.get(16..end).unwrap_or_default().chunks_exact(4);
    bytes.get(8..12).is_some_and(|brand| main.iter().any(|known| brand == *known))
        || listed.any(|brand| others.iter().any(|known| brand == *known))
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

/// The width and the height of a picture as it is stored; `None` where it has no frame, and so is none.
pub(super) fn size(format: Format, bytes: &[u8]) -> Option<(usize, usize)> {
    let (width, height) = match format {
        Format::Jpeg => jpeg::size(bytes),
        Format::Gif => gif::size(bytes),
        Format::Png if bytes.get(12..16) != Some(b"IHDR") => None,
        Format::WebP if !webp::has_frame(bytes) => None,
        Format::Png | Format::WebP | Format::Boxes | Format::Tiff | Format::Bitmap => {
            imagesize::blob_size(bytes).ok().map(|size| (size.width, size.height))
        }
    }?;
    (width > 0 && height > 0).then_some((width, height))
}

/// Whether a file that begins as a picture is none. Of the kinds that are not asked there are more ways to say the size than are
/// known here.
pub(super) fn lacks_frame(format: Format, bytes: &[u8]) -> bool {
    matches!(format, Format::Jpeg | Format::Png | Format::Gif | Format::WebP) && size(format, bytes).is_none()
}

/// The boxes that make a picture what it is. Any other may hold data of a camera or a program, as `Exif`, `xml ` and `uuid` do.
const BOXES: [&[u8; 4]; 11] =
    [b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"JXL ", b"jxlc", b"jxlp", b"jxll", b"jxli"];

/// Whether a file of boxes may hold data of a camera or a program.
fn has_metadata_box(bytes: &[u8]) -> bool {
    let mut at = if bytes.starts_with(BARE_JPEG_XL) { bytes.len() } else { 0 };
    while let (Some(size), Some(kind)) = (number(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        let size = match size {
            // The box goes on to the end of the file.
            0 => bytes.len() - at,
            1 => number(bytes, at + 8, 8).unwrap_or(bytes.len()),
            size => size,
        };
        let end = at.saturating_add(size.max(8)).min(bytes.len());
        let named = |name: &[u8]| memchr::memmem::find(&bytes[at..end], name).is_some();
        if !BOXES.iter().any(|known| kind == *known) {
            return true;
        }
        if matches!(kind, b"meta" | b"moov") && (named(b"Exif") || named(b"application/rdf+xml") || named(b"udta")) {
            return true;
        }
        at = end;
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
            (
                "a thumbnail",
                [&b"\xff\xd8"[..], &segment(0xe0, b"JFIF\0\x01\x02\x01\0H\0H\x01\x01rgb"), &rest().concat()].concat(),
                [&b"\xff\xd8"[..], &segment(0xe0, b"JFIF\0\x01\x02\x01\0H\0H\0\0"), &rest().concat()].concat(),
            ),
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
            (
                "an AVIF with another box",
                b"\0\0\0\x10ftypavif\0\0\0\0\0\0\0\x0cuuid1234".to_vec(),
                b"unremovable".to_vec(),
            ),
            (
                "a JPEG XL picture in no box",
                b"\xff\x0a\0\0\x10\0\0\0\0\0\0".to_vec(),
                b"\xff\x0a\0\0\x10\0\0\0\0\0\0".to_vec(),
            ),
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
