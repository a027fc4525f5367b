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
pub use external::{Answer, ExternalLink, Insecurity, Unasked};
pub use page_reading::{NotMeasured, PageReading, page_readings};
pub use page_review::{PageReview, page_reviews};

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::Date;

use crate::{
    diagnostic::{Code, Diagnostic, Location, Parsed, Rule},
    domain::readability::{Finding, Lexicon, Reading},
    markdown::{Entry, Link},
    parse::{
        config::Config,
        document::Document,
        reviews::{NewestReview, Reviews},
        rules,
    },
    site::{DeadLink, Mark, PageId, Site, Target, glossary::Term},
    source::{SourcePath, Span},
};

/// What each link of a document leads to, in the order of its links.
pub type Targets = Vec<Result<Target, DeadLink>>;

/// A page's document, as rules see it.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    pub document: &'a Document,
    pub targets: &'a Targets,
    pub site: &'a Site,
    pub config: &'a Config,
    /// The names of the callouts that the theme has.
    pub callouts: &'a BTreeSet<String>,
    /// The newest review of the page; none where nobody has reviewed it.
    pub review: Option<&'a NewestReview<'a>>,
    /// What the page says beside what was signed; none where its newest review is not signed.
    pub comparison: Option<&'a Comparison>,
    /// The page, if it is part of the site.
    pub page: Option<PageId>,
    /// The day for which the site is built.
    pub today: Date,
    /// What was measured in its text; none on a site that is not in English.
    pub measured: Option<Measured<'a>>,
}

/// What was measured in the text of a page, with the words that the measuring knew.
#[derive(Clone, Copy)]
pub struct Measured<'a> {
    pub reading: &'a Reading,
    pub lexicon: &'a Lexicon,
}

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

