//! GIF: blocks (CompuServe, Graphics Interchange Format, version 89a).

use std::ops::Range;

use super::Part;

/// The extensions of programs that say how often a moving picture is played.
const REPETITIONS: [&[u8]; 2] = [b"NETSCAPE2.0", b"ANIMEXTS1.0"];

/// The parts of a GIF picture that are published: all but comments, texts and the data of programs. As in a browser, the
/// picture is over where something begins that is no block.
pub fn parts(bytes: &[u8]) -> Vec<Part> {
    let flags = bytes.get(10).copied().unwrap_or_default();
    let mut at = (13 + table_length(flags)).min(bytes.len());
    let mut parts = vec![Part::Kept(0..at)];
    loop {
        // Some programs write nothings between blocks.
        while bytes.get(at) == Some(&0) {
            at += 1;
        }
        let Some(range) = block(bytes, at) else { break };
        at = range.end;
        let is_end = bytes[range.start] == b';';
        if is_picture(&bytes[range.clone()]) {
            parts.push(Part::Kept(range));
        }
        if is_end {
            break;
        }
    }
    parts
}

/// The width and the height of the picture: those of its screen, or of its first frame where the screen has none.
pub fn size(bytes: &[u8]) -> Option<(usize, usize)> {
    let number = |at: usize| Some(usize::from(u16::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?])));
    let mut frame = None;
    for part in parts(bytes) {
        if let Part::Kept(range) = part
            && range.start > 0
            && bytes.get(range.start) == Some(&b',')
        {
            frame = Some(range.start);
            break;
        }
    }
    let frame = frame?;
    let screen = (number(6)?, number(8)?);
    if screen.0 > 0 && screen.1 > 0 { Some(screen) } else { Some((number(frame + 5)?, number(frame + 7)?)) }
}

/// How many bytes a table of colours has, by the flags that announce it.
fn table_length(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// The block that begins `at`; none where nothing does.
fn block(bytes: &[u8], at: usize) -> Option<Range<usize>> {
    let content = match bytes.get(at)? {
        b'!' => at + 2,
        b',' => at + 11 + table_length(bytes.get(at + 9).copied().unwrap_or_default()),
        b';' => return Some(at..at + 1),
        _ => return None,
    };
    let mut end = content;
    // Pieces with a byte before each that says its length; the last one has none.
    while let Some(&length) = bytes.get(end).filter(|&&length| length > 0) {
        end += 1 + usize::from(length);
    }
    Some(at..(end + 1).min(bytes.len()))
}

fn is_picture(block: &[u8]) -> bool {
    match block {
        [b'!', 0xf9, ..] => true,
        [b'!', 0xff, _, program @ ..] => REPETITIONS.iter().any(|known| program.starts_with(known)),
        [b'!', ..] => false,
        _ => true,
    }
}
