//! The notes in a block of sign-offs, `# …`, which stay when its keys are written anew.

/// The notes of a block.
#[derive(Default)]
pub(super) struct Notes {
    /// Those above the first key.
    pub above: String,
    /// All others, those at the ends of lines included, and the empty lines at the end.
    pub below: String,
}

/// What the lines so far leave open.
#[derive(Default)]
struct Reader {
    /// The quotation mark that is open.
    quote: Option<char>,
    /// How many brackets are open.
    brackets: usize,
    /// Lines that are indented by more than this are the text of a key above them (`>-`).
    text_below: Option<usize>,
}

impl Notes {
    pub fn of(block: &str) -> Self {
        let mut notes = Self::default();
        let mut reader = Reader::default();
        let mut is_above = true;
        let lines: Vec<&str> = block.lines().skip_while(|line| line.trim_end() == "---").collect();
        for line in &lines {
            let note = reader.note_in(line);
            is_above &= line.trim().is_empty() || line.trim_start().starts_with('#');
            let notes = if is_above { &mut notes.above } else { &mut notes.below };
            notes.extend(note.map(|note| format!("{}\n", note.trim_end())));
        }
        let empty = lines.iter().rev().take_while(|line| line.trim().is_empty()).count();
        notes.below.push_str(&"\n".repeat(empty));
        notes
    }
}

impl Reader {
    /// The note that the next line ends with, from its `#` on. A quotation mark is one where a value begins, and part of the
    /// text within one: `P. O'Brien`.
    fn note_in<'l>(&mut self, line: &'l str) -> Option<&'l str> {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some(key) = self.text_below {
            if line.trim().is_empty() || indent > key {
                return None;
            }
            self.text_below = None;
        }
        let mut note = None;
        let mut begins_value = true;
        let mut before = ' ';
        let mut signs = line.char_indices().peekable();
        while let Some((place, sign)) = signs.next() {
            let next = signs.peek().map(|(_, next)| *next);
            match (self.quote, sign) {
                (Some('"'), '\\') => _ = signs.next(),
                // Two single ones in a row are how YAML writes one.
                (Some('\''), '\'') if next == Some('\'') => _ = signs.next(),
                (Some(open), _) if open == sign => self.quote = None,
                (Some(_), _) => {}
                (None, '#') if before.is_whitespace() => {
                    note = Some(&line[place..]);
                    break;
                }
                (None, '"' | '\'') if begins_value => {
                    self.quote = Some(sign);
                    begins_value = false;
                }
                (None, '[' | '{') if begins_value => self.brackets += 1,
                (None, ']' | '}') if self.brackets > 0 => self.brackets -= 1,
                (None, ',') if self.brackets > 0 => begins_value = true,
                (None, ':' | '-') if next.is_none_or(char::is_whitespace) => begins_value = sign == ':' || begins_value,
                (None, sign) => begins_value &= sign.is_whitespace(),
            }
            before = sign;
        }
        let said = line[..line.len() - note.map_or(0, str::len)].trim_end();
        let last = said.rsplit(' ').next().unwrap_or_default();
        let is_value = said[..said.len() - last.len()].trim_end().ends_with([':', '-']);
        let is_mark = is_value && last.starts_with(['|', '>']) && last.len() <= "|2-".len();
        let begins_text = is_mark && self.quote.is_none() && self.brackets == 0;
        self.text_below = begins_text.then_some(indent);
        note
    }
}

#[cfg(test)]
mod tests {
    use super::Notes;

    #[test]
    fn a_note_is_a_note_whatever_stands_before_it() {
        for (block, above, below) in [
            ("# a\npage: x # b\n# c\n", "# a\n", "# b\n# c\n"),
            ("reviewed_by: P. O'Brien # by telephone, see letter 12\n", "", "# by telephone, see letter 12\n"),
            ("reviewed_by: {name: P. O'Brien, role: 'a # b'} # c\n", "", "# c\n"),
            ("a: 'it''s # no' # b\n", "", "# b\n"),
            ("a: \"x \\\" # no\" # b\n", "", "# b\n"),
            ("a: \"over\n  # no\n  lines\" # b\n", "", "# b\n"),
            ("a: Smith, 'Bob # b\n", "", "# b\n"),
            ("a: x#no\n", "", ""),
            ("'page': x # b\n", "", "# b\n"),
            (
                "reviewed_by:\n  name: >- # b\n    P. O'Brien\n    # no\n\n    # no\n  role: |\n    # no\n# c\n",
                "",
                "# b\n# c\n",
            ),
            (
                "sections:\n  - {heading: \"# no\", hash: '0'} # b\n  - {heading: A > # c\n    }\n# d\n",
                "",
                "# b\n# c\n# d\n",
            ),
            ("a: b > # c\n  # d\n", "", "# c\n# d\n"),
            ("page: x\n\n\n", "", "\n\n"),
        ] {
            let notes = Notes::of(block);
            assert_eq!((notes.above.as_str(), notes.below.as_str()), (above, below), "{block}");
        }
    }
}
