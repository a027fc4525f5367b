//! Links, and entries of the menu, that lead to nothing (`unresolved-link`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, ask},
    parse::config::Config,
    site::{DeadLink, Site, Target, links},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnresolvedLink,
    finds: "A link in a page, or an entry of the menu in `site.yaml`, that leads to no page and no file of the site.",
    why: "A visitor who follows a link to what to do about a side effect must not find an error page.",
    wrong: "\
== content/index.md
Read about [the stockings](stocking.md).
== content/stockings.md
Wear them every day.
",
    right: "\
== content/index.md
Read about [the stockings](stockings.md).
== content/stockings.md
Wear them every day.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, target) in subject.links() {
        let Err(DeadLink::Nowhere { nearest }) = target else { continue };
        if link.is_image() {
            continue;
        }
        let destination = &link.destination;
        let message = format!("The link `{destination}` leads to nothing: there is no such page or file in content/.");
        let help = ask(nearest).unwrap_or_else(|| way_out(destination).to_owned());
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::UnresolvedLink, location, message).with_help(help));
    }
}

pub(super) fn check_menu(site: &Site, config: &Config, found: &mut Vec<Diagnostic>) {
    for entry in config.menu.iter().flatten() {
        let target = links::resolve(site, "index.md", &entry.destination);
        let is_unpublished = matches!(target, Err(DeadLink::Unpublished));
        let help = match target {
            Ok(Target::Page { .. }) => continue,
            Err(DeadLink::Nowhere { nearest }) => ask(&nearest),
            Err(DeadLink::Unpublished) => {
                Some("That page is a draft, or its `publish_on` day has not come.".to_owned())
            }
            _ => None,
        };
        let help = help.unwrap_or_else(|| {
            "Name a page's file in content/, such as contact.md. The menu leads to pages of this site only.".to_owned()
        });
        let what = if is_unpublished { "which is not published" } else { "which is no page of this site" };
        let message = format!("The menu names `{}`, {what}.", entry.destination);
        found.push(Diagnostic::new(Code::UnresolvedLink, entry.location.clone(), message).with_help(help));
    }
}

fn way_out(destination: &str) -> &'static str {
    let is_web_address = || {
        let host = destination.split('/').next().unwrap_or_default();
        ENDINGS_OF_WEBSITES.iter().any(|ending| host.ends_with(ending))
    };
    if destination.is_empty() {
        "Write where it leads between the round brackets: [words](page.md)."
    } else if destination.starts_with("www.") || is_web_address() {
        "An address on the web begins with https://."
    } else if destination.starts_with("https//") || destination.starts_with("http//") {
        "There is a colon missing: https://."
    } else if destination.len() > 4 && destination.chars().all(|c| c.is_ascii_digit() || "+-().".contains(c)) {
        "A link to a telephone number begins with tel:, and has no spaces."
    } else if destination.contains('@') {
        "A link to an email address begins with mailto:."
    } else if destination.contains('\\') {
        "Write `/` in place of each backslash: `folder/page.md`."
    } else if destination.starts_with("/content/") || destination.starts_with("content/") {
        "Leave out `content/`: paths begin below it, as in `/folder/page.md`."
    } else if destination.contains(['‘', '’', '“', '”']) {
        "Take the quotation marks away: a link is written without them, [words](page.md)."
    } else {
        "Look in content/ for what the file is called now, and write its path from this page's folder: `page.md`, `../folder/page.md`."
    }
}

/// How the names of many websites end, by which one is known that was written without its beginning.
const ENDINGS_OF_WEBSITES: [&str; 8] = [".uk", ".com", ".org", ".net", ".ie", ".eu", ".info", ".scot"];

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn dead_links_are_told_with_what_is_near() {
        assert_eq!(
            mistakes("== index.md\n[a](risk.md) and [f](zzz) at [w](www.a.example)\n== risks.md\nx\n"),
            [
                "index.md:5:1 unresolved-link The link `risk.md` leads to nothing: there is no such page or file in content/. = did you mean `risks.md`?",
                "index.md:5:18 unresolved-link The link `zzz` leads to nothing: there is no such page or file in content/. = Look in content/ for what the file is called now, and write its path from this page's folder: `page.md`, `../folder/page.md`.",
                "index.md:5:30 unresolved-link The link `www.a.example` leads to nothing: there is no such page or file in content/. = An address on the web begins with https://.",
            ]
        );
    }

    #[test]
    fn a_way_out_fits_what_was_written() {
        for (destination, expected) in [
            ("", "Write where it leads"),
            ("nhs.uk/veins", "begins with https://"),
            ("a@b.example", "begins with mailto:"),
            ("01632960000", "begins with tel:"),
            ("https//a.example", "a colon missing"),
            ("a\\b", "in place of each backslash"),
            ("/content/x", "Leave out `content/`"),
            ("‘x’", "Take the quotation marks away"),
            ("zzz", "Look in content/"),
        ] {
            assert!(super::way_out(destination).contains(expected), "{destination}");
        }
    }

    #[test]
    fn links_that_lead_somewhere_are_fine() {
        let site = "== index.md\n[a](b.md#c) ![A plan](pic.svg) [w](https://a.example) [m](mailto:a@b.example) <a@b.example>\n== b.md\n## C\nx\n";
        assert_eq!(mistakes(site), [""; 0]);
    }

    #[test]
    fn a_menu_entry_without_a_page_is_told() {
        assert_eq!(
            mistakes(
                "== site.yaml\ntitle: T\nbase_url: https://a.example\nmenu: [contact.md, kontact.md]\n== contact.md\nx\n== index.md\nx\n"
            ),
            [
                "site.yaml:3:20 unresolved-link The menu names `kontact.md`, which is no page of this site. = did you mean `contact.md`?"
            ]
        );
    }
}
