//! `check --links`: other websites are asked whether the links to them still lead somewhere. The websites are servers in these
//! tests, which answer as their paths say and write down what they are asked.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{Arc, Condvar, Mutex},
    thread,
};

use crate::folder::{NOTHING_ASKED, Run, SiteFolder, expect_transcript};

/// A website.
struct Website {
    port: u16,
    seen: Arc<Seen>,
}

/// What a website was asked.
#[derive(Default)]
struct Seen {
    requests: Mutex<Requests>,
    is_answered: Condvar,
}

#[derive(Default)]
struct Requests {
    /// Method and path, in the order in which they came.
    lines: Vec<String>,
    user_agents: Vec<String>,
    open: usize,
    most_open: usize,
    answered: usize,
}

impl Website {
    /// A website on which every path says how it is answered; see [`answer`].
    fn new() -> Self {
        Self::holding_back(|| {})
    }

    /// A website that calls `wait` before each answer.
    fn holding_back(wait: impl Fn() + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let website = Self { port: listener.local_addr().unwrap().port(), seen: Arc::default() };
        let seen = website.seen.clone();
        let wait = Arc::new(wait);
        thread::spawn(move || {
            for connection in listener.incoming() {
                let (seen, wait) = (seen.clone(), wait.clone());
                thread::spawn(move || seen.serve(connection.unwrap(), &*wait));
            }
        });
        website
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// What was asked since the last time, in the order of the paths.
    fn asked(&self) -> Vec<String> {
        let mut lines = std::mem::take(&mut self.seen.requests.lock().unwrap().lines);
        lines.sort_by_key(|line| line.split(' ').next_back().unwrap().to_owned());
        lines
    }
}

impl Seen {
    fn serve(&self, connection: TcpStream, wait: &dyn Fn()) {
        let mut lines = BufReader::new(connection.try_clone().unwrap()).lines();
        let Some(Ok(first)) = lines.next() else { return };
        let request = first.strip_suffix(" HTTP/1.1").unwrap().to_owned();
        let (method, path) = request.split_once(' ').unwrap();
        let headers = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
        let user_agent = headers.filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("user-agent").then(|| value.to_owned())
        });
        let user_agents: Vec<String> = user_agent.collect();
        {
            let mut requests = self.requests.lock().unwrap();
            requests.lines.push(request.clone());
            requests.user_agents.extend(user_agents);
            requests.open += 1;
            requests.most_open = requests.most_open.max(requests.open);
        }
        wait();
        // It counts as answered before it is, so that whoever has the answer finds it counted.
        let mut requests = self.requests.lock().unwrap();
        requests.open -= 1;
        requests.answered += 1;
        self.is_answered.notify_all();
        drop(requests);
        answer(connection, method, path);
    }

    /// Waits until so many requests have been answered.
    fn wait_for_answers(&self, number: usize) {
        let requests = self.requests.lock().unwrap();
        drop(self.is_answered.wait_while(requests, |requests| requests.answered < number).unwrap());
    }
}

/// Answers as the path says: `/404` with this status, `/head-404` with this status to HEAD and 200 to GET, `/to/PATH` with a
/// redirect to that path, `/closed` not at all, `/silent` never.
fn answer(mut connection: TcpStream, method: &str, path: &str) {
    let path = path.trim_start_matches('/').split('?').next().unwrap();
    let status = match path {
        "closed" => return,
        "silent" => return wait_for_end(connection),
        _ => match path.strip_prefix("head-") {
            Some(status) if method == "HEAD" => status,
            Some(_) => "200",
            None if path.starts_with("to/") => "301",
            None => path,
        },
    };
    let place = path.strip_prefix("to/").map(|to| format!("Location: /{to}\r\n")).unwrap_or_default();
    // A body is promised that never comes: whoever wants it waits in vain.
    let head = format!("HTTP/1.1 {status} Status\r\n{place}Content-Length: 1000000\r\n\r\n");
    connection.write_all(head.as_bytes()).unwrap();
    wait_for_end(connection);
}

/// Waits until the other side closes the connection.
fn wait_for_end(mut connection: TcpStream) {
    let _ = connection.read(&mut [0]);
}

/// A site whose home page has these links, and a folder for what is remembered.
struct Linking {
    site: SiteFolder,
}

impl Linking {
    fn to(addresses: &[String]) -> Self {
        let links: String = addresses.iter().map(|address| format!("[a page]({address})\n\n")).collect();
        let home =
            format!("---\n{{title: Home, description: H., allow: {{insecure-link: It is near.}}}}\n---\n\n{links}");
        Self { site: SiteFolder::sound().with("content/index.md", home) }
    }

    fn with(self, path: &str, text: &str) -> Self {
        Self { site: self.site.with(path, text) }
    }

