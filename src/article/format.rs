//! Which of the two formats a text is written in.

use std::path::Path;

/// How a text is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, often hard-wrapped by an export.
    #[default]
    Plain,
    /// `CommonMark`, with what news sites put into it: front matter, wikilinks, shortcodes, HTML.
    Markdown,
}

impl Format {
    /// The format that a file's name tells.
    pub fn of_path(path: &Path) -> Self {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let markdown = ["md", "markdown", "mdown", "mkd", "mdx", "qmd"];
        if markdown.iter().any(|known| extension.eq_ignore_ascii_case(known)) {
            Self::Markdown
        } else {
            Self::Plain
        }
    }

    /// The format that an editor's language identifier tells; `None` where it leaves the name to decide.
    pub fn of_language(id: &str) -> Option<Self> {
        match id {
            "markdown" | "mdx" | "quarto" | "rmd" => Some(Self::Markdown),
            "plaintext" | "text" | "article" => Some(Self::Plain),
            _ => None,
        }
    }
}
