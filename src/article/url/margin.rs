//! How a document's lines are broken, as far as it shows in its own lines: how long they are, and where its other URLs
//! were cut.

use memchr::{memchr, memchr_iter, memchr2_iter};

use super::joint::{After, Front, Gap, Joint, Shape, Tail};
use super::lines::{self, Line};
use super::wrap::Candidate;

/// The margin of a stretch of text: what its lines and its wrapped URLs tell of the document's line breaks.
///
/// Each run of lines gives one (at the cost of a look at each line's length); `merge` adds them up to the document's, in
/// any order, at a few nanoseconds each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Margin {
    /// The three longest lines of prose that go on below, in columns, the longest first.
    prose: [u16; 3],
    /// How many lines of prose go on below.
    prose_lines: u16,
    /// The longest upper line of a URL that was certainly wrapped.
    url: u16,
    /// Lines that end in the soft break of quoted-printable.
    quoted_printable: u16,
    /// URLs certainly cut after a hyphen of theirs.
    hyphens: u16,
    /// URLs certainly cut after another mark.
    marks: u16,
    /// URLs certainly cut in mid word although a hyphen stood before.
    words: u16,
}

impl Margin {
    /// The margin of one run of lines that are mere words: one line alone, as most paragraphs are, tells nothing of it.
    pub fn of_words(text: &str) -> Self {
        let lines = text.trim_end_matches('\n');
        if memchr(b'\n', lines.as_bytes()).is_some() { Self::of(text, false, &[]) } else { Self::default() }
    }

    /// The margin of one run of lines with the candidates in it; `has_urls` says whether any URL was found there.
    pub(super) fn of(text: &str, has_urls: bool, candidates: &[Candidate]) -> Self {
        let mut margin = Self::default();
        let mut line = Some(Line::at(text, 0));
        while let Some(this) = line {
            line = this.following(text);
            margin.see_line(text, this, line.is_some_and(|next| !next.is_blank(text)), has_urls);
        }
        for joint in candidates.iter().flat_map(|candidate| &candidate.joints) {
            margin.see_joint(joint);
        }
        margin
    }

    /// Adds what another stretch of the same document tells.
    pub fn merge(&mut self, other: &Self) {
        // Rarely is a line longer than the longest so far.
        if other.prose[0] > self.prose[2] {
            for columns in other.prose {
                self.keep_longest(columns);
            }
        }
        self.prose_lines = self.prose_lines.saturating_add(other.prose_lines);
        self.url = self.url.max(other.url);
        self.quoted_printable = self.quoted_printable.saturating_add(other.quoted_printable);
        self.hyphens = self.hyphens.saturating_add(other.hyphens);
        self.marks = self.marks.saturating_add(other.marks);
        self.words = self.words.saturating_add(other.words);
    }

    /// Whether the text is quoted-printable that nobody has decoded: every break it put in ends in `=`.
    pub(super) fn is_quoted_printable(self) -> bool {
        self.quoted_printable > 1
    }

    /// Whether URLs are cut at the exact column, marks or not.
    pub(super) fn cuts_words(self) -> bool {
        self.words > 0 && u32::from(self.words) * 3 >= u32::from(self.cuts())
    }

    /// Whether URLs are cut at the exact column, and that is the column.
    pub(super) fn cut_words_at(self, columns: u16) -> bool {
        self.cuts_words() && self.url == columns
    }

    /// Whether URLs are cut after marks only.
    pub(super) fn cuts_at_marks(self) -> bool {
        (self.hyphens > 0 || self.marks > 0) && !self.cuts_words()
    }

    /// The longest line that the document has broken, in columns; 0 where it has broken none.
    pub(super) fn edge(self) -> u16 {
        // Among many lines, one or two long ones are tables or titles.
        let prose = if self.prose_lines < 8 { self.prose[0] } else { self.prose[2] };
        prose.max(self.url)
    }

    /// How many URLs were certainly cut.
    pub(super) fn cuts(self) -> u16 {
        self.hyphens.saturating_add(self.marks).saturating_add(self.words)
    }

    fn keep_longest(&mut self, columns: u16) {
        let place = self.prose.partition_point(|&longer| longer >= columns);
        if let Some(shorter) = self.prose.get_mut(place..)
            && let Some(last) = shorter.last_mut()
        {
            *last = columns;
            shorter.rotate_right(1);
        }
    }

    fn see_line(&mut self, text: &str, line: Line, goes_on: bool, has_urls: bool) {
        let content = &text.as_bytes()[line.start..line.end];
        if content.ends_with(b" =") || content.ends_with(b"=20") {
            self.quoted_printable = self.quoted_printable.saturating_add(1);
        }
        let is_prose = || {
            memchr_iter(b' ', content.trim_ascii()).nth(2).is_some() && !(has_urls && holds_address(content))
        };
        if goes_on && is_prose() {
            self.prose_lines = self.prose_lines.saturating_add(1);
            if content.len() > usize::from(self.prose[2]) {
                let end = line.start + text[line.start..line.end].trim_end().len();
                self.keep_longest(lines::columns(text, line.start, end));
            }
        }
    }

    fn see_joint(&mut self, joint: &Joint) {
        let certain = joint.gap == Gap::None
            && joint.shape == Shape::Slug
            && joint.front != Front::Capital
            && matches!(joint.after, After::Nothing | After::Closed);
        if !certain {
            return;
        }
        match joint.tail {
            Tail::Hyphen => self.hyphens = self.hyphens.saturating_add(1),
            Tail::Slash | Tail::Mark | Tail::OpenHost | Tail::Scheme => {
                self.marks = self.marks.saturating_add(1);
            }
            Tail::Plain if joint.hyphen_before => self.words = self.words.saturating_add(1),
            Tail::Host | Tail::Plain | Tail::Query | Tail::File | Tail::ArchivePrefix => return,
        }
        self.url = self.url.max(joint.columns);
    }
}

/// Whether a URL stands in the line.
fn holds_address(content: &[u8]) -> bool {
    memchr2_iter(b':', b'.', content)
        .any(|at| content[at..].starts_with(b"://") || content[..=at].ends_with(b"www."))
}
