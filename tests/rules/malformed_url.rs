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
