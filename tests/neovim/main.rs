//! A real Neovim with the plug-in of `editors/neovim`, used as a person uses it. A test's name is a line of the table of
//! features by editor: `module::what_holds`.
//!
//! `$COPYDESK_NVIM` names it, else it is `nvim` on the path; it has to be 0.11 or newer. `$COPYDESK_NVIM_0_10` names a Neovim
//! 0.10 for the tests in `old`. Where there is none, the tests say so on stderr and pass. The steps of each test are written
//! with the words of `drive.lua`.

mod commands;
mod extras;
mod findings;
mod fixes;
mod harness;
mod health;
mod help;
mod navigation;
mod old;
mod screen;
mod start;
mod trouble;
mod typing;
mod unusual;
