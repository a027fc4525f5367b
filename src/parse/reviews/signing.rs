//! The text of `content/reviews.yaml` with new sign-offs in it. What others wrote into it stays as it is: their blocks, the
//! order of the blocks, and all notes.

use std::collections::HashMap;

use crate::{
    domain::{review::Review, signed::Signed},
    parse::reviews::{Block, blocks, notes::Notes, page_of},
};

/// What a new file begins with.
const HEAD: &str = "\
# Who reviewed which page, when, and what it said then. `careleaf review sign` writes this file.
# A page that is renamed keeps its sign-off if its new path is written here.
";

/// A sign-off that is to be written.
#[derive(Clone, Debug)]
pub struct NewSignOff {
    /// The page's file, a path below `content/`.
    pub page: String,
    pub review: Review,
    pub signed: Signed,
}

/// `text`, in which each of `sign_offs` stands in place of the one that its page had, or before the first page that comes
/// after it in the order of the alphabet.
pub fn with_sign_offs(text: &str, sign_offs: &[NewSignOff]) -> String {
    let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (byte_order_mark, text) = (&text[..text.len() - rest.len()], rest);
    // Whoever writes lines that end as on Windows finds them so.
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut parts: Vec<(Option<String>, String)> = blocks(text).iter().map(|block| part(text, block)).collect();
    if text.trim().is_empty() {
        parts = vec![(None, HEAD.to_owned())];
    }
    let block = |sign_off: &NewSignOff, notes: Notes| {
        format!("---\n{}{}{}", notes.above, keys(sign_off), notes.below).replace('\n', line_end)
    };
    // The greatest page so far, at each part: a new page stands before the first part at which it is greater.
    let greatest: Vec<Option<String>> = parts
        .iter()
        .scan(None, |greatest: &mut Option<String>, (page, _)| {
            *greatest = greatest.take().max(page.clone());
            Some(greatest.clone())
        })
        .collect();
    let places: HashMap<String, usize> =
        parts.iter().enumerate().rev().filter_map(|(place, (page, _))| Some((page.clone()?, place))).collect();
    let mut added: Vec<(usize, &NewSignOff)> = Vec::new();
    for sign_off in sign_offs {
        match places.get(&sign_off.page) {
            Some(&place) => parts[place].1 = block(sign_off, Notes::of(&parts[place].1)),
            None => {
                let page = Some(&sign_off.page);
                added.push((greatest.partition_point(|greatest| greatest.as_ref() <= page), sign_off));
            }
        }
    }
    added.sort_by(|(one_place, one), (two_place, two)| (one_place, &one.page).cmp(&(two_place, &two.page)));
    let mut added = added.into_iter().peekable();
    let mut in_order: Vec<String> = Vec::new();
    for (place, (_, part)) in parts.into_iter().enumerate() {
        while let Some((_, sign_off)) = added.next_if(|(before, _)| *before <= place) {
            in_order.push(block(sign_off, Notes::default()));
        }
        in_order.push(part);
    }
    in_order.extend(added.map(|(_, sign_off)| block(sign_off, Notes::default())));
    let mut whole = String::new();
    for part in &in_order {
        if !whole.is_empty() && !whole.ends_with('\n') {
            whole.push_str(line_end);
        }
        // What stood first, without a line of hyphens, needs one once something stands above it.
        if !whole.is_empty() && !part.starts_with("---") {
            whole.push_str("---");
            whole.push_str(line_end);
        }
        whole.push_str(part);
    }
    format!("{byte_order_mark}{whole}")
}

fn part(text: &str, block: &Block) -> (Option<String>, String) {
    (page_of(&text[block.lines.clone()]), text[block.hyphens.start..block.lines.end].to_owned())
}

/// The keys of a sign-off, always in the same order and on the same lines.
fn keys(sign_off: &NewSignOff) -> String {
    let NewSignOff { page, review, signed } = sign_off;
    let mut lines = vec![format!("page: {}", plain_or_quoted(page)), format!("reviewed: {}", review.reviewed)];
    lines.extend(review.review_due.map(|due| format!("review_due: {due}")));
    if let Some(reviewer) = &review.reviewed_by {
        lines.push("reviewed_by:".to_owned());
        lines.push(format!("  name: {}", quoted(&reviewer.name)));
        lines.extend(reviewer.role.iter().map(|role| format!("  role: {}", quoted(role))));
        lines.extend(reviewer.registration.iter().map(|number| format!("  registration: {}", quoted(number))));
    }
    lines.push("signed:".to_owned());
    lines.push(format!("  form: {}", signed.form));
    let Signed { form: _, title, description, summary, sources, opening, sections, notes, facts } = signed;
    let hashes = [
        ("title", title),
        ("description", description),
        ("summary", summary),
        ("sources", sources),
        ("opening", opening),
        ("notes", notes),
    ];
    let hash = |(key, hash): (&str, &Option<String>)| Some(format!("  {key}: {}", quoted(hash.as_ref()?)));
    lines.extend(hashes.into_iter().filter_map(hash));
    if !sections.is_empty() {
        lines.push("  sections:".to_owned());
    }
    let section = |heading: &str, hash: &str| format!("    - {{heading: {}, hash: {}}}", quoted(heading), quoted(hash));
    lines.extend(sections.iter().map(|part| section(&part.heading, &part.hash)));
    if !facts.is_empty() {
        lines.push("  facts:".to_owned());
    }
    lines.extend(facts.iter().map(|(name, hash)| format!("    {}: {}", quoted(name), quoted(hash))));
    lines.join("\n") + "\n"
}

