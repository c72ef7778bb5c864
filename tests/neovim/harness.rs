//! A Neovim, a clone to use it in, and what it says.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use serde_json::Value;
use tempfile::TempDir;

const DRIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/neovim/drive.lua");
pub const PATIENCE: Duration = Duration::from_secs(90);

pub const EXPORT: &str = "examples/newsroom/archive/ferry-returns.txt";
pub const HERRING: &str = "examples/newsroom/archive/herring-quota.txt";
pub const COURT: &str = "examples/newsroom/archive/ferry-law.txt";
/// An article alone in its folder.
pub const ALONE: &str = "alone/export.txt";

pub const WRAPPED: &str =
    "https://www.saltmerecourier.example/2023/09/17/island-ferry-returns-to-saltmere-with-new-captain-a8";

/// The Neovim to drive, or `None` after a word on stderr.
pub fn neovim() -> Option<&'static Path> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND
        .get_or_init(|| {
            let name = std::env::var_os("COPYDESK_NVIM").map_or_else(|| PathBuf::from("nvim"), PathBuf::from);
            found(name, "COPYDESK_NVIM", "0.11", |version| version >= (0, 11))
        })
        .as_deref()
}

/// A Neovim 0.10, or `None` after a word on stderr.
pub fn old_neovim() -> Option<&'static Path> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND
        .get_or_init(|| {
            let name = std::env::var_os("COPYDESK_NVIM_0_10").unwrap_or_default();
            found(PathBuf::from(name), "COPYDESK_NVIM_0_10", "0.10", |version| version == (0, 10))
        })
        .as_deref()
}

fn found(name: PathBuf, variable: &str, needed: &str, fits: impl Fn((u32, u32)) -> bool) -> Option<PathBuf> {
    let output = Command::new(&name).arg("--version").stdin(Stdio::null()).output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let why = match said.as_deref().map(version) {
        Ok(Some(version)) if fits(version) => return Some(name),
        Ok(Some((major, minor))) => format!("is Neovim {major}.{minor}"),
        Ok(None) => "is no Neovim".to_owned(),
        Err(error) => error.to_string(),
    };
    // Written past the test harness, which keeps to itself what passing tests print.
    let _ = writeln!(
        io::stderr(),
        "\nNOT TESTED in Neovim {needed}: “{}”: {why}. Set {variable} to one; .ci/run fetches it.",
        name.display()
    );
    None
}

/// Major and minor version, from the first line of `nvim --version`.
pub fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.lines().next()?.strip_prefix("NVIM v")?.split(['.', '-']);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// A copy of what a clone has after `cargo build --release`.
pub struct Clone(TempDir);

impl Clone {
    pub fn new() -> io::Result<Self> {
        // Beside the binary, so that a link to it is enough.
        let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR"))?;
        let clone = Self(folder);
        let project = Path::new(env!("CARGO_MANIFEST_DIR"));
        for part in ["editors/neovim", "examples/newsroom"] {
            copy(&project.join(part), &clone.path(part))?;
        }
        fs::create_dir_all(clone.path("alone"))?;
        fs::copy(project.join("tests/fixtures/export.txt"), clone.path(ALONE))?;
        let built = Path::new(env!("CARGO_BIN_EXE_copydesk"));
        let release = clone.path("target/release");
        fs::create_dir_all(&release)?;
        fs::hard_link(built, release.join(built.file_name().expect("it has a name")))?;
        Ok(clone)
    }

    pub fn path(&self, part: &str) -> PathBuf {
        self.0.path().join(part)
    }

