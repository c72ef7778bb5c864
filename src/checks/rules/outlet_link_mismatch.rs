//! `outlet-link-mismatch`: a link that is called after one outlet and leads to another.

use super::super::prelude::*;
use crate::article::url::{canonical, host};
use crate::attribution::{Outlet, Usage};

rule! {
    /// A link names one outlet and leads to another.
    ///
    /// ## Why it matters
    /// The reader believes to read the one and reads the other; one of the two was meant. Only a link whose text is the
    /// outlet's name, and nothing more than “reported” beside it, is looked at; an archived copy counts as its original.
    ///
    /// ## Bad
    /// ```markdown
    /// The talks were put off, [Reuters](https://tass.com/world/1234567) reported.
    /// ```
    /// ## Good
    /// ```markdown
    /// The talks were put off, [TASS](https://tass.com/world/1234567) reported.
    /// ```
    OUTLET_LINK_MISMATCH = "outlet-link-mismatch", Links, Warning, Article(check)
}

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let links = outline.links.iter().filter_map(|link| {
        let text = Place::new(link.chunk, link.link.text?);
        Some((link.extent(), text, link))
    });
    let uses = outline.references.iter().filter_map(|found| {
        let link = &outline.links[found.link?];
        Some((found.extent, found.text, link))
    });
    for (extent, text, link) in links.chain(uses).filter(|(_, _, link)| link.link.target() == Target::Web) {
        let words = on_one_line(article.text_at(text));
        let name = outlet_name(&words);
        if let Some(other) = other_outlet(&article.house().usage, name, &link.link.url) {
            findings.report(
                extent,
                format!(
                    "The link is called “{name}” and leads to {}: change the name or the link.",
                    other.name()
                ),
            );
        }
    }
}

/// The outlet at which `url` leads, where it is none that goes by `name` and some outlet does.
fn other_outlet(usage: &Usage, name: &str, url: &str) -> Option<Outlet> {
    usage.outlets_called(name).next()?;
    let other = usage.outlet_of_host(&host(&canonical(url))?)?;
    (other.has_news() && usage.outlets_called(name).all(|outlet| outlet != other)).then_some(other)
}

/// The name in the words of a link, without what may stand around it.
fn outlet_name(words: &str) -> &str {
    const BEHIND: [&str; 12] = [
        " reported",
        " reports",
        " report",
        " said",
        " says",
        " writes",
        " wrote",
        " news agency",
        " agency",
        " newspaper",
        " magazine",
        "'s",
    ];
    const BEFORE: [&str; 6] =
        ["via ", "the newspaper ", "newspaper ", "the news agency ", "news agency ", "the "];
    let is_mark = |c: char| !c.is_alphanumeric() && !matches!(c, '!' | '.');
    let mut name = words.trim_matches(is_mark);
    name = BEFORE.iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name);
    while let Some(shorter) = BEHIND.iter().find_map(|behind| name.strip_suffix(behind)) {
        name = shorter;
    }
    name.trim_matches(is_mark)
}
