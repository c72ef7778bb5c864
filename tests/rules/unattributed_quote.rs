//! `unattributed-quote`: quotes that nobody says.

use super::harness::{check, check_fix};

const RULE: &str = "unattributed-quote";

#[test]
fn a_quote_between_two_paragraphs_of_narration() {
    check(
        RULE,
        r#"
"We will rebuild," Mayor Ines Duarte told residents.

"I was born in this street," she said.

The bridge was closed in May.

"Nobody on the board asked us."
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote has no speaker

The works end in June.
"#,
    );
}

#[test]
fn curly_marks() {
    check(
        RULE,
        "
The bridge was closed in May.

“Nobody asked us, and nobody will ask us now.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote has no speaker

The works end in June.
",
    );
}

#[test]
fn the_first_paragraph() {
    check(
        RULE,
        "
“Nobody asked us, and nobody will ask us now.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote has no speaker

The works end in June, and the bridge will be open by then.
",
    );
}

#[test]
fn another_two_paragraphs_further_on() {
    check(
        RULE,
        "
The bridge was closed in May. “We will rebuild,” Mayor Ines Duarte said.

The works end in June.

“Nobody asked us, and nobody will ask us now.”
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote has no speaker

It rained on Monday.
",
    );
}

#[test]
fn in_a_list() {
    check(
        RULE,
        "
The bridge was closed in May, and this is what could be heard in the street.

- “Nobody asked us, and nobody will ask us now.”
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote has no speaker

The works end in June.
",
    );
}

#[test]
fn a_speaker_before_behind_and_around() {
    check(
        RULE,
        "
Mayor Ines Duarte said: “We will rebuild the bridge.”

“We will rebuild,” Ines Duarte said. “It will take a year.”

“We will,” said the mayor, “rebuild the bridge.”
",
    );
}

#[test]
fn a_paragraph_after_one_with_a_clear_speaker() {
    check(
        RULE,
        "
“We will rebuild,” Mayor Ines Duarte said.

“It will take a year, and it will cost a lot.”
",
    );
}

#[test]
fn the_speaker_stands_in_the_paragraph_behind() {
    check(
        RULE,
        "
The bridge was closed in May.

“Nobody asked us, and nobody will ask us now.”

That is what Tom Okoro, who lives beside it, said on Monday.
",
    );
}

#[test]
fn a_dash_and_an_introducing_line() {
    check(
        RULE,
        "
“Nobody asked us, and nobody will ask us now.” – Tom Okoro

From Lena Brandt:

“Nobody asked us, and nobody will ask us now.”
",
    );
}

#[test]
fn titles_single_words_and_so_called_things() {
    check(
        RULE,
        "
The film “The Last Ferry of the Summer” was shown. The “bridge” was a plank.
",
    );
}

#[test]
fn a_turn_of_dialogue() {
    check(
        RULE,
        "
Reporter: “When will the bridge be open again?”

Duarte: “In June, if the weather holds.”
",
    );
}

#[test]
fn a_paragraph_that_tells_of_one_person() {
    check(
        RULE,
        "
Tom Okoro has lived beside the bridge for thirty years. “Nobody asked us, and nobody will ask us now.”
",
    );
}

#[test]
fn a_quote_that_is_not_closed_is_another_rule_s() {
    check(
        RULE,
        "
The bridge was closed in May.

“Nobody asked us, and nobody will ask us now.

The works end in June.
",
    );
}

#[test]
fn a_block_quote() {
    check(
        RULE,
        "
> “Nobody asked us, and nobody will ask us now.”
",
    );
}

#[test]
fn a_place_for_the_speaker() {
    check_fix(
        RULE,
        r#"
The bridge was closed in May.

"Nobody asked us, and nobody will."

The works end in June.
"#,
        "TK said",
        r#"
The bridge was closed in May.

"Nobody asked us, and nobody will," TK said.

The works end in June.
"#,
    );
}

#[test]
fn a_short_sentence_that_is_a_paragraph() {
    check(
        RULE,
        r#"
The bridge was closed in May.

"Nobody asked us."
^^^^^^^^^^^^^^^^^^ quote has no speaker

The works end in June.
"#,
    );
}