/// The explanation of a code.
pub fn rule(code: Code) -> &'static Rule {
    match code {
        Code::UnreadableFile => &rules::UNREADABLE_FILE,
        Code::NotUtf8 => &rules::NOT_UTF8,
        Code::NoPages => &no_pages::RULE,
        Code::MissingHome => &missing_home::RULE,
        Code::StrayFile => &stray_file::RULE,
        Code::MissingConfig => &rules::MISSING_CONFIG,
        Code::MissingFrontMatter => &rules::MISSING_FRONT_MATTER,
        Code::UnclosedFrontMatter => &rules::UNCLOSED_FRONT_MATTER,
        Code::InvalidYaml => &rules::INVALID_YAML,
        Code::WrongType => &rules::WRONG_TYPE,
        Code::UnknownKey => &rules::UNKNOWN_KEY,
        Code::DuplicateKey => &rules::DUPLICATE_KEY,
        Code::MissingKey => &rules::MISSING_KEY,
        Code::MissingTitle => &rules::MISSING_TITLE,
        Code::CutText => &rules::CUT_TEXT,
        Code::LongTitle => &long_title::RULE,
        Code::DuplicateTitle => &duplicate_title::RULE,
        Code::EmptyPage => &empty_page::RULE,
        Code::MissingDescription => &missing_description::RULE,
        Code::IncompleteTreatment => &incomplete_treatment::RULE,
        Code::MissingHelp => &missing_help::RULE,
        Code::MissingChoices => &missing_choices::RULE,
        Code::MissingSources => &missing_sources::RULE,
        Code::UndatedSource => &undated_source::RULE,
        Code::MissingReview => &missing_review::RULE,
        Code::UndatedReview => &undated_review::RULE,
        Code::MissingReviewer => &missing_reviewer::RULE,
        Code::ReviewInFuture => &review_in_future::RULE,
        Code::ReviewOrder => &review_order::RULE,
        Code::LongReviewInterval => &long_review_interval::RULE,
        Code::ReviewOverdue => &review_overdue::RULE,
        Code::ReviewDueSoon => &review_due_soon::RULE,
        Code::ChangedSinceReview => &changed_since_review::RULE,
        Code::StraySignOff => &stray_sign_off::RULE,
        Code::ChangeInFuture => &change_in_future::RULE,
        Code::InvalidValue => &rules::INVALID_VALUE,
        Code::DuplicateRoute => &duplicate_route::RULE,
        Code::AliasClash => &alias_clash::RULE,
        Code::AliasLoop => &alias_loop::RULE,
        Code::CaseClash => &case_clash::RULE,
        Code::OrphanPage => &orphan_page::RULE,
        Code::UnresolvedLink => &unresolved_link::RULE,
        Code::GoneLink => &gone_link::RULE,
        Code::UnaskedLink => &unasked_link::RULE,
        Code::UnresolvedAnchor => &unresolved_anchor::RULE,
        Code::LinkToDraft => &link_to_draft::RULE,
        Code::SelfLink => &self_link::RULE,
        Code::VagueLinkText => &vague_link_text::RULE,
        Code::BareUrl => &bare_url::RULE,
        Code::InsecureLink => &insecure_link::RULE,
        Code::MissingImage => &missing_image::RULE,
        Code::MissingAlt => &missing_alt::RULE,
        Code::UninformativeAlt => &uninformative_alt::RULE,
        Code::InvalidPicture => &rules::INVALID_PICTURE,
        Code::HugePicture => &rules::HUGE_PICTURE,
        Code::PictureMetadata => &rules::PICTURE_METADATA,
        Code::ActiveDrawing => &rules::ACTIVE_DRAWING,
        Code::LargeImage => &large_image::RULE,
        Code::ExternalImage => &external_image::RULE,
        Code::ForbiddenScheme => &forbidden_scheme::RULE,
        Code::UnknownCallout => &unknown_callout::RULE,
        Code::EmptyCallout => &empty_callout::RULE,
        Code::IncompleteCallout => &incomplete_callout::RULE,
        Code::MissingConsent => &missing_consent::RULE,
        Code::RepeatedCareCard => &repeated_care_card::RULE,
        Code::LinkInEmergency => &link_in_emergency::RULE,
        Code::RawHtml => &raw_html::RULE,
        Code::HeadingOne => &heading_one::RULE,
        Code::SkippedHeadingLevel => &skipped_heading_level::RULE,
        Code::EmptyHeading => &empty_heading::RULE,
        Code::HeadingFullStop => &heading_full_stop::RULE,
        Code::EmptySection => &empty_section::RULE,
        Code::TableWithoutHeader => &table_without_header::RULE,
        Code::UnevenTable => &uneven_table::RULE,
        Code::RiskTable => &risk_table::RULE,
        Code::InvalidRisk => &invalid_risk::RULE,
        Code::EmptyRiskCell => &empty_risk_cell::RULE,
        Code::MixedDenominators => &mixed_denominators::RULE,
        Code::DifferingRisk => &differing_risk::RULE,
        Code::LiteralMarkup => &literal_markup::RULE,
        Code::UndefinedFootnote => &undefined_footnote::RULE,
        Code::UnusedFootnote => &unused_footnote::RULE,
        Code::UnmarkedLanguage => &unmarked_language::RULE,
        Code::DuplicateId => &duplicate_id::RULE,
        Code::ReservedId => &reserved_id::RULE,
        Code::UnansweredQuestion => &unanswered_question::RULE,
        Code::HardToRead => &hard_to_read::RULE,
        Code::LongSentence => &long_sentence::RULE,
        Code::LongParagraph => &long_paragraph::RULE,
        Code::LongList => &long_list::RULE,
        Code::PassiveVoice => &passive_voice::RULE,
        Code::NegativeContraction => &negative_contraction::RULE,
        Code::Percentage => &percentage::RULE,
        Code::NumberRange => &number_range::RULE,
        Code::HardWord => &hard_word::RULE,
        Code::UnexplainedAbbreviation => &unexplained_abbreviation::RULE,
        Code::ContradictingFact => &contradicting_fact::RULE,
        Code::UncheckedFact => &unchecked_fact::RULE,
        Code::MistypedTelephone => &mistyped_telephone::RULE,
        Code::LeftoverHint => &leftover_hint::RULE,
        Code::DoubleNegative => &double_negative::RULE,
        Code::ConflictingAnswers => &conflicting_answers::RULE,
        Code::ForbiddenClaim => &forbidden_claim::RULE,
        Code::ForbiddenOffer => &forbidden_claim::OFFER,
        Code::TestimonialWithoutNotice => &testimonial_without_notice::RULE,
        Code::PromotedMedicine => &forbidden_claim::MEDICINE,
        Code::UndefinedFact => &undefined_fact::RULE,
        Code::MisplacedFact => &misplaced_fact::RULE,
        Code::EmptyGlossary => &empty_glossary::RULE,
        Code::UnusableTerm => &unusable_term::RULE,
        Code::MissingDefinition => &missing_definition::RULE,
        Code::DuplicateTerm => &duplicate_term::RULE,
        Code::UnusedTerm => &unused_term::RULE,
        Code::UnusedAllowance => &unused_allowance::RULE,
        Code::UnknownTheme => &rules::UNKNOWN_THEME,
        Code::MissingTemplate => &rules::MISSING_TEMPLATE,
        Code::InvalidTemplate => &rules::INVALID_TEMPLATE,
        Code::TemplateFailed => &rules::TEMPLATE_FAILED,
        Code::InvalidLocale => &rules::INVALID_LOCALE,
        Code::MissingMessage => &rules::MISSING_MESSAGE,
        Code::LowContrast => &rules::LOW_CONTRAST,
    }
}

