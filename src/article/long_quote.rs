//! Quotes long enough to be known again in another article: their words as they can be compared, and who says them.

use std::borrow::Cow;
use std::sync::Arc;

use memchr::{memchr_iter, memmem};

use super::document::Article;
use super::mask::on_one_line;
use super::place::Place;
use super::spelling::{Speller, Word, each_word, number};
use super::voices::{Walked, analyse_unasked, carrier, name, name_table, speakers, spoken_by, walk};
use crate::attribution::{KnownSpeaker, NameTable, Quote, QuoteKind, SourceKind};
use crate::text::{Needles, Span};

/// A shorter quote may be in two articles by chance.
pub const LONG_QUOTE: u16 = 8;

/// What house styles leave of a long quote may be shorter than this only where most of it is left out or put in.
const FEWEST_COMPARED: usize = 6;

/// Words behind these are not compared: nobody is quoted at such length twice.
const MOST_WORDS: usize = 400;

/// A quote of an article that another article may have, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongQuote {
    /// Its chunk, its block there, and its index among the block's quotes.
    pub at: (usize, u32, u32),
    /// Where it stands with its marks, in bytes of the text.
    pub span: Span,
    /// The line on which it begins, counted from 0.
    pub line: u32,
    /// What stands between the marks, on one line.
    pub text: Box<str>,
    /// Who says it, where that is a person whose name is known.
    pub speaker: Option<Box<str>>,
    /// Its words as they are compared.
    pub words: Words,
}

/// The words of a quote without what house styles differ in, between what is left out or put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    // What tells most quotes apart comes first.
    /// A bit for each word.
    all: u128,
    /// A bit for each word that must stand in another quote for that to say the same.
    telling: u128,
    /// How many there are.
    count: usize,
    stretches: Box<[Box<[u32]>]>,
}

/// Words to be changed, put in or left out to make one quote a stretch of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// All of them.
    pub all: usize,
    /// Those inside what both have: where one begins in the middle of the other, words that do not fit lead in to it.
    pub inside: usize,
}

impl Article {
    /// Its long quotes, in order; none where it is not in English. Worked out once; costs a walk over the article.
    pub fn long_quotes(&self) -> &Arc<[LongQuote]> {
        let find = || if self.outline().is_english() { find(self) } else { Arc::default() };
        self.learned().long_quotes.get_or_init(find)
    }
}

/// Works out what the long quotes of each of `articles` rest on. Costs less than to ask each of them in turn.
pub fn prepare_long_quotes(articles: &[Article]) {
    analyse_unasked(articles.iter().filter(|article| article.outline().is_english()));
}

fn find(article: &Article) -> Arc<[LongQuote]> {
    let walked = walk(article);
    let is_long =
        |quote: &Quote| quote.words >= LONG_QUOTE && quote.is_outermost() && quote.kind != QuoteKind::Title;
    if !walked.iter().any(|paragraph| paragraph.analysis.quotes.iter().any(is_long)) {
        return Arc::default();
    }
    let (names, known) = (name_table(&walked), speakers(&walked));
    let mut found = Vec::new();
    for (index, paragraph) in walked.iter().enumerate() {
        let mut quotes =
            paragraph.analysis.quotes.iter().enumerate().filter(|(_, quote)| is_long(quote)).peekable();
        if quotes.peek().is_none() || is_translated(paragraph.prose) {
            continue;
        }
        for (number, quote) in quotes {
            let content = quote.content.of(paragraph.prose);
            let words = Words::of(content);
            if words.count() < FEWEST_COMPARED {
                continue;
            }
            let number = number as u32;
            let how = known[index].quotes.iter().find(|(known, _)| *known == number).map(|(_, how)| *how);
            let span = quote.span.shifted(paragraph.base.start);
            let part = &article.parts()[paragraph.chunk];
            let before = &part.chunk.text()[..span.start.index()];
            found.push(LongQuote {
                at: (paragraph.chunk, paragraph.block as u32, number),
                span: article.absolute(Place::new(paragraph.chunk, span)),
                line: part.line + memchr_iter(b'\n', before.as_bytes()).count() as u32,
                text: on_one_line(content).into(),
                speaker: speaker(&walked, &names, index, quote, how).map(String::into_boxed_str),
                words,
            });
        }
    }
    found.into()
}

