//! Claims, offers and names of medicines that advertising rules do not allow (`forbidden-claim`, `forbidden-offer`,
//! `promoted-medicine`), and what announces a testimonial. All are looked for in one pass.

use std::ops::Range;

use crate::{
    check::{Subject, testimonial_without_notice},
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::claim::{Claim, ClaimKind},
    markdown::{LinkForm, Shown},
    parse::{claims::SiteClaim, config::Config, document::Document},
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ForbiddenClaim,
    finds: "Words that promise a result, that say there is no pain or no risk, that call something safe with no share in the \
            sentence, as in `1 in 100`, or the best. They are looked for wherever visitors read: in texts, headings, tables, key points, \
            descriptions, changes and the `notice` of `site.yaml`. What is denied or asked is no claim. `claims: {words: …}` in \
            `site.yaml` changes the list.",
    why: "No treatment is free of risk, and a patient who was promised so could not decide. Section 12 of the UK's CAP Code asks \
          for proof of every claim for a treatment. This is help for writers and no legal advice.",
    wrong: "\
== content/stockings.md
Our stockings are painless.
",
    right: "\
== content/stockings.md
Most people feel the stockings press a little.
",
};

pub(super) const OFFER: Rule = Rule {
    code: Code::ForbiddenOffer,
    finds: "Words of an offer or of hurry: a discount, `£50 off`, a prize, a time that runs out. `claims: {offers: …}` in \
            `site.yaml` changes the list, in which `<number>` stands for any number and `<amount>` for any sum of money or share.",
    why: "A decision about treatment needs time. Rule 1.3 of the UK's CAP Code asks advertisers to be responsible, and the ASA has \
          ruled against offers that press people to decide quickly. This is help for writers and no legal advice.",
    wrong: "\
== content/stockings.md
Book today for a second pair.
",
    right: "\
== content/stockings.md
Take the time that you need to decide.
",
};

pub(super) const MEDICINE: Rule = Rule {
    code: Code::PromotedMedicine,
    finds: "The name of a prescription-only medicine on a page whose front matter says `promotion: true`. The list has \
            botulinum toxins, what closes veins and what helps to lose weight, with their brands, and is not complete. \
            `claims: {medicines: …}` in `site.yaml` changes the list.",
    why: "Prescription-only medicines may not be advertised to the public (rule 12.12 of the UK's CAP Code). A page can promote a \
          consultation. This is help for writers and no legal advice.",
    wrong: "\
== content/lines.md
---
title: Frown lines
description: What can help.
promotion: true
---

Ask us about Botox.
",
    right: "\
== content/lines.md
---
title: Frown lines
description: What can help.
promotion: true
---

Ask us for a consultation about your lines.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let Ok(source) = std::str::from_utf8(&document.source) else { return };
    let mut seen = Seen { is_promotion: document.front_matter.promotion, found, testimonial: None, has_notice: false };
    for (key, text) in document.front_matter.shown_texts() {
        let text = config.facts.fill(text);
        let shown = Shown::of_text(&text);
        for Claim { kind, range } in config.claims.find(&shown.text) {
            let location = place_below(document, key, &text, shown.place(&range));
            seen.see(kind, &shown.text[range], location);
        }
    }
    let shown =
        Shown::of_page(&document.body, source, document.body_start, |name| config.facts.get(name).unwrap_or_default());
    for Claim { kind, range } in config.claims.find(&shown.text) {
        let place = subject.first_line_of(Span::new(shown.place(&range), 0));
        seen.see(kind, &shown.text[range], document.location(place));
    }
    for (text, span) in texts_aside(subject) {
        let shown = Shown::of_text(text);
        for Claim { kind, range } in config.claims.find(&shown.text) {
            let words = &text[shown.place(&range)];
            let start = source.get(span.range()).and_then(|source| source.find(words));
            let place = start.map_or(span, |start| Span::new(start..start + words.len(), span.start as usize));
            seen.see(kind, &shown.text[range], document.location(subject.first_line_of(place)));
        }
    }
    let Seen { testimonial, has_notice, .. } = seen;
    if !has_notice {
        testimonial_without_notice::check(subject, testimonial, found);
    }
}

