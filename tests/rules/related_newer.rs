//! `related-newer`: a related article of a later day.

use super::harness::{Desk, check, check_markdown};

const RULE: &str = "related-newer";

#[test]
fn by_the_dates_in_both_urls() {
    check(
        RULE,
        "
Related article: Board Shows Contempt for Law
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ newer (2024-05-16) than this one (2023-03-12)

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba

https://ledger.example/2024/05/16/board-shows-contempt-for-law
",
    );
}

#[test]
fn a_url_right_below() {
    check(
        RULE,
        "
Published: 2023-03-12

Related article: Board Meets
                 ^^^^^^^^^^^ newer (2024-05-16)
https://ledger.example/2024/05/16/board-meets
",
    );
}

#[test]
fn by_the_archive() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Board Meets

Published: 2024-05-16

The board met.
",
        )
        .check(
            RULE,
            "
Published: 2023-03-12

Related article: Board Meets
                 ^^^^^^^^^^^ newer (2024-05-16)
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
date: 2023-03-12
related:
  - https://ledger.example/2024/05/16/board-meets
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ newer
---

The ferry stops.
",
    );
}

#[test]
fn an_older_article() {
    check(
        RULE,
        "
Published: 2024-03-12

Related article: Board Meets
https://ledger.example/2023/05/16/board-meets
",
    );
}

#[test]
fn the_same_day() {
    check(
        RULE,
        "
Published: 2024-03-12

Related article: Board Meets
https://ledger.example/2024/03/12/board-meets
",
    );
}

#[test]
fn no_date_to_compare() {
    check(
        RULE,
        "
Related article: Board Meets
https://ledger.example/2024/03/12/board-meets
",
    );
}

#[test]
fn a_month_is_no_later_day_than_a_day_of_it() {
    check(
        RULE,
        "
Published: 2024-03-12

Related article: Board Meets
https://ledger.example/2024/03/board-meets
",
    );
}

#[test]
fn a_link_in_running_text() {
    check_markdown(
        RULE,
        "
The [board](https://ledger.example/2024/05/16/board-meets) met.

Original url: https://ledger.example/2023/03/12/ferry-leaves-port-alba
",
    );
}
