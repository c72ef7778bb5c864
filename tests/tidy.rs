//! The rules of the house, read from the sources as text: which room may use which, where protocol, network and files are
//! known, and what no file may hold.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Each room of `src/` and the rooms below that it may use. Nothing points up.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("attribution", &["text"]),
    ("article", &["attribution", "text"]),
    ("checks", &["article", "attribution", "text"]),
    ("links", &["checks", "article", "attribution", "text"]),
    ("settings", &["article", "attribution", "links", "checks"]),
    ("archive", &["settings", "checks", "article", "text"]),
    ("features", &["checks", "article", "attribution", "text"]),
    ("docs", &["settings", "checks"]),
    ("server", &["features", "archive", "links", "settings", "checks", "article", "attribution", "text"]),
    (
        "cli",
        &[
            "server",
            "docs",
            "features",
            "archive",
            "links",
            "settings",
            "checks",
            "article",
            "attribution",
            "text",
        ],
    ),
    ("main", &["cli"]),
];

/// A source file.
struct Source {
    path: String,
    text: String,
}

/// A line of production code.
struct Line<'a> {
    number: usize,
    code: &'a str,
    before: &'a str,
}

impl Source {
    /// The room the file belongs to: the first part of its path below `src`.
    fn room(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split('/').next().unwrap_or(below).trim_end_matches(".rs")
    }

    /// Lines of code that run outside tests, comments left out.
    fn code(&self) -> impl Iterator<Item = Line<'_>> {
        let tests = self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len());
        let end = if self.path.ends_with("/tests.rs") { 0 } else { tests };
        self.text[..end]
            .lines()
            .scan("", |before, line| {
                let line = Line { number: 0, code: line, before: std::mem::replace(before, line) };
                Some(line)
            })
            .enumerate()
            .map(|(index, line)| Line { number: index + 1, ..line })
            .filter(|line| !line.code.trim_start().starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<Source> {
    let mut folders = vec![root().join("src")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of sources") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below =
                    path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
                sources.push(Source { path: below, text: fs::read_to_string(&path).expect("UTF-8") });
            }
        }
    }
    assert!(sources.len() > 100, "the sources are found");
    sources
}

/// The lines of production code for which `is_wrong` holds, as `path:line: code`.
fn wrong(is_wrong: impl Fn(&Source, &Line<'_>) -> bool) -> Vec<String> {
    let sources = sources();
    let lines = sources.iter().flat_map(|source| source.code().map(move |line| (source, line)));
    lines
        .filter(|(source, line)| is_wrong(source, line))
        .map(|(source, line)| format!("{}:{}: {}", source.path, line.number, line.code.trim()))
        .collect()
}

#[track_caller]
fn assert_none(wrong: &[String], advice: &str) {
    assert!(wrong.is_empty(), "{advice}:\n{}", wrong.join("\n"));
}

/// The rooms that a line names as `crate::room` or `copydesk::room`.
fn rooms_named(code: &str) -> impl Iterator<Item = &str> {
    let named = ["crate::", "copydesk::"].into_iter().flat_map(move |prefix| {
        code.match_indices(prefix)
            .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$'))
            .map(move |(at, _)| &code[at + prefix.len()..])
    });
    named.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
}

#[test]
fn each_room_uses_only_rooms_below() {
    for source in sources() {
        let is_known = source.room() == "lib" || ROOMS.iter().any(|(room, _)| *room == source.room());
        assert!(is_known, "{} lies in no room of the table: give it its place", source.path);
    }
    let points_up = |source: &Source, line: &Line<'_>| {
        let Some((_, below)) = ROOMS.iter().find(|(room, _)| *room == source.room()) else { return false };
        rooms_named(line.code).any(|named| {
            let is_grouped = named.is_empty() && line.code.contains("::{");
            is_grouped || named != source.room() && !below.contains(&named)
        })
    };
    assert_none(&wrong(points_up), "a room uses one that is not below it (pass a value instead)");
}

#[test]
fn no_arrow_of_the_table_points_up() {
    for (index, (room, below)) in ROOMS.iter().enumerate() {
        for other in *below {
            let is_above = ROOMS[..index].iter().any(|(earlier, _)| earlier == other);
            assert!(is_above, "{room} stands above {other} in the table");
        }
    }
}

#[test]
fn the_protocol_is_known_to_the_server_alone() {
    let is_wrong = |source: &Source, line: &Line<'_>| {
        source.room() != "server"
            && ["tower_lsp", "lsp_types", "tower_service"].iter().any(|name| line.code.contains(name))
    };
    assert_none(&wrong(is_wrong), "protocol types stay in src/server");
}

