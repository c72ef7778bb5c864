//! An edited article has the findings of a fresh one, and no text makes the checks panic.

use std::fmt::Write as _;
use std::sync::Arc;

use copydesk::article::{Article, FieldKind, Format, House};
use copydesk::attribution::OutletKind;
use copydesk::checks::{Checked, Ignored, Inputs, Known, KnownFinding, Spot};
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
        "\u{93}We wait,\u{94} she said. \u{93}Nobody asked us.\u{94}",
        "\u{93}Nobody asked us on the island, not one of them, in a year and a day.\u{94} It is",
        "a long way there.",
        "Ines Duarte said the boat would leave at dawn.",
        "Mayor Ines Duarte spoke to the council:",
        "Duarte: “We wait.”",
        "Q: Who asked?",
        "The boat is believed to be lost.",
        "The boat was reportedly sold, critics say.",
        "Local media reported that the boat had sunk.",
        "Reuters reported that the boat had sunk.",
        "Published: 2024-03-12",
        "The board met on Monday, 12 March, and sold it.",
        "It was sold on Tuesday, 17 September 2023.",
        "The cafÃ© isnâ€™t open â€” it said â€œno.",
        "Orignal url: https://bit.ly/x",
        "Correction: The boat was not sold.",
        "Embargoed until: 1 January 2999",
        "Sources said the boat, TK tonnes, was sold [citation needed].",
        "LONDON, May 2 (Reuters) - The boat left at dawn.",
        "Headline: The boat “would not come back”",
        "The boat would not come back, Minister Alexander Kozlov said.",
        "“It would not come back,” Koslov said. Xinhua reported it.",
        "- Coast Radio, “The boat”, 2 May 2024: https://a.example/boat",
        "Studies show that a boat asked not to be named, officials said.",
        "The boat had gone, and the harbour lay in the dark.",
        "\u{A0}",
        "copydesk-ignore: reportedly, unattributed-quote",
        "copydesk-ignore: bad-date, wraped-url -- why",
        "copydesk-profile: archive",
        "Knipsbild: Ana Reis",
        "Saltmere Lights reported that Ines Duarte blorped that it had sunk.",
        "<!-- copydesk-disable-next-line reportedly, bare-source, sourceless-claim -->",
        "<!-- copydesk-disable-next-line -->",
        "It was reportedly sold. <!-- copydesk-disable-line reportedly -->",
        "<!-- copydesk-disable reportedly unattributed-quote -->",
        "<!-- copydesk-enable reportedly -->",
        "<!-- copydesk-enable -->",
        "<!-- copydesk-disable-file unbalanced-quote -->",
        "<!-- copydesk-disable-lin reportedly -->",
    ])
}

/// A newsroom with words of its own, or one without.
fn house() -> impl Strategy<Value = Arc<House>> {
    let mut own = House::default();
    own.add_label("Knipsbild", FieldKind::Original);
    own.usage.add_verb("blorp");
    own.usage.add_outlet(&["Saltmere Lights"], OutletKind::Newspaper, &["a.example"]);
    prop::sample::select(vec![Arc::clone(House::plain()), Arc::new(own)])
}

/// What settings and a baseline leave out; half of the time nothing.
fn known() -> impl Strategy<Value = Arc<Known>> {
    let found =
        |rule: &str, text: &str, count| KnownFinding { rule: rule.to_owned(), text: text.to_owned(), count };
    let baseline = vec![
        found("reportedly", "reportedly", 2),
        found("sourceless-claim", "The boat is believed to", 1),
        found("missing-field", "Original url:", 1),
        found("unattributed-quote", "“Nobody asked us on the island.”", 1),
    ];
    let ignored = vec![
        Ignored { rule: Some("vague-authority".to_owned()), text: None, is_for_this_alone: true },
        Ignored { rule: None, text: Some("media reported".to_owned()), is_for_this_alone: true },
    ];
    let known = Known::new(ignored, baseline);
    prop::sample::select(vec![Arc::default(), Arc::new(known)])
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
    #[test]
    fn an_edited_article_has_the_findings_of_a_fresh_one(
        mut text in document(24),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), document(4)), 1..8),
        markdown in any::<bool>(),
        known in known(),
        house in house(),
    ) {
        let (format, inputs) = (format_of(markdown), Inputs { known, ..Inputs::default() });
        let mut article = Article::parse_in(&text, format, &house);
        let mut checked = Checked::of(&article, &inputs);
        for (from, length, replacement) in edits {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let from = from.index(boundaries.len());
            let to = (from + length.index(90)).min(boundaries.len() - 1);
            let span = Span::new(boundaries[from], boundaries[to]);
            article.edit(span, &replacement);
            text.replace_range(span.range(), &replacement);
            checked.run(&article, &inputs);
            let fresh = Article::parse_in(&text, format, &house);
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

#[test]
fn a_name_that_drifts_while_it_is_typed_is_found_and_forgotten() {
    let text = "Minister Alexander Kozlov opened the bridge.\n\n“It will hold,” Kozlov said.\n\nThe boat left at noon.\n";
    let mut article = Article::parse(text, Format::Plain);
    let mut checked = Checked::of(&article, &Inputs::default());
    let letter = text.rfind("zlov said").expect("the name stands there");
    for (typed, is_found) in
        [("s", true), ("sh", false), ("z", false), ("s", true), ("z", false), ("x", true)]
    {
        let now = article.text()[letter..].find("lov said").expect("the rest of the name");
        article.edit(Span::new(letter, letter + now), typed);
        checked.run(&article, &Inputs::default());
        let found = checked.findings().iter().any(|(_, finding)| finding.rule.name == "name-drift");
        assert_eq!(found, is_found, "Ko{typed}lov");
        assert_eq!(shown(&article, &checked), shown(&article, &Checked::of(&article, &Inputs::default())));
    }
}
