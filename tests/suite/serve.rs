//! The server: it shows each change, keeps the last good site over a mistake, and hands out nothing but the site.
//!
//! No test sleeps. The server tells of each build through its events, and the tests wait for them.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;

use crate::folder::{PROGRAM, SiteFolder, TODAY};

/// How long a test waits for an event before it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server, stopped at the end of the test.
struct Server {
    program: Child,
    address: String,
    events: BufReader<TcpStream>,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(site: &SiteFolder, arguments: &[&str]) -> Self {
        let mut program = Command::new(PROGRAM)
            .args(["serve", "--port", "0", "--today", TODAY])
            .args(arguments)
            .current_dir(site.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let address = lines
            .by_ref()
            .map(|line| line.unwrap())
            .find_map(|line| Some(line.strip_prefix("Serving http://")?.split('/').next()?.to_owned()))
            .expect("the server says where it is");
        // What it says later must be read, or it would wait for room to say it.
        std::thread::spawn(move || lines.for_each(drop));
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /_careleaf/events HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let mut server = Self { program, address, events: BufReader::new(stream) };
        server.wait_for(|_| true);
        server
    }

    /// Waits for an event whose status is as wanted.
    fn wait_for(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            // The server says now and then that it is still there, which is not what is waited for.
            assert!(start.elapsed() < PATIENCE, "the event does not come");
            let mut line = String::new();
            let read = self.events.read_line(&mut line).expect("the event comes in time");
            assert!(read > 0, "the server has gone");
            if let Some(data) = line.strip_prefix("data: ") {
                let status: Value = serde_json::from_str(data).unwrap();
                if wanted(&status) {
                    return status;
                }
            }
        }
    }

    /// Waits until the site is without errors and the page at `path` is as wanted.
    fn wait_for_page(&mut self, path: &str, wanted: impl Fn(&Answer) -> bool) {
        if wanted(&self.get(path)) {
            return;
        }
        loop {
            self.wait_for(|status| errors(status) == 0);
            if wanted(&self.get(path)) {
                return;
            }
        }
    }

    fn get(&self, path: &str) -> Answer {
        self.request("GET", path)
    }

    fn request(&self, method: &str, path: &str) -> Answer {
        self.request_as(&self.address, method, path)
    }

