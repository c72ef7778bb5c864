//! One chunk of an article, read: blocks, annotations, links and what was said, with spans that count in the chunk.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::annotation::Annotation;
use super::block::{self, Block, BlockKind, Blocks, Setting};
use super::format::Format;
use super::front_matter;
use super::house::House;
use super::link::{KnownBy, Link, LinkForm};
use super::mask::{Mask, has_entities, without_entities};
use super::split::ChunkKind;
use super::structure::Structure;
use super::url::{Malformed, Margin, Scan, malformed_in};
use super::{line, markdown, prose};
use smallvec::SmallVec;

use crate::attribution::{Analysis, analyse_all, analyse_in};
use crate::text::{ByteOffset, Span};

/// A chunk's text with what it shows by itself.
#[derive(Debug)]
pub struct Sketch {
    /// The text, with the blank lines behind it.
    pub text: Box<str>,
    /// How many line breaks it has.
    pub lines: u32,
    format: Format,
    house: Arc<House>,
    /// What its lines tell about the document's margin.
    pub margin: Margin,
    /// What it holds beside words; nothing where it is mere words, as most chunks are.
    more: Option<Box<More>>,
}

/// What a chunk that is not mere words shows by itself.
#[derive(Debug)]
struct More {
    structure: Structure,
    scan: Scan,
}

impl Sketch {
    /// Reads `text` as far as it can be read alone. Linear.
    pub fn of(text: &str, kind: ChunkKind, format: Format, house: &Arc<House>) -> Self {
        if kind == ChunkKind::Text && prose::is_nothing_else(text, house) {
            Self::of_words(text, format, house)
        } else {
            Self::of_more(text, kind, format, house)
        }
    }

    /// The same, where `text` is mere words.
    pub fn of_words(text: &str, format: Format, house: &Arc<House>) -> Self {
        Self {
            text: text.into(),
            lines: line::breaks(text),
            format,
            house: Arc::clone(house),
            margin: Margin::of_words(text),
            more: None,
        }
    }

    /// The same, where `text` may be more than mere words.
    pub fn of_more(text: &str, kind: ChunkKind, format: Format, house: &Arc<House>) -> Self {
        let structure = match (kind, format) {
            (ChunkKind::FrontMatter(style), _) => {
                Structure::of_front_matter(text, front_matter::read(text, style, house))
            }
            (ChunkKind::Text, Format::Plain) => Structure::of_plain(text),
            (ChunkKind::Text, Format::Markdown) => markdown::read(text),
        };
        let structure = structure.ungarbled(text);
        let scan = match kind {
            // It shows no prose, in which an address could stand.
            ChunkKind::FrontMatter(_) => Scan::default(),
            ChunkKind::Text => Scan::of_shown(structure.mask.as_deref().unwrap_or(text), text),
        };
        Self {
            text: text.into(),
            lines: line::breaks(text),
            format,
            house: Arc::clone(house),
            margin: scan.margin,
            more: Some(Box::new(More { structure, scan })),
        }
    }

    /// What its markup says.
    fn structure(&self) -> &Structure {
        static WORDS: Structure = Structure::of_words();
        self.more.as_ref().map_or(&WORDS, |more| &more.structure)
    }

    /// Whether `other` is a sketch of the same text.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.text == other.text
            && self.format == other.format
            && self.structure().front_matter.is_some() == other.structure().front_matter.is_some()
    }

    /// Whether it begins with a fence of front matter that nothing closes.
    pub fn awaits_fence(&self) -> bool {
        self.structure().front_matter.is_none() && front_matter::opens_with_fence(&self.text)
    }

    /// Whether it reads the same by either margin.
    pub fn reads_alike(&self, one: Margin, other: Margin) -> bool {
        self.more.as_ref().is_none_or(|more| more.scan.reads_alike(one, other))
    }

    /// Whether a URL may go on over a line end, so that the document's margin matters.
    pub fn needs_margin(&self) -> bool {
        self.more.as_ref().is_some_and(|more| !more.scan.is_settled())
    }
}

