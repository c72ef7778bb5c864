//! `duplicate-field`: a field given twice.

use super::super::prelude::*;
use crate::article::Field;

rule! {
    /// A field is given twice.
    ///
    /// ## Why it matters
    /// Readers and tools take one of the two, and not always the same. Related articles, corrections, photos, captions and
    /// links may stand more than once; two original URLs are conflicting-original's matter.
    ///
    /// ## Bad
    /// ```text
    /// Published: 2024-03-12
    /// Published: 2024-03-14
    /// ```
    /// ## Good
    /// ```text
    /// Published: 2024-03-12
    /// Updated: 2024-03-14
    /// ```
    DUPLICATE_FIELD = "duplicate-field", Metadata, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let mut seen: Vec<Seen> = Vec::new();
    for field in article.outline().fields.iter().filter(|field| !may_repeat(field.kind)) {
        let name = article.text_at(field.name).to_lowercase();
        // Two labels of one meaning are one field; two unknown keys are one if they are called the same.
        let here = Seen { kind: field.kind, origin: field.origin, name, value: field.value };
        if let Some(first) = seen.iter().find(|first| here.is_same(first)) {
            let message = format!("“{}” is given twice: keep one.", article.text_at(field.name));
            let draft = findings.report(field.value, message).see(first.value, "given here first");
            if let Some(lines) = lines_of(article, field) {
                draft.fix_at("Take this one out", lines, "");
            }
        } else {
            seen.push(here);
        }
    }
}

/// The lines of a field, where they hold nothing else.
fn lines_of(article: &Article, field: &Field) -> Option<Place> {
    let is_here = field.value.chunk == field.label.chunk && field.value.span.start >= field.label.span.start;
    let place = Place::new(field.label.chunk, field.label.span.join(field.value.span));
    is_here.then(|| article.own_lines(place)).flatten()
}

/// A field met before.
struct Seen {
    kind: FieldKind,
    origin: FieldOrigin,
    name: String,
    value: Place,
}

impl Seen {
    fn is_same(&self, other: &Self) -> bool {
        let is_named_alike = match self.kind {
            FieldKind::Source | FieldKind::Byline | FieldKind::Dateline | FieldKind::Embargo => {
                self.name == other.name
            }
            // A site's own key ("summary") says nothing of a label in the text that happens to be called so.
            FieldKind::Other => self.name == other.name && self.origin == other.origin,
            FieldKind::Published
            | FieldKind::Updated
            | FieldKind::Headline
            | FieldKind::Language
            | FieldKind::Profile => true,
            FieldKind::Original
            | FieldKind::Related
            | FieldKind::Archived
            | FieldKind::Correction
            | FieldKind::EditorsNote
            | FieldKind::Caption
            | FieldKind::Claim
            | FieldKind::Suppression => false,
        };
        self.kind == other.kind && is_named_alike
    }
}

fn may_repeat(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Related
        | FieldKind::Correction
        | FieldKind::Caption
        | FieldKind::Original
        | FieldKind::Archived
        | FieldKind::EditorsNote
        | FieldKind::Claim
        | FieldKind::Suppression => true,
        FieldKind::Source
        | FieldKind::Byline
        | FieldKind::Published
        | FieldKind::Updated
        | FieldKind::Dateline
        | FieldKind::Headline
        | FieldKind::Embargo
        | FieldKind::Language
        | FieldKind::Profile
        | FieldKind::Other => false,
    }
}
