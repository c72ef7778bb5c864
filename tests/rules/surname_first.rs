//! `surname-first`: a surname before anybody is introduced.

use super::harness::check;

const RULE: &str = "surname-first";

#[test]
fn a_surname_before_the_full_name() {
    check(
        RULE,
        "
The bridge will hold for another hundred years and longer, Kozlov said.
                                                           ^^^^^^ introduced only later

Minister Alexander Kozlov opened it on Friday.
",
    );
}

#[test]
fn only_the_first() {
    check(
        RULE,
        "
The bridge is safe.

Solheim said so twice. It is old, Solheim said.
^^^^^^^ introduced only later

Judge Marit Solheim has crossed it.
",
    );
}

#[test]
fn in_a_list() {
    check(
        RULE,
        "
The bridge is safe.

- Okoro said it will open in May.
  ^^^^^ introduced only later

Thomas Okoro built it.
",
    );
}

#[test]
fn behind_what_is_said() {
    check(
        RULE,
        "
The bridge is safe.

“It has carried every cow on the island,” Duarte said.
                                          ^^^^^^ introduced only later

The mayor, Ines Duarte, was an engineer before she was elected.
",
    );
}

#[test]
fn with_a_title() {
    check(
        RULE,
        "
The bridge is safe.

Mayor Duarte said so.

Ines Duarte was elected in May.
",
    );
}

#[test]
fn who_is_introduced_first() {
    check(
        RULE,
        "
Minister Alexander Kozlov opened the bridge on Friday.

It will hold, Kozlov said.
",
    );
}

#[test]
fn whose_full_name_never_comes() {
    check(
        RULE,
        "
The bridge is safe.

Kozlov said it will hold.
",
    );
}

#[test]
fn a_family_or_a_headline() {
    check(
        RULE,
        "
The bridge was built by the Kozlov family.

Alexander Kozlov opened it on Friday.
",
    );
    check(
        RULE,
        "
Kozlov opens bridge

Minister Alexander Kozlov opened the bridge on Friday.
",
    );
}

#[test]
fn two_of_one_surname() {
    check(
        RULE,
        "
The bridge is safe.

Tangen said so twice.

Ola Tangen kept the light. Berit Tangen is his daughter, the mayor Berit Tangen.
",
    );
}
