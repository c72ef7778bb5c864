//! `copydesk attributions`: who said what.

use serde_json::{Value, json};

use super::json::bytes;
use super::listing::{Listing, csv_row};
use super::sources::Source;
use crate::article::{Place, on_one_line};
use crate::attribution::AttributionKind;
use crate::features::{Said, said};
use crate::text::{LineIndex, PositionEncoding};

/// How the command shows an article.
pub const LISTING: Listing = Listing {
    needs_archive: false,
    text,
    jsonl,
    csv_head: "path,line,kind,source,cue,content,source_name,carried",
    csv,
};

fn kind_name(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Mixed => "mixed",
        AttributionKind::Indirect => "indirect",
    }
}

/// The text at `places` on one line, pieces parted by an ellipsis.
fn words(source: &Source, places: &[Place]) -> String {
    let pieces = places.iter().map(|place| on_one_line(source.article.text_at(*place)));
    pieces.collect::<Vec<_>>().join(" … ")
}

fn line_of(source: &Source, lines: &LineIndex<'_>, said: &Said) -> u32 {
    let first = said.content.first().or(said.source.first()).copied().unwrap_or_default();
    lines.position(source.article.absolute(first).start, PositionEncoding::Utf8).line + 1
}

fn text(source: &Source) -> String {
    let lines = LineIndex::new(&source.decoded.text);
    let shown = source.shown.display();
    let row = |said: &Said| {
        let name = said.name.clone().unwrap_or_else(|| words(source, &said.source));
        let carried = if said.carried.is_some() { " (carried)" } else { "" };
        let line = line_of(source, &lines, said);
        format!(
            "{shown}:{line}: {:8} {name}{carried}: {}\n",
            kind_name(said.kind),
            words(source, &said.content)
        )
    };
    said(&source.article).iter().map(row).collect()
}

fn jsonl(source: &Source) -> String {
    let spans = |places: &[Place]| {
        places.iter().map(|place| bytes(source.article.absolute(*place))).collect::<Vec<_>>()
    };
    let attributions: Vec<Value> = said(&source.article)
        .iter()
        .map(|said| {
            json!({
                "kind": kind_name(said.kind),
                "source": spans(&said.source),
                "cue": spans(&said.cue),
                "content": spans(&said.content),
                "source_name": said.name,
                "carried": said.carried.is_some(),
            })
        })
        .collect();
    let mut line = json!({ "path": source.shown.to_string_lossy(), "attributions": attributions });
    if let Some(encoding) = source.decoded.encoding {
        line["encoding"] = json!(encoding);
    }
    format!("{line}\n")
}

fn csv(source: &Source) -> String {
    let lines = LineIndex::new(&source.decoded.text);
    let row = |said: &Said| {
        csv_row(&[
            source.shown.to_string_lossy().into_owned(),
            line_of(source, &lines, said).to_string(),
            kind_name(said.kind).to_owned(),
            words(source, &said.source),
            words(source, &said.cue),
            words(source, &said.content),
            said.name.clone().unwrap_or_default(),
            said.carried.is_some().to_string(),
        ])
    };
    said(&source.article).iter().map(row).collect()
}
