//! What is shown while somebody types.

use super::harness::{EXPORT, clone, edit, findings, neovim};

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
    let clone = clone();
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

/// Types `text` after the line with `after`, key by key as a person does, in a Neovim beside; what is shown when typing
/// begins, after each key, and once it rests, as lists of messages without repetitions.
fn typed(after: &str, text: &str) -> Option<Vec<Vec<String>>> {
    let clone = clone();
    let count = clone.checked(EXPORT).len();
    let steps = format!("return type_letters({EXPORT:?}, {count}, {after:?}, {text:?})");
    let command = clone.command(neovim()?, "examples/newsroom/README.md");
    let shown = clone.drive(command, &steps);
    let messages = |list: &serde_json::Value| {
        list.as_array()
            .into_iter()
            .flatten()
            .map(|message| super::harness::text(message).to_owned())
            .collect()
    };
    let mut shown: Vec<Vec<String>> = shown.as_array().expect("a list").iter().map(messages).collect();
    shown.dedup();
    Some(shown)
}

#[test]
fn a_quote_typed_letter_by_letter_with_its_speaker_shows_nothing_on_the_way() {
    let sentence = "\"We will not sell the night boat before the spring,\" Commissioner Ines Duarte told the council on Monday.";
    let Some(shown) = typed("The board has said", sentence) else { return };
    assert_eq!(shown.len(), 1, "what is shown changed on the way: {shown:#?}");
}

#[test]
fn a_quote_typed_letter_by_letter_without_a_speaker_is_shown_once_and_stays() {
    let sentences =
        "The quay was closed in May.\n\n\"Nobody asked us, and nobody will ask us.\"\n\nIt opens in June.\n";
    let Some(shown) = typed("The board has said", sentences) else { return };
    let [before, with_quote] = shown.as_slice() else { panic!("what is shown flickered: {shown:#?}") };
    assert_eq!(with_quote.len(), before.len() + 1, "{shown:#?}");
    assert!(with_quote.iter().any(|message| message.contains("unattributed-quote")), "{shown:#?}");
}
