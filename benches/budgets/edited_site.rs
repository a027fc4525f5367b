//! A site that is served, and one of whose pages is edited.

use std::{
    fs,
    path::PathBuf,
    time::{Duration, Instant},
};

use crate::{
    corpus::Corpus,
    server::{Server, wait_until},
    setup::Setup,
    statistics::milliseconds,
    tool::Tool,
};

/// How an editor saves.
#[derive(Clone, Copy)]
pub enum Way {
    /// It writes the file anew.
    InPlace,
    /// It writes another file, and renames that to the file's name.
    Rename,
}

pub struct EditedSite {
    pub tool: Tool,
    pub corpus: Corpus,
    pub server: Server,
    /// The number of the page that is edited.
    pub page: usize,
    file: PathBuf,
    /// The page's text before the first edit.
    text: String,
    saves: usize,
}

impl EditedSite {
    /// Serves the site and waits until it has the page that will be edited, one in the middle of the site.
    pub fn start(setup: &Setup, tool: Tool, pages: usize) -> Self {
        let (corpus, page, root) = (Corpus::new(pages), pages / 2, setup.site(tool, pages));
        let file = root.join(corpus.file(page));
        let text = fs::read_to_string(&file).expect("the page is there");
        let server = Server::start(tool, &root, &address(&corpus, page));
        Self { tool, corpus, server, page, file, text, saves: 0 }
    }

    /// The address of page number `page`.
    pub fn address(&self, page: usize) -> String {
        address(&self.corpus, page)
    }

    /// Saves the page with an `edit` that brings in a new word, and waits for each of the pages at `addresses` to show it.
    ///
    /// # Errors
    /// The address of the page that does not show it.
    pub fn save(
        &mut self,
        way: Way,
        edit: fn(&str, &str) -> String,
        addresses: &[String],
        patience: Duration,
    ) -> Result<f64, String> {
        self.saves += 1;
        let word = format!("zzq{:04}", self.saves);
        let text = edit(&self.text, &word);
        let aside = self.file.with_extension("md.tmp~");
        if let Way::Rename = way {
            fs::write(&aside, &text).expect("the page can be written");
        }
        let start = Instant::now();
        match way {
            Way::InPlace => fs::write(&self.file, &text),
            Way::Rename => fs::rename(&aside, &self.file),
        }
        .expect("the page can be written");
        for address in addresses {
            let shows = || self.server.get(address).is_some_and(|page| page.contains(&word));
            if !wait_until(patience, shows) {
                return Err(address.clone());
            }
        }
        Ok(milliseconds(start.elapsed()))
    }
}

fn address(corpus: &Corpus, page: usize) -> String {
    format!("/{}/", corpus.place(page))
}
