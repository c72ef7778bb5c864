//! `bad-date`: dates that cannot be read, or can be read in two ways.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "bad-date";

#[test]
fn a_day_or_a_month() {
    check(
        RULE,
        "
Published: 03/04/2023
           ^^^^^^^^^^ 2023-04-03 or 2023-03-04

The ferry stops.
",
    );
}

#[test]
fn no_day_of_the_calendar() {
    check(
        RULE,
        "
Published: 2023-02-30
           ^^^^^^^^^^ is not a date

The ferry stops.
",
    );
}

#[test]
fn a_month_that_is_none() {
    check(
        RULE,
        "
Updated: 31 Septembre 2023
         ^^^^^^^^^^^^^^^^^ is not a date

The ferry stops.
",
    );
}

#[test]
fn words_in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: soon
      ^^^^ is not a date
lastmod: 2023-13-01
         ^^^^^^^^^^ is not a date
---

The ferry stops.
",
    );
}

#[test]
fn days_written_in_full_and_in_iso() {
    check(
        RULE,
        "
Published: 12 March 2024
Updated: 2024-03-13T10:00:00+02:00

The ferry stops.
",
    );
}

#[test]
fn forms_in_use() {
    check(
        RULE,
        "
Date: Tuesday, March 12, 2024 at 10:30 a.m. EST
Updated: 12 Mar 2024, 18:02 GMT

The ferry stops.
",
    );
}

#[test]
fn a_day_above_twelve_can_be_read_in_one_way_only() {
    check(
        RULE,
        "
Published: 13/04/2023
Updated: 04/14/2023

The ferry stops.
",
    );
}

#[test]
fn a_month_or_a_year_alone() {
    check(
        RULE,
        "
Published: March 2024

The ferry stops.
",
    );
}

#[test]
fn front_matter_of_every_style() {
    check_markdown(
        RULE,
        r#"
+++
title = "Ferry stops"
date = 2024-03-12T10:00:00Z
+++

The ferry stops.
"#,
    );
}

#[test]
fn a_place_is_no_date() {
    check(
        RULE,
        "
First published by: The Harbour Ledger

The ferry stops.
",
    );
}

#[test]
fn either_reading_is_offered() {
    check_fix(
        RULE,
        "
Published: 03/04/2023

The ferry stops.
",
        "2023-04-03",
        "
Published: 2023-04-03

The ferry stops.
",
    );
}
