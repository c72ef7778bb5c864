//! `credentials-in-url`: a password or a token in a URL.

use super::harness::{check, check_markdown, check_safe_fix};

const RULE: &str = "credentials-in-url";

#[test]
fn a_user_and_a_password() {
    check(
        RULE,
        "
Source url: https://desk:secret@wire.example/ferry
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password or token
",
    );
}

#[test]
fn a_token_in_the_query() {
    check(
        RULE,
        "
The file is at https://files.example/minutes?access_token=0123456789abcdef until May.
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password or token
",
    );
}

#[test]
fn a_link_of_markdown() {
    check_markdown(
        RULE,
        "
The [minutes](https://desk:secret@board.example/minutes).
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password or token
",
    );
}

#[test]
fn front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: ftp://desk:secret@wire.example/ferry
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ password or token
---

The ferry stops.
",
    );
}

#[test]
fn an_address_with_an_at_sign_in_its_path() {
    check(
        RULE,
        "
See https://social.example/@captain and https://map.example/@53.1,9.2,12z for more.
",
    );
}

#[test]
fn a_page_about_tokens() {
    check(
        RULE,
        "
See https://law.example/token?topic=password and https://law.example/?key=ferries for more.
",
    );
}

#[test]
fn a_mail_address() {
    check(
        RULE,
        "
Write to desk@ledger.example or mailto:desk@ledger.example today.
",
    );
}

#[test]
fn an_empty_value() {
    check(
        RULE,
        "
See https://law.example/?token= for more.
",
    );
}

#[test]
fn the_credentials_go_and_the_rest_stays() {
    check_safe_fix(
        RULE,
        "
Source url: https://desk:secret@wire.example/ferry?id=4
",
        "
Source url: https://wire.example/ferry?id=4
",
    );
}
