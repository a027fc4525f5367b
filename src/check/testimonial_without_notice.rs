//! What patients said of a treatment, on a page that does not say that results vary (`testimonial-without-notice`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Location, Rule},
    domain::claim::is_in_first_person,
    markdown::PICTURES_CALLOUT,
};

pub(super) const RULE: Rule = Rule {
    code: Code::TestimonialWithoutNotice,
    finds: "What a patient said of a treatment, on a page that does not say that results vary: a quotation in the first person \
            (“I love my legs,” says Ann), or words such as “testimonials” or “what our patients say”. A `before-after` callout says so by itself. `claims: \
            {testimonials: …, notices: …}` in `site.yaml` changes the lists.",
    why: "One person's result says little about the next one's, and a clinic shows the happy ones. Rules 3.45 to 3.47 of the UK's \
          CAP Code ask for proof that a testimonial is real, and that it does not mislead. This is help for writers and no legal \
          advice.",
    wrong: "\
== content/stories.md
> I could wear skirts again.
",
    right: "\
== content/stories.md
> I could wear skirts again.

Results vary from person to person.
",
};

/// `announced` is where the page first announces what patients said, or quotes it in its text; none where it does not. The page does not say that results
/// vary.
pub(super) fn check(subject: Subject<'_>, announced: Option<Location>, found: &mut Vec<Diagnostic>) {
    let document = subject.document;
    // The theme says it below every pair of pictures.
    if document.body.callouts.iter().any(|callout| callout.name == PICTURES_CALLOUT) {
        return;
    }
    let is_testimonial = |range| {
        let quotation = document.source.get(range).and_then(|bytes| std::str::from_utf8(bytes).ok());
        quotation.is_some_and(is_in_first_person)
    };
    let quoted = || document.body.quotes.iter().find(|quote| is_testimonial(quote.range()));
    let Some(location) = announced.or_else(|| Some(document.location(subject.first_line_of(*quoted()?)))) else {
        return;
    };
    found.push(
        Diagnostic::new(
            Code::TestimonialWithoutNotice,
            location,
            "This shows what a patient said, and the page does not say that results vary.",
        )
        .with_help("Write near it: `Results vary from person to person.` Keep the proof that the words are real (CAP Code, rules 3.45 to 3.47)."),
    );
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_testimonial_is_told_where_the_page_does_not_say_that_results_vary() {
        for (text, expected) in [
            ("> I could walk again.\n>\n> A patient", Some("5:1")),
            ("Text.\n\n## What our patients say\n\n> It went well.", Some("7:4")),
            ("> I could walk again.\n\nYour results may be different.", None),
            ("> We advise stockings.", None),
            ("> [!note]\n> I am a note about type I.", None),
            ("“I love my\nlegs,” says Ann, 42.", Some("6:8")),
            ("“I could walk,” said Ann. Results vary.", None),
            ("We publish no testimonials.", None),
        ] {
            let found = mistakes(&format!("== index.md\n{text}\n"));
            let found: Vec<_> = found.iter().filter(|line| line.contains("testimonial")).collect();
            let place = found.first().map(|line| line.strip_prefix("index.md:").unwrap().split(' ').next().unwrap());
            assert_eq!(place, expected, "{text}: {found:?}");
        }
    }
}
