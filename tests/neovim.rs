//! A real Neovim with the configuration of `editors/neovim`, used as a person uses it.
//!
//! `$COPYDESK_NVIM` names it, else it is `nvim` on the path; it has to be 0.11 or newer. Where there is none, the tests say so
//! on stderr and pass. The steps of each test are written with the words of `tests/neovim/drive.lua`.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use std::{fs, io, thread};

use serde_json::{Value, json};
use tempfile::TempDir;

const DRIVE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/neovim/drive.lua");
const PATIENCE: Duration = Duration::from_secs(90);

const EXPORT: &str = "examples/newsroom/archive/ferry-returns.txt";
const COURT: &str = "examples/newsroom/archive/ferry-law.txt";
/// An article alone in its folder.
const ALONE: &str = "alone/export.txt";

const WRAPPED: &str =
    "https://www.saltmerecourier.example/2023/09/17/island-ferry-returns-to-saltmere-with-new-captain-a8";

/// The Neovim to drive, or `None` after a word on stderr.
fn neovim() -> Option<&'static Path> {
    static FOUND: OnceLock<Option<PathBuf>> = OnceLock::new();
    FOUND
        .get_or_init(|| {
            let name = std::env::var_os("COPYDESK_NVIM").map_or_else(|| PathBuf::from("nvim"), PathBuf::from);
            let output = Command::new(&name).arg("--version").stdin(Stdio::null()).output();
            let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
            let why = match said.as_deref().map(version) {
                Ok(Some(version)) if version >= (0, 11) => return Some(name),
                Ok(Some((major, minor))) => format!("is Neovim {major}.{minor}"),
                Ok(None) => "is no Neovim".to_owned(),
                Err(error) => error.to_string(),
            };
            // Written past the test harness, which keeps to itself what passing tests print.
            let _ = writeln!(
                io::stderr(),
                "\nNOT TESTED in Neovim: {}: {why}. Set COPYDESK_NVIM to a Neovim 0.11; .ci/run fetches one.",
                name.display()
            );
            None
        })
        .as_deref()
}

