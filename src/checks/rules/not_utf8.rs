//! `not-utf8`: a file in an old encoding.

use super::super::prelude::*;

rule! {
    /// A file is not written in UTF-8.
    ///
    /// ## Why it matters
    /// Whoever opens it must guess the encoding, and a wrong guess spoils every quotation mark. copydesk has guessed, and
    /// checks the text like any other; `copydesk check --fix --to-utf8` writes it anew. The examples are shown as bytes.
    ///
    /// ## Bad
    /// ```bytes
    /// The caf\xE9 on the quay is open again.
    /// ```
    /// ## Good
    /// ```bytes
    /// The caf\xC3\xA9 on the quay is open again.
    /// ```
    NOT_UTF8 = "not-utf8", Metadata, Info, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    if let Some(encoding) = inputs.encoding {
        findings.report(
            article.first_line(),
            format!("This file is {encoding}: write it as UTF-8 (copydesk check --fix --to-utf8)."),
        );
    }
}
