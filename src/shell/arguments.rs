//! The command line. Arguments are read here, and acted on elsewhere.

use std::{net::IpAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
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
  careleaf serve --open          write, and see each change in the browser
  careleaf check                 find what is wrong
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
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  careleaf build
  careleaf build --output /var/www/veins --base-url https://clinic.example/veins/
  careleaf build --drafts        with drafts, each marked as one

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
  careleaf check --format sarif > careleaf.sarif")]
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
}

/// What every command needs to know of the site.
#[derive(Args)]
pub struct SiteArguments {
    /// The folder of the site: the one that has content/ in it
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Act as if it were this day [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
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
pub enum Deny {
    Warnings,
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
