//! No text takes more than linear time.

use std::path::Path;
use std::time::Instant;

use copydesk::archive::{Archive, Facts};
use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Inputs};

/// Texts that grow without bound in one way: a name, a piece that is repeated, and what stands before it.
const FAMILIES: [(&str, &str, &str, Format); 74] = [
    ("a long line", "", "The boat had gone and the harbour lay dark, ", Format::Plain),
    ("a long line without spaces", "", "abcdefghij", Format::Plain),
    ("open quotes", "", "“", Format::Plain),
    ("open straight quotes", "", "\"", Format::Plain),
    ("quotes and cues", "", "“It is late,” he said. ", Format::Plain),
    ("dialogue behind dashes", "", "— Go, said Holm. ", Format::Plain),
    ("turns of one paragraph", "", "Q: Why?\n", Format::Plain),
    ("namesakes", "", "Ines Duarte said so.\n\nLuis Duarte said so.\n\nHe said so.\n\n", Format::Plain),
    ("quotes that go on", "“It is late,” he said. ", "Now, “we wait for it here.” ", Format::Plain),
    ("open quotes with words", "", "“We wait, she said ", Format::Plain),
    ("nested quotes", "", "“We ‘wait ", Format::Plain),
    ("apostrophes", "", "' ", Format::Plain),
    ("cues", "", "said she said that ", Format::Plain),
    ("names", "", "Ines Duarte ", Format::Plain),
    ("titles without gaps", "", "a“Be”", Format::Plain),
    ("messages", "", "her message was that ", Format::Plain),
    ("passives", "", "he was told by Holm that he's late ", Format::Plain),
    ("nouns that say", "", "the claim of Holm that he was told ", Format::Plain),
    ("capitals and stops", "", "A. ", Format::Plain),
    ("colons", "", "Source: ", Format::Plain),
    ("labels", "", "Related article: Ferry Stops Today\n", Format::Plain),
    ("urls", "", "https://a.example/2024/01/02/ferry-stops ", Format::Plain),
    ("one url", "https://a.example/2024/", "ferry-", Format::Plain),
    ("a url of many folders", "https://a.example", "/2024", Format::Plain),
    ("escapes in a url", "https://a.example/?q=", "%D0%B4", Format::Plain),
    ("parameters", "https://a.example/?", "utm_source=x&", Format::Plain),
    ("brackets in a url", "https://a.example/", "(a", Format::Plain),
    ("user names in a url", "https://", "a:b@", Format::Plain),
    ("labels of a host", "https://", "xn--99zzz.", Format::Plain),
    ("scripts mixed in hosts", "", "https://раypal.example/x ", Format::Plain),
    ("direction marks in a url", "https://a.example/", "a\u{202e}b", Format::Plain),
    ("one label of punycode", "https://xn--", "zk9", Format::Plain),
    ("one label of punycode in a link", "[a](https://xn--", "zk9", Format::Markdown),
    ("urls parted by marks of direction", "", "https://a.example/x\u{202e}", Format::Plain),
    ("marks of direction behind a scheme", "https://", "\u{202e}", Format::Plain),
    ("schemes before marks of direction", "", "https://\u{202e}", Format::Plain),
    ("urls without blanks between", "", "https://a.example/x,", Format::Plain),
    ("escaped addresses", "", "https%3A%2F%2Fa.example%2F", Format::Plain),
    ("escaped addresses in lines", "", "https%3A%2F%2Fa.example%2F ", Format::Plain),
    ("schemes", "", "http://", Format::Plain),
    ("archives in archives", "", "https://web.archive.org/web/2024/", Format::Plain),
    ("wrapped urls", "", "https://a.example/2024/01/02/ferry-\n", Format::Plain),
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
    ("weekdays", "Published: 2024-03-12\n\n", "Monday, 12 March, ", Format::Plain),
    ("weekdays in quotes", "Published: 2024-03-12\n\n", "“Monday, 12 March,” ", Format::Plain),
    ("garbled text without spaces", "", "xÃ©", Format::Plain),
    ("misspelt labels", "", "Orignal url: ", Format::Plain),
    (
        "silent lines",
        "",
        "It was reportedly sold. <!-- copydesk-disable-line reportedly -->\n",
        Format::Markdown,
    ),
    (
        "silent blocks",
        "",
        "<!-- copydesk-disable-next-line reportedly -->\nIt was reportedly sold.\n",
        Format::Markdown,
    ),
    (
        "silent stretches",
        "",
        "<!-- copydesk-disable -->\nIt was reportedly sold.\n\n<!-- copydesk-enable -->\n",
        Format::Markdown,
    ),
    (
        "names in a suppression",
        "It was reportedly sold.\n\ncopydesk-ignore: ",
        "reportedly, bare-sorce, ",
        Format::Plain,
    ),
    (
        "long quotes",
        "",
        "“We will rebuild the bridge before the winter comes,” Ines Duarte said.\n\n",
        Format::Plain,
    ),
    (
        "sources that are listed",
        "Reuters said so.\n\nSources\n",
        "- Coast Radio, “Boat”: https://a.example/x\n",
        Format::Plain,
    ),
    ("studies of nobody", "", "Studies show that officials said so. ", Format::Plain),
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
        // A machine that does something else in between makes one try slow, not three.
        let tries = (0..3).map(|_| {
            let (small, large) =
                (seconds_to_check(&text(size), format), seconds_to_check(&text(size * 4), format));
            (large / small.max(1e-6), large)
        });
        let is_linear = |(ratio, large): &(f64, f64)| *ratio <= 12.0 || *large <= 0.05;
        let failed: Vec<(f64, f64)> = tries.take_while(|found| !is_linear(found)).collect();
        if failed.len() == 3 {
            slow.push(format!("{name}: four times {size} bytes take {:.0} times as long", failed[0].0));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// Filing takes a small part of the time of reading, which is linear. Were each link compared with all others, it would take many
/// times as long.
#[test]
fn articles_with_the_same_links_are_filed_sooner_than_read() {
    let links: Vec<String> = (0..16_000).map(|link| format!("- https://a.example/2024/x-{link}\n")).collect();
    let text = format!("Headline: Ferry\n\nIt stops.\n\nSources\n{}", links.concat());
    let start = Instant::now();
    let article = Article::parse(&text, Format::Plain);
    let reading = start.elapsed();
    // The last takes the place of the first, as when an article is edited.
    let facts =
        ["/news/a.txt", "/news/b.txt", "/news/a.txt"].map(|path| Facts::of(Path::new(path), &article));
    assert!(facts[0].uses.len() >= links.len());
    let start = Instant::now();
    let mut archive = Archive::default();
    for article in facts {
        archive.insert(article);
    }
    let filing = start.elapsed();
    assert!(filing <= reading, "filed in {filing:?}, read in {reading:?}");
}
