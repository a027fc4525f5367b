//! Descriptions of pictures that say nothing new (`uninformative-alt`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    markdown::{LinkForm, slug},
    site::decode,
};

pub(super) const RULE: Rule = Rule {
    code: Code::UninformativeAlt,
    finds: "A description of a picture that repeats its caption or the name of its file.",
    why: "People who cannot see the picture hear the caption twice, or the name of a file, and still do not know what it shows.",
    wrong: "\
== content/stockings.md
![Pulling a stocking up](pull-up.svg \"Pulling a stocking up\")
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
    right: "\
== content/stockings.md
![Two hands pull a stocking over a heel](pull-up.svg \"Pulling a stocking up\")
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, _) in subject.links() {
        let LinkForm::Image { alt, title } = &link.form else { continue };
        let said = slug(alt);
        let path = decode(&link.destination);
        let file_name = path.rsplit('/').next().unwrap_or_default();
        let stem = file_name.rsplit_once('.').map_or(file_name, |(stem, _)| stem);
        // Words that a file is well named with may describe its picture too.
        let is_name = [file_name, stem].iter().any(|name| alt.trim().eq_ignore_ascii_case(name));
        let is_number = stem.chars().any(|c| c.is_ascii_digit()) && said == slug(stem);
        let repeated = match said.as_str() {
            "" => continue,
            said if said == slug(title) => "its caption",
            _ if is_name || is_number => "the name of its file",
            _ => continue,
        };
        let message = format!("The description of this picture, “{}”, repeats {repeated}.", alt.trim());
        let help = "Say what a visitor would see, as you would on the telephone.";
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::UninformativeAlt, location, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_file_may_be_named_with_the_words_that_describe_it() {
        let found = mistakes(
            "== index.md\n![Spider veins](spider-veins.svg) ![IMG 1234](IMG_1234.png)\n== spider-veins.svg\nx\n== IMG_1234.png\nx\n",
        );
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("index.md:5:35 "));
    }

    #[test]
    fn a_description_that_says_nothing_new_is_told() {
        assert_eq!(
            mistakes(
                "== index.md\n![pic.svg](pic.svg) ![Pic](pic.svg) ![A plan](pic.svg \"a plan.\") ![A plan](pic.svg \"The plan\")\n"
            ),
            [
                "index.md:5:1 uninformative-alt The description of this picture, “pic.svg”, repeats the name of its file. = Say what a visitor would see, as you would on the telephone.",
                "index.md:5:21 uninformative-alt The description of this picture, “Pic”, repeats the name of its file. = Say what a visitor would see, as you would on the telephone.",
                "index.md:5:37 uninformative-alt The description of this picture, “A plan”, repeats its caption. = Say what a visitor would see, as you would on the telephone.",
            ]
        );
    }
}
