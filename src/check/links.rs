//! Links and images that lead nowhere (`unresolved-link`, `unresolved-anchor`), where none may lead (`forbidden-scheme`), or to
//! a picture on another host (`external-image`).
//!
//! A visitor who follows a dead link to what to do about a side effect finds nothing. A link with a scheme such as
//! `javascript:` runs a program on the visitor's device. A picture on another host tells that host who reads about a treatment.

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location},
    markdown::{Link, LinkForm},
    site::DeadLink,
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, targets, is_published, .. } = subject;
    for (link, target) in document.body.links.iter().zip(targets) {
        match target {
            Ok(_) => {}
            Err(DeadLink::Unpublished) if !is_published => {}
            Err(dead) => found.push(describe(link, dead, document.location(link.span))),
        }
    }
    for source in &document.front_matter.sources {
        if let Some(url) = source.url.as_ref().filter(|url| !is_web_address(url)) {
            let message = format!("The source “{}” has an address that is not one of the web: `{url}`.", source.title);
            let help = "Write it in full, as in https://www.example.org/guideline, or leave the url out.";
            let location = document.places.sources.clone();
            found.push(Diagnostic::new(Code::ForbiddenScheme, location, message).with_help(help));
        }
    }
}

fn is_web_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    url.starts_with("https://") || url.starts_with("http://")
}

fn describe(link: &Link, dead: &DeadLink, location: Location) -> Diagnostic {
    let destination = &link.destination;
    let is_image = matches!(link.form, LinkForm::Image { .. });
    let what = if is_image { "image" } else { "link" };
    let (code, message, help) = match dead {
        DeadLink::Nowhere { nearest } if nearest.is_empty() => (
            Code::UnresolvedLink,
            format!("The {what} `{destination}` leads to nothing: there is no such page or file in content/."),
            way_out(destination).to_owned(),
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
            format!("{} may not begin with `{scheme}:`.", if is_image { "An image" } else { "A link" }),
            if is_image {
                "Put the picture's file beside the page, and write its name.".to_owned()
            } else {
                "Links can begin with https:, http:, mailto:, tel: or sms:, or name a page of this site.".to_owned()
            },
        ),
        DeadLink::ExternalImage => (
            Code::ExternalImage,
            format!(
                "The image `{destination}` is on another host, which every visitor's browser would have to ask for it."
            ),
            "Put the picture's file beside the page, and write its name. Check that you may use it.".to_owned(),
        ),
        DeadLink::NoPicture => (
            Code::UnresolvedLink,
            format!("The image `{destination}` leads to a page, which is no picture."),
            "Name a picture's file, or take the `!` away to make it a link.".to_owned(),
        ),
    };
    Diagnostic::new(code, location, message).with_help(help)
}

fn way_out(destination: &str) -> &'static str {
    if destination.starts_with("www.") {
        "An address on the web begins with https://."
    } else if destination.contains('@') {
        "A link to an email address begins with mailto:."
    } else {
        "Look in content/ for what the file is called now, and write its path from this page's folder: `page.md`, `../folder/page.md`."
    }
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
                "index.md:8:1 unresolved-link The link `zzz` leads to nothing: there is no such page or file in content/. = Look in content/ for what the file is called now, and write its path from this page's folder: `page.md`, `../folder/page.md`.",
            ]
        );
    }

    #[test]
    fn images_are_files_of_the_site_and_sources_are_on_the_web() {
        assert_eq!(
            mistakes(
                "== index.md\n---\ntitle: T\nsources: [{title: S, url: \"javascript:x\"}]\n---\n\
                 ![a](https://a.example/b.png) ![b](//a.example/b.png) ![c](index.md)\n"
            ),
            [
                "index.md:3:1 forbidden-scheme The source “S” has an address that is not one of the web: `javascript:x`. = Write it in full, as in https://www.example.org/guideline, or leave the url out.",
                "index.md:5:1 external-image The image `https://a.example/b.png` is on another host, which every visitor's browser would have to ask for it. = Put the picture's file beside the page, and write its name. Check that you may use it.",
                "index.md:5:31 external-image The image `//a.example/b.png` is on another host, which every visitor's browser would have to ask for it. = Put the picture's file beside the page, and write its name. Check that you may use it.",
                "index.md:5:55 unresolved-link The image `index.md` leads to a page, which is no picture. = Name a picture's file, or take the `!` away to make it a link.",
            ]
        );
    }

    #[test]
    fn a_draft_may_lead_to_another() {
        let draft = |link| format!("---\ntitle: D\ndraft: true\n---\n[x]({link})\n");
        let site = format!("== index.md\nx\n== a.md\n{}== b.md\n{}", draft("b.md"), draft("a.md#x"));
        assert_eq!(mistakes(&site), [""; 0]);
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        let site = "== index.md\n[a](b.md#c) ![p](pic.svg) [w](https://a.example) [m](mailto:a@b.example) <a@b.example>\n== b.md\n## C\n";
        assert_eq!(mistakes(site), [""; 0]);
    }
}
