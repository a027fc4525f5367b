//! One build at a time writes to a folder.

use std::{
    env,
    fs::{File, TryLockError},
    path::Path,
};

use crate::shell::error::ShellError;

/// Waits until no other build writes to `folder`, and keeps others from it until what is returned is dropped. The system
/// lets go of it when the program ends, however it ends.
///
/// # Errors
/// The file that stands for the lock cannot be made.
pub fn hold(folder: &Path) -> Result<File, ShellError> {
    let full = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let full = full.canonicalize().unwrap_or(full);
    let name = blake3::hash(full.as_os_str().as_encoded_bytes()).to_hex();
    // Beside all folders of websites, so that it is never published.
    let path = env::temp_dir().join(format!("careleaf-{}.lock", &name[..16]));
    let lock = File::options().create(true).append(true).open(&path);
    let lock = lock.map_err(|error| ShellError::io("write", &path, &error))?;
    if matches!(lock.try_lock(), Err(TryLockError::WouldBlock)) {
        eprintln!("Another careleaf is writing to {}. This one goes on when that is done.", folder.display());
        // Where locks are not to be had, a build is better than none.
        let _ = lock.lock();
    }
    Ok(lock)
}
