//! `copydesk attributions`: who said what.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value, json};

use super::Status;
use super::json::bytes;
use super::links::csv_row;
use super::paths::Reading;
use super::sources::{Source, each};
use crate::article::{Place, on_one_line};
use crate::attribution::AttributionKind;
use crate::features::{Said, said};
use crate::text::{LineIndex, PositionEncoding};

/// The arguments of `attributions`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files and folders; `-` is stdin; nothing is the current folder
    paths: Vec<PathBuf>,
    /// How attributions are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The name under which stdin is read
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// The configuration file to use instead of the nearest copydesk.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table of who said what
    Text,
    /// A line of JSON a file
    Jsonl,
    /// A line of comma-separated values an attribution
    Csv,
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    let reading = Reading { config: arguments.config.as_deref(), needs_archive: false };
    if arguments.format == Format::Csv {
        writeln!(out, "path,line,kind,source,cue,content,source_name,carried")?;
    }
    let work = |source: &Source| match arguments.format {
        Format::Text => text(source),
        Format::Jsonl => jsonl(source),
        Format::Csv => csv(source),
    };
    each(&arguments.paths, arguments.stdin_filename.as_deref(), &reading, work, |lines| {
        out.write_all(lines.as_bytes())
    })
}

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
