//! Nouns that say: "his claim that", "calls for", "criticism of". With a possessor they have a source, else none.

use super::claim::Desk;
use super::lexicon::Traits;
use super::nobody::Unsourced;
use super::source;
use super::token::Kind;
use std::ops::Range;

/// Nouns with the words that lead from them to what is said.
const NOUNS: [(&str, &[&str]); 20] = [
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
];

/// What the nouns of the list are known as.
pub(super) const MAY_SAY: Traits = Traits::NOUN_LIKE.with(Traits::SPEECH_NOUN).with(Traits::FEAR);

impl Desk<'_> {
    /// The noun cues of a sentence outside `claimed`, the contents and cues of its other attributions.
    pub(super) fn nouns(&mut self, sentence: &Range<usize>, claimed: &[Range<usize>]) {
        for at in sentence.start + 1..sentence.end {
            let token = &self.tokens[at];
            if !token.is(MAY_SAY)
                || token.kind != Kind::Word
                || claimed.iter().any(|range| range.contains(&at))
            {
                continue;
            }
            let word = token.span.of(self.prose);
            let Some((_, leads)) = NOUNS.iter().find(|(noun, _)| *noun == word) else { continue };
            let Some(content) = self.behind_noun(sentence, at, leads) else { continue };
            let cue = self.tokens[at].span;
            if let Some(source) = self.possessor(sentence, at) {
                self.add(&source, &source.clone(), None, vec![cue], &[content], false);
            } else {
                let content = self.span(&content);
                self.unsourced.push(Unsourced { cue, content });
            }
        }
    }

    /// What a noun says, where the word behind leads to it and the word before makes it a noun.
    fn behind_noun(&self, sentence: &Range<usize>, noun: usize, leads: &[&str]) -> Option<Range<usize>> {
        let tokens = self.tokens;
        let next = tokens[..sentence.end].get(noun + 1)?;
        let left = &tokens[noun - 1];
        let verb =
            left.is(Traits::SUBJECT | Traits::TO | Traits::MODAL | Traits::RELATIVE) || left.is_capital();
        // "said in a statement that": the statement is where it was said.
        let setting =
            noun >= sentence.start + 2 && tokens[noun - 2].span.of(self.prose).eq_ignore_ascii_case("in");
        if verb || setting || !leads.contains(&next.span.of(self.prose)) {
            return None;
        }
        let end = (noun + 2..sentence.end)
            .find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Stop | Kind::Dash | Kind::Semicolon));
        self.trim(noun + 1..end.unwrap_or(sentence.end))
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
