//! TOML front matter, by the `toml` crate.

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::Refusal;
use super::entry::{Entry, Scalar, Value};
use crate::article::line;
use crate::text::{ByteOffset, Span};

/// The entries of the TOML in `body`, in the order of the text, or why it is none.
pub fn read(text: &str, body: Span) -> Result<Vec<Entry>, Refusal> {
    let base = body.start;
    let table = DeTable::parse(body.of(text)).map_err(|error| {
        let at = body.start.index() + error.span().map_or(0, |span| span.start);
        let start = text[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        Refusal { span: line::line_at(text, start).span, reason: error.message().to_owned() }
    })?;
    Ok(entries(table.get_ref(), text, base))
}

fn entries(table: &DeTable<'_>, text: &str, base: ByteOffset) -> Vec<Entry> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry { key: key_scalar(key, text, base), value: read_value(value, text, base) })
        .collect();
    entries.sort_by_key(|entry| entry.key.span);
    entries
}

fn key_scalar(key: &Spanned<DeString<'_>>, text: &str, base: ByteOffset) -> Scalar {
    Scalar { span: inner(key.span().into(), text, base), text: key.get_ref().to_string() }
}

fn read_value(value: &Spanned<DeValue<'_>>, text: &str, base: ByteOffset) -> Value {
    let span = inner(value.span().into(), text, base);
    match value.get_ref() {
        DeValue::Array(items) => Value::List(items.iter().map(|item| read_value(item, text, base)).collect()),
        DeValue::Table(table) => Value::Map(entries(table, text, base)),
        DeValue::String(string) => Value::Scalar(Scalar { span, text: string.to_string() }),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {
            Value::Scalar(Scalar { span, text: span.of(text).to_owned() })
        }
    }
}

/// A span of the body as one of the text, without quotation marks.
fn inner(span: Span, text: &str, base: ByteOffset) -> Span {
    crate::article::annotation::trimmed(text, span.shifted(base), &['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::super::{Style, read};

    #[test]
    fn values_keep_their_places_in_the_text() {
        let text =
            "+++\ntitle = \"Ferry to stop\"\ndate = 2024-03-02\nsources = [\"https://a.example/x\"]\n+++\n";
        let found = read(text, Style::Toml, crate::article::House::plain());
        assert_eq!(found.refused, None);
        let texts: Vec<&str> = found
            .entries
            .iter()
            .flat_map(|entry| entry.value.items())
            .filter_map(|value| value.scalar())
            .map(|scalar| scalar.span.of(text))
            .collect();
        assert_eq!(texts, ["Ferry to stop", "2024-03-02", "https://a.example/x"]);
    }
}
