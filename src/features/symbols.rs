//! The outline an editor shows beside the text.

use crate::article::{Article, BlockKind, FieldKind, Place, on_one_line};
use crate::text::Span;

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called.
    pub name: String,
    /// What stands beside the name.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// The whole of it.
    pub span: Span,
    /// Its name in the text.
    pub selection: Span,
}

/// What an entry of the outline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The headline.
    Headline,
    /// A heading inside the article.
    Heading,
    /// A label with its value.
    Field,
    /// A related article.
    Related,
}

/// The outline of `article`, in the order of the text.
pub fn symbols(article: &Article) -> Vec<Symbol> {
    let outline = article.outline();
    let mut symbols = Vec::new();
    if let (Some(place), Some(name)) = (outline.headline, article.headline()) {
        let span = article.absolute(place);
        symbols.push(Symbol { name, detail: None, kind: SymbolKind::Headline, span, selection: span });
    }
    for (chunk, part) in article.parts().iter().enumerate() {
        for block in &part.chunk.blocks {
            if let BlockKind::Heading | BlockKind::Section(_) = block.kind {
                let span = article.absolute(Place::new(chunk, block.span));
                let name = on_one_line(block.span.of(part.chunk.masked()));
                symbols.push(Symbol { name, detail: None, kind: SymbolKind::Heading, span, selection: span });
            }
        }
    }
    let fields =
        outline.fields.iter().filter(|field| !matches!(field.kind, FieldKind::Related | FieldKind::Headline));
    for field in fields {
        let selection = article.absolute(field.name);
        symbols.push(Symbol {
            name: article.text_at(field.name).to_owned(),
            detail: (!field.text.is_empty()).then(|| field.text.clone()),
            kind: SymbolKind::Field,
            span: selection.join(article.absolute(field.value)),
            selection,
        });
    }
    for related in &outline.related {
        let span = article.absolute(related.entry);
        let (selection, name) = match &related.title {
            Some((place, title)) => (article.absolute(*place), title.clone()),
            None => (span, on_one_line(article.text_at(related.entry))),
        };
        let detail = Some("related article".to_owned());
        symbols.push(Symbol {
            name,
            detail,
            kind: SymbolKind::Related,
            span: span.join(selection),
            selection,
        });
    }
    symbols.retain(|symbol| !symbol.name.trim().is_empty());
    symbols.sort_by_key(|symbol| symbol.span);
    symbols
}