/// A chunk, read.
#[derive(Debug)]
pub struct Chunk {
    sketch: Arc<Sketch>,
    opens_article: bool,
    /// Its blocks, in order.
    pub blocks: Blocks,
    /// Its annotations, in order.
    pub annotations: Box<[Annotation]>,
    /// Its links, in order, those by reference aside.
    pub links: Box<[Arc<Link>]>,
    /// Malformed addresses in its text.
    pub malformed: Box<[Malformed]>,
    /// The mask, where URLs in running text make it another than that of the structure.
    mask: Option<Box<str>>,
    analyses: SmallVec<[OnceLock<Box<Analysis>>; 1]>,
}

impl Chunk {
    /// Reads the rest: what depends on the document's `margin`, and on whether prose stands before.
    pub fn read(sketch: Arc<Sketch>, margin: Margin, opens_article: bool) -> Self {
        let Some(more) = &sketch.more else { return Self::of_words(sketch, opens_article) };
        let (text, structure) = (&*sketch.text, &more.structure);
        let shown = structure.mask.as_deref().unwrap_or(text);
        let bare: Vec<Link> =
            more.scan.urls(shown, margin).map(|url| bare_link(text, url.spans, sketch.format)).collect();
        let malformed = malformed_in(shown);
        let mask = without_urls(shown, &bare, &malformed);
        let words = words_of_links(structure);
        let is_apart = |span: Span| {
            let next = words.partition_point(|words| words.end <= span.start);
            !words.get(next).is_some_and(|words| words.overlaps(span))
        };
        let bare = bare.into_iter().filter(|link| is_apart(link.extent));
        let malformed: Vec<Malformed> =
            malformed.into_iter().filter(|malformed| is_apart(malformed.span)).collect();

        let masked = mask.as_deref().unwrap_or(shown);
        let (mut blocks, mut annotations) = (Blocks::new(), Vec::new());
        let mut opens = opens_article;
        for (span, kind) in &structure.stretches {
            let made = Stretch { text, masked, span: *span, kind: *kind };
            made.cut(&sketch, opens, &mut blocks, &mut annotations);
            opens &= !blocks.iter().any(|block| block.kind.is_prose());
        }

        let mut links: Vec<Arc<Link>> = structure.links.iter().cloned().chain(bare).map(Arc::new).collect();
        links.sort_by_key(|link| link.extent);
        let analyses = blocks.iter().map(|_| OnceLock::new()).collect();
        Self {
            sketch,
            opens_article,
            blocks,
            annotations: annotations.into(),
            links: links.into(),
            malformed: malformed.into(),
            mask,
            analyses,
        }
    }

    /// Mere words: nothing need be looked for in them but where paragraphs begin.
    fn of_words(sketch: Arc<Sketch>, opens_article: bool) -> Self {
        let text = &*sketch.text;
        let span = match sketch.format {
            Format::Plain => Span::new(0, text.len()),
            Format::Markdown => markdown::paragraph(text),
        };
        let mut blocks = Blocks::new();
        if let Some(block) = block::of_words(text, span).filter(|_| !opens_article) {
            blocks.push(block);
        } else {
            let stretch = Stretch { text, masked: text, span, kind: BlockKind::Paragraph };
            stretch.cut(&sketch, opens_article, &mut blocks, &mut Vec::new());
        }
        let analyses = blocks.iter().map(|_| OnceLock::new()).collect();
        Self {
            opens_article,
            blocks,
            annotations: Box::default(),
            links: Box::default(),
            malformed: Box::default(),
            mask: None,
            analyses,
            sketch,
        }
    }

    /// The chunk's text.
    pub fn text(&self) -> &str {
        &self.sketch.text
    }

    /// The first line at or behind `from` that is not blank.
    pub fn line_from(&self, from: ByteOffset) -> Option<Span> {
        let lines = line::lines(self.text(), from.index());
        lines.map(|line| line.span).find(|span| !line::is_blank(span.of(self.text())))
    }

