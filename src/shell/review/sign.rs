//! The command `review sign`: what a reviewer signed is written down, for all pages that are named or for none.

use std::{
    collections::HashSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use crate::{
    Cache,
    build::{Prepared, prepare},
    diagnostic::{Code, Diagnostic},
    domain::{
        fact::Facts,
        review::{Review, Reviewer, day_in_words},
    },
    parse::{
        document::Document,
        reviews::{self, NewSignOff, REVIEWS_FILE, Reviews, with_sign_offs},
    },
    shell::{
        Outcome,
        arguments::SignArguments,
        disk,
        error::ShellError,
        pages::Pages,
        publish::lock,
        report::{self, Sources},
    },
    source::{FileContent, Files, Options, SourcePath, World, with_line_feeds},
};

/// Writes down who reviewed the pages, when, and what they say.
pub fn run(arguments: SignArguments) -> Result<Outcome, ShellError> {
    let SignArguments { pages, by, role, registration, on, due, site } = arguments;
    disk::require_site(&site.root)?;
    // Of two who sign at a time, the second finds what the first has written.
    let _lock = lock::hold(&site.root.join("content"))?;
    // A page is often reviewed before it is published.
    let (world, _) = disk::read_world(&site, Options { drafts: true, ..Options::default() })?;
    if on > world.today {
        let message = format!("{} is yet to come. Nothing was signed.", day_in_words(on));
        return Err(ShellError::new(message, "Say with --on on which day the pages were reviewed."));
    }
    if let Some(due) = due.filter(|&due| due <= on) {
        let message = format!("The next review, on {}, is not after this one. Nothing was signed.", day_in_words(due));
        return Err(ShellError::new(message, "Say with --due by which day the pages are to be reviewed again."));
    }
    let mut cache = Cache::default();
    let prepared = prepare(&world, &mut cache);
    let (config, reviews) = (prepared.config(), prepared.reviews());
    let signed = documents(&pages, &site.root, &cache, &prepared)?;

    let mistakes = prepared.diagnostics(&[]);
    let files: HashSet<&str> = signed.iter().map(|document| document.path.as_str()).chain([REVIEWS_FILE]).collect();
    let in_the_way: Vec<Diagnostic> =
        mistakes.iter().filter(|mistake| is_in_the_way(mistake, &files)).cloned().collect();
    if !in_the_way.is_empty() {
        let errors = report::print_errors(&in_the_way, &Sources::new(&world.files));
        report::print_unsigned(errors);
        return Ok(Outcome::ContentErrors);
    }
    for document in &signed {
        refuse_older(document, reviews, on, &world)?;
    }

    let review = Review { reviewed: on, review_due: due, reviewed_by: Some(Reviewer { name: by, role, registration }) };
    let sign_offs: Vec<NewSignOff> =
        signed.par_iter().map(|document| sign_off(document, &config.facts, &review)).collect();
    write(&site.root, &world.files, reviews, &sign_offs)?;
    for document in &signed {
        report::say(&format!("Signed {}", document.path));
    }
    let due = review
        .due(&config.review)
        .map_or_else(String::new, |due| format!(" The next review is due by {}.", day_in_words(due)));
    let by = review.reviewed_by.as_ref().map(Reviewer::in_words).unwrap_or_default();
    report::say(&format!("\nReviewed by {by} on {}.{due}", day_in_words(on)));
    report::say(&format!("It is written in {REVIEWS_FILE}, which belongs with the pages: keep it with them."));
    Ok(Outcome::Fine)
}

/// The pages that are named, each once, in the order of their files.
fn documents<'a>(
    named: &[String],
    root: &'a Path,
    cache: &'a Cache,
    prepared: &'a Prepared,
) -> Result<Vec<&'a Document>, ShellError> {
    let (documents, website) = (cache.documents(), &prepared.website);
    let pages = Pages { root, documents, website, base_url: &prepared.config().base_url, so: "Nothing was signed." };
    let mut found = named.iter().map(|typed| pages.find(typed)).collect::<Result<Vec<_>, _>>()?;
    found.sort_by(|one, two| one.path.cmp(&two.path));
    found.dedup_by(|one, two| one.path == two.path);
    Ok(found)
}

