//! One line that is an annotation: `Related article: The title`.

use super::house::House;
use super::label::{FieldKind, Label, Strength};
use super::line::{self, Line};
use crate::text::Span;

/// A labelled line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// What its label says.
    pub kind: FieldKind,
    /// The label with its colon and the emphasis around it.
    pub label: Span,
    /// The label's words alone.
    pub name: Span,
    /// The rest of the line, without white space and emphasis around; may be empty.
    pub value: Span,
}

/// The annotation that `line` would be by its words alone, and how strong its label is. The caller knows the lines
/// around it: a weak label needs them, and a line that continues prose is no annotation at all.
pub fn recognise(text: &str, line: Line, house: &House) -> Option<(Annotation, Strength)> {
    let content = line.span.of(text);
    let indent = line::indent(content);
    if indent > 3 {
        return None;
    }
    let start = line.span.start.index() + indent;
    let rest = &text[start..line.span.end.index()];
    let opening = rest.len() - rest.trim_start_matches(['*', '_']).len();
    let (name_end, colon) = colon_in(rest, house.longest_label() + 4)?;
    let name = Span::new(start + opening, start + name_end);
    let name = trimmed(text, name, &[' ', '\u{A0}', '*', '_']);
    let label: Label = house.label(name.of(text))?;

    let mut value_start = start + name_end + colon;
    value_start += closing_emphasis(&text[value_start..line.span.end.index()], opening);
    // Emphasis that does not close behind the colon closes behind the value.
    let around: &[char] = if opening > 0 && value_start == start + name_end + colon {
        &[' ', '\t', '\u{A0}', '\u{FEFF}', '*', '_']
    } else {
        &[' ', '\t', '\u{A0}', '\u{FEFF}']
    };
    let value = trimmed(text, Span::new(value_start, line.span.end.index()), around);
    if opens_with_quotation(value.of(text)) && !takes_a_title(label.kind) {
        return None;
    }
    let label_span = Span::new(start, value_start);
    Some((Annotation { kind: label.kind, label: label_span, name, value }, label.strength))
}

/// Whether an annotation may stand in `lines`: there is none without a colon.
pub fn may_stand_in(lines: &str) -> bool {
    holds_colon(lines.as_bytes())
}

fn holds_colon(text: &[u8]) -> bool {
    // 0xEF begins the full-width colon.
    memchr::memchr2(b':', 0xEF, text).is_some()
}

/// Where the first colon stands in `rest`, and its length; `None` where none comes within
/// `limit`.
fn colon_in(rest: &str, limit: usize) -> Option<(usize, usize)> {
    if !holds_colon(&rest.as_bytes()[..rest.len().min(limit)]) {
        return None;
    }
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at <= limit) {
        match c {
            ':' if rest[at..].starts_with("://") => return None,
            ':' | '：' => return Some((at, c.len_utf8())),
            '"' | '“' | '”' | '[' | '<' | '(' => return None,
            _ => {}
        }
    }
    None
}

/// The emphasis that closes behind the colon of `**Label:** value`.
fn closing_emphasis(rest: &str, opening: usize) -> usize {
    rest.bytes().take(opening).take_while(|byte| matches!(byte, b'*' | b'_')).count()
}

/// A label followed by an opening quotation mark is a turn of dialogue ("Reporter: “When …”").
fn opens_with_quotation(value: &str) -> bool {
    value.starts_with(['"', '“', '„', '«', '‘'])
}

fn takes_a_title(kind: FieldKind) -> bool {
    match kind {
        FieldKind::Related | FieldKind::Headline | FieldKind::Original | FieldKind::Claim => true,
        FieldKind::Archived
        | FieldKind::Source
        | FieldKind::Byline
        | FieldKind::Published
        | FieldKind::Updated
        | FieldKind::Dateline
        | FieldKind::Correction
        | FieldKind::EditorsNote
        | FieldKind::Embargo
        | FieldKind::Caption
        | FieldKind::Language
        | FieldKind::Suppression
        | FieldKind::Profile
        | FieldKind::Other => false,
    }
}

/// `span` without the characters `around` at both ends.
pub fn trimmed(text: &str, span: Span, around: &[char]) -> Span {
    let inside = span.of(text);
    let front = inside.len() - inside.trim_start_matches(around).len();
    let length = inside[front..].trim_end_matches(around).len();
    let start = span.start.index() + front;
    Span::new(start, start + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<(FieldKind, &str, &str, Strength)> {
        let (found, strength) = recognise(text, line::line_at(text, 0), House::plain())?;
        Some((found.kind, found.label.of(text), found.value.of(text), strength))
    }

    #[test]
    fn a_label_and_its_value() {
        assert_eq!(
            first("Related article: Ferry to stop"),
            Some((FieldKind::Related, "Related article:", "Ferry to stop", Strength::Strong))
        );
        assert_eq!(
            first("  **Original URL:** https://a.example/x"),
            Some((FieldKind::Original, "**Original URL:**", "https://a.example/x", Strength::Strong))
        );
        assert_eq!(
            first("*Published: 2024-09-09*"),
            Some((FieldKind::Published, "*Published:", "2024-09-09", Strength::Strong))
        );
        assert_eq!(first("Source:"), Some((FieldKind::Source, "Source:", "", Strength::Weak)));
    }

    #[test]
    fn speech_and_lists_are_no_annotations() {
        assert_eq!(first("He added: the works go on."), None);
        assert_eq!(first("Q: When?"), None);
        assert_eq!(first("Reporter: “When will it open?”"), None);
        assert_eq!(first("https://a.example/x"), None);
        assert_eq!(first("    Source: indented code"), None);
    }
}
