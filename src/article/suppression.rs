//! What a writer takes out of the findings: comments in Markdown (`<!-- copydesk-disable-line NAME -- why -->`), and the
//! label or key `copydesk-ignore`.

use super::place::Place;
use crate::text::Span;

/// How far a suppression reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The whole article.
    File,
    /// The lines on which it stands.
    Line,
    /// The block behind it, blank lines notwithstanding.
    NextBlock,
    /// All that follows, up to an `End`.
    Start,
    /// What follows speaks again.
    End,
}

impl Reach {
    /// The words behind `copydesk-` in a comment, with what they mean.
    pub const COMMANDS: [(&str, Self); 5] = [
        ("disable", Self::Start),
        ("disable-file", Self::File),
        ("disable-line", Self::Line),
        ("disable-next-line", Self::NextBlock),
        ("enable", Self::End),
    ];
}

/// A comment that speaks to copydesk; its spans count in its chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `<!--` to behind `-->`.
    pub extent: Span,
    /// The command, with `copydesk-`.
    pub command: Span,
    /// What the command means; `None` where there is no such command.
    pub reach: Option<Reach>,
    /// The rules it names.
    pub names: Vec<Span>,
}

/// What one comment, label or key takes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// The whole comment; the value of a label or key.
    pub extent: Place,
    /// The command of a comment; the name of a label or key.
    pub command: Place,
    /// How far it reaches; `None` where the command is none.
    pub reach: Option<Reach>,
    /// The rules it names. A comment without any means all.
    pub names: Vec<Place>,
    /// Whether it is a comment.
    pub is_comment: bool,
}

/// What every command begins with.
const OURS: &str = "copydesk-";

/// The comment under `extent` of `text`, `<!--` and `-->` included, if it speaks to copydesk.
pub fn comment(text: &str, extent: Span) -> Option<Comment> {
    let inside = extent.of(text).strip_prefix("<!--")?.strip_suffix("-->")?;
    let words = inside.trim_start();
    if !words.starts_with(OURS) {
        return None;
    }
    let start = extent.start.index() + "<!--".len() + (inside.len() - words.len());
    let length = words.find(|c: char| c.is_whitespace() || c == ',').unwrap_or(words.len());
    let command = Span::new(start, start + length);
    let name = &command.of(text)[OURS.len()..];
    let known = Reach::COMMANDS.iter().find(|(known, _)| *known == name);
    let rest = Span::new(command.end.index(), extent.end.index() - "-->".len());
    Some(Comment { extent, command, reach: known.map(|(_, reach)| *reach), names: names(text, rest) })
}

/// The names under `within` of `text`, up to the dashes behind which the reason stands.
pub fn names(text: &str, within: Span) -> Vec<Span> {
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '[' | ']' | '"' | '\'');
    let start = within.start.index();
    let words = within.of(text).split(is_between).filter(|word| !word.is_empty());
    // Editors make a dash of two hyphens; an item of a list in front matter begins with one.
    let words = words.take_while(|word| !matches!(*word, "--" | "–" | "—")).filter(|word| *word != "-");
    let offset = |word: &str| word.as_ptr().addr() - within.of(text).as_ptr().addr();
    words.map(|word| Span::new(start + offset(word), start + offset(word) + word.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Option<Reach>, Vec<&str>)> {
        let found = comment(text, Span::new(0, text.len()))?;
        Some((found.reach, found.names.iter().map(|name| name.of(text)).collect()))
    }

    #[test]
    fn a_comment_names_rules_and_may_say_why() {
        assert_eq!(
            read("<!-- copydesk-disable-next-line reportedly, bare-source -- agreed with the desk -->"),
            Some((Some(Reach::NextBlock), vec!["reportedly", "bare-source"]))
        );
        assert_eq!(read("<!--copydesk-enable-->"), Some((Some(Reach::End), vec![])));
        assert_eq!(
            read("<!--\ncopydesk-disable-file\n  reportedly\n-->"),
            Some((Some(Reach::File), vec!["reportedly"]))
        );
        assert_eq!(read("<!-- copydesk-disable-nextline reportedly -->"), Some((None, vec!["reportedly"])));
    }

    #[test]
    fn other_comments_are_nobodys_business() {
        assert_eq!(read("<!-- the copydesk-disable comment is explained below -->"), None);
        assert_eq!(read("<!-- more -->"), None);
    }
}
