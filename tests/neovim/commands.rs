//! `:Copydesk` and its subcommands.

use serde_json::json;

use super::harness::{EXPORT, clone, edit, neovim, text};

#[test]
fn subcommands_are_completed() {
    let Some(offered) = edit(
        EXPORT,
        "return { vim.fn.getcompletion('Copydesk ', 'cmdline'), vim.fn.getcompletion('Copydesk re', 'cmdline') }",
    ) else {
        return;
    };
    assert_eq!(offered, json!([["info", "links", "log", "restart"], ["restart"]]));
}

#[test]
fn an_unknown_subcommand_is_answered_with_those_there_are() {
    let Some(said) = edit(EXPORT, "return said_by('silent! Copydesk reboot') .. table.concat(messages())")
    else {
        return;
    };
    assert!(
        text(&said).contains("there is no `:Copydesk reboot`; there are info, links, log, restart"),
        "{said}"
    );
}

#[test]
fn info_says_version_root_and_findings() {
    let Some(said) = edit(EXPORT, "assert(shows(1, 'wrapped-url')) return said_by('Copydesk info')") else {
        return;
    };
    let said = text(&said);
    for part in [
        &format!("server {}", env!("CARGO_PKG_VERSION")),
        "examples/newsroom",
        "open articles: 1",
        "findings in them: 1 error, ",
    ] {
        assert!(said.contains(part), "{part:?} in {said}");
    }
}

#[test]
fn restart_ends_the_server_and_starts_another_with_the_same_findings() {
    let steps = "
        assert(shows(1, 'wrapped-url'))
        local before = { vim.lsp.get_clients()[1].id, vim.api.nvim_get_proc_children(vim.fn.getpid())[1] }
        vim.cmd('Copydesk restart')
        assert(wait(function() return vim.lsp.get_client_by_id(before[1]) == nil end))
        attached()
        return {
            shows(1, 'wrapped-url'),
            #vim.lsp.get_clients(),
            vim.lsp.get_clients()[1].id ~= before[1],
            vim.api.nvim_get_proc_children(vim.fn.getpid())[1] ~= before[2],
            #vim.api.nvim_get_proc_children(vim.fn.getpid()),
            messages(),
        }";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert_eq!(here, json!([true, 1, true, true, 1, []]));
}

#[test]
fn restart_starts_a_server_that_is_not_running() {
    let steps = "
        vim.lsp.stop_client(vim.lsp.get_clients())
        assert(wait(function() return #vim.lsp.get_clients() == 0 end))
        vim.cmd('Copydesk restart')
        attached()
        return shows(1, 'wrapped-url')";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert_eq!(here, true);
}

#[test]
fn log_says_how_to_get_one_where_there_is_none() {
    let Some(said) = edit(EXPORT, "return said_by('Copydesk log')") else { return };
    assert!(text(&said).contains("lsp.log: nothing went wrong so far. `:help copydesk-log`"), "{said}");
}

#[test]
fn log_opens_the_file_that_the_server_writes() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let log = clone.path("desk.log");
    let options =
        format!("{{ cmd = {{ '{}', '--log-file', '{}', 'lsp' }} }}", clone.program(), log.display());
    let command = clone.set_up(neovim, EXPORT, &options);
    let steps = "attached() vim.cmd('Copydesk log') return vim.api.nvim_buf_get_name(0)";
    assert_eq!(clone.drive(command, steps), json!(log));
}

#[test]
fn links_asks_nobody_before_the_user_says_so() {
    let steps = "
        assert(shows(1, 'wrapped-url'))
        local asked = {}
        local function answer(chosen)
            vim.lsp.handlers['window/showMessageRequest'] = function(_, question)
                table.insert(asked, question.message)
                return chosen or vim.NIL
            end
        end
        answer(nil)
        vim.cmd('Copydesk links')
        assert(wait(function() return #asked == 1 end))
        answer({ title = 'Cancel' })
        vim.cmd('Copydesk links')
        assert(wait(function() return #asked == 2 end))
        return { asked = asked, said = said_by('silent! Copydesk links none') .. table.concat(messages()) }";
    let Some(here) = edit(EXPORT, steps) else { return };
    assert!(text(&here["asked"][0]).contains("`links.check` is off"), "{here}");
    assert!(text(&here["said"]).contains("takes nothing or `all`"), "{here}");
}

#[test]
fn links_says_what_came_of_them() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let article = clone
        .write("alone/links.txt", "The mayor admitted that the dam burst, see http://gone.invalid/dam.\n");
    // An archive that may not be asked.
    let links = "{ check = 'on-command', archiveEndpoint = 'http://127.0.0.1:9' }";
    let options = format!(
        "{{ cmd = {{ '{}', 'lsp' }}, settings = {{ copydesk = {{ links = {links}, rules = {{ ['loaded-verb'] = 'info' }} }} }} }}",
        clone.program()
    );
    let steps = "
        -- The rule is off unless the settings have come.
        assert(shows(1, 'loaded-verb'))
        vim.cmd('Copydesk links')
        assert(wait(function() return count('dead-link') == 1 end))
        return tells('links: 1 dead')";
    let mut command = clone.set_up(neovim, &article, &options);
    command.env("COPYDESK_CACHE_DIR", clone.path("cache"));
    assert_eq!(clone.drive(command, steps), true);
}
