//! JSON Schemas of what writers fill in, made from the types that are read, so that editors complete keys and check values
//! while they are typed: [`page`] for front matter, [`site`] for `content/site.yaml`.

use std::borrow::Cow;

use schemars::{
    JsonSchema, Schema, SchemaGenerator,
    generate::SchemaSettings,
    json_schema,
    transform::{RecursiveTransform, Transform},
};
use serde_json::{Map, Value, json};

use crate::{
    diagnostic::Code,
    parse::{
        FrontMatter,
        config::{ConfigKeys, Level},
    },
};

/// The shape of `rules`: every code, and how grave it can be made.
pub(super) struct Rules;

/// The shape of `allow`: every code that can be allowed, with a reason.
pub(super) struct Allowances;

/// The schema of a page's front matter.
pub fn page() -> Value {
    schema::<FrontMatter>(
        "Front matter of a page",
        "The keys at the beginning of a page, between its two lines of ---.",
    )
}

/// The schema of `content/site.yaml`.
pub fn site() -> Value {
    schema::<ConfigKeys>("content/site.yaml", "The settings of the whole website.")
}

/// The schema of `T` in the draft 2020-12. Nothing in it is said by reference, since editors that know an older draft read
/// it too.
fn schema<T: JsonSchema>(title: &str, description: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    RecursiveTransform(for_writers).transform(&mut schema);
    schema.insert("title".to_owned(), title.into());
    schema.insert("description".to_owned(), description.into());
    schema.into()
}

/// Leaves out what matters to programs only, and makes one line of what stood on several in the source.
fn for_writers(schema: &mut Schema) {
    // An editor would fill the defaults in, and they are what a key need not be written for.
    schema.remove("default");
    if schema.get("format").is_some_and(|format| format == "int64") {
        schema.remove("format");
    }
    if let Some(Value::String(description)) = schema.get_mut("description") {
        *description = description.replace('\n', " ");
    }
}

impl JsonSchema for Rules {
    fn schema_name() -> Cow<'static, str> {
        "Rules".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut codes = Map::new();
        for &code in Code::ALL {
            let mut levels = match code.can_be_lowered() {
                true => generator.subschema_for::<Level>(),
                false => json_schema!({ "const": "error" }),
            };
            levels.insert("description".to_owned(), code.meaning().into());
            codes.insert(code.as_str().to_owned(), levels.into());
        }
        json_schema!({ "type": "object", "properties": codes, "additionalProperties": false })
    }
}

impl JsonSchema for Allowances {
    fn schema_name() -> Cow<'static, str> {
        "Allowances".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let allowed = Code::ALL.iter().filter(|code| code.is_on_pages());
        let reason = |code: &Code| json!({ "type": "string", "pattern": r"\S", "description": code.meaning() });
        let codes: Map<String, Value> = allowed.map(|code| (code.as_str().to_owned(), reason(code))).collect();
        json_schema!({ "type": "object", "properties": codes, "additionalProperties": false })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jsonschema::Validator;

    use super::*;
    use crate::{
        diagnostic::{Diagnostic, Parsed},
        parse::{config, document, yaml},
        source::{Files, Options, SourcePath},
    };

    fn validator(schema: &Value) -> Validator {
        jsonschema::options().should_validate_formats(true).build(schema).unwrap()
    }

    /// Whether the schema takes the YAML `text`, as an editor would read it.
    fn takes(validator: &Validator, text: &str) -> bool {
        validator.is_valid(&serde_yaml::from_str(text).unwrap())
    }

