//! The theme in `themes/clinic` is compiled into the program, so a file added to it or taken from it calls for a new build.
//!
//! The program also knows which source it was made from. With it, a website that another version wrote is told apart from
//! one that this version wrote.
#![allow(clippy::disallowed_methods, reason = "what builds the program reads its source")]

use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

fn main() -> io::Result<()> {
    let mut files = BTreeMap::new();
    for source in ["src", "themes/clinic", "Cargo.toml", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={source}");
        read(Path::new(source), &mut files)?;
    }
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    println!("cargo::rustc-env=CARELEAF_SOURCE={:016x}", hasher.finish());
    Ok(())
}

/// Reads a file, or all files below a folder. One that is not there, such as the lock file of a library, has nothing to say.
fn read(path: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            read(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.insert(path.to_owned(), fs::read(path)?);
    }
    Ok(())
}
