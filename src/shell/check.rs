//! The command `check`.

use std::{
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    Cache,
    build::prepare,
    check,
    diagnostic::Diagnostic,
    shell::{
        Outcome,
        arguments::{CheckArguments, Deny},
        disk,
        error::ShellError,
        links,
        report::{self, Checked, Sources},
    },
    source::Options,
};

/// Reports everything that is wrong with the site.
pub fn run(arguments: CheckArguments) -> Result<Outcome, ShellError> {
    let CheckArguments { site, format, deny, drafts, publish, links, link_timeout } = arguments;
    let (world, _) = disk::read_world(&site, Options { drafts, publish, ..Options::default() })?;
    // The program is about to end, which frees all memory at once. To free it bit by bit takes a part of the time of a check.
    let world = ManuallyDrop::new(world);
    let mut cache = ManuallyDrop::new(Cache::default());
    let prepared = ManuallyDrop::new(prepare(&world, &mut cache));
    let mut wrong = Vec::new();
    // The templates that come with the program are tested with it. A site's own can fail on any page.
    if world.files.below("themes").next().is_some() {
        wrong = prepared.website.make_all(|| false).unwrap_or_default();
    }
    let asked = links.then(|| ask_links(&cache, Duration::from_secs(link_timeout), &mut wrong));
    let checked = Checked { pages: prepared.pages, links: asked, diagnostics: prepared.diagnostics(&wrong) };
    let folder = folder_in_repository(&site.root);
    report::print_check(&checked, || Sources::in_folder(&world.files, &folder), format);
    let failed = checked.diagnostics.errors() > 0 || (deny == Some(Deny::Warnings) && !checked.diagnostics.is_empty());
    Ok(if failed { Outcome::ContentErrors } else { Outcome::Fine })
}

/// The folder of the site as seen from where the program runs, which in a workflow is the repository's; empty where it is
/// that folder, or is elsewhere.
fn folder_in_repository(root: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(std::fs::canonicalize);
    let inside = here.ok().zip(std::fs::canonicalize(root).ok());
    inside.and_then(|(here, root)| root.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or_default()
}

/// Asks other websites about the links to them, adds to `wrong` what is wrong with those, and returns to how many addresses
/// they lead.
fn ask_links(cache: &Cache, time_limit: Duration, wrong: &mut Vec<Diagnostic>) -> usize {
    let external = cache.external_links();
    let answers = links::answers(&external, time_limit);
    wrong.extend(check::asked(&external, &answers));
    answers.len()
}
