//! What keeps a page from being published on a site that promises reviewed pages (`review: {required: true}`).
//!
//! With `build --publish` these mistakes are errors whatever `rules` and `allow` say: a promise to visitors cannot be taken back
//! where only those who write the pages see it.

use crate::{
    check::{Subject, missing_review, missing_reviewer},
    diagnostic::{Code, Diagnostic},
    domain::review::{Standing, day_in_words},
};

/// Makes errors of what is wrong with the review of a page that is to be published, and adds what other mistakes have kept
/// from being told.
pub(super) fn check(subject: Subject<'_>, found: &mut Vec<Diagnostic>) {
    let Subject { config, site, page, review, document, today, .. } = subject;
    if !config.review.required || page.is_none_or(|page| site.is_draft(page)) {
        return;
    }
    let review = review.map(|newest| &newest.review);
    let standing = Standing::of(review, &config.review, today);
    let due = review.and_then(|review| review.due(&config.review)).map_or_else(String::new, day_in_words);
    let wrong = match standing {
        Standing::NeverReviewed => Some((Code::MissingReview, missing_review::MESSAGE.to_owned())),
        Standing::InFuture => Some((Code::ReviewInFuture, "The review of this page is yet to come.".to_owned())),
        Standing::Overdue => Some((Code::ReviewOverdue, format!("The review of this page was due on {due}."))),
        Standing::DueSoon | Standing::Reviewed => None,
    };
    let is_changed = subject.comparison.is_some_and(|comparison| !comparison.changes().is_empty());
    let changed =
        is_changed.then(|| (Code::ChangedSinceReview, "This page has changed since it was reviewed.".to_owned()));
    let nameless =
        missing_reviewer::is_missing(subject).then(|| (Code::MissingReviewer, missing_reviewer::MESSAGE.to_owned()));
    // A line of front matter that is newer than a sign-off is no way around it.
    let is_unsigned = subject.review.is_some_and(|newest| newest.passed_over.is_some());
    let unsigned = is_unsigned.then(|| (Code::MissingReview, missing_review::UNSIGNED.to_owned()));
    for (code, message) in wrong.into_iter().chain(changed).chain(nameless).chain(unsigned) {
        if !found.iter().any(|mistake| mistake.code == code) {
            let help = missing_review::HELP;
            found.push(Diagnostic::new(code, document.places.of("title"), message).with_help(help));
        }
        for mistake in found.iter_mut().filter(|mistake| mistake.code == code) {
            mistake.make_firm();
        }
    }
}
