//! Nouns that say: "his claim that", "calls for", "criticism of". With a possessor they have a source, else none.

use super::claim::Desk;
use super::lexicon::Traits;
use super::source;
use super::token::{self, Kind, Token};
use super::verb;
use std::ops::Range;

/// Nouns with the words that lead from them to what is said.
const NOUNS: [(&str, &[&str]); 29] = [
    ("claim", &["that", "to"]),
    ("claims", &["that"]),
    ("call", &["for", "to"]),
    ("calls", &["for", "to"]),
    ("criticism", &["of", "from"]),
    ("promise", &["to", "that"]),
    ("promises", &["to"]),
    ("pledge", &["to"]),
    ("statement", &["that"]),
    ("assertion", &["that"]),
    ("assertions", &["that"]),
    ("allegation", &["that"]),
    ("allegations", &["that", "of"]),
    ("accusation", &["that", "of"]),
    ("accusations", &["that", "of"]),
    ("questions", &["about"]),
    ("question", &["about"]),
    ("comments", &["about"]),
    ("suggestion", &["that"]),
    ("warning", &["that"]),
    ("warnings", &["that"]),
    ("report", &["that"]),
    ("contention", &["that"]),
    ("argument", &["that"]),
    ("insistence", &["that"]),
    ("admission", &["that"]),
    ("announcement", &["that"]),
    ("declaration", &["that"]),
    ("complaint", &["that"]),
];

/// What the nouns of the list are known as.
pub(super) const MAY_SAY: Traits = Traits::NOUN_LIKE.with(Traits::SPEECH_NOUN).with(Traits::FEAR);

