//! What is counted and found in texts.

use super::*;
use crate::markdown;

fn policy() -> ReadingPolicy {
    ReadingPolicy { abbreviations: vec!["XYZ".to_owned()], ..ReadingPolicy::default() }
}

fn read(text: &str, terms: &[&str]) -> (Reading, Lexicon) {
    let lexicon = Lexicon::new(&policy(), terms.iter().copied());
    let reading = Measurer::new(&lexicon).measure(text.as_bytes(), &markdown::read(text, 0).prose);
    (reading, lexicon)
}

/// What is found in a text, each as its kind and its words.
fn found(text: &str) -> Vec<String> {
    let (reading, lexicon) = read(text, &["vein", "MRI scan"]);
    let shown = |finding: &Finding| {
        let words = &text[finding.span.range()];
        match finding.kind {
            FindingKind::HardWord(place) => format!("{words} -> {}", lexicon.plain_word(place)),
            kind => format!("{kind:?} {words}"),
        }
    };
    reading.findings.iter().map(shown).collect()
}

#[test]
fn sentences_words_and_syllables_are_counted() {
    for (text, expected) in [
        ("", (0, 0, 0, 0)),
        ("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.", (1, 13, 24, 4)),
        ("This sentence, taken as a reading passage unto itself, is being used to prove a point.", (1, 16, 23, 0)),
        ("The cat sat on the mat", (1, 6, 6, 0)),
        ("One. Two! Three? Four… Five... Six", (6, 6, 6, 0)),
        ("Rest, e.g. at home. See Dr. Jones at 3.30pm", (2, 9, 11, 0)),
        ("Dr A. Smith sees you. She asks how you are. You can ask too.", (3, 14, 14, 0)),
        ("We open at 9 a.m. Monday to Friday. Ring us. Come in.", (3, 12, 16, 0)),
        ("It opens at 9 a.m. Ring us.", (2, 7, 9, 0)),
        ("Ring Prof. B. Jones, Dr. C. Lee or Mr. D. E. Fox.", (1, 12, 12, 0)),
        ("A. Smith has hepatitis B. You had vitamin K. Then rest.", (3, 11, 16, 2)),
        ("She said: “Rest.” He did (at home.) Then he left.", (3, 10, 10, 0)),
        ("- one\n- two\n\n  and more\n- three", (4, 5, 5, 0)),
        ("You may have:\n\n- pain\n- swelling", (3, 5, 6, 0)),
        ("# Heading\n\nText.\n\n| a | b |\n| - | - |\n| c | d |\n\n`code`", (1, 1, 1, 0)),
        ("See <https://a.example/b> or www.a.example or a@b.example. Then rest.", (2, 5, 5, 0)),
        ("**Bold**ness and *it*alics — or not", (1, 5, 8, 1)),
        ("well-being and day-to-day 5 and 10.5 mg", (1, 7, 11, 2)),
        ("The NHS and 2 GPs", (1, 5, 8, 1)),
        ("They didn't and couldn’t", (1, 4, 6, 0)),
        ("Term\n: What it means.", (1, 3, 3, 0)),
        ("> [!note] Title\n> Text in it.\n> - and\n> - more", (3, 5, 5, 0)),
        ("> [!language] fr\n> Bonjour.\n\nHello.", (1, 1, 2, 0)),
        ("Été\u{a0}and naïve", (1, 3, 4, 0)),
    ] {
        let Counts { sentences, words, syllables, polysyllables, .. } = read(text, &[]).0.counts;
        assert_eq!((sentences, words, syllables, polysyllables), expected, "{text}");
    }
}

#[test]
fn the_terms_of_the_glossary_are_left_out_once() {
    let text = "Microsclerotherapy treats thread veins. A vein. Allergies to the sclerosant solution.";
    let terms = ["microsclerotherapy", "vein", "thread vein", "allergy", "Sclerosant solution"];
    let reading = read(text, &terms).0;
    let Counts { sentences, words, longest_sentence, .. } = reading.without_terms;
    assert_eq!((reading.counts.sentences, reading.counts.words, reading.counts.longest_sentence), (3, 11, 5));
    assert_eq!((sentences, words, longest_sentence), (3, 4, 2));
    // A sentence of nothing but terms is none.
    assert_eq!(read("Veins.", &["vein"]).0.without_terms, Counts::default());
    assert_eq!(read("A b.", &[]).0.without_terms, read("A b.", &[]).0.counts);
}

