//! Sites to measure with: pages with the shape of a real leaflet page, made of words drawn from a list, the same every time.
//!
//! A page has some 1,000 words: question headings, lists, a table, emphasis, links to its neighbours and a footnote.

use std::{fmt::Write, fs, path::Path};

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

/// Writes a site of `pages` pages, and a page for each treatment and the home page, into `root`.
pub fn write(root: &Path, pages: usize) {
    let content = root.join("content");
    let treatments = pages.div_ceil(PAGES_OF_A_TREATMENT);
    let file = |path: String, text: String| {
        let file = content.join(path);
        fs::create_dir_all(file.parent().expect("a file is in a folder")).expect("the corpus can be written");
        fs::write(file, text).expect("the corpus can be written");
    };
    file("site.yaml".to_owned(), "title: Clinic\nbase_url: https://clinic.example/\nsearch: false\n".to_owned());
    file("index.md".to_owned(), "---\ntitle: Home\n---\n\nWelcome to the clinic.\n".to_owned());
    for treatment in 0..treatments {
        let text = format!("---\ntitle: Treatment {treatment}\n---\n\nPages about treatment {treatment}.\n");
        file(format!("treatment-{treatment:04}/index.md"), text);
    }
    let path = |page: usize| {
        let kind = KINDS[(page / treatments) % KINDS.len()];
        format!("treatment-{:04}/{kind}-{page:06}", page % treatments)
    };
    for page in 0..pages {
        let (previous, next) = (path((page + pages - 1) % pages), path((page + 1) % pages));
        let kind = KINDS[(page / treatments) % KINDS.len()];
        file(format!("{}.md", path(page)), Writer::new(page).page(page, kind, &previous, &next));
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