#[test]
fn a_quote_whose_sentence_goes_on_behind_a_comma() {
    check(
        RULE,
        r#"
The bridge was closed in May.

"The way I see it, we were never asked," she elaborated, and turned to the door.

The works end in June.
"#,
    );
}

#[test]
fn a_source_of_the_article_is_put_in() {
    check_fix(
        RULE,
        "
“We wait,” Mayor Ines Duarte told the council.

The bridge was closed in May.

The works go on.

“Nobody asked us before they closed it.”

The works end in June.
",
        "Add “Ines Duarte said”",
        "
“We wait,” Mayor Ines Duarte told the council.

The bridge was closed in May.

The works go on.

“Nobody asked us before they closed it,” Ines Duarte said.

The works end in June.
",
    );
}

#[test]
fn a_wrapped_paragraph_keeps_its_width() {
    check_fix(
        RULE,
        "
The bridge was closed in May, and all who live behind it have gone round
by the old road since then.

It was the council that closed it, without a word to anybody on the hill.
“Nobody asked us before they closed it, and nobody has come to look at us
in all these weeks and months.” The council meets again in June.

The works end in June.
",
        "Add “TK said”",
        "
The bridge was closed in May, and all who live behind it have gone round
by the old road since then.

It was the council that closed it, without a word to anybody on the hill.
“Nobody asked us before they closed it, and nobody has come to look at us
in all these weeks and months,” TK said. The council meets again in June.

The works end in June.
",
    );
    check_fix(
        RULE,
        "
The bridge was closed in May, and all who live behind it have gone round
by the old road since then.

It was the council that closed it, with no word to anybody on the hill.
“Nobody asked us before they closed it and left it.” The council meets
again in the month of June.

The works end in June.
",
        "Add “TK said”",
        "
The bridge was closed in May, and all who live behind it have gone round
by the old road since then.

It was the council that closed it, with no word to anybody on the hill.
“Nobody asked us before they closed it and left it,” TK said. The
council meets again in the month of June.

The works end in June.
",
    );
}

#[test]
fn marks_of_an_old_encoding() {
    check_fix(
        RULE,
        "
The bridge was closed in May.

\u{93}Nobody asked us before they closed it.\u{94}

The works end in June.
",
        "Add “TK said”",
        "
The bridge was closed in May.

\u{93}Nobody asked us before they closed it,\u{94} TK said.

The works end in June.
",
    );
}

#[test]
fn a_sentence_that_goes_on_behind_marks_of_an_old_encoding() {
    check(
        RULE,
        "
The bridge was closed in May.

\u{93}Nobody asked us,\u{94} its owner told the Courier. \u{93}We wait.\u{94}
",
    );
}

#[test]
fn who_says_a_quote_by_a_verb_of_another_kind_says_the_next() {
    for says in ["the statement read", "the email reads", "he barked"] {
        check(
            RULE,
            &format!(
                "
“The ferry stays in the harbour until May,” {says}.

“Nobody asked us, and nobody will ask us now.”

The works end in June.
"
            ),
        );
    }
}

#[test]
fn a_line_in_capitals_is_a_headline() {
    check(
        RULE,
        "
The bridge was closed in May.

3. FOR OLD WOMEN ‘TEA IS HALF COLD.’

The works end in June.
",
    );
}

#[test]
fn a_line_that_says_who_goes_on_speaking() {
    check(
        RULE,
        "
“We will rebuild,” Mayor Ines Duarte said.

Duarte continued her criticism.

“Nobody asked us, and nobody will ask us now.”

The works end in June.
",
    );
}

#[test]
fn words_that_nobody_has_said_need_no_speaker() {
    check(
        RULE,
        "
The bridge was closed in May.

Why do they not say: “We were wrong about all of it”?

The works end in June.
",
    );
}

#[test]
fn a_quote_that_runs_on_to_its_speaker_over_paragraphs() {
    check(
        RULE,
        "
The bridge was closed in May.

“Nobody asked us, and nobody will ask us now.

“We were born in this street. We will not leave it.

“It is ours,” said Ines Duarte, the mayor.
",
    );
}

#[test]
fn a_credit_in_brackets_says_whose_words_they_are() {
    check(
        RULE,
        "
The bridge was closed in May.

“Nobody asked us, and nobody will ask us now.” [Reuters]

The works end in June.
",
    );
}
