//! Links that lead away from what to do in an emergency (`link-in-emergency`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{Fragment, Slot},
    site::Target,
};

pub(super) const RULE: Rule = Rule {
    code: Code::LinkInEmergency,
    finds: "A link in an `emergency` callout that leads to another page or website. Telephone numbers, and places on the same \
            page, are fine.",
    why: "Whoever reads this card must act now. Each link away from it costs time, and may lead to where the number to call is not.",
    wrong: "\
== content/stockings.md
> [!emergency] Call 999 if you cannot breathe
> It can be a blood clot in the lung. Read [what a clot is](clots.md).
== content/clots.md
A clot is a lump of blood.
",
    right: "\
== content/stockings.md
> [!emergency] Call 999 if you cannot breathe
> It can be a blood clot in the lung: [call 999](tel:999) now.

Read [what a clot is](clots.md).
== content/clots.md
A clot is a lump of blood.
",
};

const NAME: &str = "emergency";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let body = &subject.document.body;
    if !body.callouts.iter().any(|callout| callout.name == NAME) {
        return;
    }
    let mut links = Vec::new();
    let fragments = std::iter::once(&body.fragment).chain(body.footnotes.iter().map(|footnote| &footnote.fragment));
    for fragment in fragments {
        let mut open = 0_usize;
        for (_, slot) in &fragment.slots {
            let is_card = |callout: usize| body.callouts[callout].name == NAME;
            match *slot {
                Slot::CalloutStart(callout) if is_card(callout) => open += 1,
                Slot::CalloutEnd(callout) if is_card(callout) => open = open.saturating_sub(1),
                Slot::Href(link) if open > 0 => links.push(link),
                _ => {}
            }
        }
    }
    let titles =
        body.callouts.iter().filter(|callout| callout.name == NAME).filter_map(|callout| callout.title.as_ref());
    links.extend(titles.flat_map(links_of));
    for link in links {
        if subject
            .targets
            .get(link)
            .is_some_and(|target| target.as_ref().is_ok_and(|target| subject.leads_away(target)))
        {
            let message = "This link leads away from what to do in an emergency.";
            let help = "Say in the card itself what to do, with the number to call as in `[call 999](tel:999)`. Put the link below the card.";
            let location = subject.document.location(body.links[link].span);
            found.push(Diagnostic::new(Code::LinkInEmergency, location, message).with_help(help));
        }
    }
}

fn links_of(fragment: &Fragment) -> impl Iterator<Item = usize> {
    fragment.slots.iter().filter_map(|(_, slot)| match slot {
        Slot::Href(link) => Some(*link),
        _ => None,
    })
}

impl Subject<'_> {
    /// Whether a target is another page, a file, or anything elsewhere but a telephone.
    fn leads_away(self, target: &Target) -> bool {
        match target {
            Target::Page { route, .. } => self.page.is_none_or(|page| self.site.page(page).route != *route),
            Target::File { .. } => true,
            Target::External(address) => {
                let address = address.to_ascii_lowercase();
                !address.starts_with("tel:") && !address.starts_with("sms:")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_link_that_leads_away_is_told() {
        let text = "== a.md\n> [!emergency] [b](b.md)\n> [c](https://c.example) [call](tel:999) [text](sms:999) [d](#d)\n> \
                    > [!note]\n> > [e](b.md)\n\n[f](b.md)\n\n## D\nx\n== b.md\n[a](a.md)\n";
        let found = mistakes(text);
        let places: Vec<&str> = found
            .iter()
            .filter(|line| line.contains("link-in-emergency"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(places, ["a.md:5:16", "a.md:6:3", "a.md:8:5"]);
    }
}
