//! `headline-quote-absent`: words in the headline that nobody says below it.

use super::super::prelude::*;

rule! {
    /// The headline quotes words that do not stand in the text.
    ///
    /// ## Why it matters
    /// Quotation marks promise that somebody said just that. Where the text has other words, the headline has made them up, or
    /// the text was cut. What is left out (`…`) or put in (`[the bridge]`) makes no difference.
    ///
    /// ## Bad
    /// ```text
    /// Headline: Mayor calls bridge "a death trap"
    ///
    /// Mayor Ines Duarte called the bridge "a danger to life".
    /// ```
    /// ## Good
    /// ```text
    /// Headline: Mayor calls bridge "a danger to life"
    ///
    /// Mayor Ines Duarte called the bridge "a danger to life".
    /// ```
    HEADLINE_QUOTE_ABSENT = "headline-quote-absent", Quotes, Info, Story(check)
}

fn check(story: &Story<'_>, tales: &mut Tales<'_>) {
    if !story.has_prose() {
        return;
    }
    for (place, phrases) in story.wanted.quotes() {
        if !phrases.clone().all(|phrase| story.holds(phrase)) {
            let words = on_one_line(story.article.text_at(*place));
            tales.report(
                Anchor::Place(*place),
                format!("{words} does not stand in the text: quote the words that were said."),
            );
        }
    }
}
