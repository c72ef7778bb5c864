//! URLs in text: finding them, joining those that a line wrap has cut, repairing the malformed, comparing them.
//!
//! Everything here looks at text alone: no network, no files. `Scan` is the way in for running text; the other functions
//! take an address as a string.

mod ends;
mod found;
mod joint;
mod lines;
mod margin;
mod scan;
mod verdict;
mod wrap;

pub use ends::trailing_punctuation;
pub use found::{FoundUrl, Scan};
pub use margin::Margin;
