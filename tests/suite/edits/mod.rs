//! A cache changes what a build costs, and nothing else: after each step of random scripts of edits, the build with the cache
//! of all steps before equals one with an empty cache.
//!
//! `CARELEAF_EDIT_STEPS=1000000 cargo test edits` takes that many steps, up to the end of a script, and `CARELEAF_EDIT_SEED`
//! begins with the script of another number. What fails is told as the shortest script that still does.

mod kinds;
mod pick;
mod play;
mod script;
mod site;
mod words;

use std::{
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

use careleaf::diagnostic::Code;

use kinds::KINDS;
use play::{SIGHTS, Tally, account, play};
use script::{STEPS, Script};

/// Enough for every kind of edit and every mistake to come up several times.
const ENOUGH_STEPS: u64 = 10_000;

#[test]
fn a_warm_build_equals_a_cold_one_after_any_edits() {
    let steps = number("CARELEAF_EDIT_STEPS").unwrap_or(ENOUGH_STEPS);
    let first = number("CARELEAF_EDIT_SEED").unwrap_or(0);
    let tally = play_all(first, first + steps.div_ceil(STEPS));
    if steps >= ENOUGH_STEPS {
        all_was_there(&tally);
    }
}

/// Plays the scripts from `first` to `end`, on all cores.
fn play_all(first: u64, end: u64) -> Tally {
    let next = AtomicU64::new(first);
    let tally = Mutex::new(Tally::default());
    let failed = Mutex::new(None);
    let play_some = || {
        let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let mut own = Tally::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= end {
                break;
            }
            let script = Script::of(seed);
            // Small sites are built sooner on one core each, side by side; some are built on all cores, as the program does.
            let played = match seed % 16 {
                0 => play(&script, &mut own),
                _ => one_thread.install(|| play(&script, &mut own)),
            };
            if played.is_err() {
                next.store(end, Ordering::Relaxed);
                *failed.lock().unwrap() = Some(script);
            }
        }
        tally.lock().unwrap().add(own);
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(play_some);
        }
    });
    if let Some(script) = failed.into_inner().unwrap() {
        panic!("{}", account(script));
    }
    tally.into_inner().unwrap()
}

/// The scripts say little where an edit never comes up, most change nothing, or the cache is of no use.
fn all_was_there(tally: &Tally) {
    let few = tally.steps / 500;
    for (kind, ..) in KINDS {
        let steps = tally.kinds.get(kind).copied().unwrap_or_default();
        assert!(steps >= few, "only {steps} steps have an edit of the kind: {kind}");
    }
    for (sight, _) in SIGHTS {
        let steps = tally.sights.get(sight).copied().unwrap_or_default();
        assert!(steps >= few, "only {steps} steps lead to: {sight}");
    }
    // A build asks no other website, and so never finds what only they can tell.
    let expected = Code::ALL.iter().filter(|code| !code.needs_the_network());
    let unseen: Vec<&Code> = expected.filter(|code| !tally.codes.contains(code)).collect();
    assert!(unseen.is_empty(), "no script makes the mistakes {unseen:?}");
    assert!(tally.changes > tally.steps / 2, "only {} of {} steps change anything", tally.changes, tally.steps);
    let (reused, pages) = (tally.reused_pages, tally.pages);
    assert!(reused > pages / 4 && reused < pages * 3 / 4, "{reused} of {pages} pages came from the cache");
}

/// The number in a variable of the environment.
fn number(variable: &str) -> Option<u64> {
    let value = std::env::var(variable).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{variable} is no number: {value}")))
}
