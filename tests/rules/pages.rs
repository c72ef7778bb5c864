//! The examples on each rule's page hold: what “Bad” shows is reported, what “Good” shows is not.

use copydesk::checks::RULES;

use super::harness::Desk;

/// A desk with the articles around that some examples speak of.
fn desk(language: &str) -> Desk {
    let path = if language == "text" { "story.txt" } else { "story.md" };
    Desk::new(path)
        .with("harbour-board.md", "# Harbour Board\n")
        .with("monday.txt", "Morning Briefing\n\nThe boat left.\n")
        .with("tuesday.txt", "Morning Briefing\n\nThe boat came back.\n")
}

/// The example under `heading`: its language and its text.
fn example(page: &str, heading: &str) -> Option<(String, String)> {
    let (_, behind) = page.split_once(heading)?;
    let (_, behind) = behind.split_once("```")?;
    let (fenced, _) = behind.split_once("```")?;
    let (language, text) = fenced.split_once('\n')?;
    // A doc comment's lines begin with the blank behind its slashes.
    let lines: Vec<&str> = text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let text = lines.join("\n");
    let text = if language == "yaml" { format!("---\n{text}\n---\n\nThe boat left.\n") } else { text };
    Some((language.to_owned(), text))
}

#[test]
fn bad_is_reported_and_good_is_not() {
    for rule in RULES {
        for (heading, is_bad) in [("## Bad", true), ("## Good", false)] {
            let (language, text) = example(rule.page, heading).expect("every page has examples");
            let found = desk(&language).count(rule.name, &text);
            assert_eq!(found > 0, is_bad, "{}: {heading}\n\n{text}", rule.name);
        }
    }
}
