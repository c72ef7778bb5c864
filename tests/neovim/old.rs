//! Neovim 0.10, which has no `vim.lsp.enable`.

use serde_json::json;

use super::harness::{EXPORT, clone, neovim, old_neovim, text};

#[test]
fn neovim_0_10_shows_findings_hover_and_definition() {
    let Some(neovim) = old_neovim() else { return };
    let clone = clone();
    let steps = "
        local here = { shows(1, 'wrapped-url'), vim.lsp.get_clients()[1].root_dir, messages() }
        cursor('Harbour Board Shows')
        table.insert(here, hover('The harbour board has broken the law') ~= '')
        table.insert(here, definition('Harbour Board Shows', 'ferry-law.txt').file)
        return here";
    let newsroom = clone.path("examples/newsroom").canonicalize().expect("it is there");
    assert_eq!(clone.edit(neovim, EXPORT, steps), json!([true, newsroom, [], true, "ferry-law.txt"]));
}

#[test]
fn neovim_0_10_makes_quick_fixes() {
    let Some(neovim) = old_neovim() else { return };
    let steps = "
        assert(shows(1, 'wrapped-url'))
        cursor('https://www.saltmerecourier.example/2023')
        fix('Join the URL')
        return shows(0, 'wrapped-url')";
    assert_eq!(clone().edit(neovim, EXPORT, steps), true);
}

#[test]
fn neovim_0_10_restarts_the_server_and_brings_it_back_when_it_is_killed() {
    let Some(neovim) = old_neovim() else { return };
    let steps = "
        assert(shows(1, 'wrapped-url'))
        kill()
        attached()
        local here = { shows(1, 'wrapped-url') }
        vim.cmd('Copydesk restart')
        assert(shows(0, 'wrapped-url'))
        attached()
        table.insert(here, shows(1, 'wrapped-url'))
        table.insert(here, said_by('Copydesk info'):find('findings in them: 1 error', 1, true) ~= nil)
        return here";
    assert_eq!(clone().edit(neovim, EXPORT, steps), json!([true, true, true]));
}

#[test]
fn neovim_0_10_reports_its_health() {
    let Some(neovim) = old_neovim() else { return };
    let steps = "vim.cmd.checkhealth('copydesk') return table.concat(lines(), '\\n')";
    let report = clone().edit(neovim, EXPORT, steps);
    let report = text(&report);
    assert!(report.contains("Neovim 0.10") && report.contains("a server is running"), "{report}");
    assert!(!report.contains("ERROR"), "{report}");
}

/// The same path in a newer Neovim, for machines that have no old one.
#[test]
fn a_neovim_without_lsp_enable_starts_the_server_too() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let mut command = clone.command(neovim, EXPORT);
    command.args(["--cmd", "lua vim.lsp.enable = nil"]);
    let root = clone
        .drive(command, "attached() return { shows(1, 'wrapped-url'), vim.lsp.get_clients()[1].root_dir }");
    let newsroom = clone.path("examples/newsroom").canonicalize().expect("it is there");
    assert_eq!(root, json!([true, newsroom]));
}
