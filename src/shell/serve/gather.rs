//! Events that belong together are gathered until it is quiet, and then taken as one change.
//!
//! How long it has to be quiet depends on what was seen, and never on the size of the site. A file that was closed after it
//! was written, or moved to its place, is whole: there is no more to wait for. While one is being written, its end is waited
//! for. After anything else an editor may be in the middle of saving, and after several files the rest of a burst may be under
//! way: a checkout, a search and replace.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// After one file that is whole. A burst goes on within that time.
const QUIET_AFTER_ONE: Duration = Duration::from_millis(2);

/// After several files, and after one that has gone or come.
const QUIET: Duration = Duration::from_millis(25);

/// While a file is being written. Few programs pause for longer before they close it.
const QUIET_WHILE_WRITING: Duration = Duration::from_millis(100);

/// A change is taken after this time even where it never is quiet, so that a file that is written without end, such as a
/// log, does not hold up the others.
const LONGEST: Duration = Duration::from_millis(250);

/// Where the watcher puts what it sees, and the builder takes it. It holds each path once, however often it changes.
#[derive(Default)]
pub struct Gathering {
    seen: Mutex<Seen>,
    grown: Condvar,
}

/// What is known of a file that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It was closed after it was written, or moved to its place.
    Whole,
    /// It is being written, and will be told of again when it is closed.
    Written,
    /// It has come or gone, or the system does not say when it is closed.
    Unknown,
}

/// What was seen since the last change was taken.
#[derive(Debug, Default)]
pub struct Seen {
    /// The paths, each with what is known of its file.
    paths: BTreeMap<PathBuf, State>,
    /// Something was missed, so that everything has to be looked at.
    missed: bool,
    /// Why the system does not tell of changes any more.
    failure: Option<notify::Error>,
    times: Option<(Instant, Instant)>,
}

/// What is to be looked at in one go.
#[derive(Debug, Default)]
pub struct Taken {
    pub paths: Vec<PathBuf>,
    pub missed: bool,
    pub failure: Option<notify::Error>,
}

impl Gathering {
    pub fn add(&self, add: impl FnOnce(&mut Seen)) {
        add(&mut self.lock());
        self.grown.notify_one();
    }

    pub fn is_empty(&self) -> bool {
        self.lock().times.is_none()
    }

    /// Waits until something was seen and it is quiet; or until `latest`, if nothing was seen by then.
    pub fn take(&self, latest: Instant) -> Taken {
        let mut seen = self.lock();
        loop {
            let now = Instant::now();
            let until = seen.due().unwrap_or(latest);
            if now >= until {
                return std::mem::take(&mut *seen).into();
            }
            (seen, _) = self.grown.wait_timeout(seen, until - now).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seen {
    /// Something changed at `path`; none for a change that leaves the state of its file as it was.
    pub fn path(&mut self, path: PathBuf, state: Option<State>, now: Instant) {
        let known = self.paths.entry(path).or_insert(State::Whole);
        *known = state.unwrap_or(*known);
        self.touch(now);
    }

    pub fn miss(&mut self, now: Instant) {
        self.missed = true;
        self.touch(now);
    }

    pub fn fail(&mut self, error: notify::Error, now: Instant) {
        self.failure = Some(error);
        self.miss(now);
    }

    fn touch(&mut self, now: Instant) {
        self.times = Some((self.times.map_or(now, |(first, _)| first), now));
    }

    /// When it has been quiet for long enough; none where nothing was seen.
    fn due(&self) -> Option<Instant> {
        let (first, last) = self.times?;
        let mut states = self.paths.values();
        let quiet = match (states.next(), states.next()) {
            (Some(State::Whole), None) if !self.missed => QUIET_AFTER_ONE,
            _ if self.paths.values().any(|state| *state == State::Written) => QUIET_WHILE_WRITING,
            _ => QUIET,
        };
        Some((last + quiet).min(first + LONGEST))
    }
}

impl From<Seen> for Taken {
    fn from(seen: Seen) -> Self {
        Self { paths: seen.paths.into_keys().collect(), missed: seen.missed, failure: seen.failure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// When what is seen at these times (in milliseconds) is taken: a path, and what is known of its file.
    fn due(events: &[(u64, &str, Option<State>)]) -> u64 {
        let start = Instant::now();
        let mut seen = Seen::default();
        for (time, path, state) in events {
            seen.path(PathBuf::from(path), *state, start + Duration::from_millis(*time));
        }
        (seen.due().unwrap() - start).as_millis().try_into().unwrap()
    }

    #[test]
    fn a_file_that_is_whole_is_taken_soon_and_all_else_when_it_is_quiet() {
        for (events, expected) in [
            (vec![(0, "a.md", Some(State::Whole))], 2),
            (vec![(0, "a.md", Some(State::Written)), (1, "a.md", Some(State::Whole))], 3),
            (vec![(0, "a.md", Some(State::Whole)), (1, "a.md", None)], 3),
            (vec![(0, "a.md", None)], 2),
            (vec![(0, "a.md", Some(State::Written))], 100),
            (vec![(0, "a.md", Some(State::Written)), (5, "a.md", None)], 105),
            (vec![(0, "a.md", Some(State::Unknown))], 25),
            (vec![(0, "a.md", Some(State::Whole)), (4, "b.md", Some(State::Whole))], 29),
            (vec![(0, "a.md", Some(State::Unknown)), (4, "b.md", Some(State::Written))], 104),
        ] {
            assert_eq!(due(&events), expected, "{events:?}");
        }
    }

    #[test]
    fn what_never_ends_is_taken_all_the_same() {
        let events: Vec<_> = (0..1_000).map(|time| (time, "log.md", Some(State::Written))).collect();
        assert_eq!(due(&events), 250);
    }

    #[test]
    fn a_path_is_held_once_however_often_it_changes() {
        let gathering = Gathering::default();
        for _ in 0..600_000 {
            gathering.add(|seen| seen.path(PathBuf::from("a.md"), Some(State::Whole), Instant::now()));
        }
        assert_eq!(gathering.take(Instant::now()).paths, [PathBuf::from("a.md")]);
        assert!(gathering.is_empty());
    }

    #[test]
    fn nothing_is_waited_for_after_the_latest_time() {
        assert!(Gathering::default().take(Instant::now()).paths.is_empty());
    }
}
