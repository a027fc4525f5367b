//! What stands for everything that a website is made from.

use rayon::prelude::*;

use crate::source::{FileContent, World};

/// Stands for the files, the day, the options and this very program: two websites with the same fingerprint are the same.
pub fn fingerprint(world: &World) -> String {
    let World { files, today, options } = world;
    let files: Vec<_> = files.iter().collect();
    let contents: Vec<(u8, blake3::Hash)> = files
        .par_iter()
        .map(|(_, content)| match content {
            FileContent::Bytes(bytes) => (0, blake3::hash(bytes)),
            FileContent::Unreadable(reason) => (1, blake3::hash(reason.as_bytes())),
        })
        .collect();
    let mut hasher = blake3::Hasher::new();
    let mut add = |bytes: &[u8]| {
        // With its length before it, no two parts can pass for one.
        hasher.update(&bytes.len().to_le_bytes());
        hasher.update(bytes);
    };
    add(env!("CARELEAF_SOURCE").as_bytes());
    add(format!("{today} {options:?}").as_bytes());
    for ((path, _), (kind, hash)) in files.iter().zip(&contents) {
        add(path.as_str().as_bytes());
        add(&[*kind]);
        add(hash.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Files, Options, SourcePath};

    #[test]
    fn whatever_a_website_is_made_from_changes_its_fingerprint() {
        let world = |path: &str, text: &str, day: i8, drafts: bool| {
            let mut files = Files::default();
            files.insert(SourcePath::new(path), text.into());
            fingerprint(&World {
                files,
                today: jiff::civil::date(2026, 6, day),
                options: Options { drafts, ..Options::default() },
            })
        };
        let first = world("content/a.md", "x", 1, false);
        assert_eq!(first, world("content/a.md", "x", 1, false));
        for other in [
            world("content/b.md", "x", 1, false),
            world("content/a.md", "y", 1, false),
            world("content/a.md", "x", 2, false),
            world("content/a.md", "x", 1, true),
        ] {
            assert_ne!(first, other);
        }
    }
}
