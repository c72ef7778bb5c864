//! Fixing all that can be fixed safely at once.

use std::collections::BTreeMap;

use super::finding::Finding;
use crate::article::Article;
use crate::text::{ByteOffset, Span};

/// The edits of all safe fixes among `findings`, in the order of the text; of two that overlap, the first. Each finding
/// gives its first safe fix or none. Costs a look-up an edit.
pub fn safe_edits(article: &Article, findings: &[(usize, &Finding)]) -> Vec<(Span, String)> {
    let mut taken = Taken::default();
    for (chunk, finding) in findings {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.is_safe) else { continue };
        let made: Vec<(Span, String)> = fix
            .edits
            .iter()
            .map(|edit| (article.absolute(edit.at.place(*chunk)), edit.text.clone().into_owned()))
            .collect();
        if made.iter().all(|(span, _)| taken.is_free(*span)) {
            for (span, text) in made {
                taken.add(span, text);
            }
        }
    }
    taken.0.into_iter().map(|(start, (end, text))| (Span { start, end }, text)).collect()
}

/// Edits that do not overlap, by where they start.
#[derive(Default)]
struct Taken(BTreeMap<ByteOffset, (ByteOffset, String)>);

impl Taken {
    fn is_free(&self, span: Span) -> bool {
        let before = self.0.range(..=span.start).next_back();
        let behind = self.0.range(span.start..).next();
        before.is_none_or(|(start, (end, _))| *end <= span.start && *start != span.start)
            && behind.is_none_or(|(start, _)| *start >= span.end && *start != span.start)
    }

    fn add(&mut self, span: Span, text: String) {
        self.0.insert(span.start, (span.end, text));
    }
}
