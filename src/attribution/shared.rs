//! Cues without a subject of their own: "to say", "saying", "and added". Whose they are, the clause tells that they hang on.

use super::cue::{Cue, Order, Scene};
use super::lexicon::Traits;
use super::source;
use super::subject;
use super::token::{Kind, Token};
use super::verb::{self, Form};
use std::ops::Range;

/// Cues before a verb whose source it can share.
const NEAR: usize = 4;

impl Scene<'_> {
    /// "to say": whoever does what it hangs on, or whom it is asked of.
    pub(super) fn infinitive(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        if !tokens[verb].is(Traits::SPEECH) || !tokens[verb].is(Traits::BASE) || group.start == from {
            return None;
        }
        let left = &tokens[group.start - 1];
        let object = left.is(Traits::PRONOUN)
            || left.is_capital() && !left.is(Traits::DAY | Traits::MONTH)
            || left.is(Traits::ROLE);
        if object && left.kind == Kind::Word && !left.is(Traits::SUBJECT) {
            let core = if left.is(Traits::PRONOUN) {
                Some(group.start - 1..group.start)
            } else {
                source::phrase_before(tokens, from, group.start)
            };
            // "took to Twitter to say"
            let place = |core: &Range<usize>| {
                core.start > from
                    && tokens[core.start - 1].is_plain()
                    && tokens[core.start - 1].is(Traits::TO)
            };
            if let Some(core) = core.filter(|core| !place(core)) {
                return Some(self.new_cue(verb, group, Order::Shared, (core.clone(), core)));
            }
        }
        // "It is important to note": nobody says it.
        let source = self
            .subject(group.start)
            .filter(|(_, core)| !tokens[core.start].span.of(self.prose).eq_ignore_ascii_case("it"))?;
        Some(self.new_cue(verb, group, Order::Shared, source))
    }

    /// "saying", "by saying", "a man shouting".
    pub(super) fn participle(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        if !tokens[verb].is(Traits::SPEECH) {
            return None;
        }
        if group.start == from {
            // "Noting that it was safe, Novak left."
            let source = self.subject_behind(verb)?;
            return Some(self.new_cue(verb, group, Order::Shared, source));
        }
        if let Some(quoted) = self.quoted_as(group.start) {
            let source = source::before(tokens, from, quoted.start)?;
            let group = quoted.start..verb + 1;
            return Some(self.new_cue(verb, group, Order::SourceFirst, (source.phrase, source.core)));
        }
        let source = match &tokens[group.start - 1] {
            left if left.kind == Kind::Word && self.leads(left) => {
                // "While saying it was safe, Novak left": the subject comes behind.
                if group.start == from + 1 { self.subject_behind(verb) } else { self.subject(group.start) }
            }
            left if left.kind == Kind::Word => {
                let function = Traits::DETERMINER
                    | Traits::OWN
                    | Traits::QUANTITY
                    | Traits::PREPOSITION
                    | Traits::COORDINATOR
                    | Traits::SUBORDINATOR
                    | Traits::ADVERB;
                if left.is_plain() && left.is(function) || self.describes(verb, group.start) {
                    return None;
                }
                let holder = left.is(Traits::ROLE | Traits::ORGANISATION | Traits::PRONOUN);
                if left.is_capital() && !left.is(Traits::DAY | Traits::MONTH) || holder {
                    source::phrase_before(tokens, from, group.start).map(|core| (core.clone(), core))
                } else {
                    // "a speech criticising": what stands before may be a thing; its holder speaks.
                    self.subject(group.start)
                }
            }
            left if left.kind == Kind::Number => {
                source::phrase_before(tokens, from, group.start).map(|core| (core.clone(), core))
            }
            left if matches!(left.kind, Kind::Comma | Kind::Dash | Kind::Quote(_)) => {
                self.subject(group.start)
            }
            _ => None,
        };
        Some(self.new_cue(verb, group, Order::Shared, source?))
    }

    /// "was quoted as | saying"
    fn quoted_as(&self, saying: usize) -> Option<Range<usize>> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        let quoted = saying.checked_sub(2).filter(|&quoted| quoted > from)?;
        let words = (tokens[quoted].span.of(self.prose), tokens[quoted + 1].span.of(self.prose));
        let group = verb::group(self.prose, tokens, from, quoted).filter(|_| words == ("quoted", "as"))?;
        (group.form == Form::Passive).then_some(group.range)
    }

    /// Whether a word leads to a participle that hangs on a clause.
    fn leads(&self, word: &Token) -> bool {
        const LEADS: [&str; 14] = [
            "by", "after", "before", "while", "when", "in", "without", "since", "on", "upon", "and", "or",
            "but", "from",
        ];
        LEADS.iter().any(|lead| word.span.of(self.prose).eq_ignore_ascii_case(lead))
    }

    /// Whether a participle belongs to a noun behind it: "a creative writing professor".
    fn describes(&self, verb: usize, start: usize) -> bool {
        let tokens = self.tokens;
        let function = Traits::DETERMINER
            | Traits::PREPOSITION
            | Traits::PRONOUN
            | Traits::SUBORDINATOR
            | Traits::ADVERB
            | Traits::SUBJECT;
        let noun = tokens[..self.sentence.end]
            .get(verb + 1)
            .is_some_and(|next| next.is_plain() && !next.is(function));
        let floor = start.saturating_sub(3).max(self.sentence.start);
        noun && tokens[start - 1].is_plain()
            && tokens[floor..start].iter().any(|word| word.is(Traits::DETERMINER))
    }

    /// The subject behind the comma that ends a clause which opens the sentence.
    fn subject_behind(&self, verb: usize) -> Option<(Range<usize>, Range<usize>)> {
        let tokens = self.tokens;
        let comma = (verb + 1..self.sentence.end)
            .find(|&at| tokens[at].kind == Kind::Comma || tokens[at].is(Traits::UNFINISHED))?;
        source::after(tokens, comma + 1, self.sentence.end)
    }

    /// The subject of the clause that a verb without one belongs to.
    pub(super) fn subject(&self, to: usize) -> Option<(Range<usize>, Range<usize>)> {
        let own =
            |cue: &&Cue| matches!(cue.order, Order::SourceFirst | Order::CueFirst) && cue.relative.is_none();
        if let Some(earlier) = self.earlier.iter().rev().take(NEAR).find(own) {
            return Some((earlier.phrase.clone(), earlier.core.clone()));
        }
        let before = verb::subject(self.prose, self.tokens, self.sentence.start, to);
        before.or_else(|| subject::of_sentence(self.prose, self.tokens, self.sentence, to))
    }
}
