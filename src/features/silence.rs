//! Ways to say in an article that a finding is to be left out, with room for the reason.

use crate::article::{Article, BlockKind, Format, FrontMatterStyle, Place, Reach};
use crate::checks::{Check, Finding};
use crate::text::Span;

/// An edit that silences a finding's rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silencing {
    /// What it does, as a menu would say it.
    pub title: String,
    /// What is replaced, in the text.
    pub at: Span,
    /// By what.
    pub text: String,
}

/// The ways to silence the rule of `finding`, which lies in chunk `chunk`: at its place, and in the whole article.
pub fn silencings(article: &Article, chunk: usize, finding: &Finding) -> Vec<Silencing> {
    if finding.rule.is_about_left_out() {
        return Vec::new();
    }
    let rule = finding.rule.name;
    let at_place = at_place(article, chunk, finding).map(|(at, text)| Silencing {
        title: format!("Silence {rule} here, with a comment"),
        at,
        text,
    });
    let everywhere = in_article(article, rule).map(|(at, text)| Silencing {
        title: format!("Silence {rule} in this article"),
        at,
        text,
    });
    at_place.into_iter().chain(everywhere).collect()
}

/// A comment above the block, or behind the line where a block cannot bear one above it.
fn at_place(article: &Article, chunk: usize, finding: &Finding) -> Option<(Span, String)> {
    // What is said of the article on its first line would move to the comment above.
    let is_on_first_line = article.first_line() == Place::new(chunk, finding.span);
    let is_about_all = is_on_first_line && !matches!(finding.rule.check, Check::Passage(..));
    if article.format() != Format::Markdown || is_about_all {
        return None;
    }
    let part = article.parts().get(chunk)?;
    let block = part.chunk.blocks.iter().find(|block| block.span.touches(finding.span.start))?;
    let text = part.chunk.text();
    let comment = |command| format!("<!-- copydesk-{command} {} -- TK -->", finding.rule.name);
    let (at, text) = match block.kind {
        BlockKind::Quote | BlockKind::ListItem => {
            let start = finding.span.start.index();
            let line = text[start..].find(['\n', '\r']).map_or(text.len(), |length| start + length);
            (line, format!(" {}", comment("disable-line")))
        }
        BlockKind::Headline
        | BlockKind::Byline
        | BlockKind::Heading
        | BlockKind::Section(_)
        | BlockKind::Paragraph
        | BlockKind::Annotation(_)
        | BlockKind::Urls => {
            let start = block.span.start.index();
            let line = text[..start].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
            (line, format!("{}{}", comment("disable-next-line"), line_break(article)))
        }
    };
    Some((Span::empty(at).shifted(part.start), text))
}

/// A name more where the article suppresses rules already; else a key of its front matter, a label or a comment at its end.
fn in_article(article: &Article, rule: &str) -> Option<(Span, String)> {
    let suppressions = article.outline().suppressions.iter();
    let mut of_file = suppressions.filter(|suppression| suppression.reach == Some(Reach::File));
    if let Some(last) = of_file.find_map(|suppression| suppression.names.last()) {
        let end = article.absolute(*last).end.index();
        return Some((Span::empty(end), format!(", {rule}")));
    }
    let newline = line_break(article);
    let key = format!("copydesk-ignore: {rule} -- TK");
    let first = article.parts().first()?;
    let text = first.chunk.text();
    if let Some(front_matter) = &first.chunk.structure().front_matter {
        let end = text.trim_end().len();
        let last_line = text[..end].rfind(['\n', '\r']).map_or(0, |newline| newline + 1);
        let (at, text) = match front_matter.style {
            FrontMatterStyle::Yaml => (last_line, format!("{key}{newline}")),
            FrontMatterStyle::Toml => (last_line, format!("copydesk-ignore = \"{rule} -- TK\"{newline}")),
            FrontMatterStyle::Header => (end, format!("{newline}{key}")),
        };
        return Some((Span::empty(at), text));
    }
    let last = article.parts().last()?;
    let end = last.start.index() + last.chunk.text().trim_end().len();
    let line = match article.format() {
        Format::Plain => key,
        Format::Markdown => format!("<!-- copydesk-disable-file {rule} -- TK -->"),
    };
    Some((Span::empty(end), format!("{newline}{newline}{line}")))
}

/// How the article breaks its lines.
fn line_break(article: &Article) -> &'static str {
    let text = article.parts().first().map_or("", |part| part.chunk.text());
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        Some(_) | None => "\n",
    }
}
