//! `missing-field`: archived articles without headline or date.

use super::harness::{Desk, check, check_fix, check_markdown};

const RULE: &str = "missing-field";

#[test]
fn neither_headline_nor_date() {
    check(
        RULE,
        "
The ferry stops in May, the board said, and nobody knows when it will come back.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no headline and no date

Source: The Harbour Ledger
",
    );
}

#[test]
fn no_date() {
    check(
        RULE,
        "
Ferry Stops in May
^^^^^^^^^^^^^^^^^^ has no date

The ferry stops in May, the board said.

Source: The Harbour Ledger
",
    );
}

#[test]
fn no_headline() {
    check(
        RULE,
        "
Published: 2024-03-12
^^^^^^^^^^^^^^^^^^^^^ has no headline
Source: The Harbour Ledger

The ferry stops in May, the board said.
",
    );
}

#[test]
fn front_matter_with_a_source() {
    check_markdown(
        RULE,
        "
---
^^^ has no date
title: Ferry stops
source: The Harbour Ledger
---

The ferry stops.
",
    );
}

#[test]
fn the_original_url_tells_both_so_that_it_is_information() {
    check(
        RULE,
        "
The ferry stops in May, the board said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info: no headline and no date

Original url: https://ledger.example/2024/03/12/ferry-stops-in-may
",
    );
}

#[test]
fn a_url_without_a_day_does_not() {
    check(
        RULE,
        "
The ferry stops in May, the board said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no headline and no date

Original url: https://ledger.example/news/ferry-stops-in-may
",
    );
}

#[test]
fn a_headline_may_end_in_a_stop() {
    check(
        RULE,
        "
Island Ferry Leaves Port Alba With New Captain.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ has no date

The ferry left on Sunday, the board said.

Source: The Harbour Ledger
",
    );
}

#[test]
fn both_are_there() {
    check(
        RULE,
        "
Ferry Stops in May

Published: 2024-03-12

The ferry stops in May, the board said.

Source: The Harbour Ledger
",
    );
}

#[test]
fn both_are_there_in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
pubDate: 2024-03-12
original_url: https://ledger.example/ferry
---

The ferry stops.
",
    );
}

#[test]
fn a_draft() {
    check(
        RULE,
        "
The ferry stops in May, the board said.
",
    );
}

#[test]
fn a_draft_with_front_matter() {
    check_markdown(
        RULE,
        "
---
tags: [ferry]
---

The ferry stops.
",
    );
}

#[test]
fn above_the_text_with_the_day_that_the_url_tells() {
    check_fix(
        RULE,
        "
The ferry stops in May, the board said.

Original url: https://ledger.example/2024/03/12/ferry-stops-in-may
",
        "Add the headline and the date",
        "
Headline: TK
Published: 2024-03-12

The ferry stops in May, the board said.

Original url: https://ledger.example/2024/03/12/ferry-stops-in-may
",
    );
}

#[test]
fn below_the_headline() {
    check_fix(
        RULE,
        "
Ferry Stops in May

The ferry stops in May, the board said.

Source: The Harbour Ledger
",
        "Add the date",
        "
Ferry Stops in May

Published: TK

The ferry stops in May, the board said.

Source: The Harbour Ledger
",
    );
}

#[test]
fn into_front_matter() {
    Desk::new("article.md").check_fix(
        RULE,
        "
---
title: Ferry stops
source: The Harbour Ledger
---

The ferry stops.
",
        "Add the date",
        "
---
date: TK
title: Ferry stops
source: The Harbour Ledger
---

The ferry stops.
",
    );
}

#[test]
fn lines_end_as_those_of_the_file_do() {
    let before = "The ferry stops.\r\n\r\nSource: Harbour Ledger\r\nRelated article: Board Meets\r\n";
    let after = format!("Headline: TK\r\nPublished: TK\r\n\r\n{before}");
    Desk::new("article.txt").check_fix(RULE, before, "Add the headline", &after);
}
