//! `familiar-with-the-matter`: people who are known for knowing alone.

use super::super::prelude::*;

/// What every match of the phrase holds.
const LETTERS: Sign = Sign::Letters(&["amiliar", "nowledge"]);

rule! {
    /// A source is described by what it knows, and by nothing else.
    ///
    /// ## Why it matters
    /// "Familiar with the matter" fits a minister and the minister's driver. Readers cannot judge how such a source knows.
    ///
    /// ## Bad
    /// ```text
    /// The board will sell two ships, people familiar with the matter said.
    /// ```
    /// ## Good
    /// ```text
    /// The board will sell two ships, said two of its members, who may not speak for it.
    /// ```
    FAMILIAR_WITH_THE_MATTER = "familiar-with-the-matter", Sources, Hint off, Passage(LETTERS, check)
}

static FAMILIAR: Phrase = Phrase::new(
    r"\b(?:familiar with the|(?:(?:direct|first-?hand) )?knowledge of the) (?:matter|situation|talks)\b",
);

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    for span in passage.spoken_of(&FAMILIAR) {
        let words = on_one_line(span.of(passage.text));
        findings.report(
            span,
            format!("“{words}” does not say who this is: say how the source knows, and why unnamed."),
        );
    }
}
