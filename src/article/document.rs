//! `Article`: the whole text, read; and what an edit changes in it.

mod pieces;
mod skim;

pub use skim::Skimmed;

use std::sync::{Arc, OnceLock};

use super::assemble::assemble;
use super::chunk::{Chunk, Sketch};
use super::dateline;
use super::format::Format;
use super::front_matter::Style;
use super::house::House;
use super::long_quote::LongQuote;
use super::outline::{Field, Outline};
use super::place::Place;
use super::source_entry::SourceEntry;
use super::split::{ChunkKind, next_chunk, opening_chunk};
use super::url::Margin;
use crate::text::{ByteOffset, Span};

/// An article: its text as a row of chunks, each read, and the outline of the whole.
///
/// A clone shares the chunks and costs a pointer for each.
#[derive(Clone, Debug)]
pub struct Article {
    format: Format,
    house: Arc<House>,
    parts: Vec<Part>,
    margin: Margin,
    outline: Arc<Outline>,
    len: usize,
    learned: Arc<Learned>,
}

/// What is worked out of an article when first asked for; clones share it, and an edit forgets it.
#[derive(Debug, Default)]
pub(super) struct Learned {
    pub(super) long_quotes: OnceLock<Arc<[LongQuote]>>,
    pub(super) source_entries: OnceLock<Box<[SourceEntry]>>,
}

/// A chunk in its place, with what passes over the whole article want to know of it at once.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it begins in the text.
    pub start: ByteOffset,
    /// The line on which it begins, counted from 0.
    pub line: u32,
    /// How long it is, in bytes.
    len: u32,
    /// How many line breaks it has.
    lines: u32,
    /// Whether it holds running text and nothing that other chunks must know of.
    pub is_mere_prose: bool,
    needs_margin: bool,
    opens_article: bool,
    has_prose: bool,
    margin: Margin,
    /// The chunk.
    pub chunk: Arc<Chunk>,
}

impl Part {
    fn new(chunk: Chunk) -> Self {
        Self {
            start: ByteOffset::default(),
            line: 0,
            len: chunk.text().len() as u32,
            lines: chunk.sketch().lines,
            is_mere_prose: chunk.is_mere_prose(),
            needs_margin: chunk.sketch().needs_margin(),
            opens_article: chunk.opens_article(),
            has_prose: chunk.has_prose(),
            margin: chunk.sketch().margin,
            chunk: Arc::new(chunk),
        }
    }

    /// Reads the chunk again. Returns whether it reads differently; if not, it stays the same chunk to all who keep it.
    fn reread(&mut self, margin: Margin, opens_article: bool) -> bool {
        let chunk = Chunk::read(Arc::clone(self.chunk.sketch()), margin, opens_article);
        let differs = !chunk.reads_like(&self.chunk);
        if differs {
            *self = Self { start: self.start, line: self.line, ..Self::new(chunk) };
        }
        differs
    }
}

/// What the lines of `parts` tell about the document's margin.
fn margin_of(parts: &[Part]) -> Margin {
    let mut margin = Margin::default();
    for part in parts {
        margin.merge(&part.margin);
    }
    margin
}

impl Part {
    /// Whether people speak in it and nothing in it is of interest elsewhere.
    fn is_paragraphs(&self) -> bool {
        self.is_mere_prose && self.has_prose
    }
}

impl Article {
    /// Reads `text`. Any text gives an article; the cost is linear.
    pub fn parse(text: &str, format: Format) -> Self {
        Self::parse_in(text, format, House::plain())
    }

    /// Reads `text` as `house` does.
    pub fn parse_in(text: &str, format: Format, house: &Arc<House>) -> Self {
        let pieces = pieces::cut(text, format, house);
        let sketches: Vec<_> = pieces.into_iter().map(|piece| piece.sketched(text, format, house)).collect();
        let mut margin = Margin::default();
        for sketch in &sketches {
            margin.merge(&sketch.margin);
        }

        let mut opens = true;
        let parts = sketches.into_iter().map(|sketch| {
            let part = Part::new(Chunk::read(sketch, margin, opens));
            opens &= !part.has_prose;
            part
        });
        let mut article = Self {
            format,
            house: Arc::clone(house),
            parts: parts.collect(),
            margin,
            outline: Arc::default(),
            len: text.len(),
            learned: Arc::default(),
        };
        article.place_parts(0);
        article.outline = Arc::new(assemble(&article.parts, format, house));
        article
    }

    /// How many bytes an edit of `span` would have to read again, about: the chunks that it touches.
    pub fn cost_of_edit(&self, span: Span) -> usize {
        if self.awaits_fence() {
            return self.len;
        }
        let touched = self.part_index(span.start).saturating_sub(1)..=self.part_index(span.end);
        self.parts
            .get(touched)
            .map_or(self.len, |parts| parts.iter().map(|part| part.chunk.text().len()).sum())
    }

