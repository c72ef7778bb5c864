//! `speaker-conflict`: one quote, two speakers.

use super::super::prelude::*;
use crate::checks::Twin;

rule! {
    /// Another article gives this quote to somebody else.
    ///
    /// ## Why it matters
    /// One of the two has put words into somebody's mouth. Quotes of eight words or more are compared with those of the archive,
    /// where both have a speaker with a name.
    ///
    /// ## Bad
    /// ```text
    /// “The winter boat will sail on every single day,” Tom Okoro said.
    /// ```
    /// ## Good
    /// ```text
    /// “The winter boat will sail on every single day,” Marit Solheim said.
    /// ```
    SPEAKER_CONFLICT = "speaker-conflict", Quotes, Warning, Story(check), [WORDS]
}

static WORDS: RuleOption = RuleOption {
    name: "words",
    kind: OptionKind::Count { usual: 8, least: 8 },
    doc: "Quotes of fewer words are not compared.",
};

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let fewest = tales.count(&WORDS);
    for quote in story.repeated {
        let is_conflict = |twin: &&Twin| twin.likeness == Likeness::OtherSpeaker && twin.words() >= fewest;
        let mut others = quote.twins.iter().filter(is_conflict);
        let (Some(first), Some(here)) = (others.next(), &quote.speaker) else { continue };
        let there = first.speaker.as_deref().unwrap_or_default();
        let message =
            format!("{here} says this here, and {there} in another article: find out whose words they are.");
        let mut draft = tales.report(Anchor::Quote(quote.at.into()), message);
        for twin in std::iter::once(first).chain(others) {
            let speaker = twin.speaker.as_deref().unwrap_or_default();
            draft = draft.see_there(twin.path.clone(), twin.place(), format!("{speaker} says it"));
        }
    }
}
