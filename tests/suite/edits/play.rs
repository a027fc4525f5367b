//! Scripts are played: after each step the site is built with a cache and without, and both are compared.

use std::{
    collections::{BTreeMap, BTreeSet},
    panic::{AssertUnwindSafe, catch_unwind},
};

use bytes::Bytes;
use careleaf::{Built, Cache, World, build, cache::Website, diagnostic::Code, prepare};

use super::{
    script::{Desk, Script},
    site,
};

/// What was seen while scripts were played.
#[derive(Default)]
pub struct Tally {
    pub steps: usize,
    /// Steps after which other files or diagnostics came out than before.
    pub changes: usize,
    /// Pages that were built again, and those of them that came from the cache.
    pub pages: usize,
    pub reused_pages: usize,
    /// Steps with an edit of each kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Steps after which each of [`SIGHTS`] was there.
    pub sights: BTreeMap<&'static str, usize>,
    pub codes: BTreeSet<Code>,
}

/// What can become of a site.
type Sight = (&'static str, fn(&Built) -> bool);

/// What has to be seen while scripts are played.
pub const SIGHTS: [Sight; 5] = [
    ("errors", |built| !is_sound(built)),
    ("no errors", is_sound),
    ("not a word said", |built| built.diagnostics.is_empty()),
    ("no website at all", |built| built.output.is_empty()),
    ("a split index of questions", |built| built.questions > careleaf::domain::faq::SPLIT_ABOVE),
];

/// Why a script failed, and the number of the step after which it did.
pub struct Failure {
    pub step: usize,
    pub reason: String,
}

/// Plays a script up to its first failure.
pub fn play(script: &Script, tally: &mut Tally) -> Result<(), Failure> {
    let mut desk = Desk::new(script.seed);
    let mut cache = Cache::default();
    let mut before: Option<Built> = None;
    let mut held: Option<(Website, Built)> = None;
    for (number, step) in script.steps.iter().enumerate() {
        for edit in &step.edits {
            desk.apply(edit);
        }
        let fail = |reason| Failure { step: number, reason };
        // A server hands out some files, and is told of the next change before all are made.
        if number % 4 == 3 {
            let website = prepare(&desk.world, &mut cache).website;
            let cold = try_build(&desk.world, &mut Cache::default()).map_err(fail)?;
            for (path, bytes) in cold.output.iter().skip(number % 3).step_by(3) {
                if website.file(path.as_str()).is_none_or(|file| file.bytes != *bytes) {
                    return Err(fail(format!("The file {path} differs where it is made before the others.")));
                }
            }
            held = Some((website, cold));
            continue;
        }
        let warm = try_build(&desk.world, &mut cache).map_err(fail)?;
        let cold = try_build(&desk.world, &mut Cache::default()).map_err(fail)?;
        if let Some(reason) = difference(&warm, &cold).or_else(|| broken_promise(&cold)) {
            return Err(fail(reason));
        }
        if let Some((website, cold)) = held.take()
            && website.output() != cold.output
        {
            return Err(fail("The website before has changed with this build.".to_owned()));
        }
        tally.count(before.as_ref(), &warm);
        for kind in &step.kinds {
            *tally.kinds.entry(kind).or_default() += 1;
        }
        before = Some(warm);
    }
    Ok(())
}

fn try_build(world: &World, cache: &mut Cache) -> Result<Built, String> {
    catch_unwind(AssertUnwindSafe(|| build(world, cache))).map_err(|_| "The build panicked.".to_owned())
}

/// The first difference between what a warm build and a cold one made.
fn difference(warm: &Built, cold: &Built) -> Option<String> {
    for path in warm.output.keys().chain(cold.output.keys()) {
        let (warm, cold) = (warm.output.get(path), cold.output.get(path));
        if warm != cold {
            let lines = |bytes: Option<&Bytes>| {
                let text = bytes.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                text.map_or_else(
                    || vec!["(no such file)".to_owned()],
                    |text| text.split('\n').map(str::to_owned).collect(),
                )
            };
            return Some(format!("The file {path} differs.\n{}", first_difference(&lines(warm), &lines(cold))));
        }
    }
    if warm.diagnostics != cold.diagnostics {
        let lines = |built: &Built| built.diagnostics.iter().map(|diagnostic| format!("{diagnostic:?}")).collect();
        let (warm, cold): (Vec<String>, Vec<String>) = (lines(warm), lines(cold));
        return Some(format!("The diagnostics differ.\n{}", first_difference(&warm, &cold)));
    }
    let counts = |built: &Built| format!("{} pages, {} questions", built.pages, built.questions);
    let (warm, cold) = (counts(warm), counts(cold));
    (warm != cold).then(|| format!("The counts differ.\n{}", first_difference(&[warm], &[cold])))
}

/// The first line that differs, from shortly before the first letter that does.
fn first_difference(warm: &[String], cold: &[String]) -> String {
    let line = warm.iter().zip(cold).take_while(|(warm, cold)| warm == cold).count();
    let [warm, cold] = [warm, cold].map(|lines| lines.get(line).map_or("(nothing)", String::as_str));
    let same = warm.chars().zip(cold.chars()).take_while(|(warm, cold)| warm == cold).count();
    let [warm, cold] =
        [warm, cold].map(|text| text.chars().skip(same.saturating_sub(60)).take(200).collect::<String>());
    format!("  line {}, with a cache: {warm}\n  line {0}, without one: {cold}", line + 1)
}

/// What holds for every build, and does not for this one.
fn broken_promise(built: &Built) -> Option<String> {
    if !built.diagnostics.iter().is_sorted() {
        return Some("The diagnostics are not in order.".to_owned());
    }
    if !is_sound(built) {
        return None;
    }
    for page in ["index.html", "404.html"] {
        if !built.output.contains_key(page) {
            return Some(format!("There is no error, and no {page}."));
        }
    }
    // A site that says where its sitemap is lists its pages there.
    let text = |path: &str| built.output.get(path).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let (robots, sitemap) = (text("robots.txt"), text("sitemap.xml"));
    let home = robots.split("Sitemap: ").nth(1).and_then(|address| address.strip_suffix("sitemap.xml\n"))?;
    for page in sitemap.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()?.strip_prefix(home)) {
        if !built.output.contains_key(format!("{page}index.html").as_str()) {
            return Some(format!("There is no error, and no page at {page}."));
        }
    }
    None
}