/// Major and minor version, from the first line of `nvim --version`.
fn version(said: &str) -> Option<(u32, u32)> {
    let mut numbers = said.lines().next()?.strip_prefix("NVIM v")?.split(['.', '-']);
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// A copy of what a clone has after `cargo build --release`.
struct Clone(TempDir);

impl Clone {
    fn new() -> io::Result<Self> {
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

    fn path(&self, part: &str) -> PathBuf {
        self.0.path().join(part)
    }

    /// What the command line finds in `file`, in the words of [`findings`].
    fn checked(&self, file: &str) -> BTreeSet<String> {
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["check", "--format", "json", "--exit-zero", file])
            .current_dir(self.0.path())
            .output()
            .expect("the binary runs");
        let output: Value = serde_json::from_slice(&output.stdout).expect("output is JSON");
        findings(&output["findings"])
    }

    /// Neovim without a screen, about to open `file` with `try.lua`.
    fn command(&self, neovim: &Path, file: &str) -> Command {
        let mut command = Command::new(neovim);
        command.args(["--headless", "-u", "editors/neovim/try.lua", file]);
        command.current_dir(self.0.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        command.env_remove("NVIM").env_remove("NVIM_APPNAME").env_remove("VIMINIT");
        for kind in ["CONFIG", "DATA", "STATE", "CACHE"] {
            command.env(format!("XDG_{kind}_HOME"), self.path("home"));
        }
        command
    }

    /// What `steps` return in `file`.
    fn edit(&self, neovim: &Path, file: &str, steps: &str) -> Value {
        self.drive(self.command(neovim, file), steps)
    }

    fn drive(&self, mut command: Command, steps: &str) -> Value {
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
fn run(mut command: Command) -> String {
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

fn copy(from: &Path, to: &Path) -> io::Result<()> {
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

/// What `steps` return in `file`; `None` where there is no Neovim.
fn edit(file: &str, steps: &str) -> Option<Value> {
    let neovim = neovim()?;
    Some(Clone::new().expect("a folder can be copied").edit(neovim, file, steps))
}

fn text(value: &Value) -> &str {
    value.as_str().expect("it is a string")
}

/// Findings as lines that the editor and the command line have alike.
fn findings(list: &Value) -> BTreeSet<String> {
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

/// Opens `files` one after the other and asserts that each has the findings of the command line.
fn assert_editor_and_command_line_agree(clone: &Clone, neovim: &Path, files: &[&str]) {
    let checked: Vec<_> = files.iter().map(|file| clone.checked(file)).collect();
    let visit = |(file, checked): (&&str, &BTreeSet<String>)| format!("visit('{file}', {})", checked.len());
    let visits = files.iter().zip(&checked).map(visit).collect::<Vec<_>>().join("\n");
    let steps = format!(
        "local shown = {{}}
        local function visit(file, count)
            vim.cmd.edit(file)
            -- Where nothing is expected, something gets the time to come.
            if count == 0 then vim.wait(300) end
            wait(function() return #findings() == count end)
            table.insert(shown, findings())
        end
        {visits}
        return shown"
    );
    let shown = clone.edit(neovim, files[0], &steps);
    for ((file, checked), shown) in files.iter().zip(checked).zip(shown.as_array().expect("a list")) {
        assert_eq!(findings(shown), checked, "{file}");
    }
}

#[test]
fn every_article_of_an_archive_has_the_findings_of_the_command_line() {
    let Some(neovim) = neovim() else { return };
    let clone = Clone::new().expect("a folder can be copied");
    let mut files = Vec::new();
    for folder in ["archive", "council", "features", "wire"] {
        let folder = format!("examples/newsroom/{folder}");
        for entry in fs::read_dir(clone.path(&folder)).expect("it is there") {
            let name = entry.expect("it is there").file_name();
            files.push(format!("{folder}/{}", name.to_str().expect("names are ASCII")));
        }
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    assert_editor_and_command_line_agree(&clone, neovim, &files);
}

#[test]
fn an_article_alone_has_the_findings_of_the_command_line() {
    let Some(neovim) = neovim() else { return };
    let clone = Clone::new().expect("a folder can be copied");
    assert_editor_and_command_line_agree(&clone, neovim, &[ALONE]);
}

/// Rests on `at` until the window that opens has the last of `parts` in it, and asserts that it has the others.
fn assert_hover(file: &str, at: &str, parts: &[&str]) {
    let last = parts.last().expect("something is expected");
    let Some(shown) = edit(file, &format!("cursor('{at}') return hover('{last}')")) else { return };
    for part in parts {
        assert!(text(&shown).contains(part), "{part:?} in {shown}");
    }
}

#[test]
fn hover_on_a_related_title_shows_headline_date_and_lead() {
    let headline = "Harbour Board Shows Contempt for Winter Ferry Law";
    let lead = "The harbour board has broken the law";
    assert_hover(EXPORT, "Harbour Board Shows", &[headline, "2024-05-16", lead]);
}

#[test]
fn hover_on_a_related_title_outside_the_archive_shows_its_url() {
    let url = "https://www.harbourledger.example/2024/05/16/ferry-board-shows-contempt-for-island-law";
    assert_hover(ALONE, "Ferry Board Shows", &[url, "Date in the URL: 2024-05-16", "Not in the archive"]);
}

#[test]
fn hover_on_a_source_shows_its_full_reference() {
    assert_hover(
        COURT,
        "Duarte said.",
        &["**Ines Duarte**", "First named as “Harbour Commissioner Ines Duarte"],
    );
}

#[test]
fn hover_on_a_broken_url_shows_it_joined_and_says_why_it_is_a_fault() {
    assert_hover(EXPORT, "2491", &[&format!("{WRAPPED}2491"), "**wrapped-url**: URL is broken across lines"]);
}

#[test]
fn a_related_title_leads_to_the_article_of_the_archive() {
    let Some(place) = edit(EXPORT, "return definition('Harbour Board Shows', 'ferry-law.txt')") else {
        return;
    };
    assert_eq!(place, json!({"file": "ferry-law.txt", "line": 1, "column": 11}));
}

#[test]
fn a_related_title_outside_the_archive_leads_to_its_url_below() {
    let Some(place) = edit(ALONE, "return definition('Ferry Board Shows', 'export.txt')") else { return };
    assert_eq!(place, json!({"file": "export.txt", "line": 34, "column": 1}));
}

#[test]
fn references_of_a_headline_are_the_articles_that_link_to_it() {
    let Some(listed) = edit(COURT, "press('gg') return references(5)") else { return };
    let files: BTreeSet<&str> =
        listed.as_array().unwrap().iter().map(|item| item["file"].as_str().unwrap()).collect();
    let linking = ["ferry-returns.txt", "ferry-sale-vote.md", "harbour-board.md", "winter-timetable.txt"];
    assert_eq!(files, BTreeSet::from(linking));
}

#[test]
fn the_quick_fix_joins_a_broken_url_and_undo_takes_it_back() {
    let steps = "
        local here = {}
        shows(1, 'wrapped-url')
        cursor('https://www.saltmerecourier.example/2023')
        here.offered = fix('Join the URL')
        here.gone = shows(0, 'wrapped-url')
        here.joined = lines()[45]
        press('u')
        here.back = shows(1, 'wrapped-url')
        here.undone = { lines()[45], lines()[46] }
        return here";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert!(here["offered"].as_array().unwrap().contains(&json!("Join the URL")), "{here}");
    assert_eq!(here["gone"], true, "{here}");
    assert_eq!(here["joined"], format!("{WRAPPED}2491"));
    assert_eq!(here["back"], true, "{here}");
    assert_eq!(here["undone"], json!([WRAPPED, "2491"]));
}

#[test]
fn fix_all_makes_the_safe_fixes_and_no_others() {
    let steps = "
        shows(1, 'wrapped-url')
        local before = lines()
        vim.lsp.buf.code_action({ context = { only = { 'source.fixAll.copydesk' }, diagnostics = {} }, apply = true })
        shows(0, 'wrapped-url')
        return { before = before, after = lines() }";
    let Some(texts) = edit(EXPORT, steps) else { return };
    let mut expected: Vec<String> =
        texts["before"].as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect();
    let rest = expected.remove(45);
    expected[44].push_str(&rest);
    assert_eq!(texts["after"], json!(expected));
}

#[test]
fn both_lines_of_a_broken_url_open_the_joined_page() {
    let steps = "shows(1, 'wrapped-url') return ask('textDocument/documentLink')";
    let Some(links) = edit(EXPORT, steps) else { return };
    let opened = |line: u64| {
        let links = links.as_array().unwrap().iter();
        links
            .filter(|link| link["range"]["start"]["line"] == line)
            .map(|link| &link["target"])
            .collect::<Vec<_>>()
    };
    assert_eq!(opened(44), [&json!(format!("{WRAPPED}2491"))]);
    assert_eq!(opened(45), [&json!(format!("{WRAPPED}2491"))]);
}

#[test]
fn the_outline_lists_headline_fields_and_related_titles() {
    let Some(symbols) = edit(COURT, "return ask('textDocument/documentSymbol')") else { return };
    let names: Vec<&str> =
        symbols.as_array().unwrap().iter().map(|symbol| symbol["name"].as_str().unwrap()).collect();
    assert_eq!(names[0], "Harbour Board Shows Contempt for Winter Ferry Law");
    assert!(names.contains(&"Night Boat Burned for an Hour Before the Alarm"), "{names:?}");
}

#[test]
fn a_quote_typed_without_a_speaker_is_found_until_one_is_typed() {
    let steps = "
        local here = { before = count('unattributed-quote') }
        shows(1, 'wrapped-url')
        cursor('Reiss also met pupils')
        press('OThe quay was closed in May.<CR><CR>\"Nobody asked us, and nobody will ask us.\"<CR><CR>It opens in June.<CR><Esc>')
        here.found = shows(1, 'unattributed-quote')
        cursor('will ask us.')
        press('f.r,f\"a Greta Lund said.<Esc>')
        here.line = vim.api.nvim_get_current_line()
        here.gone = shows(0, 'unattributed-quote')
        return here";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert_eq!(here["before"], 0);
    assert_eq!(here["found"], true, "{here}");
    assert_eq!(here["line"], "\"Nobody asked us, and nobody will ask us,\" Greta Lund said.");
    assert_eq!(here["gone"], true, "{here}");
}

#[test]
fn what_is_shown_after_typing_is_what_the_command_line_finds() {
    let Some(neovim) = neovim() else { return };
    let clone = Clone::new().expect("a folder can be copied");
    let steps = "
        shows(1, 'wrapped-url')
        cursor('https://www.saltmerecourier.example/2023')
        fix('Join the URL')
        shows(0, 'wrapped-url')
        cursor('Reiss also met pupils')
        press('OThe old pier is believed to be unsafe, a source said.<CR><CR>\"Café Süd, 🛥 and all, is gone.\"<CR><CR><Esc>')
        press('ggddu')
        cursor('The board has said')
        press('dap')
        shows(1, 'bare-source')
        shows(1, 'unattributed-quote')
        vim.cmd.write()
        return findings()";
    let shown = findings(&clone.edit(neovim, EXPORT, steps));
    assert_eq!(shown, clone.checked(EXPORT));
}

#[test]
fn a_neovim_without_lsp_enable_starts_the_server_too() {
    let Some(neovim) = neovim() else { return };
    let clone = Clone::new().expect("a folder can be copied");
    let mut command = clone.command(neovim, EXPORT);
    // Neovim 0.10 has no `vim.lsp.enable`.
    command.args(["--cmd", "lua vim.lsp.enable = nil"]);
    let root = clone.drive(command, "return { shows(1, 'wrapped-url'), vim.lsp.get_clients()[1].root_dir }");
    let newsroom = clone.path("examples/newsroom").canonicalize().expect("it is there");
    assert_eq!(root, json!([true, newsroom]));
}

#[test]
fn a_clone_that_is_not_built_says_how_to_build() {
    let Some(neovim) = neovim() else { return };
    let clone = Clone::new().expect("a folder can be copied");
    fs::remove_dir_all(clone.path("target")).expect("it is there");
    let mut command = clone.command(neovim, EXPORT);
    command.arg("+qall!").env("PATH", "");
    let shown = run(command);
    assert!(shown.contains("run `cargo build --release`"), "{shown}");
    assert_eq!(shown.lines().count(), 1, "{shown}");
}
