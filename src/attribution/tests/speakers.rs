//! Who speaks where the speaker's words are long, odd or in an unusual place.

use super::{told, walked};
use crate::attribution::{KnownSpeaker, Speaker, analyse};

#[test]
fn a_clause_may_describe_the_speaker() {
    assert_eq!(
        told("“We were angry,” said an official who was not allowed to speak. “We still are.”"),
        "direct: an official / said / “We were angry,” | “We still are.”"
    );
    assert_eq!(
        told("“We were angry,” Nate Aune, the pilot who founded the guild told Coast Radio."),
        "direct: Nate Aune, the pilot who founded the guild / told / “We were angry,”"
    );
    assert_eq!(
        told("An official who spoke to Coast Radio said the bridge was safe."),
        "indirect: An official who spoke to Coast Radio / said / the bridge was safe"
    );
    assert_eq!(
        told("“It rains,” the mayor’s chief of staff, Jo Aune, told Coast Radio."),
        "direct: the mayor’s chief of staff, Jo Aune / told / “It rains,”"
    );
}

#[test]
fn a_name_that_is_spelled_like_another_word_is_a_name() {
    assert_eq!(told("Jolly said the bridge was safe."), "indirect: Jolly / said / the bridge was safe");
    assert_eq!(told("“It rained all day,” Will wrote."), "direct: Will / wrote / “It rained all day,”");
}

#[test]
fn a_pronoun_and_its_auxiliary_in_one_word_are_source_and_cue() {
    assert_eq!(
        told("He’s predicting the bridge will fall."),
        "indirect: He / ’s predicting / the bridge will fall"
    );
    assert_eq!(told("She'd told them it was late."), "indirect: She / 'd told / it was late");
}

#[test]
fn a_full_stop_before_the_closing_mark_parts_no_speaker_from_the_quote() {
    assert_eq!(told("“It rained all day.” Duarte said."), "direct: Duarte / said / “It rained all day.”");
}

#[test]
fn a_quote_behind_a_short_form_begins_a_sentence() {
    assert_eq!(
        told("“It rained,” Duarte said in Salt City, U.K. “It rained all day.”"),
        "direct: Duarte / said / “It rained,” | “It rained all day.”"
    );
}

#[test]
fn what_is_done_by_somebody_is_done_by_its_source() {
    assert_eq!(
        told("The plan was praised by Duarte as a gift."),
        "indirect: Duarte / was praised by / The plan | as a gift"
    );
    assert_eq!(
        told("He was told by Duarte that it was late."),
        "indirect: Duarte / was told by / that it was late"
    );
    assert_eq!(told("The report was written by Duarte."), "");
    assert_eq!(
        told("Duarte was quoted as saying that it was late."),
        "indirect: Duarte / was quoted as saying / that it was late"
    );
}

#[test]
fn nouns_say_through_is() {
    assert_eq!(told("Duarte’s message was “leave now.”"), "direct: Duarte / message was / “leave now.”");
    assert_eq!(
        told("Her main point is that it rains, which is true."),
        "indirect: Her / main point is / that it rains"
    );
    assert_eq!(told("The bridge was that of Alba."), "");
}

#[test]
fn words_are_quoted_in_somebodys_words() {
    assert_eq!(
        told("The bridge was, in Duarte’s words, “a toy.”"),
        "direct: Duarte / in Duarte’s words / “a toy.”"
    );
    assert_eq!(
        told("In the words of Mayor Duarte, “it is a toy.”"),
        "direct: Mayor Duarte / In the words of / “it is a toy.”"
    );
}

#[test]
fn a_noun_says_what_its_maker_says() {
    assert_eq!(
        told("His claim that the bridge was safe was false."),
        "indirect: His / claim / that the bridge was safe"
    );
    assert_eq!(
        told("It undid the claim of former mayor Ines Duarte that the bridge was safe."),
        "indirect: former mayor Ines Duarte / claim / that the bridge was safe"
    );
    assert_eq!(
        told("A report by the Harbour Board that the bridge was unsafe surprised nobody."),
        "indirect: the Harbour Board / report / that the bridge was unsafe"
    );
}

#[test]
fn a_line_of_a_dash_and_a_name_signs_the_quote_above() {
    let article = "It rained.\n\n“Nobody asked us about it.”\n\n- Ines Duarte, mayor";
    assert_eq!(walked(article), [KnownSpeaker::Signed(Speaker { back: -1, mention: 0 })]);
}

#[test]
fn who_goes_to_a_place_to_say_something_says_it() {
    assert_eq!(
        told("Duarte took to Twitter to criticise the plan."),
        "indirect: Duarte / to criticise / the plan"
    );
}

#[test]
fn a_headline_says_behind_its_colon() {
    assert_eq!(
        told("Duarte: Old Ferry Is a ‘Floating Oven’ in June"),
        "mixed: Duarte / : / Old Ferry Is a ‘Floating Oven’ in June"
    );
}

#[test]
fn will_before_a_name_is_a_name() {
    assert_eq!(
        told("It is late, Holm said. “It is a costly bridge,” said Will Doyle, a historian."),
        "indirect: Holm / said / It is late\n\
         direct: Will Doyle, a historian / said / “It is a costly bridge,”"
    );
}

#[test]
fn that_and_at_one_point_are_no_speakers() {
    assert_eq!(
        told("Holm told reporters that Duarte is a “faker.”"),
        "mixed: Holm / told / that Duarte is a “faker.”"
    );
    assert_eq!(
        told("Holm mocked the plan, saying at one point, “The answer is not to yell.”"),
        "indirect: Holm / mocked / the plan\n\
         direct: Holm / saying / “The answer is not to yell.”"
    );
}

#[test]
fn a_document_may_introduce_a_quote_or_stand_behind_it() {
    assert_eq!(
        told("From the report: “Every third lamp on the quay is out.”"),
        "direct: the report / : / “Every third lamp on the quay is out.”"
    );
    assert_eq!(
        told("“Gulls keep better books,” reads a Sunday column in the Ledger."),
        "direct: a Sunday column in the Ledger / reads / “Gulls keep better books,”"
    );
}

#[test]
fn who_speaks_for_an_outlet_is_the_speaker() {
    let prose = "“The lamp went out,” CBS This Morning host Kaja Moe said.";
    let analysis = analyse(prose);
    let source = &analysis.mentions[analysis.attributions[0].mention as usize];
    assert_eq!(source.name.map(|name| name.of(prose)), Some("Kaja Moe"));
}

#[test]
fn last_year_says_nothing() {
    assert_eq!(
        told("Holm, whose boats are old, last year proposed a tax on gulls."),
        "indirect: Holm, whose boats are old / proposed / a tax on gulls"
    );
}

#[test]
fn what_says_a_quote_says_it_once() {
    assert_eq!(
        told("The message was: “Leave at once and take nothing.”"),
        "direct: The message / was / “Leave at once and take nothing.”"
    );
}

#[test]
fn a_label_before_a_signed_quote_is_no_speaker() {
    assert_eq!(
        told("Quote of the night: “I saw nothing at all” – the linesman"),
        "direct: the linesman / – / “I saw nothing at all”"
    );
}

#[test]
fn weather_and_places_do_not_speak() {
    for prose in ["Rain fell over Alba.", "Snow lay on the quay.", "In Alba the ferries stood still."] {
        assert_eq!(told(&format!("{prose} “I have never seen anything like it.”")), "", "{prose}");
    }
    assert_eq!(
        told("Duarte left the hall. “I have never seen anything like it.”"),
        "direct: Duarte /  / “I have never seen anything like it.”"
    );
}
