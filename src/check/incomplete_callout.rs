//! Callouts that lack what they are made of (`incomplete-callout`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    domain::{callout::Form, timeline::is_like_stage},
    markdown::{
        Body, Callout, PICTURES_CALLOUT, SlipKind,
        structure::{BlockContent, Definition},
    },
    source::Span,
};

pub(super) const RULE: Rule = Rule {
    code: Code::IncompleteCallout,
    finds: "A callout `timeline` without stages, with a stage that has no name or no text, or with a line that looks like a stage \
            and is none; `suitability`, `key-points` or \
            `sources` without a list; `before-after` without two pictures, what was done, and when the pictures were taken. And \
            any callout of whose table a row has lost its `>`.",
    why: "The page shows these callouts as what they are called. A timeline without stages is none, and pictures without the \
          treatment and the time between them promise what nobody knows.",
    wrong: "\
== content/stockings.md
> [!timeline] Getting used to the stockings
> In the first week they feel tight. After 4 weeks you forget them.
",
    right: "\
== content/stockings.md
> [!timeline] Getting used to the stockings
> The first week
> : They feel tight.
>
> After 4 weeks
> : You forget them.
",
};

const TIMELINE_HELP: &str = "Write each stage as a line with its name, and below it a line that begins with `: `, as in \
                             `> Up to 8 weeks`, then `> : What happens then.`";
const LIST_HELP: &str = "Write each of its points as a line that begins with `> - `.";
const PICTURES_HELP: &str = "Write two, each in a line of its own: `> ![Before: what it shows](before.jpg)`, then \
                             `> ![After: what it shows](after.jpg)`.";
const FACTS_HELP: &str = "Below the pictures, write `> What was done`, then `> : One session`, and after an empty line that \
                          begins with `>`, `> When`, then `> : The second picture is from 8 weeks later`.";

/// What is said of a row that stands outside of the callout of its table, and the way out.
pub(super) const LOST_ROW: &str =
    "This row of the table has lost its `>`: visitors see the bare signs of it and of the rows after it.";
pub(super) const LOST_ROW_HELP: &str = "Begin the line with `> `, as every line of the callout.";

/// The rows of tables that stand outside of the callouts of the tables: the place of each callout, the callout, and the line.
pub(super) fn lost_rows(body: &Body) -> impl Iterator<Item = (usize, &Callout, Span)> {
    body.slips.iter().filter_map(|slip| match slip.kind {
        SlipKind::LostRow(callout) => Some((callout, body.callouts.get(callout)?, slip.span)),
        _ => None,
    })
}

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    // Those of tables of risks are told of with the table.
    for (_, _, span) in lost_rows(&document.body).filter(|(_, callout, _)| Form::of(&callout.name) != Form::Risks) {
        let location = document.location(span);
        found.push(Diagnostic::new(Code::IncompleteCallout, location, LOST_ROW).with_help(LOST_ROW_HELP));
    }
    for callout in &document.body.callouts {
        let mut tell = |span: Span, message: String, help: &'static str| {
            let location = document.location(span);
            found.push(Diagnostic::new(Code::IncompleteCallout, location, message).with_help(help));
        };
        match callout.name.as_str() {
            "timeline" => {
                check_timeline(callout, &mut tell);
                let source = &document.source;
                for span in lost_stages(callout, source) {
                    tell(span, "This line looks like a stage of the timeline, and is none.".to_owned(), TIMELINE_HELP);
                }
            }
            "suitability" | "key-points" | "sources" if !has_list(callout) => {
                tell(callout.span, format!("There is no list in this callout `{}`.", callout.name), LIST_HELP);
            }
            PICTURES_CALLOUT => check_pictures(callout, subject.config.language.is_english(), &mut tell),
            _ => {}
        }
    }
}

fn has_list(callout: &Callout) -> bool {
    callout.blocks.iter().any(|block| matches!(block.content, BlockContent::List(_)))
}

