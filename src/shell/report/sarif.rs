//! SARIF 2.1.0 (OASIS Standard, 2020), for code scanning.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    diagnostic::{Diagnostic, Location},
    shell::report::{Sources, severity_name},
    site::file_url,
};

/// A log with one run that has all diagnostics for its results.
pub(super) fn log(diagnostics: &[Diagnostic], sources: &Sources<'_>) -> String {
    let codes: BTreeSet<&str> = diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = diagnostics.iter().map(|diagnostic| result(diagnostic, sources)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "careleaf", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn result(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Value {
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    let locations: Vec<Value> = diagnostic.location.iter().map(|location| place(location, sources)).collect();
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "level": severity_name(diagnostic.severity),
        "message": { "text": format!("{}{help}", diagnostic.message) },
        "locations": locations,
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().map(|related| {
            let mut related_place = place(&related.location, sources);
            related_place["message"] = json!({ "text": related.message });
            related_place
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn place(location: &Location, sources: &Sources<'_>) -> Value {
    let position = sources.position(location);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": file_url("", location.path.as_str()) },
        "region": { "startLine": position.line, "startColumn": position.column },
    }})
}
