//! Whatever comes in, something sensible comes out: no panic, no more than linear time, and an edited article has the
//! findings of a fresh one.

use std::fmt::Write as _;
use std::time::Instant;

use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Inputs, Spot};
use copydesk::text::Span;
use proptest::prelude::*;

/// All that a reader sees of the findings, places counted from the start of the text.
fn shown(article: &Article, checked: &Checked) -> Vec<String> {
    let findings = checked.findings();
    let shown = findings.iter().map(|(chunk, finding)| {
        let span = finding.span.shifted(article.parts()[*chunk].start);
        let place = |spot: Spot| article.absolute(spot.place(*chunk));
        let mut shown = format!("{span:?} {} {} {}", finding.rule.name, finding.severity, finding.message);
        for fix in &finding.fixes {
            let _ = write!(shown, "\n  {} ({})", fix.title, fix.is_safe);
            for edit in &fix.edits {
                let _ = write!(shown, " {:?} -> {:?}", place(edit.at), edit.text);
            }
        }
        for related in &finding.related {
            let _ = write!(shown, "\n  see {:?} {}", related.at.map(place), related.message);
        }
        shown
    });
    shown.collect()
}

/// Lines that make findings, and lines on which the findings of other lines depend.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "",
        "---",
        "+++",
        "title: Ferry stops",
        "language: de",
        "date: 2024-13-45",
        "related: [a, ../b.md]",
        "  ",
        "```",
        "<!-- a",
        "-->",
        "# Heading",
        "## Ines Duarte",
        "- “We wait,” she said.",
        "> “We wait for a boat.”",
        "Sources",
        "Related news",
        "Original url:",
        "Related article: Ferry stops today",
        "https://a.example/ferry-stops-today",
        "https://a.example/ferry-stops-today?utm_source=x",
        "https://user:secret@a.example/x.",
        "https://a.example/2024/01/02/a-long-slug-that-a-margin-has-cut-in-the-middle-of-a-wo",
        "rd-a82491",
        "Source: Ledger",
        "Source:",
        "A Headline Without a Stop",
        "By Ines Duarte",
        "[a]: b.md",
        "[text][a], [gone][b] and [](x.md)",
        "“We wait for the boat, and we have waited a year.",
        "“Nobody asked us on the island.”",
        "“It leaves at dawn,” said Ines Duarte, the mayor of Port Alba.",
        "“It leaves,” she said. “It does not come back.”",
        "Ines Duarte said the boat would leave at dawn.",
        "Mayor Ines Duarte spoke to the council:",
        "Duarte: “We wait.”",
        "Q: Who asked?",
        "The boat is believed to be lost.",
        "The boat was reportedly sold, critics say.",
        "Local media reported that the boat had sunk.",
        "Reuters reported that the boat had sunk.",
        "Sources said the boat, TK tonnes, was sold [citation needed].",
        "The boat had gone, and the harbour lay in the dark.",
        "\u{A0}",
    ])
}

fn document(most_lines: usize) -> impl Strategy<Value = String> {
    let ending = prop::sample::select(vec!["\n", "\n", "\n\n", "\r\n", "\r"]);
    prop::collection::vec((line(), ending), 0..most_lines)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, ending)| [line, ending]).collect())
}

/// Pieces that recognisers look for, in no order that makes sense.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "said",
        "says",
        "according to",
        "Ines",
        "Duarte",
        "she",
        "who",
        "believed to",
        "reportedly",
        "critics",
        "media",
        ":",
        ",",
        ".",
        "?",
        "—",
        "-",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r",
        "\t",
        "Source:",
        "Related article:",
        "Original url:",
        "https://",
        "http:/",
        "www.",
        "a.example",
        "/",
        "?utm_source=x",
        "#",
        "@",
        "%",
        "%ZZ",
        "[",
        "](",
        ")",
        "]",
        "][",
        "[^1]",
        "[[",
        "]]",
        "|",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "`",
        "```",
        "---",
        "+++",
        "*",
        "_",
        "1.",
        "é",
        "\u{AD}",
        "\u{200B}",
        "\u{A0}",
        "\u{FEFF}",
        "\u{85}",
        "\u{93}",
        "😀",
        "e\u{301}",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "&quot;",
        "&#8220;",
        "&",
        ";",
        "TK",
        "2024-02-30",
        "\0",
    ]);
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

