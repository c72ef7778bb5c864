//! Attributions: a source, a cue and what is said, put together sentence by sentence.

use super::cue::Cue;
use super::lexicon::Traits;
use super::mention::{self, Mention};
use super::nobody::{self, Unsourced};
use super::noun;
use super::quote::{Quote, QuoteKind};
use super::sentence::Sentence;
use super::token::{Kind, Token};
use crate::text::Span;
use smallvec::{SmallVec, smallvec};
use std::ops::Range;

/// How the words of an attribution are given.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum AttributionKind {
    /// All inside quotation marks.
    Direct,
    /// Some inside quotation marks.
    Mixed,
    /// None.
    Indirect,
}

/// Spans in order, mostly one or two.
pub type Spans = SmallVec<[Span; 2]>;

/// Who said what.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Attribution {
    /// How the words are given.
    pub kind: AttributionKind,
    /// The source's words; two spans where a relative pronoun stands for a name before it.
    pub source: Spans,
    /// The words that say that something is said; nothing where a quote only stands beside its speaker.
    pub cue: Option<Span>,
    /// What is said, quotes with their marks.
    pub content: Spans,
    /// The source, by index into `Analysis::mentions`.
    pub mention: u32,
    /// Whether the cue reports speech, not thought, wish or attitude.
    pub is_speech: bool,
}

/// The attributions of a paragraph, and what it reports without a source. Quotes learn theirs, mentions learn that they are sources.
pub(super) fn attributions(
    prose: &str,
    tokens: &[Token],
    sentences: &[Sentence],
    cues: &[Cue],
    quotes: &mut [Quote],
    mentions: &mut Vec<Mention>,
) -> (Vec<Attribution>, Vec<Unsourced>) {
    let named = mentions.len();
    // Nearly all of them have a cue.
    let found = Vec::with_capacity(cues.len());
    let mut desk = Desk { prose, tokens, quotes, mentions, named, found, unsourced: Vec::new() };
    if !desk.turns() {
        let mut cues = cues;
        let mut before = None;
        for sentence in sentences {
            let inside = cues.iter().take_while(|cue| cue.group.start < sentence.range.end).count();
            let (here, behind) = cues.split_at(inside);
            desk.sentence(sentence, here, before);
            (cues, before) = (behind, Some(&sentence.range));
        }
    }
    let Desk { mut found, unsourced, .. } = desk;
    order_mentions(mentions, &mut found);
    (found, unsourced)
}

/// Puts the mentions in the order of the text; attributions follow.
fn order_mentions(mentions: &mut Vec<Mention>, found: &mut [Attribution]) {
    if mentions.is_sorted_by_key(|mention| mention.span.start) {
        return;
    }
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&index| mentions[index].span.start);
    let mut place = vec![0; order.len()];
    for (at, &index) in order.iter().enumerate() {
        place[index] = at as u32;
    }
    *mentions = order.iter().map(|&index| mentions[index].clone()).collect();
    for attribution in found {
        attribution.mention = place[attribution.mention as usize];
    }
}

/// What a cue gives: a stretch of tokens behind it or before it, or one on each side.
pub(super) type Content = SmallVec<[Range<usize>; 2]>;

/// Attributions of a sentence that another can lie in, the nearest ones.
const NESTED: usize = 8;

fn holds(content: &[Range<usize>], token: usize) -> bool {
    content.iter().any(|range| range.contains(&token))
}

pub(super) struct Desk<'a> {
    pub(super) prose: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) quotes: &'a mut [Quote],
    pub(super) mentions: &'a mut Vec<Mention>,
    /// How many of the mentions are names, in order; descriptions of sources follow.
    pub(super) named: usize,
    pub(super) found: Vec<Attribution>,
    pub(super) unsourced: Vec<Unsourced>,
}

