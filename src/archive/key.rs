//! By what an article is known.

use std::path::PathBuf;

use memchr::{memchr2, memrchr};

use crate::article::Link;
use crate::article::url::{Sites, joined_headline_words};

/// Fewer words than this in common (`budget-vote`) say nothing.
const FEWEST_WORDS: usize = 4;

/// One way to name an article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Its original URL, in canonical form.
    Url(String),
    /// Its headline, in small letters, marks left out.
    Title(String),
    /// The words of its slug, joined by hyphens.
    Slug(String),
    /// Its file's name without extension, in small letters.
    Name(String),
    /// Its file.
    Path(PathBuf),
}

impl Key {
    /// The key of the original URL that `link` leads to, where `sites` have their own ways.
    pub fn url(link: &Link, sites: &Sites) -> Self {
        Self::Url(link.canonical(sites).to_owned())
    }

    /// The key of the headline `title`; `None` where it has no words.
    pub fn title(title: &str) -> Option<Self> {
        let (title, count) = joined_headline_words(title, ' ');
        (count > 0).then_some(Self::Title(title))
    }

    /// The key of the slug in the address of `link`; `None` where it has fewer than two words.
    pub fn slug(link: &Link) -> Option<Self> {
        let (slug, count) = link.slug();
        (count > 1).then(|| Self::Slug(slug.to_owned()))
    }

    /// The headline `title`, and the slug and the file name that an article of that headline would have.
    pub fn of_title(title: &str) -> Vec<Self> {
        let (title, count) = joined_headline_words(title, ' ');
        if count == 0 {
            return Vec::new();
        }
        if count < FEWEST_WORDS {
            return vec![Self::Title(title)];
        }
        let slug = title.replace(' ', "-");
        vec![Self::Title(title), Self::Slug(slug.clone()), Self::Name(slug)]
    }

    /// The slug in the address of `link`, and the file name and the headline that an article of that slug would have, for one whose
    /// own URL is another or at fault.
    pub fn of_slug(link: &Link) -> Vec<Self> {
        let (slug, count) = link.slug();
        let slug = slug.to_owned();
        if count < 2 {
            return Vec::new();
        }
        if count < FEWEST_WORDS {
            return vec![Self::Slug(slug)];
        }
        let title = slug.replace('-', " ");
        vec![Self::Slug(slug.clone()), Self::Name(slug), Self::Title(title)]
    }

    /// The key of a file called `name`, with or without folder and extension of a text.
    pub fn name(name: &str) -> Self {
        let name = memchr2(b'#', b'?', name.as_bytes()).map_or(name, |end| &name[..end]);
        let name = name.trim().trim_matches('/');
        let name = memrchr(b'/', name.as_bytes()).map_or(name, |slash| &name[slash + 1..]);
        let mut name = if name.is_ascii() { name.to_ascii_lowercase() } else { name.to_lowercase() };
        let stem = [".md", ".markdown", ".txt"].iter().find_map(|extension| name.strip_suffix(extension));
        name.truncate(stem.map_or(name.len(), str::len));
        Self::Name(name)
    }

    /// The words that a person would have written, for a proposal.
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Url(text) | Self::Title(text) | Self::Slug(text) | Self::Name(text) => Some(text),
            Self::Path(path) => path.to_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_without_folder_extension_and_place() {
        for name in
            ["ferry", "news/Ferry.md", "/news/FERRY.txt/#sources", " ferry.markdown?page=2 ", "//ferry"]
        {
            assert_eq!(Key::name(name), Key::Name("ferry".to_owned()), "{name}");
        }
        assert_eq!(Key::name("ÉLAN"), Key::Name("élan".to_owned()));
        assert_eq!(Key::name("#sources"), Key::Name(String::new()));
    }
}