fn format_of(markdown: bool) -> Format {
    if markdown { Format::Markdown } else { Format::Plain }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_article_has_the_findings_of_a_fresh_one(
        mut text in document(24),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), document(4)), 1..8),
        markdown in any::<bool>(),
    ) {
        let (format, inputs) = (format_of(markdown), Inputs::default());
        let mut article = Article::parse(&text, format);
        let mut checked = Checked::of(&article, &inputs);
        for (from, length, replacement) in edits {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let from = from.index(boundaries.len());
            let to = (from + length.index(90)).min(boundaries.len() - 1);
            let span = Span::new(boundaries[from], boundaries[to]);
            article.edit(span, &replacement);
            text.replace_range(span.range(), &replacement);
            checked.run(&article, &inputs);
            let fresh = Article::parse(&text, format);
            prop_assert_eq!(
                shown(&article, &checked),
                shown(&fresh, &Checked::of(&fresh, &inputs)),
                "after {:?}",
                text
            );
        }
    }

    #[test]
    fn any_text_can_be_checked(text in prop_oneof![scraps(), any::<String>()], markdown in any::<bool>()) {
        let article = Article::parse(&text, format_of(markdown));
        let checked = Checked::of(&article, &Inputs::default());
        for (chunk, finding) in checked.findings() {
            let span = finding.span.shifted(article.parts()[chunk].start);
            prop_assert!(text.get(span.range()).is_some(), "{span:?} of {:?}", finding.rule.name);
        }
    }
}

/// Texts that grow without bound in one way: a name, a piece that is repeated, and what stands before it.
const FAMILIES: [(&str, &str, &str, Format); 34] = [
    ("a long line", "", "The boat had gone and the harbour lay dark, ", Format::Plain),
    ("a long line without spaces", "", "abcdefghij", Format::Plain),
    ("open quotes", "", "“", Format::Plain),
    ("open straight quotes", "", "\"", Format::Plain),
    ("open quotes with words", "", "“We wait, she said ", Format::Plain),
    ("nested quotes", "", "“We ‘wait ", Format::Plain),
    ("apostrophes", "", "' ", Format::Plain),
    ("cues", "", "said she said that ", Format::Plain),
    ("names", "", "Ines Duarte ", Format::Plain),
    ("capitals and stops", "", "A. ", Format::Plain),
    ("colons", "", "Source: ", Format::Plain),
    ("labels", "", "Related article: Ferry Stops Today\n", Format::Plain),
    ("urls", "", "https://a.example/2024/01/02/ferry-stops ", Format::Plain),
    ("url blocks", "Original url:\n", "https://a.example/2024/01/02/ferry-stops-today\n\n", Format::Plain),
    ("angle brackets", "", "<", Format::Plain),
    ("open wikilinks", "", "[[a", Format::Plain),
    ("quote marks", "", ">", Format::Markdown),
    ("notes to self", "", "TK [who?] ", Format::Plain),
    ("markers without spaces", "", ",TK", Format::Plain),
    ("brackets", "", "[", Format::Markdown),
    ("list levels", "", "- ", Format::Markdown),
    ("footnotes", "", "[^1] ", Format::Markdown),
    ("references", "[a]: b.md\n\n", "[a][a] ", Format::Markdown),
    ("definitions", "", "[a]: b.md\n", Format::Markdown),
    ("open comments", "", "<!-- ", Format::Markdown),
    ("open templates", "", "{{< ref ", Format::Markdown),
    ("backticks", "", "`a``", Format::Markdown),
    ("fields", "---\ntitle: a\n", "source: https://a.example/x\n", Format::Markdown),
    ("nested yaml", "---\na: ", "[", Format::Markdown),
    ("nested yaml that ends", "---\na: ", "{a: ", Format::Markdown),
    ("stars", "", "*a ", Format::Markdown),
    ("open links", "", "[a](b", Format::Markdown),
    ("entities", "", "&quot;&amp;", Format::Markdown),
    ("front matter that never ends", "---\n", "title: a\n", Format::Markdown),
];

fn seconds_to_check(text: &str, format: Format) -> f64 {
    let start = Instant::now();
    let article = Article::parse(text, format);
    let checked = Checked::of(&article, &Inputs::default());
    let seconds = start.elapsed().as_secs_f64();
    // What was worked out must have been needed, or nothing is measured.
    assert!(checked.findings().len() <= text.len() + 2);
    seconds
}

/// Four times the text may take twelve times the time, of which linear work takes four: the rest is the machine's noise.
#[test]
fn no_text_takes_more_than_linear_time() {
    let mut slow = Vec::new();
    for (name, before, piece, format) in FAMILIES {
        let text = |bytes: usize| [before, &piece.repeat(bytes / piece.len())].concat();
        // Grown until the small text takes long enough to measure.
        let mut size = 4_000;
        let mut small = seconds_to_check(&text(size), format);
        while small < 0.01 && size < 64_000 {
            size *= 4;
            small = seconds_to_check(&text(size), format);
        }
        let large = seconds_to_check(&text(size * 4), format);
        let ratio = large / small;
        if ratio > 12.0 && large > 0.05 {
            slow.push(format!(
                "{name}: {size} bytes take {small:.3} s, four times as many {ratio:.0} times that"
            ));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
