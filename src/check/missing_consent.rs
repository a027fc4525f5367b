//! Pictures of a person without a record that the person agreed (`missing-consent`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{
        Callout, PICTURES_CALLOUT,
        structure::{BlockContent, Definition},
    },
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingConsent,
    finds: "A callout `before-after` that does not say where the consent to show its pictures is recorded, or says it where \
            visitors would read it.",
    why: "Pictures of a person's body may be shown only with that person's consent, and a clinic has to find it again when it is \
          asked for or withdrawn. The record stands in the file alone: it is left out of every page.",
    wrong: "\
== content/stockings.md
> [!before-after] After eight weeks of stockings
> ![A swollen ankle](before.svg)
> ![The same ankle, not swollen](after.svg)
>
> What was done
> : Stockings every day
>
> When
> : The second picture is from eight weeks later
== content/before.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
== content/after.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
    right: "\
== content/stockings.md
> [!before-after] After eight weeks of stockings
> ![A swollen ankle](before.svg)
> ![The same ankle, not swollen](after.svg)
>
> What was done
> : Stockings every day
>
> When
> : The second picture is from eight weeks later
>
> Consent
> : record 123
== content/before.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
== content/after.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for callout in document.body.callouts.iter().filter(|callout| callout.name == PICTURES_CALLOUT) {
        let records: Vec<Span> = published_records(callout).collect();
        for span in &records {
            let message = "This seems to be the record of a consent, and would be published.";
            let help = "Write it as a definition: `> Consent`, then `> : ` and the number of the record. Neither is ever published.";
            found.push(Diagnostic::new(Code::MissingConsent, document.location(*span), message).with_help(help));
        }
        if records.is_empty() && callout.consent.iter().all(|record| record.range().is_empty()) {
            let message = "These pictures do not say where the consent to show them is recorded.";
            let help = "Below what was done, write `> Consent`, then `> : ` and the number of the record. Neither is ever published.";
            let place = callout.consent.first().copied().unwrap_or(callout.span);
            found.push(Diagnostic::new(Code::MissingConsent, document.location(place), message).with_help(help));
        }
    }
}

/// Where visitors would read what seems to be the record of a consent: in the title, or in a block of the callout.
fn published_records(callout: &Callout) -> impl Iterator<Item = Span> {
    let title = std::iter::once((callout.title_words.clone(), callout.span));
    let blocks = callout.blocks.iter().flat_map(|block| match &block.content {
        BlockContent::Text(text) => vec![(text.words.clone(), text.span)],
        BlockContent::List(entries) => entries.iter().map(|entry| (entry.words.clone(), entry.span)).collect(),
        BlockContent::Definitions(definitions) => {
            let words = |definition: &Definition| {
                let texts = definition.texts.iter().map(|text| text.words.as_str());
                (joined([definition.term.words.as_str()].into_iter().chain(texts)), definition.term.span)
            };
            definitions.iter().map(words).collect()
        }
        // The consent may be named in the head of a column, and its number stand below.
        BlockContent::Table(table) => {
            let cells = table.head.iter().chain(table.rows.iter().flat_map(|row| &row.cells));
            vec![(joined(cells.map(|cell| cell.words.as_str())), table.span)]
        }
        BlockContent::Pictures(_) => Vec::new(),
    });
    title.chain(blocks).filter(|(words, _)| is_record(words)).map(|(_, span)| span)
}

fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// Whether a text names a consent and has a number, as a record has.
fn is_record(text: &str) -> bool {
    text.to_lowercase().contains("consent") && text.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn pictures_without_a_record_of_consent_are_told() {
        let is_told = |consent: &str| {
            let facts = "> ![a](pic.svg)\n> ![b](pic.svg)\n> What\n> : a\n> When\n> : b\n";
            let found = mistakes(&format!("== a.md\n> [!before-after]\n{facts}{consent}"));
            found.iter().any(|line| line.contains("missing-consent"))
        };
        assert!(is_told("") && is_told("> Consented\n") && is_told("> Record\n> : 1\n"));
        assert!(is_told("> Consent\n> : record 1\n>\n> Consent: record 2\n"));
        let consented = |more: &str| is_told(&format!("> Consent\n> : record 1\n>\n{more}"));
        assert!(consented("> - Consent: record 2\n") && consented("> - a\n>   - consent 2\n"));
        assert!(consented("> | Consent | No |\n> | - | - |\n> | a | 2 |\n"));
        assert!(consented("> Notes\n> : The consent is record 2\n"));
        assert!(!is_told("> Consent\n> : record 1\n>\n> She gave her consent.\n"));
        assert!(!is_told("> Consent\n> : record 1\n") && !is_told(">\n> **Consent form**\n>\n> : 1\n"));
    }
}
