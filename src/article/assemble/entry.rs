//! Entries of a section's list: sources, related articles.

use std::sync::Arc;

use crate::article::annotation;
use crate::article::block::{Block, BlockKind};
use crate::article::chunk::Chunk;
use crate::article::label::FieldKind;
use crate::article::line::line_at;
use crate::article::link::{Link, LinkForm};
use crate::article::mask::on_one_line;
use crate::text::Span;

/// The entries that a block below a section's heading would be, each with its links. In a paragraph, an entry ends with the line
/// that ends with its address.
pub(super) fn entries<'l, 'c>(
    chunk: &Chunk,
    block: &Block,
    links: &'l [&'c Arc<Link>],
) -> Vec<(Span, &'l [&'c Arc<Link>])> {
    let whole = vec![(block.span, links)];
    if block.kind != BlockKind::Paragraph || links.len() < 2 {
        return whole;
    }
    let text = chunk.text();
    let mut entries = Vec::new();
    let (mut start, mut from) = (block.span.start, 0);
    for (index, link) in links.iter().enumerate() {
        let line = line_at(text, link.extent.end.index()).span;
        let ends_line = Span { start: link.extent.end, ..line }.of(text).trim().is_empty();
        let next = links.get(index + 1);
        if ends_line && line.end < block.span.end && next.is_some_and(|next| next.extent.start >= line.end) {
            let rest = Span { start: line.end, ..block.span }.of(text);
            entries.push((Span { start, end: link.extent.end }, &links[from..=index]));
            start = (block.span.end.index() - rest.trim_start().len()).into();
            from = index + 1;
        }
    }
    entries.push((Span { start, ..block.span }, &links[from..]));
    entries
}

/// Whether what stands under `span` of a block below a section's heading is an entry of its list. A quote or a sentence is no title.
pub(super) fn is_entry(
    chunk: &Chunk,
    block: &Block,
    span: Span,
    section: FieldKind,
    links: &[&Arc<Link>],
) -> bool {
    let text = span.of(chunk.text()).trim_end_matches(['"', '”', '’', ' ']);
    let is_sentence = section == FieldKind::Related && links.is_empty() && text.ends_with('.');
    let is_short = span.len() <= LONGEST_ENTRY;
    block.kind == BlockKind::ListItem || (block.kind != BlockKind::Quote && is_short && !is_sentence)
}

/// A longer paragraph below a section's heading is no entry of its list.
const LONGEST_ENTRY: u32 = 300;

/// The title in an entry: the first link's own words, or what stands beside its URL.
pub(super) fn entry_title(chunk: &Chunk, span: Span, links: &[&Arc<Link>]) -> Option<(Span, String)> {
    let text = chunk.text();
    let around: &[char] = &[
        ' ', '\t', '\n', '\r', '\u{A0}', '-', '*', '•', '–', '—', '>', '"', '“', '”', '_', '(', ')', ':',
        '[', ']', '<',
    ];
    let span = match links.first() {
        None => annotation::trimmed(text, span, around),
        Some(link) if link.form == LinkForm::Wikilink => return None,
        Some(link) => match link.text {
            Some(words) => words,
            None if link.extent.start.index() - span.start.index() > 3 => {
                annotation::trimmed(text, Span { end: link.extent.start, ..span }, around)
            }
            None => annotation::trimmed(
                text,
                Span { start: link.extent.end.max(span.start).min(span.end), ..span },
                around,
            ),
        },
    };
    (!span.is_empty()).then(|| (span, on_one_line(span.of(text))))
}
