//! Reporting that names no source: "asked whether", "it was announced that". What is reported is kept, so that
//! it is shown as nobody's.

use super::claim::{AttributionKind, Desk};
use super::lexicon::Traits;
use super::token::{self, Kind, Token};
use super::verb::{self, Form};
use crate::text::Span;
use std::ops::Range;

/// Something said of which nobody is named as the source.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Unsourced {
    /// The words that say that something is said.
    pub cue: Span,
    /// What is said.
    pub content: Span,
    /// How its words are given.
    pub kind: AttributionKind,
}

/// What the verbs are known as that report without a source.
pub(super) const MAY_REPORT: Traits = Traits::SPEECH.with(Traits::CLAIMED_PASSIVE);

impl Desk<'_> {
    /// Finds what a sentence reports without a source, outside `claimed`, the contents of its attributions.
    pub(super) fn unsourced(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        for (at, token) in token::within(self.tokens, sentence) {
            if !token.is(MAY_REPORT)
                || token.kind != Kind::Word
                || !token.is(Traits::PARTICIPLE | Traits::CLAIMED_PASSIVE)
                || claimed.iter().any(|range| range.contains(&at))
            {
                continue;
            }
            let reported = self.asked(sentence, at).or_else(|| self.announced(sentence, at));
            let reported = reported.map(|(cue, content)| self.of_nobody(self.span(&cue), &content));
            self.unsourced.extend(reported);
        }
    }

    pub(super) fn of_nobody(&self, cue: Span, content: &Range<usize>) -> Unsourced {
        Unsourced { cue, content: self.span(content), kind: self.kind(std::slice::from_ref(content)) }
    }

    /// "Asked about it", "when asked whether", "was asked if".
    fn asked(&self, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        if !tokens[verb].span.of(self.prose).eq_ignore_ascii_case("asked") {
            return None;
        }
        let next = tokens[..sentence.end].get(verb + 1)?;
        let quoted = matches!(next.kind, Kind::Comma | Kind::Colon)
            && tokens[..sentence.end].get(verb + 2).is_some_and(Token::is_quote);
        let opens = quoted
            || next.is(Traits::CLAUSE_OPENER)
            || next.is_quote()
            || matches!(next.span.of(self.prose), "about" | "for" | "to");
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let hangs = group.range.start == sentence.start || {
            let left = &tokens[group.range.start - 1];
            left.kind == Kind::Word && left.is(Traits::SUBORDINATOR)
        };
        if !opens || !(hangs && group.range.len() == 1 || group.form == Form::Passive) {
            return None;
        }
        if quoted {
            return Some((group.range, self.quote_run(verb + 2, sentence.end)));
        }
        let end = (verb + 1..sentence.end)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Dash));
        Some((group.range, self.trim(verb + 1..end.unwrap_or(sentence.end))?))
    }

    /// "It was announced that", "she is said to".
    fn announced(&self, sentence: &Range<usize>, verb: usize) -> Option<(Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let next = tokens[..sentence.end].get(verb + 1)?;
        let opens = self.is_that(next) || next.is(Traits::TO) && tokens[verb].is(Traits::CLAIMED_PASSIVE);
        if group.form != Form::Passive || !opens {
            return None;
        }
        let end = (verb + 1..sentence.end)
            .find(|&at| matches!(tokens[at].kind, Kind::Stop | Kind::Dash | Kind::Semicolon));
        Some((group.range, self.trim(verb + 1..end.unwrap_or(sentence.end))?))
    }
}
