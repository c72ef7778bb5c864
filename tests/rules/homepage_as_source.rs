//! `homepage-as-source`: sources that are first pages.

use super::harness::{check, check_markdown};

const RULE: &str = "homepage-as-source";

#[test]
fn a_source_field() {
    check(
        RULE,
        "
The ferry stops.

Source: https://www.ledger.example/
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ link to the page that says it
",
    );
}

#[test]
fn a_url_below_the_label() {
    check(
        RULE,
        "
The ferry stops.

Source:
http://ledger.example
^^^^^^^^^^^^^^^^^^^^^ is a home page
",
    );
}

#[test]
fn one_of_several_in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
sources:
  - https://ledger.example/2024/03/12/ferry
  - https://coastradio.example/
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ is a home page
---

The ferry stops.
",
    );
}

#[test]
fn keys_for_the_url_of_the_source() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source_url: https://ledger.example/
            ^^^^^^^^^^^^^^^^^^^^^^^ is a home page
---

The ferry stops.
",
    );
    check(
        RULE,
        "
The ferry stops.

Source url: https://ledger.example/
            ^^^^^^^^^^^^^^^^^^^^^^^ is a home page
",
    );
}

#[test]
fn a_page_of_the_site() {
    check(
        RULE,
        "
The ferry stops.

Source: https://www.ledger.example/ferry
",
    );
}

#[test]
fn a_home_page_that_the_text_speaks_of() {
    check_markdown(
        RULE,
        "
The [Harbour Ledger](https://ledger.example/) is fifty years old, see https://ledger.example/.
",
    );
}

#[test]
fn the_original_url_and_related_links() {
    check(
        RULE,
        "
The ferry stops.

Original url: https://ledger.example/

Related article: https://coastradio.example/
",
    );
}

#[test]
fn a_first_page_that_shows_one_article() {
    check(
        RULE,
        "
The ferry stops.

Source: https://ledger.example/?p=4711
",
    );
}

#[test]
fn entries_of_a_section() {
    check(
        RULE,
        "
The ferry stops.

Sources

https://ledger.example/
",
    );
}