/// The person who says a quote, by name, where that leaves no doubt: a whole sentence, and no pronoun.
fn speaker(
    walked: &[Walked<'_>],
    names: &NameTable<'_>,
    paragraph: usize,
    quote: &Quote,
    how: Option<KnownSpeaker>,
) -> Option<String> {
    let (from, mention) = match (quote.attribution, how.and_then(carrier)) {
        (Some(attribution), _) => {
            let analysis = walked[paragraph].analysis;
            (paragraph, analysis.attributions.get(attribution as usize)?.mention)
        }
        (None, Some(speaker)) => (spoken_by(walked, paragraph, speaker)?.0, speaker.mention),
        (None, None) => return None,
    };
    let kind = walked[from].analysis.mentions.get(mention as usize)?.kind;
    let is_person = matches!(kind, SourceKind::Person | SourceKind::Name);
    let is_certain = is_person && quote.kind == QuoteKind::Statement;
    let name = name(walked, names, from, mention).filter(|_| is_certain)?;
    // A name of one word may be a place or a body.
    (kind == SourceKind::Person || name.split_whitespace().count() > 1).then_some(name)
}

/// Whether words around say that somebody has put the quote into English: two translators never agree.
fn is_translated(prose: &str) -> bool {
    // Without their first letters, which may be capitals.
    static SAYING_SO: Needles = Needles::new(&[
        "ranslat",
        "nterpreter",
        "n Russian",
        "n Spanish",
        "n Chinese",
        "n French",
        "n German",
        "n Arabic",
        "n russian",
        "n spanish",
        "n chinese",
        "n french",
        "n german",
        "n arabic",
        "RANSLAT",
        "NTERPRETER",
        "N RUSSIAN",
        "N SPANISH",
        "N CHINESE",
        "N FRENCH",
        "N GERMAN",
        "N ARABIC",
    ]);
    SAYING_SO.are_in(prose)
}

/// `quote` with white space around what stands for words that are left out.
fn with_gaps(quote: &str) -> Cow<'_, str> {
    if !quote.contains('…') && memmem::find(quote.as_bytes(), b"...").is_none() {
        return Cow::Borrowed(quote);
    }
    Cow::Owned(quote.replace("...", " … ").replace('…', " … "))
}

impl Words {
    /// The words of `quote`.
    pub fn of(quote: &str) -> Self {
        let mut stretches: Vec<Vec<u32>> = vec![Vec::with_capacity(quote.len() / 4)];
        let mut inserted = false;
        let mut speller = Speller::default();
        let mut count = 0;
        each_word(&with_gaps(quote), |word| {
            count += 1;
            if count > MOST_WORDS {
                return;
            }
            let word = match word {
                Word::Plain(_) if inserted => return stretches.push(Vec::new()),
                Word::Plain(number) => {
                    return stretches.last_mut().into_iter().for_each(|last| last.extend(number));
                }
                Word::Written(word) => word,
            };
            let opens =
                word.starts_with(['[', '(']) && word.trim_matches(|c: char| !c.is_alphanumeric()).len() > 1;
            // "[T]he" is a capital that was changed.
            let is_capital = word.starts_with('[') && word.as_bytes().get(2) == Some(&b']');
            inserted |= opens && !is_capital;
            if word == "…" || inserted {
                inserted &= !word.contains([']', ')']);
                stretches.push(Vec::new());
            } else if let Some(stretch) = stretches.last_mut() {
                speller.take(word, |word| stretch.push(word));
            }
        });
        stretches.retain(|stretch| !stretch.is_empty());
        let stretches = stretches.into_iter().map(Vec::into_boxed_slice).collect();
        let mut words = Self { stretches, ..Self::default() };
        words.all = bits(words.stretches.iter().flatten());
        words.telling = bits(words.told().flatten());
        words.count = words.stretches.iter().map(|stretch| stretch.len()).sum();
        words
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The stretches that tell of the quote, without the words that join them to what was said before.
    fn told(&self) -> impl Iterator<Item = &[u32]> + Clone {
        let is_telling = |stretch: &[u32]| stretch.len() >= SHORTEST_STRETCH;
        let lengths =
            self.stretches.iter().filter(|stretch| is_telling(stretch)).map(|stretch| stretch.len());
        let tells_enough = lengths.sum::<usize>() >= usize::from(LONG_QUOTE);
        let telling = self.stretches.iter().filter(move |stretch| !tells_enough || is_telling(stretch));
        telling.map(|stretch| without_joints(stretch))
    }

    /// What it takes to make one of the two stand in the other, if that is no more than `most` changes. Words at either end
    /// of the longer one may be left out. Nearly all pairs are told apart by the words that one of them lacks.
    pub fn compare(&self, other: &Self, most: usize) -> Option<Changes> {
        if self == other {
            return Some(Changes::default());
        }
        let (short, long) = if self.count() <= other.count() { (self, other) } else { (other, self) };
        // Each word that is not there at all is a change.
        if (short.telling & !long.all).count_ones() as usize > most {
            return None;
        }
        let long: Cow<'_, [u32]> = match &*long.stretches {
            [whole] => Cow::Borrowed(whole),
            several => several.iter().flat_map(|stretch| stretch.iter().copied()).collect(),
        };
        let missing = short.told().flatten().filter(|word| !long.contains(word));
        if missing.take(most.saturating_add(1)).count() > most {
            return None;
        }
        short.told().try_fold(Changes::default(), |sum, stretch| {
            let found = changes(stretch, &long, most - sum.all)?;
            Some(Changes { all: sum.all + found.all, inside: sum.inside + found.inside })
        })
    }