#[test]
fn what_is_hard_to_read_is_found() {
    let long = "one two three four five six seven eight nine ten ".repeat(2) + "one two three four five";
    let mut cases: Vec<(String, Vec<String>)> = vec![
        (format!("{long}."), vec![]),
        (format!("{long} six. Short."), vec![format!("LongSentence(26) {long} six.")]),
        ("A b. C d. E f.".to_owned(), vec![]),
        ("A b. C d. E f. G h.".to_owned(), vec!["LongParagraph(4) A b.".to_owned()]),
        ("- A b. C d. E f. G h.".to_owned(), vec![]),
    ];
    for (text, expected) in [
        ("It is done. They are often taken away.", &["Passive is done.", "Passive are often taken"][..]),
        ("You will be carefully treated", &["Passive be carefully treated"]),
        ("It is *taken*[^1]. It is **take**n.\n\n[^1]: x", &["Passive is *taken", "Passive is **take**n"]),
        ("It has not been given", &["Passive been given"]),
        ("It isn't used", &["Contraction isn't", "Passive isn't used"]),
        ("You are tired. It is red. There is limited time.\n\nIt is, treated or not, fine. It is a used one.", &[]),
        ("You are left-handed. You are used to it, and are used to wearing them.", &[]),
        ("It is used to treat veins.", &["Passive is used"]),
        ("This is called a bruise. We treated it. Being is an infected one.", &[]),
        ("Do not, don't, or can’t.", &["Contraction don't", "Contraction can’t"]),
        ("You'll see it's Ann's. We've won't", &["Contraction won't"]),
        ("5-10 days, 5–10, 5 - 10 and 9am-5pm", &["Range 5-10", "Range 5–10", "Range 5 - 10", "Range 9am-5pm"]),
        ("Ring 01632 960-970 or 020 7946-0958 on 2026-01-05 at 5-10 High Street, `5-10`, COVID-19", &[]),
        (
            "3% of people and 0.5 per cent or 7 percent or 2 %",
            &["Percentage 3%", "Percentage 0.5 per cent", "Percentage 7 percent", "Percentage 2 %"],
        ),
        ("A 3% solution. People like it.", &[]),
        ("Utilise it prior to that", &["Utilise -> use", "prior to -> before"]),
        ("A haematoma", &["haematoma -> bruise"]),
        ("A bruise (haematoma), and a **haematoma** (a bruise)", &[]),
        ("The CRP and the CRP", &["Abbreviation CRP"]),
        ("NHS GPs in the UK, XYZ, an MRI, a B12 and WE SEE YOU SOON NOW", &[]),
        ("C-reactive protein (CRP). The CRP.\n\nAn ECG (a heart trace). The ECG.", &[]),
        ("Do NOT PANIC or LAUGH", &["Abbreviation LAUGH"]),
    ] {
        cases.push((text.to_owned(), expected.iter().map(|text| (*text).to_owned()).collect()));
    }
    for (text, expected) in cases {
        let mut found = found(&text);
        found.sort();
        let mut expected: Vec<String> = expected.iter().map(|text| text.trim_end_matches('.').to_owned()).collect();
        expected.sort();
        let found: Vec<&str> = found.iter().map(|text| text.trim_end_matches('.')).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn odd_bytes_do_no_harm() {
    let lexicon = Lexicon::new(&policy(), ["", " ", "a b c d e f g h i j k l m n"]);
    for text in [
        "\u{2014}", "(", "%", "' '", "n't", "5", "5 %", "5 -", "\u{a0}", "é", "A\u{301}", "....", "5--", "£", "I'", "-",
    ] {
        for around in ["", " x ", "*"] {
            let text = format!("{around}{text}{around}");
            Measurer::new(&lexicon).measure(text.as_bytes(), &markdown::read(&text, 0).prose);
        }
    }
    // Places that are not in the file are passed over.
    let prose = markdown::read("Some words.", 100).prose;
    assert_eq!(Measurer::new(&lexicon).measure(b"Some words.", &prose).counts, Counts::default());
}

fn counts(sentences: u32, words: u32, syllables: u32, polysyllables: u32) -> Counts {
    Counts { sentences, words, syllables, polysyllables, longest_sentence: 0 }
}

fn is_close(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.1
}

#[test]
fn the_formulas_give_what_was_published() {
    // Wikipedia, “Flesch–Kincaid readability tests”: the sentence “The Australian platypus is seemingly a hybrid of a
    // mammal and reptilian creature” has 24 syllables, 13 words and the grade 11.3; its reading ease is 37.5.
    let platypus = counts(1, 13, 24, 4);
    assert!(is_close(platypus.grade(), 11.3) && is_close(platypus.ease(), 37.5));
    // The same: “Green Eggs and Ham” has 5.7 words a sentence, 1.02 syllables a word, and the grade -1.3. The lowest
    // grade there can be is -3.40, the highest reading ease 121.22.
    assert!(is_close(counts(1000, 5700, 5814, 0).grade(), -1.3));
    assert!(is_close(counts(1, 1, 1, 0).grade(), -3.4) && is_close(counts(1, 1, 1, 0).ease(), 121.22));
    // The calculator of readability-score.com on a story of 34 sentences, 432 words and 607 syllables, as its author
    // published it (storytreasury.wordpress.com).
    let story = counts(34, 432, 607, 0);
    assert!(is_close(story.grade(), 5.9) && is_close(story.ease(), 75.1));
    // The package smog-formula of npm: 1 sentence with 4 polysyllables gives 14.554593.
    assert!((platypus.smog_of_any_text() - 14.554593).abs() < 0.000_001);
}

#[test]
fn smog_asks_for_thirty_sentences() {
    assert_eq!(counts(29, 300, 400, 20).smog(), None);
    // With no polysyllable the constant of the formula is left.
    assert!(is_close(counts(30, 300, 400, 0).smog().unwrap(), 3.1291));
    assert!(is_close(counts(60, 300, 400, 200).smog().unwrap(), 13.559));
}

#[test]
fn nothing_is_measured_without_trouble() {
    let nothing = Counts::default();
    assert!(nothing.grade().is_finite() && nothing.ease().is_finite() && nothing.smog().is_none());
}