/// A path as people write it, in quotation marks only where YAML would take it for something else.
fn plain_or_quoted(path: &str) -> String {
    let is_plain = path.ends_with(".md")
        && path.starts_with(|c: char| c.is_ascii_alphanumeric())
        && path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '_'));
    if is_plain { path.to_owned() } else { quoted(path) }
}

/// Text in double quotation marks, as YAML reads it.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            // Controls, and what YAML takes for the end of a line or of a text.
            sign if sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                quoted.push_str(&format!("\\u{:04X}", u32::from(sign)));
            }
            sign => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        domain::{review::Reviewer, signed::SignedSection},
        parse::reviews::{REVIEWS_FILE, read},
        source::{Files, SourcePath},
    };

    fn sign_off(page: &str, heading: &str) -> NewSignOff {
        let section = SignedSection { heading: heading.to_owned(), hash: "0123456789012345".to_owned() };
        NewSignOff {
            page: page.to_owned(),
            review: Review {
                reviewed: date(2026, 3, 15),
                review_due: None,
                reviewed_by: Some(Reviewer { name: "A. Example".to_owned(), role: None, registration: None }),
            },
            signed: Signed { form: 1, title: Some("1e10".to_owned()), sections: vec![section], ..Signed::default() },
        }
    }

    /// The pages that are signed in `text`, which has no mistake.
    fn pages(text: &str) -> Vec<String> {
        let mut files = Files::default();
        files.insert(SourcePath::new(REVIEWS_FILE), text.into());
        let parsed = read(&files);
        assert_eq!(parsed.diagnostics, [], "{text}");
        parsed.value.iter().map(|(page, _)| page.to_owned()).collect()
    }

    #[test]
    fn sign_offs_are_read_as_they_were_written() {
        for heading in ["How long?", "\"Quoted\" \\ # {a: b}", "---", "- x", "C\u{85}\u{2028}\u{1}d", "été: 1", "'"] {
            let new = sign_off("veins/my risks.md", heading);
            let text = with_sign_offs("", std::slice::from_ref(&new));
            let mut files = Files::default();
            files.insert(SourcePath::new(REVIEWS_FILE), text.as_str().into());
            let parsed = read(&files);
            assert_eq!(parsed.diagnostics, [], "{text}");
            let read = parsed.value.of("veins/my risks.md").unwrap();
            assert_eq!((&read.review, &read.signed), (&new.review, &new.signed), "{text}");
            assert_eq!(with_sign_offs(&text, &[new]), text);
        }
    }

    #[test]
    fn what_others_wrote_stays_as_it_is() {
        let (b, d) = (with_sign_offs("", &[sign_off("b.md", "B")]), sign_off("d.md", "D"));
        let text = with_sign_offs(&format!("{b}\n# The end of B.\n"), &[d]);
        let text = text.replace("page: d.md\n", "# Above D.\npage: d.md # by telephone\n") + "# Below D.\n\n";
        assert_eq!(pages(&text), ["b.md", "d.md"]);
        let with_others = with_sign_offs(&text, &[sign_off("c.md", "C"), sign_off("a.md", "A"), sign_off("e.md", "E")]);
        let places: Vec<usize> = ["a", "b", "c", "d", "e"]
            .iter()
            .map(|page| with_others.find(&format!("\npage: {page}.md")).unwrap())
            .collect();
        assert!(places.is_sorted(), "{with_others}");
        // Without the new blocks, it is the same text.
        let mut left = with_others.clone();
        for block in blocks(&with_others).iter().rev() {
            let page = page_of(&with_others[block.lines.clone()]);
            if ["a.md", "c.md", "e.md"].iter().any(|new| page.as_deref() == Some(new)) {
                left.replace_range(block.hyphens.start..block.lines.end, "");
            }
        }
        assert_eq!(left, text);
        // The page may be named in any way that YAML knows.
        for key in ["\"page\": d.md", "'page' : content/d.md", "page:\n  d.md"] {
            let named = text.replace("page: d.md # by telephone", key);
            let again = with_sign_offs(&named, &[sign_off("d.md", "New")]);
            assert_eq!(pages(&again), ["b.md", "d.md"], "{key}: {again}");
        }
        // A page that is signed again keeps the notes of its block.
        let again = with_sign_offs(&text, &[sign_off("d.md", "New")]);
        assert_eq!(pages(&again), ["b.md", "d.md"]);
        for note in ["# The end of B.\n---\n# Above D.\npage: d.md\n", "\n# by telephone\n# Below D.\n\n", "\"New\""] {
            assert!(again.contains(note), "{note}: {again}");
        }
    }

    #[test]
    fn a_file_may_begin_in_any_way() {
        let bare = with_sign_offs("", &[sign_off("b.md", "B")]).split_once("---\n").unwrap().1.to_owned();
        for text in
            [bare.clone(), format!("\u{feff}{bare}"), format!("\u{feff}---\n{bare}"), bare.trim_end().to_owned()]
        {
            for page in ["a.md", "c.md"] {
                let new = with_sign_offs(&text, &[sign_off(page, "X")]);
                assert_eq!(pages(&new).len(), 2, "{new}");
                assert_eq!(new.starts_with('\u{feff}'), text.starts_with('\u{feff}'), "{new:?}");
            }
        }
        let windows = bare.replace('\n', "\r\n");
        let new = with_sign_offs(&windows, &[sign_off("c.md", "X")]);
        assert!(new.starts_with(&windows) && !new.replace("\r\n", "").contains('\n'), "{new:?}");
    }
}
