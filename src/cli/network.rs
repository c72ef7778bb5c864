//! What the commands share that ask the network about links: their flags, and one round of questions about all articles.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

use super::complain;
use super::sources::{Source, Texts, plural};
use crate::article::Date;
use crate::checks::{Moment, Verdicts};
use crate::links::{
    Allowed, Cache, Checker, Ended, Hosts, Limits, Manners, Options, Plan, Progress, SharedCache, Stopper,
    Unasked, default_folder,
};
use crate::settings::LinkSettings;

/// The flags about the network.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Flags {
    /// Look for archived copies of dead links too (`check` does so anyway)
    #[arg(long, requires = "network")]
    pub archive: bool,
    /// List the links that would be asked, and ask nobody
    #[arg(long, requires = "network")]
    pub dry_run: bool,
    /// Ask private networks too: ranges like 10.0.0.0/8, or addresses
    #[arg(long, value_name = "CIDR", value_delimiter = ',', requires = "network", value_parser = network)]
    allow_private: Vec<String>,
    /// How long an answer may take
    #[arg(long, value_name = "SECONDS", requires = "network", value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: Option<u64>,
    /// How long all may take together; what is not asked by then is unknown
    #[arg(long, value_name = "SECONDS", requires = "network", value_parser = clap::value_parser!(u64).range(1..=604_800))]
    budget: Option<u64>,
    /// Look for the place in the page that a link names behind #
    #[arg(long, requires = "network")]
    fragments: bool,
    /// Ask again what is known already
    #[arg(long, requires = "network")]
    recheck: bool,
    /// An address of mail or of a page, which sites are told
    #[arg(long, value_name = "ADDRESS", requires = "network")]
    contact: Option<String>,
    /// The folder in which verdicts are remembered
    #[arg(long, value_name = "FOLDER", requires = "network")]
    cache_dir: Option<PathBuf>,
}

fn network(written: &str) -> Result<String, String> {
    Allowed::of(&[written]).map(|_| written.to_owned()).map_err(|error| error.to_string())
}

impl Flags {
    /// How the network is asked under `settings`.
    fn options(&self, settings: &LinkSettings) -> Options {
        let mut options = settings.options();
        // Each was looked at when the arguments were read.
        if let Ok(allowed) = Allowed::of(&self.allow_private)
            && !self.allow_private.is_empty()
        {
            options.allowed = allowed;
        }
        if let Some(seconds) = self.timeout {
            options.timeout = Duration::from_secs(seconds);
        }
        options.contact = self.contact.clone().or(options.contact);
        options.reads_places = self.fragments;
        options.asks_again = self.recheck;
        options
    }

    fn cache(&self) -> SharedCache {
        let folder = self.cache_dir.clone().or_else(default_folder);
        let opened = folder.map(|folder| Cache::open(&folder)).transpose();
        let cache = opened.unwrap_or_else(|error| {
            complain(&format!("{error}; what is learned is not remembered"));
            None
        });
        Arc::new(Mutex::new(cache.unwrap_or_default()))
    }
}

/// Which archived copies are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copies {
    /// None.
    None,
    /// Those of links that are dead.
    OfDead,
    /// Those of all links.
    OfAll,
}

/// A round of questions about the links of all articles.
pub struct Round<'a> {
    flags: &'a Flags,
    shares: Vec<Share>,
}

/// What is asked under the same settings.
struct Share {
    settings: LinkSettings,
    checker: Checker,
    plan: Plan,
}

impl<'a> Round<'a> {
    /// Plans what is to be asked of `texts`.
    pub fn plan(flags: &'a Flags, texts: &Texts) -> Result<Self, String> {
        let (cache, hosts) = (flags.cache(), Arc::new(Hosts::new(Manners::default())));
        let mut round = Self { flags, shares: Vec::new() };
        let mut failure = None;
        let now = Moment::now();
        let look = |source: &Source| (Arc::clone(&source.desk), source.article.clone());
        texts.look_at(look, |(desk, article)| match round.share(&desk.links, &hosts, &cache) {
            Ok(share) => {
                let options = share.checker.options();
                share.plan.add(&article, &options.excluded, options.reads_places, now);
            }
            Err(error) => failure = Some(error),
        });
        failure.map_or(Ok(round), Err)
    }

