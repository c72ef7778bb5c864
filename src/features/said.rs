//! Who said what, over the whole article: the paragraphs' attributions, and the quotes whose speaker is carried.

use std::collections::HashMap;

use crate::article::{Article, Place, carrier, name, name_table, speakers, spoken_by, walk};
use crate::attribution::{AttributionKind, KnownSpeaker, MentionPlace};
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

/// All that is said in `article`, paragraph by paragraph; nothing where it declares another language than English. Linear.
pub fn said(article: &Article) -> Vec<Said> {
    if !article.outline().is_english() {
        return Vec::new();
    }
    let walked = walk(article);
    let names = name_table(&walked);
    let mut said: Vec<Said> = Vec::new();
    // The last words of each speaker that a later paragraph can go on from.
    let mut last: HashMap<MentionPlace, usize> = HashMap::new();
    for ((index, paragraph), voices) in walked.iter().enumerate().zip(speakers(&walked)) {
        for attribution in &paragraph.analysis.attributions {
            if attribution.is_speech && attribution.kind != AttributionKind::Indirect {
                let speaker = MentionPlace { paragraph: index as u32, mention: attribution.mention };
                last.insert(speaker, said.len());
            }
            said.push(Said {
                kind: attribution.kind,
                source: paragraph.places(&attribution.source),
                cue: paragraph.places(attribution.cue.as_slice()),
                content: paragraph.places(&attribution.content),
                name: name(&walked, &names, index, attribution.mention),
                known: KnownSpeaker::SameParagraph,
                continued: Vec::new(),
            });
        }
        said.extend(paragraph.analysis.unsourced.iter().map(|unsourced| Said {
            kind: unsourced.kind,
            source: Vec::new(),
            cue: paragraph.places(&[unsourced.cue]),
            content: paragraph.places(&[unsourced.content]),
            name: None,
            known: KnownSpeaker::Unknown,
            continued: Vec::new(),
        }));
        let quotes = voices.quotes.into_iter().filter_map(|(index, known)| {
            let quote = &paragraph.analysis.quotes[index as usize];
            // A speaker named only behind the quote is enough for it to have one, and too little to say who it is.
            let is_told = quote.attribution.is_none() && !matches!(known, KnownSpeaker::Behind(_));
            is_told.then_some((quote.span, known))
        });
        let block = voices.block.map(|known| (words(paragraph.prose), known));
        for (span, known) in quotes.chain(block) {
            let Some(speaker) = carrier(known) else { continue };
            let Some((from, mention)) = spoken_by(&walked, index, speaker) else { continue };
            let place = MentionPlace { paragraph: from as u32, mention: speaker.mention };
            let content = paragraph.places(&[span]);
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

/// A paragraph's words, without the blanks around them.
fn words(prose: &str) -> Span {
    let start = prose.len() - prose.trim_start().len();
    Span::new(start, start + prose.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;
    use crate::attribution::Speaker;

    #[test]
    fn a_relative_word_is_no_part_of_a_name() {
        let article =
            Article::parse("Moe opened the audit, which found that the quay was old.\n", Format::Plain);
        let names: Vec<Option<String>> = said(&article).into_iter().map(|said| said.name).collect();
        assert_eq!(names, [Some("the audit".to_owned())]);
    }

    fn heard(text: &str) -> Vec<(Option<String>, String, KnownSpeaker)> {
        let article = Article::parse(text, Format::Markdown);
        let words = |said: &Said| article.text_at(said.content[0]).to_owned();
        said(&article).iter().map(|said| (said.name.clone(), words(said), said.known)).collect()
    }

    #[test]
    fn a_quotation_set_as_a_block_is_said_by_who_introduces_it() {
        let text = "It rained.\n\nMayor Ines Duarte wrote on Monday:\n\n> We will rebuild it in May.\n";
        let told = heard(text);
        let [(name, words, known)] = &told[..] else { panic!("{told:#?}") };
        assert_eq!((name.as_deref(), words.as_str()), (Some("Ines Duarte"), "We will rebuild it in May."));
        assert!(matches!(known, KnownSpeaker::Introduced(_)), "{known:?}");
        assert_eq!(heard("It rained on Monday.\n\n> Remember the tide tables.\n"), []);
    }

    #[test]
    fn given_names_tell_whom_a_pronoun_means() {
        let told = |pronoun: &str| {
            let text = format!(
                "Greta Lund opened the meeting. Henrik Saar sat beside her.\n\n“I am tired,” {pronoun} said.\n"
            );
            let said = said(&Article::parse(&text, Format::Plain));
            said.last().and_then(|said| said.name.clone())
        };
        assert_eq!(told("she").as_deref(), Some("Greta Lund"));
        assert_eq!(told("he").as_deref(), Some("Henrik Saar"));
    }

    #[test]
    fn a_quote_left_open_is_said_by_who_is_named_where_it_ends() {
        let text = "It rained.\n\n“We will rebuild. It will take years.\n\n“We will ask nobody. Not at all.\n\n\
                    “We never did,” said Ines Duarte, the mayor.\n";
        let article = Article::parse(text, Format::Plain);
        let told = said(&article);
        let [first, last] = &told[..] else { panic!("{told:#?}") };
        assert_eq!(
            (first.content.len(), first.known),
            (2, KnownSpeaker::Continued(Speaker { back: -2, mention: 0 }))
        );
        assert_eq!(first.name.as_deref(), Some("Ines Duarte"));
        assert_eq!(last.known, KnownSpeaker::SameParagraph);
    }

    #[test]
    fn two_who_say_it_together_are_both_named() {
        let text = "It rained.\n\nHenrik Saar left. Saar and Kaja Moe, who sail, said that it rained.\n\n\
                    “It did,” they said.\n";
        let article = Article::parse(text, Format::Plain);
        let names: Vec<Option<String>> = said(&article).into_iter().map(|said| said.name).collect();
        let both = Some("Henrik Saar and Kaja Moe".to_owned());
        assert_eq!(names, [both.clone(), both]);
    }
}
