//! Markdown without markup: paragraphs of mere words, most of every article, which need no reader of Markdown.

/// Whether the Markdown chunk `text` is one paragraph in which every character stands for itself.
pub fn is_mere(text: &str) -> bool {
    let lines = text.trim_end_matches('\n');
    lines.split('\n').all(begins_in_words) && lines.bytes().all(|byte| STANDS_FOR_ITSELF[usize::from(byte)])
}

/// Whether the line begins as no list, heading, quote or code does.
fn begins_in_words(line: &str) -> bool {
    let first = line.as_bytes().first();
    // 0xEF begins the byte order mark.
    first.is_some_and(|byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b'"' | b'\'' | b'(' | 0xC2..=0xEE | 0xF0..)
    })
}

/// By the byte: all but marks of `CommonMark` and of its extensions, and controls.
const STANDS_FOR_ITSELF: [bool; 256] = {
    let marks = b"\\`*_[]<>&~|{}";
    let mut table = [true; 256];
    let mut control = 0;
    while control < b' ' as usize {
        table[control] = control == b'\n' as usize;
        control += 1;
    }
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = false;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::markdown::{read, read_markup};
    use super::is_mere;

    #[test]
    fn words_are_mere_and_marks_are_not() {
        assert!(is_mere("“The ferry stops - at last!” she said: 2 of 3.\n(It had to.)\n\n"));
        for text in ["- a\n", "1. a\n", "# a\n", "a *b*\n", "a\n---\n", "a\n\nb\n", "  a\n", "[a]: b\n", ""] {
            assert!(!is_mere(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn mere_prose_reads_like_markdown(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z0-9.,:;!?'\"()#+=%$@/^ -]{0,8}",
                    prop::sample::select(vec![
                        "\n", "a\n", " \n", "\u{A0}", "“", "”", "\u{2028}", "\u{3000}", "é", "  \nb", "\n===", "\n---", "\n#",
                        "\n1. ", "\n- ", "https://a.example/b", "www.a.example", ":-", "\n: a", "\u{FEFF}", "*", "\u{85}",
                    ]).prop_map(str::to_owned),
                ],
                1..8,
            ),
        ) {
            let text = format!("A{}", pieces.concat());
            if is_mere(&text) {
                let (short, whole) = (read(&text), read_markup(&text));
                prop_assert_eq!(short.mask.as_deref().unwrap_or(&text), whole.mask.as_deref().unwrap_or(&text));
                prop_assert_eq!(short.stretches, whole.stretches);
                prop_assert!(whole.links.is_empty() && whole.uses.is_empty() && whole.definitions.is_empty());
            }
        }
    }
}