    fn share(
        &mut self,
        settings: &LinkSettings,
        hosts: &Arc<Hosts>,
        cache: &SharedCache,
    ) -> Result<&mut Share, String> {
        if let Some(place) = self.place(settings) {
            return Ok(&mut self.shares[place]);
        }
        let options = self.flags.options(settings);
        let checker = Checker::new(options, Arc::clone(hosts), Arc::clone(cache));
        let checker = checker.map_err(|error| error.to_string())?;
        let place = self.shares.len();
        self.shares.push(Share { settings: settings.clone(), checker, plan: Plan::default() });
        Ok(&mut self.shares[place])
    }

    fn place(&self, settings: &LinkSettings) -> Option<usize> {
        self.shares.iter().position(|share| share.settings == *settings)
    }

    /// Lists what would be asked, and what would not; of an archive, about what it would be asked.
    pub fn list(&self, copies: Copies, out: &mut impl Write) -> io::Result<()> {
        for share in &self.shares {
            for planned in share.checker.wanted(&share.plan) {
                if share.checker.refuses(planned) {
                    writeln!(out, "leaves out {}  (private address)", planned.url)?;
                    continue;
                }
                let note = if planned.had_credentials { "  (without the password in it)" } else { "" };
                writeln!(out, "asks      {}{note}", planned.url)?;
            }
            for (url, why) in &share.plan.unasked {
                writeln!(out, "leaves out {url}  ({})", why.words())?;
            }
            let pages = match copies {
                Copies::None => continue,
                Copies::OfDead => "pages that are gone",
                Copies::OfAll => "all pages",
            };
            if !share.plan.asked.is_empty() {
                let archive = share.checker.options().archive.host();
                writeln!(out, "asks      {archive}  (for copies of {pages})")?;
            }
        }
        Ok(())
    }

    /// Asks, and tells on a terminal how far it is. What is learned is remembered at once, so that whoever ends the
    /// process loses nothing.
    pub fn ask(&self, texts: &Texts, copies: Copies) -> io::Result<()> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let (_stopper, stop) = Stopper::new();
        let until = self.flags.budget.map(|seconds| Instant::now() + Duration::from_secs(seconds));
        let limits = Limits { stop, until };
        for share in &self.shares {
            share.tell_of_embargoes();
            let bar = bar("links");
            let ended =
                runtime.block_on(share.checker.check(&share.plan, &limits, |progress| show(&bar, progress)));
            bar.finish_and_clear();
            if ended == Ended::OutOfTime {
                complain(&"the time is up: what is not asked yet is unknown");
            }
        }
        if copies != Copies::None {
            self.find_copies(texts, copies, &runtime, &limits);
        }
        Ok(())
    }

    fn find_copies(&self, texts: &Texts, copies: Copies, runtime: &Runtime, limits: &Limits) {
        let mut wanted: Vec<Vec<(String, Option<Date>)>> = self.shares.iter().map(|_| Vec::new()).collect();
        let look = |source: &Source| {
            let place = self.place(&source.desk.links)?;
            Some((place, self.shares[place].checker.wanted_copies(&source.article, copies == Copies::OfAll)))
        };
        texts.look_at(look, |found| {
            if let Some((place, found)) = found {
                wanted[place].extend(found);
            }
        });
        for (share, mut wanted) in self.shares.iter().zip(wanted) {
            wanted.sort();
            wanted.dedup();
            if wanted.is_empty() {
                continue;
            }
            let archive = share.checker.options().archive.host();
            complain(&format!("asking {archive} for copies of {}", plural(wanted.len(), "page")));
            let bar = bar("copies");
            let asking = share.checker.find_copies(wanted, limits, |progress| show(&bar, progress));
            runtime.block_on(asking);
            bar.finish_and_clear();
        }
    }

    /// What is known of the links of `source`.
    pub fn verdicts(&self, source: &Source) -> Verdicts {
        let place = self.place(&source.desk.links);
        place.map(|place| self.shares[place].checker.verdicts(&source.article)).unwrap_or_default()
    }
}

impl Share {
    fn tell_of_embargoes(&self) {
        let held = self.plan.unasked.iter().filter(|(_, why)| *why == Unasked::Embargoed).count();
        if held > 0 {
            complain(&format!("{} of articles under embargo not asked", plural(held, "link")));
        }
    }
}

/// A bar on a terminal's stderr; nothing elsewhere.
fn bar(what: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}} of {{len}} {what}, {{eta}} left"));
    // The template is right, or the bar looks otherwise.
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn show(bar: &ProgressBar, progress: Progress) {
    bar.set_length(progress.total as u64);
    bar.set_position(progress.done as u64);
}
