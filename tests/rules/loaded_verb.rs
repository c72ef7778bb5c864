//! `loaded-verb`: "claimed", "admitted", "insisted".

use super::harness::check;

const RULE: &str = "loaded-verb";

#[test]
fn verbs_that_judge() {
    check(
        RULE,
        "
The mayor claimed that the bridge is safe.
          ^^^^^^^ judges what is said

Duarte admits she never saw the letter.
       ^^^^^^ judges what is said

“The bridge is safe,” Duarte insisted.
                             ^^^^^^^^ judges what is said

Duarte has conceded that the bridge is old.
       ^^^^^^^^^^^^ judges what is said
",
    );
}

#[test]
fn other_senses_and_other_verbs() {
    check(
        RULE,
        "
The storm claimed nine boats.

The hospital admitted two sailors on Friday.

Duarte said the bridge is safe.

“He claimed that the bridge is safe,” Duarte said.
",
    );
}
