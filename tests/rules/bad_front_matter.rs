//! `bad-front-matter`: front matter that its reader refuses.

use super::harness::{Desk, check, check_markdown};

const RULE: &str = "bad-front-matter";

#[test]
fn a_colon_in_a_title() {
    check_markdown(
        RULE,
        "
---
title: Mayor: no more delays
^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cannot be read here
date: 2024-03-12
---

The mayor spoke.
",
    );
}

#[test]
fn a_tab_for_an_indent() {
    check_markdown(
        RULE,
        "
---
title: Ferry stops
tags:
	- ferry
 ^^^^^^^ cannot be read here
---

The ferry stops.
",
    );
}

#[test]
fn toml_without_quotation_marks() {
    check_markdown(
        RULE,
        "
+++
title = Ferry stops
^^^^^^^^^^^^^^^^^^^ cannot be read here
+++

The ferry stops.
",
    );
}

#[test]
fn a_value_that_begins_with_a_sign() {
    check_markdown(
        RULE,
        "
---
title: @harbour speaks
^^^^^^^^^^^^^^^^^^^^^^ cannot be read here
---

The ferry stops.
",
    );
}

#[test]
fn yaml_and_toml_as_they_should_be() {
    check_markdown(
        RULE,
        r#"
---
title: "Mayor: no more delays"
url: https://ledger.example/a:b
---

The mayor spoke.
"#,
    );
}

#[test]
fn quoted_text_may_go_on_at_the_line_s_start_as_most_readers_allow() {
    check_markdown(
        RULE,
        r#"
---
title: "The ferry stops in May and nobody knows
when it will come back"
date: 2024-03-12
---

The ferry stops.
"#,
    );
}

#[test]
fn a_rule_between_paragraphs_is_no_front_matter() {
    check_markdown(
        RULE,
        "
The ferry stops.

---

Mayor: no: more.
",
    );
}

#[test]
fn a_header_without_fences() {
    check_markdown(
        RULE,
        "
Title: Mayor: no more delays
Date: 2024-03-12

The mayor spoke.
",
    );
}

#[test]
fn a_dialogue_in_plain_text() {
    check(
        RULE,
        "
Mayor: no: more delays.
",
    );
}

#[test]
fn the_value_is_put_in_quotation_marks() {
    Desk::new("article.md").check_fix(
        RULE,
        "
---
title: Mayor: no more delays
date: 2024-03-12
---

The mayor spoke.
",
        "quotation marks",
        r#"
---
title: "Mayor: no more delays"
date: 2024-03-12
---

The mayor spoke.
"#,
    );
}
