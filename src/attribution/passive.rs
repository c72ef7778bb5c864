//! What is spoken of where the source stands behind "by": "The plan | was praised by Novak | as a gift".

use super::claim::{Content, Desk};
use super::cue::Cue;
use super::lexicon::Traits;
use super::noun;
use super::source;
use super::token::{Kind, Token};
use std::ops::Range;

impl Desk<'_> {
    /// What is spoken of, and what is said of it.
    pub(super) fn passive(&self, sentence: &Range<usize>, cue: &Cue) -> Content {
        let says = |token: &Token| {
            token.is_plain() && matches!(token.span.of(self.prose), "as" | "for" | "of") || token.is_quote()
        };
        let end = (cue.end()..sentence.end).find(|&at| {
            matches!(self.tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Semicolon | Kind::Dash)
        });
        let end = end.unwrap_or(sentence.end);
        let next = self.tokens[..end].get(cue.end());
        let behind = || self.trim(cue.end()..end);
        // "He was told by Novak that it was safe": whom it is told is not what is said.
        if cue.traits.any(Traits::TELLS) {
            let opens =
                next.is_some_and(|next| next.is_quote() || next.is(Traits::CLAUSE_OPENER | Traits::TO));
            return opens.then(behind).flatten().into_iter().collect();
        }
        let Some(of) = self.spoken_of(sentence, cue.group.start) else { return Content::new() };
        // "It was denied by Novak that it was safe"
        let stands_for =
            of.len() == 1 && self.tokens[of.start].span.of(self.prose).eq_ignore_ascii_case("it");
        if stands_for && next.is_some_and(|next| self.is_that(next)) {
            return behind().into_iter().collect();
        }
        std::iter::once(of).chain(next.is_some_and(says).then(behind).flatten()).collect()
    }

    /// The subject of the passive verb that begins at `verb`, with the clause that tells of it: "the claim that he was paid".
    fn spoken_of(&self, sentence: &Range<usize>, verb: usize) -> Option<Range<usize>> {
        let (tokens, from) = (self.tokens, sentence.start);
        let parts = |token: &Token| matches!(token.kind, Kind::Semicolon | Kind::Dash | Kind::Colon);
        let clause = (from..verb).rev().find(|&at| parts(&tokens[at]) || tokens[at].is_quote());
        let clause = clause.map_or(from, |at| at + 1);
        let opens = clause == from && tokens[from].span.of(self.prose) == "That";
        if opens && tokens[from + 1].is(Traits::DETERMINER | Traits::SUBJECT) {
            return self.trim(from..verb);
        }
        // "A report in Coast Radio that he was paid"
        let that = (clause + 1..verb).find(|&at| self.is_that(&tokens[at]));
        let noun = that.and_then(|that| source::phrase_before(tokens, clause, that));
        let tells = |token: &Token| token.is_plain() && token.is(noun::MAY_SAY | Traits::DOCUMENT);
        if let Some(noun) = noun.filter(|noun| tokens[noun.clone()].iter().any(tells)) {
            return self.trim(noun.start..verb);
        }
        let before = source::before(tokens, from, verb)?;
        let Some(which) = before.relative else { return Some(before.phrase) };
        if before.core.end <= which {
            return Some(before.core);
        }
        // "He was paid, which was denied by Novak": the whole clause before.
        let told = which > clause + 1 && tokens[which - 1].kind == Kind::Comma;
        told.then(|| self.trim(clause..which - 1)).flatten()
    }
}
