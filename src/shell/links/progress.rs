//! How far the asking has come, for whoever waits in front of a terminal.

use std::io::{self, IsTerminal};

/// A line that is written again and again in the same place, and is gone at the end. There is none where nobody looks.
pub struct Progress {
    is_shown: bool,
    /// The letters of the newest line, which the next has to cover.
    letters: usize,
}

impl Progress {
    pub fn on_terminal() -> Self {
        Self { is_shown: io::stderr().is_terminal(), letters: 0 }
    }

    /// Says that `number` of `total` links are being asked or have been.
    pub fn show(&mut self, number: usize, total: usize) {
        self.write(&format!("Asking {number} of {total} links…"));
    }

    fn write(&mut self, line: &str) {
        if self.is_shown {
            let letters = line.chars().count();
            let rest = " ".repeat(self.letters.saturating_sub(letters));
            eprint!("\r{line}{rest}");
            self.letters = letters;
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.letters > 0 {
            self.write("");
            eprint!("\r");
        }
    }
}