/// The definitions right in a callout.
fn definitions(callout: &Callout) -> impl Iterator<Item = &Definition> {
    let lists = callout.blocks.iter().filter_map(|block| match &block.content {
        BlockContent::Definitions(list) => Some(list),
        _ => None,
    });
    lists.flatten()
}

fn check_timeline(callout: &Callout, tell: &mut impl FnMut(Span, String, &'static str)) {
    if definitions(callout).next().is_none() {
        return tell(callout.span, "This timeline has no stages.".to_owned(), TIMELINE_HELP);
    }
    for stage in definitions(callout) {
        let (name, text) = (stage.term.words.trim(), stage.texts.first());
        if name.is_empty() {
            let place = text.map_or(callout.span, |text| text.span);
            tell(place, "This stage of the timeline has no name.".to_owned(), TIMELINE_HELP);
        } else if stage.texts.iter().all(|text| text.extent.html.is_empty() && text.extent.slots.is_empty()) {
            tell(stage.term.span, format!("The timeline says nothing of the stage “{name}”."), TIMELINE_HELP);
        }
    }
}

/// The lines of a timeline that read like its stages, and are parts of what is said of a stage, or stand between stages.
fn lost_stages(callout: &Callout, source: &[u8]) -> Vec<Span> {
    if definitions(callout).next().is_none() {
        return Vec::new();
    }
    let terms: Vec<u32> = definitions(callout).map(|stage| stage.term.span.start).collect();
    let mut lost = Vec::new();
    for block in &callout.blocks {
        match &block.content {
            BlockContent::Definitions(list) => {
                for text in list.iter().flat_map(|stage| &stage.texts) {
                    let end = terms[terms.partition_point(|term| *term <= text.span.start)..].first();
                    find_stages(paragraph(source, text.span, end.copied()), 1, &mut lost);
                }
            }
            BlockContent::Text(text) => find_stages(paragraph(source, text.span, None), 0, &mut lost),
            _ => {}
        }
    }
    lost
}

/// Adds the places of the lines that read like stages, from the line `first`.
fn find_stages(lines: Vec<(Span, String)>, first: usize, lost: &mut Vec<Span>) {
    let words = |place: Option<usize>| place.and_then(|place| lines.get(place)).map_or("", |(_, line)| line);
    for (place, (span, line)) in lines.iter().enumerate().skip(first) {
        if is_like_stage(words(place.checked_sub(1)), line, words(place.checked_add(1))) {
            lost.push(*span);
        }
    }
}

/// The lines of the paragraph that begins at `start`, without the signs of its callout, each with its place. It ends before the
/// byte `end`, at a line with nothing on it, and at one that says something of a term.
fn paragraph(source: &[u8], start: Span, end: Option<u32>) -> Vec<(Span, String)> {
    let end = end.map_or(source.len(), |end| end as usize);
    let mut place = start.start as usize;
    let mut lines = Vec::new();
    for line in source.get(place..end).unwrap_or_default().split_inclusive(|byte| *byte == b'\n') {
        let indent = line.iter().take_while(|byte| matches!(byte, b'>' | b' ' | b'\t')).count();
        let words = line[indent..].trim_ascii_end();
        if words.is_empty() || (words[0] == b':' && !lines.is_empty()) {
            break;
        }
        let span = Span::new(place + indent..place + indent + words.len(), 0);
        lines.push((span, String::from_utf8_lossy(words).into_owned()));
        place += line.len();
    }
    lines
}

fn check_pictures(callout: &Callout, is_english: bool, tell: &mut impl FnMut(Span, String, &'static str)) {
    let pictures = callout.blocks.iter().map(|block| match &block.content {
        BlockContent::Pictures(pictures) => pictures.len(),
        _ => 0,
    });
    let pictures: usize = pictures.sum();
    if pictures != 2 {
        let number = match pictures {
            0 => "no pictures that stand by themselves".to_owned(),
            1 => "only one picture that stands by itself".to_owned(),
            more => format!("{more} pictures"),
        };
        tell(callout.span, format!("This callout compares two pictures, and has {number}."), PICTURES_HELP);
    }
    let says = |word: &str| {
        let is_it = |term: &str| term.split_whitespace().next().is_some_and(|first| first.eq_ignore_ascii_case(word));
        definitions(callout).any(|fact| is_it(&fact.term.words))
    };
    let missing: Vec<&str> = [("What", "what was done"), ("When", "when the pictures were taken")]
        .into_iter()
        .filter(|(word, _)| !says(word))
        .map(|(_, missing)| missing)
        .collect();
    // In other languages these facts have other names; two of them there must be.
    let is_missing = if is_english { !missing.is_empty() } else { definitions(callout).count() < 2 };
    if is_missing {
        let missing = if is_english { missing.join(" and ") } else { "what was done, and when".to_owned() };
        tell(callout.span, format!("These pictures do not say {missing}."), FACTS_HELP);
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_callout_without_what_it_is_made_of_is_told() {
        let told = |text: &str| {
            let found = mistakes(&format!("== a.md\n{text}\n"));
            let own = found.iter().filter(|line| line.contains("incomplete-callout"));
            own.map(|line| line.split(" = ").next().unwrap().replace("incomplete-callout ", "")).collect::<Vec<_>>()
        };
        let facts = "> What was done\n> : a\n> When\n> : b\n> Consent\n> : 1";
        for (text, expected) in [
            ("> [!timeline]\n> Text.", &["a.md:5:5 This timeline has no stages."][..]),
            ("> [!timeline] T\n> : b", &["a.md:6:3 This stage of the timeline has no name."]),
            ("> [!timeline] T\n> A\n> :", &["a.md:6:3 The timeline says nothing of the stage “A”."]),
            ("> [!timeline] T\n> A\n> : b\n> C\n> : d", &[]),
            (
                "> [!timeline] T\n> After 1 hour\n> : Rest.\n> After 1 day: You can wash.\n> After 1 week\n> After 2 weeks\n> : Swim.\n> 3 weeks: Run.",
                &[
                    "a.md:8:3 This line looks like a stage of the timeline, and is none.",
                    "a.md:9:3 This line looks like a stage of the timeline, and is none.",
                    "a.md:12:3 This line looks like a stage of the timeline, and is none.",
                ],
            ),
            (
                "> [!timeline] T\n> Before.\n>\n> After 1 hour\n> : Rest.\n>\n> After 1 day\n>\n> After 1 week\n> : Swim. Up to 8 weeks: run.\n>\n> After.",
                &["a.md:11:3 This line looks like a stage of the timeline, and is none."],
            ),
            (
                "> [!timeline] T\n> After 1 hour\n> : You can wash your hair again\n>   after 2 days: use a mild soap.\n>   After 3 days\n>   you can swim.\n> : More.",
                &[],
            ),
            ("> [!suitability]\n> Text.", &["a.md:5:5 There is no list in this callout `suitability`."]),
            ("> [!key-points]\n> - a", &[]),
            (
                "> [!note]\n> | a | b |\n> | - | - |\n> | 1 | 2 |\n| 3 | 4 |",
                &[
                    "a.md:9:1 This row of the table has lost its `>`: visitors see the bare signs of it and of the rows after it.",
                ],
            ),
            ("> [!sources]\n> 1. a", &[]),
            (&format!("> [!before-after]\n> ![a](pic.svg)\n> ![b](pic.svg)\n{facts}"), &[]),
            (&format!("> [!before-after]\n> ![a](pic.svg)\n>\n> ![b](pic.svg \"B\")\n>\n{facts}"), &[]),
            (
                &format!("> [!before-after]\n> ![a](pic.svg)\n{facts}"),
                &["a.md:5:5 This callout compares two pictures, and has only one picture that stands by itself."],
            ),
            (
                "> [!before-after]\n> ![a](pic.svg)\n> ![b](pic.svg)\n> When\n> : b",
                &["a.md:5:5 These pictures do not say what was done."],
            ),
            (
                "> [!before-after]\n> a",
                &[
                    "a.md:5:5 These pictures do not say what was done and when the pictures were taken.",
                    "a.md:5:5 This callout compares two pictures, and has no pictures that stand by themselves.",
                ],
            ),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