    fn request_as(&self, host: &str, method: &str, path: &str) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn errors(status: &Value) -> usize {
    status["errors"].as_array().unwrap().len()
}

fn says(text: &str) -> impl Fn(&Answer) -> bool {
    move |answer| answer.status == 200 && answer.body.contains(text)
}

fn is_gone(answer: &Answer) -> bool {
    answer.status == 404
}

fn edit_break_mend_rename_and_delete(arguments: &[&str]) {
    let site = SiteFolder::sound();
    let mut server = Server::start(&site, arguments);
    assert!(says("A day.")(&server.get("/veins/risks/")));

    site.write("content/veins/risks.md", "---\ntitle: Risks\n---\n\n## How long?\n\nA week.\n");
    server.wait_for_page("/veins/risks/", says("A week."));
    assert!(says("A week.")(&server.get("/faq/")), "the FAQ index is stale");

    site.write("content/veins/risks.md", "---\ntitel: <img src=x>\n---\n\nBroken.\n");
    let status = server.wait_for(|status| errors(status) > 0);
    let first = &status["errors"][0];
    assert_eq!((first["code"].as_str(), first["line"].as_u64()), (Some("unknown-key"), Some(2)), "{status}");
    assert!(says("A week.")(&server.get("/veins/risks/")), "the last good site is gone");

    site.write("content/veins/risks.md", "---\ntitle: Risks\n---\n\nMended.\n");
    server.wait_for_page("/veins/risks/", says("Mended."));

    site.write("content/new.md", "---\ntitle: New\n---\n\nJust made.\n");
    server.wait_for_page("/new/", says("Just made."));

    fs::rename(site.path("content/new.md"), site.path("content/newer.md")).unwrap();
    server.wait_for_page("/newer/", says("Just made."));
    server.wait_for_page("/new/", is_gone);

    // A folder's pages come and go with it. What links to a page that is gone is mended first.
    site.write("content/veins/index.md", "---\ntitle: Veins\n---\n\nNo link.\n");
    fs::rename(site.path("content/veins"), site.path("content/leg-veins")).unwrap();
    server.wait_for_page("/leg-veins/risks/", says("Mended."));
    server.wait_for_page("/veins/risks/", is_gone);

    // A folder that is new is watched too.
    site.write("content/deep/er/page.md", "---\ntitle: Deep\n---\n\nFirst.\n");
    server.wait_for_page("/deep/er/page/", says("First."));
    site.write("content/deep/er/page.md", "---\ntitle: Deep\n---\n\nSecond.\n");
    server.wait_for_page("/deep/er/page/", says("Second."));
    fs::remove_dir_all(site.path("content/deep")).unwrap();
    server.wait_for_page("/deep/er/page/", is_gone);

    // The theme is watched from the moment it is there.
    site.write("themes/clinic/templates/page.html", "<body>Own theme: {{ page.body }}</body>");
    server.wait_for_page("/newer/", says("Own theme:"));
    fs::remove_dir_all(site.path("themes")).unwrap();
    server.wait_for_page("/newer/", |answer| !answer.body.contains("Own theme:"));

    // Editors save through a second file that they rename over the first.
    site.write("content/newer.md.tmp~", "---\ntitle: New\n---\n\nRenamed over.\n");
    fs::rename(site.path("content/newer.md.tmp~"), site.path("content/newer.md")).unwrap();
    server.wait_for_page("/newer/", says("Renamed over."));

    // Others delete it and write it anew; the whole folder can go and come back.
    fs::rename(site.path("content"), site.path("aside")).unwrap();
    server.wait_for(|status| errors(status) > 0);
    fs::rename(site.path("aside"), site.path("content")).unwrap();
    server.wait_for(|status| errors(status) == 0);
    site.write("content/newer.md", "---\ntitle: New\n---\n\nStill watched.\n");
    server.wait_for_page("/newer/", says("Still watched."));

    assert!(!site.path("public").exists(), "serve wrote to public/");
}

#[test]
fn a_site_is_edited_broken_mended_renamed_and_deleted() {
    edit_break_mend_rename_and_delete(&[]);
}

#[test]
fn polling_sees_the_same_changes() {
    edit_break_mend_rename_and_delete(&["--poll"]);
}

#[test]
fn a_site_that_begins_broken_comes_up_when_it_is_mended() {
    let site = SiteFolder::sound().with("content/a.md", "no front matter");
    let mut server = Server::start(&site, &[]);
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("/_careleaf/live-reload.js"));
    site.write("content/a.md", "---\ntitle: A\n---\n\nFine.\n");
    server.wait_for_page("/a/", says("Fine."));
}

#[test]
fn only_what_was_built_is_handed_out() {
    let site = SiteFolder::sound().with("secret.txt", "secret").with("content/.hidden", "secret");
    let server = Server::start(&site, &[]);
    for path in ["/../secret.txt", "/%2e%2e/secret.txt", "/content/index.md", "/.hidden", "/index.md", "//etc/passwd"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.body.contains("secret"), "{path}");
    }
    let evil = server.request_as("evil.example", "GET", "/");
    assert_eq!((evil.status, evil.body.contains("Welcome")), (403, false));
    assert_eq!(server.request("POST", "/").status, 405);
    let answer = server.get("/veins?q=1");
    assert_eq!((answer.status, answer.head.contains("location: /veins/?q=1")), (308, true));
    assert!(server.get("/static/site.css").head.contains("content-type: text/css"));
    assert_eq!(server.request("HEAD", "/").body, "");
    assert!(server.address.starts_with("127.0.0.1:"));
}

#[test]
fn a_port_in_use() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let run = SiteFolder::sound().run(&["serve", "--port", &port.to_string()]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains(&format!("Port {port} is in use by another program")), "{run:?}");
    assert!(run.stderr.contains(&format!("--port {}", port + 1)), "{run:?}");
}
