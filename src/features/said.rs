//! Who said what, over the whole article: the paragraphs' attributions, and the quotes whose speaker is carried.

use std::collections::HashMap;

use crate::article::{Article, BlockKind, Part, Place, on_one_line};
use crate::attribution::{
    Analysis, AttributionKind, Carried, KnownSpeaker, Mention, MentionPlace, NameTable, Paragraph,
    ParagraphKind, Speaker,
};
use crate::checks::is_english;
use crate::text::Span;

/// Somebody's words, and whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// How the words are given.
    pub kind: AttributionKind,
    /// The words that name the source; none where nobody is named.
    pub source: Vec<Place>,
    /// The words that say that something is said.
    pub cue: Vec<Place>,
    /// What is said.
    pub content: Vec<Place>,
    /// The source's name as first given in full, or as it stands.
    pub name: Option<String>,
    /// How the speaker of the first of it is known.
    pub known: KnownSpeaker,
    /// Quotes of later paragraphs with which the speaker goes on, and how that is known. They are in `content` too, behind
    /// the rest.
    pub continued: Vec<(Place, KnownSpeaker)>,
}

/// One paragraph of an article.
pub struct Walked<'a> {
    /// Its chunk, by index.
    pub chunk: usize,
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

/// How the speaker of each quote is known, paragraph by paragraph.
pub fn speakers(walked: &[Walked<'_>]) -> Vec<Vec<(u32, KnownSpeaker)>> {
    let mut carried = Carried::default();
    let step = |(index, paragraph): (usize, &Walked<'_>)| {
        let next = walked.get(index + 1).map(|next| next.analysis.handed);
        carried.step(Paragraph { kind: paragraph.kind, analysis: paragraph.analysis }, next)
    };
    walked.iter().enumerate().map(step).collect()
}

/// All that is said in `article`, paragraph by paragraph; nothing where it declares another language than English. Linear.
pub fn said(article: &Article) -> Vec<Said> {
    if !is_english(article.outline()) {
        return Vec::new();
    }
    let walked = walk(article);
    let names = name_table(&walked);
    let mut said: Vec<Said> = Vec::new();
    // The last words of each speaker that a later paragraph can go on from.
    let mut last: HashMap<MentionPlace, usize> = HashMap::new();
    for ((index, paragraph), known) in walked.iter().enumerate().zip(speakers(&walked)) {
        for attribution in &paragraph.analysis.attributions {
            if attribution.is_speech && attribution.kind != AttributionKind::Indirect {
                let speaker = MentionPlace { paragraph: index as u32, mention: attribution.mention };
                last.insert(speaker, said.len());
            }
            said.push(Said {
                kind: attribution.kind,
                source: paragraph.places(&attribution.source),
                cue: paragraph.places(&attribution.cue),
                content: paragraph.places(&attribution.content),
                name: name(&walked, &names, index, attribution.mention),
                known: KnownSpeaker::SameParagraph,
                continued: Vec::new(),
            });
        }
        said.extend(paragraph.analysis.unsourced.iter().map(|unsourced| Said {
            kind: AttributionKind::Indirect,
            source: Vec::new(),
            cue: paragraph.places(&[unsourced.cue]),
            content: paragraph.places(&[unsourced.content]),
            name: None,
            known: KnownSpeaker::Unknown,
            continued: Vec::new(),
        }));
        for (quote, known) in known {
            let quote = &paragraph.analysis.quotes[quote as usize];
            // A speaker named only behind the quote is enough for it to have one, and too little to say who it is.
            let is_told = quote.attribution.is_none() && !matches!(known, KnownSpeaker::Behind(_));
            let Some(speaker) = carrier(known).filter(|_| is_told) else { continue };
            let Some((from, mention)) = spoken_by(&walked, index, speaker) else { continue };
            let place = MentionPlace { paragraph: from as u32, mention: speaker.mention };
            let content = paragraph.places(&[quote.span]);
            if let Some(&before) = last.get(&place) {
                said[before].continued.extend(content.iter().map(|&content| (content, known)));
                said[before].content.extend(content);
                continue;
            }
            last.insert(place, said.len());
            said.push(Said {
                kind: AttributionKind::Direct,
                source: walked[from].places(&[mention.span]),
                cue: Vec::new(),
                content,
                name: name(&walked, &names, from, speaker.mention),
                known,
                continued: Vec::new(),
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

    fn places(&self, spans: &[Span]) -> Vec<Place> {
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
        | KnownSpeaker::Behind(speaker) => Some(speaker),
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
    Some(on_one_line(found.name.unwrap_or(found.span).of(from.prose)))
}
