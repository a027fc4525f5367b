//! Links to what is no longer there (`gone-link`), as the other website says itself.

use crate::{
    check::external::{Answer, ExternalLink},
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::GoneLink,
    finds: "A link to another website that says that there is nothing at that address (404 or 410). Only `careleaf check \
            --links` asks.",
    why: "Guidance moves, and leaflets are withdrawn. A visitor who wants to check what a page says finds nothing at such a link, \
          and a source that nobody can open is none.",
    wrong: "",
    right: "",
};

/// "Gone", in HTTP (RFC 9110, 15.5.11): what was there has been taken away for good.
const GONE: u16 = 410;

pub(super) fn check(link: &ExternalLink, answer: &Answer, found: &mut Vec<Diagnostic>) {
    let Answer::Gone(status) = answer else { return };
    let meaning = if *status == GONE { "gone for good" } else { "not found" };
    let message = format!("This link is gone: {} answers {status} ({meaning}).", link.address);
    let help = "Look on that website for where it has moved, and link to that. \
                If it is nowhere, link to another source of the same, or take the link out.";
    found.push(Diagnostic::new(Code::GoneLink, link.location.clone(), message).with_help(help));
}

#[cfg(test)]
mod tests {
    use crate::check::{external::Answer, tests::mistakes_of_link};

    #[test]
    fn what_is_gone_is_told() {
        assert_eq!(
            mistakes_of_link(&Answer::Gone(404)),
            "gone-link This link is gone: https://a.example/b answers 404 (not found). = Look on that website for where it has moved, and link to that. If it is nowhere, link to another source of the same, or take the link out."
        );
        assert!(mistakes_of_link(&Answer::Gone(410)).contains("answers 410 (gone for good)."));
    }

    #[test]
    fn what_is_there_is_fine() {
        assert_eq!(mistakes_of_link(&Answer::Fine), "");
    }
}
