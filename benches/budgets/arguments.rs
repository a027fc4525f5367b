//! The command line of this benchmark.

use std::path::PathBuf;

use clap::{Parser, builder::RangedU64ValueParser};

use crate::setup::BUDGETED_PAGES;

/// Measures what Careleaf promises about its speed and size, and prints it as a table in Markdown
#[derive(Parser)]
#[command(
    bin_name = "cargo bench --bench budgets --",
    after_help = "\
Examples:
  cargo bench --bench budgets
  cargo bench --bench budgets -- --pages 1000 --runs 1 --edits 3      a quick try
  cargo bench --bench budgets > table.md                              what it is doing goes to the terminal

CARELEAF_BENCH_DIR names the folder to work in; otherwise it is /dev/shm, which is in memory, where that is there.
Hugo is measured too where the command `hugo` is there."
)]
pub struct Arguments {
    /// The number of pages of the large site. The small one has a tenth of them
    #[arg(long, value_name = "N", default_value_t = BUDGETED_PAGES, value_parser = at_least(100))]
    pub pages: usize,
    /// How often each build, and each start of a server, is measured
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = at_least(1))]
    pub runs: usize,
    /// How often a page is saved in each way
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = at_least(1))]
    pub edits: usize,
    /// Does what the builds are compared with, and nothing else: the folder to read, and the one to write
    #[arg(long, hide = true, num_args = 2)]
    pub floor: Option<Vec<PathBuf>>,
    /// What `cargo bench` says to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
}

impl Arguments {
    /// These, or less where it is not `cargo bench` that runs this: `cargo test --benches` wants to see only that it works.
    pub fn or_less(self) -> Self {
        if self.bench { self } else { Self { pages: 100, runs: 1, edits: 1, ..self } }
    }
}

fn at_least(number: u64) -> RangedU64ValueParser<usize> {
    RangedU64ValueParser::new().range(number..)
}
