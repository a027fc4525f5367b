//! Films: whether they say where they were taken.

use memchr::memmem;

/// The endings of the films that telephones and cameras make.
pub(super) const ENDINGS: [&str; 6] = ["3g2", "3gp", "m4v", "mov", "mp4", "qt"];

/// Whether a film says in which place it was taken. Its makers write that as a position after ISO 6709, `+51.5-0.1/`, behind a name
/// of QuickTime's file format (QuickTime File Format Specification, user data and metadata).
pub(super) fn says_place(bytes: &[u8]) -> bool {
    // The length of the position and its language stand between.
    let is_followed = |end: usize| matches!(bytes.get(end + 4..end + 6), Some([b'+' | b'-', b'0'..=b'9']));
    memmem::find(bytes, b"com.apple.quicktime.location.").is_some()
        || memmem::find_iter(bytes, b"\xA9xyz").any(|start| is_followed(start + b"\xA9xyz".len()))
}

#[cfg(test)]
mod tests {
    use super::says_place;

    #[test]
    fn the_place_of_a_film_is_found() {
        assert!(says_place(b"ftyp \xA9xyz\x00\x12\x15\xC7+51.5074-000.1278/ mdat"));
        assert!(says_place(b"ftyp mdta com.apple.quicktime.location.ISO6709 mdat"));
        assert!(!says_place(b"ftyp \xA9xyz of a picture") && !says_place(b""));
    }
}
