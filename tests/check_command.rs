//! `copydesk check` as a shell sees it: exit statuses, which files are meant, what is fixed and how, through the real binary.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// One warning, and nothing else that is shown.
const WARNED: &str = "The boat, TK tonnes, left the harbour.\n";
/// One hint.
const HINTED: &str = "The boat was reportedly sold.\n";
/// Two safe fixes.
const TRACKED: &str = "Headline: Ferry stops\nPublished: 2024-03-02\n\nThe ferry stops.\n\n\
    Original url: https://a.example/2024/03/02/ferry?utm_source=x\n\
    Source: https://b.example/board?utm_medium=mail\n";
const MENDED: &str = "Headline: Ferry stops\nPublished: 2024-03-02\n\nThe ferry stops.\n\n\
    Original url: https://a.example/2024/03/02/ferry\n\
    Source: https://b.example/board\n";

/// A folder in which the binary runs.
struct Folder(TempDir);

impl Folder {
    fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be made"));
        for (name, text) in files {
            let path = folder.path(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            fs::write(path, text).expect("a file can be written");
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.arg("check").args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command
    }

    fn check(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the binary runs")
    }

    #[track_caller]
    fn assert_status(&self, arguments: &[&str], status: i32) {
        let output = self.check(arguments);
        assert_eq!(output.status.code(), Some(status), "check {arguments:?}: {output:?}");
    }

    /// What is found, as `path rule`, in the order of the output.
    fn found(&self, arguments: &[&str]) -> Vec<String> {
        let output = self.check(&[&["--format", "json"], arguments].concat());
        let checked: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
        let findings = checked["findings"].as_array().expect("findings are a list");
        let word = |value: &Value| value.as_str().unwrap_or_default().replace('\\', "/");
        findings
            .iter()
            .map(|finding| format!("{} {}", word(&finding["path"]), word(&finding["rule"])))
            .collect()
    }
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_status_says_whether_something_was_found() {
    let folder =
        Folder::of(&[("warned.txt", WARNED), ("hinted.txt", HINTED), ("clean.txt", "The boat left.\n")]);
    folder.assert_status(&["clean.txt"], 0);
    folder.assert_status(&["hinted.txt"], 0);
    folder.assert_status(&["warned.txt"], 1);
    folder.assert_status(&["."], 1);
    folder.assert_status(&["--exit-zero", "."], 0);
}

#[test]
fn the_status_heeds_the_threshold() {
    let folder = Folder::of(&[("warned.txt", WARNED), ("hinted.txt", HINTED)]);
    folder.assert_status(&["--fail-on", "error", "warned.txt"], 0);
    folder.assert_status(&["--fail-on", "warning", "warned.txt"], 1);
    folder.assert_status(&["--fail-on", "info", "hinted.txt"], 0);
    folder.assert_status(&["--fail-on", "hint", "hinted.txt"], 1);
    folder.assert_status(&["--fail-on", "loud", "hinted.txt"], 2);
}

#[test]
fn trouble_is_told_from_findings() {
    let folder = Folder::of(&[("warned.txt", WARNED)]);
    folder.assert_status(&["gone.txt"], 2);
    folder.assert_status(&["--exit-zero", "gone.txt", "warned.txt"], 2);
    folder.assert_status(&["--no-such-flag"], 2);
    folder.assert_status(&["--fix", "--diff", "warned.txt"], 2);
}

#[test]
fn one_rule_can_be_asked_for() {
    let folder = Folder::of(&[("a.txt", &format!("{WARNED}\n{HINTED}"))]);
    assert_eq!(folder.found(&["a.txt"]), ["a.txt unresolved-marker", "a.txt reportedly"]);
    assert_eq!(folder.found(&["--rule", "reportedly", "a.txt"]), ["a.txt reportedly"]);
    assert_eq!(folder.found(&["--rule", "reportedly", "--rule", "unresolved-marker", "a.txt"]).len(), 2);
    let output = folder.check(&["--rule", "reportedy", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("did you mean “reportedly”?"), "{}", stderr(&output));
}

#[test]
fn fixes_are_made_once_and_nothing_else_changes() {
    let folder =
        Folder::of(&[("a.txt", TRACKED), ("b.txt", &TRACKED.replace('\n', "\r\n")), ("c.txt", HINTED)]);
    folder.assert_status(&["--fix", "."], 0);
    assert_eq!(folder.text("a.txt"), MENDED);
    assert_eq!(folder.text("b.txt"), MENDED.replace('\n', "\r\n"));
    assert_eq!(folder.text("c.txt"), HINTED);
    let written = fs::metadata(folder.path("a.txt")).unwrap().modified().unwrap();
    folder.assert_status(&["--fix", "."], 0);
    assert_eq!(fs::metadata(folder.path("a.txt")).unwrap().modified().unwrap(), written);
    assert_eq!(fs::read_dir(folder.0.path()).unwrap().count(), 3, "nothing is left behind");
}

#[cfg(unix)]
#[test]
fn fixes_keep_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    let folder = Folder::of(&[("desk/a.txt", TRACKED)]);
    fs::set_permissions(folder.path("desk/a.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("desk/a.txt", folder.path("link.txt")).unwrap();
    folder.assert_status(&["--fix", "link.txt"], 0);
    assert!(fs::symlink_metadata(folder.path("link.txt")).unwrap().is_symlink());
    assert_eq!(folder.text("desk/a.txt"), MENDED);
    assert_eq!(fs::metadata(folder.path("desk/a.txt")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn fixes_leave_old_encodings_alone() {
    let folder = Folder::of(&[]);
    let bytes =
        b"The caf\xE9 is shut, he said at the caf\xE9.\n\nOriginal url: https://a.example/x?utm_source=y\n";
    fs::write(folder.path("old.txt"), bytes).unwrap();
    folder.check(&["--fix", "old.txt"]);
    assert_eq!(fs::read(folder.path("old.txt")).unwrap(), bytes);
}

#[test]
fn stdin_is_not_mended_and_no_file_of_its_name_either() {
    let folder = Folder::of(&[("a.txt", TRACKED)]);
    let output = folder.check(&["--fix", "--stdin-filename", "a.txt", "-"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("name the file, or use --diff"), "{}", stderr(&output));
    assert_eq!(folder.text("a.txt"), TRACKED);
}

#[test]
fn old_encodings_are_written_anew_when_asked_to() {
    let folder = Folder::of(&[("new.txt", TRACKED)]);
    let windows =
        b"\x93The caf\xE9 is shut,\x94 Ines Duarte said.\r\n\r\nSource: https://a.example/x?utm_source=y\r\n";
    let utf16: Vec<u8> = "\u{FEFF}The café is shut.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(folder.path("windows.txt"), windows).unwrap();
    fs::write(folder.path("wide.txt"), utf16).unwrap();
    assert_eq!(folder.found(&["--rule", "not-utf8", "."]), ["wide.txt not-utf8", "windows.txt not-utf8"]);
    folder.assert_status(&["--to-utf8", "."], 2);
    folder.assert_status(&["--fix", "--to-utf8", "--exit-zero", "."], 0);
    assert_eq!(
        folder.text("windows.txt"),
        "“The café is shut,” Ines Duarte said.\r\n\r\nSource: https://a.example/x\r\n"
    );
    assert_eq!(folder.text("wide.txt"), "The café is shut.\n");
    assert_eq!(folder.text("new.txt"), MENDED);
    assert!(folder.found(&["--rule", "not-utf8", "."]).is_empty());
}

#[test]
fn what_is_mostly_utf_8_is_not_written_as_if_it_were_not() {
    let folder = Folder::of(&[]);
    let bytes =
        [" “The café is shut,” Ines Duarte said.\n".as_bytes(), b"It was cr\xEApes that it sold.\n"].concat();
    fs::write(folder.path("mixed.txt"), &bytes).unwrap();
    let output = folder.check(&["--fix", "--to-utf8", "mixed.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("mend that part by hand"), "{}", stderr(&output));
    assert_eq!(fs::read(folder.path("mixed.txt")).unwrap(), bytes);
}

/// Applies the patch that `--diff` prints for `text` and checks that it gives what `--fix` writes.
fn assert_patch_applies(text: &str) {
    let folder = Folder::of(&[("desk/a.txt", text), ("fixed/a.txt", text)]);
    let patch = folder.check(&["--diff", "desk"]);
    assert_eq!(folder.text("desk/a.txt"), text, "--diff changes nothing");
    fs::write(folder.path("a.patch"), &patch.stdout).expect("a file can be written");
    let applied = Command::new("git")
        .args(["apply", "a.patch"])
        .current_dir(folder.0.path())
        .stdin(Stdio::null())
        .output();
    let Ok(applied) = applied else {
        // There is no git here to take the patch.
        return;
    };
    let shown = String::from_utf8_lossy(&patch.stdout);
    assert!(applied.status.success(), "{}\n{shown}", stderr(&applied));
    folder.check(&["--fix", "fixed"]);
    assert_eq!(folder.text("desk/a.txt"), folder.text("fixed/a.txt"), "{shown}");
    assert_ne!(folder.text("desk/a.txt"), text);
}

#[test]
fn a_diff_is_a_patch() {
    assert_patch_applies(TRACKED);
    assert_patch_applies(&TRACKED.replace('\n', "\r\n"));
    assert_patch_applies(TRACKED.trim_end());
    assert_patch_applies(&TRACKED.replace('\n', "\r"));
}

#[test]
fn a_configuration_can_be_named() {
    let folder = Folder::of(&[
        ("a.txt", &format!("{WARNED}\n{HINTED}")),
        ("copydesk.toml", "[rules]\nreportedly = \"off\"\n"),
        ("other.toml", "[rules]\nunresolved-marker = \"off\"\nreportedly = \"error\"\n"),
    ]);
    assert_eq!(folder.found(&["a.txt"]), ["a.txt unresolved-marker"]);
    assert_eq!(folder.found(&["--config", "other.toml", "a.txt"]), ["a.txt reportedly"]);
    folder.assert_status(&["--config", "gone.toml", "a.txt"], 2);
}

#[test]
fn what_the_archive_leaves_out_is_left_out_even_when_named() {
    let folder = Folder::of(&[
        ("copydesk.toml", "[archive]\nexclude = [\"drafts/\"]\n"),
        ("drafts/a.txt", WARNED),
        ("b.txt", WARNED),
    ]);
    assert_eq!(folder.found(&["."]), ["b.txt unresolved-marker"]);
    let output = folder.check(&["drafts/a.txt"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(stderr(&output), "copydesk: 1 file named but left out by `archive.exclude`\n");
}

#[test]
fn walks_obey_gitignore_and_take_articles_only() {
    let folder = Folder::of(&[
        (".gitignore", "drafts/\n*.old.txt\n"),
        ("drafts/a.txt", WARNED),
        ("b.old.txt", WARNED),
        ("c.txt", WARNED),
        ("d.MD", WARNED),
        ("e.markdown", WARNED),
        ("f.rs", WARNED),
        (".hidden/g.txt", WARNED),
    ]);
    let found = ["c.txt unresolved-marker", "d.MD unresolved-marker", "e.markdown unresolved-marker"];
    assert_eq!(folder.found(&[]), found);
    // A file that is named is meant.
    assert_eq!(
        folder.found(&["f.rs", "b.old.txt"]),
        ["b.old.txt unresolved-marker", "f.rs unresolved-marker"]
    );
}

#[test]
fn what_is_named_twice_is_checked_once_and_in_the_order_of_paths() {
    let folder =
        Folder::of(&[("b/c.txt", WARNED), ("b/a.txt", WARNED), ("a.txt", WARNED), ("c.txt", WARNED)]);
    let found = [
        "a.txt unresolved-marker",
        "b/a.txt unresolved-marker",
        "b/c.txt unresolved-marker",
        "c.txt unresolved-marker",
    ];
    assert_eq!(folder.found(&["."]), found);
    assert_eq!(folder.found(&["c.txt", "b", "a.txt", "b"]), found);
    assert_eq!(folder.found(&["c.txt", "b/c.txt", "b", ".", "a.txt"]).len(), 4);
    assert_eq!(folder.found(&["./b", "b"]).len(), 2);
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let folder = Folder::of(&[("a.txt", WARNED)]);
    let has_colour =
        |command: &mut Command| command.output().expect("the binary runs").stdout.contains(&0x1B);
    assert!(!has_colour(&mut folder.command(&["a.txt"])));
    assert!(has_colour(&mut folder.command(&["--color", "always", "a.txt"])));
    assert!(has_colour(folder.command(&["--color", "always", "a.txt"]).env("NO_COLOR", "1")));
    assert!(!has_colour(folder.command(&["--color", "auto", "a.txt"]).env("NO_COLOR", "1")));
    assert!(!has_colour(&mut folder.command(&["--color", "never", "a.txt"])));
}
