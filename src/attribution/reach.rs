//! Where what a cue gives can begin, behind its recipient and setting, and where it must end.

use super::claim::Desk;
use super::cue::{Cue, Order};
use super::lexicon::Traits;
use super::quote::QuoteKind;
use super::source;
use super::token::{Kind, Token};
use super::verb;
use std::ops::Range;

/// Cues behind one that can end what it gives.
const BESIDE: usize = 8;

/// Tokens behind a phrase that leads in, in which a clause must act.
const AHEAD: usize = 8;

/// Tokens of an aside between a cue and its quote.
pub(super) const ASIDE: usize = 14;

impl Desk<'_> {
    /// A statement's quotes behind one short aside that begins at `from`.
    pub(super) fn quote_behind_aside(&self, from: usize, limit: usize) -> Option<Range<usize>> {
        let tokens = self.tokens;
        let mark = (from..limit.min(from + ASIDE))
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Colon))?;
        let run = self.quote_run(mark + 1, limit);
        let first = tokens[run.clone()].first()?;
        self.quote_of(first).filter(|quote| quote.kind == QuoteKind::Statement || quote.words > 3)?;
        Some(run)
    }

    pub(super) fn is_statement(&self, token: &Token) -> bool {
        self.quote_of(token).is_some_and(|quote| quote.kind == QuoteKind::Statement)
    }

    /// Whether a quote begins as a sentence does and is no mere term.
    pub(super) fn is_whole(&self, token: &Token) -> bool {
        self.quote_of(token).is_some_and(|quote| {
            quote.kind == QuoteKind::Statement
                || quote.words > 2 && quote.content.of(self.prose).starts_with(char::is_uppercase)
        })
    }

    /// Whether the writer goes on behind a comma: ", but the bridge", ", which", ", a bridge".
    pub(super) fn goes_off(&self, at: usize) -> bool {
        const TURNS: [&str; 18] = [
            "compared", "even", "despite", "just", "less", "but", "though", "although", "whereas", "while",
            "which", "who", "whom", "whose", "where", "when", "a", "an",
        ];
        let token = &self.tokens[at];
        // "he would wait, but that it was late"
        let same = self.tokens.get(at + 1).is_some_and(|next| self.is_that(next) || next.is_quote());
        token.is_plain() && !same && TURNS.contains(&token.span.of(self.prose))
    }

    /// Whether a clause of its own begins at `at`, or the next deed of whoever spoke: "and | left early", "but | the council
    /// said no"; not "but | also late".
    pub(super) fn does_more(&self, at: usize, from: usize) -> bool {
        let tokens = self.tokens;
        let acts =
            |at: usize| verb::is_finite(tokens, from, at) && !tokens[at].is(Traits::AUX | Traits::MODAL);
        let adverbs = tokens[at..].iter().take_while(|word| word.is_plain() && word.is(Traits::ADVERB));
        let at = at + adverbs.count();
        // "but at night | Holm mended one"
        let leads = tokens.get(at).is_some_and(|word| word.is_plain() && word.is(Traits::PREPOSITION));
        at >= tokens.len()
            || leads && (at + 1..tokens.len().min(at + AHEAD)).any(acts)
            || at < tokens.len() && acts(at)
            || source::after(tokens, at, tokens.len())
                .is_some_and(|(_, core)| core.end < tokens.len() && verb::is_finite(tokens, from, core.end))
    }

    /// Whether a clause with a subject of its own begins at `at`: "the tide turned".
    pub(super) fn begins_clause(&self, at: usize, limit: usize, from: usize) -> bool {
        let Some((_, core)) = source::after(self.tokens, at, limit) else { return false };
        let adverbs = self.tokens[core.end..limit].iter().take_while(|word| word.is(Traits::ADVERB));
        let verb = core.end + adverbs.count();
        verb < limit && verb::is_finite(self.tokens, from, verb)
    }

    pub(super) fn is_that(&self, token: &Token) -> bool {
        token.is_plain() && token.span.of(self.prose) == "that"
    }

    /// The token behind a cue, its recipient and its setting: where what is said can begin.
    pub(super) fn behind(&self, cue: &Cue, limit: usize) -> usize {
        let tokens = self.tokens;
        let mut at = cue.end();
        let mut recipient = cue.traits.any(Traits::TELLS) && cue.order != Order::CueFirst;
        while at < limit {
            let token = &tokens[at];
            let plain = token.is_plain();
            if recipient
                && (token.is(Traits::PRONOUN)
                    || token.is_capital()
                    || token.is(Traits::ROLE | Traits::DETERMINER | Traits::SHE)
                    || self.is_told(cue, at, limit))
                && !token.is(Traits::CLAUSE_OPENER)
            {
                recipient = false;
                // "told her supporters"
                let her = token.is(Traits::OWN)
                    && tokens[..limit].get(at + 1).is_some_and(|next| {
                        next.is_plain() && next.traits.is_empty() || next.is(Traits::ROLE)
                    });
                at = if token.is(Traits::PRONOUN | Traits::SHE) && !her {
                    at + 1
                } else {
                    source::after(tokens, at, limit).map_or(at, |(_, core)| core.end)
                };
                // "told Coast Radio’s “Good Morning Alba” that"
                let show = at < limit && tokens[at - 1].kind == Kind::Possessive && tokens[at].is_quote();
                at += usize::from(show);
                if at < limit {
                    continue;
                }
                break;
            }
            let back = at == cue.group.end && plain && token.span.of(self.prose) == "back";
            if back
                || plain
                    && token.is(Traits::ADVERB)
                    && !token.is(Traits::SUBORDINATOR)
                    && !self.denies(at, limit)
                || token.is(Traits::DAY)
            {
                at += 1;
            } else if plain && token.is(Traits::PREPOSITION) {
                match self.setting(at, limit) {
                    Some(end) => at = end,
                    None => break,
                }
            } else if let Some(end) = self.time(at, limit).or_else(|| self.weekday_behind(at, limit)) {
                at = end;
            } else {
                break;
            }
        }
        at.min(limit)
    }

    /// Whether "not" belongs to what is said: "told the board | not to wait".
    fn denies(&self, at: usize, limit: usize) -> bool {
        self.tokens[at].span.of(self.prose) == "not"
            && self.tokens[..limit].get(at + 1).is_some_and(|next| next.is(Traits::TO))
    }

    /// Whether a plain noun behind a cue is whom it is told: "telling attendees that".
    fn is_told(&self, cue: &Cue, at: usize, limit: usize) -> bool {
        let verb = self.tokens[cue.group.end - 1].span.of(self.prose);
        let token = &self.tokens[at];
        let function = Traits::CLAUSE_OPENER
            | Traits::PREPOSITION
            | Traits::SUBJECT
            | Traits::ADVERB
            | Traits::AUX
            | Traits::MODAL
            | Traits::COORDINATOR;
        matches!(verb, "told" | "tell" | "tells" | "telling" | "reminded" | "assured" | "informed")
            && token.is_plain()
            && !token.is(function)
            && source::after(self.tokens, at, limit).is_some_and(|(_, core)| {
                self.tokens[..limit].get(core.end).is_some_and(|next| {
                    next.is_quote()
                        || next.is(Traits::CLAUSE_OPENER | Traits::SUBJECT | Traits::PREPOSITION)
                        || matches!(next.kind, Kind::Comma | Kind::Colon)
                })
            })
    }

    /// The end of "in a statement", "on Friday", "to reporters", "during an interview with CNN".
    pub(super) fn setting(&self, at: usize, limit: usize) -> Option<usize> {
        let tokens = self.tokens;
        if at >= limit {
            return None;
        }
        let stop = (at + 1..limit.min(at + 9)).find(|&next| {
            !matches!(tokens[next].kind, Kind::Word | Kind::Number | Kind::Possessive)
                || tokens[next].is(Traits::CLAUSE_OPENER | Traits::AUX | Traits::MODAL)
                    && !tokens[next].is_capital()
                // "on Monday | the talks were"
                || tokens[next].is(Traits::DETERMINER) && tokens[next - 1].is(Traits::DAY)
        });
        let stop = stop.unwrap_or(limit.min(at + 9));
        let to_do = tokens[at].span.of(self.prose) == "to"
            && !tokens[at + 1..stop].first().is_some_and(|next| {
                next.is_capital()
                    || next.is(Traits::ROLE | Traits::DETERMINER | Traits::PRONOUN | Traits::RECIPIENT)
            });
        if to_do {
            return None;
        }
        let noun = (at + 1..stop).take(7).rfind(|&next| {
            let word = &tokens[next];
            word.is(Traits::SETTING | Traits::DAY | Traits::MONTH | Traits::TIME)
        });
        if let Some(noun) = noun {
            // "on her Facebook page,"
            let more =
                tokens[noun + 1..stop].iter().take_while(|next| next.is_plain() && next.traits.is_empty());
            let end = noun + 1 + more.count();
            return Some(if end == stop { end } else { noun + 1 });
        }
        // "referred to Novak as “a toy”": whom it is said of.
        if tokens[stop - 1].is_plain() && tokens[stop - 1].span.of(self.prose) == "as" {
            return None;
        }
        // A phrase that runs up to "that", a quote or the end is no content.
        let ends = stop == limit
            || tokens[stop].is(Traits::CLAUSE_OPENER) && tokens[stop].is_plain()
            || matches!(tokens[stop].kind, Kind::Comma | Kind::Stop | Kind::Quote | Kind::Colon);
        let place = match tokens[at].span.of(self.prose) {
            "of" | "by" => false,
            "after" | "during" | "before" | "following" | "outside" | "near" => true,
            word => word.len() == 2,
        };
        (ends && place && stop < at + 9).then_some(stop)
    }

    pub(super) fn time(&self, at: usize, limit: usize) -> Option<usize> {
        let words = &self.tokens[at..limit.min(at + 3)];
        let last = words.iter().position(|token| {
            token.is(Traits::TIME) && token.is_plain() || token.is(Traits::DAY | Traits::MONTH)
        })?;
        let led = words[..last].iter().all(|token| {
            token.is(Traits::DETERMINER)
                || matches!(token.span.of(self.prose), "last" | "earlier" | "late" | "early")
        });
        (led && last > 0).then_some(at + last + 1)
    }

    /// The end of a weekday that explains a date before it: "said on 5 May, | a Tuesday, | that".
    fn weekday_behind(&self, at: usize, limit: usize) -> Option<usize> {
        let [before, aside @ ..] = &self.tokens[at.checked_sub(1)?..limit] else { return None };
        let [comma, article, day, end, ..] = aside else { return None };
        let dated = before.kind == Kind::Number || before.is(Traits::MONTH);
        let explains = article.is(Traits::DETERMINER) && day.is(Traits::DAY);
        (dated && explains && comma.kind == Kind::Comma && end.kind == Kind::Comma).then_some(at + 4)
    }

    /// Where what a cue says must end: the sentence's end, or where another cue goes on beside it.
    pub(super) fn limit(&self, sentence: &Range<usize>, cues: &[Cue], index: usize, from: usize) -> usize {
        let tokens = self.tokens;
        for next in cues[index + 1..].iter().take(BESIDE) {
            // "Holm saying it was safe and Novak calling it a toy"
            let named = next.order == Order::Shared && next.phrase.end == next.group.start;
            let start = if named { next.phrase.start } else { next.start() };
            if start <= from || start == sentence.start {
                // "Holm, noting that it rained, said": the aside ends before the verb it stands in front of.
                let group = next.group.start;
                let aside =
                    next.order == Order::SourceFirst && start < cues[index].group.start && group > from + 1;
                if aside && tokens[group - 1].kind == Kind::Comma {
                    return group - 1;
                }
                if aside && Self::ends_with_comma(&tokens[group - 1]) {
                    return group;
                }
                continue;
            }
            // "Citing “delays,” the mayor said that it was late": the quote is what is cited.
            let cited = cues[index].order == Order::Shared && cues[index].group.start == sentence.start;
            if let Some(quote) = self.own_quote(next, from).filter(|&quote| !cited || quote > from) {
                return quote;
            }
            if self.introduces(next, sentence.end)
                && let Some(gap) = (from + 1..start).rev().take(ASIDE).find(|&at| {
                    matches!(tokens[at].kind, Kind::Comma | Kind::Semicolon | Kind::Dash)
                        || tokens[at].is(Traits::COORDINATOR) && tokens[at].is_plain()
                })
            {
                return gap;
            }
            let left = &tokens[start - 1];
            let left_is_comma = left.kind == Kind::Comma || Self::ends_with_comma(left);
            let contrasts = left.is_plain()
                && (matches!(left.span.of(self.prose), "while" | "as" | "whereas")
                    || left.is(Traits::SUBORDINATOR)
                        && !left.is(Traits::RELATIVE)
                        && !matches!(
                            left.span.of(self.prose),
                            "that" | "if" | "whether" | "why" | "how" | "because"
                        )
                        && start > from + 1
                        && tokens[start - 2].kind == Kind::Comma);
            let beside = left.is(Traits::COORDINATOR) && left.is_plain()
                || matches!(left.kind, Kind::Semicolon)
                || contrasts
                || left_is_comma
                    && (next.order == Order::Shared
                        || next.order == Order::According
                        || self.ends_at(next, sentence)
                        || cues[index].order == Order::Shared
                            && next.order == Order::SourceFirst
                            && next.relative.is_none());
            if beside && !self.is_that(left) {
                return if left.is_quote() { start } else { start - 1 };
            }
        }
        sentence.end
    }

    /// Whether a statement stands right behind a cue: "she said, “…”".
    pub(super) fn introduces(&self, cue: &Cue, limit: usize) -> bool {
        let end = self.behind(cue, limit);
        let mark = self.tokens.get(end).is_some_and(|mark| matches!(mark.kind, Kind::Comma | Kind::Colon));
        let quote = self.tokens.get(end + usize::from(mark));
        cue.order != Order::Shared && mark && quote.is_some_and(|quote| self.is_statement(quote))
    }

    /// Where the quotes begin that stand right before a cue and were left open for it: “…,” she said.
    pub(super) fn own_quote(&self, cue: &Cue, from: usize) -> Option<usize> {
        let tokens = self.tokens;
        let mut start = cue.start();
        if cue.order == Order::Shared || start <= from || !Self::ends_with_comma(&tokens[start - 1]) {
            return None;
        }
        while start > from && tokens[start - 1].is_quote() {
            start -= 1;
        }
        let joined = start > from
            && tokens[start - 1].kind == Kind::Word
            && self.quote_of(&tokens[start]).is_some_and(|quote| quote.kind != QuoteKind::Statement);
        (!joined).then_some(start)
    }

    /// Whether a quote ends in a mark that leaves its sentence open.
    pub(super) fn ends_with_comma(token: &Token) -> bool {
        token.is(Traits::UNFINISHED)
    }

    /// Whether a sentence ends with a cue: "…, Duarte said."
    pub(super) fn ends_at(&self, cue: &Cue, sentence: &Range<usize>) -> bool {
        cue.relative.is_none()
            && (cue.order == Order::CueFirst || {
                let next = self.tokens[..sentence.end].get(self.behind(cue, sentence.end));
                next.is_none_or(|next| next.kind == Kind::Stop)
            })
    }
}
