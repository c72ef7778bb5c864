//! Where a link, a title or a source leads.

use std::path::PathBuf;

use super::cursor::{Under, under};
use crate::article::{Article, Place, name_table, walk};
use crate::attribution::MentionPlace;
use crate::checks::{Answer, Answers};
use crate::text::{ByteOffset, Span};

/// Where the editor is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A place in the same article.
    Here(Span),
    /// Another article of the archive.
    Article(PathBuf),
}

/// Where what lies at `offset` leads, and the words that lead there: a related title, URL, wikilink or path to the article
/// of the archive, or, where that is not there, to the URL in this one that belongs to the title; a reference to its
/// definition; a mention of a source to its first full reference.
pub fn definition(
    article: &Article,
    answers: &Answers,
    offset: ByteOffset,
) -> Option<(Span, Vec<Destination>)> {
    let (found, span) = under(article, offset)?;
    let destinations = match found {
        Under::Link(link) => of_link(article, answers, link, span),
        Under::Related(related) => of_related(article, answers, related),
        Under::Source { paragraph, mention } => of_source(article, paragraph, mention, span),
        Under::Headline | Under::Quote { .. } => Vec::new(),
    };
    (!destinations.is_empty()).then_some((span, destinations))
}

fn articles(answer: &Answer) -> Vec<Destination> {
    let others = match answer {
        Answer::One(target) => std::slice::from_ref(target),
        Answer::Several(targets) => targets,
        Answer::Unknown | Answer::Nothing { .. } => &[],
    };
    others
        .iter()
        .filter(|target| !target.is_self)
        .map(|target| Destination::Article(target.path.clone()))
        .collect()
}

fn of_link(article: &Article, answers: &Answers, link: usize, span: Span) -> Vec<Destination> {
    let outline = article.outline();
    let found = articles(answers.link(link));
    if !found.is_empty() {
        return found;
    }
    let definition = article.absolute(outline.links[link].destination());
    let is_use = !span.covers(definition);
    if is_use { vec![Destination::Here(definition)] } else { Vec::new() }
}

fn of_related(article: &Article, answers: &Answers, related: usize) -> Vec<Destination> {
    let outline = article.outline();
    let found = articles(answers.related(related));
    if !found.is_empty() {
        return found;
    }
    let link = outline.related[related].link.map(|link| outline.links[link].destination());
    link.map(|place| Destination::Here(article.absolute(place))).into_iter().collect()
}

fn of_source(article: &Article, paragraph: usize, mention: usize, span: Span) -> Vec<Destination> {
    let walked = walk(article);
    let names = name_table(&walked);
    let here = &walked[paragraph];
    let place = MentionPlace { paragraph: paragraph as u32, mention: mention as u32 };
    let first = names.resolve(here.prose, &here.analysis.mentions[mention], place).and_then(|first| {
        let from = &walked[first.paragraph as usize];
        let found = from.analysis.mentions.get(first.mention as usize)?;
        Some(article.absolute(Place::new(from.chunk, found.span.shifted(from.base.start))))
    });
    first.filter(|first| *first != span).map(Destination::Here).into_iter().collect()
}

/// Whether the article itself is meant at `offset`: its headline, or the first line of one that has none.
pub fn is_headline(article: &Article, offset: ByteOffset) -> bool {
    match under(article, offset) {
        Some((Under::Headline, _)) => true,
        Some(_) => false,
        None => {
            !article.is_empty()
                && article.outline().headline.is_none()
                && article.absolute(article.first_line()).touches(offset)
        }
    }
}

/// Every mention of the source at `offset`, in the order of the text.
pub fn mentions_of(article: &Article, offset: ByteOffset) -> Vec<Span> {
    let Some((Under::Source { paragraph, mention }, _)) = under(article, offset) else { return Vec::new() };
    let walked = walk(article);
    let names = name_table(&walked);
    let first_of = |paragraph: usize, mention: usize| {
        let place = MentionPlace { paragraph: paragraph as u32, mention: mention as u32 };
        let here = &walked[paragraph];
        names.resolve(here.prose, &here.analysis.mentions[mention], place).unwrap_or(place)
    };
    let wanted = first_of(paragraph, mention);
    let mut found = Vec::new();
    for (index, here) in walked.iter().enumerate() {
        for (mention, one) in here.analysis.mentions.iter().enumerate() {
            if first_of(index, mention) == wanted {
                found.push(article.absolute(Place::new(here.chunk, one.span.shifted(here.base.start))));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    #[test]
    fn the_first_line_of_an_article_without_a_headline_stands_for_it_and_an_empty_one_has_none() {
        let article = Article::parse("The port was closed.\n\nIt opens in May.\n", Format::Plain);
        assert!(is_headline(&article, ByteOffset(20)));
        assert!(!is_headline(&article, ByteOffset(25)));
        assert!(!is_headline(&Article::parse("", Format::Plain), ByteOffset(0)));
    }
}
