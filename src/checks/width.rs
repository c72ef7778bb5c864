//! Keeps wrapped lines at their width, and line ends as they are, where a fix puts words in.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::finding::{Finding, FixEdit, Spot};
use crate::article::{Block, BlockKind};
use crate::text::Span;

/// The width of a block's lines, measured when the first finding with a fix asks for it: a block may be long and full of them.
pub(super) struct Width<'a> {
    block: Block,
    text: &'a str,
    wrapped: OnceCell<Option<Wrapped<'a>>>,
}

impl<'a> Width<'a> {
    /// That of `block` in the chunk `text`.
    pub(super) fn of(block: Block, text: &'a str) -> Self {
        Self { block, text, wrapped: OnceCell::new() }
    }

    /// Lets the fixes of `finding`, which lies in the block, go on to the next line where the block is wrapped by width and a
    /// line would be longer than any of its own.
    pub(super) fn keep(&self, finding: &mut Finding) {
        if finding.fixes.is_empty() || !matches!(self.block.kind, BlockKind::Paragraph | BlockKind::ListItem)
        {
            return;
        }
        let wrapped = self.wrapped.get_or_init(|| Wrapped::of(self.text, self.block.span));
        let Some(wrapped) = wrapped else { return };
        for fix in &mut finding.fixes {
            if let [FixEdit { at: Spot::Here(span), text: words }] = &mut fix.edits[..]
                && self.block.span.covers(*span)
                && !words.contains('\n')
                && let Some((place, lines)) = wrapped.refitted(*span, words)
            {
                (*span, *words) = (place, Cow::Owned(lines));
            }
        }
    }
}

/// Gives line breaks that the fixes of `finding` put in the form that `text` has them in.
pub(super) fn keep_line_ends(finding: &mut Finding, text: &str) {
    let breaks_lines = |edit: &&mut FixEdit| edit.text.contains('\n');
    for edit in finding.fixes.iter_mut().flat_map(|fix| &mut fix.edits).filter(breaks_lines) {
        if newline_of(text) == "\r\n" && !edit.text.contains('\r') {
            edit.text = Cow::Owned(edit.text.replace('\n', "\r\n"));
        }
    }
}

/// The line break that `text` has first.
fn newline_of(text: &str) -> &'static str {
    match memchr::memchr2(b'\n', b'\r', text.as_bytes()) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        _ => "\n",
    }
}

/// A block of several lines that were broken because the next word had no room.
struct Wrapped<'a> {
    text: &'a str,
    lines: Vec<Span>,
    /// Its longest line, in characters.
    width: usize,
}

/// Shorter lines are verse or a list.
const NARROWEST: usize = 40;

impl<'a> Wrapped<'a> {
    fn of(text: &'a str, block: Span) -> Option<Self> {
        let start = memchr::memrchr2(b'\n', b'\r', &text.as_bytes()[..block.start.index()]);
        let mut at = start.map_or(0, |newline| newline + 1);
        let mut lines = Vec::new();
        for line in text[at..block.end.index()].split_inclusive('\n') {
            let length = line.trim_end_matches(['\n', '\r']).len();
            lines.push(Span::new(at, at + length));
            at += line.len();
        }
        let width = lines.iter().map(|line| columns(line.of(text))).max()?;
        let had_no_room = |pair: &[Span]| {
            let next = pair[1].of(text).split_whitespace().next().map_or(0, columns);
            columns(pair[0].of(text).trim_end()) + 1 + next > width
        };
        let is_wrapped = lines.len() > 1 && width >= NARROWEST && lines.windows(2).all(had_no_room);
        is_wrapped.then_some(Self { text, lines, width })
    }

    /// The edit that puts `words` in place of what is under `span`, with the lines broken anew as far as it takes; nothing
    /// where the line has room.
    fn refitted(&self, span: Span, words: &str) -> Option<(Span, String)> {
        let index = |at| self.lines.partition_point(|line| line.end < at);
        let (first, mut last) = (index(span.start), index(span.end));
        let start = self.lines.get(first)?.start;
        let before = Span { start, end: span.start }.of(self.text);
        let behind = Span { start: span.end, end: self.lines.get(last)?.end }.of(self.text);
        let mut line = [before, words, behind].concat();
        let mut made = String::new();
        while let Some((head, rest)) = self.broken(&line) {
            made.push_str(head);
            made.push_str(newline_of(self.text));
            line = match self.lines.get(last + 1) {
                Some(next) => {
                    let next = next.of(self.text);
                    let indent = &next[..next.len() - next.trim_start().len()];
                    last += 1;
                    [indent, rest, " ", next.trim_start()].concat()
                }
                None => rest.to_owned(),
            };
        }
        if made.is_empty() {
            return None;
        }
        made.push_str(&line);
        Some(without_common_ends(self.text, Span { start, end: self.lines[last].end }, &made))
    }

