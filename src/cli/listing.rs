//! What the commands that list something of each article share: their arguments, and the order of their output.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::Status;
use super::paths::Reading;
use super::sources::{Source, each};

/// The arguments of a command that lists.
#[derive(Debug, clap::Args)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line an entry, for people
    Text,
    /// A line of JSON a file
    Jsonl,
    /// A line of comma-separated values an entry
    Csv,
}

/// How a command shows one article, in each format.
pub struct Listing {
    /// Whether links between articles matter, so that the archive is read.
    pub needs_archive: bool,
    /// Lines for people.
    pub text: fn(&Source) -> String,
    /// One line of JSON.
    pub jsonl: fn(&Source) -> String,
    /// The names of the columns.
    pub csv_head: &'static str,
    /// Lines of comma-separated values.
    pub csv: fn(&Source) -> String,
}

/// Prints `listing` of every article that the arguments name.
pub fn run(arguments: &Arguments, listing: &Listing, out: &mut impl Write) -> io::Result<Status> {
    let reading = Reading { config: arguments.config.as_deref(), needs_archive: listing.needs_archive };
    if arguments.format == Format::Csv {
        writeln!(out, "{}", listing.csv_head)?;
    }
    let work = match arguments.format {
        Format::Text => listing.text,
        Format::Jsonl => listing.jsonl,
        Format::Csv => listing.csv,
    };
    each(&arguments.paths, arguments.stdin_filename.as_deref(), &reading, work, |lines| {
        out.write_all(lines.as_bytes())
    })
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
