//! What suppressions reach, and what is left. Each text is an article; what remains is named by line and rule.

use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Ignored, Inputs, Known, KnownFinding};

/// What is said, as `line rule`, of the rules on "reportedly" and bare sources and on suppressions.
#[track_caller]
fn assert_says(format: Format, known: Known, text: &str, expected: &[&str]) {
    const RULES: [&str; 5] =
        ["reportedly", "bare-source", "wrapped-url", "unknown-suppression", "unused-suppression"];
    let article = Article::parse(text, format);
    let checked = Checked::of(&article, &Inputs { known: known.into(), ..Inputs::default() });
    let findings = checked.findings();
    let said: Vec<String> = findings
        .iter()
        .filter(|(_, finding)| RULES.contains(&finding.rule.name))
        .map(|(chunk, finding)| {
            let start = finding.span.shifted(article.parts()[*chunk].start).start;
            let line = text[..start.index()].matches('\n').count() + 1;
            format!("{line} {}", finding.rule.name)
        })
        .collect();
    assert_eq!(said, expected, "of\n{text}");
}

#[track_caller]
fn markdown(text: &str, expected: &[&str]) {
    assert_says(Format::Markdown, Known::default(), text, expected);
}

#[track_caller]
fn plain(text: &str, expected: &[&str]) {
    assert_says(Format::Plain, Known::default(), text, expected);
}

#[test]
fn the_next_block_is_silent_blank_lines_notwithstanding() {
    markdown(
        "<!-- copydesk-disable-next-line reportedly -->\n\n\nIt was reportedly sold\nand reportedly sunk.\n\nIt was reportedly raised.\n",
        &["7 reportedly"],
    );
    markdown(
        "<!-- copydesk-disable-next-line reportedly -->\nIt was reportedly sold.\n\nIt was reportedly raised.\n",
        &["4 reportedly"],
    );
}

#[test]
fn the_next_item_of_a_list_is_a_block() {
    markdown(
        "- It left.\n<!-- copydesk-disable-next-line reportedly -->\n- It was reportedly sold.\n- It was reportedly raised.\n",
        &["4 reportedly"],
    );
}

#[test]
fn a_label_and_the_address_below_it_are_one_block() {
    let url =
        "https://a.example/2024/01/02/a-long-slug-that-a-margin-has-cut-in-the-middle-of-a-wo\nrd-a82491\n";
    let comment = "<!-- copydesk-disable-next-line wrapped-url -->\n";
    markdown(&format!("It left.\n\nOriginal url:\n{url}"), &["4 wrapped-url"]);
    markdown(&format!("It left.\n\n{comment}Original url:\n{url}"), &[]);
    markdown(&format!("It left.\n\n{comment}\nOriginal url:\n\n{url}"), &[]);
    markdown(
        &format!("It left.\n\n{comment}Source: Ledger\n\n{url}"),
        &["3 unused-suppression", "6 wrapped-url"],
    );
}

#[test]
fn a_line_is_silent() {
    markdown(
        "It was reportedly sold. <!-- copydesk-disable-line reportedly -->\nIt was reportedly raised.\n",
        &["2 reportedly"],
    );
}

#[test]
fn a_comment_in_mid_sentence_changes_nothing_of_the_sentence() {
    markdown(
        "It was <!-- copydesk-disable-line reportedly --> reportedly sold. A source said so.\n",
        &["1 bare-source"],
    );
    markdown(
        "It was <!-- copydesk-disable-next-line reportedly --> reportedly\nsold and reportedly raised.\n\nIt was reportedly sunk.\n",
        &["1 reportedly", "4 reportedly"],
    );
}

#[test]
fn a_stretch_is_silent_from_disable_to_enable() {
    markdown(
        "It was reportedly sold.\n\n<!-- copydesk-disable reportedly -->\n\nIt was reportedly sunk. A source said so.\n\n\
         It was reportedly raised.\n\n<!-- copydesk-enable reportedly -->\n\nIt was reportedly lost.\n",
        &["1 reportedly", "5 bare-source", "11 reportedly"],
    );
}

#[test]
fn a_stretch_without_an_end_runs_to_the_end() {
    markdown(
        "<!-- copydesk-disable reportedly -->\n\nIt was reportedly sunk.\n\nIt was reportedly raised.\n",
        &[],
    );
}

#[test]
fn a_comment_without_a_name_means_every_rule() {
    markdown(
        "<!-- copydesk-disable -->\n\nIt was reportedly sunk. A source said so.\n\n<!-- copydesk-enable reportedly -->\n\n\
         It was reportedly raised. A source said so.\n\n<!-- copydesk-enable -->\n\nA source said it sank.\n",
        &["7 reportedly", "11 bare-source"],
    );
}

#[test]
fn a_whole_file_is_silent() {
    markdown(
        "It was reportedly sunk. A source said so.\n\n<!-- copydesk-disable-file reportedly, bare-source -- an old story -->\n",
        &[],
    );
}

#[test]
fn a_label_stands_anywhere_and_holds_for_the_whole_article() {
    plain("copydesk-ignore: reportedly\n\nIt was reportedly sunk. A source said so.\n", &["3 bare-source"]);
    plain(
        "It was reportedly sunk.\n\ncopydesk-ignore: reportedly, bare-source -- old\n\nA source said it sank.\n",
        &[],
    );
    plain("It was reportedly sunk. A source said so.\n\nCopydesk-Ignore: bare-source reportedly\n", &[]);
    plain(
        "Title: Ferry sinks\nDate: 2024-03-02\ncopydesk-ignore: reportedly\n\nIt was reportedly sunk.\n",
        &[],
    );
}

