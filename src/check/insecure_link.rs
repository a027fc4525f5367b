//! Links to addresses that are not encrypted (`insecure-link`).

use crate::{
    check::{Subject, external::has_password},
    diagnostic::{Code, Diagnostic, Location, Rule},
    site::Target,
};

pub(super) const RULE: Rule = Rule {
    code: Code::InsecureLink,
    finds: "A link, or the address of a source, that begins with `http:` or holds a password.",
    why: "Whoever is on the same network can see which page about an illness a visitor reads, and change it on its way.",
    wrong: "\
== content/stockings.md
Look up [your size](http://www.example.org/sizes).
",
    right: "\
== content/stockings.md
Look up [your size](https://www.example.org/sizes).
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { document, .. } = subject;
    for (link, target) in subject.links() {
        if let Ok(Target::External(address)) = target {
            tell(address, || document.location(link.span), found);
        }
    }
    for (source, location) in document.front_matter.sources.iter().zip(&document.places.sources) {
        if let Some(address) = &source.url {
            tell(address, || location.clone(), found);
        }
    }
}

fn tell(address: &str, location: impl FnOnce() -> Location, found: &mut Vec<Diagnostic>) {
    if has_password(address) {
        let message = "This address holds a name or a password, which every visitor can read.";
        let help = "Take what stands before the @ away, and change the password.";
        found.push(Diagnostic::new(Code::InsecureLink, location(), message).with_help(help));
        return;
    }
    let is_insecure = address.get(..5).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http:"));
    if is_insecure {
        let message = format!("The address `{address}` is not encrypted.");
        let help = "Begin it with https: and see whether it still leads there. Most sites have both.";
        found.push(Diagnostic::new(Code::InsecureLink, location(), message).with_help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_password_in_an_address_is_told_and_not_repeated() {
        let found = mistakes("== index.md\n[a page](https://name:secret@a.example/)\n");
        assert!(found[0].contains("insecure-link") && !found[0].contains("secret"), "{found:?}");
    }

    #[test]
    fn addresses_that_are_not_encrypted_are_told() {
        assert_eq!(
            mistakes(
                "== index.md\n---\ntitle: T\ndescription: D.\nsources: [{title: S, url: \"http://s.example\", date: 2024}]\n---\n[a b](HTTP://a.example) [c](https://c.example)\n"
            ),
            [
                "index.md:4:28 insecure-link The address `http://s.example` is not encrypted. = Begin it with https: and see whether it still leads there. Most sites have both.",
                "index.md:6:1 insecure-link The address `HTTP://a.example` is not encrypted. = Begin it with https: and see whether it still leads there. Most sites have both.",
            ]
        );
    }
}
