//! `conflicting-original`: two different addresses of the first publication.

use super::harness::{check, check_markdown};

const RULE: &str = "conflicting-original";

#[test]
fn two_labels() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops

The ferry stops in May.

Originally published at: https://gazette.example/ferry-stops-in-may
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ second original URL
",
    );
}

#[test]
fn two_keys_of_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
original_url: https://ledger.example/ferry-stops
canonical_url: https://gazette.example/ferry
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ second original URL
---

The ferry stops.
",
    );
}

#[test]
fn a_key_and_a_label() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
original_url: https://ledger.example/ferry-stops
---

Original url: https://gazette.example/ferry
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ second original URL

The ferry stops.
",
    );
}

#[test]
fn each_further_one() {
    check(
        RULE,
        "
Original url: https://ledger.example/ferry-stops
Original url: https://gazette.example/ferry
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ second
Source url: https://star.example/ferry
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ second
",
    );
}

#[test]
fn the_same_address_twice_whatever_its_spelling() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops
Source url: http://www.ledger.example/2024/03/12/ferry-stops/
",
    );
}

#[test]
fn an_archived_copy_is_the_same_article() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops
Original url: https://web.archive.org/web/20240313000000/https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn a_related_address_is_another_matter() {
    check(
        RULE,
        "
Related article: Board Meets
https://ledger.example/2024/03/10/board-meets

Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn a_url_below_that_belongs_to_nobody() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops

https://gazette.example/another-story
",
    );
}
