//! The list of the files that are Careleaf's own, in the output folder. It also says what they were made from.
//!
//! Each file is written as in an address, so that whatever its name is, it is one line. Lines that begin with `#` are no
//! files.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Component, Path},
    time::Duration,
};

use rayon::prelude::*;

use crate::{
    shell::{error::ShellError, publish::replace},
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
    pub files: BTreeSet<String>,
    pub record: Option<Record>,
}

impl List {
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
        let is_inside = |path: &String| {
            !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
        };
        let files = text.lines().filter(|line| !line.starts_with('#')).map(decode).filter(is_inside).collect();
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

/// What was recorded of the build that wrote the files in `folder`, and how many files they are; none unless they were made
/// from what `fingerprint` stands for, and all are there as they were written.
pub fn is_current(folder: &Path, fingerprint: &str) -> Option<(Record, usize)> {
    let List { files, record } = List::read(folder).ok()?;
    let record = record.filter(|record| record.fingerprint == fingerprint)?;
    let written = changed(&folder.join(LIST)).filter(|written| *written <= now())?;
    let is_untouched = |path: &String| changed(&folder.join(path)).is_some_and(|changed| changed < written);
    let files: Vec<String> = files.into_iter().collect();
    files.par_iter().all(is_untouched).then_some((record, files.len()))
}

/// Writes the list, with the record of the build whose files are all in their places.
pub fn write(
    folder: &Path,
    files: &BTreeSet<String>,
    record: Option<&Record>,
    staged: &Path,
) -> Result<(), ShellError> {
    let list = folder.join(LIST);
    let mut text = HEADER.to_owned();
    text.push_str(&record.map(Record::lines).unwrap_or_default());
    for file in files {
        text.push_str(&file_url("", file));
        text.push('\n');
    }
    replace(&list, text.as_bytes(), staged).map_err(|error| ShellError::io("write", &list, &error))
}

/// Writes the list once all files are in their places, and makes it younger than each of them, so that a file which is
/// changed later is known by its time.
pub fn write_last(folder: &Path, files: &BTreeSet<String>, record: &Record, staged: &Path) -> Result<(), ShellError> {
    write(folder, files, Some(record), staged)?;
    let first = changed(&folder.join(LIST));
    for _ in 0..TRIES {
        std::thread::sleep(Duration::from_millis(1));
        write(folder, files, Some(record), staged)?;
        if changed(&folder.join(LIST)) > first {
            break;
        }
    }
    Ok(())
}

/// When a file was last changed in any way, in seconds and nanoseconds since 1970; none where there is no such file. No
/// program can set this time back.
#[cfg(unix)]
fn changed(file: &Path) -> Option<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;

    let metadata = fs::symlink_metadata(file).ok().filter(|metadata| metadata.is_file())?;
    Some((metadata.ctime(), metadata.ctime_nsec()))
}

/// When a file was last written, in seconds and nanoseconds since 1970; none where there is no such file.
#[cfg(not(unix))]
fn changed(file: &Path) -> Option<(i64, i64)> {
    let metadata = fs::symlink_metadata(file).ok().filter(|metadata| metadata.is_file())?;
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
