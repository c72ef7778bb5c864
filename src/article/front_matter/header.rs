//! Front matter without fences: `Title: …` lines at the very top, as Pelican and many archives write it.

use super::entry::{Entry, Scalar, Value};
use crate::article::annotation::trimmed;
use crate::article::house::House;
use crate::article::label::{self, FieldKind};
use crate::article::line::{Line, is_blank, lines};
use crate::text::Span;

/// Where the header that begins at `start` ends: at least two lines, all of them `Key: value` or the indented rest of a
/// value, two thirds of the keys known.
pub fn find(text: &str, start: usize, house: &House) -> Option<usize> {
    let (mut keys, mut known, mut end) = (0_usize, 0_usize, start);
    for line in lines(text, start) {
        let content = line.span.of(text);
        if is_blank(content) {
            break;
        }
        end = line.next;
        if keys > 0 && content.starts_with([' ', '\t']) {
            continue;
        }
        let name = key(text, line, house)?.of(text);
        keys += 1;
        known += usize::from(is_known(name, house));
    }
    (keys >= 2 && known * 3 >= keys * 2).then_some(end)
}

/// The entries of the chunk `text`.
pub fn read(text: &str, house: &House) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines(text, 0) {
        if is_blank(line.span.of(text)) {
            break;
        }
        match key(text, line, house) {
            Some(name) if !line.span.of(text).starts_with([' ', '\t']) => {
                let colon = name.end.index() + text[name.end.index()..].find(':').unwrap_or(0) + 1;
                let value = trimmed(text, Span::new(colon, line.span.end.index()), &[' ', '\t', '\u{A0}']);
                entries.push(Entry {
                    key: Scalar { span: name, text: name.of(text).to_owned() },
                    value: Value::Scalar(Scalar { span: value, text: value.of(text).to_owned() }),
                });
            }
            _ => continue_value(text, line, &mut entries),
        }
    }
    entries
}

fn continue_value(text: &str, line: Line, entries: &mut [Entry]) {
    let Some(Entry { value: Value::Scalar(scalar), .. }) = entries.last_mut() else { return };
    let rest = trimmed(text, line.span, &[' ', '\t', '\u{A0}']);
    scalar.span = if scalar.span.is_empty() { rest } else { scalar.span.join(rest) };
    if !scalar.text.is_empty() {
        scalar.text.push(' ');
    }
    scalar.text.push_str(rest.of(text));
}

/// The key of a `Key: value` line.
fn key(text: &str, line: Line, house: &House) -> Option<Span> {
    let content = line.span.of(text);
    let colon = content.find(':')?;
    let name = &content[..colon];
    let behind = content[colon + 1..].chars().next();
    let plain = name.starts_with(|c: char| c.is_alphabetic())
        && name.len() <= house.longest_label()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '’' | '.'));
    (plain && behind.is_none_or(char::is_whitespace))
        .then(|| Span::new(line.span.start.index(), line.span.start.index() + name.trim_end().len()))
}

fn is_known(name: &str, house: &House) -> bool {
    house.label(name).is_some() || label::front_matter_key(name) != FieldKind::Other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_known_keys_are_a_header() {
        let text = "Title: Ferry to stop\nDate: 2024-03-02\nSummary: The last boat\n    leaves in May\n\nThe ferry stops.\n";
        assert!(text[find(text, 0, House::plain()).expect("a header")..].starts_with("\nThe ferry"));
        let entries = read(text, House::plain());
        assert_eq!(entries.len(), 3);
        let summary = entries[2].value.scalar().expect("a scalar");
        assert_eq!(summary.text, "The last boat leaves in May");
    }

    #[test]
    fn dialogue_and_prose_are_none() {
        assert_eq!(find("Duarte: We will rebuild.\nReporter: When?\n", 0, House::plain()), None);
        assert_eq!(find("Title: Alone\n", 0, House::plain()), None);
    }
}
