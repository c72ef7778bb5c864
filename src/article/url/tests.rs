//! URLs and their wraps as articles have them.

use super::{FoundUrl, Margin, Scan};

/// The URLs of a text, its runs of lines scanned one by one.
fn urls(text: &str) -> Vec<(usize, FoundUrl)> {
    let mut runs = Vec::new();
    let mut start = 0;
    for run in text.split("\n\n") {
        runs.push((start, run, Scan::of(run)));
        start += run.len() + 2;
    }
    let mut margin = Margin::default();
    for (_, _, scan) in &runs {
        margin.merge(&scan.margin);
    }
    let of_run = |(start, run, scan): &(usize, &str, Scan)| {
        scan.urls(run, margin).map(|url| (*start, url)).collect::<Vec<_>>()
    };
    runs.iter().flat_map(of_run).collect()
}

/// The addresses that a text has, joined where a wrap has cut them.
fn addresses(text: &str) -> Vec<String> {
    urls(text).into_iter().map(|(start, url)| url.address(&text[start..]).into_owned()).collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(addresses(text), expected, "in\n{text}");
}

mod in_a_line {
    use super::check;

    #[test]
    fn punctuation_around_a_url_belongs_to_the_sentence() {
        check(
            "Read https://news.example/dam, then (https://news.example/port).",
            &["https://news.example/dam", "https://news.example/port"],
        );
        check(
            "“See https://news.example/dam!” she wrote… https://news.example/a…",
            &["https://news.example/dam", "https://news.example/a"],
        );
        check("The site news.example and www.news.example's editor", &["www.news.example"]);
        check(
            "**https://news.example/bold** and _https://news.example/it_",
            &["https://news.example/bold", "https://news.example/it"],
        );
    }

    #[test]
    fn brackets_that_a_url_opens_are_its_own() {
        check("https://wiki.example/Dam_(1954)", &["https://wiki.example/Dam_(1954)"]);
        check("(https://wiki.example/Dam_(1954))", &["https://wiki.example/Dam_(1954)"]);
        check(
            "[map](https://maps.example/a)[list](https://maps.example/b)",
            &["https://maps.example/a", "https://maps.example/b"],
        );
    }

    #[test]
    fn every_part_of_an_address_is_found() {
        for address in [
            "http://user:pass@news.example:8080/a?b=c&d#e",
            "http://[2001:db8::1]:80/index.html",
            "ftp://files.example/a.txt",
            "https://пресса.example/дом?что=да",
            "https://news.example/a#:~:text=the%20dam",
            "HTTPS://NEWS.EXAMPLE/A",
            "mailto:desk@news.example",
            "http://localhost:3000/draft",
        ] {
            check(&format!("At {address} it stands."), &[address]);
        }
    }

    #[test]
    fn a_url_ends_before_what_no_url_has() {
        for behind in ["\u{ad}b", "\u{200b}b", "\u{2060}b", "」と", "。", "”", "<br>", "\u{202c}", "\u{a0}b"]
        {
            check(&format!("https://news.example/a{behind}"), &["https://news.example/a"]);
        }
    }

    #[test]
    fn urls_that_are_listed_without_blanks_are_several() {
        for mark in [",", ";", "|", "—", " – ", ", "] {
            let text = format!(
                "See https://news.example/a{mark}http://news.example/b,c;d{mark}https://news.example/e today."
            );
            check(&text, &["https://news.example/a", "http://news.example/b,c;d", "https://news.example/e"]);
        }
        for whole in [
            "https://web.archive.org/web/2024/https://news.example/a",
            "https://news.example/share?u=http://other.example/b",
            "https://news.example/a,b;c|d",
            "https://news.example/a,http:b",
        ] {
            check(&format!("See {whole} today."), &[whole]);
        }
    }

    #[test]
    fn words_that_look_like_addresses_are_none() {
        check("Moved from http:// to https:// in May; www. is gone, www.news too: awww.news.example", &[]);
        check("12:30 a.m., ratio 3:1, s://x, C://dir and note:this", &[]);
    }
}

mod across_lines {
    use super::{addresses, check, urls};

    #[test]
    fn digits_alone_below_a_full_line_are_the_end_of_the_slug() {
        let text = "\
The harbour board said on Monday that the dredger would sail without a pilot until a new one is found.

Original url:
https://www.northquay.example/2023/03/04/harbour-boards-dredger-sails-without-a-pilot-until-may-a71
2044

https://www.northquay.example/2023/05/30/dredger-runs-aground-off-the-north-mole-with-nobody-on-the-bridge

The board has advertised for a pilot three times, most lately in the spring, and heard from nobody
who holds the licence.";
        assert_eq!(
            addresses(text),
            [
                "https://www.northquay.example/2023/03/04/harbour-boards-dredger-sails-without-a-pilot-until-may-a712044",
                "https://www.northquay.example/2023/05/30/dredger-runs-aground-off-the-north-mole-with-nobody-on-the-bridge",
            ]
        );
    }

