//! Whether a paragraph can be English at all: the grammar here knows no other language, and says nothing rather than guess.

use super::lexicon::Traits;
use super::token::{Kind, Token};

/// Words from which on a paragraph tells its language. Headings, names and tables of results are shorter.
const ENOUGH: usize = 20;

/// A paragraph of English prose has at least one function word among so many words; German, French, Spanish or Polish
/// share few with English ("in", "a", "on") and stay far below.
const ONE_IN: usize = 12;

/// Whether a paragraph is clearly in another language, by its function words.
pub(super) fn is_foreign(tokens: &[Token]) -> bool {
    let function = Traits::DETERMINER
        | Traits::PREPOSITION
        | Traits::COORDINATOR
        | Traits::AUX
        | Traits::MODAL
        | Traits::PRONOUN
        | Traits::SUBJECT
        | Traits::SUBORDINATOR;
    let (mut words, mut known) = (0, 0);
    for token in tokens.iter().filter(|token| token.kind == Kind::Word) {
        words += 1;
        known += usize::from(token.is(function));
        // Whatever comes, it is enough.
        if known * ONE_IN >= tokens.len() {
            return false;
        }
    }
    words >= ENOUGH && known * ONE_IN < words
}
