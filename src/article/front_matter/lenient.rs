//! Front matter that its own reader refuses, read line by line.

use super::entry::{Entry, Scalar, Value};
use crate::article::annotation::trimmed;
use crate::article::line::{Line, is_blank, lines};
use crate::text::Span;

/// The entries that can be made out in `body`: `key: value` (or `key = value`) at a line's start, and `- item` lines
/// below a key without a value.
pub fn read(text: &str, body: Span, separator: char) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines(text, body.start.index()) {
        if line.span.start >= body.end {
            break;
        }
        let content = line.span.of(text);
        if is_blank(content) || content.starts_with('#') {
            continue;
        }
        if let Some(item) = item(text, line) {
            add_item(&mut entries, item);
        } else if let Some(entry) = entry(text, line, separator) {
            entries.push(entry);
        }
    }
    entries
}

fn entry(text: &str, line: Line, separator: char) -> Option<Entry> {
    let content = line.span.of(text);
    let at = content.find(separator)?;
    let name = content[..at].trim_end();
    let is_key = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    is_key.then(|| {
        let start = line.span.start.index();
        let key = Span::new(start, start + name.len());
        let value = unquoted(text, Span::new(start + at + separator.len_utf8(), line.span.end.index()));
        Entry { key: scalar(text, key), value: Value::Scalar(scalar(text, value)) }
    })
}

fn item(text: &str, line: Line) -> Option<Scalar> {
    let content = line.span.of(text);
    let rest = content.trim_start().strip_prefix("- ")?;
    let start = line.span.end.index() - rest.len();
    Some(scalar(text, unquoted(text, Span::new(start, line.span.end.index()))))
}

fn add_item(entries: &mut [Entry], item: Scalar) {
    let Some(entry) = entries.last_mut() else { return };
    match &mut entry.value {
        Value::List(items) => items.push(Value::Scalar(item)),
        Value::Scalar(scalar) if scalar.text.is_empty() => {
            entry.value = Value::List(vec![Value::Scalar(item)]);
        }
        Value::Scalar(_) | Value::Map(_) => {}
    }
}

fn unquoted(text: &str, span: Span) -> Span {
    trimmed(text, trimmed(text, span, &[' ', '\t']), &['"', '\''])
}

fn scalar(text: &str, span: Span) -> Scalar {
    Scalar { span, text: span.of(text).to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::{Style, read as read_front_matter};

    #[test]
    fn a_colon_in_a_title_loses_neither_title_nor_date() {
        let text =
            "---\ntitle: Mayor: no more delays\ndate: 2024-03-02\nsources:\n  - https://a.example/x\n---\n";
        let found = read_front_matter(text, Style::Yaml, crate::article::House::plain());
        let refused = found.refused.expect("YAML does not allow it");
        assert_eq!(refused.span.of(text), "title: Mayor: no more delays");
        let title = found.entries[0].value.scalar().expect("a scalar");
        assert_eq!(title.text, "Mayor: no more delays");
        assert_eq!(found.entries[2].value.items().len(), 1);
    }
}
