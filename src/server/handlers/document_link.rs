//! `textDocument/documentLink`.

use tower_lsp::lsp_types::{DocumentLink, DocumentLinkParams, Range, Url};

use crate::features;
use crate::server::convert;
use crate::server::session::Session;
use crate::text::Span;

pub(in crate::server) async fn document_link(
    session: &Session,
    params: DocumentLinkParams,
) -> Option<Vec<DocumentLink>> {
    let question = session.ask(params.text_document.uri.as_str(), |reading, setting| {
        let links = features::document_links(&reading.article, &reading.answers);
        let spans: Vec<Span> = links.iter().map(|link| link.span).collect();
        let ranges = convert::ranges(&reading.article, &spans, setting.encoding);
        let link = |(link, range): (features::DocumentLink, Range)| {
            let by_path = link.path.and_then(|path| Url::from_file_path(path).ok());
            let target = by_path.or_else(|| Url::parse(link.url.as_deref()?).ok())?;
            Some(DocumentLink { range, target: Some(target), tooltip: None, data: None })
        };
        Some(links.into_iter().zip(ranges).filter_map(link).collect())
    });
    question.await
}