#[test]
fn a_key_of_front_matter_holds_for_the_whole_article() {
    for key in [
        "copydesk-ignore: reportedly, bare-source",
        "copydesk-ignore: [reportedly, bare-source]",
        "copydesk-ignore:\n  - reportedly\n  - \"bare-source\"",
        "copydesk_ignore: reportedly bare-source -- old",
    ] {
        markdown(
            &format!("---\ntitle: Ferry\n{key}\n---\n\nIt was reportedly sunk. A source said so.\n"),
            &[],
        );
    }
    markdown(
        "+++\ncopydesk-ignore = [\"reportedly\"]\n+++\n\nIt was reportedly sunk. A source said so.\n",
        &["5 bare-source"],
    );
}

#[test]
fn comments_in_plain_text_and_in_code_are_text() {
    plain("<!-- copydesk-disable-file reportedly -->\n\nIt was reportedly sunk.\n", &["3 reportedly"]);
    markdown(
        "```\n<!-- copydesk-disable-file reportedly -->\n```\n\nIt was reportedly sunk.\n",
        &["5 reportedly"],
    );
    markdown(
        "Write `<!-- copydesk-disable-file reportedly -->`.\n\nIt was reportedly sunk.\n",
        &["3 reportedly"],
    );
}

#[test]
fn an_unknown_name_is_not_also_unused_and_a_rule_that_is_off_neither() {
    plain(
        "It left.\n\ncopydesk-ignore: reportedy, bare-source\n",
        &["3 unknown-suppression", "3 unused-suppression"],
    );
    let mut levels = copydesk::checks::Levels::default();
    levels.set(None, |rule| rule.name == "bare-source");
    let article = Article::parse("It left.\n\ncopydesk-ignore: bare-source\n", Format::Plain);
    let checked = Checked::of(&article, &Inputs { levels: levels.into(), ..Inputs::default() });
    assert!(checked.findings().is_empty());
}

#[test]
fn what_is_said_about_suppressions_can_be_suppressed() {
    plain("It left.\n\ncopydesk-ignore: reportedy, unknown-suppression\n", &[]);
    plain("It left.\n\ncopydesk-ignore: reportedly, unused-suppression\n", &[]);
}

#[test]
fn all_that_silence_a_finding_are_used() {
    markdown(
        "<!-- copydesk-disable-file reportedly -->\n\nIt was reportedly sunk. <!-- copydesk-disable-line reportedly -->\n",
        &[],
    );
}

#[test]
fn what_is_being_read_may_still_be_silenced() {
    let article = Article::parse("It left.\n\ncopydesk-ignore: unresolved-title\n", Format::Plain);
    let answers = copydesk::checks::Answers { is_growing: true, ..Default::default() };
    let checked = Checked::of(&article, &Inputs { answers: answers.into(), ..Inputs::default() });
    assert!(checked.findings().is_empty());
}

#[test]
fn what_the_network_was_not_asked_about_is_not_unused() {
    plain("It left.\n\nSource: https://a.example/x\n\ncopydesk-ignore: dead-link\n", &[]);
}

#[test]
fn a_suppression_alone_makes_no_annotated_article() {
    let says = |text| {
        let article = Article::parse(text, Format::Plain);
        Checked::of(&article, &Inputs::default()).findings().len()
    };
    assert_eq!(says("The ferry stops in May.\n"), 0);
    assert_eq!(says("The ferry reportedly stops.\n\ncopydesk-ignore: reportedly\n"), 0);
    assert_eq!(says("copydesk-profile: draft\n\nThe ferry stops in May.\n"), 0);
}

#[test]
fn settings_leave_out_by_rule_and_quoted_text() {
    let ignored = |rule: Option<&str>, text: Option<&str>| {
        let ignored = Ignored {
            rule: rule.map(str::to_owned),
            text: text.map(str::to_owned),
            is_for_this_alone: false,
        };
        Known::new(vec![ignored], Vec::new())
    };
    let text = "It was reportedly sunk. A source\nsaid so.\n\nIt was reportedly raised.\n";
    assert_says(Format::Plain, ignored(Some("reportedly"), None), text, &["1 bare-source"]);
    assert_says(Format::Plain, ignored(None, Some("A source said")), text, &["1 reportedly", "4 reportedly"]);
    assert_says(
        Format::Plain,
        ignored(Some("reportedly"), Some("A source said")),
        text,
        &["1 reportedly", "1 bare-source", "4 reportedly"],
    );
}

#[test]
fn the_baseline_leaves_out_as_many_as_it_counts() {
    let known = |count| {
        let known = KnownFinding { rule: "reportedly".to_owned(), text: "reportedly".to_owned(), count };
        Known::new(Vec::new(), vec![known])
    };
    let text = "It was reportedly sunk.\n\nIt was reportedly raised and reportedly sold.\n";
    assert_says(Format::Plain, known(1), text, &["3 reportedly", "3 reportedly"]);
    assert_says(Format::Plain, known(2), text, &["3 reportedly"]);
    assert_says(Format::Plain, known(9), text, &[]);
}

#[test]
fn an_article_chooses_its_profile() {
    plain("copydesk-profile: archive\n\nIt was reportedly sunk.\n", &[]);
    plain("copydesk-profile: auto\n\nIt was reportedly sunk.\n", &["3 reportedly"]);
    plain(
        "copydesk-profile: archiv\n\nIt was reportedly sunk.\n",
        &["1 unknown-suppression", "3 reportedly"],
    );
    markdown("---\ncopydesk-profile: Archive\n---\n\nIt was reportedly sunk.\n", &[]);
}
