//! Leaves out of the findings what suppressions, settings and the baseline take out, and knows what did so.

use std::sync::Arc;

use super::finding::Finding;
use super::findings::ArticleFindings;
use super::inputs::Inputs;
use super::known::{Ignored, Known, KnownFinding, quoted};
use super::profile::Profile;
use super::reaches::{Named, Reaches, Silence};
use super::registry::RULES;
use super::rule::Check;
use super::tally::Tally;
use crate::article::{Article, Chunk, FieldKind, Outline};

/// What was left out of an article's findings, as far as that is worth saying.
#[derive(Debug, Default, PartialEq)]
pub struct LeftOut {
    /// Names in suppressions that are no rule's.
    pub unknown: Vec<Named>,
    /// Names in suppressions that silence nothing.
    pub unused: Vec<Named>,
    /// Entries of the settings for this article alone that leave nothing out.
    pub idle: Vec<Ignored>,
    /// Entries of the baseline that no longer occur.
    pub stale: Vec<KnownFinding>,
}

/// How many findings were left out, by what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOutCounts {
    /// By a comment, label or key in the article.
    pub article: usize,
    /// By an `[[ignore]]` of the settings.
    pub settings: usize,
    /// By the baseline.
    pub baseline: usize,
}

impl LeftOutCounts {
    /// Adds another count.
    pub fn add(&mut self, other: Self) {
        self.article += other.article;
        self.settings += other.settings;
        self.baseline += other.baseline;
    }
}

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Says,
    Suppressed,
    /// By this entry of the settings.
    Ignored(usize),
    /// By this entry of the baseline, as often as its count allows.
    Known(usize),
}

/// The findings of a chunk, sifted. Kept as long as they and what leaves them out stay the same.
#[derive(Debug)]
pub(super) struct Sifted {
    of: Arc<[Finding]>,
    reaches: Arc<Reaches>,
    known: Arc<Known>,
    fates: Box<[Fate]>,
    /// The names that silence something.
    used: Vec<u32>,
    says: Vec<bool>,
    shown: Arc<[Finding]>,
}

impl Sifted {
    /// What is left.
    pub(super) fn shown(&self) -> &Arc<[Finding]> {
        &self.shown
    }
}

/// A chunk and its findings, to be sifted.
pub(super) struct Sifting<'a> {
    pub chunk: &'a Chunk,
    pub findings: &'a Arc<[Finding]>,
    pub sifted: &'a mut Option<Box<Sifted>>,
}

/// The sieve of one article, with what it left out last.
#[derive(Debug, Default)]
pub(super) struct Sieve {
    outline: Arc<Outline>,
    reaches: Arc<Reaches>,
    known: Arc<Known>,
    left_out: LeftOut,
    counts: LeftOutCounts,
    whole: Option<SiftedWhole>,
}

/// The findings about the article as a whole, each with the index of its chunk.
type Whole = Arc<[(usize, Finding)]>;

#[derive(Debug)]
struct SiftedWhole {
    of: Whole,
    says: Vec<bool>,
    shown: Whole,
    /// Of what is said about suppressions and the baseline.
    counts: LeftOutCounts,
}

/// What a run of the sieve looks at.
pub(super) struct Run<'a> {
    pub article: &'a Article,
    pub inputs: &'a Inputs,
    pub profile: Profile,
    pub whole: &'a Whole,
    /// Whether all that findings about the whole come from is as it was.
    pub is_same_whole: bool,
}

impl Sieve {
    /// Whether anything could be left out of `article`, or said about that.
    pub(super) fn is_needed(article: &Article, inputs: &Inputs) -> bool {
        let outline = article.outline();
        let speaks_to_us =
            !outline.suppressions.is_empty() || outline.fields_of(FieldKind::Profile).next().is_some();
        (speaks_to_us || !inputs.known.is_empty()) && !article.is_empty()
    }

    /// How many findings were left out.
    pub(super) fn counts(&self) -> LeftOutCounts {
        let mut counts = self.counts;
        counts.add(self.whole.as_ref().map(|whole| whole.counts).unwrap_or_default());
        counts
    }

    /// What is left of the findings about the whole; `None` where nothing was sifted.
    pub(super) fn whole(&self) -> Option<&Whole> {
        self.whole.as_ref().map(|whole| &whole.shown)
    }

    /// Sifts the findings of `chunks` and those about the whole. Costs the findings that have changed, a comparison for
    /// each other chunk that has any, and the findings about the whole.
    pub(super) fn run<'a>(&mut self, run: &Run<'_>, chunks: impl Iterator<Item = Sifting<'a>>) {
        let is_same_outline = self.whole.is_some() && Arc::ptr_eq(&self.outline, run.article.outline());
        if !is_same_outline {
            self.outline = Arc::clone(run.article.outline());
            let reaches = Reaches::of(run.article);
            if *self.reaches != reaches {
                self.reaches = Arc::new(reaches);
            }
        }
        if !Arc::ptr_eq(&self.known, &run.inputs.known) && self.known != run.inputs.known {
            self.known = Arc::clone(&run.inputs.known);
        }

