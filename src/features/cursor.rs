//! What lies under the cursor: finders tried in order over one article.

use crate::article::{Article, LinkForm, Place, Walked, walk};
use crate::text::{ByteOffset, Span};

/// What lies under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Under {
    /// A link, by its index in the outline.
    Link(usize),
    /// A related entry, by its index in the outline.
    Related(usize),
    /// The headline.
    Headline,
    /// A source: a mention in a paragraph.
    Source {
        /// The paragraph, by its index among the article's.
        paragraph: usize,
        /// The mention, by its index in the paragraph.
        mention: usize,
    },
    /// A quote in a paragraph.
    Quote {
        /// The paragraph, by its index among the article's.
        paragraph: usize,
        /// The quote, by its index in the paragraph.
        quote: usize,
    },
}

/// What lies at `offset`, and where it stands. A link hides what it lies in, a source the quote around.
pub fn under(article: &Article, offset: ByteOffset) -> Option<(Under, Span)> {
    link(article, offset)
        .or_else(|| related(article, offset))
        .or_else(|| headline(article, offset))
        .or_else(|| spoken(article, offset))
}

fn touches(article: &Article, place: Place, offset: ByteOffset) -> Option<Span> {
    let span = article.absolute(place);
    span.touches(offset).then_some(span)
}

fn link(article: &Article, offset: ByteOffset) -> Option<(Under, Span)> {
    let outline = article.outline();
    let used = outline.references.iter().find_map(|reference| {
        let span = touches(article, reference.extent, offset)?;
        Some((Under::Link(reference.link?), span))
    });
    used.or_else(|| {
        outline.links.iter().enumerate().find_map(|(index, link)| {
            let place = if link.link.form == LinkForm::Html { link.destination() } else { link.extent() };
            Some((Under::Link(index), touches(article, place, offset)?))
        })
    })
}

fn related(article: &Article, offset: ByteOffset) -> Option<(Under, Span)> {
    article.outline().related.iter().enumerate().find_map(|(index, related)| {
        touches(article, related.entry, offset)?;
        let place = related.title.as_ref().map_or(related.entry, |(place, _)| *place);
        Some((Under::Related(index), article.absolute(place)))
    })
}

/// The headline, or what stands before it on its line: a label, a key, a mark.
fn headline(article: &Article, offset: ByteOffset) -> Option<(Under, Span)> {
    let place = article.outline().headline?;
    let span = article.absolute(place);
    let before = &article.parts()[place.chunk].chunk.text()[..place.span.start.index()];
    let lead = before.len() - before.rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let line = Span::new(span.start.index() - lead, span.end.index());
    line.touches(offset).then_some((Under::Headline, span))
}

fn spoken(article: &Article, offset: ByteOffset) -> Option<(Under, Span)> {
    let walked: Vec<Walked<'_>> = walk(article);
    let (paragraph, here) =
        walked.iter().enumerate().find(|(_, here)| here.extent(article).touches(offset))?;
    let base = here.extent(article).start;
    let within = ByteOffset(offset - base);
    let mentions = here.analysis.mentions.iter().enumerate();
    let mention = mentions
        .filter(|(_, mention)| mention.span.touches(within))
        .min_by_key(|(_, mention)| mention.span.len());
    if let Some((mention, found)) = mention {
        return Some((Under::Source { paragraph, mention }, found.span.shifted(base)));
    }
    let quotes = here.analysis.quotes.iter().enumerate();
    let quote =
        quotes.filter(|(_, quote)| quote.span.touches(within)).min_by_key(|(_, quote)| quote.span.len());
    quote.map(|(quote, found)| (Under::Quote { paragraph, quote }, found.span.shifted(base)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    #[test]
    fn the_label_of_a_headline_stands_for_it() {
        let article = Article::parse("Headline: Board Meets\nByline: Ana Reis\n\nText.\n", Format::Plain);
        for offset in [0, 9, 10, 21] {
            let found = under(&article, ByteOffset(offset));
            assert_eq!(found, Some((Under::Headline, Span::new(10, 21))), "at {offset}");
        }
        assert_eq!(under(&article, ByteOffset(22)), None);
    }

    #[test]
    fn the_key_of_a_title_stands_for_the_headline_and_other_keys_do_not() {
        let article =
            Article::parse("---\ndate: 2024-01-02\ntitle: Board Meets\n---\n\nText.\n", Format::Markdown);
        assert_eq!(under(&article, ByteOffset(5)), None);
        assert_eq!(under(&article, ByteOffset(21)), Some((Under::Headline, Span::new(28, 39))));
    }
}
