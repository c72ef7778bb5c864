//! The bad example on a rule's page is one that the rule finds, and the good one passes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use copydesk::checks::{RULES, Rule};
use serde_json::Value;

/// Articles beside each example, which some examples name: two of one headline, one of them with its URL, and one with a name that is easily misspelt.
const NEIGHBOURS: [(&str, &str); 3] = [
    (
        "briefing-march.txt",
        "Headline: Morning Briefing\nPublished: 2024-03-12\n\
         Original url: https://ledger.example/2024/03/12/morning-briefing\n",
    ),
    ("briefing-april.txt", "Headline: Morning Briefing\nPublished: 2024-04-12\n"),
    ("harbour-board.md", "# The Harbour Board\n"),
];

/// The fenced text below the heading `## heading` of the page, with its language.
fn example(rule: &Rule, heading: &str) -> (String, String) {
    let page = copydesk::docs::rule_page(rule);
    let below = page.split_once(&format!("## {heading}\n")).expect("the page has the heading").1;
    let fenced = below.split("```").nth(1).expect("an example stands between fences");
    let (language, text) = fenced.split_once('\n').expect("the text begins on a line of its own");
    (language.to_owned(), text.to_owned())
}

/// The findings of `rule` in the article of `language`, by the real binary.
fn findings(rule: &Rule, language: &str, text: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("a file is written");
    for (name, text) in NEIGHBOURS {
        write(name, text);
    }
    // An example in YAML is what stands between the fences of front matter.
    let text = if language == "yaml" { format!("---\n{text}---\n") } else { text.to_owned() };
    let name = if language == "text" { "example.txt" } else { "example.md" };
    write(name, &text);
    check(rule, &folder.path().join(name))
}

fn check(rule: &Rule, file: &Path) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["check", "--format", "json", "--exit-zero", "--rule", rule.name])
        .arg(file)
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs");
    assert!(output.status.success(), "{output:?}");
    let checked: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
    checked["findings"].as_array().expect("findings are a list").clone()
}

#[test]
fn bad_examples_are_found_and_good_ones_pass() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for (heading, is_found) in [("Bad", true), ("Good", false)] {
            let (language, text) = example(rule, heading);
            let found = findings(rule, &language, &text);
            if found.is_empty() == is_found {
                wrong.push(format!("{}, {heading}: {found:?} in\n{text}", rule.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
