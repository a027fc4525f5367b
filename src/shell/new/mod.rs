//! The command `new`: pages for a writer to fill in.

mod page_path;

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::{
    markdown::slug,
    shell::{
        Outcome,
        arguments::{New, NewArguments, NewPageArguments, NewTreatmentArguments},
        disk,
        error::ShellError,
        new::page_path::PagePath,
        new_files::{self, NewFile, is_there},
        report, starters,
    },
};

/// Makes the pages that were asked for.
pub fn run(arguments: NewArguments) -> Result<Outcome, ShellError> {
    match arguments.what {
        New::Treatment(arguments) => treatment(arguments),
        New::Page(arguments) => page(arguments),
    }
}

fn treatment(arguments: NewTreatmentArguments) -> Result<Outcome, ShellError> {
    let NewTreatmentArguments { name, site } = arguments;
    disk::require_site(&site.root)?;
    let title = starters::clean_title(&name);
    let folder = slug(&title);
    if folder.is_empty() {
        let message = format!("No address can be made from the name “{name}”: it has no letter and no digit.");
        return Err(ShellError::new(message, "Name the treatment: careleaf new treatment \"Cataract surgery\"."));
    }
    let page = |(file, starter)| Page { path: format!("{folder}/{file}"), starter };
    make(&site.root, &title, disk::today(&site), starters::TREATMENT.map(page).into())
}

fn page(arguments: NewPageArguments) -> Result<Outcome, ShellError> {
    let NewPageArguments { path, title, site } = arguments;
    disk::require_site(&site.root)?;
    let path: PagePath = path.parse()?;
    let title = match title.as_deref().map(starters::clean_title) {
        None => starters::title_of_name(path.name()),
        Some(title) if title.is_empty() => {
            return Err(ShellError::new("The title is empty.", "Give the page a title: --title \"Contact us\"."));
        }
        Some(title) => title,
    };
    let page = Page { path: path.as_str().to_owned(), starter: starters::PAGE };
    make(&site.root, &title, disk::today(&site), vec![page])
}

/// A page that is to be made: its path below `content/`, and what it begins with.
struct Page {
    path: String,
    starter: &'static str,
}

/// Makes `pages`, and says so.
fn make(root: &Path, title: &str, today: Date, pages: Vec<Page>) -> Result<Outcome, ShellError> {
    for page in &pages {
        // The folder's page and the file beside the folder would have one address.
        let twin = match page.path.strip_suffix("/index.md") {
            Some(folder) => format!("{folder}.md"),
            None => format!("{}/index.md", page.path.trim_end_matches(".md")),
        };
        let twin = below_content(root, &twin);
        if is_there(&twin) {
            return Err(new_files::already_there(&twin));
        }
    }
    let today = today.to_string();
    let file = |page: &Page| NewFile {
        path: below_content(root, &page.path),
        text: starters::fill(page.starter, &[("title", title), ("today", &today)]),
    };
    let files: Vec<NewFile> = pages.iter().map(file).collect();
    new_files::make(&files)?;
    for file in &files {
        report::say(&format!("Made {}", file.path.display()));
    }
    let drafts = match files.len() {
        1 => "It is a draft, which is not published. Take the line `draft: true` out when it is written and checked.",
        _ => {
            "They are drafts, which are not published. Take the line `draft: true` out of each that is written and checked."
        }
    };
    report::say(&format!("\n{drafts}"));
    let site = if root == Path::new(".") { String::new() } else { format!(" --root {}", report::typed(root)) };
    report::say(&format!("See what you write with: careleaf serve --drafts --open{site}"));
    Ok(Outcome::Fine)
}

fn below_content(root: &Path, path: &str) -> PathBuf {
    let content = Path::new("content").join(path);
    if root == Path::new(".") { content } else { root.join(content) }
}
