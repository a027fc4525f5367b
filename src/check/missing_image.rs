//! Pictures that are not there (`missing-image`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule, ask},
    site::{DeadLink, Target},
};

pub(super) const RULE: Rule = Rule {
    code: Code::MissingImage,
    finds: "A picture whose file is not in `content/`, is no picture, or is of a kind that most browsers do not show.",
    why: "Visitors see a broken frame in its place, and miss what it shows.",
    wrong: "\
== content/stockings.md
![A stocking on a leg](images/pull-up.svg)
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
    right: "\
== content/stockings.md
![A stocking on a leg](pull-up.svg)
== content/pull-up.svg
<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"100\"/>
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, target) in subject.links().filter(|(link, _)| link.is_image()) {
        let destination = &link.destination;
        let (message, help) = match target {
            Err(DeadLink::Nowhere { nearest }) => (
                format!("The picture `{destination}` is not there: there is no such file in content/."),
                ask(nearest).unwrap_or_else(|| {
                    "Put the picture's file beside the page, and write its name as it is, capitals included.".to_owned()
                }),
            ),
            Err(DeadLink::NoPicture | DeadLink::Unpublished | DeadLink::NoSuchPlace { .. }) => (
                format!("The image `{destination}` leads to a page, which is no picture."),
                "Name a picture's file, or take the `!` away to make it a link.".to_owned(),
            ),
            Ok(Target::File { path, .. }) if is_for_no_browser(path) => (
                format!("The picture `{destination}` is of a kind that most browsers do not show."),
                "Save it as a JPEG, PNG or SVG picture, and write the name of that file.".to_owned(),
            ),
            Err(DeadLink::ForbiddenScheme(_) | DeadLink::ExternalImage) | Ok(_) => continue,
        };
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::MissingImage, location, message).with_help(help));
    }
}

/// The endings of pictures from telephones, scanners and drawing programs that not every browser can show.
const FOR_NO_BROWSER: [&str; 8] = [".heic", ".heif", ".tif", ".tiff", ".psd", ".ai", ".eps", ".pdf"];

fn is_for_no_browser(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    FOR_NO_BROWSER.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::mistakes;

    #[test]
    fn a_picture_that_no_browser_shows_is_told() {
        let found = mistakes("== index.md\n![A leg](leg.HEIC)\n== leg.HEIC\nx\n");
        assert!(
            found[0].contains("missing-image The picture `leg.HEIC` is of a kind that most browsers do not show."),
            "{found:?}"
        );
    }

    #[test]
    fn a_picture_that_is_not_there_is_told() {
        assert_eq!(
            mistakes("== index.md\n![A plan](pik.svg) ![A plan](index.md) ![A plan](zz/zz)\n"),
            [
                "index.md:5:1 missing-image The picture `pik.svg` is not there: there is no such file in content/. = did you mean `pic.svg`?",
                "index.md:5:20 missing-image The image `index.md` leads to a page, which is no picture. = Name a picture's file, or take the `!` away to make it a link.",
                "index.md:5:40 missing-image The picture `zz/zz` is not there: there is no such file in content/. = Put the picture's file beside the page, and write its name as it is, capitals included.",
            ]
        );
    }
}
