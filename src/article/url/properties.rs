//! What holds for every text and every address, whatever it is.

use proptest::prelude::*;

use url::Url;

use super::plain::Plain;
use super::{
    Margin, Scan, SiteException, Sites, canonical, credentials, date_in, host, malformed, malformed_in,
    private, slug_words, trailing_punctuation, without_credentials, without_tracking,
};
use crate::text::Span;

/// Texts made of what URLs, wraps and their surroundings are made of.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "http://",
        "https://",
        "https:",
        "HTTP",
        "http",
        "htps:",
        "hxxp://",
        "www.",
        "www",
        "wwww.",
        "mailto:",
        "ftp://",
        "file:///",
        "news.example",
        "web.archive.org/web/2024/",
        "google.com/amp/s/",
        "google.com/url?q=",
        "m.",
        "amp.",
        "user:pw@",
        "[::1]",
        ":80",
        ":443",
        "/",
        "//",
        "/amp",
        "/index.html",
        "/a-b_c",
        "?utm_source=a",
        "&amp;",
        "&token=abcd",
        "=",
        "?",
        "#!",
        "#",
        "#:~:text=",
        "%2F",
        "%41",
        "%",
        "%e4",
        "2024/02/30/",
        "/2024/may/1/",
        "-20240511",
        "ä",
        "дом",
        "。",
        "：／／",
        "ｈ",
        "：",
        "／",
        "\u{ad}",
        "\u{200b}",
        "\u{feff}",
        "\n",
        "\r\n",
        "\r",
        "\n> ",
        "=\n",
        "\\\n",
        " \n  ",
        " ",
        " . ",
        ",",
        ".",
        "..",
        "-",
        "(",
        ")",
        "<",
        ">",
        "[",
        "]",
        "'s",
        "“",
        "”",
        "…",
        "Tags:",
        "desk@news.example",
        "2019-10-02",
        "html",
        "ht",
        "\t",
        "\0",
    ]);
    prop_oneof![
        4 => prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat()),
        1 => ".*",
    ]
}

fn assert_in_order(spans: &[Span], text: &str) {
    for span in spans {
        assert!(!span.is_empty() && text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    assert!(spans.is_sorted_by(|one, next| one.end <= next.start), "{spans:?} in {text:?}");
}

proptest! {
    #[test]
    fn pieces_lie_in_the_text_and_join_to_the_address(text in texts(), prose in ".{0,80}") {
        let scan = Scan::of(&text);
        let mut margin = scan.margin;
        margin.merge(&Scan::of(&prose).margin);
        let urls: Vec<_> = scan.urls(&text, margin).collect();
        let spans: Vec<Span> = urls.iter().flat_map(|url| url.spans.clone()).collect();
        assert_in_order(&spans, &text);
        for url in &urls {
            let joined: String = url.spans.iter().map(|span| span.of(&text)).collect();
            prop_assert!(!joined.contains(['\n', '\r']));
            prop_assert_eq!(url.address(&text), joined);
            prop_assert_eq!(url.extent(), url.spans[0].join(url.spans[url.spans.len() - 1]));
        }
    }

    #[test]
    fn urls_are_the_same_by_margins_that_are_said_to_make_no_difference(text in texts(), one in texts(), other in texts()) {
        let scan = Scan::of(&text);
        let [one, other] = [one, other].map(|around| {
            let mut margin = Scan::of(&around).margin;
            margin.merge(&scan.margin);
            margin
        });
        let urls = |margin| scan.urls(&text, margin).collect::<Vec<_>>();
        prop_assert!(!scan.reads_alike(one, other) || urls(one) == urls(other));
    }

    #[test]
    fn a_margin_does_not_depend_on_the_order_of_the_runs(one in texts(), other in texts(), third in texts()) {
        let margins = [one, other, third].map(|text| Scan::of(&text).margin);
        let sum = |order: [usize; 3]| {
            let mut sum = Margin::default();
            for number in order {
                sum.merge(&margins[number]);
            }
            sum
        };
        prop_assert_eq!(sum([0, 1, 2]), sum([2, 0, 1]));
        prop_assert_eq!(sum([0, 1, 2]), sum([1, 0, 2]));
    }

    #[test]
    fn malformed_addresses_lie_in_the_text(text in texts()) {
        let found = malformed_in(&text);
        assert_in_order(&found.iter().map(|malformed| malformed.span).collect::<Vec<_>>(), &text);
        for repair in found.into_iter().filter_map(|malformed| malformed.repair) {
            prop_assert_eq!(malformed(&repair).and_then(|again| again.repair), None, "{}", repair);
        }
    }

    #[test]
    fn a_key_is_its_own_key(address in texts()) {
        let key = canonical(&address);
        prop_assert_eq!(canonical(&key), key);
    }

    #[test]
    fn a_key_is_its_own_key_whatever_is_particular_about_sites(address in texts()) {
        let mut sites = Sites::default();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let own = SiteException {
            keep: names(&["utm_source", "amp"]),
            ignore: names(&["q", ""]),
            has_pages_by_fragment: true,
            host: None,
        };
        sites.add("news.example", own);
        let elsewhere = SiteException { host: Some("news.example".to_owned()), ..SiteException::default() };
        sites.add("google.com", elsewhere);
        let key = sites.canonical(&address);
        prop_assert_eq!(sites.canonical(&key), key);
    }

    #[test]
    fn what_is_plain_is_read_as_it_stands(
        address in prop_oneof![texts(), "https?://[a-z0-9.-]{1,12}\\.[a-z]{1,4}[/a-z0-9A-Z._~=,+-]{0,12}(\\?[a-z=&/.]{0,8})?"],
    ) {
        if let Some(plain) = Plain::of(&address) {
            let url = Url::parse(&address).map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert_eq!(url.host_str(), Some(plain.host));
            prop_assert_eq!(url.path().trim_start_matches('/'), plain.path.trim_start_matches('/'));
            prop_assert_eq!(url.query(), plain.query);
            prop_assert_eq!((url.port(), url.fragment()), (None, None));
            prop_assert_eq!(malformed(&address), None);
        }
    }

    #[test]
    fn what_is_stripped_once_is_gone(address in texts()) {
        let clean = without_tracking(&address);
        prop_assert_eq!(without_tracking(&clean), clean.as_ref());
        prop_assert_eq!(credentials(&without_credentials(&address)), None);
    }

    #[test]
    fn any_address_can_be_asked_anything(address in texts()) {
        if let Some(span) = trailing_punctuation(&address) {
            prop_assert_eq!(span.end.index(), address.len());
            prop_assert!(address.get(span.range()).is_some());
        }
        let _ = (private(&address), date_in(&address), slug_words(&address), host(&address));
    }
}
