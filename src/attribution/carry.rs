//! From paragraph to paragraph: who goes on speaking. Carries a small state; costs a few nanoseconds for a paragraph
//! that has no quote.

use super::Analysis;
use super::claim::{Attribution, AttributionKind};
use super::lexicon::Traits;
use super::mark::Marks;
use super::mention::{Mention, SourceKind};
use super::quote::{Ending, Quote, QuoteKind};
use super::sentence::Sentence;
use super::token::{Kind, Token};
use crate::text::Span;

/// What kind of block a paragraph is, as the article knows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum ParagraphKind {
    /// Running prose.
    Prose,
    /// The line above everything else: what it says is said, and nobody goes on speaking behind it.
    Headline,
    /// A heading.
    Heading,
    /// A quotation set as a block.
    BlockQuote,
    /// An entry of a list.
    ListItem,
}

/// A paragraph and what it says.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    /// Its kind.
    pub kind: ParagraphKind,
    /// What it says.
    pub analysis: &'a Analysis,
}

#[expect(clippy::struct_excessive_bools, reason = "independent facts of one paragraph")]
/// What a paragraph hands on; enough for paragraphs that have no quote.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Handed {
    /// The mention of who speaks at its end, by index into `Analysis::mentions`.
    speaker: Option<u32>,
    /// The first named person or body that could speak.
    named: Option<u32>,
    /// Whether it speaks of somebody's speech at all.
    speaks: bool,
    /// Whether it is nothing but quotes.
    only_quotes: bool,
    opens_with_quote: bool,
    left_open: bool,
    /// Whether a colon ends it, so that it introduces what follows.
    introduces: bool,
    is_turn: bool,
    has_quotes: bool,
    /// Whether it is a dash and a name, and so signs the quote above.
    signs: bool,
}

impl Handed {
    /// Whether it opens with a quotation mark and no other speaker begins, so that it may continue a quote.
    pub const fn opens_again(self) -> bool {
        self.opens_with_quote && !self.is_turn
    }
}

/// Who goes on speaking: a mention so many paragraphs back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub struct Speaker {
    /// How many paragraphs back the mention stands; 0 is this paragraph, -1 the next.
    pub back: i32,
    /// Its index in that paragraph's `mentions`.
    pub mention: u32,
}

/// How the speaker of a quote is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum KnownSpeaker {
    /// By the quote's own paragraph.
    SameParagraph,
    /// By an earlier paragraph, whose speaker goes on.
    Carried(Speaker),
    /// By a heading.
    Heading(Speaker),
    /// By the paragraph before, which introduces it.
    Introduced(Speaker),
    /// By the turn of a dialogue that it stands in.
    Turn(Speaker),
    /// By the next paragraph.
    Behind(Speaker),
    /// By a later paragraph, which ends the quote that this one leaves open.
    Continued(Speaker),
    /// By the line below, which signs it.
    Signed(Speaker),
    /// By words of saying nearby that leave open which name is meant.
    Nearby,
    /// Not at all.
    Unknown,
}

#[expect(clippy::struct_excessive_bools, reason = "independent facts of the paragraph before")]
/// The state of the walk over an article's paragraphs. Where it equals the state of an earlier walk at the same
/// paragraph, everything behind comes out as it did then.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash)]
pub struct Carried {
    speaker: Option<Speaker>,
    heading: Option<Speaker>,
    introduced: bool,
    turn: Option<Speaker>,
    /// Whether the paragraph before was left open.
    open: bool,
    /// Whether the paragraph before speaks of somebody's speech.
    spoke: bool,
    /// Whether a dialogue of turns is going on.
    dialogue: bool,
}

impl Carried {
    /// Steps over a paragraph: how the speaker of each outermost quote that gives somebody's words is known, by index
    /// into `Analysis::quotes`. `next` is what the paragraph behind hands on, if there is one.
    pub fn step(&mut self, here: Paragraph<'_>, next: Option<Handed>) -> Vec<(u32, KnownSpeaker)> {
        let handed = here.analysis.handed;
        let mut known = Vec::new();
        if here.kind == ParagraphKind::Headline {
            *self = Self::default();
            return known;
        }
        if handed.has_quotes {
            let quotes = here.analysis.quotes.iter().enumerate();
            for (index, quote) in quotes.filter(|(_, quote)| gives_words(quote, handed.only_quotes)) {
                known.push((index as u32, self.known(here, next, quote)));
            }
        }
        self.advance(here.kind, handed);
        known
    }

