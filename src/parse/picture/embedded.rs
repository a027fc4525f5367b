//! Pictures that a drawing holds as an address of data (RFC 2397), with what a camera wrote into them.

use std::borrow::Cow;

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    prelude::BASE64_STANDARD,
};

use crate::parse::picture::metadata::{self, Cleaned, Format};

/// As browsers read it (WHATWG, Infra, forgiving-base64 decode).
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What is published of a picture within a drawing.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Embedded {
    /// All of it.
    Whole,
    /// The address of the picture without what is nobody's business.
    Without(String),
    /// It may hold such data, in a form out of which it cannot be taken.
    Unremovable,
    /// It is no picture.
    NoPicture,
}

/// Reads the address of a picture's data: `data:image/png;base64,…`.
pub(super) fn read(address: &str) -> Embedded {
    let address = address.split('#').next().unwrap_or_default();
    let Some((head, data)) = address.split_once(',') else { return Embedded::NoPicture };
    let Some(bytes) = decoded(head, data) else { return Embedded::NoPicture };
    let Some(format) = Format::of(&bytes).filter(|&format| !metadata::lacks_frame(format, &bytes)) else {
        return Embedded::NoPicture;
    };
    match metadata::without(format, &bytes) {
        Cleaned::Whole => Embedded::Whole,
        Cleaned::Unremovable => Embedded::Unremovable,
        Cleaned::Without(cleaned) => {
            let kind = match format {
                Format::Jpeg => "jpeg",
                Format::Gif => "gif",
                Format::WebP => "webp",
                Format::Png | Format::Boxes | Format::Tiff | Format::Bitmap => "png",
            };
            Embedded::Without(format!("data:image/{kind};base64,{}", BASE64_STANDARD.encode(cleaned)))
        }
    }
}

/// The bytes that stand behind the comma.
fn decoded(head: &str, data: &str) -> Option<Vec<u8>> {
    let bytes: Cow<'_, [u8]> = percent_encoding::percent_decode_str(data).into();
    if !head.trim_end().to_ascii_lowercase().ends_with("base64") {
        return Some(bytes.into_owned());
    }
    let signs: Vec<u8> = bytes.iter().copied().filter(|sign| !sign.is_ascii_whitespace()).collect();
    FORGIVING.decode(signs).ok()
}
