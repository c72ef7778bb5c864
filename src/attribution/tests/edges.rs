//! Where quotes begin, end and go on around their cues.

use super::told;

#[test]
fn a_sentence_that_ends_in_a_quote_goes_on_with_who_was_quoted() {
    assert_eq!(
        told("“The tower is a ruin,” Holm said. Instead, “they sell it as a castle.”"),
        "mixed: Holm / said / “The tower is a ruin,” | Instead, “they sell it as a castle.”"
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
        told("“A good rope lasts,” said Holm, speaking of divers, “and costs a week's pay.”"),
        "direct: Holm / said / “A good rope lasts,” | “and costs a week's pay.”"
    );
    assert_eq!(
        told("“The cellar is dry,” he said a week after the storm, “and smells of apples.”"),
        "direct: he / said / “The cellar is dry,” | “and smells of apples.”"
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
        told("Duarte says the crews are “tired of the fog,” but also eager for “new boats.”"),
        "mixed: Duarte / says / the crews are “tired of the fog,” but also eager for “new boats.”"
    );
    assert_eq!(
        told("Holm called the plan “a toy,” but in fact he had drawn it."),
        "mixed: Holm / called / the plan “a toy,”"
    );
}

#[test]
fn a_quote_has_one_verb() {
    assert_eq!(
        told("“The kiln is hot,” Holm said at a fair staged by the council. “The bread needs an hour.”"),
        "direct: Holm / said / “The kiln is hot,” | “The bread needs an hour.”"
    );
}

#[test]
fn a_name_and_any_verb_behind_a_question_ask_it() {
    assert_eq!(
        told("“Does the pump run at night?” Holm pressed. “Or only by day?”"),
        "direct: Holm / pressed / “Does the pump run at night?” | “Or only by day?”"
    );
    assert_eq!(
        told("“The nets were torn, see?” Holm went on. “So we sat down and sewed.”"),
        "direct: Holm / went / “The nets were torn, see?” | “So we sat down and sewed.”"
    );
}

#[test]
fn what_somebody_cites_first_is_not_what_they_say_then() {
    assert_eq!(
        told("Citing “ice on the lake,” the choir’s spokeswoman said that it would not sing."),
        "direct: the choir’s spokeswoman / Citing / “ice on the lake,”\n\
         indirect: the choir’s spokeswoman / said / that it would not sing"
    );
}

#[test]
fn a_headline_is_said_whole_behind_its_name() {
    assert_eq!(
        told("Duarte: ‘Wooden Ships’ Need ‘A Roof Against The Snow’"),
        "mixed: Duarte / : / ‘Wooden Ships’ Need ‘A Roof Against The Snow’"
    );
}

#[test]
fn a_bracket_that_opened_before_the_quote_does_not_belong_to_it() {
    assert_eq!(
        told("It was late. (Even so, she also noted, “It holds when the tide is in.”)"),
        "direct: she / also noted / “It holds when the tide is in.”"
    );
}

#[test]
fn a_programme_between_two_quotes_is_not_said() {
    assert_eq!(
        told("“It is late,” Holm said on CBS's “Harbour Hour with Ida Berg.” “It is very late.”"),
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
