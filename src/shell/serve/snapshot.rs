//! What the server shows: the last good site, and what is wrong with the newest files.

use std::sync::Arc;

use serde::Serialize;
use tokio::sync::watch::{Receiver, Sender};

use crate::{
    build::Built,
    render::Output,
    shell::report::{Record, Sources, records},
};

/// The state of the site after a build.
#[derive(Debug)]
pub struct Snapshot {
    /// The files of the last build without an error; none where there was none yet.
    pub output: Option<Arc<Output>>,
    /// What browsers are told, as JSON.
    pub status: String,
    /// Marks the site, for a page to know whether it shows this one.
    pub version: String,
}

/// The snapshots of one run, the newest of which is always at hand.
#[derive(Clone)]
pub struct Snapshots {
    sender: Sender<Arc<Snapshot>>,
}

#[derive(Serialize)]
struct Status<'a> {
    version: &'a str,
    errors: Vec<Problem>,
}

/// An error as the page shows it: its record, and the line that it is in.
#[derive(Serialize)]
struct Problem {
    #[serde(flatten)]
    record: Record,
    text: Option<String>,
}

impl Snapshots {
    pub fn new(built: &Built, sources: Sources<'_>) -> Self {
        let first = Snapshot::after(built, sources, None);
        Self { sender: Sender::new(Arc::new(first)) }
    }

    /// Makes what was `built` the newest, and wakes whoever waits for it.
    pub fn publish(&self, built: &Built, sources: Sources<'_>) {
        let before = self.newest();
        self.sender.send_replace(Arc::new(Snapshot::after(built, sources, Some(&before))));
    }

    pub fn newest(&self) -> Arc<Snapshot> {
        self.sender.borrow().clone()
    }

    pub fn subscribe(&self) -> Receiver<Arc<Snapshot>> {
        self.sender.subscribe()
    }
}

impl Snapshot {
    fn after(built: &Built, sources: Sources<'_>, before: Option<&Snapshot>) -> Self {
        let errors: Vec<_> = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).cloned().collect();
        let (output, version) = if errors.is_empty() {
            (Some(Arc::new(built.output.clone())), version(&built.output))
        } else {
            match before {
                Some(before) => (before.output.clone(), before.version.clone()),
                None => (None, String::new()),
            }
        };
        let lines = errors.iter().map(|error| error.location.as_ref().and_then(|location| sources.line(location)));
        let records = records(&errors, sources).into_iter();
        let problems = records.zip(lines).map(|(record, text)| Problem { record, text }).collect();
        let status = Status { version: &version, errors: problems };
        // A status is text and numbers, which always have a form in JSON.
        let status = serde_json::to_string(&status).unwrap_or_default();
        Self { output, status, version }
    }
}

/// The same for the same files, whichever run they come from, so that a restart reloads no page that has not changed.
fn version(output: &Output) -> String {
    let mut hasher = blake3::Hasher::new();
    for (path, bytes) in output {
        hasher.update(path.as_str().as_bytes());
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    }
    hasher.finalize().to_hex()[..16].to_owned()
}
