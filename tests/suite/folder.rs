//! A site in a folder of its own, and the program run on it: the helper that the other tests stand on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use careleaf::{FileContent, Files, Options, SourcePath, World};
use tempfile::TempDir;

/// The program, as cargo built it for these tests.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_careleaf");

/// The day on which all tests take place.
pub const TODAY: &str = "2026-06-01";

/// The settings of a site that may say as little as it likes of its treatments.
pub const NOTHING_ASKED: &str = "complete: {treatment: [], help: [], choices: [], sources: []}\n";

/// A folder for a site, which is gone at the end of the test.
pub struct SiteFolder {
    folder: TempDir,
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl SiteFolder {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with a small, sound site in it.
    pub fn sound() -> Self {
        Self::empty()
            .with("content/site.yaml", format!("title: Clinic\nbase_url: https://clinic.example/\n{NOTHING_ASKED}"))
            .with("content/index.md", "---\ntitle: Home\ndescription: Welcome.\n---\n\nWelcome.\n")
            .with(
                "content/veins/index.md",
                "---\ntitle: Veins\ndescription: About veins.\n---\n\nAll about [risks](risks.md).\n",
            )
            .with(
                "content/veins/risks.md",
                "---\ntitle: Risks\ndescription: About risks.\n---\n\n## How long?\n\nA day.\n",
            )
    }

    /// The folder with one more file in it.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.write(path, text);
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Runs the program in the folder, on the day of all tests.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs the program in the folder, with these arguments alone.
    pub fn run_as_is(&self, arguments: &[&str]) -> Run {
        Command::new(PROGRAM).args(arguments).current_dir(self.folder.path()).output().unwrap().into()
    }

    /// The program, ready to be run in the folder on the day of all tests.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).args(["--today", TODAY]).current_dir(self.folder.path());
        command
    }
}

impl Run {
    /// How the command ended and all that it said, for comparing it with what is expected. A time is no matter of that.
    pub fn transcript(&self) -> String {
        let said = format!("status {}\n{}{}", self.status, self.stdout, self.stderr);
        let line = |line: &str| match line.split_once(" in ").filter(|_| line.ends_with(" ms")) {
            Some((built, _)) => format!("{built} in … ms\n"),
            None => format!("{line}\n"),
        };
        said.lines().map(line).collect()
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// Compares `text` with the file `name` of tests/transcripts; `CARELEAF_UPDATE=1` writes the file anew.
#[track_caller]
pub fn expect_transcript(name: &str, text: &str) {
    let file = project().join("tests/transcripts").join(format!("{name}.txt"));
    if std::env::var_os("CARELEAF_UPDATE").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, text).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    snapbox::assert_data_eq!(text, snapbox::Data::from(expected).raw());
}

/// The folder of this project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below `folder`, by their paths in it.
pub fn files_below(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut files: Vec<(String, PathBuf)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            (path, entry.into_path())
        })
        .collect();
    files.sort();
    files
}

/// The world made of the files below some folders, each put at a path of the site.
pub fn world(folders: &[(&str, &Path)]) -> World {
    let mut files = Files::default();
    for (place, folder) in folders {
        for (path, file) in files_below(folder) {
            files.insert(SourcePath::new(format!("{place}/{path}")), FileContent::from(fs::read(file).unwrap()));
        }
    }
    World { files, today: TODAY.parse().unwrap(), options: Options::default() }
}