    /// Replaces the text under `span`, whose ends lie between characters, by `replacement`. The chunks that the edit
    /// touches are read again, and beyond them only what reads differently for it; the rest costs a few nanoseconds a
    /// chunk.
    ///
    /// While the text opens with a fence of front matter that nothing closes, any line may close it: then all is read
    /// again.
    pub fn edit(&mut self, span: Span, replacement: &str) {
        if self.awaits_fence() {
            return self.replace(span, replacement);
        }
        let first = self.part_index(span.start).saturating_sub(1);
        let (fresh, rest) = self.recut(first, span, replacement);
        if first == 0 && fresh.first().is_some_and(|sketch| sketch.awaits_fence()) {
            return self.replace(span, replacement);
        }
        let (kept, fresh, rest) = self.without_unchanged(first, fresh, rest);
        let first = first + kept;
        let was_prose = self.parts[first..rest].iter().all(Part::is_paragraphs);
        let keeps_count = fresh.len() == rest - first;

        self.len = self.len - span.len() as usize + replacement.len();
        self.learned = Arc::default();
        let count = fresh.len();
        let fresh = self.read_behind(first, fresh);
        let same_margin = margin_of(&fresh) == margin_of(&self.parts[first..rest]);
        self.parts.splice(first..rest, fresh);
        self.place_parts(first);

        let reread = (!same_margin && self.settle_margin()) | self.settle_opening();
        let is_prose = self.parts[first..first + count].iter().all(Part::is_paragraphs);
        // Running text outside sections says nothing that the outline holds.
        let same_outline = was_prose && is_prose && keeps_count && !reread && !self.outline.has_sections;
        if !same_outline {
            self.outline = Arc::new(assemble(&self.parts, self.format, &self.house));
        }
    }

    /// Leaves out of `fresh`, which is to replace the parts from `first` to `rest`, the chunks at both ends that are there
    /// already. Returns how many are kept in front, what is left, and where what is kept behind begins.
    fn without_unchanged(
        &self,
        first: usize,
        mut fresh: Vec<Arc<Sketch>>,
        mut rest: usize,
    ) -> (usize, Vec<Arc<Sketch>>, usize) {
        let same = |sketch: &Arc<Sketch>, part: &Part| sketch.reads_like(part.chunk.sketch());
        let front = fresh
            .iter()
            .zip(&self.parts[first..rest])
            .take_while(|(sketch, part)| same(sketch, part))
            .count();
        fresh.drain(..front);
        while rest > first + front && fresh.last().is_some_and(|sketch| same(sketch, &self.parts[rest - 1])) {
            fresh.pop();
            rest -= 1;
        }
        (front, fresh, rest)
    }

    /// Reads `fresh`, which stands behind the first `first` parts.
    fn read_behind(&self, first: usize, fresh: Vec<Arc<Sketch>>) -> Vec<Part> {
        let before = first.checked_sub(1).map(|before| &self.parts[before]);
        let mut opens = before.is_none_or(|before| before.opens_article && !before.has_prose);
        let mut read = Vec::with_capacity(fresh.len());
        for sketch in fresh {
            let part = Part::new(Chunk::read(sketch, self.margin, opens));
            opens &= !part.has_prose;
            read.push(part);
        }
        read
    }

    fn replace(&mut self, span: Span, replacement: &str) {
        let mut text = self.text();
        text.replace_range(span.range(), replacement);
        *self = Self::parse_in(&text, self.format, &Arc::clone(&self.house));
    }

    /// Whether it opens with a fence of front matter that nothing closes yet.
    pub fn awaits_fence(&self) -> bool {
        self.parts.first().is_some_and(|part| part.chunk.sketch().awaits_fence())
    }

    /// Cuts the edited text anew from part `first` on, until a cut falls where a part behind the edit began. Returns the
    /// chunks and the index of that part.
    fn recut(&self, first: usize, span: Span, replacement: &str) -> (Vec<Arc<Sketch>>, usize) {
        let base = self.parts.get(first).map_or(0, |part| part.start.index());
        let mut rest = (self.part_index(span.end) + 1).min(self.parts.len());
        let mut text: String = self.parts[first..rest].iter().map(|part| part.chunk.text()).collect();
        text.replace_range(span.start.index() - base..span.end.index() - base, replacement);

        let mut fresh = Vec::new();
        let (mut at, mut step) = (0, 1);
        loop {
            while at < text.len() {
                let (kind, end) = self.cut(&text, at, base);
                if end == text.len() && !self.is_cut(&text[at..], base + at, rest) {
                    break;
                }
                fresh.push(Arc::new(Sketch::of(&text[at..end], kind, self.format, &self.house)));
                at = end;
            }
            if at == text.len() && (rest == self.parts.len() || !text.is_empty()) {
                return (fresh, rest);
            }
            // A fence or a comment has swallowed what follows; taking ever more at once keeps the cost linear.
            let behind = (rest + step).min(self.parts.len());
            text.extend(self.parts[rest..behind].iter().map(|part| part.chunk.text()));
            (rest, step) = (behind, step * 2);
        }
    }

