//! `missing-source`: archived articles that do not say where they come from.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "missing-source";

#[test]
fn a_plain_article_with_a_related_title() {
    check(
        RULE,
        "
The ferry stops in May, the board said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ names no source and no original URL

Related article: Board Meets
",
    );
}

#[test]
fn a_plain_article_with_a_headline_label() {
    check(
        RULE,
        "
Headline: Ferry Stops
^^^^^^^^^^^^^^^^^^^^^ names no source
Published: 2024-03-12

The ferry stops in May, the board said.
",
    );
}

#[test]
fn with_a_correction() {
    check(
        RULE,
        "
The ferry stops in May, the board said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ names no source

Correction: An earlier version named another month.
",
    );
}

#[test]
fn the_first_line_is_the_place_blank_lines_aside() {
    check(
        RULE,
        "
Related article: Board Meets

The ferry stops in May, the board said.

Source: The Harbour Ledger
",
    );
}

#[test]
fn an_embargo_without_a_source() {
    check(
        RULE,
        "
Embargoed until: 2024-03-12
^^^^^^^^^^^^^^^^^^^^^^^^^^^ names no source

The ferry stops in May, the board said.
",
    );
}

#[test]
fn a_draft() {
    check(
        RULE,
        "
Ferry Stops in May

By Ines Duarte

The ferry stops in May, the board said.
",
    );
}

#[test]
fn front_matter_of_a_draft() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: 2024-03-12
author: Ines Duarte
tags: [ferry]
---

The ferry stops in May, the board said.

Correction: An earlier version named another month.
",
    );
}

#[test]
fn related_entries_alone_do_not_make_an_archived_article() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
related:
  - harbour-board
---

The ferry stops in May, the board said.

**Related posts:**

- [Board meets](board.md)
",
    );
}

#[test]
fn an_original_url_even_an_empty_one() {
    check(
        RULE,
        "
Original url:

The ferry stops in May, the board said.
",
    );
}

#[test]
fn a_source_of_every_kind() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
canonical_url: https://ledger.example/ferry
---

The ferry stops.
",
    );
}

#[test]
fn a_section_of_sources() {
    check(
        RULE,
        "
Related article: Board Meets

The ferry stops in May, the board said.

Sources

- The Harbour Ledger, 12 March 2024
",
    );
}

#[test]
fn weak_labels_in_running_text() {
    check(
        RULE,
        "
He kept a list, and this is what it said.
Note: call the board.
",
    );
}

#[test]
fn a_place_for_the_url_is_added() {
    check_fix(
        RULE,
        "
Related article: Board Meets

The ferry stops in May, the board said.
",
        "Original url",
        "
Related article: Board Meets

The ferry stops in May, the board said.

Original url: TK
",
    );
}

#[test]
fn a_suppression_alone_does_not_make_an_archived_article() {
    check(
        RULE,
        "
copydesk-ignore: wrapped-url

The ferry stops in May, the board said.
",
    );
}

#[test]
fn an_empty_key_is_another_rule_s() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source:
---

The ferry stops.
",
    );
}
