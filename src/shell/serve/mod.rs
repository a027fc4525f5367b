//! The command `serve`: the website from memory, and again after every save.
//!
//! One thread watches the files and builds. The server hands out the last good site, and tells the browsers of each build
//! through server-sent events.

mod http;
mod snapshot;
mod watch;

use std::{
    io::{self, Write},
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
    report_build(&built, &world, start);
    let snapshots = Snapshots::new(&built, Sources::new(&world.files));

    println!("Serving {url} (Ctrl-C stops it)");
    // Whoever starts the program from another one waits for that line.
    let _ = io::stdout().flush();
    if open && let Err(error) = open::that(&url) {
        eprintln!("The browser could not be opened: {error}. Open {url} yourself.");
    }

    let publisher = snapshots.clone();
    let follows_calendar = site.today.is_none();
    std::thread::spawn(move || {
        for batch in changes {
            let start = Instant::now();
            batch.apply(&mut world, &site.root);
            if follows_calendar {
                world.today = jiff::ZonedDateTime::now().date();
            }
            let built = build(&world, &mut cache);
            report_build(&built, &world, start);
            publisher.publish(&built, Sources::new(&world.files));
        }
    });
    http::serve(listener, snapshots).map_err(|error| unusable(host, port, &error))?;
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

fn report_build(built: &Built, world: &World, start: Instant) {
    let elapsed = start.elapsed().as_millis();
    let errors = report::print_errors(&built.diagnostics, Sources::new(&world.files));
    if errors > 0 {
        let errors = report::count(errors, "error");
        eprintln!("{errors}. The last good site stays up until this is mended.");
    } else {
        report::print_warning_counts(&built.diagnostics);
        let (pages, questions) = (report::count(built.pages, "page"), report::count(built.questions, "question"));
        println!("Built {pages}, {questions} in {elapsed} ms");
    }
}
