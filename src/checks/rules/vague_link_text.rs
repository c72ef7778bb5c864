//! `vague-link-text`: a link that is called “here”.

use super::super::prelude::*;

rule! {
    /// A link's words do not say where it leads.
    ///
    /// ## Why it matters
    /// Who listens to the page, or runs an eye over it, meets “here” and “read more” without what stands around. The words of
    /// a link should name what is behind it (WCAG 2.4.4).
    ///
    /// ## Bad
    /// ```markdown
    /// The board's letter is [here](https://ledger.example/letter).
    /// ```
    /// ## Good
    /// ```markdown
    /// The board explains it in [its letter](https://ledger.example/letter).
    /// ```
    VAGUE_LINK_TEXT = "vague-link-text", Links, Hint off, Article(check), [TEXTS]
}

static TEXTS: RuleOption = RuleOption {
    name: "texts",
    kind: OptionKind::Texts,
    doc: "Texts besides these that do not say where a link leads, in any case: `[\"full story\"]`.",
};

/// What links are called that say nothing, in small letters.
const VAGUE: [&str; 22] = [
    "article",
    "check it out",
    "click",
    "click here",
    "find out more",
    "go here",
    "here",
    "learn more",
    "link",
    "more",
    "more here",
    "page",
    "read here",
    "read it here",
    "read more",
    "see here",
    "this",
    "this article",
    "this link",
    "this page",
    "this post",
    "this story",
];

fn check(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let links = outline.links.iter().filter(|link| link.link.form != LinkForm::Wikilink);
    let links = links.filter_map(|link| Some((link.extent(), Place::new(link.chunk, link.link.text?))));
    let uses = outline.references.iter().map(|found| (found.extent, found.text));
    for (extent, text) in links.chain(uses) {
        let words = on_one_line(article.text_at(text));
        let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_vague = VAGUE.contains(&bare.as_str())
            || findings.texts(&TEXTS).iter().any(|text| text.to_lowercase() == bare);
        if is_vague {
            findings.report(
                extent,
                format!("“{words}” does not say where the link leads: name what is behind it."),
            );
        }
    }
}
