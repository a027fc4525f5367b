//! The command `check`.

use crate::{
    Cache, build,
    shell::{
        Outcome,
        arguments::{CheckArguments, Deny},
        disk,
        error::ShellError,
        report::{self, Sources},
    },
    source::Options,
};

/// Reports everything that is wrong with the site.
pub fn run(arguments: CheckArguments) -> Result<Outcome, ShellError> {
    let CheckArguments { site, format, deny, drafts } = arguments;
    let (world, _) = disk::read_world(&site, Options { base_url: None, drafts })?;
    let built = build(&world, &mut Cache::default());
    report::print_check(&built, &Sources::new(&world.files), format);
    let errors = built.diagnostics.iter().filter(|diagnostic| diagnostic.is_error()).count();
    let failed = errors > 0 || (deny == Some(Deny::Warnings) && !built.diagnostics.is_empty());
    Ok(if failed { Outcome::ContentErrors } else { Outcome::Fine })
}
