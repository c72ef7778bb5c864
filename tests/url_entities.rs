//! URLs in running text whose ampersands are written as entities, and URLs in the cells of tables.

use copydesk::article::{Article, Format};

/// The links of `text`: where each stands, and where it leads.
fn links(text: &str, format: Format) -> Vec<(String, String)> {
    let article = Article::parse(text, format);
    let links = article.outline().links.iter();
    links.map(|link| (article.text_at(link.destination()).to_owned(), link.link.url.clone())).collect()
}

#[track_caller]
fn assert_leads(text: &str, format: Format, expected: &[(&str, &str)]) {
    let found = links(text, format);
    let found: Vec<(&str, &str)> = found.iter().map(|(written, url)| (&**written, &**url)).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_url_goes_on_behind_the_entity_of_its_ampersand() {
    for entity in ["&amp;", "&#38;", "&#038;", "&#x26;"] {
        let written = format!("https://a.example/?a=1{entity}b=2");
        let text = format!("See {written}, or ask &#8220;AT&amp;T&#8221;.\n");
        for format in [Format::Markdown, Format::Plain] {
            assert_leads(&text, format, &[(&written, "https://a.example/?a=1&b=2")]);
        }
    }
    let written = "https://a.example/?a=1&amp;b=2";
    assert_leads(
        &format!("See {written} for more.\n"),
        Format::Markdown,
        &[(written, "https://a.example/?a=1&b=2")],
    );
    assert_leads(
        &format!("<p>See {written} for more.</p>\n"),
        Format::Markdown,
        &[(written, "https://a.example/?a=1&b=2")],
    );
}

#[test]
fn where_nobody_decodes_entities_a_url_is_what_is_written() {
    let written = "https://a.example/?a=1&amp;b=2";
    assert_leads(&format!("See {written} for more.\n"), Format::Plain, &[(written, written)]);
}

#[test]
fn an_entity_behind_a_url_is_not_its_own() {
    let text = "See “https://a.example/x&quot; and https://b.example/y&nbsp;today.\n";
    for format in [Format::Markdown, Format::Plain] {
        assert_leads(
            text,
            format,
            &[("https://a.example/x", "https://a.example/x"), ("https://b.example/y", "https://b.example/y")],
        );
    }
}

#[test]
fn the_urls_of_a_table_are_links() {
    let text = "\
| outlet | page |
|--------|------|
| Ledger | see https://ledger.example/a_b_c?x=1&amp;y=2. |
| Board  | [minutes](https://board.example/m) and <https://board.example/n> |
| Code   | `https://code.example/` ![](https://img.example/i.png) |
| Quay   | www.quay.example/pier-
| Isles  | https://isles.example/last";
    assert_leads(
        text,
        Format::Markdown,
        &[
            ("https://ledger.example/a_b_c?x=1&amp;y=2", "https://ledger.example/a_b_c?x=1&y=2"),
            ("https://board.example/m", "https://board.example/m"),
            ("https://board.example/n", "https://board.example/n"),
            ("www.quay.example/pier-", "www.quay.example/pier-"),
            ("https://isles.example/last", "https://isles.example/last"),
        ],
    );
}
