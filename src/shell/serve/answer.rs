//! What there is at an address of the site.

use axum::http::StatusCode;
use bytes::Bytes;
use percent_encoding::percent_decode_str;

use crate::shell::serve::snapshot::Snapshot;

/// The page in place of one that cannot be made. The script tells what is wrong.
const NO_PAGE_YET: &str = "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\">\
     <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
     <meta name=\"color-scheme\" content=\"light dark\">\
     <title>This page cannot be shown yet</title></head>\n\
     <body><main><h1>This page cannot be shown yet</h1>\n\
     <p>There is a mistake that keeps it from being made. Mend it, and the page shows up here by itself.</p></main>\n\
     </body>\n</html>\n";

/// What there is at an address.
pub enum Answer {
    /// A page, or one in its place that says why there is none.
    Page(Page),
    /// A file that is no page, with its type.
    File(&'static str, Bytes),
    /// A page, at the same address with a slash at its end: links on a page count from there.
    Redirect,
    Nothing,
}

/// A page for a browser.
pub struct Page {
    pub status: StatusCode,
    pub html: Bytes,
    /// The path of the file that the address is for, below the output folder, if the site has one for it.
    pub path: Option<String>,
}

/// Finds what there is at the address `encoded`, a path.
pub fn find(encoded: &str, snapshot: &Snapshot) -> Answer {
    let Some(website) = snapshot.website() else { return Answer::Page(Page::in_place_of(None)) };
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
    match snapshot.file(&index) {
        Some(file) if is_whole => Answer::Page(Page { status: StatusCode::OK, html: file.bytes, path: Some(index) }),
        Some(_) => Answer::Redirect,
        // The page is there, and cannot be made for a mistake in its template.
        None if website.has(&index) => Answer::Page(Page::in_place_of(Some(index))),
        None => match snapshot.file("404.html") {
            Some(page) => Answer::Page(Page { status: StatusCode::NOT_FOUND, html: page.bytes, path: None }),
            None => Answer::Nothing,
        },
    }
}

impl Page {
    fn in_place_of(path: Option<String>) -> Self {
        let html = Bytes::from_static(NO_PAGE_YET.as_bytes());
        Self { status: StatusCode::SERVICE_UNAVAILABLE, html, path }
    }
}
