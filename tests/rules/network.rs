//! `dead-link`, `moved-link`, `blocked-link`, `unknown-link`, `no-archived-copy`: what the network says, and what it does not.

use copydesk::article::Date;
use copydesk::checks::{ArchivedCopy, Moment, Redirect, Verdict, VerdictKind};

use super::harness::Desk;

const BUDGET: &str = "https://ledger.example/2019/ferry-budget";
const COPY: &str = "https://web.archive.org/web/20190304/https://ledger.example/2019/ferry-budget";

fn verdict(kind: VerdictKind, reason: &str) -> Verdict {
    // 2026-11-27
    Verdict { kind, redirects: Vec::new(), reason: reason.to_owned(), checked_at: Moment(1_795_737_600) }
}

/// One that comes of being redirected like that.
fn redirected(kind: VerdictKind, redirects: &[(u16, &str)]) -> Verdict {
    let redirects = redirects.iter().map(|&(status, to)| Redirect { status, to: to.to_owned() }).collect();
    Verdict { redirects, ..verdict(kind, "as told") }
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
    Desk::new("article.txt").hears(
        BUDGET,
        redirected(VerdictKind::Moved, &[(301, to)]),
        ArchivedCopy::Unasked,
    )
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
    let verdict = redirected(VerdictKind::Moved, &[(301, "https://ledger.example/new")]);
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

/// A desk at which `https://bit.ly/3fErry` was redirected like that, with such an end.
fn shortened(kind: VerdictKind, redirects: &[(u16, &str)]) -> Desk {
    Desk::new("article.md").hears("https://bit.ly/3fErry", redirected(kind, redirects), ArchivedCopy::Unasked)
}

const SHORTENED: &str = "\nThe board [put it off](https://bit.ly/3fErry).\n";

#[test]
fn a_shortened_url_is_expanded_to_where_it_has_led() {
    for (kind, redirects) in [
        (VerdictKind::Moved, &[(301, "https://ledger.example/vote")][..]),
        (VerdictKind::Alive, &[(302, "https://ledger.example/vote")]),
        (VerdictKind::Moved, &[(301, "https://ledger.example/vote?utm_source=bit&utm_medium=x")]),
        // Through another shortener, and on to a wall of consent.
        (
            VerdictKind::Blocked,
            &[
                (301, "https://t.co/AbC12"),
                (302, "https://ledger.example/vote"),
                (302, "https://consent.example/?to=ledger"),
            ],
        ),
        (VerdictKind::Dead, &[(301, "https://ledger.example/vote")]),
    ] {
        shortened(kind, redirects).check_fix(
            "url-shortener",
            SHORTENED,
            "Expand to https://ledger.example/vote",
            "\nThe board [put it off](https://ledger.example/vote).\n",
        );
    }
    shortened(VerdictKind::Moved, &[(301, "https://ledger.example/vote")]).check(
        "url-shortener",
        "
The board [put it off](https://bit.ly/3fErry).
                       ^^^^^^^^^^^^^^^^^^^^^ “bit.ly” hides that this leads to ledger.example: put the whole URL
",
    );
}

#[test]
fn a_short_form_that_names_the_work_is_expanded_no_further() {
    shortened(VerdictKind::Moved, &[(301, "https://doi.org/10.1000/182"), (302, "https://press.example/a")])
        .check_fix(
            "url-shortener",
            SHORTENED,
            "Expand",
            "\nThe board [put it off](https://doi.org/10.1000/182).\n",
        );
}

#[test]
fn a_place_in_the_page_goes_along_when_a_url_is_expanded() {
    let verdict = redirected(VerdictKind::Alive, &[(302, "https://ledger.example/vote")]);
    Desk::new("article.txt").hears("https://bit.ly/3fErry#no", verdict, ArchivedCopy::Unasked).check_fix(
        "url-shortener",
        "\nSource: https://bit.ly/3fErry#no\n",
        "Expand",
        "\nSource: https://ledger.example/vote#no\n",
    );
}

#[test]
fn where_a_shortened_url_leads_to_no_page_for_readers_it_is_not_expanded() {
    for (kind, redirects) in [
        (VerdictKind::Dead, &[][..]),
        // The service's own pages: home, and a warning.
        (VerdictKind::Unknown, &[(302, "https://bit.ly/")]),
        (VerdictKind::Alive, &[(302, "https://bit.ly/a/warning?hash=3fErry")]),
        // The page is gone, and its site shows the front page.
        (VerdictKind::Unknown, &[(301, "https://ledger.example/")]),
        (VerdictKind::Unknown, &[(301, "http://10.0.0.7/board")]),
        (VerdictKind::Unknown, &[(301, "http://board.internal/")]),
        (VerdictKind::Alive, &[(302, "https://ledger.example/vote?access_token=4f9c2d7be1a84c0f")]),
    ] {
        shortened(kind, redirects).check_no_fix("url-shortener", SHORTENED, "Expand");
    }
    Desk::new("article.md").check_no_fix("url-shortener", SHORTENED, "Expand");
}

#[test]
fn a_target_is_written_so_that_its_place_holds_it() {
    let unbalanced = &[(302, "https://ledger.example/vote_(1")][..];
    shortened(VerdictKind::Alive, unbalanced).check_fix(
        "url-shortener",
        SHORTENED,
        "Expand",
        "\nThe board [put it off](https://ledger.example/vote_%281).\n",
    );
    let balanced = &[(302, "https://ledger.example/vote_(1)")][..];
    shortened(VerdictKind::Alive, balanced).check_fix(
        "url-shortener",
        SHORTENED,
        "Expand",
        "\nThe board [put it off](https://ledger.example/vote_(1)).\n",
    );
}

#[test]
fn what_a_shortener_does_is_no_move() {
    shortened(VerdictKind::Moved, &[(301, "https://ledger.example/vote")]).check("moved-link", SHORTENED);
}