    /// The text with everything but prose blank.
    pub fn masked(&self) -> &str {
        let mask = self.mask.as_deref().or(self.structure().mask.as_deref());
        mask.unwrap_or(&self.sketch.text)
    }

    /// What its markup says.
    pub fn structure(&self) -> &Structure {
        self.sketch.structure()
    }

    /// The part of the reading that depends on nothing around.
    pub fn sketch(&self) -> &Arc<Sketch> {
        &self.sketch
    }

    /// Whether `other`, a reading of the same text, says the same.
    pub fn reads_like(&self, other: &Self) -> bool {
        self.opens_article == other.opens_article
            && self.blocks == other.blocks
            && self.annotations == other.annotations
            && self.links == other.links
            && self.malformed == other.malformed
    }

    /// Whether it was read as standing before all prose.
    pub fn opens_article(&self) -> bool {
        self.opens_article
    }

    /// Whether people speak in it, so that what follows does not open the article.
    pub fn has_prose(&self) -> bool {
        self.blocks.iter().any(|block| block.kind.is_prose())
    }

    /// Whether it holds running text and nothing that other chunks must know of.
    pub fn is_mere_prose(&self) -> bool {
        self.links.is_empty()
            && self.malformed.is_empty()
            && self.annotations.is_empty()
            && self.structure().says_nothing()
            && self.blocks.iter().all(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote))
    }

    /// Who says what in the block of index `block`; its spans count in the block. Worked out once, when first asked for.
    pub fn analysis(&self, block: usize) -> &Analysis {
        self.analyses[block].get_or_init(|| {
            Box::new(analyse_in(self.blocks[block].span.of(self.masked()), &self.sketch.house.usage))
        })
    }

    /// The blocks in which people may speak and of which nobody has asked yet who says what, by index.
    fn unasked(&self) -> impl Iterator<Item = usize> {
        let all = self.blocks.iter().zip(&self.analyses).enumerate();
        let speak = |kind: BlockKind| kind == BlockKind::Headline || kind.paragraph().is_some();
        let unasked = all.filter(move |(_, (block, analysis))| speak(block.kind) && analysis.get().is_none());
        unasked.map(|(at, _)| at)
    }
}

/// Works out who says what wherever in `chunks` nobody has asked yet. Costs less than to ask for each block in turn.
pub fn analyse_unasked<'c>(chunks: impl Iterator<Item = &'c Chunk>) {
    let mut unasked: Vec<(&Chunk, usize)> = Vec::with_capacity(chunks.size_hint().0);
    unasked.extend(chunks.flat_map(|chunk| chunk.unasked().map(move |block| (chunk, block))));
    let is_one_house = |(one, _): &(&Chunk, _), (other, _): &(&Chunk, _)| {
        Arc::ptr_eq(&one.sketch.house, &other.sketch.house)
    };
    for some in unasked.chunk_by(is_one_house) {
        let usage = &some[0].0.sketch.house.usage;
        let prose = some.iter().map(|(chunk, block)| chunk.blocks[*block].span.of(chunk.masked()));
        let prose: Vec<&str> = prose.collect();
        for ((chunk, block), analysis) in some.iter().zip(analyse_all(&prose, usage)) {
            // Whoever else has asked meanwhile has heard the same.
            let _ = chunk.analyses[*block].set(analysis);
        }
    }
}

/// A stretch of the chunk's lines, to be cut into blocks.
struct Stretch<'a> {
    text: &'a str,
    masked: &'a str,
    span: Span,
    kind: BlockKind,
}

impl Stretch<'_> {
    fn cut(
        &self,
        sketch: &Sketch,
        opens_article: bool,
        blocks: &mut Blocks,
        annotations: &mut Vec<Annotation>,
    ) {
        if !self.kind.is_prose() {
            let kind = match self.kind {
                BlockKind::Heading if opens_article && blocks.is_empty() => BlockKind::Headline,
                kind => kind,
            };
            blocks.push(Block { kind, span: self.span });
            return;
        }
        let setting =
            Setting { opens_article, breaks_part: sketch.format == Format::Plain, prose: self.kind };
        block::cut(self.text, self.masked, self.span, setting, &sketch.house, blocks, annotations);
    }
}

