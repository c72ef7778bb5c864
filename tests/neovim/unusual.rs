//! Buffers and folders of unusual kinds: none, many, large, changed by others.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::{Duration, Instant};

use serde_json::json;
use tempfile::TempDir;

use super::harness::{EXPORT, clone, edit, findings, neovim};

const NAMELESS: &str =
    "The quay was closed in May.\n\n\"Nobody asked us, and nobody will ask us.\"\n\nIt opens in June.\n";

#[test]
fn an_article_in_a_folder_without_a_root_is_checked() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    // The clone lies below the project's own `.git`.
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("quay.txt");
    std::fs::write(&article, NAMELESS).expect("a file is written");
    let steps = "
        local found = shows(1, 'unattributed-quote')
        return { found, vim.lsp.get_clients()[1].root_dir == nil, said_by('Copydesk info'), messages() }";
    let here = clone.edit(neovim, article.to_str().expect("UTF-8"), steps);
    assert_eq!(here[0], true, "{here}");
    assert_eq!(here[1], true, "{here}");
    assert!(here[2].as_str().is_some_and(|said| said.contains("root: none")), "{here}");
}

#[test]
fn a_buffer_without_a_name_is_checked_once_it_has_one() {
    let steps = format!(
        "vim.cmd.enew()
        vim.bo.filetype = 'text'
        vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.split({NAMELESS:?}, '\\n'))
        vim.wait(500)
        local here = {{ nameless = #vim.lsp.get_clients({{ bufnr = 0 }}) + #vim.diagnostic.get(0) }}
        vim.cmd.write('examples/newsroom/archive/quay.txt')
        here.named = shows(1, 'unattributed-quote')
        cursor('will ask us.')
        press('f.r,f\"a Greta Lund said.<Esc>')
        here.mended = shows(0, 'unattributed-quote')
        here.buffers = #vim.fn.getbufinfo({{ buflisted = 1 }})
        return here"
    );
    let Some(here) = edit(EXPORT, &steps) else { return };
    assert_eq!(here, json!({"nameless": 0, "named": true, "mended": true, "buffers": 2}));
}

#[test]
fn two_folders_each_have_their_own_settings() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    clone.write("two/city/copydesk.toml", "[rules]\nunattributed-quote = \"off\"\n");
    clone.write("two/sport/copydesk.toml", "[rules]\nunattributed-quote = \"error\"\n");
    clone.write("two/city/quay.txt", NAMELESS);
    clone.write("two/sport/quay.txt", NAMELESS);
    let steps = "
        vim.cmd.edit('two/sport/quay.txt')
        attached()
        local here = { shows(1, 'unattributed-quote'), findings()[1].severity, #vim.lsp.get_clients() }
        vim.cmd.buffer('two/city/quay.txt')
        vim.wait(500)
        table.insert(here, count('unattributed-quote'))
        return here";
    assert_eq!(clone.edit(neovim, "two/city/quay.txt", steps), json!([true, 1, 2, 0]));
}

#[test]
fn fifty_open_articles_have_their_findings() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    clone.write("fifty/copydesk.toml", "");
    for number in 0..50 {
        clone.write(&format!("fifty/{number}.txt"), &format!("Story {number}\n\n{NAMELESS}"));
    }
    let steps = "
        for number = 0, 49 do
            vim.cmd.edit(('fifty/%d.txt'):format(number))
        end
        local function have_theirs()
            return vim.iter(vim.api.nvim_list_bufs()):all(function(buffer)
                return #vim.tbl_filter(function(shown)
                    return shown.code == 'unattributed-quote'
                end, vim.diagnostic.get(buffer)) == 1
            end)
        end
        return { wait(have_theirs), #vim.lsp.get_clients(), vim.tbl_count(vim.lsp.get_clients()[1].attached_buffers) }";
    assert_eq!(clone.edit(neovim, "fifty/0.txt", steps), json!([true, 1, 50]));
}

#[test]
fn an_article_of_five_megabytes_can_be_edited_while_it_is_read() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    clone.write("large/copydesk.toml", "");
    let mut article = String::from(NAMELESS);
    let mut number = 0;
    while article.len() < 5 << 20 {
        number += 1;
        let _ = write!(
            article,
            "\nThe council met in room {number} on Monday and spoke of the quay, Mayor Ines Duarte said.\n"
        );
    }
    clone.write("large/quay.txt", &article);
    let steps = "
        local began = vim.uv.now()
        press('ggOTyped at once.<Esc>')
        local typed = vim.uv.now() - began
        local found = wait(function() return count('unattributed-quote') == 1 end)
            or wait(function() return count('unattributed-quote') == 1 end)
        return { typed < 2000, found, typed, vim.uv.now() - began }";
    let began = Instant::now();
    let here = clone.edit(neovim, "large/quay.txt", steps);
    assert_eq!((&here[0], &here[1]), (&json!(true), &json!(true)), "{here}");
    assert!(began.elapsed() < Duration::from_mins(1), "{here}");
}

#[test]
fn an_article_changed_by_another_program_is_read_anew() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    let steps = "
        assert(shows(1, 'wrapped-url'))
        vim.o.autoread = true
        local file = vim.api.nvim_buf_get_name(0)
        local text = table.concat(lines(), '\\n'):gsub('captain%-a8\\n2491', 'captain-a82491')
        vim.wait(20)
        text = text:gsub('Reiss also met', 'The quay was closed in May.\\n\\n\"Nobody asked us, and nobody will ask us.\"\\n\\n%0')
        vim.fn.writefile(vim.split(text, '\\n'), file)
        vim.cmd.checktime()
        assert(shows(0, 'wrapped-url') and shows(1, 'unattributed-quote'))
        return findings()";
    let shown: BTreeSet<String> = findings(&clone.edit(neovim, EXPORT, steps));
    assert_eq!(shown, clone.checked(EXPORT));
}
