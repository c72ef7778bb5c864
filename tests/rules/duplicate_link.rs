//! `duplicate-link`: one address listed twice among sources or related articles.

use super::harness::{check, check_markdown};

const RULE: &str = "duplicate-link";

#[test]
fn a_source_twice() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops

Sources

- https://board.example/minutes
- https://law.example/ferries
- https://board.example/minutes
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed twice
",
    );
}

#[test]
fn the_same_page_written_in_two_ways() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops

Sources

- https://www.board.example/minutes/
- http://board.example/minutes?utm_source=mail
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed twice
",
    );
}

#[test]
fn related_links() {
    check_markdown(
        RULE,
        "
# Related articles

- [The board meets](https://ledger.example/board-meets)
- [Board meeting](https://ledger.example/board-meets)
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed twice
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
sources:
  - https://board.example/minutes
  - https://board.example/minutes
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed twice
---

The ferry stops.
",
    );
}

#[test]
fn running_text_may_link_twice() {
    check_markdown(
        RULE,
        "
The [board](https://board.example/) met. The [board](https://board.example/) left.
",
    );
}

#[test]
fn two_pages_of_one_site() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops

Sources

- https://board.example/minutes?id=1
- https://board.example/minutes?id=2
",
    );
}

#[test]
fn a_source_that_is_the_original() {
    check(
        RULE,
        "
Original url: https://ledger.example/2024/03/12/ferry-stops
Source: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn a_definition_used_twice() {
    check_markdown(
        RULE,
        "
The [board][b] met. The [board][b] left.

[b]: https://board.example/
",
    );
}

#[test]
fn entries_on_lines_of_their_own() {
    check(
        RULE,
        "
Related news

Board meets https://ledger.example/board
Board met again https://ledger.example/board
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed
",
    );
}
