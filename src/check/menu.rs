//! Entries of the menu in `site.yaml` that lead to no page (`unresolved-link`).

use crate::{
    diagnostic::{Code, Diagnostic},
    parse::config::Config,
    site::{DeadLink, Site, Target, links},
};

pub(super) fn check(site: &Site, config: &Config, found: &mut Vec<Diagnostic>) {
    for entry in config.menu.iter().flatten() {
        let help = match links::resolve(site, "index.md", &entry.destination) {
            Ok(Target::Page { .. }) => continue,
            Err(DeadLink::Nowhere { nearest }) if !nearest.is_empty() => {
                format!("did you mean `{}`?", nearest.join("` or `"))
            }
            Err(DeadLink::Unpublished) => "That page is a draft, or its `publish_on` day has not come.".to_owned(),
            _ => "Name a page's file in content/, such as contact.md. The menu leads to pages of this site only."
                .to_owned(),
        };
        let message = format!("The menu names `{}`, which is no page of this site.", entry.destination);
        found.push(Diagnostic::new(Code::UnresolvedLink, entry.location.clone(), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_menu_entry_without_a_page_is_told() {
        assert_eq!(
            mistakes(
                "== site.yaml\ntitle: T\nbase_url: https://a.example\nmenu: [contact.md, kontact.md]\n== contact.md\nx\n== index.md\nx\n"
            ),
            [
                "site.yaml:3:20 unresolved-link The menu names `kontact.md`, which is no page of this site. = did you mean `contact.md`?"
            ]
        );
    }
}
