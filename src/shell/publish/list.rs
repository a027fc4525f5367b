//! The list of the files that are Careleaf's own, in the output folder. It also says what they were made from.
//!
//! Each file is written as in an address, so that whatever its name is, it is one line; its length in bytes stands behind it
//! once it is in its place. Lines that begin with `#` are no files.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Component, Path},
    time::Duration,
};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::{
    shell::{
        error::ShellError,
        publish::{replace, stage::STAGING},
    },
    site::{decode, file_url},
};

/// The list's name.
pub const LIST: &str = ".careleaf-files";

pub const HEADER: &str = "# The files that careleaf wrote to this folder. It changes and deletes no others.\n";

/// How often the list is written anew to be younger than all files. The clocks of file systems tick every few milliseconds.
const TRIES: u32 = 10;

/// What the next build has to know of this one to see that there is nothing to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Stands for everything that the website was made from.
    pub fingerprint: String,
    pub pages: usize,
    pub questions: usize,
    /// How often each code was warned of.
    pub warnings: BTreeMap<String, usize>,
}

/// The files that earlier builds wrote to a folder.
#[derive(Debug, Default)]
pub struct List {
    /// The files, each with its length if that is known.
    pub files: BTreeMap<String, Option<u64>>,
    pub record: Option<Record>,
}

impl List {
    /// Reads the list of `folder`; an empty one where there is none.
    ///
    /// # Errors
    /// The list is there, and cannot be read.
    pub fn read(folder: &Path) -> Result<Self, ShellError> {
        let list = folder.join(LIST);
        let text = match fs::read_to_string(&list) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) => return Err(ShellError::io("read", &list, &error)),
        };
        // Whoever edits the list must not be able to have a file outside of the folder deleted.
        let is_inside = |path: &str| {
            !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
        };
        let file = |line: &str| {
            let (path, length) =
                line.split_once(' ').map_or((line, None), |(path, length)| (path, length.parse().ok()));
            (decode(path), length)
        };
        let files = text.lines().filter(|line| !line.starts_with('#')).map(file);
        let files = files.filter(|(path, _)| is_inside(path)).collect();
        Ok(Self { files, record: Record::parse(&text) })
    }
}

impl Record {
    fn lines(&self) -> String {
        let Self { fingerprint, pages, questions, warnings } = self;
        let warnings: String = warnings.iter().map(|(code, times)| format!("# warning {code}: {times}\n")).collect();
        format!("# made from: {fingerprint}\n# pages: {pages}\n# questions: {questions}\n{warnings}")
    }

    fn parse(list: &str) -> Option<Self> {
        let mut entries = list.lines().filter_map(|line| line.strip_prefix("# ")?.split_once(": "));
        let mut entry = |name: &str| entries.find(|(known, _)| *known == name).map(|(_, value)| value);
        Some(Self {
            fingerprint: entry("made from")?.to_owned(),
            pages: entry("pages")?.parse().ok()?,
            questions: entry("questions")?.parse().ok()?,
            warnings: entries
                .filter_map(|(name, times)| Some((name.strip_prefix("warning ")?.to_owned(), times.parse().ok()?)))
                .collect(),
        })
    }
}

/// What was recorded of the build that wrote the files in `folder`, and how many files they are; none unless all are there as
/// they were written.
pub fn untouched(folder: &Path) -> Option<(Record, usize)> {
    let List { files, record } = List::read(folder).ok()?;
    let record = record?;
    let written = Seen::at(&folder.join(LIST))?.changed;
    if written > now() || fs::symlink_metadata(folder.join(STAGING)).is_ok() {
        return None;
    }
    // The folder itself is younger, since the list was written to it.
    let mut folders: FxHashSet<&str> = FxHashSet::default();
    for path in files.keys() {
        let mut inner = path.as_str();
        while let Some((parent, _)) = inner.rsplit_once('/').filter(|(parent, _)| folders.insert(parent)) {
            inner = parent;
        }
    }
    let (files, folders): (Vec<_>, Vec<_>) = (files.iter().collect(), folders.into_iter().collect());
    let seen = |path: &str| Seen::at(&folder.join(path)).filter(|seen| seen.changed < written);
    let is_untouched =
        |(path, length): &(&String, &Option<u64>)| seen(path).is_some_and(|seen| seen.length == **length);
    let is_same_folder = |path: &&str| seen(path).is_some_and(|seen| seen.is_folder);
    let is_current = folders.par_iter().all(is_same_folder) && files.par_iter().all(is_untouched);
    is_current.then_some((record, files.len()))
}

