//! `quote-drift`: one quote, two wordings.

use super::super::prelude::*;
use crate::checks::Twin;

rule! {
    /// Another article has this quote in other words.
    ///
    /// ## Why it matters
    /// Quotation marks promise the speaker's own words, and somebody said them one way only. What is left out (`…`), put in
    /// (`[the bridge]`), spelled by another house or translated makes no difference. Quotes of eight words or more are
    /// compared with those of the archive.
    ///
    /// ## Bad
    /// ```text
    /// “We will mend the bridge before the first winter storm comes,” Ines Duarte said.
    /// ```
    /// ## Good
    /// ```text
    /// “We will rebuild the bridge before the first winter storm comes,” Ines Duarte said.
    /// ```
    QUOTE_DRIFT = "quote-drift", Quotes, Info, Story(check), [WORDS]
}

static WORDS: RuleOption = RuleOption {
    name: "words",
    kind: OptionKind::Count { usual: 8, least: 8 },
    doc: "Quotes of fewer words are not compared.",
};

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    let fewest = tales.count(&WORDS);
    for quote in story.repeated {
        let is_drift = |twin: &&Twin| twin.likeness == Likeness::Reworded && twin.words() >= fewest;
        let mut others = quote.twins.iter().filter(is_drift);
        let Some(first) = others.next() else { continue };
        let message = format!(
            "Another article has this quote in other words: “{}”. Check which was said.",
            first.text.trim_end_matches([',', '.'])
        );
        let mut draft = tales.report(Anchor::Quote(quote.at.into()), message);
        for twin in std::iter::once(first).chain(others) {
            draft = draft.see_there(twin.path.clone(), twin.place(), "the quote in other words");
        }
    }
}
