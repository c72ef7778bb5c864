//! `reportedly`: "reportedly", by whom?

use super::harness::{check, check_markdown};

const RULE: &str = "reportedly";

#[test]
fn in_mid_sentence() {
    check(
        RULE,
        "
The captain reportedly refused. The boat was reportedly sold.
            ^^^^^^^^^^ by whom?
                                             ^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn at_the_beginning_of_one() {
    check(
        RULE,
        "
Reportedly, the captain refused.
^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn at_its_end() {
    check(
        RULE,
        "
The captain refused, reportedly.
                     ^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn in_a_list() {
    check(
        RULE,
        "
- The captain reportedly refused.
              ^^^^^^^^^^ by whom?
",
    );
}

#[test]
fn a_source_in_the_same_sentence() {
    check(RULE, "
The captain reportedly refused, Lena Brandt said. According to the Harbour Ledger, the boat was reportedly sold.
");
}

#[test]
fn allegedly_is_another_word() {
    check(
        RULE,
        "
The captain allegedly refused.
",
    );
}

#[test]
fn quoted_words() {
    check(
        RULE,
        "
“He reportedly refused,” Lena Brandt said.

> He reportedly refused.
",
    );
}

#[test]
fn headings_and_code() {
    check_markdown(
        RULE,
        "
# Captain Reportedly Refused

Write `reportedly` and be asked.
",
    );
}
