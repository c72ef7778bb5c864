//! `copydesk doctor` as somebody runs it who is about to report a bug.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn doctor(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
    command.arg("doctor").args(arguments).current_dir(folder).output().expect("the binary runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The rest of the line that begins with `name`.
fn line<'t>(text: &'t str, name: &str) -> &'t str {
    let found =
        text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name} in {text}"));
    found.trim()
}

#[test]
fn a_healthy_newsroom_is_described() {
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let output = doctor(&newsroom, &["archive/ferry-law.txt"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    assert!(line(&text, "version").starts_with(concat!("copydesk ", env!("CARGO_PKG_VERSION"))), "{text}");
    assert!(line(&text, "server").starts_with("answers in "), "{text}");
    assert!(line(&text, "path").contains("plain text in UTF-8"), "{text}");
    assert!(line(&text, "settings").ends_with("copydesk.toml"), "{text}");
    assert!(line(&text, "archive").ends_with(" 24 articles"), "{text}");
}

#[test]
fn what_is_wrong_is_said_and_makes_the_status() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("copydesk.toml"), "[rules]\nreportedli = \"off\"\n")
        .expect("it can be written");
    fs::write(folder.path().join("picture.txt"), b"\x89PNG\0\0").expect("it can be written");
    let output = doctor(folder.path(), &["picture.txt"]);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(line(&text, "settings").starts_with("WRONG: "), "{text}");
    assert!(line(&text, "settings").contains("reportedly"), "{text}");
    assert!(line(&text, "path").contains("not a text file"), "{text}");
}

#[test]
fn a_folder_without_settings_has_the_defaults() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("a.md"), "# The Port\n").expect("it can be written");
    let text = said(&doctor(folder.path(), &[]));
    assert!(line(&text, "settings").starts_with("the defaults"), "{text}");
    assert!(line(&text, "archive").ends_with(" 1 article"), "{text}");
}
