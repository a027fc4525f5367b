//! Changes of the site's files, as the system tells of them.
//!
//! Editors save in several ways: they write the file in place, or write another and rename it over the first, or move the
//! first away and write a new one. So what an event says happened is not believed: each path that it names is looked at,
//! and read again or forgotten. Events that come within a few milliseconds of one another are taken as one change.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};

use crate::{
    shell::{
        disk::{self, SOURCE_FOLDERS},
        error::ShellError,
    },
    source::World,
};

/// How long it has to be quiet before a change is taken. Editors and systems finish a save within a few milliseconds.
const QUIET: Duration = Duration::from_millis(12);

/// How often the debouncer looks whether it is quiet.
const TICK: Duration = Duration::from_millis(4);

/// How often files are looked at where the system does not tell of changes.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// The changes of a site's files, a batch at a time. Waits for the next one.
pub struct Changes {
    events: Receiver<DebounceEventResult>,
    watcher: Watcher,
    root: PathBuf,
}

/// The paths that changed in one go.
#[derive(Debug)]
pub struct Batch {
    paths: BTreeSet<PathBuf>,
}

enum Watcher {
    System(Debouncer<RecommendedWatcher, NoCache>),
    Polling(Debouncer<PollWatcher, NoCache>),
}

impl Changes {
    /// Watches the files of the site in `root`, which is a full path.
    ///
    /// # Errors
    /// The folder cannot be watched in either way.
    pub fn watch(root: &Path, poll: bool) -> Result<Self, ShellError> {
        let (sender, events) = mpsc::channel();
        let mut changes = if poll {
            Self { events, watcher: Watcher::polling(sender)?, root: root.to_owned() }
        } else {
            match Watcher::system(sender.clone()) {
                Ok(watcher) => Self { events, watcher, root: root.to_owned() },
                Err(_) => Self { events, watcher: Watcher::polling(sender)?, root: root.to_owned() },
            }
        };
        if let Err(error) = changes.watch_folders() {
            if poll {
                return Err(cannot_watch(&error));
            }
            eprintln!("The system cannot tell of changes ({error}), so careleaf looks for them every half second.");
            let (sender, events) = mpsc::channel();
            changes = Self { events, watcher: Watcher::polling(sender)?, root: root.to_owned() };
            changes.watch_folders().map_err(|error| cannot_watch(&error))?;
        }
        Ok(changes)
    }

    /// Watches the root for its folders to come and go, and each of them with all that is in it.
    fn watch_folders(&mut self) -> notify::Result<()> {
        self.watcher.watch(&self.root, RecursiveMode::NonRecursive)?;
        for folder in SOURCE_FOLDERS.map(|folder| self.root.join(folder)) {
            if folder.is_dir() {
                self.watcher.watch(&folder, RecursiveMode::Recursive)?;
            }
        }
        Ok(())
    }

    /// Watches the source folders anew that were made, moved or deleted: a watch stays with the folder that is gone.
    fn follow_folders(&mut self, batch: &Batch) {
        for folder in SOURCE_FOLDERS.map(|folder| self.root.join(folder)) {
            if batch.paths.contains(&folder) {
                self.watcher.unwatch(&folder);
                if folder.is_dir()
                    && let Err(error) = self.watcher.watch(&folder, RecursiveMode::Recursive)
                {
                    eprintln!(
                        "Changes in {} are not seen any more: {error}. Start `careleaf serve` again.",
                        folder.display()
                    );
                }
            }
        }
    }
}

impl Iterator for Changes {
    type Item = Batch;

    /// Waits until something changed that the site is made from.
    fn next(&mut self) -> Option<Batch> {
        loop {
            let mut paths = BTreeSet::new();
            let mut results = vec![self.events.recv().ok()?];
            // What came in the meantime belongs to the same batch, so that a burst is built once.
            results.extend(self.events.try_iter());
            for result in results {
                match result {
                    Ok(events) => {
                        for event in events.into_iter().filter(|event| !matches!(event.kind, EventKind::Access(_))) {
                            if event.need_rescan() {
                                paths.extend(SOURCE_FOLDERS.map(|folder| self.root.join(folder)));
                            }
                            paths.extend(event.event.paths);
                        }
                    }
                    // Something was missed, so everything is looked at.
                    Err(_) => paths.extend(SOURCE_FOLDERS.map(|folder| self.root.join(folder))),
                }
            }
            paths.retain(|path| is_source(&self.root, path));
            if !paths.is_empty() {
                let batch = Batch { paths };
                self.follow_folders(&batch);
                return Some(batch);
            }
        }
    }
}

impl Batch {
    /// Brings `world` up to date with what is on the disk now at the paths that changed.
    pub fn apply(&self, world: &mut World, root: &Path) {
        for path in &self.paths {
            let Some(source) = disk::source_path(root, path) else { continue };
            let files = &mut world.files;
            files.remove(source.as_str());
            files.remove_below(source.as_str());
            if path.is_dir() {
                for (path, content) in disk::read_below(root, path) {
                    files.insert(path, content);
                }
            } else if path.exists() {
                files.insert(source, disk::read_file(path));
            }
        }
    }
}

impl Watcher {
    fn system(sender: mpsc::Sender<DebounceEventResult>) -> notify::Result<Self> {
        new_debouncer_opt(QUIET, Some(TICK), sender, NoCache, Config::default()).map(Self::System)
    }

    fn polling(sender: mpsc::Sender<DebounceEventResult>) -> Result<Self, ShellError> {
        // Some file systems count time in whole seconds, so contents are compared too.
        let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(true);
        new_debouncer_opt(QUIET, Some(TICK), sender, NoCache, config)
            .map(Self::Polling)
            .map_err(|error| cannot_watch(&error))
    }

    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match self {
            Self::System(debouncer) => debouncer.watch(path, mode),
            Self::Polling(debouncer) => debouncer.watch(path, mode),
        }
    }

    /// Stops watching `path`. That it was watched no longer is what is wanted.
    fn unwatch(&mut self, path: &Path) {
        let _ = match self {
            Self::System(debouncer) => debouncer.unwatch(path),
            Self::Polling(debouncer) => debouncer.unwatch(path),
        };
    }
}

/// Whether a change at `path` can change the site.
fn is_source(root: &Path, path: &Path) -> bool {
    disk::source_path(root, path)
        .is_some_and(|path| SOURCE_FOLDERS.iter().any(|folder| path.as_str().split('/').next() == Some(folder)))
}

fn cannot_watch(error: &notify::Error) -> ShellError {
    ShellError::new(
        format!("The files of the site cannot be watched: {error}."),
        "Check that you may read them. Without watching, `careleaf build` writes the website once.",
    )
}
