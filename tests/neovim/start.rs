//! How the server starts, and what keeps it from starting.

use std::fs;

use super::harness::{EXPORT, clone, neovim, run};

#[test]
fn a_clone_that_is_not_built_says_how_to_build() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    fs::remove_dir_all(clone.path("target")).expect("it is there");
    let mut command = clone.command(neovim, EXPORT);
    command.arg("+qall!").env("PATH", "");
    let shown = run(command);
    assert!(shown.contains("run `cargo build --release`"), "{shown}");
    assert_eq!(shown.lines().count(), 1, "{shown}");
}

#[test]
fn settings_of_the_editor_win_over_the_file_where_they_are_set() {
    let Some(neovim) = neovim() else { return };
    let clone = clone();
    clone.write(
        "examples/newsroom/copydesk.toml",
        "[rules]\nsourceless-claim = \"error\"\nvague-authority = \"off\"\n",
    );
    let options = format!(
        "{{ cmd = {{ '{}', 'lsp' }}, settings = {{ copydesk = {{ rules = {{ ['sourceless-claim'] = 'off' }} }} }} }}",
        clone.program()
    );
    let steps = "attached() return shows(1, 'wrapped-url') and shows(0, 'sourceless-claim') and shows(0, 'vague-authority')";
    assert_eq!(clone.drive(clone.set_up(neovim, EXPORT, &options), steps), true);
}
