//! Other websites are asked whether the links to them still lead somewhere. [`answers`] is the entry.
//!
//! 1. `remembered`: what a website answered within the last day is not asked again.
//! 2. `visit`: what one request after another finds out about an address.
//! 3. `queue`: which request comes next, so that no website is asked much at a time.
//! 4. `ask`: the requests, made side by side.

mod ask;
mod progress;
mod queue;
mod remembered;
mod visit;

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use jiff::Timestamp;
use url::Url;

use crate::{
    check::{Answer, ExternalLink, Unasked},
    shell::links::{progress::Progress, remembered::Remembered},
};

/// What became of asking for each address of `links`. A request is given up after `time_limit`.
pub fn answers(links: &[ExternalLink], time_limit: Duration) -> BTreeMap<String, Answer> {
    let file = remembered::file();
    let mut remembered = file.as_deref().map(Remembered::read).unwrap_or_default();
    let now = Timestamp::now();

    // Different spellings of an address, such as with and without the slash after the host, are one.
    let addresses: BTreeMap<&str, Option<Url>> =
        links.iter().map(|link| (link.address.as_str(), full_address(&link.address))).collect();
    let urls: BTreeSet<&Url> = addresses.values().flatten().collect();
    let mut answers: BTreeMap<Url, Answer> =
        urls.iter().filter_map(|&url| Some((url.clone(), remembered.answer(url, now)?))).collect();

    let unknown: Vec<Url> = urls.into_iter().filter(|url| !answers.contains_key(url)).cloned().collect();
    let asked = ask::ask(unknown, time_limit, Progress::on_terminal());
    for (url, answer) in &asked {
        remembered.remember(url, answer, now);
    }
    if let Some(file) = file.filter(|_| !asked.is_empty()) {
        remembered.forget_old(now);
        remembered.write(&file);
    }
    answers.extend(asked);

    let answer = |url: Option<Url>| match url {
        Some(url) => answers.get(&url).cloned(),
        None => Some(Answer::Unasked(Unasked::NoAddress)),
    };
    addresses.into_iter().filter_map(|(address, url)| Some((address.to_owned(), answer(url)?))).collect()
}

/// The address as browsers understand it: with names and signs of all languages in the form that servers know.
fn full_address(address: &str) -> Option<Url> {
    Url::parse(address).ok().filter(Url::has_host)
}
