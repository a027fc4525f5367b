//! The generators that are measured.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
};

use crate::{corpus::Corpus, hugo};

/// A generator of static websites.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    Careleaf,
    Hugo,
}

impl Tool {
    /// Careleaf, and the others that are on this machine.
    pub fn installed() -> Vec<Self> {
        [Self::Careleaf, Self::Hugo].into_iter().filter(|tool| tool.version().is_some()).collect()
    }

    /// Its name and version; none where it is not on this machine.
    pub fn version(self) -> Option<String> {
        match self {
            Self::Careleaf => Some(format!("Careleaf {}", env!("CARGO_PKG_VERSION"))),
            Self::Hugo => {
                let said = self.program().arg("version").stderr(Stdio::null()).output().ok()?.stdout;
                let said = String::from_utf8(said).ok()?;
                // The version ends with a hyphen and the name of a commit, or with a plus sign and that of an edition.
                let version = said.split_once("hugo v")?.1.split(|c: char| !c.is_ascii_digit() && c != '.').next()?;
                Some(format!("Hugo {version}"))
            }
        }
    }

    /// A name for its files.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Careleaf => "careleaf",
            Self::Hugo => "hugo",
        }
    }

    /// Writes the site of the corpus as this tool wants it.
    pub fn write_site(self, root: &Path, corpus: &Corpus) {
        if self == Self::Hugo {
            hugo::copy_theme(root);
        }
        for (path, text) in corpus.files() {
            match self {
                Self::Careleaf => write(&root.join(path), &text),
                Self::Hugo if path.ends_with(".yaml") => {}
                Self::Hugo => write(&root.join(path.replace("/index.md", "/_index.md")), &hugo::page(&text)),
            }
        }
    }

    /// The command that builds the site in `root`.
    pub fn build(self, root: &Path, output: &Path) -> Command {
        let mut command = self.program();
        match self {
            Self::Careleaf => command.args(["build", "--quiet", "--root"]).arg(root).arg("--output").arg(output),
            Self::Hugo => command.args(["build", "--quiet", "--source"]).arg(root).arg("--destination").arg(output),
        };
        command
    }

    /// The command that checks the site in `root`, which is Careleaf's alone.
    pub fn check(self, root: &Path) -> Command {
        let mut command = self.program();
        command.args(["check", "--format", "short", "--root"]).arg(root);
        command
    }

    /// The command that serves the site in `root`, from memory.
    pub fn serve(self, root: &Path, port: u16) -> Command {
        let mut command = self.program();
        match self {
            Self::Careleaf => command.args(["serve", "--root"]).arg(root),
            Self::Hugo => command.args(["server", "--renderToMemory", "--source"]).arg(root),
        };
        command.args(["--port", &port.to_string()]);
        command
    }

    fn program(self) -> Command {
        match self {
            Self::Careleaf => Command::new(env!("CARGO_BIN_EXE_careleaf")),
            Self::Hugo => Command::new("hugo"),
        }
    }
}

fn write(file: &Path, text: &str) {
    fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the corpus can be written");
    fs::write(file, text).expect("the corpus can be written");
}
