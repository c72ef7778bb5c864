//! `:checkhealth copydesk`.

use super::harness::{Clone, EXPORT, clone, neovim, text};

/// The report, with the plug-in set up with `options`, after `steps`.
fn report(clone: &Clone, options: &str, steps: &str) -> Option<String> {
    let command = clone.set_up(neovim()?, EXPORT, options);
    let steps = format!("{steps} vim.cmd.checkhealth('copydesk') return table.concat(lines(), '\\n')");
    Some(text(&clone.drive(command, &steps)).to_owned())
}

fn assert_has(report: &str, parts: &[&str]) {
    for part in parts {
        assert!(report.contains(part), "{part:?} in\n{report}");
    }
}

#[test]
fn checkhealth_of_a_running_server_is_all_well() {
    let clone = clone();
    let program = clone.program();
    let options = format!("{{ cmd = {{ '{program}', 'lsp' }} }}");
    let Some(report) = report(&clone, &options, "attached()") else { return };
    let version = format!("version: {0} (needed: ", env!("CARGO_PKG_VERSION"));
    assert_has(&report, &["Neovim 0.1", &format!("program: {program}"), &version]);
    assert_has(
        &report,
        &["a server is running (client 1), root ", "open articles: 1", "/copydesk.toml", "lsp.log"],
    );
    assert!(!report.contains("ERROR") && !report.contains("WARNING"), "{report}");
}

#[test]
fn checkhealth_says_what_to_do_about_a_missing_program() {
    let Some(report) = report(&clone(), "{ cmd = { 'copydesk-of-nowhere', 'lsp' } }", "") else { return };
    assert_has(&report, &["ERROR there is no program copydesk-of-nowhere: `cargo install", "ADVICE"]);
    assert_has(&report, &["no server is running: it starts with a file whose type is text or markdown"]);
}

#[test]
fn checkhealth_says_what_to_do_about_a_program_that_may_not_be_run() {
    let clone = clone();
    let program = clone.write("copydesk", "#!/bin/sh\n");
    let Some(report) = report(&clone, &format!("{{ cmd = {{ '{program}', 'lsp' }} }}"), "") else { return };
    assert_has(&report, &["ERROR", "is not executable: `chmod +x`"]);
}

#[test]
fn checkhealth_says_what_to_do_about_a_program_that_is_too_old_or_another() {
    let clone = clone();
    for (script, said) in [("echo copydesk 0.0.9", "is copydesk 0.0.9"), ("exit 3", "tells no version")] {
        let program = clone.script("copydesk", script);
        let Some(report) = report(&clone, &format!("{{ cmd = {{ '{program}', 'lsp' }} }}"), "") else {
            return;
        };
        assert_has(&report, &["ERROR", said]);
    }
}

#[test]
fn checkhealth_says_what_to_do_about_a_server_that_hangs() {
    let clone = clone();
    let program =
        clone.script("copydesk", "[ \"$1\" = --version ] && echo copydesk 0.1.0 && exit\nexec sleep 600");
    let Some(report) = report(&clone, &format!("{{ cmd = {{ '{program}', 'lsp' }} }}"), "vim.wait(300)")
    else {
        return;
    };
    assert_has(
        &report,
        &["WARNING a server was started (client 1) and does not answer", "`:Copydesk restart`"],
    );
}

#[test]
fn checkhealth_knows_a_program_that_was_named_without_setup() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let program = clone.program();
    let plugin = clone.path("editors/neovim");
    let init = format!(
        "vim.opt.runtimepath:prepend('{}')\nvim.lsp.config('copydesk', {{ cmd = {{ '{program}', 'lsp' }} }})\nvim.lsp.enable('copydesk')\n",
        plugin.display()
    );
    clone.write("init.lua", &init);
    let steps = "attached() vim.cmd.checkhealth('copydesk') return table.concat(lines(), '\\n')";
    let report = clone.drive(clone.starting(neovim, "init.lua", EXPORT), steps);
    assert_has(text(&report), &[&format!("program: {program}"), "a server is running"]);
}
