//! Changes of the site's files, as the system tells of them.
//!
//! Editors save in several ways: they write the file in place, or write another and rename it over the first, or move the
//! first away and write a new one. So what an event says happened is not believed: each path that it names is looked at,
//! and read again or forgotten.
//!
//! The debouncers that come with the watcher look at the clock in ticks, and wait for the same time whatever was seen. Here
//! most of the time that a save takes would be that wait, so events are [gathered](super::gather) otherwise.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use notify::{
    Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
    event::{AccessKind, AccessMode, CreateKind, MetadataKind, ModifyKind, RenameMode},
};

use crate::{
    shell::{
        disk::{self, Found, Link, SOURCE_FOLDERS},
        error::ShellError,
        serve::gather::{Gathering, State, Taken},
    },
    source::{World, is_hidden_name},
};

/// How often files are looked at where the system does not tell of changes.
const POLL_INTERVAL: Duration = Duration::from_millis(500);

/// Whether watching a folder with all that is in it watches what links in it lead to.
const FOLLOWS_LINKS: bool = cfg!(target_os = "linux");

/// Whether the system tells of a file that is closed after it was written.
const TELLS_OF_CLOSING: bool = cfg!(target_os = "linux");

/// A folder that is new is looked at a second time after this: a file may have been made in it before it was watched.
const SECOND_LOOK: Duration = Duration::from_millis(300);

/// The changes of a site's files, a batch at a time. Waits for the next one.
pub struct Changes {
    gathering: Arc<Gathering>,
    watcher: Box<dyn Watcher + Send>,
    is_polling: bool,
    /// The source folders that are looked at again and again, where the system does not tell of changes.
    polled: Vec<PathBuf>,
    root: PathBuf,
    /// The links among the site's files: a change of what they lead to is told with the path of that.
    links: Vec<Link>,
    /// Folders to look at once more, and when.
    again: Option<(Instant, Vec<PathBuf>)>,
}

impl Changes {
    /// Watches the files of the site in `root`, which is a full path.
    ///
    /// # Errors
    /// The folder cannot be watched in either way.
    pub fn watch(root: &Path, poll: bool) -> Result<Self, ShellError> {
        let gathering = Arc::new(Gathering::default());
        let root = root.to_owned();
        let (links, polled, again) = (Vec::new(), Vec::new(), None);
        if !poll {
            match system_watcher(&gathering, &root) {
                Ok(watcher) => {
                    return Ok(Self { gathering, watcher, is_polling: false, polled, root, links, again });
                }
                Err(error) => tell_of_polling(&error),
            }
        }
        let (watcher, polled) = polling_watcher(&gathering, &root).map_err(|error| cannot_watch(&error))?;
        Ok(Self { gathering, watcher, is_polling: true, polled, root, links, again })
    }

    /// Tells of `links` that were found among the files, so that what they lead to is watched too.
    pub fn follow(&mut self, links: Vec<Link>) {
        for link in links.into_iter().filter(|link| !self.links.contains(link)).collect::<Vec<_>>() {
            let is_watched = SOURCE_FOLDERS.iter().any(|folder| link.target.starts_with(self.root.join(folder)));
            // What cannot be watched is read at the next change.
            if link.target.is_dir() {
                if !FOLLOWS_LINKS && !is_watched {
                    let _ = self.watcher.watch(&link.target, RecursiveMode::Recursive);
                }
            } else if let Some(folder) = link.target.parent().filter(|_| !is_watched) {
                // The folder, because an editor may put another file in its place.
                let _ = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            }
            self.links.push(link);
        }
    }

    /// What tells whether something has changed again, for another thread to ask.
    pub fn gathering(&self) -> Arc<Gathering> {
        self.gathering.clone()
    }

