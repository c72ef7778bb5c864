//! `declined-comment-anonymous`: nobody in particular declined to comment.

use super::super::prelude::*;

/// What every match of the phrase holds.
const LETTERS: Sign = Sign::Letters(&["omment"]);

rule! {
    /// Somebody declined to comment, and neither a name nor a body tells who.
    ///
    /// ## Why it matters
    /// That somebody was asked is a fact about the reporting; it can be checked only if it says who was.
    ///
    /// ## Bad
    /// ```text
    /// A spokesman declined to comment.
    /// ```
    /// ## Good
    /// ```text
    /// A spokesman for the harbour board declined to comment.
    /// ```
    DECLINED_COMMENT_ANONYMOUS = "declined-comment-anonymous", Attribution, Info off, Passage(LETTERS, check)
}

static DECLINED: Phrase = Phrase::new(
    r"\b(?:(?:a|an|one|another|two|several|some) (?:(?:senior|second|separate|former|unnamed|anonymous) ){0,2})?(?:spokes(?:man|woman|person|people|men)|representatives?|officials?|sources?|aides?|lawyers?|attorneys?|advis[eo]rs?|agents?|publicists?|person|people) (?:(?:has|have|had|also|later|immediately|repeatedly|would|on \w+day) )*(?:(?:declined|refused)(?: \w+){0,2}? to(?: \w+)? comment|(?:did not|didn't|did n't|has not|had not)(?: \w+)? (?:respond|reply|return)(?:ed)?(?: \w+){0,6}? comment|(?:would|could) not(?: \w+)? comment|had no(?: \w+)? comment)\b",
);

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    for span in passage.spoken_of(&DECLINED) {
        let words = span.of(passage.prose);
        let before = passage.prose[..span.start.index()].trim_end();
        let begins = before.is_empty()
            || before.ends_with(['.', ',', ';', ':', '”', '"', '—', '–', ')'])
            || ends_in_joint(before);
        // "police spokesman", "Her lawyer": the word before tells whose.
        if begins {
            let words = on_one_line(words);
            findings.report(span, format!("“{words}”: who was asked? Name the person or the body."));
        }
    }
}

fn ends_in_joint(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    matches!(word, "and" | "but" | "when" | "while" | "though" | "although" | "that" | "as")
}
