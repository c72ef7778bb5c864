//! `updated-before-published`: dates in the wrong order.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "updated-before-published";

#[test]
fn labels() {
    check(
        RULE,
        "
Published: 2024-03-14
Updated: 2024-03-12
         ^^^^^^^^^^ before it was published (2024-03-14)

The ferry stops.
",
    );
}

#[test]
fn front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: 2024-03-14
lastmod: 2024-03-12
         ^^^^^^^^^^ before it was published
---

The ferry stops.
",
    );
}

#[test]
fn written_in_words() {
    check(
        RULE,
        "
Published: 14 March 2024
Last updated: March 12, 2024
              ^^^^^^^^^^^^^^ before it was published

The ferry stops.
",
    );
}

#[test]
fn the_update_first() {
    check(
        RULE,
        "
Updated: 2024-03-12
         ^^^^^^^^^^ before it was published
Published: 2024-03-14

The ferry stops.
",
    );
}

#[test]
fn in_order_or_on_one_day() {
    check(
        RULE,
        "
Published: 2024-03-12T18:00:00Z
Updated: 2024-03-12T10:00:00Z

The ferry stops.
",
    );
}

#[test]
fn later() {
    check(
        RULE,
        "
Published: 2024-03-12
Updated: 2024-03-14

The ferry stops.
",
    );
}

#[test]
fn one_of_them_only() {
    check(
        RULE,
        "
Updated: 2024-03-12

The ferry stops.
",
    );
}

#[test]
fn one_that_cannot_be_read() {
    check(
        RULE,
        "
Published: 03/04/2024
Updated: 2024-03-12

The ferry stops.
",
    );
}

#[test]
fn the_two_are_exchanged() {
    check_fix(
        RULE,
        "
Published: 14 March 2024
Updated: 2024-03-12

The ferry stops.
",
        "Exchange",
        "
Published: 2024-03-12
Updated: 14 March 2024

The ferry stops.
",
    );
}
