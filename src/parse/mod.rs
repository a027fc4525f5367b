//! Files become values: a page's file a [`Document`](document::Document), `site.yaml` a [`Config`](config::Config), a theme's
//! files a [`Theme`](theme::Theme). Each comes with all that is wrong with it.

pub mod config;
pub mod document;
mod front_matter;
pub mod locale;
pub mod picture;
pub mod schema;
mod stylesheet;
pub mod theme;
mod yaml;

pub use front_matter::FrontMatter;

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    source::{FileContent, SourcePath, Span},
};

/// The bytes of a file as text, or the diagnostic that says why there is none.
fn text_of<'a>(path: &SourcePath, content: &'a FileContent) -> Result<&'a str, Diagnostic> {
    let FileContent::Bytes(bytes) = content else {
        return content.unreadable(path).map_or(Ok(""), Err);
    };
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let location = Location::new(path, Span::new(at..at + 1, 0));
        Diagnostic::new(Code::NotUtf8, location, "This file is not saved as UTF-8 text.")
            .with_help("Open it in your editor and save it again with the encoding UTF-8.")
    })
}
