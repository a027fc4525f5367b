//! What Careleaf promises about its speed and size, measured, and printed as a table in Markdown.
//!
//! `cargo bench --bench budgets` measures all of it in a few minutes, on sites of 10,000 and 1,000 pages; `-- --help` tells
//! of a quick try. Where the command `hugo` is there, it does the same work with a theme of the same parts, in `hugo/` beside
//! this file.
//!
//! Builds are compared with the [floor], which is what no generator can do without: read every Markdown file, parse it, and
//! write one HTML file each, on all cores. Whatever is compared takes turns, so that a busy machine slows all of it, and a
//! ratio is that of one turn.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::expect_used,
    reason = "a benchmark reads, writes, starts programs, takes the time, and stops where it cannot go on"
)]

mod arguments;
mod builds;
#[path = "../shared/corpus.rs"]
mod corpus;
mod dependants;
#[path = "../shared/edit.rs"]
mod edit;
mod edited_site;
mod floor;
mod hugo;
mod machine;
mod process;
mod ready;
mod saves;
mod server;
mod setup;
mod statistics;
mod table;
mod tool;
mod wire;
#[path = "../shared/work_folder.rs"]
mod work_folder;

use clap::Parser;

use crate::{arguments::Arguments, setup::Setup};

fn main() {
    let arguments = Arguments::parse();
    if let Some([content, output]) = arguments.floor.as_deref() {
        return floor::run(content, output);
    }
    // Gone at the end, also when something fails on the way.
    let folder = work_folder::make();
    let setup = Setup::make(folder.path(), &arguments.or_less());
    let rows =
        [builds::measure(&setup), saves::measure(&setup), ready::measure(&setup), wire::measure(&setup)].concat();
    println!("{}\n", machine::describe(&setup));
    table::print(&setup, &rows);
    folder.close().expect("the work folder can be deleted");
}
