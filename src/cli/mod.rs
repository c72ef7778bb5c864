//! The command line: arguments in, output and exit status out.

mod attributions;
mod baseline;
mod check;
mod config;
mod doctor;
mod edits;
mod json;
mod links;
mod listing;
mod network;
mod paths;
mod rule;
mod rule_pages;
mod sources;
mod terminal;
mod whole_file;

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

/// A language server and checker for annotated news articles.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about, max_term_width = 100)]
struct Arguments {
    /// Write what happens inside to FILE (the language server writes warnings to stderr otherwise).
    #[arg(long, value_name = "FILE", global = true)]
    log_file: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the language server on stdin and stdout
    Lsp(Lsp),
    /// Check articles and print the findings
    Check(check::Arguments),
    /// Print who said what
    Attributions(listing::Arguments),
    /// Print every link with its role
    Links(links::Arguments),
    /// Explain a rule, or list all
    Rule(rule::Arguments),
    /// Print the settings in force and where each comes from
    Config(config::Arguments),
    /// Print what a bug report needs, and whether the server answers here
    Doctor(doctor::Arguments),
}

#[derive(Debug, clap::Args)]
struct Lsp {
    /// Talk on stdin and stdout (the only way there is; editors pass it)
    #[arg(long)]
    stdio: bool,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    Always,
    Never,
}

impl Color {
    fn is_on(self) -> bool {
        match self {
            Self::Auto => {
                io::stdout().is_terminal()
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
            Self::Always => true,
            Self::Never => false,
        }
    }
}

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Nothing to say.
    Clean,
    /// Findings at or above the threshold.
    Findings,
    /// Usage, configuration or reading went wrong.
    Failed,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let result = match arguments.command {
        Some(Command::Lsp(Lsp { stdio: _ })) => {
            drop(out);
            return serve(arguments.log_file.as_deref());
        }
        None if !io::stdin().is_terminal() => {
            drop(out);
            return serve(arguments.log_file.as_deref());
        }
        None => write!(out, "{}", Arguments::command().render_help()).map(|()| Status::Failed),
        Some(Command::Check(arguments)) => check::run(&arguments, &mut out),
        Some(Command::Attributions(arguments)) => attributions::run(&arguments, &mut out),
        Some(Command::Links(arguments)) => links::run(&arguments, &mut out),
        Some(Command::Rule(arguments)) => rule::run(&arguments, &mut out),
        Some(Command::Config(arguments)) => config::run(&arguments, &mut out),
        Some(Command::Doctor(arguments)) => doctor::run(&arguments, &mut out),
    };
    match result.and_then(|status| out.flush().map(|()| status)) {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Ok(Status::Failed) => ExitCode::from(2),
        // Whoever reads has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::from(2)
        }
    }
}

/// The language server, until its client ends it.
fn serve(log_file: Option<&Path>) -> ExitCode {
    let log = match log_file.map(std::fs::File::create).transpose() {
        Ok(log) => log.map(|file| Box::new(file) as Box<dyn Write + Send>),
        Err(error) => {
            complain(&format!("the log file cannot be written: {error}"));
            return ExitCode::from(2);
        }
    };
    crate::server::run(log, rule_pages::folder().as_deref()).unwrap_or_else(|error| {
        complain(&error);
        ExitCode::from(2)
    })
}

/// One line on stderr about what went wrong.
fn complain(error: &dyn std::fmt::Display) {
    let mut stderr = io::stderr().lock();
    // There is nobody left to tell if stderr is closed.
    let _ = writeln!(stderr, "copydesk: {error}");
}
