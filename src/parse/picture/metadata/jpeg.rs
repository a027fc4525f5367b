//! JPEG: segments, each with a marker (ITU-T T.81, annex B).

use super::{Part, number, orientation};

const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;
const JFIF: u8 = 0xe0;

/// The bytes of a JFIF segment without its thumbnail (ITU-T T.871, 10.1), its marker and its length left aside.
const WITHOUT_THUMBNAIL: usize = 14;

/// The parts of a JPEG picture that are published: all but the segments of applications that no decoder needs, comments, and
/// what follows the picture's end, such as the film that some telephones hide there.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut parts = vec![Part::Kept(0..2)];
    let mut turned = turned(bytes);
    let mut at = 2;
    while let Some(&marker) = bytes.get(at + 1) {
        if bytes[at] != 0xff || marker == 0xff {
            // What stands between segments means nothing.
            at += 1;
            continue;
        }
        if marker == END_OF_IMAGE {
            parts.push(Part::Kept(at..at + 2));
            break;
        }
        let end = segment_end(bytes, at);
        // The segment that says that this is a JPEG file comes first.
        if marker != JFIF
            && let Some(turned) = turned.take()
        {
            parts.push(Part::Made(segment(turned)));
        }
        let content = bytes.get(at + 4..end).unwrap_or_default();
        if marker == JFIF && content.starts_with(b"JFIF\0") && content.len() > WITHOUT_THUMBNAIL {
            parts.push(Part::Made(without_thumbnail(content)));
        } else if is_picture(marker, content) {
            parts.push(Part::Kept(at..end));
        }
        at = end;
        if marker == START_OF_SCAN {
            let next = scan_end(bytes, at);
            parts.push(Part::Kept(at..next));
            at = next;
        }
    }
    parts
}

/// Whether a decoder needs a segment: its tables and frames, and of the applications' the profile of the colours and Adobe's
/// note on how they are stored.
fn is_picture(marker: u8, content: &[u8]) -> bool {
    match marker {
        JFIF => content.starts_with(b"JFIF\0"),
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

fn segment_end(bytes: &[u8], at: usize) -> usize {
    // The markers that stand alone: restarts, a picture's start, and one that is of no use.
    if matches!(bytes.get(at + 1), Some(0x01 | 0xd0..=0xd8)) {
        return at + 2;
    }
    let length = number(bytes, at + 2, 2).unwrap_or(bytes.len());
    at.saturating_add(2).saturating_add(length.max(2)).min(bytes.len())
}

/// Where the scan that begins `at` is over: at the next marker that is no restart.
fn scan_end(bytes: &[u8], at: usize) -> usize {
    let markers = memchr::memchr_iter(0xff, bytes.get(at..).unwrap_or_default()).map(|place| at + place);
    let mut ends = markers.filter(|&place| !matches!(bytes.get(place + 1), Some(0 | 0xff | 0xd0..=0xd7)));
    ends.next().unwrap_or(bytes.len())
}

/// A JFIF segment that keeps the density and no small second picture, which may show what was cut off the large one.
fn without_thumbnail(content: &[u8]) -> Vec<u8> {
    // The thumbnail's width and height are the last two of them.
    let kept = content.get(..WITHOUT_THUMBNAIL - 2).unwrap_or_default();
    [b"\xff\xe0\0\x10", kept, b"\0\0"].concat()
}

/// The segment that says which way up the picture is.
fn segment(turned: u8) -> Vec<u8> {
    let exif = orientation::exif(turned);
    let length = u16::try_from(2 + 6 + exif.len()).unwrap_or_default().to_be_bytes();
    [b"\xff\xe1", &length[..], b"Exif\0\0", &exif].concat()
}

/// Which way up the picture is, where it is not upright.
pub fn turned(bytes: &[u8]) -> Option<u8> {
    let mut contents = segments(bytes).filter(|(marker, _)| *marker == 0xe1);
    contents.find_map(|(_, content)| content.strip_prefix(b"Exif\0\0")).and_then(orientation::turned)
}

/// The width and the height that the picture's frame has. What stands between segments means nothing to a browser either.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    let is_frame = |marker: u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
    let (_, frame) = segments(bytes).find(|(marker, _)| is_frame(*marker))?;
    Some((number(frame, 3, 2)?, number(frame, 1, 2)?))
}

/// The segments in front of the first scan, each with its marker and its content.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            let marker = *bytes.get(at + 1)?;
            if bytes[at] != 0xff || marker == 0xff {
                at += 1;
                continue;
            }
            if matches!(marker, START_OF_SCAN | END_OF_IMAGE) {
                return None;
            }
            let end = segment_end(bytes, at);
            let content = bytes.get(at + 4..end).unwrap_or_default();
            at = end;
            return Some((marker, content));
        }
    })
}
