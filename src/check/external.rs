//! Links to other websites, and what became of asking for them.
//!
//! Whoever has a network asks; what the answers mean is said in [`gone_link`](super::gone_link) and
//! [`unasked_link`](super::unasked_link).

use crate::{check::Targets, diagnostic::Location, parse::document::Document, site::Target};

/// A link to another website.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalLink {
    /// The address as it was written, in full, without its `#place`: no server is ever told that.
    pub address: String,
    pub location: Location,
}

/// What became of asking for an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is something at the address, or at the one that it leads on to.
    Fine,
    /// The server says that there is nothing at the address, with this HTTP status.
    Gone(u16),
    /// Nobody knows.
    Unasked(Unasked),
}

/// Why an address could not be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// The server answers with an HTTP status that says nothing about the address.
    Status(u16),
    /// There was no answer within so many seconds.
    TimeOut(u64),
    /// The name of the website is not known.
    NoSuchHost,
    Refused,
    /// The connection was closed before there was an answer.
    Closed,
    /// No secure connection could be made.
    Insecure(Insecurity),
    TooManyRedirects,
    /// The address leads on to one that is not of the web.
    StrayRedirect,
    NoAddress,
    /// The website had turned away other requests or had not answered them, and was spared this one.
    Spared,
    /// The answer is not one that HTTP allows.
    Garbled,
    /// What the system says.
    Other(String),
}

/// Why a connection would not be secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Insecurity {
    /// The website's certificate has run out.
    Expired,
    /// The certificate is another website's.
    OtherName,
    /// The certificate is not one that the system trusts.
    Untrusted,
    /// The two sides have no kind of secure connection in common.
    NoAgreement,
}

/// The links of a document to other websites: those of its text, then those of its sources.
pub(super) fn links_of<'a>(document: &'a Document, targets: &'a Targets) -> impl Iterator<Item = ExternalLink> {
    let in_text = document.body.links.iter().zip(targets).filter_map(|(link, target)| match target {
        Ok(Target::External(address)) => Some((address, document.location(link.span))),
        _ => None,
    });
    let sources = document.front_matter.sources.iter().zip(&document.places.sources);
    let sources = sources.filter_map(|(source, place)| Some((source.url.as_ref()?, place.clone())));
    let link = |(address, location): (&String, Location)| Some(ExternalLink { address: asked(address)?, location });
    in_text.chain(sources).filter_map(link)
}

/// The address that is asked for `written`; none where that is not of the web, or is nobody's to ask with.
fn asked(written: &str) -> Option<String> {
    let address = written.trim().split('#').next().unwrap_or_default();
    let address = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    (is_web_address(&address) && !has_password(&address)).then_some(address)
}

/// Whether an address begins with `https:` or `http:`.
pub(super) fn is_web_address(address: &str) -> bool {
    let begins = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// Whether an address has a name or a password before its host: `https://name:password@host/`.
pub(super) fn has_password(address: &str) -> bool {
    let authority =
        address.split_once("//").map_or("", |(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    authority.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web_are_asked_without_their_places() {
        for (written, expected) in [
            ("https://a.example/b?c#d", Some("https://a.example/b?c")),
            (" HTTP://a.example ", Some("HTTP://a.example")),
            ("//a.example/b#c", Some("https://a.example/b")),
            ("https://name:password@a.example/", None),
            ("https://a.example/@name", Some("https://a.example/@name")),
            ("mailto:a@b.example", None),
            ("tel:999", None),
            ("", None),
        ] {
            assert_eq!(asked(written).as_deref(), expected, "{written}");
        }
    }
}
