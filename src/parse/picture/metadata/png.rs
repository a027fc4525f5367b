//! PNG: chunks (W3C, Portable Network Graphics, third edition, clauses 5 and 11).

use super::{Part, number, orientation};

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The chunks beside the critical ones that decide how the picture looks: its colours, its size, its movement.
const KEPT: [&[u8; 4]; 15] = [
    b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"mDCV", b"cLLI", b"sBIT", b"bKGD", b"pHYs", b"sPLT",
    b"acTL", b"fcTL", b"fdAT",
];

/// The parts of a PNG picture that are published: all but texts, times, and chunks that are not known.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut at = SIGNATURE.len();
    let mut parts = vec![Part::Kept(0..at)];
    while let (Some(length), Some(kind)) = (number(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        let end = at.saturating_add(length).saturating_add(12).min(bytes.len());
        // The first letter of a critical chunk is a capital.
        if kind[0].is_ascii_uppercase() || KEPT.iter().any(|kept| kind == *kept) {
            parts.push(Part::Kept(at..end));
        } else if kind == b"eXIf"
            && let Some(turned) = orientation::turned(bytes.get(at + 8..end).unwrap_or_default())
        {
            parts.push(Part::Made(chunk(b"eXIf", &orientation::exif(turned))));
        }
        at = end;
        if kind == b"IEND" {
            break;
        }
    }
    parts
}

/// Which way up the picture is, where it is not upright.
pub fn turned(bytes: &[u8]) -> Option<u8> {
    let mut at = SIGNATURE.len();
    while let (Some(length), Some(kind)) = (number(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        let end = at.saturating_add(length).saturating_add(12).min(bytes.len());
        if kind == b"eXIf" {
            return orientation::turned(bytes.get(at + 8..end)?);
        }
        at = end;
    }
    None
}

/// A chunk with its length and its check sum.
pub fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or_default().to_be_bytes();
    let named = [&kind[..], content].concat();
    [&length[..], &named, &check_sum(&named).to_be_bytes()].concat()
}

/// The check sum of a chunk (ISO 3309, as the standard's annex D computes it).
fn check_sum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in bytes {
        sum ^= u32::from(byte);
        for _ in 0..8 {
            sum = if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        }
    }
    !sum
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_end_of_every_png_has_the_known_check_sum() {
        assert_eq!(super::chunk(b"IEND", b""), b"\0\0\0\0IEND\xaeB\x60\x82");
    }
}
