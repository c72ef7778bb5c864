//! `incomplete-source`: an entry that is little more than an address.

use super::harness::{check, check_markdown};

const RULE: &str = "incomplete-source";

#[test]
fn a_bare_address() {
    check(
        RULE,
        "
The bridge will open in May.

Sources
- https://ledger.example/bridge-opens
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add publisher, title and date
",
    );
}

#[test]
fn an_address_alone_on_its_line() {
    check(
        RULE,
        "
The bridge will open in May.

Sources

https://ledger.example/bridge-opens
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add publisher, title and date
",
    );
}

#[test]
fn a_publisher_and_nothing_else() {
    check(
        RULE,
        "
The bridge will open in May.

Sources
- Reuters: https://www.reuters.com/bridge
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no title and no date
",
    );
}

#[test]
fn a_title_and_nothing_else() {
    check_markdown(
        RULE,
        "
The bridge will open in May.

## Sources

- [Bridge to open](https://ledger.example/bridge-opens)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no publisher and no date
",
    );
}

#[test]
fn a_whole_entry() {
    check_markdown(
        RULE,
        "
The bridge will open in May.

## Sources

- Harbour Ledger, “Bridge opens in May”, 12 March 2024: https://ledger.example/bridge-opens
- [Bridge opens in May](https://ledger.example/bridge-opens), Harbour Ledger, 2024-03-12
",
    );
}

#[test]
fn one_thing_may_be_missing() {
    check(
        RULE,
        "
The bridge will open in May.

Sources
- Saltmere election board, results by ward: https://elections.example/wards
",
    );
}

#[test]
fn what_is_no_entry() {
    check(
        RULE,
        "
The bridge will open in May.

Source: https://ledger.example/bridge-opens

Related news
- https://ledger.example/bridge-opens
",
    );
    check_markdown(
        RULE,
        "
---
sources:
  - https://ledger.example/bridge-opens
---

The bridge will open in May.
",
    );
}

#[test]
fn a_source_without_an_address() {
    check(
        RULE,
        "
The bridge will open in May.

Sources
- Harbour archive
",
    );
}

#[test]
fn an_address_on_the_line_below_its_entry() {
    check(
        RULE,
        "
The bridge will open in May.

Sources

BBC News, “Bridge to open”, 2 March 2024
https://www.bbc.co.uk/news/bridge
https://www.reuters.com/bridge
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a bare address
",
    );
}
