//! `unresolved-marker`: notes to self that are still there.

use super::harness::{check, check_markdown};

const RULE: &str = "unresolved-marker";

#[test]
fn notes_between_brackets() {
    check(
        RULE,
        "
The works cost 4 million [citation needed] and [who?] will pay [ Source? ].
                         ^^^^^^^^^^^^^^^^^ still to be found
                                               ^^^^^^ still
                                                               ^^^^^^^^^^^ still
",
    );
}

#[test]
fn letters_that_stand_for_what_is_to_come() {
    check(
        RULE,
        "
The works cost TK million. XXX will pay, TK said.
               ^^ “TK”
                           ^^^ “XXX”
                                         ^^ “TK”
",
    );
}

#[test]
fn a_placeholder_that_a_fix_has_left() {
    check(
        RULE,
        "
The ferry is said to [by whom? TK] come back, TK said.
                     ^^^^^^^^^^^^^ still to be found
                                              ^^ “TK”
",
    );
}

#[test]
fn a_note_that_a_line_break_parts() {
    check(
        RULE,
        "
Nobody on the island has ever been asked what the works would cost, he said [citation
                                                                            ^^^^^^^^^
needed], and nobody will be.
^^^^^^^ still to be found
",
    );
}

#[test]
fn in_a_list_a_quote_and_a_heading() {
    check(
        RULE,
        "
- The works cost TK million.
                 ^^ “TK”

> [who?] will pay.
  ^^^^^^ still
",
    );
}

#[test]
fn a_heading_with_a_note() {
    check_markdown(
        RULE,
        "
# What It Cost [citation needed]
               ^^^^^^^^^^^^^^^^^ still

The works go on.
",
    );
}

#[test]
fn capitals_beside_a_name() {
    check(
        RULE,
        "
He bought it at TK Maxx before Super Bowl XXX.
",
    );
}

#[test]
fn codes_and_numbers() {
    check(
        RULE,
        "
Flight TK1952 and TK-1952 landed with XXXL shirts in box XXX-7 and file a_TK.
",
    );
}

#[test]
fn an_editor_s_brackets() {
    check(
        RULE,
        "
He said “[the board] must go” [sic] and read [1] aloud. [Laughs.]
",
    );
}

#[test]
fn code_and_links() {
    check_markdown(
        RULE,
        "
Write `TK` where a figure is to come, and see [the list](https://ledger.example/TK/XXX).
",
    );
}

#[test]
fn a_url() {
    check(
        RULE,
        "
The list is at https://ledger.example/TK?who=XXX and nowhere else.
",
    );
}

#[test]
fn destinations_that_a_fix_has_left_open() {
    check_markdown(
        RULE,
        "
The [report][3] and [its annex](TK) say so.
                                ^^ still to be found

[3]: TK
     ^^ still to be found
",
    );
}

#[test]
fn values_of_front_matter() {
    check_markdown(
        RULE,
        "
---
title: TK
       ^^ still to be found
date: 2024-03-12
source_url: XXX
            ^^^ still to be found
---

The ferry stops.
",
    );
}

#[test]
fn a_url_that_a_fix_has_left_to_be_found() {
    check(
        RULE,
        "
Related article: The Story Nobody Filed
https://TK
^^^^^^^^^^ still to be found
",
    );
    check("private-url", "\nRelated article: The Story Nobody Filed\nhttps://TK\n");
}
