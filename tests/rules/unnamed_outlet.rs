//! `unnamed-outlet`: reports whose outlet nobody names.

use super::harness::{check, check_fix};

const RULE: &str = "unnamed-outlet";

#[test]
fn media_of_a_place_or_kind() {
    check(
        RULE,
        "
The ferry will stop in May, local media reported.
                            ^^^^^^^^^^^^^^^^^^^^ which outlet?

State media said the ferry was safe.
^^^^^^^^^^^^^^^^ which outlet?
",
    );
}

#[test]
fn newspapers_agencies_and_radio() {
    check(
        RULE,
        "
Newspapers reported the sale. News agencies said it was off.
^^^^^^^^^^^^^^^^^^^ which outlet?
                              ^^^^^^^^^^^^^^^^^^ which outlet?
",
    );
}

#[test]
fn one_paragraph_after_another() {
    check(
        RULE,
        "
Local media reported the sale.
^^^^^^^^^^^^^^^^^^^^ which outlet?

The board met.

Local media reported it again.
^^^^^^^^^^^^^^^^^^^^ which outlet?
",
    );
}

#[test]
fn outlets_named_later_in_the_article() {
    check(
        RULE,
        "
Russian news agencies reported the sale.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint: which outlet?

“It is done,” TASS quoted him as saying.
",
    );
}

#[test]
fn outlets_named_later_in_the_same_paragraph() {
    check(
        RULE,
        "
Local media reported the sale, and Reuters said it was off.
^^^^^^^^^^^^^^^^^^^^ hint: which outlet?
",
    );
}

#[test]
fn outlets_named_before() {
    check(
        RULE,
        "
TASS said the ferry was sold.

Russian news agencies reported the sale again on Monday.
",
    );
}

#[test]
fn the_outlet_s_own_name() {
    check(
        RULE,
        "
Reuters reported the sale. The Harbour Ledger reported it, too.
",
    );
}

#[test]
fn quoted_words() {
    check(
        RULE,
        "
“Local media reported the sale,” Lena Brandt said.
",
    );
}

#[test]
fn media_that_do_something_else() {
    check(
        RULE,
        "
The board invited local media. State media were not there.
",
    );
}

#[test]
fn an_outlet_that_only_its_trade_tells() {
    check(
        RULE,
        "
Local media reported the sale.
^^^^^^^^^^^^^^^^^^^^ hint: which outlet?

The Alba Wire agency said it was off.
",
    );
}

#[test]
fn an_outlet_named_later_is_put_in() {
    check_fix(
        RULE,
        "
On Monday local media reported the sale. Reuters said on Tuesday that it was off.
",
        "Name Reuters",
        "
On Monday Reuters reported the sale. Reuters said on Tuesday that it was off.
",
    );
}

#[test]
fn reports_of_the_press() {
    check(
        RULE,
        "
According to local media, the boat sank. It was raised, according to news reports.
^^^^^^^^^^^^^^^^^^^^^^^^ which outlet?
                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^ which outlet?

Foreign media reports said the boat was old.
^^^^^^^^^^^^^^^^^^^^^^^^^^ which outlet?
",
    );
}

#[test]
fn what_the_press_did_not_say() {
    check(
        RULE,
        "
The media said nothing about the boat. Reports of the boat came late.
",
    );
}
