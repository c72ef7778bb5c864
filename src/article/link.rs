//! Links, whatever they are written as.

use std::fmt;
use std::sync::OnceLock;

use super::url::{Fault, Sites, malformed, slug_in};
use crate::text::Span;

/// How a link is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// A URL in running text or behind a label.
    Bare,
    /// `<https://…>`.
    Autolink,
    /// `[text](destination)`.
    Inline,
    /// `[text][id]`, `[id][]`, `[id]` with a definition elsewhere.
    Reference,
    /// `[[Name]]`, `[[name|text]]`.
    Wikilink,
    /// A destination that a site generator works out: Hugo's `ref`, Jekyll's `post_url`.
    Template,
    /// `<a href="…">`.
    Html,
    /// A value in front matter.
    FrontMatter,
}

/// What a link is to the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LinkRole {
    /// Where the article was first published.
    Original,
    /// A related article.
    Related,
    /// What the article draws on.
    Source,
    /// A link in the text, with words of its own.
    #[default]
    Inline,
    /// A URL that stands in the text as it is.
    Bare,
}

impl LinkRole {
    /// Its name in output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Related => "related",
            Self::Source => "source",
            Self::Inline => "inline",
            Self::Bare => "bare",
        }
    }
}

/// A link as its chunk shows it; spans count in the chunk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// How it is written.
    pub form: LinkForm,
    /// The pieces of its destination: one, or more where a line wrap has cut it.
    pub spans: Vec<Span>,
    /// The whole link as written, with its text.
    pub extent: Span,
    /// Its own words, where it has some.
    pub text: Option<Span>,
    /// The destination as a reader would follow it: joined, entities and escapes undone.
    pub url: String,
    /// By what its destination is known elsewhere.
    pub known: KnownBy,
}

/// By what a link's destination is known elsewhere, worked out when first asked for: archive, answers and rules all ask. It follows
/// from the address, so that links are the same with and without it.
#[derive(Clone, Default)]
pub struct KnownBy {
    target: OnceLock<Target>,
    canonical: OnceLock<Box<str>>,
    slug: OnceLock<(Box<str>, usize)>,
}

impl PartialEq for KnownBy {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for KnownBy {}

impl fmt::Debug for KnownBy {
    /// Links that are the same are shown the same.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KnownBy")
    }
}

impl Link {
    /// The canonical form of its address; `sites` are those of the newsroom as whose its article was read.
    pub fn canonical(&self, sites: &Sites) -> &str {
        self.known.canonical.get_or_init(|| sites.canonical(&self.url).into())
    }

    /// The words of its address's slug joined by hyphens, and how many there are.
    pub fn slug(&self) -> (&str, usize) {
        let (slug, count) = self.known.slug.get_or_init(|| {
            let (slug, count) = slug_in(&self.url);
            (slug.into(), count)
        });
        (slug, *count)
    }

    /// Whether a line wrap has cut it.
    pub fn is_wrapped(&self) -> bool {
        self.spans.len() > 1
    }

    /// From the first to the last byte of its destination.
    pub fn destination(&self) -> Span {
        self.spans.iter().copied().reduce(Span::join).unwrap_or(self.extent)
    }

    /// What kind of thing it leads to.
    pub fn target(&self) -> Target {
        *self.known.target.get_or_init(|| Target::of(&self.url, self.form))
    }
}

/// What kind of thing a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A page on the web.
    Web,
    /// An article of the archive, by its name.
    Name,
    /// A file, by a path from this one's folder.
    Path,
    /// A page of the site the article belongs to (`/about/`), which only the site knows.
    Site,
    /// A place in the article itself (`#sources`).
    Place,
    /// Anything else: mail, telephone, a site generator's expression.
    Other,
}

impl Target {
    fn of(url: &str, form: LinkForm) -> Self {
        if form == LinkForm::Wikilink {
            return Self::Name;
        }
        let has_text_extension = || {
            let path = url.split(['#', '?']).next().unwrap_or_default();
            [".md", ".markdown", ".txt"]
                .iter()
                .any(|extension| path.to_ascii_lowercase().ends_with(extension))
        };
        if form == LinkForm::Template {
            return if has_text_extension() { Self::Path } else { Self::Other };
        }
        match scheme(url) {
            Some(scheme) if ["http", "https", "ftp"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) => {
                Self::Web
            }
            Some(_) => Self::Other,
            None if url.starts_with("//")
                || url.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www.")) =>
            {
                Self::Web
            }
            None if is_escaped_address(url) => Self::Other,
            None if url.starts_with('#') => Self::Place,
            None if url.starts_with('/') => {
                if has_text_extension() {
                    Self::Path
                } else {
                    Self::Site
                }
            }
            None if form == LinkForm::FrontMatter => {
                if has_text_extension() {
                    Self::Path
                } else {
                    Self::Name
                }
            }
            None if has_text_extension() => Self::Path,
            None => Self::Site,
        }
    }
}

/// Whether `url` is an address whose very scheme is escaped, and no path.
fn is_escaped_address(url: &str) -> bool {
    url.contains('%') && malformed(url).is_some_and(|malformed| malformed.fault == Fault::Escaped)
}

/// The scheme of `url`, RFC 3986, 3.1; a single letter is a drive.
fn scheme(url: &str) -> Option<&str> {
    let scheme = &url[..url.find(':')?];
    (scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
    .then_some(scheme)
}

/// A use of a reference definition: `[text][id]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceUse {
    /// The whole use.
    pub extent: Span,
    /// Its text.
    pub text: Span,
    /// The identifier, as written.
    pub id: String,
    /// Whether it is nothing else if not defined: `[text][id]` and `[id][]` are, `[id]` may be an editor's brackets.
    pub is_certain: bool,
}

/// A definition: `[id]: destination`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The identifier, as written.
    pub id: String,
    /// Where the destination stands.
    pub destination: Span,
    /// The destination as a reader would follow it.
    pub url: String,
}

/// Whether two identifiers name the same definition (`CommonMark`: case and white space aside).
pub fn same_reference(one: &str, other: &str) -> bool {
    let folded = |id: &str| id.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    folded(one) == folded(other)
}
