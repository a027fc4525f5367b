//! Tables of risks on their way into a website: what the template of the callout is given.

use crate::folder::SiteFolder;

/// Prints what a template can see of the cards, a line each.
const TEMPLATE: &str = r#"<hr>
{% if callout.risks %}BEFORE {{ callout.before }}{% for risk in callout.risks %}
CARD {{ risk.name }}: {% if risk.number %}{% if risk.number.is_about %}about {% endif %}{{ risk.number.count }} in {{ risk.number.of }}, {{ risk.number.other }} not, {% endif %}{{ risk.band }}
{%- if risk.is_words %}, words{% endif %}
{%- if risk.notes %} {{ risk.notes }}{% endif %}
{%- for detail in risk.details %}; {{ detail.heading }}: {{ detail.text }}{% endfor %}
{%- if risk.chart %}; {{ risk.chart.count }} of {{ risk.chart.cells }} in {{ risk.chart.columns }} x {{ risk.chart.rows }}{% endif %}
{%- endfor %}
AFTER {{ callout.after }}{% else %}TABLE {{ callout.body }}{% endif %}"#;

/// The lines of the home page that the template printed, where `callout` is its text.
fn shown(callout: &str) -> Vec<String> {
    let page = format!("---\ntitle: Home\ndescription: D.\n---\n\n{callout}\n\n[^1]: So.\n");
    let site = SiteFolder::sound().with("content/index.md", page);
    let site = site.with("themes/clinic/templates/callouts/risks.html", TEMPLATE);
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let html = site.read("public/index.html");
    let is_shown = |line: &&str| ["CARD", "BEFORE", "AFTER", "TABLE"].iter().any(|sign| line.starts_with(sign));
    html.lines().filter(is_shown).map(str::to_owned).collect()
}

#[test]
fn a_table_of_risks_becomes_cards() {
    let callout = "\
> [!risks] Invented effects
> Before.
>
> | Effect | How many | How long | What to do |
> | --- | --- | --- | --- |
> | A *rash* | **3 in 100**[^1] | 2 weeks | See [more](veins/risks.md) |
> | A sore | 1 in 1,000 | A day | Nothing |
> | Itching | about **1 in 7** | A day | Nothing |
> | Pain | very rare | A day | Nothing |
> | Dreams | Not known | A day | Nothing |
>
> After.
";
    let note = "<sup class=\"footnote-reference\"><a href=\"#note--1\" id=\"note--1--from-1\" aria-label=\"Note 1\">1</a></sup>";
    assert_eq!(
        shown(callout),
        [
            "BEFORE <p>Before.</p>",
            &format!(
                "CARD A <em>rash</em>: 30 in 1,000, 970 not, common {note}; How long: 2 weeks; What to do: See <a href=\"/veins/risks/\">more</a>; 30 of 1000 in 40 x 25"
            ),
            "CARD A sore: 1 in 1,000, 999 not, uncommon; How long: A day; What to do: Nothing",
            "CARD Itching: about 143 in 1,000, 857 not, very-common; How long: A day; What to do: Nothing; 143 of 1000 in 40 x 25",
            "CARD Pain: very-rare, words; How long: A day; What to do: Nothing",
            "CARD Dreams: unknown, words; How long: A day; What to do: Nothing",
            "AFTER <p>After.</p>",
        ]
    );
}

#[test]
fn a_bound_is_shown_as_one_and_a_rounded_number_beside_what_was_written() {
    let page = "---\ntitle: Home\ndescription: D.\n---\n\n> [!risks] T\n> | Effect | How many |\n> | - | - |\n\
                > | A rash | fewer than 1 in 10,000 |\n> | A sore | up to 1 in 100 |\n> | Pain | 2 in 3 |\n";
    let site = SiteFolder::sound().with("content/index.md", page);
    let run = site.run(&["build"]);
    assert_eq!(run.status, 0, "{}", run.transcript());
    let html = site.read("public/index.html");
    for words in [
        "<strong>Fewer than 1 in 10,000 people</strong>",
        "More than 9,999 in 10,000 people do not have this.",
        "<strong>Up to 100 in 10,000 people</strong>",
        "At least 9,900 in 10,000 people do not have this.",
        "<strong>About 6,667 in 10,000 people</strong>",
        "About 3,333 in 10,000 people do not have this. Rounded from 2 in 3 people.",
    ] {
        assert!(html.contains(words), "{words}");
    }
    let bands: Vec<&str> = html.split("risk-band\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(bands, ["very rare", "very common"]);
    assert!(!html.contains("No number is known"));
}

#[test]
fn a_risk_that_cannot_be_is_never_published() {
    let callout = "> [!risks]\n> | Effect | How many |\n> | - | - |\n> | A rash | 5 in 3 |\n";
    let page = format!("---\ntitle: Home\ndescription: D.\nallow: {{invalid-risk: It is so.}}\n---\n\n{callout}");
    let site = SiteFolder::sound().with("content/index.md", page);
    let settings = format!("{}rules: {{invalid-risk: off, risk-table: warn}}\n", site.read("content/site.yaml"));
    let site = site.with("content/site.yaml", settings);
    let run = site.run(&["check", "--format", "short"]);
    assert_eq!(run.status, 1, "{}", run.transcript());
    for told in ["“5 in 3” is more people", "`invalid-risk` is always an error", "`risk-table` is always an error"]
    {
        assert!(run.stdout.contains(told), "{told}: {}", run.transcript());
    }
}
