//! What the archive keeps of one article.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::key::Key;
use crate::article::url::Sites;
use crate::article::{
    Article, Date, FieldKind, Format, House, LinkForm, LinkRole, LongQuote, Place, RoledLink, Skimmed,
    Target, on_one_line,
};
use crate::text::Span;

/// What the archive keeps of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Its file.
    pub path: PathBuf,
    /// Its headline.
    pub headline: Option<String>,
    /// Where the headline stands, in bytes.
    pub headline_span: Span,
    /// The day of publication: its field, or the date in its original URL.
    pub published: Option<Date>,
    /// The first words of its text.
    pub lead: Option<String>,
    /// Its original URL, as it is written.
    pub url: Option<String>,
    /// By what it is known.
    pub keys: Vec<Key>,
    /// How it names others, in the order of the text.
    pub uses: Vec<Use>,
    /// Its long quotes on their way into the archive, which keeps them apart; nothing where nobody has looked for them.
    pub quotes: Option<Arc<[LongQuote]>>,
}

/// A place that names another article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// By what it names it: each is tried in turn.
    pub keys: Vec<Key>,
    /// Where, in bytes.
    pub span: Span,
}

/// The lead is cut at so many characters.
const LONGEST_LEAD: usize = 240;

impl Facts {
    /// The facts of `article`, whose file is `path`.
    pub fn of(path: &Path, article: &Article) -> Self {
        let outline = article.outline();
        let headline = article.headline();
        let mut keys = vec![Key::Path(path.to_owned())];
        for original in outline.links_of(LinkRole::Original) {
            keys.push(Key::url(&original.link, &article.house().sites));
            keys.extend(Key::slug(&original.link));
        }
        keys.extend(headline.as_deref().and_then(Key::title));
        if let Some(name) = path.file_name().and_then(|name| name.to_str()) {
            keys.push(Key::name(name));
        }
        for field in outline.fields_of(FieldKind::Other) {
            if article.text_at(field.name).eq_ignore_ascii_case("slug") && !field.text.is_empty() {
                keys.push(Key::name(&field.text));
            }
        }
        Self {
            path: path.to_owned(),
            headline_span: outline.headline.map_or_else(Span::default, |place| article.absolute(place)),
            headline,
            published: article.published(),
            lead: lead(article),
            url: outline.links_of(LinkRole::Original).next().map(|link| link.link.url.clone()),
            keys,
            uses: uses(path, article),
            quotes: None,
        }
    }

    /// The facts of the article `text`, whose file is `path` and which `house` reads. Costs less than reading all of it.
    pub fn of_text(path: &Path, text: &str, house: &Arc<House>) -> Self {
        Self::of(path, Skimmed::of(text, Format::of_path(path), house).outlined())
    }

    /// The same with the long quotes of `article`. Costs what it costs to know who says what in it.
    #[must_use]
    pub fn with_quotes(mut self, article: &Article) -> Self {
        self.quotes = Some(Arc::clone(article.long_quotes()));
        self
    }
}

fn lead(article: &Article) -> Option<String> {
    let mut prose = article.parts().iter().flat_map(|part| {
        let blocks = part.chunk.blocks.iter().filter(|block| block.kind.is_prose());
        blocks.map(|block| block.span.of(part.chunk.masked()))
    });
    let first = prose.next()?;
    let enough = beginning(first, 2 * LONGEST_LEAD).unwrap_or(first);
    let cut = |line: &str| beginning(line, LONGEST_LEAD).map(|lead| format!("{}…", lead.trim_end()));
    // Wide gaps, as of URLs left out, may make the beginning too short.
    cut(&on_one_line(enough)).or_else(|| {
        let line = on_one_line(first);
        Some(cut(&line).unwrap_or(line))
    })
}

/// The first `count` characters of `text`, if it has more.
fn beginning(text: &str, count: usize) -> Option<&str> {
    let first = text.as_bytes().get(..=count)?;
    if first[..count].is_ascii() {
        return Some(&text[..count]);
    }
    text.char_indices().nth(count).map(|(at, _)| &text[..at])
}

fn uses(path: &Path, article: &Article) -> Vec<Use> {
    let outline = article.outline();
    let mut uses = Vec::new();
    let mut add = |keys: Vec<Key>, place: Place| {
        if !keys.is_empty() {
            uses.push(Use { keys, span: article.absolute(place) });
        }
    };
    let sites = &article.house().sites;
    for link in outline.links.iter().filter(|link| link.role != LinkRole::Original && link.related.is_none())
    {
        add(link_keys(path, link, sites), link.destination());
    }
    for related in &outline.related {
        let link = related.link.map(|link| &outline.links[link]);
        let title = related.title.as_ref();
        let keys = related_keys(path, link, title.map(|(_, title)| title.as_str()), sites);
        add(keys, title.map_or(related.entry, |(place, _)| *place));
    }
    uses.sort_by_key(|found| found.span);
    uses
}

