//! Nouns that say: "Her message was “leave now.”", "The mayor's main point is that it rains", "in her words, “…”".

use super::claim::Desk;
use super::lexicon::Traits;
use super::source;
use super::token::{self, Kind, Token};
use super::verb::{self, Form};
use std::ops::Range;

/// Nouns that are made of words.
const SAYINGS: [&str; 38] = [
    "advice",
    "allegation",
    "answer",
    "argument",
    "assertion",
    "claim",
    "comment",
    "complaint",
    "conclusion",
    "contention",
    "criticism",
    "demand",
    "dictum",
    "excuse",
    "explanation",
    "line",
    "message",
    "motto",
    "mantra",
    "opinion",
    "pitch",
    "plea",
    "pledge",
    "point",
    "promise",
    "question",
    "reasoning",
    "refrain",
    "reply",
    "response",
    "retort",
    "slogan",
    "statement",
    "suggestion",
    "theory",
    "verdict",
    "warning",
    "words",
];

/// Tokens of a name between "words of" and the quote, at most.
const NAMED: usize = 12;

impl Desk<'_> {
    /// What the nouns of a sentence say through "is", outside `claimed`.
    pub(super) fn copulas(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        let tokens = self.tokens;
        for (at, token) in token::within(tokens, &(sentence.start + 1..sentence.end)) {
            if !token.is(Traits::BE) || claimed.iter().any(|range| range.contains(&at)) {
                continue;
            }
            if let Some((source, cue, content)) = self.copula(sentence, at) {
                // "The message" speaks on in no other paragraph.
                let is_speech = source.end <= cue.start && !self.tokens[source.end - 1].is_plain();
                let cue = Some(self.span(&cue));
                self.add(&source, &source.clone(), None, cue, &[content], is_speech);
            }
        }
    }

    /// Quotes of a sentence that are given "in her words", outside `claimed`.
    pub(super) fn in_words_of(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        for quote in sentence.start + 3..sentence.end {
            if !self.tokens[quote].is_quote() || claimed.iter().any(|range| range.contains(&quote)) {
                continue;
            }
            let Some((source, cue)) = self.words_before(sentence, quote) else { continue };
            let run = self.quote_run(quote, sentence.end);
            if !run.is_empty() {
                let cue = Some(self.span(&cue));
                self.add(&source, &source.clone(), None, cue, &[run], true);
            }
        }
    }

    /// "in Duarte's words,", "in the words of Duarte," before a quote: the source and the cue.
    fn words_before(&self, sentence: &Range<usize>, quote: usize) -> Option<(Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        let reads = |at: usize, word: &str| tokens[at].span.of(self.prose).eq_ignore_ascii_case(word);
        let end = quote - usize::from(tokens[quote - 1].kind == Kind::Comma);
        let words = (sentence.start..end).rev().take(NAMED).find(|&at| reads(at, "words"))?;
        let left = words.checked_sub(1).filter(|&left| left > sentence.start)?;
        let named = words + 1 < end;
        let (start, source) = if named {
            let of = reads(words + 1, "of") && reads(left, "the");
            let (source, _) = of.then(|| source::after(tokens, words + 2, end)).flatten()?;
            (left - 1, (source.end == end).then_some(source)?)
        } else if tokens[left].kind == Kind::Possessive {
            let source = source::phrase_before(tokens, sentence.start, left)?;
            (source.start.checked_sub(1)?, source)
        } else {
            (left - 1, tokens[left].is(Traits::OWN).then_some(left..left + 1)?)
        };
        (start >= sentence.start && reads(start, "in"))
            .then_some((source, start..words + 1 + usize::from(named)))
    }

    /// The source, the cue and what is said at the "is" at `be`.
    fn copula(
        &self,
        sentence: &Range<usize>,
        be: usize,
    ) -> Option<(Range<usize>, Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        let content = self.said_by(sentence, be)?;
        let group =
            verb::group(self.prose, tokens, sentence.start, be).filter(|group| group.form == Form::Finite)?;
        let subject = source::before(tokens, sentence.start, group.range.start)?.core;
        let is_saying = |token: &Token| token.is_plain() && SAYINGS.contains(&token.span.of(self.prose));
        let noun = subject.clone().find(|&at| is_saying(&tokens[at]))?;
        let owner = (subject.start..noun)
            .rev()
            .find(|&at| tokens[at].is(Traits::OWN) || tokens[at].kind == Kind::Possessive);
        match owner {
            Some(own) if tokens[own].is(Traits::OWN) => Some((own..own + 1, own + 1..be + 1, content)),
            Some(mark) => Some((subject.start..mark, mark + 1..be + 1, content)),
            // "The message was": the words are all that is known of who says them.
            None => (noun + 1 == subject.end).then_some((subject, group.range, content)),
        }
    }

    /// What "is" leads to, where it is somebody's words: "that …", “…”.
    fn said_by(&self, sentence: &Range<usize>, be: usize) -> Option<Range<usize>> {
        let tokens = &self.tokens[..sentence.end];
        let mark = tokens.get(be + 1).is_some_and(|next| matches!(next.kind, Kind::Comma | Kind::Colon));
        let from = be + 1 + usize::from(mark);
        let next = tokens.get(from)?;
        if next.is_quote() {
            let run = self.quote_run(from, sentence.end);
            return (!run.is_empty()).then_some(run);
        }
        if mark || !self.is_that(next) {
            return None;
        }
        let end = (from..sentence.end).find(|&at| {
            matches!(tokens[at].kind, Kind::Semicolon | Kind::Stop | Kind::Dash)
                || tokens[at].kind == Kind::Comma && at + 1 < sentence.end && self.goes_off(at + 1)
        });
        self.trim(from..end.unwrap_or(sentence.end))
    }
}
