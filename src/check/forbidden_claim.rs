//! Claims, offers and names of medicines that advertising rules do not allow (`forbidden-claim`, `forbidden-offer`,
//! `promoted-medicine`), and what announces a testimonial. All are looked for in one pass.

use crate::{
    check::{Subject, testimonial_without_notice},
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::claim::{Claim, ClaimKind},
    parse::document::Document,
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::ForbiddenClaim,
    finds: "Words that promise a result, that say there is no pain or no risk, that call something safe with no number in the \
            sentence, or the best. What is denied or asked is no claim. `claims: {words: …}` in `site.yaml` changes the list.",
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
    finds: "Words of an offer or of hurry: a discount, a prize, a time that runs out. `claims: {offers: …}` in `site.yaml` changes \
            the list.",
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
    finds: "The name of a prescription-only medicine on a page whose front matter says `promotion: true`. \
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
    let mut testimonial = None;
    let mut has_notice = false;
    let mut tell = |kind, words: &str, location: Location| match kind {
        ClaimKind::Testimonial => drop(testimonial.get_or_insert(location)),
        ClaimKind::Notice => has_notice = true,
        _ => found.extend(diagnostic(document, kind, words, location)),
    };
    for (key, text) in [("title", &document.front_matter.title), ("description", &document.front_matter.description)] {
        for Claim { kind, range } in config.claims.find(text) {
            tell(kind, &text[range], document.places.of(key));
        }
    }
    if let Some(text) = document.source.get(document.body_start..).and_then(|text| std::str::from_utf8(text).ok()) {
        for Claim { kind, range } in config.claims.find(text) {
            let span = Span::new(range.clone(), document.body_start);
            if !is_shown(document, text, range.start, span) {
                continue;
            }
            tell(kind, &text[range], document.location(span));
        }
    }
    if !has_notice {
        testimonial_without_notice::check(subject, testimonial, found);
    }
}

/// How far back of a word it is looked whether it is shown, in bytes, so that a long page takes no longer for each of its words.
const LOOKED_BACK: usize = 4096;

/// Whether what stands at `start` of the text is shown as words: it is in no comment, no code and no address.
fn is_shown(document: &Document, text: &str, start: usize, span: Span) -> bool {
    let mut from = start.saturating_sub(LOOKED_BACK);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = &text[from..start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let is_in_code = line.matches('`').count() % 2 == 1;
    let is_in_comment = before.rfind("<!--") > before.rfind("-->");
    // Links stand in the order of the text.
    let links = &document.body.links;
    let link = links.partition_point(|link| link.span.start <= span.start).checked_sub(1).map(|last| &links[last]);
    let is_in_address = link.filter(|link| span.end <= link.span.end).is_some_and(|link| {
        let link_start = (link.span.start as usize).saturating_sub(document.body_start).max(from);
        text.get(link_start..start).is_some_and(|before| before.contains("]("))
    });
    !is_in_code && !is_in_address && !is_in_comment
}

fn diagnostic(document: &Document, kind: ClaimKind, words: &str, location: Location) -> Option<Diagnostic> {
    let (code, message, help) = match kind {
        ClaimKind::Promise => (
            Code::ForbiddenClaim,
            format!("“{words}” promises what nobody can promise."),
            "Say what usually happens, in numbers where you have them.",
        ),
        ClaimKind::NoHarm => (
            Code::ForbiddenClaim,
            format!("“{words}” says that there is nothing to fear, which is true of no treatment."),
            "Say what most people feel, and what can go wrong.",
        ),
        ClaimKind::Safe => (
            Code::ForbiddenClaim,
            format!("“{words}” stands here without a number."),
            "Say how many people have a problem, or what the risks are.",
        ),
        ClaimKind::Best => (
            Code::ForbiddenClaim,
            format!("“{words}” compares with all others, which needs proof."),
            "Say what you do, and let readers compare.",
        ),
        ClaimKind::Offer => (
            Code::ForbiddenOffer,
            format!("“{words}” presses people to decide, or makes an offer of a treatment."),
            "Leave it out. A decision about treatment needs time.",
        ),
        ClaimKind::Medicine => {
            if !document.front_matter.promotion {
                return None;
            }
            (
                Code::PromotedMedicine,
                format!("“{words}” is a prescription-only medicine, and this page is a promotion."),
                "Name the problem or the consultation instead, or take `promotion: true` out if the page only informs.",
            )
        }
        ClaimKind::Testimonial | ClaimKind::Notice => return None,
    };
    Some(Diagnostic::new(code, location, message).with_help(help))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn claims_offers_and_medicines_are_told_at_their_words() {
        let found = mistakes(
            "== a.md\n---\ntitle: A miracle\ndescription: D.\npromotion: true\n---\n## Painless\n\nBotox. `painless` <!-- painless -->\n[painless](painless.md)\n",
        );
        let found: Vec<_> = found.iter().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(
            found,
            [
                "a.md:2:1 forbidden-claim",
                "a.md:6:4 forbidden-claim",
                "a.md:8:1 promoted-medicine",
                "a.md:9:1 unresolved-link",
                "a.md:9:2 forbidden-claim",
            ]
        );
        assert_eq!(mistakes("== a.md\nBotox is a medicine. It is not painless.\n"), [""; 0]);
    }
}