    fn cut(&self, text: &str, at: usize, base: usize) -> (ChunkKind, usize) {
        if base + at == 0 {
            opening_chunk(text, self.format, &self.house)
        } else {
            next_chunk(text, at, self.format)
        }
    }

    /// Whether the chunk `text`, at `offset` of the document, ends before part `rest`.
    fn is_cut(&self, text: &str, offset: usize, rest: usize) -> bool {
        let Some(next) = self.parts.get(rest) else { return true };
        let both = [text, next.chunk.text()].concat();
        let (_, end) = if offset == 0 {
            opening_chunk(&both, self.format, &self.house)
        } else {
            next_chunk(&both, 0, self.format)
        };
        end == text.len()
    }

    /// Gives the parts from `first` on their places.
    fn place_parts(&mut self, first: usize) {
        let (mut start, mut line) = (ByteOffset::default(), 0);
        if let Some(before) = first.checked_sub(1).map(|before| &self.parts[before]) {
            (start, line) = (before.start + before.len, before.line + before.lines);
        }
        for part in &mut self.parts[first..] {
            (part.start, part.line) = (start, line);
            (start, line) = (start + part.len, line + part.lines);
        }
    }

    /// Brings the margin up to date; where it has changed, reads again the chunks that it makes read differently. Returns whether
    /// any was.
    fn settle_margin(&mut self) -> bool {
        let margin = margin_of(&self.parts);
        if margin == self.margin {
            return false;
        }
        let before = std::mem::replace(&mut self.margin, margin);
        let mut reread = false;
        for part in self.parts.iter_mut().filter(|part| part.needs_margin) {
            if !part.chunk.sketch().reads_alike(before, margin) {
                reread |= part.reread(margin, part.opens_article);
            }
        }
        reread
    }

    /// Reads again the chunks that stand before all prose and were not read so, or the other way round. Returns whether any
    /// was.
    fn settle_opening(&mut self) -> bool {
        let (mut opens, mut reread) = (true, false);
        for part in &mut self.parts {
            if part.opens_article != opens {
                reread |= part.reread(self.margin, opens);
            }
            opens &= !part.has_prose;
        }
        reread
    }

    /// The format it was read as.
    pub fn format(&self) -> Format {
        self.format
    }

