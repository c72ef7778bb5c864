//! HTML inside an article: its tags, as far as an article needs them.

use crate::text::Span;

/// A tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// From `<` to behind `>`.
    pub span: Span,
    /// Its name as written.
    pub name: &'a str,
    /// Whether it is an end tag.
    pub closes: bool,
}

impl Tag<'_> {
    /// Whether the text before and behind it are different paragraphs.
    pub fn parts_paragraphs(&self) -> bool {
        const BLOCK: [&str; 34] = [
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "iframe",
            "li",
            "main",
            "nav",
            "ol",
            "p",
            "section",
            "table",
            "td",
            "tr",
            "ul",
        ];
        self.is_one_of(&BLOCK)
    }

    /// Whether it is a tag that stands in articles, rather than a word between angle brackets.
    pub fn is_well_known(&self) -> bool {
        const INLINE: [&str; 17] = [
            "!--", "a", "abbr", "b", "cite", "em", "font", "i", "img", "q", "s", "small", "span", "strong",
            "sub", "sup", "u",
        ];
        self.parts_paragraphs() || self.hides_content() || self.is_one_of(&INLINE)
    }

    /// Whether what it encloses is not prose.
    pub fn hides_content(&self) -> bool {
        self.is_one_of(&["script", "style", "pre", "code", "textarea"])
    }

    /// Whether its name is one of `names`.
    pub fn is_one_of(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Where the value of attribute `name` stands, without quotation marks.
    pub fn attribute(&self, text: &str, name: &str) -> Option<Span> {
        let inside = self.span.of(text);
        let mut from = 1 + self.name.len();
        while let Some(at) = inside.get(from..)?.find('=').map(|at| from + at) {
            let key = inside[..at].trim_end();
            let (start, end) = value(inside, at + 1)?;
            if key.len() >= name.len()
                && key.is_char_boundary(key.len() - name.len())
                && key[key.len() - name.len()..].eq_ignore_ascii_case(name)
            {
                let base = self.span.start.index();
                return Some(Span::new(base + start, base + end));
            }
            from = end.max(at + 1);
        }
        None
    }
}

fn value(inside: &str, from: usize) -> Option<(usize, usize)> {
    let start = from + inside[from..].len() - inside[from..].trim_start().len();
    let rest = &inside[start..];
    if let quote @ ('"' | '\'') = rest.chars().next()? {
        let length = rest[1..].find(quote)?;
        Some((start + 1, start + 1 + length))
    } else {
        let length = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
        Some((start, start + length))
    }
}

/// The tags and comments of `text` under `within`, in order. A `<` that opens none is passed over.
pub fn tags(text: &str, within: Span) -> impl Iterator<Item = Tag<'_>> {
    let mut at = within.start.index();
    let end = within.end.index();
    let last_comment_end = memchr::memmem::rfind(&text.as_bytes()[at..end], b"-->").map(|last| at + last);
    std::iter::from_fn(move || {
        loop {
            at += memchr::memchr(b'<', &text.as_bytes()[at..end])?;
            // A comment that nothing ends is looked for once, not at each `<!--`.
            let is_endless =
                text[at..end].starts_with("<!--") && last_comment_end.is_none_or(|last| last < at);
            if is_endless {
                at += 1;
                continue;
            }
            if let Some(tag) = tag_at(text, at, end) {
                at = tag.span.end.index();
                return Some(tag);
            }
            at += 1;
        }
    })
}

/// Longer than any tag; what goes on beyond is a `<` in prose.
const LONGEST_TAG: usize = 4_096;

fn tag_at(text: &str, start: usize, end: usize) -> Option<Tag<'_>> {
    let rest = &text[start..end];
    if rest.starts_with("<!--") {
        let length = memchr::memmem::find(rest.as_bytes(), b"-->")? + 3;
        return Some(Tag { span: Span::new(start, start + length), name: "!--", closes: false });
    }
    let closes = rest.starts_with("</");
    let name_start = 1 + usize::from(closes);
    let name_length = rest[name_start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
    let name = &rest[name_start..name_start + name_length];
    let behind = rest[name_start + name_length..].chars().next()?;
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !matches!(behind, '>' | '/' | ' ' | '\t' | '\n' | '\r')
    {
        return None;
    }
    let length = tag_length(rest)?;
    Some(Tag { span: Span::new(start, start + length), name, closes })
}

/// How long the tag at the start of `rest` is; a `>` inside quotation marks does not end it.
fn tag_length(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Some(at + 1),
            (Some(open), byte) if open == byte => quote = None,
            (None | Some(_), _) => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_their_attributes() {
        let text = r#"<p>a < b <A title="x > y" HREF='https://a.example/'>c</a><!-- d -->"#;
        let found: Vec<Tag<'_>> = tags(text, Span::new(0, text.len())).collect();
        let names: Vec<&str> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "A", "a", "!--"]);
        let href = found[1].attribute(text, "href").expect("there is one");
        assert_eq!(href.of(text), "https://a.example/");
    }
}
