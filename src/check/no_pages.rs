//! Sites without a page (`no-pages`).

use crate::{
    diagnostic::{Code, Diagnostic, Rule},
    site::Site,
};

pub(super) const RULE: Rule = Rule {
    code: Code::NoPages,
    finds: "A `content/` folder without a single page.",
    why: "There is nothing to publish. To publish an empty site over one that is there would take it away from its visitors.",
    wrong: "\
== content/stockings.txt
Wear them every day.
",
    right: "\
== content/index.md
Wear them every day.
",
};

pub(super) fn check(site: &Site, found: &mut Vec<Diagnostic>) {
    if site.is_empty() {
        let message = "There is no page in content/.";
        let help = "Write the first one, content/index.md, beginning with three lines:\n---\ntitle: The title of this page\n---";
        found.push(Diagnostic::without_place(Code::NoPages, message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_site_without_a_page_is_told() {
        let config = "== site.yaml\ntitle: T\nbase_url: https://a.example\n";
        assert!(mistakes(config)[0].starts_with("no-pages "));
        assert_eq!(mistakes(&format!("{config}== index.md\nx\n")), [""; 0]);
    }
}
