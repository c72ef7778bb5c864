//! Phrases of which rules want to know whether they stand in the text: a headline's quotes, what a list of sources names.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::RandomState;

use crate::article::{Article, FieldOrigin, Place, compared_words, on_one_line};
use crate::attribution::{Quote, quotes_in};
use crate::text::Span;

/// Phrases to be looked for. Where there are none, as in nearly all articles, nothing is looked at.
#[derive(Debug, Default, PartialEq)]
pub struct Wanted {
    phrases: Vec<Vec<u32>>,
    /// The phrases that begin with a word, by index.
    by_first_word: HashMap<u32, Vec<usize>, RandomState>,
    /// The headline's quotes with the phrases that they are made of: one, or more where something is left out.
    quotes: Vec<(Place, Range<usize>)>,
    /// The phrases by which each entry of the list of sources would be named.
    entries: Vec<Range<usize>>,
}

impl Wanted {
    /// What is wanted for `article`. Costs its headline and its list of sources.
    pub fn of(article: &Article) -> Self {
        let mut wanted = Self::default();
        let headline = headline(article).map(|place| (place, article.text_at(place)));
        if let Some((place, text)) = headline.filter(|(_, text)| may_quote(text)) {
            // One word is a term, or a name that is not meant as one.
            for quote in quotes(article, place).iter().filter(|quote| quote.is_outermost() && quote.words > 1)
            {
                let pieces = pieces(quote.content.of(text));
                let phrases = wanted.add(pieces.iter().map(|piece| compared_words(piece)));
                let span = quote.span.shifted(place.span.start);
                wanted.quotes.push((Place::new(place.chunk, span), phrases));
            }
        }
        for entry in &article.outline().source_entries {
            let names = names_in(article.text_at(*entry));
            let phrases = wanted.add(names.iter().map(|name| compared_words(name)));
            wanted.entries.push(phrases);
        }
        wanted
    }

    fn add(&mut self, phrases: impl Iterator<Item = Vec<u32>>) -> Range<usize> {
        let from = self.phrases.len();
        for phrase in phrases {
            if let Some(first) = phrase.first() {
                self.by_first_word.entry(*first).or_default().push(self.phrases.len());
                self.phrases.push(phrase);
            }
        }
        from..self.phrases.len()
    }

    /// The headline's quotes, each with its phrases.
    pub fn quotes(&self) -> &[(Place, Range<usize>)] {
        &self.quotes
    }

    /// The phrases that name the entry of index `entry` of the list of sources.
    pub fn entry(&self, entry: usize) -> Range<usize> {
        self.entries.get(entry).cloned().unwrap_or_default()
    }

    /// The phrases that stand in `text`, by index.
    pub(super) fn in_text(&self, text: &str) -> Vec<usize> {
        if self.phrases.is_empty() {
            return Vec::new();
        }
        let text = compared_words(text);
        let mut found = Vec::new();
        for (at, word) in text.iter().enumerate() {
            let begun = self.by_first_word.get(word).into_iter().flatten();
            found.extend(begun.filter(|phrase| text[at..].starts_with(&self.phrases[**phrase])));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Where the headline stands, without the marks that front matter puts around a value.
fn headline(article: &Article) -> Option<Place> {
    let place = article.outline().headline?;
    let in_front_matter = article
        .outline()
        .fields
        .iter()
        .any(|field| field.value == place && field.origin == FieldOrigin::FrontMatter);
    let text = article.text_at(place);
    let is_quoted =
        ['"', '\''].iter().any(|mark| text.len() > 1 && text.starts_with(*mark) && text.ends_with(*mark));
    if in_front_matter && is_quoted {
        let inside = Span::new(place.span.start.index() + 1, place.span.end.index() - 1);
        return Some(Place::new(place.chunk, inside));
    }
    Some(place)
}

/// The quotes at `place`: those of a block that shows nothing but prose, where that has been read for who says what.
fn quotes(article: &Article, place: Place) -> Cow<'_, [Quote]> {
    let chunk = &article.parts()[place.chunk].chunk;
    let block = chunk.blocks.iter().position(|block| block.span == place.span);
    let text = article.text_at(place);
    match block.filter(|_| article.outline().is_english() && text == place.span.of(chunk.masked())) {
        Some(block) => Cow::Borrowed(&chunk.analysis(block).quotes),
        None => Cow::Owned(quotes_in(text)),
    }
}

/// Whether a quotation mark may stand in `text`.
fn may_quote(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b'"' | b'\'' | b'`') || !byte.is_ascii())
}

/// The pieces of a quote between what is left out (`…`) and what an editor has put in (`[the bridge]`).
fn pieces(quote: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut is_inserted = false;
    for c in quote.replace("...", "…").chars() {
        match c {
            '[' | '(' => is_inserted = true,
            ']' | ')' => is_inserted = false,
            _ if is_inserted => continue,
            c if c != '…' => {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(c);
                }
                continue;
            }
            _ => {}
        }
        pieces.push(String::new());
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

/// By what a text would name the source that `entry` lists: its publisher or first words, and the names in it.
fn names_in(entry: &str) -> Vec<String> {
    let entry = on_one_line(entry);
    let without_address = entry.split("http").next().unwrap_or_default();
    let listed = without_address.trim_start_matches(|c: char| !c.is_alphanumeric());
    let publisher = listed.split([',', ':', '“', '"', '(', '—', '–']).next().unwrap_or_default().trim();
    let mut names = Vec::new();
    let count = publisher.split_whitespace().count();
    if (1..=6).contains(&count) {
        names.push(publisher.to_owned());
    }
    // "Saltmere election board" is "the town's election board" in the text.
    if (3..=6).contains(&count) {
        names.push(publisher.split_whitespace().skip(count - 2).collect::<Vec<_>>().join(" "));
    }
    let mut run: Vec<&str> = Vec::new();
    for word in without_address.split_whitespace().chain([""]) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.starts_with(char::is_uppercase) && !word.starts_with(['“', '"', '(']) {
            run.push(bare);
        } else {
            run.clear();
        }
        if run.len() > 1 && (bare.len() < word.len() || word.is_empty()) || run.len() == 2 {
            names.push(run.join(" "));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_falls_into_pieces_where_something_is_left_out() {
        assert_eq!(pieces("We … will not [ever] go"), ["We ", " will not ", " go"]);
        assert_eq!(pieces("We will not go"), ["We will not go"]);
    }

    #[test]
    fn an_entry_is_known_by_its_publisher_and_by_names() {
        let names = names_in("- Saltmere election board, results by ward: https://a.example/x");
        assert_eq!(names, ["Saltmere election board", "election board"]);
        let names = names_in("Coast Radio, interview with Siri Holt: https://a.example");
        assert!(names.contains(&"Coast Radio".to_owned()) && names.contains(&"Siri Holt".to_owned()));
    }
}
