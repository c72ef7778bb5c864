//! A word by itself: how it is written, and what its form and the lexicon tell of it. Nearly all words of English are
//! folded and compared eight bytes at a time.

use super::lexicon::{Entry, Lexicon, Traits};

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    Lower,
    Capital,
    /// Two letters or more, all capital.
    Upper,
}

/// Bytes of the longest word that can be listed.
const LONGEST_LISTED: usize = 32;

/// Bit 5 of each byte: set, it makes a letter small and leaves digits, points, apostrophes and hyphens as they are.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Bit 6 of each byte: set in letters, clear in digits, points, apostrophes and hyphens.
const LETTER: u64 = 0x4040_4040_4040_4040;

/// A number's bits spread over all places, the upper ones best.
pub(super) const fn spread(word: u64) -> u64 {
    word.wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// A word in lower case without soft hyphens, zero-width characters and white space, apostrophes straight: eight bytes to a
/// number, the first in the lowest place, padded with zeros.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(super) struct Key([u64; LONGEST_LISTED / 8]);

impl Key {
    /// The key of a listed word, which is in lower case and short enough.
    const fn listed(word: &str) -> Self {
        let mut words = [0; LONGEST_LISTED / 8];
        let bytes = word.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            words[at / 8] |= (bytes[at] as u64) << (at % 8 * 8);
            at += 1;
        }
        Self(words)
    }

    /// The key of any word, unless it is longer than all that is listed.
    pub fn of(word: &str) -> Option<Self> {
        if word.len() > LONGEST_LISTED {
            return None;
        }
        let mut bytes = [0; LONGEST_LISTED];
        if word.bytes().all(|byte| byte.is_ascii_graphic()) {
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            bytes.make_ascii_lowercase();
            return Some(Self::padded(&bytes));
        }
        let mut length = 0;
        for c in word.chars() {
            let c = match c {
                '’' => '\'',
                '\u{ad}' | '\u{200b}' | '\u{2060}' => continue,
                c if c.is_whitespace() => continue,
                c => c.to_lowercase().next().unwrap_or(c),
            };
            let end = length + c.len_utf8();
            c.encode_utf8(bytes.get_mut(length..end)?);
            length = end;
        }
        Some(Self::padded(&bytes))
    }

    /// The key of `bytes[start..end]`, which are letters and digits of ASCII with points, commas, ampersands, apostrophes and
    /// hyphens.
    fn of_plain(bytes: &[u8], start: usize, end: usize) -> Option<Self> {
        if end - start > LONGEST_LISTED {
            return None;
        }
        let mut words = [0; LONGEST_LISTED / 8];
        for (word, at) in words.iter_mut().zip((start..end).step_by(8)) {
            *word = (eight(bytes, at, end) | SMALL) & !beyond(end - at);
        }
        Some(Self(words))
    }

    fn padded(bytes: &[u8; LONGEST_LISTED]) -> Self {
        let mut words = [0; LONGEST_LISTED / 8];
        for (word, bytes) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        Self(words)
    }

    /// Spread over all bits, the upper ones best.
    pub fn hash(&self) -> u64 {
        let [first, second, third, fourth] = self.0;
        spread(first ^ second.rotate_left(23) ^ spread(third ^ fourth.rotate_left(23)))
    }

    /// The word as one number, if it is of at most eight bytes.
    pub fn as_short(&self) -> Option<u64> {
        (self.0[1] == 0).then_some(self.0[0])
    }

    fn len(&self) -> usize {
        let last = self.0.iter().rposition(|&word| word != 0).unwrap_or(0);
        last * 8 + 8 - self.0[last].leading_zeros() as usize / 8
    }

    fn byte(&self, at: usize) -> u8 {
        (self.0[at / 8] >> (at % 8 * 8)) as u8
    }

    /// What the ending tells of a word that is not listed. Other words with these endings are few.
    fn form(&self) -> Traits {
        let length = self.len();
        if length < 4 {
            return Traits::default();
        }
        match [self.byte(length - 3), self.byte(length - 2), self.byte(length - 1)] {
            [_, b'l', b'y'] if length > 4 && !NOT_MANNER.contains(self) => Traits::ADVERB,
            [b'i', b'n', b'g'] if length > 4 && !NOT_ING.contains(self) => Traits::ING,
            [_, b'e', b'd'] if !NOT_PAST.contains(self) => {
                Traits::VERB.with(Traits::PAST).with(Traits::PARTICIPLE)
            }
            _ => Traits::default(),
        }
    }

    /// Without hyphens.
    fn unbroken(&self) -> Self {
        let mut bytes = [0; LONGEST_LISTED];
        let letters = (0..self.len()).map(|at| self.byte(at)).filter(|&byte| byte != b'-');
        bytes.iter_mut().zip(letters).for_each(|(place, byte)| *place = byte);
        Self::padded(&bytes)
    }
}

