//! Links whose words are an address (`bare-url`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::LinkForm,
};

pub(super) const RULE: Rule = Rule {
    code: Code::BareUrl,
    finds: "A link whose words are an address of the web.",
    why: "A screen reader spells the address out, sign by sign, and nobody can tell what is there before going there.",
    wrong: "\
== content/stockings.md
Sizes: <https://www.example.org/sizes-2026>.
",
    right: "\
== content/stockings.md
Look up [your size](https://www.example.org/sizes-2026).
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, _) in subject.links() {
        let LinkForm::Text { words } = &link.form else { continue };
        let words = words.trim().to_ascii_lowercase();
        if ["https://", "http://", "www."].iter().any(|start| words.starts_with(start)) && !words.contains(' ') {
            let message = "The words of this link are an address.";
            let address = link.destination.replacen("http://", "https://", 1);
            let help = format!("Say what is there: [words]({address}).");
            let location = subject.document.location(link.span);
            found.push(Diagnostic::new(Code::BareUrl, location, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn an_address_for_words_is_told() {
        assert_eq!(
            mistakes(
                "== index.md\n<https://a.example/b> [www.a.example](https://a.example) [a.example](https://a.example)\n"
            ),
            [
                "index.md:5:1 bare-url The words of this link are an address. = Say what is there: [words](https://a.example/b).",
                "index.md:5:23 bare-url The words of this link are an address. = Say what is there: [words](https://a.example).",
            ]
        );
    }
}
