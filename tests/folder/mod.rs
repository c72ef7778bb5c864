//! A folder of articles and settings, and what the real binary makes of it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder of articles and settings.
pub struct Folder(pub TempDir);

impl Folder {
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be made"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, text).expect("a file can be written");
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_copydesk"));
        command.args(arguments).current_dir(self.0.path()).stdin(Stdio::null());
        command.output().expect("the binary runs")
    }

    pub fn checked(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[&["check", "--format", "json"], arguments].concat());
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
    }

    /// What is found, as `path rule severity`.
    pub fn found(&self, arguments: &[&str]) -> Vec<String> {
        let checked = self.checked(arguments);
        let word = |value: &Value| value.as_str().unwrap_or_default().replace('\\', "/");
        let findings = checked["findings"].as_array().expect("findings are a list");
        let line = |finding: &Value| {
            format!("{} {} {}", word(&finding["path"]), word(&finding["rule"]), word(&finding["severity"]))
        };
        findings.iter().map(line).collect()
    }

    /// Asserts that `check` fails with one sentence, which is `complaint`.
    #[track_caller]
    pub fn assert_refused(&self, arguments: &[&str], complaint: &str) {
        let output = self.run(&[&["check"], arguments].concat());
        let stderr = String::from_utf8_lossy(&output.stderr).replace('\\', "/");
        let here =
            self.0.path().canonicalize().expect("it is there").display().to_string().replace('\\', "/");
        let stderr = stderr.replace(&format!("{here}/"), "");
        assert_eq!((output.status.code(), stderr.as_str()), (Some(2), &*format!("copydesk: {complaint}\n")));
    }
}