impl Desk<'_> {
    /// The noun cues of a sentence outside `claimed`, the contents and cues of its other attributions.
    pub(super) fn nouns(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        let tokens = self.tokens;
        for (at, token) in token::within(tokens, &(sentence.start + 1..sentence.end)) {
            if !token.is(MAY_SAY)
                || token.kind != Kind::Word
                || claimed.iter().any(|range| range.contains(&at))
            {
                continue;
            }
            let word = token.span.of(self.prose);
            let Some((_, leads)) = NOUNS.iter().find(|(noun, _)| noun.eq_ignore_ascii_case(word)) else {
                continue;
            };
            let Some((content, maker)) = self.behind_noun(sentence, at, leads) else { continue };
            let cue = self.tokens[at].span;
            if let Some(source) = self.possessor(sentence, at).or(maker) {
                self.add(&source, &source.clone(), None, Some(cue), &[content], false);
            } else if let Some((verb, phrase, core)) = self.raiser(sentence, at) {
                let cue = self.tokens[verb].span.join(cue);
                self.add(&phrase, &core, None, Some(cue), &[content], false);
            } else {
                let unsourced = self.of_nobody(cue, &content);
                self.unsourced.push(unsourced);
            }
        }
    }

    /// What a noun says, where the word behind leads to it and the word before makes it a noun; and whose it is, if that
    /// stands between: "the claim | of the mayor | that".
    fn behind_noun(
        &self,
        sentence: &Range<usize>,
        noun: usize,
        leads: &[&str],
    ) -> Option<(Range<usize>, Option<Range<usize>>)> {
        let tokens = self.tokens;
        let left = &tokens[noun - 1];
        let verb = left.is(Traits::SUBJECT | Traits::TO | Traits::MODAL | Traits::RELATIVE)
            || left.is_capital() && !left.is(Traits::OWN | Traits::DETERMINER);
        // "said in a statement that": the statement is where it was said.
        let setting =
            noun >= sentence.start + 2 && tokens[noun - 2].span.of(self.prose).eq_ignore_ascii_case("in");
        if verb || setting {
            return None;
        }
        let reads = |at: usize, words: &[&str]| {
            tokens[..sentence.end].get(at).is_some_and(|next| {
                words.iter().any(|word| word.eq_ignore_ascii_case(next.span.of(self.prose)))
            })
        };
        let that = |at: usize| leads.contains(&"that") && reads(at, &["that"]);
        let (from, maker) = if reads(noun + 1, leads) {
            (noun + 1, None)
        } else if let Some((_, core)) = reads(noun + 1, &["of", "by", "from"])
            .then(|| source::after(tokens, noun + 2, sentence.end))
            .flatten()
            .filter(|(_, core)| that(core.end))
        {
            (core.end, Some(core))
        } else {
            let end = self.setting(noun + 1, sentence.end).filter(|&end| that(end))?;
            (end, None)
        };
        let end = (from + 1..sentence.end)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Dash | Kind::Semicolon));
        let end = end.unwrap_or(sentence.end);
        // "his call | for calm | drew smiles": only what is a clause has a verb of its own.
        let is_clause = reads(from, &["that"]) || tokens[from].is(Traits::TO);
        let own = (from..end).find(|&at| !is_clause || verb::is_finite(tokens, sentence.start, at));
        Some((self.trim(from..self.main_verb(sentence, noun, own.unwrap_or(end)..end))?, maker))
    }

    /// Where what a noun says ends before the verb whose subject the noun is: "his claim that it was safe | was false".
    /// `behind` begins with the verb of what is said, if that has one.
    fn main_verb(&self, sentence: &Range<usize>, noun: usize, behind: Range<usize>) -> usize {
        let tokens = self.tokens;
        let finite = |at: &usize| verb::is_finite(tokens, sentence.start, *at);
        if (sentence.start..noun).any(|at| finite(&at)) {
            return behind.end;
        }
        let goes_on = Traits::SUBJECT | Traits::COORDINATOR | Traits::RELATIVE | Traits::AUX | Traits::MODAL;
        let mut verbs = (behind.start + 2..behind.end).filter(finite);
        verbs.find(|&at| !tokens[at - 1].is(goes_on)).unwrap_or(behind.end)
    }

    /// Who brings up the noun at `noun`, behind the verb that says so: "Novak | has raised | serious questions about it".
    fn raiser(&self, sentence: &Range<usize>, noun: usize) -> Option<(usize, Range<usize>, Range<usize>)> {
        const RAISES: [&str; 14] = [
            "raised",
            "raises",
            "raise",
            "made",
            "makes",
            "issued",
            "issues",
            "voiced",
            "repeated",
            "renewed",
            "rejected",
            "dismissed",
            "denied",
            "leveled",
        ];
        let tokens = self.tokens;
        let verb = (sentence.start..noun)
            .rev()
            .take(4)
            .find(|&at| tokens[at].is_plain() && RAISES.contains(&tokens[at].span.of(self.prose)))?;
        let plain = |token: &Token| {
            token.is_plain() && !token.is(Traits::PREPOSITION | Traits::RELATIVE | Traits::SUBJECT)
        };
        let group = verb::group(self.prose, tokens, sentence.start, verb)
            .filter(|group| group.form == verb::Form::Finite && tokens[verb + 1..noun].iter().all(plain))?;
        let before = source::before(tokens, sentence.start, group.range.start)?;
        // "The fall raised questions" tells of nobody who asks them.
        let somebody = tokens[before.core.clone()].last().is_some_and(|head| {
            head.is_capital() && head.kind == Kind::Word && !head.is(Traits::SUBJECT)
                || head.is(Traits::ROLE
                    | Traits::TITLE
                    | Traits::HE
                    | Traits::SHE
                    | Traits::VAGUE
                    | Traits::PRESS)
        });
        let fits = before.relative.is_none() && somebody;
        fits.then_some((group.range.start, before.phrase, before.core))
    }

    /// Whose the noun at `noun` is: "his claim", "the mayor's false claim".
    fn possessor(&self, sentence: &Range<usize>, noun: usize) -> Option<Range<usize>> {
        let tokens = self.tokens;
        let at = (sentence.start..noun)
            .rev()
            .take(2)
            .find(|&at| tokens[at].is(Traits::OWN) || tokens[at].kind == Kind::Possessive)?;
        if tokens[at].is(Traits::OWN) {
            return Some(at..at + 1);
        }
        source::phrase_before(tokens, sentence.start, at)
    }
}
