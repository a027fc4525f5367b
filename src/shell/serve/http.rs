//! The server: files from memory, and the events that browsers wait for.

use std::{convert::Infallible, io, net::TcpListener, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
    routing::get,
};
use serde::Deserialize;
use tokio::sync::oneshot;
use tokio_stream::{Stream, StreamExt, wrappers::WatchStream};

use crate::shell::serve::{
    answer::{Answer, Page, find},
    editor::EditorLinks,
    shown::Shown,
    snapshot::{Snapshot, Snapshots},
    status::status,
};

/// What pages of the preview take from the server beside the site: a name below `/_careleaf/`, its type, and the file.
const PREVIEW_FILES: [(&str, &str, &str); 6] = [
    ("live-reload.js", JAVASCRIPT, include_str!("preview/live-reload.js")),
    ("place.js", JAVASCRIPT, include_str!("preview/place.js")),
    ("error-overlay.js", JAVASCRIPT, include_str!("preview/error-overlay.js")),
    ("mistakes-panel.js", JAVASCRIPT, include_str!("preview/mistakes-panel.js")),
    ("elements.js", JAVASCRIPT, include_str!("preview/elements.js")),
    ("preview.css", "text/css; charset=utf-8", include_str!("preview/preview.css")),
];
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";

/// What every request is answered from.
#[derive(Clone)]
struct Shared {
    snapshots: Snapshots,
    editor: Option<Arc<EditorLinks>>,
}

/// Serves until Ctrl-C is pressed.
///
/// # Errors
/// The server cannot be started, or `gone` says that nobody follows the files any more.
pub fn serve(
    listener: TcpListener,
    snapshots: Snapshots,
    editor: Option<EditorLinks>,
    gone: oneshot::Receiver<()>,
) -> io::Result<()> {
    let is_private = listener.local_addr()?.ip().is_loopback();
    // The links have full paths in them, which are nobody's business on other machines, and lead nowhere there.
    let editor = editor.filter(|_| is_private).map(Arc::new);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let router = Router::new()
            .route("/_careleaf/events", get(events))
            .route("/_careleaf/{name}", get(preview_file))
            .fallback(file)
            .with_state(Shared { snapshots, editor })
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

async fn preview_file(Path(name): Path<String>) -> Response {
    match PREVIEW_FILES.iter().find(|(known, ..)| *known == name) {
        Some((_, content_type, text)) => with_headers(StatusCode::OK, content_type, *text),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The page that a browser shows, by its address.
#[derive(Default, Deserialize)]
#[serde(default)]
struct OpenPage {
    page: String,
}

/// Tells a browser the state of the page that it shows, now and after each build.
async fn events(
    State(shared): State<Shared>,
    Query(open): Query<OpenPage>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let statuses = WatchStream::new(shared.snapshots.subscribe()).then(move |snapshot| {
        let (page, editor) = (open.page.clone(), shared.editor.clone());
        // The page may have to be made, which must not hold up other requests.
        tokio::task::spawn_blocking(move || status(&page, &snapshot, editor.as_deref()))
    });
    let events = statuses.filter_map(|status| Some(Ok(Event::default().event("status").data(status.ok()?))));
    Sse::new(events).keep_alive(KeepAlive::default())
}

async fn file(State(Shared { snapshots, .. }): State<Shared>, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let snapshot = snapshots.newest();
    // The page may have to be made, which must not hold up other requests.
    let answer = tokio::task::spawn_blocking(move || {
        let encoded = request.uri().path();
        match find(encoded, &snapshot) {
            Answer::Page(found) => page(&found, &snapshot),
            Answer::File(content_type, bytes) => with_headers(StatusCode::OK, content_type, bytes),
            Answer::Redirect => redirect(&format!("{encoded}/"), request.uri().query()),
            Answer::Nothing => StatusCode::NOT_FOUND.into_response(),
        }
    });
    answer.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// A page with the script of the preview in it, marked with what the page shows.
fn page(page: &Page, snapshot: &Snapshot) -> Response {
    let html = &page.html;
    let shown = Shown::of(html, snapshot).page;
    let script = format!("<script type=\"module\" src=\"/_careleaf/live-reload.js\" data-page=\"{shown}\"></script>\n");
    let end = b"</body>";
    let place = html.windows(end.len()).rposition(|window| window.eq_ignore_ascii_case(end)).unwrap_or(html.len());
    let mut body = Vec::with_capacity(html.len() + script.len());
    body.extend_from_slice(&html[..place]);
    body.extend_from_slice(script.as_bytes());
    body.extend_from_slice(&html[place..]);
    with_headers(page.status, "text/html; charset=utf-8", body)
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
