//! `incomplete-correction`: corrections that do not say what, or when.

use super::harness::{check, check_markdown};

const RULE: &str = "incomplete-correction";

#[test]
fn nothing_behind_the_label() {
    check(
        RULE,
        "
The ferry stops.

Correction:
^^^^^^^^^^^ has no text
",
    );
}

#[test]
fn a_date_and_nothing_else() {
    check(
        RULE,
        "
The ferry stops.

Correction: 14 March 2024
^^^^^^^^^^^ has no text
",
    );
}

#[test]
fn no_date() {
    check_markdown(
        RULE,
        "
The ferry stops.

*Correction:* An earlier version gave the wrong number of passengers.
^^^^^^^^^^^^^ has no date
",
    );
}

#[test]
fn a_key_without_value() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
correction:
^^^^^^^^^^^ has no text
---

The ferry stops.
",
    );
}

#[test]
fn an_empty_label_above_the_article() {
    check(
        RULE,
        "
Headline: Ferry Stops in May
Correction:
^^^^^^^^^^^ has no text

The ferry stops in May, the board said on Friday.
",
    );
}

#[test]
fn text_and_date() {
    check(
        RULE,
        "
The ferry stops.

Correction: On 14 March 2024 the number of passengers was corrected.
",
    );
    check(
        RULE,
        "
The ferry stops.

Correction (14 March): An earlier version gave the wrong number of passengers.

Clarification: 2024-03-14: The board has seven members, one of whom has no vote.
",
    );
}

#[test]
fn the_date_of_the_update() {
    check(
        RULE,
        "
Published: 2024-03-12
Updated: 2024-03-14

The ferry stops.

Correction: An earlier version gave the wrong number of passengers.
",
    );
}

#[test]
fn text_on_the_next_line() {
    check(
        RULE,
        "
The ferry stops.

Correction:
On March 14 the number of passengers was corrected.
",
    );
}

#[test]
fn text_below_at_the_end() {
    check(
        RULE,
        "
The ferry stops.

Correction:

On March 14 the number of passengers was corrected.
",
    );
}

#[test]
fn a_correction_that_the_text_speaks_of() {
    check(
        RULE,
        "
The board asked for a correction. It was printed the next day.
",
    );
}
