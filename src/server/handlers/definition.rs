//! `textDocument/definition` and `textDocument/references`.

use std::path::PathBuf;
use std::sync::Arc;

use tower_lsp::lsp_types::{
    GotoDefinitionParams, GotoDefinitionResponse, Location, LocationLink, Range, ReferenceParams, Url,
};

use crate::archive;
use crate::features::{self, Destination};
use crate::server::convert;
use crate::server::session::Session;
use crate::text::{PositionEncoding, Span};

pub(in crate::server) async fn definition(
    session: &Arc<Session>,
    params: GotoDefinitionParams,
) -> Option<GotoDefinitionResponse> {
    let at = params.text_document_position_params;
    let uri = at.text_document.uri;
    let question = session.at(uri.as_str(), at.position, |reading, setting, offset| {
        let (origin, destinations) = features::definition(&reading.article, &reading.answers, offset)?;
        let archive = setting.desk.archive();
        let found: Vec<Found> = destinations
            .into_iter()
            .map(|destination| match destination {
                Destination::Here(span) => {
                    Found::Here(convert::range(&reading.article, span, setting.encoding))
                }
                Destination::Article(path) => {
                    let headline = archive.article(&path).map(|facts| facts.headline_span);
                    Found::There(path, headline.unwrap_or_default())
                }
            })
            .collect();
        Some((convert::range(&reading.article, origin, setting.encoding), found))
    });
    let (origin, found) = question.await?;
    let has_links = session.state().client.goes_by_links;
    let locations = locations(session, &uri, found).await;
    if has_links {
        let link = |location: Location| LocationLink {
            origin_selection_range: Some(origin),
            target_uri: location.uri,
            target_range: location.range,
            target_selection_range: location.range,
        };
        return Some(GotoDefinitionResponse::Link(locations.into_iter().map(link).collect()));
    }
    Some(GotoDefinitionResponse::Array(locations))
}

/// On the headline: every article that leads here. On a source: every mention of it in this article.
pub(in crate::server) async fn references(
    session: &Arc<Session>,
    params: ReferenceParams,
) -> Option<Vec<Location>> {
    let at = params.text_document_position;
    let uri = at.text_document.uri;
    let question = session.at(uri.as_str(), at.position, |reading, setting, offset| {
        if !features::is_headline(&reading.article, offset) {
            let mentions = features::mentions_of(&reading.article, offset).into_iter();
            let range = |span| Found::Here(convert::range(&reading.article, span, setting.encoding));
            return Some(mentions.map(range).collect());
        }
        let path = setting.path.as_ref()?;
        let backlinks = setting.desk.archive().backlinks(path);
        Some(
            backlinks
                .into_iter()
                .map(|link| Found::There(link.from.path.clone(), link.found.span))
                .collect::<Vec<_>>(),
        )
    });
    let found = question.await?;
    Some(locations(session, &uri, found).await)
}

/// A place, not yet as the protocol has it.
enum Found {
    Here(Range),
    There(PathBuf, Span),
}

/// The places as the protocol has them. Other articles are read as they are in the editor, or from their files, off the
/// thread that serves requests.
async fn locations(session: &Arc<Session>, uri: &Url, found: Vec<Found>) -> Vec<Location> {
    if found.iter().all(|found| matches!(found, Found::Here(_))) {
        return found.into_iter().filter_map(|found| locate(session, uri, found)).collect();
    }
    let (session, uri) = (Arc::clone(session), uri.clone());
    let located = tokio::task::spawn_blocking(move || {
        found.into_iter().filter_map(|found| locate(&session, &uri, found)).collect()
    });
    // The task ends early only when the process does.
    located.await.unwrap_or_default()
}

fn locate(session: &Session, uri: &Url, found: Found) -> Option<Location> {
    match found {
        Found::Here(range) => Some(Location::new(uri.clone(), range)),
        Found::There(path, span) => {
            let encoding = session.state().encoding;
            let open = session.state().text_of(&path);
            let text = open.or_else(|| archive::read(&path).ok().map(|decoded| decoded.text));
            let range = text.map(|text| range_in(&text, span, encoding)).unwrap_or_default();
            Some(Location::new(Url::from_file_path(&path).ok()?, range))
        }
    }
}

/// The range of `span` in `text`, which may have changed since the span was found.
fn range_in(text: &str, span: Span, encoding: PositionEncoding) -> Range {
    if text.get(span.range()).is_none() {
        return Range::default();
    }
    convert::range_of_text(text, span, encoding)
}
