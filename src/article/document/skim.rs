//! Reading an article as far as its outline goes: an archive asks where articles lead and what they are called, and of most
//! paragraphs a look at the bytes tells that they say nothing of either.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use super::{Article, Part};
use crate::article::assemble::Assembly;
use crate::article::chunk::{Chunk, Sketch};
use crate::article::format::Format;
use crate::article::house::House;
use crate::article::prose::{self, Glance};
use crate::article::split::{ChunkKind, next_chunk, opening_chunk};
use crate::article::url::{Margin, Scan};

/// An article of which running text behind the first paragraph was left unread. Its outline, and what the outline tells, is
/// that of the whole article; nobody speaks in it and nothing is found in it.
pub struct Skimmed(Article);

/// Running text that nobody has read: it has a length, no text and no blocks.
static UNREAD: LazyLock<Part> = LazyLock::new(|| {
    let sketch = Sketch::of("", ChunkKind::Text, Format::Plain, House::plain());
    Part::new(Chunk::read(Arc::new(sketch), Margin::default(), false))
});

/// A chunk of the text.
enum Piece {
    /// Running text, which need not be read.
    Words(Range<usize>),
    /// Anything else.
    Sketched(Arc<Sketch>),
}

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

/// The chunks of `text`, told apart.
fn cut(text: &str, format: Format, house: &Arc<House>) -> Vec<Piece> {
    let (mut glance, mut pieces, mut at) = (Glance::over(text), Vec::with_capacity(32), 0);
    while at < text.len() {
        // Front matter may look like running text.
        let words_end = if at > 0 { glance.words_at(at) } else { None };
        let (piece, end) =
            words_end.map_or_else(|| look_at(text, at, format, house), |end| (Piece::Words(at..end), end));
        pieces.push(piece);
        at = end;
    }
    pieces
}

/// The chunk of `text` that begins at `at`, which a glance cannot tell, and where it ends.
fn look_at(text: &str, at: usize, format: Format, house: &Arc<House>) -> (Piece, usize) {
    let (kind, end) = if at == 0 { opening_chunk(text, format, house) } else { next_chunk(text, at, format) };
    let chunk = &text[at..end];
    let piece = if kind == ChunkKind::Text && prose::is_nothing_else(chunk) {
        Piece::Words(at..end)
    } else {
        Piece::Sketched(Arc::new(Sketch::of_more(chunk, kind, format, house)))
    };
    (piece, end)
}

/// The margin of the whole `text`, where any of its URLs may go on over a line end; without such a URL it does not matter.
fn margin(text: &str, pieces: &[Piece]) -> Margin {
    let mut margin = Margin::default();
    let needs_margin = |piece: &Piece| matches!(piece, Piece::Sketched(sketch) if sketch.needs_margin());
    if pieces.iter().any(needs_margin) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => margin.merge(&Scan::of_words(&text[words.clone()]).margin),
                Piece::Sketched(sketch) => margin.merge(sketch.margin()),
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
        let sketch = match piece {
            Piece::Sketched(sketch) => sketch,
            Piece::Words(words) => {
                Arc::new(Sketch::of(&self.text[words], ChunkKind::Text, self.format, self.house))
            }
        };
        let part = Part::new(Chunk::read(sketch, self.margin, self.opens));
        self.opens &= !part.has_prose;
        assembly.add(self.parts.len(), &part);
        self.parts.push(part);
    }

    fn leave_unread(&mut self, words: Option<Range<usize>>) {
        let unread = words.map(|words| Part { len: words.len(), ..UNREAD.clone() });
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
