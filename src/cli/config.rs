//! `copydesk config`: the settings in force in a folder, and where each comes from.

use std::io::{self, Write};
use std::path::PathBuf;

use super::paths::absolute;
use super::{Status, complain};
use crate::checks::RULES;
use crate::settings::{Loaded, Settings, Spelling, find, load, schema};

/// The arguments of `config`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A file or folder; the current folder without one
    path: Option<PathBuf>,
    /// Print the JSON schema of copydesk.toml instead
    #[arg(long)]
    schema: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    if arguments.schema {
        writeln!(out, "{:#}", schema(Spelling::Kebab))?;
        return Ok(Status::Clean);
    }
    let path = absolute(arguments.path.as_deref().unwrap_or(std::path::Path::new(".")));
    let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(&path) };
    let loaded = match find(folder).map(|file| load(&file)).transpose() {
        Ok(loaded) => loaded,
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    print(loaded.as_ref(), out)?;
    Ok(Status::Clean)
}

fn print(loaded: Option<&Loaded>, out: &mut impl Write) -> io::Result<()> {
    let default = Settings::default();
    let settings = loaded.map_or(&default, |loaded| &loaded.settings);
    let file = loaded.map(|loaded| loaded.path.display().to_string());
    match &file {
        Some(file) => writeln!(out, "# read from {file}")?,
        None => writeln!(out, "# no copydesk.toml here or above; these are the defaults")?,
    }
    let origin = |is_set: bool| match &file {
        Some(file) if is_set => file.as_str(),
        _ => "default",
    };
    writeln!(out, "\n[archive]")?;
    for (name, globs) in [("include", &settings.include), ("exclude", &settings.exclude)] {
        writeln!(out, "{name} = {:?}  # {}", globs, origin(!globs.is_empty()))?;
    }
    writeln!(out, "\n[rules]")?;
    let levels = settings.levels();
    for rule in RULES {
        let level = levels.of(rule.name).map_or("off", |severity| severity.name());
        let is_set = settings.rules.contains_key(rule.name) || settings.groups.contains_key(&rule.group);
        let through = if !settings.rules.contains_key(rule.name) && is_set { ", by its group" } else { "" };
        writeln!(out, "{} = \"{level}\"  # {}{through}", rule.name, origin(is_set))?;
    }
    Ok(())
}
