//! The clinic that publishes the site: the group `clinic` of `site.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::{shape, text_or::lines};

/// How to reach the clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Clinic {
    /// The clinic's name, where it is not the same as the name of the website.
    #[schemars(with = "Option<shape::Text>")]
    pub name: Option<String>,
    /// The one telephone number that visitors should ring, in quotation marks: "01632 960000".
    #[schemars(
        with = "Option<shape::Text>",
        pattern(r"^\D*(\d\D*){1,16}$"),
        extend("patternErrorMessage" = "Give the one number that visitors should ring, in digits.")
    )]
    pub telephone: Option<String>,
    /// The email address that visitors can write to.
    #[schemars(with = "Option<shape::Text>")]
    pub email: Option<String>,
    /// Where the clinic is: one line of the address after each dash.
    #[schemars(with = "shape::Lines")]
    #[serde(deserialize_with = "lines")]
    pub address: Vec<String>,
    /// When the clinic is open: one line after each dash, in quotation marks if there is a colon in it.
    #[schemars(with = "shape::Lines")]
    #[serde(deserialize_with = "lines")]
    pub opening_hours: Vec<String>,
}

/// What a template sees of the clinic.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ClinicView {
    pub name: String,
    pub telephone: Option<String>,
    /// `tel:` and the number, for a link.
    pub telephone_link: Option<String>,
    pub email: Option<String>,
    pub address: Vec<String>,
    pub opening_hours: Vec<String>,
}

impl Clinic {
    /// Whether a text can be dialled: with digits, and no more of them than a number can have (15: ITU-T E.164).
    pub fn is_one_telephone_number(text: &str) -> bool {
        (1..=15).contains(&telephone_link(text).bytes().filter(u8::is_ascii_digit).count())
    }

    /// All that it says, each text with the keys that lead to it in `site.yaml`.
    pub fn texts(&mut self) -> impl Iterator<Item = (&'static [&'static str], &mut String)> {
        let Self { name, telephone, email, address, opening_hours } = self;
        let names: [Option<(&'static [&'static str], &mut String)>; 3] = [
            name.as_mut().map(|text| (&["clinic", "name"][..], text)),
            telephone.as_mut().map(|text| (&["clinic", "telephone"][..], text)),
            email.as_mut().map(|text| (&["clinic", "email"][..], text)),
        ];
        let address = address.iter_mut().map(|text| (&["clinic", "address"][..], text));
        let hours = opening_hours.iter_mut().map(|text| (&["clinic", "opening_hours"][..], text));
        names.into_iter().flatten().chain(address).chain(hours)
    }

    /// The view of the clinic; one without a name of its own goes by the site's title.
    pub fn view(&self, site_title: &str) -> ClinicView {
        ClinicView {
            name: self.name.clone().unwrap_or_else(|| site_title.to_owned()),
            telephone: self.telephone.clone(),
            telephone_link: self.telephone.as_deref().map(telephone_link),
            email: self.email.clone(),
            address: self.address.clone(),
            opening_hours: self.opening_hours.clone(),
        }
    }
}

/// The `tel:` link of a number as people write it (RFC 3966): its digits, and a plus sign at the start if it has one.
fn telephone_link(number: &str) -> String {
    // In "+44 (0)1632 960000" the nought in brackets is only dialled within the country.
    let number = if number.trim_start().starts_with('+') { number.replace("(0)", "") } else { number.to_owned() };
    let dialled = number.chars().enumerate().filter(|(index, c)| c.is_ascii_digit() || (*c == '+' && *index == 0));
    format!("tel:{}", dialled.map(|(_, c)| c).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_becomes_a_link() {
        assert_eq!(telephone_link("01632 960000"), "tel:01632960000");
        assert!(Clinic::is_one_telephone_number("+44 (0)1632 960000"));
        assert!(!Clinic::is_one_telephone_number("01632 960000 or 960001"));
        assert!(!Clinic::is_one_telephone_number("ask"));
        assert_eq!(telephone_link("+44 (0)1632 960000"), "tel:+441632960000");
    }

    #[test]
    fn an_address_is_lines_or_a_list() {
        for yaml in ["address: |\n  1 Street\n  Town\n", "address: [1 Street, Town]"] {
            let clinic: Clinic = serde_yaml::from_str(yaml).unwrap();
            assert_eq!(clinic.address, ["1 Street", "Town"]);
        }
    }
}
