//! `undefined-reference`: references that no definition belongs to.

use super::harness::{Desk, check, check_markdown};

const RULE: &str = "undefined-reference";

#[test]
fn a_number_and_a_name() {
    check_markdown(
        RULE,
        "
The [report][3] says so, and the [law][] does not.
    ^^^^^^^^^^^ “3” is not defined
                                 ^^^^^^^ “law” is not defined
",
    );
}

#[test]
fn a_definition_of_another_name() {
    check_markdown(
        RULE,
        "
The [report][3] says so.
    ^^^^^^^^^^^ “3”

[4]: https://ledger.example/report
",
    );
}

#[test]
fn one_finding_a_use() {
    check_markdown(
        RULE,
        "
The [report][3] says so. The [board][3] does not.
    ^^^^^^^^^^^ “3”
                             ^^^^^^^^^^ “3”
",
    );
}

#[test]
fn a_definition_in_code_is_none() {
    check_markdown(
        RULE,
        "
The [report][3] says so.
    ^^^^^^^^^^^ “3”

```
[3]: https://ledger.example/report
```
",
    );
}

#[test]
fn a_definition_anywhere_in_the_article_whatever_its_case() {
    check_markdown(
        RULE,
        "
The [report][Rep] says so, and [rep][] too.

It rained.

[REP]: https://ledger.example/report
",
    );
}

#[test]
fn an_editor_s_brackets_are_no_reference() {
    check_markdown(
        RULE,
        "
He said “the [ferry] board” and “[sic]” and the list [1] of the [first][2024] boats.

[2024]: https://ledger.example/boats
",
    );
}

#[test]
fn footnotes_and_tasks() {
    check_markdown(
        RULE,
        "
The board met.[^1]

- [ ] call the board

[^1]: In March.
",
    );
}

#[test]
fn code_and_escapes() {
    check_markdown(
        RULE,
        r"
Write `[text][3]` or \[text\]\[3\] for a reference.
",
    );
}

#[test]
fn brackets_in_plain_text() {
    check(
        RULE,
        "
The [report][3] says so.
",
    );
}

#[test]
fn brackets_behind_a_word() {
    check_markdown(
        RULE,
        "
The cell table[0][1] holds the first count.
",
    );
}

#[test]
fn a_stub_is_added() {
    Desk::new("article.md").check_fix(
        RULE,
        "
The [report][3] says so.
",
        "“[3]: TK”",
        "
The [report][3] says so.

[3]: TK
",
    );
}
