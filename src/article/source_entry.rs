//! What an entry in the list of sources says: who published what, when, and where it is to be found.

use std::collections::HashMap;
use std::sync::Arc;

use super::document::Article;
use super::house::House;
use super::link::{Link, LinkRole, Target};
use super::mask::on_one_line;
use super::outline::RoledLink;
use super::place::Place;
use crate::attribution::{Outlet, analyse_in};

/// An entry in the list of sources.
#[derive(Clone, Debug, PartialEq)]
pub struct SourceEntry {
    /// The whole entry.
    pub place: Place,
    /// Its words on one line, without addresses and markup.
    pub words: String,
    /// Its links.
    pub links: Vec<Arc<Link>>,
    /// The outlets that it names or links to.
    pub outlets: Vec<Outlet>,
    /// Whether it names a publisher.
    pub has_publisher: bool,
    /// Whether it has a title.
    pub has_title: bool,
    /// Whether it has a date, or a year at least.
    pub has_date: bool,
}

impl Article {
    /// The entries of the list of sources, read. Worked out once; costs their text.
    pub fn source_entries(&self) -> &[SourceEntry] {
        self.learned().source_entries.get_or_init(|| entries(self))
    }
}

fn entries(article: &Article) -> Box<[SourceEntry]> {
    let outline = article.outline();
    let mut links: HashMap<usize, Vec<&RoledLink>> = HashMap::new();
    for link in outline.links_of(LinkRole::Source) {
        links.entry(link.chunk).or_default().push(link);
    }
    let entries = outline.source_entries.iter().map(|&place| {
        let place = without_mark(article, place);
        let near = links.get(&place.chunk).map_or(&[][..], Vec::as_slice);
        // Links stand in order.
        let from = near.partition_point(|link| link.link.destination().end <= place.span.start);
        let inside = near[from..].iter().take_while(|link| place.span.covers(link.link.destination()));
        read(article, place, &inside.copied().collect::<Vec<_>>())
    });
    entries.collect()
}

/// The entry without the mark of its list: `- `, `1. `.
fn without_mark(article: &Article, place: Place) -> Place {
    let text = article.text_at(place);
    let content =
        text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '•' | '–' | '·'));
    let number = content.trim_start_matches(|c: char| c.is_ascii_digit());
    let content =
        if number.len() < content.len() { number.strip_prefix(". ").unwrap_or(content) } else { content };
    let start = place.span.end.index() - content.len();
    Place::new(place.chunk, crate::text::Span::new(start, place.span.end.index()))
}

fn read(article: &Article, place: Place, links: &[&RoledLink]) -> SourceEntry {
    let chunk = article.parts()[place.chunk].chunk.text();
    let titled = links.iter().find_map(|link| link.link.text).map(|text| on_one_line(text.of(chunk)));
    let words = words_of(article.text_at(place), links);
    let mut outlets: Vec<Outlet> =
        analyse_in(&words, &article.house().usage).outlets().map(|(_, outlet)| outlet).collect();
    let names_outlet = !outlets.is_empty();
    outlets.extend(links.iter().filter_map(|link| link.outlet(article.house())));
    let parts: Vec<&str> = words
        .split([',', ':', ';', '“', '”', '"', '(', ')', '—', '–', '|'])
        .map(str::trim)
        .filter(|part| part.len() > 1)
        .collect();
    let count = |text: &str| text.split_whitespace().count();
    let is_date = |part: &&&str| holds_date(part);
    let said = parts.iter().filter(|part| !is_date(part)).count();
    let is_quoted = words.contains(['“', '"', '«']);
    SourceEntry {
        has_publisher: names_outlet || said >= 2,
        has_title: titled.is_some_and(|title| count(&title) > 1)
            || is_quoted
            || said >= 2
            || count(&words) > 4,
        has_date: holds_date(&words),
        place,
        words,
        links: links.iter().map(|link| Arc::clone(&link.link)).collect(),
        outlets,
    }
}

/// The entry's words, without the marks of its list and without what leads somewhere.
fn words_of(text: &str, links: &[&RoledLink]) -> String {
    let mut words = text.to_owned();
    for link in links.iter().filter(|link| link.link.target() == Target::Web) {
        words = words.replace(&link.link.url, " ");
    }
    let is_address = |word: &&str| word.contains("://") || word.starts_with("www.");
    let words = words.replace("](", " ").replace(['[', ']', '*', '_', '<', '>'], " ");
    let words: Vec<&str> = words.split_whitespace().filter(|word| !is_address(word)).collect();
    let words = words.join(" ");
    words.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '“' | '”' | '"' | '«' | '»')).to_owned()
}

fn holds_date(words: &str) -> bool {
    words
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}

impl RoledLink {
    /// The outlet to whose site it leads, as far as `house` knows.
    pub fn outlet(&self, house: &House) -> Option<Outlet> {
        super::url::host(&self.link.url).and_then(|host| house.usage.outlet_of_host(&host))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    fn entries(text: &str) -> Vec<(bool, bool, bool)> {
        let article = Article::parse(&format!("The boat left at dawn.\n\nSources\n\n{text}"), Format::Plain);
        article
            .source_entries()
            .iter()
            .map(|entry| (entry.has_publisher, entry.has_title, entry.has_date))
            .collect()
    }

    #[test]
    fn a_bare_url_says_nothing() {
        assert_eq!(entries("- https://a.example/2024/03/12/boats\n"), [(false, false, false)]);
    }

    #[test]
    fn publisher_title_and_date_are_seen() {
        assert_eq!(
            entries("- Harbour Ledger, “Boats leave”, 12 March 2024: https://a.example/x\n"),
            [(true, true, true)]
        );
        assert_eq!(entries("- Reuters, 2024: https://reuters.com/x\n"), [(true, false, true)]);
        assert_eq!(
            entries("- Election board, results by ward: https://a.example/x\n"),
            [(true, true, false)]
        );
    }
}
