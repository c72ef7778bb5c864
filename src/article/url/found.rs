//! The URLs of a run of lines: first what the lines show, then, with the document's margin, which of them are one.

use std::borrow::Cow;

use super::joint::Gap;
use super::lines::Line;
use super::margin::Margin;
use super::wrap::Candidate;
use super::{ends, scan, verdict};
use crate::text::{ByteOffset, Span};

/// A URL in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundUrl {
    /// Its pieces, in order: one, or more where a line wrap has cut it. What the wrap put between them (a line break,
    /// quote marks, an indentation, a soft hyphen) belongs to none.
    pub spans: Vec<Span>,
}

impl FoundUrl {
    /// Whether a line wrap has cut it.
    pub fn is_wrapped(&self) -> bool {
        self.spans.len() > 1
    }

    /// From the first byte of the first piece to the last of the last.
    pub fn extent(&self) -> Span {
        let whole = self.spans.iter().copied().reduce(Span::join);
        whole.unwrap_or_default()
    }

    /// The address as it was before it was wrapped. `text` is what was scanned.
    pub fn address<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.spans[..] {
            [span] => Cow::Borrowed(span.of(text)),
            _ => Cow::Owned(self.spans.iter().map(|span| span.of(text)).collect()),
        }
    }
}

/// What a run of lines without a blank one tells about URLs, by itself.
///
/// A pure function of the text, so it may be kept as long as the text stays; spans count from the run's start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scan {
    /// What the run's lines tell about the document's margin.
    pub margin: Margin,
    found: Vec<Span>,
    candidates: Vec<Candidate>,
}

impl Scan {
    /// Scans a run of lines. Linear in its length.
    pub fn of(text: &str) -> Self {
        Self::of_shown(text, text)
    }

    /// Scans what a run of lines shows, which is as long as what is `written` there: quote marks may be blank in it.
    pub fn of_shown(text: &str, written: &str) -> Self {
        let mut found = Vec::new();
        let mut candidates = Vec::new();
        let mut line = Line::at(text, 0);
        for occurrence in scan::occurrences(text) {
            let start = occurrence.start;
            while line.end < start {
                let Some(next) = line.following(text) else { break };
                line = next;
            }
            candidates.extend(Candidate::find(text, written, line, start, occurrence.run_end));
            if occurrence.end > start {
                found.push(Span::new(start, occurrence.end));
            }
        }
        let has_urls = !found.is_empty() || !candidates.is_empty();
        Self { margin: Margin::of(text, has_urls, &candidates), found, candidates }
    }

    /// Whether the run's URLs are the same whatever the margin: none of them may go on below its line.
    pub fn is_settled(&self) -> bool {
        self.candidates.is_empty()
    }

    /// Whether the run's URLs are the same by either margin. Looks at the places where one may go on, and at no text.
    pub fn reads_alike(&self, one: Margin, other: Margin) -> bool {
        let goes_as_far = |candidate: &Candidate| going_on(candidate, one) == going_on(candidate, other);
        one.is_quoted_printable() == other.is_quoted_printable() && self.candidates.iter().all(goes_as_far)
    }

    /// The URLs of the run, in order, wrapped ones joined. `text` is what was scanned, `margin` the whole document's.
    ///
    /// Looks at the URLs only; allocates for each.
    pub fn urls<'s>(&'s self, text: &'s str, margin: Margin) -> impl Iterator<Item = FoundUrl> + 's {
        let mut found = self.found.iter().copied().peekable();
        let mut candidates = self.candidates.iter().peekable();
        let mut taken = ByteOffset::default();
        std::iter::from_fn(move || {
            loop {
                let next = found.peek().map(|span| span.start);
                if let Some(candidate) = candidates.next_if(|c| next.is_none_or(|next| c.first.start <= next))
                {
                    let joined =
                        (candidate.first.start >= taken).then(|| joined(candidate, text, margin)).flatten();
                    if let Some(url) = joined {
                        taken = url.extent().end;
                        return Some(url);
                    }
                    continue;
                }
                let span = found.next()?;
                if span.start >= taken {
                    taken = span.end;
                    return Some(FoundUrl { spans: vec![span] });
                }
            }
        })
    }
}

/// Over how many line ends the candidate goes on by the document's margin.
fn going_on(candidate: &Candidate, margin: Margin) -> usize {
    candidate.joints.iter().take_while(|joint| verdict::goes_on(joint, margin)).count()
}

/// The URL that the candidate is by the document's margin, unless it ends with its first line.
fn joined(candidate: &Candidate, text: &str, margin: Margin) -> Option<FoundUrl> {
    let mut spans = vec![candidate.first];
    for joint in &candidate.joints[..going_on(candidate, margin)] {
        if let Some(upper) = spans.last_mut() {
            let equals_is_the_urls = joint.gap == Gap::Equals && !margin.is_quoted_printable();
            upper.end = ByteOffset::from(joint.head_end + usize::from(equals_is_the_urls));
        }
        spans.push(joint.rest);
    }
    // Only the rest of the last line may end in the sentence's own marks.
    let whole: String = spans.iter().map(|span| span.of(text)).collect();
    let mut surplus = (whole.len() - ends::trimmed(&whole, candidate.before)) as u32;
    while let Some(last) = spans.last_mut() {
        if surplus < last.len() {
            last.end = ByteOffset(last.end.0 - surplus);
            break;
        }
        surplus -= last.len();
        spans.pop();
    }
    (spans.len() > 1).then_some(FoundUrl { spans })
}
