//! Front matter in its three styles: YAML between `---`, TOML between `+++`, and bare `Key: value` lines at the top.

mod entry;
mod header;
mod lenient;
mod plain;
mod toml;
mod yaml;

pub use entry::{Entry, Scalar, Value};

use super::house::House;
use super::line::{self, is_blank, lines};
use crate::text::Span;

/// How front matter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// YAML between `---` lines.
    Yaml,
    /// TOML between `+++` lines.
    Toml,
    /// `Key: value` lines without fences.
    Header,
}

/// Front matter as read; spans count in the chunk that holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// How it is written.
    pub style: Style,
    /// Its keys in order.
    pub entries: Vec<Entry>,
    /// Why its own reader refused it, and the line; the entries were then read line by line.
    pub refused: Option<Refusal>,
}

/// Why a reader refused front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The line at fault.
    pub span: Span,
    /// What the reader said.
    pub reason: String,
}

/// More lines than any front matter has; where no fence closes it before, the text has none.
const MOST_LINES: usize = 2_000;

/// The front matter at the start of `text`: its style and where it ends.
pub fn find(text: &str, house: &House) -> Option<(Style, usize)> {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let first = line::line_at(text, start);
    match first.span.of(text).trim_end() {
        "---" => fenced(text, first.next, &["---", "..."]).map(|end| (Style::Yaml, end)),
        "+++" => fenced(text, first.next, &["+++"]).map(|end| (Style::Toml, end)),
        _ => header::find(text, start, house).map(|end| (Style::Header, end)),
    }
}

/// Whether `text` begins with a line that would open front matter if another closed it.
pub fn opens_with_fence(text: &str) -> bool {
    matches!(line::line_at(text, 0).span.of(text).trim_start_matches('\u{FEFF}').trim_end(), "---" | "+++")
}

/// Reads the chunk `text` as front matter of `style`.
pub fn read(text: &str, style: Style, house: &House) -> FrontMatter {
    let (entries, refused) = match style {
        Style::Header => (header::read(text, house), None),
        Style::Yaml => strict_or_lenient(text, ':', yaml::read),
        Style::Toml => strict_or_lenient(text, '=', toml::read),
    };
    FrontMatter { style, entries, refused }
}

type Strict = fn(&str, Span) -> Result<Vec<Entry>, Refusal>;

/// What the style's own reader says, or, where it refuses, what can be read line by line, so that a stray colon in a
/// title does not lose the date and the sources.
fn strict_or_lenient(text: &str, separator: char, strict: Strict) -> (Vec<Entry>, Option<Refusal>) {
    let body = between_fences(text);
    match strict(text, body) {
        Ok(entries) => (entries, None),
        Err(refusal) => (lenient::read(text, body, separator), Some(refusal)),
    }
}

fn fenced(text: &str, start: usize, closing: &[&str]) -> Option<usize> {
    lines(text, start)
        .take(MOST_LINES)
        .find(|line| closing.contains(&line.span.of(text).trim_end()))
        .map(|line| line.next)
}

fn between_fences(text: &str) -> Span {
    let first = line::line_at(text, 0).next;
    let mut last = first;
    for line in lines(text, first) {
        if !is_blank(line.span.of(text)) {
            last = line.span.start.index();
        }
    }
    Span::new(first, last.max(first))
}
