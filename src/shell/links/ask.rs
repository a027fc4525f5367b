//! The requests to other websites, made side by side.

use std::{
    collections::BTreeMap,
    io,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use ureq::{
    Agent,
    http::header::LOCATION,
    tls::{RootCerts, TlsConfig},
};
use url::Url;

use crate::{
    check::{Answer, Insecurity, Unasked},
    shell::links::{
        progress::Progress,
        queue::{Next, Queue},
        visit::{Method, Outcome, Visit},
    },
};

/// How many requests are made at a time, to all websites together.
const REQUESTS: usize = 16;

/// By what name websites are asked, so that their owners can tell who does, and what for.
const USER_AGENT: &str =
    concat!("careleaf/", env!("CARGO_PKG_VERSION"), " (link check; +https://crates.io/crates/careleaf)");

/// Asks for all `addresses`, and returns what became of each.
pub fn ask(addresses: Vec<Url>, time_limit: Duration, progress: Progress) -> BTreeMap<Url, Answer> {
    let total = addresses.len();
    let desk = Desk {
        agent: agent(time_limit),
        time_limit,
        total,
        work: Mutex::new((Queue::new(addresses), progress)),
        is_changed: Condvar::new(),
    };
    thread::scope(|scope| {
        for _ in 0..REQUESTS.min(total) {
            scope.spawn(|| desk.serve());
        }
    });
    let (queue, _) = desk.work.into_inner().unwrap_or_else(PoisonError::into_inner);
    queue.into_answers()
}

/// What those who make the requests share.
struct Desk {
    agent: Agent,
    time_limit: Duration,
    total: usize,
    work: Mutex<(Queue, Progress)>,
    /// Something has been added to the queue, or a website has become free.
    is_changed: Condvar,
}

impl Desk {
    /// Makes one request after another until none is left.
    fn serve(&self) {
        let mut work = self.lock();
        loop {
            let (queue, progress) = &mut *work;
            match queue.next() {
                Next::Ask(visit) => {
                    progress.show((queue.settled() + 1).min(self.total), self.total);
                    drop(work);
                    let outcome = self.request(&visit);
                    work = self.lock();
                    work.0.finish(visit, outcome);
                    self.is_changed.notify_all();
                }
                Next::Wait => work = self.is_changed.wait(work).unwrap_or_else(PoisonError::into_inner),
                Next::Done => return,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, (Queue, Progress)> {
        self.work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes one request. Of the response only the head is read.
    fn request(&self, visit: &Visit) -> Outcome {
        let request = match visit.method {
            Method::Head => self.agent.head(visit.url.as_str()),
            Method::Get => self.agent.get(visit.url.as_str()),
        };
        match request.call() {
            Ok(response) => {
                let place = response.headers().get(LOCATION);
                let place = place.map(|place| String::from_utf8_lossy(place.as_bytes()).into_owned());
                Outcome::Status(response.status().as_u16(), place)
            }
            Err(error) => Outcome::Failed(self.reason(&error)),
        }
    }

    /// Why a request failed.
    fn reason(&self, error: &ureq::Error) -> Unasked {
        let time_out = Unasked::TimeOut(self.time_limit.as_secs());
        match error {
            ureq::Error::Timeout(_) => time_out,
            ureq::Error::HostNotFound => Unasked::NoSuchHost,
            ureq::Error::Rustls(error) => Unasked::Insecure(insecurity(&error.to_string())),
            ureq::Error::Tls(_) => Unasked::Insecure(Insecurity::NoAgreement),
            ureq::Error::Io(error) => match error.kind() {
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => time_out,
                io::ErrorKind::ConnectionRefused => Unasked::Refused,
                io::ErrorKind::ConnectionReset
                | io::ErrorKind::ConnectionAborted
                | io::ErrorKind::BrokenPipe
                | io::ErrorKind::UnexpectedEof => Unasked::Closed,
                // So comes what a certificate is refused for.
                io::ErrorKind::InvalidData => Unasked::Insecure(insecurity(&error.to_string())),
                _ if is_unknown_name(error) => Unasked::NoSuchHost,
                _ => Unasked::Other(error.to_string()),
            },
            ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => Unasked::Garbled,
            other => Unasked::Other(other.to_string()),
        }
    }
}

/// Whether the system could not find out which machine has a name. It has no kind of error of its own for that: systems of the
/// Unix family say so in words of the standard library, Windows by a number (WSAHOST_NOT_FOUND and its kin).
fn is_unknown_name(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(11001..=11004)) || error.to_string().contains("failed to lookup address")
}

/// What rustls means by an error. Where the system checks the certificate, its words are passed on in those of rustls.
fn insecurity(error: &str) -> Insecurity {
    let error = error.to_ascii_lowercase();
    if !error.contains("certificate") {
        Insecurity::NoAgreement
    } else if error.contains("expired") {
        Insecurity::Expired
    } else if error.contains("not valid for name") || error.contains("notvalidforname") {
        Insecurity::OtherName
    } else {
        Insecurity::Untrusted
    }
}

fn agent(time_limit: Duration) -> Agent {
    // The clinic's own network may have a certificate of its own, which only the system knows.
    let tls = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build();
    Agent::config_builder()
        .user_agent(USER_AGENT)
        .tls_config(tls)
        .timeout_global(Some(time_limit))
        .http_status_as_error(false)
        // Each step goes through the queue, which spares the website that it leads to.
        .max_redirects(0)
        .max_redirects_will_error(false)
        // A connection that is kept may be closed by the time that it is used again, which would look like no answer.
        .max_idle_connections(0)
        .build()
        .new_agent()
}
