//! What an open page shows, so that a browser loads it again only when that has changed.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde::Serialize;

use crate::shell::serve::snapshot::Snapshot;

/// The sign in the address of a style sheet after which the version of its contents stands.
const STYLE_VERSION: &str = ".css?v=";

/// What a page shows.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// Stands for the page's HTML, but for the versions of its style sheets, and all files of the site that are shown in it.
    pub page: String,
    /// The addresses of its style sheets, each with the version of its contents.
    pub styles: Vec<String>,
}

impl Shown {
    /// What is shown by the page whose HTML is `html`.
    pub fn of(html: &[u8], snapshot: &Snapshot) -> Self {
        let html = String::from_utf8_lossy(html);
        let mut hasher = blake3::Hasher::new();
        let mut styles = Vec::new();
        let mut parts = html.split(STYLE_VERSION);
        let mut before = parts.next().unwrap_or_default();
        hasher.update(before.as_bytes());
        for part in parts {
            let version_end = part.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(part.len());
            let (version, rest) = part.split_at(version_end);
            let address = before.rsplit(['"', '\'', '=', ' ']).next().unwrap_or_default();
            styles.push(format!("{address}{STYLE_VERSION}{version}"));
            hasher.update(rest.as_bytes());
            before = rest;
        }
        for (path, bytes) in embedded(&html, snapshot) {
            hasher.update(path.as_bytes());
            hasher.update(blake3::hash(&bytes).as_bytes());
        }
        Self { page: hasher.finalize().to_hex()[..16].to_owned(), styles }
    }
}

/// The files of the site that a page shows, such as its pictures, by their paths.
fn embedded(html: &str, snapshot: &Snapshot) -> BTreeMap<String, bytes::Bytes> {
    let addresses = html.split("src=\"/").skip(1).filter_map(|rest| rest.split(['"', '?', '#']).next());
    let paths = addresses.map(|address| percent_decode_str(address).decode_utf8_lossy().into_owned());
    paths.filter_map(|path| snapshot.file(&path).map(|file| (path, file.bytes))).collect()
}
