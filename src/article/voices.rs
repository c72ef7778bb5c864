//! The paragraphs of an article one behind the other, and who speaks in each: names resolved, speakers carried.

use super::block::BlockKind;
use super::chunk;
use super::document::{Article, Part};
use super::mask::on_one_line;
use super::place::Place;
use crate::attribution::{
    Analysis, Carried, Ending, Gender, KnownSpeaker, Mention, MentionPlace, NameTable, Paragraph,
    ParagraphKind, SourceKind, Speaker,
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

/// Works out who says what in `articles`, wherever nobody has asked yet. Costs less than to ask for each paragraph in turn.
pub fn analyse_unasked<'a>(articles: impl IntoIterator<Item = &'a Article>) {
    let parts = articles.into_iter().flat_map(Article::parts);
    chunk::analyse_unasked(parts.map(|part| &*part.chunk));
}

/// The paragraphs of `article`, in order.
pub fn walk(article: &Article) -> Vec<Walked<'_>> {
    analyse_unasked([article]);
    let mut walked = Vec::with_capacity(article.parts().len());
    walked.extend(article.parts().iter().enumerate().flat_map(paragraphs));
    walked
}

/// The first full reference of every name in the paragraphs.
pub fn name_table<'a>(walked: &[Walked<'a>]) -> NameTable<'a> {
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
    let mut voices: Vec<Voices> = walked.iter().enumerate().map(step).collect();
    continued(walked, &mut voices);
    voices
}

/// Gives quotes that are left open, for the next paragraph to open again, to who is named where they end at last.
fn continued(walked: &[Walked<'_>], voices: &mut [Voices]) {
    // Who ends the quote that a paragraph begins with, as seen from there.
    let mut last: Option<Speaker> = None;
    for at in (0..walked.len()).rev() {
        let analysis = walked[at].analysis;
        let later = last.take().map(|speaker| Speaker { back: speaker.back - 1, ..speaker });
        for (index, known) in &mut voices[at].quotes {
            let quote = &analysis.quotes[*index as usize];
            let is_told = quote.attribution.is_some() || quote.ending != Ending::Open;
            let is_open = matches!(known, KnownSpeaker::Behind(_) | KnownSpeaker::Nearby);
            if let Some(speaker) = later.filter(|_| is_open && !is_told) {
                *known = KnownSpeaker::Continued(speaker);
            }
        }
        if !analysis.handed.opens_again() {
            continue;
        }
        let first = &analysis.quotes[0];
        last = match first.attribution {
            Some(own) => Some(Speaker { back: 0, mention: analysis.attributions[own as usize].mention }),
            None => later.filter(|_| first.ending == Ending::Open),
        };
    }
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
        | KnownSpeaker::Continued(speaker)
        | KnownSpeaker::Signed(speaker) => Some(speaker),
        KnownSpeaker::SameParagraph | KnownSpeaker::Nearby | KnownSpeaker::Unknown => None,
    }
}

/// The name of a mention: its first full reference, else what it says itself.
pub fn name(walked: &[Walked<'_>], names: &NameTable<'_>, paragraph: usize, mention: u32) -> Option<String> {
    let here = &walked[paragraph];
    let own = here.analysis.mentions.get(mention as usize)?;
    let place = MentionPlace { paragraph: paragraph as u32, mention };
    let first = names.resolve(here.prose, own, place).unwrap_or(place);
    let from = &walked[first.paragraph as usize];
    let found = from.analysis.mentions.get(first.mention as usize)?;
    let name = on_one_line(found.name.unwrap_or(found.span).of(from.prose));
    // "They" are both.
    let is_many = own.kind == SourceKind::Pronoun && own.gender == Gender::Other;
    if is_many && partner(from, first.mention).is_some() {
        return self::name(walked, names, first.paragraph as usize, first.mention);
    }
    if let Some(other) = partner(here, mention) {
        let other = self::name(walked, names, paragraph, other)?;
        return Some(format!("{name} and {other}"));
    }
    // "the audit, | which | found": the clause is about it, the word no part of its name.
    let antecedent = [", which", ", who", ", that"].iter().find_map(|relative| name.strip_suffix(relative));
    Some(antecedent.map(str::to_owned).unwrap_or(name))
}

/// Whom a source's words name beside the one they begin with: "Saar and | Moe | said".
fn partner(paragraph: &Walked<'_>, mention: u32) -> Option<u32> {
    let mentions = &paragraph.analysis.mentions;
    let first = mentions.get(mention as usize)?;
    let end = first.name.filter(|_| first.is_source)?.end;
    let next = mention as usize + 1;
    let other = mentions.get(next).filter(|other| other.name.is_some() && first.span.covers(other.span))?;
    let between = paragraph.prose.get(end.index()..other.span.start.index())?;
    let behind = paragraph.prose.get(other.span.end.index()..first.span.end.index())?;
    // Behind both a clause may describe them: "Saar and Moe, who sail,".
    (between.trim() == "and" && (behind.is_empty() || behind.starts_with(','))).then_some(next as u32)
}
