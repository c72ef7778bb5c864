//! Whether a paragraph can be English prose at all: the grammar here knows nothing else, and says nothing rather than guess.

use super::lexicon::Traits;
use super::token::{Kind, Token};

/// Words from which on a paragraph tells its language. Headings, names and tables of results are shorter.
const ENOUGH: usize = 20;

/// A paragraph of English prose has at least one function word among so many words; German, French, Spanish or Polish
/// share few with English ("in", "a", "on") and stay far below.
const ONE_IN: usize = 12;

/// Tokens from which on a line can be taken for code.
const CODE: usize = 8;

/// Whether a paragraph is clearly no English prose: by its script, its function words, or since it is code or noise.
pub(super) fn is_foreign(prose: &str, tokens: &[Token]) -> bool {
    is_other_script(prose) || is_code(tokens) || is_other_language(tokens)
}

/// Whether more letters are of another alphabet than of ours, told by the first bytes of characters.
fn is_other_script(prose: &str) -> bool {
    // Greek and all that lies behind it but general punctuation and symbols (0xE2).
    let leads = |byte: &u8| matches!(byte, 0xCE..=0xE1 | 0xE3..=0xEE);
    // Nearly no paragraph has one, and without a way out in the middle, many bytes are looked at together.
    if !prose.as_bytes().iter().fold(false, |found, byte| found | leads(byte)) {
        return false;
    }
    let others = prose.bytes().filter(leads).count();
    others > prose.bytes().filter(u8::is_ascii_alphabetic).count()
}

/// Whether a quarter of a line is signs that prose does not have.
fn is_code(tokens: &[Token]) -> bool {
    let signs = tokens.iter().filter(|token| token.kind == Kind::Other).count();
    tokens.len() >= CODE && signs * 4 > tokens.len()
}

/// Whether a paragraph is in another language, by its function words.
fn is_other_language(tokens: &[Token]) -> bool {
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
