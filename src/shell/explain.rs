//! The command `explain`.

use crate::{
    check,
    diagnostic::{Code, files_of},
    shell::{Outcome, arguments::ExplainArguments, error::ShellError, report},
};

/// Says what a code finds, why it matters and how to mend it; without a code, lists them all.
pub fn run(arguments: ExplainArguments) -> Result<Outcome, ShellError> {
    let Some(name) = arguments.code else {
        report::print(&if arguments.markdown { reference() } else { list() });
        return Ok(Outcome::Fine);
    };
    // The name may be copied with what stands around it: `error[raw-html]`.
    let bare = name.rsplit_once('[').map_or(name.as_str(), |(_, code)| code.trim_end_matches([']', ':']));
    match bare.to_lowercase().parse::<Code>() {
        Ok(code) => {
            report::print(&explanation(code));
            Ok(Outcome::Fine)
        }
        Err(()) => Err(ShellError::new(format!("There is no rule `{name}`."), Code::nearest_to(bare))),
    }
}

/// All codes with their severities, one a line.
fn list() -> String {
    let longest = Code::ALL.iter().map(|code| code.as_str().len()).max().unwrap_or_default();
    let line = |code: &Code| {
        let severity = report::severity_name(code.default_severity());
        format!("{:longest$}  {severity:7}  {}\n", code.as_str(), code.meaning())
    };
    let lines: String = Code::ALL.iter().map(line).collect();
    lines + "\n`careleaf explain CODE` says why one matters and how to mend it.\n"
}

fn explanation(code: Code) -> String {
    let rule = check::rule(code);
    let mut text = format!("{code} ({})\n\n", report::severity_name(code.default_severity()));
    text.push_str(&report::wrapped(&format!("What it finds: {}", rule.finds)));
    text.push('\n');
    text.push_str(&report::wrapped(&format!("Why it matters: {}", rule.why)));
    for (title, example) in [("An example", rule.wrong), ("The same, mended", rule.right)] {
        let indented: String = files_of(example).map(|(path, text)| indented(path, text)).collect();
        if !indented.is_empty() {
            text.push_str(&format!("\n{title}:\n{indented}"));
        }
    }
    text.push('\n');
    text.push_str(&report::wrapped(&code.how_to_set()));
    text
}

/// A file of an example, below its path.
fn indented(path: &str, text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
    format!("\n  {path}\n{lines}")
}

/// All explanations as a page in Markdown.
fn reference() -> String {
    let mut page = "# Rules\n\nWhat `careleaf check` finds, why it matters, and how it is mended. `careleaf explain CODE` says the \
                    same in the\nterminal. This page is made from the rules themselves: `careleaf explain --markdown`.\n\n\
                    What an example does not show (front matter, a home page, `site.yaml`) is sound.\n\n| rule | is | finds |\n| --- | --- | --- |\n"
        .to_owned();
    for code in Code::ALL {
        page.push_str(&format!("| [`{code}`](#{code}) | {} | {} |\n", article(*code), code.meaning()));
    }
    for &code in Code::ALL {
        let rule = check::rule(code);
        page.push_str(&format!("\n## {code}\n\n{}\n\n{}\n", rule.finds, rule.why));
        for (title, example) in [("Wrong", rule.wrong), ("Mended", rule.right)] {
            if !example.is_empty() {
                page.push_str(&format!("\n{title}:\n"));
            }
            for (path, text) in files_of(example) {
                page.push_str(&format!("\n`{path}`\n"));
                if !text.is_empty() {
                    page.push_str(&format!("\n````{}\n{text}````\n", language_of(path)));
                }
            }
        }
        page.push_str(&format!("\n{}\n", code.how_to_set()));
    }
    page
}

fn article(code: Code) -> &'static str {
    match report::severity_name(code.default_severity()) {
        "error" => "an error",
        _ => "a warning",
    }
}

/// The language of a file, as a block of code names it.
fn language_of(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((_, "md")) => "markdown",
        Some((_, "svg")) => "xml",
        Some((_, extension)) => extension,
        None => "",
    }
}
