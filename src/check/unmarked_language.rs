//! Words in another script that are not marked with their language (`unmarked-language`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
};

pub(super) const RULE: Rule = Rule {
    code: Code::UnmarkedLanguage,
    finds: "Words in a script that the site's language is not written in, outside of a `language` callout. Single letters, as \
            the β of a β-blocker, are signs and no words.",
    why: "A screen reader reads them with the voice of the wrong language, or leaves them out (WCAG 2.2, success criterion 3.1.2).",
    wrong: "\
== content/stockings.md
Wear them every day.

ارتديها كل يوم.
",
    right: "\
== content/stockings.md
Wear them every day.

> [!language] ar
> ارتديها كل يوم.
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, config, .. } = subject;
    let known = config.language.scripts();
    for run in document.body.scripts.iter().filter(|run| !known.contains(&run.script)) {
        let script = run.script.full_name().replace('_', " ");
        let message = format!("These words are in the {script} script, and not marked with their language.");
        let help = "Put them into a callout with the code of their language: `> [!language] ar`, then the words in lines that begin with `>`.";
        found.push(Diagnostic::new(Code::UnmarkedLanguage, document.location(run.span), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn words_in_another_script_are_told() {
        let text = "== index.md\nVeins are вены now.\n\n> [!language] ru\n> Вены.\n\n> [!language]\n> Вены.\n";
        assert_eq!(
            mistakes(text),
            [
                "index.md:5:11 unmarked-language These words are in the Cyrillic script, and not marked with their language. = Put them into a callout with the code of their language: `> [!language] ar`, then the words in lines that begin with `>`.",
                "index.md:11:3 unmarked-language These words are in the Cyrillic script, and not marked with their language. = Put them into a callout with the code of their language: `> [!language] ar`, then the words in lines that begin with `>`.",
            ]
        );
        let russian = "== site.yaml\ntitle: T\nbase_url: https://a.example\nlanguage: ru\n";
        assert_eq!(mistakes(&format!("{russian}{text}")), [""; 0]);
    }
}
