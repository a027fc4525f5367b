//! The command `serve`: the website from memory, and again after every save.
//!
//! One thread watches the files and builds. The server hands out the last good site, makes a file when it is asked for, and
//! tells each browser through server-sent events whether the page that it shows has changed, and what is wrong.

mod answer;
pub mod editor;
mod gather;
mod http;
mod mistakes;
mod shown;
mod snapshot;
mod status;
mod watch;

use std::{
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    sync::Arc,
    time::{Duration, Instant},
};

use crate::{
    Cache,
    build::{Prepared, prepare},
    shell::{
        Outcome,
        arguments::ServeArguments,
        disk,
        error::ShellError,
        report,
        serve::{
            editor::EditorLinks,
            gather::Gathering,
            mistakes::Mistakes,
            snapshot::{SiteKind, Snapshots},
            watch::Changes,
        },
    },
    source::{Options, World},
};

/// How often the calendar is looked at: pages may wait for the next day.
const LOOK_AT_CALENDAR: Duration = Duration::from_secs(60);

/// Serves the site until the program is stopped.
pub fn run(arguments: ServeArguments) -> Result<Outcome, ShellError> {
    let ServeArguments { mut site, port, host, poll, open, drafts, editor } = arguments;
    // The watcher names files by their full paths, so the site's folder has to be known by its own.
    site.root = std::fs::canonicalize(&site.root).unwrap_or(site.root);
    let editor = EditorLinks::new(editor, &site.root);
    let listener = listen(host, port)?;
    let address = listener.local_addr().map_err(|error| unusable(host, port, &error))?;
    let url = format!("http://{address}/");

    // The watcher is there before the files are read, so that no change falls between the two.
    let mut changes = Changes::watch(&site.root, poll)?;
    let (world, links) =
        disk::read_world(&site, Options { base_url: Some(url.clone()), drafts, ..Options::default() })?;
    changes.follow(links);
    let mut builder = Builder::new(world, site.today.is_none());
    let snapshots = builder.snapshots.clone();
    let prepared = builder.prepare();

    // Whoever starts the program from another one waits for this line.
    report::say(&format!("Serving {url} (Ctrl-C stops it)"));
    if open && let Err(error) = open::that(&url) {
        eprintln!("The browser could not be opened: {error}. Open {url} yourself.");
    }

    // Dropped with the thread, however it ends: a server that does not follow the files any more must not go on.
    let (alive, gone) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        let _alive = alive;
        let gathering = changes.gathering();
        let mut newest = prepared;
        let mut is_finished = false;
        loop {
            is_finished = is_finished || builder.finish(&newest, &gathering);
            let changed = changes.apply_next(&mut builder.world, LOOK_AT_CALENDAR);
            if changed || builder.is_another_day() {
                newest = builder.prepare();
                is_finished = false;
            }
        }
    });
    http::serve(listener, snapshots, editor, gone).map_err(|error| {
        ShellError::new(format!("The server has stopped: {error}."), "Start `careleaf serve` again.")
    })?;
    Ok(Outcome::Fine)
}

/// Builds the site again and again, and shows each.
struct Builder {
    world: World,
    cache: Cache,
    snapshots: Snapshots,
    /// Whether the day is that of the calendar, and not one that was asked for.
    follows_calendar: bool,
    /// What was told of last. What still holds is not told again after every save.
    told: Option<Arc<Mistakes>>,
    start: Instant,
}

impl Builder {
    fn new(world: World, follows_calendar: bool) -> Self {
        let snapshots = Snapshots::new();
        Self { world, cache: Cache::default(), snapshots, follows_calendar, told: None, start: Instant::now() }
    }

    /// Understands and checks the newest files, and shows their site if nothing is wrong so far, or if there is no better one.
    /// Its files are made when a browser asks for them.
    fn prepare(&mut self) -> Prepared {
        self.start = Instant::now();
        if self.is_another_day() {
            self.world.today = jiff::ZonedDateTime::now().date();
        }
        let prepared = prepare(&self.world, &mut self.cache);
        let mistakes = Arc::new(Mistakes::new(prepared.diagnostics(&[])));
        self.snapshots.show(prepared.website.clone(), mistakes.clone());
        mistakes.point_into(&self.world.files);
        prepared
    }

    /// Makes all files that nobody has asked for yet, and reports; unless there is another change, which comes first. Returns
    /// whether it was done.
    fn finish(&mut self, prepared: &Prepared, gathering: &Gathering) -> bool {
        let Some(wrong) = prepared.website.make_all(|| !gathering.is_empty()) else { return false };
        let with_late_ones = || {
            let mistakes = Mistakes::new(prepared.diagnostics(&wrong));
            mistakes.point_into(&self.world.files);
            mistakes
        };
        self.snapshots.settle((!wrong.is_empty()).then(with_late_ones));
        let mistakes = self.snapshots.newest().mistakes().clone();
        if self.told.as_ref().is_none_or(|told| told.diagnostics() != mistakes.diagnostics()) {
            self.report_mistakes(&mistakes);
        }
        let parts = [
            report::count(prepared.pages, "page"),
            report::count(prepared.questions, "question"),
            report::count(mistakes.diagnostics().errors(), "error"),
            report::count(mistakes.diagnostics().warnings(), "warning"),
        ];
        report::say(&format!("Built {} in {} ms", parts.join(", "), self.start.elapsed().as_millis()));
        self.told = Some(mistakes);
        true
    }

    /// Whether the calendar has moved on since the site was built.
    fn is_another_day(&self) -> bool {
        self.follows_calendar && self.world.today != jiff::ZonedDateTime::now().date()
    }

    fn report_mistakes(&self, mistakes: &Mistakes) {
        let sources = mistakes.sources();
        report::print_errors(mistakes.diagnostics().iter(), &sources);
        report::print_warnings(mistakes.diagnostics(), &sources);
        if mistakes.diagnostics().errors() > 0 {
            let shown = match self.snapshots.newest().kind() {
                SiteKind::Good => "The last good site stays up until this is mended",
                SiteKind::InPart => {
                    "The site is shown as far as it can be made; nothing of it can be published until this is mended"
                }
                SiteKind::None => "There is no site to show until this is mended",
            };
            eprintln!("{}. {shown}.", report::count(mistakes.diagnostics().errors(), "error"));
        }
    }
}

fn listen(host: IpAddr, port: u16) -> Result<TcpListener, ShellError> {
    let listener = TcpListener::bind(SocketAddr::new(host, port)).map_err(|error| unusable(host, port, &error))?;
    listener.set_nonblocking(true).map_err(|error| unusable(host, port, &error))?;
    Ok(listener)
}

fn unusable(host: IpAddr, port: u16, error: &io::Error) -> ShellError {
    match error.kind() {
        io::ErrorKind::AddrInUse => ShellError::new(
            format!("Port {port} is in use by another program, perhaps by another `careleaf serve`."),
            format!("Stop that program, or choose another port: --port {}.", port.checked_add(1).unwrap_or(4000)),
        ),
        io::ErrorKind::PermissionDenied => ShellError::new(
            format!("Port {port} is one that only an administrator may use."),
            "Choose a port above 1023, such as --port 4000.",
        ),
        _ => ShellError::new(
            format!("Could not listen on {host}, port {port}: {error}."),
            "Leave --host out to listen on 127.0.0.1, this machine alone.",
        ),
    }
}
