//! Links of which nobody knows whether they are fine (`unasked-link`), since the other website could not be asked.

use crate::{
    check::external::{Answer, ExternalLink, Insecurity, Unasked},
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnaskedLink,
    finds: "A link to another website that could not be asked: it turns programs away, does not answer in time, or cannot be \
            found. Only `careleaf check --links` asks.",
    why: "It is no mistake of whoever wrote the link, so it never holds up a site. But a link that nobody could check is one to \
          look at, now and then, by hand.",
    wrong: "",
    right: "",
};

pub(super) fn check(link: &ExternalLink, answer: &Answer, found: &mut Vec<Diagnostic>) {
    let Answer::Unasked(reason) = answer else { return };
    let message = format!("Could not ask {}: {}.", link.address, words(reason));
    let help = match reason {
        Unasked::NoAddress => "Write the address in full, as in https://www.example.org/guideline.",
        Unasked::NoSuchHost => "Check how the name is spelt, and open the link in a browser: it may well be fine.",
        _ => "The link may well be fine. Open it in a browser to see.",
    };
    found.push(Diagnostic::new(Code::UnaskedLink, link.location.clone(), message).with_help(help).capped());
}

fn words(reason: &Unasked) -> String {
    match reason {
        Unasked::Status(status) => match meaning(*status) {
            Some(meaning) => format!("it answers {status} ({meaning})"),
            None => format!("it answers {status}"),
        },
        Unasked::TimeOut(1) => "no answer within 1 second".to_owned(),
        Unasked::TimeOut(seconds) => format!("no answer within {seconds} seconds"),
        Unasked::NoSuchHost => "its name was not found on the network".to_owned(),
        Unasked::Refused => "it does not take connections".to_owned(),
        Unasked::Closed => "it closed the connection without an answer".to_owned(),
        Unasked::Insecure(Insecurity::Expired) => "its certificate has run out".to_owned(),
        Unasked::Insecure(Insecurity::OtherName) => "its certificate is another website's".to_owned(),
        Unasked::Insecure(Insecurity::Untrusted) => "this computer does not trust its certificate".to_owned(),
        Unasked::Insecure(Insecurity::NoAgreement) => "no secure connection could be made".to_owned(),
        Unasked::TooManyRedirects => "it leads on and on, from one address to the next".to_owned(),
        Unasked::StrayRedirect => "it leads on to an address that is not one of the web".to_owned(),
        Unasked::NoAddress => "this is not the address of a page on the web".to_owned(),
        Unasked::Spared => {
            "its website turned away other requests or did not answer them, and was sent no more".to_owned()
        }
        Unasked::Garbled => "what it answers cannot be understood".to_owned(),
        Unasked::Other(reason) => reason.clone(),
    }
}

/// What an HTTP status means to whoever reads the report (RFC 9110, 15, and RFC 6585).
fn meaning(status: u16) -> Option<&'static str> {
    Some(match status {
        401 => "it asks for a password",
        403 => "it lets no program in",
        429 => "too many requests",
        451 => "it may not be shown here, by law",
        503 => "out of service for the moment",
        500..=599 => "something is wrong over there",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::tests::mistakes_of_link;

    #[test]
    fn what_could_not_be_asked_is_told_with_the_reason() {
        let told = |reason| mistakes_of_link(&Answer::Unasked(reason));
        assert_eq!(
            told(Unasked::TimeOut(10)),
            "unasked-link Could not ask https://a.example/b: no answer within 10 seconds. = The link may well be fine. Open it in a browser to see."
        );
        for (reason, expected) in [
            (Unasked::Status(403), ": it answers 403 (it lets no program in). ="),
            (Unasked::Status(999), ": it answers 999. ="),
            (Unasked::TimeOut(1), ": no answer within 1 second. ="),
            (Unasked::NoSuchHost, "= Check how the name is spelt"),
            (Unasked::NoAddress, "= Write the address in full"),
            (Unasked::Other("the network is down".to_owned()), ": the network is down. ="),
        ] {
            let told = told(reason);
            assert!(told.contains(expected), "{told}");
        }
    }
}
