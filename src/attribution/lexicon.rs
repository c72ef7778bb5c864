//! What is listed of words: word classes, cue verbs, nouns of sources, beginnings of outlets' names. Built once from the data
//! tables; a look-up costs a few nanoseconds.

use super::inflect::{Irregular, inflect, third_person};
use super::outlet;
use super::word::{self, Key};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::{BitOr, BitOrAssign};
use std::sync::LazyLock;

const CUE_VERBS: &str = include_str!("../data/cue_verbs.tsv");
const WORD_CLASSES: &str = include_str!("../data/word_classes.txt");
const VERBS: &str = include_str!("../data/verbs.txt");

/// A set of properties of a word.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Traits(u64);

macro_rules! traits {
    ($($name:ident = $class:literal,)*) => {
        traits!(@bits 0u32; $($name)*);
        /// The classes of `word_classes.txt` that are traits of their words as they stand.
        const CLASSES: &[(&str, Traits)] = &[$(($class, Traits::$name),)*];
    };
    (@bits $bit:expr; $name:ident $($rest:ident)*) => {
        impl Traits { pub const $name: Self = Self(1 << $bit); }
        traits!(@bits $bit + 1; $($rest)*);
    };
    (@bits $bit:expr;) => {
        const FIRST_FREE: u32 = $bit;
    };
}

traits! {
    AUX = "aux",
    BE = "be",
    HAVE = "have",
    MODAL = "modal",
    ADVERB = "adverb",
    DETERMINER = "determiner",
    OWN = "possessive-determiner",
    QUANTITY = "quantity",
    SUBJECT = "subject-pronoun",
    PERSON_PRONOUN = "person-pronoun",
    HE = "he",
    SHE = "she",
    RELATIVE = "relative",
    PRONOUN = "pronoun",
    PREPOSITION = "preposition",
    COORDINATOR = "coordinator",
    SUBORDINATOR = "subordinator",
    CLAUSE_OPENER = "clause-opener",
    STARTER = "starter",
    TITLE = "title",
    MALE = "male",
    FEMALE = "female",
    ROLE = "role",
    VAGUE = "vague",
    AUTHORITY = "authority",
    PRESS = "press",
    AGENCY_NOUN = "agency-noun",
    OUTLET_NOUN = "outlet-noun",
    DOCUMENT = "document",
    ORGANISATION = "organisation",
    SETTING = "setting",
    SPEECH_NOUN = "speech-noun",
    FEAR = "fear",
    DEMONYM = "demonym",
    DAY = "day",
    MONTH = "month",
    TIME = "time",
    ABBREVIATION = "abbreviation",
    RECIPIENT = "recipient",
    REDUCED = "reduced",
    QUOTE_ONLY = "quote-only",
    AUTHORITY_VERB = "authority-verb",
    PRESS_VERB = "press-verb",
    GIVEN = "given",
    HE_GIVEN = "he-given",
    SHE_GIVEN = "she-given",
    NOUN_LIKE = "noun-like",
    REPORTING_PASSIVE = "reporting-passive",
    CLAIMED_PASSIVE = "claimed-passive",
}

