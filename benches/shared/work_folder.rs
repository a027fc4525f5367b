//! The folder to work in.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// Makes an empty folder, which is gone when it is dropped: in the one that `CARELEAF_BENCH_DIR` names, or else in memory
/// where the system has a folder there, so that the disk's noise is not what is measured.
pub fn make() -> TempDir {
    let memory = Path::new("/dev/shm");
    let parent = match env::var_os("CARELEAF_BENCH_DIR") {
        Some(folder) => PathBuf::from(folder),
        None if memory.is_dir() => memory.to_owned(),
        None => env::temp_dir(),
    };
    fs::create_dir_all(&parent).expect("the folder to work in can be made");
    tempfile::Builder::new().prefix("careleaf-bench-").tempdir_in(parent).expect("the folder to work in can be made")
}