    /// Every three words in a row, as one number each.
    pub fn shingles(&self) -> impl Iterator<Item = u32> + '_ {
        self.stretches.iter().flat_map(|stretch| stretch.windows(3)).map(|words| {
            words.iter().fold(0_u32, |all, word| (all.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B9))
        })
    }
}

/// A bit for each of `words`: where a bit is missing, so is a word.
fn bits<'w>(words: impl Iterator<Item = &'w u32>) -> u128 {
    words.fold(0, |bits, word| bits | 1 << (word % u128::BITS))
}

/// Fewer words between two that are left out stand anywhere.
const SHORTEST_STRETCH: usize = 5;

/// So many words at either end may belong to what was said before or behind.
const EDGE: usize = 3;

/// What it takes to make `stretch` one of `text`, if that is no more than `most` changes.
fn changes(stretch: &[u32], text: &[u32], most: usize) -> Option<Changes> {
    let all = within(stretch, text);
    if all == 0 || all > most {
        return (all == 0).then(Changes::default);
    }
    let near = text.len().min(stretch.len() + EDGE);
    let begins_together = within(stretch, &text[..near]) == all;
    let ends_together = within(stretch, &text[text.len() - near..]) == all;
    let (mut from, mut to, mut inside) = (0, stretch.len(), all);
    for _ in 0..EDGE {
        if !begins_together && to - from > 1 && within(&stretch[from + 1..to], text) < inside {
            (from, inside) = (from + 1, inside - 1);
        }
        if !ends_together && to - from > 1 && within(&stretch[from..to - 1], text) < inside {
            (to, inside) = (to - 1, inside - 1);
        }
    }
    Some(Changes { all, inside })
}

/// Edits that make `pattern` a stretch of `text` (Sellers).
fn within(pattern: &[u32], text: &[u32]) -> usize {
    let mut costs: Vec<usize> = (0..=pattern.len()).collect();
    let mut best = pattern.len();
    for word in text {
        let mut diagonal = costs[0];
        for (at, wanted) in pattern.iter().enumerate() {
            let change = diagonal + usize::from(wanted != word);
            diagonal = costs[at + 1];
            costs[at + 1] = change.min(costs[at] + 1).min(diagonal + 1);
        }
        best = best.min(costs[pattern.len()]);
    }
    best
}

/// Words that join what is said to what was said before.
const JOINTS: [u32; 5] =
    [number(b"and"), number(b"but"), number(b"well"), number(b"because"), number(b"that")];

/// A stretch without the words that join it to what was said before.
fn without_joints(stretch: &[u32]) -> &[u32] {
    let is_joint = |word: &&u32| JOINTS.contains(*word);
    let joints = stretch.iter().take_while(is_joint).count();
    &stretch[joints..]
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    #[track_caller]
    fn distance(one: &str, other: &str) -> usize {
        let changes = Words::of(one).compare(&Words::of(other), usize::MAX);
        changes.expect("no bound").inside
    }

    #[test]
    fn house_styles_make_no_difference() {
        assert_eq!(
            distance("We’re organising ten per cent of the colour", "We are organizing 10% of the color"),
            0
        );
        assert_eq!(distance("He didn't say so, OK?", "he did not say so – okay"), 0);
    }

    #[test]
    fn what_is_left_out_or_put_in_makes_no_difference() {
        let whole = "We will rebuild the bridge before the winter comes to the island";
        assert_eq!(distance("rebuild the bridge before the winter comes", whole), 0);
        assert_eq!(distance("We will rebuild … before the winter comes", whole), 0);
        assert_eq!(distance("[W]e will rebuild [it] before the winter comes", whole), 0);
        assert_eq!(distance("And we will rebuild the bridge before the winter", whole), 0);
    }

    #[test]
    fn other_words_do() {
        let whole = "We will rebuild the bridge before the winter comes";
        assert_eq!(distance("We will mend the bridge before the winter comes", whole), 1);
        assert!(distance("We shall never again sail to the island of Hessa", whole) > 5);
    }

    #[test]
    fn a_long_quote_has_a_speaker() {
        let text = "“We will rebuild the bridge before the winter comes,” Mayor Ines Duarte said.\n\n“It is the only one we have on this side,” Duarte said.\n";
        let article = Article::parse(text, Format::Plain);
        let quotes = article.long_quotes();
        let speakers: Vec<Option<&str>> = quotes.iter().map(|quote| quote.speaker.as_deref()).collect();
        assert_eq!(speakers, [Some("Ines Duarte"), Some("Ines Duarte")]);
        assert_eq!(
            (quotes[1].line, quotes[1].span.of(text)),
            (2, "“It is the only one we have on this side,”")
        );
    }
}