impl Desk<'_> {
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        self.tokens[range.start].span.join(self.tokens[range.end - 1].span)
    }

    /// Quotes in a row from `start`.
    pub(super) fn quote_run(&self, start: usize, limit: usize) -> Range<usize> {
        let words = |token: &Token| self.quote_of(token).is_some_and(|quote| quote.kind != QuoteKind::Title);
        let mut end = start;
        while end < limit && words(&self.tokens[end]) {
            end += 1;
        }
        start..end
    }

    /// Takes a sentence with its cues, behind the sentence `before`.
    fn sentence(&mut self, sentence: &Sentence, cues: &[Cue], before: Option<&Range<usize>>) {
        let Sentence { range, traits, has_quote } = sentence;
        let told = self.found.len();
        let mut claimed = self.told_by(cues, range);
        if traits.any(nobody::MAY_REPORT) {
            self.unsourced(range, &claimed);
        }
        let end = claimed.iter().map(|content| content.end).max();
        claimed.extend(cues.iter().map(|cue| cue.group.clone()));
        if traits.any(noun::MAY_SAY) {
            self.nouns(range, &claimed);
        }
        // "is" leads to a quote or to "that".
        if traits.any(Traits::BE) && (*has_quote || traits.any(Traits::CLAUSE_OPENER)) {
            self.copulas(range, &claimed);
        }
        if !has_quote {
            return;
        }
        self.introduced(range, end.unwrap_or(range.start));
        self.in_words_of(range, &claimed);
        self.orphans(range, &claimed);
        if self.found.len() == told {
            self.bare_quotes(range, before);
        } else if let Some(before) = before {
            self.led_by_quotes(range, before, told);
        }
    }

    /// What the cues of a sentence tell, one attribution each.
    fn told_by(&mut self, cues: &[Cue], sentence: &Range<usize>) -> Vec<Range<usize>> {
        let mut floor = sentence.start;
        let mut told: SmallVec<[(usize, Content); 2]> = SmallVec::new();
        for (index, cue) in cues.iter().enumerate() {
            // What somebody says that others say is one attribution.
            if told.iter().rev().take(NESTED).any(|(_, content)| holds(content, cue.group.start)) {
                continue;
            }
            let content = self.content(sentence, cues, index, &mut floor);
            let tokens = content.iter().flat_map(|range| &self.tokens[range.clone()]);
            let mut statements = tokens.filter(|token| {
                self.quote_of(token)
                    .is_some_and(|quote| quote.kind == QuoteKind::Statement || quote.words > 3)
            });
            if content.is_empty() || cue.traits.any(Traits::QUOTE_ONLY) && statements.next().is_none() {
                continue;
            }
            while told.last().is_some_and(|(earlier, _)| holds(&content, cues[*earlier].group.start)) {
                told.pop();
            }
            told.push((index, content));
        }
        let mut claimed = Vec::new();
        for (index, content) in told {
            let cue = &cues[index];
            let cue_span = self.span(&cue.group);
            // "“…,” the statement read": nothing but quotes is said by whatever verb; "“It is late,” she thought" is not.
            let speech = cue.traits.any(Traits::SPEECH)
                || !cue.traits.any(Traits::BELIEF) && self.kind(&content) == AttributionKind::Direct;
            self.add(&cue.phrase, &cue.core, cue.relative, Some(cue_span), &content, speech);
            claimed.extend_from_slice(&content);
        }
        claimed
    }

    pub(super) fn quote_of(&self, token: &Token) -> Option<&Quote> {
        if !token.is_quote() {
            return None;
        }
        let at = self.quotes.binary_search_by_key(&token.span.start, |quote| quote.span.start).ok()?;
        self.quotes.get(at)
    }

    /// How the words of a content are given.
    pub(super) fn kind(&self, content: &[Range<usize>]) -> AttributionKind {
        let mut words = content.iter().flat_map(|range| &self.tokens[range.clone()]);
        let is_quoted =
            |token: &Token| self.quote_of(token).is_some_and(|quote| quote.kind != QuoteKind::Title);
        let quoted = words.clone().any(is_quoted);
        match (quoted, words.any(|token| matches!(token.kind, Kind::Word | Kind::Number))) {
            (true, false) => AttributionKind::Direct,
            (true, true) => AttributionKind::Mixed,
            (false, _) => AttributionKind::Indirect,
        }
    }

    pub(super) fn claim_quotes(&mut self, content: Span, attribution: u32) {
        let from = self.quotes.partition_point(|quote| quote.span.start < content.start);
        for quote in self.quotes[from..].iter_mut().take_while(|quote| quote.span.start < content.end) {
            if !matches!(quote.kind, QuoteKind::Title | QuoteKind::Nickname) {
                quote.attribution.get_or_insert(attribution);
            }
        }
    }

    pub(super) fn add(
        &mut self,
        phrase: &Range<usize>,
        core: &Range<usize>,
        relative: Option<usize>,
        cue: Option<Span>,
        content: &[Range<usize>],
        is_speech: bool,
    ) {
        let tokens = self.tokens;
        let kind = self.kind(content);
        let mention = mention::record(tokens, phrase, core, self.mentions, self.named);
        let source = match relative {
            None => smallvec![self.span(phrase)],
            Some(who) if core.end <= who => smallvec![self.span(core), tokens[who].span],
            Some(who) => smallvec![tokens[who].span],
        };
        let content: Spans = content.iter().map(|range| self.span(range)).collect();
        let index = self.found.len() as u32;
        for &span in &content {
            self.claim_quotes(span, index);
        }
        self.found.push(Attribution { kind, source, cue, content, mention, is_speech });
    }
}
