//! Fixing all that can be fixed safely at once.

use super::finding::Finding;
use crate::article::Article;
use crate::text::Span;

/// The edits of all safe fixes among `findings`, in the order of the text; of two that overlap, the first. Each finding
/// gives its first safe fix or none.
pub fn safe_edits(article: &Article, findings: &[(usize, &Finding)]) -> Vec<(Span, String)> {
    let mut edits: Vec<(Span, String)> = Vec::new();
    for (chunk, finding) in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.is_safe) else { continue };
        let made: Vec<(Span, String)> = fix
            .edits
            .iter()
            .map(|edit| (article.absolute(edit.at.place(*chunk)), edit.text.clone().into_owned()))
            .collect();
        let collides = made
            .iter()
            .any(|(span, _)| edits.iter().any(|(other, _)| other.overlaps(*span) || other == span));
        if !collides {
            edits.extend(made);
        }
    }
    edits.sort_by_key(|(span, _)| *span);
    edits
}
