//! `unknown-suppression`: names and commands that are none.

use super::harness::{check, check_fix, check_markdown};

const RULE: &str = "unknown-suppression";

#[test]
fn a_label_that_names_no_rule() {
    check(
        RULE,
        "
The ferry was reportedly sold.

copydesk-ignore: reportedly, wraped-url, the style guide
                             ^^^^^^^^^^ no rule “wraped-url”
                                         ^^^ no rule “the”
                                             ^^^^^ no rule “style”
                                                   ^^^^^ no rule “guide”
",
    );
}

#[test]
fn a_label_that_names_nothing() {
    check(
        RULE,
        "
The ferry was reportedly sold.

copydesk-ignore:
^^^^^^^^^^^^^^^ names no rule
",
    );
}

#[test]
fn a_comment_that_names_no_rule() {
    check_markdown(
        RULE,
        "
<!-- copydesk-disable-next-line reportedly unbalanced -- see the style guide -->
                                           ^^^^^^^^^^ no rule “unbalanced”
The ferry was reportedly sold.
",
    );
}

#[test]
fn a_command_that_is_none() {
    check_markdown(
        RULE,
        "
<!-- copydesk-disable-nextline reportedly -->
     ^^^^^^^^^^^^^^^^^^^^^^^^^ no command
The ferry was reportedly sold.
",
    );
}

#[test]
fn a_key_of_front_matter() {
    check_markdown(
        RULE,
        "
---
title: Ferry sold
copydesk-ignore: [reportedly, bad_date]
                              ^^^^^^^^ no rule “bad_date”
---

The ferry was reportedly sold.
",
    );
}

#[test]
fn a_profile_that_is_none() {
    check(
        RULE,
        "
copydesk-profile: publsh
                  ^^^^^^ no profile “publsh”

The ferry was sold.
",
    );
}

#[test]
fn the_nearest_name_is_put_in_place() {
    check_fix(
        RULE,
        "The ferry was sold.\n\ncopydesk-ignore: wraped-url -- the desk joins it\n",
        "wrapped-url",
        "The ferry was sold.\n\ncopydesk-ignore: wrapped-url -- the desk joins it\n",
    );
    check_fix(
        RULE,
        "copydesk-profile: publsh\n\nIt left.\n",
        "publish",
        "copydesk-profile: publish\n\nIt left.\n",
    );
}

#[test]
fn rules_that_there_are() {
    check(
        RULE,
        "The ferry was reportedly sold.\n\ncopydesk-ignore: reportedly, Bare-Source -- the style guide allows it\n",
    );
    check_markdown(
        RULE,
        "<!-- copydesk-disable reportedly -->\n\nThe ferry was reportedly sold.\n\n<!-- copydesk-enable -->\n",
    );
}

#[test]
fn comments_about_something_else() {
    check_markdown(
        RULE,
        "<!-- copydesk checked this on Monday -->\n\n<!-- more -->\n\nThe ferry was sold.\n",
    );
    check_markdown(RULE, "`<!-- copydesk-disable-everything -->` is no command.\n");
}

#[test]
fn words_about_copydesk_in_the_text() {
    check(RULE, "The editor wrote copydesk-ignore: something beside the line, and nobody asked.\n");
}

#[test]
fn profiles_that_there_are() {
    check(RULE, "copydesk-profile: Archive\n\nThe ferry was sold.\n");
}
