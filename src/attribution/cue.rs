//! Cues: the words that say that somebody says, thinks or shows something, each with its source. What is said is
//! `claim`'s work.

use super::lexicon::Traits;
use super::source;
use super::subject;
use super::token::{Kind, Token};
use super::verb::{self, Form};
use std::ops::Range;

/// How a cue relates to its source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Order {
    /// "Novak said".
    SourceFirst,
    /// "said Novak".
    CueFirst,
    /// "and added", "saying", "to say": the source is the subject of an earlier verb, or of a later one.
    Shared,
    /// "according to Novak".
    According,
}

#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// The verb with its auxiliaries and adverbs, or "according to".
    pub group: Range<usize>,
    pub order: Order,
    /// The source's phrase and the core of it.
    pub phrase: Range<usize>,
    pub core: Range<usize>,
    pub relative: Option<usize>,
    pub traits: Traits,
}

impl Cue {
    /// The first token that belongs to cue or source.
    pub fn start(&self) -> usize {
        match self.order {
            Order::SourceFirst => self.phrase.start.min(self.group.start),
            _ => self.group.start,
        }
    }
    /// Behind the last token that belongs to cue or source.
    pub fn end(&self) -> usize {
        match self.order {
            Order::CueFirst | Order::According => self.phrase.end,
            _ => self.group.end,
        }
    }
}

/// The cues of a sentence in order.
pub(super) fn cues(prose: &str, tokens: &[Token], sentence: &Range<usize>) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    for at in sentence.clone() {
        let token = &tokens[at];
        if token.kind != Kind::Word {
            continue;
        }
        if token.span.len() == 9 && token.span.of(prose).eq_ignore_ascii_case("according") {
            found.extend(according(tokens, sentence, at));
        } else if token.is(Traits::CUE) && (token.is_plain() || at == sentence.start) {
            let scene = Scene { prose, tokens, sentence, earlier: found.last() };
            let cue = scene.cue(at);
            found.extend(cue);
        } else if token.span.len() <= 4 && matches!(token.span.of(prose), "put" | "puts") {
            let scene = Scene { prose, tokens, sentence, earlier: found.last() };
            let cue = scene.put_it(at);
            found.extend(cue);
        } else if token.is(Traits::VERB) && token.is(Traits::PAST) && token.is_plain() {
            let scene = Scene { prose, tokens, sentence, earlier: found.last() };
            let cue = scene.beside_quote(at);
            found.extend(cue);
        }
    }
    found
}

fn according(tokens: &[Token], sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let to = tokens[..sentence.end].get(at + 1)?;
    if !to.is(Traits::PREPOSITION) || to.span.len() != 2 {
        return None;
    }
    let (mut phrase, core) = source::after(tokens, at + 2, sentence.end)?;
    let comma = |from: usize| {
        let reach = sentence.end.min(from + DESCRIBED);
        (from..reach)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Dash | Kind::Semicolon))
    };
    if at == sentence.start {
        // "According to Reuters, the talks failed": what follows one comma alone is the claim.
        if tokens[..sentence.end].get(phrase.end).is_none_or(|next| next.kind != Kind::Comma) {
            phrase = core.clone();
        }
        // "According to results of a poll taken in May, …"
        if let Some(comma) = comma(phrase.end) {
            phrase.end = comma;
        }
    } else if tokens[..sentence.end].get(phrase.end).is_some_and(|next| next.kind == Kind::Word) {
        phrase.end = comma(phrase.end).unwrap_or(phrase.end);
    }
    Some(Cue {
        group: at..at + 2,
        order: Order::According,
        phrase,
        core,
        relative: None,
        traits: Traits::SPEECH,
    })
}

/// Tokens that describe the source behind "according to", at most.
const DESCRIBED: usize = 24;

/// A sentence in which a verb is looked at.
struct Scene<'a> {
    prose: &'a str,
    tokens: &'a [Token],
    sentence: &'a Range<usize>,
    earlier: Option<&'a Cue>,
}

