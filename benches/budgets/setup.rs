//! What is measured, and the sites to measure it on.

use std::path::{Path, PathBuf};

use crate::{arguments::Arguments, corpus::Corpus, tool::Tool};

/// The number of pages that the budgets are for.
pub const BUDGETED_PAGES: usize = 10_000;

/// All that the measurements have in common.
pub struct Setup {
    /// The folder to work in.
    pub folder: PathBuf,
    /// The generators, Careleaf first.
    pub tools: Vec<Tool>,
    /// The numbers of pages of the large and of the small site.
    pub pages: usize,
    pub fewer_pages: usize,
    /// How often each build, and each start of a server, is measured.
    pub runs: usize,
    /// How often a page is saved in each way.
    pub edits: usize,
}

impl Setup {
    /// Writes the sites of all tools into `folder`.
    pub fn make(folder: &Path, arguments: &Arguments) -> Self {
        let Arguments { pages, runs, edits, .. } = *arguments;
        let setup =
            Self { folder: folder.to_owned(), tools: Tool::installed(), pages, fewer_pages: pages / 10, runs, edits };
        for pages in [setup.pages, setup.fewer_pages] {
            progress(&format!("writing sites of {pages} pages"));
            for &tool in &setup.tools {
                tool.write_site(&setup.site(tool, pages), &Corpus::new(pages));
            }
        }
        setup
    }

    /// The folder of a tool's site.
    pub fn site(&self, tool: Tool, pages: usize) -> PathBuf {
        self.folder.join(format!("{}-{pages}", tool.short_name()))
    }

    /// The folder for a tool's output.
    pub fn output(&self, tool: Tool) -> PathBuf {
        self.folder.join(format!("{}-output", tool.short_name()))
    }
}

/// Says what is being done, to whoever waits.
pub fn progress(what: &str) {
    eprintln!("budgets: {what}");
}
