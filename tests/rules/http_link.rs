//! `http-link`: links without encryption; off by default.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "http-link";

#[test]
fn in_running_text() {
    check(
        RULE,
        "
The board put it off, see http://ledger.example/vote for its letter.
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^ use https
",
    );
}

#[test]
fn behind_the_words_of_a_link() {
    check_markdown(
        RULE,
        "
The board [put it off](HTTP://ledger.example/vote) and [said so][1].
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ use https

[1]: http://ledger.example/letter
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ use https
",
    );
}

#[test]
fn as_a_source() {
    check(
        RULE,
        "
The ferry stops.

Source: http://ledger.example/ferry
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ use https
",
    );
}

#[test]
fn in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
canonical_url: \"http://ledger.example/ferry\"
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ use https
---
",
    );
}

#[test]
fn an_s_is_put_in() {
    check_fix(
        RULE,
        "
The ferry stops.

Source: http://ledger.example/ferry
",
        "Change to https",
        "
The ferry stops.

Source: https://ledger.example/ferry
",
    );
}

#[test]
fn https_and_others() {
    check(
        RULE,
        "
See https://ledger.example/vote, ftp://ledger.example/vote and www.ledger.example.
",
    );
}

#[test]
fn a_copy_of_an_old_address() {
    check(
        RULE,
        "
See https://web.archive.org/web/2011/http://ledger.example/vote for the old page.
",
    );
}

#[test]
fn addresses_that_no_reader_can_open() {
    check(
        RULE,
        "
Source: http://localhost:8000/draft
",
    );
}

#[test]
fn a_scheme_that_the_text_speaks_of() {
    check_markdown(
        RULE,
        "
Addresses that begin with `http://ledger.example` are old.
",
    );
}
