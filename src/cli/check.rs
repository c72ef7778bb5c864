//! `copydesk check`: findings, on a terminal or as JSON; fixes, shown or written.

use std::io::{self, Write};
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;

use super::baseline::{Baselines, Harvest};
use super::edits::{self, Change, OldEncodings};
use super::network::{Copies, Flags, Round};
use super::paths::{Baselined, Desk, Reading};
use super::sources::{Source, Texts};
use super::{Color, Status, complain, json, terminal};
use crate::checks::{
    Checked, Finding, Inputs, LeftOutCounts, Levels, Moment, Profile, Rule, Severity, rule_named,
};
use crate::settings::Standing;

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Files and folders; `-` is stdin; nothing is the current folder
    paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Mend what can be mended safely, in the files
    #[arg(long)]
    fix: bool,
    /// Show as a patch what --fix would change, and change nothing
    #[arg(long, conflicts_with = "fix")]
    diff: bool,
    /// Write files in old encodings anew, in UTF-8
    #[arg(long, requires = "fix")]
    to_utf8: bool,
    /// The least severity that makes the exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning", value_parser = severity)]
    fail_on: Severity,
    /// Exit with 0 whatever was found
    #[arg(long)]
    exit_zero: bool,
    /// Report this rule only, even one that is off by default (may be repeated)
    #[arg(long = "rule", value_name = "NAME", value_parser = rule_name)]
    rules: Vec<String>,
    /// The profile that holds whatever settings and articles say: auto, draft, publish or archive
    #[arg(long, value_name = "NAME", value_parser = profile_name)]
    profile: Option<Profile>,
    /// Leave out the findings that the baseline in FILE knows, instead of copydesk-baseline.json
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write what is found into the baseline, so that it is known from then on
    #[arg(long, conflicts_with_all = ["fix", "diff", "rules"])]
    write_baseline: bool,
    /// Count what suppressions, settings and the baseline leave out
    #[arg(long)]
    report_suppressed: bool,
    /// The name under which stdin is read
    #[arg(long, value_name = "FILE")]
    stdin_filename: Option<PathBuf>,
    /// The configuration file to use instead of the nearest copydesk.toml
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Ask the network what became of each link, too
    #[arg(long, group = "network")]
    links: bool,
    #[command(flatten)]
    network: Flags,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// With the lines they lie in, for people; hints are counted, not shown
    Text,
    /// One JSON document with all of them
    Json,
}

/// What was found in one text, ready to be printed.
struct Report {
    /// Its findings in the order of the text, rendered.
    rendered: String,
    /// How many findings of each severity.
    counts: Counts,
    /// How many findings were left out.
    left_out: LeftOutCounts,
    change: Option<Change>,
    /// What the baseline is to know.
    harvest: Option<Harvest>,
}

/// How many findings of each severity, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts([usize; 4]);

impl Counts {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        for (own, other) in self.0.iter_mut().zip(other.0) {
            *own += other;
        }
    }

    /// How many of `severity`.
    pub fn of(self, severity: Severity) -> usize {
        self.0[severity as usize]
    }

    fn count(findings: &[(usize, &Finding)]) -> Self {
        let mut counts = Self::default();
        for (_, finding) in findings {
            counts.0[finding.severity as usize] += 1;
        }
        counts
    }

    fn reaches(self, least: Severity) -> bool {
        Severity::ALL.iter().any(|severity| *severity >= least && self.of(*severity) > 0)
    }
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    if arguments.fix && arguments.paths.iter().any(|path| path.as_os_str() == "-") {
        complain(&"what comes on stdin stands in no file that could be mended: name the file, or use --diff");
        return Ok(Status::Failed);
    }
    let reading = Reading {
        config: arguments.config.as_deref(),
        needs_archive: true,
        needs_quotes: arguments.compares_quotes(),
        profile: arguments.profile,
        baseline: match &arguments.baseline {
            file if arguments.write_baseline => Baselined::Written(file.as_deref()),
            Some(file) => Baselined::By(file),
            None => Baselined::AsSet,
        },
    };
    let texts = Texts::of(&arguments.paths, arguments.stdin_filename.as_deref(), &reading);
    let round = match arguments.links.then(|| Round::plan(&arguments.network, &texts)).transpose() {
        Ok(round) => round,
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    if let Some(round) = &round {
        let copies = arguments.copies(&texts);
        if arguments.network.dry_run {
            round.list(copies, out)?;
            return Ok(texts.status());
        }
        round.ask(&texts, copies)?;
    }
    let color = arguments.color.is_on();
    let (mut files, mut counts, mut status) = (0, Counts::default(), Status::Clean);
    let (mut left_out, mut baselines) = (LeftOutCounts::default(), Baselines::default());
    if arguments.format == Format::Json {
        write!(out, "{{\"version\":1,\"findings\":[")?;
    }
    let mut is_first = true;
    let work = |source: &Source| report(source, arguments, round.as_ref(), color);
    let read = texts.each(work, |report| {
        files += 1;
        counts.add(report.counts);
        left_out.add(report.left_out);
        if let Some(harvest) = report.harvest {
            baselines.add(harvest);
        }
        match &report.change {
            Some(change) if arguments.diff => return out.write_all(change.patch().as_bytes()),
            Some(change) => {
                if let Err(error) = change.write() {
                    complain(&error);
                    status = Status::Failed;
                }
            }
            None => {}
        }
        if arguments.format == Format::Json && !report.rendered.is_empty() && !mem::take(&mut is_first) {
            write!(out, ",")?;
        }
        if arguments.diff { Ok(()) } else { out.write_all(report.rendered.as_bytes()) }
    })?;
    let left_out = arguments.report_suppressed.then_some(left_out);
    match arguments.format {
        Format::Json => writeln!(out, "],\"summary\":{}}}", json::summary(files, counts, left_out))?,
        Format::Text if !arguments.diff => terminal::summary(out, files, counts, left_out)?,
        Format::Text => {}
    }
    if let Err(error) = baselines.write() {
        complain(&error);
        status = Status::Failed;
    }
    // What was read goes with the program, as a whole: to take it apart piece by piece costs more than to print the findings.
    mem::forget(texts);
    Ok(match (read, status) {
        (Status::Failed, _) | (_, Status::Failed) => Status::Failed,
        _ if !arguments.exit_zero && counts.reaches(arguments.fail_on) => Status::Findings,
        _ => Status::Clean,
    })
}

