//! Dialogue that opens with a dash, as French, Spanish and Russian print it: "— We leave at six, said Holm. — Or at seven."

use super::lexicon::Traits;
use super::word;
use crate::text::Span;

/// Dashes that open a line of dialogue; a hyphen opens an entry of a list.
const DASHES: [char; 3] = ['—', '–', '―'];

/// What is spoken in a paragraph that opens with a dash, and where each piece begins with its dash: up to where a verb of
/// saying and its speaker stand behind it, and on from the dash behind them. Nothing where nobody is named so: it may be
/// an entry of a list.
pub(super) fn spoken(prose: &str) -> Vec<Span> {
    let start = prose.len() - prose.trim_start().len();
    let Some(words) = behind_dash(prose, start).filter(|&at| begins(&prose[at..])) else {
        return Vec::new();
    };
    let Some((end, cue)) = cue(prose, words) else { return Vec::new() };
    let mut found = vec![Span::new(start, end)];
    // "… said Holm. — Or at seven."
    let again = prose[cue..]
        .char_indices()
        .map(|(at, c)| (cue + at, c))
        .find(|&(at, c)| DASHES.contains(&c) && prose[..at].trim_end().ends_with(['.', ',', '!', '?']));
    if let Some((dash, _)) = again
        && behind_dash(prose, dash).is_some_and(|at| at < prose.trim_end().len())
    {
        found.push(Span::new(dash, prose.trim_end().len()));
    }
    found
}

/// Behind a dash at `at` and the blanks that follow it.
fn behind_dash(prose: &str, at: usize) -> Option<usize> {
    let rest = prose[at..].strip_prefix(DASHES)?;
    Some(prose.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}', '\n']).len())
}

fn begins(words: &str) -> bool {
    words.starts_with(|c: char| c.is_uppercase() || matches!(c, '…' | '¿' | '¡'))
}

/// Where speech ends that a verb of saying and its speaker stand behind, and where that verb begins: ", — said Holm".
fn cue(prose: &str, from: usize) -> Option<(usize, usize)> {
    let marks = prose[from..].char_indices().filter(|(_, c)| matches!(c, ',' | '?' | '!' | '…'));
    for (at, mark) in marks {
        let end = from + at + mark.len_utf8();
        let rest = prose[end..].trim_start_matches([' ', '\n', '\u{a0}', '\u{202f}', '—', '–', '―']);
        let mut words = rest.split_whitespace();
        let (Some(verb), Some(speaker)) = (words.next(), words.next()) else { continue };
        if rest.len() < prose.len() - end && says(verb) && speaks(speaker) {
            return Some((end, prose.len() - rest.len()));
        }
    }
    None
}

fn says(word: &str) -> bool {
    let traits = word::known(word).traits;
    word.starts_with(char::is_lowercase)
        && traits.any(Traits::SPEECH)
        && traits.any(Traits::INVERTS)
        && traits.any(Traits::PAST | Traits::PRESENT)
}

/// Whether a word can begin the speaker behind a verb: a name, "he", "the".
fn speaks(word: &str) -> bool {
    let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let traits = word::known(bare).traits;
    bare.starts_with(char::is_uppercase) || traits.any(Traits::HE | Traits::SHE) || bare == "the"
}
