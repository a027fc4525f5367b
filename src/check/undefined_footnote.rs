//! References to footnotes that are nowhere written (`undefined-footnote`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, did_you_mean},
    markdown::SlipKind,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UndefinedFootnote,
    finds: "A reference to a footnote, `[^1]`, without a footnote of that name on the page.",
    why: "Visitors see the bare signs in the text, and the source that they promise is missing.",
    wrong: "\
== content/stockings.md
Wear them every day.[^study]
",
    right: "\
== content/stockings.md
Wear them every day.[^study]

[^study]: The hospital's own advice.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for slip in &document.body.slips {
        let SlipKind::UndefinedFootnote(label) = &slip.kind else { continue };
        let message = format!("There is no footnote `{label}` on this page.");
        let sources = document.front_matter.sources.iter().filter_map(|source| source.id.as_deref());
        let help = did_you_mean(label, sources).unwrap_or_else(|| {
            format!("Write it in a line of its own, at the end of the page: [^{label}]: The text of the footnote.")
        });
        found.push(Diagnostic::new(Code::UndefinedFootnote, document.location(slip.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_source_that_is_cited_by_a_wrong_name_is_told() {
        let front_matter =
            "---\ntitle: T\ndescription: D.\nsources: [{id: nice-2021, title: A guideline, date: 2021}]\n---\n";
        assert_eq!(
            mistakes(&format!("== index.md\n{front_matter}A.[^NICE-2021] B.[^nice-2012]\n")),
            [
                "index.md:6:18 undefined-footnote There is no footnote `nice-2012` on this page. = did you mean `nice-2021`?"
            ]
        );
    }

    #[test]
    fn a_reference_to_no_footnote_is_told() {
        assert_eq!(
            mistakes("== index.md\nA[^1] b[^two]. `[^3]` [^ four] \\[^5] [^6\n\n[^1]: One.\n"),
            [
                "index.md:5:8 undefined-footnote There is no footnote `two` on this page. = Write it in a line of its own, at the end of the page: [^two]: The text of the footnote."
            ]
        );
    }
}