impl Scene<'_> {
    fn cue(&self, verb: usize) -> Option<Cue> {
        let group = verb::group(self.prose, self.tokens, self.sentence.start, verb)?;
        match group.form {
            Form::Finite => self.finite(verb, group.range),
            Form::Infinitive => self.infinitive(verb, group.range),
            Form::Participle => self.participle(verb, group.range),
            Form::Passive => None,
        }
    }

    fn new_cue(
        &self,
        verb: usize,
        group: Range<usize>,
        order: Order,
        source: (Range<usize>, Range<usize>),
    ) -> Cue {
        let (phrase, core) = source;
        Cue { group, order, phrase, core, relative: None, traits: self.tokens[verb].traits }
    }

    /// "Novak said", "said Novak", "and said".
    fn finite(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let token = &tokens[verb];
        if token.is(Traits::NOUN_LIKE)
            && group.len() == 1
            && token.is(Traits::BASE | Traits::PRESENT)
            && !token.is(Traits::PAST)
            && !subject::stands_as_verb(tokens, sentence.start, group.start, verb)
        {
            return None;
        }
        let passive_by = token.is(Traits::PARTICIPLE)
            && tokens[..sentence.end].get(verb + 1).is_some_and(|next| next.span.of(self.prose) == "by");
        if passive_by && group.len() == 1 && token.span.of(self.prose) != "said" {
            return None;
        }
        if let Some(source) = self
            .inverted(verb, &group)
            .filter(|_| group.start > sentence.start && tokens[group.start - 1].is(Traits::UNFINISHED))
        {
            return Some(self.new_cue(verb, group, Order::CueFirst, source));
        }
        let before = source::before(tokens, sentence.start, group.start)
            .filter(|before| subject::fits(tokens, before, token, group.len() > 1))
            // "Holm, whose firm wrote the letters": the clause describes Holm.
            .filter(|before| tokens[before.core.start].span.of(self.prose) != "whose")
            .filter(|before| !subject::is_only_capital_by_place(tokens, sentence.start, before, token))
            .filter(|before| {
                let singular = group.len() == 1
                    && token.is(Traits::BASE)
                    && !token.is(Traits::PAST)
                    && before.relative.is_none()
                    && !subject::is_plural(self.prose, &tokens[before.core.clone()]);
                !singular
            });
        if let Some(before) = before {
            let mut cue = self.new_cue(verb, group, Order::SourceFirst, (before.phrase, before.core));
            cue.relative = before.relative;
            return Some(cue);
        }
        let left =
            group.start.checked_sub(1).filter(|&left| left >= sentence.start).map(|left| &tokens[left]);
        if let Some(source) = self.inverted(verb, &group) {
            return Some(self.new_cue(verb, group, Order::CueFirst, source));
        }
        let coordinated = left.is_some_and(|left| {
            left.is(Traits::COORDINATOR) || matches!(left.kind, Kind::Comma | Kind::Semicolon)
        });
        if !coordinated
            || !token.is(Traits::SPEECH | Traits::BELIEF)
            || token.is(Traits::NOUN_LIKE) && !token.is(Traits::PAST)
        {
            return None;
        }
        let source = self.subject(group.start)?;
        Some(self.new_cue(verb, group, Order::Shared, source))
    }

    /// The source behind a verb that may stand before it: “…,” said the mayor.
    fn inverted(&self, verb: usize, group: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let token = &tokens[verb];
        let left =
            group.start.checked_sub(1).filter(|&left| left >= sentence.start).map(|left| &tokens[left]);
        let after_content =
            left.is_none_or(|left| left.is_quote() || matches!(left.kind, Kind::Comma | Kind::Dash));
        let tense = token.is(Traits::PAST | Traits::PRESENT);
        if !after_content
            || !token.is(Traits::INVERTS)
            || !tense
            || verb == sentence.start && !token.is(Traits::SPEECH)
        {
            return None;
        }
        source::after(tokens, verb + 1, sentence.end).filter(|(_, core)| {
            left.is_some_and(Token::is_quote)
                || tokens[core.clone()].iter().any(|token| {
                    token.is_capital()
                        || token.is(Traits::ROLE | Traits::ORGANISATION | Traits::DOCUMENT | Traits::SUBJECT)
                })
        })
    }

    /// "as she put it, “…”"
    fn put_it(&self, verb: usize) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let behind = &tokens[verb + 1..sentence.end];
        let it = behind.first().is_some_and(|it| it.span.of(self.prose) == "it");
        let closes = behind.get(1).is_none_or(|next| {
            next.is_quote() || matches!(next.kind, Kind::Comma | Kind::Stop | Kind::Colon)
        });
        if !it || !closes {
            return None;
        }
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let before = source::before(tokens, sentence.start, group.range.start)?;
        let group = group.range.start..verb + 2;
        let mut cue = self.new_cue(verb, group, Order::SourceFirst, (before.phrase, before.core));
        cue.traits |= Traits::SPEECH;
        Some(cue)
    }

    /// “Out!” he barked: behind what was left open for it, any verb says.
    fn beside_quote(&self, verb: usize) -> Option<Cue> {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let quoted = |at: usize| {
            let quote = at.checked_sub(1).filter(|&at| at >= sentence.start).map(|at| &tokens[at])?;
            let begins = tokens[sentence.start..at - 1].iter().all(Token::is_quote);
            (begins && quote.is_quote() && quote.span.len() > 4 && quote.is(Traits::UNFINISHED)).then_some(())
        };
        let group = verb::group(self.prose, tokens, sentence.start, verb)?;
        let cue = |order, source| {
            let mut cue = self.new_cue(verb, group.range.clone(), order, source);
            cue.traits |= Traits::SPEECH;
            cue
        };
        if group.form != Form::Finite {
            return None;
        }
        if quoted(group.range.start).is_some() {
            let (phrase, core) = source::after(tokens, verb + 1, sentence.end)?;
            return Some(cue(Order::CueFirst, (phrase, core)));
        }
        let behind = &tokens[verb + 1..sentence.end];
        let closes = behind.first().is_none_or(|next| {
            matches!(next.kind, Kind::Stop | Kind::Comma | Kind::Colon)
                || next.is(Traits::PREPOSITION | Traits::ADVERB | Traits::COORDINATOR)
        });
        // "He shot back, “Out!”"
        let leads = behind
            .iter()
            .take(3)
            .position(|next| matches!(next.kind, Kind::Comma | Kind::Colon))
            .is_some_and(|mark| {
                behind.get(mark + 1).is_some_and(|quote| quote.is_quote() && quote.span.len() > 12)
            });
        let before = source::before(tokens, sentence.start, group.range.start)?;
        let open = quoted(before.phrase.start).is_some();
        let somebody = tokens[before.core.clone()].last().is_some_and(|last| {
            last.is_capital() && !last.is(Traits::DAY | Traits::MONTH)
                || last.is(Traits::ROLE | Traits::HE | Traits::SHE)
        });
        let hangs =
            before.phrase.start > sentence.start && tokens[before.phrase.start - 1].is(Traits::SUBORDINATOR);
        if !(open && closes || leads && somebody && !hangs) {
            return None;
        }
        Some(cue(Order::SourceFirst, (before.phrase, before.core)))
    }

    /// "to say": whoever does what it hangs on, or whom it is asked of.
    fn infinitive(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
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
            if let Some(core) = core {
                return Some(self.new_cue(verb, group, Order::Shared, (core.clone(), core)));
            }
        }
        let source = self.subject(group.start)?;
        Some(self.new_cue(verb, group, Order::Shared, source))
    }

    /// "saying", "by saying", "a man shouting".
    fn participle(&self, verb: usize, group: Range<usize>) -> Option<Cue> {
        let (tokens, from) = (self.tokens, self.sentence.start);
        let token = &tokens[verb];
        if !token.is(Traits::SPEECH) {
            return None;
        }
        let left = group.start.checked_sub(1).filter(|&left| left >= from).map(|left| &tokens[left])?;
        if left.kind == Kind::Word && left.is_plain() {
            if left.is(Traits::DETERMINER | Traits::OWN | Traits::QUANTITY) {
                return None;
            }
            let leads = matches!(
                left.span.of(self.prose),
                "by" | "after"
                    | "before"
                    | "while"
                    | "when"
                    | "in"
                    | "without"
                    | "since"
                    | "on"
                    | "and"
                    | "or"
                    | "but"
                    | "from"
            );
            if !leads
                && left.is(Traits::PREPOSITION | Traits::COORDINATOR | Traits::SUBORDINATOR | Traits::ADVERB)
            {
                return None;
            }
            let holder = left.is(Traits::ROLE | Traits::ORGANISATION | Traits::PRONOUN);
            let behind = tokens[..self.sentence.end].get(verb + 1);
            let describes = behind.is_some_and(|next| {
                next.is_plain()
                    && !next.is(Traits::DETERMINER
                        | Traits::PREPOSITION
                        | Traits::PRONOUN
                        | Traits::SUBORDINATOR
                        | Traits::ADVERB
                        | Traits::SUBJECT)
            });
            // "a creative writing professor"
            if !leads
                && describes
                && tokens[group.start.saturating_sub(3).max(from)..group.start]
                    .iter()
                    .any(|word| word.is(Traits::DETERMINER))
            {
                return None;
            }
            if !leads && !holder {
                // "a speech criticising": what stands before may be a thing; its holder speaks.
                return self
                    .subject(group.start)
                    .map(|source| self.new_cue(verb, group, Order::Shared, source));
            }
            if !leads {
                let core = source::phrase_before(tokens, from, group.start)?;
                return Some(self.new_cue(verb, group, Order::Shared, (core.clone(), core)));
            }
        } else if left.kind == Kind::Word {
            let core = source::phrase_before(tokens, from, group.start)?;
            return Some(self.new_cue(verb, group, Order::Shared, (core.clone(), core)));
        } else if !matches!(left.kind, Kind::Comma | Kind::Dash) && !left.is_quote() {
            return None;
        }
        let source = self.subject(group.start)?;
        Some(self.new_cue(verb, group, Order::Shared, source))
    }

    /// The subject of the clause that a verb without one belongs to.
    fn subject(&self, to: usize) -> Option<(Range<usize>, Range<usize>)> {
        if let Some(earlier) = self.earlier.filter(|earlier| {
            earlier.order == Order::SourceFirst && earlier.relative.is_none()
                || earlier.order == Order::CueFirst
                || earlier.order == Order::Shared
        }) {
            return Some((earlier.phrase.clone(), earlier.core.clone()));
        }
        let before = verb::subject(self.prose, self.tokens, self.sentence.start, to);
        before.or_else(|| subject::of_sentence(self.prose, self.tokens, self.sentence, to))
    }
}
