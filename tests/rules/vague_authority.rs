//! `vague-authority`: people nobody could name.

use super::harness::{check, check_markdown};

const RULE: &str = "vague-authority";

#[test]
fn experts_analysts_critics_and_observers() {
    check(
        RULE,
        "
Some analysts say the ferry will not come back. Critics say the board is asleep.
^^^^^^^^^^^^^^^^^ who?
                                                ^^^^^^^^^^^ who?

Experts believe it will take years, observers warn.
^^^^^^^^^^^^^^^ who?
                                    ^^^^^^^^^^^^^^ who?
",
    );
}

#[test]
fn many_and_some() {
    check(
        RULE,
        "
Many experts say the boat was old. Some critics fear worse.
^^^^^^^^^^^^^^^^ who?
                                   ^^^^^^^^^^^^^^^^^ who?
",
    );
}

#[test]
fn a_vague_holder_of_fears() {
    check(
        RULE,
        "
The sale has fanned Western fears that the route will be lost.
                    ^^^^^^^^^^^^^^^^^^ who?
",
    );
}

#[test]
fn behind_what_they_say() {
    check(
        RULE,
        "
The ferry will not come back, experts say.
                              ^^^^^^^^^^^ who?
",
    );
}

#[test]
fn one_of_them_is_named_in_the_same_sentence() {
    check(
        RULE,
        "
Analysts such as Tom Okoro say the ferry will not come back.

Critics, among them Lena Brandt, say the board is asleep.
",
    );
}

#[test]
fn somebody_s_own_people() {
    check(
        RULE,
        "
The mayor's supporters say she will win. The board's critics say it sleeps.
",
    );
}

#[test]
fn quoted_words() {
    check(
        RULE,
        "
“Some analysts say it will not come back,” Lena Brandt said.

> Critics say the board is asleep.
",
    );
}

#[test]
fn people_who_are_counted_or_known() {
    check(
        RULE,
        "
Two of the captains say the ferry will not come back. Police said the quay was closed.
",
    );
}

#[test]
fn headings() {
    check_markdown(
        RULE,
        "
# Critics Say Board Is Asleep

The board met.
",
    );
}

#[test]
fn attributes_of_tags() {
    check_markdown(
        RULE,
        r#"
See <span title="Critics say it sleeps">the board</span> today.
"#,
    );
}

#[test]
fn many_and_some_alone() {
    check(
        RULE,
        "
Many say the boat was old. Some fear worse.
^^^^^^^^ who?
                           ^^^^^^^^^ who?

The boat was old, many say.
                  ^^^^^^^^ who?
",
    );
}

#[test]
fn some_that_are_placed_or_name_nobody() {
    check(
        RULE,
        "
Some of the captains say the boat was old. Two say it was new. Not many fear the sea, and some claim money.
",
    );
}

#[test]
fn somebody_named_behind_what_they_say() {
    check(
        RULE,
        "
The ferry will not come back, some analysts say, according to the Harbour Ledger.

The ferry will not come back, some analysts say, among them Tom Okoro.
",
    );
}

#[test]
fn a_name_in_what_they_say() {
    check(
        RULE,
        "
Some analysts say Lena Brandt will not come back.
^^^^^^^^^^^^^^^^^ who?
",
    );
}

#[test]
fn fears_of_a_place_or_a_public() {
    check(
        RULE,
        "
The sale has fanned local fears that the route will be lost, public fears that the quay will close.
                    ^^^^^^^^^^^^^^^^ who?
                                                             ^^^^^^^^^^^^^^^^^ who?

It fed mainland fears that the tide will rise and islanders' fears that nobody will come.
       ^^^^^^^^^^^^^^^^^^^ who?
                                                  ^^^^^^^^^^^^^^^^^^^^^ who?
",
    );
}

#[test]
fn who_has_not_spoken() {
    check(
        RULE,
        "\nTwo others have not said which ship they would sell. Experts never said it would float.\n",
    );
}

#[test]
fn according_to_a_crowd() {
    check(
        RULE,
        "
The boat was too old, according to experts. According to some analysts, it was too small.
                      ^^^^^^^^^^^^^^^^^^^^ who?
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^ who?
",
    );
    check(
        RULE,
        "
The boat was too old, according to experts at the Harbour Institute. According to the board's analysts, it was not.
",
    );
}
