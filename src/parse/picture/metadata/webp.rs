//! WebP: the chunks of a RIFF file (Google, WebP Container Specification).

use std::ops::Range;

use super::{Part, orientation};

const KEPT: [&[u8; 4]; 7] = [b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"];

/// The bits of the first byte of `VP8X` that announce a camera's data and a program's.
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// The parts of a WebP picture that are published: all but the data of cameras and programs, and chunks that are not known.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let is_kept = |kind: &[u8]| KEPT.iter().any(|known| kind == *known);
    if chunks(bytes).all(|chunk| is_kept(&bytes[chunk.start..chunk.start + 4])) && end_of_file(bytes) == bytes.len() {
        return vec![Part::Kept(0..bytes.len())];
    }
    let mut content = Vec::with_capacity(bytes.len());
    let mut flags = None;
    for chunk in chunks(bytes).map(|chunk| &bytes[chunk]).filter(|chunk| is_kept(&chunk[..4])) {
        if chunk.starts_with(b"VP8X") && chunk.len() > 8 {
            flags = Some(content.len() + 8);
        }
        content.extend_from_slice(chunk);
    }
    // A simple picture has no place for flags, and is always upright.
    if let Some(flags) = flags {
        content[flags] &= !(HAS_EXIF | HAS_XMP);
        if let Some(turned) = turned(bytes) {
            content[flags] |= HAS_EXIF;
            let exif = orientation::exif(turned);
            let length = u32::try_from(exif.len()).unwrap_or_default().to_le_bytes();
            content.extend([b"EXIF", &length[..], &exif].concat());
        }
    }
    let length = u32::try_from(content.len() + 4).unwrap_or_default().to_le_bytes();
    vec![Part::Made([b"RIFF", &length[..], b"WEBP", &content].concat())]
}

/// Which way up the picture is, where it is not upright.
pub fn turned(bytes: &[u8]) -> Option<u8> {
    let exif = chunks(bytes).map(|chunk| &bytes[chunk]).find(|chunk| chunk.starts_with(b"EXIF"))?;
    let exif = exif.get(8..)?;
    orientation::turned(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))
}

/// Whether the first chunk begins as that of a picture does.
pub fn has_frame(bytes: &[u8]) -> bool {
    match bytes.get(12..16) {
        Some(b"VP8 ") => bytes.get(23..26) == Some(b"\x9d\x01\x2a"),
        Some(b"VP8L") => bytes.get(20) == Some(&0x2f),
        Some(b"VP8X") => true,
        _ => false,
    }
}

/// The chunks, each of at least its kind and its length.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let end_of_file = end_of_file(bytes);
    let mut at = 12;
    std::iter::from_fn(move || {
        let length = number(bytes, at + 4).filter(|_| at + 8 <= end_of_file)?;
        let start = at;
        at = at.saturating_add(8).saturating_add(length).saturating_add(length % 2).min(end_of_file);
        Some(start..at)
    })
}

/// Where the file says that it ends.
fn end_of_file(bytes: &[u8]) -> usize {
    number(bytes, 4).map_or(bytes.len(), |length| length.saturating_add(8).min(bytes.len()))
}

/// A number of four bytes, the smallest first.
fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let digits: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(digits)).ok()
}
