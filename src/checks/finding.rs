//! What a check says: a finding, and the fixes that would mend it.

use std::borrow::Cow;
use std::path::PathBuf;

use super::rule::{Rule, Severity};
use crate::article::Place;
use crate::text::Span;

/// One fault, said in one sentence.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How much it matters under the settings in force.
    pub severity: Severity,
    /// Where it lies, counted from the start of its chunk.
    pub span: Span,
    /// What is missing and what to do.
    pub message: String,
    /// How it can be mended.
    pub fixes: Vec<Fix>,
    /// Other places that explain it.
    pub related: Vec<RelatedPlace>,
}

impl Finding {
    /// Whether what it lies on does nothing and can go.
    pub fn is_superfluous(&self) -> bool {
        self.rule.name == "unused-suppression"
    }

    /// Whether it says what `other` says, and offers the same fixes in the same places.
    pub(super) fn says_like(&self, other: &Self) -> bool {
        self.rule.name == other.rule.name
            && self.severity == other.severity
            && self.message == other.message
            && self.fixes == other.fixes
            && self.related == other.related
    }

    /// Widens its spans in `chunk`, the text of its chunk, to whole characters: where an old character of control is read
    /// as a mark of one byte, half of it may be meant.
    pub(super) fn widen_to_characters(&mut self, chunk: &str) {
        self.span = self.span.whole_characters(chunk);
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            if let Spot::Here(span) = &mut edit.at {
                *span = span.whole_characters(chunk);
            }
        }
    }
}

/// A change that mends a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Fix {
    /// What it does, as a menu would say it.
    pub title: String,
    /// Whether it is right without anybody looking, so that fixing all at once may take it.
    pub is_safe: bool,
    /// What to replace; no two overlap.
    pub edits: Vec<FixEdit>,
    /// A file to be made beside the article.
    pub creates: Option<NewFile>,
}

/// A file that is not there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    /// Its name, in the article's folder.
    pub name: String,
    /// What stands in it.
    pub text: String,
}

/// A replacement in the article.
#[derive(Clone, Debug, PartialEq)]
pub struct FixEdit {
    /// What is replaced.
    pub at: Spot,
    /// By what.
    pub text: Cow<'static, str>,
}

/// A place named from within a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// In the finding's own chunk.
    Here(Span),
    /// Anywhere in the article.
    There(Place),
}

impl Spot {
    /// The place, for a finding of the chunk of index `chunk`.
    pub fn place(self, chunk: usize) -> Place {
        match self {
            Self::Here(span) => Place::new(chunk, span),
            Self::There(place) => place,
        }
    }
}

/// Another place that explains a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedPlace {
    /// The file, where it is not this article's.
    pub path: Option<PathBuf>,
    /// The place in this article.
    pub at: Option<Spot>,
    /// The place in the other file; its start without one.
    pub there: Option<There>,
    /// What is there.
    pub message: String,
}

/// A place in another file, as it was when that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct There {
    /// In bytes of its text.
    pub span: Span,
    /// The line on which it begins, counted from 0.
    pub line: u32,
}
