//! The theme in themes/clinic: its words and its parts.

use std::fs;

use crate::folder::{files_below, project};

fn templates() -> Vec<(String, String)> {
    let folder = project().join("themes/clinic/templates");
    files_below(&folder).into_iter().map(|(path, file)| (path, fs::read_to_string(file).unwrap())).collect()
}

/// What a reader would see of a template: its text outside of tags, and the attributes that are read out.
fn words(template: &str) -> String {
    let mut text = template.to_owned();
    for (open, close) in [("{#", "#}"), ("{%", "%}"), ("{{", "}}"), ("<style>", "</style>"), ("<script>", "</script>")]
    {
        while let Some(start) = text.find(open) {
            let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
            text.replace_range(start..end, "");
        }
    }
    let read_out = ["aria-label=\"", "alt=\"", "title=\"", "placeholder=\""];
    let attributes: String = read_out
        .iter()
        .flat_map(|name| text.split(name).skip(1))
        .map(|rest| rest.split('"').next().unwrap_or_default().to_owned() + " ")
        .collect();
    let shown: String = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, shown)| shown)).collect();
    (shown + &attributes).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_template_has_words_of_its_own() {
    for (path, template) in templates().into_iter().filter(|(path, _)| path.ends_with(".html")) {
        let words: String = words(&template).chars().filter(|c| c.is_alphabetic()).collect();
        assert!(words.is_empty(), "{path} has words that belong into a locale: {words}");
    }
}

#[test]
fn every_message_that_a_template_names_is_in_the_locale_and_the_other_way_round() {
    let locale = fs::read_to_string(project().join("themes/clinic/locales/en-GB.ftl")).unwrap();
    let known: Vec<&str> = locale
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
        .filter_map(|line| line.split(" =").next())
        .collect();
    let mut code: String = templates().into_iter().map(|(_, text)| text).collect();
    for (_, file) in files_below(&project().join("src")) {
        code.push_str(&fs::read_to_string(file).unwrap());
    }
    for id in &known {
        // Some names are put together from a word and what it is about.
        let topics = ["procedure", "suitability", "risks", "aftercare", "other"];
        let bands = ["very-common", "common", "uncommon", "rare", "very-rare", "unknown"];
        let band = id.strip_prefix("risk-").map(|rest| rest.strip_suffix("-alone").unwrap_or(rest));
        let built_up = topics.iter().any(|topic| *id == format!("kind-{topic}"))
            || id.starts_with("month-")
            || band.is_some_and(|band| bands.contains(&band));
        assert!(built_up || code.contains(&format!("\"{id}\"")), "nothing says the message {id}");
    }
    for named in code.split("message(id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(named.ends_with('-') || known.contains(&named), "the locale has no message {named}");
    }
}
