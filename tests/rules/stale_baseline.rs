//! `stale-baseline`: entries of the baseline that no longer occur.

use super::harness::Desk;

const RULE: &str = "stale-baseline";

fn knowing(rule: &'static str, text: &'static str) -> Desk {
    Desk::new("article.txt").knowing(rule, text)
}

#[test]
fn what_was_mended() {
    knowing("reportedly", "reportedly").check(
        RULE,
        "
The Ferry Is Sold
^^^^^^^^^^^^^^^^^ reportedly at “reportedly”

The ferry was sold, Harbour Radio reported.
",
    );
}

#[test]
fn what_was_worded_anew() {
    knowing("sourceless-claim", "is thought to").check(
        RULE,
        "
The ferry is believed to be lost.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sourceless-claim at “is thought to”
",
    );
}

#[test]
fn what_a_rule_that_is_gone_has_found() {
    knowing("loud-word", "vast").check(
        RULE,
        "
The vast ferry left.
^^^^^^^^^^^^^^^^^^^^ loud-word at “vast”
",
    );
}

#[test]
fn a_long_quotation_is_shortened() {
    knowing(
        "unattributed-quote",
        "“We wait for the boat, and we have waited a year, and nobody has ever told us why.”",
    )
    .check(
        RULE,
        "
The ferry left.
^^^^^^^^^^^^^^^ at “We wait for the boat, and we have waited a year, and nobody…”
",
    );
}

#[test]
fn what_still_occurs() {
    knowing("reportedly", "reportedly").check(RULE, "The ferry was reportedly sold.\n");
}

#[test]
fn what_occurs_on_other_lines() {
    knowing("sourceless-claim", "The ferry is believed to")
        .check(RULE, "The harbour is dark.\n\nThe ferry is\nbelieved to be lost.\n");
}

#[test]
fn what_nothing_is_known_of() {
    Desk::new("article.txt").check(RULE, "The ferry was reportedly sold.\n");
}

#[test]
fn what_is_about_suppressions_themselves() {
    knowing("unused-suppression", "reportedly").check(RULE, "The ferry left.\n");
}
