//! YAML as nearly all front matter has it, `key: value` lines with a list here and there: read at a small part of what a reader
//! of all YAML costs.
//!
//! Whatever might mean anything else in YAML is left to that reader (`yaml.rs`); a property test compares the two.

use super::entry::{Entry, Scalar, Value};
use crate::article::line::{Line, lines};
use crate::text::Span;

/// The entries of the YAML in `body`, if it is so plain that there is no doubt what they are. Linear.
pub fn read(text: &str, body: Span) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    // How far the items of the list that is open are indented.
    let mut indent = None;
    for line in lines(text, body.start.index()).take_while(|line| line.span.start < body.end) {
        if !ends_plainly(text, line) {
            return None;
        }
        let content = line.span.of(text);
        let item = content.trim_start_matches(' ');
        if let Some(item) = item.strip_prefix("- ") {
            let own = content.len() - item.len();
            let Some(Entry { value: Value::List(items), .. }) = entries.last_mut() else { return None };
            if (indent.is_none() && !items.is_empty()) || *indent.get_or_insert(own) != own {
                return None;
            }
            items.push(Value::Scalar(scalar(text, line.span.start.index() + own, line.span.end.index())?));
        } else {
            if awaits_items(&entries) {
                return None;
            }
            indent = None;
            entries.push(entry(text, line)?);
        }
    }
    (!entries.is_empty() && !awaits_items(&entries)).then_some(entries)
}

/// Whether the last key has neither value nor items: what stands there is for YAML to say.
fn awaits_items(entries: &[Entry]) -> bool {
    entries.last().is_some_and(|entry| entry.value == Value::List(Vec::new()))
}

/// Whether the line ends in `\n` or `\r\n`.
fn ends_plainly(text: &str, line: Line) -> bool {
    text[..line.next].ends_with('\n')
}

/// `key: value`, `key: [value, value]`, or `key:` with a list that is still to come.
fn entry(text: &str, line: Line) -> Option<Entry> {
    let (start, content) = (line.span.start.index(), line.span.of(text));
    let colon = memchr::memchr(b':', content.as_bytes())?;
    let name = &content[..colon];
    let is_plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.len() <= LONGEST_KEY
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && name != "null";
    if !is_plain {
        return None;
    }
    let key = Scalar { span: Span::new(start, start + colon), text: name.to_owned() };
    let behind = &content[colon + 1..];
    let value = behind.trim_start_matches(' ');
    let from = line.span.end.index() - value.len();
    let value = if value.is_empty() {
        Value::List(Vec::new())
    } else if value.len() == behind.len() {
        return None;
    } else if value.starts_with('[') {
        Value::List(listed(text, from, line.span.end.index())?)
    } else {
        Value::Scalar(scalar(text, from, line.span.end.index())?)
    };
    Some(Entry { key, value })
}

/// A longer key is none that newsrooms write.
const LONGEST_KEY: usize = 64;

/// The value that fills the rest of a line, from `start` to `end`: in quotation marks, or words that begin with a letter or
/// digit.
fn scalar(text: &str, start: usize, end: usize) -> Option<Scalar> {
    let written = text[start..end].trim_end_matches(' ');
    let first = written.chars().next()?;
    if matches!(first, '"' | '\'') {
        // Blanks behind it are the reader's to place.
        let inside = text[start + 1..end].strip_suffix(first)?;
        let is_plain = is_shown(inside) && memchr::memchr2(first as u8, b'\\', inside.as_bytes()).is_none();
        let span = Span::new(start + 1, start + 1 + inside.len());
        return is_plain.then(|| Scalar { span, text: inside.to_owned() });
    }
    let is_plain =
        first.is_alphanumeric() && is_shown(written) && !means_more(written.as_bytes()) && written != "null";
    is_plain.then(|| Scalar { span: Span::new(start, start + written.len()), text: written.to_owned() })
}

