//! The paragraphs of an article one behind the other, and who speaks in each: names resolved, speakers carried.

use super::block::BlockKind;
use super::document::{Article, Part};
use super::mask::on_one_line;
use super::place::Place;
use crate::attribution::{
    Analysis, Carried, KnownSpeaker, Mention, MentionPlace, NameTable, Paragraph, ParagraphKind, Speaker,
};
use crate::text::Span;

/// One paragraph of an article.
pub struct Walked<'a> {
    /// Its chunk, by index.
    pub chunk: usize,
    /// Its block in the chunk, by index.
    pub block: usize,
    /// Where it stands in the chunk.
    pub base: Span,
    /// Its text, with everything but prose blank.
    pub prose: &'a str,
    /// What kind of paragraph it is.
    pub kind: ParagraphKind,
    /// Who says what in it.
    pub analysis: &'a Analysis,
}

/// The paragraphs of `article`, in order.
pub fn walk(article: &Article) -> Vec<Walked<'_>> {
    article.parts().iter().enumerate().flat_map(paragraphs).collect()
}

/// The first full reference of every name in the paragraphs.
pub fn name_table(walked: &[Walked<'_>]) -> NameTable {
    let mut names = NameTable::default();
    let text = walked.iter().enumerate().filter(|(_, paragraph)| paragraph.kind != ParagraphKind::Headline);
    for (index, paragraph) in text {
        names.add(index as u32, paragraph.prose, &paragraph.analysis.mentions);
    }
    names
}

/// How the speakers of a paragraph are known.
pub struct Voices {
    /// Those of its quotes that give somebody's words, by index into `Analysis::quotes`.
    pub quotes: Vec<(u32, KnownSpeaker)>,
    /// The speaker of the whole paragraph, where it is a quotation set as a block, without marks.
    pub block: Option<KnownSpeaker>,
}

/// How the speaker of each quote is known, paragraph by paragraph.
pub fn speakers(walked: &[Walked<'_>]) -> Vec<Voices> {
    let mut carried = Carried::default();
    let step = |(index, paragraph): (usize, &Walked<'_>)| {
        let next = walked.get(index + 1).map(|next| next.analysis.handed);
        let here = Paragraph { kind: paragraph.kind, analysis: paragraph.analysis };
        let block = carried.block(here);
        Voices { quotes: carried.step(here, next), block }
    };
    walked.iter().enumerate().map(step).collect()
}

fn paragraphs((chunk, part): (usize, &Part)) -> impl Iterator<Item = Walked<'_>> {
    let blocks = part.chunk.blocks.iter().enumerate();
    blocks.filter_map(move |(at, block)| {
        Some(Walked {
            chunk,
            block: at,
            base: block.span,
            prose: block.span.of(part.chunk.masked()),
            kind: match block.kind {
                BlockKind::Headline => ParagraphKind::Headline,
                kind => kind.paragraph()?,
            },
            analysis: part.chunk.analysis(at),
        })
    })
}

/// The mention of `speaker`, as seen from paragraph `index`, with the paragraph it stands in.
pub fn spoken_by<'a>(walked: &[Walked<'a>], index: usize, speaker: Speaker) -> Option<(usize, &'a Mention)> {
    let from = index.checked_add_signed(-(speaker.back as isize))?;
    Some((from, walked.get(from)?.analysis.mentions.get(speaker.mention as usize)?))
}

impl Walked<'_> {
    /// Where it stands in the article.
    pub fn extent(&self, article: &Article) -> Span {
        article.absolute(Place::new(self.chunk, self.base))
    }

    /// Where `spans` of it stand in the article.
    pub fn places(&self, spans: &[Span]) -> Vec<Place> {
        spans.iter().map(|span| Place::new(self.chunk, span.shifted(self.base.start))).collect()
    }
}

/// The mention that a quote's speaker is carried from.
pub fn carrier(known: KnownSpeaker) -> Option<Speaker> {
    match known {
        KnownSpeaker::Carried(speaker)
        | KnownSpeaker::Heading(speaker)
        | KnownSpeaker::Introduced(speaker)
        | KnownSpeaker::Turn(speaker)
        | KnownSpeaker::Behind(speaker)
        | KnownSpeaker::Signed(speaker) => Some(speaker),
        KnownSpeaker::SameParagraph | KnownSpeaker::Nearby | KnownSpeaker::Unknown => None,
    }
}

/// The name of a mention: its first full reference, else what it says itself.
pub fn name(walked: &[Walked<'_>], names: &NameTable, paragraph: usize, mention: u32) -> Option<String> {
    let here = &walked[paragraph];
    let own = here.analysis.mentions.get(mention as usize)?;
    let place = MentionPlace { paragraph: paragraph as u32, mention };
    let first = names.resolve(here.prose, own, place).unwrap_or(place);
    let from = &walked[first.paragraph as usize];
    let found = from.analysis.mentions.get(first.mention as usize)?;
    let name = on_one_line(found.name.unwrap_or(found.span).of(from.prose));
    // "the audit, | which | found": the clause is about it, the word no part of its name.
    let antecedent = [", which", ", who", ", that"].iter().find_map(|relative| name.strip_suffix(relative));
    Some(antecedent.map(str::to_owned).unwrap_or(name))
}
