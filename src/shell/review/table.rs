//! The list of reviews as a table for people.

use crate::{
    check::PageReview,
    domain::review::{Reviewer, Standing},
    shell::report::{Alignment, count, in_one_line, table},
};

const HEAD: [&str; 4] = ["Due", "Page", "Last reviewed", "Now"];

/// The table, and a line that sums it up.
pub(super) fn text(reviews: &[PageReview]) -> String {
    let rows: Vec<[String; 4]> = reviews.iter().map(row).collect();
    table(HEAD, &rows, Alignment::Left) + &summary(reviews)
}

/// What is said of how a review stands.
pub(super) fn words(standing: Standing) -> &'static str {
    match standing {
        Standing::NeverReviewed => "never reviewed",
        Standing::InFuture => "reviewed on a day to come",
        Standing::Overdue => "overdue",
        Standing::DueSoon => "due soon",
        Standing::Reviewed => "reviewed",
    }
}

fn row(page: &PageReview) -> [String; 4] {
    let reviewed = page.review.as_ref().map(|review| {
        let by = review.reviewed_by.as_ref().map(Reviewer::in_words);
        by.map_or_else(|| review.reviewed.to_string(), |by| format!("{} by {by}", review.reviewed))
    });
    let standing = Some(words(page.standing)).filter(|_| page.standing != Standing::Reviewed);
    let changed = (!page.changes.is_empty()).then(|| format!("changed since: {}", page.changes.join(", ")));
    let draft = page.is_draft.then(|| "a draft".to_owned());
    let now: Vec<String> = standing.map(str::to_owned).into_iter().chain(changed).chain(draft).collect();
    let due = match (page.standing, page.due) {
        (Standing::NeverReviewed, _) => "now".to_owned(),
        (_, Some(due)) => due.to_string(),
        (_, None) => "–".to_owned(),
    };
    [due, page.file.to_string(), reviewed.unwrap_or_else(|| "never".to_owned()), now.join("; ")]
        .map(|cell| in_one_line(&cell))
}

fn summary(reviews: &[PageReview]) -> String {
    let with = |standing: Standing| reviews.iter().filter(|page| page.standing == standing).count();
    let changed = reviews.iter().filter(|page| !page.changes.is_empty()).count();
    let parts: Vec<String> = [Standing::NeverReviewed, Standing::InFuture, Standing::Overdue, Standing::DueSoon]
        .into_iter()
        .map(|standing| (with(standing), words(standing)))
        .chain([(changed, "changed since its review")])
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number} {words}"))
        .collect();
    let pages = count(reviews.len(), "page");
    match parts.as_slice() {
        [] => format!("{pages}: nothing is due.\n"),
        parts => format!("{pages}: {}.\n", parts.join(", ")),
    }
}
