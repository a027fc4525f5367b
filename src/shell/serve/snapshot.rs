//! What the server shows: the newest site that can be shown, and what is wrong with the newest files.

use std::sync::Arc;

use serde::Serialize;
use tokio::sync::watch::{Receiver, Sender};

use crate::{cache::Website, render::Rendered, shell::serve::mistakes::Mistakes};

/// The state of the site after a build.
#[derive(Clone, Default)]
pub struct Snapshot {
    /// The website that is shown; none where there is nothing that could be.
    website: Option<Website>,
    /// Whether the website that is shown had no error, as far as is known.
    is_good: bool,
    /// The newest website of which every file was made, and none had a mistake.
    proven: Option<Website>,
    mistakes: Arc<Mistakes>,
    /// Whether all files were made, so that no more mistakes will show.
    is_settled: bool,
}

/// The snapshots of one run, the newest of which is always at hand.
#[derive(Clone)]
pub struct Snapshots {
    sender: Sender<Arc<Snapshot>>,
}

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum SiteKind {
    /// Every page, as it was last without an error.
    Good,
    /// The newest pages, as far as they can be made; there never was a site without an error.
    InPart,
    None,
}

impl Snapshots {
    pub fn new() -> Self {
        Self { sender: Sender::new(Arc::default()) }
    }

    /// Takes in the newest website, whose files are made when they are asked for, with the `mistakes` that are known so far.
    /// With an error among them, a website that was good stays in its place.
    pub fn show(&self, website: Website, mistakes: Arc<Mistakes>) {
        let Snapshot { website: before, is_good, proven, .. } = Snapshot::clone(&self.newest());
        let is_sound = mistakes.diagnostics().errors() == 0;
        let website = match before {
            before if is_good && !is_sound => before,
            _ => Some(website).filter(|website| is_sound || website.has_written_page()),
        };
        self.publish(Snapshot { website, is_good: is_good || is_sound, proven, mistakes, is_settled: false });
    }

    /// All files of the newest website were made. `mistakes` are all there are, if some showed only then; a page that cannot
    /// be made shows as it last was.
    pub fn settle(&self, mistakes: Option<Mistakes>) {
        let snapshot = Snapshot::clone(&self.newest());
        let seemed_sound = snapshot.mistakes.diagnostics().errors() == 0;
        let mistakes = mistakes.map_or(snapshot.mistakes, Arc::new);
        let is_sound = mistakes.diagnostics().errors() == 0;
        let proven = if is_sound { snapshot.website.clone() } else { snapshot.proven };
        // With an error that was known before, the website that is shown is an older one, of which nothing new is known.
        let is_good = snapshot.is_good && (is_sound || !seemed_sound || proven.is_some());
        self.publish(Snapshot { website: snapshot.website, is_good, proven, mistakes, is_settled: true });
    }

    pub fn newest(&self) -> Arc<Snapshot> {
        self.sender.borrow().clone()
    }

    pub fn subscribe(&self) -> Receiver<Arc<Snapshot>> {
        self.sender.subscribe()
    }

    fn publish(&self, snapshot: Snapshot) {
        self.sender.send_replace(Arc::new(snapshot));
    }
}

impl Snapshot {
    pub fn kind(&self) -> SiteKind {
        match &self.website {
            Some(_) if self.is_good => SiteKind::Good,
            Some(_) => SiteKind::InPart,
            None => SiteKind::None,
        }
    }

    /// The site that is shown; none where there is none yet.
    pub fn website(&self) -> Option<&Website> {
        self.website.as_ref()
    }

    /// What is wrong with the newest files, whichever site is shown.
    pub fn mistakes(&self) -> &Arc<Mistakes> {
        &self.mistakes
    }

    /// Whether all files were made, so that no more mistakes will show.
    pub fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// The file at `path`, made now if it was not asked for before. One that cannot be made is shown as it last was.
    pub fn file(&self, path: &str) -> Option<Rendered> {
        let file = self.website.as_ref()?.file(path)?;
        if !file.is_broken() {
            return Some(file);
        }
        self.proven.as_ref().and_then(|proven| proven.file(path))
    }
}
