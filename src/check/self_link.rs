//! Links that lead to the page that they are on (`self-link`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    site::Target,
};

pub(super) const RULE: Rule = Rule {
    code: Code::SelfLink,
    finds: "A link that leads to the page that it is on, and not to a place on it.",
    why: "Nothing happens when a visitor follows it, and a person who listens to the page hears it begin anew. Often the link \
          was meant for another page.",
    wrong: "\
== content/stockings.md
Read about [the stockings](stockings.md).
",
    right: "\
== content/stockings.md
Read about [washing the stockings](stockings.md#washing-them).

## Washing them

Use warm water.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, site, page, .. } = subject;
    let Some(page) = page else { return };
    let own = &site.page(page).route;
    // `#` is the way to the top of a page.
    for (link, target) in subject.links().filter(|(link, _)| link.destination != "#") {
        if matches!(target, Ok(Target::Page { route, anchor: None }) if route == own) {
            let message = format!("The link `{}` leads to the page that it is on.", link.destination);
            let help =
                "Name the page that it should lead to, or a place on this one: `#a-heading`. Or take the link out.";
            found.push(Diagnostic::new(Code::SelfLink, document.location(link.span), message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_link_to_its_own_page_is_told() {
        assert_eq!(
            mistakes("== a.md\n[b](a.md) [c](/a/) [d](#e)\n\n## E\nx\n== b.md\n[a](a.md)\n"),
            [
                "a.md:5:1 self-link The link `a.md` leads to the page that it is on. = Name the page that it should lead to, or a place on this one: `#a-heading`. Or take the link out.",
                "a.md:5:11 self-link The link `/a/` leads to the page that it is on. = Name the page that it should lead to, or a place on this one: `#a-heading`. Or take the link out.",
            ]
        );
    }
}
