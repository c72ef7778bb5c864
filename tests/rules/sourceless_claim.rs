//! `sourceless-claim`: what is believed, said or feared by nobody.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "sourceless-claim";

#[test]
fn beliefs_and_reports_without_a_holder() {
    check(
        RULE,
        "
The board is believed to be interested. The ferry is said to come back in June.
^^^^^^^^^^^^^^^^^^^^^^^^ by whom?
                                        ^^^^^^^^^^^^^^^^^^^^ by whom?

Two captains were reported to have left, and the third is alleged to have taken the keys.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ by whom?
                                             ^^^^^^^^^^^^^^^^^^^^^^^ by whom?

The owners are thought to be abroad, and the boat is rumoured to be sold.
^^^^^^^^^^^^^^^^^^^^^^^^^ by whom?
                                         ^^^^^^^^^^^^^^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn it_is_claimed_that() {
    check(
        RULE,
        "
It is claimed that the boat was never safe. It is believed that nobody looked.
^^^^^^^^^^^^^^^^^^ by whom?
                                            ^^^^^^^^^^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn beliefs_without_that() {
    check(
        RULE,
        "
It is thought the boat sank at dawn. It was believed the mayor knew, and it is understood she left.
^^^^^^^^^^^^^ by whom?
                                     ^^^^^^^^^^^^^^^ by whom?
                                                                         ^^^^^^^^^^^^^^^^ by whom?
",
    );
    check(
        RULE,
        "
It was understood, at last. It was reported the same day. It was thought out well.
",
    );
}

#[test]
fn fears_that_nobody_has() {
    check(
        RULE,
        "
The sale has raised fears that the island will be cut off.
                    ^^^^^^^^^^ by whom?

There are fears that the mail will stop, and there were rumours that it has.
          ^^^^^^^^^^ by whom?
                                                        ^^^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn a_claim_in_a_list_and_over_a_line_end() {
    check(
        RULE,
        "
- The board is believed to be interested.
  ^^^^^^^^^^^^^^^^^^^^^^^^ by whom?

Nobody on the island has heard from the owners since the spring, but they are
                                                                     ^^^^^^^^
believed to be abroad.
^^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn a_source_in_the_same_sentence_before_or_after() {
    check(
        RULE,
        "
The ferry is believed to be lost, according to the harbour board.

The captain is said to have left, Lena Brandt told the Harbour Ledger.

Police say the two are believed to be abroad.
",
    );
}

#[test]
fn quoted_words() {
    check(
        RULE,
        "
“The ferry is believed to be lost,” Lena Brandt said.

> The ferry is believed to be lost.
",
    );
}

#[test]
fn what_is_expected_is_a_plan() {
    check(
        RULE,
        "
The ferry is expected to come back in June, and is seen as a success.
",
    );
}

#[test]
fn somebody_believes_it() {
    check(
        RULE,
        "
The board believes the ferry will come back. Islanders fear that it will not.
",
    );
}

#[test]
fn what_somebody_is_said_to_is_no_report() {
    check(
        RULE,
        "
She said to nobody in particular that the ferry was late. The law says so.
",
    );
}

#[test]
fn headings_and_code() {
    check_markdown(
        RULE,
        "
# The Board Is Believed to Be Interested

Write `is believed to` and be asked.
",
    );
}

#[test]
fn a_label() {
    check(
        RULE,
        "
Headline: Board Is Believed to Be Interested

The board met.
",
    );
}

#[test]
fn a_language_that_the_words_are_not_of() {
    check(
        RULE,
        "
Language: de

The board is believed to be interested.
",
    );
}

#[test]
fn a_place_for_the_source() {
    check_fix(
        RULE,
        "
The board is believed to be interested.
",
        "by whom",
        "
The board is believed to [by whom? TK] be interested.
",
    );
}

#[test]
fn fears_of_a_vague_holder_are_another_rule_s() {
    check(
        RULE,
        "
The sale has fanned local fears that the route will be lost, and islanders’ fears that nobody will come.
",
    );
}

#[test]
fn what_is_reported_to_somebody() {
    check(
        RULE,
        "
Cracks in the wall had been reported to it since 2017. The leak was reported to police twice.
",
    );
}
