//! The templates of a theme, compiled; and the engine's errors as diagnostics at their places.

use std::{collections::BTreeMap, fmt, sync::Arc};

use fluent_bundle::{FluentArgs, FluentValue};
use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, ReportError, State, Tera, Value};

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, Severity, did_you_mean},
    parse::{
        locale::Locale,
        theme::unclosed_block::{Block, unclosed_block},
    },
    source::{SourcePath, Span},
};

/// What the engine says of a template that ends within a block.
const END_OF_INPUT: &str = "Unexpected end of input";

/// Compiled templates, ready to be filled in.
pub struct Templates {
    engine: Tera,
    /// Each template's file and text, by the template's name.
    sources: BTreeMap<String, (SourcePath, String)>,
}

impl Templates {
    /// Compiles templates, given as name, file and text. They can ask `locale` for words: `{{ message(id="skip-link") }}`.
    pub(super) fn compile<'a>(
        sources: impl Iterator<Item = (&'a str, &'a SourcePath, &'a str)>,
        locale: Arc<Locale>,
    ) -> Parsed<Self> {
        let sources: BTreeMap<String, (SourcePath, String)> =
            sources.map(|(name, path, text)| (name.to_owned(), (path.clone(), text.to_owned()))).collect();
        let mut engine = Tera::new();
        engine.register_function("message", move |arguments: Kwargs, _: &State<'_>| message(&locale, &arguments));
        let mut left: BTreeMap<&str, &str> =
            sources.iter().map(|(name, (_, text))| (name.as_str(), text.as_str())).collect();
        let mut errors: Vec<tera::Error> = Vec::new();
        // The engine stops at the first template with a broken syntax, so that one is set aside and the others are tried.
        // What they then miss of it is not their mistake.
        while let Err(error) = engine.add_raw_templates(left.iter().map(|(name, text)| (*name, *text))) {
            let broken = match error.kind() {
                ErrorKind::SyntaxError(report) => left.remove(report.filename()).is_some(),
                _ => false,
            };
            if broken || errors.is_empty() {
                errors.push(error);
            }
            if !broken {
                break;
            }
        }
        let templates = Self { engine, sources };
        let diagnostics =
            errors.iter().flat_map(|error| templates.explain(error, Code::InvalidTemplate, None)).collect();
        Parsed { value: templates, diagnostics }
    }

    pub fn contains(&self, name: &str) -> bool {
        self.engine.contains_template(name)
    }

    /// Fills in the template `name` for a page, which `subject` names in messages.
    ///
    /// # Errors
    /// What the template asks for is not there, or not what it takes it for.
    pub fn render(&self, name: &str, context: &Context, subject: &str) -> Result<String, Vec<Diagnostic>> {
        self.engine.render(name, context).map_err(|error| self.explain(&error, Code::TemplateFailed, Some(subject)))
    }

    /// Whether a template defines the component `name`.
    pub fn has_component(&self, name: &str) -> bool {
        self.engine.contains_component(name)
    }

    /// Fills in the component `name`, as [`render`](Self::render) does a template.
    ///
    /// # Errors
    /// What the component asks for is not there, or not what it takes it for.
    pub fn render_component(&self, name: &str, context: &Context, subject: &str) -> Result<String, Vec<Diagnostic>> {
        let html = self.engine.render_component(name, context, None, true);
        html.map_err(|error| self.explain(&error, Code::TemplateFailed, Some(subject)))
    }

    /// An error of the engine as diagnostics: most have a template, a line and a column.
    fn explain(&self, error: &tera::Error, code: Code, subject: Option<&str>) -> Vec<Diagnostic> {
        let help = subject.map(|subject| format!("This happened while `{subject}` was being made."));
        let make = |message: String, location: Option<Location>| {
            let (message, known) = in_two(&message);
            let help = [known, help.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            let help = Some(help).filter(|help| !help.is_empty());
            let help = help.map(Into::into);
            Diagnostic { location, severity: Severity::Error, help, ..Diagnostic::without_place(code, message) }
        };
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                if let Some(unclosed) = self.explain_end(report) {
                    return vec![unclosed];
                }
                let span = report.span();
                let length =
                    if span.start_line == span.end_line { span.end_col.saturating_sub(span.start_col) } else { 1 };
                vec![make(
                    report.message().to_owned(),
                    self.location(report.filename(), span.start_line, span.start_col, length),
                )]
            }
            // An unknown filter, function, component or include comes as text that was drawn already.
            ErrorKind::Msg(text) if text.starts_with("error: ") => text
                .split("error: ")
                .filter(|part| !part.is_empty())
                .map(|part| {
                    let mut lines = part.lines();
                    let message = lines.next().unwrap_or_default().to_owned();
                    make(message, lines.next().and_then(|line| self.drawn_location(line)))
                })
                .collect(),
            other => vec![make(other.to_string(), None)],
        }
    }

    /// A template that ends too early, told where the block begins that it should have ended.
    fn explain_end(&self, report: &ReportError) -> Option<Diagnostic> {
        let (path, text) = self.sources.get(report.filename()).filter(|_| report.message() == END_OF_INPUT)?;
        let Block { name, tag } = unclosed_block(text)?;
        let message = format!("This `{name}` is never ended.");
        let diagnostic = Diagnostic::new(Code::InvalidTemplate, Location::new(path, Span::new(tag, 0)), message);
        Some(diagnostic.with_help(format!("Put {{% end{name} %}} where it should end.")))
    }

