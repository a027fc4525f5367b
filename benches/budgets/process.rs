//! Programs that are run to their end.

use std::{
    fs,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::statistics::milliseconds;

/// The time that a command takes, in milliseconds.
pub fn timed(mut command: Command) -> f64 {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().expect("the program starts");
    let time = milliseconds(start.elapsed());
    assert!(status.success(), "{command:?} failed");
    time
}

/// The most memory that a command held at any time, in MiB; none where the system does not tell.
pub fn peak_memory(mut command: Command) -> Option<f64> {
    let mut program = command.stdout(Stdio::null()).spawn().expect("the program starts");
    let mut peak = None;
    // The system keeps the peak as long as the program runs, so that only what is new in the very end can be missed.
    let status = loop {
        peak = peak_so_far(&program).or(peak);
        match program.try_wait().expect("the program can be waited for") {
            Some(status) => break status,
            None => thread::sleep(Duration::from_millis(1)),
        }
    };
    assert!(status.success(), "{command:?} failed");
    peak
}

/// What Linux calls the high-water mark of the memory that a program holds.
fn peak_so_far(program: &Child) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{}/status", program.id())).ok()?;
    let kibibytes: f64 =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.split(' ').rev().nth(1)?.trim().parse().ok()?;
    Some(kibibytes / 1024.0)
}
