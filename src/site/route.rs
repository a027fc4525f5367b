//! Addresses on the site, and the files that are served at them.

use std::{borrow::Borrow, fmt};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What has to be encoded in the path of an address: RFC 3986, all but `pchar` and the slash.
const NOT_IN_PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Where a page is published, below the site's base path: `/veins/risks/`. It begins and ends with a slash, and is not encoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

/// The path of a file that a build writes, below the output folder: `veins/risks/index.html`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl Route {
    /// The address of the home page.
    pub fn home() -> Self {
        Self("/".to_owned())
    }

    /// The address one part below this one.
    pub fn join(&self, part: &str) -> Self {
        Self(format!("{}{part}/", self.0))
    }

    /// The address in `path`, which begins with a slash, whether or not it ends in one.
    pub fn of_path(path: &str) -> Self {
        let path = path.trim_matches('/');
        if path.is_empty() { Self::home() } else { Self(format!("/{path}/")) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts of the address between its slashes.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|part| !part.is_empty())
    }

    /// The file that a web server sends for this address.
    pub fn output_path(&self) -> OutputPath {
        OutputPath(format!("{}index.html", &self.0[1..]))
    }

    /// The address as a link writes it, below the site's `base_path`, which begins and ends with a slash.
    pub fn url(&self, base_path: &str) -> String {
        file_url(base_path, &self.0[1..])
    }
}

impl OutputPath {
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The address of the file `path` below `base_path`, encoded.
pub fn file_url(base_path: &str, path: &str) -> String {
    format!("{base_path}{}", utf8_percent_encode(path, NOT_IN_PATH))
}

/// A path as a writer may have written it, with its percent signs resolved; as it is where they do not make UTF-8.
pub fn decode(path: &str) -> String {
    percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), |path| path.into_owned())
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_have_files_and_addresses() {
        let route = Route::home().join("één").join("a b");
        assert_eq!(route, Route::of_path("/één/a b"));
        assert_eq!(route.output_path().as_str(), "één/a b/index.html");
        assert_eq!(route.url("/x/"), "/x/%C3%A9%C3%A9n/a%20b/");
        assert_eq!((Route::home().url("/"), Route::home().output_path().as_str()), ("/".to_owned(), "index.html"));
        assert_eq!(decode("a%20b"), "a b");
    }
}
