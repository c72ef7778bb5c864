//! `tracking-parameters`: what says who shared a URL, not where it leads.

use super::harness::{Desk, check, check_markdown, check_safe_fix};

const RULE: &str = "tracking-parameters";

#[test]
fn a_campaign_in_a_field_and_in_prose() {
    check(
        RULE,
        "
Original url: https://ledger.example/ferry?utm_source=mail&utm_medium=post
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters

The minutes are at https://board.example/minutes?id=4&fbclid=abc now.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
",
    );
}

#[test]
fn a_link_and_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: https://ledger.example/ferry?gclid=1
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
---

The [law](https://law.example/?utm_campaign=x) says so.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
",
    );
}

#[test]
fn parameters_that_choose_the_page() {
    check(
        RULE,
        "
Original url: https://ledger.example/story?id=2491&page=2
",
    );
}

#[test]
fn a_word_in_the_path() {
    check(
        RULE,
        "
See https://ledger.example/utm_source/fbclid and https://ledger.example/#utm_source.
",
    );
}

#[test]
fn a_name_that_only_begins_so() {
    check(
        RULE,
        "
See https://ledger.example/?utmost=1&gclids=2 for the rest.
",
    );
}

#[test]
fn the_rest_of_the_query_stays() {
    check_safe_fix(
        RULE,
        "
Original url: https://board.example/minutes?utm_source=mail&id=4&utm_medium=post#top
",
        "
Original url: https://board.example/minutes?id=4#top
",
    );
}

#[test]
fn in_a_link_of_markdown() {
    Desk::new("article.md").check_safe_fix(
        RULE,
        "
The [law](https://law.example/?utm_campaign=x) says so.
",
        "
The [law](https://law.example/) says so.
",
    );
}

#[test]
fn a_related_address_and_a_source() {
    check(
        RULE,
        "
Related link: https://ledger.example/board?utm_source=mail
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
Source url: https://board.example/minutes?msclkid=1
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
",
    );
}

#[test]
fn a_reference_definition() {
    check_markdown(
        RULE,
        "
The [law][law] says so.

[law]: https://law.example/?utm_medium=post
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tracking parameters
",
    );
}

#[test]
fn code() {
    check_markdown(
        RULE,
        "
Write `https://law.example/?utm_medium=post` and it counts.
",
    );
}
