//! `self-related`: an article that names itself.

use super::harness::{Desk, check, check_fix, check_markdown};

const RULE: &str = "self-related";

#[test]
fn by_its_title() {
    check(
        RULE,
        "
Ferry Stops in May

The ferry stops in May, the board said.

Related article: Ferry Stops in May
                 ^^^^^^^^^^^^^^^^^^ lists itself
",
    );
}

#[test]
fn by_its_url() {
    check(
        RULE,
        "
The ferry stops in May, the board said.

Related article: Ferry Stops
                 ^^^^^^^^^^^ lists itself
https://www.ledger.example/2024/03/12/ferry-stops/

Related link: https://ledger.example/2024/03/12/ferry-stops
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lists itself

Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn by_its_file() {
    Desk::new("ferry.md")
        .with(
            "board.md",
            "
# Harbour Board
",
        )
        .check(
            RULE,
            "
---
title: Ferry stops
related:
  - ferry
    ^^^^^ lists itself
---

The ferry stops.
",
        );
}

#[test]
fn a_headline_in_other_capitals() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board
",
        )
        .check(
            RULE,
            "
Ferry Stops in May

The ferry stops in May, the board said.

Related article: FERRY STOPS IN MAY
                 ^^^^^^^^^^^^^^^^^^ lists itself
",
        );
}

#[test]
fn another_article() {
    check(
        RULE,
        "
Ferry Stops in May

The ferry stops in May, the board said.

Related article: Ferry Stops in June
",
    );
}

#[test]
fn another_article_of_the_same_title_whose_url_decides() {
    Desk::new("ferry.txt")
        .with(
            "old.txt",
            "
Morning Briefing

The boat left.

Original url: https://ledger.example/2024/03/11/morning-briefing
",
        )
        .check(
            RULE,
            "
Morning Briefing

The boat came back.

Related article: Morning Briefing
https://ledger.example/2024/03/11/morning-briefing

Original url: https://ledger.example/2024/03/12/morning-briefing
",
        );
}

#[test]
fn a_link_to_the_article_s_own_page_in_running_text() {
    check_markdown(
        RULE,
        "
The [board](https://ledger.example/ferry) met.

Original url: https://ledger.example/ferry
",
    );
}

#[test]
fn a_title_without_a_headline_to_compare_it_with() {
    check(
        RULE,
        "
Related article: Ferry Stops in May

The ferry stops in May, the board said, and nobody on the island knows what comes then.
",
    );
}

#[test]
fn the_line_goes_with_the_url_below_it() {
    check_fix(
        RULE,
        "
The ferry stops in May, the board said.

Related article: Ferry Stops
https://ledger.example/2024/03/12/ferry-stops
Related article: Board Meets

Original url: https://ledger.example/2024/03/12/ferry-stops
",
        "Take the line out",
        "
The ferry stops in May, the board said.

Related article: Board Meets

Original url: https://ledger.example/2024/03/12/ferry-stops
",
    );
}

#[test]
fn an_item_of_front_matter_goes() {
    Desk::new("ferry.md")
        .with(
            "board.md",
            "
# Harbour Board
",
        )
        .check_fix(
            RULE,
            "
---
title: Ferry stops
related:
  - ferry
  - board
---

The ferry stops.
",
            "Take the line out",
            "
---
title: Ferry stops
related:
  - board
---

The ferry stops.
",
        );
}
