//! Who said what, over the whole article: the paragraphs' attributions, and the quotes whose speaker is carried.

use crate::article::{Article, Part, Place, on_one_line};
use crate::attribution::{
    Analysis, AttributionKind, Carried, KnownSpeaker, MentionPlace, NameTable, Paragraph, ParagraphKind,
    Speaker,
};
use crate::text::Span;

/// Somebody's words, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How the words are given.
    pub kind: AttributionKind,
    /// The words that name the source.
    pub source: Vec<Place>,
    /// The words that say that something is said.
    pub cue: Vec<Place>,
    /// What is said.
    pub content: Vec<Place>,
    /// The source's name as first given in full, or as it stands.
    pub name: Option<String>,
    /// How a quote's speaker is known, where its own sentence does not name one.
    pub carried: Option<KnownSpeaker>,
}

/// One paragraph of the walk.
struct Walked<'a> {
    chunk: usize,
    base: Span,
    prose: &'a str,
    kind: ParagraphKind,
    analysis: &'a Analysis,
}

/// All that is said in `article`, in the order of the text. Linear.
pub fn said(article: &Article) -> Vec<Said> {
    let walked: Vec<Walked<'_>> = article.parts().iter().enumerate().flat_map(paragraphs).collect();
    let mut names = NameTable::default();
    for (index, paragraph) in walked.iter().enumerate() {
        names.add(index as u32, paragraph.prose, &paragraph.analysis.mentions);
    }
    let mut carried = Carried::default();
    let mut said = Vec::new();
    for (index, paragraph) in walked.iter().enumerate() {
        let next = walked.get(index + 1).map(|next| next.analysis.handed);
        let here = Paragraph { kind: paragraph.kind, analysis: paragraph.analysis };
        let known = carried.step(here, next);
        for attribution in &paragraph.analysis.attributions {
            said.push(Said {
                kind: attribution.kind,
                source: paragraph.places(&attribution.source),
                cue: paragraph.places(&attribution.cue),
                content: paragraph.places(&attribution.content),
                name: name(&walked, &names, index, attribution.mention),
                carried: None,
            });
        }
        for (quote, known) in known {
            let quote = &paragraph.analysis.quotes[quote as usize];
            let Some(speaker) = carrier(known).filter(|_| quote.attribution.is_none()) else { continue };
            let Some(from) = index.checked_add_signed(-(speaker.back as isize)) else { continue };
            let Some(mention) =
                walked.get(from).and_then(|from| from.analysis.mentions.get(speaker.mention as usize))
            else {
                continue;
            };
            said.push(Said {
                kind: AttributionKind::Direct,
                source: walked[from].places(&[mention.span]),
                cue: Vec::new(),
                content: paragraph.places(&[quote.span]),
                name: name(&walked, &names, from, speaker.mention),
                carried: Some(known),
            });
        }
    }
    said
}

fn paragraphs((chunk, part): (usize, &Part)) -> impl Iterator<Item = Walked<'_>> {
    let blocks = part.chunk.blocks.iter().enumerate();
    blocks.filter_map(move |(at, block)| {
        Some(Walked {
            chunk,
            base: block.span,
            prose: block.span.of(part.chunk.masked()),
            kind: block.kind.paragraph()?,
            analysis: part.chunk.analysis(at),
        })
    })
}

impl Walked<'_> {
    fn places(&self, spans: &[Span]) -> Vec<Place> {
        spans.iter().map(|span| Place::new(self.chunk, span.shifted(self.base.start))).collect()
    }
}

fn carrier(known: KnownSpeaker) -> Option<Speaker> {
    match known {
        KnownSpeaker::Carried(speaker)
        | KnownSpeaker::Heading(speaker)
        | KnownSpeaker::Introduced(speaker)
        | KnownSpeaker::Turn(speaker)
        | KnownSpeaker::Behind(speaker) => Some(speaker),
        KnownSpeaker::SameParagraph | KnownSpeaker::Nearby | KnownSpeaker::Unknown => None,
    }
}

/// The name of a mention: its first full reference, else what it says itself.
fn name(walked: &[Walked<'_>], names: &NameTable, paragraph: usize, mention: u32) -> Option<String> {
    let here = &walked[paragraph];
    let own = here.analysis.mentions.get(mention as usize)?;
    let place = MentionPlace { paragraph: paragraph as u32, mention };
    let first = names.resolve(here.prose, own, place).unwrap_or(place);
    let from = &walked[first.paragraph as usize];
    let found = from.analysis.mentions.get(first.mention as usize)?;
    Some(on_one_line(found.name.unwrap_or(found.span).of(from.prose)))
}
