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
