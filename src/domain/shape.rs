//! The JSON Schema of values that several concepts share, as the YAML library reads them.
//!
//! A field whose Rust type says less than its reader accepts names one of these in `#[schemars(with = "…")]`; in an `Option`
//! it may also be left empty. Where a pattern is not met, editors show `patternErrorMessage` in its place, a keyword of theirs
//! that validators pass over.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// Text. A number, `true` and `false` are read as the text that they are written with, as in `date: 2024`.
pub(crate) struct Text;

/// Lines: a list of texts, or one text whose lines they are.
pub(crate) struct Lines;

/// A day, as in 2026-03-15. That there is such a day is told by the format, where an editor checks formats.
pub(crate) struct Day;

/// Anything at all.
pub(crate) struct Anything;

/// The schema of what may be written short, as text, or long, as the keys of `Long`.
pub(crate) fn text_or<Long: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "anyOf": [{ "type": "string" }, generator.subschema_for::<Long>()] })
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

impl JsonSchema for Lines {
    fn schema_name() -> Cow<'static, str> {
        "Lines".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [{ "type": "string" }, { "type": "array", "items": generator.subschema_for::<Text>() }] })
    }
}

impl JsonSchema for Day {
    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date",
            "pattern": r"^\d{4}-\d{2}-\d{2}$",
            "patternErrorMessage": "Write the year, the month and the day as in 2026-03-05.",
        })
    }
}

impl JsonSchema for Anything {
    fn schema_name() -> Cow<'static, str> {
        "Anything".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        Schema::default()
    }
}
