//! What the commands that list something of each article share: their arguments, and the order of their output.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::Status;
use super::paths::{Baselined, Reading};
use super::sources::{Source, Texts};

/// The arguments of a command that lists.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Arguments {
    /// Files and folders; `-` is stdin; nothing is the current folder
    paths: Vec<PathBuf>,
    /// How the list is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The name under which stdin is read
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// The configuration file to use instead of the nearest copydesk.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
}

/// How a list is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A line an entry, for people
    Text,
    /// A line of JSON a file
    Jsonl,
    /// A line of comma-separated values an entry
    Csv,
}

impl Arguments {
    /// The texts that the arguments mean; whether the archive matters, so that it is read, `needs_archive` tells.
    pub fn texts(&self, needs_archive: bool) -> Texts {
        let reading = Reading {
            config: self.config.as_deref(),
            needs_archive,
            needs_quotes: false,
            profile: None,
            baseline: Baselined::Not,
        };
        Texts::of(&self.paths, self.stdin_filename.as_deref(), &reading)
    }

    /// Prints what `show` makes of each of `texts`; `csv_head` names the columns where there are some.
    pub fn print(
        &self,
        texts: &Texts,
        csv_head: &str,
        show: impl Fn(&Source, Format) -> String + Sync,
        out: &mut impl Write,
    ) -> io::Result<Status> {
        if self.format == Format::Csv {
            writeln!(out, "{csv_head}")?;
        }
        texts.each(|source| show(source, self.format), |lines| out.write_all(lines.as_bytes()))
    }
}

/// A line of comma-separated values (RFC 4180).
pub fn csv_row(cells: &[String]) -> String {
    let quoted = |cell: &String| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\r\n"
}
