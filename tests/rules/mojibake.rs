//! `mojibake`: text that was decoded wrongly.

use super::harness::{Desk, check, check_fix, check_markdown};

const RULE: &str = "mojibake";

#[test]
fn quotation_marks() {
    check(
        RULE,
        "
The board said â€œno saleâ€\u{9D} and left.
               ^^^ “â€œ” was ““” before
",
    );
}

#[test]
fn letters_and_it_is_said_once() {
    check(
        RULE,
        "
The cafÃ© on the quay is open.
       ^^ “Ã©” was “é”

It serves crÃªpes and smÃ¸rrebrÃ¸d.
",
    );
}

#[test]
fn in_front_matter() {
    check_markdown(
        RULE,
        "
---
title: The cafÃ© is open
              ^^ “Ã©” was “é”
---

It is open.
",
    );
}

#[test]
fn signs() {
    check(
        RULE,
        "
It costs Â£5 at 20Â°C.
         ^^ “Â£” was “£”
",
    );
}

#[test]
fn it_is_repaired_here_or_everywhere() {
    let before = "
The cafÃ© on the quay isnâ€™t open.

It serves crÃªpes.
";
    check_fix(
        RULE,
        before,
        "Change to “é”",
        "
The café on the quay isnâ€™t open.

It serves crÃªpes.
",
    );
    check_fix(
        RULE,
        before,
        "Repair all 3 places",
        "
The café on the quay isn’t open.

It serves crêpes.
",
    );
    // Nobody has looked yet.
    Desk::new("article.txt").check_safe_fix(RULE, before, before);
}

#[test]
fn text_as_it_should_be() {
    check(
        RULE,
        "
“The café isn’t open,” she said — in São Paulo, Ångström, at £5.
",
    );
}

#[test]
fn letters_before_a_mark_of_their_own() {
    check(
        RULE,
        "
The sign read “CAFÉ”, “MENÜ” and “A MAÇÔ — and the letter « Â » was missing.
",
    );
}

#[test]
fn code_that_speaks_of_it() {
    check_markdown(
        RULE,
        "
An apostrophe turns into `â€™` when the text is decoded wrongly.
",
    );
}

#[test]
fn it_makes_no_quotes() {
    for rule in ["unbalanced-quote", "unattributed-quote"] {
        check(
            rule,
            "
The works go on â€” and the quay is closed.

The board said â€œno sale.

It may be sold â€\" or not.
",
        );
    }
}
