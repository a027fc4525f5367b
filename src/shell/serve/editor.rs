//! Links that open a file in the writer's editor, at a line, through the address scheme that the editor takes.

use std::{path::Path, str::FromStr};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The editors that are known by name, each with its template. Others may take such links too; here are those of which that
/// is written down.
///
/// Sources: "Opening VS Code with URLs" in the documentation of VS Code; "The TextMate URL scheme" by TextMate's makers; for
/// the relatives of VS Code, the link formats of ripgrep (`--hyperlink-format`); for Zed, how its source reads `zed://file`.
const KNOWN: [(&str, &str); 6] = [
    ("vscode", "vscode://file{file}:{line}:{column}"),
    ("vscode-insiders", "vscode-insiders://file{file}:{line}:{column}"),
    ("vscodium", "vscodium://file{file}:{line}:{column}"),
    ("cursor", "cursor://file{file}:{line}:{column}"),
    ("zed", "zed://file{file}:{line}:{column}"),
    ("textmate", "txmt://open?url=file://{file}&line={line}&column={column}"),
];

/// What stays as it is in a path: the characters that RFC 3986 calls unreserved, and the slash.
const NOT_IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// The editor that a writer chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    /// One that takes links of this form, with `{file}`, `{line}` and `{column}` in it.
    Template(String),
    None,
}

/// How the files of one site are opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorLinks {
    template: String,
    /// The site's folder, encoded: it begins with a slash, and ends without one.
    root: String,
}

impl FromStr for Editor {
    type Err = String;

    fn from_str(choice: &str) -> Result<Self, Self::Err> {
        if choice == "none" {
            return Ok(Self::None);
        }
        if let Some((_, template)) = KNOWN.iter().find(|(name, _)| *name == choice) {
            return Ok(Self::Template((*template).to_owned()));
        }
        let scheme = choice.split_once(':').map_or("", |(scheme, _)| scheme);
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        if is_scheme && choice.contains("{file}") {
            return Ok(Self::Template(choice.to_owned()));
        }
        let names = KNOWN.map(|(name, _)| name).join(", ");
        Err(format!(
            "name one of {names}, none; or write an address with {{file}} in it, as in my-editor://open{{file}}:{{line}}"
        ))
    }
}

impl EditorLinks {
    /// The links to the files of the site in `root`, a full path; none where nothing opens them.
    pub fn new(editor: Editor, root: &Path) -> Option<Self> {
        match editor {
            Editor::Template(template) => Some(Self { template, root: encoded_folder(root.to_str()?) }),
            Editor::None => None,
        }
    }

    /// The link that opens the file at `path`, relative to the site's folder, at a place in it.
    pub fn link(&self, path: &str, line: usize, column: usize) -> String {
        let file = format!("{}/{}", self.root, utf8_percent_encode(path, NOT_IN_PATH));
        // The file comes last, as its name may look like one of the others.
        let template = self.template.replace("{line}", &line.to_string()).replace("{column}", &column.to_string());
        template.replace("{file}", &file)
    }
}

/// A folder's full path as links have it: `/home/me/my%20site`, `/C:/my%20site`.
fn encoded_folder(folder: &str) -> String {
    // Windows puts a sign of its own before a path that it has looked up.
    let folder = folder.strip_prefix(r"\\?\").unwrap_or(folder);
    let slashes = if cfg!(windows) { folder.replace('\\', "/") } else { folder.to_owned() };
    let path = slashes.trim_end_matches('/');
    match path.split_once(':') {
        Some((drive, rest)) if cfg!(windows) => format!("/{drive}:{}", utf8_percent_encode(rest, NOT_IN_PATH)),
        _ => utf8_percent_encode(path, NOT_IN_PATH).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(not(windows))]
    #[test]
    fn a_file_opens_at_a_place_in_it() {
        for (editor, root, expected) in [
            ("vscode", "/home/me/site", "vscode://file/home/me/site/content/a%20b.md:3:7"),
            ("vscode", "/", "vscode://file/content/a%20b.md:3:7"),
            ("zed", "/my site/#1", "zed://file/my%20site/%231/content/a%20b.md:3:7"),
            (
                "my-editor://open?file={file}&line={line}&column={column}",
                "/a&b",
                "my-editor://open?file=/a%26b/content/a%20b.md&line=3&column=7",
            ),
            ("textmate", "/é", "txmt://open?url=file:///%C3%A9/content/a%20b.md&line=3&column=7"),
            ("my-editor:{file}?{line}", "/{line}", "my-editor:/%7Bline%7D/content/a%20b.md?3"),
        ] {
            let links = EditorLinks::new(editor.parse().unwrap(), Path::new(root)).unwrap();
            assert_eq!(links.link("content/a b.md", 3, 7), expected, "{editor}");
        }
        assert_eq!(EditorLinks::new(Editor::None, Path::new("/")), None);
    }

    #[cfg(windows)]
    #[test]
    fn a_file_on_a_drive_opens() {
        let links = EditorLinks::new("vscode".parse().unwrap(), Path::new(r"\\?\C:\my site")).unwrap();
        assert_eq!(links.link("content/a.md", 3, 7), "vscode://file/C:/my%20site/content/a.md:3:7");
    }

    #[test]
    fn what_is_no_editor_is_refused() {
        for choice in ["vscoed", "", "{file}", "my-editor://open", "1x:{file}", "a b:{file}"] {
            assert!(choice.parse::<Editor>().is_err_and(|error| error.contains("vscode, ")), "{choice}");
        }
        assert_eq!("none".parse(), Ok(Editor::None));
    }
}
