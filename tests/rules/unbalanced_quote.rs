//! `unbalanced-quote`: quotation marks without their other half.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "unbalanced-quote";

#[test]
fn not_closed() {
    check(
        RULE,
        "
Mayor Duarte spoke. “He left.
                    ^^^^^^^^^ not closed

The works end in June.
",
    );
}

#[test]
fn straight_marks() {
    check(
        RULE,
        r#"
The mayor said: "We will rebuild the bridge.
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not closed

The works end in June.
"#,
    );
}

#[test]
fn never_opened() {
    check(
        RULE,
        "
He left in May,” she said.
^^^^^^^^^^^^^^^^ never opened
",
    );
}

#[test]
fn not_closed_in_the_middle_of_a_paragraph() {
    check(
        RULE,
        "
“We will rebuild, the mayor said. “It will take a year,” she said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not closed
",
    );
}

#[test]
fn two_curly_marks_that_close_nothing_are_two() {
    check(
        RULE,
        "
He left in May,” she said. He came back in June,” he said.
^^^^^^^^^^^^^^^^ never opened
                           ^^^^^^^^^^^^^^^^^^^^^^ never opened
",
    );
}

#[test]
fn the_next_paragraph_opens_again() {
    check(
        RULE,
        "
“We will rebuild,” the mayor said. “It will take a year.

“And it will cost a lot,” she said.
",
    );
}

#[test]
fn nested_marks() {
    check(
        RULE,
        r#"
“He told me ‘never again’ and left,” she said. 'He told me "never again" and left,' he said.
"#,
    );
}

#[test]
fn feet_inches_minutes_and_apostrophes() {
    check(
        RULE,
        r#"
The boat is 6' 2" wide. The '90s were good to the dogs' home. It’s ’twas.
"#,
    );
}

#[test]
fn a_quotation_of_several_sentences() {
    check(
        RULE,
        "
“We will rebuild. It will take a year. Who knows?” she said.
",
    );
}

#[test]
fn code() {
    check_markdown(
        RULE,
        r#"
Write `"` for a mark, and the rest is silence.

```
say "hello
```
"#,
    );
}

#[test]
fn mojibake_makes_no_quote() {
    check(
        RULE,
        "
The boat wasnâ€™t there, and â€œnobody was sorry.
",
    );
}

#[test]
fn the_mark_is_put_where_the_sentence_ends() {
    check_fix(
        RULE,
        "
The mayor spoke. “We will rebuild.

The works end in June.
",
        "Close",
        "
The mayor spoke. “We will rebuild.”

The works end in June.
",
    );
}

#[test]
fn a_cue_stands_before_the_next_paragraph_opens() {
    check(
        RULE,
        "
“We will rebuild, the mayor said.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not closed

“It will take a year,” she said.

“We will rebuild, said the mayor.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not closed

“It will take a year,” she said.
",
    );
}

#[test]
fn somebody_s_words_within_a_quote_that_goes_on() {
    check(
        RULE,
        "
“The mayor said nothing to us for a year. We waited, and the mayor said it was a bridge, not a house.

“It will take a year,” Tom Okoro said.
",
    );
}