    /// Waits for the next change, for `longest` if there is none, and brings `world` up to date with it. False where nothing
    /// turned out to be different.
    pub fn apply_next(&mut self, world: &mut World, longest: Duration) -> bool {
        let end = Instant::now() + longest;
        let latest = self.again.as_ref().map_or(end, |(time, _)| end.min(*time));
        let Taken { mut paths, missed, failure } = self.gathering.take(latest);
        if let Some(error) = failure {
            self.fall_back(&error);
        }
        if missed {
            paths.extend(SOURCE_FOLDERS.map(|folder| self.root.join(folder)));
        }
        if let Some((_, folders)) = self.again.take_if(|(time, _)| *time <= Instant::now()) {
            paths.extend(folders);
        }
        let paths = self.site_paths(paths);
        self.follow_folders(&paths);
        let mut changed = false;
        let mut folders = Vec::new();
        for path in &paths {
            let look = look_at(path, &self.root, world);
            self.follow(look.links);
            changed |= look.changed;
            if look.is_new_folder {
                folders.push(path.clone());
            }
        }
        if !folders.is_empty() {
            let waiting = self.again.take().map(|(_, waiting)| waiting).unwrap_or_default();
            folders.extend(waiting);
            self.again = Some((Instant::now() + SECOND_LOOK, folders));
        }
        changed
    }

    /// The paths of the site's files among `paths`, and those of the links that lead to any of `paths`.
    fn site_paths(&self, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = Vec::new();
        for path in paths {
            if !self.links.is_empty() {
                let real = path.parent().and_then(|parent| parent.canonicalize().ok());
                let real = real.zip(path.file_name()).map_or(path.clone(), |(parent, name)| parent.join(name));
                let linked = self.links.iter().filter_map(|link| {
                    let rest = real.strip_prefix(&link.target).ok()?;
                    Some(if rest.as_os_str().is_empty() { link.path.clone() } else { link.path.join(rest) })
                });
                found.extend(linked);
                found.push(real);
            }
            found.push(path);
        }
        found.retain(|path| is_source(&self.root, path));
        found.sort();
        found.dedup();
        found
    }

    /// Watches the source folders anew that were made, moved or deleted.
    fn follow_folders(&mut self, paths: &[PathBuf]) {
        for folder in SOURCE_FOLDERS.map(|folder| self.root.join(folder)) {
            if !paths.contains(&folder) {
                continue;
            }
            if self.is_polling {
                // Looking at a folder goes on while it is gone, and finds it when it is back.
                if self.polled.contains(&folder) || !folder.is_dir() {
                    continue;
                }
                self.polled.push(folder.clone());
            } else {
                // The system's watch stays with the folder that is gone. That there was none any more is fine.
                let _ = self.watcher.unwatch(&folder);
            }
            if folder.is_dir()
                && let Err(error) = self.watcher.watch(&folder, RecursiveMode::Recursive)
            {
                self.fall_back(&error);
            }
        }
    }

    /// Looks for changes every half second from now on, because the system cannot tell of them any more.
    fn fall_back(&mut self, error: &notify::Error) {
        if self.is_polling || !matches!(error.kind, ErrorKind::MaxFilesWatch) {
            return;
        }
        tell_of_polling(error);
        match polling_watcher(&self.gathering, &self.root) {
            Ok((watcher, polled)) => {
                self.watcher = watcher;
                self.polled = polled;
                self.is_polling = true;
                let links = std::mem::take(&mut self.links);
                self.follow(links);
            }
            Err(error) => eprintln!("Changes are not seen any more: {error}. Start `careleaf serve` again."),
        }
    }
}

/// What was found at a path.
#[derive(Default)]
struct Look {
    changed: bool,
    /// Whether it is a folder in which nothing was known before.
    is_new_folder: bool,
    links: Vec<Link>,
}

/// Brings `world` up to date with what is at `path` on the disk now.
fn look_at(path: &Path, root: &Path, world: &mut World) -> Look {
    let Some(source) = disk::source_path(root, path) else { return Look::default() };
    let Found { files, links } = disk::read_below(root, path);
    let found: std::collections::BTreeMap<_, _> = files.into_iter().collect();
    let is_new = world.files.at_or_below(source.as_str()).next().is_none();
    let gone: Vec<_> = world
        .files
        .at_or_below(source.as_str())
        .filter(|(path, _)| !found.contains_key(*path))
        .map(|(path, _)| path.clone())
        .collect();
    let mut changed = !gone.is_empty();
    for path in gone {
        world.files.remove(path.as_str());
    }
    for (path, content) in found {
        // Equal contents stay the same object, by which it is known at once that nothing has changed.
        if world.files.get(path.as_str()) != Some(&content) {
            changed = true;
            world.files.insert(path, content);
        }
    }
    Look { changed, is_new_folder: is_new && path.is_dir(), links }
}

