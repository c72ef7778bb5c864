//! Inlay hints and code lenses, for those who switch them on.

use serde_json::json;

use super::harness::{EXPORT, clone, neovim};

/// A server inside Neovim that offers what `capabilities` say and counts what it is asked.
fn stub(capabilities: &str, options: &str) -> String {
    format!(
        "{{ {options} cmd = function()
            asked = {{}}
            return {{
                request = function(method, _, answer)
                    asked[method] = (asked[method] or 0) + 1
                    answer(nil, method == 'initialize' and {{ capabilities = {{ {capabilities} }} }} or {{}})
                    return true, 1
                end,
                notify = function() return true end,
                is_closing = function() return false end,
                terminate = function() end,
            }}
        end }}"
    )
}

/// Whether hints are on, and whether lenses and hints were asked for, in a Neovim set up with `options`.
fn shown(options: &str) -> Option<serde_json::Value> {
    let clone = clone();
    let command = clone.set_up(neovim()?, EXPORT, options);
    let steps = "
        attached()
        vim.cmd.doautocmd('InsertLeave')
        vim.wait(300)
        asked = asked or {}
        return {
            vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }),
            (asked['textDocument/codeLens'] or 0) > 1,
            messages(),
        }";
    Some(clone.drive(command, steps))
}

const BOTH: &str = "inlayHintProvider = true, codeLensProvider = {}";

#[test]
fn inlay_hints_and_code_lenses_are_shown_to_those_who_want_them() {
    let Some(here) = shown(&stub(BOTH, "inlay_hints = true, code_lens = true,")) else { return };
    assert_eq!(here, json!([true, true, []]));
}

#[test]
fn inlay_hints_and_code_lenses_are_not_shown_unasked() {
    let Some(here) = shown(&stub(BOTH, "")) else { return };
    assert_eq!(here, json!([false, false, []]));
}

#[test]
fn what_the_server_does_not_offer_is_silently_not_shown() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let options =
        format!("{{ inlay_hints = true, code_lens = true, cmd = {{ '{}', 'lsp' }} }}", clone.program());
    let steps = "
        attached()
        assert(shows(1, 'wrapped-url'))
        vim.cmd.doautocmd('InsertLeave')
        local offered = vim.lsp.get_clients()[1].server_capabilities
        return { vim.lsp.inlay_hint.is_enabled({ bufnr = 0 }) == (offered.inlayHintProvider ~= nil), messages() }";
    assert_eq!(clone.drive(clone.set_up(neovim, EXPORT, &options), steps), json!([true, []]));
}
