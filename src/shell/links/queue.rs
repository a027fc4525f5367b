//! Which request comes next. A website is sent few requests at a time, and none any more once it wants none.

use std::collections::{BTreeMap, HashMap, VecDeque};

use url::Url;

use crate::{
    check::{Answer, Unasked},
    shell::links::visit::{Outcome, Step, Visit},
};

/// How many requests a website is sent at a time: as many as a visitor who opens two links at once.
const AT_A_TIME: usize = 2;

/// How many requests in a row a website may leave without an answer before it is sent no more. Each of them takes the whole
/// time limit.
const SILENCES: usize = 4;

/// The requests that are yet to be made, and what became of those that were.
pub struct Queue {
    waiting: VecDeque<Visit>,
    hosts: HashMap<String, Host>,
    answers: BTreeMap<Url, Answer>,
}

/// What is known of a website.
#[derive(Default)]
struct Host {
    /// The requests that it is answering now.
    busy: usize,
    /// The requests in a row that it left without an answer.
    silences: usize,
    /// Whether it said that it is sent too many requests.
    is_overtaxed: bool,
}

/// What is to be done now.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    Ask(Visit),
    /// All that is left has to wait for a request that is being made.
    Wait,
    Done,
}

impl Queue {
    pub fn new(addresses: Vec<Url>) -> Self {
        let waiting = addresses.into_iter().map(Visit::first).collect();
        Self { waiting, hosts: HashMap::new(), answers: BTreeMap::new() }
    }

    /// The next request. Whoever takes it has to say what came of it, to [`finish`](Self::finish).
    pub fn next(&mut self) -> Next {
        let Self { waiting, hosts, answers } = self;
        waiting.retain(|visit| {
            let is_spared = hosts.get(visit.host()).is_some_and(Host::is_spared);
            if is_spared {
                answers.insert(visit.address.clone(), Answer::Unasked(Unasked::Spared));
            }
            !is_spared
        });
        let is_free = |visit: &Visit| hosts.get(visit.host()).is_none_or(|host| host.busy < AT_A_TIME);
        if let Some(visit) = waiting.iter().position(is_free).and_then(|place| waiting.remove(place)) {
            hosts.entry(visit.host().to_owned()).or_default().busy += 1;
            return Next::Ask(visit);
        }
        if hosts.values().any(|host| host.busy > 0) { Next::Wait } else { Next::Done }
    }

    /// Takes in what came of a request.
    pub fn finish(&mut self, visit: Visit, outcome: Outcome) {
        let host = self.hosts.entry(visit.host().to_owned()).or_default();
        host.busy -= 1;
        host.silences = if matches!(outcome, Outcome::Failed(Unasked::TimeOut(_))) { host.silences + 1 } else { 0 };
        host.is_overtaxed |= matches!(outcome, Outcome::Status(429, _));
        let address = visit.address.clone();
        match visit.after(outcome) {
            Step::Settled(answer) => {
                self.answers.insert(address, answer);
            }
            // What has been begun is finished first.
            Step::Next(visit) => self.waiting.push_front(visit),
        }
    }

    /// How many addresses it is known of what became of them.
    pub fn settled(&self) -> usize {
        self.answers.len()
    }

    pub fn into_answers(self) -> BTreeMap<Url, Answer> {
        self.answers
    }
}

impl Host {
    fn is_spared(&self) -> bool {
        self.is_overtaxed || self.silences >= SILENCES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(addresses: &[&str]) -> Queue {
        Queue::new(addresses.iter().map(|address| Url::parse(address).unwrap()).collect())
    }

    fn next(queue: &mut Queue) -> Visit {
        match queue.next() {
            Next::Ask(visit) => visit,
            other => panic!("a request comes next, and not {other:?}"),
        }
    }

    #[test]
    fn a_website_is_sent_two_requests_at_a_time() {
        let mut queue =
            queue(&["http://a.example/1", "http://a.example/2", "https://a.example:8443/3", "http://b.example/"]);
        let (first, _) = (next(&mut queue), next(&mut queue));
        assert_eq!(next(&mut queue).host(), "b.example");
        assert_eq!(queue.next(), Next::Wait);
        queue.finish(first, Outcome::Status(200, None));
        assert_eq!(next(&mut queue).url.path(), "/3");
    }

    #[test]
    fn a_redirect_waits_for_the_website_that_it_leads_to() {
        let mut queue = queue(&["http://a.example/1", "http://a.example/2", "http://b.example/"]);
        let (first, _, other) = (next(&mut queue), next(&mut queue), next(&mut queue));
        queue.finish(other, Outcome::Status(301, Some("http://a.example/3".to_owned())));
        assert_eq!(queue.next(), Next::Wait);
        queue.finish(first, Outcome::Status(200, None));
        assert_eq!(next(&mut queue).url.path(), "/3");
    }

    #[test]
    fn a_website_that_wants_no_more_is_sent_no_more() {
        let too_many = Outcome::Status(429, None);
        let mut queue = queue(&["http://a.example/1", "http://a.example/2"]);
        let first = next(&mut queue);
        queue.finish(first, too_many);
        assert_eq!(queue.next(), Next::Done);
        let answers: Vec<Answer> = queue.into_answers().into_values().collect();
        assert_eq!(answers, [Answer::Unasked(Unasked::Status(429)), Answer::Unasked(Unasked::Spared)]);
    }

    #[test]
    fn a_website_that_is_silent_is_sent_no_more() {
        let addresses: Vec<String> = (0..6).map(|number| format!("http://a.example/{number}")).collect();
        let mut queue = queue(&addresses.iter().map(String::as_str).collect::<Vec<_>>());
        for _ in 0..SILENCES {
            let visit = next(&mut queue);
            queue.finish(visit, Outcome::Failed(Unasked::TimeOut(1)));
        }
        assert_eq!(queue.next(), Next::Done);
        assert_eq!(queue.settled(), 6);
    }
}
