//! `anonymity-unexplained`: a source that stays unnamed, and nobody says why.

use super::super::prelude::*;

/// What every match of the phrase holds.
const LETTERS: Sign = Sign::Letters(&["nonym", "be named", "be\nnamed", "be identified", "be\nidentified"]);

rule! {
    /// A source is granted anonymity and the article does not say why.
    ///
    /// ## Why it matters
    /// AP: tell readers why the source would not be named. A reason ("because she may not speak for the board") lets them judge
    /// what the anonymity hides. It may stand in the same sentence or in the next.
    ///
    /// ## Bad
    /// ```text
    /// The ships will be sold, said a member of the board, who spoke on condition of anonymity.
    /// ```
    /// ## Good
    /// ```text
    /// The ships will be sold, said a member of the board, who spoke on condition of anonymity because the sale is not yet
    /// public.
    /// ```
    ANONYMITY_UNEXPLAINED = "anonymity-unexplained", Sources, Info, Passage(LETTERS, check)
}

static ANONYMITY: Phrase = Phrase::new(
    r"\b(?:on (?:the )?condition of (?:strict )?anonymity|(?:requested|demanded|asked for|insisted on|(?:was|were) granted) anonymity|(?:asked|wanted|wished|preferred|requested|chose|insisted on being|did not want|didn't want|declined|refused) (?:not )?(?:to )?(?:be named|be identified|remain anonymous|stay anonymous))\b",
);

/// Words that open a reason, wherever they stand: AP's own examples, and how real copy puts it.
static REASON: Phrase = Phrase::new(
    r"\b(?:because|since|for fear|out of (?:fear|concern)|fear(?:s|ed|ing)|afraid|worried|cit(?:ed|ing)|(?:un)?authori[sz]\w*|(?:not|never|n't) (?:permitted|allowed|cleared|supposed)|may not|in order|due to|lest|retaliat\w+|reprisals?|repercussions?|sensitiv\w+|confidential\w*|(?:lose|losing) (?:his|her|their) jobs?|to avoid|publicly)\b",
);

/// Words that give the reason right behind: "to discuss private talks".
static PURPOSE: Phrase = Phrase::new(
    r"^,? (?:to \w+|as (?:he|she|they|it|the|no)|so (?:that|as)|given|owing|ahead of|out of|under|until|while|before)\b",
);

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    for span in passage.spoken_of(&ANONYMITY) {
        if !is_explained(passage, span) {
            let words = on_one_line(span.of(passage.text));
            findings.report(span, format!("“{words}”: say why the source is not named."));
        }
    }
}

/// Whether a reason stands in the sentence of `span`, or in the next one.
fn is_explained(passage: &Passage<'_>, span: Span) -> bool {
    let own = passage.sentence_of(span);
    let sentences = passage.analysis.map_or(&[][..], |analysis| &analysis.sentences);
    let around = sentences.iter().find(|next| next.start >= own.end).map_or(own, |next| own.join(*next));
    let (before, behind) = (Span { end: span.start, ..around }, Span { start: span.end, ..around });
    PURPOSE.is_in(behind.of(passage.prose))
        || [before, behind].iter().any(|part| REASON.is_in(part.of(passage.prose)))
}
