//! Pictures without a description (`missing-alt`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::LinkForm,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingAlt,
    finds: "A picture without words between its square brackets.",
    why: "People who cannot see the picture, or whose connection did not bring it, learn nothing of what it shows (WCAG 2.2, \
          success criterion 1.1.1). A picture that says nothing can be left out.",
    wrong: "\
== content/stockings.md
![](pull-up.svg)
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
    right: "\
== content/stockings.md
![Two hands pull a stocking over a heel](pull-up.svg)
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, _) in subject.links().filter(|(_, target)| target.is_ok()) {
        if matches!(&link.form, LinkForm::Image { alt, .. } if alt.trim().is_empty()) {
            let message = format!("The picture `{}` has no description.", link.destination);
            let help =
                format!("Say what it shows between the square brackets: ![what it shows]({}).", link.destination);
            let location = subject.document.location(link.span);
            found.push(Diagnostic::new(Code::MissingAlt, location, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_picture_without_a_description_is_told() {
        assert_eq!(
            mistakes("== index.md\n![](pic.svg) ![A plan](pic.svg)\n"),
            [
                "index.md:5:1 missing-alt The picture `pic.svg` has no description. = Say what it shows between the square brackets: ![what it shows](pic.svg)."
            ]
        );
    }
}
