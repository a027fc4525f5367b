//! The rules: what can be wrong with a site. A rule is a file, with its explanation (what it finds, why that matters, an
//! example), its check and its tests. What shows already while a file is read is explained in `parse/rules.rs`.
//!
//! [`document`] runs the rules that look at one page, [`site`] and [`between_pages`] those that look at several, and
//! [`asked`] those that look at what other websites answered; [`rule`] is the explanation of any code.

mod alias_clash;
mod alias_loop;
mod allowances;
mod bare_url;
mod case_clash;
mod change_in_future;
mod changed_since_review;
mod claimant;
mod conflicting_answers;
mod contradicting_fact;
mod differing_risk;
mod double_negative;
mod duplicate_id;
mod duplicate_route;
mod duplicate_term;
mod duplicate_title;
mod empty_callout;
mod empty_glossary;
mod empty_heading;
mod empty_page;
mod empty_risk_cell;
mod empty_section;
mod explained;
mod external;
mod external_image;
mod forbidden_claim;
mod forbidden_scheme;
mod gone_link;
mod hard_to_read;
mod hard_word;
mod heading_full_stop;
mod heading_one;
mod held_back;
mod incomplete_callout;
mod incomplete_treatment;
mod insecure_link;
mod invalid_risk;
mod large_image;
mod leftover_hint;
mod link_in_emergency;
mod link_to_draft;
mod literal_markup;
mod long_list;
mod long_paragraph;
mod long_review_interval;
mod long_sentence;
mod long_title;
mod misplaced_fact;
mod missing_alt;
mod missing_choices;
mod missing_consent;
mod missing_definition;
mod missing_description;
mod missing_help;
mod missing_home;
mod missing_image;
mod missing_review;
mod missing_reviewer;
mod missing_sources;
mod mistyped_telephone;
mod mixed_denominators;
mod negative_contraction;
mod no_pages;
mod number_range;
mod orphan_page;
mod page_reading;
mod page_review;
mod passive_voice;
mod percentage;
mod places;
mod raw_html;
mod repeated_care_card;
mod reserved_id;
mod review_due_soon;
mod review_in_future;
mod review_order;
mod review_overdue;
mod risk_table;
mod self_link;
mod skipped_heading_level;
mod stray_file;
mod stray_sign_off;
mod subject;
mod table_without_header;
mod testimonial_without_notice;
#[cfg(test)]
mod tests;
mod unanswered_question;
mod unasked_link;
mod unchecked_fact;
mod undated_review;
mod undated_source;
mod undefined_fact;
mod undefined_footnote;
mod uneven_table;
mod unexplained_abbreviation;
mod uninformative_alt;
mod unknown_callout;
mod unmarked_language;
mod unresolved_anchor;
mod unresolved_link;
mod unusable_term;
mod unused_allowance;
mod unused_footnote;
mod unused_term;
mod vague_link_text;

pub use allowances::Allowances;
pub use changed_since_review::Comparison;
pub use explained::rule;
pub use external::{Answer, ExternalLink, Insecurity, Unasked};
pub use page_reading::{NotMeasured, PageReading, page_readings};
pub use page_review::{PageReview, page_reviews};
pub use subject::{Measured, Subject};

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    diagnostic::{Diagnostic, Parsed},
    parse::{config::Config, document::Document, reviews::Reviews},
    site::{DeadLink, Mark, Site, Target},
};

/// What each link of a document leads to, in the order of its links.
pub type Targets = Vec<Result<Target, DeadLink>>;

