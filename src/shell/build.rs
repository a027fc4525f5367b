//! The command `build`.

use std::{
    path::{Component, Path, PathBuf},
    time::Instant,
};

use crate::{
    Cache, build,
    shell::{
        Outcome,
        arguments::BuildArguments,
        disk::{self, SOURCE_FOLDERS},
        error::ShellError,
        publish::publish,
        report::{self, Sources},
    },
    source::Options,
};

/// Builds the site and writes it. With an error in the content, nothing is written.
pub fn run(arguments: BuildArguments) -> Result<Outcome, ShellError> {
    let BuildArguments { site, output, base_url, drafts, quiet } = arguments;
    let start = Instant::now();
    let folder = output.unwrap_or_else(|| match site.root.as_os_str() == "." {
        true => PathBuf::from("public"),
        false => site.root.join("public"),
    });
    refuse_source_folders(&site.root, &folder)?;
    let world = disk::read_world(&site, Options { base_url, drafts })?;
    let mut cache = Cache::default();
    let built = build(&world, &mut cache);
    // The program is about to end, which frees all memory at once. To free it page by page takes as long as to write it.
    std::mem::forget(cache);

    let sources = Sources::new(&world.files);
    let errors = report::print_errors(&built.diagnostics, sources);
    if errors > 0 {
        report::print_failure(errors);
        return Ok(Outcome::ContentErrors);
    }
    let published = publish(&built.output, &folder)?;
    if !quiet {
        report::print_warning_counts(&built.diagnostics);
        let warnings = built.diagnostics.len();
        report::say(&format!(
            "{} written, {} unchanged, {} removed in {}",
            report::count(published.written, "file"),
            published.unchanged,
            published.removed,
            folder.display()
        ));
        report::say(&format!(
            "Built {}, {}, {} in {} ms",
            report::count(built.pages, "page"),
            report::count(built.questions, "question"),
            report::count(warnings, "warning"),
            start.elapsed().as_millis()
        ));
    }
    Ok(Outcome::Fine)
}

/// The website must not be written over what it is made from.
fn refuse_source_folders(root: &Path, output: &Path) -> Result<(), ShellError> {
    let Some(output) = absolute(output) else { return Ok(()) };
    let clashes = |folder: PathBuf| {
        absolute(&folder).is_some_and(|folder| output.starts_with(&folder) || folder.starts_with(&output))
    };
    if SOURCE_FOLDERS.into_iter().any(|folder| clashes(root.join(folder))) {
        let message = format!("{} holds what the website is made from.", output.display());
        return Err(ShellError::new(message, "Write the website to a folder of its own, such as --output public."));
    }
    Ok(())
}

/// The full path, with links and `..` resolved as far as it is there.
fn absolute(path: &Path) -> Option<PathBuf> {
    let mut resolved = PathBuf::new();
    for part in std::path::absolute(path).ok()?.components() {
        match part {
            Component::ParentDir => {
                resolved.pop();
            }
            part => resolved.push(part),
        }
        resolved = std::fs::canonicalize(&resolved).unwrap_or(resolved);
    }
    Some(resolved)
}
