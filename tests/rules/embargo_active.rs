//! `embargo-active`: articles that are not to be published yet.

use copydesk::article::Date;

use super::harness::{Desk, check};

const RULE: &str = "embargo-active";

fn desk(path: &'static str) -> Desk {
    Desk::new(path).at(Date { year: 2024, month: 3, day: 12 }, 9)
}

#[test]
fn until_a_day_to_come() {
    desk("ferry.txt").check(
        RULE,
        "
Embargoed until: 14 March 2024
                 ^^^^^^^^^^^^^ Embargoed until 14 March 2024

The ferry will be sold.
",
    );
}

#[test]
fn until_an_hour_to_come() {
    desk("ferry.txt").check(
        RULE,
        "
Headline: Ferry to be sold
Embargo: 09:30 GMT, Tuesday 12 March
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ do not publish it before

The ferry will be sold.
",
    );
}

#[test]
fn in_another_zone() {
    desk("ferry.md").check(
        RULE,
        "
---
title: Ferry to be sold
embargo: 2024-03-12T08:00:00-05:00
         ^^^^^^^^^^^^^^^^^^^^^^^^^ Embargoed until
---

The ferry will be sold.
",
    );
}

#[test]
fn without_a_year() {
    desk("ferry.txt").check(
        RULE,
        "
Embargoed until: noon, March 13
                 ^^^^^^^^^^^^^^ noon, March 13

The ferry will be sold.
",
    );
}

#[test]
fn until_a_day_gone_by() {
    desk("ferry.txt").check(
        RULE,
        "
Embargoed until: 11 March 2024

The ferry will be sold.
",
    );
}

#[test]
fn until_an_hour_gone_by() {
    desk("ferry.txt").check(
        RULE,
        "
Embargoed until: 12 March 2024, 09:30 CET

The ferry will be sold.
",
    );
}

#[test]
fn the_day_itself() {
    desk("ferry.txt").check(
        RULE,
        "
Embargoed until: 12 March 2024

The ferry will be sold.
",
    );
}

#[test]
fn no_day_and_no_clock() {
    desk("ferry.txt").check(
        RULE,
        "
For immediate release:

The ferry will be sold.
",
    );
    check(
        RULE,
        "
Embargoed until: 14 March 2999

The ferry will be sold.
",
    );
}

#[test]
fn an_embargo_that_the_text_speaks_of() {
    desk("ferry.txt").check(
        RULE,
        "
The embargo on arms ends on 14 March 2024, the council said.
",
    );
}
