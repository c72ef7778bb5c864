//! YAML front matter, by `saphyr-parser` where it is more than plain.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span as YamlSpan};

use super::entry::{Entry, Scalar, Value};
use super::{Refusal, plain};
use crate::article::line;
use crate::text::Span;

/// No newsroom nests deeper; beyond it, even dropping the tree would need a deep stack.
const DEEPEST: usize = 64;

/// No front matter has more quoted values that go on at a line's start.
const MOST_UNFOLDED: usize = 16;

/// The entries of the YAML in `body`, or why it is none. Cost is linear.
pub fn read(text: &str, body: Span) -> Result<Vec<Entry>, Refusal> {
    plain::read(text, body).map_or_else(|| read_by_reader(text, body), Ok)
}

/// The same, by a reader of all that YAML has.
///
/// Quoted text that goes on at a line's start is read, as libyaml reads it, although YAML 1.2 wants it indented.
pub(super) fn read_by_reader(text: &str, body: Span) -> Result<Vec<Entry>, Refusal> {
    let mut source = Cow::Borrowed(body.of(text));
    for _ in 0..MOST_UNFOLDED {
        let found = read_strictly(text, body, &source);
        let Err(refusal) = &found else { return found };
        let quote = (refusal.reason == OUTDENTED).then(|| first_error(&source)).flatten();
        match quote.and_then(|at| unfolded(&source, at)) {
            Some(unfolded) => source = Cow::Owned(unfolded),
            None => return found,
        }
    }
    read_strictly(text, body, &source)
}

/// What the reader says of quoted text that goes on at a line's start.
const OUTDENTED: &str = "invalid indentation in quoted scalar";

/// Where the reader meets its first error, in bytes: for quoted text, where that begins.
fn first_error(source: &str) -> Option<usize> {
    let error = Parser::new_from_str(source).find_map(Result::err)?;
    source.char_indices().nth(error.marker().index()).map(|(at, _)| at)
}

/// `source` with the quoted text at `start` on one line; as long as it was, so that places stay.
fn unfolded(source: &str, start: usize) -> Option<String> {
    let quote = source[start..].chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut end = start + 1;
    loop {
        end += source[end..].find([quote, '\\'])?;
        let is_escape = quote == '"' && source[end..].starts_with('\\');
        let is_doubled = quote == '\'' && source[end..].starts_with("''");
        if source[end..].starts_with(quote) && !is_doubled {
            break;
        }
        end += if is_escape {
            1 + source[end + 1..].chars().next()?.len_utf8()
        } else if is_doubled {
            2
        } else {
            1
        };
    }
    let inside = source[start..end].replace(['\n', '\r'], " ");
    Some([&source[..start], &inside, &source[end..]].concat())
}

/// Reads `source`, which stands under `body` but for its line breaks.
fn read_strictly(text: &str, body: Span, source: &str) -> Result<Vec<Entry>, Refusal> {
    let mut tree = Tree { places: Places::new(source, body.start.index()), open: Vec::new(), root: None };
    for event in Parser::new_from_str(source) {
        let (event, span) = event.map_err(|error| {
            let at = tree.places.offset(error.marker().index());
            Refusal { span: line_of(text, at), reason: error.info().to_owned() }
        })?;
        tree.take(&event, span);
        if tree.open.len() > DEEPEST {
            return Err(Refusal {
                span: line_of(text, body.start.index()),
                reason: "nested too deeply".to_owned(),
            });
        }
    }
    match tree.root {
        Some(Value::Map(entries)) => Ok(entries),
        None => Ok(Vec::new()),
        Some(Value::Scalar(scalar)) if scalar.text.is_empty() => Ok(Vec::new()),
        Some(Value::Scalar(_) | Value::List(_)) => Err(Refusal {
            span: line_of(text, body.start.index()),
            reason: "front matter is a list of keys".to_owned(),
        }),
    }
}

fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
    let line = line::line_at(text, start).span;
    crate::article::annotation::trimmed(text, line, &[' ', '\t'])
}

/// Builds the tree out of the parser's events.
struct Tree<'a> {
    places: Places<'a>,
    open: Vec<Open>,
    root: Option<Value>,
}

enum Open {
    List(Vec<Value>),
    Map(Vec<Entry>, Option<Scalar>),
}

impl Tree<'_> {
    fn take(&mut self, event: &Event<'_>, span: YamlSpan) {
        match event {
            Event::Scalar(text, style, ..) => {
                let scalar = self.scalar(text, *style, span);
                self.close(Value::Scalar(scalar));
            }
            Event::Alias(_) => {
                let scalar = self.scalar("", ScalarStyle::Plain, span);
                self.close(Value::Scalar(scalar));
            }
            Event::SequenceStart(..) => self.open.push(Open::List(Vec::new())),
            Event::MappingStart(..) => self.open.push(Open::Map(Vec::new(), None)),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(items)) => self.close(Value::List(items)),
                Some(Open::Map(entries, _)) => self.close(Value::Map(entries)),
                None => {}
            },
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, span: YamlSpan) -> Scalar {
        let start = self.places.offset(span.start.index());
        let end = self.places.offset(span.end.index()).max(start);
        let quoted =
            matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted) && end >= start + 2;
        let span = if quoted { Span::new(start + 1, end - 1) } else { self.places.trimmed(start, end) };
        let null = matches!(style, ScalarStyle::Plain) && matches!(text, "~" | "null");
        Scalar { span, text: if null { String::new() } else { text.to_owned() } }
    }

    fn close(&mut self, value: Value) {
        match self.open.last_mut() {
            None => self.root = self.root.take().or(Some(value)),
            Some(Open::List(items)) => items.push(value),
            Some(Open::Map(entries, pending)) => {
                if let Some(key) = pending.take() {
                    entries.push(Entry { key, value });
                } else {
                    let empty = || Scalar { span: Span::empty(0), text: String::new() };
                    *pending = Some(value.scalar().cloned().unwrap_or_else(empty));
                }
            }
        }
    }
}

/// Turns the parser's character counts into byte offsets; they mostly rise, so each is found from the one before.
struct Places<'a> {
    source: &'a str,
    base: usize,
    chars: usize,
    bytes: usize,
}

impl<'a> Places<'a> {
    fn new(source: &'a str, base: usize) -> Self {
        Self { source, base, chars: 0, bytes: 0 }
    }

    fn offset(&mut self, chars: usize) -> usize {
        if chars < self.chars {
            (self.chars, self.bytes) = (0, 0);
        }
        for c in self.source[self.bytes..].chars().take(chars - self.chars) {
            self.bytes += c.len_utf8();
        }
        self.chars = chars;
        self.base + self.bytes
    }

    fn trimmed(&self, start: usize, end: usize) -> Span {
        let inside = &self.source[start - self.base..end - self.base];
        Span::new(start, start + inside.trim_end().len())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Style, Value, read};

    #[test]
    fn values_keep_their_places_in_the_text() {
        let text = "---\ntitle: 'Café: open'\nauthors:\n  - ines\nrelated:\n  - {title: A b, url: https://a.example/x}\nempty:\n---\n";
        let found = read(text, Style::Yaml, crate::article::House::plain());
        assert_eq!(found.refused, None);
        let title = found.entries[0].value.scalar().expect("a scalar");
        assert_eq!((title.span.of(text), title.text.as_str()), ("Café: open", "Café: open"));
        let Value::Map(related) = &found.entries[2].value.items()[0] else { panic!("a map") };
        assert_eq!(related[1].value.scalar().expect("a scalar").span.of(text), "https://a.example/x");
        assert_eq!(found.entries[3].value.items().len(), 0);
    }
}
