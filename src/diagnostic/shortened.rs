//! Messages that quote what a writer wrote, however long that is.

use crate::diagnostic::Words;

/// How many bytes a message may have before what it quotes is shortened: some lines of a terminal.
const LONG_MESSAGE: usize = 1000;

/// How many characters of a long quotation stay at its beginning, and at its end.
const KEPT: usize = 60;

/// The signs between which messages quote.
const QUOTATION_MARKS: [char; 3] = ['`', '“', '”'];

/// A message in which long quotations, such as an address of 64 kilobytes, have lost what stands in their middle.
pub(super) fn shortened(message: Words) -> Words {
    if message.len() <= LONG_MESSAGE {
        return message;
    }
    message.split_inclusive(QUOTATION_MARKS).map(part_shortened).collect::<String>().into()
}

fn part_shortened(part: &str) -> String {
    let start = part.char_indices().nth(KEPT).map_or(part.len(), |(place, _)| place);
    let end = part.char_indices().rev().nth(KEPT).map_or(0, |(place, _)| place);
    // Sentences of Careleaf's own are never as long as that.
    if end <= start + LONG_MESSAGE / 4 {
        return part.to_owned();
    }
    format!("{}…{}", &part[..start], &part[end..])
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_quotation_loses_its_middle() {
        let long = format!("a{}é", "/".repeat(100_000));
        let message = shortened(format!("The link `{long}` leads to nothing: there is no such page.").into());
        assert!(message.starts_with("The link `a////") && message.contains('…'), "{message}");
        assert!(message.ends_with("//é` leads to nothing: there is no such page."), "{message}");
        assert!(message.len() < 300, "{message}");
        let short = "The link `a.md` leads to nothing.";
        assert_eq!(&*shortened(short.into()), short);
    }
}
