//! Colours that a clinic chooses, and whether text in them can be read.

/// A colour in sRGB, 8 bits a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

/// The contrast that text must have at least: WCAG 2.2, success criterion 1.4.3, level AA.
pub const LEAST_CONTRAST: f64 = 4.5;

impl Colour {
    /// Reads `#rrggbb` or `#rgb`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let channel = |place: usize| match digits.len() {
            6 => u8::from_str_radix(&digits[place * 2..place * 2 + 2], 16).ok(),
            3 => u8::from_str_radix(&digits[place..place + 1], 16).ok().map(|half| half * 17),
            _ => None,
        };
        Some(Self { red: channel(0)?, green: channel(1)?, blue: channel(2)? })
    }

    /// The contrast ratio of two colours, from 1 (the same) to 21 (black and white): WCAG 2.2, "contrast ratio".
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.relative_luminance(), other.relative_luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    fn relative_luminance(self) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_and_compared() {
        let colour = |text| Colour::parse(text).unwrap();
        assert_eq!(colour("#fff"), colour("#FFFFFF"));
        assert_eq!(Colour::parse("white"), None);
        assert_eq!(Colour::parse("#é000"), None);
        assert_eq!(Colour::parse("#+1+2+3"), None);
        assert!((colour("#000").contrast(colour("#fff")) - 21.0).abs() < 1e-9);
        // The grey that is known for just reaching 4.5 on white.
        assert!(colour("#767676").contrast(colour("#fff")) >= LEAST_CONTRAST);
        assert!(colour("#777777").contrast(colour("#fff")) < LEAST_CONTRAST);
    }
}
