//! The screens in the documentation are what Neovim shows in a terminal: tmux is that terminal.
//!
//! `COPYDESK_WRITE_DOCS=1 cargo test --test neovim screen` writes them; without the variable the test checks that they are
//! written. Where there is no tmux, it says so on stderr and passes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use super::harness::{Clone, EXPORT, clone, neovim};

/// Set to write the screens instead of checking them.
const WRITE: &str = "COPYDESK_WRITE_DOCS";
const PATIENCE: Duration = Duration::from_secs(30);
const WIDTH: &str = "132";
const HEIGHT: &str = "52";

/// A terminal with a program in it.
struct Terminal {
    name: String,
}

impl Terminal {
    /// Neovim with `try.lua` in `file` of the clone; nothing where there is no tmux.
    fn open(clone: &Clone, neovim: &Path, file: &str) -> Option<Self> {
        let terminal = Self { name: format!("copydesk-{}", std::process::id()) };
        let home = clone.path("home");
        let mut command = terminal.command();
        command.current_dir(clone.path("")).args([
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            WIDTH,
            "-y",
            HEIGHT,
        ]);
        for kind in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.args(["-e", &format!("XDG_{kind}_HOME={}", home.display())]);
        }
        command.arg(neovim).args(["-u", "editors/neovim/try.lua", file]);
        match command.output() {
            Ok(output) => assert!(output.status.success(), "{output:?}"),
            Err(error) => {
                let _ =
                    writeln!(io::stderr(), "\nNOT TESTED: the screens of the documentation: tmux: {error}");
                return None;
            }
        }
        Some(terminal)
    }

    fn command(&self) -> Command {
        let mut command = Command::new("tmux");
        command.args(["-u", "-L", &self.name]).env("LC_ALL", "C.UTF-8").env_remove("TMUX");
        command
    }

    fn tell(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().expect("tmux runs")
    }

    /// Presses keys, in tmux's words.
    fn press(&self, keys: &[&str]) {
        self.tell(&[&["send-keys"], keys].concat());
    }

    /// The screen once `part` is on it and nothing moves, line by line.
    fn shows(&self, part: &str) -> Vec<String> {
        let end = Instant::now() + PATIENCE;
        let mut before = String::new();
        loop {
            let screen = String::from_utf8_lossy(&self.tell(&["capture-pane", "-p"]).stdout).into_owned();
            if screen.contains(part) && screen == before {
                return screen.lines().map(|line| line.trim_end().to_owned()).collect();
            }
            assert!(Instant::now() < end, "{part:?} is not on the screen:\n{screen}");
            before = screen;
            thread::sleep(Duration::from_millis(400));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.tell(&["kill-server"]);
    }
}

fn joined(lines: &[&String]) -> String {
    lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect()
}

/// The article, its lines numbered, and what stands on them; empty lines behind it and Neovim's own lines are left out.
fn article(screen: &[String]) -> String {
    let lines: Vec<&String> = screen.iter().take_while(|line| !line.starts_with('~')).collect();
    joined(&lines[..lines.len().min(screen.len() - 2)])
}

/// The lines from the one with `first` to the one with `last`.
fn part(screen: &[String], first: &str, last: &str) -> String {
    let at = |part: &str| screen.iter().position(|line| line.contains(part)).expect("it is on the screen");
    let (from, to) = (at(first), at(last));
    joined(&screen[from..=to].iter().collect::<Vec<_>>())
}

#[test]
fn the_screen_in_the_documentation_is_what_neovim_shows() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let Some(terminal) = Terminal::open(&clone, neovim, EXPORT) else { return };
    terminal.shows("■ URL is broken across");
    terminal.press(&["/saltmerecourier", "Enter"]);
    let mut page = article(&terminal.shows("└──── wrapped-url"));
    terminal.press(&["/Harbour Board Shows", "Enter", "K"]);
    let hover = terminal.shows("SALTMERE - The harbour board");
    page += "\nK on line 20:\n\n";
    page += &part(&hover, " 20 Related article", "╰");
    terminal.press(&["/saltmerecourier", "Enter", "gra"]);
    let fixes = terminal.shows("1: Join the URL");
    page += "\ngra on line 45:\n\n";
    page += &part(&fixes, "Code actions", "Type number");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/images/neovim.txt");
    if std::env::var_os(WRITE).is_some() {
        fs::write(&file, &page).expect("a file is written");
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == page,
        "docs/images/neovim.txt is not what Neovim shows: write it with `{WRITE}=1 cargo test --test neovim screen`\n{page}"
    );
}
