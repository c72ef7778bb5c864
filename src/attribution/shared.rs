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

fn is_to(word: &Token) -> bool {
    word.is_plain() && word.is(Traits::TO)
}

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
            // "took to Twitter to say", "stopped in turning to reporters to say"
            let place = |core: &Range<usize>| {
                let before = core.start.checked_sub(1).filter(|&before| before >= from);
                // "called Moe to thank him": whoever calls says it.
                let led = before.is_some_and(|at| is_to(&tokens[at]) || self.rings_up(at));
                led || tokens[core.clone()]
                    .iter()
                    .rev()
                    .find(|word| word.is_plain() && word.is(Traits::PREPOSITION))
                    .is_some_and(is_to)
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
                // "Now, after saying it was safe, Novak left"
                let adverbs = tokens[from..group.start - 1]
                    .iter()
                    .all(|word| word.is(Traits::ADVERB) || word.kind == Kind::Comma);
                if adverbs { self.subject_behind(verb) } else { self.subject(group.start) }
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
                let holder = left.is(Traits::ROLE | Traits::ORGANISATION | Traits::PRESS | Traits::PRONOUN);
                let named = left.is_capital() && !left.is(Traits::DAY | Traits::MONTH) || holder;
                // "with one cook | writing"
                let with = source::phrase_before(tokens, from, group.start).is_some_and(|phrase| {
                    phrase.start > from && tokens[phrase.start - 1].span.of(self.prose) == "with"
                });
                let named = named || with;
                let phrase = named.then(|| source::phrase_before(tokens, from, group.start)).flatten();
                // "Novak was on Coast Radio | saying": the place does not speak.
                let placed = phrase.as_ref().is_some_and(|phrase| {
                    phrase.start > from
                        && matches!(tokens[phrase.start - 1].span.of(self.prose), "on" | "at" | "in" | "to")
                });
                if named && !placed {
                    phrase.map(|core| (core.clone(), core))
                } else {
                    // "a speech criticising": what stands before may be a thing; its holder speaks.
                    self.subject(group.start)
                }
            }
            left if left.kind == Kind::Number => {
                source::phrase_before(tokens, from, group.start).map(|core| (core.clone(), core))
            }
            left if matches!(left.kind, Kind::Comma | Kind::Dash | Kind::Quote) => self.subject(group.start),
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
        // "Noting that it rained, though, Novak left"
        let aside = tokens[..self.sentence.end].get(comma + 1..comma + 3).is_some_and(|words| {
            words[0].is(Traits::ADVERB | Traits::SUBORDINATOR) && words[1].kind == Kind::Comma
        });
        source::after(tokens, comma + 1 + 2 * usize::from(aside), self.sentence.end)
    }

    /// The subject of a verb behind "and": "Novak denied that Holm knew it, and | said so" goes on with who denied it.
    pub(super) fn subject_of_next(&self, to: usize) -> Option<(Range<usize>, Range<usize>)> {
        let own = |cue: &&Cue| cue.order == Order::SourceFirst && cue.relative.is_none();
        let told = |cue: &Cue| {
            let left = cue.phrase.start.checked_sub(1).filter(|&left| left > self.sentence.start);
            left.is_some_and(|left| {
                self.tokens[left].is_plain() && self.tokens[left].is(Traits::CLAUSE_OPENER)
            })
        };
        let mut near = self.earlier.iter().rev().take(NEAR).filter(own);
        let nearest = near.next().filter(|nearest| told(nearest));
        let outer = nearest.and_then(|_| near.find(|cue| !told(cue)));
        outer.map(|cue| (cue.phrase.clone(), cue.core.clone())).or_else(|| self.subject(to))
    }

    /// The subject of the clause that a verb without one belongs to.
    pub(super) fn subject(&self, to: usize) -> Option<(Range<usize>, Range<usize>)> {
        let own =
            |cue: &&Cue| matches!(cue.order, Order::SourceFirst | Order::CueFirst) && cue.relative.is_none();
        if let Some(earlier) = self.earlier.iter().rev().take(NEAR).find(own) {
            return Some((earlier.phrase.clone(), earlier.core.clone()));
        }
        let before = verb::subject(self.prose, self.tokens, self.sentence.start, to);
        // "Using an old joke to describe it, she left": the subject comes behind.
        let opens = self.tokens[self.sentence.start].is(Traits::ING);
        before
            .or_else(|| subject::of_sentence(self.prose, self.tokens, self.sentence, to))
            .or_else(|| opens.then(|| self.subject_behind(to)).flatten())
    }
}