    /// What the command line finds in `file`, in the words of [`findings`].
    pub fn checked(&self, file: &str) -> BTreeSet<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["check", "--format", "json", "--exit-zero", file])
            .current_dir(self.0.path())
            .output()
            .expect("the binary runs");
        let output: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
        findings(&output["findings"])
    }

    /// Neovim without a screen, about to open `file` with `try.lua`.
    pub fn command(&self, neovim: &Path, file: &str) -> Command {
        self.starting(neovim, "editors/neovim/try.lua", file)
    }

    /// Neovim without a screen, about to open `file` with the plug-in set up with `options`, in Lua.
    pub fn set_up(&self, neovim: &Path, file: &str, options: &str) -> Command {
        let plugin = self.path("editors/neovim");
        let plugin = plugin.display();
        let init = format!("vim.opt.runtimepath:prepend('{plugin}')\nrequire('copydesk').setup({options})\n");
        fs::write(self.path("init.lua"), init).expect("a file is written");
        self.starting(neovim, "init.lua", file)
    }

    /// Neovim without a screen, about to open `file` with the configuration `init`.
    pub fn starting(&self, neovim: &Path, init: &str, file: &str) -> Command {
        let mut command = Command::new(neovim);
        command.args(["--headless", "-u", init, file]);
        command.current_dir(self.0.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.env_remove("NVIM").env_remove("NVIM_APPNAME").env_remove("VIMINIT");
        for kind in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.env(format!("XDG_{kind}_HOME"), self.path("home"));
        }
        command
    }

    /// The built program, with slashes.
    pub fn program(&self) -> String {
        let name = format!("target/release/copydesk{}", std::env::consts::EXE_SUFFIX);
        self.path(&name).display().to_string().replace('\\', "/")
    }

    /// A script for `sh` that can be run; its path.
    pub fn script(&self, name: &str, text: &str) -> String {
        let path = self.write(name, &format!("#!/bin/sh\n{text}\n"));
        let done = Command::new("chmod").args(["+x", &path]).status().expect("chmod runs");
        assert!(done.success());
        path
    }

    /// Writes a file, with the folders above it; its path.
    pub fn write(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("it lies in a folder")).expect("a folder is made");
        fs::write(&path, text).expect("a file is written");
        path.display().to_string()
    }

    /// What `steps` return in `file`, once the server is there.
    pub fn edit(&self, neovim: &Path, file: &str, steps: &str) -> Value {
        self.drive(self.command(neovim, file), &format!("attached()\n{steps}"))
    }

    /// What `steps` return.
    pub fn drive(&self, mut command: Command, steps: &str) -> Value {
        let result = self.path("result.json");
        command.args(["-S", DRIVE]).env("COPYDESK_STEPS", steps).env("COPYDESK_RESULT", &result);
        let shown = run(command);
        let text = fs::read_to_string(&result).unwrap_or_else(|error| panic!("{error}: {shown}"));
        let mut answer: Value = serde_json::from_str(&text).expect("the result is JSON");
        assert_eq!(answer["failed"], Value::Null, "{}\n{shown}", answer["failed"]);
        answer["returned"].take()
    }
}

/// Runs a command to its end, or ends it when it takes too long; what it wrote to stderr.
pub fn run(mut command: Command) -> String {
    let mut running = command.spawn().expect("Neovim starts");
    let end = Instant::now() + PATIENCE;
    while running.try_wait().expect("the process is ours").is_none() {
        if Instant::now() > end {
            running.kill().expect("the process is ours");
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    io::read_to_string(running.stderr.take().expect("piped")).unwrap_or_default()
}

pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// A copy of the project, in a folder of its own.
pub fn clone() -> Clone {
    Clone::new().expect("a folder can be copied")
}

/// What `steps` return in `file`; `None` where there is no Neovim.
pub fn edit(file: &str, steps: &str) -> Option<Value> {
    let neovim = neovim()?;
    Some(clone().edit(neovim, file, steps))
}

pub fn text(value: &Value) -> &str {
    value.as_str().expect("it is a string")
}

/// Findings as lines that the editor and the command line have alike.
pub fn findings(list: &Value) -> BTreeSet<String> {
    let list = list.as_array().expect("findings are a list");
    let line = |finding: &Value| {
        let severity = match finding["severity"].as_u64() {
            Some(number) => ["error", "warning", "info", "hint"][number as usize - 1],
            None => text(&finding["severity"]),
        };
        let point = |end: &str| {
            let point = &finding["range"][end];
            format!("{}:{}", point["line"], point["character"])
        };
        let (rule, message) = (text(&finding["rule"]), text(&finding["message"]));
        format!("{}-{} {severity} {rule}: {message}", point("start"), point("end"))
    };
    let lines: BTreeSet<String> = list.iter().map(line).collect();
    assert_eq!(lines.len(), list.len(), "each finding is there once: {list:#?}");
    lines
}
