//! `undefined-reference`: `[text][3]` without a line that says what 3 is.

use super::super::prelude::*;

rule! {
    /// A reference is used and nowhere defined.
    ///
    /// ## Why it matters
    /// Readers see the brackets instead of a link, and the source behind it is lost.
    ///
    /// ## Bad
    /// ```markdown
    /// The [report][3] says so.
    /// ```
    /// ## Good
    /// ```markdown
    /// The [report][3] says so.
    ///
    /// [3]: https://ledger.example/report
    /// ```
    UNDEFINED_REFERENCE = "undefined-reference", Links, Error, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let end = article.parts().len().saturating_sub(1);
    for reference in article.outline().references.iter().filter(|reference| reference.link.is_none()) {
        let written = article.text_at(reference.extent);
        let id = written.trim_end_matches("[]").rsplit('[').next().unwrap_or_default().trim_end_matches(']');
        let last = article.parts()[end].chunk.text();
        let newline = if last.ends_with('\n') { "" } else { "\n" };
        findings
            .report(reference.extent, format!("Reference “{id}” is not defined: add a line “[{id}]: URL”."))
            .fix_at(
                format!("Add “[{id}]: TK”"),
                Place::new(end, Span::empty(last.len())),
                format!("{newline}\n[{id}]: TK\n"),
            );
    }
}
