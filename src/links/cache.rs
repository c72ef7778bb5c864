//! What was learned from the network, kept on disk so that nobody is asked twice: an append-only log of verdicts and archived
//! copies, shared by all runs of the editor and the command line.
//!
//! A record is a line: its length, its checksum, and JSON. Whoever writes begins with a line break, so that half a line, left
//! by a process that was killed, spoils none behind it; whoever reads leaves out what does not add up. Lines are added by one
//! write under a shared lock; the log is written anew, when most of it is out of date, under an exclusive one, and put in
//! place by a rename. It may be deleted at any time.

mod log;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, io};

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::article::Date;
use crate::checks::{ArchivedCopy, Moment, Redirect, Verdict, VerdictKind};
use log::Log;

/// The folder of this user's caches: `COPYDESK_CACHE_DIR`, else `copydesk` where the system keeps caches. Nothing where there
/// is no such place.
pub fn default_folder() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(own) = set("COPYDESK_CACHE_DIR") {
        return Some(own);
    }
    let caches = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        env::home_dir().map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| env::home_dir().map(|home| home.join(".cache")))
    };
    caches.map(|caches| caches.join("copydesk"))
}

/// How long a verdict is believed. What may mend itself is asked again soon; of what is known for sure, rarely.
pub fn lifetime(kind: VerdictKind) -> Duration {
    const HOUR: u64 = 60 * 60;
    Duration::from_secs(match kind {
        VerdictKind::Alive | VerdictKind::Moved => 7 * 24 * HOUR,
        VerdictKind::Dead | VerdictKind::Blocked => 24 * HOUR,
        VerdictKind::Unknown => HOUR / 6,
    })
}

/// How long an archive's answer is believed: a copy stays, and one that is missing may be made.
fn lifetime_of_copy(copy: &ArchivedCopy) -> Duration {
    lifetime(match copy {
        ArchivedCopy::Found { .. } => VerdictKind::Alive,
        ArchivedCopy::Nothing => VerdictKind::Dead,
        ArchivedCopy::Unasked => VerdictKind::Unknown,
    })
}

/// Older records are not worth their place.
const OLDEST: Duration = Duration::from_secs(180 * 24 * 60 * 60);

/// Why there is no cache.
#[derive(Debug, Error)]
#[error("the cache of verdicts in {} cannot be used: {source}", folder.display())]
pub struct CacheError {
    /// Where it would be.
    folder: PathBuf,
    /// Why not.
    source: io::Error,
}

/// The verdicts that are known.
#[derive(Debug, Default)]
pub struct Cache {
    /// Nothing for one that is kept in memory alone.
    log: Option<Log>,
    verdicts: HashMap<String, Verdict>,
    copies: HashMap<CopyKey, (ArchivedCopy, Moment)>,
}

/// A question to an archive: whom, of which address, near which day.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CopyKey {
    /// The archive.
    pub archive: String,
    /// The address of which a copy is wanted.
    pub of: String,
    /// The day to which it should be near.
    pub near: Option<String>,
}

/// A line of the log.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Record {
    Verdict {
        url: String,
        verdict: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        redirects: Vec<(u16, String)>,
        reason: String,
        at: u64,
    },
    Copy {
        #[serde(flatten)]
        asked: CopyKey,
        copy: Option<Copy>,
        at: u64,
    },
}

#[derive(Serialize, Deserialize)]
struct Copy {
    url: String,
    day: (u16, u8, u8),
}

