//! The command line. Arguments are read here, and acted on elsewhere.

mod review;

pub use review::{ReviewArguments, ReviewCommand, ReviewFormat, SignArguments};

use std::{net::IpAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use jiff::civil::Date;

use crate::{parse::config::BaseUrl, shell::serve::editor::Editor};

/// Turns Markdown pages about a treatment into a clinic's website.
#[derive(Parser)]
#[command(
    name = "careleaf",
    version,
    about,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "\
Examples:
  careleaf init veins            make a new site in the folder veins
  careleaf serve --open          write, and see each change in the browser
  careleaf check                 find what is wrong
  careleaf explain raw-html      why that matters, and how to mend it
  careleaf build                 write the website to public/"
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Write the website to public/
    Build(BuildArguments),
    /// Show the website in the browser, and again after every save
    Serve(ServeArguments),
    /// Find what is wrong, and write nothing
    Check(CheckArguments),
    /// List what is to be reviewed by when, and sign what was reviewed
    Review(ReviewArguments),
    /// List how easy each page is to read
    Readability(ReadabilityArguments),
    /// Say what a rule finds, why it matters, and how to mend it
    Explain(ExplainArguments),
    /// Make a new site
    Init(InitArguments),
    /// Make a new treatment or page, for you to fill in
    New(NewArguments),
    /// Print what an editor needs to complete and check keys while you type
    Schema(SchemaArguments),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf build
  careleaf build --output /var/www/veins --base-url https://clinic.example/veins/
  careleaf build --drafts        with drafts, each marked as one
  careleaf build --publish       refuse what is not reviewed, where site.yaml says that reviews are required

Nothing is written where there is an error. Files that careleaf did not write itself are never changed or deleted.")]
pub struct BuildArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The folder to write to [default: public/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// The address of the website, in place of the base_url in site.yaml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Publish drafts and pages whose day has not come
    #[arg(long)]
    pub drafts: bool,
    /// Write nothing where a page has no review that holds, if site.yaml says `review: {required: true}`
    #[arg(long, conflicts_with = "drafts")]
    pub publish: bool,
    /// Say nothing unless something is wrong
    #[arg(long)]
    pub quiet: bool,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf serve --open          and open it in the browser
  careleaf serve --port 8080
  careleaf serve --poll          where the system does not tell of changes: network folders, containers
  careleaf serve --editor zed    mistakes open in Zed

The website is served from memory; public/ is not touched. Ctrl-C stops it.

Each page says what is wrong with it, and opens the place in your editor: vscode, vscode-insiders, vscodium, cursor, zed or \
textmate; none leaves these links out. For another, write the address that it takes, such as \
\"my-editor://open{file}:{line}:{column}\".")]
pub struct ServeArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// The port to listen on; 0 takes any that is free
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// The address to listen on. Others than 127.0.0.1 let other machines see the drafts on yours
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub host: IpAddr,
    /// Look for changes every half second instead of waiting for the system to tell
    #[arg(long)]
    pub poll: bool,
    /// Open the website in the browser
    #[arg(long)]
    pub open: bool,
    /// Show drafts and pages whose day has not come
    #[arg(long)]
    pub drafts: bool,
    /// The editor that opens a mistake's place from the browser; only where --host is this machine
    #[arg(long, value_name = "NAME|ADDRESS", default_value = "vscode")]
    pub editor: Editor,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf check
  careleaf check --format short
  careleaf check --format github --deny warnings      in a workflow
  careleaf check --format sarif > careleaf.sarif
  careleaf check --links                              ask other websites too, once a week

With --links, a link that is gone is an error, and one that could not be asked a warning.
What a website answers is remembered for a day.")]
pub struct CheckArguments {
    #[command(flatten)]
    pub site: SiteArguments,
    /// How mistakes are shown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub format: Format,
    /// Take warnings for errors: the exit status is 1 where there is one
    #[arg(long, value_name = "WHAT")]
    pub deny: Option<Deny>,
    /// Check drafts and pages whose day has not come as if they were published
    #[arg(long)]
    pub drafts: bool,
    /// Take for errors what `build --publish` refuses
    #[arg(long, conflicts_with = "drafts")]
    pub publish: bool,
    /// Ask other websites too whether the links to them still lead somewhere
    #[arg(long)]
    pub links: bool,
    /// With --links: how long to wait for a website's answer
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = value_parser!(u64).range(1..=600))]
    pub link_timeout: u64,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf readability                             list all pages, the hardest first
  careleaf readability content/veins/risks.md      one page, also where it is a draft
  careleaf readability --format csv > pages.csv    for a spreadsheet

