//! `links --check` and `check --links` as a shell sees them.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::web::Web;

/// A folder in which the binary runs, and its cache.
pub struct Folder(TempDir);

impl Folder {
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            fs::write(folder.path(name), text).expect("written");
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The binary with `arguments`, in this folder; it may ask 127.0.0.1.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command.env("COPYDESK_CACHE_DIR", self.path(".cache")).env("NO_PROXY", "*");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary runs")
    }

    /// The links of the only article, by `links --check` and `arguments`.
    pub fn links(&self, arguments: &[&str]) -> Vec<Value> {
        let all =
            [&["links", "--check", "--format", "jsonl", "--allow-private", "127.0.0.1"], arguments].concat();
        let output = self.run(&all);
        let line: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        line["links"].as_array().expect("links").clone()
    }
}

/// Pages that are there, gone and moved.
fn web() -> Web {
    Web::new(|heard, line| match heard.path.as_str() {
        "/gone" => line.answer(404, &[], ""),
        "/moved" => line.redirect(301, "/here"),
        "/closed" => line.answer(403, &[], ""),
        _ => line.page("here"),
    })
}

#[test]
fn each_link_is_listed_with_its_verdict() {
    let web = web();
    let text = format!(
        "See {}, {}, {} and {}.\n",
        web.url("/here"),
        web.url("/moved"),
        web.url("/closed"),
        web.url("/gone")
    );
    let folder = Folder::of(&[("a.txt", &text)]);
    let links = folder.links(&["a.txt"]);
    let verdicts: Vec<&str> = links.iter().map(|link| link["verdict"].as_str().expect("a verdict")).collect();
    assert_eq!(verdicts, ["alive", "moved", "blocked", "dead"]);
    assert_eq!(links[1]["moved_to"], web.url("/here"));
    assert_eq!(links[3]["reason"], "404 Not Found");
    let when = links[0]["checked_at"].as_str().expect("a time");
    assert!(when.len() == 20 && when.ends_with('Z'), "{when}");

    let output = folder.run(&["links", "--check", "--allow-private", "127.0.0.1", "a.txt"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains(&format!("a.txt:1: bare     dead     {}  (404 Not Found)\n", web.url("/gone"))),
        "{said}"
    );
    assert!(said.contains(&format!("moved    {}  => {}\n", web.url("/moved"), web.url("/here"))), "{said}");
    let output =
        folder.run(&["links", "--check", "--format", "csv", "--allow-private", "127.0.0.1", "a.txt"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.lines().nth(2).is_some_and(|row| row.contains(",moved,http://")), "{said}");
}

#[test]
fn the_status_is_1_only_where_a_link_is_dead() {
    let web = web();
    for (path, status) in [("/gone", 1), ("/here", 0), ("/moved", 0), ("/closed", 0)] {
        let folder = Folder::of(&[("a.txt", &format!("See {}.\n", web.url(path)))]);
        let output = folder.run(&["links", "--check", "--allow-private", "127.0.0.1", "a.txt"]);
        assert_eq!(output.status.code(), Some(status), "{path}: {output:?}");
    }
    let folder = Folder::of(&[("a.txt", "")]);
    for wrong in [
        &["links", "--check", "gone.txt"][..],
        &["links", "--check", "--allow-private", "localhost", "a.txt"],
        &["links", "--check", "--contact", "a b", "a.txt"],
        &["links", "--archive", "a.txt"],
        &["check", "--allow-private", "10.0.0.0/8", "a.txt"],
    ] {
        assert_eq!(folder.run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn nobody_is_asked_unless_told_to_and_nothing_private_unless_allowed() {
    let web = web();
    let folder = Folder::of(&[("a.txt", &format!("See {}.\n", web.url("/gone")))]);
    for arguments in [
        &["links", "a.txt"][..],
        &["check", "a.txt"],
        &["links", "--check", "a.txt"],
        &["check", "--links", "a.txt"],
        &["links", "--check", "--dry-run", "--allow-private", "127.0.0.1", "a.txt"],
        &["check", "--links", "--dry-run", "--allow-private", "127.0.0.1", "a.txt"],
    ] {
        folder.run(arguments);
    }
    assert_eq!(web.connections().0, 0);
    assert_eq!(folder.links(&["a.txt"])[0]["verdict"], "dead", "what was refused before is asked now");
}

#[test]
fn a_dry_run_lists_what_would_be_asked_and_what_not() {
    let folder = Folder::of(&[
        (
            "a.txt",
            "See https://desk:secret@a.example/1, ftp://a.example/2, http://10.0.0.1/ and https://b.example/3.\n",
        ),
        ("b.txt", "Embargoed until: 2999-01-01\n\nSee https://c.example/4.\n"),
        ("copydesk.toml", "[links]\nexclude = [\"b.example\"]\n"),
    ]);
    let output = folder.run(&["links", "--check", "--dry-run"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "asks      https://a.example/1  (without the password in it)\n\
         leaves out http://10.0.0.1/  (private address)\n\
         leaves out ftp://a.example/2  (only http and https are asked)\n\
         leaves out https://b.example/3  (left out by `links.exclude`)\n\
         leaves out https://c.example/4  (the article is under embargo)\n"
    );
}

#[test]
fn where_the_settings_cannot_be_read_nobody_is_asked() {
    let web = web();
    let text = format!("See {}.\n", web.url("/gone"));
    let folder = Folder::of(&[("a.txt", &text), ("copydesk.toml", "[links]\nexclude = [\"\"]\n")]);
    for arguments in [
        &["links", "--check", "--allow-private", "127.0.0.1", "."][..],
        &["links", "--check", "--dry-run", "--allow-private", "127.0.0.1", "."],
        &["check", "--links", "--allow-private", "127.0.0.1", "."],
        &["check", "--links", "--dry-run", "--allow-private", "127.0.0.1", "gone.txt"],
    ] {
        assert_eq!(folder.run(arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(web.connections().0, 0);
}

#[test]
fn an_article_under_embargo_has_no_verdicts() {
    let web = web();
    let text = format!("Embargoed until: 2999-01-01\n\nSee {}.\n", web.url("/gone"));
    let folder = Folder::of(&[("a.txt", &text)]);
    let links = folder.links(&["a.txt"]);
    assert_eq!(links[0]["verdict"], Value::Null);
    assert_eq!(web.connections().0, 0);
    let output = folder.run(&["links", "--check", "a.txt"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("1 link of articles under embargo not asked"), "{said}");
}

#[test]
fn what_is_known_is_not_asked_again_unless_wanted() {
    let web = web();
    let folder = Folder::of(&[("a.txt", &format!("See {0} and {0}#part.\n", web.url("/here")))]);
    for _ in 0..3 {
        assert_eq!(folder.links(&["a.txt"])[1]["verdict"], "alive");
    }
    assert_eq!(web.connections().0, 1);
    folder.links(&["--recheck", "a.txt"]);
    assert_eq!(web.connections().0, 2);
}

#[test]
fn where_the_time_is_up_the_rest_is_unknown_and_asked_the_next_time() {
    let web = Web::new(|heard, line| {
        if heard.path == "/slow" {
            std::thread::sleep(std::time::Duration::from_secs(3));
        }
        line.page("here")
    });
    let folder = Folder::of(&[("a.txt", &format!("See {}.\n", web.url("/slow")))]);
    let links = folder.links(&["--budget", "1", "a.txt"]);
    assert_eq!(
        (&links[0]["verdict"], &links[0]["reason"]),
        (&"unknown".into(), &"not asked: the time was up".into())
    );
    assert_eq!(folder.links(&["a.txt"])[0]["verdict"], "alive");
}

#[test]
fn check_speaks_of_what_the_network_says() {
    let web = web();
    let text = format!(
        "Original url: {}\nSource: {}\nRelated link: {}\n",
        web.url("/gone"),
        web.url("/moved"),
        web.url("/closed")
    );
    let folder = Folder::of(&[
        ("a.txt", &text),
        ("copydesk.toml", &format!("[links]\narchive-endpoint = {:?}\n", web.url("/none"))),
    ]);
    let found = |arguments: &[&str]| -> Vec<String> {
        let output = folder.run(&[&["check", "--format", "json"], arguments, &["a.txt"]].concat());
        let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let findings = json["findings"].as_array().expect("findings").iter();
        let rules = findings.map(|finding| finding["rule"].as_str().expect("a rule").to_owned());
        rules
            .filter(|rule| {
                ["dead-link", "moved-link", "blocked-link", "unknown-link"].contains(&rule.as_str())
            })
            .collect()
    };
    assert_eq!(
        found(&["--links", "--allow-private", "127.0.0.1"]),
        ["dead-link", "moved-link", "blocked-link"]
    );
    assert_eq!(found(&[]), [""; 0]);
}

#[test]
fn a_file_that_comes_with_a_folder_turns_nothing_on() {
    for (line, key) in
        [("check = \"on-save\"", "links.check"), ("allow-private = [\"10.0.0.0/8\"]", "links.allow-private")]
    {
        let folder =
            Folder::of(&[("a.txt", "The dam burst.\n"), ("copydesk.toml", &format!("[links]\n{line}\n"))]);
        let output = folder.run(&["check", "a.txt"]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(
            output.status.code() == Some(2) && said.contains(&format!("`{key}`: only you can")),
            "{said}"
        );
    }
}
