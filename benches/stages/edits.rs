//! A build after an edit, with all that the build before computed: what a save waits for in `serve`. A page is made when a
//! browser asks for it, and its time is not in these, but for [`answer_and_its_page`].
//!
//! Each edit has two versions of a file, which take turns, so that there is something to do every time.

use careleaf::{
    Cache, FileContent, SourcePath, World,
    build::{Prepared, prepare},
    diagnostic::Diagnostic,
    parse::theme,
};
use divan::Bencher;

use crate::{corpus::Corpus, edit, world};

const SIZES: [usize; 2] = [1_000, 10_000];

/// A template that every page of a treatment is made with.
const TEMPLATE: &str = "themes/clinic/templates/page.html";

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn answer(bencher: Bencher<'_, '_>, pages: usize) {
    let mut editor = Editor::of_page(pages, edit::answer);
    bencher.bench_local(|| editor.save());
}

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn answer_and_its_page(bencher: Bencher<'_, '_>, pages: usize) {
    let page = format!("{}/index.html", Corpus::new(pages).place(edited_page(pages)));
    let mut editor = Editor::of_page(pages, edit::answer);
    bencher.bench_local(|| {
        let before = editor.save();
        (before, editor.newest.website.file(&page).expect("the page is there"))
    });
}

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn title(bencher: Bencher<'_, '_>, pages: usize) {
    let mut editor = Editor::of_page(pages, edit::title);
    bencher.bench_local(|| editor.save());
}

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn notice_in_the_configuration(bencher: Bencher<'_, '_>, pages: usize) {
    let notice = |text: &str, word: &str| format!("{text}notice: {word}\n");
    let mut editor = Editor::new(pages, "content/site.yaml", notice);
    bencher.bench_local(|| editor.save());
}

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn template(bencher: Bencher<'_, '_>, pages: usize) {
    let comment = |text: &str, word: &str| text.replacen("<article", &format!("<!-- {word} --><article"), 1);
    let mut editor = Editor::new(pages, TEMPLATE, comment);
    bencher.bench_local(|| editor.save());
}

#[divan::bench(args = SIZES, sample_size = 1, max_time = 3)]
fn nothing_changed(bencher: Bencher<'_, '_>, pages: usize) {
    let mut editor = Editor::of_page(pages, edit::answer);
    bencher.bench_local(|| editor.build());
}

/// Edits one file of a site that was built, and all of whose files were made.
struct Editor {
    world: World,
    cache: Cache,
    newest: Prepared,
    path: SourcePath,
    versions: [FileContent; 2],
    saves: usize,
}

impl Editor {
    fn of_page(pages: usize, edit: impl Fn(&str, &str) -> String) -> Self {
        Self::new(pages, &Corpus::new(pages).file(edited_page(pages)), edit)
    }

    fn new(pages: usize, path: &str, edit: impl Fn(&str, &str) -> String) -> Self {
        let world = world(&Corpus::new(pages));
        let text = match world.files.get(path) {
            Some(FileContent::Bytes(bytes)) => bytes,
            _ => theme::built_in(path).expect("the file is the site's or the theme's"),
        };
        let text = str::from_utf8(text).expect("the file is a text");
        let versions = ["first", "second"].map(|word| edit(text, word).into());
        let mut cache = Cache::default();
        let newest = prepare(&world, &mut cache);
        newest.website.make_all(|| false);
        Self { world, cache, newest, path: SourcePath::new(path), versions, saves: 0 }
    }

    /// Saves the version that is not there, and builds.
    fn save(&mut self) -> Prepared {
        let version = self.versions[self.saves % self.versions.len()].clone();
        self.saves += 1;
        assert!(self.world.files.get(self.path.as_str()) != Some(&version), "there is nothing to do");
        self.world.files.insert(self.path.clone(), version);
        self.build()
    }

    /// Builds. The site before is handed back: it is in use until the new one is there, and freed after that.
    fn build(&mut self) -> Prepared {
        let prepared = prepare(&self.world, &mut self.cache);
        assert!(!prepared.diagnostics(&[]).iter().any(Diagnostic::is_error), "the site can be shown");
        std::mem::replace(&mut self.newest, prepared)
    }
}

/// A page in the middle of the site.
fn edited_page(pages: usize) -> usize {
    pages / 2
}
