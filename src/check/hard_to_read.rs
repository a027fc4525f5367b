//! Pages that are hard to read (`hard-to-read`).

use crate::{
    check::{Measured, Subject},
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::HardToRead,
    finds: "A page whose grade is above the `max_grade` of `reading` in `site.yaml`, which is 8 where it says nothing. The grade is that of Flesch and Kincaid, without the words of the glossary's terms. Pages of fewer than 100 words have none.",
    why: "A grade is the years of school that a reader needs. The NHS aims for a reading age of 9 to 11, which is a grade of about 5; as many as 4 in 10 adults in the UK struggle with health information that is written for the public (NHS Digital, 2019). `careleaf readability` lists the grades of all pages, and docs/readability.md says how they are counted.",
    wrong: "\
== content/stockings.md
Compression stockings improve circulation throughout the legs, particularly following prolonged inactivity.
Individuals experiencing considerable discomfort should immediately telephone our nursing specialists.

Regular application every morning generally ensures satisfactory effectiveness. Careful positioning, avoiding
unnecessary wrinkles, considerably improves everyday comfort.

Occasional irritation underneath the elasticated material is relatively common and temporary. Applying unperfumed
moisturising preparations every evening generally relieves uncomfortable sensations. Continuing irritation necessarily
deserves professional examination.

Manufacturers recommend replacement every six months, because continuous machine-washing gradually
destroys elasticity. Individual circumstances inevitably influence durability. Considerable exposure to high
temperatures, including tumble-driers and radiators, invariably accelerates disintegration of the material and
compromises compression.
",
    right: "\
== content/stockings.md
The stockings help the blood to flow in your legs, above all when you sit for long. Ring our nurses at once if your legs hurt.

Put them on every morning. Smooth them out, so that they do not crease.

Your skin may itch below them for a while, as it does for many people. A plain cream at night helps. Show us your skin if
the itch does not stop.

Get a new pair every 6 months. Washing wears them out, and heat does too. Do not dry them in a machine or near a heater.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Some(Measured { reading, .. }) = subject.measured else { return };
    let (grade, max_grade) = (reading.without_terms.grade(), subject.config.reading.max_grade());
    // A grade says no more than its tenths, which are what is shown.
    let in_tenths = (grade * 10.0).round();
    if reading.without_terms.is_enough() && in_tenths > f64::from(subject.config.reading.max_grade_in_tenths) {
        let message = format!("This page has the grade {grade:.1}. The site asks for {max_grade} or less.");
        let help = "Shorten the longest sentences, and write short words for long ones. \
                    `careleaf readability` shows what was counted.";
        let location = subject.document.places.of("title");
        found.push(Diagnostic::new(Code::HardToRead, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    const SENTENCE: &str = "Unfortunately, complicated terminology intimidates innumerable individuals.\n\n";

    #[test]
    fn a_page_that_is_hard_to_read_is_told_at_its_title() {
        assert_eq!(mistakes(&format!("== a.md\n{}", SENTENCE.repeat(14))), [""; 0]);
        let found = mistakes(&format!("== a.md\n{}", SENTENCE.repeat(17)));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("a.md:2:1 hard-to-read This page has the grade 4"), "{found:?}");
        let lenient = "== site.yaml\ntitle: T\nbase_url: https://a.example\nreading: {max_grade: 20}\n";
        let text = "A sentence of several words is easy enough to read. ".repeat(3) + "\n\n";
        assert_eq!(mistakes(&format!("{lenient}== index.md\n{}", text.repeat(5))), [""; 0]);
        let french = "== site.yaml\ntitle: T\nbase_url: https://a.example\nlanguage: fr\n";
        assert_eq!(mistakes(&format!("{french}== index.md\n{}", SENTENCE.repeat(17))), [""; 0]);
    }
}