    /// Runs `check --links` with more arguments.
    fn check(&self, arguments: &[&str]) -> Run {
        let mut command = self.site.command(&[&["check", "--links"], arguments].concat());
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
            command.env_remove(name).env_remove(name.to_lowercase());
        }
        // Linux has what is remembered below the first of these, macOS below the second.
        command.env("XDG_CACHE_HOME", self.site.path("cache")).env("HOME", self.site.path("cache"));
        command.output().unwrap().into()
    }

    /// What `check --links` says of each link, by its address.
    fn told(&self, arguments: &[&str]) -> BTreeMap<String, String> {
        let run = self.check(&[arguments, &["--format", "short"]].concat());
        let told = run.stdout.lines().map(|line| {
            let address = line.split(' ').find(|word| word.starts_with("http")).unwrap();
            (address.trim_end_matches(':').to_owned(), line.to_owned())
        });
        told.collect()
    }
}

#[test]
fn links_that_are_gone_are_errors_and_those_that_could_not_be_asked_are_warnings() {
    let website = Website::new();
    let paths = [
        "200",
        "204",
        "404",
        "410",
        "head-405",
        "head-404",
        "head-403",
        "head-500",
        "to/to/200",
        "to/404",
        "to/head-404",
        "401",
        "403",
        "500",
        "503",
        "999",
        "300",
        "closed",
    ];
    let addresses: Vec<String> = paths.iter().map(|path| website.address(path)).collect();
    let site = Linking::to(&addresses);
    let run = site.check(&["--format", "short"]);
    let transcript = run.transcript().replace(&format!("127.0.0.1:{}", website.port), "website.example");
    expect_transcript("links/short", &transcript);
    let run = site.check(&[]);
    assert!(run.stdout.ends_with("Checked 4 pages and 18 links to other websites: 3 errors, 7 warnings.\n"), "{run:?}");
    assert!(run.stdout.contains("help: Look on that website for where it has moved"), "{run:?}");
    assert_eq!(run.stderr, "");
}

#[test]
fn the_server_is_asked_as_little_as_can_be_and_told_by_whom() {
    let website = Website::new();
    let addresses = ["200", "200#place", "200", "404", "403?a", "to/200"].map(|path| website.address(path));
    let site = Linking::to(&addresses)
        .with("content/other.md", &format!("---\ntitle: Other\n---\n\n[a]({})\n", website.address("200#b")));
    assert_eq!(site.site.command(&["check"]).output().unwrap().status.code(), Some(0));
    assert_eq!(website.asked(), [""; 0]);
    site.check(&[]);
    let asked = ["HEAD /200", "HEAD /200", "HEAD /403?a", "GET /403?a", "HEAD /404", "GET /404", "HEAD /to/200"];
    assert_eq!(website.asked(), asked);
    let user_agent = format!("careleaf/{} (link check; +https://crates.io/crates/careleaf)", env!("CARGO_PKG_VERSION"));
    assert!(website.seen.requests.lock().unwrap().user_agents.iter().all(|name| *name == user_agent));
}

#[test]
fn a_website_is_asked_by_two_at_a_time_and_holds_up_no_other() {
    // Not one request to the one website is answered before all to the other are, for which there is time enough to send more.
    let quick = Website::new();
    let seen = quick.seen.clone();
    let slow = Website::holding_back(move || seen.wait_for_answers(20));
    let slow_addresses = (0..6).map(|number| slow.address(&format!("200?{number}")));
    let quick_addresses = (0..20).map(|number| format!("http://localhost:{}/200?{number}", quick.port));
    let site = Linking::to(&slow_addresses.chain(quick_addresses).collect::<Vec<_>>());
    let run = site.check(&[]);
    assert_eq!(run.stdout, "Checked 4 pages and 26 links to other websites: nothing is wrong.\n");
    assert_eq!(slow.seen.requests.lock().unwrap().most_open, 2);
    assert!(quick.seen.requests.lock().unwrap().most_open <= 2);
}

#[test]
fn a_website_that_is_asked_too_much_is_left_alone() {
    let website = Website::new();
    let addresses: Vec<String> = (0..9).map(|number| website.address(&format!("429?{number}"))).collect();
    let told = Linking::to(&addresses).told(&[]);
    assert_eq!(told.len(), 9);
    assert!(told.values().all(|line| line.contains("warning[unasked-link]")), "{told:?}");
    assert!(told.values().any(|line| line.contains("it answers 429 (too many requests)")), "{told:?}");
    assert!(website.asked().len() <= 2);
}

#[test]
fn what_has_no_answer_is_no_error() {
    let website = Website::new();
    let silent = website.address("silent");
    let garbled = website.address("garbled");
    // No program listens on this port, which belongs to a service that nobody has any more.
    let refused = "http://127.0.0.1:1/".to_owned();
    let unknown = "http://nowhere.invalid/".to_owned();
    let broken = "http://".to_owned();
    let site = Linking::to(&[silent.clone(), refused.clone(), unknown.clone(), broken.clone(), garbled.clone()]);
    let told = site.told(&["--link-timeout", "1"]);
    for (address, expected) in [
        (silent, "no answer within 1 second."),
        (refused, "it does not take connections."),
        (garbled, "what it answers cannot be understood."),
        (broken, "this is not the address of a page on the web."),
    ] {
        assert!(told[&address].ends_with(expected), "{address}: {}", told[&address]);
    }
    // Depending on the network it takes long to find out that there is no such name.
    assert!(told[&unknown].contains("warning[unasked-link]: Could not ask"), "{told:?}");
}

