//! What no generator can do without, and nothing else: reads, parses and writes every Markdown file, on all cores.

use std::{env, fs, path::Path, process::Command};

use pulldown_cmark::{Options, Parser};
use rayon::prelude::*;
use walkdir::WalkDir;

/// The command that does it: this very program, so that the start of a process counts here too.
pub fn command(content: &Path, output: &Path) -> Command {
    let mut command = Command::new(env::current_exe().expect("this program has a file"));
    command.arg("--floor").arg(content).arg(output);
    command
}

/// Writes an HTML file to `output` for every Markdown file below `content`.
pub fn run(content: &Path, output: &Path) {
    let files: Vec<_> = WalkDir::new(content)
        .into_iter()
        .map(|entry| entry.expect("the corpus can be read"))
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"))
        .map(walkdir::DirEntry::into_path)
        .collect();
    files.par_iter().for_each(|file| {
        let text = fs::read_to_string(file).expect("the corpus can be read");
        let body = text.splitn(3, "---").nth(2).expect("every page of the corpus has front matter");
        let html = html(body);
        let relative = file.strip_prefix(content).expect("the file is below the folder that was walked");
        let folder = output.join(relative.with_extension(""));
        fs::create_dir_all(&folder).expect("the output can be written");
        fs::write(folder.join("index.html"), html).expect("the output can be written");
    });
}

fn html(markdown: &str) -> String {
    let mut html = String::with_capacity(markdown.len() * 2);
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(markdown, Options::all()));
    html
}
