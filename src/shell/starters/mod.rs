//! What new sites and pages begin with: texts with places for a title and a day, `{title}` and `{today}`.

pub const SITE_SETTINGS: &str = include_str!("site.yaml");
pub const HOME: &str = include_str!("home.md");
pub const README: &str = include_str!("README.md");
pub const PAGE: &str = include_str!("page.md");

/// The pages of a treatment: the names of their files, and what they begin with.
pub const TREATMENT: [(&str, &str); 5] = [
    ("index.md", include_str!("treatment/index.md")),
    ("procedure.md", include_str!("treatment/procedure.md")),
    ("suitability.md", include_str!("treatment/suitability.md")),
    ("risks.md", include_str!("treatment/risks.md")),
    ("aftercare.md", include_str!("treatment/aftercare.md")),
];

/// Puts each value in the place of its name in braces, which stands between double quotation marks of YAML or in a comment
/// of the front matter.
pub fn fill(starter: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(starter.len());
    let mut rest = starter;
    // What a value holds is not looked through for places again.
    while let Some(brace) = rest.find('{') {
        let (before, place) = rest.split_at(brace);
        filled.push_str(before);
        let value = values.iter().find_map(|(name, value)| {
            let after = place[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((value, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(&quoted(value));
                rest = after;
            }
            None => {
                filled.push('{');
                rest = &place[1..];
            }
        }
    }
    filled + rest
}

/// A title as it can be read back from YAML: on one line, and without signs that have no place in a text.
pub fn clean_title(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").chars().filter(|&sign| is_printable(sign)).collect::<String>().trim().to_owned()
}

/// A title made from the name of a file or a folder: `leg-thread_veins` becomes `Leg thread veins`.
pub fn title_of_name(name: &str) -> String {
    let title = clean_title(&name.replace(['-', '_'], " "));
    let mut signs = title.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// The text between double quotation marks of YAML, which know the same two escapes as JSON.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Whether YAML lets a sign stand as it is (YAML 1.2, `c-printable`), within a line.
fn is_printable(sign: char) -> bool {
    matches!(sign, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..) && sign != '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_read_back_as_it_was_given() {
        for title in
            ["Veins: a \"guide\" #1", "C:\\new\\table", "{today} {title}", "'", "- a", "Grüße, 静脉 🦵", "\"\""]
        {
            let text = fill("title: \"{title}\"\n", &[("title", title), ("today", "x")]);
            let read: std::collections::BTreeMap<String, String> = serde_yaml::from_str(&text).unwrap();
            assert_eq!(read["title"], title);
        }
    }

    #[test]
    fn titles_are_on_one_line_and_made_from_names() {
        assert_eq!(clean_title(" a\tb\nc\u{2028}d\u{7f}\u{0}\u{feff} "), "a b c d");
        for (name, title) in [("leg-thread_veins", "Leg thread veins"), ("été", "Été"), ("--", ""), ("ßa", "SSa")]
        {
            assert_eq!(title_of_name(name), title);
        }
    }
}
