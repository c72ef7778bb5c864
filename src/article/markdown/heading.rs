//! Headings: a line of mere words behind number signs needs no reader of Markdown.

use crate::article::annotation::trimmed;
use crate::article::block::BlockKind;
use crate::article::mask::Mask;
use crate::article::structure::Structure;
use crate::article::{label, prose};
use crate::text::Span;

/// The structure of `text`, if it is a heading of mere words: `## What the ferry changes`.
pub(super) fn read(text: &str) -> Option<Structure> {
    let line = text.trim_end_matches('\n');
    let marks = line.bytes().take_while(|byte| *byte == b'#').count();
    let words = line[marks..].strip_prefix(' ')?;
    // A number sign at the end may close the heading, and white space is none of its words.
    let ends_in_words = words.ends_with(|c: char| {
        c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | '"' | '\'' | '”' | '’' | ')')
    });
    let is_heading = (1..=6).contains(&marks)
        && ends_in_words
        && prose::is_mere(words)
        && memchr::memchr(b'\n', words.as_bytes()).is_none();
    let words = Span::new(line.len() - words.len(), line.len());
    is_heading.then(|| {
        let mut mask = Mask::hiding(text);
        mask.show(text, words);
        let stretches = vec![under(text, words)];
        Structure { mask: Some(mask.finish()), stretches, ..Structure::default() }
    })
}

/// The heading that stands under `span`, its marks aside.
pub(super) fn under(text: &str, span: Span) -> (Span, BlockKind) {
    let words = trimmed(text, span, &[' ', '#', '=', '-', '\n', '\r', '\t', '*', '_']);
    (words, label::section(words.of(text)).map_or(BlockKind::Heading, BlockKind::Section))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read_markup;
    use super::*;

    #[test]
    fn a_heading_of_mere_words_needs_no_reader() {
        for text in ["# Ferry stops\n\n", "###### Why “it” stops?", "## Sources\n"] {
            assert!(read(text).is_some(), "{text}");
        }
        for text in [
            "#Ferry\n",
            "####### a\n",
            "# a #\n",
            "# a *b*\n",
            "# a\nb\n",
            "# a \n",
            "#  a\n",
            "# \n",
            "# 1. a\n",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn headings_of_mere_words_read_like_markdown(
            marks in "#{1,7} {0,2}",
            words in "[A-Za-z“(\"][a-zA-Z0-9 .,:;!?'\"()+%$^@/=”é…#-]{0,24}",
            end in prop::sample::select(vec!["", "\n", "\n\n", "\n\n\n", " \n", "\r\n", "\n \n"]),
        ) {
            let text = format!("{marks}{words}{end}");
            if let Some(heading) = read(&text) {
                prop_assert_eq!(heading, read_markup(&text));
            }
        }
    }
}
