//! Who signed which page: `content/reviews.yaml`, which `careleaf review sign` writes.
//!
//! Each page has a block of its own, between lines of three hyphens as front matter is, so that a mistake in one costs no
//! other, and so that [`blocks`] can be written anew one by one.

mod notes;
mod signing;

pub use signing::{NewSignOff, with_sign_offs};

use std::{collections::BTreeMap, ops::Range};

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed},
    domain::{
        review::{Review, Reviewer},
        signed::Signed,
        unsaid::is_name,
    },
    parse::{
        document::Document,
        is_told_of, text_in_spite_of, text_of,
        yaml::{self, YamlText},
    },
    source::{Files, SourcePath},
};

/// The file that sign-offs are read from.
pub const REVIEWS_FILE: &str = "content/reviews.yaml";

/// The sign-offs of a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviews {
    /// By the files of the pages, which are paths below `content/`.
    sign_offs: BTreeMap<String, SignOff>,
}

/// What is known of one page: who reviewed it, when, and what it said then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    pub review: Review,
    pub signed: Signed,
    /// Where the page is named.
    pub location: Location,
}

/// The newest review of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewestReview<'a> {
    pub review: Review,
    /// The sign-off that tells of it; none where the page's front matter does.
    pub sign_off: Option<&'a SignOff>,
    /// The sign-off that the review of the page's front matter is newer than.
    pub passed_over: Option<&'a SignOff>,
}

/// The part of the file that is about one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of hyphens above it; empty where the file begins with it.
    pub hyphens: Range<usize>,
    pub lines: Range<usize>,
}

/// The keys of a block.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SignOffKeys {
    page: String,
    reviewed: Option<Date>,
    review_due: Option<Date>,
    reviewed_by: Option<Reviewer>,
    signed: Option<Signed>,
}

/// Reads the sign-offs from among `files`.
pub fn read(files: &Files) -> Parsed<Reviews> {
    let path = SourcePath::new(REVIEWS_FILE);
    let mut diagnostics = Vec::new();
    let mut reviews = Reviews::default();
    let Some(content) = files.get(REVIEWS_FILE) else { return Parsed { value: reviews, diagnostics } };
    let text = text_of(&path, content).unwrap_or_else(|diagnostic| {
        diagnostics.push(diagnostic);
        text_in_spite_of(content)
    });
    let read_block = |block: &Block| {
        let yaml = YamlText { path: &path, text: &text[block.lines.clone()], offset: block.lines.start };
        let mut wrong = Vec::new();
        (sign_off(yaml, &mut wrong), wrong)
    };
    // A site of thousands of pages has as many blocks.
    let read: Vec<_> = blocks(&text).par_iter().map(read_block).collect();
    for (sign_off, wrong) in read {
        diagnostics.extend(wrong);
        let Some((page, sign_off)) = sign_off else { continue };
        if let Some(first) = reviews.sign_offs.get(&page) {
            let message = format!("`{page}` is signed twice.");
            let help = "Keep one of the two blocks: the newer one, from its line of hyphens to the next.";
            let twice = Diagnostic::new(Code::DuplicateKey, sign_off.location, message).with_help(help);
            diagnostics.push(twice.with_related(first.location.clone(), "the first one"));
        } else {
            reviews.sign_offs.insert(page, sign_off);
        }
    }
    Parsed { value: reviews, diagnostics }
}

/// The blocks of the file, in their order: what stands between lines of hyphens.
pub fn blocks(text: &str) -> Vec<Block> {
    let start = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let mut blocks = Vec::new();
    let mut hyphens = start..start;
    let mut place = start;
    let block = |hyphens: Range<usize>, end: usize| Block { lines: hyphens.end..end, hyphens };
    for line in text[start..].split_inclusive('\n') {
        let end = place + line.len();
        if line.trim_end() == "---" {
            blocks.push(block(hyphens, place));
            hyphens = place..end;
        }
        place = end;
    }
    blocks.push(block(hyphens, text.len()));
    blocks
}

/// The page that the lines of a block name; none in the notes above the first page.
fn page_of(lines: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Page {
        page: String,
    }
    // In a block that cannot be read, the page may be named in a line of its own.
    let line = || lines.lines().find(|line| line.trim_start_matches(['"', '\'']).starts_with("page"));
    let read = |text: &str| serde_yaml::from_str::<Page>(text).ok();
    let page = read(lines).or_else(|| read(line()?))?.page;
    Some(below_content(page.trim()))
}

