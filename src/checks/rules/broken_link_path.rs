//! `broken-link-path`: a link to a file that is not there.

use super::super::prelude::*;

rule! {
    /// A linked file is not there.
    ///
    /// ## Why it matters
    /// The site builds with a dead link in it, or does not build at all. It happens when an article is renamed and those
    /// that link to it are not.
    ///
    /// ## Bad
    /// ```markdown
    /// The [harbour board](harbor-board.md) met.
    /// ```
    /// ## Good
    /// ```markdown
    /// The [harbour board](harbour-board.md) met.
    /// ```
    BROKEN_LINK_PATH = "broken-link-path", Links, Error, Article(check)
}

fn check(article: &Article, inputs: &Inputs, findings: &mut ArticleFindings<'_>) {
    for (index, link) in article.outline().links.iter().enumerate() {
        if !names_a_file(link) {
            continue;
        }
        let Answer::Nothing { nearest } = inputs.answers.link(index) else { continue };
        let place = link.destination();
        let name = &link.link.url;
        match nearest {
            Some(nearest) => {
                let message = format!("“{name}” is not there; did you mean “{nearest}”?");
                findings.report(place, message).fix(
                    format!("Link to {nearest}"),
                    place.span,
                    nearest.clone(),
                );
            }
            None => {
                findings.report(place, format!("“{name}” is not there: correct the link, or add the file."));
            }
        }
    }
}

/// Front matter's `related` list may name what the archive does not hold; unresolved-title speaks of that.
fn names_a_file(link: &crate::article::RoledLink) -> bool {
    match link.link.form {
        LinkForm::Inline | LinkForm::Reference | LinkForm::Template => link.link.target() == Target::Path,
        LinkForm::Wikilink => true,
        LinkForm::FrontMatter | LinkForm::Bare | LinkForm::Autolink | LinkForm::Html => false,
    }
}
