//! The machine that all of this is measured on. What a system does not tell is left out.

use std::{env::consts, fs, path::Path, thread};

use crate::setup::Setup;

/// The machine, and how it was measured, in two sentences.
pub fn describe(setup: &Setup) -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let processor = line_of("/proc/cpuinfo", "model name", ':').unwrap_or_else(|| consts::ARCH.to_owned());
    let system = line_of("/etc/os-release", "PRETTY_NAME", '=').unwrap_or_else(|| consts::OS.to_owned());
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let kernel = kernel.split('-').next().map(str::trim).filter(|kernel| !kernel.is_empty());
    let kernel = kernel.map(|kernel| format!(", Linux {kernel}")).unwrap_or_default();
    format!(
        "{processor}, {cores} {}; {system}{kernel}; sites and websites {}.\nMedians of runs in turn: {} of each build and of \
         each start, {} of each save.",
        if cores == 1 { "core" } else { "cores" },
        storage(&setup.folder),
        setup.runs,
        setup.edits
    )
}

/// The value of the first line that begins with `key`.
fn line_of(file: &str, key: &str, separator: char) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let (_, value) = text.lines().find(|line| line.starts_with(key))?.split_once(separator)?;
    Some(value.trim().trim_matches('"').to_owned())
}

/// Whether a folder is in memory or on a disk.
fn storage(folder: &Path) -> String {
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    // A line has the device, the place and the kind of a file system. The innermost place counts, and there the newest.
    let mounts = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ').skip(1);
        Some((parts.next()?, parts.next()?))
    });
    let kind = mounts.filter(|(place, _)| folder.starts_with(place)).max_by_key(|(place, _)| place.len());
    match kind {
        Some((_, "tmpfs" | "ramfs")) => "in memory".to_owned(),
        Some((_, kind)) => format!("on a disk ({kind})"),
        None => "on a disk".to_owned(),
    }
}
