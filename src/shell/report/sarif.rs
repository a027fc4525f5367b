//! SARIF 2.1.0 (OASIS Standard, 2020), for code scanning.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{
    check,
    diagnostic::{Code, Diagnostic, Diagnostics, Location},
    shell::report::{Sources, severity_name},
    site::file_url,
};

/// A log with one run that has all diagnostics for its results.
pub(super) fn log(diagnostics: &Diagnostics, sources: &Sources<'_>) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
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

fn rule(code: Code) -> Value {
    let explanation = check::rule(code);
    json!({
        "id": code.as_str(),
        "shortDescription": { "text": code.meaning() },
        "fullDescription": { "text": explanation.finds },
        "help": { "text": format!("{}\n\n{}", explanation.why, code.how_to_set()) },
        "defaultConfiguration": { "level": severity_name(code.default_severity()) },
    })
}

fn result(diagnostic: &Diagnostic, sources: &Sources<'_>) -> Value {
    let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!("\n{help}"));
    // What is not there has no place of its own, but code scanning asks for one.
    let location = diagnostic.location.as_ref().map_or_else(
        || json!({ "physicalLocation": { "artifactLocation": { "uri": file_url("", &sources.path_in_repository("content")) } } }),
        |location| place(location, sources),
    );
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "level": severity_name(diagnostic.severity),
        "message": { "text": format!("{}{help}", diagnostic.message) },
        "locations": [location],
    });
    if !diagnostic.related.is_empty() {
        let related = diagnostic.related.iter().map(|related| {
            let mut related_place = place(&related.location, sources);
            related_place["message"] = json!({ "text": &*related.message });
            related_place
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

fn place(location: &Location, sources: &Sources<'_>) -> Value {
    let start = sources.position(location);
    let end = sources.end_position(location);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": file_url("", &sources.path_in_repository(location.path.as_str())) },
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    }})
}