fn is_sound(built: &Built) -> bool {
    !built.diagnostics.iter().any(|diagnostic| diagnostic.is_error())
}

/// An account of a script that fails, without the steps and edits that the failure does not need.
pub fn account(script: Script) -> String {
    let seed = script.seed;
    let Some((script, reason)) = failing(script) else { return format!("The script {seed} failed only once.") };
    let (script, reason) = shortest(script, reason);
    let (start, _) = site::first(seed);
    let mut account = format!("The script {seed} fails, made as short as can be. It begins with {start}.\n");
    for (number, step) in script.steps.iter().enumerate() {
        for edit in &step.edits {
            account.push_str(&format!("  before build {}: {edit}\n", number + 1));
        }
    }
    account + &format!("{reason}\nTo play it again: CARELEAF_EDIT_SEED={seed} CARELEAF_EDIT_STEPS=1 cargo test edits")
}

/// The script up to its failure, and the reason; none where it does not fail.
fn failing(mut script: Script) -> Option<(Script, String)> {
    let Failure { step, reason } = play(&script, &mut Tally::default()).err()?;
    script.steps.truncate(step + 1);
    Some((script, reason))
}

/// Takes out steps, many at a time and then one at a time, and edits, for as long as what is left still fails.
fn shortest(mut script: Script, mut reason: String) -> (Script, String) {
    loop {
        let before = script.clone();
        let mut take = |script: &mut Script, shorter: Script| {
            if let Some(found) = failing(shorter) {
                (*script, reason) = found;
            }
        };
        for length in [16, 4, 1] {
            for start in (0..script.steps.len()).rev().step_by(length) {
                let mut shorter = script.clone();
                shorter.steps.drain(start.saturating_sub(length - 1)..=start);
                take(&mut script, shorter);
            }
        }
        for step in (0..script.steps.len()).rev() {
            for edit in (0..script.steps[step].edits.len()).rev() {
                let mut shorter = script.clone();
                shorter.steps[step].edits.remove(edit);
                take(&mut script, shorter);
            }
        }
        let size = |script: &Script| script.steps.iter().map(|step| 1 + step.edits.len()).sum::<usize>();
        if size(&script) == size(&before) {
            return (script, reason);
        }
    }
}

impl Tally {
    fn count(&mut self, before: Option<&Built>, built: &Built) {
        self.steps += 1;
        if let Some(before) = before {
            let same = before.output == built.output && before.diagnostics == built.diagnostics;
            self.changes += usize::from(!same);
            for (path, bytes) in built.output.iter().filter(|(path, _)| path.as_str().ends_with("index.html")) {
                let is_reused = before.output.get(path).is_some_and(|known| known.as_ptr() == bytes.as_ptr());
                self.pages += 1;
                self.reused_pages += usize::from(is_reused);
            }
        }
        for (name, _) in SIGHTS.iter().filter(|(_, is_seen)| is_seen(built)) {
            *self.sights.entry(name).or_default() += 1;
        }
        self.codes.extend(built.diagnostics.iter().map(|diagnostic| diagnostic.code));
    }

    pub fn add(&mut self, other: Tally) {
        self.steps += other.steps;
        self.changes += other.changes;
        self.pages += other.pages;
        self.reused_pages += other.reused_pages;
        self.codes.extend(other.codes);
        for (all, some) in [(&mut self.kinds, other.kinds), (&mut self.sights, other.sights)] {
            for (name, number) in some {
                *all.entry(name).or_default() += number;
            }
        }
    }
}