impl Traits {
    /// A form of a verb that reports speech.
    pub const SPEECH: Self = Self(1 << FIRST_FREE);
    /// A form of a verb of thought, wish or attitude.
    pub const BELIEF: Self = Self(1 << (FIRST_FREE + 1));
    /// A form of a verb whose source is mostly a document.
    pub const SHOWS: Self = Self(1 << (FIRST_FREE + 2));
    /// Another verb that often heads a cue.
    pub const DOES: Self = Self(1 << (FIRST_FREE + 3));
    /// Past tense.
    pub const PAST: Self = Self(1 << (FIRST_FREE + 4));
    /// Past participle.
    pub const PARTICIPLE: Self = Self(1 << (FIRST_FREE + 5));
    /// Third person, present.
    pub const PRESENT: Self = Self(1 << (FIRST_FREE + 6));
    /// Bare form.
    pub const BASE: Self = Self(1 << (FIRST_FREE + 7));
    /// `-ing`.
    pub const ING: Self = Self(1 << (FIRST_FREE + 8));
    /// A verb that names whom it is said to.
    pub const TELLS: Self = Self(1 << (FIRST_FREE + 9));
    /// A verb that may stand before its subject behind a quote: "…," said Novak.
    pub const INVERTS: Self = Self(1 << (FIRST_FREE + 10));
    /// A form of a verb that is seldom a noun, a cue or not.
    pub const VERB: Self = Self(1 << (FIRST_FREE + 11));
    /// Of a quote: it ends in a mark that leaves its sentence open.
    pub const UNFINISHED: Self = Self(1 << (FIRST_FREE + 12));
    /// "to".
    pub const TO: Self = Self(1 << (FIRST_FREE + 13));
    /// Any verb that may head a cue.
    pub const CUE: Self = Self(Self::SPEECH.0 | Self::BELIEF.0 | Self::SHOWS.0 | Self::DOES.0);

    /// Whether the two share a trait.
    pub const fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether nothing is known of the word.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Both sets together.
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOr for Traits {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Traits {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

/// A hasher for short words: eight bytes at a time, multiplied and folded.
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            self.write_u64(u64::from_le_bytes(word));
        }
        self.write_u64(rest.iter().fold(0, |word, &byte| (word << 8) | u64::from(byte)));
    }
    fn write_u8(&mut self, byte: u8) {
        self.0 ^= u64::from(byte);
    }
    fn write_usize(&mut self, length: usize) {
        self.0 ^= length as u64;
    }
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// A map from words, for look-ups in the hot path.
pub(super) type WordMap<'t, V> = HashMap<&'t str, V, BuildHasherDefault<WordHasher>>;

/// What is known of a listed word.
#[derive(Clone, Copy, Default)]
pub(super) struct Entry {
    pub traits: Traits,
    /// Which outlets' names may begin with it, as `outlet` counts them; 0 for none.
    pub opener: u16,
}

/// Words with what is known of them, by open addressing. So few places are taken that a look-up reads one for most words, and
/// what stands there is all there is to know: of a free place, nothing.
struct Table<K> {
    places: Box<[(K, Entry)]>,
}

impl<K: Copy + Default + PartialEq> Table<K> {
    /// A table of so many places, as a power of two.
    fn new(bits: u32) -> Self {
        Self { places: vec![(K::default(), Entry::default()); 1 << bits].into() }
    }

    /// The place of a word, or the free one for it.
    fn find(&self, hash: u64, word: &K) -> usize {
        let last = self.places.len() - 1;
        let mut place = (hash >> (last as u64).leading_zeros()) as usize;
        loop {
            let held = &self.places[place].0;
            if held == word || *held == K::default() {
                return place;
            }
            place = (place + 1) & last;
        }
    }

    fn get(&self, hash: u64, word: &K) -> Entry {
        self.places[self.find(hash, word)].1
    }

    fn entry(&mut self, hash: u64, word: K) -> &mut Entry {
        let place = &mut self.places[self.find(hash, &word)];
        place.0 = word;
        &mut place.1
    }
}

/// About three places for each of five thousand short words.
const SHORT: u32 = 14;

/// About four places for each of two thousand long words.
const LONG: u32 = 13;

/// All listed words; those of eight bytes and fewer, which are most of a text, by themselves.
pub(super) struct Lexicon {
    short: Table<u64>,
    long: Table<Key>,
}

impl Lexicon {
    /// The lexicon of English.
    pub fn of_english() -> &'static Self {
        static ENGLISH: LazyLock<Lexicon> = LazyLock::new(build);
        &ENGLISH
    }

    /// What is known of a word; nothing of one that is not listed.
    pub fn look_up(&self, key: &Key) -> Entry {
        match key.as_short() {
            Some(word) => self.look_up_short(word),
            None => self.look_up_long(key),
        }
    }

