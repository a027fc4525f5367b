//! A build of a site that nothing is known of, stage by stage, and as a whole.

use std::sync::LazyLock;

use careleaf::{
    Built, Cache,
    build::{self, Prepared},
    render::Rendered,
    shell::publish::{Record, publish},
    site::OutputPath,
};
use divan::{Bencher, counter::ItemsCount};
use tempfile::TempDir;

use crate::{
    corpus::Corpus,
    steps::{self, Steps},
    work_folder, world,
};

const PAGES: usize = 1_000;

static STEPS: LazyLock<Steps> = LazyLock::new(|| Steps::of(world(&Corpus::new(PAGES))));

#[divan::bench]
fn stage_1_parse(bencher: Bencher<'_, '_>) {
    let Steps { world, .. } = &*STEPS;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| steps::parse(world));
}

#[divan::bench]
fn stage_2_assemble(bencher: Bencher<'_, '_>) {
    let Steps { world, config, theme, documents, .. } = &*STEPS;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| steps::assemble(world, config, theme, documents));
}

#[divan::bench]
fn stage_3_resolve(bencher: Bencher<'_, '_>) {
    let Steps { site, documents, .. } = &*STEPS;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| steps::resolve(site, documents));
}

#[divan::bench]
fn stage_4_read(bencher: Bencher<'_, '_>) {
    let Steps { documents, lexicon, .. } = &*STEPS;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| steps::read(documents, lexicon));
}

#[divan::bench]
fn stage_5_check(bencher: Bencher<'_, '_>) {
    let steps = &*STEPS;
    bencher.counter(ItemsCount::new(PAGES)).bench(|| steps::check(steps));
}

/// All files of the website, the index of questions among them.
#[divan::bench(sample_size = 1)]
fn stage_6_render(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(PAGES)).with_inputs(prepared).bench_local_values(|prepared| {
        let wrong = prepared.website.make_all(|| false);
        (prepared, wrong)
    });
}

/// Files that are made already, into a folder that is not there yet.
#[divan::bench(sample_size = 1)]
fn stage_7_write(bencher: Bencher<'_, '_>) {
    let Built { output, .. } = careleaf::build(&STEPS.world, &mut Cache::default());
    let paths: Vec<&OutputPath> = output.keys().collect();
    let make = |path: &OutputPath| Rendered::as_is(&output[path]);
    // The folder is handed back, so that the time it takes to delete it is not counted.
    let write = |folder: TempDir| {
        publish(&paths, make, &folder.path().join("public"), &Record::default()).expect("the website can be written");
        folder
    };
    bencher.counter(ItemsCount::new(PAGES)).with_inputs(work_folder::make).bench_local_values(write);
}

/// All of it but for the disk.
#[divan::bench(sample_size = 1)]
fn whole_build(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(PAGES)).with_inputs(Cache::default).bench_local_values(|mut cache| {
        let built = careleaf::build(&STEPS.world, &mut cache);
        (built, cache)
    });
}

fn prepared() -> Prepared {
    build::prepare(&STEPS.world, &mut Cache::default())
}
