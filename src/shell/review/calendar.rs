//! The days of the next reviews as a calendar: RFC 5545, an event of a whole day for each page.

use jiff::civil::Date;

use crate::{
    check::PageReview,
    domain::review::{Reviewer, day_in_words},
    parse::config::BaseUrl,
    shell::review::list::address,
};

/// How many bytes a line may have, without its end (RFC 5545, 3.1).
const LONGEST_LINE: usize = 75;

/// What a calendar is made from.
pub(super) struct Calendar<'a> {
    pub reviews: &'a [PageReview],
    pub base_url: &'a BaseUrl,
    /// What the site is called.
    pub title: &'a str,
    /// The day on which the calendar is made.
    pub today: Date,
}

/// The calendar as a file. Pages that are never due, or that nobody has reviewed, are not in it.
pub(super) fn text(calendar: &Calendar<'_>) -> String {
    let mut lines = Lines::default();
    lines.add("BEGIN", "VCALENDAR");
    lines.add("VERSION", "2.0");
    lines.add("PRODID", "-//Careleaf//careleaf review//EN");
    lines.add("CALSCALE", "GREGORIAN");
    lines.add("METHOD", "PUBLISH");
    for page in calendar.reviews {
        event(calendar, page, &mut lines);
    }
    lines.add("END", "VCALENDAR");
    lines.0
}

fn event(calendar: &Calendar<'_>, page: &PageReview, lines: &mut Lines) {
    let (Some(review), Some(due)) = (&page.review, page.due) else { return };
    let address = address(page, calendar.base_url);
    let BaseUrl { origin, path } = calendar.base_url;
    // The page's event stays the same one however often the page is reviewed, so that it moves to its new day.
    let site = if origin.is_empty() { calendar.title.to_owned() } else { format!("{origin}{path}") };
    let id = blake3::hash(format!("{site}\0{}", page.file).as_bytes()).to_hex();
    let by = review.reviewed_by.as_ref().map_or_else(String::new, |by| format!(" by {}", Reviewer::in_words(by)));
    let mut description = format!("Last reviewed on {}{by}.\nFile: {}", day_in_words(review.reviewed), page.file);
    if !page.changes.is_empty() {
        description.push_str(&format!("\nChanged since: {}.", page.changes.join(", ")));
    }
    lines.add("BEGIN", "VEVENT");
    lines.add("UID", &format!("review-{}@careleaf", &id[..32]));
    lines.add("DTSTAMP", &calendar.today.strftime("%Y%m%dT000000Z").to_string());
    // A later review takes the place of an earlier one in calendars that were sent both.
    lines.add("SEQUENCE", &review.reviewed.strftime("%Y%m%d").to_string());
    lines.add("DTSTART;VALUE=DATE", &due.strftime("%Y%m%d").to_string());
    lines.add_text("SUMMARY", &format!("Review due: {}", page.title));
    lines.add_text("DESCRIPTION", &description);
    if !origin.is_empty() {
        lines.add("URL", &address);
    }
    lines.add("TRANSP", "TRANSPARENT");
    lines.add("END", "VEVENT");
}

#[derive(Default)]
struct Lines(String);

impl Lines {
    /// Writes a line, folded where it is long: what goes on begins with a space.
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut rest = line.as_str();
        let mut room = LONGEST_LINE;
        while rest.len() > room {
            let end = rest.floor_char_boundary(room);
            self.0.push_str(&rest[..end]);
            self.0.push_str("\r\n ");
            rest = &rest[end..];
            // The space counts.
            room = LONGEST_LINE - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }

    /// Writes a value of the type TEXT (3.3.11).
    fn add_text(&mut self, name: &str, text: &str) {
        let mut escaped = String::with_capacity(text.len());
        for sign in text.chars() {
            match sign {
                '\\' | ';' | ',' => escaped.extend(['\\', sign]),
                '\n' => escaped.push_str("\\n"),
                sign if sign.is_control() => escaped.push(' '),
                sign => escaped.push(sign),
            }
        }
        self.add(name, &escaped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_signs_are_escaped() {
        let mut lines = Lines::default();
        lines.add_text("SUMMARY", &format!("a, b; c\\ d\ne\u{7}{}", "é".repeat(100)));
        let folded = &lines.0;
        assert!(folded.ends_with("\r\n") && folded.matches("\r\n").count() == 4, "{folded}");
        assert!(folded.split("\r\n").all(|line| line.len() <= LONGEST_LINE));
        let unfolded = folded.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:a\\, b\\; c\\\\ d\\ne {}\r\n", "é".repeat(100)));
    }
}
