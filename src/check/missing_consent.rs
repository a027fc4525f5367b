//! Pictures of a person without a record that the person agreed (`missing-consent`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::unsaid::is_unsaid,
    markdown::{
        Body, Callout, Link, LinkForm, PICTURES_CALLOUT,
        structure::{BlockContent, Definition},
    },
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingConsent,
    finds: "A callout `before-after` that does not say where the consent to show its pictures is recorded (“TBC” and “none” do \
            not), or says it where visitors would read it: elsewhere in the callout, or right below it.",
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

const HELP: &str =
    "Below what was done, write `> Consent`, then `> : ` and the number of the record. Neither is ever published.";

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    let source = &document.source;
    for callout in document.body.callouts.iter().filter(|callout| callout.name == PICTURES_CALLOUT) {
        let mut records: Vec<Span> =
            published_records(&document.body, callout, source).chain(record_below(source, callout.span)).collect();
        records.sort_unstable();
        records.dedup();
        for span in &records {
            let message = "This seems to be the record of a consent, and would be published.";
            let help = "Write it as a definition in the callout: `> Consent`, then `> : ` and the number of the record. Neither is ever published.";
            found.push(Diagnostic::new(Code::MissingConsent, document.location(*span), message).with_help(help));
        }
        if !records.is_empty() || callout.consent.iter().any(|record| !is_unsaid(&record_at(source, *record))) {
            continue;
        }
        let (place, message) = match callout.consent.first() {
            Some(record) if !record.range().is_empty() => {
                (*record, "This does not say where the consent to show these pictures is recorded.")
            }
            record => (
                record.copied().unwrap_or(callout.span),
                "These pictures do not say where the consent to show them is recorded.",
            ),
        };
        found.push(Diagnostic::new(Code::MissingConsent, document.location(place), message).with_help(HELP));
    }
}

/// What is said of consent at a place of the file, without notes of the writer's.
fn record_at(source: &[u8], place: Span) -> String {
    let text = String::from_utf8_lossy(source.get(place.range()).unwrap_or_default());
    let mut parts = text.split("<!--");
    let mut record = parts.next().unwrap_or_default().to_owned();
    record.extend(parts.filter_map(|part| part.split_once("-->")).map(|(_, after)| after));
    record
}

/// Where visitors would read what seems to be the record of a consent: in the title, in a block of the callout, or in what is
/// said of a picture.
fn published_records(body: &Body, callout: &Callout, source: &[u8]) -> impl Iterator<Item = Span> {
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
        BlockContent::Pictures(pictures) => {
            let words = |link: &Link| match &link.form {
                LinkForm::Image { alt, title } => (joined([alt.as_str(), title].into_iter()), link.span),
                LinkForm::Text { words } => (words.clone(), link.span),
            };
            pictures.iter().filter_map(|picture| body.links.get(*picture)).map(words).collect()
        }
    });
    let records = title.chain(blocks).filter(|(words, _)| is_record(words)).map(|(_, span)| span);
    let texts = callout.blocks.iter().filter_map(|block| match &block.content {
        BlockContent::Text(text) => Some(text.span),
        _ => None,
    });
    records.chain(texts.filter(|text| goes_on(source, &callout.consent, *text)))
}

/// Texts, each on lines of its own.
fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.collect::<Vec<_>>().join("\n")
}

/// Whether a text names a consent and has a number, as a record has, or has a sentence that begins with it as a label does.
fn is_record(text: &str) -> bool {
    (text.to_lowercase().contains("consent") && text.contains(|c: char| c.is_ascii_digit())) || has_label(text)
}

/// Whether a sentence or a line begins with "Consent", and a colon or a dash after it: "Consent: …", "Consent form – …".
fn has_label(text: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices("consent").any(|(place, word)| {
        let before = text[..place].trim_end_matches([' ', '\t', '*', '_']).chars().next_back();
        let begins = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | '’' | '\'' | '#'));
        let after = &text[place + word.len()..];
        let mut signs = after.char_indices().take(LABEL_LENGTH);
        let label = signs.find(|(_, c)| !c.is_alphanumeric() && !matches!(c, ' ' | '*' | '_'));
        let label = label.map(|(end, _)| after.split_at(end));
        begins
            && label.is_some_and(|(words, rest)| {
                let is_dash = words.ends_with(' ') && rest.starts_with(['-', '–', '—']);
                words.split_whitespace().count() <= LABEL_WORDS && (rest.starts_with(':') || is_dash)
            })
    })
}

