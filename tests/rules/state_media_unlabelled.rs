//! `state-media-unlabelled`: a state's own outlet, named like any other.

use super::harness::check;

const RULE: &str = "state-media-unlabelled";

#[test]
fn a_state_agency() {
    check(
        RULE,
        "
KCNA reported that the bridge had been opened.
^^^^ run by a state

The bridge was built in a year, according to Xinhua.
                                             ^^^^^^ run by a state
",
    );
}

#[test]
fn only_the_first_time() {
    check(
        RULE,
        "
TASS reported that the bridge had been opened.
^^^^ run by a state

TASS said it was built in a year.
",
    );
}

#[test]
fn where_it_is_first_cited() {
    check(
        RULE,
        "
A man from TASS fell into the water.

The water was cold, TASS reported.
                    ^^^^ run by a state
",
    );
}

#[test]
fn a_label_anywhere() {
    check(
        RULE,
        "
North Korea's state news agency KCNA reported that the bridge had been opened.

The bridge was built in a year, KCNA said.

TASS said it was safe. The state-run TASS agency said so twice.
",
    );
}

#[test]
fn other_outlets() {
    check(
        RULE,
        "
Reuters reported that the bridge had been opened. The BBC said it was safe.
",
    );
}

#[test]
fn in_a_quote_or_unsaid() {
    check(
        RULE,
        "
“KCNA reported it,” said Ines Duarte. She reads KCNA every day.
",
    );
}
