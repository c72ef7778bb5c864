//! `unplaced-officials`: officials of nothing in particular.

use super::harness::check;

const RULE: &str = "unplaced-officials";

#[test]
fn officials_said() {
    check(
        RULE,
        "
The bridge is safe, officials said.
                    ^^^^^^^^^^^^^^ officials of what?

Officials have warned that the bridge is unsafe.
^^^^^^^^^^^^^^^^^^^^^ officials of what?
",
    );
}

#[test]
fn authorities_said() {
    check(
        RULE,
        "
The bridge is safe, authorities say.
                    ^^^^^^^^^^^^^^^ authorities of what?
",
    );
}

#[test]
fn what_tells_nothing_of_them() {
    check(
        RULE,
        "
Several senior officials said the bridge is unsafe.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ officials of what?

Nobody drowned, according to officials.
                ^^^^^^^^^^^^^^^^^^^^^^ officials of what?
",
    );
}

#[test]
fn something_places_them() {
    check(
        RULE,
        "
The bridge is safe, transport ministry officials said.

Norwegian officials said the bridge is unsafe. Harbour authorities said it is safe.

Officials in Porto Velho said the bridge is unsafe.

In Porto Velho, officials said the bridge is unsafe.
",
    );
}

#[test]
fn placed_before_in_the_paragraph() {
    check(
        RULE,
        "
The harbour ministry closed the bridge. It will open in May, officials said.

The officials said the bridge is unsafe.
",
    );
}

#[test]
fn in_somebodys_words() {
    check(
        RULE,
        "
“Officials said the bridge is safe,” said Ines Duarte.

She told officials the bridge was unsafe.
",
    );
}
