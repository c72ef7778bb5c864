//! `unknown-source-key`: fields for a source that name none.

use super::harness::{check, check_markdown};

const RULE: &str = "unknown-source-key";

#[test]
fn a_key_without_value() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source:
^^^^^^^ “source” is empty
---

The ferry stops.
",
    );
}

#[test]
fn an_empty_string() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: \"\"
^^^^^^^ “source” is empty
---

The ferry stops.
",
    );
}

#[test]
fn toml() {
    check_markdown(
        RULE,
        "
+++
title = \"Ferry stops\"
source = \"\"
^^^^^^^^ “source” is empty
+++

The ferry stops.
",
    );
}

#[test]
fn a_label_at_the_end() {
    check(
        RULE,
        "
The ferry stops.

Source:
^^^^^^^ take the field out
",
    );
}

#[test]
fn a_label_in_the_header() {
    check(
        RULE,
        "
Headline: Ferry stops
Source:
^^^^^^^ “Source” is empty
Published: 2024-03-12

The ferry stops.
",
    );
}

#[test]
fn named_sources() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source: Harbour Ledger
---

The ferry stops.
",
    );
}

#[test]
fn a_url_on_the_next_line() {
    check(
        RULE,
        "
The ferry stops.

Source:
https://ledger.example/ferry
",
    );
}

#[test]
fn a_list_below_the_label() {
    check(
        RULE,
        "
The ferry stops.

Sources:

- Harbour Ledger, 12 March 2024
- Coast Radio
",
    );
    check_markdown(
        RULE,
        "
---
title: Ferry stops
sources:
  - Harbour Ledger
---

The ferry stops.
",
    );
}

#[test]
fn an_empty_key_for_its_url() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
source_url:
---

The ferry stops.
",
    );
}
