//! `empty-link`: labels and links that lead nowhere.

use super::harness::{check, check_markdown};

const RULE: &str = "empty-link";

#[test]
fn a_label_with_nothing_behind_and_nothing_below() {
    check(
        RULE,
        "
Original url:
^^^^^^^^^^^^^ “Original url” has no URL

The ferry stops in May, the board said.
",
    );
}

#[test]
fn a_label_at_the_end() {
    check(
        RULE,
        "
The ferry stops in May, the board said.

Source url:
^^^^^^^^^^^ has no URL
",
    );
}

#[test]
fn a_link_without_a_destination() {
    check_markdown(
        RULE,
        "
The [minutes]() and the [law]( ).
    ^^^^^^^^^^^ leads nowhere
                        ^^^^^^^^ leads nowhere
",
    );
}

#[test]
fn an_empty_key() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
original_url:
^^^^^^^^^^^^^ has no URL
---

The ferry stops.
",
    );
}

#[test]
fn a_url_on_the_next_line_or_behind_a_blank_one() {
    check(
        RULE,
        "
Original url:
https://ledger.example/2024/03/12/ferry-stops

Source url:

https://board.example/minutes
",
    );
}

#[test]
fn a_label_with_its_url() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn brackets_without_parentheses_and_images() {
    check_markdown(
        RULE,
        "
He called it [the] ferry. ![](quay.jpg) [The law][law]

[law]: https://law.example/
",
    );
}

#[test]
fn code() {
    check_markdown(
        RULE,
        "
Write `[text]()` and fill in the rest.
",
    );
}

#[test]
fn an_empty_source_is_another_rule_s() {
    check(
        RULE,
        "
Headline: Ferry stops
Source:

The ferry stops.
",
    );
}

#[test]
fn an_address_with_underscores_is_no_emphasis() {
    check_markdown(
        RULE,
        "
Original url:
https://pedia.example/wiki/Lena_Brandt:_An_interview_with_the_%27Captain%27
",
    );
}

#[test]
fn a_label_in_bold_and_an_address_in_emphasis() {
    check_markdown(
        RULE,
        "
**Original url:** *https://ledger.example/2024/03/12/ferry-stops*
",
    );
}

#[test]
fn a_malformed_address_is_no_missing_one() {
    check(
        RULE,
        "
The ferry stops in May, the board said.

Original url:
htps://www.civicmonitor.example/2023/09/22/port-ashby-fishing-fleet-funds-vaccine-drive-a45430
",
    );
}
