//! Files become values: a page's file a [`Document`](document::Document), `site.yaml` a [`Config`](config::Config), a theme's
//! files a [`Theme`](theme::Theme). Each comes with all that is wrong with it.

pub mod claims;
pub mod config;
pub mod document;
pub mod facts;
mod front_matter;
mod key_points;
pub mod locale;
pub mod picture;
mod reading;
pub mod reviews;
pub mod rules;
pub mod schema;
mod signed;
mod stylesheet;
pub mod theme;
mod yaml;

pub use front_matter::FrontMatter;

use std::borrow::Cow;

use crate::{
    diagnostic::{Code, Diagnostic, Location},
    source::{FileContent, SourcePath, Span, with_line_feeds, with_substitutes},
};

/// Whether one of `diagnostics` is about `key`, or asks whether it is the one that was meant. What a key lacks that is wrong or
/// misspelt is not told as well.
fn is_told_of(diagnostics: &[Diagnostic], key: &str) -> bool {
    let quoted = format!("`{key}`");
    let mut texts = diagnostics.iter().flat_map(|diagnostic| [Some(&diagnostic.message), diagnostic.help.as_ref()]);
    texts.any(|text| text.is_some_and(|text| text.contains(&quoted)))
}

/// What can be read of a page that is not UTF-8, with a semicolon for each byte that is none of a text's: it means nothing in
/// YAML or in Markdown, and every place stays where it is. So whatever leads to the page, and from it, is found. A file with
/// NUL bytes is no text at all.
fn text_in_spite_of<'a>(content: &'a FileContent) -> Cow<'a, str> {
    match content {
        FileContent::Bytes(bytes) if memchr::memchr(0, bytes).is_none() => {
            with_line_feeds(with_substitutes(bytes, ';'))
        }
        FileContent::Bytes(_) | FileContent::Unreadable(_) => "".into(),
    }
}

/// The bytes of a file as text, or the diagnostic that says why there is none.
fn text_of<'a>(path: &SourcePath, content: &'a FileContent) -> Result<Cow<'a, str>, Diagnostic> {
    let FileContent::Bytes(bytes) = content else {
        return content.unreadable(path).map_or(Ok("".into()), Err);
    };
    let at_byte = |at: usize| Location::new(path, Span::new(at..at + 1, 0));
    let text = std::str::from_utf8(bytes).map_err(|error| {
        Diagnostic::new(Code::NotUtf8, at_byte(error.valid_up_to()), "This file is not saved as UTF-8 text.")
            .with_help("Open it in your editor and save it again with the encoding UTF-8.")
    })?;
    // Nearly all files have neither of these bytes, which is quickly seen.
    if memchr::memchr2(0, b'\r', bytes).is_none() {
        return Ok(text.into());
    }
    // Text in UTF-16 is full of such bytes, and is valid UTF-8 all the same.
    if let Some(at) = memchr::memchr(0, bytes) {
        let message = "There is a byte here that no text has (NUL).";
        return Err(Diagnostic::new(Code::NotUtf8, at_byte(at), message).with_help(
            "Save the file again with the encoding UTF-8. If it is no text, such as a picture, give it the ending that it should have.",
        ));
    }
    Ok(with_line_feeds(text.into()))
}
