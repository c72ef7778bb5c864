//! Reading an article as far as its outline goes: an archive asks where articles lead and what they are called, and of most
//! paragraphs a look at the bytes tells that they say nothing of either.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::pieces::{Piece, cut};
use super::{Article, Part};
use crate::article::assemble::Assembly;
use crate::article::chunk::{Chunk, Sketch};
use crate::article::format::Format;
use crate::article::house::House;
use crate::article::split::ChunkKind;
use crate::article::url::Margin;

/// An article of which running text behind the first paragraph was left unread. Its outline, and what the outline tells, is
/// that of the whole article; nobody speaks in it and nothing is found in it.
pub struct Skimmed(Article);

/// Running text that nobody has read: it has a length, no text and no blocks.
static UNREAD: LazyLock<Part> = LazyLock::new(|| {
    let sketch = Sketch::of("", ChunkKind::Text, Format::Plain, House::plain());
    Part::new(Chunk::read(Arc::new(sketch), Margin::default(), false))
});

impl Skimmed {
    /// Skims `text` as `house` does. Costs a look at each byte, and reading what is more than running text.
    pub fn of(text: &str, format: Format, house: &Arc<House>) -> Self {
        let pieces = cut(text, format, house);
        let (margin, parts) = (margin(text, &pieces), Vec::with_capacity(pieces.len()));
        let mut skimming = Skimming { text, format, house, margin, parts, opens: true };
        let mut assembly = Assembly::new(format, house);
        let mut unread: Option<Range<usize>> = None;
        for piece in pieces {
            if let Piece::Words(words) = &piece
                && assembly.passes_over_prose()
            {
                assembly.pass();
                unread = Some(unread.map_or(words.start, |unread| unread.start)..words.end);
                continue;
            }
            skimming.leave_unread(unread.take());
            skimming.read(piece, &mut assembly);
        }
        skimming.leave_unread(unread);
        Self(skimming.finish(assembly))
    }

    /// The article, for what its outline tells.
    pub fn outlined(&self) -> &Article {
        &self.0
    }
}

/// The margin of the whole `text`, where any of its URLs may go on over a line end; without such a URL it does not matter.
fn margin(text: &str, pieces: &[Piece]) -> Margin {
    let mut margin = Margin::default();
    let needs_margin = |piece: &Piece| matches!(piece, Piece::Sketched(sketch) if sketch.needs_margin());
    if pieces.iter().any(needs_margin) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => margin.merge(&Margin::of_words(&text[words.clone()])),
                Piece::Sketched(sketch) => margin.merge(&sketch.margin),
            }
        }
    }
    margin
}

/// An article while it is skimmed.
struct Skimming<'a> {
    text: &'a str,
    format: Format,
    house: &'a Arc<House>,
    margin: Margin,
    parts: Vec<Part>,
    /// Whether no prose stands before what comes next.
    opens: bool,
}

impl Skimming<'_> {
    fn read(&mut self, piece: Piece, assembly: &mut Assembly) {
        let sketch = piece.sketched(self.text, self.format, self.house);
        let part = Part::new(Chunk::read(sketch, self.margin, self.opens));
        self.opens &= !part.has_prose;
        assembly.add(self.parts.len(), &part);
        self.parts.push(part);
    }

    fn leave_unread(&mut self, words: Option<Range<usize>>) {
        let unread = words.map(|words| Part { len: words.len() as u32, ..UNREAD.clone() });
        self.parts.extend(unread);
    }

    fn finish(self, assembly: Assembly) -> Article {
        let mut article = Article {
            format: self.format,
            house: Arc::clone(self.house),
            parts: self.parts,
            margin: self.margin,
            outline: Arc::new(assembly.finish()),
            len: self.text.len(),
            learned: Arc::default(),
        };
        article.place_parts(0);
        article
    }
}
