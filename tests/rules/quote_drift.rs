//! `quote-drift`: one quote, two wordings.

use super::harness::{Desk, check};

const RULE: &str = "quote-drift";

const OTHER: &str = "
# Bridge to Come Back

“We will rebuild the bridge before the first winter storm comes to the island,” Mayor Ines Duarte said.
";

fn desk() -> Desk {
    Desk::new("article.md").with("bridge.md", OTHER)
}

#[test]
fn a_word_is_another() {
    desk().check(
        RULE,
        "
“We will mend the bridge before the first winter storm comes to the island,” Mayor Ines Duarte said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ “We will rebuild the bridge
",
    );
}

#[test]
fn a_word_is_missing() {
    desk().check(
        RULE,
        "
Duarte told the council: “We will rebuild the bridge before the winter storm comes to the island.”
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in other words
",
    );
}

#[test]
fn nobody_is_named_here() {
    desk().check(
        RULE,
        "
The mayor was clear. “We must rebuild the bridge before the first winter storm comes.” She left.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in other words
",
    );
}

#[test]
fn wrapped_and_in_straight_marks() {
    desk().check(
        RULE,
        "
\"We will rebuild that bridge before the first
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
winter storm comes to the island,\" Duarte said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ in other words
",
    );
}

#[test]
fn the_same_words() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge before the first winter storm comes to the island,” Mayor Ines Duarte said.
",
    );
    desk().check(
        RULE,
        "
“And we will rebuild the bridge before the first winter storm,” Duarte said.
",
    );
}

#[test]
fn ellipses_brackets_and_house_spelling() {
    desk().check(
        RULE,
        "
“We will rebuild the bridge … the first winter storm comes to the island,” Duarte said.

“[W]e’ll rebuild [it] before the first winter storm comes to the island,” Duarte said.
",
    );
    let harbour = Desk::new("article.md").with(
        "harbour.md",
        "
“We are organising ten per cent of the harbour's colour programme,” Duarte said.
",
    );
    harbour.check(
        RULE,
        "
“We’re organizing 10 percent of the harbor’s color program,” Duarte said.
",
    );
}

#[test]
fn translations() {
    desk().check(RULE, "
“We will mend the bridge before the first winter storm comes to the island,” Duarte said through an interpreter.
");
}

#[test]
fn short_quotes_and_other_quotes() {
    desk().check(
        RULE,
        "
“We will mend the bridge before winter,” Duarte said.

“We will never sell the boats before the council has seen what they are worth,” Duarte said.
",
    );
}

#[test]
fn an_article_alone() {
    check(RULE, "
“We will mend the bridge before the first winter storm comes to the island,” Duarte said. “We will rebuild the bridge before the first winter storm comes to the island,” she said.
");
}