impl Cache {
    /// The cache in `folder`, read.
    pub fn open(folder: &Path) -> Result<Self, CacheError> {
        let failed = |source| CacheError { folder: folder.to_owned(), source };
        let log = Log::open(folder).map_err(failed)?;
        let mut cache = Self { log: Some(log), ..Self::default() };
        let lines = cache.read_news().map_err(failed)?;
        if lines > 1000 && lines > 2 * cache.len() {
            cache.rewrite(Moment::now()).map_err(failed)?;
        }
        Ok(cache)
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.verdicts.len() + self.copies.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes over what other processes have learned.
    pub fn refresh(&mut self) {
        if let Err(error) = self.read_news() {
            tracing::debug!(%error, "the cache of verdicts is not read again");
        }
    }

    /// All verdicts, in no order.
    pub fn verdicts(&self) -> impl Iterator<Item = (&str, &Verdict)> {
        self.verdicts.iter().map(|(url, verdict)| (url.as_str(), verdict))
    }

    /// The last verdict on `url`, however old.
    pub fn verdict(&self, url: &str) -> Option<&Verdict> {
        self.verdicts.get(url)
    }

    /// The last verdict on `url`, if it is still believed.
    pub fn fresh(&self, url: &str, now: Moment) -> Option<&Verdict> {
        self.verdict(url).filter(|verdict| is_young(verdict.checked_at, lifetime(verdict.kind), now))
    }

    /// What an archive has answered, however long ago.
    pub fn copy(&self, asked: &CopyKey) -> Option<&ArchivedCopy> {
        self.copies.get(asked).map(|(copy, _)| copy)
    }

    /// What an archive has answered, if it is still believed.
    pub fn fresh_copy(&self, asked: &CopyKey, now: Moment) -> Option<&ArchivedCopy> {
        let (copy, at) = self.copies.get(asked)?;
        is_young(*at, lifetime_of_copy(copy), now).then_some(copy)
    }

    /// Remembers the verdict on `url`.
    pub fn learn(&mut self, url: &str, verdict: Verdict) {
        self.write(&verdict_record(url, &verdict));
        self.verdicts.insert(url.to_owned(), verdict);
    }

    /// Keeps what is not worth remembering for as long as this process lives, unless something better is known.
    pub fn note(&mut self, url: &str, verdict: Verdict) {
        self.verdicts.entry(url.to_owned()).or_insert(verdict);
    }

    /// Remembers what an archive answered.
    pub fn learn_copy(&mut self, asked: CopyKey, copy: ArchivedCopy, at: Moment) {
        self.write(&copy_record(&asked, &copy, at));
        self.copies.insert(asked, (copy, at));
    }

    fn write(&mut self, record: &Record) {
        let Some(log) = &mut self.log else { return };
        if let Err(error) = log.append(&line(record)) {
            tracing::warn!(%error, "a verdict is not remembered");
        }
    }

    /// Reads what was added since; returns how many lines that were.
    fn read_news(&mut self) -> io::Result<usize> {
        let Some(log) = &mut self.log else { return Ok(0) };
        let (is_new, text) = log.news()?;
        if is_new {
            self.verdicts.clear();
            self.copies.clear();
        }
        let mut lines = 0;
        for record in text.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
            lines += 1;
            if let Some(record) = read(record) {
                self.take(record);
            } else {
                tracing::debug!("a line of the cache of verdicts is left out");
            }
        }
        Ok(lines)
    }

    fn take(&mut self, record: Record) {
        match record {
            Record::Verdict { url, verdict, redirects, reason, at } => {
                let Some(kind) = VerdictKind::from_name(&verdict) else { return };
                let redirects = redirects.into_iter().map(|(status, to)| Redirect { status, to }).collect();
                self.verdicts.insert(url, Verdict { kind, redirects, reason, checked_at: Moment(at) });
            }
            Record::Copy { asked, copy, at } => {
                let copy = match copy {
                    None => ArchivedCopy::Nothing,
                    Some(Copy { url, day: (year, month, day) }) => match Date::new(year, month, day) {
                        Some(day) => ArchivedCopy::Found { url, day },
                        None => return,
                    },
                };
                self.copies.insert(asked, (copy, Moment(at)));
            }
        }
    }

    /// Writes the log anew with what still counts.
    fn rewrite(&mut self, now: Moment) -> io::Result<()> {
        self.verdicts.retain(|_, verdict| is_young(verdict.checked_at, OLDEST, now));
        self.copies.retain(|_, (_, at)| is_young(*at, OLDEST, now));
        let mut text = Vec::new();
        for (url, verdict) in &self.verdicts {
            text.extend(line(&verdict_record(url, verdict)));
        }
        for (asked, (copy, at)) in &self.copies {
            text.extend(line(&copy_record(asked, copy, *at)));
        }
        let is_written = self.log.as_mut().map_or(Ok(false), |log| log.replace(&text))?;
        if !is_written {
            // Somebody has added to it meanwhile: the next who opens it writes it anew.
            tracing::debug!("the cache of verdicts is in use");
        }
        Ok(())
    }
}

