//! What an article says about itself, and that an edited article reads as if it had been opened so.

use copydesk::article::{Article, BlockKind, FieldKind, Format, LinkRole};
use copydesk::text::Span;
use proptest::prelude::*;

/// Has the oddities of real exports: a leading blank, a wrapped word, an indented paragraph without a blank line before,
/// unfenced labels, a URL cut in its running number, a second URL without a label.
const EXPORT: &str = include_str!("fixtures/export.txt");

fn roles(article: &Article) -> Vec<(LinkRole, &str)> {
    article.outline().links.iter().map(|link| (link.role, link.link.url.as_str())).collect()
}

#[test]
fn an_export_names_its_original_and_its_related_article() {
    let article = Article::parse(EXPORT, Format::Plain);
    assert_eq!(
        roles(&article),
        [
            (
                LinkRole::Original,
                "https://www.harbourledger.example/2023/03/12/island-ferry-leaves-port-alba-with-new-captain-a82491"
            ),
            (
                LinkRole::Related,
                "https://www.harbourledger.example/2024/05/16/ferry-board-shows-contempt-for-island-law"
            ),
        ]
    );
    let related = &article.outline().related[0];
    assert!(related.is_matched_by_slug);
    assert_eq!(
        related.title.as_ref().map(|(_, title)| title.as_str()),
        Some("Ferry Board Shows Contempt for Island Law")
    );
    assert_eq!(article.headline(), None);
}

#[test]
fn an_indented_line_opens_a_paragraph_of_its_own() {
    let article = Article::parse(EXPORT, Format::Plain);
    let paragraphs: Vec<String> = article
        .parts()
        .iter()
        .flat_map(|part| part.chunk.blocks.iter().map(move |block| (part, block)))
        .filter(|(_, block)| block.kind == BlockKind::Paragraph)
        .map(|(part, block)| block.span.of(part.chunk.text()).to_owned())
        .collect();
    assert!(paragraphs.iter().any(|paragraph| paragraph.starts_with("Earlier on Sunday")));
}

#[test]
fn markdown_with_front_matter() {
    let text = "---\ntitle: 'Ferry: the last boat'\ndate: 2024-03-02\nsource: https://a.example/x\nrelated:\n  - harbour-board\n  - {title: The Law, url: https://a.example/law}\n---\n\n\
        The [board](board.md) met[^1]. See [the law][law], [[Harbour Board|the board]] and <https://b.example/>.\n\n\
        [law]: https://a.example/law2\n\n## Related news\n\n- [Ferry stops](stops.md)\n";
    let article = Article::parse(text, Format::Markdown);
    assert_eq!(article.headline().as_deref(), Some("Ferry: the last boat"));
    assert_eq!(
        roles(&article),
        [
            (LinkRole::Source, "https://a.example/x"),
            (LinkRole::Related, "harbour-board"),
            (LinkRole::Related, "https://a.example/law"),
            (LinkRole::Inline, "board.md"),
            (LinkRole::Inline, "Harbour Board"),
            (LinkRole::Inline, "https://b.example/"),
            (LinkRole::Inline, "https://a.example/law2"),
            (LinkRole::Related, "stops.md"),
        ]
    );
    assert_eq!(article.outline().references.len(), 1);
    assert_eq!(article.outline().related.len(), 3);
}

#[test]
fn keys_of_a_related_entry_say_what_is_its_title_and_where_it_is() {
    let text = "---\nrelated:\n  - title: Ferries\n    date: 2024-01-02\n    source: Reuters\n    url: https://a.example/f\n  - {title: Law, path: law.md}\n\
        \x20 - name: Quays\n    via: https://b.example/q\n---\n\nText.\n";
    let article = Article::parse(text, Format::Markdown);
    assert_eq!(
        roles(&article),
        [
            (LinkRole::Related, "https://a.example/f"),
            (LinkRole::Related, "law.md"),
            (LinkRole::Related, "https://b.example/q"),
        ]
    );
    let related = article.outline().related.iter();
    let titles: Vec<&str> = related.filter_map(|related| Some(related.title.as_ref()?.1.as_str())).collect();
    assert_eq!(titles, ["Ferries", "Law", "Quays"]);
}

