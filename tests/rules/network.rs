//! `dead-link`, `moved-link`, `blocked-link`, `unknown-link`, `no-archived-copy`: what the network says, and what it does not.

use copydesk::article::Date;
use copydesk::checks::{ArchivedCopy, Moment, Verdict, VerdictKind};

use super::harness::Desk;

const BUDGET: &str = "https://ledger.example/2019/ferry-budget";
const COPY: &str = "https://web.archive.org/web/20190304/https://ledger.example/2019/ferry-budget";

fn verdict(kind: VerdictKind, reason: &str) -> Verdict {
    // 2026-11-27
    Verdict { kind, moved_to: None, reason: reason.to_owned(), checked_at: Moment(1_795_737_600) }
}

fn copy() -> ArchivedCopy {
    ArchivedCopy::Found { url: COPY.to_owned(), day: Date { year: 2019, month: 3, day: 4 } }
}

/// A desk at which the page of the budget is gone and has a copy.
fn gone(path: &'static str) -> Desk {
    Desk::new(path).hears(BUDGET, verdict(VerdictKind::Dead, "404 Not Found"), copy())
}

/// A desk at which the page of the budget has moved `to`.
fn moved(to: &str) -> Desk {
    let verdict =
        Verdict { moved_to: Some(to.to_owned()), ..verdict(VerdictKind::Moved, "301 Moved Permanently") };
    Desk::new("article.txt").hears(BUDGET, verdict, ArchivedCopy::Unasked)
}

#[test]
fn a_page_that_is_gone_is_named_with_its_copy() {
    gone("article.txt").check(
        "dead-link",
        "
Source: https://ledger.example/2019/ferry-budget
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ gone (404 Not Found, 2026-11-27): link to the archived copy of 2019-03-04
",
    );
}

