//! `unresolved-title`: related titles that lead nowhere.

use super::harness::{Desk, check_markdown};

const RULE: &str = "unresolved-title";

#[test]
fn no_article_has_it() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board Meets

The board met.
",
        )
        .check(
            RULE,
            "
Related article: The Story Nobody Filed
                 ^^^^^^^^^^^^^^^^^^^^^^ add its URL on the next line
",
        );
}

#[test]
fn a_slip_of_the_pen() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board Meets

The board met.
",
        )
        .check(
            RULE,
            "
Related article: Harbor Board Meets
                 ^^^^^^^^^^^^^^^^^^ did you mean “Harbour Board Meets”
",
        );
}

#[test]
fn a_slug_in_front_matter() {
    Desk::new("ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board Meets
",
        )
        .check(
            RULE,
            "
---
title: Ferry stops
related:
  - harbour-board
  - nobody-filed-this
    ^^^^^^^^^^^^^^^^^ No article and no URL
---

The ferry stops.
",
        );
}

#[test]
fn an_entry_of_a_section() {
    Desk::new("ferry.md")
        .with(
            "harbour-board.md",
            "
# Harbour Board Meets
",
        )
        .check(
            RULE,
            "
The ferry stops.

# Related news

- Harbour Board Meets
- The Story Nobody Filed
  ^^^^^^^^^^^^^^^^^^^^^^ No article and no URL
",
        );
}

#[test]
fn a_url_given_for_the_title_decides() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board Meets
",
        )
        .check(
            RULE,
            "
Related article: The Story Nobody Filed
https://ledger.example/2024/03/12/the-story-nobody-filed

Related article: Another One
Original url: https://ledger.example/2024/03/12/ferry-stops

https://ledger.example/2024/03/12/another-one
",
        );
}

#[test]
fn a_title_in_other_capitals_and_with_other_marks() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board’s “Last” Meeting: What Now?

The board met.
",
        )
        .check(
            RULE,
            "
Related article: harbour board's last meeting – what now
",
        );
}

#[test]
fn an_article_without_a_headline_is_known_by_its_slug_and_its_file() {
    Desk::new("ferry.txt")
        .with(
            "a82491.txt",
            "
The board met in the old hall, and nobody knows what it said there.

Original url: https://ledger.example/2024/03/12/harbour-board-meets-in-the-old-hall-a82491
",
        )
        .with(
            "2024/quay-to-be-rebuilt-in-orleac.txt",
            "
The quay is old, and the board said that it would be another one by the spring.
",
        )
        .check(
            RULE,
            "
Related article: Harbour Board Meets in the Old Hall
Related article: Quay to Be Rebuilt in Orléac
",
        );
}

#[test]
fn a_sentence_or_a_quote_below_a_label_without_a_value() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board Meets
",
        )
        .check(
            RULE,
            "
Read more:

Harbour Board Meets

The board will meet again in June.
",
        );
}

#[test]
fn a_wikilink_is_another_rule_s() {
    Desk::new("ferry.md")
        .with(
            "board.txt",
            "
Harbour Board Meets
",
        )
        .check(
            RULE,
            "
Related article: [[Gone]]
",
        );
}

#[test]
fn without_an_archive_nobody_can_tell() {
    check_markdown(
        RULE,
        "
Related article: The Story Nobody Filed
",
    );
}

#[test]
fn items_of_a_list_that_look_like_labels() {
    Desk::new("ferry.md")
        .with(
            "board.txt",
            "
Harbour Board Meets
",
        )
        .check(
            RULE,
            "
The plan has two parts:

-   **Analysis:** Look at every boat.

-   **Background:** Read all that was written.
",
        );
}

#[test]
fn the_title_that_is_probably_meant() {
    Desk::new("ferry.txt")
        .with(
            "board.txt",
            "
Harbour Board Meets

The board met.
",
        )
        .check_fix(
            RULE,
            "
Related article: Harbor Board Meets
",
            "Harbour Board Meets",
            "
Related article: Harbour Board Meets
",
        );
}

#[test]
fn the_link_is_left_to_be_completed() {
    Desk::new("ferry.md").with("board.md", "# Harbour Board Meets\n").check_fix(
        RULE,
        "
The ferry stops.

# Related news

- The Story Nobody Filed
",
        "Link it",
        "
The ferry stops.

# Related news

- [The Story Nobody Filed](TK)
",
    );
}

#[test]
fn the_article_is_created_beside_this_one() {
    let desk = Desk::new("desk/ferry.txt").with("board.txt", "Harbour Board Meets\n\nThe board met.\n");
    let (name, text) = desk.created_by(
        RULE,
        "
Related article: The Story Nobody Filed, Part 2
",
    );
    assert_eq!(name, "the-story-nobody-filed-part-2.txt");
    assert_eq!(text, "Headline: The Story Nobody Filed, Part 2\n");
}

#[test]
fn in_plain_text_its_url_is_left_to_be_found() {
    Desk::new("ferry.txt").with("board.txt", "\nHeadline: Board Meets\n\nIt met.\n").check_fix(
        RULE,
        "
The ferry stops.

Related article: The Story Nobody Filed
",
        "https://TK",
        "
The ferry stops.

Related article: The Story Nobody Filed
https://TK
",
    );
}
