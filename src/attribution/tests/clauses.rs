//! Who says what in clauses that hang on others, in headlines, and where nobody is named.

use super::told;
use crate::attribution::AttributionKind;
use crate::attribution::analyse;

#[test]
fn a_clause_that_hangs_on_another_says_no_more_than_itself() {
    assert_eq!(
        told("When Duarte said the bridge was safe, the council left."),
        "indirect: Duarte / said / the bridge was safe"
    );
    assert_eq!(
        told("Holm said the bridge was safe, which surprised nobody."),
        "indirect: Holm / said / the bridge was safe"
    );
}

#[test]
fn an_aside_inside_what_is_said_does_not_end_it() {
    assert_eq!(
        told(
            "Coast Radio said the head of the guild, which trains every pilot, also “offered a set of tide tables.”"
        ),
        "mixed: Coast Radio / said / the head of the guild, which trains every pilot, also “offered a set of tide tables.”"
    );
}

#[test]
fn words_on_both_sides_of_a_cue_are_said() {
    assert_eq!(
        told("The bridge, Novak said, was never safe."),
        "indirect: Novak / said / The bridge | was never safe"
    );
    assert_eq!(
        told("Duarte said, among other things, that the bridge was safe."),
        "indirect: Duarte / said / that the bridge was safe"
    );
}

#[test]
fn what_somebody_says_that_others_said_is_one_attribution() {
    assert_eq!(
        told("Holm said Novak had said the bridge was safe."),
        "indirect: Holm / said / Novak had said the bridge was safe"
    );
}

#[test]
fn a_speaker_goes_on_behind_an_aside() {
    assert_eq!(
        told("“We will rebuild,” Duarte said, noting that it rained. “Nobody will stop us.”"),
        "direct: Duarte / said / “We will rebuild,” | “Nobody will stop us.”\n\
         indirect: Duarte / noting / that it rained"
    );
}

#[test]
fn any_verb_says_where_a_quote_was_left_open_for_it() {
    assert_eq!(told("“Out!” the mayor barked."), "direct: the mayor / barked / “Out!”");
    assert_eq!(told("As Duarte put it, “Nobody asked us.”"), "direct: Duarte / put it / “Nobody asked us.”");
}

#[test]
fn a_participle_or_an_infinitive_says_what_its_subject_says() {
    assert_eq!(
        told("By calling the plan a toy, Duarte made enemies."),
        "indirect: Duarte / calling / the plan a toy"
    );
    assert_eq!(
        told("Duarte used the meeting to criticise the plan."),
        "indirect: Duarte / to criticise / the plan"
    );
}

#[test]
fn quoted_words_in_a_clause_about_somebody_are_theirs() {
    assert_eq!(
        told("She dismissed the plan as “a toy for the rich.”"),
        "mixed: She / dismissed / the plan as “a toy for the rich.”"
    );
}

#[test]
fn a_quote_inside_the_source_is_not_what_is_said() {
    assert_eq!(
        told("Duarte, who has called the plan “a toy,” said she would vote for it."),
        "mixed: Duarte | who / has called / the plan “a toy,”\n\
         indirect: Duarte, who has called the plan / said / she would vote for it"
    );
}

#[test]
fn a_name_that_is_given_is_no_speech() {
    assert_eq!(
        told("A group called Sea Guard said the bridge was safe."),
        "indirect: Sea Guard / said / the bridge was safe"
    );
    assert_eq!(told("The ferry won a majority of pledged votes."), "");
}

#[test]
fn capitals_in_a_headline_hide_no_verb() {
    assert_eq!(told("Mayor Duarte Says Bridge Is Safe"), "indirect: Mayor Duarte / Says / Bridge Is Safe");
}

#[test]
fn british_single_marks_hold_speech_with_apostrophes() {
    assert_eq!(
        told("'We don't know the miners' plans,' she said."),
        "direct: she / said / 'We don't know the miners' plans,'"
    );
}

#[test]
fn a_report_that_names_nobody_is_kept_as_such() {
    let unsourced = |prose: &str| {
        let found = analyse(prose).unsourced;
        found
            .iter()
            .map(|one| format!("{} / {}", one.cue.of(prose), one.content.of(prose)))
            .collect::<Vec<_>>()
    };
    assert_eq!(unsourced("Asked about the bridge, Duarte left."), ["Asked / about the bridge"]);
    assert_eq!(
        unsourced("It was announced that the bridge would close."),
        ["was announced / that the bridge would close"]
    );
}

#[test]
fn a_noun_says_what_its_possessor_says() {
    assert_eq!(
        told("The report undid his claim that the bridge was safe."),
        "indirect: his / claim / that the bridge was safe"
    );
}

#[test]
fn other_languages_are_left_alone() {
    let german = "Der Bürgermeister der Stadt sagte am Montag, dass die Brücke im Mai geschlossen wird und niemand gefragt \
                  wurde. „Wir werden sie wieder aufbauen“, sagte Ines Duarte nach dem Treffen mit den Anwohnern.";
    let analysis = analyse(german);
    assert_eq!((analysis.attributions.len(), analysis.quotes.len()), (0, 1));
}