fn bare_link(text: &str, spans: Vec<Span>, format: Format) -> Link {
    let mut url: String = spans.iter().map(|span| span.of(text)).collect();
    if let Cow::Owned(decoded) = without_entities(&url)
        && (format == Format::Markdown || has_entities(text))
    {
        url = decoded;
    }
    let extent = spans.iter().copied().reduce(Span::join).unwrap_or_default();
    Link { form: LinkForm::Bare, spans, extent, text: None, url, known: KnownBy::default() }
}

/// Where links have words of their own, in order. An address there is what a reader sees, not where the link leads.
fn words_of_links(structure: &Structure) -> Vec<Span> {
    let links = structure.links.iter().filter_map(|link| link.text);
    let uses = structure.uses.iter().filter(|found| found.is_certain).map(|found| found.text);
    let mut words: Vec<Span> = links.chain(uses).collect();
    words.sort_unstable();
    words
}

/// `shown`, with bare URLs and malformed addresses blank; nothing where there are none.
fn without_urls(shown: &str, bare: &[Link], malformed: &[Malformed]) -> Option<Box<str>> {
    if bare.is_empty() && malformed.is_empty() {
        return None;
    }
    let mut mask = Mask::showing(shown);
    let urls = bare.iter().flat_map(|link| link.spans.iter().copied());
    for span in urls.chain(malformed.iter().map(|malformed| malformed.span)) {
        mask.hide(span);
    }
    Some(mask.finish())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::split::next_chunk;
    use super::*;

    /// Whether the short way reads `text` like the long one.
    fn assert_reads_alike(text: &str, format: Format, opens_article: bool) {
        let kind = ChunkKind::Text;
        let long = Arc::new(Sketch::of_more(text, kind, format, House::plain()));
        let short = Arc::new(Sketch::of_words(text, format, House::plain()));
        assert_eq!(short.margin, long.margin, "{text:?}");
        assert_eq!(short.lines, long.lines);
        let (long, short) = (
            Chunk::read(long, Margin::default(), opens_article),
            Chunk::read(short, Margin::default(), opens_article),
        );
        assert!(short.reads_like(&long), "{text:?}: {:?} {:?}", short.blocks, long.blocks);
        assert_eq!(short.masked(), long.masked());
        assert_eq!(short.is_mere_prose(), long.is_mere_prose());
    }

    proptest! {
        #[test]
        fn mere_words_are_read_like_anything_else(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z0-9.,;!?'\"()+%$^ -]{0,12}",
                    "[A-Z][a-z]{3,9}( [a-z]{2,8}){6,14}[.,]?",
                    prop::sample::select(vec![
                        "\n", "\n\n", "  ", "“", "”", "é", "É", "\u{200B}", "\u{2028}", "• a", "– a", "\n• b", "\n– b", "www.",
                        "WWW.", "Www.a", "www", "By Ines Duarte", "Sources", "See also", "3. ", "\n1) ", "a.b", "Ã", "â", "Ð",
                        "¼", "œ", "€", "…", "https%3A%2F%2Fa.example", "%68%74%74%70%3A", "7%,", " -\n", "=\n", "-\n",
                        ": ", "a: b", ":", ":\n", "\u{A0}", "\n\u{A0}", "\u{A0}\n", "Related: ", "\nNote: a", "http: a", "Â\u{A0}", "\u{85}",
                    ]).prop_map(str::to_owned),
                ],
                1..10,
            ),
            is_plain in any::<bool>(),
            opens_article in any::<bool>(),
        ) {
            let text = pieces.concat();
            let format = if is_plain { Format::Plain } else { Format::Markdown };
            // As chunks are: up to the first blank line, with those behind it.
            let end = if text.is_empty() { 0 } else { next_chunk(&text, 0, format).1 };
            let text = &text[..end];
            if prose::is_nothing_else(text, House::plain()) {
                assert_reads_alike(text, format, opens_article);
            }
        }
    }
}
