//! Events that belong together are gathered until it is quiet, and then taken as one change.
//!
//! How long it has to be quiet depends on what was seen, and never on the size of the site. A file that was closed after it
//! was written, or moved to its place, is whole: there is no more to wait for. After anything else an editor may be in the
//! middle of saving, and after several files the rest of a burst may be under way: a checkout, a search and replace.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// After one file that is whole. A burst goes on within that time.
const QUIET_AFTER_ONE: Duration = Duration::from_millis(2);

/// After several files, and in the middle of a save.
const QUIET: Duration = Duration::from_millis(25);

/// A change is taken after this time even where it never is quiet, so that a file that is written without end, such as a
/// log, does not hold up the others.
const LONGEST: Duration = Duration::from_millis(250);

/// Where the watcher puts what it sees, and the builder takes it. It holds each path once, however often it changes.
#[derive(Default)]
pub struct Gathering {
    seen: Mutex<Seen>,
    grown: Condvar,
}

/// What was seen since the last change was taken.
#[derive(Debug, Default)]
pub struct Seen {
    /// The paths, each with whether its file is whole.
    paths: BTreeMap<PathBuf, bool>,
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

    /// Waits until something was seen and it is quiet; or until `latest`, when nothing may have been seen.
    pub fn take(&self, latest: Option<Instant>) -> Taken {
        let mut seen = self.lock();
        loop {
            let now = Instant::now();
            let until = match (seen.due(), latest) {
                (Some(due), Some(latest)) => Some(due.min(latest)),
                (due, latest) => due.or(latest),
            };
            let Some(until) = until else {
                seen = self.grown.wait(seen).unwrap_or_else(PoisonError::into_inner);
                continue;
            };
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
    /// Something changed at `path`: `is_whole` says whether its file is known to be complete, if that is known at all.
    pub fn path(&mut self, path: PathBuf, is_whole: Option<bool>, now: Instant) {
        let known = self.paths.entry(path).or_insert(true);
        *known = is_whole.unwrap_or(*known);
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
        let is_one_whole_file = self.paths.len() == 1 && self.paths.values().all(|is_whole| *is_whole) && !self.missed;
        let quiet = if is_one_whole_file { QUIET_AFTER_ONE } else { QUIET };
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

    /// When what is seen at these times (in milliseconds) is taken: a path, and whether its file is known to be whole.
    fn due(events: &[(u64, &str, Option<bool>)]) -> u64 {
        let start = Instant::now();
        let mut seen = Seen::default();
        for (time, path, is_whole) in events {
            seen.path(PathBuf::from(path), *is_whole, start + Duration::from_millis(*time));
        }
        (seen.due().unwrap() - start).as_millis().try_into().unwrap()
    }

    #[test]
    fn a_file_that_is_whole_is_taken_soon_and_all_else_when_it_is_quiet() {
        for (events, expected) in [
            (vec![(0, "a.md", Some(true))], 2),
            (vec![(0, "a.md", Some(false)), (1, "a.md", Some(true))], 3),
            (vec![(0, "a.md", Some(true)), (1, "a.md", None)], 3),
            (vec![(0, "a.md", None)], 2),
            (vec![(0, "a.md", Some(false))], 25),
            (vec![(0, "a.md", Some(false)), (5, "a.md", None)], 30),
            (vec![(0, "a.md", Some(true)), (4, "b.md", Some(true))], 29),
        ] {
            assert_eq!(due(&events), expected, "{events:?}");
        }
    }

    #[test]
    fn what_never_ends_is_taken_all_the_same() {
        let events: Vec<(u64, &str, Option<bool>)> = (0..1_000).map(|time| (time, "log.md", Some(false))).collect();
        assert_eq!(due(&events), 250);
    }

    #[test]
    fn a_path_is_held_once_however_often_it_changes() {
        let gathering = Gathering::default();
        for _ in 0..600_000 {
            gathering.add(|seen| seen.path(PathBuf::from("a.md"), Some(true), Instant::now()));
        }
        assert_eq!(gathering.take(None).paths, [PathBuf::from("a.md")]);
        assert!(gathering.is_empty());
    }

    #[test]
    fn nothing_is_waited_for_after_the_latest_time() {
        assert!(Gathering::default().take(Some(Instant::now())).paths.is_empty());
    }
}
