//! `unused-suppression`: suppressions that silence nothing.

use super::harness::{Desk, check, check_fix, check_markdown};

const RULE: &str = "unused-suppression";

#[test]
fn a_label_for_what_was_mended() {
    check(
        RULE,
        "
The ferry was sold, Harbour Radio reported.

copydesk-ignore: reportedly, bare-source -- an old story
                 ^^^^^^^^^^ “reportedly” silences nothing
                             ^^^^^^^^^^^ “bare-source” silences nothing
",
    );
}

#[test]
fn a_comment_one_block_too_high() {
    check_markdown(
        RULE,
        "
<!-- copydesk-disable-next-line reportedly -->
                                ^^^^^^^^^^ silences nothing
The ferry left.

The ferry was reportedly sold.
",
    );
}

#[test]
fn a_comment_for_every_rule_where_there_is_nothing() {
    check_markdown(
        RULE,
        "
<!-- copydesk-disable-file -->
     ^^^^^^^^^^^^^^^^^^^^^ silences nothing

The ferry left.
",
    );
}

#[test]
fn an_end_without_a_beginning() {
    check_markdown(
        RULE,
        "
The ferry left.

<!-- copydesk-enable reportedly -->
                     ^^^^^^^^^^ silences nothing
",
    );
}

#[test]
fn a_second_disable_where_the_first_still_holds() {
    check_markdown(
        RULE,
        "
<!-- copydesk-disable reportedly -->

The ferry was reportedly sold.

<!-- copydesk-disable reportedly -->
                      ^^^^^^^^^^ silences nothing

The ferry was reportedly raised.
",
    );
}

#[test]
fn it_is_taken_out_with_its_line_or_its_comma() {
    check_fix(
        RULE,
        "It left.\n\ncopydesk-ignore: reportedly\n\nIt came back.\n",
        "Take the suppression out",
        "It left.\n\n\nIt came back.\n",
    );
    check_fix(
        RULE,
        "It was reportedly sold.\n\ncopydesk-ignore: bare-source, reportedly -- old\n",
        "Take the name out",
        "It was reportedly sold.\n\ncopydesk-ignore: reportedly -- old\n",
    );
    check_fix(
        RULE,
        "It was reportedly sold.\n\ncopydesk-ignore: reportedly, bare-source -- old\n",
        "Take the name out",
        "It was reportedly sold.\n\ncopydesk-ignore: reportedly -- old\n",
    );
    Desk::new("a.md").check_fix(
        RULE,
        "It left. <!-- copydesk-disable-line reportedly --> It came back.\n",
        "Take the suppression out",
        "It left.  It came back.\n",
    );
}

#[test]
fn what_silences_something() {
    check(RULE, "The ferry was reportedly sold.\n\ncopydesk-ignore: reportedly\n");
    check_markdown(RULE, "The ferry was reportedly sold. <!-- copydesk-disable-line reportedly -->\n");
}

#[test]
fn what_is_no_rule_is_another_fault() {
    check(RULE, "The ferry was sold.\n\ncopydesk-ignore: wraped-url\n");
}

#[test]
fn what_is_settled_by_hand() {
    check(RULE, "The ferry was sold.\n\ncopydesk-ignore: reportedly, unused-suppression\n");
}

#[test]
fn an_end_behind_its_beginning() {
    check_markdown(
        RULE,
        "<!-- copydesk-disable reportedly -->\n\nThe ferry was reportedly sold.\n\n<!-- copydesk-enable reportedly -->\n",
    );
}
