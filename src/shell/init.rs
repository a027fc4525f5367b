//! The command `init`.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::shell::{
    Outcome,
    arguments::{InitArguments, SchemaOf},
    error::ShellError,
    new_files::{self, NewFile, is_there},
    report, schema, starters,
};

/// The list of what stays out of git.
const GITIGNORE: &str = ".gitignore";

const IGNORED: &str = "# What careleaf build writes. It can be made again at any time.\n/public/\n";

/// The YAML extension finds the schema of the settings by this, where it does not read the first line of the settings.
const EDITOR_SETTINGS: &str = r#"{
  "yaml.schemas": {
    "./.careleaf/site.schema.json": "content/site.yaml"
  }
}
"#;

/// The extension that checks YAML files.
const EDITOR_EXTENSIONS: &str = r#"{
  "recommendations": ["redhat.vscode-yaml"]
}
"#;

/// A file of a new site.
struct SiteFile {
    /// Its path below the site's folder.
    path: &'static str,
    text: String,
    /// What it is for, in a few words.
    purpose: &'static str,
    /// Whether the site is made without it where there is one already.
    may_be_there: bool,
}

/// Makes a site that can be built at once.
pub fn run(arguments: InitArguments) -> Result<Outcome, ShellError> {
    let InitArguments { folder, title } = arguments;
    if is_there(&folder) && !folder.is_dir() {
        let message = format!("{} is a file, not a folder. Nothing was written.", folder.display());
        return Err(ShellError::new(message, "Name a folder, or one that is still to be made."));
    }
    let title = title_of(&folder, title)?;
    let (kept, made): (Vec<_>, Vec<_>) =
        files(&title).into_iter().partition(|file| file.may_be_there && is_there(&folder.join(file.path)));
    let is_here = folder == Path::new(".");
    let at = |path: &str| if is_here { PathBuf::from(path) } else { folder.join(path) };
    let new: Vec<NewFile> = made.iter().map(|file| NewFile { path: at(file.path), text: file.text.clone() }).collect();
    new_files::make(&new)?;

    match is_here {
        true => report::say(&format!("Made a new site, “{title}”:")),
        false => report::say(&format!("Made a new site, “{title}”, in {}:", folder.display())),
    }
    for file in &made {
        report::say(&format!("  {:<27} {}", file.path, file.purpose));
    }
    if !kept.is_empty() {
        report::say("\nLeft as it was:");
    }
    for file in &kept {
        let advice = if file.path == GITIGNORE { "see that it has the line /public/" } else { "" };
        report::say(format!("  {:<27} {advice}", file.path).trim_end());
    }
    report::say("\nNow type:");
    if !is_here {
        report::say(&format!("  cd {}", report::typed(&folder)));
    }
    report::say("  careleaf new treatment \"Name of a treatment\"");
    report::say("  careleaf serve --drafts --open");
    Ok(Outcome::Fine)
}

/// The files of a new site whose name is `title`.
fn files(title: &str) -> Vec<SiteFile> {
    let file = |path, text, purpose| SiteFile { path, text, purpose, may_be_there: false };
    let extra = |path, text, purpose| SiteFile { path, text, purpose, may_be_there: true };
    vec![
        file(
            "content/site.yaml",
            starters::fill(starters::SITE_SETTINGS, &[("title", title)]),
            "the settings: how to reach the clinic, the website's address",
        ),
        file("content/index.md", starters::HOME.to_owned(), "the home page"),
        extra("README.md", starters::README.to_owned(), "how to work on this site"),
        extra(GITIGNORE, IGNORED.to_owned(), "keeps what a build writes, /public/, out of git"),
        extra(
            ".careleaf/site.schema.json",
            schema::text(SchemaOf::Site),
            "describes site.yaml, so that editors can check it",
        ),
        extra(
            ".careleaf/page.schema.json",
            schema::text(SchemaOf::Page),
            "describes front matter, for editors and tools",
        ),
        extra(".vscode/settings.json", EDITOR_SETTINGS.to_owned(), "tells Visual Studio Code of the schema"),
        extra(".vscode/extensions.json", EDITOR_EXTENSIONS.to_owned(), "has it suggest the extension for YAML"),
    ]
}

/// The name of the website: the one that was given, or one made from the folder's name.
fn title_of(folder: &Path, given: Option<String>) -> Result<String, ShellError> {
    if let Some(given) = given {
        let title = starters::clean_title(&given);
        return match title.is_empty() {
            true => {
                Err(ShellError::new("The title is empty.", "Give the name of your website: --title \"Vein Clinic\"."))
            }
            false => Ok(title),
        };
    }
    // `.` and `..` have a name only in full.
    let full = std::path::absolute(folder).map(|full| fs::canonicalize(&full).unwrap_or(full)).unwrap_or_default();
    let title = full.file_name().map(|name| starters::title_of_name(&name.to_string_lossy())).unwrap_or_default();
    match title.chars().any(char::is_alphanumeric) {
        true => Ok(title),
        false => {
            let message = format!("No title can be made from the name of the folder {}.", folder.display());
            Err(ShellError::new(message, "Give the name of your website: --title \"Vein Clinic\"."))
        }
    }
}
