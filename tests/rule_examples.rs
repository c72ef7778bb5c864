//! The bad example on a rule's page is one that the rule finds, and the good one passes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use copydesk::article::Date;
use copydesk::checks::{ArchivedCopy, Moment, RULES, Redirect, Rule, Verdict, VerdictKind};
use copydesk::links::{Archive, Cache};
use serde_json::Value;

/// Articles beside each example, which some examples name: two of one headline, one of them with its URL, and one with a name that is easily misspelt.
const NEIGHBOURS: [(&str, &str); 4] = [
    (
        "briefing-march.txt",
        "Headline: Morning Briefing\nPublished: 2024-03-12\n\
         Original url: https://ledger.example/2024/03/12/morning-briefing\n",
    ),
    ("briefing-april.txt", "Headline: Morning Briefing\nPublished: 2024-04-12\n"),
    ("harbour-board.md", "# The Harbour Board\n"),
    (
        "bridge.md",
        "“We will rebuild the bridge before the first winter storm comes,” Ines Duarte said.\n\n\
         “The winter boat will sail on every single day,” Marit Solheim said.\n",
    ),
];

/// What the network has said of the addresses of examples. All others that stand there are well and have a copy.
const NEWS: [(&str, VerdictKind, Option<&str>); 5] = [
    ("https://ledger.example/2019/ferry-budget", VerdictKind::Dead, None),
    (
        "https://ledger.example/ferry-timetable",
        VerdictKind::Moved,
        Some("https://ledger.example/harbour/ferry-timetable"),
    ),
    ("https://paywall.example/ferry-budget", VerdictKind::Blocked, None),
    ("https://slow.example/ferry-budget", VerdictKind::Unknown, None),
    ("https://leaflet.example/ferry-budget", VerdictKind::Alive, None),
];

/// Puts what the network would say about the links of `text` into the cache in `folder`, so that nobody is asked.
fn hear(folder: &Path, text: &str) {
    let mut cache = Cache::open(folder).expect("a cache");
    let words = text.split_whitespace();
    for url in words.filter(|word| word.starts_with("https://")) {
        let (kind, to) = NEWS
            .iter()
            .find(|(known, ..)| *known == url)
            .map_or((VerdictKind::Alive, None), |(_, kind, to)| (*kind, *to));
        let redirects = to.map(|to| Redirect { status: 301, to: to.to_owned() }).into_iter().collect();
        let checked_at = Moment::now();
        cache.learn(url, Verdict { kind, redirects, reason: "as told".to_owned(), checked_at });
        let copy = if url.contains("leaflet") {
            ArchivedCopy::Nothing
        } else {
            let url = format!("https://web.archive.org/web/20190304000000/{url}");
            ArchivedCopy::Found { url, day: Date { year: 2019, month: 3, day: 4 } }
        };
        cache.learn_copy(Archive::default().key(url, None), copy, checked_at);
    }
}

/// Whether `rule` speaks of what the network says.
fn asks_network(rule: &Rule) -> bool {
    ["dead-link", "moved-link", "blocked-link", "unknown-link", "no-archived-copy"].contains(&rule.name)
}

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
    // An example in JSON is a baseline, beside an article of a few words.
    if language == "json" {
        write("copydesk-baseline.json", text);
        write("a.txt", "The ferry stops in May.\n");
        return check(rule, &folder.path().join("a.txt"));
    }
    // An example in YAML is what stands between the fences of front matter.
    let text = if language == "yaml" { format!("---\n{text}---\n") } else { text.to_owned() };
    let name = if matches!(language, "text" | "bytes") { "example.txt" } else { "example.md" };
    if language == "bytes" {
        fs::write(folder.path().join(name), bytes(&text)).expect("a file is written");
    } else {
        write(name, &text);
    }
    check(rule, &folder.path().join(name))
}

/// The bytes that `text` writes with escapes: `caf\xE9`.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(&part[..2], 16).expect("two hexadecimal digits"));
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    bytes
}

fn check(rule: &Rule, file: &Path) -> Vec<Value> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    if asks_network(rule) {
        let cache = file.with_file_name("cache");
        hear(&cache, &fs::read_to_string(file).expect("the example"));
        command.args(["check", "--links", "--cache-dir"]).arg(cache);
    } else {
        command.arg("check");
    }
    let output = command
        .args(["--format", "json", "--exit-zero", "--rule", rule.name])
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
