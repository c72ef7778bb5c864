//! Where quotes begin, end and go on around their cues.

use super::told;

#[test]
fn a_sentence_that_ends_in_a_quote_goes_on_with_who_was_quoted() {
    assert_eq!(
        told("“He is meant to be a pilot,” Holm said. Instead, “he just acts like a tourist.”"),
        "mixed: Holm / said / “He is meant to be a pilot,” | Instead, “he just acts like a tourist.”"
    );
    assert_eq!(
        told("The bridge was closed. Now, “nobody comes here any more.”"),
        "",
        "nobody was quoted before"
    );
    assert_eq!(
        told(
            "“We will rebuild,” Duarte said. Reis, who leads the board, wants an inquiry “into all that failed.”"
        ),
        "direct: Duarte / said / “We will rebuild,”",
        "the sentence tells of somebody else"
    );
}

#[test]
fn quotes_in_a_row_before_a_cue_are_one_speakers() {
    assert_eq!(
        told("“It is late today.” “It is always late,” Holm said."),
        "direct: Holm / said / “It is late today.” | “It is always late,”"
    );
    assert_eq!(
        told("“Is it late?” “It is always late,” Holm said."),
        "direct: Holm / said / “It is always late,”",
        "whoever asks may be another"
    );
}

#[test]
fn an_aside_does_not_part_a_quote_from_its_speaker() {
    assert_eq!(
        told("“They know how to use words,” said Holm, speaking of pilots, “and leave some room.”"),
        "direct: Holm / said / “They know how to use words,” | “and leave some room.”"
    );
    assert_eq!(
        told("“We want to live here,” he said two days after the flood, “which took many lives.”"),
        "direct: he / said / “We want to live here,” | “which took many lives.”"
    );
}

#[test]
fn how_words_were_received_is_not_said() {
    assert_eq!(
        told("“It could be 35 feet high,” he told Holm, to cheers from the quay."),
        "direct: he / told / “It could be 35 feet high,”"
    );
}

#[test]
fn what_is_given_a_name_is_part_of_what_is_said() {
    assert_eq!(
        told("The plan failed under what Holm called “the prior model.”"),
        "mixed: Holm / called / what | “the prior model.”"
    );
    assert_eq!(
        told("Holm referred to the mayor as “a bright, charming pilot.”"),
        "mixed: Holm / referred to / the mayor as “a bright, charming pilot.”"
    );
    assert_eq!(
        told("The mayor called on islanders “not to feed the gulls.”"),
        "mixed: The mayor / called on / islanders “not to feed the gulls.”"
    );
}

#[test]
fn what_is_said_goes_on_behind_a_quote_unless_somebody_does_something_else() {
    assert_eq!(
        told("Duarte says islanders are “right to be angry,” but also hungry for “real bridges.”"),
        "mixed: Duarte / says / islanders are “right to be angry,” but also hungry for “real bridges.”"
    );
    assert_eq!(
        told("Holm called the plan “a toy,” but in fact he had drawn it."),
        "mixed: Holm / called / the plan “a toy,”"
    );
}

#[test]
fn a_quote_has_one_verb() {
    assert_eq!(
        told("“It is great,” Holm said at a meeting staged by the council. “It took time to get done.”"),
        "direct: Holm / said / “It is great,” | “It took time to get done.”"
    );
}

#[test]
fn a_name_and_any_verb_behind_a_question_ask_it() {
    assert_eq!(
        told("“Would it be cheaper without the bridge?” Holm pressed. “Maybe let some ferries go?”"),
        "direct: Holm / pressed / “Would it be cheaper without the bridge?” | “Maybe let some ferries go?”"
    );
    assert_eq!(
        told("“You know, it happens, right?” Holm went on. “But you get over it.”"),
        "direct: Holm / went / “You know, it happens, right?” | “But you get over it.”"
    );
}

#[test]
fn what_somebody_cites_first_is_not_what_they_say_then() {
    assert_eq!(
        told("Citing “delays in Alba,” the mayor’s spokeswoman said that she would not come."),
        "direct: the mayor’s spokeswoman / Citing / “delays in Alba,”\n\
         indirect: the mayor’s spokeswoman / said / that she would not come"
    );
}

#[test]
fn a_headline_is_said_whole_behind_its_name() {
    assert_eq!(
        told("Duarte: ‘Rusty Bridges’ Have ‘No Place In A Modern Town’"),
        "mixed: Duarte / : / ‘Rusty Bridges’ Have ‘No Place In A Modern Town’"
    );
}

#[test]
fn a_bracket_that_opened_before_the_quote_does_not_belong_to_it() {
    assert_eq!(
        told("It was late. (That said, she also noted, “It holds when the tide is in.”)"),
        "direct: she / also noted / “It holds when the tide is in.”"
    );
}

#[test]
fn a_programme_between_two_quotes_is_not_said() {
    assert_eq!(
        told("“It is late,” Holm said on ABC's “This Week with Ida Berg.” “It is very late.”"),
        "direct: Holm / said / “It is late,” | “It is very late.”"
    );
}

#[test]
fn two_nouns_of_a_clause_are_no_deed() {
    assert_eq!(
        told("Research suggests that fees and related losses have grown."),
        "indirect: Research / suggests / that fees and related losses have grown"
    );
}

#[test]
fn a_weekday_that_explains_a_date_is_not_said() {
    assert_eq!(
        told("Duarte said on 5 May, a Tuesday, that the bridge was safe."),
        "indirect: Duarte / said / that the bridge was safe"
    );
}
