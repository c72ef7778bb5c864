//! Counts what the rules find in a folder of articles, and how fast: the figures that a rule's default rests on.
//!
//! `cargo run --release --example measure -- FOLDER`

use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};
use std::{env, io};

use copydesk::archive::{Archive, Facts, ReadFile, Root, articles, read, scan};
use copydesk::article::{Article, Format, House};
use copydesk::checks::{Checked, Inputs, Levels, RULES};
use copydesk::settings::Settings;

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).map(PathBuf::from).ok_or("name the folder of articles to measure")?;
    let folder = std::path::absolute(folder)?;
    let start = Instant::now();
    let paths = articles(&Root::new(&folder, true, &folder, &Settings::default())).articles;
    let walking = start.elapsed();
    let (mut read_bytes, mut archive) = (0, Archive::default());
    let (mut reading, mut indexing) = (Duration::MAX, Duration::MAX);
    // The shortest of some turns each, since other work on the machine only makes them longer.
    for _ in 0..TURNS {
        let start = Instant::now();
        read_bytes = bytes_of(&paths);
        reading = reading.min(walking + start.elapsed());
        // To take an archive apart is no part of making one.
        drop(archive);
        let start = Instant::now();
        archive = whole(&paths);
        indexing = indexing.min(walking + start.elapsed());
    }

    let levels = Arc::new(Levels::default());
    let mut counts = vec![0_usize; RULES.len()];
    let (mut words, mut bytes, mut spent) = (0, 0, Duration::ZERO);
    for path in &paths {
        let Ok(decoded) = read(path) else { continue };
        words += decoded.text.split_whitespace().count();
        bytes += decoded.text.len();
        let start = Instant::now();
        let article = Article::parse(&decoded.text, Format::of_path(path));
        let answers = Arc::new(archive.answers(path, &article));
        let checked =
            Checked::of(&article, &Inputs { levels: Arc::clone(&levels), answers, ..Inputs::default() });
        let findings = checked.findings();
        spent += start.elapsed();
        for (_, finding) in findings {
            if let Some(index) = RULES.iter().position(|rule| rule.name == finding.rule.name) {
                counts[index] += 1;
            }
        }
    }

    let mut out = io::stdout().lock();
    writeln!(out, "{:26} {:>8} {:>15}", "rule", "findings", "per 1,000 words")?;
    for (rule, count) in RULES.iter().zip(&counts) {
        let per_thousand = *count as f64 * 1000.0 / words.max(1) as f64;
        writeln!(out, "{:26} {count:8} {per_thousand:15.3}", rule.name)?;
    }
    let ratio = indexing.as_secs_f64() / reading.as_secs_f64().max(1e-9);
    writeln!(
        out,
        "{read_bytes} bytes found and read in {reading:.2?}, indexed in {indexing:.2?}: {ratio:.1} times"
    )?;
    let speed = bytes as f64 / 1e6 / spent.as_secs_f64().max(1e-9);
    writeln!(out, "{} articles, {words} words; {speed:.1} MB/s on one core", paths.len())?;
    Ok(())
}

/// How often reading and indexing are measured.
const TURNS: usize = 5;

/// How many bytes of text the articles at `paths` have, read on as many threads as an archive is.
fn bytes_of(paths: &[PathBuf]) -> usize {
    let mut bytes = 0;
    scan(
        paths,
        &AtomicBool::new(false),
        |files| files.iter().map(|file| file.decoded.text.len()).collect(),
        |length| bytes += length.unwrap_or_default(),
    );
    bytes
}

/// The archive that the articles at `paths` make.
fn whole(paths: &[PathBuf]) -> Archive {
    let mut archive = Archive::default();
    archive.reserve(paths.len());
    let facts = |file: ReadFile<'_>| Facts::of_text(file.path, &file.decoded.text, House::plain());
    let read = |files: Vec<ReadFile<'_>>| files.into_iter().map(facts).collect();
    scan(paths, &AtomicBool::new(false), read, |facts| {
        if let Ok(facts) = facts {
            archive.insert(facts);
        }
    });
    archive.complete();
    archive
}