#[test]
fn a_question_that_nobody_asks_is_given_as_it_stands() {
    let found = analyse("Duarte was asked, “What is the worst place that you have seen?”").unsourced;
    assert_eq!(found[0].kind, AttributionKind::Direct);
}

#[test]
fn what_a_thing_is_said_of_leads_to_the_quote() {
    assert_eq!(
        told("Duarte said of the old bridge, “It is safe for now.”"),
        "direct: Duarte / said / “It is safe for now.”"
    );
    assert_eq!(
        told("“It is safe,” Duarte said of the bridge, “and it will be for years.”"),
        "direct: Duarte / said / “It is safe,” | “and it will be for years.”"
    );
}

#[test]
fn a_statement_behind_a_colon_goes_on_with_its_clause() {
    assert_eq!(
        told("Duarte said the bridge was no toy: “It is a thing of steel.”"),
        "mixed: Duarte / said / the bridge was no toy: “It is a thing of steel.”"
    );
    assert_eq!(
        told("Duarte told residents: “It is a thing of steel.”"),
        "direct: Duarte / told / “It is a thing of steel.”"
    );
}

#[test]
fn an_aside_ends_before_the_verb_that_it_stands_in_front_of() {
    assert_eq!(
        told("Duarte, noting the size of the crowd, said it was late."),
        "indirect: Duarte / noting / the size of the crowd\n\
         indirect: Duarte, noting the size of the crowd / said / it was late"
    );
}

#[test]
fn quoted_words_of_an_attack_are_the_attackers() {
    assert_eq!(
        told("Duarte wrote again in June, attacking the harbour board for “the smell of tar” on it."),
        "mixed: Duarte / attacking / the harbour board for “the smell of tar” on it"
    );
}

#[test]
fn low_single_marks_are_closed_by_high_ones() {
    assert_eq!(told("‚We leave now‘, said Duarte."), "direct: Duarte / said / ‚We leave now‘");
}

#[test]
fn a_list_of_quoted_words_is_said_whole() {
    assert_eq!(
        told("Duarte called it a “toy,” a “gift for the rich,” and “a sad thing.”"),
        "mixed: Duarte / called / it a “toy,” a “gift for the rich,” and “a sad thing.”"
    );
    assert_eq!(
        told("Duarte called it “a gift for the rich,” a phrase that nobody liked."),
        "mixed: Duarte / called / it “a gift for the rich,”"
    );
}

#[test]
fn what_is_said_ends_at_a_semicolon_unless_it_goes_on_as_a_list() {
    assert_eq!(
        told("Duarte said the bridge was safe; the council had left."),
        "indirect: Duarte / said / the bridge was safe"
    );
    assert_eq!(
        told("Duarte said that it was safe; that it was new."),
        "indirect: Duarte / said / that it was safe; that it was new"
    );
}

#[test]
fn a_quote_goes_on_behind_its_cue_without_marks() {
    assert_eq!(
        told("“A bridge like this one,” Duarte said, would be a gift."),
        "mixed: Duarte / said / “A bridge like this one,” | would be a gift"
    );
    assert_eq!(
        told("It is a reminder, Duarte said, that “bridges are more than steel.”"),
        "mixed: Duarte / said / It is a reminder | that “bridges are more than steel.”"
    );
}

#[test]
fn a_phrase_that_leads_in_is_the_writers() {
    assert_eq!(
        told("At the same time, Duarte added, “it rained for a week.”"),
        "direct: Duarte / added / “it rained for a week.”"
    );
}

#[test]
fn two_who_say_something_each_say_their_own() {
    assert_eq!(
        told("Both left, Holm saying it was safe and Novak calling it a toy."),
        "indirect: Holm / saying / it was safe\nindirect: Novak / calling / it a toy"
    );
}

#[test]
fn a_title_of_a_work_beside_the_speaker_is_not_said() {
    assert_eq!(
        told("“It rained,” said Nate Aune, the author of “Harbour Lights,” on Monday."),
        "direct: Nate Aune, the author of “Harbour Lights,” / said / “It rained,”"
    );
    assert_eq!(
        told("“It rained for a week,” Duarte told Coast Radio’s “Today” on Monday."),
        "direct: Duarte / told / “It rained for a week,”"
    );
}

#[test]
fn who_speaks_first_does_not_lose_it_to_who_is_drawn_on_behind() {
    assert_eq!(
        told("The quay has “a hole in it,” he said, and costs have doubled, according to the board."),
        "mixed: he / said / The quay has “a hole in it,”\nindirect: the board / according to / costs have doubled"
    );
}

#[test]
fn a_credit_says_nothing() {
    assert_eq!(told("Additional reporting by Kaja Moe; editing by Ines Duarte."), "");
}
