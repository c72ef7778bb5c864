//! Words as they are compared: in small letters and in one spelling, a number each.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// The words of `text` as they are compared, a number each.
pub fn compared_words(text: &str) -> Vec<u32> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut speller = Speller::default();
    each_word(text, |word| match word {
        Word::Plain(number) => words.extend(number),
        Word::Written(word) => speller.take(word, |number| words.push(number)),
    });
    words
}

/// A stretch of a text between white space.
pub enum Word<'t> {
    /// A word of letters and digits of ASCII, marks before and behind it aside: its number; nothing where it is not compared.
    Plain(Option<u32>),
    /// Any other.
    Written(&'t str),
}

/// Hands each stretch of `text` between white space to `take`. Most are plain, and told in one go.
pub fn each_word<'t>(text: &'t str, mut take: impl FnMut(Word<'t>)) {
    let bytes = text.as_bytes();
    let mut letters = [0; LONGEST_PLAIN];
    let mut at = 0;
    while at < bytes.len() {
        let (start, mut length, mut own) = (at, 0, NO_WORD);
        let is_plain = loop {
            match bytes.get(at).map_or(WHITE, |byte| PLAIN[usize::from(*byte)]) {
                WHITE => break true,
                LEFT_OUT => {}
                OTHER => break false,
                small => {
                    let Some(place) = letters.get_mut(length) else { break false };
                    *place = small;
                    length += 1;
                    own = with(own, small);
                }
            }
            at += 1;
        };
        let word = &letters[..length];
        if is_plain && word != CANNOT {
            if start < at {
                take(Word::Plain(compared_as(own, word)));
            }
            at += 1;
        } else {
            at += text[at..].find(char::is_whitespace).unwrap_or(text.len() - at);
            if start < at {
                take(Word::Written(&text[start..at]));
            }
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
}

/// The number of a word in small letters.
pub const fn number(word: &[u8]) -> u32 {
    let (mut number, mut at) = (NO_WORD, 0);
    while at < word.len() {
        number = with(number, word[at]);
        at += 1;
    }
    number
}

/// The number of a word without letters.
const NO_WORD: u32 = 0x811C_9DC5;

/// The number of a word to which a letter is added (FNV-1a).
const fn with(number: u32, letter: u8) -> u32 {
    (number ^ letter as u32).wrapping_mul(0x0100_0193)
}

/// Words that are compared as others, or not at all.
struct Others {
    /// Whether one of them has a number that ends in this byte: most words are told apart so.
    endings: [bool; 256],
    words: HashMap<u32, u32, RandomState>,
}

impl Others {
    /// What the word of this number is compared as, if it is one of them: those that are left out, as no word.
    fn get(&self, number: u32) -> Option<u32> {
        if self.endings[(number & 0xFF) as usize] { self.words.get(&number).copied() } else { None }
    }
}

/// Those that speakers put in and desks leave out, and what house styles write differently.
static OTHERS: LazyLock<Others> = LazyLock::new(|| {
    let left_out = ["uh", "um", "er", "so", "very", "really", "just", "pretty", "quite", "per"];
    let written = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("percent", "%"),
        ("cent", "%"),
        ("centre", "center"),
        ("theatre", "theater"),
        ("defence", "defense"),
        ("grey", "gray"),
        ("programme", "program"),
        ("ok", "okay"),
    ];
    let of = |word: &str| number(word.as_bytes());
    let written = written.iter().map(|(house, other)| (of(house), of(other)));
    let words: HashMap<_, _, _> = left_out.iter().map(|word| (of(word), NO_WORD)).chain(written).collect();
    let mut endings = [false; 256];
    for number in words.keys() {
        endings[(number & 0xFF) as usize] = true;
    }
    Others { endings, words }
});

/// A byte that is no letter, digit or mark inside words.
const LEFT_OUT: u8 = 0;

/// A mark between words.
const PARTS: u8 = 1;

/// Anything beyond ASCII.
const OTHER: u8 = 2;

/// White space.
const WHITE: u8 = 3;

/// What a character of ASCII is in the word that is compared; behind them, all others.
const SMALL: [u8; 129] = {
    let mut small = [LEFT_OUT; 129];
    let mut byte = 0;
    while byte < 128 {
        let c = byte as u8;
        small[byte] = match c {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => c.to_ascii_lowercase(),
            b'\'' | b'`' => b'\'',
            b'%' => b'%',
            b'-' | b'/' => PARTS,
            _ => LEFT_OUT,
        };
        byte += 1;
    }
    small[128] = OTHER;
    small
};

/// What a byte is in a word: a letter or digit in its small form, a mark that is left out, white space, or something else that
/// makes the word no plain one.
const PLAIN: [u8; 256] = {
    let mut plain = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => WHITE,
            b'\'' | b'`' | b'%' | b'-' | b'/' | b'[' | b']' | b'(' | b')' => OTHER,
            _ => SMALL[byte],
        };
        byte += 1;
    }
    plain
};

/// A plain word has so many letters at most.
const LONGEST_PLAIN: usize = 24;

/// The one word without an apostrophe that stands for two.
const CANNOT: &[u8] = b"cannot";

