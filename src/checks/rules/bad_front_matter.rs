//! `bad-front-matter`: front matter that its reader refuses.

use super::super::prelude::*;

rule! {
    /// Front matter cannot be read.
    ///
    /// ## Why it matters
    /// The site will not build, or loses title and date. A colon in a title without quotation marks is the usual cause.
    /// What can be read line by line still counts for the other checks.
    ///
    /// ## Bad
    /// ```yaml
    /// title: Mayor: no more delays
    /// ```
    /// ## Good
    /// ```yaml
    /// title: "Mayor: no more delays"
    /// ```
    BAD_FRONT_MATTER = "bad-front-matter", Metadata, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let Some((place, reason)) = &article.outline().refused else { return };
    let line = article.text_at(*place);
    let draft = findings.report(*place, format!("Front matter cannot be read here: {reason}."));
    if let Some((key, value)) =
        line.split_once(": ").filter(|(_, value)| value.contains(": ") && !value.contains('"'))
    {
        draft.fix("Put the value in quotation marks", place.span, format!("{key}: \"{}\"", value.trim()));
    }
}
