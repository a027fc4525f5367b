//! The server: files from memory, and the events that browsers wait for.

use std::{convert::Infallible, io, net::TcpListener};

use axum::{
    Router,
    body::Body,
    extract::{Query, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tokio::sync::oneshot;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};

use crate::shell::serve::{
    shown::Shown,
    snapshot::{Snapshot, Snapshots},
};

const SCRIPT_PATH: &str = "/_careleaf/live-reload.js";
const SCRIPT: &str = include_str!("live-reload.js");

/// The page in place of a site that could not be built yet. The script tells what is wrong.
const NO_SITE_YET: &str = "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
     <title>The site cannot be shown yet</title></head>\n\
     <body><h1>The site cannot be shown yet</h1>\n<p>It has a mistake. Mend it, and the site shows up here by itself.</p>\n\
     </body>\n</html>\n";

/// Serves until Ctrl-C is pressed.
///
/// # Errors
/// The server cannot be started, or `gone` says that nobody follows the files any more.
pub fn serve(listener: TcpListener, snapshots: Snapshots, gone: oneshot::Receiver<()>) -> io::Result<()> {
    let is_private = listener.local_addr()?.ip().is_loopback();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new()
            .route("/_careleaf/events", get(events))
            .route(SCRIPT_PATH, get(script))
            .fallback(file)
            .with_state(snapshots)
            .layer(axum::middleware::from_fn(move |request, next| refuse_other_hosts(is_private, request, next)));
        tokio::select! {
            ended = axum::serve(listener, router) => ended,
            // Nothing has to be brought to an end: the server writes nowhere.
            pressed = tokio::signal::ctrl_c() => pressed,
            _ = gone => Err(io::Error::other("the files of the site are not followed any more")),
        }
    })
}

/// A server for this machine alone answers to this machine's names alone. Else a page on the web could have its own name
/// lead here, and read drafts with the visitor's browser.
async fn refuse_other_hosts(is_private: bool, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.parse::<u16>().is_ok()).map_or(host, |(name, _)| name);
    if is_private && !["127.0.0.1", "localhost", "[::1]"].contains(&name) {
        return (StatusCode::FORBIDDEN, "This server answers to 127.0.0.1 and localhost only.\n").into_response();
    }
    next.run(request).await
}

async fn script() -> Response {
    with_headers(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT)
}

/// The page that a browser shows, by its address.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OpenPage {
    page: String,
}

/// What a browser is told.
#[derive(Serialize)]
struct Status {
    /// What its page shows now; none where there is no site, or the browser did not say which page it shows.
    #[serde(flatten)]
    shown: Option<Shown>,
    errors: Box<RawValue>,
}

/// Tells a browser the state of the page that it shows, now and after each build.
async fn events(
    State(snapshots): State<Snapshots>,
    Query(open): Query<OpenPage>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let statuses = WatchStream::new(snapshots.subscribe()).then(move |snapshot| {
        let page = open.page.clone();
        // The page may have to be made, which must not hold up other requests.
        tokio::task::spawn_blocking(move || status(&page, &snapshot))
    });
    let events = statuses.filter_map(|status| Some(Ok(Event::default().event("status").data(status.ok()?))));
    Sse::new(events).keep_alive(KeepAlive::default())
}

fn status(page: &str, snapshot: &Snapshot) -> String {
    let shown = (!page.is_empty()).then(|| match find(page, snapshot) {
        Answer::Page(_, html) => Some(Shown::of(&html, snapshot)),
        Answer::File(..) | Answer::Redirect | Answer::Nothing => None,
    });
    let errors = RawValue::from_string(snapshot.errors.clone()).unwrap_or_default();
    // A status is text, which always has a form in JSON.
    serde_json::to_string(&Status { shown: shown.flatten(), errors }).unwrap_or_default()
}

/// What there is at an address.
enum Answer {
    /// A page, or the page that says that there is none.
    Page(StatusCode, Bytes),
    /// A file that is no page, with its type.
    File(&'static str, Bytes),
    /// A page, at the same address with a slash at its end: links on a page count from there.
    Redirect,
    Nothing,
}

/// Finds what there is at the address `encoded`, a path.
fn find(encoded: &str, snapshot: &Snapshot) -> Answer {
    if snapshot.website().is_none() {
        return Answer::Page(StatusCode::SERVICE_UNAVAILABLE, Bytes::from_static(NO_SITE_YET.as_bytes()));
    }
    let path = percent_decode_str(encoded).decode_utf8_lossy();
    let path = path.trim_start_matches('/');
    if !path.ends_with(".html")
        && let Some(file) = snapshot.file(path)
    {
        return Answer::File(mime_guess::from_path(path).first_raw().unwrap_or("application/octet-stream"), file.bytes);
    }
    let index = match path {
        "" => "index.html".to_owned(),
        _ if path.ends_with(".html") => path.to_owned(),
        _ => format!("{}/index.html", path.trim_end_matches('/')),
    };
    let is_whole = path.is_empty() || path.ends_with('/') || path.ends_with(".html");
    match (snapshot.file(&index), snapshot.website()) {
        (Some(file), _) if is_whole => Answer::Page(StatusCode::OK, file.bytes),
        (Some(_), _) => Answer::Redirect,
        // The page is there, and cannot be made for a mistake in its template.
        (None, Some(website)) if website.has(&index) => {
            Answer::Page(StatusCode::SERVICE_UNAVAILABLE, Bytes::from_static(NO_SITE_YET.as_bytes()))
        }
        (None, _) => match snapshot.file("404.html") {
            Some(page) => Answer::Page(StatusCode::NOT_FOUND, page.bytes),
            None => Answer::Nothing,
        },
    }
}

async fn file(State(snapshots): State<Snapshots>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let snapshot = snapshots.newest();
    // The page may have to be made, which must not hold up other requests.
    let answer = tokio::task::spawn_blocking(move || {
        let encoded = request.uri().path();
        match find(encoded, &snapshot) {
            Answer::Page(status, html) => page(status, &html, &snapshot),
            Answer::File(content_type, bytes) => with_headers(StatusCode::OK, content_type, bytes),
            Answer::Redirect => redirect(&format!("{encoded}/"), request.uri().query()),
            Answer::Nothing => StatusCode::NOT_FOUND.into_response(),
        }
    });
    answer.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A page with the script for live reload in it, marked with what the page shows.
fn page(status: StatusCode, html: &[u8], snapshot: &Snapshot) -> Response {
    let shown = Shown::of(html, snapshot).page;
    let script = format!("<script src=\"{SCRIPT_PATH}\" data-page=\"{shown}\" defer></script>\n");
    let end = b"</body>";
    let place = html.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    let mut body = Vec::with_capacity(html.len() + script.len());
    body.extend_from_slice(&html[..place]);
    body.extend_from_slice(script.as_bytes());
    body.extend_from_slice(&html[place..]);
    with_headers(status, "text/html; charset=utf-8", body)
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    // Two slashes at the start would lead to another host.
    let path = format!("/{}", path.trim_start_matches('/'));
    let location = query.map_or(path.clone(), |query| format!("{path}?{query}"));
    match HeaderValue::from_str(&location) {
        Ok(location) => (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn with_headers(status: StatusCode, content_type: &str, body: impl Into<Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, content_type),
        // What is shown must always be the newest.
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, body.into()).into_response()
}
