//! What an editor or a command asks about an article: plain data out of a snapshot, no protocol.

mod said;

pub use said::{Said, said};