/// A time to come is no age: the clock was set back, or somebody's is wrong.
fn is_young(at: Moment, lifetime: Duration, now: Moment) -> bool {
    now.0.checked_sub(at.0).is_some_and(|age| age < lifetime.as_secs())
}

fn verdict_record(url: &str, verdict: &Verdict) -> Record {
    Record::Verdict {
        url: url.to_owned(),
        verdict: verdict.kind.name().to_owned(),
        redirects: verdict.redirects.iter().map(|one| (one.status, one.to.clone())).collect(),
        reason: verdict.reason.clone(),
        at: verdict.checked_at.0,
    }
}

fn copy_record(asked: &CopyKey, copy: &ArchivedCopy, at: Moment) -> Record {
    let copy = match copy {
        ArchivedCopy::Found { url, day } => {
            Some(Copy { url: url.clone(), day: (day.year, day.month, day.day) })
        }
        ArchivedCopy::Nothing | ArchivedCopy::Unasked => None,
    };
    Record::Copy { asked: asked.clone(), copy, at: at.0 }
}

/// `\nLENGTH CHECKSUM JSON\n`; JSON has no line breaks of its own.
fn line(record: &Record) -> Vec<u8> {
    // Strings and numbers can always be written.
    let json = serde_json::to_vec(record).unwrap_or_default();
    let mut line = format!("\n{} {:08x} ", json.len(), crc32fast::hash(&json)).into_bytes();
    line.extend(json);
    line.push(b'\n');
    line
}

