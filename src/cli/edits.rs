//! `--fix` and `--diff`: the safe fixes of an article, made on disk or shown as a patch.

use std::fmt::Write as _;
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;

use super::sources::Source;
use super::whole_file;
use crate::archive::Decoded;
use crate::article::{Article, Format};
use crate::checks::{Checked, Inputs, safe_edits};

/// A text before and after its safe fixes.
#[derive(Debug)]
pub struct Change {
    shown: PathBuf,
    path: PathBuf,
    before: String,
    after: String,
}

/// Each round of fixes may make another possible; no article needs more.
const MOST_ROUNDS: usize = 8;

/// What the safe fixes make of `source`; `None` where they change nothing, or the file is not UTF-8 and would be rewritten.
pub fn mend(source: &Source, inputs: impl Fn(&Source) -> Inputs) -> Option<Change> {
    if source.decoded.encoding.is_some() {
        return None;
    }
    let mut mended = again(source, source.decoded.text.clone());
    for _ in 0..MOST_ROUNDS {
        let checked = Checked::of(&mended.article, &inputs(&mended));
        let edits = safe_edits(&mended.article, &checked.findings());
        if edits.is_empty() {
            break;
        }
        let mut text = mem::take(&mut mended.decoded.text);
        for (span, replacement) in edits.iter().rev() {
            text.replace_range(span.range(), replacement);
        }
        mended = again(source, text);
    }
    (mended.decoded.text != source.decoded.text).then(|| Change {
        shown: source.shown.clone(),
        path: source.path.clone(),
        before: source.decoded.text.clone(),
        after: mended.decoded.text,
    })
}

/// `source` with another text.
fn again(source: &Source, text: String) -> Source {
    let article = Article::parse(&text, Format::of_path(&source.path));
    Source {
        shown: source.shown.clone(),
        path: source.path.clone(),
        desk: Arc::clone(&source.desk),
        decoded: Decoded { text, encoding: source.decoded.encoding },
        article,
    }
}

impl Change {
    /// The source as it is after the fixes.
    pub fn source(&self, before: &Source) -> Source {
        again(before, self.after.clone())
    }

    /// Writes the text to its file: to a temporary file beside it first, which then takes its place with its permissions.
    pub fn write(&self) -> Result<(), String> {
        whole_file::replace(&self.path, self.after.as_bytes())
            .map_err(|error| format!("{}: cannot be written: {error}", self.shown.display()))
    }

    /// The change as a unified patch.
    pub fn patch(&self) -> String {
        let shown = self.shown.display();
        let mut patch = format!("--- a/{shown}\n+++ b/{shown}\n");
        // Those who apply patches know no line breaks but this one.
        let before: Vec<&str> = self.before.split_inclusive('\n').collect();
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
