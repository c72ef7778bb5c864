//! Bytes into text: UTF-8, and what old archives are written in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use thiserror::Error;

/// A file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a byte order mark of UTF-8 stays in it, so that offsets are the file's.
    pub text: String,
    /// What it was written in, where that is not UTF-8.
    pub encoding: Option<&'static str>,
}

/// The bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a text file (it has NUL bytes or is in no known encoding)")]
pub struct NotText;

/// Decodes a file. Only what is not text at all is refused. Linear.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && (encoding == UTF_16LE || encoding == UTF_16BE)
    {
        let (text, malformed) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if malformed || text.contains('\0') {
            Err(NotText)
        } else {
            Ok(Decoded { text: text.into_owned(), encoding: Some(encoding.name()) })
        };
    }
    if memchr::memchr(0, &bytes).is_some() {
        return Err(NotText);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, encoding: None }),
        Err(error) => Ok(guess(error.as_bytes())),
    }
}

fn guess(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: Some(encoding.name()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_encodings_are_recognised() {
        let windows =
            decode(b"He said \x93we wait\x94 at the caf\xE9 in the old town.".to_vec()).expect("text");
        assert_eq!(windows.text, "He said “we wait” at the café in the old town.");
        assert_eq!(windows.encoding, Some("windows-1252"));
        let utf16 = decode(b"\xFF\xFEH\0i\0".to_vec()).expect("text");
        assert_eq!((utf16.text.as_str(), utf16.encoding), ("Hi", Some("UTF-16LE")));
        assert_eq!(decode("é".as_bytes().to_vec()).expect("text").encoding, None);
    }

    #[test]
    fn pictures_are_refused() {
        assert_eq!(decode(b"\x89PNG\r\n\x1A\n\0\0".to_vec()), Err(NotText));
    }
}
