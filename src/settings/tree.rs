//! A configuration file as a tree, with the line of each key.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

/// The tree of a TOML text.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub root: Map<String, Value>,
    pub lines: Lines,
}

/// The line of each key, counted from 1, by its path: `override[0].rules.reportedly`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(BTreeMap<String, usize>);

impl Lines {
    /// The line of `key`.
    pub fn exactly(&self, key: &str) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// The line of `key`; of the nearest above it that has one.
    pub fn of(&self, key: &str) -> Option<usize> {
        let mut key = key;
        loop {
            if let Some(line) = self.0.get(key) {
                return Some(*line);
            }
            key = &key[..key.rfind(['.', '['])?];
        }
    }
}

/// The text is no TOML.
#[derive(Debug)]
pub(super) struct NotToml {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// Reads `text`.
pub(super) fn read(text: &str) -> Result<Tree, NotToml> {
    let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
    let not_toml = |error: toml::de::Error| NotToml {
        line: line(error.span().map_or(0, |span| span.start)),
        message: error.message().lines().collect::<Vec<_>>().join(", "),
    };
    let root = toml::from_str(text).map_err(not_toml)?;
    let mut lines = Lines::default();
    let table = DeTable::parse(text).map_err(not_toml)?;
    note_lines(table.get_ref(), "", &line, &mut lines);
    Ok(Tree { root, lines })
}

fn note_lines(table: &DeTable<'_>, above: &str, line: &impl Fn(usize) -> usize, lines: &mut Lines) {
    for (key, value) in table {
        let path =
            if above.is_empty() { key.get_ref().to_string() } else { format!("{above}.{}", key.get_ref()) };
        lines.0.insert(path.clone(), line(key.span().start));
        note_value(value.get_ref(), &path, line, lines);
    }
}

fn note_value(value: &DeValue<'_>, path: &str, line: &impl Fn(usize) -> usize, lines: &mut Lines) {
    if let Some(table) = value.as_table() {
        note_lines(table, path, line, lines);
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        let path = format!("{path}[{index}]");
        lines.0.insert(path.clone(), line(item.span().start));
        note_value(item.get_ref(), &path, line, lines);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_line() {
        let tree = read("profile = \"draft\"\n\n[rules]\nreportedly = \"off\"\n\n[[override]]\nfiles = [\n  \"a\",\n  \"b\",\n]\n").expect("TOML");
        for (key, line) in
            [("profile", 1), ("rules.reportedly", 4), ("override[0]", 6), ("override[0].files[1]", 9)]
        {
            assert_eq!(tree.lines.of(key), Some(line), "{key}");
        }
        assert_eq!(tree.lines.of("rules.wrapped-url"), Some(3));
        assert_eq!(tree.lines.of("groups"), None);
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        let error = read("profile = \"draft\"\n\n[rules\n").map(drop).expect_err("no TOML");
        assert_eq!(error.line, 3);
        assert!(!error.message.contains('\n'));
    }
}
