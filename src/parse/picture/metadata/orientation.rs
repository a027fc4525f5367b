//! Which way up a camera was held: the one tag of Exif that a browser needs (CIPA DC-008, Exif 2.32, tag 0x0112).

const ORIENTATION: usize = 0x0112;

/// The tag's value where a browser has to turn the picture: 2 to 8.
pub fn turned(exif: &[u8]) -> Option<u8> {
    let is_little = exif.starts_with(b"II");
    let number = |at: usize, length: usize| {
        let digits = exif.get(at..at.checked_add(length)?)?;
        let add = |number: usize, &digit: &u8| number * 256 + usize::from(digit);
        Some(if is_little { digits.iter().rev().fold(0, add) } else { digits.iter().fold(0, add) })
    };
    let tags = number(4, 4)?;
    let places = (0..number(tags, 2)?).map(|place| tags + 2 + 12 * place);
    let place =
        places.take_while(|place| place + 12 <= exif.len()).find(|&place| number(place, 2) == Some(ORIENTATION))?;
    u8::try_from(number(place + 8, 2)?).ok().filter(|value| (2..=8).contains(value))
}

/// Whether a picture that is turned so is as wide as it is stored high.
pub fn swaps_sides(turned: u8) -> bool {
    turned >= 5
}

/// Exif data that holds this tag and nothing else.
pub fn exif(turned: u8) -> Vec<u8> {
    // The order of the bytes, where the tags are, how many there are; the tag, a short number, one of it.
    let mut exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    exif.extend([0, turned, 0, 0, 0, 0, 0, 0]);
    exif
}
