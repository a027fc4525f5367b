//! What the server shows: the newest site that can be shown, and what is wrong with the newest files.

use std::sync::Arc;

use serde::Serialize;
use tokio::sync::watch::{Receiver, Sender};

use crate::{
    cache::Website,
    diagnostic::Diagnostic,
    render::Rendered,
    shell::report::{Record, Sources, records},
};

/// The state of the site after a build.
#[derive(Clone, Default)]
pub struct Snapshot {
    /// The newest website that had no mistake before its files were made; none where there was none yet.
    website: Option<Website>,
    /// The newest website of which every file was made, and none had a mistake.
    proven: Option<Website>,
    /// The errors of the newest files, as JSON.
    pub errors: String,
}

/// The snapshots of one run, the newest of which is always at hand.
#[derive(Clone)]
pub struct Snapshots {
    sender: Sender<Arc<Snapshot>>,
}

/// An error as the page shows it: its record, and the line that it is in.
#[derive(Serialize)]
struct Problem {
    #[serde(flatten)]
    record: Record,
    text: Option<String>,
}

impl Snapshots {
    pub fn new() -> Self {
        Self { sender: Sender::new(Arc::new(Snapshot { errors: "[]".to_owned(), ..Snapshot::default() })) }
    }

    /// Shows `website`, whose files are made when they are asked for.
    pub fn show(&self, website: Website) {
        let proven = self.newest().proven.clone();
        self.publish(Snapshot { website: Some(website), proven, errors: "[]".to_owned() });
    }

    /// All files of the website that is shown were made, without a mistake.
    pub fn prove(&self) {
        self.sender.send_if_modified(|snapshot| {
            *snapshot = Arc::new(Snapshot { proven: snapshot.website.clone(), ..Snapshot::clone(snapshot) });
            // Nobody sees a difference.
            false
        });
    }

    /// Tells of the errors among `diagnostics`, over the site that is shown.
    pub fn fail(&self, diagnostics: &[Diagnostic], sources: &Sources<'_>) {
        let errors: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).cloned().collect();
        let lines = errors.iter().map(|error| error.location.as_ref().map(|location| sources.line(location)));
        let problems: Vec<Problem> =
            records(&errors, sources).into_iter().zip(lines).map(|(record, text)| Problem { record, text }).collect();
        let Snapshot { website, proven, .. } = Snapshot::clone(&self.newest());
        // Problems are text and numbers, which always have a form in JSON.
        let errors = serde_json::to_string(&problems).unwrap_or_default();
        self.publish(Snapshot { website, proven, errors });
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

/// What there is to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteKind {
    /// Every page, as it was last without a mistake.
    Good,
    /// The pages that can be made; there never was a site without a mistake.
    InPart,
    None,
}

impl Snapshot {
    pub fn kind(&self) -> SiteKind {
        match (&self.website, &self.proven) {
            (_, Some(_)) => SiteKind::Good,
            (Some(_), None) => SiteKind::InPart,
            (None, None) => SiteKind::None,
        }
    }

    /// The site that is shown; none where there was none yet.
    pub fn website(&self) -> Option<&Website> {
        self.website.as_ref()
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
