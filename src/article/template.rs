//! Expressions of site generators inside Markdown: Hugo's `{{< ref "x.md" >}}`, Jekyll's `{% post_url x %}`.

use memchr::memmem;

use crate::text::Span;

/// The expressions of `text`, in order: `{{ … }}` and `{% … %}`. Linear: what closes none is looked for once.
pub fn expressions(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut unclosed: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'{', &bytes[at..]).map(|open| at + open) {
        let close: &[u8] = match bytes.get(open + 1) {
            Some(b'{') => b"}}",
            Some(b'%') => b"%}",
            _ => {
                at = open + 1;
                continue;
            }
        };
        at = open + 2;
        if unclosed.contains(&close) {
            continue;
        }
        match memmem::find(&bytes[at..], close) {
            Some(length) => {
                at += length + 2;
                found.push(Span::new(open, at));
            }
            None => unclosed.push(close),
        }
    }
    found
}

/// What the expression under `span` names: its first string, or the word behind `post_url`, `link`, `ref`.
pub fn named(text: &str, span: Span) -> Option<Span> {
    let inside = span.of(text);
    if let Some(open) = inside.find(['"', '\'', '`']) {
        let quote = inside[open..].chars().next()?;
        let length = inside[open + 1..].find(quote)?;
        let start = span.start.index() + open + 1;
        return Some(Span::new(start, start + length));
    }
    let mut words =
        inside.split_whitespace().skip_while(|word| !matches!(*word, "post_url" | "link" | "ref" | "relref"));
    let name = words.nth(1)?;
    let start = span.start.index() + (name.as_ptr() as usize - inside.as_ptr() as usize);
    Some(Span::new(start, start + name.len()))
}

/// `text` with each expression written over by letters of the same length, so that a Markdown reader takes it for a word.
pub fn written_over(text: &str, expressions: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for span in expressions {
        out.push_str(&text[at..span.start.index()]);
        out.extend(span.of(text).bytes().map(|byte| if byte == b'\n' { '\n' } else { 'x' }));
        at = span.end.index();
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_and_what_they_name() {
        let text = r#"[a]({{< ref "gone.md" >}}) {% post_url 2024-01-02-x %} {{ x }"#;
        let found = expressions(text);
        let names: Vec<&str> =
            found.iter().filter_map(|span| named(text, *span)).map(|span| span.of(text)).collect();
        assert_eq!(names, ["gone.md", "2024-01-02-x"]);
        assert_eq!(written_over(text, &found).len(), text.len());
    }
}
