//! `loaded-verb`: "claimed", "admitted", "insisted".

use super::super::prelude::*;

rule! {
    /// A verb of saying judges what is said.
    ///
    /// ## Why it matters
    /// "Claimed" doubts, "admitted" convicts, "insisted" and "boasted" mock. Where no judgement is meant, "said" says it.
    ///
    /// ## Bad
    /// ```text
    /// The mayor claimed that the bridge is safe.
    /// ```
    /// ## Good
    /// ```text
    /// The mayor said that the bridge is safe.
    /// ```
    LOADED_VERB = "loaded-verb", Attribution, Hint off, Passage(Sign::Attributions, check)
}

/// A finite verb, by which a clause is told from a mere thing: "claimed that it was safe", not "claimed nine lives".
static CLAUSE: Phrase = Phrase::new(
    r"^(?:that|how|why)\b|^(?:“|\x22|')|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|never|not|[a-z]+n't|[a-z]+ed)\b",
);

/// Things that are claimed or conceded without a word about them.
static THING: Phrase = Phrase::new(r"^(?:responsibility|credit|victory|defeat|(?:the )?lives?|[0-9]+)\b");

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let Some(analysis) = passage.running_text() else { return };
    for attribution in &analysis.attributions {
        let Some(cue) = attribution.cue else { continue };
        let words = on_one_line(cue.of(passage.prose));
        let has_clause = |content: &Span| {
            let said = content.of(passage.prose);
            content.end <= cue.start || CLAUSE.is_in(said) && !THING.is_in(said)
        };
        let is_denied = words.split(' ').any(|word| word == "not" || word == "never");
        if !is_denied && words.split(' ').any(is_loaded) && attribution.content.iter().any(has_clause) {
            let message = format!("“{words}” judges what is said: where no judgement is meant, use “said”.");
            findings.report(cue, message);
        }
    }
}

fn is_loaded(word: &str) -> bool {
    const STEMS: [&str; 4] = ["claim", "insist", "conced", "boast"];
    let word = word.to_lowercase();
    let ending = STEMS.iter().find_map(|stem| word.strip_prefix(stem)).or_else(|| word.strip_prefix("admit"));
    ending
        .is_some_and(|ending| matches!(ending, "" | "s" | "e" | "es" | "ed" | "ing" | "ts" | "ted" | "ting"))
}
