//! What an editor or a command asks about an article: plain data out of a snapshot, no protocol.

mod cursor;
mod echo;
mod goto;
mod hover;
mod links;
mod said;
mod silence;
mod symbols;
mod unfinished;

pub use cursor::{Under, under};
pub use goto::{Destination, definition, is_headline, mentions_of};
pub use hover::{Hover, Snapshot, hover};
pub use links::{DocumentLink, document_links};
pub use said::{Said, said};
pub use silence::{Silencing, silencings};
pub use symbols::{Symbol, SymbolKind, symbols};
pub use unfinished::unfinished;