    /// `line` broken where it is too long, if it is and can be: before no word that would begin something else on a line of
    /// its own.
    fn broken<'l>(&self, line: &'l str) -> Option<(&'l str, &'l str)> {
        if columns(line.trim_end()) <= self.width {
            return None;
        }
        let (last, _) = line.char_indices().nth(self.width)?;
        let spaces = memchr::memrchr_iter(b' ', &line.as_bytes()[..=last]);
        let breaks = spaces.filter(|at| !line[..*at].trim().is_empty());
        let mut parts = breaks.map(|at| (line[..at].trim_end(), line[at..].trim_start()));
        parts.find(|(_, rest)| !rest.is_empty() && !begins_something(rest))
    }
}

/// Whether a line that begins so is a list, a heading, a quote or a label rather than prose.
fn begins_something(line: &str) -> bool {
    let word = line.split(' ').next().unwrap_or_default();
    let is_number =
        word.ends_with(['.', ')']) && word.trim_end_matches(['.', ')']).bytes().all(|b| b.is_ascii_digit());
    is_number || word.ends_with(':') || word.starts_with(['-', '*', '+', '#', '>', '='])
}

/// The replacement of what is under `span` by `made`, without what is the same at both ends.
fn without_common_ends(text: &str, span: Span, made: &str) -> (Span, String) {
    let old = span.of(text);
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let mut front = old.bytes().zip(made.bytes()).take_while(same).count();
    while !old.is_char_boundary(front) {
        front -= 1;
    }
    let (old, rest) = (&old[front..], &made[front..]);
    let mut back = old.bytes().rev().zip(rest.bytes().rev()).take_while(same).count();
    while !old.is_char_boundary(old.len() - back) {
        back -= 1;
    }
    let start = span.start.index() + front;
    (Span::new(start, start + old.len() - back), rest[..rest.len() - back].to_owned())
}

fn columns(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().count() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The block with `words` put in behind `mark`.
    fn put(text: &str, mark: &str, words: &str) -> String {
        let at = text.find(mark).expect("the mark") + mark.len();
        let wrapped = Wrapped::of(text, Span::new(0, text.trim_end().len()));
        let refitted = wrapped.and_then(|wrapped| wrapped.refitted(Span::empty(at), words));
        let (span, words) = refitted.unwrap_or((Span::empty(at), words.to_owned()));
        let mut text = text.to_owned();
        text.replace_range(span.range(), &words);
        text
    }

    const WRAPPED: &str = "The board met on Monday in the old hall and\nspoke for an hour about the ferry, which has\nnot sailed since May.\n";

    #[test]
    fn what_has_no_room_goes_on_below() {
        assert_eq!(
            put(WRAPPED, "Monday", ", TK said,"),
            "The board met on Monday, TK said, in the old\nhall and spoke for an hour about the ferry,\nwhich has not sailed since May.\n"
        );
        assert_eq!(
            put(WRAPPED, "since May", " of the year before, as the mayor said"),
            "The board met on Monday in the old hall and\nspoke for an hour about the ferry, which has\nnot sailed since May of the year before, as\nthe mayor said.\n"
        );
    }

    #[test]
    fn what_has_room_stays_on_its_line() {
        assert_eq!(
            put(WRAPPED, "since May", ", TK said"),
            WRAPPED.replace("since May", "since May, TK said")
        );
    }

    #[test]
    fn lines_that_were_not_broken_by_width_are_left_alone() {
        let sentences =
            "The board met on Monday in the old hall of the town.\nIt spoke.\nThe ferry has not sailed.\n";
        assert_eq!(put(sentences, "town", ", TK said"), sentences.replace("town", "town, TK said"));
        let alone = "The board met on Monday in the old hall of the town and spoke for an hour.\n";
        assert_eq!(put(alone, "hour", ", TK said"), alone.replace("hour", "hour, TK said"));
    }

    #[test]
    fn returns_and_line_feeds_stay() {
        let windows = WRAPPED.replace('\n', "\r\n");
        let put = put(&windows, "Monday", ", TK said,");
        assert!(put.starts_with("The board met on Monday, TK said, in the old\r\nhall and"), "{put:?}");
        assert_eq!(put.matches("\r\n").count(), put.matches('\n').count());
    }

    #[test]
    fn only_what_differs_is_replaced_and_no_letter_is_parted() {
        let made = |old: &str, made: &str| without_common_ends(old, Span::new(0, old.len()), made);
        assert_eq!(made("vor dé Tag", "vor dè Tag"), (Span::new(5, 7), "è".to_owned()));
        // The last bytes of the two letters are the same.
        assert_eq!(made("die é.", "die 驩."), (Span::new(4, 6), "驩".to_owned()));
        assert_eq!(made("aa", "aaa"), (Span::empty(2), "a".to_owned()));
    }

    #[test]
    fn no_line_begins_a_list_or_a_label() {
        let text = "The board met on Monday in the hall: all of it\n1999. It was the year of the storm, and 12 men\nwere lost.\n";
        let put = put(text, "on Monday", ", at noon, it");
        assert!(put.lines().all(|line| !begins_something(line) || line.starts_with("1999")), "{put}");
    }
}
