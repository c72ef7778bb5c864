//! Links asked over a network: a hostile web of real servers on this machine, by the library, the command line and an editor.

#[path = "../client/mod.rs"]
mod client;
mod web;

mod archive;
mod command;
mod editor;
mod hostile;
mod kill;
mod load;
mod manners;
mod proxy;
mod safety;
mod sizes;
mod tls;
