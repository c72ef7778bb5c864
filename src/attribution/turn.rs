//! Turns of a dialogue or an interview: "Duarte: We will rebuild.", "Q: Why?", a name in bold type.

use super::claim::Desk;
use super::lexicon::Traits;
use super::mark::Marks;
use super::mention::SourceKind;
use super::token::{self, Case, Kind, Token};
use std::ops::Range;

/// Tokens up to the colon of a turn.
const HEAD: usize = 9;

/// Words of a speaker's name with title and role.
const NAME: usize = 6;

/// Blanks that marks of bold type leave.
const BOLD: usize = 2;

/// Who speaks in a turn, and where the words begin.
struct Turn {
    speaker: Range<usize>,
    /// The colon; nothing where the name is in bold type.
    mark: Option<usize>,
    from: usize,
}

impl Desk<'_> {
    /// Takes a paragraph that opens with a speaker for turns, one or, where lines were joined, several.
    pub(super) fn turns(&mut self) -> bool {
        let Some(first) = self.turn_at(0).or_else(|| self.bold_turn()) else { return false };
        let mut turns = vec![first];
        for at in 1..self.tokens.len() {
            let colon = self.tokens[at].kind == Kind::Colon;
            let line = colon.then(|| (0..at).rev().take(HEAD).find(|&at| self.opens_line(at))).flatten();
            let turn = line.and_then(|at| self.turn_at(at)).filter(|turn| {
                is_letter(self.prose, &self.tokens[turn.speaker.clone()])
                    || self.tokens.get(turn.from).is_some_and(Token::is_quote)
            });
            turns.extend(turn);
        }
        let ends: Vec<usize> = turns.iter().skip(1).map(|turn| turn.speaker.start).collect();
        let ends = ends.into_iter().chain([self.tokens.len()]);
        for (turn, end) in turns.iter().zip(ends) {
            self.take_turn(turn, end);
        }
        true
    }

    fn take_turn(&mut self, turn: &Turn, end: usize) {
        // In a headline all of the line is said: "Duarte: ‘No Place’ for Toys".
        let line = token::is_headline(self.prose, self.tokens) || self.is_short_line();
        let run = self.quote_run(turn.from, end);
        let content = if run.is_empty() || line { turn.from..end } else { run };
        // "PILOTS AGREE - Ada Novak: “…”"
        let head = &self.tokens[turn.speaker.clone()];
        let dash = head.iter().rposition(|token| token.kind == Kind::Dash);
        let speaker = turn.speaker.start + dash.map_or(0, |dash| dash + 1)..turn.speaker.end;
        if content.is_empty() || speaker.is_empty() {
            return;
        }
        let cue = turn.mark.map(|mark| self.tokens[mark].span);
        self.add(&speaker, &speaker.clone(), None, cue, &[content], true);
        if is_letter(self.prose, &self.tokens[speaker])
            && let Some(told) = self.found.last()
        {
            let letter = &mut self.mentions[told.mention as usize];
            (letter.kind, letter.name) = (SourceKind::Pronoun, None);
        }
    }

    /// The turn whose speaker begins at `at`: a name, or the letter of a question or an answer, and a colon.
    fn turn_at(&self, at: usize) -> Option<Turn> {
        let tokens = &self.tokens[at..];
        let colon = tokens.iter().take(HEAD).position(|token| token.kind == Kind::Colon)?;
        let head = &tokens[..colon];
        let next = tokens.get(colon + 1)?;
        let turn = Turn { speaker: at..at + colon, mark: Some(at + colon), from: at + colon + 1 };
        if is_letter(self.prose, head) {
            return Some(turn);
        }
        let named = !head.is_empty()
            && head.iter().all(|token| {
                token.is_capital()
                    || matches!(token.kind, Kind::Open | Kind::Close | Kind::Point | Kind::Comma | Kind::Dash)
            });
        let unknown = || head.iter().all(|token| token.traits.is_empty());
        let could_be = || {
            let name = Traits::GIVEN | Traits::PRESS | Traits::OUTLET_NOUN | Traits::ROLE | Traits::TITLE;
            head.iter().all(|token| token.traits.is_empty() || token.is(name))
        };
        let person = head.iter().filter(|token| token.kind == Kind::Word).count() <= NAME
            && (next.is_quote()
                || head.iter().any(|token| token.is(Traits::GIVEN | Traits::TITLE))
                || head.len() == 1 && head[0].case == Case::Upper
                || (token::is_headline(self.prose, self.tokens) || self.is_short_line()) && unknown()
                || could_be() && self.addresses(at + colon + 1));
        let long = next.is_quote() || tokens.len() >= colon + 4;
        (named && person && long).then_some(turn)
    }

    /// "**Ines Duarte** We will rebuild.": bold type leaves blanks on both sides of the name.
    fn bold_turn(&self) -> Option<Turn> {
        let blank = |from: usize, to: usize| {
            let gap = &self.prose[from..to];
            gap.len() >= BOLD && gap.bytes().all(|byte| byte == b' ')
        };
        let first = self.tokens.first().filter(|first| blank(0, first.span.start.index()))?;
        let gap = |at: &usize| {
            let next = self.tokens.get(at + 1);
            next.is_some_and(|next| blank(self.tokens[*at].span.end.index(), next.span.start.index()))
        };
        let end = (0..self.tokens.len().min(NAME)).find(gap)? + 1;
        let name = &self.tokens[..end];
        let names = first.is_capital()
            && name.iter().all(Token::is_capital)
            && (name.iter().any(|token| token.is(Traits::GIVEN | Traits::TITLE))
                || name.iter().all(|token| token.traits.is_empty()));
        (names && self.addresses(end)).then_some(Turn { speaker: 0..end, mark: None, from: end })
    }

    /// Whether the words from `from` on are spoken to somebody: they ask, or tell of "me" and "you".
    fn addresses(&self, from: usize) -> bool {
        const PERSONS: [&str; 10] = ["i", "we", "you", "my", "our", "your", "me", "us", "i'm", "we're"];
        let words = &self.tokens[from.min(self.tokens.len())..];
        let asks =
            words.last().is_some_and(|last| last.kind == Kind::Stop && last.span.of(self.prose) == "?");
        let spoken = |token: &Token| {
            token.kind == Kind::Word
                && token.span.len() <= 5
                && PERSONS.iter().any(|person| token.span.of(self.prose).eq_ignore_ascii_case(person))
        };
        asks || words.iter().any(spoken)
    }

    /// Whether a line begins at `at`.
    fn opens_line(&self, at: usize) -> bool {
        at > 0
            && self.prose[self.tokens[at - 1].span.end.index()..self.tokens[at].span.start.index()]
                .contains('\n')
    }

    /// Whether the paragraph is one short line that quotes in single marks, as headlines do.
    fn is_short_line(&self) -> bool {
        let single = |token: &Token| self.quote_of(token).is_some_and(|quote| quote.marks == Marks::Single);
        let stop = self.tokens.iter().position(|token| token.kind == Kind::Stop);
        self.tokens.len() < 30
            && stop.is_none_or(|stop| stop + 1 == self.tokens.len())
            && self.tokens.iter().any(single)
    }
}

/// Whether a head is the letter of a question or an answer.
fn is_letter(prose: &str, head: &[Token]) -> bool {
    matches!(head, [letter] if letter.kind == Kind::Word && matches!(letter.span.of(prose), "Q" | "A"))
}
