//! `duplicate-original`: two files of one article.

use super::super::prelude::*;

rule! {
    /// Another file has the same original URL.
    ///
    /// ## Why it matters
    /// The article is in the archive twice, and a correction to one file does not reach the other; or a URL was copied from
    /// the wrong article. It is said of the second file, in the order of their names.
    ///
    /// ## Bad
    /// ```text
    /// Headline: Morning Briefing, Continued
    /// Original url: https://ledger.example/2024/03/12/morning-briefing
    /// ```
    /// ## Good
    /// ```text
    /// Headline: Evening Briefing
    /// Original url: https://ledger.example/2024/03/12/evening-briefing
    /// ```
    DUPLICATE_ORIGINAL = "duplicate-original", Related, Info, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (index, target) in &inputs.answers.copied {
        let Some(link) = article.outline().links.get(*index) else { continue };
        let name = target.path.file_name().unwrap_or_default().to_string_lossy();
        findings
            .report(
                link.destination(),
                format!("“{name}” has the same original URL: keep one of the two files, or correct the URL."),
            )
            .see_article(&target.path, "the other file");
    }
}
