//! The arguments of `careleaf review`.

use clap::{Args, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::{
    domain::unsaid::is_name,
    shell::arguments::{SiteArguments, day},
};

#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  careleaf review                                  list all pages by the day of their next review
  careleaf review --format csv > reviews.csv       for a spreadsheet
  careleaf review --format ics > reviews.ics       for a calendar, an event for each page
  careleaf review sign content/veins/risks.md --by \"A. Example\" --role \"Nurse\" --on 2026-03-15

Pages that nobody has reviewed come first, then the others by the day on which they are due. The exit status is 0 also
where some are overdue; `careleaf build --publish` refuses to publish them."
)]
pub struct ReviewArguments {
    #[command(subcommand)]
    pub command: Option<ReviewCommand>,
    #[command(flatten)]
    pub site: SiteArguments,
    /// How the list is shown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ReviewFormat::Table)]
    pub format: ReviewFormat,
    /// List drafts and pages whose day has not come too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Subcommand)]
pub enum ReviewCommand {
    /// Write down who reviewed pages, when, and what they say
    Sign(SignArguments),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf review sign content/veins/risks.md --by \"A. Example\" --on 2026-03-15
  careleaf review sign risks.md aftercare.md --by \"A. Example\" --role \"Vascular nurse\" --registration 12A3456 --on 2026-03-15
  careleaf review sign /veins/risks/ --by \"A. Example\" --on 2026-03-15 --due 2027-03-15

What was signed is written to content/reviews.yaml: the reviewer, the day, and a hash of each part of the page. An edit of
what the page says is told from then on, one of its layout is not. All pages are signed, or none is; drafts can be.")]
pub struct SignArguments {
    /// The pages, by their files or their addresses
    #[arg(value_name = "PAGE", required = true)]
    pub pages: Vec<String>,
    /// The name of the person who reviewed them
    #[arg(long, value_name = "NAME", value_parser = name)]
    pub by: String,
    /// What that person is, such as a consultant vascular surgeon
    #[arg(long, value_name = "ROLE", value_parser = words)]
    pub role: Option<String>,
    /// The person's number in a professional register
    #[arg(long, value_name = "NUMBER", value_parser = words)]
    pub registration: Option<String>,
    /// The day on which they were reviewed
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub on: Date,
    /// The day by which they are to be reviewed again [default: as site.yaml says]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub due: Option<Date>,
    #[command(flatten)]
    pub site: SiteArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReviewFormat {
    /// A table for people
    Table,
    /// Comma-separated values, for a spreadsheet
    Csv,
    /// iCalendar, for a calendar
    Ics,
    /// One array of objects
    Json,
}

/// The name of somebody.
fn name(text: &str) -> Result<String, String> {
    let name = words(text)?;
    if is_name(&name) { Ok(name) } else { Err("write the name of the person who reviewed the pages".to_owned()) }
}

/// Text on one line, with something in it.
fn words(text: &str) -> Result<String, String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.chars().any(char::is_control) {
        _ if words.is_empty() => Err("write something here".to_owned()),
        true => Err("there is a sign in it that cannot be printed".to_owned()),
        false => Ok(words),
    }
}