fn below_content(page: &str) -> String {
    page.strip_prefix("content/").unwrap_or(page).to_owned()
}

/// What a block says; none where it says too little.
fn sign_off(yaml: YamlText<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<(String, SignOff)> {
    let is_note = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if yaml.text.lines().all(is_note) {
        return None;
    }
    let Parsed { value, diagnostics: mut wrong } = yaml::read::<SignOffKeys>(yaml);
    let is_broken = wrong.iter().any(|diagnostic| diagnostic.code == Code::InvalidYaml);
    let keys = value.filter(|_| !is_broken).map(|keys| complete(keys, yaml, &mut wrong));
    diagnostics.extend(wrong);
    let SignOffKeys { page, reviewed, review_due, reviewed_by, signed } = keys?;
    let review = Review { reviewed: reviewed?, review_due, reviewed_by: Some(reviewed_by?) };
    let sign_off = SignOff { review, signed: signed?, location: yaml.place_of(&["page"]) };
    (!page.trim().is_empty()).then(|| (below_content(page.trim()), sign_off))
}

/// The same keys, of which each that is missing or empty has been told.
fn complete(mut keys: SignOffKeys, yaml: YamlText<'_>, wrong: &mut Vec<Diagnostic>) -> SignOffKeys {
    let missing = [
        ("page", keys.page.trim().is_empty(), "which page was signed", "page: veins/risks.md"),
        ("reviewed", keys.reviewed.is_none(), "on which day", "reviewed: 2026-03-15"),
        ("reviewed_by", keys.reviewed_by.is_none(), "by whom", "reviewed_by: {name: the reviewer's name}"),
        ("signed", keys.signed.is_none(), "what the page said", ""),
    ];
    for (key, is_missing, what, example) in missing {
        // What is there and cannot be read has been told.
        let is_there = !yaml.place_of(&[key]).span.range().is_empty();
        if is_missing && !is_told_of(wrong, key) && (!is_there || wrong.is_empty()) {
            let message = format!("The key `{key}` is missing: the sign-off does not say {what}.");
            let help = match example {
                "" => "Take the block out, and sign the page with `careleaf review sign`.".to_owned(),
                example => format!("Add a line: `{example}`. `careleaf review sign` writes them all."),
            };
            wrong.push(Diagnostic::new(Code::MissingKey, yaml.place_of(&["page"]), message).with_help(help));
        }
    }
    if let Some(reviewer) = keys.reviewed_by.take_if(|reviewer| !is_name(&reviewer.name)) {
        wrong.push(reviewer_without_name(&reviewer, yaml.place_of(&["reviewed_by"])));
    }
    keys
}

/// What is told of a reviewer whose name is none.
pub(super) fn reviewer_without_name(reviewer: &Reviewer, place: Location) -> Diagnostic {
    let message = match reviewer.name.trim() {
        "" => "The reviewer in `reviewed_by` has no name.".to_owned(),
        name => format!("“{name}” in `reviewed_by` is not the name of a person."),
    };
    let help = "Write the name of the person, as in reviewed_by: {name: A. Example, role: Nurse}. If nobody has reviewed the page yet, take the line out.";
    Diagnostic::new(Code::InvalidValue, place, message).with_help(help)
}

impl Reviews {
    /// The sign-offs with the pages that they are of, in the order of the pages.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &SignOff)> {
        self.sign_offs.iter().map(|(page, sign_off)| (page.as_str(), sign_off))
    }

    /// The sign-off of the page `file`, a path below `content/`.
    pub fn of(&self, file: &str) -> Option<&SignOff> {
        self.sign_offs.get(file)
    }

    /// The newest review of a page: the one of its front matter, or the sign-off if that is as new. None where nobody has
    /// reviewed it.
    pub fn newest(&self, document: &Document) -> Option<NewestReview<'_>> {
        let own = document.review();
        let is_newest = |sign_off: &&SignOff| own.as_ref().is_none_or(|own| own.reviewed <= sign_off.review.reviewed);
        let signed = self.of(&document.summary.file);
        let Some(sign_off) = signed.filter(is_newest) else {
            return own.map(|review| NewestReview { review, sign_off: None, passed_over: signed });
        };
        let mut review = sign_off.review.clone();
        // The day of the next review may have been agreed on when the page was written.
        let later = document.front_matter.review_due.filter(|&due| due > review.reviewed);
        review.review_due = review.review_due.or(later);
        Some(NewestReview { review, sign_off: Some(sign_off), passed_over: None })
    }
}
