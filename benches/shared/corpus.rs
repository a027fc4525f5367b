//! Sites to measure with: pages with the shape of a real leaflet page, made of words drawn from a list, the same every time.
//!
//! A page has some 1,000 words: question headings, lists, a table, emphasis, links to its neighbours and a footnote.

use std::fmt::Write;

const WORDS: &str = "vein treatment clinic doctor nurse patient skin small needle solution leg compression stocking \
    bandage walk week month pain swelling itch bruise area risk rare common scar mark fade appointment consent \
    question medicine allergy heart pregnant infection blood pressure clot sun bath exercise flight rest raise \
    ache tingle warm cool wash dry cream tablet water daily normal activity work drive home support call advice \
    urgent help result photo before after improve visible healthy body inside surface close shrink gentle";
const DETERMINERS: [&str; 7] = ["your", "the", "a", "this", "any", "each", "some"];
const VERBS: [&str; 5] = ["may", "can", "should", "will", "might"];
const ACTIONS: [&str; 13] = [
    "cause", "reduce", "follow", "need", "avoid", "treat", "cover", "improve", "check", "tell", "wear", "show", "last",
];
const KINDS: [&str; 4] = ["procedure", "suitability", "risks", "aftercare"];
const PAGES_OF_A_TREATMENT: usize = 100;

/// A site of a number of pages, and a page for each treatment and the home page.
pub struct Corpus {
    pages: usize,
}

impl Corpus {
    pub fn new(pages: usize) -> Self {
        Self { pages }
    }

    /// All files of the site: their paths below its folder, and their texts.
    pub fn files(&self) -> impl Iterator<Item = (String, String)> {
        let plain = [
            ("site.yaml", "title: Clinic\nbase_url: https://clinic.example/\nsearch: false\n"),
            ("index.md", "---\ntitle: Home\n---\n\nWelcome to the clinic.\n"),
        ];
        let plain = plain.into_iter().map(|(name, text)| (format!("content/{name}"), text.to_owned()));
        let treatments = (0..self.treatments()).map(|treatment| {
            let text = format!("---\ntitle: Treatment {treatment}\n---\n\nPages about treatment {treatment}.\n");
            (format!("content/treatment-{treatment:04}/index.md"), text)
        });
        let pages = (0..self.pages).map(|page| (self.file(page), self.text(page)));
        plain.chain(treatments).chain(pages)
    }

    /// The path of a page's file.
    pub fn file(&self, page: usize) -> String {
        format!("content/{}.md", self.place(page))
    }

    /// Where a page is, without what its file and its address have around that.
    pub fn place(&self, page: usize) -> String {
        format!("treatment-{:04}/{}-{page:06}", page % self.treatments(), self.kind(page))
    }

    /// The number of treatments. The pages take turns with them, so that the next page of the same one is as many pages on.
    pub fn treatments(&self) -> usize {
        self.pages.div_ceil(PAGES_OF_A_TREATMENT)
    }

    fn kind(&self, page: usize) -> &'static str {
        KINDS[(page / self.treatments()) % KINDS.len()]
    }

    fn text(&self, page: usize) -> String {
        let (previous, next) = ((page + self.pages - 1) % self.pages, (page + 1) % self.pages);
        Writer::new(page).page(page, self.kind(page), &self.place(previous), &self.place(next))
    }
}

/// Draws words for one page.
struct Writer {
    state: u64,
    words: Vec<&'static str>,
}

impl Writer {
    fn new(seed: usize) -> Self {
        // The constant is that of SplitMix64; any odd number with mixed bits spreads the seeds.
        let state = (seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self { state, words: WORDS.split_whitespace().collect() }
    }

    /// A number below `end`, from Marsaglia's xorshift generator.
    fn below(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % end as u64) as usize
    }

    fn word(&mut self) -> &'static str {
        let place = self.below(self.words.len());
        self.words[place]
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        words[self.below(words.len())]
    }

    fn phrase(&mut self) -> String {
        format!("{} {} {}", self.one_of(&DETERMINERS), self.word(), self.word())
    }

    fn sentence(&mut self) -> String {
        let verb = self.one_of(&VERBS);
        let verb = if self.below(7) == 0 { format!("**{verb}**") } else { verb.to_owned() };
        let mut sentence = format!("{} {verb} {}", self.phrase(), self.one_of(&ACTIONS));
        for _ in 0..1 + self.below(4) {
            sentence = format!("{sentence} {}", self.phrase());
        }
        if self.below(10) == 0 {
            sentence = format!("{sentence} (*{}*)", self.word());
        }
        let first = sentence.remove(0).to_ascii_uppercase();
        format!("{first}{sentence}.")
    }

    fn paragraph(&mut self) -> String {
        let sentences: Vec<String> = (0..3 + self.below(4)).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    fn page(&mut self, page: usize, kind: &str, previous: &str, next: &str) -> String {
        let mut text = format!(
            "---\ntitle: \"{} {} {kind} {page}\"\ndescription: \"{}\"\nkind: {kind}\norder: {page}\nreviewed: 2026-01-05\n\
             review_due: 2028-01-05\nreviewed_by: Clinical lead\n---\n\n{}[^1]\n",
            self.word(),
            self.word(),
            self.sentence(),
            self.paragraph()
        );
        for section in 0..5 {
            let asks = if section % 2 == 1 { "What is" } else { "How does" };
            let _ = write!(text, "\n## {asks} {} {page}-{section}?\n\n{}\n", self.phrase(), self.paragraph());
            match section {
                1 => {
                    text.push('\n');
                    for _ in 0..6 {
                        let _ = writeln!(text, "- {}", self.sentence());
                    }
                }
                2 => {
                    text.push_str("\n| Effect | How often | What to do |\n| --- | ---: | --- |\n");
                    for _ in 0..5 {
                        let (effect, often) = (self.word(), [10, 100, 1000][self.below(3)]);
                        let _ = writeln!(text, "| {effect} | 1 in {often} | {} |", self.sentence());
                    }
                }
                3 => {
                    text.push('\n');
                    for number in 1..=4 {
                        let _ = writeln!(text, "{number}. {}", self.sentence());
                    }
                    let _ = write!(text, "\n> {}\n", self.sentence());
                }
                _ => {}
            }
            let _ = write!(text, "\n{}\n", self.paragraph());
        }
        let _ = write!(
            text,
            "\nRead more: [previous](/{previous}/) and [next](/{next}/), or see [a source](https://example.org/{page}).\n\n\
             [^1]: {}\n",
            self.sentence()
        );
        text
    }
}
