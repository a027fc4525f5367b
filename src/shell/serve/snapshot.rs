//! What the server shows: the last good site, and what is wrong with the newest files.

use std::{fmt, sync::Arc, time::SystemTime};

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
    pub version: Version,
}

/// A site that this run of the server has shown. No two runs have a version in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// When the run began, in milliseconds since 1970.
    run: u128,
    number: u64,
}

/// The snapshots of one run, the newest of which is always at hand.
#[derive(Clone)]
pub struct Snapshots {
    sender: Sender<Arc<Snapshot>>,
}

#[derive(Serialize)]
struct Status {
    version: String,
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
        let (output, version) = match before {
            Some(before) if !errors.is_empty() => (before.output.clone(), before.version),
            // What is the same again, as after a mistake that was taken back, need not be loaded again. Files that were
            // not made anew share their bytes, so that this is quick.
            Some(before) if before.output.as_deref() == Some(&built.output) => (before.output.clone(), before.version),
            Some(before) => {
                (Some(Arc::new(built.output.clone())), Version { number: before.version.number + 1, ..before.version })
            }
            None if !errors.is_empty() => (None, Version::first()),
            None => (Some(Arc::new(built.output.clone())), Version::first()),
        };
        let lines = errors.iter().map(|error| error.location.as_ref().and_then(|location| sources.line(location)));
        let records = records(&errors, sources).into_iter();
        let problems = records.zip(lines).map(|(record, text)| Problem { record, text }).collect();
        let status = Status { version: version.to_string(), errors: problems };
        // A status is text and numbers, which always have a form in JSON.
        let status = serde_json::to_string(&status).unwrap_or_default();
        Self { output, status, version }
    }
}

impl Version {
    fn first() -> Self {
        let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        Self { run: since_epoch.as_millis(), number: 1 }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:x}-{}", self.run, self.number)
    }
}
