//! `name-drift`: one person, two spellings.

use super::super::prelude::*;
use super::super::story::{Form, Surname, people};

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

/// Letters of the shortest name that is compared: shorter ones differ by a letter too often.
const SHORTEST: usize = 5;

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let people = people(story);
    let long: Vec<&Surname> = people.iter().filter(|one| one.spelled.chars().count() >= SHORTEST).collect();
    for (index, later) in long.iter().enumerate() {
        if is_right(&story.article.house().names, &later.spelled) {
            continue;
        }
        let Some(first) = long[..index].iter().find(|first| is_drift(first, later)) else { continue };
        let (right, wrong) = (&first.spelled, &later.spelled);
        let edits = later.forms.iter().filter_map(|form| {
            let (mention, prose) = story.mention(form.at)?;
            let name = mention.name?.of(prose);
            let place = name.rfind(wrong.as_str())?;
            Some((
                Anchor::Name(form.at),
                format!("{}{right}{}", &name[..place], &name[place + wrong.len()..]),
            ))
        });
        tales
            .report(
                Anchor::Name(later.forms[0].at),
                format!("“{wrong}” was “{right}” before: spell the name one way."),
            )
            .see(Anchor::Name(first.forms[0].at), "spelled so first")
            .fix(format!("Write “{right}”"), edits.collect());
    }
}

/// Whether the house spells a name so.
fn is_right(names: &[String], spelled: &str) -> bool {
    names.iter().any(|name| name.split_whitespace().any(|part| part == spelled))
}

fn is_drift(first: &Surname, later: &Surname) -> bool {
    is_a_letter_apart(&first.spelled, &later.spelled)
        && (first.is_source() || later.is_source())
        && is_same_person(first, later)
}

/// Whether the given names agree, or one of the two is only ever a surname by itself, with a title or as a source.
fn is_same_person(first: &Surname, later: &Surname) -> bool {
    let (one, other): (Vec<&str>, Vec<&str>) = (first.given().collect(), later.given().collect());
    let stands_for_somebody =
        |name: &Surname| name.forms.iter().any(|form| form.named.is_source || form.is_titled());
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
