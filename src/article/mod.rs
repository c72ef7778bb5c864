//! Text into `Article`; one recogniser a file.

pub mod annotation;
mod format;
pub mod front_matter;
pub mod label;
pub mod line;
pub mod split;
pub mod url;

pub use format::Format;
