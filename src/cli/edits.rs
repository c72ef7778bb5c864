//! `--fix` and `--diff`: the safe fixes of an article, made on disk or shown as a patch.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use super::sources::Source;
use super::whole_file;
use crate::archive::{Decoded, read};
use crate::article::{Article, Format};
use crate::checks::{Checked, Inputs, safe_edits};

/// What is done with files that are not written in UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldEncodings {
    /// Nothing.
    LeftAlone,
    /// They are written anew, in UTF-8.
    Rewritten,
}

/// A text before and after its safe fixes.
#[derive(Debug)]
pub struct Change {
    shown: PathBuf,
    path: PathBuf,
    before: Decoded,
    after: String,
    /// Whether the encoding is not that of the whole file: read so, what is UTF-8 comes out garbled.
    is_mixed: bool,
}

/// Each round of fixes may make another possible; no article needs more.
const MOST_ROUNDS: usize = 8;

/// What the safe fixes make of `source`; `None` where they change nothing, or the file is in an old encoding and is to be
/// left alone.
pub fn mend(source: &Source, old: OldEncodings, inputs: impl Fn(&Source) -> Inputs) -> Option<Change> {
    let is_old = source.encoding.is_some();
    if is_old && old == OldEncodings::LeftAlone {
        return None;
    }
    let before = source.text();
    let (mut mended, mut after) = (again(source, &before), before.clone());
    for _ in 0..MOST_ROUNDS {
        let checked = Checked::of(&mended.article, &inputs(&mended));
        let edits = safe_edits(&mended.article, &checked.findings());
        if edits.is_empty() {
            break;
        }
        for (span, replacement) in edits.iter().rev() {
            after.replace_range(span.range(), replacement);
        }
        mended = again(source, &after);
    }
    (is_old || after != before).then(|| Change {
        shown: source.shown.clone(),
        path: source.path.clone(),
        before: Decoded { text: before, encoding: source.encoding },
        is_mixed: is_old && !source.article.outline().garbled.is_empty(),
        after,
    })
}

/// `source` with another text, in UTF-8.
fn again(source: &Source, text: &str) -> Source {
    let article = Article::parse_in(text, Format::of_path(&source.path), source.desk.policy.house());
    Source {
        shown: source.shown.clone(),
        path: source.path.clone(),
        desk: Arc::clone(&source.desk),
        encoding: None,
        article: Arc::new(article),
    }
}

impl Change {
    /// The source as it is after the fixes.
    pub fn source(&self, before: &Source) -> Source {
        again(before, &self.after)
    }

    /// Writes the text to its file: to a temporary file beside it first, which then takes its place with its permissions.
    pub fn write(&self) -> Result<(), String> {
        let told = |reason: &str| format!("{}: not written: {reason}", self.shown.display());
        if self.is_mixed {
            return Err(told("most of it is UTF-8 already and some is not; mend that part by hand"));
        }
        if read(&self.path).is_ok_and(|now| now != self.before) {
            return Err(told("it has been changed in the meantime; run the command again"));
        }
        whole_file::replace(&self.path, self.after.as_bytes()).map_err(|error| told(&error.to_string()))
    }

    /// The change as a unified patch.
    pub fn patch(&self) -> String {
        let shown = self.shown.display();
        let mut patch = format!("--- a/{shown}\n+++ b/{shown}\n");
        // Those who apply patches know no line breaks but this one.
        let before: Vec<&str> = self.before.text.split_inclusive('\n').collect();
        let after: Vec<&str> = self.after.split_inclusive('\n').collect();
        let diff = similar::TextDiff::configure().newline_terminated(true).diff_slices(&before, &after);
        for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
            // Writing to a string cannot fail.
            let _ = writeln!(patch, "{}", hunk.header());
            for change in hunk.iter_changes() {
                let _ = write!(patch, "{}{}", change.tag(), change.value());
                if !change.value().ends_with('\n') {
                    patch.push_str("\n\\ No newline at end of file\n");
                }
            }
        }
        patch
    }
}
