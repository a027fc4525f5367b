//! The server: it shows each change, keeps the last good site over a mistake, and hands out nothing but the site.
//!
//! No test sleeps. The server tells of each build through its events, and the tests wait for them.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::folder::{NOTHING_ASKED, PROGRAM, SiteFolder, TODAY};

/// How long a test waits for an event before it fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server, stopped at the end of the test.
struct Server {
    program: Child,
    address: String,
    /// What the program has said since it serves.
    said: Arc<Mutex<Vec<String>>>,
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
        let said = Arc::new(Mutex::new(Vec::new()));
        let saying = said.clone();
        std::thread::spawn(move || lines.for_each(|line| saying.lock().unwrap().push(line.unwrap())));
        let mut stream = TcpStream::connect(&address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        write!(stream, "GET /_careleaf/events HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let mut server = Self { program, address, said, events: BufReader::new(stream) };
        server.wait_for(|_| true);
        server
    }

    /// Listens to what a browser is told that shows `page`, instead of what was listened to before.
    fn listen(&mut self, page: &str) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let address = &self.address;
        write!(stream, "GET /_careleaf/events?page={page} HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        self.events = BufReader::new(stream);
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

    /// How often the site was built since the server is there.
    fn builds(&self) -> usize {
        self.said.lock().unwrap().iter().filter(|line| line.starts_with("Built ")).count()
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

fn errors(status: &Value) -> u64 {
    status["total"]["errors"].as_u64().unwrap()
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
    let first = &status["errors"]["list"][0];
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

fn page(text: &str) -> String {
    titled("Page", text)
}

fn titled(title: &str, text: &str) -> String {
    format!("---\n{{title: {title}, description: About it.}}\n---\n\n{text}\n")
}

#[test]
fn every_way_in_which_editors_save_is_seen() {
    let site = SiteFolder::sound().with("content/page.md", page("Before."));
    let mut server = Server::start(&site, &[]);
    let file = site.path("content/page.md");
    let aside = |name: &str| site.path(&format!("content/{name}"));

    // In place, with a swap file beside it.
    site.write("content/.page.md.swp", "swap");
    site.write("content/page.md", page("In place."));
    server.wait_for_page("/page/", says("In place."));

    // Through a file that is renamed over it.
    site.write("content/page.md.tmp~", page("Renamed over."));
    fs::rename(aside("page.md.tmp~"), &file).unwrap();
    server.wait_for_page("/page/", says("Renamed over."));

    // With the old file kept aside; and a file that only tries whether there may be one.
    site.write("content/4913", "");
    fs::remove_file(aside("4913")).unwrap();
    fs::rename(&file, aside("page.md~")).unwrap();
    site.write("content/page.md", page("With a backup."));
    server.wait_for_page("/page/", says("With a backup."));

    // Deleted and made anew.
    fs::remove_file(&file).unwrap();
    site.write("content/page.md", page("Made anew."));
    server.wait_for_page("/page/", says("Made anew."));

    // Bit by bit: what was read half is read again.
    let mut half = fs::File::create(&file).unwrap();
    half.write_all(b"---\ntitle: Page\n").unwrap();
    server.wait_for(|status| errors(status) > 0);
    half.write_all(b"---\n\nBit by bit.\n").unwrap();
    drop(half);
    server.wait_for_page("/page/", says("Bit by bit."));
    assert_eq!(server.get("/4913").status, 404);
}

#[test]
fn a_burst_of_changes_is_built_at_once() {
    let site = SiteFolder::sound();
    let mut server = Server::start(&site, &[]);
    for number in 0..500 {
        site.write(&format!("content/many/page-{number}.md"), page("First."));
    }
    server.wait_for_page("/many/page-499/", says("First."));
    for number in 0..500 {
        site.write(&format!("content/many/page-{number}.md"), page("Second."));
    }
    for number in [0, 250, 499] {
        server.wait_for_page(&format!("/many/page-{number}/"), says("Second."));
    }
    // A machine that is busy may pause in the middle of a burst, so that it is not always one build.
    assert!(server.builds() < 20, "{} builds for two bursts of 500 files", server.builds());
}

#[test]
fn the_newest_of_many_quick_saves_is_shown() {
    let site = SiteFolder::sound().with("content/page.md", page("Before."));
    let mut server = Server::start(&site, &[]);
    for number in 0..300 {
        site.write("content/page.md", page(&format!("Save {number}.")));
        if number % 100 == 50 {
            site.write("content/page.md", "no front matter");
        }
    }
    server.wait_for_page("/page/", says("Save 299."));
    assert!(says("Save 299.")(&server.get("/page/")));
}

#[test]
fn what_does_not_change_the_site_builds_nothing() {
    let site = SiteFolder::sound();
    let mut server = Server::start(&site, &[]);
    let text = site.read("content/index.md");
    site.write("content/index.md", &text);
    site.write("public/index.html", "not the site's");
    site.write("content/.hidden.md", "hidden");
    site.write("content/veins/risks.md", page("Changed."));
    server.wait_for_page("/veins/risks/", says("Changed."));
    // The first is that of the start.
    assert!(server.builds() <= 2, "{} builds", server.builds());
}

#[cfg(unix)]
#[test]
fn what_links_lead_to_is_watched() {
    use std::os::unix::fs::symlink;

    let elsewhere = SiteFolder::empty().with("page.md", page("File.")).with("folder/inner.md", page("Folder."));
    let site = SiteFolder::sound();
    symlink(elsewhere.path("page.md"), site.path("content/linked.md")).unwrap();
    symlink(elsewhere.path("folder"), site.path("content/linked-folder")).unwrap();
    let mut server = Server::start(&site, &[]);
    server.wait_for_page("/linked/", says("File."));
    server.wait_for_page("/linked-folder/inner/", says("Folder."));

    elsewhere.write("page.md", page("File, changed."));
    server.wait_for_page("/linked/", says("File, changed."));
    elsewhere.write("folder/inner.md", page("Folder, changed."));
    server.wait_for_page("/linked-folder/inner/", says("Folder, changed."));

    // What is linked may lie beside content/, as a text that is kept with the site does.
    site.write("beside/text.md", page("Beside."));
    site.write("note.md", page("At the root."));
    symlink(site.path("beside/text.md"), site.path("content/beside.md")).unwrap();
    symlink(site.path("note.md"), site.path("content/note.md")).unwrap();
    server.wait_for_page("/beside/", says("Beside."));
    server.wait_for_page("/note/", says("At the root."));
    site.write("beside/text.md", page("Beside, changed."));
    server.wait_for_page("/beside/", says("Beside, changed."));
    site.write("note.md", page("At the root, changed."));
    server.wait_for_page("/note/", says("At the root, changed."));

    // A folder of the site that has a second name: both are changed at once.
    symlink(site.path("content/veins"), site.path("content/again")).unwrap();
    server.wait_for_page("/again/risks/", says("A day."));
    site.write("content/veins/risks.md", page("Twice."));
    server.wait_for_page("/veins/risks/", says("Twice."));
    server.wait_for_page("/again/risks/", says("Twice."));
    site.write("content/again/risks.md", page("Twice again."));
    server.wait_for_page("/again/risks/", says("Twice again."));
    server.wait_for_page("/veins/risks/", says("Twice again."));

    // A link that is made while the server watches, and the loss of what it leads to.
    symlink(elsewhere.path("folder/inner.md"), site.path("content/late.md")).unwrap();
    server.wait_for_page("/late/", says("Folder, changed."));
    fs::remove_file(elsewhere.path("page.md")).unwrap();
    server.wait_for(|status| errors(status) > 0);
    fs::remove_file(site.path("content/linked.md")).unwrap();
    server.wait_for_page("/linked/", is_gone);
}

#[test]
fn a_template_that_fails_leaves_the_last_good_pages_up() {
    let site = SiteFolder::sound();
    let mut server = Server::start(&site, &[]);
    assert!(says("Welcome.")(&server.get("/")));
    // Only pages that were made once can stay up.
    server.listen("/");
    server.wait_for(|status| status["settled"] == true);
    site.write("themes/clinic/templates/page.html", "<body>{{ page.nothing }}</body>");
    let status = server.wait_for(|status| errors(status) > 0);
    assert_eq!(status["errors"]["list"][0]["code"], "template-failed");
    assert!(says("A day.")(&server.get("/veins/risks/")));
    site.write("themes/clinic/templates/page.html", "<body>Mended: {{ page.body }}</body>");
    server.wait_for_page("/veins/risks/", says("Mended:"));
}

#[test]
fn a_sign_off_shows_on_its_page_as_soon_as_it_is_written() {
    let site = SiteFolder::sound();
    let mut server = Server::start(&site, &[]);
    assert!(server.get("/veins/risks/").body.contains("This page has not been reviewed yet."));
    let run = site.run(&["review", "sign", "veins/risks.md", "--by", "A. Example", "--on", "2026-03-15"]);
    assert_eq!(run.status, 0, "{run:?}");
    server.wait_for_page("/veins/risks/", says("Page last reviewed: 15 March 2026."));
    assert!(is_gone(&server.get("/reviews.yaml")));
    site.write("content/reviews.yaml", "");
    server.wait_for_page("/veins/risks/", says("This page has not been reviewed yet."));
}

#[test]
fn a_browser_is_told_what_its_page_shows() {
    let site = SiteFolder::sound()
        .with("content/pic.svg", "<svg width=\"9\" height=\"9\"/>")
        .with("content/page.md", page("![A picture](pic.svg)"));
    let mut server = Server::start(&site, &[]);
    let statuses = |server: &mut Server| {
        ["/", "/page/", "/veins/nowhere/"].map(|page| {
            server.listen(page);
            server.wait_for(|status| errors(status) == 0)
        })
    };
    let mut before = statuses(&mut server);
    let shown = before[1]["page"].as_str().unwrap();
    assert!(server.get("/page/").body.contains(&format!("data-page=\"{shown}\"")));
    for (path, text, changed) in [
        ("content/index.md", page("Another text."), [true, false, false]),
        // A picture shows on the page that holds it, although the page's HTML stays as it is.
        ("content/pic.svg", "<svg width=\"9\" height=\"9\"><g/></svg>".to_owned(), [false, true, false]),
        // A style sheet is replaced on the page, which stays.
        ("themes/clinic/static/site.css", "body{color:red}".to_owned(), [false, false, false]),
        // The home page says how many pages a treatment has.
        ("content/veins/nowhere.md", page("Here."), [true, false, true]),
    ] {
        site.write(path, text);
        site.write("content/marker.txt", path);
        server.wait_for_page("/marker.txt", says(path));
        let now = statuses(&mut server);
        let differs = |key: &str| {
            let pairs = now.iter().zip(&before);
            pairs.map(|(now, before)| now[key] != before[key]).collect::<Vec<_>>()
        };
        assert_eq!(differs("page"), changed, "{path}");
        assert_eq!(differs("styles"), [path.ends_with(".css"); 3], "{path}");
        before = now;
    }
}

#[test]
fn a_site_that_begins_broken_is_shown_as_far_as_it_can_be_made() {
    let site = SiteFolder::sound().with("content/a.md", "Text without front matter.");
    let mut server = Server::start(&site, &[]);
    assert!(says("Welcome.")(&server.get("/")));
    assert!(says("Text without front matter.")(&server.get("/a/")));
    server.listen("/a/");
    let status = server.wait_for(|_| true);
    assert_eq!(
        (&status["site"], &status["here"]["list"][0]["code"]),
        (&json!("in-part"), &json!("missing-front-matter"))
    );

    // The newest files show, although they still have the mistake.
    site.write("content/index.md", page("Welcome back."));
    let newest = |status: &Value| errors(status) == 1;
    while !says("Welcome back.")(&server.get("/")) {
        server.wait_for(newest);
    }
    site.write("content/a.md", page("Fine."));
    server.wait_for_page("/a/", says("Fine."));

    // From now on the last good site stays up.
    site.write("content/a.md", "Broken again.");
    let status = server.wait_for(|status| errors(status) > 0);
    assert_eq!(status["site"], "good");
    assert!(says("Fine.")(&server.get("/a/")));
}

#[test]
fn a_site_that_cannot_be_made_yet_comes_up_when_it_is_mended() {
    let site = SiteFolder::empty().with("content/site.yaml", "title: Clinic\n");
    let mut server = Server::start(&site, &[]);
    let answer = server.get("/");
    assert_eq!(answer.status, 503);
    assert!(answer.body.contains("/_careleaf/live-reload.js"));
    site.write("content/a.md", page("Fine."));
    server.wait_for_page("/a/", says("Fine."));
}

/// The codes of the mistakes in a list of a status.
fn codes(list: &Value) -> Vec<&str> {
    list["list"].as_array().unwrap().iter().map(|mistake| mistake["code"].as_str().unwrap()).collect()
}

/// A site with mistakes on two pages, in a draft and in the configuration.
fn site_with_mistakes() -> SiteFolder {
    SiteFolder::sound()
        .with(
            "content/site.yaml",
            format!("title: Clinic\nbase_url: https://clinic.example/\n{NOTHING_ASKED}titel: Clinic\n"),
        )
        .with(
            "content/draft.md",
            "---\n{title: Draft, description: Later., draft: true}\n---\n\n[nowhere](nowhere.md)\n",
        )
        .with("content/a b.md", titled("Twice", "# Twice\n\nSee [nowhere](nowhere.md).\n\n## Why?"))
        .with("content/veins/risks.md", titled("Risks", "## How long?"))
}

#[test]
fn each_page_is_told_of_its_own_mistakes_and_where_others_are() {
    let site = site_with_mistakes();
    let mut server = Server::start(&site, &[]);
    for (address, here, elsewhere) in [
        (
            "/a-b/",
            vec!["heading-one", "unresolved-link", "unanswered-question"],
            json!([{ "title": "Risks", "url": "/veins/risks/", "errors": 0, "warnings": 1 }]),
        ),
        (
            "/",
            vec![],
            // Pages with errors come first.
            json!([
                { "title": "Twice", "url": "/a-b/", "errors": 1, "warnings": 2 },
                { "title": "Risks", "url": "/veins/risks/", "errors": 0, "warnings": 1 },
            ]),
        ),
    ] {
        server.listen(address);
        let status = server.wait_for(|_| true);
        assert_eq!(codes(&status["here"]), here, "{address}");
        assert_eq!(codes(&status["beside"]), ["unresolved-link", "unknown-key"], "{address}");
        assert_eq!(status["elsewhere"], json!({ "list": elsewhere, "more": 0 }), "{address}");
        assert_eq!(codes(&status["errors"]), ["unresolved-link", "unknown-key"], "{address}");
        assert_eq!(status["total"], json!({ "errors": 2, "warnings": 4 }), "{address}");
    }
}

#[test]
fn a_mistake_is_told_with_the_drawing_of_the_terminal_and_a_link_to_the_editor() {
    let site = site_with_mistakes();
    let checked = site.run(&["check"]).stdout;
    let root = fs::canonicalize(site.path("")).unwrap();
    let root = root.to_str().unwrap();
    for (arguments, expected) in [
        (&["--host", "127.0.0.1"][..], Some(format!("vscode://file{root}/content/a%20b.md:7:5"))),
        (&["--editor", "my-editor://{line}{file}"], Some(format!("my-editor://7{root}/content/a%20b.md"))),
        (&["--editor", "none"], None),
    ] {
        let mut server = Server::start(&site, arguments);
        server.listen("/a-b/");
        let status = server.wait_for(|_| true);
        let mistake = &status["here"]["list"][1];
        assert_eq!(mistake["editor"].as_str(), expected.as_deref());
        assert_eq!(mistake["message"], status["errors"]["list"][0]["message"]);
        let drawing = mistake["drawing"].as_str().unwrap();
        assert!(drawing.contains("content/a b.md:7:5"), "{drawing}");
        assert!(checked.contains(drawing), "{drawing}\n{checked}");
    }
}

#[test]
fn what_is_no_file_of_the_site_has_no_link() {
    let site = SiteFolder::sound();
    fs::remove_file(site.path("content/site.yaml")).unwrap();
    let mut server = Server::start(&site, &[]);
    server.listen("/");
    let status = server.wait_for(|_| true);
    assert_eq!(codes(&status["beside"]), ["missing-config"]);
    assert_eq!(status["beside"]["list"][0]["editor"], Value::Null);
}

#[test]
fn other_machines_are_not_told_where_the_files_are() {
    let site = site_with_mistakes();
    let mut server = Server::start(&site, &["--host", "0.0.0.0"]);
    server.listen("/a-b/");
    let status = server.wait_for(|_| true).to_string();
    let root = fs::canonicalize(site.path("")).unwrap();
    assert!(status.contains("content/a b.md") && !status.contains(root.to_str().unwrap()), "{status}");
}

#[test]
fn an_editor_that_is_not_known_is_refused() {
    let run = SiteFolder::sound().run(&["serve", "--editor", "vscoed"]);
    assert_eq!(run.status, 2, "{run:?}");
    assert!(run.stderr.contains("vscode, vscode-insiders"), "{run:?}");
}

#[test]
fn of_many_mistakes_the_first_are_told_and_the_others_counted() {
    let links = "[gone](nowhere.md)\n\n".repeat(1_000);
    let site = SiteFolder::sound().with("content/a.md", page(&links));
    let mut server = Server::start(&site, &[]);
    server.listen("/a/");
    let status = server.wait_for(|_| true);
    assert_eq!(errors(&status), 1_000);
    for list in ["here", "errors"] {
        assert_eq!((codes(&status[list]).len(), &status[list]["more"]), (200, &json!(800)), "{list}");
    }
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
