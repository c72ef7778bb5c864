//! `url-shortener`: URLs that hide where they lead.

use super::harness::{check, check_markdown};

const RULE: &str = "url-shortener";

#[test]
fn in_running_text() {
    check(
        RULE,
        "
The board put the vote off, see https://bit.ly/3fErry for its letter.
                                ^^^^^^^^^^^^^^^^^^^^^ “bit.ly” hides where this leads
",
    );
}

#[test]
fn behind_the_words_of_a_link() {
    check_markdown(
        RULE,
        "
The board [put it off](http://tinyurl.com/ferry-vote).
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ put the whole URL
",
    );
}

#[test]
fn as_a_source() {
    check(
        RULE,
        "
The ferry stops.

Source: https://ow.ly/AbC12
        ^^^^^^^^^^^^^^^^^^^ “ow.ly”
",
    );
}

#[test]
fn in_front_matter_and_in_other_capitals() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: https://WWW.Bit.ly/3fErry
        ^^^^^^^^^^^^^^^^^^^^^^^^^ “bit.ly”
---

The ferry stops.
",
    );
}

#[test]
fn short_forms_that_name_what_they_lead_to() {
    check(
        RULE,
        "
The film is at https://youtu.be/dQw4w9WgXcQ, the study at https://doi.org/10.1000/182.
",
    );
}

#[test]
fn hosts_that_merely_look_short() {
    check(
        RULE,
        "
See https://orbit.ly.example/3fErry and https://bit.ly.example/3fErry.
",
    );
}

#[test]
fn the_service_itself() {
    check_markdown(
        RULE,
        "
The office uses [Bitly](https://bit.ly/) for its posters.
",
    );
}

#[test]
fn whole_urls() {
    check(
        RULE,
        "
The board put the vote off, see https://ledger.example/t.co/vote.
",
    );
}

#[test]
fn in_a_quote_and_in_a_post_that_was_copied() {
    check_markdown(
        RULE,
        "
The museum wrote: “Please take this survey: <https://bit.ly/1xZT3xe>, it is short.”
                                             ^^^^^^^^^^^^^^^^^^^^^^ hint: “bit.ly”

> Sign up at https://bit.ly/1xZT3xe today.
             ^^^^^^^^^^^^^^^^^^^^^^ hint: “bit.ly”

The ferry is sold! https://t.co/daC7Qr7ZhZ was what the mayor posted.
                   ^^^^^^^^^^^^^^^^^^^^^^^ hint: “t.co”
",
    );
}

#[test]
fn as_a_source_it_was_copied_on_purpose() {
    check(
        RULE,
        "
The ferry stops.

Source: https://t.co/daC7Qr7ZhZ
        ^^^^^^^^^^^^^^^^^^^^^^^ “t.co”
",
    );
}