/// Tells what `site.yaml` itself claims. Nothing in it is a promotion of a medicine.
pub(super) fn check_site(config: &Config, found: &mut Vec<Diagnostic>) {
    let told = |SiteClaim { kind, words, location }: &SiteClaim| diagnostic(*kind, words, location.clone(), false);
    found.extend(config.claims_of_site.iter().filter_map(told));
}

/// What was found on a page so far.
struct Seen<'a> {
    is_promotion: bool,
    found: &'a mut Vec<Diagnostic>,
    /// Where the page first shows or announces what patients said.
    testimonial: Option<Location>,
    /// Whether it says that results vary.
    has_notice: bool,
}

impl Seen<'_> {
    fn see(&mut self, kind: ClaimKind, words: &str, location: Location) {
        match kind {
            ClaimKind::Testimonial | ClaimKind::Said => drop(self.testimonial.get_or_insert(location)),
            ClaimKind::Notice => self.has_notice = true,
            _ => self.found.extend(diagnostic(kind, words, location, self.is_promotion)),
        }
    }
}

/// Where the words at `range` of `text` stand below a key of the front matter.
fn place_below(document: &Document, key: &str, text: &str, range: Range<usize>) -> Location {
    let place = document.place_below(key, text.trim());
    if place.span.range().len() == text.trim().len() {
        let start = place.span.start as usize + range.start - (text.len() - text.trim_start().len());
        return document.location(Span::new(start..start + range.len(), 0));
    }
    document.place_below(key, &text[range])
}

/// What visitors read beside the text, with its places: descriptions and titles of pictures, and HTML.
fn texts_aside<'a>(subject: Subject<'a>) -> impl Iterator<Item = (&'a str, Span)> {
    let body = &subject.document.body;
    let pictures = body.links.iter().flat_map(|link| {
        let texts = match &link.form {
            LinkForm::Image { alt, title } => [alt.as_str(), title.as_str()],
            LinkForm::Text { .. } => [""; 2],
        };
        texts.map(|text| (text, link.span))
    });
    let html = body.raw_html.iter().filter(move |_| subject.config.raw_html_allowed);
    pictures.filter(|(text, _)| !text.is_empty()).chain(html.map(|html| (html.html.as_str(), html.span)))
}

