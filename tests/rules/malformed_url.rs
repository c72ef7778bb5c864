//! `malformed-url`: addresses that no browser opens as they stand.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "malformed-url";

#[test]
fn a_scheme_written_twice_misspelt_or_short_of_a_slash() {
    check(
        RULE,
        "
Original url: http://http://ledger.example/story
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “http://ledger.example/story” is probably meant
Related link: htps://ledger.example/board
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a usable URL
Source url: https:/ledger.example/law
            ^^^^^^^^^^^^^^^^^^^^^^^^^ “https://ledger.example/law”
",
    );
}

#[test]
fn a_lost_colon() {
    check(
        RULE,
        "
The minutes are at http//board.example/minutes and in the library.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a usable URL
",
    );
}

#[test]
fn blanks_in_the_host() {
    check(
        RULE,
        "
The board's site, www . board.example, was down.
                  ^^^^^^^^^^^^^^^^^^^ not a usable URL
",
    );
}

#[test]
fn the_destination_of_a_link() {
    check_markdown(
        RULE,
        "
The [minutes](htp://board.example/minutes) and the [law](https:law.example).
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a usable URL
",
    );
}

#[test]
fn one_finding_a_url() {
    check(
        RULE,
        "
Original url: http://htps://ledger.example/story
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not a usable URL
",
    );
}

#[test]
fn a_host_that_is_called_https_is_a_host() {
    check(
        RULE,
        "
The site https.cio.gov tells why: https://https.cio.gov/everything/.
",
    );
}

#[test]
fn good_addresses_of_every_kind() {
    check(
        RULE,
        "
See https://ledger.example/a?b=c#d, http://xn--bcher-kva.example/, ftp://files.example/list
and www.board.example. Write to desk@ledger.example.
",
    );
}

#[test]
fn an_address_inside_another_is_no_double_scheme() {
    check(
        RULE,
        "
The copy is at https://web.archive.org/web/2024/http://ledger.example/story today.
",
    );
}

#[test]
fn code_is_no_address() {
    check_markdown(
        RULE,
        "
Write `htps://x.example` and it will not open.

```
http//board.example/minutes
```
",
    );
}

#[test]
fn words_beside_slashes_are_no_address() {
    check(
        RULE,
        "
He said the http header was missing, and/or the https one.
",
    );
}

#[test]
fn the_repair_is_offered() {
    check_fix(
        RULE,
        "
Original url: http://http://ledger.example/story
",
        "Repair",
        "
Original url: http://ledger.example/story
",
    );
}

#[test]
fn an_address_that_was_escaped_as_a_whole() {
    check(
        RULE,
        "
The letter is at https%3A%2F%2Fledger.example%2Fdam%3Fid%3D7, she said.
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “https://ledger.example/dam?id=7” is probably meant
",
    );
    check_markdown(
        RULE,
        "
---
title: Dam
source: https%3A%2F%2Fledger.example%2Fdam
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “https://ledger.example/dam” is probably meant
---

See [the letter](https%3A%2F%2Fledger.example%2Fletter).
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “https://ledger.example/letter” is probably meant
",
    );
}

#[test]
fn a_host_behind_escapes() {
    check(
        RULE,
        "
See https://%6Cedger.example/d%61m for more.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “https://ledger.example/d%61m” is probably meant
",
    );
}

#[test]
fn escapes_that_others_are_to_undo() {
    check(
        RULE,
        "
Share https://ledger.example/share?u=https%3A%2F%2Fboard.example%2Fa or https://ledger.example/%64am.
",
    );
}

#[test]
fn punycode_that_is_none() {
    check(
        RULE,
        "
See https://xn--0.example/ferry and https://xn--bcher-kva.example/ferry.
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ no host is called so
",
    );
}

#[test]
fn what_is_longer_than_sites_take() {
    let url = format!("https://ledger.example/{}", "ferry-".repeat(2_000));
    let marks = "^".repeat(url.len());
    check(RULE, &format!("\nSource: {url}\n        {marks} (12023 characters, more than sites take)\n"));
    let long = "ferry-".repeat(1_000);
    check(RULE, &format!("\nSource: https://ledger.example/{long}\n"));
}
