//! `anonymity-unexplained`: on condition of anonymity, and no reason.

use super::harness::check;

const RULE: &str = "anonymity-unexplained";

#[test]
fn on_condition_of_anonymity() {
    check(
        RULE,
        "
The ships will be sold, said a member of the board, who spoke on condition of anonymity.
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^ say why

Speaking on the condition of anonymity, two captains said the ferry was unsafe.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ say why
",
    );
}

#[test]
fn asked_not_to_be_named() {
    check(
        RULE,
        "
A clerk who asked not to be named said the letter had been lost.
            ^^^^^^^^^^^^^^^^^^^^^ say why

The letter had been lost, said a clerk who requested anonymity. It was found in March.
                                           ^^^^^^^^^^^^^^^^^^^ say why
",
    );
}

#[test]
fn over_a_line_break() {
    check(
        RULE,
        "
The ships will be sold, said a member of the board, who spoke on condition of
                                                              ^^^^^^^^^^^^^^^
anonymity.
^^^^^^^^^ say why
",
    );
}

#[test]
fn a_reason_in_the_same_sentence() {
    check(
        RULE,
        "
A member of the board spoke on condition of anonymity because the sale is not yet public.

A member of the board spoke on condition of anonymity to discuss private talks.

A clerk, who was not authorised to speak, asked not to be named.

A clerk spoke on condition of anonymity for fear of losing her job.

Citing the inquiry, a captain requested anonymity.
",
    );
}

#[test]
fn a_reason_in_the_next_sentence() {
    check(
        RULE,
        "
A clerk spoke on condition of anonymity. She was not authorised to discuss the letter.
",
    );
}

#[test]
fn words_about_anonymity() {
    check(
        RULE,
        "
“I spoke on condition of anonymity,” said Ines Duarte.

The board published an anonymous letter. Duarte declined to be interviewed.

The town loves the anonymity of its fog.
",
    );
}
