//! `name-drift`: one person, two spellings.

use super::harness::{check, check_fix};

const RULE: &str = "name-drift";

#[test]
fn a_surname_alone() {
    check(
        RULE,
        "
Natural Resources Minister Alexander Kozlov opened the bridge.

“It will hold,” Koslov said.
                ^^^^^^ “Koslov” was “Kozlov” before
",
    );
}

#[test]
fn the_same_given_name() {
    check(
        RULE,
        "
Marit Solheim said the board had broken the law.

The court's head, Marit Solhem, will retire in May.
                  ^^^^^^^^^^^^ “Solhem” was “Solheim” before
",
    );
}

#[test]
fn the_same_title() {
    check(
        RULE,
        "
Judge Solheim said the board had broken the law. Judge Solhiem will retire in May.
                                                       ^^^^^^^ “Solhiem” was “Solheim” before
",
    );
}

#[test]
fn the_fix_writes_the_first_form_everywhere() {
    check_fix(
        RULE,
        "
Mayor Ines Duarte opened the bridge.

“It will hold,” Duarde said. Ines Duarde crossed it first.
",
        "Write “Duarte”",
        "
Mayor Ines Duarte opened the bridge.

“It will hold,” Duarte said. Ines Duarte crossed it first.
",
    );
}

#[test]
fn two_people() {
    check(
        RULE,
        "
Peter Hansen said the bridge is safe. Marta Hanson said it is not.
",
    );
}

#[test]
fn relatives_and_peoples() {
    check(
        RULE,
        "
Pavel Kozlov said the bridge is safe. Kozlova, his wife, said it is not. The Kozlovs agree on little else.
",
    );
}

#[test]
fn short_names_and_names_far_apart() {
    check(
        RULE,
        "
Greta Lund said the bridge is safe. Mayor Land said it is not.

Ines Duarte said it is old. Duerto said it is new.
",
    );
}

#[test]
fn nobody_who_speaks() {
    check(
        RULE,
        "
Alexander Kozlov opened the bridge. The road leads to Koslov on the coast.
",
    );
}

#[test]
fn a_quotation_spells_as_it_likes() {
    check(
        RULE,
        "
Alexander Kozlov said the bridge is safe. “Koslov said so,” Ines Duarte said.
",
    );
}

#[test]
fn a_letter_too_many() {
    check(
        RULE,
        "
Harbour Commissioner Ines Duarte opened the bridge.

“It will hold,” Duarrte said.
                ^^^^^^^ “Duarrte” was “Duarte” before
",
    );
}
