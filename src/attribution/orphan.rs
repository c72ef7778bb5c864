//! Quotes inside a sentence that no cue leads to: "She dismissed the report as “fake”". Whoever does what the clause tells
//! of gives the words.

use super::claim::Desk;
use super::lexicon::Traits;
use super::quote::QuoteKind;
use super::source;
use super::token::Kind;
use super::verb::{self, Form};
use std::ops::Range;

/// Tokens between a verb and the quote in its clause.
const REACH: usize = 30;

impl Desk<'_> {
    /// Attributes quotes of a sentence behind `from` to the subject of the clause they stand in.
    pub(super) fn orphans(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        let mut floor = sentence.start;
        for at in sentence.clone() {
            if at < floor || claimed.iter().any(|range| range.contains(&at)) {
                continue;
            }
            let given = self.quote_of(&self.tokens[at]).is_some_and(|quote| {
                quote.attribution.is_none() && matches!(quote.kind, QuoteKind::Phrase | QuoteKind::Statement)
            });
            if !given {
                continue;
            }
            let Some((source, cue, content)) = self.clause_around(sentence, at) else { continue };
            if claimed.iter().any(|range| range.start < content.end && content.start < range.end) {
                continue;
            }
            floor = content.end;
            let cue = Some(self.span(&cue));
            self.add(&source.0, &source.1, None, cue, &[content], false);
        }
    }

    #[expect(clippy::type_complexity, reason = "a phrase with its core, the verb, what is said")]
    fn clause_around(
        &self,
        sentence: &Range<usize>,
        quote: usize,
    ) -> Option<((Range<usize>, Range<usize>), Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        let floor = sentence.start.max(quote.saturating_sub(REACH));
        let verb = (floor..quote).rev().find(|&at| {
            // ", attacking the plan as “a toy”"
            let hangs = at > floor
                && tokens[at].is(Traits::ING)
                && tokens[at - 1].kind == Kind::Comma
                && !matches!(
                    tokens[at].span.of(self.prose),
                    "including" | "excluding" | "involving" | "featuring"
                );
            tokens[at].kind == Kind::Word
                && !tokens[at].is(Traits::AUX | Traits::MODAL)
                && (hangs || verb::is_finite(tokens, sentence.start, at))
        })?;
        if tokens[verb..quote]
            .iter()
            .any(|token| matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Colon))
        {
            return None;
        }
        // "acted in “Harbour Lights”": a name behind a preposition.
        let named = self.quote_of(&tokens[quote]).is_some_and(|quote| {
            quote.content.of(self.prose).starts_with(char::is_uppercase) && quote.kind != QuoteKind::Statement
        });
        if named
            && tokens[verb + 1..quote].iter().any(|token| token.is(Traits::PREPOSITION) && token.is_plain())
        {
            return None;
        }
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let before = match group.form {
            Form::Finite => source::before(tokens, sentence.start, group.range.start),
            Form::Participle => None,
            Form::Infinitive | Form::Passive => return None,
        };
        let source = before
            .filter(|before| before.relative.is_none())
            .map(|before| (before.phrase, before.core))
            .or_else(|| verb::subject(self.prose, tokens, sentence.start, group.range.start))?;
        let somebody = tokens[source.1.clone()].iter().any(|token| {
            token.is_capital() && !token.is(Traits::STARTER | Traits::DAY | Traits::MONTH | Traits::DEMONYM)
                || token.is(Traits::ROLE | Traits::HE | Traits::SHE | Traits::PERSON_PRONOUN | Traits::TITLE)
        });
        if !somebody {
            return None;
        }
        let end = (quote + 1..sentence.end)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Dash | Kind::Semicolon | Kind::Stop));
        let content = self.trim(verb + 1..end.unwrap_or(sentence.end))?;
        Some((source, group.range, content))
    }
}
