//! What the user sees when the server cannot be run, dies, hangs or is set wrongly.

use serde_json::json;

use super::harness::{Clone, EXPORT, clone, neovim, text};

/// Neovim's messages after `steps`, with the plug-in set up with `options`.
fn messages(clone: &Clone, options: &str, steps: &str) -> Option<Vec<String>> {
    let command = clone.set_up(neovim()?, EXPORT, options);
    let said = clone.drive(command, &format!("{steps}\nreturn messages()"));
    Some(said.as_array().expect("a list").iter().map(|line| text(line).to_owned()).collect())
}

#[test]
fn a_missing_program_is_named_once_with_what_to_do() {
    let Some(said) = messages(&clone(), "{ cmd = { 'copydesk-of-nowhere', 'lsp' } }", "vim.wait(300)") else {
        return;
    };
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("there is no program copydesk-of-nowhere: `cargo install"), "{said:?}");
}

#[test]
fn a_program_that_is_installed_later_is_found_by_restart() {
    let clone = clone();
    let program = clone.path("later");
    let options = format!("{{ cmd = {{ '{}', 'lsp' }} }}", program.display());
    let steps = format!(
        "vim.cmd('Copydesk restart')
        vim.uv.fs_symlink('{}', '{}')
        vim.cmd('Copydesk restart')
        attached()
        assert(shows(1, 'wrapped-url'))",
        clone.program(),
        program.display()
    );
    let Some(said) = messages(&clone, &options, &steps) else { return };
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn a_program_that_may_not_be_run_is_named_once_with_what_to_do() {
    let clone = clone();
    let program = clone.write("copydesk", "#!/bin/sh\n");
    let Some(said) = messages(&clone, &format!("{{ cmd = {{ '{program}', 'lsp' }} }}"), "vim.wait(300)")
    else {
        return;
    };
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("is not executable: `chmod +x`"), "{said:?}");
}

#[test]
fn a_command_that_is_no_list_is_explained() {
    let Some(said) = messages(&clone(), "{ cmd = 'copydesk lsp' }", "vim.wait(300)") else { return };
    assert_eq!(said, ["copydesk: `cmd` has to be a list of strings, such as { 'copydesk', 'lsp' }"]);
}

#[test]
fn a_program_that_is_too_old_is_named_once_and_used_all_the_same() {
    let clone = clone();
    let script =
        format!("[ \"$1\" = --version ] && echo copydesk 0.0.9 && exit\nexec '{}' \"$@\"", clone.program());
    let program = clone.script("old-copydesk", &script);
    let steps =
        "attached() assert(shows(1, 'wrapped-url')) tells('0.0.9') vim.cmd.edit('other.txt') vim.wait(500)";
    let options = format!("{{ cmd = {{ '{program}', 'lsp' }} }}");
    let Some(said) = messages(&clone, &options, steps) else { return };
    let said: Vec<_> = said.iter().filter(|line| line.contains("copydesk:")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].contains("old-copydesk is copydesk 0.0.9, this plug-in needs 0.1.0: `cargo install"),
        "{said:?}"
    );
}

#[test]
fn a_killed_server_comes_back_with_its_findings() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let steps = "
        assert(shows(1, 'wrapped-url'))
        kill()
        local gone = count('wrapped-url')
        attached()
        return { gone, shows(1, 'wrapped-url'), #messages() }";
    assert_eq!(clone.edit(neovim, EXPORT, steps), json!([0, true, 1]));
}

#[test]
fn a_server_that_dies_again_and_again_stays_away_until_it_is_asked_for() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let steps = "
        for _ = 1, 4 do
            attached()
            kill()
        end
        assert(tells('stays away'))
        vim.wait(2000)
        local here = { told = #messages(), running = #vim.lsp.get_clients(), last = messages()[#messages()] }
        vim.cmd('Copydesk restart')
        attached()
        here.back = shows(1, 'wrapped-url')
        return here";
    let here = clone.edit(neovim, EXPORT, steps);
    // Four times Neovim's own word, and once ours.
    assert_eq!(here["told"], 5, "{here}");
    assert_eq!(here["running"], 0, "{here}");
    assert!(
        text(&here["last"]).contains("has ended 4 times and stays away; `:Copydesk restart` starts it"),
        "{here}"
    );
    assert_eq!(here["back"], true, "{here}");
}