impl Arguments {
    /// What is done with files that are not written in UTF-8.
    fn rewriting(&self) -> OldEncodings {
        if self.to_utf8 { OldEncodings::Rewritten } else { OldEncodings::LeftAlone }
    }

    /// Whether a rule may be on that compares quotes with those of other articles.
    fn compares_quotes(&self) -> bool {
        let compares = |name: &String| matches!(name.as_str(), "quote-drift" | "speaker-conflict");
        self.rules.is_empty() || self.rules.iter().any(compares)
    }

    /// Of which links archived copies are looked for: the fix of a dead one needs its copy, and a rule may ask about all.
    fn copies(&self, texts: &Texts) -> Copies {
        const ABOUT_ALL: &str = "no-archived-copy";
        let is_wanted = self.rules.is_empty() || self.rules.iter().any(|name| name == ABOUT_ALL);
        let is_on = |desk: &Desk| !self.rules.is_empty() || desk.policy.may_be_on(ABOUT_ALL);
        if is_wanted && texts.desks().any(is_on) { Copies::OfAll } else { Copies::OfDead }
    }
}

fn report(source: &Source, arguments: &Arguments, round: Option<&Round<'_>>, color: bool) -> Report {
    let mends = arguments.fix || arguments.diff;
    let change = mends
        .then(|| edits::mend(source, arguments.rewriting(), |source| inputs(source, &arguments.rules, round)))
        .flatten();
    let mended = change.as_ref().filter(|_| arguments.fix).map(|change| change.source(source));
    let source = mended.as_ref().unwrap_or(source);

    let checked = Checked::of(&source.article, &inputs(source, &arguments.rules, round));
    let mut findings = checked.findings();
    if !arguments.rules.is_empty() {
        findings.retain(|(_, finding)| arguments.rules.iter().any(|name| name == finding.rule.name));
    }
    if arguments.write_baseline {
        let harvest = Some(Harvest::of(source, &findings));
        let (rendered, counts, left_out) = (String::new(), Counts::default(), checked.left_out());
        return Report { rendered, counts, left_out, change, harvest };
    }
    let rendered = match arguments.format {
        Format::Text => terminal::render(source, &findings, color),
        Format::Json => json::findings(source, &findings),
    };
    let (counts, left_out) = (Counts::count(&findings), checked.left_out());
    Report { rendered, counts, left_out, change, harvest: None }
}

/// What the checks know besides the text of `source`.
fn inputs(source: &Source, only: &[String], round: Option<&Round<'_>>) -> Inputs {
    let Standing { levels: all, known } = source.desk.policy.standing(&source.path);
    // What is left out shows only where there is something to leave out.
    let needs_all = |name: &String| rule_named(name).is_some_and(Rule::is_about_left_out);
    let levels = if only.is_empty() || only.iter().any(needs_all) {
        all
    } else {
        let mut levels = Levels::clone(&all);
        levels.keep_only(|rule| only.iter().any(|name| name == rule.name));
        Arc::new(levels)
    };
    let answers = source.desk.archive.answers_under(&levels, &source.path, &source.article);
    let verdicts = round.map(|round| round.verdicts(source)).unwrap_or_default();
    let repeated = source.desk.archive.repeated(&source.path, &source.article);
    Inputs {
        levels,
        answers: Arc::new(answers),
        repeated,
        verdicts: Arc::new(verdicts),
        known,
        encoding: source.encoding,
        now: Some(Moment::now()),
    }
}

fn severity(name: &str) -> Result<Severity, String> {
    Severity::from_name(name).ok_or_else(|| "use error, warning, info or hint".to_owned())
}

fn profile_name(name: &str) -> Result<Profile, String> {
    let names = Profile::ALL.map(Profile::name).join(", ");
    Profile::from_name(name).ok_or_else(|| format!("use one of {names}"))
}

fn rule_name(name: &str) -> Result<String, String> {
    rule_named(name).map(|rule| rule.name.to_owned()).ok_or_else(|| super::rule::unknown(name))
}