    /// How the speaker of a quotation that is set as a block, without marks, is known: where the line above introduces it.
    pub fn block(&self, here: Paragraph<'_>) -> Option<KnownSpeaker> {
        let bare = here.analysis.quotes.is_empty() && here.analysis.attributions.is_empty();
        let is_block = here.kind == ParagraphKind::BlockQuote && bare && self.introduced;
        self.speaker.filter(|_| is_block).map(KnownSpeaker::Introduced)
    }

    /// Whether the paragraph before left a quote open.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    fn known(&self, here: Paragraph<'_>, next: Option<Handed>, quote: &Quote) -> KnownSpeaker {
        let handed = here.analysis.handed;
        if quote.attribution.is_some() || handed.speaker.is_some() || handed.speaks {
            return KnownSpeaker::SameParagraph;
        }
        let behind = next.unwrap_or_default();
        if behind.signs
            && let Some(mention) = behind.speaker
        {
            return KnownSpeaker::Signed(Speaker { back: -1, mention });
        }
        if let Some(speaker) = self.turn {
            return KnownSpeaker::Turn(speaker);
        }
        if let Some(speaker) = self.speaker {
            return if self.introduced {
                KnownSpeaker::Introduced(speaker)
            } else if handed.only_quotes || here.kind == ParagraphKind::BlockQuote {
                KnownSpeaker::Carried(speaker)
            } else {
                KnownSpeaker::Nearby
            };
        }
        if let Some(speaker) = self.heading {
            return KnownSpeaker::Heading(speaker);
        }
        if let Some(mention) = behind.speaker {
            return KnownSpeaker::Behind(Speaker { back: -1, mention });
        }
        if handed.named.is_some() && !handed.only_quotes {
            return KnownSpeaker::SameParagraph;
        }
        let goes_on = quote.ending == Ending::Open && behind.opens_again();
        if self.spoke || self.open || self.dialogue || behind.speaks || goes_on {
            return KnownSpeaker::Nearby;
        }
        KnownSpeaker::Unknown
    }

    fn advance(&mut self, kind: ParagraphKind, handed: Handed) {
        for speaker in [&mut self.speaker, &mut self.heading, &mut self.turn].into_iter().flatten() {
            speaker.back += 1;
        }
        let here = |mention: Option<u32>| mention.map(|mention| Speaker { back: 1, mention });
        if kind == ParagraphKind::Heading {
            *self = Self { heading: here(handed.speaker.or(handed.named)), ..Self::default() };
            return;
        }
        let goes_on = handed.only_quotes || kind == ParagraphKind::BlockQuote;
        self.spoke = handed.speaks || goes_on && self.spoke;
        self.speaker = here(handed.speaker).or(if goes_on { self.speaker } else { None });
        if self.speaker.is_none() && handed.introduces {
            self.speaker = here(handed.named);
        }
        self.introduced = handed.introduces || goes_on && self.introduced;
        if handed.is_turn {
            self.turn = here(handed.speaker);
        } else if !goes_on {
            self.turn = None;
        }
        self.dialogue = handed.is_turn || goes_on && self.dialogue;
        self.open = handed.left_open;
        if !goes_on && !handed.has_quotes && handed.speaker.is_none() {
            self.heading = None;
        }
    }
}

/// Words of a heading that is a quote.
const HEADING: u16 = 9;

/// Whether a quote gives somebody's words and so needs a speaker: whole sentences, outermost. Where the paragraph is
/// nothing but quotes (`alone`), three words do.
fn gives_words(quote: &Quote, alone: bool) -> bool {
    // A line in single marks alone is a heading between paragraphs.
    let heading = alone && quote.marks == Marks::Single && quote.words <= HEADING;
    quote.is_outermost()
        && !heading
        && quote.kind == QuoteKind::Statement
        && quote.words >= if alone { 3 } else { 4 }
        && quote.ending != Ending::Broken
}

