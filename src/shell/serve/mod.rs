//! The command `serve`: the website from memory, and again after every save.
//!
//! One thread watches the files and builds. The server hands out the last good site, and tells the browsers of each build
//! through server-sent events.

mod http;
mod snapshot;
mod watch;

use std::{
    io,
    net::{IpAddr, SocketAddr, TcpListener},
    time::Instant,
};

use crate::{
    Cache, build,
    build::Built,
    shell::{
        Outcome,
        arguments::ServeArguments,
        disk,
        error::ShellError,
        report::{self, Sources},
        serve::{snapshot::Snapshots, watch::Changes},
    },
    source::{Options, World},
};

/// Serves the site until the program is stopped.
pub fn run(arguments: ServeArguments) -> Result<Outcome, ShellError> {
    let ServeArguments { mut site, port, host, poll, open, drafts } = arguments;
    // The watcher names files by their full paths, so the site's folder has to be known by its own.
    site.root = std::fs::canonicalize(&site.root).unwrap_or(site.root);
    let listener = listen(host, port)?;
    let address = listener.local_addr().map_err(|error| unusable(host, port, &error))?;
    let url = format!("http://{address}/");

    // The watcher is there before the files are read, so that no change falls between the two.
    let changes = Changes::watch(&site.root, poll)?;
    let mut world = disk::read_world(&site, Options { base_url: Some(url.clone()), drafts })?;
    let mut cache = Cache::default();
    let start = Instant::now();
    let built = build(&world, &mut cache);
    let snapshots = Snapshots::new(&built, Sources::new(&world.files));
    report_build(&built, &world, start, snapshots.newest().output.is_some());

    // Whoever starts the program from another one waits for this line.
    report::say(&format!("Serving {url} (Ctrl-C stops it)"));
    if open && let Err(error) = open::that(&url) {
        eprintln!("The browser could not be opened: {error}. Open {url} yourself.");
    }

    let publisher = snapshots.clone();
    let follows_calendar = site.today.is_none();
    // Dropped with the thread, however it ends: a server that does not follow the files any more must not go on.
    let (alive, gone) = tokio::sync::oneshot::channel::<()>();
    std::thread::spawn(move || {
        let _alive = alive;
        let mut told = built.diagnostics;
        for batch in changes {
            let start = Instant::now();
            batch.apply(&mut world, &site.root);
            if follows_calendar {
                world.today = jiff::ZonedDateTime::now().date();
            }
            let built = build(&world, &mut cache);
            publisher.publish(&built, Sources::new(&world.files));
            // What has been told and still holds is not told again after every save.
            if built.diagnostics == told {
                report_time(&built, start);
            } else {
                report_build(&built, &world, start, publisher.newest().output.is_some());
            }
            told = built.diagnostics;
        }
    });
    http::serve(listener, snapshots, gone).map_err(|error| {
        ShellError::new(format!("The server has stopped: {error}."), "Start `careleaf serve` again.")
    })?;
    Ok(Outcome::Fine)
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

fn report_build(built: &Built, world: &World, start: Instant, has_site: bool) {
    let sources = Sources::new(&world.files);
    let errors = report::print_errors(&built.diagnostics, sources);
    report::print_warnings(&built.diagnostics, sources);
    if errors > 0 && has_site {
        eprintln!("{}. The last good site stays up until this is mended.", report::count(errors, "error"));
    } else if errors > 0 {
        eprintln!("{}. There is no site to show until this is mended.", report::count(errors, "error"));
    }
    report_time(built, start);
}

fn report_time(built: &Built, start: Instant) {
    let errors = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let parts = [
        report::count(built.pages, "page"),
        report::count(built.questions, "question"),
        report::count(errors, "error"),
        report::count(built.diagnostics.len() - errors, "warning"),
    ];
    report::say(&format!("Built {} in {} ms", parts.join(", "), start.elapsed().as_millis()));
}
