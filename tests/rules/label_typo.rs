//! `label-typo`: labels that are misspelt.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "label-typo";

#[test]
fn a_letter_left_out() {
    check(
        RULE,
        "
The ferry stops.

Orignal url: https://ledger.example/ferry
^^^^^^^^^^^ Did you mean “Original url”?
",
    );
}

#[test]
fn letters_exchanged_with_the_url_on_the_next_line() {
    check(
        RULE,
        "
The ferry stops.

Original ulr:
^^^^^^^^^^^^ “Original url”
https://ledger.example/ferry
",
    );
}

#[test]
fn between_other_labels() {
    check(
        RULE,
        "
The ferry stops.

Related article: Board Meets
Realted article: Board Meets Again
^^^^^^^^^^^^^^^ “Related article”
Correcton: The board met on Tuesday, 12 March.
^^^^^^^^^ “Correction”
",
    );
}

#[test]
fn in_a_header_without_fences() {
    check(
        RULE,
        "
Headilne: Ferry Stops
^^^^^^^^ “Headline”
Published: 2024-03-12
Source: Harbour Ledger

The ferry stops.
",
    );
}

#[test]
fn stressed_in_markdown() {
    check_markdown(
        RULE,
        "
The ferry stops.

**Orignal url:** https://ledger.example/ferry
  ^^^^^^^^^^^ “Original url”
",
    );
}

#[test]
fn it_is_corrected_in_its_own_capitals() {
    check_fix(
        RULE,
        "
The ferry stops.

orignal url: https://ledger.example/ferry
",
        "Change to “original url”",
        "
The ferry stops.

original url: https://ledger.example/ferry
",
    );
}

#[test]
fn labels_and_other_words() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry

Publisher: Harbour Ledger

Headlines: none today

Posted in: Harbour, Ferry
",
    );
}

#[test]
fn speech_and_lists() {
    check(
        RULE,
        "
Clinton: We will rebuild.

Correspondent: When?

The options: sell, or wait.
",
    );
}

#[test]
fn in_the_middle_of_prose() {
    check(
        RULE,
        "
The board published a list of all complaints, among them this one from a
Correcton: a small town whose ferry has not come since the spring.
",
    );
}

#[test]
fn keys_of_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
orignal url: none
---

The ferry stops.
",
    );
}
