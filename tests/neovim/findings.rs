//! Findings are those of the command line.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::harness::{ALONE, Clone, clone, findings, neovim};

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
    let clone = clone();
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
    let clone = clone();
    assert_editor_and_command_line_agree(&clone, neovim, &[ALONE]);
}
