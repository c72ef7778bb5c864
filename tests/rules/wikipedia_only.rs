//! `wikipedia-only`: an article whose only source is Wikipedia.

use super::harness::{check, check_markdown};

const RULE: &str = "wikipedia-only";

#[test]
fn the_only_source() {
    check(
        RULE,
        "
The bridge was opened in 1911.

Source: https://en.wikipedia.org/wiki/Old_Bridge
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only source is Wikipedia
",
    );
}

#[test]
fn all_of_a_list() {
    check(
        RULE,
        "
The bridge was opened in 1911.

Sources
- https://en.wikipedia.org/wiki/Old_Bridge
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only source is Wikipedia
- https://de.wikipedia.org/wiki/Alte_Bruecke
",
    );
}

#[test]
fn a_mobile_page() {
    check(
        RULE,
        "
The bridge was opened in 1911.

Source: https://en.m.wikipedia.org/wiki/Old_Bridge
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only source is Wikipedia
",
    );
}

#[test]
fn in_front_matter() {
    check_markdown(
        RULE,
        "
---
source: https://en.wikipedia.org/wiki/Old_Bridge
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ only source is Wikipedia
---

The bridge was opened in 1911.
",
    );
}

#[test]
fn another_source_beside_it() {
    check(
        RULE,
        "
The bridge was opened in 1911.

Sources
- https://en.wikipedia.org/wiki/Old_Bridge
- https://archive.example/1911/bridge
",
    );
    check(
        RULE,
        "
The bridge was opened in 1911.

Source: https://en.wikipedia.org/wiki/Old_Bridge
Source: Harbour archive
",
    );
}

#[test]
fn somebody_who_speaks() {
    check(
        RULE,
        "
The bridge was opened in 1911, Ines Duarte said.

Source: https://en.wikipedia.org/wiki/Old_Bridge
",
    );
}

#[test]
fn a_mere_link() {
    check_markdown(
        RULE,
        "
The [bridge](https://en.wikipedia.org/wiki/Old_Bridge) was opened in 1911.
",
    );
}

#[test]
fn other_wikis() {
    check(
        RULE,
        "
The bridge was opened in 1911.

Source: https://en.wikinews.org/wiki/Bridge_opened
",
    );
}
