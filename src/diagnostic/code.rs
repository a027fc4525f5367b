//! The codes of all diagnostics. A code never changes its meaning: sites name codes in `site.yaml`, and scripts read them.

use std::{fmt, str::FromStr};

use crate::diagnostic::{Severity, did_you_mean};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// What kind of mistake a diagnostic is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order in which they are listed here.
            pub const ALL: &[Code] = &[$(Code::$variant,)+];

            /// The code as it is written: `unresolved-link`.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)+
                }
            }

            /// What kind of mistake it is, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Code::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }

            /// How grave the mistake is where `site.yaml` says nothing else.
            pub fn default_severity(self) -> Severity {
                match self {
                    $(Code::$variant => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    /// A file is there, but could not be read.
    UnreadableFile = "unreadable-file", Error;
    /// A text file is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// `content/` has no page.
    NoPages = "no-pages", Error;
    /// `content/index.md`, the home page, is missing or not published.
    MissingHome = "missing-home", Warning;
    /// A file looks like a page, but is published as it is.
    StrayFile = "stray-file", Warning;
    /// `content/site.yaml` is missing.
    MissingConfig = "missing-config", Warning;
    /// A page does not begin with front matter.
    MissingFrontMatter = "missing-front-matter", Error;
    /// The front matter has no second `---` line.
    UnclosedFrontMatter = "unclosed-front-matter", Error;
    /// Front matter or a configuration file is not valid YAML.
    InvalidYaml = "invalid-yaml", Error;
    /// A key has a value of the wrong type.
    WrongType = "wrong-type", Error;
    /// A key is not one that Careleaf knows.
    UnknownKey = "unknown-key", Error;
    /// A key is given twice.
    DuplicateKey = "duplicate-key", Error;
    /// A key that must be there is not.
    MissingKey = "missing-key", Error;
    /// A page has no title.
    MissingTitle = "missing-title", Error;
    /// Words after a `#` are not shown.
    CutText = "cut-text", Warning;
    /// A title is longer than lists and search results show.
    LongTitle = "long-title", Warning;
    /// Two pages have the same title.
    DuplicateTitle = "duplicate-title", Warning;
    /// A page has no text.
    EmptyPage = "empty-page", Warning;
    /// A page has no description.
    MissingDescription = "missing-description", Warning;
    /// A treatment lacks one of the pages that each has to have.
    IncompleteTreatment = "incomplete-treatment", Warning;
    /// A page on risks or aftercare does not say when to get help, or whom to call.
    MissingHelp = "missing-help", Warning;
    /// A page on a procedure does not say what other choices there are.
    MissingChoices = "missing-choices", Warning;
    /// A page on a treatment does not say what it rests on.
    MissingSources = "missing-sources", Warning;
    /// A source has no date.
    UndatedSource = "undated-source", Warning;
    /// A page was never reviewed, on a site that asks for it.
    MissingReview = "missing-review", Warning;
    /// A page says who reviewed it, or when it is due again, and not when it was reviewed.
    UndatedReview = "undated-review", Warning;
    /// A page says when it was reviewed, and not by whom.
    MissingReviewer = "missing-reviewer", Warning;
    /// A page was reviewed on a day that is yet to come.
    ReviewInFuture = "review-in-future", Error;
    /// A page's next review is due before its last one.
    ReviewOrder = "review-order", Error;
    /// A page's reviews are more than three years apart.
    LongReviewInterval = "long-review-interval", Warning;
    /// The day by which a page was to be reviewed has passed.
    ReviewOverdue = "review-overdue", Warning;
    /// A page is soon to be reviewed.
    ReviewDueSoon = "review-due-soon", Warning;
    /// A page says something else than what its reviewer signed.
    ChangedSinceReview = "changed-since-review", Warning;
    /// A sign-off is of a page that is not there.
    StraySignOff = "stray-sign-off", Warning;
    /// A page tells of a change on a day that is yet to come.
    ChangeInFuture = "change-in-future", Error;
    /// A key has a value of the right type that cannot be used.
    InvalidValue = "invalid-value", Error;
    /// Two files would be published at the same address.
    DuplicateRoute = "duplicate-route", Error;
    /// An alias has the address of a page or of another alias.
    AliasClash = "alias-clash", Error;
    /// An alias is the address of its own page.
    AliasLoop = "alias-loop", Error;
    /// The names of two files differ in nothing but capitals.
    CaseClash = "case-clash", Warning;
    /// No menu, no list and no link leads to a page.
    OrphanPage = "orphan-page", Warning;
    /// A link leads to nothing.
    UnresolvedLink = "unresolved-link", Error;
    /// A link leads to a page, but its `#place` is not on that page.
    UnresolvedAnchor = "unresolved-anchor", Error;
    /// A link leads to a page that is not published.
    LinkToDraft = "link-to-draft", Error;
    /// A link leads to the page that it is on.
    SelfLink = "self-link", Warning;
    /// The words of a link do not say where it leads.
    VagueLinkText = "vague-link-text", Warning;
    /// The words of a link are an address.
    BareUrl = "bare-url", Warning;
    /// A link leads to an address that is not encrypted.
    InsecureLink = "insecure-link", Warning;
    /// There is no such picture.
    MissingImage = "missing-image", Error;
    /// A picture has no description.
    MissingAlt = "missing-alt", Warning;
    /// The description of a picture repeats its caption or the name of its file.
    UninformativeAlt = "uninformative-alt", Warning;
    /// A file with the name of a picture is none.
    InvalidPicture = "invalid-picture", Error;
    /// A picture has so many pixels that telephones give up.
    HugePicture = "huge-picture", Error;
    /// A picture holds data of a camera that cannot be taken out.
    PictureMetadata = "picture-metadata", Error;
    /// An SVG drawing runs a program, or fetches something from elsewhere.
    ActiveDrawing = "active-drawing", Error;
    /// A picture is far larger than any screen needs.
    LargeImage = "large-image", Warning;
    /// A picture is on another host.
    ExternalImage = "external-image", Error;
    /// A link's scheme is not http, https, mailto, tel or sms.
    ForbiddenScheme = "forbidden-scheme", Error;
    /// A callout's name is not one that the theme has.
    UnknownCallout = "unknown-callout", Error;
    /// Nothing stands in a callout.
    EmptyCallout = "empty-callout", Warning;
    /// A callout lacks what it is made of.
    IncompleteCallout = "incomplete-callout", Error;
    /// Pictures of a person stand without a record of consent.
    MissingConsent = "missing-consent", Error;
    /// A page has two care cards of one kind.
    RepeatedCareCard = "repeated-care-card", Warning;
    /// A link leads away from what to do in an emergency.
    LinkInEmergency = "link-in-emergency", Warning;
    /// A page holds raw HTML.
    RawHtml = "raw-html", Error;
    /// A page's text holds a level 1 heading.
    HeadingOne = "heading-one", Warning;
    /// A heading is more than one level below the one before it.
    SkippedHeadingLevel = "skipped-heading-level", Warning;
    /// A heading has no words.
    EmptyHeading = "empty-heading", Warning;
    /// A heading ends in a full stop.
    HeadingFullStop = "heading-full-stop", Warning;
    /// Nothing stands below a heading.
    EmptySection = "empty-section", Warning;
    /// A table has no headings for its columns.
    TableWithoutHeader = "table-without-header", Warning;
    /// A row of a table has more cells than the table has columns.
    UnevenTable = "uneven-table", Warning;
    /// A callout of risks has no table of effects and of how many people have them.
    RiskTable = "risk-table", Error;
    /// A table of risks does not say how many people have an effect, or what effect it is.
    InvalidRisk = "invalid-risk", Error;
    /// A cell of a table of risks says nothing.
    EmptyRiskCell = "empty-risk-cell", Warning;
    /// Effects of one table are counted among different numbers of people.
    MixedDenominators = "mixed-denominators", Warning;
    /// Two rows of a treatment's tables of risks have different numbers for one effect.
    DifferingRisk = "differing-risk", Warning;
    /// Signs that were meant as Markdown are shown as they are.
    LiteralMarkup = "literal-markup", Warning;
    /// A footnote is referred to, and nowhere written.
    UndefinedFootnote = "undefined-footnote", Warning;
    /// A footnote is written, and not shown.
    UnusedFootnote = "unused-footnote", Warning;
    /// Words in another script are not marked with their language.
    UnmarkedLanguage = "unmarked-language", Warning;
    /// Two headings of a page have the same id.
    DuplicateId = "duplicate-id", Error;
    /// A heading's id is of the form that themes use for theirs.
    ReservedId = "reserved-id", Error;
    /// A question has no answer.
    UnansweredQuestion = "unanswered-question", Warning;
    /// A page is harder to read than the site wants.
    HardToRead = "hard-to-read", Warning;
    /// A sentence has more than 25 words.
    LongSentence = "long-sentence", Warning;
    /// A paragraph has more than three sentences.
    LongParagraph = "long-paragraph", Warning;
    /// A list has more than six entries.
    LongList = "long-list", Warning;
    /// A sentence says what is done, and not who does it.
    PassiveVoice = "passive-voice", Warning;
    /// “Not” is drawn together with its verb.
    NegativeContraction = "negative-contraction", Warning;
    /// A share of people is given in per cent.
    Percentage = "percentage", Warning;
    /// Two numbers have a dash between them.
    NumberRange = "number-range", Warning;
    /// There is a plain word for a hard one.
    HardWord = "hard-word", Warning;
    /// An abbreviation is not explained where it is first used.
    UnexplainedAbbreviation = "unexplained-abbreviation", Warning;
    /// A sentence says something else than a fact of the site.
    ContradictingFact = "contradicting-fact", Warning;
    /// A fact has words by which sentences about it are known, and nothing that they could contradict.
    UncheckedFact = "unchecked-fact", Warning;
    /// A telephone number is nearly one of the site's.
    MistypedTelephone = "mistyped-telephone", Warning;
    /// A hint in square brackets waits for the words of whoever writes the page.
    LeftoverHint = "leftover-hint", Warning;
    /// A list of what not to do says twice that it is not to be done.
    DoubleNegative = "double-negative", Warning;
    /// A question is asked twice and answered differently.
    ConflictingAnswers = "conflicting-answers", Warning;
    /// A page makes a claim that advertising rules do not allow.
    ForbiddenClaim = "forbidden-claim", Warning;
    /// A page makes an offer, or presses visitors to decide quickly.
    ForbiddenOffer = "forbidden-offer", Warning;
    /// A page shows what a patient said of a treatment, and not that results vary.
    TestimonialWithoutNotice = "testimonial-without-notice", Warning;
    /// A page that is a promotion names a prescription-only medicine.
    PromotedMedicine = "promoted-medicine", Warning;
    /// A text refers to a fact that `site.yaml` does not name.
    UndefinedFact = "undefined-fact", Error;
    /// A fact is asked for where none is filled in.
    MisplacedFact = "misplaced-fact", Error;
    /// A glossary explains no term.
    EmptyGlossary = "empty-glossary", Warning;
    /// A term of the glossary cannot be looked for in texts.
    UnusableTerm = "unusable-term", Error;
    /// A term of the glossary has no definition.
    MissingDefinition = "missing-definition", Warning;
    /// The glossary explains a term twice.
    DuplicateTerm = "duplicate-term", Warning;
    /// No page uses a term of the glossary.
    UnusedTerm = "unused-term", Warning;
    /// A page's `allow` allows what is not there.
    UnusedAllowance = "unused-allowance", Warning;
    /// The theme named in `site.yaml` is neither in `themes/` nor built in.
    UnknownTheme = "unknown-theme", Error;
    /// The theme lacks a template that a site needs.
    MissingTemplate = "missing-template", Error;
    /// A template cannot be understood.
    InvalidTemplate = "invalid-template", Error;
    /// A template failed while a page was being made.
    TemplateFailed = "template-failed", Error;
    /// A locale file cannot be understood.
    InvalidLocale = "invalid-locale", Error;
    /// A message of the theme has no text in the site's language.
    MissingMessage = "missing-message", Warning;
    /// Text in a colour that a clinic chose is hard to read on its background.
    LowContrast = "low-contrast", Warning;
    /// A link leads to what another website says is no longer there.
    GoneLink = "gone-link", Error;
    /// A link leads to another website that could not be asked whether it is fine.
    UnaskedLink = "unasked-link", Warning;
}

impl Code {
    /// A help for a name that is no code: those that are like it.
    pub fn nearest_to(name: &str) -> String {
        let known = || Self::ALL.iter().map(|code| code.as_str());
        did_you_mean(name, known())
            .unwrap_or_else(|| "`careleaf explain` lists the codes, and so does docs/rules.md.".to_owned())
    }

    /// How a site or a page says otherwise, in a paragraph.
    pub fn how_to_set(self) -> String {
        if let Some(why) = self.why_always_an_error() {
            return format!("This is always an error: {why}.");
        }
        if self == Self::UnaskedLink {
            return "It is a warning, and never an error. `rules: {unasked-link: off}` in site.yaml turns it off."
                .to_owned();
        }
        let (severity, other) = match self.default_severity() {
            Severity::Error => ("an error", "warn"),
            Severity::Warning => ("a warning", "error"),
        };
        let mut text = format!(
            "It is {severity}. For the whole site, `rules: {{{self}: {other}}}` in site.yaml changes that, and \
             `{self}: off` turns it off."
        );
        if self.is_on_pages() {
            text.push_str(&format!(" For one page, `allow: {{{self}: the reason}}` in its front matter allows it."));
        }
        if self.holds_back() {
            text.push_str(
                " Where site.yaml says `review: {required: true}`, it keeps `careleaf build --publish` from writing anything, \
                 whatever these say.",
            );
        }
        text
    }

    /// Whether a page with this mistake is not published where reviews are required.
    pub fn holds_back(self) -> bool {
        matches!(
            self,
            Self::MissingReview
                | Self::MissingReviewer
                | Self::ReviewInFuture
                | Self::ReviewOverdue
                | Self::ChangedSinceReview
        )
    }

    /// Whether a page can have this mistake, and so can allow it. Others are the site's, its theme's, or those of files that
    /// are no pages.
    pub fn is_on_pages(self) -> bool {
        self.can_be_lowered()
            && !matches!(
                self,
                Self::MissingHome
                    | Self::StrayFile
                    | Self::StraySignOff
                    | Self::MissingConfig
                    | Self::UncheckedFact
                    | Self::InvalidLocale
                    | Self::MissingMessage
                    | Self::LowContrast
                    | Self::InvalidPicture
                    | Self::HugePicture
                    | Self::PictureMetadata
                    | Self::ActiveDrawing
            )
    }

    /// Whether only other websites can tell of this mistake. A build asks none; `careleaf check --links` does.
    pub fn needs_the_network(self) -> bool {
        matches!(self, Self::GoneLink | Self::UnaskedLink)
    }

    /// Whether a site can be published with this mistake in it.
    pub fn can_be_lowered(self) -> bool {
        self.why_always_an_error().is_none()
    }

    /// Why the mistake is an error whatever a site says; none where a site can be published with it.
    pub fn why_always_an_error(self) -> Option<&'static str> {
        match self {
            Self::UnreadableFile
            | Self::NotUtf8
            | Self::NoPages
            | Self::UnknownTheme
            | Self::MissingTemplate
            | Self::InvalidTemplate
            | Self::TemplateFailed => Some("with it, there is no website to publish"),
            Self::UndefinedFact | Self::MisplacedFact => Some("a sentence without its fact says something else"),
            Self::MissingConsent => Some("nobody's pictures are published without their consent"),
            Self::RiskTable | Self::InvalidRisk => Some("visitors decide by the numbers of a risk, and these are none"),
            Self::MissingFrontMatter
            | Self::UnclosedFrontMatter
            | Self::InvalidYaml
            | Self::WrongType
            | Self::DuplicateKey
            | Self::InvalidValue => Some("what could not be read may be that a page is a draft"),
            Self::InvalidPicture | Self::PictureMetadata | Self::ActiveDrawing => {
                Some("what such a file holds would be published unseen")
            }
            _ => None,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.iter().copied().find(|code| code.as_str() == name).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_are_read_back() {
        for code in Code::ALL {
            assert!(code.as_str().chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{code}");
            assert_eq!(code.as_str().parse(), Ok(*code));
        }
    }
}
