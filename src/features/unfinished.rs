//! What is being written at the cursor and not done yet. Half a sentence is not a fault: what would be said of it waits.

use crate::article::{Article, Block, BlockKind, Chunk, FieldKind};
use crate::attribution::Ending;
use crate::text::{ByteOffset, Span};

/// The stretch of `article` that is unfinished when somebody has just typed up to `at`; nothing where what was typed
/// ends a sentence. Counts in the text.
///
/// In running text it begins with the sentence around `at` and ends with the paragraph, since an open quotation mark
/// turns all that follows. It reaches back over a quote that is not closed, and over one that may still get its speaker
/// (“Why?” he asked). Of anything else it is the block. A label without a value waits for the lines below.
///
/// Costs the paragraph's sentences and quotes.
pub fn unfinished(article: &Article, at: ByteOffset) -> Option<Span> {
    if article.awaits_fence() {
        return Some(Span::new(0, at.index()));
    }
    let place = article.place_at((at.0.saturating_sub(1)).into())?;
    let part = &article.parts()[place.chunk];
    let chunk = &part.chunk;
    let at = at.index() - part.start.index();
    if chunk.structure().front_matter.is_some() {
        return Some(entry(chunk.text(), at).shifted(part.start));
    }
    let index = chunk.blocks.iter().rposition(|block| block.span.start.index() < at);
    let end = index.map_or(0, |index| chunk.blocks[index].span.end.index());
    let behind = chunk.text().get(end..at).unwrap_or_default();
    let Some(index) = index.filter(|_| behind.trim().is_empty()) else {
        // A definition of a reference, or code.
        let line = line(chunk.text(), at);
        let typed = chunk.text()[line.start.index()..at].trim();
        return (!typed.is_empty()).then(|| line.shifted(part.start));
    };
    let block = chunk.blocks[index];
    let stretch = if block.kind.is_prose() {
        sentence(chunk, index, at, breaks(behind))
    } else {
        (breaks(behind) == 0 || awaits_address(chunk, block)).then_some(block.span)
    };
    let stretch = stretch?.shifted(part.start);
    let above = label_above(article, place.chunk, index);
    Some(above.map_or(stretch, |label| label.join(stretch)))
}

/// The label above the block of index `block`, where its address may stand below.
fn label_above(article: &Article, chunk: usize, block: usize) -> Option<Span> {
    let (chunk, last) = if let Some(last) = block.checked_sub(1) {
        (chunk, last)
    } else {
        let above = chunk.checked_sub(1)?;
        (above, article.parts()[above].chunk.blocks.len().checked_sub(1)?)
    };
    let part = &article.parts()[chunk];
    let above = part.chunk.blocks[last];
    awaits_address(&part.chunk, above).then(|| above.span.shifted(part.start))
}

/// How many lines end in white space.
fn breaks(white: &str) -> usize {
    white.lines().count().saturating_sub(1) + usize::from(white.ends_with(['\n', '\r']))
}

/// The line around `at`.
fn line(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let end = text[at..].find('\n').map_or(text.len(), |line| at + line);
    Span::new(start, end)
}

/// The line of front matter around `at`, with the key above whose list it stands in.
fn entry(text: &str, at: usize) -> Span {
    let here = line(text, at);
    let mut from = here.start.index();
    let is_below_key = |line: &str| line.trim().is_empty() || line.starts_with([' ', '-', '\t']);
    while from > 0 && is_below_key(text[from..].lines().next().unwrap_or_default()) {
        from = line(text, from - 1).start.index();
    }
    Span::new(from, here.end.index())
}

/// Whether the block is a label whose address may stand on the lines below: one without a value, a related title.
fn awaits_address(chunk: &Chunk, block: Block) -> bool {
    let BlockKind::Annotation(index) = block.kind else { return false };
    let Some(annotation) = chunk.annotations.get(index) else { return false };
    let has_address = || chunk.links.iter().any(|link| annotation.value.covers(link.extent));
    annotation.value.is_empty() || (annotation.kind == FieldKind::Related && !has_address())
}

/// The unfinished sentences of the block of index `index`, before `at` and behind so many line `breaks`.
fn sentence(chunk: &Chunk, index: usize, at: usize, breaks: usize) -> Option<Span> {
    let (block, analysis) = (chunk.blocks[index], chunk.analysis(index));
    let text = block.span.of(chunk.text());
    let at = (at - block.span.start.index()).min(text.len());
    let mut first = analysis.sentences.iter().rposition(|sentence| sentence.start.index() < at)?;
    let open =
        analysis.quotes.iter().find(|quote| quote.ending != Ending::Closed && quote.span.start.index() < at);
    let is_at_end = text[at..].trim().is_empty();
    let is_over = is_at_end && (breaks > 1 || (is_ended(&text[..at]) && !is_in_tag(&text[..at])));
    if open.is_none() && is_over {
        return None;
    }
    if let Some(open) = open {
        first = first.min(analysis.sentences.iter().rposition(|sentence| sentence.start <= open.span.start)?);
    }
    while first > 0 && may_get_speaker(analysis.sentences[first - 1].of(text)) {
        first -= 1;
    }
    Some(Span { start: analysis.sentences[first].start, end: text.len().into() }.shifted(block.span.start))
}

const CLOSERS: [char; 9] = ['"', '”', '’', '\'', '»', '›', '」', ')', ']'];