        let mut tally = Tally::new(&self.reaches, &self.known);
        for (index, sifting) in chunks.enumerate() {
            self.sift(index, sifting, &mut tally);
        }
        let mut of_whole = vec![true; run.whole.len()];
        let mut in_order: Vec<usize> = (0..run.whole.len()).collect();
        in_order.sort_by_key(|at| (run.whole[*at].0, run.whole[*at].1.span));
        for in_chunk in in_order.chunk_by(|one, other| run.whole[*one].0 == run.whole[*other].0) {
            let index = run.whole[in_chunk[0]].0;
            let place = Within::of(self, index, &run.article.parts()[index].chunk);
            for at in in_chunk {
                let fate = place.fate(&run.whole[*at].1, |id| tally.used[id as usize] = true);
                of_whole[*at] = tally.says(fate);
            }
        }

        let left_out = tally.left_out(&self.reaches, run.inputs, run.profile);
        let is_same = is_same_outline
            && run.is_same_whole
            && left_out == self.left_out
            && self
                .whole
                .as_ref()
                .is_some_and(|whole| Arc::ptr_eq(&whole.of, run.whole) && whole.says == of_whole);
        (self.left_out, self.counts) = (left_out, tally.counts);
        if !is_same {
            let mut shown: Vec<(usize, Finding)> = kept(run.whole, &of_whole).collect();
            let counts = self.say(run, &mut shown);
            let of = Arc::clone(run.whole);
            self.whole = Some(SiftedWhole { of, says: of_whole, shown: shown.into(), counts });
        }
    }

    fn sift(&self, index: usize, sifting: Sifting<'_>, tally: &mut Tally) {
        let Sifting { chunk, findings, sifted: slot } = sifting;
        if findings.is_empty() {
            *slot = None;
            return;
        }
        let fits = |sifted: &Sifted| {
            Arc::ptr_eq(&sifted.of, findings)
                && Arc::ptr_eq(&sifted.reaches, &self.reaches)
                && Arc::ptr_eq(&sifted.known, &self.known)
        };
        let sifted = match slot {
            Some(sifted) if fits(sifted) => sifted,
            Some(_) | None => slot.insert(Box::new(self.judge(index, chunk, findings))),
        };
        for id in &sifted.used {
            tally.used[*id as usize] = true;
        }
        let says: Vec<bool> = sifted.fates.iter().map(|fate| tally.says(*fate)).collect();
        if says != sifted.says {
            // What leaves nothing out is the same list to all who keep it.
            let is_all = says.iter().all(|says| *says);
            sifted.shown = if is_all { Arc::clone(findings) } else { kept(findings, &says).collect() };
            sifted.says = says;
        }
    }

    fn judge(&self, index: usize, chunk: &Chunk, findings: &Arc<[Finding]>) -> Sifted {
        let mut used = Vec::new();
        let place = Within::of(self, index, chunk);
        let fates = findings.iter().map(|finding| place.fate(finding, |id| used.push(id))).collect();
        used.sort_unstable();
        used.dedup();
        Sifted {
            of: Arc::clone(findings),
            reaches: Arc::clone(&self.reaches),
            known: Arc::clone(&self.known),
            fates,
            used,
            says: vec![true; findings.len()],
            shown: Arc::clone(findings),
        }
    }

    /// Adds what is to be said about suppressions and the baseline; returns how much of that is left out itself.
    fn say(&self, run: &Run<'_>, shown: &mut Vec<(usize, Finding)>) -> LeftOutCounts {
        let mut said = Vec::new();
        for active in run.inputs.levels.active(run.profile) {
            if let Check::LeftOut(check) = active.rule.check {
                check(run.article, &self.left_out, &mut ArticleFindings::new(active, &mut said));
            }
        }
        let mut tally = Tally::new(&self.reaches, &self.known);
        for (chunk, finding) in said {
            let place = Within::of(self, chunk, &run.article.parts()[chunk].chunk);
            let fate = place.fate(&finding, |id| tally.used[id as usize] = true);
            if tally.says(fate) {
                shown.push((chunk, finding));
            }
        }
        tally.counts
    }
}

/// A chunk, and what is left out in it.
struct Within<'a> {
    silence: Silence<'a>,
    known: &'a Known,
    chunk: &'a Chunk,
}

impl<'a> Within<'a> {
    fn of(sieve: &'a Sieve, index: usize, chunk: &'a Chunk) -> Self {
        Self { silence: sieve.reaches.within(index, chunk), known: &sieve.known, chunk }
    }

    /// What becomes of `finding`; notes the names that silence it.
    fn fate(&self, finding: &Finding, mut note: impl FnMut(u32)) -> Fate {
        let Some(rule) = RULES.iter().position(|rule| std::ptr::eq(*rule, finding.rule)) else {
            return Fate::Says;
        };
        let mut is_silenced = false;
        for id in self.silence.of(finding.span.start, rule) {
            note(id);
            is_silenced = true;
        }
        if is_silenced {
            return Fate::Suppressed;
        }
        if self.known.is_empty() {
            return Fate::Says;
        }
        let text = quoted(self.chunk.text(), finding);
        if let Some(entry) = self.known.ignores(finding.rule.name, &text) {
            return Fate::Ignored(entry);
        }
        self.known.known(finding.rule.name, &text).map_or(Fate::Says, Fate::Known)
    }
}

fn kept<'f, F: Clone>(findings: &'f [F], says: &'f [bool]) -> impl Iterator<Item = F> + 'f {
    findings.iter().zip(says).filter(|(_, says)| **says).map(|(finding, _)| finding.clone())
}
