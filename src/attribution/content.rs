//! What a cue's source says: where it begins and ends, before the cue, behind it or around it.

use super::claim::Desk;
use super::cue::{Cue, Order};
use super::lexicon::Traits;
use super::quote::QuoteKind;
use super::source;
use super::token::{Kind, Token};
use std::ops::Range;

/// Cues behind one that can end what it gives.
const BESIDE: usize = 8;

impl Desk<'_> {
    /// What a cue's source says: before it, behind it, or around it.
    pub(super) fn content(
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
        let closes = next.is_none_or(|next| next.kind == Kind::Stop);
        let base = if comma_before && closes && !quote_before { sentence.start } else { *floor };
        let mut content = Vec::new();
        if cue.order == Order::According {
            return self.according(sentence, cue, left, floor);
        }
        let shared = cue.order == Order::Shared;
        let before_fits = !shared && (quote_before || comma_before && !says_after && start - base >= 3);
        if before_fits {
            if let Some(range) = self
                .trim(if comma_before && closes && !quote_before { sentence.start } else { *floor }..start)
            {
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
        let place = match tokens[at].span.of(self.prose) {
            "of" | "by" => false,
            "after" | "during" | "before" | "following" | "outside" | "near" => true,
            word => word.len() == 2,
        };
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
                    && (next.order == Order::Shared
                        || next.order == Order::According
                        || self.ends_at(next, sentence));
            if beside && !(left.is_plain() && left.span.of(self.prose) == "that") {
                return start - 1;
            }
        }
        sentence.end
    }

    /// Whether a sentence ends with a cue: "…, Duarte said."
    fn ends_at(&self, cue: &Cue, sentence: &Range<usize>) -> bool {
        let next = self.tokens[..sentence.end].get(cue.end());
        cue.relative.is_none() && next.is_none_or(|next| next.kind == Kind::Stop)
    }

    /// Without punctuation and conjunctions at its ends.
    pub(super) fn trim(&self, mut range: Range<usize>) -> Option<Range<usize>> {
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
}