    #[test]
    fn the_pieces_leave_out_what_the_wrap_put_in() {
        for (text, pieces) in [
            ("> https://news.example/port-\n> authority-asks-for-bids", 2),
            ("   https://news.example/port-  \n     authority-asks-for-bids", 2),
            ("https://news.example/port-auth\\\nority-asks-for-bids", 2),
            ("https://news.example/port-auth\u{ad}\nority-asks-for-bids", 2),
            ("<https://news.example/port\n-authority\n-asks-for-bids>", 3),
            ("https://\r\nnews.example/port-authority-asks-for-bids", 2),
        ] {
            let found = urls(text);
            assert_eq!(found.len(), 1, "{text}");
            let url = &found[0].1;
            assert_eq!(url.spans.len(), pieces, "{text}");
            let joined: String = url.spans.iter().map(|span| span.of(text)).collect();
            assert_eq!(url.address(text), joined);
            assert!(joined.ends_with("-asks-for-bids") && !joined.contains(['\\', ' ', '>']), "{joined}");
        }
    }

    #[test]
    fn a_quote_mark_may_be_lost_on_the_way() {
        check(
            ">> See the notes of the weather desk:\n>> https://news.example/2001/05/10/na/gales_w\n_2.html\n>>\n>> It is late.",
            &["https://news.example/2001/05/10/na/gales_w_2.html"],
        );
    }

    #[test]
    fn the_rest_of_an_articles_number_is_known_by_its_length() {
        let prose =
            "The council met for the third time this week and again found no way to pay for it.\nNone.\n\n";
        let head = "https://veldpost.example/1998/inclusive-procurement-a4";
        check(&format!("{prose}{head}\n5315\n"), &[&format!("{head}5315")]);
        for below in ["531", "53150", "5315 were built"] {
            assert_eq!(addresses(&format!("{prose}{head}\n{below}\n"))[0], head, "before {below}");
        }
        check(
            &format!("{prose}https://veldpost.example/1998/on-the-a412\n5315\n"),
            &["https://veldpost.example/1998/on-the-a412"],
        );
    }

    #[test]
    fn a_wrap_may_fall_anywhere() {
        let prose =
            "The council met for the third time this week and again found no way to pay for it.\nNone.\n\n";
        for (upper, lower) in [
            (
                "https://veldpost.example/politics/2011/03/county-commission-puts-off-its-vote-",
                "on-paying.html",
            ),
            ("https://veldpost.example/search.php?edition=morning&title=Market%20Hall%20Burns&", "page=3"),
            (
                "https://veldpost.example/search.php?edition=morning&title=Market%20Hall%20Burns%2",
                "0Again&page=3",
            ),
            ("https://veldpost.example/search.php?edition=morning&title=Market-Hall&id=81&page=", "208"),
            (
                "https://veldpost.example/politics/local/2011/03/the-commission-has-put-off-its-v",
                "ote-again.html",
            ),
            ("https://veldpost.example/politics/local/2011/03/the-commission-puts-off-vote.ht", "ml"),
            (
                "https://veldpost.example/politics/local/2011/03/the-commission-puts-off-its-vote",
                "/story.html",
            ),
            (
                "http://press-office.of.the.county.commission.of.the.district.of.veldmark-north.",
                "example/vote",
            ),
        ] {
            check(&format!("{prose}{upper}\n{lower}"), &[&format!("{upper}{lower}")]);
        }
    }

    #[test]
    fn an_archived_address_goes_on_behind_the_archives_own() {
        check(
            "https://web.archive.org/web/20190104081500/\nhttps://veldpost.example/news/channel/",
            &["https://web.archive.org/web/20190104081500/https://veldpost.example/news/channel/"],
        );
    }

    #[test]
    fn soft_breaks_of_quoted_printable_are_joined_and_no_others() {
        check(
            "The group meets on the ninth and asks =\nthat members read the draft. The map =\nis short: \
             https://residents.example/draft-plan-for-th=\ne-old-cannery\n12044",
            &["https://residents.example/draft-plan-for-the-old-cannery"],
        );
    }

    #[test]
    fn what_follows_a_whole_url_is_let_alone() {
        let url = "https://www.aldinpost.example/news/article/harbour-cranes-stand-still-again";
        for below in [
            "2 October 2019, 06:40",
            "2019-10-02",
            "Published: May 2019",
            "Two cranes in the container port have stood still since Sunday because",
            "and a copy was sent to the committee, which has met twice since",
            "half-finished, and without the maps that were lost between two offices",
            "desk@aldinpost.example",
            "- Another story",
            "[2] https://www.aldinpost.example/another",
            "12. Council watch on the hearing",
            "“We are glad,” she said.",
            "stable/updates main",
            "// weather room",
            "77120",
        ] {
            let text = format!(
                "{url}\n{below}\nThe ministry said on Monday that it would not comment on the cranes or on their owners.\nIt did."
            );
            assert_eq!(addresses(&text)[0], url, "before {below:?}");
        }
    }

    #[test]
    fn a_blank_line_ends_every_url() {
        check("https://news.example/port-\n\nauthority-asks", &["https://news.example/port-"]);
        check("https://news.example/port-\n> \u{200b}\n> authority-asks", &["https://news.example/port-"]);
    }

    #[test]
    fn a_host_that_ends_its_sentence_is_whole() {
        check("It is at https://news.example.\nhalf-finished, but there.", &["https://news.example"]);
        check(
            "It is at https://news.\nexample/half-finished, but there.",
            &["https://news.example/half-finished"],
        );
    }

    #[test]
    fn a_dash_behind_a_url_is_no_hyphen_of_it() {
        let text = "\
Several of you wrote that the page showed nothing but a picture of a
dog. Look again at https://proofguild.example/join-
the dog is gone and the form is back.";
        assert_eq!(urls(text)[0].1.spans.len(), 1);
    }
}
