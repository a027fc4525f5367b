//! What a visitor's browser loads for a page of the example site, compressed as web servers do.

use std::{collections::BTreeSet, fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};
use walkdir::WalkDir;

use crate::{
    process::timed,
    setup::{Setup, progress},
    table::{Cell, Row},
    tool::Tool,
};

const KILOBYTES: f64 = 14.0;
const REQUESTS: usize = 4;

/// The page that has all questions is not like the others.
const INDEX: &str = "/faq/";

/// What is loaded for a page.
struct Load {
    address: String,
    bytes: usize,
    requests: usize,
}

pub fn measure(setup: &Setup) -> Vec<Row> {
    progress("the example site");
    let site = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = setup.folder.join("example");
    timed(Tool::Careleaf.build(site, &output));
    let (index, pages): (Vec<Load>, Vec<Load>) = loads(&output).into_iter().partition(|load| load.address == INDEX);
    let heaviest = |loads: Vec<Load>| loads.into_iter().max_by_key(|load| load.bytes).expect("the site has pages");
    let (index, page) = (heaviest(index), heaviest(pages));
    let kilobytes = |load: &Load| load.bytes as f64 / 1e3;
    let text = |load: &Load| format!("{:.1} kB in {} (`{}`)", kilobytes(load), load.requests, load.address);
    let is_kept = kilobytes(&page) <= KILOBYTES && page.requests <= REQUESTS;
    vec![
        Row {
            what: "heaviest content page over the wire, gzip, all requests".to_owned(),
            budget: format!("at most {KILOBYTES} kB in at most {REQUESTS}"),
            cells: vec![Cell::new(text(&page), is_kept)],
        },
        Row {
            what: "index of questions over the wire, with the pictures that load when an answer is opened".to_owned(),
            budget: String::new(),
            cells: vec![Cell::new(text(&index), true)],
        },
    ]
}

/// What is loaded for each page of the website in `folder`.
fn loads(folder: &Path) -> Vec<Load> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    let pages = entries.map(|entry| entry.expect("the website can be read").into_path());
    let pages = pages.filter(|path| path.ends_with("index.html"));
    pages
        .map(|path| {
            let html = fs::read_to_string(&path).expect("the page can be read");
            let place = path.parent().and_then(|place| place.strip_prefix(folder).ok()).expect("the page is below it");
            let parts: Vec<&str> = place.iter().filter_map(|part| part.to_str()).collect();
            let address = if parts.is_empty() { "/".to_owned() } else { format!("/{}/", parts.join("/")) };
            let files = loaded_files(&html);
            let sizes = files.iter().map(|file| compressed(&folder.join(file)));
            Load { address, bytes: compressed(&path) + sizes.sum::<usize>(), requests: 1 + files.len() }
        })
        .collect()
}

/// The files that a browser loads for a page, by their paths in the website.
fn loaded_files(html: &str) -> BTreeSet<String> {
    let addresses = html.split('<').filter_map(|tag| {
        let tag = tag.split('>').next()?;
        match tag.split_whitespace().next()? {
            "link" => {
                let is_loaded = ["stylesheet", "icon", "preload", "modulepreload", "manifest"];
                attribute(tag, "href").filter(|_| attribute(tag, "rel").is_some_and(|rel| is_loaded.contains(&rel)))
            }
            "script" | "img" | "source" | "iframe" | "video" | "audio" => attribute(tag, "src"),
            _ => None,
        }
    });
    // What stands in its address is loaded with the page.
    addresses
        .filter(|address| !address.starts_with("data:"))
        .map(|address| {
            let path = address.split(['?', '#']).next().unwrap_or_default();
            path.strip_prefix('/').expect("a page asks only its own host, by whole paths").to_owned()
        })
        .collect()
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// The size of a file as it is sent: a web server compresses what gets smaller by that.
fn compressed(file: &Path) -> usize {
    let bytes = fs::read(file).expect("what a page asks for is there");
    if file.extension().is_some_and(|extension| extension == "css") {
        let text = String::from_utf8_lossy(&bytes);
        let mut others = text.split("url(").skip(1).map(|address| address.trim_start_matches(['"', '\'']));
        assert!(
            others.all(|address| address.starts_with("data:")),
            "a style sheet asks for files, which are not counted"
        );
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let size = encoder.write_all(&bytes).and_then(|()| encoder.finish()).expect("memory can be written to").len();
    size.min(bytes.len())
}
