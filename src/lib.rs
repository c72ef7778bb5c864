//! copydesk: what a good copy desk would say about a news article.
//!
//! `docs/architecture.md` is the map.

pub mod archive;
pub mod article;
pub mod attribution;
pub mod checks;
pub mod cli;
pub mod docs;
pub mod features;
pub mod links;
pub mod server;
pub mod settings;
pub mod text;
