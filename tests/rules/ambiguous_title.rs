//! `ambiguous-title`: a title that several articles have.

use super::harness::Desk;

const RULE: &str = "ambiguous-title";

#[test]
fn two_briefings() {
    Desk::new("ferry.txt")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.txt",
            "
Morning Briefing

The boat came back.
",
        )
        .check(
            RULE,
            "
Related article: Morning Briefing
                 ^^^^^^^^^^^^^^^^ 2 articles are called “Morning Briefing”
",
        );
}

#[test]
fn three_of_them() {
    Desk::new("ferry.txt")
        .with(
            "10.txt",
            "
Morning Briefing

The boat lay there.
",
        )
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.txt",
            "
Morning Briefing

The boat came back.
",
        )
        .check(
            RULE,
            "
Related article: morning briefing
                 ^^^^^^^^^^^^^^^^ 3 articles
",
        );
}

#[test]
fn a_title_in_front_matter() {
    Desk::new("ferry.md")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.md",
            "
---
title: Morning Briefing
---
The boat came back.
",
        )
        .check(
            RULE,
            "
---
title: Ferry stops
related: [Morning Briefing]
          ^^^^^^^^^^^^^^^^ 2 articles
---

The ferry stops.
",
        );
}

#[test]
fn an_entry_of_a_section() {
    Desk::new("ferry.md")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.txt",
            "
Morning Briefing

The boat came back.
",
        )
        .check(
            RULE,
            "
The ferry stops.

# Related news

- Morning Briefing
  ^^^^^^^^^^^^^^^^ 2 articles
",
        );
}

#[test]
fn a_url_given_for_the_title_decides() {
    Desk::new("ferry.txt")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.txt",
            "
Morning Briefing

The boat came back.
",
        )
        .check(
            RULE,
            "
Related article: Morning Briefing
https://ledger.example/2024/03/12/morning-briefing
",
        );
}

#[test]
fn one_article() {
    Desk::new("ferry.txt")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .with(
            "12.txt",
            "
Evening Briefing

The boat came back.
",
        )
        .check(
            RULE,
            "
Related article: Morning Briefing
",
        );
}

#[test]
fn a_file_name_that_only_one_has() {
    Desk::new("ferry.txt")
        .with(
            "harbour-board-meets-in-march.md",
            "
# Harbour Board Meets in March
",
        )
        .with(
            "board.md",
            "
# Harbour Board Meets in March
",
        )
        .check(
            RULE,
            "
Related article: Harbour Board Meets in March
",
        );
}

#[test]
fn none() {
    Desk::new("ferry.txt")
        .with(
            "11.txt",
            "
Morning Briefing

The boat left.
",
        )
        .check(
            RULE,
            "
Related article: Noon Briefing
",
        );
}
