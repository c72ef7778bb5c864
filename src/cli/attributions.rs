//! `copydesk attributions`: who said what.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Status;
use super::json::bytes;
use super::listing::{Arguments, Format, csv_row};
use super::sources::Source;
use crate::article::{Place, on_one_line};
use crate::attribution::{AttributionKind, KnownSpeaker};
use crate::features::{Said, said};
use crate::text::{LineIndex, PositionEncoding};

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    let csv_head = "path,line,kind,source,cue,content,source_name,known";
    let show = |source: &Source, format| match format {
        Format::Text => text(source),
        Format::Jsonl => jsonl(source),
        Format::Csv => csv(source),
    };
    arguments.print(&arguments.texts(false), csv_head, show, out)
}

fn kind_name(kind: AttributionKind) -> &'static str {
    match kind {
        AttributionKind::Direct => "direct",
        AttributionKind::Mixed => "mixed",
        AttributionKind::Indirect => "indirect",
    }
}

/// How the speaker is known, in words of the schema.
fn known_name(known: KnownSpeaker) -> &'static str {
    match known {
        KnownSpeaker::SameParagraph => "same paragraph",
        KnownSpeaker::Carried(_) => "carried",
        KnownSpeaker::Heading(_) => "heading",
        KnownSpeaker::Introduced(_) => "introduced",
        KnownSpeaker::Turn(_) => "turn",
        KnownSpeaker::Behind(_) => "next paragraph",
        KnownSpeaker::Continued(_) => "continued",
        KnownSpeaker::Signed(_) => "signed",
        KnownSpeaker::Nearby => "nearby",
        KnownSpeaker::Unknown => "nobody",
    }
}

/// How the speaker of each piece of the content is known.
fn known_names(said: &Said) -> Vec<&'static str> {
    let own = said.content.len() - said.continued.len();
    let first = std::iter::repeat_n(known_name(said.known), own);
    first.chain(said.continued.iter().map(|&(_, known)| known_name(known))).collect()
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

/// Characters that a name takes in the table before it pushes the rest of its row.
const NAME_WIDTH: usize = 28;

/// A table of an article: where, how the words are given, who, what, and how it is known where not by the paragraph.
fn text(source: &Source) -> String {
    let text = source.text();
    let lines = LineIndex::new(&text);
    let shown = source.shown.display();
    let all = said(&source.article);
    let own_words = |said: &Said| match &said.source[..] {
        [] => "nobody named".to_owned(),
        places => words(source, places),
    };
    let names: Vec<String> =
        all.iter().map(|said| said.name.clone().unwrap_or_else(|| own_words(said))).collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0).min(NAME_WIDTH);
    let row = |(said, name): (&Said, &String)| {
        let mut how: Vec<&str> = known_names(said);
        how.retain(|how| !matches!(*how, "same paragraph" | "nobody"));
        how.dedup();
        let how = if how.is_empty() { String::new() } else { format!(" ({})", how.join(", ")) };
        let line = line_of(source, &lines, said);
        let kind = kind_name(said.kind);
        format!("{shown}:{line}: {kind:8}  {name:width$}  {}{how}\n", words(source, &said.content))
    };
    all.iter().zip(&names).map(row).collect()
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
                "carried": !matches!(said.known, KnownSpeaker::SameParagraph | KnownSpeaker::Unknown),
                "known": known_names(said),
            })
        })
        .collect();
    let mut line = json!({ "path": source.shown.to_string_lossy(), "attributions": attributions });
    if let Some(encoding) = source.encoding {
        line["encoding"] = json!(encoding);
    }
    format!("{line}\n")
}

fn csv(source: &Source) -> String {
    let text = source.text();
    let lines = LineIndex::new(&text);
    let row = |said: &Said| {
        csv_row(&[
            source.shown.to_string_lossy().into_owned(),
            line_of(source, &lines, said).to_string(),
            kind_name(said.kind).to_owned(),
            words(source, &said.source),
            words(source, &said.cue),
            words(source, &said.content),
            said.name.clone().unwrap_or_default(),
            known_names(said).join("|"),
        ])
    };
    said(&source.article).iter().map(row).collect()
}
