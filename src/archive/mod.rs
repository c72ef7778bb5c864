//! The newsroom's articles as a whole: walking a folder, facts of each article, and who leads to whom.
//!
//! Reads files; never writes any.

mod decode;
mod echo;
mod facts;
mod index;
mod key;
mod resolve;
mod root;
mod scan;
mod spellings;

pub use decode::{Decoded, NotText, decode};
pub use facts::{Facts, Use};
pub use index::{Archive, Backlink};
pub use key::Key;
pub use root::{Found, Root, articles, is_article};
pub use scan::{ReadError, ReadFile, on_all_cores, read, scan};
