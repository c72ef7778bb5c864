//! Attributions: a source, a cue and what is said, put together sentence by sentence.

use super::cue::{self, Cue, Order};
use super::lexicon::Traits;
use super::mention::{self, Mention};
use super::quote::{Quote, QuoteKind};
use super::source;
use super::token::{Kind, Token};
use crate::text::Span;
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

/// Who said what.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Attribution {
    /// How the words are given.
    pub kind: AttributionKind,
    /// The source's words; two spans where a relative pronoun stands for a name before it.
    pub source: Vec<Span>,
    /// The words that say that something is said; empty where a quote only stands beside its speaker.
    pub cue: Vec<Span>,
    /// What is said, quotes with their marks.
    pub content: Vec<Span>,
    /// The source, by index into `Analysis::mentions`.
    pub mention: u32,
    /// Whether the cue reports speech, not thought, wish or attitude.
    pub is_speech: bool,
}

/// The attributions of a paragraph. Quotes learn theirs, mentions learn that they are sources.
pub(super) fn attributions(
    prose: &str,
    tokens: &[Token],
    sentences: &[Range<usize>],
    quotes: &mut [Quote],
    mentions: &mut Vec<Mention>,
) -> Vec<Attribution> {
    let named = mentions.len();
    let mut desk = Desk { prose, tokens, quotes, mentions, named, found: Vec::new() };
    if !desk.turn() {
        for (index, sentence) in sentences.iter().enumerate() {
            let before = desk.found.len();
            desk.sentence(sentence);
            if desk.found.len() == before {
                desk.bare_quotes(sentence, index.checked_sub(1).map(|before| &sentences[before]));
            }
        }
    }
    let Desk { mut found, .. } = desk;
    order_mentions(mentions, &mut found);
    found
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

/// Quotes inside one quote that are looked past to find it.
const NESTED: usize = 16;

/// Tokens before a bare quote that can name its speaker.
const TOLD: usize = 250;

/// Cues behind one that can end what it gives.
const BESIDE: usize = 8;

struct Desk<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    quotes: &'a mut [Quote],
    mentions: &'a mut Vec<Mention>,
    /// How many of the mentions are names, in order; descriptions of sources follow.
    named: usize,
    found: Vec<Attribution>,
}