    fn is_fine<T>(parsed: Parsed<T>) -> bool {
        !parsed.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// Checks that the schema and the reader say the same of each case, and that it is what is expected.
    fn agree(schema: &Value, read: impl Fn(&str) -> bool, cases: &[(&str, bool)]) {
        let validator = validator(schema);
        for &(text, expected) in cases {
            assert_eq!(takes(&validator, text), expected, "the schema of {text:?}");
            assert_eq!(read(text), expected, "the reader of {text:?}");
        }
    }

    fn page_is_read(front_matter: &str) -> bool {
        let text = format!("---\n{front_matter}\n---\n");
        is_fine(document::read(&SourcePath::new("content/a.md"), &text.as_str().into()))
    }

    fn site_is_read(settings: &str) -> bool {
        let mut files = Files::default();
        files.insert(SourcePath::new(config::CONFIG_FILE), settings.into());
        is_fine(config::read(&files, &Options::default()))
    }

    #[test]
    fn front_matter_is_taken_as_it_is_read() {
        let cases = [
            ("title: T", true),
            ("title: 2026", true),
            ("title: true", true),
            ("order: 1", false),
            ("title:", false),
            ("title: ' '", false),
            ("title: [T]", false),
            ("titel: T", false),
            ("title: T\nsumary: [a]", false),
            ("title: T\ndescription:", true),
            ("title: T\ndescription: {a: b}", false),
            ("title: T\nallow: {raw-html: A reason.}", true),
            ("title: T\nallow: {raw-htm: A reason.}", false),
            ("title: T\nallow: {raw-html: ' '}", false),
            ("title: T\nallow: {no-pages: A reason.}", false),
            ("title: T\nkind: risks", true),
            ("title: T\nkind:", true),
            ("title: T\nkind: risk", false),
            ("title: T\norder: -3", true),
            ("title: T\norder: 1.5", false),
            ("title: T\norder: '1'", false),
            ("title: T\nslug: leg-veins-2", true),
            ("title: T\nslug: été", true),
            ("title: T\nslug: Leg veins", false),
            ("title: T\nslug: leg-", false),
            ("title: T\nslug: Été", false),
            ("title: T\naliases: [/old/path/, /a]", true),
            ("title: T\naliases:", true),
            ("title: T\naliases: /old/", false),
            ("title: T\naliases: [old/]", false),
            ("title: T\naliases: [/]", false),
            ("title: T\naliases: [/a//b/]", false),
            ("title: T\naliases: [/a/.b/]", false),
            ("title: T\naliases: [\"/a?b\"]", false),
            ("title: T\ndraft: true", true),
            ("title: T\ndraft: yes", false),
            ("title: T\ndraft:", false),
            ("title: T\nfaq: false", true),
            ("title: T\nreviewed: 2026-03-15\nreview_due: 2028-03-15\npublish_on: 2026-03-15", true),
            ("title: T\nreviewed:", true),
            ("title: T\nreviewed: 15/03/2026", false),
            ("title: T\nreviewed: 2026-02-30", false),
            ("title: T\nreviewed_by: A. Name", true),
            ("title: T\nreviewed_by: {name: A. Name, role: nurse, registration: 123}", true),
            ("title: T\nreviewed_by: {name: A. Name, rol: nurse}", false),
            ("title: T\nreviewed_by: {role: nurse}", false),
            ("title: T\nreviewed_by: 5", false),
            ("title: T\nreviewed_by: [A. Name]", false),
            ("title: T\nsources: [A leaflet, {title: B, url: https://b.example/, date: 2024}]", true),
            ("title: T\nsources: A leaflet", false),
            ("title: T\nsources: [{url: https://b.example/}]", false),
            ("title: T\nsources: [{title: B, link: x}]", false),
            ("title: T\nchanges: [{date: 2026-03-15, what: A}, {date: 2026-01-15, what: 2, why: B}]", true),
            ("title: T\nchanges:", true),
            ("title: T\nchanges: []", true),
            ("title: T\nchanges: {date: 2026-03-15, what: A}", false),
            ("title: T\nchanges: [{date: 2026-02-30, what: A}]", false),
            ("title: T\nchanges: [{date: 2026-03-15}]", false),
            ("title: T\nchanges: [{date: 2026-03-15, what: ' '}]", false),
            ("title: T\nchanges: [{what: A}]", false),
            ("title: T\nchanges: [{date: 2026-03-15, what: A, who: B}]", false),
            ("title: T\nsummary: [a, 2]\nsynonyms: [b]", true),
            ("title: T\nsummary: a", false),
            ("title: T\nsynonyms: [{a: b}]", false),
            ("title: T\nextra: {price: 5, list: [1, {a: b}]}", true),
            ("title: T\nextra: [a]", false),
        ];
        agree(&page(), page_is_read, &cases);
    }

    #[test]
    fn settings_are_taken_as_they_are_read() {
        let cases = [
            ("title: T", true),
            ("title: T\nbase_url: https://clinic.example/veins/\nlanguage: en-GB\nnotice: N\ndescription: D", true),
            ("base_url: https://clinic.example/", false),
            ("title:", false),
            ("title: T\nbaseurl: https://clinic.example/", false),
            ("title: T\nbase_url: clinic.example", false),
            ("title: T\nbase_url: ftp://clinic.example", false),
            ("title: T\nbase_url: https://clinic.example/?a", false),
            ("title: T\nbase_url: https://clin ic.example/", false),
            ("title: T\nbase_url: 5", false),
            ("title: T\nbase_url:", true),
            ("title: T\nclinic:", true),
            ("title: T\nclinic: {name: N, telephone: 01632 960000, email: a@clinic.example, address: One line}", true),
            ("title: T\nclinic: {telephone: '+44 (0)1632 960000', address: [One, 2]}", true),
            ("title: T\nclinic: {telephone: 01632960000}", true),
            ("title: T\nclinic: {telephone: ask us}", false),
            ("title: T\nclinic: {telephone: 01632 960000 or 01632 960001}", false),
            ("title: T\nclinic: {telefone: '1'}", false),
            ("title: T\nclinic: {opening_hours: [Monday: 9am]}", false),
            ("title: T\nclinic: {address: 5}", false),
            ("title: T\nmenu: [faq.md]", true),
            ("title: T\nmenu: faq.md", false),
            ("title: T\nsearch: false", true),
            ("title: T\nsearch: never", false),
            ("title: T\ntheme: clinic", true),
            ("title: T\ntheme: {name: clinic, options: {accent: '#123456', anything: 5}}", true),
            ("title: T\ntheme:\n  options:", true),
            ("title: T\ntheme: {option: {}}", false),
            ("title: T\ntheme: [clinic]", false),
            ("title: T\ntheme:", false),
            ("title: T\nreview: {every: 24 months, warn_before: 90 days, required: true}", true),
            ("title: T\nreview: {every: 1 year}", true),
            ("title: T\nreview: {every: soon}", false),
            ("title: T\nreview: {evry: 1 year}", false),
            ("title: T\nreview: 24 months", false),
            ("title: T\nraw_html: allow", true),
            ("title: T\nraw_html: Allow", false),
            ("title: T\nrules: {heading-one: off, raw-html: warn, unanswered-question: error}", true),
            ("title: T\nrules:", true),
            ("title: T\nrules: {heading-one: never}", false),
            ("title: T\nrules: {heading-on: off}", false),
            ("title: T\nrules: {no-pages: error}", true),
            ("title: T\nrules: {no-pages: off}", false),
        ];
        agree(&site(), site_is_read, &cases);
    }

    #[test]
    fn every_key_is_there_with_a_description() {
        for (schema, keys) in [(page(), yaml::keys::<FrontMatter>()), (site(), yaml::keys::<ConfigKeys>())] {
            let properties = schema["properties"].as_object().unwrap();
            let names: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
            assert_eq!(names, BTreeSet::from_iter(keys.iter().copied()));
            all_described(&schema, "");
        }
        let rules = &site()["properties"]["rules"]["properties"];
        assert_eq!(rules.as_object().unwrap().len(), Code::ALL.len());
    }

    /// Checks that each key at any depth has a description, and that nothing is left in that is for programs.
    fn all_described(schema: &Value, place: &str) {
        let Some(parts) = schema.as_object() else { return };
        if let Some(description) = parts.get("description") {
            let description = description.as_str().unwrap();
            assert!(description.len() > 10 && !description.contains(['\n', '[']), "{place}: {description}");
        }
        for (key, part) in parts.get("properties").and_then(Value::as_object).into_iter().flatten() {
            assert!(part.get("description").is_some(), "{place}.{key} has no description");
            all_described(part, &format!("{place}.{key}"));
        }
        for alternatives in ["anyOf", "oneOf"].iter().filter_map(|key| parts.get(*key)?.as_array()) {
            alternatives.iter().for_each(|part| all_described(part, place));
        }
        all_described(&schema["items"], place);
        assert!(!parts.contains_key("default") && !parts.contains_key("$ref"), "{place}");
    }
}
