//! `one-way-related`: related articles that do not lead back; off by default.

use super::harness::Desk;

const RULE: &str = "one-way-related";

#[test]
fn a_related_line() {
    Desk::new("ferry.txt").with("board.txt", "Headline: Board Meets\n\nThe board met.\n").check(
        RULE,
        "
The ferry stops.

Related article: Board Meets
                 ^^^^^^^^^^^ “Board Meets” does not lead back
",
    );
}

#[test]
fn an_entry_of_a_section() {
    Desk::new("ferry.md").with("board.md", "# Board Meets\n\nThe board met.\n").check(
        RULE,
        "
The ferry stops.

# Related news

- [Board Meets](board.md)
   ^^^^^^^^^^^ name this one there, too
",
    );
}

#[test]
fn front_matter() {
    Desk::new("ferry.md").with("board.md", "# Board Meets\n\nThe board met.\n").check(
        RULE,
        "
---
title: Ferry stops
related: [board]
          ^^^^^ “Board Meets”
---

The ferry stops.
",
    );
}

#[test]
fn one_that_leads_elsewhere() {
    Desk::new("ferry.md")
        .with("board.md", "# Board Meets\n\nThe [quay](quay.md) is old.\n")
        .with("quay.md", "# The Quay\n\nIt is old.\n")
        .check(
            RULE,
            "
The ferry stops.

# Related news

- [Board Meets](board.md)
   ^^^^^^^^^^^ does not lead back
",
        );
}

#[test]
fn one_that_leads_back_by_title_or_path() {
    Desk::new("ferry.md")
        .with("board.md", "# Board Meets\n\nThe board met on [the ferry](ferry.md).\n")
        .with("quay.txt", "Headline: The Quay\n\nIt is old.\n\nRelated article: Ferry Stops in May\n")
        .check(
            RULE,
            "
# Ferry Stops in May

The ferry stops.

# Related news

- [Board Meets](board.md)
- The Quay
",
        );
}

#[test]
fn running_text() {
    Desk::new("ferry.md").with("board.md", "# Board Meets\n\nThe board met.\n").check(
        RULE,
        "
The ferry stops, as [the board](board.md) has it.
",
    );
}

#[test]
fn pages_outside_the_archive() {
    Desk::new("ferry.txt").with("board.txt", "Headline: Board Meets\n\nThe board met.\n").check(
        RULE,
        "
The ferry stops.

Related article: https://coastradio.example/2024/03/12/board-meets-again
",
    );
}

#[test]
fn a_title_that_several_have() {
    Desk::new("ferry.txt")
        .with("one.txt", "Headline: Board Meets\n\nThe board met.\n")
        .with("two.txt", "Headline: Board Meets\n\nThe board met.\n")
        .check(
            RULE,
            "
The ferry stops.

Related article: Board Meets
",
        );
}