/// Whether a mistake keeps the pages from being signed: an error in one of `files`, theirs and the one of what was signed
/// before. That a page is to be reviewed is what a sign-off mends.
fn is_in_the_way(mistake: &Diagnostic, files: &HashSet<&str>) -> bool {
    let is_of_review = matches!(
        mistake.code,
        Code::MissingReview
            | Code::MissingReviewer
            | Code::UndatedReview
            | Code::ReviewOverdue
            | Code::ReviewDueSoon
            | Code::LongReviewInterval
            | Code::ChangedSinceReview
            | Code::StraySignOff
    );
    let is_here = mistake.location.as_ref().is_some_and(|location| files.contains(location.path.as_str()));
    mistake.is_error() && is_here && !is_of_review
}

/// A sign-off must not hide a newer review, and one below a newer review of the page's front matter would say nothing.
fn refuse_older(
    document: &Document,
    reviews: &Reviews,
    on: jiff::civil::Date,
    world: &World,
) -> Result<(), ShellError> {
    let page = &document.path;
    if let Some(own) = document.front_matter.reviewed.filter(|&own| own > on) {
        let message = format!(
            "{page} says itself that it was reviewed on {}, which is later. Nothing was signed.",
            day_in_words(own)
        );
        return Err(ShellError::new(message, "Take the line `reviewed` out of the page if that is wrong."));
    }
    let before = reviews.of(&document.summary.file).map(|before| before.review.reviewed);
    if let Some(before) = before.filter(|&before| before > on && before <= world.today) {
        let message = format!("{page} was signed on {}, which is later. Nothing was signed.", day_in_words(before));
        return Err(ShellError::new(
            message,
            format!(
                "Say with --on on which day it was reviewed. If the newer sign-off is wrong, take it out of {REVIEWS_FILE}."
            ),
        ));
    }
    Ok(())
}

fn sign_off(document: &Document, facts: &Facts, review: &Review) -> NewSignOff {
    NewSignOff { page: document.summary.file.clone(), review: review.clone(), signed: document.signed(facts) }
}

/// Writes the sign-offs to the file, which holds those of `before`.
fn write(root: &Path, files: &Files, before: &Reviews, sign_offs: &[NewSignOff]) -> Result<(), ShellError> {
    let text = match files.get(REVIEWS_FILE) {
        Some(FileContent::Bytes(bytes)) => with_line_feeds(String::from_utf8_lossy(bytes)).into_owned(),
        _ => String::new(),
    };
    let text = with_sign_offs(&text, sign_offs);
    if !is_as_meant(&text, before, sign_offs) {
        let message = format!("The sign-offs cannot be added to {REVIEWS_FILE} as it is. Nothing was signed.");
        return Err(ShellError::new(message, "Put a line of three hyphens above each page in it, and try again."));
    }
    let path = root.join(REVIEWS_FILE);
    replace(&path, &text).map_err(|error| {
        let message = format!("Could not write {}: {error}. Nothing was signed.", path.display());
        ShellError::new(message, "Check that you may write there, and try again.")
    })
}

/// Whether `text` is read as the sign-offs before with the new ones among them.
fn is_as_meant(text: &str, before: &Reviews, sign_offs: &[NewSignOff]) -> bool {
    let mut files = Files::default();
    files.insert(SourcePath::new(REVIEWS_FILE), text.into());
    let read = reviews::read(&files);
    let new: HashSet<&str> = sign_offs.iter().map(|new| new.page.as_str()).collect();
    let others_are_the_same = before.iter().filter(|(page, _)| !new.contains(page)).all(|(page, old)| {
        read.value.of(page).is_some_and(|now| (&now.review, &now.signed) == (&old.review, &old.signed))
    });
    let new_are_there = sign_offs.iter().all(|new| {
        read.value.of(&new.page).is_some_and(|now| (&now.review, &now.signed) == (&new.review, &new.signed))
    });
    let number = before.iter().filter(|(page, _)| !new.contains(page)).count() + sign_offs.len();
    read.diagnostics.is_empty() && others_are_the_same && new_are_there && read.value.iter().count() == number
}

/// Puts a file with this text in the place of the one at `path`, which is whole at every moment.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    // Where it is a link, what it leads to is written.
    let path: PathBuf = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let new = path.with_file_name(".reviews.yaml.new");
    let written = File::create(&new).and_then(|mut file| {
        if let Ok(before) = fs::metadata(&path) {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| fs::rename(&new, &path));
    if replaced.is_err() {
        let _ = fs::remove_file(&new);
    }
    replaced
}
