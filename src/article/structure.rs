//! What a chunk's markup says, before URLs are looked for: stretches of text with their kind, a mask of the prose, and
//! the links that are marked as such.

use super::block::BlockKind;
use super::front_matter::FrontMatter;
use super::link::{Definition, Link, LinkForm, ReferenceUse};
use super::mask::{self, Mask};
use super::mojibake::{Garbled, garbled_in};
use super::suppression::Comment;
use super::{html, line};
use crate::text::Span;

/// The markup of a chunk, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Structure {
    /// The chunk with everything but prose blank; `None` where it is all prose.
    pub mask: Option<Box<str>>,
    /// Stretches of lines to be cut into blocks, in order.
    pub stretches: Vec<(Span, BlockKind)>,
    /// Links with markup of their own.
    pub links: Vec<Link>,
    /// Links by reference.
    pub uses: Vec<ReferenceUse>,
    /// Reference definitions.
    pub definitions: Vec<Definition>,
    /// Comments that speak to copydesk.
    pub comments: Vec<Comment>,
    /// Stretches that were wrongly decoded.
    pub garbled: Vec<Garbled>,
    /// Front matter.
    pub front_matter: Option<FrontMatter>,
}

impl Structure {
    /// The structure of front matter.
    pub fn of_front_matter(text: &str, front_matter: FrontMatter) -> Self {
        Self { mask: Some(Mask::hiding(text).finish()), front_matter: Some(front_matter), ..Self::default() }
    }

    /// The structure of plain text: one stretch, with the little markup that exports leave in it taken out.
    pub fn of_plain(text: &str) -> Self {
        let whole = Span::new(0, text.len());
        let mut mask = Veil { text, mask: None };
        let mut links = Vec::new();
        if memchr::memchr3(b'&', b'<', b'[', text.as_bytes()).is_some() {
            if mask::has_entities(text) {
                mask.made().decode_entities(text, whole);
                mask.made().show_marks_in_addresses(text);
            }
            for tag in html::tags(text, whole).filter(html::Tag::is_well_known) {
                mask.made().hide(tag.span);
            }
            links = wikilinks(text);
        }
        // 0xC2 begins the C1 characters; behind it stands the character's own number.
        for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
            if let c @ 0x80..=0x9F = text.as_bytes()[at + 1] {
                mask.made().write_windows_1252(at, char::from(c));
            }
        }
        if memchr::memchr(b'>', text.as_bytes()).is_some() {
            for line in line::lines(text, 0) {
                let content = line.span.of(text);
                let marks = content.len() - content.trim_start_matches(['>', ' ']).len();
                if content.trim_start().starts_with('>') {
                    mask.made().hide(Span::new(line.span.start.index(), line.span.start.index() + marks));
                }
            }
        }
        for link in &links {
            mask.made().hide(Span::new(link.extent.start.index(), link.extent.start.index() + 2));
            mask.made().hide(Span::new(link.extent.end.index() - 2, link.extent.end.index()));
        }
        let mask = mask.mask.map(Mask::finish);
        Self { mask, stretches: vec![(whole, BlockKind::Paragraph)], links, ..Self::default() }
    }
}

impl Structure {
    /// The structure of mere words, which have none.
    pub const fn of_words() -> Self {
        Self {
            mask: None,
            stretches: Vec::new(),
            links: Vec::new(),
            uses: Vec::new(),
            definitions: Vec::new(),
            comments: Vec::new(),
            garbled: Vec::new(),
            front_matter: None,
        }
    }

    /// Whether its markup says nothing that other chunks must know of, links aside.
    pub fn says_nothing(&self) -> bool {
        self.uses.is_empty()
            && self.definitions.is_empty()
            && self.comments.is_empty()
            && self.garbled.is_empty()
            && self.front_matter.is_none()
    }

    /// The structure of `text` with what was wrongly decoded in it found, and read in the mask as it was meant; but it never
    /// makes a quote.
    pub fn ungarbled(mut self, text: &str) -> Self {
        let shown = self.mask.as_deref().filter(|_| self.front_matter.is_none()).unwrap_or(text);
        self.garbled = garbled_in(text);
        // What is hidden, as code is, may speak of such characters.
        self.garbled.retain(|found| shown.as_bytes()[found.span.start.index()] == 0xC3);
        if self.garbled.is_empty() || self.front_matter.is_some() {
            return self;
        }
        let mut mask = Mask::showing(shown);
        for found in self.garbled.iter().filter(|found| !is_in_address(text, found.span)) {
            let is_quote = found.meant.contains(['“', '”', '„', '«', '»', '‹', '›', '‘']);
            mask.write(found.span, if is_quote { "" } else { &found.meant });
        }
        self.mask = Some(mask.finish());
        self
    }
}

/// Whether the word around `span` is an address, which must stay whole.
fn is_in_address(text: &str, span: Span) -> bool {
    /// Further before it, no address begins.
    const FARTHEST: usize = 200;
    let before = &text[..span.start.index()];
    let word = before.char_indices().rev().take(FARTHEST).take_while(|(_, c)| !c.is_whitespace()).last();
    word.is_some_and(|(start, _)| before[start..].contains("://"))
}

/// A mask that is made only once something has to be hidden.
struct Veil<'a> {
    text: &'a str,
    mask: Option<Mask>,
}

impl Veil<'_> {
    fn made(&mut self) -> &mut Mask {
        self.mask.get_or_insert_with(|| Mask::showing(self.text))
    }
}

/// The longest name that is looked for between `[[` and `]]`, in bytes.
const LONGEST_NAME: usize = 300;

/// The wikilinks of plain text: `[[Name]]`, `[[name|text]]`.
fn wikilinks(text: &str) -> Vec<Link> {
    memchr::memmem::find_iter(text.as_bytes(), b"[[")
        .filter_map(|open| {
            let inside = &text.as_bytes()[open + 2..];
            let length =
                inside.iter().take(LONGEST_NAME).position(|byte| matches!(byte, b'[' | b'\n' | b']'))?;
            if !inside[length..].starts_with(b"]]") {
                return None;
            }
            Some(wikilink(text, Span::new(open, open + 2 + length + 2)))
        })
        .collect()
}

/// The wikilink written under `extent`, brackets included.
pub fn wikilink(text: &str, extent: Span) -> Link {
    let inside = Span::new(extent.start.index() + 2, extent.end.index() - 2);
    let (name, words) = match inside.of(text).find('|') {
        Some(bar) => (
            Span::new(inside.start.index(), inside.start.index() + bar),
            Span::new(inside.start.index() + bar + 1, inside.end.index()),
        ),
        None => (inside, inside),
    };
    let name = super::annotation::trimmed(text, name, &[' ', '\t']);
    Link {
        form: LinkForm::Wikilink,
        spans: vec![name],
        extent,
        text: Some(words),
        url: name.of(text).to_owned(),
        known: super::link::KnownBy::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wikilink_names_an_article_and_may_have_words_of_its_own() {
        let found = wikilinks("See [[ferry-stops|the ferry story]] and [[Harbour]].");
        let names: Vec<&str> = found.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(names, ["ferry-stops", "Harbour"]);
    }

    #[test]
    fn characters_of_windows_1252_are_read_as_quotation_marks() {
        let structure = Structure::of_plain("\u{93}Yes,\u{94} he said.");
        let mask = structure.mask.expect("something is decoded");
        assert_eq!(&*mask, " \"Yes,\"  he said.");
    }
}