fn diagnostic(kind: ClaimKind, words: &str, location: Location, is_promotion: bool) -> Option<Diagnostic> {
    let (code, message, help) = match kind {
        ClaimKind::Promise => (
            Code::ForbiddenClaim,
            format!("“{words}” promises what nobody can promise."),
            "Say what usually happens, in numbers where you have them (CAP Code, section 12).",
        ),
        ClaimKind::NoHarm => (
            Code::ForbiddenClaim,
            format!("“{words}” says that there is nothing to fear, which is true of no treatment."),
            "Say what most people feel, and what can go wrong (CAP Code, section 12).",
        ),
        ClaimKind::Safe => (
            Code::ForbiddenClaim,
            format!("“{words}” stands here without a number that says how safe."),
            "Say how many people have a problem, as in 1 in 100, or what the risks are (CAP Code, section 12).",
        ),
        ClaimKind::Best => (
            Code::ForbiddenClaim,
            format!("“{words}” compares with all others, which needs proof."),
            "Say what you do, and let readers compare (CAP Code, section 12).",
        ),
        ClaimKind::Offer => (
            Code::ForbiddenOffer,
            format!("“{words}” presses people to decide, or makes an offer of a treatment."),
            "Leave it out. A decision about treatment needs time (CAP Code, rule 1.3).",
        ),
        ClaimKind::Medicine if is_promotion => (
            Code::PromotedMedicine,
            format!("“{words}” is a prescription-only medicine, and this page is a promotion."),
            "Name the problem or the consultation instead, or take `promotion: true` out if the page only informs (CAP Code, \
             rule 12.12).",
        ),
        ClaimKind::Medicine | ClaimKind::Testimonial | ClaimKind::Said | ClaimKind::Notice => return None,
    };
    Some(Diagnostic::new(code, location, message).with_help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    /// The places of what is found, with its code.
    fn places(site: &str) -> Vec<String> {
        mistakes(site).iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn claims_offers_and_medicines_are_told_at_their_words() {
        assert_eq!(
            places(
                "== a.md\n---\ntitle: A miracle\ndescription: D.\npromotion: true\n---\n## Painless\n\nBotox. `painless` <!-- painless -->\n[painless](painless.md)\n"
            ),
            [
                "a.md:2:10 forbidden-claim",
                "a.md:6:4 forbidden-claim",
                "a.md:8:1 promoted-medicine",
                "a.md:9:1 unresolved-link",
                "a.md:9:2 forbidden-claim",
            ]
        );
        assert_eq!(mistakes("== a.md\nBotox is a medicine. It is not painless.\n"), [""; 0]);
    }

    #[test]
    fn words_are_read_as_visitors_read_them() {
        for (text, expected) in [
            ("There are no side\neffects.", Some("5:11")),
            ("> [!note] Title\n> It is a special\n> offer.", Some("6:11")),
            ("There are no **side** effects.", Some("5:11")),
            ("It is pain\u{2011}free, and no\u{a0}risk.", Some("5:7")),
            ("> [!note] No risk\n> It is so.", Some("5:11")),
            ("| A | B |\n| - | - |\n| it is | painless |", Some("7:11")),
            ("Text.[^1]\n\n[^1]: It is painless.", Some("7:13")),
            ("![A painless visit](pic.svg)", Some("5:5")),
            ("No treatment\nis risk-free. Nobody can\nguarantee it.", None),
            ("It is not\npainless.", None),
            ("- It is not\n  *painless*.", None),
            ("It is safe in\n99 of 100 cases.", None),
            ("```\npainless\n```\n\nText.", None),
        ] {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            let found = found.iter().find(|line| line.contains("forbidden-"));
            let place = found.map(|line| line.strip_prefix("a.md:").unwrap().split(' ').next().unwrap());
            assert_eq!(place, expected, "{text}: {found:?}");
        }
    }

    #[test]
    fn claims_are_told_wherever_visitors_read_them() {
        let site = "== site.yaml\ntitle: T\nbase_url: https://a.example\ndescription: Our painless treatment.\nnotice: Not painless. The best treatment here.\nfacts: {x: painless, share: 1 in 100}\n";
        let keys = "title: A\ndescription: It is {{ fact.x }}.\nsummary:\n  - It is not painless.\n  - It is painless.\nchanges:\n  - date: 2025-12-01\n    what: Now painless.\n    why: As painless.\n";
        let text = "It is {{ fact.x }}. It is safe for {{ fact.share }}. It is not {{ fact.x }}.";
        assert_eq!(
            places(&format!("{site}== index.md\n---\n{keys}---\n{text}\n")),
            [
                "index.md:3:1 forbidden-claim",
                "index.md:6:11 forbidden-claim",
                "index.md:9:15 forbidden-claim",
                "index.md:10:13 forbidden-claim",
                "index.md:12:7 forbidden-claim",
                "site.yaml:3:18 forbidden-claim",
                "site.yaml:4:23 forbidden-claim",
            ]
        );
    }

    #[test]
    fn a_rule_is_named_where_it_is_told() {
        for (text, rule) in [
            ("It is painless.", "(CAP Code, section 12)."),
            ("Book today.", "(CAP Code, rule 1.3)."),
            ("> I could walk.", "(CAP Code, rules 3.45 to 3.47)."),
        ] {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            assert!(found.len() == 1 && found[0].ends_with(rule), "{found:?}");
        }
    }
}
