//! Pictures that are far larger than any screen needs (`large-image`).

use crate::{
    check::Subject,
    diagnostic::{Code, Diagnostic, Rule},
    site::{HEAVY_PICTURE, Target},
};

/// How many pixels a side of a picture may have: a little more than the width of a 4K screen (3840).
const LONGEST_SIDE: u32 = 4000;

pub(super) const RULE: Rule = Rule {
    code: Code::LargeImage,
    finds: "A picture of more than 500 kilobytes, or with a side of more than 4,000 pixels.",
    why: "On a slow telephone connection (1.6 megabits a second), 500 kilobytes take two and a half seconds, and many visitors \
          pay for each of them. No screen shows more pixels than that.",
    wrong: "\
== content/stockings.md
![Two hands pull a stocking over a heel](photo.png)
== content/photo.png 6000x4000
",
    right: "\
== content/stockings.md
![Two hands pull a stocking over a heel](photo.png)
== content/photo.png 1200x800
",
};

pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    for (link, target) in subject.links().filter(|(link, _)| link.is_image()) {
        let Ok(Target::File { path, asset }) = target else { continue };
        // A drawing made of lines has no pixels.
        let is_drawing = path.to_ascii_lowercase().ends_with(".svg");
        let size = asset.dimensions.filter(|_| !is_drawing);
        let size = size.filter(|size| size.width.max(size.height) > LONGEST_SIDE);
        let what = match size {
            Some(size) => format!("{} by {} pixels", size.width, size.height),
            None if asset.is_heavy => format!("more than {} kilobytes", HEAVY_PICTURE / 1000),
            None => continue,
        };
        let message = format!("The picture `{}` has {what}, far more than any screen needs.", link.destination);
        let help = match is_drawing {
            true => "Save the drawing anew with fewer points, and without photographs in it.",
            false => "Save a smaller copy, about 1,600 pixels wide, and use that one.",
        };
        let location = subject.document.location(link.span);
        found.push(Diagnostic::new(Code::LargeImage, location, message).with_help(help));
    }
}
