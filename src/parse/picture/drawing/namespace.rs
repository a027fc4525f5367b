//! Whose elements and attributes stand in a drawing: a file may mix those of many (W3C, Namespaces in XML 1.0).

use std::collections::HashMap;

use quick_xml::{
    events::BytesStart,
    name::{Prefix, PrefixDeclaration, QName},
};

/// Whose an element or an attribute is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namespace {
    /// SVG's, or nobody's: a name without a declared namespace is held to the same rules.
    Drawing,
    /// XLink's, whose `href` names what an element shows.
    Link,
    /// XML's own.
    Xml,
    /// Another one with which browsers can do something, such as HTML's.
    Page,
    /// That of a program or a catalogue. No browser does anything with it.
    Program,
}

/// The namespaces that are in force at a place of a file.
#[derive(Debug, Default)]
pub(super) struct Namespaces {
    /// By each prefix, what it was declared to stand for, the innermost last.
    declared: HashMap<Vec<u8>, Vec<Namespace>>,
    /// The prefixes that each open element declared.
    open: Vec<Vec<Vec<u8>>>,
}

impl Namespaces {
    /// Takes note of what an element declares.
    pub fn enter(&mut self, element: &BytesStart<'_>) {
        let mut prefixes = Vec::new();
        for attribute in element.attributes().with_checks(false).flatten() {
            let prefix = match attribute.key.as_namespace_binding() {
                None => continue,
                Some(PrefixDeclaration::Default) => Vec::new(),
                Some(PrefixDeclaration::Named(prefix)) => prefix.to_vec(),
            };
            let namespace = attribute.unescape_value().map_or(Namespace::Page, |name| Namespace::of(&name));
            self.declared.entry(prefix.clone()).or_default().push(namespace);
            prefixes.push(prefix);
        }
        self.open.push(prefixes);
    }

    /// Forgets what the innermost open element declared.
    pub fn leave(&mut self) {
        for prefix in self.open.pop().unwrap_or_default() {
            if let Some(declared) = self.declared.get_mut(&prefix) {
                declared.pop();
            }
        }
    }

    pub fn of_element(&self, name: QName<'_>) -> Namespace {
        self.of_prefix(name.prefix().as_ref().map(Prefix::as_ref).unwrap_or_default())
    }

    /// The namespace of an attribute. One without a prefix is its element's.
    pub fn of_attribute(&self, name: QName<'_>) -> Namespace {
        match name.prefix() {
            None => Namespace::Drawing,
            Some(prefix) if prefix.as_ref() == b"xml" => Namespace::Xml,
            Some(prefix) => self.of_prefix(prefix.as_ref()),
        }
    }

    fn of_prefix(&self, prefix: &[u8]) -> Namespace {
        let declared = self.declared.get(prefix).and_then(|declared| declared.last());
        declared.copied().unwrap_or(Namespace::Drawing)
    }
}

impl Namespace {
    fn of(name: &str) -> Self {
        match name {
            "" | "http://www.w3.org/2000/svg" => Self::Drawing,
            "http://www.w3.org/1999/xlink" => Self::Link,
            // What catalogues of pictures use.
            "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
            | "http://www.w3.org/2000/01/rdf-schema#"
            | "http://www.w3.org/2002/07/owl#"
            | "http://www.w3.org/2004/02/skos/core#" => Self::Program,
            // All that browsers know is one of these.
            _ if ["http://www.w3.org/", "http://www.mozilla.org/"].iter().any(|start| name.starts_with(start)) => {
                Self::Page
            }
            _ => Self::Program,
        }
    }
}