    /// The same for a word of at most eight bytes.
    pub fn look_up_short(&self, word: u64) -> Entry {
        self.short.get(word::spread(word), &word)
    }

    /// The same for a longer one.
    pub fn look_up_long(&self, key: &Key) -> Entry {
        self.long.get(key.hash(), key)
    }

    fn entry(&mut self, key: Key) -> &mut Entry {
        match key.as_short() {
            Some(word) => self.short.entry(word::spread(word), word),
            None => self.long.entry(key.hash(), key),
        }
    }
}

fn class(name: &str) -> impl Iterator<Item = &'static str> {
    class_of(WORD_CLASSES, name)
}

fn class_of(table: &'static str, name: &str) -> impl Iterator<Item = &'static str> {
    let head = format!("\n[{name}]\n");
    let start = memchr::memmem::find(table.as_bytes(), head.as_bytes()).map(|at| at + head.len());
    let words = start.and_then(|start| table[start..].split("\n[").next());
    words.unwrap_or_default().split_ascii_whitespace()
}

fn build() -> Lexicon {
    let mut lexicon = Lexicon { short: Table::new(SHORT), long: Table::new(LONG) };
    for (word, opener) in outlet::openers() {
        lexicon.entry(word).opener = opener;
    }
    let mut add = |word: &str, traits: Traits| {
        let Some(key) = Key::of(word) else { return };
        lexicon.entry(key).traits |= traits;
    };
    for &(name, traits) in CLASSES {
        class(name).for_each(|word| add(word, traits));
    }
    let verbs = irregular();
    let tells: Vec<&str> = class("recipient-verb").collect();
    let inverts: Vec<&str> = class("inverting").collect();
    let never: Vec<&str> = class("never-cue").collect();
    let listed = CUE_VERBS.lines().skip(1).filter_map(listed_verb);
    let listed = listed.filter(|(lemma, _)| !never.contains(lemma));
    let extra = class("extra-speech").map(|lemma| (lemma, Traits::SPEECH));
    for (lemma, sense) in listed.chain(extra) {
        let mut traits = sense;
        if tells.contains(&lemma) {
            traits |= Traits::TELLS;
        }
        if inverts.contains(&lemma) {
            traits |= Traits::INVERTS;
        }
        for (form, inflection) in inflect(lemma, &verbs) {
            add(&form, traits | inflection);
        }
    }
    add("to", Traits::TO);
    for lemma in class_of(VERBS, "verb") {
        add(lemma, Traits::VERB | Traits::BASE);
        add(&third_person(lemma), Traits::VERB | Traits::PRESENT);
    }
    for form in class("reduced").filter(|form| form.ends_with("ed")) {
        add(form, Traits::VERB | Traits::PAST | Traits::PARTICIPLE);
    }
    for form in class("claimed-passive") {
        add(form, Traits::PARTICIPLE);
    }
    for form in class_of(VERBS, "past-verb") {
        add(form, Traits::VERB | Traits::PAST);
    }
    lexicon
}

/// A row of the table of cue verbs, where the counts say that the verb is mostly a cue.
fn listed_verb(row: &'static str) -> Option<(&'static str, Traits)> {
    let mut cells = row.split('\t');
    let (lemma, count, _, share, kind) =
        (cells.next()?, cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let count: u32 = count.parse().ok()?;
    let share: Option<f32> = share.parse().ok();
    let (sense, least) = match kind {
        "speech" => (Traits::SPEECH, 0.4),
        "belief" => (Traits::BELIEF, 0.35),
        "document" => (Traits::SHOWS, 0.4),
        _ => (Traits::DOES, 0.6),
    };
    let enough = share.map_or(kind == "speech", |share| share >= least);
    (enough && count >= 3).then_some((lemma, sense))
}

fn irregular() -> Irregular {
    Irregular { forms: class("irregular").collect(), doubling: class("doubling").collect() }
}

/// The forms of the verb `lemma`, each with its inflection.
pub(super) fn forms_of(lemma: &str) -> Vec<(String, Traits)> {
    inflect(lemma, &irregular())
}
