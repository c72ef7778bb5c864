//! copydesk: what a good copy desk would say about a news article.
//!
//! `docs/architecture.md` is the map.

pub mod article;
pub mod attribution;
pub mod server;
pub mod text;