impl<'a> Subject<'a> {
    /// When the page is to be reviewed next, and the key that says so; none where nothing does, or where that is before its
    /// last review, which is told by itself.
    fn next_review(self) -> Option<(Date, &'static str)> {
        let review = &self.review?.review;
        let due = review.due(&self.config.review).filter(|&due| due > review.reviewed)?;
        Some((due, if review.review_due.is_some() { "review_due" } else { "reviewed" }))
    }

    /// A mistake of the page's newest review, told at `key` of its front matter. Where a sign-off tells of the review, that is
    /// named too.
    fn mistake_of_review(self, code: Code, key: &str, message: String, help: &'static str) -> Diagnostic {
        let mistake = Diagnostic::new(code, self.document.places.of(key), message).with_help(help);
        match self.review.and_then(|newest| newest.sign_off) {
            Some(sign_off) => mistake.with_related(sign_off.location.clone(), "the sign-off"),
            None => mistake,
        }
    }

    /// What is harder to read than it need be, where the page was measured.
    fn findings(self) -> &'a [Finding] {
        self.measured.map_or(&[], |measured| &measured.reading.findings)
    }

    /// The first line of a place of the file.
    fn first_line_of(self, span: Span) -> Span {
        let bytes = self.document.source.get(span.range()).unwrap_or_default();
        let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
        Span::new(span.start as usize..span.start as usize + line.len(), 0)
    }

    /// The words at a place of the file, on one line.
    fn words_at(self, span: Span) -> String {
        let bytes = self.document.source.get(span.range()).unwrap_or_default();
        String::from_utf8_lossy(bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The links and images of the page, each with what it leads to.
    fn links(self) -> impl Iterator<Item = (&'a Link, &'a Result<Target, DeadLink>)> {
        self.document.body.links.iter().zip(self.targets)
    }
}

/// The document of `file`, a path below `content/`.
fn document_of<'a>(documents: &'a [Arc<Parsed<Document>>], file: &str) -> Option<&'a Document> {
    let place = documents.binary_search_by(|document| document.value.summary.file.as_str().cmp(file)).ok()?;
    Some(&documents[place].value)
}

/// The document that the page was written in; none for a page that no writer wrote.
fn written<'a>(site: &Site, documents: &'a [Arc<Parsed<Document>>], page: PageId) -> Option<&'a Document> {
    site.document_of(page).map(|place| &documents[place].value)
}

/// The document that explains a term of the glossary, and where it does.
fn definition_of<'a>(
    site: &Site,
    documents: &'a [Arc<Parsed<Document>>],
    term: Term,
) -> Option<(&'a Document, &'a Entry)> {
    let document = written(site, documents, term.page)?;
    Some((document, document.body.definitions.get(term.place)?))
}

/// The beginning of `file`, a path below `content/`, for what concerns it as a whole.
fn place_of_file(file: &str) -> Location {
    Location::start_of(&SourcePath::new(format!("content/{file}")))
}

/// Where the alias at `place` among those of `file` stands.
fn place_of_alias(documents: &[Arc<Parsed<Document>>], file: &str, place: usize) -> Location {
    let known = document_of(documents, file).and_then(|document| document.places.aliases.get(place));
    known.cloned().unwrap_or_else(|| place_of_file(file))
}
