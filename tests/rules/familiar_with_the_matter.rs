//! `familiar-with-the-matter`: known for knowing alone.

use super::harness::check;

const RULE: &str = "familiar-with-the-matter";

#[test]
fn people_who_know() {
    check(
        RULE,
        "
The board will sell two ships, people familiar with the matter said.
                                      ^^^^^^^^^^^^^^^^^^^^^^^^ how the source knows

A person with direct knowledge of the matter said the price was low.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ how the source knows

The price was low, said two sources familiar with the
                                    ^^^^^^^^^^^^^^^^^
talks.
^^^^^ how the source knows

Someone familiar with the situation said no.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ how the source knows
",
    );
}

#[test]
fn other_knowledge() {
    check(
        RULE,
        "
Captains familiar with the harbour said the price was low.

She has no knowledge of ships. He grew familiar with matters of the sea.

“I am familiar with the matter,” said Ines Duarte.

The matter is familiar.
",
    );
}
