//! `url-date-mismatch`: dates of publication that the original URL does not bear out.

use super::harness::{check, check_markdown};

const RULE: &str = "url-date-mismatch";

#[test]
fn another_day_of_the_month() {
    check(
        RULE,
        "
Published: 2024-03-21

The ferry stops.

Original url: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The URL is of 2024-03-12
",
    );
}

#[test]
fn another_year_in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: 2023-03-12
original_url: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ published on 2023-03-12
---

The ferry stops.
",
    );
}

#[test]
fn two_days_later() {
    check(
        RULE,
        "
Published: 14 March 2024
Original url: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The URL is of 2024-03-12
",
    );
}

#[test]
fn a_canonical_url_of_another_month() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: 2024-04-12
canonical_url: https://ledger.example/2024/mar/12/ferry-stops
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The URL is of 2024-03-12
---

The ferry stops.
",
    );
}

#[test]
fn the_day_before_or_after() {
    check(
        RULE,
        "
Published: 2024-03-13
Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
    check(
        RULE,
        "
Published: 2024-01-01
Original url: https://ledger.example/2023/12/31/ferry-stops
",
    );
}

#[test]
fn a_year_or_a_topic_in_the_url() {
    check(
        RULE,
        "
Published: 2024-03-21
Original url: https://ledger.example/world-cup-2026/ferry-stops
",
    );
}

#[test]
fn the_day_on_which_a_copy_was_made() {
    check(
        RULE,
        "
Published: 2024-03-21
Original url: https://web.archive.org/web/20240601120000/https://ledger.example/ferry-stops
",
    );
}

#[test]
fn other_articles() {
    check(
        RULE,
        "
Published: 2024-03-21

The ferry stops, as https://ledger.example/2024/03/12/ferry-stops has it.

Related article: https://ledger.example/2024/02/12/ferry-goes
",
    );
}

#[test]
fn no_date_of_publication() {
    check(
        RULE,
        "
Updated: 2024-03-21
Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}