#[test]
fn a_page_that_is_gone_without_a_copy_is_named_all_the_same() {
    let desk = Desk::new("article.txt").hears(
        BUDGET,
        verdict(VerdictKind::Dead, "no such host"),
        ArchivedCopy::Nothing,
    );
    desk.check(
        "dead-link",
        "
The budget (https://ledger.example/2019/ferry-budget) was passed.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ link to an archived copy, or to where it is today
",
    );
}

#[test]
fn a_page_whose_copy_the_article_names_is_let_be() {
    gone("article.txt").check(
        "dead-link",
        "
Source: https://ledger.example/2019/ferry-budget
Archived: https://web.archive.org/web/2020/http://www.ledger.example/2019/ferry-budget/
",
    );
}

#[test]
fn only_death_is_a_dead_link() {
    for kind in [VerdictKind::Alive, VerdictKind::Moved, VerdictKind::Blocked, VerdictKind::Unknown] {
        let desk = Desk::new("article.txt").hears(BUDGET, verdict(kind, "so"), copy());
        desk.check("dead-link", "\nSource: https://ledger.example/2019/ferry-budget\n");
    }
    Desk::new("article.txt").check("dead-link", "\nSource: https://ledger.example/2019/ferry-budget\n");
}

#[test]
fn a_dead_link_is_made_to_lead_to_the_copy() {
    gone("article.md").check_fix(
        "dead-link",
        "\nThe [budget](https://ledger.example/2019/ferry-budget) was passed.\n",
        "Link to the archived copy of 2019-03-04",
        &format!("\nThe [budget]({COPY}) was passed.\n"),
    );
}

#[test]
fn the_copy_is_named_below_the_link() {
    gone("article.txt").check_fix(
        "dead-link",
        "
The ferry stops.

Source: https://ledger.example/2019/ferry-budget
Original url:
https://other.example/a
",
        "Add as `Archived:` line",
        &format!(
            "
The ferry stops.

Source: https://ledger.example/2019/ferry-budget
Archived: {COPY}
Original url:
https://other.example/a
"
        ),
    );
}

#[test]
fn the_copy_is_named_in_front_matter_as_it_is_written_there() {
    gone("article.md").check_fix(
        "dead-link",
        "
---
title: Ferry stops
source: https://ledger.example/2019/ferry-budget
tags: [ferry]
---
It stops.
",
        "Add as `Archived:` line",
        &format!(
            "
---
title: Ferry stops
source: https://ledger.example/2019/ferry-budget
archived: {COPY}
tags: [ferry]
---
It stops.
"
        ),
    );
    gone("article.md").check_fix(
        "dead-link",
        "\n+++\nsource = \"https://ledger.example/2019/ferry-budget\"\n+++\nIt stops.\n",
        "Add as `Archived:` line",
        &format!(
            "\n+++\nsource = \"https://ledger.example/2019/ferry-budget\"\narchived = \"{COPY}\"\n+++\nIt stops.\n"
        ),
    );
}

#[test]
fn the_copy_of_a_page_linked_in_a_sentence_is_named_at_the_end() {
    gone("article.md").check_fix(
        "dead-link",
        "\nThe [budget](https://ledger.example/2019/ferry-budget) was passed.\n\nIt was late.\n",
        "Add as `Archived:` line",
        &format!(
            "\nThe [budget](https://ledger.example/2019/ferry-budget) was passed.\n\nIt was late.\n\nArchived: {COPY}\n"
        ),
    );
}

#[test]
fn a_page_that_has_moved_is_followed() {
    moved("https://ledger.example/archive/ferry-budget").check(
        "moved-link",
        "
Source: https://ledger.example/2019/ferry-budget
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ moved for good to https://ledger.example/archive/ferry-budget
",
    );
    moved("https://ledger.example/archive/ferry-budget").check_fix(
        "moved-link",
        "\nSource: https://ledger.example/2019/ferry-budget\n",
        "where it has moved",
        "\nSource: https://ledger.example/archive/ferry-budget\n",
    );
}

#[test]
fn a_place_in_a_page_that_has_moved_goes_along() {
    let verdict = Verdict {
        moved_to: Some("https://ledger.example/new".to_owned()),
        ..verdict(VerdictKind::Moved, "301 Moved Permanently")
    };
    let desk =
        Desk::new("article.txt").hears("https://ledger.example/old#costs", verdict, ArchivedCopy::Unasked);
    desk.check_fix(
        "moved-link",
        "\nSource: https://ledger.example/old#costs\n",
        "where it has moved",
        "\nSource: https://ledger.example/new#costs\n",
    );
}

#[test]
fn another_form_of_the_same_address_is_no_move() {
    for to in [
        "http://www.ledger.example/2019/ferry-budget/",
        "https://ledger.example/2019/ferry-budget?utm_source=x",
    ] {
        moved(to).check("moved-link", "\nSource: https://ledger.example/2019/ferry-budget\n");
    }
}

#[test]
fn what_could_not_be_checked_says_why() {
    for (rule, kind, reason) in [
        ("blocked-link", VerdictKind::Blocked, "403 Forbidden"),
        ("unknown-link", VerdictKind::Unknown, "no answer in time"),
    ] {
        let desk = Desk::new("article.txt").hears(BUDGET, verdict(kind, reason), ArchivedCopy::Unasked);
        let marks = "^".repeat(BUDGET.len());
        desk.check(rule, &format!("\nSource: {BUDGET}\n        {marks} ({reason})\n"));
        for other in ["dead-link", "moved-link", "no-archived-copy"] {
            desk.check(other, &format!("\nSource: {BUDGET}\n"));
        }
    }
}

#[test]
fn an_address_that_shows_itself_to_be_private_is_spoken_of_once() {
    let refused = || verdict(VerdictKind::Unknown, "private address");
    for (url, marks) in [
        ("http://10.0.0.7/board", ""),
        ("https://board.example/", "        ^^^^^^^^^^^^^^^^^^^^^^ (private address)\n"),
    ] {
        let desk = Desk::new("article.txt").hears(url, refused(), ArchivedCopy::Unasked);
        desk.check("unknown-link", &format!("\nSource: {url}\n{marks}"));
    }
}

#[test]
fn a_page_that_nobody_keeps_is_named_dead_or_alive() {
    for kind in [VerdictKind::Alive, VerdictKind::Dead] {
        let desk = Desk::new("article.txt").hears(BUDGET, verdict(kind, "so"), ArchivedCopy::Nothing);
        desk.check(
            "no-archived-copy",
            "
Source: https://ledger.example/2019/ferry-budget
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ have one made while it is there
",
        );
        desk.check(
            "no-archived-copy",
            "
Source: https://ledger.example/2019/ferry-budget
Archived: https://perma.example/https://ledger.example/2019/ferry-budget
Archived: https://web.archive.org/web/2020/https://ledger.example/2019/ferry-budget
",
        );
    }
}