/// Tells words one by one, each written over the one before.
#[derive(Default)]
pub struct Speller {
    word: Vec<u8>,
}

impl Speller {
    /// Hands the words in `written`, in which no white space stands, to `take`.
    pub fn take(&mut self, written: &str, mut take: impl FnMut(u32)) {
        self.word.clear();
        for c in written.chars() {
            match SMALL[(c as usize).min(128)] {
                LEFT_OUT => {}
                PARTS => self.tell(&mut take),
                OTHER => self.take_other(c, &mut take),
                small => self.word.push(small),
            }
        }
        self.tell(&mut take);
    }

    /// Takes a letter or a mark beyond ASCII.
    fn take_other(&mut self, c: char, take: &mut impl FnMut(u32)) {
        match c {
            '’' | '‘' => self.word.push(b'\''),
            '—' | '–' => self.tell(take),
            c if !c.is_alphanumeric() => {}
            c => {
                let mut bytes = [0; 4];
                let small = c.to_lowercase();
                small.for_each(|c| self.word.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes()));
            }
        }
    }

    /// Hands on the word as it was written, and makes room for the next.
    fn tell(&mut self, take: &mut impl FnMut(u32)) {
        let word = trimmed(&self.word);
        if word.iter().any(|byte| matches!(byte, b'\'' | b'%')) || word == CANNOT {
            let (word, share) = word.strip_suffix(b"%").map_or((word, &b""[..]), |number| (number, b"%"));
            let (word, rest) = parted(word);
            [word, rest, share].into_iter().filter_map(compared).for_each(take);
        } else if let Some(number) = compared(word) {
            take(number);
        }
        self.word.clear();
    }
}

/// The number of `word` in the spelling in which it is compared; nothing where it is left out.
fn compared(word: &[u8]) -> Option<u32> {
    compared_as(number(word), word)
}

/// The same for a word whose number is `own`.
fn compared_as(own: u32, word: &[u8]) -> Option<u32> {
    let told = OTHERS.get(own).unwrap_or_else(|| american(word).map_or(own, |word| number(&word)));
    (told != NO_WORD).then_some(told)
}

/// `word` without apostrophes at its ends.
fn trimmed(mut word: &[u8]) -> &[u8] {
    while let [b'\'', inside @ ..] | [inside @ .., b'\''] = word {
        word = inside;
    }
    word
}

/// A short form and what it stands for: "we're", "don't".
fn parted(word: &[u8]) -> (&[u8], &'static [u8]) {
    const ENDINGS: [(&[u8], &[u8]); 6] = [
        (b"n't", b"not"),
        (b"'re", b"are"),
        (b"'ll", b"will"),
        (b"'ve", b"have"),
        (b"'m", b"am"),
        (b"'s", b""),
    ];
    let found = ENDINGS.iter().find_map(|(ending, whole)| Some((word.strip_suffix(*ending)?, *whole)));
    match found {
        Some((b"ca", whole)) => (b"can", whole),
        Some((b"wo", whole)) => (b"will", whole),
        Some((stem @ (b"it" | b"that" | b"he" | b"she" | b"there" | b"what" | b"who" | b"here"), b"")) => {
            (stem, b"is")
        }
        Some(found) => found,
        None if word == CANNOT => (b"can", b"not"),
        None => (word, b""),
    }
}

/// `word` with the endings of American English, where it has others: colour, organise.
fn american(word: &[u8]) -> Option<Vec<u8>> {
    const ENDINGS: [(&[u8], &[u8]); 7] = [
        (b"isation", b"ization"),
        (b"ising", b"izing"),
        (b"ised", b"ized"),
        (b"ises", b"izes"),
        (b"ise", b"ize"),
        (b"lled", b"led"),
        (b"lling", b"ling"),
    ];
    let our = |word: &[u8]| word.windows(3).position(|letters| letters == b"our");
    let mut other = None;
    if word.len() > 4 && word.contains(&b'u') {
        let mut from = 0;
        while let Some(at) = our(&other.as_deref().unwrap_or(word)[from..]) {
            other.get_or_insert_with(|| word.to_vec()).remove(from + at + 1);
            from += at + 2;
        }
    }
    let shown = other.as_deref().unwrap_or(word);
    // Whatever ends otherwise is done here.
    if shown.len() > 6 && matches!(shown.last(), Some(b'n' | b'g' | b'd' | b's' | b'e')) {
        let found = ENDINGS.iter().find(|(house, _)| shown.ends_with(house));
        if let Some((house, ending)) = found {
            let stem = shown.len() - house.len();
            let word = other.get_or_insert_with(|| word.to_vec());
            word.truncate(stem);
            word.extend_from_slice(ending);
        }
    }
    other
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_words_are_told_like_any_others(text in r"([A-Za-z0-9.,;:!?'%/()\[\]é’—“”\u{a0}\t\n -]|cannot|colour|organise){0,60}") {
            let mut words = Vec::new();
            let mut speller = Speller::default();
            text.split_whitespace().for_each(|word| speller.take(word, |number| words.push(number)));
            prop_assert_eq!(compared_words(&text), words);
        }
    }
}