    /// The place in ` --> page.html:3:7`, whose numbers count from 1.
    fn drawn_location(&self, line: &str) -> Option<Location> {
        let mut parts = line.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.trim().parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        self.location(parts.next()?, line, column.saturating_sub(1), 1)
    }

    /// A place in a template: the line counts from 1, the column (in characters) from 0.
    fn location(&self, template: &str, line: usize, column: usize, length: usize) -> Option<Location> {
        let (path, text) = self.sources.get(template)?;
        let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
        let mut characters = text[line_start..].char_indices().map(|(byte, _)| line_start + byte);
        let start = characters.nth(column).unwrap_or(text.len());
        let end = match length {
            0 => start,
            length => characters.nth(length - 1).unwrap_or(text.len()),
        };
        Some(Location::new(path, Span::new(start..end, 0)))
    }
}

impl fmt::Debug for Templates {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.sources.keys()).finish()
    }
}

/// The function `message(id, …)` of templates: the theme's words.
fn message(locale: &Locale, arguments: &Kwargs) -> Result<Value, tera::Error> {
    let id = arguments.must_get::<&str>("id")?;
    let mut filled = FluentArgs::new();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "id") else { continue };
        if let Some(number) = value.as_i64() {
            filled.set(name.to_owned(), FluentValue::from(number));
        } else if let Some(text) = value.as_str() {
            filled.set(name.to_owned(), FluentValue::from(text.to_owned()));
        } else {
            let reason = format!("The argument `{name}` of the message `{id}` is neither text nor a whole number");
            return Err(tera::Error::message(reason));
        }
    }
    match locale.message(id, &filled) {
        Ok(words) => Ok(Value::normal_string(&words)),
        Err(error) => Err(tera::Error::message(format!("The message `{id}` cannot be said: {error}"))),
    }
}

/// What is wrong, and what could stand there instead. The engine says both in one, and names all that there is on the page that
/// is being made, so that the same mistake would look like another one on another page.
fn in_two(message: &str) -> (String, Option<String>) {
    let Some((wrong, known)) = message.split_once(" Available ") else { return (sentence(message), None) };
    let name = wrong.split('`').nth(1).unwrap_or_default();
    let names = known.split_once(": ").map_or(known, |(_, names)| names).trim().trim_end_matches('.');
    let near = did_you_mean(name, names.split(", "));
    (sentence(wrong), Some(near.unwrap_or_else(|| format!("What there is: {names}."))))
}

/// The engine's words with a full stop at their end.
fn sentence(message: &str) -> String {
    let message = message.trim();
    if message.ends_with(['.', '!', '?']) { message.to_owned() } else { format!("{message}.") }
}

/// A value in the engine's own form, which pages share without copying.
pub fn shared<T: Serialize>(value: &T) -> Value {
    // Views are made of text, numbers, lists and keyed groups, each of which has a form in the engine.
    Value::try_from_serializable(value).unwrap_or_else(|_| Value::none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Position;

    fn compile(sources: &[(&str, &str)]) -> Parsed<Templates> {
        let sources: Vec<_> =
            sources.iter().map(|(name, text)| (*name, SourcePath::new(format!("templates/{name}")), *text)).collect();
        Templates::compile(sources.iter().map(|(name, path, text)| (*name, path, *text)), Arc::new(Locale::empty()))
    }

    fn places(diagnostics: &[Diagnostic], sources: &[(&str, &str)]) -> Vec<String> {
        diagnostics
            .iter()
            .map(|diagnostic| {
                let location = diagnostic.location.as_ref().unwrap();
                let name = location.path.as_str().strip_prefix("templates/").unwrap();
                let text = sources.iter().find(|(known, _)| *known == name).unwrap().1;
                let Position { line, column } = Position::of(text, location.span.start as usize);
                format!("{name}:{line}:{column}")
            })
            .collect()
    }

    #[test]
    fn every_broken_template_is_told_with_its_line() {
        let sources = [("a.html", "x\n{{ a b }}"), ("b.html", "{% if %}"), ("c.html", "{% extends \"a.html\" %}")];
        let parsed = compile(&sources);
        assert_eq!(places(&parsed.diagnostics, &sources), ["a.html:2:6", "b.html:1:7"]);
    }

    #[test]
    fn unknown_parts_are_told_with_their_lines() {
        let sources = [("a.html", "é\n{{ 1 | nope }}\n {{ other() }}")];
        let parsed = compile(&sources);
        assert_eq!(places(&parsed.diagnostics, &sources), ["a.html:2:8", "a.html:3:5"]);
    }

    #[test]
    fn an_undefined_variable_is_told_with_its_line() {
        let sources = [("a.html", "é\n{{ page }}\n{{ site.titel }}")];
        let templates = compile(&sources).value;
        let mut context = Context::new();
        context.insert("page", "x");
        context.insert("site", &BTreeMap::from([("title", "y")]));
        let wrong = templates.render("a.html", &context, "content/a.md").unwrap_err();
        assert_eq!(places(&wrong, &sources), ["a.html:3:9"]);
        assert_eq!(&*wrong[0].message, "Field `titel` is not defined.");
        let help = wrong[0].help.as_deref();
        assert_eq!(help, Some("did you mean `title`? This happened while `content/a.md` was being made."));
    }
}
