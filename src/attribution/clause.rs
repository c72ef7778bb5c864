//! What is said in a clause behind its cue, and where the writer goes on.

use super::claim::Desk;
use super::content::Around;
use super::cue::Order;
use super::lexicon::Traits;
use super::token::{Kind, Token};
use super::verb;
use std::ops::Range;

impl Around<'_, '_> {
    /// Whether the sentence opens with a clause that hangs on another, and the cue stands in it: "Before Holm rose to say
    /// so, he left".
    fn in_hanging_clause(&self) -> bool {
        let (tokens, from, to) = (self.desk.tokens, self.sentence.start, self.cue.group.start);
        let mut opening = tokens[from..to].iter().take(2);
        let hangs = |token: &Token| {
            token.kind == Kind::Word && token.is(Traits::SUBORDINATOR) && !token.is(Traits::DETERMINER)
        };
        // "Using an old joke to describe it, she left"
        let hangs = opening.any(hangs) || tokens[from].is(Traits::ING) && from < to;
        hangs && !tokens[from..to].iter().any(|token| token.kind == Kind::Comma)
    }

    /// Where the aside ends that stands between "that" and its clause: "said that, as it rained, where the quay is low, | it
    /// was late".
    fn behind_aside_of_that(&self, from: usize, limit: usize) -> Option<usize> {
        let (desk, tokens) = (self.desk, &self.desk.tokens[..limit]);
        let opens = tokens.get(from).is_some_and(|that| desk.is_that(that))
            && tokens.get(from + 1).is_some_and(|next| next.kind == Kind::Comma);
        let closes = |&at: &usize| tokens[at].kind == Kind::Comma && !desk.goes_off(at + 1);
        opens.then(|| (from + 2..limit.saturating_sub(1)).find(closes)).flatten()
    }

    /// Where what is no clause ends because one begins: "urged them to wait, | and the tide turned".
    fn phrase_ends(&self, from: usize, limit: usize) -> Option<usize> {
        let tokens = &self.desk.tokens[..limit];
        let is_phrase =
            tokens.get(from).is_some_and(|next| next.is_plain() && next.is(Traits::TO | Traits::PREPOSITION));
        let comma = (from + 1..limit.saturating_sub(2)).find(|&at| tokens[at].kind == Kind::Comma)?;
        let ends = tokens[comma + 1].is(Traits::COORDINATOR)
            && self.desk.begins_clause(comma + 2, limit, self.sentence.start);
        (is_phrase && ends).then_some(comma)
    }

