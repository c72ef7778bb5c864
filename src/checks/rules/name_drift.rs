//! `name-drift`: one person, two spellings.

use super::super::prelude::*;
use super::super::story::{Form, SHORTEST, Surname, people, shorten, surnames};

rule! {
    /// A source's name is spelled in two ways.
    ///
    /// ## Why it matters
    /// One of the two is wrong, and a reader who looks the person up may find somebody else. Two names are taken for one where
    /// they differ by a letter and share the given name, or where the second stands alone and nobody else introduces it.
    ///
    /// ## Bad
    /// ```text
    /// Minister Alexander Kozlov opened the bridge. “It will hold,” Koslov said.
    /// ```
    /// ## Good
    /// ```text
    /// Minister Alexander Kozlov opened the bridge. “It will hold,” Kozlov said.
    /// ```
    NAME_DRIFT = "name-drift", Sources, Info, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    if !story.names_may_be_alike {
        return;
    }
    let surnames = surnames(story);
    let mut near = near(&surnames);
    near.retain(|(first, later)| is_a_letter_apart(surnames[*first], surnames[*later]));
    // In nearly all articles no two names are alike.
    if near.is_empty() {
        return;
    }
    let people = people(story);
    let names = &story.article.house().names;
    let mut reported = None;
    for (first, later) in near {
        let is_new = reported != Some(later) && !is_right(names, people[later].spelled);
        if is_new && is_drift(&people[first], &people[later]) {
            reported = Some(later);
            report(story, &people[first], &people[later], tales);
        }
    }
}

/// Whether the house spells a name so.
fn is_right(names: &[String], spelled: &str) -> bool {
    names.iter().any(|name| name.split_whitespace().any(|part| part == spelled))
}

/// So many names that are alike are compared with each other; more are a list, not people.
const MOST_ALIKE: usize = 8;

/// The pairs of surnames that may be a letter apart, by index, in the order of the later one. Such names are the same once
/// the right letter is left out of one or both, so that nothing is compared with everything.
fn near(surnames: &[&str]) -> Vec<(usize, usize)> {
    let mut shortened: Vec<(u64, usize)> = Vec::with_capacity(surnames.len() * 8);
    let mut fronts = Vec::new();
    let counted: Vec<(&str, usize)> = surnames.iter().map(|name| (*name, name.chars().count())).collect();
    let ends = Ends::of(&counted);
    for (index, (name, letters)) in counted.into_iter().enumerate() {
        if letters >= SHORTEST && ends.may_meet(name, letters) {
            shorten(name, &mut fronts, |letters| shortened.push((letters, index)));
        }
    }
    keep_met(&mut shortened);
    shortened.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for alike in shortened.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
        let alike = &alike[..alike.len().min(MOST_ALIKE)];
        let all = alike.iter().flat_map(|(_, later)| alike.iter().map(|(_, first)| (*later, *first)));
        pairs.extend(all.filter(|(later, first)| first < later));
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(later, first)| (first, later)).collect()
}

/// With which letters surnames begin and end: two that are a letter apart begin or end with the same two, and one is at most a
/// letter longer. That alone tells most of them apart.
struct Ends([u8; 2 * Ends::PLACES]);

impl Ends {
    /// So many beginnings, and as many endings, are told apart.
    const PLACES: usize = 1 << 10;

    /// The ends of names, each given with how many letters it has.
    fn of(counted: &[(&str, usize)]) -> Self {
        let mut counts = [0_u8; 2 * Self::PLACES];
        for (name, letters) in counted {
            for place in Self::places(name, *letters) {
                counts[place] = counts[place].saturating_add(1);
            }
        }
        Self(counts)
    }

    /// Where the beginning and the ending of `name` are counted, if it had `letters` letters.
    fn places(name: &str, letters: usize) -> [usize; 2] {
        let place = |end: [u8; 2]| {
            (usize::from(end[0]) * 37 + usize::from(end[1]) * 5 + letters * 331) % Self::PLACES
        };
        let bytes = name.as_bytes();
        let first = bytes.first_chunk().copied().unwrap_or_default();
        let last = bytes.last_chunk().copied().unwrap_or_default();
        [place(first), Self::PLACES + place(last)]
    }

    /// Whether another name may be a letter from `name`, which has `letters` letters.
    fn may_meet(&self, name: &str, letters: usize) -> bool {
        let is_counted = |letters: usize, own: u8| {
            Self::places(name, letters).into_iter().any(|place| self.0[place] > own)
        };
        is_counted(letters, 1) || is_counted(letters - 1, 0) || is_counted(letters + 1, 0)
    }
}

/// Keeps those of `shortened` that may meet another of the same letters: nearly none of them do, and the rest need not be
/// put in order.
fn keep_met(shortened: &mut Vec<(u64, usize)>) {
    let places = (shortened.len() * 8).next_power_of_two();
    let place = |letters: u64| (letters >> 32) as usize & (places - 1);
    let mut met = vec![0_u8; places];
    for (letters, _) in &*shortened {
        let count = &mut met[place(*letters)];
        *count = count.saturating_add(1);
    }
    shortened.retain(|(letters, _)| met[place(*letters)] > 1);
}

fn report(story: &Story<'_>, first: &Surname<'_>, later: &Surname<'_>, tales: &mut Tales<'_>) {
    let (right, wrong) = (first.spelled, later.spelled);
    let edits = later.forms.iter().filter_map(|form| {
        let (mention, prose) = story.mention(form.at)?;
        let name = mention.name?.of(prose);
        let place = name.rfind(wrong)?;
        let mended = format!("{}{right}{}", &name[..place], &name[place + wrong.len()..]);
        Some((Anchor::Name(form.at), mended))
    });
    let message = format!("“{wrong}” was “{right}” before: spell the name one way.");
    tales
        .report(Anchor::Name(later.forms[0].at), message)
        .see(Anchor::Name(first.forms[0].at), "spelled so first")
        .fix(format!("Write “{right}”"), edits.collect());
}

/// Whether two names that are a letter apart are one person's, who says something.
fn is_drift(first: &Surname<'_>, later: &Surname<'_>) -> bool {
    (first.is_source() || later.is_source()) && is_same_person(first, later)
}

/// Whether the given names agree, or one of the two is only ever a surname by itself, with a title or as a source.
fn is_same_person(first: &Surname<'_>, later: &Surname<'_>) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (first.given().collect(), later.given().collect());
    let stands_for_somebody =
        |name: &Surname<'_>| name.forms.iter().any(|form| form.named.mention.is_source || form.is_titled());
    match (one.is_empty(), other.is_empty()) {
        (false, false) => one.iter().any(|given| other.contains(given)),
        (false, true) => stands_for_somebody(later),
        (true, false) => stands_for_somebody(first),
        (true, true) => first.forms.iter().any(Form::is_titled) && later.forms.iter().any(Form::is_titled),
    }
}

/// Whether one letter makes the difference, and no ending by which families, peoples and women's names differ.
fn is_a_letter_apart(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let is_kin = long.strip_prefix(short).is_some_and(|ending| matches!(ending, "a" | "s" | "n" | "i"));
    !is_kin && strsim::damerau_levenshtein(one, other) == 1
}
