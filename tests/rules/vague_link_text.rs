//! `vague-link-text`: links that are called “here”; off by default.

use super::harness::{check, check_markdown};

const RULE: &str = "vague-link-text";

#[test]
fn here() {
    check_markdown(
        RULE,
        "
The board's letter is [here](https://ledger.example/letter).
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “here” does not say where the link leads
",
    );
}

#[test]
fn click_here_in_capitals_and_stressed() {
    check_markdown(
        RULE,
        "
[**CLICK HERE!**](https://ledger.example/letter) for the letter.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ name what is behind it
",
    );
}

#[test]
fn a_reference() {
    check_markdown(
        RULE,
        "
It is in [this article][1].
         ^^^^^^^^^^^^^^^^^ “this article”

[1]: https://ledger.example/letter
",
    );
}

#[test]
fn with_a_mark_behind() {
    check_markdown(
        RULE,
        "
The board has written a letter. [Read more »](https://ledger.example/letter)
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “Read more »”
",
    );
}

#[test]
fn words_that_name_what_is_behind_them() {
    check_markdown(
        RULE,
        "
The board explains it in [its letter](https://ledger.example/letter), [more than once](https://ledger.example/b).
",
    );
}

#[test]
fn pictures_and_wikilinks() {
    check_markdown(
        RULE,
        "
![here](ferry.jpg) and [[here]].
",
    );
}

#[test]
fn addresses_as_they_are() {
    check(
        RULE,
        "
The letter is here: https://ledger.example/here.
",
    );
}

#[test]
fn code() {
    check_markdown(
        RULE,
        "
Never write `[here](https://ledger.example/letter)`.
",
    );
}
