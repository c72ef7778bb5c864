//! `textDocument/hover`.

use tower_lsp::lsp_types::{Hover, HoverContents, HoverParams, MarkupContent, MarkupKind};

use crate::features::{self, Snapshot};
use crate::server::convert;
use crate::server::session::Session;

pub(in crate::server) async fn hover(session: &Session, params: HoverParams) -> Option<Hover> {
    let at = params.text_document_position_params;
    let question = session.at(at.text_document.uri.as_str(), at.position, |reading, setting, offset| {
        let findings = reading.findings();
        let echoes = reading.echoes_at(setting, offset);
        let snapshot = Snapshot { echoes: &echoes, ..reading.snapshot(&findings) };
        let found = features::hover(snapshot, offset)?;
        let range = convert::range(&reading.article, found.span, setting.encoding);
        Some((found.markdown, range))
    });
    let (value, range) = question.await?;
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value });
    Some(Hover { contents, range: Some(range) })
}