/// All that is wrong with one page.
pub fn document(subject: Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for check in [
        long_title::check,
        missing_description::check,
        empty_page::check,
        contradicting_fact::check,
        mistyped_telephone::check,
        missing_help::check,
        missing_choices::check,
        missing_sources::check,
        undated_source::check,
        missing_review::check,
        undated_review::check,
        missing_reviewer::check,
        review_in_future::check,
        review_order::check,
        long_review_interval::check,
        review_overdue::check,
        review_due_soon::check,
        changed_since_review::check,
        change_in_future::check,
        unresolved_link::check,
        unresolved_anchor::check,
        link_to_draft::check,
        self_link::check,
        vague_link_text::check,
        bare_url::check,
        insecure_link::check,
        forbidden_scheme::check,
        missing_image::check,
        external_image::check,
        missing_alt::check,
        uninformative_alt::check,
        large_image::check,
        unknown_callout::check,
        empty_callout::check,
        incomplete_callout::check,
        double_negative::check,
        missing_consent::check,
        repeated_care_card::check,
        link_in_emergency::check,
        literal_markup::check,
        leftover_hint::check,
        raw_html::check,
        heading_one::check,
        skipped_heading_level::check,
        empty_heading::check,
        heading_full_stop::check,
        empty_section::check,
        duplicate_id::check,
        reserved_id::check,
        table_without_header::check,
        uneven_table::check,
        risk_table::check,
        invalid_risk::check,
        empty_risk_cell::check,
        mixed_denominators::check,
        undefined_footnote::check,
        unused_footnote::check,
        unmarked_language::check,
        unanswered_question::check,
        hard_to_read::check,
        long_sentence::check,
        long_paragraph::check,
        long_list::check,
        passive_voice::check,
        negative_contraction::check,
        percentage::check,
        number_range::check,
        hard_word::check,
        unexplained_abbreviation::check,
        forbidden_claim::check,
        undefined_fact::check,
        misplaced_fact::check,
        empty_glossary::check,
        unusable_term::check,
        missing_definition::check,
    ] {
        check(subject, &mut found);
    }
    found
}

/// As [`document`], for a build that is to be published: where the site promises reviewed pages, a page without a review
/// that holds is an error, whatever the site's rules say.
pub fn document_to_publish(subject: Subject<'_>) -> Vec<Diagnostic> {
    let mut found = document(subject);
    held_back::check(subject, &mut found);
    found
}

/// All that is wrong with the site as a whole, whatever the texts of its pages.
pub fn site(site: &Site, config: &Config) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    no_pages::check(site, &mut found);
    missing_home::check(site, &mut found);
    case_clash::check(site, &mut found);
    incomplete_treatment::check(site, config, &mut found);
    forbidden_claim::check_site(config, &mut found);
    unresolved_link::check_menu(site, config, &mut found);
    unchecked_fact::check(config, &mut found);
    found
}

/// All that is wrong between pages. `documents` are all pages, in the order of their files, and `targets` what their links
/// lead to; `marks` say where they use terms of the glossary.
pub fn between_pages<'a>(
    site: &Site,
    documents: &[Arc<Parsed<Document>>],
    reviews: &Reviews,
    targets: impl Iterator<Item = &'a Targets> + Clone,
    marks: impl Iterator<Item = &'a [Mark]>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    stray_sign_off::check(documents, reviews, &mut found);
    stray_file::check(site, targets.clone(), &mut found);
    duplicate_route::check(site, documents, &mut found);
    alias_clash::check(site, documents, &mut found);
    alias_loop::check(site, documents, &mut found);
    duplicate_title::check(site, documents, &mut found);
    conflicting_answers::check(site, documents, &mut found);
    differing_risk::check(site, documents, &mut found);
    orphan_page::check(site, documents, targets, &mut found);
    duplicate_term::check(site, documents, &mut found);
    unused_term::check(site, documents, marks, &mut found);
    found
}

/// The links of a page to other websites, in a fixed order.
pub fn external_links<'a>(document: &'a Document, targets: &'a Targets) -> impl Iterator<Item = ExternalLink> {
    external::links_of(document, targets)
}

/// All that is wrong with links to other websites, of which those in `answers` were asked, by their addresses.
pub fn asked(links: &[ExternalLink], answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for link in links {
        if let Some(answer) = answers.get(&link.address) {
            gone_link::check(link, answer, &mut found);
            unasked_link::check(link, answer, &mut found);
        }
    }
    found
}