Grade: years of American school that a reader needs (Flesch and Kincaid); Ease: from 0, very hard, to 100, very easy (Flesch); \
SMOG: years of school for all of it, of pages with 30 sentences or more (McLaughlin); Mean, Longest: words of a sentence. \
docs/readability.md says what is counted. `careleaf check` tells which sentences to mend.")]
pub struct ReadabilityArguments {
    /// A page, by its file or its address
    #[arg(value_name = "PAGE")]
    pub page: Option<String>,
    #[command(flatten)]
    pub site: SiteArguments,
    /// How the list is shown
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = ReadabilityFormat::Table)]
    pub format: ReadabilityFormat,
    /// List drafts and pages whose day has not come too
    #[arg(long)]
    pub drafts: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReadabilityFormat {
    /// A table for people
    Table,
    /// Comma-separated values, for spreadsheets
    Csv,
    /// One array of objects
    Json,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf explain                    list all rules
  careleaf explain unresolved-link
  careleaf explain --markdown         all of them, as a page")]
pub struct ExplainArguments {
    /// The code in square brackets, as in error[unresolved-link]
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
    /// Explain all rules, as a page in Markdown
    #[arg(long, conflicts_with = "code")]
    pub markdown: bool,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf init veins
  careleaf init veins --title \"Example Vein Clinic\"
  careleaf init .                in the folder where you are

Nothing that is there already is changed.")]
pub struct InitArguments {
    /// The folder of the new site; it is made if it is not there
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// The name of the website [default: made from the folder's name]
    #[arg(long, value_name = "NAME")]
    pub title: Option<String>,
}

#[derive(Args)]
#[command(
    arg_required_else_help = true,
    after_help = "\
Examples:
  careleaf new treatment \"Cataract surgery\"
  careleaf new page contact --title \"Contact us\""
)]
pub struct NewArguments {
    #[command(subcommand)]
    pub what: New,
}

#[derive(Subcommand)]
pub enum New {
    /// Make the pages of a treatment: what it is, what happens, who it is for, its risks, aftercare
    Treatment(NewTreatmentArguments),
    /// Make one page
    Page(NewPageArguments),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf new treatment \"Cataract surgery\"        makes five pages in content/cataract-surgery/

They are drafts with the questions that patients ask, for you to answer. A draft is not published; `careleaf serve --drafts`
shows it. Nothing that is there already is changed.")]
pub struct NewTreatmentArguments {
    /// The name of the treatment, as patients say it
    pub name: String,
    #[command(flatten)]
    pub site: SiteArguments,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf new page contact --title \"Contact us\"     makes content/contact.md
  careleaf new page cataract-surgery/costs.md

The page is a draft, which is not published; `careleaf serve --drafts` shows it. Nothing that is there already is changed.")]
pub struct NewPageArguments {
    /// The page's file below content/, with or without .md
    pub path: String,
    /// The title of the page [default: made from the file's name]
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    #[command(flatten)]
    pub site: SiteArguments,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf schema site > .careleaf/site.schema.json      for content/site.yaml
  careleaf schema page > .careleaf/page.schema.json      for the front matter of pages

What is printed is a JSON Schema. docs/writing.md says how editors use it.")]
pub struct SchemaArguments {
    /// What to print the schema of
    #[arg(value_enum, value_name = "OF")]
    pub of: SchemaOf,
}

/// What every command needs to know of the site.
#[derive(Args)]
pub struct SiteArguments {
    /// The folder of the site: the one that has content/ in it
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Act as if it were this day [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawings for people
    Human,
    /// A line for each: file:line:column: severity[code]: message
    Short,
    /// One array of objects
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaOf {
    /// The front matter of a page
    Page,
    /// content/site.yaml
    Site,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

fn day(text: &str) -> Result<Date, String> {
    let is_written_out = text.len() == "2026-03-15".len();
    let day = text.parse().ok().filter(|_| is_written_out);
    day.ok_or_else(|| {
        "write the year, the month and the day, as in 2026-03-15, and check that there is such a day".to_owned()
    })
}

fn base_url(address: &str) -> Result<String, String> {
    match BaseUrl::parse(address) {
        Some(_) => Ok(address.to_owned()),
        None => Err("write the address in full, as in https://www.your-clinic.example/".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_sound() {
        Arguments::command().debug_assert();
    }
}
