//! What is no English prose, or hardly: silence rather than nonsense.

use super::{doubted, told};
use crate::attribution::{AttributionKind, analyse};

#[test]
fn other_scripts_have_quotes_and_nobody_who_says_them() {
    for prose in [
        "«Мы восстановим мост», — сказал мэр. „Никто нас не спросил“.",
        "他说：「桥会重建。」 市长说，『没有人问我们。』",
        "قال العمدة: «سنعيد بناء الجسر».",
        "ראש העיר אמר: \"נבנה את הגשר מחדש\".",
        "Ο δήμαρχος είπε: «Θα ξαναχτίσουμε τη γέφυρα».",
    ] {
        let analysis = analyse(prose);
        assert_eq!(analysis.attributions, [], "{prose}");
        assert!(!analysis.quotes.is_empty(), "{prose}");
    }
}

#[test]
fn a_name_in_another_script_leaves_a_sentence_english() {
    assert_eq!(
        told("“It is late,” said Иван Петров, the mayor."),
        "direct: Иван Петров, the mayor / said / “It is late,”"
    );
}

#[test]
fn code_and_tables_say_nothing() {
    for prose in [
        "fn main() { let said = \"hello\"; println!(\"{}\", said); if x == \"a\" { return Err(\"claimed\".into()); } }",
        "{ \"said\": \"Duarte\", \"claims\": [\"a\", \"b\"], \"told\": { \"who\": \"Holm\" } }",
        "Alba 3 2 1 9 17-4 .667 \"W3\"\nHessa 2 2 2 8 12-11 .500 \"L1\"",
        "Duarte 4-6, 6-3, 7-5; Holm: 6-2, 6-1. Lund d. Berg 3-0 (25'-17', 12\"-4\").",
    ] {
        assert_eq!(told(prose), "", "{prose}");
        assert_eq!(doubted(prose), [], "{prose}");
    }
}

#[test]
fn verse_is_read_line_by_line_like_prose() {
    assert_eq!(
        told(
            "O bridge of stone, the river said,\n“I carry all your drowned and dead”;\nAnd so the moon, that pale white thing, was gone."
        ),
        "direct: the river / said / “I carry all your drowned and dead”"
    );
}

#[test]
fn capitals_hide_no_verb() {
    assert_eq!(
        told("\"WE WILL REBUILD IT,\" MAYOR INES DUARTE SAID. \"NOBODY ASKED US.\""),
        "direct: MAYOR INES DUARTE / SAID / \"WE WILL REBUILD IT,\" | \"NOBODY ASKED US.\""
    );
    assert_eq!(
        told("THE BRIDGE IS SAFE, OFFICIALS SAID."),
        "indirect: OFFICIALS / SAID / THE BRIDGE IS SAFE"
    );
}

#[test]
fn misread_letters_and_stray_marks_name_nobody() {
    for prose in [
        "' The rnayor saicl the bridge was ' safe . \" . ,, \" ‘’ ´` '' “",
        "“We wiII rebuiId , \" she saicl .",
        "” ” “ ‘ ’ ’ \" \" '' ‘‘ ’’ « » ‹ › „ ‚",
    ] {
        assert_eq!(told(prose), "", "{prose}");
    }
}

#[test]
fn marks_of_several_systems_close_each_other_or_stay_open() {
    assert_eq!(
        told(
            "“We will rebuild,\" she said. \"Nobody asked,” he added. „It is old,” said Holm. «It is late,» said Lund."
        ),
        "direct: she / said / “We will rebuild,\"\n\
         direct: he / added / \"Nobody asked,”\n\
         direct: Holm / said / „It is old,”\n\
         direct: Lund / said / «It is late,»"
    );
}

#[test]
fn a_hundred_thousand_marks_and_ten_megabytes_are_read() {
    for piece in
        ["“", "\"", "'", "“a” ", "“It is late,” he said. ", "— Go, said Holm. ", "«a» „b“ ", "Q: Why?\n"]
    {
        let analysis = analyse(&piece.repeat(100_000));
        assert!(analysis.attributions.len() <= 100_000, "{piece}");
    }
    let long = "The bridge is late, Holm said, and “nobody came” to the quay. ".repeat(160_000);
    assert!(long.len() > 9_500_000);
    let analysis = analyse(&long);
    assert_eq!(analysis.attributions.len(), 160_000);
    assert!(analysis.attributions.iter().all(|told| told.kind == AttributionKind::Mixed));
}
