//! `surname-first`: a surname before anybody is introduced.

use super::super::prelude::*;
use super::super::story::{Form, people};
use crate::attribution::SourceKind;

rule! {
    /// A surname stands before the full name and the role.
    ///
    /// ## Why it matters
    /// Who reads from the top meets somebody who has not been introduced. It happens when paragraphs are moved.
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
        let is_full = |form: &&Form| form.given.is_some() && form.named.kind == SourceKind::Person;
        let Some(full) = surname.forms.iter().find(is_full) else { continue };
        let is_one_person = surname.given().all(|given| Some(given) == full.given.as_deref());
        let Some(first) = surname.forms.iter().find(|form| !stands_above(story, form)) else { continue };
        if first.at >= full.at || first.given.is_some() || !is_one_person || is_of_many(story, first) {
            continue;
        }
        let message =
            format!("“{}” is introduced only later: give the full name and role here.", surname.spelled);
        tales.report(Anchor::Name(first.at), message).see(Anchor::Mention(full.at), "introduced here");
    }
}

/// Whether the form stands in the article's first line, which is too short for a lead, and so its headline.
fn stands_above(story: &Story<'_>, form: &Form) -> bool {
    const HEADLINE: usize = 200;
    let is_first = (form.at.chunk, form.at.block) == (0, 0) && !form.named.is_source;
    is_first && story.mention(form.at).is_some_and(|(_, prose)| prose.len() < HEADLINE)
}

/// Whether the words around say that a company, a family or a thing has the name: "the Kozlov family", "Kozlov Bridge".
fn is_of_many(story: &Story<'_>, form: &Form) -> bool {
    let Some((mention, prose)) = story.mention(form.at) else { return true };
    let behind = prose[mention.span.end.index()..].trim_start();
    let before = prose[..mention.span.start.index()].trim_end();
    let next = behind.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_thing = behind.starts_with(|c: char| c.is_lowercase()) && before.ends_with(" the")
        || matches!(next, "family" | "brothers" | "sisters" | "campaign" | "administration" | "supporters");
    is_thing || !form.named.is_source && form.named.kind == SourceKind::Name && before.ends_with(" in")
}