#[test]
fn the_network_is_known_to_one_file() {
    let is_wrong = |source: &Source, line: &Line<'_>| {
        source.path != "src/links/client.rs"
            && ["reqwest", "hyper", "ureq", "rustls", "TcpStream", "lookup_host"]
                .iter()
                .any(|name| line.code.contains(name))
    };
    assert_none(&wrong(is_wrong), "only src/links/client.rs may know the network");
}

#[test]
fn files_are_known_to_the_archive_the_command_line_the_cache_and_the_loader_of_settings() {
    const ACCESS: [&str; 11] = [
        "std::fs",
        "fs::",
        "File::",
        ".exists()",
        ".is_file()",
        ".is_dir()",
        "read_to_string",
        "canonicalize",
        "metadata(",
        "read_dir",
        "read_link",
    ];
    let is_wrong = |source: &Source, line: &Line<'_>| {
        !matches!(source.room(), "archive" | "cli")
            && !matches!(source.path.as_str(), "src/settings/load.rs" | "src/links/cache/log.rs")
            && ACCESS.iter().any(|name| line.code.contains(name))
    };
    assert_none(
        &wrong(is_wrong),
        "files are read and written in src/archive, src/cli, src/links/cache/log.rs and src/settings/load.rs",
    );
}

#[test]
fn nothing_waits_or_spawns_below_the_server() {
    let is_wrong = |source: &Source, line: &Line<'_>| {
        matches!(source.room(), "text" | "attribution" | "article" | "checks" | "features")
            && ["async ", ".await;", ".await?", "tokio", "thread::", "spawn("]
                .iter()
                .any(|name| line.code.contains(name))
    };
    assert_none(&wrong(is_wrong), "the core is not async and spawns nothing");
}

#[test]
fn what_may_panic_says_why_it_does_not() {
    let is_wrong = |_: &Source, line: &Line<'_>| {
        let may_panic =
            [".unwrap()", ".expect(", "panic!(", "unreachable!("].iter().any(|call| line.code.contains(call));
        may_panic && !line.code.contains("// ") && !line.before.trim_start().starts_with("// ")
    };
    assert_none(&wrong(is_wrong), "say in words why this cannot panic, or do without");
}

#[test]
fn every_file_says_what_lives_in_it_and_is_no_longer_than_a_reader_bears() {
    for source in sources() {
        assert!(source.text.starts_with("//! "), "{} does not begin with what lives there", source.path);
        let lines = source.text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines: part it", source.path);
    }
}

#[test]
fn types_are_named_by_the_field() {
    let is_wrong = |_: &Source, line: &Line<'_>| {
        let mut words = line
            .code
            .split_whitespace()
            .skip_while(|word| !matches!(*word, "struct" | "enum" | "trait" | "mod"));
        let name =
            words.nth(1).unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        ["manager", "handler", "processor", "helper", "helpers", "util", "utils"]
            .iter()
            .any(|word| name.ends_with(word))
    };
    assert_none(&wrong(is_wrong), "a noun of the field says more");
}

/// Words that no file may hold, in two pieces so that this one does not.
const FORBIDDEN: [(&str, &str); 16] = [
    ("TO", "DO"),
    ("FIX", "ME"),
    ("HA", "CK"),
    ("todo", "!"),
    ("unimplemented", "!"),
    ("allow(dead", "_code)"),
    ("/wo", "rk/"),
    ("/tm", "p/"),
    ("/ro", "ot/"),
    ("Clau", "de"),
    ("Anthro", "pic"),
    ("Chat", "GPT"),
    ("Open", "AI"),
    ("Co", "pilot"),
    ("Gem", "ini"),
    ("language mo", "del"),
];

#[test]
fn no_file_holds_what_is_nobody_elses_concern() {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root()).output();
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        // A source archive has no list of tracked files; what stands in it was checked where it was made.
        return;
    };
    let listed = String::from_utf8(listed.stdout).unwrap();
    let mut found = Vec::new();
    for path in listed.split_terminator('\0') {
        // What is no text, or was taken away since, holds no words.
        let Ok(text) = fs::read_to_string(root().join(path)) else { continue };
        for (number, line) in text.lines().enumerate() {
            for (first, second) in FORBIDDEN {
                let word = format!("{first}{second}");
                let mut places = line.match_indices(&word).map(|(at, _)| at);
                let is_whole = |at: usize| {
                    let behind = line[at + word.len()..].chars().next();
                    let before = line[..at].chars().next_back();
                    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                    let starts_with_letter = word.starts_with(char::is_alphabetic);
                    !(starts_with_letter && is_letter(before)
                        || word.ends_with(char::is_alphabetic) && is_letter(behind))
                };
                if places.any(is_whole) {
                    found.push(format!("{path}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert_none(&found, "this does not belong in the project");
}
