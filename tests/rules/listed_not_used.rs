//! `listed-not-used`: a source in the list that the text never names.

use super::harness::{check, check_markdown};

const RULE: &str = "listed-not-used";

#[test]
fn an_outlet_that_is_not_named() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported.

Sources
- Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
- Xinhua, “Ferry sold”, 2 February 2024: https://www.xinhuanet.com/ferry
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
",
    );
}

#[test]
fn an_outlet_that_no_table_has() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported.

Sources
- Reuters, “Bridge opens”, 12 March 2024
- Harbour Ledger, “Ferry sold”, 2 February 2024
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
",
    );
}

#[test]
fn a_document_that_is_not_linked() {
    check_markdown(
        RULE,
        "
The bridge will open in May, [the board said](https://board.example/minutes).

## Sources

- [Minutes of the board](https://board.example/minutes)
- [Accounts of the ferry](https://ferry.example/accounts)
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
",
    );
}

#[test]
fn two_of_them() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported.

Sources
- Coast Radio, interview, 2 February 2024
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
- Harbour Ledger, “Ferry sold”, 2 February 2024
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
",
    );
}

#[test]
fn what_is_named_or_linked() {
    check(
        RULE,
        "
The bridge will open in May, Reuters reported. Coast Radio said it was built in a year.

Sources
- Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
- Coast Radio, “A year of work”, 2 February 2024
",
    );
    check_markdown(
        RULE,
        "
The bridge [will open](https://ledger.example/bridge) in May, Reuters reported.

## Sources

- Reuters, “Bridge opens”
- https://ledger.example/bridge
",
    );
}

#[test]
fn whoever_speaks_in_the_text() {
    check(
        RULE,
        "
Siri Holt asked for a recount, Reuters reported. The town's election board said no.

Sources
- Reuters, “Recount”, 12 March 2024
- Coast Radio, interview with Siri Holt: https://coastradio.example/holt
- Saltmere election board, results: https://elections.example/wards
",
    );
}

#[test]
fn an_article_that_names_no_source() {
    check(
        RULE,
        "
The bridge will open in May.

Sources
- Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
",
    );
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
fn entries_on_lines_of_their_own() {
    check(
        RULE,
        "
The bridge will open in May, the BBC reported.

Sources

BBC News, “Bridge to open”, 2 March 2024
https://www.bbc.co.uk/news/bridge
Reuters, “Bridge opens”, 12 March 2024: https://www.reuters.com/bridge
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
Saltmere Lights, “Bridge opens”, 12 March 2024 https://lights.example/bridge
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ listed and never used
",
    );
}
