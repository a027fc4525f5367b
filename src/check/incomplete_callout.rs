//! Callouts that lack what they are made of (`incomplete-callout`).

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
    code: Code::IncompleteCallout,
    finds: "A callout `timeline` without stages, or with a stage that has no name or no text; `suitability`, `key-points` or \
            `sources` without a list; `before-after` without two pictures, what was done, and when the pictures were taken.",
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

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for callout in &subject.document.body.callouts {
        let mut tell = |span: Span, message: String, help: &str| {
            let location = subject.document.location(span);
            found.push(Diagnostic::new(Code::IncompleteCallout, location, message).with_help(help));
        };
        match callout.name.as_str() {
            "timeline" => check_timeline(callout, &mut tell),
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

fn check_timeline(callout: &Callout, tell: &mut impl FnMut(Span, String, &str)) {
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

fn check_pictures(callout: &Callout, is_english: bool, tell: &mut impl FnMut(Span, String, &str)) {
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
            ("> [!suitability]\n> Text.", &["a.md:5:5 There is no list in this callout `suitability`."]),
            ("> [!key-points]\n> - a", &[]),
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
