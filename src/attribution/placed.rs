//! Speakers known by where their words stand, without a cue: a dash, a colon, a quote behind the sentence of who speaks.

use super::claim::{Attribution, AttributionKind, Desk};
use super::lexicon::Traits;
use super::mention;
use super::quote::QuoteKind;
use super::source;
use super::subject;
use super::token::{self, Kind, Token};
use super::verb;
use std::ops::Range;

/// Quotes inside one quote that are looked past to find it.
const NESTED: usize = 16;

/// Tokens before a bare quote that can name its speaker.
const TOLD: usize = 250;

/// Nouns that open a sentence without an article, and so in capitals: "Rain fell over Alba."
const NAMELESS: [&str; 32] = [
    "Ambulances",
    "Applause",
    "Bells",
    "Boats",
    "Buses",
    "Classes",
    "Crowds",
    "Darkness",
    "Ferries",
    "Fire",
    "Firefighters",
    "Flames",
    "Floods",
    "Fog",
    "Hail",
    "Ice",
    "Laughter",
    "Lightning",
    "Music",
    "Planes",
    "Power",
    "Rain",
    "Schools",
    "Sirens",
    "Smoke",
    "Snow",
    "Storms",
    "Thunder",
    "Traffic",
    "Trains",
    "Water",
    "Wind",
];

/// Words of a quote at a sentence's end that can go on from what was said before.
const GOES_ON: u16 = 4;

/// Attributions before a bare quote that it can go on from.
const BESIDE: usize = 8;

