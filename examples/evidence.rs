//! Draws a sample of what each rule finds in folders of articles, so that anyone can judge it again: the figures of
//! `docs/rules/evidence.md` come from here.
//!
//! `cargo run --release --example evidence -- FOLDER… [--seed N] [--sample N] [--rule NAME]…`
//!
//! Rules that are off by default are on. The same folders and seed give the same sample.

use std::collections::BTreeMap;
use std::error::Error;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use copydesk::archive::{Archive, Facts, ReadFile, Root, articles, read, scan};
use copydesk::article::{Article, Format, Place, on_one_line};
use copydesk::checks::{Checked, Inputs, Levels, RULES};
use copydesk::settings::Settings;
use copydesk::text::Span;

/// What to draw from where.
struct Arguments {
    folders: Vec<PathBuf>,
    seed: u64,
    sample: usize,
    rules: Vec<String>,
}

/// A finding as it is shown to who judges it.
struct Shown {
    place: String,
    message: String,
    context: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = arguments()?;
    let mut found: BTreeMap<&'static str, Vec<Shown>> = BTreeMap::new();
    let mut counts: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    let mut words = Vec::new();
    for folder in &arguments.folders {
        let mut here: BTreeMap<&'static str, usize> = BTreeMap::new();
        words.push(each_finding(folder, &arguments.rules, |rule, shown| {
            *here.entry(rule).or_default() += 1;
            found.entry(rule).or_default().push(shown);
        })?);
        for rule in RULES {
            counts.entry(rule.name).or_default().push(here.get(rule.name).copied().unwrap_or(0));
        }
    }
    let mut out = io::stdout().lock();
    for (folder, words) in arguments.folders.iter().zip(&words) {
        writeln!(out, "{}: {words} words", folder.display())?;
    }
    for rule in RULES.iter().filter(|rule| is_meant(rule.name, &arguments.rules)) {
        let per_thousand = counts[rule.name].iter().zip(&words).map(|(count, words)| {
            format!("{count} ({:.3})", *count as f64 * 1000.0 / (*words).max(1) as f64)
        });
        writeln!(out, "\n## {}: {}", rule.name, per_thousand.collect::<Vec<_>>().join(", "))?;
        let mut all = found.remove(rule.name).unwrap_or_default();
        shuffle(&mut all, arguments.seed);
        for shown in all.iter().take(arguments.sample) {
            writeln!(out, "{}\n    {}\n    {}", shown.place, shown.message, shown.context)?;
        }
    }
    Ok(())
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut arguments = Arguments { folders: Vec::new(), seed: 1, sample: 20, rules: Vec::new() };
    let mut given = std::env::args().skip(1);
    while let Some(argument) = given.next() {
        match argument.as_str() {
            "--seed" => arguments.seed = given.next().ok_or("--seed wants a number")?.parse()?,
            "--sample" => arguments.sample = given.next().ok_or("--sample wants a number")?.parse()?,
            "--rule" => arguments.rules.push(given.next().ok_or("--rule wants a name")?),
            folder => arguments.folders.push(std::path::absolute(folder)?),
        }
    }
    if arguments.folders.is_empty() {
        return Err("name the folders of articles".into());
    }
    Ok(arguments)
}

fn is_meant(rule: &str, rules: &[String]) -> bool {
    rules.is_empty() || rules.iter().any(|name| name == rule)
}

/// Hands every finding in `folder` to `take`; returns how many words the articles have.
fn each_finding(
    folder: &Path,
    rules: &[String],
    mut take: impl FnMut(&'static str, Shown),
) -> Result<usize, Box<dyn Error>> {
    let paths = articles(&Root::new(folder, true, folder, &Settings::default())).articles;
    let mut archive = Archive::default();
    scan(
        &paths,
        &AtomicBool::new(false),
        |files| {
            let facts = |ReadFile { path, decoded }: ReadFile<'_>| {
                let article = Article::parse(&decoded.text, Format::of_path(path));
                Facts::of(path, &article).with_quotes(&article)
            };
            files.into_iter().map(facts).collect()
        },
        |facts| {
            if let Ok(facts) = facts {
                archive.insert(facts);
            }
        },
    );
    archive.complete();
    let mut levels = Levels::default();
    levels.keep_only(|rule| is_meant(rule.name, rules));
    let levels = Arc::new(levels);
    let mut words = 0;
    for path in &paths {
        let text = read(path)?.text;
        words += text.split_whitespace().count();
        let article = Article::parse(&text, Format::of_path(path));
        let answers = Arc::new(archive.answers_under(&levels, path, &article));
        let repeated = archive.repeated(path, &article);
        let checked = Checked::of(
            &article,
            &Inputs { levels: Arc::clone(&levels), answers, repeated, ..Inputs::default() },
        );
        for (chunk, finding) in checked.findings() {
            let span = article.absolute(Place::new(chunk, finding.span));
            let line = text[..span.start.index()].matches('\n').count() + 1;
            let shown = Shown {
                place: format!("{}:{line}", path.strip_prefix(folder).unwrap_or(path).display()),
                message: finding.message.clone(),
                context: context(&text, span),
            };
            take(finding.rule.name, shown);
        }
    }
    Ok(words)
}

/// What stands around `span`, with marks where it begins and ends.
fn context(text: &str, span: Span) -> String {
    const AROUND: usize = 240;
    let (mut from, mut to) =
        (span.start.index().saturating_sub(AROUND), (span.end.index() + AROUND).min(text.len()));
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    let (before, behind) = (&text[from..span.start.index()], &text[span.end.index()..to]);
    on_one_line(&format!("{before}>>>{}<<<{behind}", span.of(text)))
}

/// Puts `list` into an order that the seed decides: Fisher and Yates, with numbers by Knuth's linear congruence.
fn shuffle<T>(list: &mut [T], seed: u64) {
    let mut state = seed;
    for last in (1..list.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let index = usize::try_from(state >> 33).unwrap_or(0) % (last + 1);
        list.swap(last, index);
    }
}
