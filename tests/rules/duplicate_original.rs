//! `duplicate-original`: two files of one article.

use super::harness::Desk;

const RULE: &str = "duplicate-original";

const FERRY: &str = "
Headline: Ferry Stops in May

The ferry stops.

Original url: https://ledger.example/2024/03/12/ferry-stops
";

#[test]
fn the_second_file() {
    Desk::new("ferry.txt").with("archive.txt", FERRY).check(
        RULE,
        "
The ferry stops in May.

Original url: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “archive.txt” has the same original URL
",
    );
}

#[test]
fn the_same_page_written_otherwise() {
    Desk::new("ferry.txt").with("archive.txt", FERRY).check(
        RULE,
        "
The ferry stops in May.

Original url: http://www.ledger.example/2024/03/12/ferry-stops/?utm_source=mail
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ keep one of the two files
",
    );
}

#[test]
fn in_front_matter() {
    Desk::new("ferry.md").with("archive.txt", FERRY).check(
        RULE,
        "
---
title: Ferry stops
canonical_url: https://ledger.example/2024/03/12/ferry-stops
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “archive.txt”
---

The ferry stops.
",
    );
}

#[test]
fn of_three_files_each_but_the_first() {
    Desk::new("ferry.txt").with("archive.txt", FERRY).with("board.txt", FERRY).check(
        RULE,
        "
The ferry stops in May.

Original url: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “archive.txt”
",
    );
}

#[test]
fn the_first_file() {
    Desk::new("ferry.txt").with("quay.txt", FERRY).check(
        RULE,
        "
The ferry stops in May.

Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn another_page_of_the_same_name() {
    Desk::new("ferry.txt").with("archive.txt", FERRY).check(
        RULE,
        "
The ferry stops in May.

Original url: https://ledger.example/2025/03/12/ferry-stops
",
    );
}

#[test]
fn a_link_to_the_other_file() {
    Desk::new("ferry.txt").with("archive.txt", FERRY).check(
        RULE,
        "
The ferry sails again.

Related article: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn a_file_alone() {
    Desk::new("ferry.txt").with("archive.txt", "The board met.\n").check(
        RULE,
        "
The ferry stops in May.

Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}
