//! `headline-quote-absent`: a headline's quote that is not in the text.

use super::harness::{check, check_markdown};

const RULE: &str = "headline-quote-absent";

#[test]
fn words_that_nobody_said() {
    check(
        RULE,
        "
Headline: Mayor calls bridge \"a death trap\"
                             ^^^^^^^^^^^^^^ does not stand in the text

Mayor Ines Duarte called the bridge \"a danger to life\".
",
    );
}

#[test]
fn single_marks() {
    check(
        RULE,
        "
Nobody Asked Us: ‘We Learned It From the Papers’
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not stand in the text

“We read it in the papers,” baker Ines Duarte said.
",
    );
}

#[test]
fn in_front_matter_and_in_a_heading() {
    check_markdown(
        RULE,
        "
---
title: 'Duarte: \"I will not go\"'
                ^^^^^^^^^^^^^^^ does not stand in the text
---

Mayor Ines Duarte said she would stay.
",
    );
    check_markdown(
        RULE,
        "
# Bridge “beyond repair”, says engineer
         ^^^^^^^^^^^^^^^ does not stand in the text

The bridge cannot be repaired, the engineer said.
",
    );
}

#[test]
fn one_of_two() {
    check(
        RULE,
        "
Headline: \"We waited\", says baker, \"and nobody ever came\"
                                   ^^^^^^^^^^^^^^^^^^^^^^ does not stand in the text

\"We waited,\" said Ines Duarte. \"But nobody came.\"
",
    );
}

#[test]
fn words_that_stand_in_the_text() {
    check(
        RULE,
        "
Headline: Mayor calls bridge \"a danger to life\"

The bridge is old. It is “a danger
to life,” Mayor Ines Duarte said.
",
    );
    check(
        RULE,
        "
Headline: 'We Cannot Go On'

“We cannot go on,” Ines Duarte said.
",
    );
    check(
        RULE,
        "
Headline: The 'working class' of the harbour

They call themselves working-class.
",
    );
}

#[test]
fn what_is_left_out_or_put_in() {
    check(
        RULE,
        "
Headline: \"We will … build [the bridge] again\"

“We will not rest until we build it again,” Ines Duarte said.
",
    );
}

#[test]
fn terms_titles_and_headlines_alone() {
    check(
        RULE,
        "
Headline: The 'fixer' of the harbour board

He mends what others break.
",
    );
    check_markdown(
        RULE,
        "
---
title: \"Who Sits on the Board\"
---

Seven people do.
",
    );
    check(
        RULE,
        "
Headline: \"Nobody asked us\"
",
    );
}