fn system_watcher(gathering: &Arc<Gathering>, root: &Path) -> notify::Result<Box<dyn Watcher + Send>> {
    let mut watcher = RecommendedWatcher::new(handler(gathering, root, TELLS_OF_CLOSING), Config::default())?;
    watch_folders(&mut watcher, root)?;
    Ok(Box::new(watcher))
}

/// A watcher that looks at the files again and again, and the source folders that it looks at.
fn polling_watcher(gathering: &Arc<Gathering>, root: &Path) -> notify::Result<(Box<dyn Watcher + Send>, Vec<PathBuf>)> {
    // Some file systems count time in whole seconds, so contents are compared too.
    let config = Config::default().with_poll_interval(POLL_INTERVAL).with_compare_contents(true);
    let mut watcher = PollWatcher::new(handler(gathering, root, false), config)?;
    let polled = watch_folders(&mut watcher, root)?;
    Ok((Box::new(watcher), polled))
}

/// Watches the root for its folders to come and go, and each of them with all that is in it. Returns those that are there.
fn watch_folders(watcher: &mut dyn Watcher, root: &Path) -> notify::Result<Vec<PathBuf>> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    let folders = SOURCE_FOLDERS.map(|folder| root.join(folder)).into_iter().filter(|folder| folder.is_dir());
    let folders: Vec<PathBuf> = folders.collect();
    for folder in &folders {
        watcher.watch(folder, RecursiveMode::Recursive)?;
    }
    Ok(folders)
}

/// Puts what the system tells where it is gathered.
fn handler(
    gathering: &Arc<Gathering>,
    root: &Path,
    tells_of_closing: bool,
) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let (gathering, root) = (gathering.clone(), root.to_owned());
    move |result| {
        let now = Instant::now();
        match result {
            Ok(event) if event.need_rescan() => gathering.add(|seen| seen.miss(now)),
            Ok(event) => {
                let Some(state) = state(&event.kind, tells_of_closing) else { return };
                // Files of systems and editors are nobody's business. Whether another is the site's, or one that a link leads
                // to, is looked at when all are gathered.
                let is_wanted = |path: &PathBuf| {
                    let hidden = path.file_name().is_some_and(|name| is_hidden_name(&name.to_string_lossy()));
                    !hidden && (!path.starts_with(&root) || disk::source_path(&root, path).is_some())
                };
                let paths: Vec<PathBuf> = event.paths.into_iter().filter(is_wanted).collect();
                if !paths.is_empty() {
                    gathering.add(|seen| paths.into_iter().for_each(|path| seen.path(path, state, now)));
                }
            }
            Err(error) => gathering.add(|seen| seen.fail(error, now)),
        }
    }
}

/// What an event says of the state of its file, if anything; none for an event that changes nothing.
fn state(kind: &EventKind, tells_of_closing: bool) -> Option<Option<State>> {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => Some(Some(State::Whole)),
        EventKind::Access(_) => None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Some(Some(State::Whole)),
        // It names both paths again, each of which has been told of.
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => Some(None),
        EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)) => None,
        EventKind::Modify(ModifyKind::Metadata(_)) => Some(None),
        EventKind::Modify(ModifyKind::Data(_)) | EventKind::Create(CreateKind::File) if tells_of_closing => {
            Some(Some(State::Written))
        }
        _ => Some(Some(State::Unknown)),
    }
}

/// Whether a change at `path` can change the site.
fn is_source(root: &Path, path: &Path) -> bool {
    disk::source_path(root, path)
        .is_some_and(|path| SOURCE_FOLDERS.iter().any(|folder| path.as_str().split('/').next() == Some(folder)))
}

fn tell_of_polling(error: &notify::Error) {
    let reason = match error.kind {
        ErrorKind::MaxFilesWatch => "its limit of watched folders is reached".to_owned(),
        _ => error.to_string(),
    };
    eprintln!("The system cannot tell of changes ({reason}), so careleaf looks for them every half second.");
}

fn cannot_watch(error: &notify::Error) -> ShellError {
    ShellError::new(
        format!("The files of the site cannot be watched: {error}."),
        "Check that you may read them. Without watching, `careleaf build` writes the website once.",
    )
}
