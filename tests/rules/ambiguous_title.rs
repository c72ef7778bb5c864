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

const MARCH: &str =
    "Headline: Morning Briefing\n\nThe boat left.\n\nOriginal url: https://ledger.example/03/briefing\n";

#[test]
fn one_is_picked_by_its_url() {
    let desk = Desk::new("desk/ferry.txt")
        .with("desk/11.txt", MARCH)
        .with("wire/12.md", "# Morning Briefing\n\nThe boat came back.\n");
    desk.check_fix(
        RULE,
        "
Related article: Morning Briefing

The ferry stops.
",
        "Name 11.txt",
        "
Related article: Morning Briefing
https://ledger.example/03/briefing

The ferry stops.
",
    );
}

#[test]
fn one_is_picked_by_a_link_or_by_its_file() {
    let desk = Desk::new("desk/ferry.md")
        .with("desk/11.txt", MARCH)
        .with("wire/12.md", "# Morning Briefing\n\nThe boat came back.\n");
    desk.check_fix(
        RULE,
        "
The ferry stops.

# Related news

- Morning Briefing
",
        "Name ../wire/12.md",
        "
The ferry stops.

# Related news

- [Morning Briefing](../wire/12.md)
",
    );
    desk.check_fix(
        RULE,
        "
---
title: Ferry stops
related: [Morning Briefing]
---

The ferry stops.
",
        "Name 11.txt",
        "
---
title: Ferry stops
related: [\"11.txt\"]
---

The ferry stops.
",
    );
}