impl Desk<'_> {
    fn span(&self, range: &Range<usize>) -> Span {
        self.tokens[range.start].span.join(self.tokens[range.end - 1].span)
    }

    /// A paragraph that opens with a name and a colon is a turn: "Duarte: We will rebuild."
    fn turn(&mut self) -> bool {
        let Some(colon) = self.tokens.iter().take(9).position(|token| token.kind == Kind::Colon) else {
            return false;
        };
        let head = &self.tokens[..colon];
        let named = !head.is_empty()
            && head.iter().all(|token| {
                token.is_capital()
                    || matches!(token.kind, Kind::Open | Kind::Close | Kind::Stop | Kind::Comma | Kind::Dash)
            });
        let Some(next) = self.tokens.get(colon + 1) else { return false };
        let person = head.iter().filter(|token| token.kind == Kind::Word).count() <= 6
            && (next.is_quote()
                || head.iter().any(|token| token.is(Traits::GIVEN | Traits::TITLE))
                || head.len() == 1 && head[0].case == super::token::Case::Upper);
        if !named || !person {
            return false;
        }
        if !next.is_quote() && self.tokens.len() < colon + 4 {
            return false;
        }
        let phrase = 0..colon;
        let content = if next.is_quote() {
            self.quote_run(colon + 1, self.tokens.len())
        } else {
            colon + 1..self.tokens.len()
        };
        self.add(&phrase, &phrase.clone(), None, vec![self.tokens[colon].span], &[content], true);
        true
    }

    /// Quotes in a row from `start`.
    fn quote_run(&self, start: usize, limit: usize) -> Range<usize> {
        let mut end = start;
        while end < limit && self.tokens[end].is_quote() {
            end += 1;
        }
        start..end
    }

    fn sentence(&mut self, sentence: &Range<usize>) {
        let cues = cue::cues(self.prose, self.tokens, sentence);
        let mut floor = sentence.start;
        for (index, cue) in cues.iter().enumerate() {
            let content = self.content(sentence, &cues, index, &mut floor);
            let tokens = content.iter().flat_map(|range| &self.tokens[range.clone()]);
            let mut statements = tokens
                .filter(|token| self.quote_of(token).is_some_and(|quote| quote.kind == QuoteKind::Statement));
            if content.is_empty() || cue.traits.any(Traits::QUOTE_ONLY) && statements.next().is_none() {
                continue;
            }
            let cue_span = self.span(&cue.group);
            let phrase = cue.phrase.clone();
            let speech = cue.traits.any(Traits::SPEECH);
            self.add(&phrase, &cue.core, cue.relative, vec![cue_span], &content, speech);
        }
        if cues.is_empty() {
            self.introduced(sentence);
        }
    }

    /// What a cue's source says: before it, behind it, or around it.
    fn content(
        &self,
        sentence: &Range<usize>,
        cues: &[Cue],
        index: usize,
        floor: &mut usize,
    ) -> Vec<Range<usize>> {
        let tokens = self.tokens;
        let cue = &cues[index];
        let start = cue.start();
        let end = self.behind(cue, sentence.end);
        let limit = self.limit(sentence, cues, index, end);
        let left = start.checked_sub(1).filter(|&left| left >= *floor).map(|left| &tokens[left]);
        let quote_before = left.is_some_and(|left| {
            left.is_quote()
                || matches!(left.kind, Kind::Comma | Kind::Dash)
                    && start >= *floor + 2
                    && tokens[start - 2].is_quote()
        });
        let comma_before = left.is_some_and(|left| left.kind == Kind::Comma);
        let next = tokens[..limit].get(end);
        let says_after = next.is_some_and(|next| {
            !matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Close)
        });
        let mut content = Vec::new();
        if cue.order == Order::According {
            return self.according(sentence, cue, left, floor);
        }
        let shared = cue.order == Order::Shared;
        let before_fits = !shared && (quote_before || comma_before && !says_after && start - *floor >= 3);
        if before_fits {
            if let Some(range) = self.trim(*floor..start) {
                content.push(if quote_before { self.whole_quotes(range) } else { range });
            }
            // “…,” she said, “…”
            if let Some(next) = tokens[..limit].get(end) {
                let at = if matches!(next.kind, Kind::Comma | Kind::Colon | Kind::Dash | Kind::Stop) {
                    end + 1
                } else {
                    end
                };
                let run = self.quote_run(at, limit);
                if !run.is_empty() && at <= end + 1 {
                    content.push(run);
                }
            }
        } else if says_after
            || next.is_some_and(|next| next.kind == Kind::Comma)
                && tokens[..limit].get(end + 1).is_some_and(Token::is_quote)
        {
            let from = if next.is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon)) {
                end + 1
            } else {
                end
            };
            content.extend(self.trim(from..limit));
        }
        if !content.is_empty() {
            *floor = content.last().map_or(end, |range| range.end).max(end).min(sentence.end);
        }
        content
    }

    /// A content that ends in a quote behind prose is the quote alone, unless the prose leads into it.
    fn whole_quotes(&self, range: Range<usize>) -> Range<usize> {
        let tokens = self.tokens;
        let mut start = range.end;
        while start > range.start
            && (tokens[start - 1].is_quote()
                || tokens[start - 1].kind == Kind::Comma
                    && start > range.start + 1
                    && tokens[start - 2].is_quote())
        {
            start -= 1;
        }
        let statement = (start < range.end)
            .then(|| tokens[start..range.end].iter().find_map(|token| self.quote_of(token)))
            .flatten();
        let whole = statement.is_some_and(|quote| quote.kind == QuoteKind::Statement);
        if whole && start > range.start && tokens[start - 1].kind != Kind::Word {
            start..range.end
        } else {
            range
        }
    }

    fn quote_of(&self, token: &Token) -> Option<&Quote> {
        match token.kind {
            Kind::Quote(index) => self.quotes.get(index as usize),
            _ => None,
        }
    }

    fn according(
        &self,
        sentence: &Range<usize>,
        cue: &Cue,
        left: Option<&Token>,
        floor: &mut usize,
    ) -> Vec<Range<usize>> {
        let (start, end) = (cue.start(), cue.end());
        let opens = left.is_none_or(|left| left.is(Traits::COORDINATOR));
        let content = if opens {
            let from = if self.tokens[..sentence.end].get(end).is_some_and(|token| token.kind == Kind::Comma)
            {
                end + 1
            } else {
                end
            };
            self.trim(from..sentence.end)
        } else {
            self.trim(*floor..start)
        };
        *floor = if opens { sentence.end } else { end };
        content.into_iter().collect()
    }

    /// The token behind a cue, its recipient and its setting: where what is said can begin.
    fn behind(&self, cue: &Cue, limit: usize) -> usize {
        let tokens = self.tokens;
        let mut at = cue.end();
        let mut recipient = cue.traits.any(Traits::TELLS) && cue.order != Order::CueFirst;
        while at < limit {
            let token = &tokens[at];
            let plain = token.is_plain();
            if recipient
                && (token.is(Traits::PRONOUN)
                    || token.is_capital()
                    || token.is(Traits::ROLE | Traits::DETERMINER | Traits::SHE))
                && !token.is(Traits::CLAUSE_OPENER)
            {
                recipient = false;
                at = if token.is(Traits::PRONOUN | Traits::SHE) {
                    at + 1
                } else {
                    source::after(tokens, at, limit).map_or(at, |(_, core)| core.end)
                };
                if at < limit {
                    continue;
                }
                break;
            }
            if plain && token.is(Traits::ADVERB) && !token.is(Traits::SUBORDINATOR) || token.is(Traits::DAY) {
                at += 1;
            } else if plain && token.is(Traits::PREPOSITION) {
                match self.setting(at, limit) {
                    Some(end) => at = end,
                    None => break,
                }
            } else if let Some(end) = self.time(at, limit) {
                at = end;
            } else {
                break;
            }
        }
        at.min(limit)
    }

    /// The end of "in a statement", "on Friday", "to reporters", "during an interview with CNN".
    fn setting(&self, at: usize, limit: usize) -> Option<usize> {
        let tokens = self.tokens;
        let stop = (at + 1..limit.min(at + 9)).find(|&next| {
            !matches!(tokens[next].kind, Kind::Word | Kind::Number | Kind::Possessive)
                || tokens[next].is(Traits::CLAUSE_OPENER | Traits::AUX | Traits::MODAL)
        });
        let stop = stop.unwrap_or(limit.min(at + 9));
        let noun = (at + 1..stop).take(7).rfind(|&next| {
            let word = &tokens[next];
            word.is(Traits::SETTING | Traits::DAY | Traits::MONTH | Traits::TIME)
        });
        if let Some(noun) = noun {
            return Some(noun + 1);
        }
        // A phrase that runs up to "that", a quote or the end is no content.
        let to_do = tokens[at].span.of(self.prose) == "to"
            && !tokens[at + 1..stop].first().is_some_and(|next| {
                next.is_capital()
                    || next.is(Traits::ROLE | Traits::DETERMINER | Traits::PRONOUN | Traits::RECIPIENT)
            });
        if to_do {
            return None;
        }
        let ends = stop == limit
            || tokens[stop].is(Traits::CLAUSE_OPENER) && tokens[stop].is_plain()
            || matches!(tokens[stop].kind, Kind::Comma | Kind::Stop | Kind::Quote(_) | Kind::Colon);
        let place = tokens[at].span.len() == 2 && !matches!(tokens[at].span.of(self.prose), "of" | "by");
        (ends && place && stop < at + 9).then_some(stop)
    }

    fn time(&self, at: usize, limit: usize) -> Option<usize> {
        let words = &self.tokens[at..limit.min(at + 3)];
        let last = words.iter().position(|token| token.is(Traits::TIME) && token.is_plain())?;
        let led = words[..last].iter().all(|token| {
            token.is(Traits::DETERMINER) || matches!(token.span.of(self.prose), "last" | "earlier" | "late")
        });
        (led && last > 0).then_some(at + last + 1)
    }

    /// Where what a cue says must end: the sentence's end, or where another cue goes on beside it.
    fn limit(&self, sentence: &Range<usize>, cues: &[Cue], index: usize, from: usize) -> usize {
        let tokens = self.tokens;
        for next in cues[index + 1..].iter().take(BESIDE) {
            let start = next.start();
            if start <= from || start == sentence.start {
                continue;
            }
            let left = &tokens[start - 1];
            let beside = left.is(Traits::COORDINATOR) && left.is_plain()
                || matches!(left.kind, Kind::Semicolon)
                || left.is_plain() && matches!(left.span.of(self.prose), "while" | "as" | "whereas")
                || left.kind == Kind::Comma
                    && (next.order == Order::Shared || next.order == Order::According);
            if beside && !(left.is_plain() && left.span.of(self.prose) == "that") {
                return start - 1;
            }
        }
        sentence.end
    }

    /// Without punctuation and conjunctions at its ends.
    fn trim(&self, mut range: Range<usize>) -> Option<Range<usize>> {
        let loose = |token: &Token| {
            matches!(
                token.kind,
                Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash | Kind::Colon | Kind::Other
            )
        };
        while !range.is_empty()
            && (loose(&self.tokens[range.start]) || self.tokens[range.start].is(Traits::COORDINATOR))
        {
            range.start += 1;
        }
        while !range.is_empty()
            && (loose(&self.tokens[range.end - 1]) || self.tokens[range.end - 1].is(Traits::COORDINATOR))
        {
            range.end -= 1;
        }
        (!range.is_empty()).then_some(range)
    }

    /// “…” – Ines Duarte, and sentences that introduce a quote with a colon.
    fn introduced(&mut self, sentence: &Range<usize>) {
        let tokens = self.tokens;
        let Some(mark) = sentence.clone().find(|&at| matches!(tokens[at].kind, Kind::Dash | Kind::Colon))
        else {
            return;
        };
        if tokens[mark].kind == Kind::Dash {
            let run = self.quote_run(sentence.start, mark);
            if run.is_empty() || run.end != mark {
                return;
            }
            let Some((phrase, core)) = source::after(tokens, mark + 1, sentence.end) else { return };
            if tokens[core.start].is_capital() && !tokens[core.start].is(Traits::STARTER) {
                self.add(&phrase, &core, None, Vec::new(), &[run], true);
            }
            return;
        }
        let run = self.quote_run(mark + 1, sentence.end);
        let statement = tokens[run.clone()]
            .first()
            .and_then(|token| self.quote_of(token))
            .is_some_and(|quote| quote.words >= 3);
        if !statement {
            return;
        }
        let subject = self.mentions_in(sentence.start..mark);
        if let Some((phrase, core)) = subject.or_else(|| source::after(tokens, sentence.start, mark)) {
            self.add(&phrase, &core, None, Vec::new(), &[run], true);
        }
    }

    /// The first named person in a stretch, as a phrase.
    fn mentions_in(&self, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let pronoun = range
            .clone()
            .find(|&at| self.tokens[at].is(Traits::HE | Traits::SHE) && self.tokens[at].is(Traits::SUBJECT));
        let pronoun = pronoun.map(|at| (at..at + 1, at..at + 1));
        let span = self.span(&range);
        let from = self.mentions[..self.named].partition_point(|mention| mention.span.start < span.start);
        let person = self.mentions[from..self.named].iter().take(6).find(|mention| {
            span.covers(mention.span)
                && matches!(mention.kind, mention::SourceKind::Person | mention::SourceKind::Name)
        });
        let person = person.map(|mention| {
            let start = self.tokens.partition_point(|token| token.span.start < mention.span.start);
            let end = self.tokens.partition_point(|token| token.span.end <= mention.span.end);
            (start..end, start..end)
        });
        person.filter(|(phrase, _)| !phrase.is_empty()).or(pronoun)
    }

    /// A sentence of nothing but quotes belongs to who spoke right before, else to the one person told of before it.
    fn bare_quotes(&mut self, sentence: &Range<usize>, before: Option<&Range<usize>>) {
        let tokens = self.tokens;
        let words = &tokens[sentence.clone()];
        if !words.iter().any(Token::is_quote) || words.iter().any(|token| token.kind == Kind::Word) {
            return;
        }
        let run = self.quote_run(sentence.start, sentence.end);
        let Some(before) = before.filter(|_| !run.is_empty()) else { return };
        let earlier = self.span(before);
        let recent = self.found.iter().enumerate().rev().take(BESIDE);
        let last = recent.filter(|(_, attribution)| attribution.is_speech).find(|(_, attribution)| {
            attribution
                .content
                .iter()
                .rev()
                .chain(&attribution.cue)
                .take(BESIDE)
                .any(|span| earlier.overlaps(*span))
        });
        let last = last.map(|(index, _)| index);
        let Some(last) = last else {
            if self.found.is_empty()
                && before.len() > 1
                && let Some((phrase, core)) =
                    self.mentions_in(sentence.start.saturating_sub(TOLD)..sentence.start)
            {
                self.add(&phrase, &core, None, Vec::new(), &[run], true);
            }
            return;
        };
        let content = self.span(&run);
        if self.found[last].kind != AttributionKind::Indirect && self.ends_with_quote(last) {
            self.found[last].content.push(content);
            self.claim_quotes(content, last as u32);
            return;
        }
        let attribution = Attribution {
            kind: AttributionKind::Direct,
            cue: Vec::new(),
            content: vec![content],
            is_speech: true,
            ..self.found[last].clone()
        };
        self.found.push(attribution);
        self.claim_quotes(content, (self.found.len() - 1) as u32);
    }

    /// Whether what an attribution gives comes before its cue, or ends in a quote, so that a quote behind goes on.
    fn ends_with_quote(&self, attribution: usize) -> bool {
        let attribution = &self.found[attribution];
        let last = attribution.content.last().copied().unwrap_or_default();
        let behind = self.quotes.partition_point(|quote| quote.span.start < last.end);
        let quoted = self.quotes[..behind]
            .iter()
            .rev()
            .take(NESTED)
            .any(|quote| quote.is_outermost() && quote.span.end == last.end);
        quoted
            && (attribution.kind == AttributionKind::Direct
                || attribution.cue.first().is_some_and(|cue| cue.start > last.start))
    }

    fn claim_quotes(&mut self, content: Span, attribution: u32) {
        let from = self.quotes.partition_point(|quote| quote.span.start < content.start);
        for quote in self.quotes[from..].iter_mut().take_while(|quote| quote.span.start < content.end) {
            if !matches!(quote.kind, QuoteKind::Title | QuoteKind::Nickname) {
                quote.attribution.get_or_insert(attribution);
            }
        }
    }

    fn add(
        &mut self,
        phrase: &Range<usize>,
        core: &Range<usize>,
        relative: Option<usize>,
        cue: Vec<Span>,
        content: &[Range<usize>],
        is_speech: bool,
    ) {
        let tokens = self.tokens;
        let quoted = content
            .iter()
            .flat_map(|range| &tokens[range.clone()])
            .filter(|token| self.quote_of(token).is_some_and(|quote| quote.kind != QuoteKind::Title))
            .count();
        let unquoted = content
            .iter()
            .flat_map(|range| &tokens[range.clone()])
            .any(|token| matches!(token.kind, Kind::Word | Kind::Number));
        let kind = match (quoted > 0, unquoted) {
            (true, false) => AttributionKind::Direct,
            (true, true) => AttributionKind::Mixed,
            (false, _) => AttributionKind::Indirect,
        };
        let mention = mention::record(tokens, phrase, core, self.mentions, self.named);
        let mut source = vec![self.span(phrase)];
        if let Some(who) = relative {
            source = if core.end <= who {
                vec![self.span(core), tokens[who].span]
            } else {
                vec![tokens[who].span]
            };
        }
        let content: Vec<Span> = content.iter().map(|range| self.span(range)).collect();
        let index = self.found.len() as u32;
        for &span in &content {
            self.claim_quotes(span, index);
        }
        self.found.push(Attribution { kind, source, cue, content, mention, is_speech });
    }
}
