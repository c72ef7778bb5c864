//! `private-url`: URLs that only their writer can open.

use super::harness::{check, check_markdown};

const RULE: &str = "private-url";

#[test]
fn the_writer_s_own_machine() {
    check(
        RULE,
        "
Source url: http://localhost:8080/ferry
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ own machine

The draft is at http://127.0.0.1/draft today.
                ^^^^^^^^^^^^^^^^^^^^^^ own machine
",
    );
}

#[test]
fn a_private_network() {
    check(
        RULE,
        "
The [minutes] are at http://10.1.2.3/minutes and http://192.168.0.4/x.
                     ^^^^^^^^^^^^^^^^^^^^^^^ private network
                                                 ^^^^^^^^^^^^^^^^^^^^ private network
",
    );
}

#[test]
fn a_file_on_a_disk() {
    check_markdown(
        RULE,
        "
The [minutes](file:///home/desk/minutes.pdf).
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ writer's disk
",
    );
}

#[test]
fn a_document_that_is_being_edited() {
    check(
        RULE,
        "
Source url: https://docs.google.com/document/d/1a2b3c/edit
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ being edited
",
    );
}

#[test]
fn a_name_known_in_one_network() {
    check(
        RULE,
        "
The minutes are at http://intranet/minutes and https://wiki.newsroom.local/x.
                   ^^^^^^^^^^^^^^^^^^^^^^^ one network
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one network
",
    );
}

#[test]
fn names_reserved_for_examples() {
    check(
        RULE,
        "
See https://ledger.example/, https://x.invalid/ and https://y.test/ for more.
",
    );
}

#[test]
fn public_addresses() {
    check(
        RULE,
        "
See http://8.8.8.8/dns and http://172.32.0.1/x and https://localhost.run/docs for more.
",
    );
}

#[test]
fn a_published_document() {
    check(
        RULE,
        "
Source url: https://docs.google.com/document/d/e/2PACX/pub
",
    );
}

#[test]
fn a_page_of_the_site_itself() {
    check_markdown(
        RULE,
        "
See [about](/about/) and [the top](#top).
",
    );
}
