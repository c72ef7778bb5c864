//! Labels that are misspelt, so that nothing takes them for labels.

use std::sync::LazyLock;

use super::label;
use super::line::lines;
use crate::text::Span;

/// A line that would begin with a label if it were not for a slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The words before the colon.
    pub span: Span,
    /// The label that was meant.
    pub meant: &'static str,
}

/// A strong label.
struct Strong {
    /// In small letters.
    small: String,
    /// As the table writes it.
    written: &'static str,
    /// How many words it has.
    words: usize,
    /// The letters in it.
    letters: u32,
}

static STRONG: LazyLock<Vec<Strong>> = LazyLock::new(|| {
    let rows = include_str!("../data/news_labels.tsv").lines().skip(1);
    let strong = rows.filter_map(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let is_strong = cells.len() > 3 && cells[3] == "strong" && cells[0].is_ascii();
        is_strong.then(|| Strong {
            small: cells[0].to_ascii_lowercase(),
            written: cells[0],
            words: cells[0].split(' ').count(),
            letters: letters(cells[0]),
        })
    });
    strong.collect()
});

/// The misspelt labels at the beginning of the block `text`, of which `prose` shows what is no markup: on its first line, and
/// on those below as long as each of them is one. Where no colon stands as near to the beginning as behind the longest label, it
/// costs a look that far.
pub fn slips_in(text: &str, prose: &str) -> Vec<Slip> {
    let opening = &prose.as_bytes()[..prose.len().min(label::longest() + 1)];
    if memchr::memchr(b':', opening).is_none() {
        return Vec::new();
    }
    lines(text, 0).map_while(|line| slip(text, prose, line.span)).collect()
}

fn slip(text: &str, prose: &str, line: Span) -> Option<Slip> {
    let shown = line.of(prose);
    let colon = shown.find(':').filter(|colon| *colon <= label::longest() && shown[..*colon].is_ascii())?;
    let words = Span::new(line.start.index(), line.start.index() + colon);
    let span = super::annotation::trimmed(text, words, &[' ', '\t', '*', '_']);
    meant_label(span.of(text)).map(|meant| Slip { span, meant })
}

/// The strong label that `words`, which are no label, were probably meant to be.
pub fn meant_label(words: &str) -> Option<&'static str> {
    if words.len() < SHORTEST
        || !words.starts_with(|c: char| c.is_ascii_alphabetic())
        || label::find(words).is_some()
    {
        return None;
    }
    let words = words.to_ascii_lowercase();
    let count = words.split(' ').count();
    let letters = letters(&words);
    let is_meant = |label: &&Strong| {
        label.words == count
            && (label.letters ^ letters).count_ones() <= MOST_OTHER_LETTERS
            && is_slip_of(&words, &label.small)
    };
    STRONG.iter().find(is_meant).map(|label| label.written)
}

/// A bit for each letter in `words`, capital or small.
fn letters(words: &str) -> u32 {
    words.bytes().fold(0, |letters, byte| letters | 1 << (byte % 32))
}

/// A slip brings a letter and takes another away, and no more than two words may have one.
const MOST_OTHER_LETTERS: u32 = 4;

/// Shorter words are too easily others.
const SHORTEST: usize = 6;

/// Words that differ from a label's by one letter and are no slips.
const OTHER_WORDS: [&str; 4] = ["undated", "refraction", "reacted", "relates"];

/// Whether `words`, as many as `label` has, are it with a slip in one word or two.
fn is_slip_of(words: &str, label: &str) -> bool {
    if words.len().abs_diff(label.len()) > 2 {
        return false;
    }
    let pairs = words.split(' ').zip(label.split(' '));
    let mut differ = 0;
    for (word, wanted) in pairs.filter(|(word, wanted)| word != wanted) {
        if !is_slip_of_word(word, wanted) {
            return false;
        }
        differ += 1;
    }
    (1..=2).contains(&differ)
}

/// Whether `word` is `wanted` with a slip inside: the ends are right, since another end makes another word (`publisher`,
/// `headlines`).
fn is_slip_of_word(word: &str, wanted: &str) -> bool {
    let same_ends =
        word.bytes().next() == wanted.bytes().next() && word.bytes().last() == wanted.bytes().last();
    let may_be_close = wanted.len() > 4 && same_ends;
    let may_be_swapped = wanted.len() > 2 && has_letters_of(word, wanted);
    (may_be_close || may_be_swapped)
        && strsim::osa_distance(word, wanted) == 1
        && !OTHER_WORDS.contains(&word)
}

/// Whether both are written with the same letters, in whatever order.
fn has_letters_of(word: &str, wanted: &str) -> bool {
    let sum = |word: &str| word.bytes().map(u32::from).sum::<u32>();
    word.len() == wanted.len() && sum(word) == sum(wanted) && {
        let (mut one, mut other) = (word.as_bytes().to_vec(), wanted.as_bytes().to_vec());
        one.sort_unstable();
        other.sort_unstable();
        one == other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_undone() {
        for (words, label) in [
            ("Orignal url", "Original url"),
            ("Original ulr", "Original url"),
            ("Realted article", "Related article"),
            ("Correcton", "Correction"),
            ("publihsed", "Published"),
            ("Headilne", "Headline"),
            ("Embargoed untill", "Embargoed until"),
        ] {
            assert_eq!(meant_label(words).map(str::to_lowercase), Some(label.to_lowercase()), "{words}");
        }
    }

    #[test]
    fn labels_and_other_words_are_left_alone() {
        for words in [
            "Original url",
            "Source",
            "Publisher",
            "Headlines",
            "Deadline",
            "Undated",
            "Posted in",
            "Clinton",
            "Connection",
            "Related topics",
            "Read on",
            "Reacted",
            "Q",
            "Relations",
            "Note",
        ] {
            assert_eq!(meant_label(words), None, "{words}");
        }
    }
}
