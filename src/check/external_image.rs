//! Pictures on another host (`external-image`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    site::DeadLink,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ExternalImage,
    finds: "A picture that is not a file of the site, but an address on another host.",
    why: "Every visitor's browser would have to ask that host for it, and so tell it who reads about which treatment. And the \
          picture may change or go.",
    wrong: "\
== content/stockings.md
![A stocking on a leg](https://pictures.example.org/stocking.svg)
",
    right: "\
== content/stockings.md
![A stocking on a leg](pull-up.svg)
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, target) in subject.links() {
        if !matches!(target, Err(DeadLink::ExternalImage)) {
            continue;
        }
        let message = format!(
            "The image `{}` is on another host, which every visitor's browser would have to ask for it.",
            link.destination
        );
        let help = "Put the picture's file beside the page, and write its name. Check that you may use it.";
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::ExternalImage, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_picture_on_another_host_is_told() {
        assert_eq!(
            mistakes("== index.md\n![A plan](https://a.example/b.png) ![A plan](//a.example/b.png)\n"),
            [
                "index.md:5:1 external-image The image `https://a.example/b.png` is on another host, which every visitor's browser would have to ask for it. = Put the picture's file beside the page, and write its name. Check that you may use it.",
                "index.md:5:36 external-image The image `//a.example/b.png` is on another host, which every visitor's browser would have to ask for it. = Put the picture's file beside the page, and write its name. Check that you may use it.",
            ]
        );
    }
}
