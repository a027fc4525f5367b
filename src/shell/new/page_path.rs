//! The path of a new page, as it is typed.

use std::str::FromStr;

use crate::{markdown::slug, shell::error::ShellError, source::is_hidden_name};

/// Signs that cannot stand in the name of a file on every system.
const NOT_IN_NAMES: [char; 7] = ['<', '>', ':', '"', '|', '?', '*'];

/// The path of a page's file below `content/`, with `/` between its parts: `veins/costs.md`.
#[derive(Debug)]
pub struct PagePath(String);

impl PagePath {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the page goes by: its file's name without `.md`, or the name of its folder, whose page it is.
    pub fn name(&self) -> &str {
        let path = self.0.trim_end_matches(".md");
        let path = path.strip_suffix("/index").unwrap_or(path);
        path.rsplit('/').next().unwrap_or(path)
    }
}

impl FromStr for PagePath {
    type Err = ShellError;

    /// Reads `veins/costs`, `veins/costs.md` and `content/veins/costs.md`, which all mean the same.
    fn from_str(typed: &str) -> Result<Self, ShellError> {
        let wrong = |message: &str, help: &str| Err(ShellError::new(message.replace("{}", typed), help));
        // A backslash is what separates folders on Windows, and stands in no name elsewhere that anybody would want.
        let path = typed.trim().replace('\\', "/");
        if path.is_empty() {
            return wrong("The page has no name.", "Name its file below content/: careleaf new page contact.");
        }
        if path.starts_with(['/', '~']) || path.chars().nth(1) == Some(':') {
            return wrong(
                "`{}` is not a path below content/.",
                "Name the page's file as seen from content/: careleaf new page veins/costs.",
            );
        }
        let path = path.trim_start_matches("./");
        let path = path.strip_prefix("content/").unwrap_or(path);
        let parts: Vec<&str> = path.split('/').collect();
        if parts.contains(&"..") || parts.contains(&".") {
            return wrong(
                "`{}` may lead out of content/.",
                "Name the page's file as seen from content/, without dots: careleaf new page veins/costs.",
            );
        }
        let Some(name) = parts.last().filter(|_| parts.iter().all(|part| !part.trim().is_empty())) else {
            return wrong(
                "`{}` names no file.",
                "Name the page's file too: careleaf new page veins/index for the first page of the folder veins.",
            );
        };
        if parts.iter().any(|part| is_hidden_name(part)) {
            return wrong(
                "`{}` would be left out of the website: names like this one are those of hidden files and copies.",
                "Choose a name that begins with a letter or a digit and ends in .md.",
            );
        }
        if path.contains(|sign: char| NOT_IN_NAMES.contains(&sign) || sign.is_control()) {
            return wrong(
                "`{}` has a sign in it that cannot stand in the name of a file on every computer.",
                "Use letters, digits and hyphens. What the title of the page says is up to you: --title \"What does it cost?\".",
            );
        }
        if parts
            .iter()
            .any(|part| is_device(part) || *part != part.trim() || part.trim_end_matches(".md").ends_with('.'))
        {
            return wrong(
                "`{}` has a part that cannot be the name of a file on every computer.",
                "Use letters, digits and hyphens, with no space at the beginning or end: careleaf new page veins/costs.",
            );
        }
        let stem = match name.rsplit_once('.') {
            None => name,
            Some((stem, "md")) => stem,
            Some(_) => {
                return wrong(
                    "The name of a page's file ends in .md, and `{}` does not.",
                    "Leave the ending out, or write .md.",
                );
            }
        };
        if parts[..parts.len() - 1].iter().chain([&stem]).any(|part| slug(part).is_empty()) {
            return wrong(
                "No address can be made from `{}`: a part of it has no letter and no digit.",
                "Use letters, digits and hyphens.",
            );
        }
        let folder = path.len() - name.len();
        // A link to a file with a space in its name needs signs that few writers know.
        let stem = if stem.contains(char::is_whitespace) { slug(stem) } else { stem.to_owned() };
        Ok(Self(format!("{}{stem}.md", &path[..folder])))
    }
}

/// Whether Windows takes a name for a device and not for a file, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|number| number.len() == 1 && number.starts_with(|digit: char| matches!(digit, '1'..='9')))
    };
    ["con", "prn", "aux", "nul"].contains(&stem.as_str()) || is_numbered("com") || is_numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_people_type_them() {
        for (typed, path, name) in [
            ("contact", "contact.md", "contact"),
            ("contact.md", "contact.md", "contact"),
            ("content/veins/costs.md", "veins/costs.md", "costs"),
            ("./content/contact.md", "contact.md", "contact"),
            ("veins\\costs", "veins/costs.md", "costs"),
            ("leg-veins/index", "leg-veins/index.md", "leg-veins"),
            ("index.md", "index.md", "index"),
            (" Our costs ", "our-costs.md", "our-costs"),
        ] {
            let read: PagePath = typed.parse().unwrap();
            assert_eq!((read.as_str(), read.name()), (path, name), "{typed}");
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_told() {
        for (typed, reason) in [
            ("", "has no name"),
            ("  ", "has no name"),
            ("/etc/page", "not a path below content/"),
            ("\\page", "not a path below content/"),
            ("~/page", "not a path below content/"),
            ("C:\\page.md", "not a path below content/"),
            ("../page", "may lead out of content/"),
            ("veins/../../page", "may lead out of content/"),
            ("content/../page", "may lead out of content/"),
            ("..", "may lead out of content/"),
            ("veins/", "names no file"),
            ("content/", "names no file"),
            ("veins//costs", "names no file"),
            ("LPT1", "name of a file on every computer"),
            ("veins /con.md", "name of a file on every computer"),
            (".hidden", "left out of the website"),
            (".git/page", "left out of the website"),
            ("page.md~", "left out of the website"),
            (".md", "left out of the website"),
            ("what?.md", "has a sign in it"),
            ("a\nb", "has a sign in it"),
            ("page.txt", "ends in .md"),
            ("page.MD", "ends in .md"),
            ("site.yaml", "ends in .md"),
            ("!!!", "no letter and no digit"),
            ("!!!/page", "no letter and no digit"),
        ] {
            let message = typed.parse::<PagePath>().unwrap_err().message;
            assert!(message.contains(reason), "{typed}: {message}");
        }
    }
}
