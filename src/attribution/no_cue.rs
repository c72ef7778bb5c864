//! Verbs that say something elsewhere and nothing here: "added a link", "spoke to voters", "a group called the Sea Guard".

use super::cue::{Cue, Scene};
use super::lexicon::Traits;
use super::reach::ASIDE;
use super::source;
use super::token::{Kind, Token};
use std::ops::Range;

const SPEAK: [&str; 5] = ["speak", "speaks", "spoke", "spoken", "speaking"];

impl Scene<'_> {
    /// "(Additional reporting by Kaja Moe)": who worked on the article.
    pub(super) fn is_credit(&self, verb: usize) -> bool {
        let by = self.tokens[..self.sentence.end].get(verb + 1);
        self.tokens[verb].span.of(self.prose).eq_ignore_ascii_case("reporting")
            && by.is_some_and(|by| by.span.of(self.prose) == "by")
    }

    /// "If you think so": whoever reads it says nothing, unless words are quoted.
    pub(super) fn speaks_to_reader(&self, cue: &Cue) -> bool {
        let is_you = |at: usize| self.tokens[at].span.of(self.prose).eq_ignore_ascii_case("you");
        cue.core.len() == 1
            && is_you(cue.core.start)
            && !self.tokens[self.sentence.clone()].iter().any(Token::is_quote)
    }

    /// "called Moe to thank her": by telephone.
    pub(super) fn rings_up(&self, verb: usize) -> bool {
        let calls = matches!(self.tokens[verb].span.of(self.prose), "call" | "calls" | "called" | "calling");
        let whom = calls.then(|| source::after(self.tokens, verb + 1, self.sentence.end)).flatten();
        whom.is_some_and(|(_, core)| {
            self.tokens[..self.sentence.end].get(core.end..core.end + 2).is_some_and(|words| {
                words[0].is(Traits::TO) && words[1].is(Traits::BASE) && !words[1].is(Traits::BE)
            })
        })
    }

    /// "spoke to voters": to speak is to say something where it is about something.
    pub(super) fn only_speaks(&self, verb: usize) -> bool {
        let word = self.tokens[verb].span.of(self.prose);
        if !SPEAK.iter().any(|speak| word.eq_ignore_ascii_case(speak)) {
            return false;
        }
        let about = self.tokens[..self.sentence.end].get(verb + 1).is_some_and(|next| {
            matches!(
                next.span.of(self.prose),
                "about" | "of" | "against" | "out" | "highly" | "warmly" | "favorably"
            )
        });
        !about || self.is_aside_between_quotes(verb)
    }

    /// “…,” said Novak, | speaking of the council, | “…”
    fn is_aside_between_quotes(&self, verb: usize) -> bool {
        let tokens = &self.tokens[..self.sentence.end];
        let opens = self.tokens[verb].is(Traits::ING)
            && verb > self.sentence.start
            && tokens[verb - 1].kind == Kind::Comma
            && self.earlier.last().is_some_and(|cue| cue.end() == verb - 1);
        let comma = (verb..tokens.len().min(verb + ASIDE)).find(|&at| tokens[at].kind == Kind::Comma);
        opens && comma.is_some_and(|comma| tokens.get(comma + 1).is_some_and(Token::is_quote))
    }

    /// "added a link", "offered products": with a thing behind it, the verb says nothing.
    pub(super) fn handles_a_thing(&self, verb: usize) -> bool {
        let word = self.tokens[verb].span.of(self.prose);
        let Some(next) = self.tokens[..self.sentence.end].get(verb + 1) else { return false };
        // "reported from Alba", "the man accused of it", "calling attention to it", "thanks to the guild"
        let pairs = [
            ("reported", "from"),
            ("accused", "of"),
            ("called", "attention"),
            ("calling", "attention"),
            ("thanks", "to"),
        ];
        if pairs.contains(&(word, next.span.of(self.prose)))
            || self.makes_a_work(verb)
            || self.is_reading(verb)
            || self.comes_upon(verb)
            || self.rings_up(verb)
        {
            return true;
        }
        // "and alleged fraud"
        if word == "alleged" && next.is_plain() && next.traits.is_empty() {
            return true;
        }
        let thing = next.kind == Kind::Number
            || next.is(Traits::DETERMINER | Traits::OWN | Traits::QUANTITY)
            || next.is_plain() && next.traits.is_empty();
        let stem = ["add", "offer", "maintain", "counter", "post", "detail"]
            .iter()
            .any(|stem| word.starts_with(stem));
        stem && thing && !next.is(Traits::CLAUSE_OPENER | Traits::SUBJECT)
    }

    /// "wrote a book": the work says something, its writing does not.
    fn makes_a_work(&self, verb: usize) -> bool {
        const WORKS: [&str; 16] = [
            "book",
            "books",
            "novel",
            "novels",
            "memoir",
            "memoirs",
            "song",
            "songs",
            "script",
            "screenplay",
            "play",
            "poem",
            "poems",
            "check",
            "cheque",
            "code",
        ];
        const WRITES: [&str; 5] = ["write", "writes", "wrote", "written", "writing"];
        if !WRITES.contains(&self.tokens[verb].span.of(self.prose)) {
            return false;
        }
        let behind = &self.tokens[verb + 1..self.sentence.end];
        let mut noun = behind
            .iter()
            .take(4)
            .take_while(|token| token.is_plain() && !token.is(Traits::CLAUSE_OPENER | Traits::PREPOSITION));
        noun.any(|token| WORKS.contains(&token.span.of(self.prose)))
    }

    /// "They are reading the letter": a text reads as it does only right before its words.
    fn is_reading(&self, verb: usize) -> bool {
        let behind = &self.tokens[verb + 1..self.sentence.end];
        self.tokens[verb].span.of(self.prose) == "reading"
            && !behind.iter().take(3).any(|token| token.is_quote() || token.kind == Kind::Colon)
    }

    /// "They find themselves in Alba", "find a way": what is found is no finding.
    fn comes_upon(&self, verb: usize) -> bool {
        if !matches!(self.tokens[verb].span.of(self.prose), "find" | "finds") {
            return false;
        }
        let found =
            self.tokens[..self.sentence.end].get(verb + 1).map_or("", |next| next.span.of(self.prose));
        let by_document = verb > self.sentence.start && self.tokens[verb - 1].is(Traits::DOCUMENT);
        (found.ends_with("self")
            || found.ends_with("selves")
            || matches!(found, "a" | "an" | "some" | "much" | "out"))
            && !by_document
    }

    /// Whether a participle describes the noun behind it: "a box of reported faults".
    pub(super) fn describes_noun(&self, verb: usize, group: &Range<usize>) -> bool {
        let (tokens, sentence) = (self.tokens, self.sentence);
        let article = Traits::PREPOSITION | Traits::DETERMINER | Traits::OWN;
        group.len() == 1
            && tokens[verb].is(Traits::PARTICIPLE)
            && group.start > sentence.start
            && tokens[group.start - 1].is_plain()
            && tokens[group.start - 1].is(article)
            && !tokens[group.start - 1].is(Traits::RELATIVE | Traits::SUBORDINATOR)
            && tokens[..sentence.end]
                .get(verb + 1)
                .is_some_and(|next| next.is_plain() && !next.is(Traits::PREPOSITION))
    }

    /// Whether a participle gives the name of what stands before it: "a group called Sea Guard".
    pub(super) fn names(&self, verb: usize, group: &Range<usize>) -> bool {
        let tokens = self.tokens;
        if group.start == self.sentence.start || group.len() > 1 || !tokens[verb].is(Traits::REDUCED) {
            return false;
        }
        let next = tokens[..self.sentence.end].get(verb + 1);
        let titled = next.is_some_and(|next| next.is(Traits::DETERMINER))
            && tokens[..self.sentence.end].get(verb + 2).is_some_and(Token::is_quote);
        let article = next.is_some_and(|next| next.is(Traits::DETERMINER));
        let behind = &tokens[(verb + 1 + usize::from(article)).min(self.sentence.end)..self.sentence.end];
        // "a move called the spin", not "a group called the plan a toy"
        let acts = Traits::ROLE | Traits::ORGANISATION | Traits::DOCUMENT | Traits::PRESS | Traits::VAGUE;
        let called =
            next.is_some_and(|next| next.is(Traits::DETERMINER)) && !tokens[group.start - 1].is(acts);
        // "the group within the guild called the Sea Guard."
        let name = behind.iter().take_while(|token| token.is_capital()).count();
        let alone = name > 0
            && behind.get(name).is_none_or(|end| {
                matches!(end.kind, Kind::Stop | Kind::Comma | Kind::Close) || end.is(Traits::AUX)
            });
        let named = titled || called || next.is_some_and(|next| next.is_capital() || next.is_quote());
        named
            && source::phrase_before(tokens, self.sentence.start, group.start).is_some_and(|phrase| {
                let head = &tokens[phrase.end - 1];
                head.is_plain()
                    && !head.is(Traits::ROLE | Traits::SUBJECT | Traits::RELATIVE)
                    && (matches!(tokens[phrase.start].span.of(self.prose), "a" | "an" | "A" | "An")
                        || alone && article)
            })
    }
}