/// How many words a label has after its first at the most, and how many characters: "Consent form of the patient".
const LABEL_WORDS: usize = 4;
const LABEL_LENGTH: usize = 60;

/// Whether the text at `text` was meant to go on with what is said of consent right above it: it is indented as that is, and too
/// little to be a part of it.
fn goes_on(source: &[u8], consent: &[Span], text: Span) -> bool {
    let indent = |place: u32| {
        let before = source.get(..place as usize).unwrap_or_default();
        let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        line.iter().rev().take_while(|byte| **byte == b' ').count()
    };
    let above = consent[..consent.partition_point(|record| record.start < text.start)].last();
    above.is_some_and(|record| {
        let between = source.get(record.end as usize..text.start as usize).unwrap_or_default();
        let is_next = between.iter().all(|byte| matches!(byte, b'>' | b' ' | b'\t' | b'\r' | b'\n'));
        is_next && indent(text.start) > 1
    })
}

/// Where what seems to be a record stands right below the callout whose name is at `name`, and has lost its `>`.
fn record_below(source: &[u8], name: Span) -> Option<Span> {
    let signs =
        |line: &[u8]| line.iter().take_while(|byte| b"> \t".contains(byte)).filter(|byte| **byte == b'>').count();
    let line_start =
        source.get(..name.start as usize)?.iter().rposition(|byte| *byte == b'\n').map_or(0, |line| line + 1);
    // In a list, the callout stands behind the signs of its entry.
    let depth = source[line_start..name.start as usize].iter().filter(|byte| **byte == b'>').count();
    let mut at = line_start;
    let mut lines = source[line_start..].split_inclusive(|byte| *byte == b'\n').map(|line| {
        let start = at;
        at += line.len();
        (start, line)
    });
    lines.next();
    let words = |line: &[u8]| line.trim_ascii_start().iter().skip_while(|byte| b"> \t".contains(byte)).count();
    let mut below = lines
        .skip_while(|(_, line)| signs(line.trim_ascii_start()) >= depth)
        .skip_while(|(_, line)| words(line.trim_ascii_end()) == 0)
        .take_while(|(_, line)| words(line.trim_ascii_end()) > 0);
    let (start, first) = below.next()?;
    let mut paragraph = String::from_utf8_lossy(first).into_owned();
    below.for_each(|(_, line)| paragraph.push_str(&String::from_utf8_lossy(line)));
    let bare = |line: &str| line.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut lines = paragraph.lines();
    let is_term = lines.next().is_some_and(|line| bare(line).starts_with("consent"))
        && lines.next().is_some_and(|line| line.trim_start_matches(['>', ' ', '\t']).starts_with(": "));
    let first = first.trim_ascii_end();
    (is_term || has_label(&paragraph)).then(|| Span::new(start..start + first.len(), 0))
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
        for kept in ["none", "TBC", "…", "?", "[the number of the record]", "the number of the record", "<!-- todo -->"]
        {
            assert!(is_told(&format!("> Consent\n> : {kept}\n")), "{kept}");
        }
        for published in [
            "> Consent: signed by Jane Doe, form in her notes\n",
            "> She is well. **Consent:** signed by Jane Doe\n",
            "> Where\n> : At home. Consent: signed by Jane Doe\n",
            "> Where\n> : At home.\n> Consent form – Jane Doe\n",
            ">  Jane Doe\n",
            "> ![c](pic.svg \"Consent: Jane Doe\")\n",
            "\nConsent: record 5\n",
            "\nConsent: signed by Jane Doe\n",
            "\nConsent\n: record 5\n",
            "\n- Consent: Jane Doe\n",
        ] {
            assert!(consented(published), "{published}");
        }
        for prose in [
            "> You will be asked to sign a consent form.\n",
            "> She is well.\n",
            "\nYou will be asked to sign a consent form: bring a pen.\n",
            "\nBefore the treatment, we ask for your consent: read the form first.\n",
            "\n## Consent: what you sign\n\nA form.\n",
            "\nText.\n\nConsent: you will be asked to sign a form.\n",
        ] {
            assert!(!consented(prose), "{prose}");
        }
        assert!(!is_told("> Consent\n> : record 1\n") && !is_told(">\n> **Consent form**\n>\n> : 1\n"));
    }
}