/// Whether `text` ends with the end of a sentence, for certain: a name's initial, a number's or an address's point and a
/// question inside quotation marks may go on.
fn is_ended(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.trim_end_matches(CLOSERS);
    if may_get_speaker(text) {
        return false;
    }
    if bare.ends_with(['!', '?', '…', '。', '！', '？']) {
        return true;
    }
    let Some(before) = bare.strip_suffix('.') else { return false };
    let word = before.rsplit(|c: char| c.is_whitespace() || CLOSERS.contains(&c)).next().unwrap_or_default();
    let is_short_form =
        word.starts_with(char::is_uppercase) && (word.chars().count() < 4 || word.contains('.'));
    let is_address = word.contains("://") || word.starts_with("www") || word.contains('@');
    bare.len() < text.len() || !(is_short_form || is_address || word.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether `text` ends inside a tag or a template expression: what is quoted there is an attribute.
fn is_in_tag(text: &str) -> bool {
    const TAGS: [(&str, &str); 3] = [("<", ">"), ("{{", "}}"), ("{%", "%}")];
    TAGS.iter().any(|(open, close)| {
        let opens = |at: &usize| {
            text[at + open.len()..]
                .starts_with(|c: char| c == '/' || c == ' ' || c == '<' || c.is_alphabetic())
        };
        text.rfind(open).filter(opens).is_some_and(|at| !text[at..].contains(close))
    })
}

/// Whether `sentence` ends with a quote behind which its speaker may stand: “Why?” he asked. “We wait,” she said.
fn may_get_speaker(sentence: &str) -> bool {
    let sentence = sentence.trim_end();
    let bare = sentence.trim_end_matches(CLOSERS);
    bare.len() < sentence.len() && bare.ends_with(['?', '!', ',', '—', '–', '…'])
}

#[cfg(test)]
mod tests {
    use super::unfinished;
    use crate::article::{Article, Format};
    use crate::text::Span;

    /// What is unfinished when the text has been typed up to `$0`.
    fn stretch(typed: &str) -> Option<String> {
        let at = typed.find("$0").expect("a cursor");
        let text = typed.replacen("$0", "", 1);
        let article = Article::parse(&text, Format::Plain);
        unfinished(&article, at.into()).map(|span| span.of(&text).to_owned())
    }

    fn check(typed: &str, expected: Option<&str>) {
        assert_eq!(stretch(typed).as_deref(), expected, "{typed}");
    }

    /// The same behind a paragraph, so that no line is taken for a headline.
    fn check_body(typed: &str, expected: Option<&str>) {
        check(
            &format!("The harbour board met on Monday, and the talks went on until night.\n\n{typed}"),
            expected,
        );
    }

    #[test]
    fn a_sentence_is_unfinished_until_its_point() {
        check_body("The port is closed. It is said to$0", Some("It is said to"));
        check_body("The port is closed. It is said to rust.$0", None);
        check_body("The port is closed, said Mr.$0", Some("The port is closed, said Mr."));
        check_body("It grew by 3.$0", Some("It grew by 3."));
    }

    #[test]
    fn a_quote_is_unfinished_until_its_mark() {
        check_body("“We wait.$0", Some("“We wait."));
        check_body("“We wait. We are used to it.$0", Some("“We wait. We are used to it."));
        check_body("“We wait.”$0", None);
        check_body("“We wait,”$0", Some("“We wait,”"));
        check_body("“We wait,” she said.$0", None);
        check_body("“Why?”$0", Some("“Why?”"));
        check_body("“Why?” Mayor$0", Some("“Why?” Mayor"));
    }

    #[test]
    fn an_edit_in_the_middle_leaves_the_rest_of_the_paragraph_open() {
        check_body("The port is$0 closed. It rusts.", Some("The port is closed. It rusts."));
        check_body("The port is closed. It$0 rusts.", Some("It rusts."));
    }

    #[test]
    fn a_wrapped_line_goes_on() {
        check_body(
            "The port, which is old and has been closed for years, is said to\n$0",
            Some("The port, which is old and has been closed for years, is said to"),
        );
        check_body("The port is said to rust\n\n$0", None);
    }

    #[test]
    fn a_label_waits_for_its_value() {
        check_body("Original url:$0", Some("Original url:"));
        check_body("Original url:\n\n$0", Some("Original url:"));
        check_body("Original url: https://news.ex$0", Some("Original url: https://news.ex"));
        check_body("Original url: https://news.example/a\n$0", None);
        check_body("Original url:\nhtt$0", Some("Original url:\nhtt"));
        check_body(
            "Related article: The Port\n\nhttps://www.$0",
            Some("Related article: The Port\n\nhttps://www."),
        );
    }

    #[test]
    fn a_tag_and_a_definition_are_unfinished_until_they_close() {
        let tag = "<img alt=\"The port is closed.\"";
        check_body(&format!("See {tag}$0"), Some(&format!("See {tag}")));
        check_body(&format!("See {tag}> It is closed.$0"), None);
        let text = "The port.\n\n[1]: https://www.";
        let article = Article::parse(text, Format::Markdown);
        assert_eq!(unfinished(&article, text.len().into()), Some(Span::new(11, text.len())));
    }

    #[test]
    fn front_matter_is_unfinished_until_its_fence_and_then_line_by_line() {
        check("---\ntitle: The Port\nso$0", Some("---\ntitle: The Port\nso"));
        check("---\ntitle: The Port\nsource:\n  - A$0\n---\n", Some("source:\n  - A"));
    }
}
