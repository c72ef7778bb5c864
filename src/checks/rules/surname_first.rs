//! `surname-first`: a surname before anybody is introduced.

use super::super::prelude::*;
use super::super::story::{Form, people};
use crate::attribution::SourceKind;

rule! {
    /// A surname stands before the full name and the role.
    ///
    /// ## Why it matters
    /// Who reads from the top meets somebody who has not been introduced. It happens when paragraphs are moved. Only surnames
    /// that say something are looked at.
    ///
    /// ## Bad
    /// ```text
    /// The bridge will hold, Kozlov said.
    ///
    /// Minister Alexander Kozlov opened it on Friday.
    /// ```
    /// ## Good
    /// ```text
    /// The bridge will hold, Minister Alexander Kozlov said.
    ///
    /// Kozlov opened it on Friday.
    /// ```
    SURNAME_FIRST = "surname-first", Sources, Hint off, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    for surname in people(story) {
        let is_full =
            |form: &&Form<'_>| form.given.is_some() && form.named.mention.kind == SourceKind::Person;
        let Some(full) = surname.forms.iter().find(is_full) else { continue };
        let is_one_person = surname.given().all(|given| Some(given) == full.given);
        // Who only is told of may be a place, a thing or a family.
        let mut speaking = surname.forms.iter().filter(|form| form.named.mention.is_source);
        let Some(first) = speaking.find(|form| !opens_headline(form, story)) else { continue };
        let is_bare = first.given.is_none() && !first.is_titled();
        if first.at >= full.at || !is_bare || !is_one_person || is_of_many(story, first) {
            continue;
        }
        let message =
            format!("“{}” is introduced only later: give the full name and role here.", surname.spelled);
        tales.report(Anchor::Name(first.at), message).see(Anchor::Mention(full.at), "introduced here");
    }
}

/// Whether the form opens the article's first line, as names open headlines: "Kozlov opens bridge".
fn opens_headline(form: &Form<'_>, story: &Story<'_>) -> bool {
    let is_first = (form.at.chunk, form.at.block) == (0, 0);
    is_first
        && story
            .mention(form.at)
            .is_some_and(|(mention, prose)| prose[..mention.span.start.index()].trim().is_empty())
}

/// Whether the words behind say that a family or a campaign has the name: "the Kozlov family said".
fn is_of_many(story: &Story<'_>, form: &Form<'_>) -> bool {
    let Some((mention, prose)) = story.mention(form.at) else { return true };
    let behind = prose[mention.span.end.index()..].trim_start();
    let next = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(next, "family" | "brothers" | "sisters" | "campaign" | "administration" | "supporters")
}
