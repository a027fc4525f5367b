//! Links with a scheme that may not be (`forbidden-scheme`).

use crate::{
    check::{Subject, external::is_web_address},
    diagnostic::{Code, Diagnostic, Rule},
    site::DeadLink,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ForbiddenScheme,
    finds: "A link that begins with something else than `https:`, `http:`, `mailto:`, `tel:` or `sms:`, or a source whose address \
            is not one of the web.",
    why: "A link that begins with `javascript:` or `data:` runs a program on the visitor's device; one that begins with `file:` \
          leads to the writer's own disk.",
    wrong: "\
== content/stockings.md
[Open the order form](file:///C:/forms/order.pdf)
",
    right: "\
== content/stockings.md
[Open the order form](order.pdf)
== content/order.pdf
The form.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for (link, target) in subject.links() {
        let Err(DeadLink::ForbiddenScheme(scheme)) = target else { continue };
        let (what, help) = match link.is_image() {
            false if scheme == "file" => (
                "A link",
                "It leads to a file on your own computer, which nobody else can reach. Put the file into content/, and write its name.",
            ),
            true => ("An image", "Put the picture's file beside the page, and write its name."),
            false => {
                ("A link", "Links can begin with https:, http:, mailto:, tel: or sms:, or name a page of this site.")
            }
        };
        let message = format!("{what} may not begin with `{scheme}:`.");
        found.push(Diagnostic::new(Code::ForbiddenScheme, document.location(link.span), message).with_help(help));
    }
    for (source, location) in document.front_matter.sources.iter().zip(&document.places.sources) {
        if let Some(url) = source.url.as_ref().filter(|url| !is_web_address(url)) {
            let message = format!("The source “{}” has an address that is not one of the web: `{url}`.", source.title);
            let help = "Write it in full, as in https://www.example.org/guideline, or leave the url out.";
            found.push(Diagnostic::new(Code::ForbiddenScheme, location.clone(), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn schemes_that_may_not_be_are_told() {
        assert_eq!(
            mistakes(
                "== index.md\n---\ntitle: T\ndescription: D.\nsources: [{title: S, url: \"javascript:x\", date: 2024}]\n---\n[d](javascript:x) ![A plan](data:x)\n"
            ),
            [
                "index.md:4:28 forbidden-scheme The source “S” has an address that is not one of the web: `javascript:x`. = Write it in full, as in https://www.example.org/guideline, or leave the url out.",
                "index.md:6:1 forbidden-scheme A link may not begin with `javascript:`. = Links can begin with https:, http:, mailto:, tel: or sms:, or name a page of this site.",
                "index.md:6:19 forbidden-scheme An image may not begin with `data:`. = Put the picture's file beside the page, and write its name.",
            ]
        );
    }

    #[test]
    fn a_file_of_the_writers_own_computer_is_told_as_such() {
        let found = mistakes("== index.md\n[prices](file:///C:/prices.pdf)\n");
        assert!(found[0].contains("on your own computer"), "{found:?}");
    }
}