impl Desk<'_> {
    /// “…” – Ines Duarte, and sentences that introduce a quote with a colon, from `from` on.
    pub(super) fn introduced(&mut self, sentence: &Range<usize>, from: usize) {
        let tokens = self.tokens;
        let leads_in = |(at, token): &(usize, &Token)| {
            token.kind == Kind::Dash
                || token.kind == Kind::Colon
                    && tokens[..sentence.end].get(at + 1).is_some_and(Token::is_quote)
        };
        let Some((mark, _)) = token::within(tokens, &(from..sentence.end)).find(leads_in) else { return };
        let cue = Some(tokens[mark].span);
        if tokens[mark].kind == Kind::Dash {
            let run = self.quote_run(sentence.start, mark);
            if !run.is_empty() && run.end == mark {
                self.signed(sentence, run);
            }
            return;
        }
        let run = self.quote_run(mark + 1, sentence.end);
        // "The message was: “…”" has its cue in the verb.
        let statement = tokens[run.clone()]
            .first()
            .and_then(|token| self.quote_of(token))
            .is_some_and(|quote| quote.words >= 3 && quote.attribution.is_none());
        if !statement || self.signed(sentence, run.clone()) {
            return;
        }
        let subject = verb::subject(self.prose, tokens, sentence.start, mark)
            .or_else(|| self.mentions_in(sentence.start..mark));
        // "From the report:", "More from Novak:"
        let from = (sentence.start..mark)
            .take(2)
            .find(|&at| tokens[at].span.of(self.prose).eq_ignore_ascii_case("from"));
        let first = from.map_or(sentence.start, |from| from + 1);
        if let Some((phrase, core)) = subject.or_else(|| source::after(tokens, first, mark)) {
            self.add(&phrase, &core, None, cue, &[run], true);
        }
    }

    /// Gives quotes to who stands behind the dash that follows them, as far as that is a name: “…” – Ines Duarte. Behind a
    /// label (Quote of the day: “…” – the linesman) a description that ends the sentence does, too. Tells whether it did.
    fn signed(&mut self, sentence: &Range<usize>, run: Range<usize>) -> bool {
        let tokens = self.tokens;
        let dash = run.end;
        if tokens[..sentence.end].get(dash).is_none_or(|dash| dash.kind != Kind::Dash) {
            return false;
        }
        let Some((phrase, core)) = source::after(tokens, dash + 1, sentence.end) else { return false };
        let named = tokens[core.start].is_capital() && !tokens[core.start].is(Traits::STARTER);
        let closes = tokens[..sentence.end].get(phrase.end).is_none_or(|next| next.kind == Kind::Stop);
        let labelled = run.start > sentence.start;
        let signs = named || labelled && closes;
        if signs {
            self.add(&phrase, &core, None, Some(tokens[dash].span), &[run], true);
        }
        signs
    }

    /// The first named person in a stretch, as a phrase.
    fn mentions_in(&self, range: Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        if range.is_empty() {
            return None;
        }
        let pronoun = range
            .clone()
            .find(|&at| self.tokens[at].is(Traits::HE | Traits::SHE) && self.tokens[at].is(Traits::SUBJECT));
        let pronoun = pronoun.map(|at| (at..at + 1, at..at + 1));
        let span = self.span(&range);
        let from = self.mentions[..self.named].partition_point(|mention| mention.span.start < span.start);
        let mut near = self.mentions[from..self.named].iter().take(6).filter(|mention| {
            span.covers(mention.span)
                && matches!(mention.kind, mention::SourceKind::Person | mention::SourceKind::Name)
                && !NAMELESS.contains(&mention.span.of(self.prose))
                && !self.is_place(mention)
        });
        let person = near.next();
        // "Alba State College’s | Kaja Moe nodded": the name that the others describe.
        let person =
            person.map(|first| near.next().filter(|second| self.describes(first, second)).unwrap_or(first));
        let person = person.map(|mention| {
            let start = self.tokens.partition_point(|token| token.span.start < mention.span.start);
            let end = self.tokens.partition_point(|token| token.span.end <= mention.span.end);
            (start..end, start..end)
        });
        person.filter(|(phrase, _)| !phrase.is_empty()).or(pronoun)
    }

    /// Whether nothing but names stands between two names, the first of them somebody's: "Alba State College’s Kaja Moe".
    fn describes(&self, first: &mention::Mention, second: &mention::Mention) -> bool {
        let between = self.prose.get(first.span.end.index()..second.span.start.index()).unwrap_or("-");
        let owns = between.trim_end().ends_with(['s', '’', '\'']);
        let mut words = between.split_whitespace().map(|word| word.trim_start_matches(['’', '\'']));
        owns && words.all(|word| matches!(word, "" | "s") || word.starts_with(char::is_uppercase))
    }

    /// Whether a name of one word says where something happened: "Rain fell over Alba".
    fn is_place(&self, mention: &mention::Mention) -> bool {
        let before = self.tokens.partition_point(|token| token.span.end <= mention.span.start);
        let word = before.checked_sub(1).map(|before| self.tokens[before].span.of(self.prose));
        let places = ["in", "on", "at", "near", "off", "over", "across"];
        !mention.is_full
            && word.is_some_and(|word| places.iter().any(|place| place.eq_ignore_ascii_case(word)))
    }

    /// A sentence that begins with a quote and tells of no speaker goes on with who spoke last, else it belongs to the one
    /// person told of before it.
    pub(super) fn bare_quotes(&mut self, sentence: &Range<usize>, before: Option<&Range<usize>>) {
        let tokens = self.tokens;
        let words = &tokens[sentence.clone()];
        let run = self.quote_run(sentence.start, sentence.end);
        let alone = !words.iter().any(|token| token.kind == Kind::Word);
        let Some(before) = before else { return };
        if run.is_empty() {
            self.goes_on(sentence, before);
            return;
        }
        let statement = self.quote_of(&tokens[run.start]).is_some_and(|quote| quote.words > 3);
        if !alone && !statement {
            return;
        }
        let earlier = self.span(before);
        let recent = || self.found.iter().enumerate().rev().take(BESIDE);
        let gives = |told: &Attribution| told.is_speech || told.kind == AttributionKind::Direct;
        let quoted = recent()
            .filter(|(_, told)| gives(told))
            .find(|(index, told)| told.kind != AttributionKind::Indirect && self.ends_with_quote(*index));
        let last = quoted.or_else(|| {
            recent().filter(|(_, told)| told.is_speech).find(|(_, told)| {
                told.content.iter().rev().chain(&told.cue).take(BESIDE).any(|span| earlier.overlaps(*span))
            })
        });
        let last = last.map(|(index, _)| index);
        let Some(last) = last else {
            if alone
                && self.found.is_empty()
                && before.len() > 1
                && let Some((phrase, core)) =
                    self.mentions_in(sentence.start.saturating_sub(TOLD)..sentence.start)
            {
                self.add(&phrase, &core, None, None, &[run], true);
            }
            return;
        };
        // “It is safe,” which nobody believes.
        let explained = tokens[run.end - 1].is(Traits::UNFINISHED)
            && tokens[..sentence.end].get(run.end).is_some_and(|next| {
                next.is_plain() && next.is(Traits::RELATIVE | Traits::SUBORDINATOR | Traits::COORDINATOR)
            });
        let said = if alone || explained { run } else { self.trim(sentence.clone()).unwrap_or(run) };
        let content = self.span(&said);
        let told = &mut self.found[last];
        if !(alone || explained) || told.kind == AttributionKind::Indirect {
            told.kind = AttributionKind::Mixed;
        }
        told.content.push(content);
        self.claim_quotes(content, last as u32);
    }

    /// Quotes right before those that a cue is found for are the same speaker's: “It is late.” “It is always late,” she
    /// said. A question may be another's.
    pub(super) fn led_by_quotes(&mut self, sentence: &Range<usize>, before: &Range<usize>, first: usize) {
        let tokens = self.tokens;
        let opens = self.tokens[sentence.start].is_quote()
            && self.found[first]
                .content
                .first()
                .is_some_and(|span| span.start == tokens[sentence.start].span.start);
        let alone = tokens[before.clone()].iter().all(|token| {
            self.quote_of(token).is_some_and(|quote| {
                quote.attribution.is_none()
                    && quote.kind == QuoteKind::Statement
                    && !token.is(Traits::UNFINISHED)
            })
        });
        if opens && alone {
            let content = self.span(before);
            self.found[first].content.insert(0, content);
            self.claim_quotes(content, first as u32);
        }
    }

    /// A sentence that ends in a quote and tells of nobody else goes on with what was quoted right before: “…,” she said.
    /// Now, “we wait.”
    fn goes_on(&mut self, sentence: &Range<usize>, before: &Range<usize>) {
        let tokens = self.tokens;
        let words = &tokens[sentence.clone()];
        let ends = words.iter().rposition(|token| !matches!(token.kind, Kind::Stop | Kind::Close));
        let given = |token: &Token| {
            self.quote_of(token).is_some_and(|quote| {
                quote.attribution.is_none()
                    && matches!(quote.kind, QuoteKind::Phrase | QuoteKind::Statement)
                    && quote.words >= GOES_ON
            })
        };
        let earlier = self.span(before);
        let last = self.found.len().checked_sub(1).filter(|&last| {
            let told = &self.found[last];
            told.is_speech
                && told.kind != AttributionKind::Indirect
                && told.content.iter().chain(&told.cue).any(|span| earlier.overlaps(*span))
        });
        let Some(last) = last.filter(|_| ends.is_some_and(|end| given(&words[end]))) else { return };
        // "Reis, who leads the board, wants “an inquiry”" tells of somebody else.
        let subject = subject::of_sentence(self.prose, tokens, sentence, sentence.end);
        let tells = |token: &Token| {
            token.is_capital() && !token.is(Traits::STARTER)
                || token.is(Traits::ROLE | Traits::HE | Traits::SHE)
        };
        if subject.is_some_and(|(_, core)| {
            // "Adding, “…”", "Reis “only wants a toy.”"
            let goes_on =
                tokens[core.start].is(Traits::ING) || tokens.get(core.end).is_some_and(Token::is_quote);
            !goes_on && tokens[core].iter().any(tells)
        }) {
            return;
        }
        let Some(said) = self.trim(sentence.clone()) else { return };
        let content = self.span(&said);
        let told = &mut self.found[last];
        told.kind = AttributionKind::Mixed;
        told.content.push(content);
        self.claim_quotes(content, last as u32);
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
                || attribution.cue.is_some_and(|cue| cue.start > last.start))
    }
}
