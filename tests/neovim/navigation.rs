//! Hover, definition, references, links and the outline.

use std::collections::BTreeSet;

use serde_json::json;

use super::harness::{ALONE, COURT, EXPORT, HERRING, WRAPPED, edit, text};

/// Rests on `at` until the window that opens has the last of `parts` in it, and asserts that it has the others.
fn assert_hover(file: &str, at: &str, parts: &[&str]) {
    let last = parts.last().expect("something is expected");
    let Some(shown) = edit(file, &format!("cursor('{at}') return hover('{last}')")) else { return };
    for part in parts {
        assert!(text(&shown).contains(part), "{part:?} in {shown}");
    }
}

#[test]
fn hover_on_a_related_title_shows_headline_date_and_lead() {
    let headline = "Harbour Board Shows Contempt for Winter Ferry Law";
    let lead = "The harbour board has broken the law";
    assert_hover(EXPORT, "Harbour Board Shows", &[headline, "2024-05-16", lead]);
}

#[test]
fn hover_on_a_related_title_outside_the_archive_shows_its_url() {
    let url = "https://www.harbourledger.example/2024/05/16/ferry-board-shows-contempt-for-island-law";
    assert_hover(ALONE, "Ferry Board Shows", &[url, "Date in the URL: 2024-05-16", "Not in the archive"]);
}

#[test]
fn hover_on_a_source_shows_its_full_reference() {
    assert_hover(
        COURT,
        "Duarte said.",
        &["**Ines Duarte**", "First named as “Harbour Commissioner Ines Duarte"],
    );
}

#[test]
fn hover_on_a_broken_url_shows_it_joined_and_says_why_it_is_a_fault() {
    assert_hover(EXPORT, "2491", &[&format!("{WRAPPED}2491"), "**wrapped-url**: URL is broken across lines"]);
}

#[test]
fn hover_on_a_quote_shows_its_speaker_and_who_else_has_it() {
    let elsewhere = "`quay-inquiry.txt`, line 24: in other words";
    assert_hover(HERRING, "A third of the fish", &["Quote of **Kaja Moe**", elsewhere, "**half**"]);
}

#[test]
fn a_related_title_leads_to_the_article_of_the_archive() {
    let Some(place) = edit(EXPORT, "return definition('Harbour Board Shows', 'ferry-law.txt')") else {
        return;
    };
    assert_eq!(place, json!({"file": "ferry-law.txt", "line": 1, "column": 11}));
}

#[test]
fn a_related_title_outside_the_archive_leads_to_its_url_below() {
    let Some(place) = edit(ALONE, "return definition('Ferry Board Shows', 'export.txt')") else { return };
    assert_eq!(place, json!({"file": "export.txt", "line": 34, "column": 1}));
}

#[test]
fn references_of_a_headline_are_the_articles_that_link_to_it() {
    let Some(listed) = edit(COURT, "press('gg') return references(5)") else { return };
    let files: BTreeSet<&str> =
        listed.as_array().unwrap().iter().map(|item| item["file"].as_str().unwrap()).collect();
    let linking = ["ferry-returns.txt", "ferry-sale-vote.md", "harbour-board.md", "winter-timetable.txt"];
    assert_eq!(files, BTreeSet::from(linking));
}

#[test]
fn both_lines_of_a_broken_url_open_the_joined_page() {
    let steps = "shows(1, 'wrapped-url') return ask('textDocument/documentLink')";
    let Some(links) = edit(EXPORT, steps) else { return };
    let opened = |line: u64| {
        let links = links.as_array().unwrap().iter();
        links
            .filter(|link| link["range"]["start"]["line"] == line)
            .map(|link| &link["target"])
            .collect::<Vec<_>>()
    };
    assert_eq!(opened(44), [&json!(format!("{WRAPPED}2491"))]);
    assert_eq!(opened(45), [&json!(format!("{WRAPPED}2491"))]);
}

#[test]
fn the_outline_lists_headline_fields_and_related_titles() {
    let Some(symbols) = edit(COURT, "return ask('textDocument/documentSymbol')") else { return };
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert_eq!(names[0], "Harbour Board Shows Contempt for Winter Ferry Law");
    assert!(names.contains(&"Night Boat Burned for an Hour Before the Alarm"), "{names:?}");
}
