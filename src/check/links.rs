//! Links and images that lead nowhere (`unresolved-link`, `unresolved-anchor`), or where no link may lead (`forbidden-scheme`).
//!
//! A visitor who follows a dead link to what to do about a side effect finds nothing. A link with a scheme such as
//! `javascript:` runs a program on the visitor's device.

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic},
    markdown::{Link, LinkForm},
    site::DeadLink,
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, targets, .. } = subject;
    for (link, target) in document.body.links.iter().zip(targets) {
        if let Err(dead) = target {
            found.push(describe(link, dead, |span| document.location(span)));
        }
    }
}

fn describe(
    link: &Link,
    dead: &DeadLink,
    location: impl Fn(crate::source::Span) -> crate::diagnostic::Location,
) -> Diagnostic {
    let destination = &link.destination;
    let is_image = matches!(link.form, LinkForm::Image { .. });
    let what = if is_image { "image" } else { "link" };
    let (code, message, help) = match dead {
        DeadLink::Nowhere { nearest } if nearest.is_empty() => (
            Code::UnresolvedLink,
            format!("The {what} `{destination}` leads to nothing: there is no such page or file in content/."),
            "Write the path from this page's folder, as in `risks.md` or `../contact.md`.".to_owned(),
        ),
        DeadLink::Nowhere { nearest } => (
            Code::UnresolvedLink,
            format!("The {what} `{destination}` leads to nothing: there is no such page or file in content/."),
            did_you_mean(nearest),
        ),
        DeadLink::Unpublished => (
            Code::UnresolvedLink,
            format!("The {what} `{destination}` leads to a page that is not published."),
            "That page has `draft: true` or a later `publish_on` day. Publish it, or take the link out.".to_owned(),
        ),
        DeadLink::NoSuchPlace { title, nearest } => (
            Code::UnresolvedAnchor,
            format!("The {what} `{destination}` leads to a place that is not on the page “{title}”."),
            if nearest.is_empty() {
                "A place is a heading's words in lower case with hyphens: `## How long?` is `#how-long`.".to_owned()
            } else {
                did_you_mean(nearest)
            },
        ),
        DeadLink::ForbiddenScheme(scheme) => (
            Code::ForbiddenScheme,
            format!("A {what} may not begin with `{scheme}:`."),
            "Links can begin with https:, http:, mailto:, tel: or sms:, or name a page of this site.".to_owned(),
        ),
    };
    Diagnostic::new(code, location(link.span), message).with_help(help)
}

fn did_you_mean(nearest: &[String]) -> String {
    format!("did you mean {}?", nearest.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or "))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn dead_links_are_told_with_what_is_near() {
        assert_eq!(
            mistakes(
                "== index.md\n[a](risk.md) ![b](pik.svg)\n\n[c](risks.md#how-lon) [d](javascript:x) [e](later.md)\n\n[f](zzz)\n\
                 == risks.md\n## How long?\nx\n== later.md\n---\ntitle: L\ndraft: true\n---\n"
            ),
            [
                "index.md:4:1 unresolved-link The link `risk.md` leads to nothing: there is no such page or file in content/. = did you mean `risks.md`?",
                "index.md:4:14 unresolved-link The image `pik.svg` leads to nothing: there is no such page or file in content/. = did you mean `pic.svg`?",
                "index.md:6:1 unresolved-anchor The link `risks.md#how-lon` leads to a place that is not on the page “risks.md”. = did you mean `#how-long`?",
                "index.md:6:23 forbidden-scheme A link may not begin with `javascript:`. = Links can begin with https:, http:, mailto:, tel: or sms:, or name a page of this site.",
                "index.md:6:41 unresolved-link The link `later.md` leads to a page that is not published. = That page has `draft: true` or a later `publish_on` day. Publish it, or take the link out.",
                "index.md:8:1 unresolved-link The link `zzz` leads to nothing: there is no such page or file in content/. = Write the path from this page's folder, as in `risks.md` or `../contact.md`.",
            ]
        );
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        let site = "== index.md\n[a](b.md#c) ![p](pic.svg) [w](https://a.example) [m](mailto:a@b.example) <a@b.example>\n== b.md\n## C\n";
        assert_eq!(mistakes(site), [""; 0]);
    }
}