/// What a paragraph hands to the next.
pub(super) fn handed(
    prose: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    quotes: &[Quote],
    attributions: &[Attribution],
    mentions: &[Mention],
) -> Handed {
    let speech = attributions.iter().rev().find(|attribution| {
        attribution.is_speech && mentions[attribution.mention as usize].kind != SourceKind::Document
    });
    let direct = attributions
        .iter()
        .rev()
        .find(|attribution| attribution.kind != AttributionKind::Indirect && attribution.is_speech);
    let speaker = direct.or(speech).map(|attribution| attribution.mention);
    let is_word = |token: &Token| matches!(token.kind, Kind::Word | Kind::Number);
    let only_quotes = !quotes.is_empty() && !tokens.iter().any(is_word);
    let holds = |traits: Traits| sentences.iter().any(|sentence| sentence.traits.any(traits));
    let answered = || asks_to_say(tokens) || is_credited(tokens);
    let speaks = speech.is_some()
        || holds(SAYS) && tokens.iter().any(says)
        || holds(Traits::QUOTE_ONLY) && goes_on_speaking(tokens)
        || !quotes.is_empty() && answered();
    let named = mentions
        .iter()
        .position(|mention| {
            matches!(mention.kind, SourceKind::Person | SourceKind::Name | SourceKind::Organisation)
        })
        .map(|index| index as u32);
    let signs = signature(tokens, mentions) && quotes.is_empty();
    let speaker = speaker.or(named.filter(|_| signs));
    let last = sentences.last().map(|sentence| tokens[sentence.range.end - 1]);
    let first = prose.len() - prose.trim_start().len();
    Handed {
        speaker,
        named,
        speaks,
        only_quotes,
        opens_with_quote: quotes.first().is_some_and(|quote| quote.span.start.index() == first),
        left_open: quotes.iter().any(|quote| quote.ending == Ending::Open && quote.is_outermost()),
        introduces: last.is_some_and(|last| last.kind == Kind::Colon),
        is_turn: attributions.first().is_some_and(|attribution| is_turn(tokens, attribution)),
        has_quotes: quotes.iter().any(|quote| gives_words(quote, only_quotes)),
        signs,
    }
}

/// Tokens of a line that signs what stands above, at most.
const SIGNATURE: usize = 20;

/// Tokens of a credit in brackets behind its first word, at most.
const CREDIT: usize = 6;

/// Whether a dash and a name are what a paragraph begins with, and nearly all of it: "– Ines Duarte, mayor".
fn signature(tokens: &[Token], mentions: &[Mention]) -> bool {
    let [dash, name, ..] = tokens else { return false };
    let first = mentions.first().is_some_and(|mention| mention.span.start == name.span.start);
    dash.kind == Kind::Dash && tokens.len() <= SIGNATURE && first
}

/// What a form of saying is known as that names its hearer or stands before its subject.
const SAYS: Traits = Traits::INVERTS.with(Traits::TELLS);

/// Whether a word is a form of saying that is no noun as well: a speaker is near, though not understood.
fn says(token: &Token) -> bool {
    token.is(SAYS)
        && token.is(Traits::PAST | Traits::PRESENT)
        && token.is(Traits::SPEECH)
        && !token.is(Traits::NOUN_LIKE | Traits::QUOTE_ONLY)
        && token.is_plain()
}

/// "Holm continued his criticism.": nobody is cited, and who speaks behind it is plain.
fn goes_on_speaking(tokens: &[Token]) -> bool {
    let opens =
        tokens.iter().take(SIGNATURE).position(|token| token.is(Traits::QUOTE_ONLY) && token.is_plain());
    opens.is_some_and(|at| {
        tokens[at + 1..].iter().take(4).any(|token| token.is(Traits::SPEECH_NOUN) && token.is_plain())
    })
}

/// Whether a name in brackets stands behind a quote and says where it is from: “It is late.” (Coast Radio)
fn is_credited(tokens: &[Token]) -> bool {
    tokens.windows(3).enumerate().any(|(at, words)| {
        let closes = || tokens[at + 3..].iter().take(CREDIT).any(|token| token.kind == Kind::Close);
        words[0].is_quote() && words[1].kind == Kind::Open && words[2].is_capital() && closes()
    })
}

/// "Why do they not say: “Leave at once”?": words that nobody has said.
fn asks_to_say(tokens: &[Token]) -> bool {
    tokens.windows(3).any(|words| {
        words[0].is(Traits::SPEECH)
            && words[0].is(Traits::BASE)
            && words[0].is_plain()
            && matches!(words[1].kind, Kind::Comma | Kind::Colon)
            && words[2].is_quote()
    })
}

fn is_turn(tokens: &[Token], attribution: &Attribution) -> bool {
    let colon =
        |span: Span| tokens.iter().take(9).any(|token| token.kind == Kind::Colon && token.span == span);
    attribution.cue.is_some_and(colon)
}