    /// What is said behind a cue: up to `limit`, to the comma that ends a clause which hangs on another, or to the dash
    /// of an aside.
    pub(super) fn clause(&self, from: usize) -> Option<Range<usize>> {
        let &Self { desk, sentence, cue, start, mut limit, .. } = self;
        let tokens = desk.tokens;
        let hangs = start > sentence.start && {
            let left = &tokens[start - 1];
            left.kind == Kind::Word
                && left.is(Traits::SUBORDINATOR)
                && !desk.is_that(left)
                && (!left.span.of(desk.prose).eq_ignore_ascii_case("as") || self.has_object())
        };
        let aside =
            cue.relative.is_some_and(|who| who > sentence.start && tokens[who - 1].kind == Kind::Comma);
        let opens = cue.order == Order::Shared && cue.group.start <= sentence.start + 1;
        // "As Holm and her friends talked of it, the guild met"
        let paired = start > sentence.start && tokens[start - 1].is(Traits::COORDINATOR);
        let in_hanging = (cue.order == Order::Shared || paired) && self.in_hanging_clause();
        if hangs || aside || opens || in_hanging {
            let comma = (from + 1..limit)
                .find(|&at| tokens[at].kind == Kind::Comma || Desk::ends_with_comma(&tokens[at]));
            limit = comma.map_or(limit, |comma| comma + usize::from(tokens[comma].is_quote()));
        }
        // "told his audience, to applause: “…”"
        let colon = (from..limit.saturating_sub(1))
            .find(|&at| tokens[at].kind == Kind::Colon && desk.is_whole(&tokens[at + 1]));
        if let Some(colon) = colon {
            // "told his audience when asked about it: “…”"
            let hangs = tokens[from].is(Traits::SUBORDINATOR) && !desk.is_that(&tokens[from]);
            let told = !hangs && (from..colon).any(|at| verb::is_finite(tokens, sentence.start, at));
            let run = desk.quote_run(colon + 1, limit);
            return Some(if told { from..run.end } else { run });
        }
        // "said of the bridge, “It is safe.”": what leads to a statement is not said.
        let lead = (from..limit.saturating_sub(1))
            .find(|&at| tokens[at].kind == Kind::Comma && desk.is_statement(&tokens[at + 1]));
        if let Some(comma) = lead
            && tokens[from].is(Traits::PREPOSITION)
            && !(from..comma).any(|at| verb::is_finite(tokens, sentence.start, at) || tokens[at].is_quote())
        {
            return Some(desk.quote_run(comma + 1, limit));
        }
        // "called it “crude,” a word that": what explains the words is not said.
        let explained = (from..limit.saturating_sub(1)).find(|&at| {
            let parted = at == from && tokens[at].is_quote() && tokens[at + 1].kind == Kind::Dash;
            parted
                || Desk::ends_with_comma(&tokens[at]) && {
                    let next = &tokens[at + 1];
                    // "a “toy,” a “gift” and that it was late"
                    let listed = tokens.get(at + 2).is_some_and(|more| {
                        more.is_quote()
                            || desk.is_that(more)
                            || next.is(Traits::COORDINATOR) && !desk.does_more(at + 2, sentence.start)
                    });
                    !listed
                        && next.is_plain()
                        && (next.is(Traits::ING | Traits::RELATIVE | Traits::COORDINATOR)
                            || next.is(Traits::SUBORDINATOR) && !desk.is_that(next)
                            || matches!(next.span.of(desk.prose), "a" | "an" | "the"))
                }
        });
        if let Some(quote) = explained {
            limit = quote + 1;
        }
        // The first verb of what is said: before it, a comma parts no clause.
        let verb = (from..limit).find(|&at| verb::is_finite(tokens, sentence.start, at));
        let said = self.behind_aside_of_that(from, limit).or(verb).unwrap_or(from + 2);
        let goes_off = (said + 1..limit.saturating_sub(1))
            .find(|&at| tokens[at].kind == Kind::Comma && desk.goes_off(at + 1));
        // "said the guild, which trains pilots, “offered” help": what is said goes on behind the aside.
        let aside =
            |comma: usize| verb.is_none() && (comma + 2..limit).any(|at| tokens[at].kind == Kind::Comma);
        if let Some(comma) = goes_off.filter(|&comma| !aside(comma)) {
            limit = comma;
        }
        if let Some(comma) = self.phrase_ends(from, limit) {
            limit = comma;
        }
        // "praised the plan and left": the source's next deed.
        let deed = verb.filter(|&verb| {
            // "that fees and related losses grew": no deed before the clause has its verb.
            verb > from + 1
                && verb < limit
                && !desk.is_that(&tokens[from])
                && tokens[verb - 1].is(Traits::COORDINATOR)
                && tokens[verb - 1].is_plain()
                && tokens[verb].is(Traits::PAST | Traits::PRESENT | Traits::AUX | Traits::MODAL)
        });
        if let Some(verb) = deed {
            limit = verb - 1;
        }
        // "said the bridge was safe; others had left": not in a list, "said it was safe; that it was new".
        let stops = |&at: &usize| {
            let said = |at: usize| tokens.get(at).is_some_and(|next| next.is_quote() || desk.is_that(next));
            let goes_on = |next: &Token| {
                let clause = tokens[at - 1].is_quote() || desk.does_more(at + 2, sentence.start);
                next.is(Traits::COORDINATOR) && (said(at + 2) || !clause)
            };
            let listed = |next: &Token| next.is_quote() || goes_on(next) || desk.is_that(next);
            tokens[at].kind == Kind::Semicolon && !tokens.get(at + 1).is_some_and(listed)
        };
        if let Some(semicolon) = (from + 1..limit).find(stops) {
            limit = semicolon;
        }
        let mut dashes = (from..limit).filter(|&at| tokens[at].kind == Kind::Dash);
        if let (Some(dash), None) = (dashes.next(), dashes.next())
            && dash > from + 1
        {
            limit = dash;
        }
        desk.trim(from..limit)
    }
}