/// By what a related entry names an article: a URL given for the title decides, then the title, then the slug.
pub fn related_keys(path: &Path, link: Option<&RoledLink>, title: Option<&str>, sites: &Sites) -> Vec<Key> {
    let mut keys = link.map(|link| link_keys(path, link, sites)).unwrap_or_default();
    if let Some(title) = title {
        keys.extend(Key::of_title(title));
    }
    keys
}

/// By what a link of the article at `path` names an article.
pub fn link_keys(path: &Path, link: &RoledLink, sites: &Sites) -> Vec<Key> {
    let url = link.link.url.as_str();
    match link.link.target() {
        Target::Web => {
            let mut keys = vec![Key::url(&link.link, sites)];
            keys.extend(Key::of_slug(&link.link));
            keys
        }
        Target::Name => {
            let as_path = (link.link.form == LinkForm::Wikilink && url.contains('/'))
                .then(|| Key::Path(beside(path, url)));
            as_path.into_iter().chain([Key::name(url)]).chain(Key::title(url)).collect()
        }
        Target::Path => {
            let file = url.split(['#', '?']).next().unwrap_or_default();
            let mut keys = vec![Key::Path(beside(path, file))];
            // Hugo's `ref` finds a page by its name, wherever it lies.
            if link.link.form == LinkForm::Template || file.starts_with('/') {
                keys.push(Key::name(file));
            }
            keys
        }
        Target::Other if link.link.form == LinkForm::Template => vec![Key::name(url)],
        Target::Site | Target::Place | Target::Other => Vec::new(),
    }
}

/// The file that the relative path `link` leads to from the article at `path`; escapes undone, `..` worked out.
fn beside(path: &Path, link: &str) -> PathBuf {
    let link = crate::article::url::percent_decoded(link);
    let mut target = path.parent().unwrap_or(Path::new("")).to_owned();
    for component in Path::new(link.as_ref()).components() {
        match component {
            Component::ParentDir => {
                target.pop();
            }
            Component::Normal(name) => target.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    target
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What articles are made of, a line or a paragraph each.
    const PIECES: [&str; 48] = [
        "The ferry stops.",
        "\"It stops,\" said Mayor Ines Duarte, and it did.",
        "“We wait,” she said — not then. José and Zoë wait, too.",
        "The board met on the island, in the hall by the old harbour, and voted for the longest of all its plans to",
        "rebuild the bridge before the winter comes, www.news.example says.",
        "A longer line of prose that an export has broken at its margin, somewhere before https://news.example/2024/",
        "02/ferry-stops-for-good",
        "https://news.example/2024/05/11/dam-bursts",
        "www.news.example/ferry",
        "Www.news.example/ferry",
        "Read WWW.news.example/ferry now.",
        "https//news.example/ferry",
        "The letter is at https%3A%2F%2Fnews.example%2Fferry, she said.",
        "It fell by 5%, and 7%3A was left.",
        "www,news.example",
        "Related article: Ferry stops",
        "Related articles:",
        "Original url:",
        "Source: Harbour Ledger",
        "Sources",
        "Sources:",
        "See also",
        "By Ines Duarte",
        "By Ines Duarte and Tom Okoro, Harbour Ledger",
        "- Harbour Ledger, May 2",
        "• Harbour Ledger, May 2",
        "1. Harbour Ledger",
        "> He waits.",
        "Published: 2024-05-02",
        "PORT ALBA, May 2 - The ferry stops.",
        "# Ferry stops",
        "Ferry stops\n===========",
        "[the ferry](ferry.md) and [[dam-bursts]]",
        "See [the ferry](ferry.md) and [[dam-bursts]], he said.",
        "The glowworm's new wwoofer waits. ÉLAN waits, too.",
        "[ferry]: https://news.example/ferry",
        "Cafâ€™s Ã© and &amp; &#8220;b&#8221;",
        "She wrote to mailto:desk@news.example twice.",
        "<p>One</p>",
        "```",
        "\u{200B}",
        "\u{A0}Earlier, the guard had played.",
        "    indented",
        " Earlier, the guard had played.",
        "---",
        "title: Ferry stops",
        "Correction: the ferry stopped in May.",
        "",
    ];

    proptest! {
        #[test]
        fn what_is_skimmed_has_the_facts_of_what_is_read(
            pieces in prop::collection::vec((prop::sample::select(&PIECES[..]), prop::sample::select(&["\n", "\n\n", "\r\n", " "][..])), 0..24),
            is_plain in any::<bool>(),
        ) {
            let text: String = pieces.iter().flat_map(|(piece, joint)| [*piece, *joint]).collect();
            let path = Path::new(if is_plain { "/a/ferry.txt" } else { "/a/ferry.md" });
            let read = Article::parse(&text, Format::of_path(path));
            prop_assert_eq!(Facts::of_text(path, &text, House::plain()), Facts::of(path, &read));
        }
    }
}
