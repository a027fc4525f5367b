//! One request after another for an address, until it is known what became of it.

use url::{Host, Url};

use crate::check::{Answer, Unasked};

/// How often an address may lead on to the next. Browsers follow 20; whatever takes more than 10 is nearly always a circle.
const REDIRECTS: usize = 10;

/// A request that is to be made for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The address that is asked about.
    pub address: Url,
    /// Where the request goes: to that address, or to one that it leads on to.
    pub url: Url,
    pub method: Method,
    redirects: usize,
}

/// What a server is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Whether there is something, without that itself. It costs the server least.
    Head,
    /// The thing itself, as browsers ask for it. Not every server knows the other.
    Get,
}

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A status of HTTP, and where the server says to go instead.
    Status(u16, Option<String>),
    Failed(Unasked),
}

/// What follows from that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Settled(Answer),
    Next(Visit),
}

impl Visit {
    pub fn first(address: Url) -> Self {
        Self { url: address.clone(), address, method: Method::Head, redirects: 0 }
    }

    /// The website that the request goes to.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    pub fn after(self, outcome: Outcome) -> Step {
        match (outcome, self.method) {
            (Outcome::Status(200..=299, _), _) => Step::Settled(Answer::Fine),
            (Outcome::Status(301 | 302 | 303 | 307 | 308, Some(place)), _) => self.redirected(&place),
            // Whoever is asked too much is not asked again at once.
            (Outcome::Status(429, _), _) => Step::Settled(Answer::Unasked(Unasked::Status(429))),
            // Some servers turn the short question away, with this status or that, hang up on it, or never answer it.
            (Outcome::Status(..), Method::Head) => Step::Next(self.asked_fully()),
            (Outcome::Failed(reason), Method::Head) if is_about_the_question(&reason) => Step::Next(self.asked_fully()),
            (Outcome::Status(status @ (404 | 410), _), Method::Get) => Step::Settled(Answer::Gone(status)),
            (Outcome::Status(status, _), Method::Get) => Step::Settled(Answer::Unasked(Unasked::Status(status))),
            (Outcome::Failed(reason), _) => Step::Settled(Answer::Unasked(reason)),
        }
    }

    /// The same question from the start, asked as browsers do.
    fn asked_fully(self) -> Self {
        Self { method: Method::Get, ..Self::first(self.address) }
    }

    fn redirected(self, place: &str) -> Step {
        if self.redirects == REDIRECTS {
            return Step::Settled(Answer::Unasked(Unasked::TooManyRedirects));
        }
        match self.url.join(place) {
            // What is on the web has no business in the network of whoever checks.
            Ok(url) if is_private(&url) && !is_private(&self.address) => {
                Step::Settled(Answer::Unasked(Unasked::StrayRedirect))
            }
            Ok(url) if matches!(url.scheme(), "http" | "https") => {
                Step::Next(Self { url, redirects: self.redirects + 1, ..self })
            }
            _ => Step::Settled(Answer::Unasked(Unasked::StrayRedirect)),
        }
    }
}

/// Whether an address is one of this machine or of the network that it is in, as far as that can be seen from it.
fn is_private(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified(),
        Some(Host::Ipv6(ip)) => {
            ip.is_loopback() || ip.is_unspecified() || ip.is_unique_local() || ip.is_unicast_link_local()
        }
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost") || name.ends_with(".local"),
        None => false,
    }
}

/// Whether a server to which a connection could be made may have failed over what it was asked.
fn is_about_the_question(reason: &Unasked) -> bool {
    matches!(reason, Unasked::TimeOut(_) | Unasked::Closed | Unasked::Garbled | Unasked::Other(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The requests for `https://a.example/b` to a server that answers as `outcomes` say, and what became of it.
    fn visits(outcomes: &[Outcome]) -> (Vec<String>, Option<Answer>) {
        let mut visit = Visit::first(Url::parse("https://a.example/b").unwrap());
        let mut requests = Vec::new();
        for outcome in outcomes {
            requests.push(format!("{:?} {}", visit.method, visit.url));
            match visit.after(outcome.clone()) {
                Step::Settled(answer) => return (requests, Some(answer)),
                Step::Next(next) => visit = next,
            }
        }
        (requests, None)
    }

    fn status(status: u16) -> Outcome {
        Outcome::Status(status, None)
    }

    fn redirect(place: &str) -> Outcome {
        Outcome::Status(301, Some(place.to_owned()))
    }

    #[test]
    fn nothing_is_gone_before_it_was_asked_for_as_browsers_do() {
        let (head, get) = ("Head https://a.example/b".to_owned(), "Get https://a.example/b".to_owned());
        let both = vec![head.clone(), get];
        let unasked = |reason| Some(Answer::Unasked(reason));
        for (outcomes, requests, answer) in [
            (vec![status(204)], vec![head.clone()], Some(Answer::Fine)),
            (vec![status(405), status(200)], both.clone(), Some(Answer::Fine)),
            (vec![Outcome::Failed(Unasked::Closed), status(200)], both.clone(), Some(Answer::Fine)),
            (vec![Outcome::Failed(Unasked::TimeOut(9)), status(200)], both.clone(), Some(Answer::Fine)),
            (vec![status(404), status(410)], both.clone(), Some(Answer::Gone(410))),
            (vec![status(404), status(503)], both.clone(), unasked(Unasked::Status(503))),
            (vec![status(403), status(403)], both.clone(), unasked(Unasked::Status(403))),
            (vec![status(301), status(301)], both, unasked(Unasked::Status(301))),
            (vec![status(429)], vec![head.clone()], unasked(Unasked::Status(429))),
            (vec![Outcome::Failed(Unasked::Refused)], vec![head], unasked(Unasked::Refused)),
        ] {
            assert_eq!(visits(&outcomes), (requests, answer), "{outcomes:?}");
        }
    }

    #[test]
    fn an_address_may_lead_on_to_another() {
        let (requests, answer) = visits(&[redirect("../c?d#e"), redirect("//b.example"), status(404), status(200)]);
        let expected = [
            "Head https://a.example/b",
            "Head https://a.example/c?d#e",
            "Head https://b.example/",
            "Get https://a.example/b",
        ];
        assert_eq!((requests.as_slice(), answer), (expected.map(str::to_owned).as_slice(), Some(Answer::Fine)));
        for wrong in [
            "mailto:a@b.example",
            "https://",
            "http://127.0.0.1/",
            "http://[::1]/",
            "http://192.168.1.1/",
            "//localhost/",
        ] {
            assert_eq!(visits(&[redirect(wrong)]).1, Some(Answer::Unasked(Unasked::StrayRedirect)), "{wrong}");
        }
        let circle = vec![redirect("/b"); 20];
        let (requests, answer) = visits(&circle);
        assert_eq!((requests.len(), answer), (11, Some(Answer::Unasked(Unasked::TooManyRedirects))));
    }
}
