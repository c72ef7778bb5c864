//! The links an editor can open.

use std::path::PathBuf;

use crate::article::url::is_too_long;
use crate::article::{Article, LinkForm, Place, Target};
use crate::checks::{Answer, Answers};
use crate::text::Span;

/// A stretch of text that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    /// Where it stands; a URL cut by a line wrap is a link for each piece.
    pub span: Span,
    /// The page it opens.
    pub url: Option<String>,
    /// The article of the archive it opens.
    pub path: Option<PathBuf>,
}

/// The links of `article`: pages of the web by their joined URL, names and paths by the article they lead to.
pub fn document_links(article: &Article, answers: &Answers) -> Vec<DocumentLink> {
    let outline = article.outline();
    let mut found = Vec::new();
    let mut add = |place: Place, index: usize| {
        let link = &outline.links[index];
        let path = match answers.link(index) {
            Answer::One(target) if link.link.target() != Target::Web => Some(target.path.clone()),
            Answer::One(_) | Answer::Unknown | Answer::Nothing { .. } | Answer::Several(_) => None,
        };
        let is_page = link.link.target() == Target::Web && !is_too_long(&link.link.url);
        let url = is_page.then(|| with_scheme(&link.link.url));
        if url.is_some() || path.is_some() {
            found.push(DocumentLink { span: article.absolute(place), url, path });
        }
    };
    for (index, link) in outline.links.iter().enumerate() {
        for span in &link.link.spans {
            add(Place::new(link.chunk, *span), index);
        }
        if let Some(words) = link.link.text.filter(|_| link.link.form != LinkForm::Wikilink) {
            add(Place::new(link.chunk, words), index);
        }
    }
    for reference in &outline.references {
        if let Some(link) = reference.link {
            add(reference.text, link);
        }
    }
    found.sort_by_key(|link| link.span);
    found
}

/// `www.a.example` as a browser would open it.
fn with_scheme(url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { format!("https://{}", url.trim_start_matches('/')) }
}
