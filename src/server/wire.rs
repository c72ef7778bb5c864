//! The params of document synchronisation as clients really send them.
//!
//! `lsp-types` parses URIs, which rewrites them (`é` becomes `%C3%A9`) and refuses some; a client must get its
//! documents back under the very names it gave. It also refuses a missing version, and text with half a surrogate
//! pair.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use crate::text;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DidOpen {
    pub text_document: OpenedDocument,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OpenedDocument {
    pub uri: String,
    #[serde(default)]
    pub language_id: String,
    #[serde(default)]
    pub version: Version,
    #[serde(deserialize_with = "lossy")]
    pub text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DidChange {
    pub text_document: ChangedDocument,
    pub content_changes: Vec<Change>,
}

#[derive(Deserialize)]
pub(super) struct ChangedDocument {
    pub uri: String,
    #[serde(default)]
    pub version: Version,
}

#[derive(Deserialize)]
pub(super) struct Change {
    /// Nothing where the whole text is replaced.
    pub range: Option<Range>,
    #[serde(deserialize_with = "lossy")]
    pub text: String,
}

#[derive(Deserialize)]
pub(super) struct Range {
    pub start: Position,
    pub end: Position,
}

#[derive(Deserialize)]
pub(super) struct Position {
    line: u64,
    character: u64,
}

impl From<Position> for text::Position {
    fn from(position: Position) -> Self {
        let limited = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Self::new(limited(position.line), limited(position.character))
    }
}

/// The params of `didClose` and `didSave`, and as much of others as names a document.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfDocument {
    pub text_document: NamedDocument,
}

#[derive(Deserialize)]
pub(super) struct NamedDocument {
    pub uri: String,
}

/// A version, or nothing where a client sends none or one that is not a number of 32 bits.
#[derive(Default)]
pub(super) struct Version(pub Option<text::DocumentVersion>);

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Value::deserialize(deserializer)?.as_i64();
        Ok(Self(number.and_then(|number| i32::try_from(number).ok()).map(text::DocumentVersion)))
    }
}

/// A string in which half a surrogate pair becomes U+FFFD, which has the same width in UTF-16.
fn lossy<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    struct Text;

    impl Visitor<'_> for Text {
        type Value = String;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<String, E> {
            Ok(text.to_owned())
        }

        fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<String, E> {
            let mut text = String::with_capacity(bytes.len());
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                // One for the first byte of the half, none for the bytes that continue it.
                let begins = chunk.invalid().iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
                text.extend(std::iter::repeat_n(char::REPLACEMENT_CHARACTER, begins));
            }
            Ok(text)
        }
    }

    deserializer.deserialize_bytes(Text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_surrogate_pair_is_one_replacement_character() {
        let change: Change = serde_json::from_str(r#"{"text":"a\ud83db\ude00\ud83d\ude00é"}"#).unwrap();
        assert_eq!(change.text, "a\u{fffd}b\u{fffd}😀é");
    }

    #[test]
    fn positions_beyond_32_bits_are_far_away_and_negative_ones_refused() {
        let position: Position = serde_json::from_str(r#"{"line":9007199254740992,"character":1}"#).unwrap();
        assert_eq!(text::Position::from(position), text::Position::new(u32::MAX, 1));
        assert!(serde_json::from_str::<Position>(r#"{"line":-1,"character":1}"#).is_err());
    }

    #[test]
    fn a_version_may_be_missing_or_null_or_odd() {
        for (json, expected) in [("", None), (r#","version":null"#, None), (r#","version":-4"#, Some(-4))] {
            let document: ChangedDocument = serde_json::from_str(&format!(r#"{{"uri":"x"{json}}}"#)).unwrap();
            assert_eq!(document.version.0.map(|version| version.0), expected);
        }
    }
}
