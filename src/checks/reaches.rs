//! Where an article's suppressions reach.

use std::collections::BTreeMap;

use super::nearest::nearest;
use super::registry::{self, RULES};
use crate::article::{Article, Block, BlockKind, Chunk, Place, Reach, Suppression};
use crate::text::{ByteOffset, Span};

/// Which rules are silent where, by which name of which suppression.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reaches {
    names: Vec<Named>,
    file: First,
    /// What reaches over a line or a block, by its chunk.
    near: BTreeMap<usize, Vec<Near>>,
    /// From where on which rules are silent, in the order of the text.
    turns: Vec<Turn>,
}

/// A name in a suppression; a suppression without any counts as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Named {
    /// The suppression, by its index in the outline.
    pub suppression: usize,
    /// The name, by its index in the suppression; `None` where it names none.
    pub name: Option<usize>,
    /// What it means.
    pub meant: Meant,
    /// Whether it ends something that reached so far.
    pub ends_something: bool,
}

/// What a name in a suppression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    /// All rules.
    All,
    /// The rule of this index in the registry.
    Rule(usize),
    /// No rule at all; probably this one is meant.
    Unknown(Option<&'static str>),
}

impl Meant {
    fn covers(self, rule: usize) -> bool {
        match self {
            // A comment for all must not hide that it is unused.
            Self::All => !RULES[rule].is_about_left_out(),
            Self::Rule(own) => own == rule,
            Self::Unknown(_) => false,
        }
    }
}

#[derive(Debug, PartialEq)]
struct Near {
    stretch: Stretch,
    meant: Meant,
    id: u32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stretch {
    /// These bytes of the chunk.
    Bytes(Span),
    /// The first block of the chunk that begins on a line at or behind this one.
    BlockFrom(ByteOffset),
}

/// A place from which on rules are silent, each by the name of this number.
#[derive(Debug, PartialEq)]
struct Turn {
    chunk: usize,
    at: ByteOffset,
    silent: Vec<Option<u32>>,
}

impl Reaches {
    /// Where the suppressions of `article` reach.
    pub(super) fn of(article: &Article) -> Self {
        let mut reaches = Self::default();
        for (index, suppression) in article.outline().suppressions.iter().enumerate() {
            reaches.add(article, index, suppression);
        }
        reaches
    }

    /// The names of all suppressions, in order.
    pub(super) fn names(&self) -> &[Named] {
        &self.names
    }

    fn add(&mut self, article: &Article, index: usize, suppression: &Suppression) {
        let Some(reach) = suppression.reach else { return };
        let first = self.names.len();
        let named = suppression.names.iter().enumerate().map(|(name, place)| Named {
            suppression: index,
            name: Some(name),
            meant: meant(article.text_at(*place)),
            ends_something: false,
        });
        self.names.extend(named);
        if suppression.names.is_empty() {
            let meant = if suppression.is_comment { Meant::All } else { Meant::Unknown(None) };
            self.names.push(Named { suppression: index, name: None, meant, ends_something: false });
        }
        for id in first..self.names.len() {
            let meant = self.names[id].meant;
            if matches!(meant, Meant::Unknown(_)) {
                continue;
            }
            match reach {
                Reach::File => self.file.add(meant, ByteOffset(0), id as u32),
                Reach::Line => {
                    let Place { chunk, span } = article.lines_of(suppression.extent);
                    let lines = span.of(article.parts()[chunk].chunk.text()).trim_end_matches(['\n', '\r']);
                    let span = Span { end: span.start + lines.len() as u32, ..span };
                    self.cover(chunk, Stretch::Bytes(span), meant, id);
                }
                Reach::NextBlock => self.cover_next_block(article, suppression.extent, meant, id),
                Reach::Start | Reach::End => self.turn(suppression.extent, reach, meant, id),
            }
        }
    }

    fn cover(&mut self, chunk: usize, stretch: Stretch, meant: Meant, id: usize) {
        self.near.entry(chunk).or_default().push(Near { stretch, meant, id: id as u32 });
    }

    fn cover_next_block(&mut self, article: &Article, comment: Place, meant: Meant, id: usize) {
        let parts = article.parts();
        let mut from = article.lines_of(comment).span.end;
        let mut chunk = comment.chunk;
        if block_from(&parts[chunk].chunk, from).is_none() {
            (chunk, from) = (chunk + 1, ByteOffset(0));
        }
        if chunk == parts.len() {
            return;
        }
        self.cover(chunk, Stretch::BlockFrom(from), meant, id);
        // The address of a label may stand below it, blank lines notwithstanding.
        let last = parts[chunk].chunk.blocks.last();
        let ends_chunk = |span: Span| last.is_some_and(|last| last.span.end <= span.end);
        if let (Some(span), Some(next)) = (block_from(&parts[chunk].chunk, from), parts.get(chunk + 1))
            && ends_chunk(span)
            && last.is_some_and(|last| awaits_address(&parts[chunk].chunk, *last))
            && next.chunk.blocks.first().is_some_and(|block| block.kind == BlockKind::Urls)
        {
            self.cover(chunk + 1, Stretch::BlockFrom(ByteOffset(0)), meant, id);
        }
    }

