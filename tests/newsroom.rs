//! The example newsroom, through the real binary: it shows every rule at work, and nothing that is not meant.

use std::collections::{BTreeMap, BTreeSet};
use std::process::{Command, Stdio};

use copydesk::checks::RULES;
use serde_json::Value;

const NEWSROOM: &str = "examples/newsroom";

/// What is found in the newsroom, and where: `path:line rule`, in the order of the output.
const FINDINGS: &str = include_str!("fixtures/newsroom/findings.txt");

/// Where the newsroom's links lead: `path:line -> path`, in the order of the output; links that leave it stand in no line.
const JUMPS: &str = include_str!("fixtures/newsroom/jumps.txt");

fn copydesk(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

fn findings() -> Vec<Value> {
    findings_with(&[])
}

/// What is found with more arguments.
fn findings_with(arguments: &[&str]) -> Vec<Value> {
    let output = copydesk(&[&["check", "--format", "json", "--exit-zero", NEWSROOM], arguments].concat());
    let mut checked: Value = serde_json::from_str(&output).expect("output is JSON");
    match checked["findings"].take() {
        Value::Array(findings) => findings,
        other => panic!("findings are a list, not {other}"),
    }
}

/// The path as the newsroom knows it, with slashes.
fn below_newsroom(path: &str) -> String {
    let path = path.replace('\\', "/");
    path.rsplit_once("examples/newsroom/")
        .unwrap_or_else(|| panic!("{path} lies in the newsroom"))
        .1
        .to_owned()
}

/// Says which lines came and which went, so that whoever changed a rule sees at once what it means.
fn assert_same_lines(found: &[String], expected: &str) {
    let expected: Vec<&str> = expected.lines().collect();
    let came: Vec<_> = found.iter().filter(|line| !expected.contains(&line.as_str())).collect();
    let went: Vec<_> = expected.iter().filter(|line| !found.iter().any(|found| found == *line)).collect();
    assert!(came.is_empty() && went.is_empty(), "came: {came:#?}\nwent: {went:#?}");
    assert_eq!(found, expected);
}

#[test]
fn every_rule_finds_something() {
    // Those that are off by default are asked for by name.
    let named: Vec<&str> =
        RULES.iter().filter(|rule| !rule.is_on).flat_map(|rule| ["--rule", rule.name]).collect();
    let asked_for = if named.is_empty() { Vec::new() } else { findings_with(&named) };
    let found = findings().into_iter().chain(asked_for);
    let fired: BTreeSet<String> = found.map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect();
    // What the network says, tests/links asks.
    let network = ["dead-link", "moved-link", "blocked-link", "unknown-link", "no-archived-copy"];
    let is_silent = |name: &&str| !fired.contains(*name) && !network.contains(name);
    let silent: Vec<&str> = RULES.iter().map(|rule| rule.name).filter(is_silent).collect();
    assert!(silent.is_empty(), "an article for each of {silent:?} is wanted in {NEWSROOM}");
}

#[test]
fn what_is_found_is_what_was_planted() {
    let found: Vec<String> = findings()
        .iter()
        .map(|finding| {
            let path = below_newsroom(finding["path"].as_str().unwrap());
            let line = finding["range"]["start"]["line"].as_u64().unwrap() + 1;
            format!("{path}:{line} {}", finding["rule"].as_str().unwrap())
        })
        .collect();
    assert_same_lines(&found, FINDINGS);
}

#[test]
fn links_between_articles_lead_to_their_files() {
    let mut lines = Vec::new();
    for article in copydesk(&["links", "--format", "jsonl", NEWSROOM]).lines() {
        let article: Value = serde_json::from_str(article).unwrap();
        let path = article["path"].as_str().unwrap();
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = copydesk::archive::read(&file).unwrap().text;
        for link in article["links"].as_array().unwrap() {
            // An article's own address leads to itself.
            if link["role"] == "original" {
                continue;
            }
            let Some(resolved) = link["resolved"].as_str() else { continue };
            let start = usize::try_from(link["spans"][0][0].as_u64().unwrap()).unwrap();
            let line = text[..start].matches('\n').count() + 1;
            lines.push(format!("{}:{line} -> {}", below_newsroom(path), below_newsroom(resolved)));
        }
    }
    assert_same_lines(&lines, JUMPS);
}

#[test]
fn safe_fixes_leave_only_what_needs_a_person() {
    let patch = copydesk(&["check", "--diff", "--exit-zero", NEWSROOM]);
    let joined = "+https://www.saltmerecourier.example/2023/09/17/island-ferry-returns-to-saltmere-with-new-captain-a82491";
    assert!(patch.lines().any(|line| line == joined), "{patch}");
    let removed: Vec<&str> =
        patch.lines().filter(|line| line.starts_with('-') && !line.starts_with("---")).collect();
    // The wrapped URL has two lines; tracking, punctuation and credentials one each.
    assert_eq!(removed.len(), 5, "{patch}");
}

#[test]
fn named_people_are_quoted_under_their_full_names() {
    let mut quoted: BTreeMap<String, usize> = BTreeMap::new();
    for article in copydesk(&["attributions", "--format", "jsonl", NEWSROOM]).lines() {
        let article: Value = serde_json::from_str(article).unwrap();
        for said in article["attributions"].as_array().unwrap().iter().filter(|said| said["kind"] == "direct")
        {
            if let Some(name) = said["source_name"].as_str() {
                *quoted.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
    for name in ["Ines Duarte", "Greta Lund", "Ola Tangen", "Nils Aker", "Henrik Saar", "Pavel Dern"] {
        assert!(quoted.contains_key(name), "{name} is among {quoted:?}");
    }
}
