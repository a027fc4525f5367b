//! The command `build`.

use std::{
    collections::BTreeMap,
    mem::ManuallyDrop,
    path::{Component, Path, PathBuf},
    time::Instant,
};

use crate::{
    Cache,
    build::{Prepared, prepare},
    diagnostic::Diagnostics,
    shell::{
        Outcome,
        arguments::BuildArguments,
        disk::{self, SOURCE_FOLDERS},
        error::ShellError,
        fingerprint::fingerprint,
        publish::{self, Publication, Published, Record, publish},
        report::{self, Sources},
    },
    site::OutputPath,
    source::{Options, World},
};

/// Builds the site and writes it. With an error in the content, nothing is written.
pub fn run(arguments: BuildArguments) -> Result<Outcome, ShellError> {
    let BuildArguments { site, output, base_url, drafts, publish, quiet } = arguments;
    let start = Instant::now();
    let folder = output.unwrap_or_else(|| match site.root.as_os_str() == "." {
        true => PathBuf::from("public"),
        false => site.root.join("public"),
    });
    refuse_source_folders(&site.root, &folder)?;
    let (sources, before) = rayon::join(
        || {
            disk::read_world(&site, Options { base_url, drafts, publish })
                .map(|(world, _)| (fingerprint(&world), world))
        },
        || publish::untouched(&folder),
    );
    let (fingerprint, world) = sources?;
    let done = match before.filter(|(record, _)| record.fingerprint == fingerprint) {
        Some((record, files)) => Some((record, Published { unchanged: files, ..Published::default() })),
        None => build(&world, fingerprint, &folder)?,
    };
    // The program is about to end, which frees all memory at once. To free it bit by bit takes as long as to fill it.
    std::mem::forget(world);
    let Some((record, published)) = done else { return Ok(Outcome::ContentErrors) };
    if !quiet {
        report::print_warning_counts(&record.warnings);
        report::say(&format!(
            "{} written, {} unchanged, {} removed in {}",
            report::count(published.written, "file"),
            published.unchanged,
            published.removed,
            folder.display()
        ));
        report::say(&format!(
            "Built {}, {}, {} in {} ms",
            report::count(record.pages, "page"),
            report::count(record.questions, "question"),
            report::count(record.warnings.values().sum(), "warning"),
            start.elapsed().as_millis()
        ));
    }
    Ok(Outcome::Fine)
}

/// Builds the website and writes it, a file at a time. None where the content has errors, which have been told.
fn build(world: &World, fingerprint: String, folder: &Path) -> Result<Option<(Record, Published)>, ShellError> {
    // For the same reason, nothing of this is freed.
    let mut cache = ManuallyDrop::new(Cache::default());
    let prepared = ManuallyDrop::new(prepare(world, &mut cache));
    let Prepared { website, pages, questions, .. } = &*prepared;
    let mut diagnostics = prepared.diagnostics(&[]);
    let mut published = None;
    if diagnostics.errors() > 0 {
        // Nothing is written, but all that is wrong is told at once.
        diagnostics = prepared.diagnostics(&website.make_all(|| false).unwrap_or_default());
    } else {
        let record = Record { fingerprint, pages: *pages, questions: *questions, warnings: warnings(&diagnostics) };
        let paths: Vec<&OutputPath> = website.paths().collect();
        // Every path is the website's own, so that there is a file for each.
        let make = |path: &OutputPath| website.file_once(path.as_str()).unwrap_or_default();
        match publish(&paths, make, folder, &record)? {
            Publication::Done(done) => published = Some((record, done)),
            Publication::Broken(wrong) => diagnostics = prepared.diagnostics(&wrong),
        }
    }
    if published.is_none() {
        let errors = report::print_errors(diagnostics.iter(), &Sources::new(&world.files));
        report::print_failure(errors);
        if diagnostics.iter().any(|diagnostic| diagnostic.is_firm) {
            report::print_refusal();
        }
    }
    Ok(published)
}

/// How often each code was warned of.
fn warnings(diagnostics: &Diagnostics) -> BTreeMap<String, usize> {
    let mut codes = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|diagnostic| !diagnostic.is_error()) {
        *codes.entry(diagnostic.code.as_str().to_owned()).or_default() += 1;
    }
    codes
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