fn read(line: &[u8]) -> Option<Record> {
    let mut parts = line.splitn(3, |&byte| byte == b' ');
    let (length, checksum, json) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |digits: &[u8], radix| u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok();
    let adds_up =
        number(length, 10)? as usize == json.len() && number(checksum, 16)? == crc32fast::hash(json);
    adds_up.then(|| serde_json::from_slice(json).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::log::FORMAT;
    use super::*;

    const NOW: Moment = Moment(1_700_000_000);

    fn verdict(kind: VerdictKind, at: u64) -> Verdict {
        Verdict { kind, redirects: Vec::new(), reason: "404 Not Found".to_owned(), checked_at: Moment(at) }
    }

    fn key() -> CopyKey {
        CopyKey {
            archive: "https://archive.example".to_owned(),
            of: "https://a.example/".to_owned(),
            near: None,
        }
    }

    #[test]
    fn what_was_learned_is_known_to_the_next_and_to_who_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut one = Cache::open(folder.path()).expect("a cache");
        let mut other = Cache::open(folder.path()).expect("a cache");
        let moved = Verdict {
            redirects: vec![Redirect { status: 301, to: "https://b.example/".to_owned() }],
            reason: "line\nbreak “ä”".to_owned(),
            ..verdict(VerdictKind::Moved, NOW.0)
        };
        one.learn("https://a.example/", moved.clone());
        let day = Date::new(2023, 9, 18).expect("a day");
        let copy = ArchivedCopy::Found { url: "https://archive.example/1".to_owned(), day };
        one.learn_copy(key(), copy.clone(), NOW);
        assert_eq!(other.verdict("https://a.example/"), None);
        other.refresh();
        let third = Cache::open(folder.path()).expect("a cache");
        for cache in [&one, &other, &third] {
            assert_eq!(cache.verdict("https://a.example/"), Some(&moved));
            assert_eq!(cache.fresh_copy(&key(), NOW), Some(&copy));
        }
        other.learn("https://a.example/", verdict(VerdictKind::Dead, NOW.0));
        one.refresh();
        assert_eq!(one.verdict("https://a.example/").map(|verdict| verdict.kind), Some(VerdictKind::Dead));
    }

    #[test]
    fn a_verdict_ages_by_its_kind() {
        let mut cache = Cache::default();
        let hour = 60 * 60;
        for (kind, age, is_fresh) in [
            (VerdictKind::Unknown, hour / 6 - 1, true),
            (VerdictKind::Unknown, hour / 6, false),
            (VerdictKind::Dead, 23 * hour, true),
            (VerdictKind::Dead, 24 * hour, false),
            (VerdictKind::Alive, 6 * 24 * hour, true),
            (VerdictKind::Alive, 7 * 24 * hour, false),
        ] {
            cache.learn("u", verdict(kind, NOW.0 - age));
            assert_eq!(cache.fresh("u", NOW).is_some(), is_fresh, "{kind:?} after {age} s");
            assert!(cache.verdict("u").is_some(), "it is still told when it was");
        }
        cache.learn("u", verdict(VerdictKind::Alive, NOW.0 + hour));
        assert_eq!(cache.fresh("u", NOW), None, "a time to come");
    }

    /// A log of a few records, and the places at which each begins.
    fn log_of(count: u64) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cache = Cache::open(folder.path()).expect("a cache");
        for number in 0..count {
            cache.learn(&format!("https://a.example/{number}"), verdict(VerdictKind::Dead, number));
        }
        let path = folder.path().join("links.log");
        (folder, path)
    }

    #[test]
    fn a_log_cut_anywhere_is_read_up_to_there_and_goes_on() {
        let (folder, path) = log_of(4);
        let whole = fs::read(&path).expect("a log");
        let end_of_record = |number: u64| {
            let needle = format!("\"at\":{number}}}\n");
            let at = whole.windows(needle.len()).position(|window| window == needle.as_bytes());
            at.expect("a record") + needle.len()
        };
        for cut in 0..whole.len() {
            fs::write(&path, &whole[..cut]).expect("written");
            let mut cache = Cache::open(folder.path()).expect("a cache opens whatever is in it");
            // A record that lacks its line break alone is whole as soon as another begins.
            let complete = |missing| (0..4).filter(|number| end_of_record(*number) <= cut + missing).count();
            assert_eq!(cache.len(), complete(0), "cut at {cut}");
            cache.learn("https://b.example/", verdict(VerdictKind::Alive, 9));
            let again = Cache::open(folder.path()).expect("a cache");
            assert_eq!(again.len(), complete(1) + 1, "cut at {cut}");
        }
    }

    #[test]
    fn a_changed_byte_costs_one_record_and_makes_none_up() {
        let (folder, path) = log_of(3);
        let whole = fs::read(&path).expect("a log");
        let known: Vec<String> = (0..3).map(|number| format!("https://a.example/{number}")).collect();
        for at in FORMAT.len()..whole.len() {
            for change in [1, 0x20, 0x80] {
                let mut changed = whole.clone();
                changed[at] ^= change;
                fs::write(&path, &changed).expect("written");
                let cache = Cache::open(folder.path()).expect("a cache");
                assert!(!cache.is_empty(), "byte {at}");
                for (url, verdict) in &cache.verdicts {
                    let number =
                        known.iter().position(|known| known == url).expect("a record that was written");
                    assert_eq!(*verdict, self::verdict(VerdictKind::Dead, number as u64));
                }
            }
        }
    }

    #[test]
    fn what_is_out_of_date_is_written_no_more_and_nothing_is_lost_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut cache = Cache::open(folder.path()).expect("a cache");
        let now = Moment::now();
        for number in 0..1100 {
            cache.learn("https://a.example/", verdict(VerdictKind::Dead, now.0 - 2000 + number));
        }
        cache.learn("https://old.example/", verdict(VerdictKind::Dead, 1000));
        let mut beside = Cache::open(folder.path()).expect("a cache, written anew");
        let path = folder.path().join("links.log");
        assert!(fs::read(&path).expect("a log").len() < 400);
        assert_eq!((beside.len(), beside.verdict("https://old.example/")), (1, None));
        cache.learn("https://b.example/", verdict(VerdictKind::Alive, now.0));
        beside.refresh();
        cache.refresh();
        assert_eq!((beside.len(), cache.len()), (2, 2));
    }

    #[test]
    fn another_format_is_left_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        for text in ["", "copydesk-links-0 x\nsomething", "\u{0}\u{1}", "copydesk-links-1"] {
            fs::write(folder.path().join("links.log"), text).expect("written");
            let mut cache = Cache::open(folder.path()).expect("a cache");
            cache.learn("https://a.example/", verdict(VerdictKind::Dead, 1));
            assert_eq!(Cache::open(folder.path()).expect("a cache").len(), 1, "{text:?}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        let error = Cache::open(&file).expect_err("it is a file");
        assert!(error.to_string().contains(&file.display().to_string()));
    }
}
