//! The list of all pages by the day of their next review, for people, spreadsheets, calendars and programs.

use jiff::civil::Date;
use serde::Serialize;

use crate::{
    Cache,
    build::prepare,
    check::PageReview,
    domain::review::Standing,
    parse::config::BaseUrl,
    shell::{
        Outcome,
        arguments::{ReviewArguments, ReviewFormat},
        disk,
        error::ShellError,
        report::{self, in_one_line},
        review::{
            calendar::{self, Calendar},
            table,
        },
    },
    source::Options,
};

/// Lists the pages.
pub fn run(arguments: ReviewArguments) -> Result<Outcome, ShellError> {
    let ReviewArguments { site, format, drafts, .. } = arguments;
    let (world, _) = disk::read_world(&site, Options { drafts, ..Options::default() })?;
    let mut cache = Cache::default();
    let prepared = prepare(&world, &mut cache);
    let reviews = prepared.page_reviews(&cache, world.today);
    let base_url = &prepared.config().base_url;
    report::print(&match format {
        ReviewFormat::Table => table::text(&reviews),
        ReviewFormat::Csv => csv(&reviews, base_url),
        ReviewFormat::Ics => calendar::text(&Calendar {
            reviews: &reviews,
            base_url,
            title: &prepared.config().title,
            today: world.today,
        }),
        ReviewFormat::Json => json(&reviews, base_url),
    });
    Ok(Outcome::Fine)
}

/// A page as spreadsheets and programs read it.
#[derive(Serialize)]
struct Record<'a> {
    /// The page's file, below the folder of the site.
    page: &'a str,
    title: &'a str,
    /// The page's whole address; its path on the site where the site's address is not known.
    address: String,
    draft: bool,
    standing: Standing,
    due: Option<Date>,
    reviewed: Option<Date>,
    reviewed_by: Option<&'a str>,
    role: Option<&'a str>,
    registration: Option<&'a str>,
    /// Whether what was reviewed is known.
    signed: bool,
    /// What has changed since it was signed.
    changes: &'a [String],
}

impl<'a> Record<'a> {
    fn of(page: &'a PageReview, base_url: &BaseUrl) -> Self {
        let by = page.review.as_ref().and_then(|review| review.reviewed_by.as_ref());
        Self {
            page: page.file.as_str(),
            title: &page.title,
            address: address(page, base_url),
            draft: page.is_draft,
            standing: page.standing,
            due: page.due,
            reviewed: page.review.as_ref().map(|review| review.reviewed),
            reviewed_by: by.map(|by| by.name.as_str()),
            role: by.and_then(|by| by.role.as_deref()),
            registration: by.and_then(|by| by.registration.as_deref()),
            signed: page.is_signed,
            changes: &page.changes,
        }
    }
}

/// The whole address of a page; its path on the site where the site's address is not known.
pub(super) fn address(page: &PageReview, base_url: &BaseUrl) -> String {
    format!("{}{}", base_url.origin, page.route.url(&base_url.path))
}

fn json(reviews: &[PageReview], base_url: &BaseUrl) -> String {
    let records: Vec<Record<'_>> = reviews.iter().map(|page| Record::of(page, base_url)).collect();
    // Records are text and numbers, which always have a form in JSON.
    serde_json::to_string_pretty(&records).unwrap_or_default() + "\n"
}

/// Comma-separated values as RFC 4180 has them, with the names of the columns in the first line.
fn csv(reviews: &[PageReview], base_url: &BaseUrl) -> String {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let columns = [
        "due",
        "standing",
        "page",
        "title",
        "address",
        "draft",
        "reviewed",
        "reviewed_by",
        "role",
        "registration",
        "signed",
        "changes",
    ];
    // Writing to a Vec cannot fail.
    let _ = writer.write_record(columns);
    for page in reviews {
        let record = Record::of(page, base_url);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        let row = [
            day(record.due),
            table::words(record.standing).to_owned(),
            harmless(record.page),
            harmless(record.title),
            harmless(&record.address),
            yes_or_no(record.draft),
            day(record.reviewed),
            text(record.reviewed_by),
            text(record.role),
            text(record.registration),
            yes_or_no(record.signed),
            harmless(&record.changes.join("; ")),
        ];
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn yes_or_no(answer: bool) -> String {
    if answer { "yes" } else { "no" }.to_owned()
}

/// Text that no spreadsheet takes for a formula: what begins like one gets an apostrophe, as OWASP advises ("CSV Injection").
/// Nor does any text command a terminal.
pub fn harmless(text: &str) -> String {
    let text = in_one_line(text);
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+44", "-1", "@SUM(A1)", " =1", "＝1"] {
            assert_eq!(harmless(formula), format!("'{formula}"));
        }
        assert_eq!(harmless("\n=1"), "' =1");
        assert_eq!(harmless("a\u{1b}[31m\nb"), "a\u{fffd}[31m b");
        for text in ["", "A. Example", "12A-3", "a=b", "“=”"] {
            assert_eq!(harmless(text), text);
        }
    }
}
