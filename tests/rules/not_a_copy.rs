//! `not-a-copy`: addresses that should be archived copies and are none.

use super::harness::{check, check_markdown};

const RULE: &str = "not-a-copy";

#[test]
fn the_form_for_saving_a_page() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry
Archived url: https://web.archive.org/save/https://ledger.example/ferry
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not lead to an archived copy
",
    );
}

#[test]
fn the_list_of_all_copies() {
    check_markdown(
        RULE,
        "
The page [as it was](https://web.archive.org/web/*/https://ledger.example/ferry) said so.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ put that of the copy itself
",
    );
}

#[test]
fn a_year_s_copies() {
    check(
        RULE,
        "
See https://web.archive.org/web/2023*/ledger.example/ferry for all of them.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not lead
",
    );
}

#[test]
fn the_address_of_the_original() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
original_url: https://ledger.example/ferry
archive_url: https://www.ledger.example/ferry
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not lead
---

The ferry stops.
",
    );
}

#[test]
fn the_archive_s_first_page() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry
Archived url: https://web.archive.org/
              ^^^^^^^^^^^^^^^^^^^^^^^^ does not lead
",
    );
}

#[test]
fn copies() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry
Archived url: https://web.archive.org/web/20240312081500/https://ledger.example/ferry
",
    );
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry
Archived url: https://archive.ph/AbC12
",
    );
}

#[test]
fn an_archive_nobody_knows() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/ferry
Archived url: https://attic.newsroom.example/2024/ferry
",
    );
}

#[test]
fn the_archive_that_the_text_speaks_of() {
    check_markdown(
        RULE,
        "
Paste the address into [the form](https://web.archive.org/save) of the [archive](https://web.archive.org/).
",
    );
}

#[test]
fn a_page_that_is_called_save() {
    check(
        RULE,
        "
The guild asks all at https://pilots.example/save/the-light to sign.
",
    );
}
