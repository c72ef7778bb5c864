//! Text into `Article`; one recogniser a file.

pub mod url;
