//! `uncredited-agency`: agency copy, and no word that it is.

use super::harness::{Desk, check, check_markdown};

const RULE: &str = "uncredited-agency";

#[test]
fn a_dateline_with_an_agency() {
    check(
        RULE,
        "
MOSCOW, Sept 17 (Reuters) - The bridge was opened on Sunday.
                 ^^^^^^^ add “Source: Reuters”
",
    );
}

#[test]
fn below_a_headline_and_a_byline() {
    check(
        RULE,
        "
Bridge Opens in Moscow

By Ines Duarte

MOSCOW (AFP) — The bridge was opened on Sunday.
        ^^^ add “Source: AFP”

Original url: https://ledger.example/2023/09/17/bridge
",
    );
}

#[test]
fn below_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Bridge Opens
date: 2023-09-17
---

LONDON, Sept 17 (Reuters) - The bridge was opened on Sunday.
                 ^^^^^^^ add “Source: Reuters”
",
    );
}

#[test]
fn a_source_that_is_empty() {
    check(
        RULE,
        "
LONDON (Reuters) - The bridge was opened on Sunday.
        ^^^^^^^ add “Source: Reuters”

Source:
",
    );
}

#[test]
fn the_credit_goes_behind_the_text_or_into_front_matter() {
    Desk::new("article.txt").check_fix(
        RULE,
        "
LONDON (Reuters) - The bridge was opened on Sunday.
",
        "Source: Reuters",
        "
LONDON (Reuters) - The bridge was opened on Sunday.

Source: Reuters
",
    );
    Desk::new("article.md").check_fix(
        RULE,
        "
---
title: Bridge Opens
---

LONDON (Reuters) - The bridge was opened on Sunday.
",
        "Source: Reuters",
        "
---
source: Reuters
title: Bridge Opens
---

LONDON (Reuters) - The bridge was opened on Sunday.
",
    );
}

#[test]
fn a_credit_in_any_place() {
    check(
        RULE,
        "
LONDON (Reuters) - The bridge was opened on Sunday.

Source: Reuters
",
    );
    check(
        RULE,
        "
By Reuters

LONDON (Reuters) - The bridge was opened on Sunday.
",
    );
    check(
        RULE,
        "
LONDON (Reuters) - The bridge was opened on Sunday.

Original url: https://www.reuters.com/world/bridge
",
    );
    check(
        RULE,
        "
LONDON (Reuters) - The bridge was opened on Sunday.

Sources

- Reuters, “Bridge opens”, 17 September 2023
",
    );
}

#[test]
fn no_agency_in_the_dateline() {
    check(
        RULE,
        "
LONDON - The bridge was opened on Sunday, Reuters reported.

The AFP (Reuters) man was there.
",
    );
    check(
        RULE,
        "
LONDON (CNN) - The bridge was opened on Sunday.
",
    );
}
