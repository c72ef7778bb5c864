//! Paragraphs of mere words with plain links among them: `the [earlier vote](../vote.md) and [[ferry-stops]]`. They need no reader
//! of Markdown.

use super::AROUND_BLOCKS;
use crate::article::annotation::trimmed;
use crate::article::block::BlockKind;
use crate::article::link::{KnownBy, Link, LinkForm};
use crate::article::mask::Mask;
use crate::article::prose;
use crate::article::structure::{Structure, wikilink};
use crate::text::Span;

/// The structure of `text`, if it is such a paragraph. Linear.
pub(super) fn read(text: &str) -> Option<Structure> {
    let bytes = text.as_bytes();
    if !prose::lines_begin_in_words(text.trim_end_matches('\n')) {
        return None;
    }
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(mark) = bytes[at..].iter().position(|byte| !prose::stands_for_itself(*byte)) {
        let link = link_at(text, at + mark)?;
        at = link.extent.end.index();
        links.push(link);
    }
    let paragraph = trimmed(text, Span::new(0, text.len()), &AROUND_BLOCKS);
    let mut mask = Mask::showing(text);
    for link in &links {
        let shown = link.text.unwrap_or(link.extent);
        mask.hide(Span { end: shown.start, ..link.extent });
        mask.hide(Span { start: shown.end, ..link.extent });
    }
    Some(Structure {
        mask: Some(mask.finish()),
        stretches: vec![(paragraph, BlockKind::Paragraph)],
        links,
        ..Structure::default()
    })
}

/// The link whose bracket opens at `start`; nothing where it is none, or might be read as anything else.
fn link_at(text: &str, start: usize) -> Option<Link> {
    let is_image = text[..start].ends_with('!');
    let rest = text[start..].strip_prefix('[').filter(|_| !is_image)?;
    if let Some(inside) = rest.strip_prefix('[') {
        let name = &inside[..inside.find(is_mark)?];
        let is_name = is_plain(name) && !name.contains('\n') && inside[name.len()..].starts_with("]]");
        return is_name.then(|| wikilink(text, Span::new(start, start + name.len() + "[[]]".len())));
    }
    let words = &rest[..rest.find(is_mark)?];
    let inside = rest[words.len()..].strip_prefix("](").filter(|_| is_plain(words))?;
    let url = &inside[..inside.find(ends_destination)?];
    if url.is_empty() || !inside[url.len()..].starts_with(')') {
        return None;
    }
    let words = Span::new(start + 1, start + 1 + words.len());
    let destination = Span::new(words.end.index() + 2, words.end.index() + 2 + url.len());
    Some(Link {
        form: LinkForm::Inline,
        spans: vec![destination],
        extent: Span::new(start, destination.end.index() + 1),
        text: Some(words),
        url: url.to_owned(),
        known: KnownBy::default(),
    })
}

fn is_mark(c: char) -> bool {
    c.is_ascii() && !prose::stands_for_itself(c as u8)
}

/// Whether `words` may stand between brackets and mean nothing but themselves: they begin and end with a letter or digit.
fn is_plain(words: &str) -> bool {
    words.starts_with(char::is_alphanumeric) && words.ends_with(char::is_alphanumeric)
}

/// Whether a destination of letters, digits and the few marks that most have ends before `c`.
fn ends_destination(c: char) -> bool {
    !(c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '/' | ':' | '?' | '=' | '#' | '%' | '+' | ','))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::read_markup;
    use super::*;

    #[test]
    fn plain_links_need_no_reader() {
        let text =
            "The [earlier\nvote](../vote.md) is online, see [[ferry-stops]] and https://news.example/a.\n\n";
        let structure = read(text).expect("plain");
        let urls: Vec<&str> = structure.links.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["../vote.md", "ferry-stops"]);
        for text in [
            "A ![b](c.png)\n",
            "A [b]\n",
            "A [b][c]\n",
            "A [b](c d)\n",
            "A [b](<c>)\n",
            "A [[b|c]]\n",
            "A [^b](c)\n",
            "A [b]()\n",
            "A [*b*](c)\n",
            "A [[b]\n",
            "[b](c) d\n",
            "A *b* [c](d)\n",
            "A [b](c)\n- d\n",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn plain_links_read_like_markdown(
            pieces in prop::collection::vec(
                prop_oneof![
                    "[a-zA-Z0-9.,:;!?'\"()+%$^@/=# -]{0,8}",
                    "\\[[a-zé \n!.^-]{0,6}\\]\\([a-z0-9./:?=#%+,-]{0,6}\\)",
                    "\\[\\[[a-zé \n.^#-]{0,6}\\]\\]",
                    prop::sample::select(vec![
                        "\n", " \n", "  \n", "a\n", "“", "é", "\u{A0}", "!", "[", "]", "(", ")", "](", "[a](https://news.example/b)", "[https://a.example](b)",
                        "[a](b)[c](d)", "[[a]](b)", "[[[a]]]", "[a [[b]]](c)", "\n[a]: b\n", "https://a.example/[[b]]", "www.a.example", "\n\n",
                    ]).prop_map(str::to_owned),
                ],
                1..8,
            ),
        ) {
            let text = format!("A{}", pieces.concat());
            // As chunks are: up to the first blank line.
            let text = text.find("\n\n").map_or(&*text, |end| &text[..end + 2]);
            if let Some(linked) = read(text) {
                prop_assert_eq!(linked, read_markup(text));
            }
        }
    }
}