    /// The newsroom as whose it was read.
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }

    /// Its chunks in their places.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// What it says about itself.
    pub fn outline(&self) -> &Arc<Outline> {
        &self.outline
    }

    /// What has been worked out of it so far.
    pub(super) fn learned(&self) -> &Learned {
        &self.learned
    }

    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it has no text at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its text, put together. Linear.
    pub fn text(&self) -> String {
        self.parts.iter().map(|part| part.chunk.text()).collect()
    }

    /// Where `place` stands in the text.
    pub fn absolute(&self, place: Place) -> Span {
        place.span.shifted(self.parts[place.chunk].start)
    }

    /// The text at `place`.
    pub fn text_at(&self, place: Place) -> &str {
        place.span.of(self.parts[place.chunk].chunk.text())
    }

    /// The place of `offset`: a chunk and an empty span in it. `None` in an empty article.
    pub fn place_at(&self, offset: ByteOffset) -> Option<Place> {
        let index = self.part_index(offset);
        let part = self.parts.get(index)?;
        let within = offset.index().saturating_sub(part.start.index()).min(part.chunk.text().len());
        Some(Place::new(index, Span::empty(within)))
    }

    /// The first line of the article, where findings about what is missing stand.
    pub fn first_line(&self) -> Place {
        let Some(part) = self.parts.first() else { return Place::default() };
        let text = part.chunk.text();
        let line = super::line::lines(text, 0).find(|line| !super::line::is_blank(line.span.of(text)));
        let span = line.map_or(Span::empty(0), |line| line.span);
        Place::new(0, super::annotation::trimmed(text, span, &[' ', '\t', '\u{A0}']))
    }

    /// The whole lines on which `place` stands, with the line break behind them.
    pub fn lines_of(&self, place: Place) -> Place {
        let text = self.parts[place.chunk].chunk.text();
        let first = super::line::line_around(text, place.span.start.index());
        let last = super::line::line_around(text, place.span.end.index());
        Place::new(place.chunk, Span::new(first.span.start.index(), last.next))
    }

    /// The whole lines on which `place` stands, with the line break behind them; nothing where they hold anything else but
    /// a list's marks and quotation marks, so that they cannot be taken out.
    pub fn own_lines(&self, place: Place) -> Option<Place> {
        let text = self.parts[place.chunk].chunk.text();
        let first = super::line::line_around(text, place.span.start.index());
        let last = super::line::line_around(text, place.span.end.index());
        let before = &text[first.span.start.index()..place.span.start.index()];
        let behind = &text[place.span.end.index()..last.span.end.index()];
        let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '*' | '"' | '\'');
        let is_alone = before.chars().all(is_mark) && behind.chars().all(is_mark);
        is_alone.then(|| Place::new(place.chunk, Span::new(first.span.start.index(), last.next)))
    }

    /// The label of `field` with its colon; in front matter, the key with what sets it off.
    pub fn label_with_colon(&self, field: &Field) -> Place {
        let text = self.parts[field.label.chunk].chunk.text();
        let behind = &text[field.label.span.end.index()..];
        let mark = behind.len() - behind.trim_start_matches(' ').len();
        let colon = if behind[mark..].starts_with([':', '=']) { mark + 1 } else { 0 };
        let end = field.label.span.end.index() + colon;
        Place::new(field.label.chunk, Span::new(field.label.span.start.index(), end))
    }

    /// `words` as they have to be written to stand at `place`: quoted and escaped where front matter or Markdown asks for it.
    pub fn written_at(&self, place: Place, words: &str) -> String {
        let chunk = &self.parts[place.chunk].chunk;
        let before = chunk.text()[..place.span.start.index()].chars().next_back();
        match (chunk.structure().front_matter.as_ref().map(|front_matter| front_matter.style), before) {
            (Some(Style::Yaml), Some('\'')) => words.replace('\'', "''"),
            (Some(Style::Toml), Some('\'')) | (Some(Style::Header), _) => words.to_owned(),
            (Some(Style::Yaml | Style::Toml), Some('"')) => escaped(words),
            (Some(Style::Yaml), _) if is_plain_yaml(words) => words.to_owned(),
            (Some(Style::Yaml | Style::Toml), _) => format!("\"{}\"", escaped(words)),
            (None, _) if self.format == Format::Markdown => words.replace('[', "\\[").replace(']', "\\]"),
            (None, _) => words.to_owned(),
        }
    }

    /// Where a line that is added behind the text goes, and what is written there for `line`: a blank line parts them.
    pub fn at_end(&self, line: &str) -> (Place, String) {
        let end = self.parts.len().saturating_sub(1);
        let last = self.parts.get(end).map_or("", |part| part.chunk.text());
        let gap = if last.ends_with('\n') { "\n" } else { "\n\n" };
        (Place::new(end, Span::empty(last.len())), format!("{gap}{line}\n"))
    }

    /// The line of place that opens the first paragraph: `MOSCOW, Sept 17 (Reuters) -`.
    pub fn dateline(&self) -> Option<Place> {
        let index = self.parts.iter().position(|part| part.has_prose)?;
        let chunk = &self.parts[index].chunk;
        let first = chunk.blocks.iter().find(|block| block.kind.is_prose())?;
        let found = dateline::recognise(first.span.of(chunk.masked()))?;
        Some(Place::new(index, found.shifted(first.span.start)))
    }

    /// The headline on one line, markup undone.
    pub fn headline(&self) -> Option<String> {
        let place = self.outline.headline?;
        let part = &self.parts[place.chunk];
        let is_field =
            self.outline.fields.iter().find(|field| field.value == place && !field.text.is_empty());
        Some(is_field.map_or_else(
            || super::mask::on_one_line(place.span.of(part.chunk.masked())),
            |field| field.text.clone(),
        ))
    }

    fn part_index(&self, offset: ByteOffset) -> usize {
        self.parts.partition_point(|part| part.start <= offset).saturating_sub(1)
    }
}

fn escaped(words: &str) -> String {
    words.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Whether YAML takes `words` without quotation marks for a string, in a list between brackets, too.
fn is_plain_yaml(words: &str) -> bool {
    words.starts_with(|c: char| c.is_alphabetic())
        && !words.contains(": ")
        && !words.contains(" #")
        && !words.contains([',', '[', ']', '{', '}'])
        && !words.ends_with([':', ' '])
        && !matches!(&*words.to_ascii_lowercase(), "yes" | "no" | "on" | "off" | "true" | "false" | "null")
}
