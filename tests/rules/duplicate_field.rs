//! `duplicate-field`: a field given twice.

use super::harness::{Desk, check, check_fix, check_markdown};

const RULE: &str = "duplicate-field";

#[test]
fn two_dates() {
    check(
        RULE,
        "
Published: 2024-03-12
Published: 2024-03-13
           ^^^^^^^^^^ given twice

The ferry stops.
",
    );
}

#[test]
fn two_sources_of_one_label() {
    check(
        RULE,
        "
Source: The Harbour Ledger
Source: Harbour Radio
        ^^^^^^^^^^^^^ “Source” is given twice

The ferry stops.
",
    );
}

#[test]
fn a_label_repeats_a_key() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
date: 2024-03-12
---

Published: 2024-03-13
           ^^^^^^^^^^ given twice

The ferry stops.
",
    );
}

#[test]
fn a_key_twice() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
title: The ferry stops
       ^^^^^^^^^^^^^^^ “title” is given twice
---

The ferry stops.
",
    );
}

#[test]
fn two_headlines() {
    check(
        RULE,
        "
Headline: Ferry Stops
Headline: The Ferry Stops
          ^^^^^^^^^^^^^^^ given twice

The ferry stops.
",
    );
}

#[test]
fn related_titles_corrections_pictures_and_their_captions_may_repeat() {
    check(
        RULE,
        "
Related article: Board Meets
Related article: Quay Rebuilt
Photo: Ines Duarte
Photo: Tom Okoro
Caption: The quay
Caption: The boat
Correction: An earlier version named another month.
Correction: The captain is Lena Brandt.
Read more: https://ledger.example/quay
Read more: https://ledger.example/boat
",
    );
}

#[test]
fn two_different_originals_are_another_rule_s() {
    check(
        RULE,
        "
Original url: https://ledger.example/ferry
Original url: https://gazette.example/ferry
",
    );
}

#[test]
fn published_and_updated_are_two_fields() {
    check(
        RULE,
        "
Published: 2024-03-12
Updated: 2024-03-13

The ferry stops.
",
    );
}

#[test]
fn a_source_and_its_url_are_two_fields() {
    check(
        RULE,
        "
Source: The Harbour Ledger
Source url: https://ledger.example/ferry

The ferry stops.
",
    );
}

#[test]
fn a_key_of_the_site_and_a_label_in_the_text() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
summary: The last boat leaves.
---

> Summary: The board met and the boat left.
",
    );
}

#[test]
fn many_fields_that_are_all_different() {
    check(
        RULE,
        "
Source: The Harbour Ledger
Location: Port Alba
Language: en
Status: draft

The ferry stops.
",
    );
}

#[test]
fn the_second_goes() {
    check_fix(
        RULE,
        "
Published: 2024-03-12
Published: 2024-03-13
Source: The Harbour Ledger

The ferry stops.
",
        "Take this one out",
        "
Published: 2024-03-12
Source: The Harbour Ledger

The ferry stops.
",
    );
}

#[test]
fn a_quoted_value_goes_with_its_key() {
    Desk::new("article.md").check_fix(
        RULE,
        r#"
---
title: Ferry stops
title: "The ferry stops"
date: 2024-03-12
---

The ferry stops.
"#,
        "Take this one out",
        "
---
title: Ferry stops
date: 2024-03-12
---

The ferry stops.
",
    );
}
