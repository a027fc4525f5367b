//! Where the words of a page's key points stand in its file, since visitors read them as they read its text.

use std::ops::Range;

use crate::{markdown::placeholders, parse::yaml::YamlText};

/// The places of key points in the file, in their order, each without the facts in it. One that is written with signs that stand
/// for others is left out.
pub(super) fn places(yaml: YamlText<'_>, key_points: &[String]) -> Vec<Vec<Range<usize>>> {
    if key_points.is_empty() {
        return Vec::new();
    }
    let mut from = (yaml.place_of(&["summary"]).span.end as usize).saturating_sub(yaml.offset);
    let mut places = Vec::new();
    for point in key_points {
        let Some(place) = place_of_words(yaml.text, from, point) else { continue };
        from = place.end;
        let mut runs = Vec::new();
        let mut start = place.start;
        for fact in placeholders(&yaml.text[place.clone()]) {
            runs.push(start..place.start + fact.range.start);
            start = place.start + fact.range.end;
        }
        runs.push(start..place.end);
        let in_file = |run: Range<usize>| yaml.offset + run.start..yaml.offset + run.end;
        places.push(runs.into_iter().filter(|run| !run.is_empty()).map(in_file).collect());
    }
    places
}

/// Where the words of `value` follow one another after the byte `from`, on one line or several.
fn place_of_words(text: &str, from: usize, value: &str) -> Option<Range<usize>> {
    let first = value.split_whitespace().next()?;
    let starts = text.get(from..)?.match_indices(first).map(|(place, _)| from + place);
    starts.take(TRIED).find_map(|start| {
        let mut end = start;
        for word in value.split_whitespace() {
            let rest = text[end..].trim_start();
            end = text.len() - rest.strip_prefix(word)?.len();
        }
        Some(start..end)
    })
}

/// How often the first word of a key point is looked for. It may stand in other words before it.
const TRIED: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourcePath;

    #[test]
    fn key_points_are_found_where_they_are_written() {
        let path = SourcePath::new("a.md");
        let text = "title: It fades.\nsummary:\n  - It fades.\n  - 'Rest for\n    a week'\n  - \"a\\tb\"\n  - Takes {{ fact.x }} or so\n";
        let points = ["It fades.", "Rest for a week", "a\tb", "Takes {{ fact.x }} or so"].map(str::to_owned);
        let places = places(YamlText { path: &path, text, offset: 4 }, &points);
        let words = |run: &Range<usize>| text[run.start - 4..run.end - 4].to_owned();
        let found: Vec<Vec<String>> = places.iter().map(|runs| runs.iter().map(words).collect()).collect();
        assert_eq!(found, [vec!["It fades."], vec!["Rest for\n    a week"], vec!["Takes ", " or so"]]);
        assert!(places[0][0].start > 20);
    }
}
