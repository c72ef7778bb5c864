//! `cited-not-listed`: an outlet that the text draws on and the list of sources does not have.

use super::harness::{check, check_markdown};

const RULE: &str = "cited-not-listed";

#[test]
fn an_outlet() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported. TASS reported that the ferry will be sold.
                                               ^^^^ TASS is cited here

Sources
- Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
",
    );
}

#[test]
fn only_the_first_time() {
    check(
        RULE,
        "
The ferry will be sold, according to Xinhua.
                                     ^^^^^^ Xinhua is cited here

Xinhua reported that the price was low.

Sources
- https://www.reuters.com/bridge
",
    );
}

#[test]
fn an_outlet_that_no_table_has() {
    check(
        RULE,
        "
The ferry will be sold, Coast Radio reported.
                        ^^^^^^^^^^^ Coast Radio is cited here

Sources
- Harbour Ledger, “Bridge opens”, 12 March 2024
",
    );
}

#[test]
fn a_document_that_is_linked() {
    check_markdown(
        RULE,
        "
The bridge is unsafe, says an [inspectors' report](https://inspectors.example/bridge).
                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ is cited here

## Sources

- [Minutes of the board](https://board.example/minutes)
",
    );
}

#[test]
fn what_is_listed() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported. Coast Radio reported that the ferry will be sold.

Sources
- https://www.reuters.com/bridge
- Coast Radio, “Ferry sold”, 2 February 2024
",
    );
    check_markdown(
        RULE,
        "
The bridge is unsafe, says an [inspectors' report](https://inspectors.example/bridge).

## Sources

- [Bridge inspected](https://inspectors.example/bridge)
",
    );
}

#[test]
fn people_and_bodies_and_mere_mentions() {
    check(RULE, "
Ines Duarte said the ferry will be sold. The harbour board said it will not. A man from Reuters fell into the water.

Sources
- Harbour Ledger, “Bridge opens”, 12 March 2024
");
}

#[test]
fn no_list() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported.

Source: Harbour Ledger
",
    );
}

#[test]
fn the_article_s_own_outlet() {
    check(
        RULE,
        "
The bridge will open in May, she told Reuters. Reuters reported that the ferry will be sold.

Sources
- Harbour Ledger, “Bridge opens”, 12 March 2024

Original url: https://www.reuters.com/world/bridge
",
    );
}
