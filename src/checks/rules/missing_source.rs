//! `missing-source`: an archived article that does not say where it comes from.

use super::super::prelude::*;

rule! {
    /// An annotated article names no source and no original URL.
    ///
    /// ## Why it matters
    /// A reader cannot tell where the text was first published, and nobody can check it against the original (IFCN code of
    /// principles, 2; SPJ code of ethics). Drafts are left alone: only an article that carries annotations is asked.
    ///
    /// ## Bad
    /// ```text
    /// The ferry stops in May.
    ///
    /// Related article: Board to Meet
    /// ```
    /// ## Good
    /// ```text
    /// The ferry stops in May.
    ///
    /// Related article: Board to Meet
    ///
    /// Original url: https://ledger.example/2024/03/12/ferry-stops
    /// ```
    MISSING_SOURCE = "missing-source", Sources, Warning, Absence(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let names_one =
        outline.fields.iter().any(|field| matches!(field.kind, FieldKind::Original | FieldKind::Source))
            || !outline.source_entries.is_empty();
    if names_one || !outline.is_annotated {
        return;
    }
    let (end, text) = article.at_end("Original url: TK");
    findings
        .report(
            article.first_line(),
            "The article names no source and no original URL: add “Original url:” or “Source:”.",
        )
        .fix_at("Add “Original url: TK”", end, text);
}
