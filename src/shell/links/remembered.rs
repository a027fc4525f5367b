//! What websites answered, kept for a day, so that nobody is asked the same again and again while a site is being written.

use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::check::Answer;

/// For how long an answer holds.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// Answers by the addresses that they are about. There are only definite ones: who could not be asked is asked again.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Remembered {
    answers: BTreeMap<String, Kept>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    asked: Timestamp,
    /// The status that says that the address is gone; none where it is fine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    gone: Option<u16>,
}

/// The file in the user's own folder for such things; none where the system names no such folder.
pub fn file() -> Option<PathBuf> {
    Some(dirs::cache_dir()?.join("careleaf").join("links.json"))
}

impl Remembered {
    /// Reads what `file` holds. What cannot be read is forgotten.
    pub fn read(file: &Path) -> Self {
        fs::read(file).ok().and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default()
    }

    /// What the website answered within the day before `now`.
    pub fn answer(&self, address: &Url, now: Timestamp) -> Option<Answer> {
        let kept = self.answers.get(address.as_str()).filter(|kept| kept.holds(now))?;
        Some(kept.gone.map_or(Answer::Fine, Answer::Gone))
    }

    pub fn remember(&mut self, address: &Url, answer: &Answer, now: Timestamp) {
        let gone = match answer {
            Answer::Fine => None,
            Answer::Gone(status) => Some(*status),
            Answer::Unasked(_) => return,
        };
        self.answers.insert(address.as_str().to_owned(), Kept { asked: now, gone });
    }

    /// Forgets what does not hold any more.
    pub fn forget_old(&mut self, now: Timestamp) {
        self.answers.retain(|_, kept| kept.holds(now));
    }

    /// Writes all to `file`, which has the old answers or the new ones at any time. Where that cannot be done, the websites
    /// are asked again the next time, and that is all.
    pub fn write(&self, file: &Path) {
        let Ok(text) = serde_json::to_vec(self) else { return };
        // Each process has a name of its own, so that two at once write two whole files.
        let new = file.with_extension(format!("{}.new", std::process::id()));
        let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
        let written = folder.and_then(|()| write_private(&new, &text)).and_then(|()| fs::rename(&new, file));
        if written.is_err() {
            let _ = fs::remove_file(&new);
        }
    }
}

/// Writes a file that only the user can read: which pages somebody links to is nobody else's business.
fn write_private(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(bytes)
}

impl Kept {
    /// Whether the answer is at most a day old. One from the future was written when the clock was wrong.
    fn holds(&self, now: Timestamp) -> bool {
        self.asked <= now && now.duration_since(self.asked) < KEPT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Unasked;

    fn address(path: &str) -> Url {
        Url::parse("https://a.example").unwrap().join(path).unwrap()
    }

    #[test]
    fn definite_answers_are_kept_for_a_day() {
        let asked: Timestamp = "2026-06-01T10:00:00Z".parse().unwrap();
        let mut remembered = Remembered::default();
        for (path, answer) in
            [("fine", Answer::Fine), ("gone", Answer::Gone(410)), ("unasked", Answer::Unasked(Unasked::Refused))]
        {
            remembered.remember(&address(path), &answer, asked);
        }
        for (now, fine, gone) in [
            ("2026-06-01T10:00:00Z", Some(Answer::Fine), Some(Answer::Gone(410))),
            ("2026-06-02T09:59:59Z", Some(Answer::Fine), Some(Answer::Gone(410))),
            ("2026-06-02T10:00:00Z", None, None),
            ("2026-06-01T09:59:59Z", None, None),
        ] {
            let now = now.parse().unwrap();
            let found = ["fine", "gone", "unasked", "other"].map(|path| remembered.answer(&address(path), now));
            assert_eq!(found, [fine, gone, None, None], "at {now}");
        }
        remembered.forget_old("2026-06-02T10:00:00Z".parse().unwrap());
        assert_eq!(remembered, Remembered::default());
    }

    #[test]
    fn what_is_written_is_read_and_what_is_broken_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("careleaf/links.json");
        let now: Timestamp = "2026-06-01T10:00:00Z".parse().unwrap();
        let mut remembered = Remembered::default();
        remembered.remember(&address("a"), &Answer::Gone(404), now);
        remembered.write(&file);
        assert_eq!(Remembered::read(&file), remembered);
        assert_eq!(fs::read_dir(folder.path().join("careleaf")).unwrap().count(), 1);
        fs::write(&file, "{\"https://a.ex").unwrap();
        assert_eq!(Remembered::read(&file), Remembered::default());
        // A folder in its place cannot be written over, and is left as it is.
        let folder = folder.path().join("folder.json");
        fs::create_dir(&folder).unwrap();
        remembered.write(&folder);
        assert!(folder.is_dir());
    }
}
