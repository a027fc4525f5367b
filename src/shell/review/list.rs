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
        report::{self, Spreadsheet, harmless, yes_or_no},
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
        ReviewFormat::Json => report::array(reviews.iter().map(|page| Record::of(page, base_url))),
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

/// The list as a spreadsheet.
fn csv(reviews: &[PageReview], base_url: &BaseUrl) -> String {
    let mut spreadsheet = Spreadsheet::new([
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
    ]);
    for page in reviews {
        let record = Record::of(page, base_url);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let text = |text: Option<&str>| harmless(text.unwrap_or_default());
        spreadsheet.row([
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
        ]);
    }
    spreadsheet.into_text()
}
