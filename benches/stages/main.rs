//! What each stage of a build takes, and what a save takes.
//!
//! [`cold`] measures the stages one by one, each on all cores as in a build, on a site of 1,000 pages. [`edits`] measures
//! the builds after an edit, on sites of 1,000 and 10,000 pages. The sites are in memory; only the stage that writes the
//! website touches a disk. Run it with `cargo bench --bench stages`, and with `-- cold` or `-- edits::title` for a part.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "a benchmark writes, looks around, and stops where it cannot go on"
)]

mod cold;
#[path = "../shared/corpus.rs"]
mod corpus;
#[path = "../shared/edit.rs"]
mod edit;
mod edits;
mod steps;
#[path = "../shared/work_folder.rs"]
mod work_folder;

use careleaf::{Files, Options, SourcePath, World};

use crate::corpus::Corpus;

/// The program's allocator, so that memory costs what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The files of a site of the corpus.
fn world(corpus: &Corpus) -> World {
    let mut files = Files::default();
    for (path, text) in corpus.files() {
        files.insert(SourcePath::new(path), text.into());
    }
    World { files, today: jiff::civil::date(2026, 6, 1), options: Options::default() }
}
