//! What the analysis of a paragraph must say, told with article text.

use super::*;

mod clauses;
mod cues;
mod dialogue;
mod edges;
mod noise;
mod passives;
mod speakers;

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
            (words(&attribution.source), words(attribution.cue.as_slice()), words(&attribution.content));
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
        "direct: Ines Duarte / – / “The bridge stays shut.”"
    );
    assert_eq!(told("Duarte: \"The bridge stays shut.\""), "direct: Duarte / : / \"The bridge stays shut.\"");
}

#[test]
fn a_noun_of_saying_may_end_the_text() {
    assert!(analyse("Count of accessibility scanning errors and warnings").attributions.is_empty());
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
fn a_name_with_a_word_of_the_trade_is_an_outlet() {
    for prose in [
        "The Northern Wire agency said the boat had sailed.",
        "Coast Radio said the boat had sailed.",
        "The newspaper the Hessa Gazette reported that the boat had sailed.",
        "The boat had sailed, Harbour Radio reported.",
        "The boat had sailed, according to the Alba Wire agency.",
        "The boat had sailed, said the broadcaster Nordvik.",
    ] {
        let analysis = analyse(prose);
        let source = &analysis.mentions[analysis.attributions[0].mention as usize];
        assert_eq!((source.kind, source.outlet), (SourceKind::Outlet, None), "{prose}");
    }
}

#[test]
fn people_and_bodies_are_no_outlets() {
    for prose in [
        "Emily Post said the boat had sailed.",
        "Agency director Lena Brandt said the boat had sailed.",
        "The Coast Guard said the boat had sailed.",
    ] {
        let analysis = analyse(prose);
        let source = &analysis.mentions[analysis.attributions[0].mention as usize];
        assert_ne!(source.kind, SourceKind::Outlet, "{prose}");
    }
}

#[test]
fn who_does_one_thing_and_says_another_is_the_source() {
    assert_eq!(
        told(
            "The Northern Wire agency published a video of the departure, and said a \"blessing\" was held."
        ),
        "mixed: The Northern Wire agency / said / a \"blessing\" was held"
    );
}

#[test]
fn the_present_tense_reports_as_the_past_does() {
    assert_eq!(
        told("\"A ferry has passengers,\" Eide says. \"I have a register.\""),
        "direct: Eide / says / \"A ferry has passengers,\" | \"I have a register.\""
    );
    assert_eq!(
        told("Headteacher Malin Berg says marks have gone up since the winter."),
        "indirect: Headteacher Malin Berg / says / marks have gone up since the winter"
    );
}

#[test]
fn a_possessor_is_not_the_speaker() {
    let prose = "“We are ashamed of it,” said Brack Marine’s managing director, Helle Strand.";
    let analysis = analyse(prose);
    let source = &analysis.mentions[analysis.attributions[0].mention as usize];
    assert_eq!(source.name.map(|name| name.of(prose)), Some("Helle Strand"));

    let prose =
        "Ships find their way by satellite, the administration’s director, Randi Voll, told a meeting.";
    let analysis = analyse(prose);
    let [told] = &analysis.attributions[..] else { panic!("{:#?}", analysis.attributions) };
    let source = &analysis.mentions[told.mention as usize];
    assert_eq!(source.name.map(|name| name.of(prose)), Some("Randi Voll"));
    assert_eq!(told.content[0].of(prose), "Ships find their way by satellite");
}

#[test]
fn a_pronoun_means_a_person_rather_than_a_place() {
    let before = "Nils Aker, a retired teacher on Outer Hessa, has applied for it three times.";
    let prose = "He says he was never answered.";
    let (first, second) = (analyse(before), analyse(prose));
    let mut names = NameTable::default();
    names.add(0, before, &first.mentions);
    names.add(1, prose, &second.mentions);
    let place = MentionPlace { paragraph: 1, mention: second.attributions[0].mention };
    let known = names.resolve(prose, &second.mentions[place.mention as usize], place).unwrap();
    let name = first.mentions[known.mention as usize].name.unwrap();
    assert_eq!(name.of(before), "Nils Aker");
}

#[test]
fn a_relative_clause_belongs_to_the_name_before_it() {
    assert_eq!(
        told("Lund won 2,318 votes to 2,277 for Siri Holt, who asked for a recount."),
        "indirect: Siri Holt | who / asked / for a recount"
    );
    assert_eq!(
        told("Eva Holm, whose firm wrote the letters, said the props would hold."),
        "indirect: Eva Holm, whose firm wrote the letters / said / the props would hold"
    );
}

#[test]
fn a_title_in_what_a_picture_shows_is_no_quote() {
    assert_eq!(
        told("The footage shows Lund waving before the march \"Lights of the Sound\" is played."),
        "indirect: The footage / shows / Lund waving before the march \"Lights of the Sound\" is played"
    );
}

#[test]
fn a_dateline_is_not_said() {
    assert_eq!(
        told("SALTMERE, Dec 2 (Northern Wire) - A dredger ran aground on Monday, the coastguard said."),
        "indirect: the coastguard / said / A dredger ran aground on Monday"
    );
    assert_eq!(
        told("ALBA (Reuters) — A dredger ran aground on Monday, the coastguard said."),
        "indirect: the coastguard / said / A dredger ran aground on Monday"
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

/// How each quote that needs a speaker is known, over the paragraphs of an article.
fn walked(article: &str) -> Vec<KnownSpeaker> {
    let analyses: Vec<Analysis> = article.split("\n\n").map(analyse).collect();
    let paragraph = |analysis| Paragraph { kind: ParagraphKind::Prose, analysis };
    let mut carried = Carried::default();
    let step = |(index, analysis)| {
        carried.step(paragraph(analysis), analyses.get(index + 1).map(|next: &Analysis| next.handed))
    };
    analyses.iter().enumerate().flat_map(step).map(|(_, known)| known).collect()
}

#[test]
fn a_speaker_goes_on_in_a_paragraph_of_nothing_but_a_quote() {
    let article = "“We will rebuild the bridge,” Mayor Ines Duarte said.\n\n“I was born in this street.”";
    let carried = KnownSpeaker::Carried(Speaker { back: 1, mention: 0 });
    assert_eq!(walked(article), [KnownSpeaker::SameParagraph, carried]);
}

#[test]
fn a_quote_between_two_paragraphs_of_narration_has_no_speaker() {
    let article = "The bridge was closed in May.\n\n“Nobody asked us about it.”\n\nThe works end in June.";
    assert_eq!(walked(article), [KnownSpeaker::Unknown]);
}

#[test]
fn the_next_paragraph_or_an_introducing_line_names_the_speaker() {
    let behind = "It rained.\n\n“Nobody asked us about it.”\n\nMayor Ines Duarte said this on Monday.";
    assert_eq!(walked(behind), [KnownSpeaker::Behind(Speaker { back: -1, mention: 0 })]);
    let introduced = "From Ines Duarte:\n\n“Nobody asked us about it.”\n\nThe works end in June.";
    assert_eq!(walked(introduced), [KnownSpeaker::Introduced(Speaker { back: 1, mention: 0 })]);
}

fn unbalanced(article: &str) -> Vec<String> {
    let paragraphs: Vec<&str> = article.split("\n\n").collect();
    let analyses: Vec<Analysis> = paragraphs.iter().map(|prose| analyse(prose)).collect();
    let mut carried = Carried::default();
    let mut found = Vec::new();
    for (index, (analysis, prose)) in analyses.iter().zip(&paragraphs).enumerate() {
        let faults = analysis.unbalanced(prose, &carried, analyses.get(index + 1).map(|next| next.handed));
        found.extend(faults.iter().map(|fault| fault.of(prose).to_owned()));
        carried.step(Paragraph { kind: ParagraphKind::Prose, analysis }, None);
    }
    found
}

#[test]
fn a_lone_mark_is_a_fault_unless_the_next_paragraph_opens_again() {
    assert_eq!(unbalanced("“He left early."), ["“He left early."]);
    assert_eq!(unbalanced("It rained. He left early,” Duarte said."), ["He left early,”"]);
    assert_eq!(unbalanced("“He left early.\n\n“He came back,” Duarte said."), Vec::<String>::new());
    assert_eq!(
        unbalanced("“He left early, Duarte said.\n\n“He came back,” she said."),
        ["“He left early, Duarte said."]
    );
    assert_eq!(unbalanced("“He left early.\n\nThen he came back,” Duarte said."), ["“He left early."]);
}

#[test]
fn a_later_name_leads_to_the_first_full_one() {
    let (first, later) = ("Mayor Ines Duarte left.", "“It rained,” Duarte said. “It did,” she said.");
    let mut table = NameTable::default();
    table.add(0, first, &analyse(first).mentions);
    let analysis = analyse(later);
    table.add(1, later, &analysis.mentions);
    let place = |mention| MentionPlace { paragraph: 1, mention };
    let full = Some(MentionPlace { paragraph: 0, mention: 0 });
    assert_eq!(table.resolve(later, &analysis.mentions[0], place(0)), full);
    let she = analysis.mentions.iter().position(|mention| mention.kind == SourceKind::Pronoun);
    let she = she.expect("the pronoun is a source");
    let named = table.resolve(later, &analysis.mentions[she], place(she as u32));
    assert_eq!(named, Some(place(0)));
}

#[test]
fn what_is_told_to_somebody_or_belongs_to_somebody_is_not_doubted() {
    for prose in [
        "Duarte was told to leave.",
        "Novak fears that it will break.",
        "Duarte's fears that it breaks are known.",
        "Duarte's critics say it is bad.",
        "Critics of the plan say it is bad.",
        "A source close to the talks said they failed.",
        "The ministry sent out a press release.",
        "The media reports were wrong.",
        "The tide was once thought to be harmless.",
    ] {
        assert_eq!(doubted(prose), [], "{prose}");
    }
}

#[test]
fn two_claims_of_one_sentence_keep_their_own_sources() {
    assert_eq!(
        told("The council criticised the plan, while Novak said the bridge was safe."),
        "indirect: The council / criticised / the plan\nindirect: Novak / said / the bridge was safe"
    );
    assert_eq!(
        told("Duarte praised the plan and said the bridge was safe."),
        "indirect: Duarte / praised / the plan\nindirect: Duarte / said / the bridge was safe"
    );
    assert_eq!(
        told("He has left the party, saying it “forgot its voters.”"),
        "mixed: He / saying / it “forgot its voters.”"
    );
}

#[test]
fn a_source_keeps_its_role_and_apposition() {
    let prose = "Natural Resources Minister Pavel Orlov, who led the visit, said it was “short.”";
    let analysis = analyse(prose);
    let source = &analysis.mentions[analysis.attributions[0].mention as usize];
    assert_eq!(source.span.of(prose), "Natural Resources Minister Pavel Orlov, who led the visit");
    assert_eq!(source.name.map(|name| name.of(prose)), Some("Pavel Orlov"));
    assert_eq!((source.kind, source.is_source), (SourceKind::Person, true));
}

mod any_text {
    use super::*;
    use proptest::prelude::*;

    /// Words and marks that meet in every order, among them what real articles never hold.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "said",
            "Duarte",
            "he",
            "“",
            "”",
            "\"",
            "'",
            "’",
            "‘",
            "„",
            "«",
            "»",
            "''",
            "``",
            ",",
            ".",
            ":",
            "—",
            "(",
            ")",
            "\n",
            " ",
            " ",
            " ",
            "The",
            "according to",
            "is believed to",
            "fears that",
            "Reuters",
            "U.S.",
            "é",
            "日本",
            "\u{301}",
            "\u{ad}",
            "\u{200b}",
            "who",
            "-\n",
            "and",
            "told",
            "6'2\"",
            "’90s",
            "𝄞",
            "s’",
            "saying",
            "Mr.",
            "3.5",
            "—",
            "Q:",
            "A:",
            "We",
            "   ",
            "; ",
            "called",
            "what",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    fn spans(analysis: &Analysis) -> Vec<Span> {
        let attributions = analysis.attributions.iter();
        let attributed = attributions
            .flat_map(|told| [&told.source[..], told.cue.as_slice(), &told.content])
            .flatten()
            .copied();
        let quotes = analysis.quotes.iter().flat_map(|quote| [quote.span, quote.content]);
        let mentions =
            analysis.mentions.iter().flat_map(|mention| [Some(mention.span), mention.name]).flatten();
        let doubts = analysis.doubts.iter().map(|doubt| doubt.span);
        let rest = analysis.sentences.iter().chain(&analysis.lone_marks).copied();
        attributed.chain(quotes).chain(mentions).chain(doubts).chain(rest).collect()
    }

    proptest! {
        #[test]
        fn every_span_lies_in_the_text(prose in prop_oneof![pieces(), any::<String>()]) {
            let analysis = analyse(&prose);
            for span in spans(&analysis) {
                prop_assert!(prose.get(span.range()).is_some(), "{span:?} in {prose:?}");
            }
            let mut carried = Carried::default();
            for fault in analysis.unbalanced(&prose, &carried, None) {
                prop_assert!(prose.get(fault.range()).is_some());
            }
            carried.step(Paragraph { kind: ParagraphKind::Prose, analysis: &analysis }, None);
            prop_assert!(analysis.mentions.is_sorted_by_key(|mention| mention.span.start));
            for told in &analysis.attributions {
                for content in &told.content {
                    prop_assert!(!told.cue.iter().any(|cue| cue.overlaps(*content)), "{told:?}");
                }
                prop_assert!(analysis.mentions[told.mention as usize].is_source);
            }
        }
    }
}

#[test]
fn paragraphs_read_together_say_what_each_says() {
    let paragraphs = [
        "“It stops,” said Mayor Ines Duarte.",
        "",
        "Der Bürgermeister sagte, die Fähre fahre nicht mehr, weil das Wasser im Hafen zu niedrig sei und das Schiff zu alt.",
        "According to the Harbour Ledger, officials said that the bridge was closed.",
    ];
    // More than are read at once, so that what one left behind would be seen in another.
    let paragraphs = paragraphs.repeat(25);
    let alone: Vec<Analysis> = paragraphs.iter().map(|prose| analyse(prose)).collect();
    let together: Vec<_> = analyse_all(&paragraphs, Usage::none()).into_iter().map(|one| *one).collect();
    assert_eq!(together, alone);
    assert!(alone[0].attributions.len() == 1 && alone[2].mentions.is_empty());
}
