//! `weekday-mismatch`: days that were other days of the week.

use super::harness::{check, check_markdown};

const RULE: &str = "weekday-mismatch";

#[test]
fn a_day_with_its_year() {
    check(
        RULE,
        "
The ferry was sold on Tuesday, 17 September 2023, the board said.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ 17 September 2023 was a Sunday
",
    );
    check(
        RULE,
        "
The ferry was sold on 17 September 2023, a Tuesday, the board said.
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 17 September 2023 was a Sunday
",
    );
}

#[test]
fn a_day_in_the_article_s_own_year() {
    check(
        RULE,
        "
Published: 2024-03-14

The board met on Monday, March 12, and said nothing.
                 ^^^^^^^^^^^^^^^^ 12 March 2024 was a Tuesday
",
    );
}

#[test]
fn a_day_of_the_year_before() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/01/03/board-meets

The board met on Friday, 28
                 ^^^^^^^^^^
December, and said nothing.
^^^^^^^^ 28 December 2023 was a Thursday
",
    );
}

#[test]
fn one_end_of_a_range() {
    check(
        RULE,
        "
The quay is closed from Friday to Monday, 15-17 September 2023.
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 17 September 2023 was a Sunday
",
    );
}

#[test]
fn the_date_of_publication() {
    check(
        RULE,
        "
The ferry stops.

Published: Wed, 14 March 2023
           ^^^^^^^^^^^^^^^^^^ was a Tuesday
",
    );
    check_markdown(
        RULE,
        "
---
title: Ferry stops
pubDate: Mon, 17 Sep 2023 10:00:00 +0000
         ^^^^^^^^^^^^^^^^ was a Sunday
---

The ferry stops.
",
    );
}

#[test]
fn days_that_go_together() {
    check(
        RULE,
        "
Published: 2024-03-14

The board met on Tuesday, March 12, and on Sunday, 17 September 2023 (a Sunday). It meets again from Friday to
Sunday, 15–17 March, or on Thursday, 2 January.
",
    );
}

#[test]
fn no_year_and_no_date_of_its_own() {
    check(
        RULE,
        "
The board met on Monday, March 12, and said nothing.
",
    );
}

#[test]
fn another_year_in_the_same_paragraph() {
    check(
        RULE,
        "
Published: 2024-03-14

In 1998 the board met on Thursday, March 12, for the first time.
",
    );
}

#[test]
fn quotes() {
    check(
        RULE,
        "
“It was Tuesday, 17 September 2023,” Lena Brandt said.
",
    );
    check_markdown(
        RULE,
        "
> It was Tuesday, 17 September 2023.
",
    );
}

#[test]
fn a_newspaper_and_its_date() {
    check(
        RULE,
        "
The Sunday Times, 12 March 2024, and The Sun, 12 March 2024, had the story.
",
    );
}

#[test]
fn days_of_the_old_calendar() {
    check(
        RULE,
        "
They marched on Sunday, 9 January 1905, by the calendar of their country.
",
    );
}
