//! `textDocument/documentSymbol`.

use tower_lsp::lsp_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation, SymbolKind,
};

use crate::features;
use crate::server::convert;
use crate::server::session::Session;
use crate::text::Span;

pub(in crate::server) async fn document_symbol(
    session: &Session,
    params: DocumentSymbolParams,
) -> Option<DocumentSymbolResponse> {
    let uri = params.text_document.uri;
    let question = session.ask(uri.as_str(), |reading, setting| {
        let symbols = features::symbols(&reading.article);
        let ranges = |span: fn(&features::Symbol) -> Span| {
            let spans: Vec<Span> = symbols.iter().map(span).collect();
            convert::ranges(&reading.article, &spans, setting.encoding)
        };
        let (whole, selections) = (ranges(|symbol| symbol.span), ranges(|symbol| symbol.selection));
        let ranges = whole.into_iter().zip(selections).zip(symbols);
        Some(ranges.map(|((whole, selection), symbol)| (whole, selection, symbol)).collect::<Vec<_>>())
    });
    let symbols = question.await?;
    if session.state().client.nests_symbols {
        #[expect(deprecated, reason = "the struct has no constructor, and the field no default")]
        let nested = symbols.into_iter().map(|(range, selection_range, symbol)| DocumentSymbol {
            name: symbol.name,
            detail: symbol.detail,
            kind: kind(symbol.kind),
            tags: None,
            deprecated: None,
            range,
            selection_range,
            children: None,
        });
        return Some(DocumentSymbolResponse::Nested(nested.collect()));
    }
    #[expect(deprecated, reason = "the struct has no constructor, and the field no default")]
    let flat = symbols.into_iter().map(|(range, _, symbol)| SymbolInformation {
        name: symbol.name,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: Location::new(uri.clone(), range),
        container_name: None,
    });
    Some(DocumentSymbolResponse::Flat(flat.collect()))
}

fn kind(kind: features::SymbolKind) -> SymbolKind {
    match kind {
        features::SymbolKind::Headline => SymbolKind::FILE,
        features::SymbolKind::Heading => SymbolKind::NAMESPACE,
        features::SymbolKind::Field => SymbolKind::FIELD,
        features::SymbolKind::Related => SymbolKind::INTERFACE,
    }
}
