//! `two-speakers-in-paragraph`: two people quoted in one paragraph.

use super::harness::check;

const RULE: &str = "two-speakers-in-paragraph";

#[test]
fn a_second_speaker() {
    check(
        RULE,
        "
“The bridge is safe enough,” said Ines Duarte. “It is not safe at all,” said Tom Okoro.
                                                                             ^^^^^^^^^ second speaker
",
    );
}

#[test]
fn only_the_first_change() {
    check(
        RULE,
        "
Duarte said: “The bridge is safe enough.” Okoro said: “It is not safe at all.” Duarte said: “I crossed it twice today.”
                                          ^^^^^ second speaker
",
    );
}

#[test]
fn in_a_list_too() {
    check(
        RULE,
        "
- “The bridge is safe enough,” Duarte said. “Who says that it is?” Okoro asked.
                                                                   ^^^^^ second speaker
",
    );
}

#[test]
fn an_organisation_and_a_person() {
    check(
        RULE,
        "
“The bridge is safe enough,” the Harbour Board said. “It is not safe at all,” Tom Okoro said.
                                                                              ^^^^^^^^^ second speaker
",
    );
}

#[test]
fn one_speaker() {
    check(
        RULE,
        "
“The bridge is safe enough,” said Ines Duarte. “I crossed it twice today,” she said.

“The bridge is safe enough,” said Ines Duarte. “I crossed it twice today,” Duarte added.

“The bridge is safe enough,” said Ines Duarte. Tom Okoro said it was not.

“The bridge is safe enough,” said Ines Duarte. Okoro says it is “unsafe”.
",
    );
}
