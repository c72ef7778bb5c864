//! `bare-source`: "a source" that is nothing more.

use super::harness::check;

const RULE: &str = "bare-source";

#[test]
fn a_source_said() {
    check(
        RULE,
        "
A source said the ships will be sold. Sources said so.
^^^^^^^^^^^^^ tells the reader nothing
                                      ^^^^^^^^^^^^ tells the reader nothing
",
    );
}

#[test]
fn behind_what_is_said() {
    check(
        RULE,
        "
The ships will be sold, a source said.
                        ^^^^^^^^^^^^^ tells the reader nothing
",
    );
}

#[test]
fn told_somebody() {
    check(
        RULE,
        "
A source told the Harbour Ledger that the ships will be sold.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tells the reader nothing
",
    );
}

#[test]
fn in_a_list() {
    check(
        RULE,
        "
- A source said the ships will be sold.
  ^^^^^^^^^^^^^ tells the reader nothing
",
    );
}

#[test]
fn a_source_that_is_described() {
    check(RULE, "
A foreign ministry source said the ships will be sold. A source in the harbour board said so.

A source close to the board said the ships will be sold. A senior source at the port told the Harbour Ledger so.
");
}

#[test]
fn another_sense_of_the_word() {
    check(
        RULE,
        "
The board said the source of the water is clean. The river's source said to be the oldest is dry.
",
    );
}

#[test]
fn quoted_words() {
    check(
        RULE,
        "
“A source said the ships will be sold,” Lena Brandt said.
",
    );
}

#[test]
fn an_entry_of_sources() {
    check(
        RULE,
        "
The ships will be sold.

Source: a source
",
    );
}

#[test]
fn according_to_it() {
    check(
        RULE,
        "
The ships will be sold, according to a source.
                        ^^^^^^^^^^^^^^^^^^^^^ tells the reader nothing

According to sources, the board met at night.
^^^^^^^^^^^^^^^^^^^^ tells the reader nothing

The board, according to several unnamed sources, met at night.
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tells the reader nothing
",
    );
}

#[test]
fn according_to_one_that_is_described() {
    check(
        RULE,
        "
The ships will be sold, according to a source in the harbour board.

According to pilots' guild sources, the board met at night. According to a source close to it, it voted.
",
    );
}