/// A word of at most fifteen letters and digits of ASCII.
#[derive(Clone, Copy)]
pub(super) struct Plain {
    words: [u64; 2],
    pub length: usize,
    /// Its last byte.
    pub last: u8,
    /// The byte behind it.
    pub next: u8,
}

impl Plain {
    /// The letters and digits at `start`, where they are one to seven of the next eight bytes, or eight to fifteen of the next
    /// sixteen.
    #[inline]
    pub fn at(bytes: &[u8], start: usize) -> Option<Self> {
        let next_eight = |at: usize| Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?));
        let letters = |word: u64| (beside_word(word).trailing_zeros() / u8::BITS) as usize;
        let first = next_eight(start)?;
        let length = letters(first);
        if length < 8 {
            let words = [first & !beyond(length), 0];
            let next = (first >> (length * 8)) as u8;
            return Some(Self { words, length, last: bytes[start + length - 1], next });
        }
        let second = next_eight(start + 8)?;
        let more = letters(second);
        (more < 8).then(|| Self {
            words: [first, second & !beyond(more)],
            length: 8 + more,
            last: bytes[start + 7 + more],
            next: (second >> (more * 8)) as u8,
        })
    }

    /// What is known of it.
    pub fn known(self, lexicon: &Lexicon) -> Entry {
        // Bit 6 of a letter, moved to bit 5, makes it small.
        let [first, second] = self.words.map(|word| word | (word & LETTER) >> 1);
        let key = Key([first, second, 0, 0]);
        let mut entry = if second == 0 { lexicon.look_up_short(first) } else { lexicon.look_up_long(&key) };
        if entry.traits.is_empty() && may_tell(self.last) {
            entry.traits = key.form();
        }
        entry
    }

    /// How it is written.
    pub fn case(self) -> Case {
        let [first, second] = self.words.map(|word| word & LETTER & !(word << 1));
        let lower = self.words.map(|word| word & LETTER & (word << 1));
        case_of(first & 0x40 != 0, first & !0xFF != 0 || second != 0, lower != [0, 0], self.length)
    }
}

/// The top bit of each byte that is no letter or digit of ASCII.
const fn beside_word(word: u64) -> u64 {
    const TOP: u64 = 0x8080_8080_8080_8080;
    // Added to seven bits, a distance carries into the top bit from a letter on.
    const fn from(byte: u8) -> u64 {
        (0x80 - byte as u64) * 0x0101_0101_0101_0101
    }
    let bytes = word & !TOP;
    let small = bytes | SMALL;
    let letter = (small + from(b'a')) & !(small + from(b'z' + 1));
    let digit = (bytes + from(b'0')) & !(bytes + from(b'9' + 1));
    !((letter | digit) & !word) & TOP
}

/// The bytes of `bytes[at..end]`, the first eight of more, padded with zeros.
fn eight(bytes: &[u8], at: usize, end: usize) -> u64 {
    match bytes[at..].first_chunk() {
        Some(word) => u64::from_le_bytes(*word) & !beyond(end - at),
        // The text ends here.
        None => bytes[at..end].iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    }
}

/// The bits of eight bytes that lie beyond so many.
const fn beyond(length: usize) -> u64 {
    if length < 8 { !0 << (length * 8) } else { 0 }
}

const fn listed<const N: usize>(words: [&str; N]) -> [Key; N] {
    let mut keys = [Key([0; LONGEST_LISTED / 8]); N];
    let mut at = 0;
    while at < N {
        keys[at] = Key::listed(words[at]);
        at += 1;
    }
    keys
}

/// Words in -ly that are no adverbs.
static NOT_MANNER: [Key; 14] = listed([
    "family", "assembly", "ally", "supply", "anomaly", "monopoly", "italy", "belly", "bully", "rally",
    "elderly", "friendly", "likely", "billy",
]);

/// Words in -ing that are no participles.
static NOT_ING: [Key; 14] = listed([
    "thing",
    "something",
    "anything",
    "everything",
    "nothing",
    "king",
    "ring",
    "wing",
    "spring",
    "string",
    "evening",
    "morning",
    "sibling",
    "beijing",
]);

/// Words in -ed that are no past forms.
static NOT_PAST: [Key; 23] = listed([
    "need", "seed", "feed", "deed", "weed", "reed", "heed", "shed", "sled", "hundred", "indeed", "speed",
    "sacred", "naked", "bleed", "breed", "steed", "tweed", "exceed", "wicked", "rugged", "beloved",
    "succeed",
]);

