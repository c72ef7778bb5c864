//! Cuts a text into chunks: the stretches that are read, cached and read again one by one.
//!
//! Chunks tile the text. A cut lies only where nothing before it can change the reading of what follows (front matter
//! closed, no fence, list or comment open), so that after an edit cutting may stop at the first cut it shares with the
//! text before.

use super::format::Format;
use super::front_matter::{self, Style};
use super::house::House;
use super::line::{self, Line, is_blank, lines};

/// What a chunk holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChunkKind {
    /// Front matter, with its fences where the style has them.
    FrontMatter(Style),
    /// Anything else: paragraphs, annotations, lists, code.
    Text,
}

/// The chunk that opens the document `text`: what it holds and where it ends, behind the blank lines that follow it.
/// Only here may front matter stand. Costs the length of the chunk.
pub fn opening_chunk(text: &str, format: Format, house: &House) -> (ChunkKind, usize) {
    match front_matter::find(text, house) {
        Some((style, end)) => (ChunkKind::FrontMatter(style), behind_blank_lines(text, end)),
        None => next_chunk(text, 0, format),
    }
}

/// The chunk that begins at `start`, which must be less than the length of `text`: what it holds and where it ends,
/// behind the blank lines that follow it. Costs the length of the chunk.
pub fn next_chunk(text: &str, start: usize, format: Format) -> (ChunkKind, usize) {
    let first = behind_blank_lines(text, start);
    let end = match format {
        Format::Plain => behind_run(text, first),
        Format::Markdown => behind_markdown(text, first),
    };
    (ChunkKind::Text, end)
}

/// Behind the non-blank lines from `start` on and the blank ones that follow.
fn behind_run(text: &str, start: usize) -> usize {
    let mut end = start;
    for line in lines(text, start) {
        if is_blank(line.span.of(text)) {
            return behind_blank_lines(text, end);
        }
        end = line.next;
    }
    end
}

fn behind_blank_lines(text: &str, start: usize) -> usize {
    // Where something is seen at once, the line's end need not be.
    if text.as_bytes().get(start).is_some_and(u8::is_ascii_graphic) {
        return start;
    }
    lines(text, start)
        .find(|line| !is_blank(line.span.of(text)))
        .map_or(text.len(), |line| line.span.start.index())
}

/// The same for Markdown, where fences, comments and raw HTML run over blank lines, and what is indented below a list
/// item belongs to it.
fn behind_markdown(text: &str, start: usize) -> usize {
    let mut at = start;
    let mut in_list = false;
    while at < text.len() {
        let line = line::line_at(text, at);
        let content = line.span.of(text);
        if is_blank(content) {
            let next = behind_blank_lines(text, at);
            if next < text.len() && in_list && is_indented(&text[next..]) {
                at = next;
                continue;
            }
            return next;
        }
        in_list |= opens_list(content);
        at = behind_open(text, line);
    }
    text.len()
}

/// HTML that may hold blank lines, and what closes it.
const RAW: [(&str, &str); 5] = [
    ("<!--", "-->"),
    ("<script", "</script"),
    ("<style", "</style"),
    ("<pre", "</pre"),
    ("<textarea", "</textarea"),
];

/// Behind the line, and behind all that it opens: a fenced block, a comment, a raw HTML element.
fn behind_open(text: &str, line: Line) -> usize {
    let content = line.span.of(text).trim_start_matches([' ', '\t', '>']);
    if let Some((mark, length)) = fence(content) {
        return lines(text, line.next)
            .find(|line| closes_fence(line.span.of(text), mark, length))
            .map_or(text.len(), |line| line.next);
    }
    for (open, close) in RAW {
        let opens = content.get(..open.len()).is_some_and(|head| head.eq_ignore_ascii_case(open));
        if opens {
            let from = line.span.end.index() - content.len() + open.len();
            return match find_ignoring_case(text, from, close) {
                Some(at) => line::line_at(text, at).next,
                None => text.len(),
            };
        }
    }
    line.next
}

fn fence(content: &str) -> Option<(char, usize)> {
    let mark = content.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = content.len() - content.trim_start_matches(mark).len();
    let info = &content[length..];
    (length >= 3 && !(mark == '`' && info.contains('`'))).then_some((mark, length))
}

fn closes_fence(line: &str, mark: char, opened_by: usize) -> bool {
    let content = line.trim_start_matches([' ', '\t', '>']);
    let length = content.len() - content.trim_start_matches(mark).len();
    length >= opened_by && content[length..].trim().is_empty()
}

/// Where `needle` (ASCII, lower case, beginning with `<` or `-`) stands at or behind `from`.
fn find_ignoring_case(text: &str, from: usize, needle: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(needle.as_bytes()[0], &bytes[from..]).map(|at| from + at).find(|&at| {
        bytes.get(at..at + needle.len()).is_some_and(|found| found.eq_ignore_ascii_case(needle.as_bytes()))
    })
}

fn opens_list(content: &str) -> bool {
    let content = content.trim_start();
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match digits {
        0 => ["- ", "* ", "+ ", "[^"].iter().any(|mark| content.starts_with(mark)),
        1..=9 => [". ", ") "].iter().any(|mark| content[digits..].starts_with(mark)),
        _ => false,
    }
}

fn is_indented(rest: &str) -> bool {
    rest.starts_with("  ") || rest.starts_with('\t')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(text: &str, format: Format) -> Vec<&str> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let (_, end) = next_chunk(text, at, format);
            assert!(end > at, "a chunk is never empty");
            found.push(&text[at..end]);
            at = end;
        }
        found
    }

    #[test]
    fn blank_lines_part_plain_chunks_and_belong_to_the_one_before() {
        assert_eq!(
            chunks("\none\ntwo\n \u{A0}\n\nthree", Format::Plain),
            ["\none\ntwo\n \u{A0}\n\n", "three"]
        );
    }

    #[test]
    fn a_fence_keeps_its_blank_lines() {
        assert_eq!(
            chunks("a\n\n```\nx\n\ny\n```\nb\n\nc\n", Format::Markdown),
            ["a\n\n", "```\nx\n\ny\n```\nb\n\n", "c\n"]
        );
    }

    #[test]
    fn what_is_indented_below_a_list_item_stays_with_it() {
        assert_eq!(chunks("- a\n\n  b\n\nc\n", Format::Markdown), ["- a\n\n  b\n\n", "c\n"]);
    }

    #[test]
    fn a_comment_runs_to_its_end() {
        assert_eq!(chunks("<!-- a\n\nb -->\n\nc\n", Format::Markdown), ["<!-- a\n\nb -->\n\n", "c\n"]);
    }
}