/// The values between the brackets that fill the rest of a line, from `start` to `end`: words with commas between them.
fn listed(text: &str, start: usize, end: usize) -> Option<Vec<Value>> {
    let inside = text[start..end].trim_end_matches(' ').strip_prefix('[')?.strip_suffix(']')?;
    let mut at = start + 1;
    inside
        .split(',')
        .map(|item| {
            let item_start = at + item.len() - item.trim_start_matches(' ').len();
            let item_end = at + item.len();
            at = item_end + 1;
            let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | '/');
            let scalar = scalar(text, item_start, item_end)?;
            // A hyphen that no word goes on with might begin an item.
            let is_plain = scalar.text.chars().all(is_plain)
                && !scalar.text.contains(" -")
                && !scalar.text.ends_with('-');
            is_plain.then_some(Value::Scalar(scalar))
        })
        .collect()
}

/// Whether `words` are characters that people see, and blanks.
fn is_shown(words: &str) -> bool {
    let is_shown = |c: char| match c {
        ' '..='~' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' => true,
        c => !c.is_ascii() && c.is_alphanumeric(),
    };
    words.bytes().all(|byte| matches!(byte, b' '..=b'~')) || words.chars().all(is_shown)
}

/// Whether the colon of a key or the number sign of a comment stands in `words`: one before a blank, the other behind one.
fn means_more(words: &[u8]) -> bool {
    memchr::memchr2_iter(b':', b'#', words).any(|at| match words[at] {
        b':' => words.get(at + 1).is_none_or(|next| *next == b' '),
        _ => at > 0 && words[at - 1] == b' ',
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::yaml::read_by_reader;
    use super::*;

    #[test]
    fn keys_with_a_value_or_a_list_are_plain_and_what_may_mean_more_is_not() {
        let is_plain = |text: &str| read(text, Span::new(0, text.len())).is_some();
        assert!(is_plain(
            "title: \"Ferry: the last boat\"\nsource_url: https://a.example/x#top\ntags: [a, b c]\nrelated:\n  - ferry-stops\n"
        ));
        for text in [
            "title: Mayor: no\n",
            "a: b #c\n",
            "a: >\n  b\n",
            "a: b\n  c\n",
            "a:\n",
            "a:\nb: c\n",
            "a: [b]\n- c\n",
            "a: &b c\n",
            "a: \"b\\n\"\n",
            "a: 'b''c'\n",
            "a: null\n",
            "a: ~\n",
            "a:\n  - b: c\n",
            "a:\n  - b\n - c\n",
            "- a\n",
            "a : b\n",
            "a: [b: c]\n",
            "a: b\u{A0}\n",
            "a: b\r",
            "a: b\n\nc: d\n",
            "# a: b\n",
            "",
        ] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_plain_reads_as_yaml(
            lines in prop::collection::vec(
                (
                    prop::sample::select(vec!["title", "a", "source_url", "x-y", "A1", "null", "true", "", "  - ", "- ", "    - ", " "]),
                    prop::sample::select(vec![": ", ":", ":  ", "", " : "]),
                    prop_oneof![
                        "[a-zA-Z0-9.,:;!?'\"()#+=%$@/^&*|>{}~ \\[\\]-]{0,12}",
                        "\\[[a-z0-9]{1,4}(, ?[a-z .-]{0,5}){0,3} ?\\] ?",
                        "\\[\"[a-z -]{0,4}\" ?(,[ ]{0,2}'[a-z .-]{0,5}'){0,2} ?\\]",
                        prop::sample::select(vec![
                            "\"Ferry: the last\"", "'Ferry #1' ", "https://a.example/b#c", "“Café” – now…", "2024-05-02", "null", "Zoë",
                            "a: b", "a #b", "a\u{A0}b", "a\u{85}b", "", "- b", "\"a\" b", "12:30:00", "[[ferry]]", "a,b [c] {d}",
                        ]).prop_map(str::to_owned),
                    ],
                    prop::sample::select(vec!["\n", "\n", "\n", "\r\n", "\n\n", "\r"]),
                ),
                1..6,
            ),
        ) {
            let body: String = lines.iter().flat_map(|(key, colon, value, end)| [key, *colon, value.as_str(), end]).collect();
            let text = format!("---\n{body}---\n");
            let body = Span::new(4, 4 + body.len());
            if let Some(entries) = read(&text, body) {
                prop_assert_eq!(read_by_reader(&text, body), Ok(entries));
            }
        }
    }
}