#[test]
fn a_header_without_fences() {
    let text = "Title: Ferry stops\nDate: 2024-03-02\nCategory: Islands\n\nThe ferry stops.\n";
    let article = Article::parse(text, Format::Markdown);
    let kinds: Vec<FieldKind> = article.outline().fields.iter().map(|field| field.kind).collect();
    assert_eq!(kinds, [FieldKind::Headline, FieldKind::Published, FieldKind::Other]);
}

#[test]
fn hugo_references_name_a_file() {
    let text = "See [the board]({{< ref \"board.md\" >}}) and [that]({% post_url 2024-01-02-x %}).\n";
    let article = Article::parse(text, Format::Markdown);
    assert_eq!(roles(&article), [(LinkRole::Inline, "board.md"), (LinkRole::Inline, "2024-01-02-x")]);
}

fn fingerprint(article: &Article) -> String {
    let chunks: Vec<String> = article
        .parts()
        .iter()
        .map(|part| {
            format!(
                "{:?} {} {:?} {:?} {:?} {:?} {:?}",
                part.start,
                part.line,
                part.chunk.text(),
                part.chunk.blocks,
                part.chunk.annotations,
                part.chunk.links,
                part.chunk.masked()
            )
        })
        .collect();
    format!("{:#?}\n{:#?}", chunks, article.outline())
}

/// Lines that make an article's structure hang together over a distance.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "---",
        "+++",
        "title: x",
        "",
        "",
        "",
        "  ",
        "```",
        "- item",
        "  indented",
        "1. one",
        "<!-- a",
        "-->",
        "# Heading",
        "Sources",
        "Original url:",
        "Related article: Ferry stops today",
        "https://a.example/ferry-stops-today",
        "https://a.example/2024/01/02/a-long-slug-that-a-margin-has-cut-in-the-middle-of-a-wo",
        "rd-a82491",
        "He said “we wait",
        "It was late and the boat had gone, the captain said in a long line of words.",
        "[a]: b.md",
        "> quoted",
        "Source: Ledger",
        "A Headline Without a Stop",
        "é😀 combining e\u{301}",
        "[text][a] and [[Wiki]]",
        "title: Mayor: no",
        "<script>",
        "</script>",
        "By Ines Duarte",
        "\u{A0}",
    ])
}

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec((line(), prop::sample::select(vec!["\n", "\r\n", "\r"])), 0..24)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, ending)| [line, ending]).collect())
}

proptest! {
    #[test]
    fn an_edited_article_reads_like_a_fresh_one(
        mut text in document(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), document()), 1..6),
        markdown in any::<bool>(),
    ) {
        let format = if markdown { Format::Markdown } else { Format::Plain };
        let mut article = Article::parse(&text, format);
        for (from, to, replacement) in edits {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let (from, to) = (boundaries[from.index(boundaries.len())], boundaries[to.index(boundaries.len())]);
            let span = Span::new(from.min(to), from.max(to).min(from.min(to) + 60));
            let span = if text.is_char_boundary(span.end.index()) { span } else { Span::empty(span.start.index()) };
            article.edit(span, &replacement);
            text.replace_range(span.range(), &replacement);
            prop_assert_eq!(article.text(), text.clone());
            prop_assert_eq!(fingerprint(&article), fingerprint(&Article::parse(&text, format)));
        }
    }

    #[test]
    fn any_text_gives_an_article(text in any::<String>(), markdown in any::<bool>()) {
        let format = if markdown { Format::Markdown } else { Format::Plain };
        prop_assert_eq!(Article::parse(&text, format).text(), text);
    }
}

#[test]
fn a_dateline_opens_the_first_paragraph() {
    let article = Article::parse(
        "Ferry stops\n\nPORT ALBA, March 2 (Harbour Wire) - The ferry stops.\n",
        Format::Plain,
    );
    let place = article.dateline().expect("there is one");
    assert_eq!(article.text_at(place), "PORT ALBA, March 2 (Harbour Wire) -");
}
