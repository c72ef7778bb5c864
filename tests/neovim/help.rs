//! `:help copydesk` and the file types.

use serde_json::json;

use super::harness::{EXPORT, edit};

#[test]
fn every_subcommand_option_and_setting_has_its_help() {
    let steps = "
        vim.cmd.helptags('editors/neovim/doc')
        local names = { 'copydesk', ':Copydesk', 'copydesk-install' }
        for _, subcommand in ipairs(require('copydesk.commands').SUBCOMMANDS) do
            table.insert(names, 'copydesk-' .. subcommand.name)
        end
        for _, extra in ipairs(require('copydesk.extras').EXTRAS) do
            table.insert(names, 'copydesk-setup-' .. extra.option)
        end
        for _, option in ipairs({ 'cmd', 'filetypes', 'root_markers', 'settings' }) do
            table.insert(names, 'copydesk-setup-' .. option)
        end
        return vim.tbl_filter(function(name)
            vim.cmd.help(name)
            local found = vim.api.nvim_get_current_line():find('*' .. name .. '*', 1, true)
            vim.cmd.helpclose()
            return not found
        end, names)";
    let Some(missing) = edit(EXPORT, steps) else { return };
    assert_eq!(missing, json!([]));
}

#[test]
fn links_in_the_help_lead_somewhere() {
    let steps = "
        vim.cmd.helptags('editors/neovim/doc')
        vim.cmd.help('copydesk')
        local missing = {}
        for name in table.concat(lines(), '\\n'):gmatch('|([^|%s]+)|') do
            if #vim.fn.getcompletion('help ' .. name, 'cmdline') == 0 then
                table.insert(missing, name)
            end
        end
        return missing";
    let Some(missing) = edit(EXPORT, steps) else { return };
    assert_eq!(missing, json!([]));
}

#[test]
fn files_that_are_called_articles_are_text() {
    let steps = "return vim.tbl_map(function(name)
        vim.cmd.edit(name)
        return vim.bo.filetype
    end, { 'quay.article', 'quay.article.txt', 'quay.txt', 'quay.md', 'quay.rs' })";
    let Some(types) = edit(EXPORT, steps) else { return };
    assert_eq!(types, json!(["text", "text", "text", "markdown", "rust"]));
}
