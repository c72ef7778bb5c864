//! Turns, interviews, dialogue behind dashes, and whom pronouns and short names mean.

use super::told;
use crate::attribution::{MentionPlace, NameTable, analyse};

/// The name that the source of the last attribution of the last paragraph stands for.
fn meant(paragraphs: &[&str]) -> Option<String> {
    let analyses: Vec<_> = paragraphs.iter().map(|prose| analyse(prose)).collect();
    let mut names = NameTable::default();
    for (index, (prose, analysis)) in paragraphs.iter().zip(&analyses).enumerate() {
        names.add(index as u32, prose, &analysis.mentions);
    }
    let last = paragraphs.len() - 1;
    let [.., told] = &analyses[last].attributions[..] else { return Some("nobody speaks".to_owned()) };
    let mention = told.mention;
    let place = MentionPlace { paragraph: last as u32, mention };
    let found = names.resolve(paragraphs[last], &analyses[last].mentions[mention as usize], place)?;
    let prose = paragraphs[found.paragraph as usize];
    let mention = &analyses[found.paragraph as usize].mentions[found.mention as usize];
    Some(mention.name.unwrap_or(mention.span).of(prose).to_owned())
}

#[test]
fn a_name_and_a_colon_open_a_turn_that_speaks_to_somebody() {
    assert_eq!(
        told("Duarte: We will rebuild it next year."),
        "indirect: Duarte / : / We will rebuild it next year."
    );
    assert_eq!(
        told("Harbour Ledger: Who pays for the bridge?"),
        "indirect: Harbour Ledger / : / Who pays for the bridge?"
    );
    assert_eq!(told("Background: The bridge was closed in May."), "");
}

#[test]
fn questions_and_answers_are_turns_on_lines_of_their_own_or_joined() {
    assert_eq!(told("Q: Why did the bridge close?"), "indirect: Q / : / Why did the bridge close?");
    assert_eq!(
        told("Q: Why did it close?\nA: It was old, and rusty too."),
        "indirect: Q / : / Why did it close?\nindirect: A / : / It was old, and rusty too."
    );
}

#[test]
fn an_answer_is_given_by_the_one_person_whom_the_interview_is_with() {
    let lead = "Mayor Ines Duarte spoke to us on the quay.";
    let question = "Q: Why did the bridge close?";
    let answer = "A: It was old, and nobody paid for it.";
    assert_eq!(meant(&[lead, question, answer]).as_deref(), Some("Ines Duarte"));
    let two = "Mayor Ines Duarte and her deputy, Mr Per Holm, spoke to us.";
    assert_eq!(meant(&[two, question, answer]), None, "either could answer");
    assert_eq!(meant(&[lead, question]), None, "nobody is told to have asked");
}

#[test]
fn a_name_in_bold_type_opens_a_turn() {
    // The marks of bold type are blank in what is read.
    assert_eq!(
        told("  Ines Duarte   We will rebuild it next year."),
        "indirect: Ines Duarte /  / We will rebuild it next year."
    );
    assert_eq!(told("  Ines Duarte   left the council in May."), "");
}

#[test]
fn a_dash_opens_speech_where_its_speaker_stands_behind() {
    assert_eq!(
        told("— Where were you on Monday? asked Holm."),
        "direct: Holm / asked / — Where were you on Monday?"
    );
    assert_eq!(
        told("— We leave at six, — said Ines Duarte. — Or at seven."),
        "direct: Ines Duarte / said / — We leave at six, | — Or at seven."
    );
    for prose in [
        "— The bridge will be closed in May.",
        "- The bridge is late, said Holm.",
        "ALBA — A dredger ran aground, the coastguard said.",
    ] {
        assert_eq!(analyse(prose).quotes, [], "{prose}");
    }
}

#[test]
fn a_pronoun_agrees_with_whom_it_means() {
    let two = "“It is late,” Ines Duarte told Peter Holm.";
    assert_eq!(meant(&[two, "“Very late,” he said."]).as_deref(), Some("Peter Holm"));
    assert_eq!(meant(&[two, "“Very late,” she said."]).as_deref(), Some("Ines Duarte"));
    // A surname has the gender of the full name before it.
    let later = "Duarte left.";
    assert_eq!(meant(&[two, later, "“Very late,” he said."]).as_deref(), Some("Peter Holm"));
}

#[test]
fn a_pronoun_means_the_speaker_rather_than_whom_it_was_told_or_a_place() {
    let told = "“It is late,” Per Holm told Nils Aker at the quay of Alba.";
    assert_eq!(meant(&[told, "“Very late,” he said."]).as_deref(), Some("Per Holm"));
    let introduced = "Olav Lund came to Alba in 2010.";
    assert_eq!(meant(&[told, introduced, "“I stayed,” he said."]).as_deref(), Some("Olav Lund"));
}

#[test]
fn it_and_they_mean_the_source_right_before_them() {
    let ministry = "The Transport Ministry said the bridge was safe.";
    assert_eq!(meant(&[ministry, "It said the ferry was late."]).as_deref(), Some("Transport Ministry"));
    let residents = "Residents said the bridge was late.";
    assert_eq!(meant(&[residents, "They said the ferry was late."]).as_deref(), Some("Residents"));
    assert_eq!(meant(&["Ines Duarte said so.", "It said the ferry was late."]), None);
    assert_eq!(meant(&[ministry, "A dredger ran aground.", "It was late.", "It said the ferry sank."]), None);
}

#[test]
fn people_of_one_surname_are_told_apart_by_their_given_names() {
    let first = "Ines Duarte said the bridge was late.";
    assert_eq!(meant(&[first, "Her brother, Luis Duarte, said it was not."]).as_deref(), Some("Luis Duarte"));
    assert_eq!(
        meant(&[first, "Luis Duarte left.", "Duarte said she was sorry."]).as_deref(),
        Some("Ines Duarte")
    );
}

#[test]
fn who_holds_an_office_is_named_behind_it() {
    let prose = "The head of the agency, Ms Ruiz, said it was late.";
    let analysis = analyse(prose);
    let source = &analysis.mentions[analysis.attributions[0].mention as usize];
    assert_eq!(source.name.map(|name| name.of(prose)), Some("Ruiz"));
    assert_eq!(
        told("“It is late,” said the long-serving and well-liked head of the harbour."),
        "direct: the long-serving and well-liked head of the harbour / said / “It is late,”"
    );
}
