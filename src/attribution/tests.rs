//! What the analysis of a paragraph must say, told with article text.

use super::*;

/// Every attribution of a paragraph on a line: kind, source, cue and content.
fn told(prose: &str) -> String {
    let analysis = analyse(prose);
    let words = |spans: &[Span]| {
        spans
            .iter()
            .map(|span| span.of(prose).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" | ")
    };
    let line = |attribution: &Attribution| {
        let kind = format!("{:?}", attribution.kind).to_lowercase();
        let (source, cue, content) =
            (words(&attribution.source), words(&attribution.cue), words(&attribution.content));
        format!("{kind}: {source} / {cue} / {content}")
    };
    analysis.attributions.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn doubted(prose: &str) -> Vec<(DoubtKind, String)> {
    let words = |span: Span| span.of(prose).split_whitespace().collect::<Vec<_>>().join(" ");
    analyse(prose).doubts.iter().map(|doubt| (doubt.kind, words(doubt.span))).collect()
}

#[test]
fn the_speaker_stands_behind_before_and_around_a_quote() {
    assert_eq!(
        told("“We will rebuild,” Mayor Ines Duarte told residents."),
        "direct: Mayor Ines Duarte / told / “We will rebuild,”"
    );
    assert_eq!(told("Duarte said: \"Nobody asked us.\""), "direct: Duarte / said / \"Nobody asked us.\"");
    assert_eq!(
        told("“We will rebuild,” said Ines Duarte, the mayor, “and soon.”"),
        "direct: Ines Duarte, the mayor / said / “We will rebuild,” | “and soon.”"
    );
    assert_eq!(
        told("\"We will rebuild,\" she said. \"Nobody will stop us.\""),
        "direct: she / said / \"We will rebuild,\" | \"Nobody will stop us.\""
    );
    assert_eq!(
        told("‘The players’ bus was late,’ he said."),
        "direct: he / said / ‘The players’ bus was late,’"
    );
}

#[test]
fn a_dash_a_colon_and_a_turn_name_the_speaker() {
    assert_eq!(
        told("“The bridge stays shut.” – Ines Duarte"),
        "direct: Ines Duarte /  / “The bridge stays shut.”"
    );
    assert_eq!(told("Duarte: \"The bridge stays shut.\""), "direct: Duarte / : / \"The bridge stays shut.\"");
}

#[test]
fn a_claim_needs_no_quotation_marks() {
    assert_eq!(
        told("The Kremlin has said no deal will be signed."),
        "indirect: The Kremlin / has said / no deal will be signed"
    );
    assert_eq!(
        told("The bridge will close in May, according to the transport ministry."),
        "indirect: the transport ministry / according to / The bridge will close in May"
    );
}

#[test]
fn an_agency_is_the_source_of_the_quotes_in_its_clause() {
    assert_eq!(
        told(
            "The RIA Novosti agency said a \"wreath\nlaying\" was held, while TASS news agency said that the guests left."
        ),
        "mixed: The RIA Novosti agency / said / a \"wreath laying\" was held\n\
         indirect: TASS news agency / said / that the guests left"
    );
}

#[test]
fn apostrophes_primes_and_decades_are_no_quotation_marks() {
    for prose in [
        "The '90s were good.",
        "He is 6'2\" tall.",
        "Rock 'n' roll, and the players' bus.",
        "It’s the players’ bus.",
    ] {
        assert_eq!(analyse(prose).quotes, [], "{prose}");
    }
}

#[test]
fn a_title_is_no_statement() {
    let prose = "The march \"Farewell to the Old Bridge\" was played.";
    assert_eq!(analyse(prose).quotes[0].kind, QuoteKind::Title);
}

#[test]
fn a_lone_open_mark_ends_with_its_sentence_where_another_quote_follows() {
    let prose = "“He left. “She stayed,” Duarte said.";
    let analysis = analyse(prose);
    assert_eq!(analysis.quotes[0].ending, Ending::Broken);
    assert_eq!(analysis.quotes[0].span.of(prose), "“He left.");
    assert_eq!(analysis.quotes[1].span.of(prose), "“She stayed,”");
}

#[test]
fn words_that_hide_a_source_are_doubted() {
    use DoubtKind::*;
    assert_eq!(
        doubted("Oslo is believed to be interested in ships."),
        [(SourcelessClaim, "Oslo is believed to".into())]
    );
    assert_eq!(
        doubted("The visit has fanned Western fears that both will\ndefy the ban."),
        [(VagueAuthority, "Western fears that".into())]
    );
    assert_eq!(
        doubted("The train left, Russian news\nagencies reported."),
        [(UnnamedOutlet, "Russian news agencies reported".into())]
    );
    assert_eq!(
        doubted("A source told Reuters that the train left."),
        [(BareSource, "A source told Reuters".into())]
    );
    assert_eq!(doubted("Some analysts say the ban works."), [(VagueAuthority, "Some analysts say".into())]);
    assert_eq!(doubted("He reportedly left."), [(Reportedly, "reportedly".into())]);
}

#[test]
fn a_named_source_silences_doubts() {
    assert_eq!(doubted("Oslo is believed to be interested, Ines Duarte said."), []);
    assert_eq!(doubted("He reportedly left, according to Reuters."), []);
    assert_eq!(doubted("Duarte said: \"Some analysts say the ban works.\""), []);
}
