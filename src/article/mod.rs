//! Text into `Article`; one recogniser a file.

mod annotation;
mod assemble;
mod block;
mod chunk;
mod date;
mod dateline;
mod document;
mod format;
mod front_matter;
mod html;
mod label;
mod line;
mod link;
mod markdown;
mod mask;
mod outline;
mod place;
mod prose;
mod published;
mod split;
mod structure;
mod template;
pub mod url;

pub use annotation::Annotation;
pub use block::{Block, BlockKind};
pub use chunk::Chunk;
pub use date::{Date, DateReading, month_named, read as read_date};
pub use document::{Article, Part};
pub use format::Format;
pub use label::FieldKind;
pub use link::{Link, LinkForm, LinkRole, Target};
pub use mask::on_one_line;
pub use outline::{Field, FieldOrigin, Outline, Reference, Related, RoledLink};
pub use place::Place;
pub use published::date_of_address;
