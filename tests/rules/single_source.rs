//! `single-source`: an article that one person alone has told.

use super::harness::check;

const RULE: &str = "single-source";

#[test]
fn one_person() {
    check(
        RULE,
        "
The bridge is safe, Ines Duarte said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all 3 attributions rest on Ines Duarte

It will open in May, Duarte said. “It cost 4 million,” she said.
",
    );
}

#[test]
fn one_body() {
    check(
        RULE,
        "
The bridge is safe, the Harbour Board said. It will open in May, the Harbour Board said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ rest on Harbour Board

It cost 4 million, the Harbour Board said.
",
    );
}

#[test]
fn below_a_headline() {
    check(
        RULE,
        "
Bridge to Open
^^^^^^^^^^^^^^ rest on Ines Duarte

The bridge is safe, Ines Duarte said. It will open in May, she said. Duarte said it cost 4 million.
",
    );
}

#[test]
fn more_often() {
    check(
        RULE,
        "
Ines Duarte said the bridge is safe. She said it is old. She said it is long. She said it is high.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all 4 attributions
",
    );
}

#[test]
fn a_second_source() {
    check(
        RULE,
        "
The bridge is safe, Ines Duarte said. It will open in May, she said. Tom Okoro said it cost 4 million.
",
    );
    check(
        RULE,
        "
The bridge is safe, Ines Duarte said. It will open in May, she said. A spokesman said it cost 4 million.
",
    );
}

#[test]
fn two_attributions() {
    check(
        RULE,
        "
The bridge is safe, Ines Duarte said. It will open in May, she said.
",
    );
}