    fn turn(&mut self, comment: Place, reach: Reach, meant: Meant, id: usize) {
        let at = comment.span.start;
        if self.turns.last().is_none_or(|last| (last.chunk, last.at) != (comment.chunk, at)) {
            let silent =
                self.turns.last().map_or_else(|| vec![None; RULES.len()], |last| last.silent.clone());
            self.turns.push(Turn { chunk: comment.chunk, at, silent });
        }
        let Some(turn) = self.turns.last_mut() else { return };
        let rules = turn.silent.iter_mut().enumerate().filter(|(rule, _)| meant.covers(*rule));
        for (_, silent) in rules {
            if reach == Reach::End {
                self.names[id].ends_something |= silent.take().is_some();
            } else {
                silent.get_or_insert(id as u32);
            }
        }
    }

    /// What is silent in the chunk of index `index`. Costs the suppressions that reach over its lines and blocks.
    pub(super) fn within(&self, index: usize, chunk: &Chunk) -> Silence<'_> {
        let mut silence = Silence { reaches: self, index, lines: BTreeMap::new(), blocks: BTreeMap::new() };
        for near in self.near.get(&index).into_iter().flatten() {
            let Some(span) = near.stretch.span(chunk) else { continue };
            let ends = match near.stretch {
                Stretch::Bytes(_) => &mut silence.lines,
                Stretch::BlockFrom(_) => &mut silence.blocks,
            };
            ends.entry(span.end).or_default().add(near.meant, span.start, near.id);
        }
        silence
    }
}

/// The first name that means a rule, and from where on. A second one adds nothing.
#[derive(Debug, Default, PartialEq)]
struct First {
    all: Option<(ByteOffset, u32)>,
    rules: BTreeMap<usize, (ByteOffset, u32)>,
}

impl First {
    fn add(&mut self, meant: Meant, from: ByteOffset, id: u32) {
        match meant {
            Meant::All => self.all = Some(self.all.map_or((from, id), |known| known.min((from, id)))),
            Meant::Rule(rule) => {
                let known = self.rules.entry(rule).or_insert((from, id));
                *known = (*known).min((from, id));
            }
            Meant::Unknown(_) => {}
        }
    }

    /// The names that silence `rule` at `at`.
    fn at(&self, rule: usize, at: ByteOffset) -> impl Iterator<Item = u32> {
        let all = self.all.filter(|_| Meant::All.covers(rule));
        let names = all.into_iter().chain(self.rules.get(&rule).copied());
        names.filter(move |(from, _)| *from <= at).map(|(_, id)| id)
    }
}

/// What is silent in one chunk: lines and blocks by their ends. Of each, no two overlap but those that end together.
pub(super) struct Silence<'r> {
    reaches: &'r Reaches,
    index: usize,
    lines: BTreeMap<ByteOffset, First>,
    blocks: BTreeMap<ByteOffset, First>,
}

impl Silence<'_> {
    /// The names that silence rule `rule` at `at` of the chunk. Costs a look-up.
    pub(super) fn of(&self, at: ByteOffset, rule: usize) -> impl Iterator<Item = u32> {
        let Reaches { file, turns, .. } = self.reaches;
        let near = [&self.lines, &self.blocks].into_iter().filter_map(move |ends| ends.range(at..).next());
        let turn = turns.partition_point(|turn| (turn.chunk, turn.at) <= (self.index, at));
        let turn = turn.checked_sub(1).and_then(|turn| turns[turn].silent[rule]);
        file.at(rule, at).chain(near.flat_map(move |(_, first)| first.at(rule, at))).chain(turn)
    }
}

impl Stretch {
    /// The bytes that it covers, up to the last line's break.
    fn span(self, chunk: &Chunk) -> Option<Span> {
        match self {
            Self::Bytes(span) => Some(span),
            Self::BlockFrom(from) => block_from(chunk, from),
        }
    }
}

/// The rule that is called `name`.
fn meant(name: &str) -> Meant {
    let name = name.to_ascii_lowercase();
    match registry::index(&name) {
        Some(index) => Meant::Rule(index),
        None => Meant::Unknown(nearest(&name, RULES.iter().map(|rule| rule.name))),
    }
}

/// From the first line of `chunk` at or behind `from` that is not blank to the end of the block on it; where it is in no
/// block, as in a table, to the end of the chunk. A label and the address below it are one.
fn block_from(chunk: &Chunk, from: ByteOffset) -> Option<Span> {
    let line = chunk.line_from(from)?;
    let on_line =
        chunk.blocks.iter().position(|block| block.span.end > line.start && block.span.start < line.end);
    let Some(index) = on_line else { return Some(Span { end: chunk.text().len().into(), ..line }) };
    let block = chunk.blocks[index];
    let address = chunk.blocks.get(index + 1).filter(|next| next.kind == BlockKind::Urls);
    let end = match address {
        Some(address) if awaits_address(chunk, block) => address.span.end,
        Some(_) | None => block.span.end,
    };
    Some(Span { end, ..line })
}

/// Whether the block is a label without a value.
fn awaits_address(chunk: &Chunk, block: Block) -> bool {
    match block.kind {
        BlockKind::Annotation(index) => {
            chunk.annotations.get(index).is_some_and(|label| label.value.is_empty())
        }
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::Heading
        | BlockKind::Section(_)
        | BlockKind::Paragraph
        | BlockKind::Quote
        | BlockKind::ListItem
        | BlockKind::Urls => false,
    }
}
