//! `unnamed-study`: "studies show".

use super::harness::{check, check_markdown};

const RULE: &str = "unnamed-study";

#[test]
fn studies_of_nobody() {
    check(
        RULE,
        "
Studies show that ferries are safer than bridges.
^^^^^^^^^^^^ which studies?

Ferries, research has repeatedly shown, keep islands alive.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ which research?
",
    );
}

#[test]
fn one_study_of_nobody() {
    check(
        RULE,
        "
A new study found that half of the bridges are unsafe.
      ^^^^^^^^^^^ which study?

Bridges outlive their builders, several earlier reports suggest.
                                                ^^^^^^^^^^^^^^^ which reports?
",
    );
}

#[test]
fn over_a_line_break() {
    check(
        RULE,
        "
The harbour is silting up, and a recent survey
                                        ^^^^^^
found that nobody knows how fast.
^^^^^ which survey?
",
    );
}

#[test]
fn in_a_list() {
    check_markdown(
        RULE,
        "
- Most studies agree with the board; one study suggests otherwise.
                                         ^^^^^^^^^^^^^^ which study?
",
    );
}

#[test]
fn a_maker_is_named() {
    check(
        RULE,
        "
An Alba College study found that half of the bridges are unsafe.

A 2013 study by Alba College found that half of the bridges are unsafe.

Studies published in the Journal of Harbours show that ferries are safer.

Ferries are safer, studies show, according to the harbour board.

The harbour board's research shows that ferries are safer.

A police report said the driver was asleep, and a government study concluded that many are.
",
    );
}

#[test]
fn a_study_that_was_told_of_before() {
    check(
        RULE,
        "
The study found that half of the bridges are unsafe. That report said so twice.

A new study found that half of the bridges are unsafe. The study was led by Marit Solheim of Alba College.
",
    );
}

#[test]
fn a_link_tells_which() {
    check_markdown(
        RULE,
        "
[Studies show](https://alba.example/ferries) that ferries are safer.

Research shows that ferries are safer.[^1]

[^1]: Solheim, 2019.
",
    );
}

#[test]
fn in_somebodys_words() {
    check(
        RULE,
        "
“Studies show that ferries are safer,” Ines Duarte said.

Polls show that voters want the ferry back.

Supporters of bridge research said the ferry was safe. She studies shows of the fifties.
",
    );
}
