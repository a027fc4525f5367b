//! The command `schema`.

use crate::{
    parse::schema,
    shell::{
        Outcome,
        arguments::{SchemaArguments, SchemaOf},
        error::ShellError,
        report,
    },
};

/// Prints the JSON Schema of what a writer fills in.
pub fn run(arguments: SchemaArguments) -> Result<Outcome, ShellError> {
    report::say(text(arguments.of).trim_end());
    Ok(Outcome::Fine)
}

/// The schema as the text of a file.
pub fn text(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Page => schema::page(),
        SchemaOf::Site => schema::site(),
    };
    format!("{schema:#}\n")
}
