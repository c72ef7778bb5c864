//! `copydesk config`: the settings in force for a file or folder, and where each comes from.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::paths::absolute;
use super::{Status, complain};
use crate::archive::read;
use crate::article::{Article, Format};
use crate::checks::{Profile, RULES, Rule, RuleOption, named_profile};
use crate::settings::{
    Change, KEYS, Loaded, Policy, Set, Settings, SettingsError, Spelling, USERS_OWN, find, load_baseline,
    load_found, schema,
};

/// The arguments of `config`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A file or folder; the current folder without one
    path: Option<PathBuf>,
    /// Print what holds for FILE, with what the article itself chooses
    #[arg(long, value_name = "FILE", conflicts_with = "path")]
    explain: Option<PathBuf>,
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
    let path = arguments.explain.as_deref().or(arguments.path.as_deref()).unwrap_or(Path::new("."));
    let explained = match Explained::of(&absolute(path)) {
        Ok(explained) => explained,
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    explained.print(out)?;
    Ok(Status::Clean)
}

/// Settings that are shown as they take effect.
const SHOWN_ABOVE: [&str; 7] =
    ["profile", "rules", "groups", "override", "baseline", "archive.include", "archive.exclude"];

/// What holds for a file or folder.
struct Explained {
    path: PathBuf,
    folder: PathBuf,
    loaded: Option<Loaded>,
    policy: Policy,
    /// The profile that the article chooses for itself.
    own_profile: Option<Profile>,
}

impl Explained {
    fn of(path: &Path) -> Result<Self, String> {
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
        let message = |error: SettingsError| error.to_string();
        let loaded = find(folder).map(|file| load_found(&file)).transpose().map_err(message)?;
        let settings = loaded.as_ref().map_or_else(Settings::default, |loaded| loaded.settings.clone());
        let home = loaded.as_ref().and_then(|loaded| loaded.path.parent()).unwrap_or(folder);
        let baseline = load_baseline(&settings, home, home).map_err(message)?;
        let own_profile = if path.is_file() {
            let decoded = read(path).map_err(|error| error.to_string())?;
            named_profile(Article::parse_in(&decoded.text, Format::of_path(path), &settings.house).outline())
        } else {
            None
        };
        let policy = Policy::new(settings, home, baseline);
        Ok(Self { path: path.to_owned(), folder: home.to_owned(), loaded, policy, own_profile })
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        match &self.loaded {
            Some(loaded) => writeln!(out, "# read from {}", loaded.path.display())?,
            None => writeln!(out, "# no copydesk.toml here or above; these are the defaults")?,
        }
        writeln!(out, "# for {}", self.path.display())?;
        let above = self.loaded.as_ref().and_then(|loaded| loaded.path.parent()?.parent().and_then(find));
        if let Some(above) = above {
            writeln!(out, "# {} does not count here: the nearest file does", above.display())?;
        }

        let changes = self.policy.changes(&self.path);
        let (profile, origin) = self.profile(&changes);
        writeln!(out, "\nprofile = \"{}\"  # {origin}", profile.name())?;
        let baseline = match self.policy.baseline_file() {
            Some(file) => {
                format!("baseline = {:?}  # {}", file.display().to_string(), self.origin("baseline"))
            }
            None => format!("# no baseline in {}", self.folder.display()),
        };
        writeln!(out, "{baseline}")?;
        let settings = self.policy.settings();
        writeln!(out, "\n[archive]")?;
        for (name, globs) in [("include", &settings.include), ("exclude", &settings.exclude)] {
            writeln!(out, "{name} = {globs:?}  # {}", self.origin(&format!("archive.{name}")))?;
        }
        writeln!(out)?;
        for key in
            KEYS.iter().filter(|key| !SHOWN_ABOVE.contains(&key.path) && !USERS_OWN.contains(&key.path))
        {
            match self.written(key.path) {
                Some(value) => writeln!(out, "{} = {value}  # {}", key.path, self.origin(key.path))?,
                None => writeln!(out, "# {} is not set", key.path)?,
            }
        }
        writeln!(out, "\n[rules]")?;
        for rule in RULES {
            let level = self.policy.levels(&self.path).under(profile, rule.name);
            let level = level.map_or("off", |severity| severity.name());
            writeln!(out, "{} = \"{level}\"  # {}", rule.name, self.rule_origin(rule, profile, &changes))?;
            for option in rule.options {
                let value = self.policy.levels(&self.path).options().of(rule, option);
                let origin = self.option_origin(rule, option, &changes);
                writeln!(out, "# {}.{} = {value}  # {origin}", rule.name, option.name)?;
            }
        }
        Ok(())
    }

    /// The value of `key`, as the file has it.
    fn written(&self, key: &str) -> Option<&Value> {
        let mut parts = key.split('.');
        let first = self.loaded.as_ref()?.values.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))
    }

    /// The profile that holds, and where it comes from.
    fn profile(&self, changes: &[Change]) -> (Profile, String) {
        if let Some(profile) = self.own_profile {
            return (profile, "the article's own line".to_owned());
        }
        let chosen = changes.iter().rev().find_map(|change| match change.set {
            Set::Profile(profile) => Some((profile, self.origin(&change.key))),
            Set::Group(..) | Set::Rule(..) | Set::RuleOption(..) => None,
        });
        chosen.unwrap_or((Profile::default(), "default".to_owned()))
    }

    fn rule_origin(&self, rule: &Rule, profile: Profile, changes: &[Change]) -> String {
        match changes.iter().rev().find(|change| change.set.is_about(rule)) {
            Some(change) => format!("{}, {}", self.origin(&change.key), change.key),
            None if profile.change(rule.name) != crate::checks::Change::None => {
                format!("the profile {}", profile.name())
            }
            None => "default".to_owned(),
        }
    }

    fn option_origin(&self, rule: &Rule, option: &RuleOption, changes: &[Change]) -> String {
        let sets = |change: &&Change| matches!(change.set, Set::RuleOption(name, own, _) if name == rule.name && own == option.name);
        let change = changes.iter().rev().find(sets);
        change.map_or_else(|| "default".to_owned(), |change| self.origin(&change.key))
    }

    /// Where `key` is set: the file and the line.
    fn origin(&self, key: &str) -> String {
        let set = self.loaded.as_ref().and_then(|loaded| Some((loaded, loaded.lines.exactly(key)?)));
        set.map_or_else(|| "default".to_owned(), |(loaded, line)| format!("{}:{line}", loaded.path.display()))
    }
}