#[test]
fn a_circle_of_redirects_is_no_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let _ = connection.read(&mut [0; 1000]);
            connection.write_all(b"HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n").unwrap();
        }
    });
    let told = Linking::to(std::slice::from_ref(&address)).told(&[]);
    assert!(told[&address].ends_with("it leads on and on, from one address to the next."), "{told:?}");
}

#[test]
fn sources_are_asked_and_told_at_their_places() {
    let website = Website::new();
    let [one, two] = ["404?a", "404?a&b"].map(|path| website.address(path));
    let rules = "rules: {insecure-link: off, missing-description: off, unused-allowance: off}";
    let config = format!("title: Clinic\nbase_url: https://clinic.example/\n{NOTHING_ASKED}{rules}\n");
    let site = Linking::to(&[]).with("content/site.yaml", &config).with(
        "content/veins/risks.md",
        &format!("---\ntitle: Risks\nsources:\n  - {{title: B, url: \"{two}\", date: 2024}}\n  - title: A\n    url: {one}\n    date: 2024\n---\n\nText.\n"),
    );
    let told = site.told(&[]);
    assert!(told[&two].starts_with("content/veins/risks.md:4:22: error[gone-link]"), "{told:?}");
    assert!(told[&one].starts_with("content/veins/risks.md:6:10: error[gone-link]"), "{told:?}");
}

#[test]
fn links_of_drafts_are_asked_only_with_drafts() {
    let website = Website::new();
    let draft = format!("---\ntitle: D\ndraft: true\n---\n\n[x]({})\n", website.address("404"));
    let site = Linking::to(&[]).with("content/draft.md", &draft);
    assert_eq!(site.check(&[]).status, 0);
    assert_eq!(website.asked(), [""; 0]);
    assert_eq!(site.check(&["--drafts"]).status, 1);
}

#[test]
fn rules_and_exit_statuses_are_those_of_all_mistakes() {
    let website = Website::new();
    let rules = |rules: &str| {
        let config = format!("title: Clinic\nbase_url: https://clinic.example/\n{NOTHING_ASKED}rules: {{{rules}}}\n");
        Linking::to(&[website.address("404"), website.address("403")]).with("content/site.yaml", &config)
    };
    for (wanted, arguments, status, codes) in [
        ("", &[][..], 1, &["error[gone-link]", "warning[unasked-link]"][..]),
        ("gone-link: warn", &[], 0, &["warning[gone-link]", "warning[unasked-link]"]),
        ("gone-link: warn", &["--deny", "warnings"], 1, &["warning[gone-link]", "warning[unasked-link]"]),
        ("gone-link: off, unasked-link: off", &["--deny", "warnings"], 0, &[]),
    ] {
        let run = rules(wanted).check(&[arguments, &["--format", "short"]].concat());
        let found: Vec<&str> = run.stdout.lines().map(|line| line.split([' ', ':']).nth(4).unwrap()).collect();
        assert_eq!((run.status, found.as_slice()), (status, codes), "{wanted}: {run:?}");
    }
}

/// Other systems have the folder for what is remembered where no test can put it.
#[cfg(target_os = "linux")]
mod remembered {
    use std::fs;

    use super::{Linking, Path, Website};

    #[test]
    fn definite_answers_are_remembered_for_a_day() {
        let website = Website::new();
        let site = Linking::to(&["200", "404", "403"].map(|path| website.address(path)));
        let first = site.check(&["--format", "short"]);
        let all = ["HEAD /200", "HEAD /403", "GET /403", "HEAD /404", "GET /404"];
        assert_eq!(website.asked(), all);
        assert_eq!(site.check(&["--format", "short"]).transcript(), first.transcript());
        assert_eq!(website.asked(), ["HEAD /403", "GET /403"]);

        // The answers become older than a day.
        let file = site.site.path("cache/careleaf/links.json");
        let text = fs::read_to_string(&file).unwrap();
        let year = text.split("\"asked\":\"").nth(1).unwrap()[..5].to_owned();
        fs::write(&file, text.replace(&format!("\"asked\":\"{year}"), "\"asked\":\"2001-")).unwrap();
        site.check(&[]);
        assert_eq!(website.asked(), all);
    }

    #[test]
    fn what_cannot_be_read_or_written_is_no_mistake() {
        let website = Website::new();
        let site = Linking::to(&[website.address("200")]).with("cache/careleaf/links.json", "{");
        assert_eq!(site.check(&[]).status, 0);
        assert_eq!(website.asked(), ["HEAD /200"]);
        assert_eq!(site.check(&[]).status, 0);
        assert_eq!(website.asked(), [""; 0]);

        let site = Linking::to(&[website.address("200")]).with("cache", "a file");
        for _ in 0..2 {
            let run = site.check(&[]);
            assert_eq!((run.status, run.stderr.as_str()), (0, ""));
            assert_eq!(website.asked(), ["HEAD /200"]);
        }
        assert!(Path::new(&site.site.path("cache")).is_file());
    }
}