/// What is known of a word as it stands in a text; a hyphen at a line's end counts and does not count.
pub(super) fn known(word: &str) -> Entry {
    let Some(key) = Key::of(word) else { return Entry::default() };
    let entry = of_key(&key, key.byte(key.len().saturating_sub(1)));
    let is_broken = entry.traits.is_empty() && word.contains('\n');
    if is_broken { Lexicon::of_english().look_up(&key.unbroken()) } else { entry }
}

/// The same for a word of plain ASCII in one line: `bytes[start..end]`.
pub(super) fn known_plain(bytes: &[u8], start: usize, end: usize) -> Entry {
    Key::of_plain(bytes, start, end).map_or_else(Entry::default, |key| of_key(&key, bytes[end - 1]))
}

/// What is known of a word of this key that ends in the byte `last`.
fn of_key(key: &Key, last: u8) -> Entry {
    let mut entry = Lexicon::of_english().look_up(key);
    if entry.traits.is_empty() && may_tell(last) {
        entry.traits = key.form();
    }
    entry
}

/// Whether a word that ends in this byte may have a form that tells something: -ly, -ing, -ed.
fn may_tell(last: u8) -> bool {
    matches!(last | 0x20, b'y' | b'g' | b'd')
}

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    let mut letters = word.chars();
    match letters.next() {
        Some(c) if c.is_uppercase() => {
            let mut rest = letters.filter(|c| c.is_alphabetic()).peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Case::Upper } else { Case::Capital }
        }
        Some(c) if c.is_alphabetic() && !c.is_lowercase() => Case::Capital,
        // `al-Assad`, `iPhone`: names that begin small.
        Some(_) if word.len() > 3 && word.contains(char::is_uppercase) => Case::Capital,
        _ => Case::Lower,
    }
}

/// The same for a word of plain ASCII: `bytes[start..end]`.
pub(super) fn case_plain(bytes: &[u8], start: usize, end: usize) -> Case {
    let (mut first, mut upper, mut lower) = (false, false, false);
    for at in (start..end).step_by(8) {
        let word = eight(bytes, at, end);
        let letters = word & LETTER;
        let mut capitals = letters & !(word << 1);
        if at == start {
            first = capitals & 0x40 != 0;
            capitals &= !0xFF;
        }
        upper |= capitals != 0;
        lower |= letters & (word << 1) != 0;
    }
    case_of(first, upper, lower, end - start)
}

/// From whether the first letter is a capital, and whether others are, or are small.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "which words have capitals cannot be foreseen: no branch hangs on it"
)]
fn case_of(first: bool, upper: bool, lower: bool, length: usize) -> Case {
    let is_capital = first | upper & (length > 3);
    let is_upper = first & upper & !lower;
    if is_upper {
        Case::Upper
    } else if is_capital {
        Case::Capital
    } else {
        Case::Lower
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn plain_words_are_read_like_any_others(word in "[A-Za-z][A-Za-z0-9.'-]{0,40}", behind in "[ ,a-zé]{0,9}") {
            let text = format!("{word}{behind}");
            let key = Key::of_plain(text.as_bytes(), 0, word.len());
            prop_assert_eq!(key, Key::of(&word));
            prop_assert_eq!(case_plain(text.as_bytes(), 0, word.len()), case(&word));
        }

        #[test]
        fn words_of_letters_are_read_like_any_others(word in "[A-Za-z][A-Za-z0-9]{0,18}", behind in "[ ,.'é”A-Z]{0,17}") {
            let text = format!("{word}{behind}");
            let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
            let fits = letters < 8 && text.len() >= 8 || letters < 16 && text.len() >= 16;
            let plain = Plain::at(text.as_bytes(), 0);
            prop_assert_eq!(plain.map(|plain| plain.length), fits.then_some(letters));
            if let Some(plain) = plain {
                let word = &text[..letters];
                prop_assert_eq!((plain.last, plain.next), (text.as_bytes()[letters - 1], text.as_bytes()[letters]));
                prop_assert_eq!(plain.known(Lexicon::of_english()).traits, known(word).traits);
                prop_assert_eq!(plain.case(), case(word));
            }
        }
    }

    #[test]
    fn the_form_of_a_word_tells_what_it_is() {
        assert!(known("swiftly").traits.any(Traits::ADVERB));
        assert!(known("clambered").traits.any(Traits::PAST));
        assert_eq!(known("sta-\nte").traits, known("state").traits);
        assert!(!known("family").traits.any(Traits::ADVERB));
    }
}
