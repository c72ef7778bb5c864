//! Whatever comes in through the command line, something sensible comes out, and never a panic.

use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

/// A folder of articles, and the real binary run in it.
struct Folder(TempDir);

/// What a run of the binary left behind.
struct Run {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be made"));
        for (name, bytes) in files {
            let path = folder.0.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        }
        folder
    }

    fn run(&self, arguments: &[&str], stdin: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        // Whoever does not read stdin closes it.
        let _ = child.stdin.take().expect("stdin is a pipe").write_all(stdin);
        let output = child.wait_with_output().expect("the binary ends");
        Run {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("output is UTF-8"),
        }
    }

    /// The findings of all articles of the folder, with what else `check` left behind.
    fn check(&self) -> (Vec<Value>, Run) {
        let run = self.run(&["check", "--format", "json", "."], b"");
        let mut checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
        let Value::Array(findings) = checked["findings"].take() else { panic!("findings are a list") };
        (findings, run)
    }
}

const LABELLED: &[u8] = b"Related article: Ferry Stops Today\n\nThe boat was reportedly sold.\n";

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn old_encodings_are_read_and_named() {
    let french = b"\x93We wait at the caf\xE9,\x94 he said. The boat was reportedly sold.\n";
    let wide = utf16("The boat was reportedly sold at the café.\n");
    let folder = Folder::of(&[("french.txt", french), ("wide.txt", &wide)]);
    let (findings, run) = folder.check();
    let of = |rule| {
        let of_rule = findings.iter().filter(move |finding| finding["rule"] == rule);
        of_rule.map(|finding| (finding["path"].as_str(), finding["encoding"].as_str())).collect::<Vec<_>>()
    };
    let both = [(Some("french.txt"), Some("windows-1252")), (Some("wide.txt"), Some("UTF-16LE"))];
    assert_eq!(of("reportedly"), both, "{findings:#?}");
    assert_eq!(of("not-utf8"), both, "{findings:#?}");
    assert_eq!(run.stderr, "");
}

