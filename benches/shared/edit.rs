//! Edits of a page of the [corpus](crate::corpus), as a writer makes them. Each brings in a word by which it is known.

/// A new paragraph in the answer to the page's last question, which the index of questions shows too.
pub fn answer(text: &str, word: &str) -> String {
    replaced(text, "\nRead more:", &format!("\n{word}\n\nRead more:"))
}

/// Another title, which other pages show too.
pub fn title(text: &str, word: &str) -> String {
    replaced(text, "title: \"", &format!("title: \"{word} "))
}

fn replaced(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "a page of the corpus holds {from:?}");
    text.replacen(from, to, 1)
}