#[test]
fn a_server_that_ends_at_once_is_given_up_after_a_few_tries() {
    let clone = clone();
    let program = clone.script("copydesk", "[ \"$1\" = --version ] && echo copydesk 0.1.0\nexit 0");
    let options = format!("{{ cmd = {{ '{program}', 'lsp' }} }}");
    let Some(said) = messages(&clone, &options, "assert(tells('stays away')) vim.wait(2000)") else { return };
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn a_server_that_hangs_at_start_is_told_once_and_neovim_stays_usable() {
    let clone = clone();
    let program =
        clone.script("copydesk", "[ \"$1\" = --version ] && echo copydesk 0.1.0 && exit\nexec sleep 600");
    let steps = "
        press('ggOTyped while it hangs.<Esc>')
        assert(vim.trim(lines()[1]) == 'Typed while it hangs.')
        vim.cmd.edit('examples/newsroom/archive/other.txt')
        assert(tells('does not answer'))
        vim.wait(1000)
        vim.cmd('Copydesk restart')
        vim.wait(1000)
        assert(#vim.lsp.get_clients({ _uninitialized = true }) == 1)";
    let options = format!("{{ cmd = {{ '{program}', 'lsp' }} }}");
    let Some(said) = messages(&clone, &options, &format!("vim.o.hidden = true {steps}")) else { return };
    let said: Vec<_> = said.iter().filter(|line| line.contains("copydesk")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("does not answer; `:Copydesk restart` starts it anew"), "{said:?}");
}

/// Sets `rules` in the running server to a list, and to a table again.
const MISSET: &str = "
    assert(shows(1, 'wrapped-url') and shows(0, 'sourceless-claim'))
    local client = vim.lsp.get_clients()[1]
    local function set(settings)
        client.settings = { copydesk = settings }
        client:notify('workspace/didChangeConfiguration', { settings = client.settings })
    end
    set(WRONG)
    assert(tells('copydesk:'))
    vim.cmd('edit examples/newsroom/archive/ferry-law.txt | buffer #')
    vim.wait(1000)
    local here = { said = messages(), after = count('sourceless-claim') }
    set({ rules = { ['wrapped-url'] = 'off' } })
    here.mended = shows(0, 'wrapped-url')
    return here";

fn assert_last_good_settings_hold(wrong: &str, message: &str) {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let options = format!(
        "{{ cmd = {{ '{}', 'lsp' }}, settings = {{ copydesk = {{ rules = {{ ['sourceless-claim'] = 'off' }} }} }} }}",
        clone.program()
    );
    let command = clone.set_up(neovim, EXPORT, &options);
    let here = clone.drive(command, &format!("attached() {}", MISSET.replace("WRONG", wrong)));
    let said: Vec<&str> = here["said"].as_array().expect("a list").iter().map(text).collect();
    let said: Vec<&&str> = said.iter().filter(|line| line.contains("copydesk:")).collect();
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(message), "{said:?}");
    assert_eq!(here["after"], 0, "the last good settings hold");
    assert_eq!(here["mended"], true, "good settings are taken over again");
}

#[test]
fn settings_of_a_wrong_type_are_told_once_and_the_last_good_ones_hold() {
    assert_last_good_settings_hold(
        "{ rules = 'off' }",
        "editor setting `rules`: expects a table of names and values",
    );
}

#[test]
fn settings_that_are_no_table_are_told_once_and_the_last_good_ones_hold() {
    assert_last_good_settings_hold("'off'", "editor settings: \"off\" is no table of settings");
}