#[test]
fn what_is_no_text_is_named_and_the_rest_is_checked() {
    let folder = Folder::of(&[
        ("a.txt", LABELLED),
        ("nul.txt", b"The boat\0 left."),
        ("picture.md", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("z.txt", LABELLED),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.status, Some(2));
    let complaints: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(complaints.len(), 2, "{}", run.stderr);
    for (complaint, name) in complaints.iter().zip(["nul.txt", "picture.md"]) {
        assert!(complaint.contains(name) && complaint.contains("not a text file"), "{complaint}");
    }
    for name in ["a.txt", "z.txt"] {
        assert!(findings.iter().any(|finding| finding["path"] == name), "{name} is checked");
    }
}

#[test]
fn texts_without_words_have_nothing_to_be_said_about() {
    let folder = Folder::of(&[
        ("blank.txt", b"\n\n  \n\t\n\r\n"),
        ("empty.md", b""),
        ("empty.txt", b""),
        ("mark.txt", b"\xEF\xBB\xBF"),
        ("returns.txt", b"\r\r\r"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!((findings.len(), run.status, run.stderr.as_str()), (0, Some(0), ""), "{findings:#?}");
}

#[test]
fn lone_returns_end_lines() {
    let folder = Folder::of(&[("old.txt", b"The boat left.\r\rIt was reportedly sold.\r")]);
    let (findings, _) = folder.check();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["range"]["start"], json!({ "line": 2, "character": 7 }));
}

/// Each is deep or long enough to overflow a stack or to take minutes where it is read level by level.
#[test]
fn nothing_is_too_deep_or_too_long() {
    let levels: String = (0..1_000).map(|level| "  ".repeat(level) + "- a\n").collect();
    let deep = 100_000;
    let folder = Folder::of(&[
        ("brackets.md", "[".repeat(deep).as_bytes()),
        ("flow.md", format!("---\na: {}\n---\nThe boat left.\n", "[".repeat(deep)).as_bytes()),
        ("flow-closed.md", format!("---\na: {}{}\n---\n", "[".repeat(deep), "]".repeat(deep)).as_bytes()),
        ("levels.md", levels.as_bytes()),
        ("lists.md", "- ".repeat(deep).as_bytes()),
        ("long.txt", "The boat had gone and the harbour lay dark. ".repeat(120_000).as_bytes()),
        ("maps.md", format!("---\n{}\n---\n", "{a: ".repeat(deep)).as_bytes()),
        ("marks.md", ">".repeat(deep).as_bytes()),
        ("quotes.txt", "“".repeat(deep).as_bytes()),
        ("stars.md", "*".repeat(deep).as_bytes()),
        ("starred.md", format!("{}a{}", "*a ".repeat(deep / 3), "*".repeat(deep / 3)).as_bytes()),
        ("tags.md", "<b>".repeat(deep).as_bytes()),
        ("toml.md", format!("+++\na = {}\n+++\n", "[".repeat(deep)).as_bytes()),
    ]);
    let run = folder.run(&["check", "--exit-zero", "--format", "json"], b"");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
    assert_eq!(checked["summary"]["files"], 13);
}

#[test]
fn front_matter_that_cannot_be_read_is_still_an_article() {
    let folder = Folder::of(&[
        ("colon.md", b"---\ntitle: Mayor: no\ndate: 2024-03-02\nsource: Ledger\n---\n\nThe boat left.\n"),
        ("endless.md", b"---\ntitle: Ferry\n\nThe boat was reportedly sold.\n"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.stderr, "");
    let rules_of = |name: &str| {
        let of_file = findings.iter().filter(|finding| finding["path"] == name);
        of_file.map(|finding| finding["rule"].as_str().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(rules_of("colon.md"), ["bad-front-matter"]);
    assert!(rules_of("endless.md").contains(&"reportedly"), "{findings:#?}");
}

#[test]
fn articles_may_name_each_other_in_a_circle() {
    let folder = Folder::of(&[
        ("a.md", b"---\ntitle: A\nrelated: [b.md]\n---\n\nSee [b](b.md).\n"),
        ("b.md", b"---\ntitle: B\nrelated: [a.md, b.md]\n---\n\nSee [a](a.md).\n"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.stderr, "");
    assert!(findings.iter().any(|finding| finding["rule"] == "self-related"), "{findings:#?}");
}

#[cfg(unix)]
#[test]
fn links_on_disk_may_lead_in_a_circle_or_nowhere() {
    use std::os::unix::fs::symlink;

    let folder = Folder::of(&[("a.txt", LABELLED), ("below/b.txt", LABELLED)]);
    symlink(folder.0.path(), folder.0.path().join("below/up")).unwrap();
    symlink("gone.txt", folder.0.path().join("dangling.txt")).unwrap();
    let (findings, run) = folder.check();
    let complaints: Vec<&str> = run.stderr.lines().collect();
    assert_eq!((run.status, complaints.len()), (Some(2), 2), "{}", run.stderr);
    assert!(complaints.iter().any(|complaint| complaint.contains("dangling.txt")), "{}", run.stderr);
    assert!(complaints.iter().any(|complaint| complaint.contains("below/up")), "{}", run.stderr);
    for name in ["a.txt", "below/b.txt"] {
        let times =
            findings.iter().filter(|finding| finding["path"] == name && finding["rule"] == "reportedly");
        assert_eq!(times.count(), 1, "{name} is checked once");
    }
}

#[cfg(unix)]
#[test]
fn what_must_not_be_read_is_named_and_the_rest_is_checked() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::of(&[("a.txt", LABELLED), ("secret.txt", LABELLED), ("vault/b.txt", LABELLED)]);
    let (file, vault) = (folder.0.path().join("secret.txt"), folder.0.path().join("vault"));
    for path in [&file, &vault] {
        set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    }
    // Whoever may read everything cannot see this.
    let may_read_all = std::fs::read(&file).is_ok();
    let (findings, run) = folder.check();
    set_permissions(&vault, Permissions::from_mode(0o700)).unwrap();
    assert!(findings.iter().any(|finding| finding["path"] == "a.txt"));
    if !may_read_all {
        assert_eq!((run.status, run.stderr.lines().count()), (Some(2), 2), "{}", run.stderr);
        assert!(run.stderr.contains("secret.txt") && run.stderr.contains("vault"), "{}", run.stderr);
    }
}

#[test]
fn what_is_not_there_is_named() {
    let run = Folder::of(&[("a.txt", LABELLED)]).run(&["check", "gone.txt", "a.txt"], b"");
    assert_eq!((run.status, run.stderr.as_str()), (Some(2), "copydesk: gone.txt: no such file or folder\n"));
    assert!(run.stdout.contains("a.txt:1"), "{}", run.stdout);
}

#[test]
fn stdin_is_read_under_the_name_that_is_given() {
    let folder = Folder::of(&[]);
    let text = b"The boat was `reportedly` sold, and reportedly lost.\n";
    let paths_and_columns = |arguments: &[&str]| {
        let run = folder.run(&[&["check", "--format", "json", "-"], arguments].concat(), text);
        assert_eq!(run.stderr, "");
        let checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
        let findings = checked["findings"].as_array().expect("a list").clone();
        findings
            .iter()
            .map(|finding| format!("{}:{}", finding["path"], finding["range"]["start"]["character"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(paths_and_columns(&[]), ["\"-\":14", "\"-\":36"]);
    // In Markdown, what stands between backticks is no prose.
    assert_eq!(paths_and_columns(&["--stdin-filename", "a.md"]), ["\"a.md\":36"]);
    let refused = folder.run(&["check", "-"], b"The boat\0 left.");
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("stdin: not a text file"), "{}", refused.stderr);
}