/// What is known of a file or folder without opening it.
struct Seen {
    /// In seconds and nanoseconds since 1970.
    changed: (i64, i64),
    is_folder: bool,
    /// In bytes; none for what is no file.
    length: Option<u64>,
}

/// Writes the list, with the record of the build if its files are all in their places.
///
/// # Errors
/// The list cannot be written.
pub fn write(
    folder: &Path,
    files: &BTreeMap<String, Option<u64>>,
    record: Option<&Record>,
    staged: &Path,
) -> Result<(), ShellError> {
    let list = folder.join(LIST);
    let mut text = HEADER.to_owned();
    text.push_str(&record.map(Record::lines).unwrap_or_default());
    for (file, length) in files {
        text.push_str(&file_url("", file));
        text.push_str(&length.map(|length| format!(" {length}")).unwrap_or_default());
        text.push('\n');
    }
    replace(&list, text.as_bytes(), staged).map_err(|error| ShellError::io("write", &list, &error))
}

/// Writes the list once all files are in their places, and makes it younger than each of them, so that a file which is
/// changed later is known by its time.
///
/// # Errors
/// The list cannot be written.
pub fn write_last(
    folder: &Path,
    files: &BTreeMap<String, Option<u64>>,
    record: &Record,
    staged: &Path,
) -> Result<(), ShellError> {
    write(folder, files, Some(record), staged)?;
    let changed = || Seen::at(&folder.join(LIST)).map(|seen| seen.changed);
    let first = changed();
    for _ in 0..TRIES {
        std::thread::sleep(Duration::from_millis(1));
        write(folder, files, Some(record), staged)?;
        if changed() > first {
            break;
        }
    }
    Ok(())
}

impl Seen {
    /// Looks at what is at `path`, and not at what a link there leads to.
    fn at(path: &Path) -> Option<Self> {
        let metadata = fs::symlink_metadata(path).ok()?;
        let length = metadata.is_file().then_some(metadata.len());
        Some(Self { changed: changed(&metadata)?, is_folder: metadata.is_dir(), length })
    }
}

/// When a file was last changed in any way. No program can set this time, but by the clock of the machine.
#[cfg(unix)]
fn changed(metadata: &fs::Metadata) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;

    Some((metadata.ctime(), metadata.ctime_nsec()))
}

/// When a file was last written. Programs can set this time, so that its length has to tell the rest.
#[cfg(not(unix))]
fn changed(metadata: &fs::Metadata) -> Option<(i64, i64)> {
    let since_epoch = metadata.modified().ok()?.duration_since(std::time::SystemTime::UNIX_EPOCH).ok()?;
    Some((since_epoch.as_secs().try_into().ok()?, since_epoch.subsec_nanos().into()))
}

fn now() -> (i64, i64) {
    let now = jiff::Timestamp::now();
    (now.as_second(), now.subsec_nanosecond().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let warnings = BTreeMap::from([("dead-link".to_owned(), 2), ("raw-html".to_owned(), 1)]);
        let record = Record { fingerprint: "ab12".to_owned(), pages: 3, questions: 4, warnings };
        assert_eq!(Record::parse(&format!("{HEADER}{}index.html\n", record.lines())), Some(record));
        assert_eq!(Record::parse(&format!("{HEADER}index.html\n")), None);
    }
}
