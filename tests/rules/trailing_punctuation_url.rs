//! `trailing-punctuation-url`: a sentence's mark that became part of a URL.

use super::harness::{check, check_markdown, check_safe_fix};

const RULE: &str = "trailing-punctuation-url";

#[test]
fn a_stop_behind_the_url_of_a_field() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ends in “.”
",
    );
}

#[test]
fn a_comma_on_the_line_below_its_label() {
    check(
        RULE,
        "
Original url:
https://ledger.example/2024/03/12/ferry-stops,
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ends in “,”
",
    );
}

#[test]
fn the_destination_of_a_link_and_of_a_definition() {
    check_markdown(
        RULE,
        "
The [minutes](https://board.example/minutes.) and the [law][law].
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ends in “.”

[law]: https://law.example/2024;
       ^^^^^^^^^^^^^^^^^^^^^^^^^ ends in “;”
",
    );
}

#[test]
fn a_value_of_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: https://ledger.example/ferry.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ends in “.”
---

The ferry stops.
",
    );
}

#[test]
fn in_prose_the_mark_is_the_sentence_s() {
    check(
        RULE,
        "
The minutes are at https://board.example/minutes. The law is at https://law.example/2024,
and the rest (https://board.example/rest) follows.
",
    );
}

#[test]
fn an_address_that_ends_a_bibliography_s_entry() {
    check(
        RULE,
        "
Okoro, T. The Ferries of the North. Alba College, 2024.
https://papers.alba.example/ferries05.
",
    );
}

#[test]
fn a_text_fragment_may_end_in_anything() {
    check_markdown(
        RULE,
        "
The [law](https://law.example/2024#:~:text=no%20ferry.) says so.
",
    );
}

#[test]
fn brackets_that_belong_to_the_url() {
    check_markdown(
        RULE,
        "
See [the strait](https://wiki.example/Strait_(water)) and [the list](https://wiki.example/List).
",
    );
}

#[test]
fn a_url_that_ends_in_a_slash() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/
",
    );
}

#[test]
fn the_mark_is_left_out() {
    check_safe_fix(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops.
",
        "
Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}
