//! What an article says about itself: headline, fields, related articles, and each link with its role.

use std::sync::Arc;

use super::label::FieldKind;
use super::link::{Link, LinkRole};
use super::place::Place;
use super::suppression::Suppression;
use super::url::Malformed;

/// The article as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Where its headline stands: a field's value, a heading, or its first line.
    pub headline: Option<Place>,
    /// What labels and front matter say, in order.
    pub fields: Vec<Field>,
    /// The articles it names as related, in order.
    pub related: Vec<Related>,
    /// Its links in order, with their roles; a reference definition is a link.
    pub links: Vec<RoledLink>,
    /// Addresses in running text that are malformed.
    pub malformed: Vec<(usize, Malformed)>,
    /// Uses of reference definitions.
    pub references: Vec<Reference>,
    /// Whether paragraphs can be entries of a section, so that even running text matters.
    pub has_sections: bool,
    /// Entries of its section of sources.
    pub source_entries: Vec<Place>,
    /// The language of articles that name none, in the newsroom as whose it was read.
    pub house_language: Option<String>,
    /// What comments, labels and keys take out of the findings, in order.
    pub suppressions: Vec<Suppression>,
    /// Stretches that were wrongly decoded, and what they meant.
    pub garbled: Vec<(Place, String)>,
    /// Front matter that its reader refused, and why.
    pub refused: Option<(Place, String)>,
    /// Whether this is an annotated or archived article, rather than a draft: it names where it was published or what it
    /// draws on, or carries, in plain text, a label that only such articles do.
    pub is_annotated: bool,
}

/// What one label or front-matter key says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it is about.
    pub kind: FieldKind,
    /// The label's words, or the key.
    pub name: Place,
    /// The label with its colon; the key in front matter.
    pub label: Place,
    /// The value; empty where there is none.
    pub value: Place,
    /// The value on one line.
    pub text: String,
    /// Where it stands.
    pub origin: FieldOrigin,
    /// Whether a URL belongs to it, in its value or on the lines below.
    pub has_url: bool,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldOrigin {
    /// A labelled line.
    Annotation,
    /// Front matter.
    FrontMatter,
}

/// An article named as related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The whole entry.
    pub entry: Place,
    /// The title as it stands, or the slug or name that stands for one.
    pub title: Option<(Place, String)>,
    /// Its URL, by index among the links.
    pub link: Option<usize>,
    /// Whether the URL stands elsewhere without a label and was matched by its slug.
    pub is_matched_by_slug: bool,
}

/// A link and what it is to the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoledLink {
    /// The chunk that holds it, by index.
    pub chunk: usize,
    /// The link; its spans count in the chunk.
    pub link: Arc<Link>,
    /// What it is to the article.
    pub role: LinkRole,
    /// The field it belongs to, by index.
    pub field: Option<usize>,
    /// The related article it leads to, by index.
    pub related: Option<usize>,
    /// Whether it stands alone on its line without a label.
    pub is_unlabelled: bool,
}

impl RoledLink {
    /// Where its destination stands.
    pub fn destination(&self) -> Place {
        Place::new(self.chunk, self.link.destination())
    }

    /// Where the whole link stands.
    pub fn extent(&self) -> Place {
        Place::new(self.chunk, self.link.extent)
    }
}

/// A use of a reference definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The use as written.
    pub extent: Place,
    /// Its text.
    pub text: Place,
    /// The link that its definition is, by index; `None` where there is no such definition.
    pub link: Option<usize>,
}

impl Outline {
    /// Where `related` says what it names: its title, else its URL.
    pub fn value_of(&self, related: &Related) -> Place {
        match (&related.title, related.link) {
            (Some((place, _)), _) => *place,
            (None, Some(link)) => self.links[link].destination(),
            (None, None) => related.entry,
        }
    }

    /// Whether the article is in the language whose words are understood: it declares English, or nothing in a newsroom
    /// whose articles are English.
    pub fn is_english(&self) -> bool {
        let declared = self.fields_of(FieldKind::Language).find(|field| !field.text.is_empty());
        let language = declared.map(|field| &field.text).or(self.house_language.as_ref());
        language.is_none_or(|tag| {
            let tag = tag.to_ascii_lowercase();
            tag.starts_with("en") && !tag.starts_with("enm")
        })
    }

    /// The fields about `kind`.
    pub fn fields_of(&self, kind: FieldKind) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.kind == kind)
    }

    /// The links of `role`.
    pub fn links_of(&self, role: LinkRole) -> impl Iterator<Item = &RoledLink> {
        self.links.iter().filter(move |link| link.role == role)
    }
}
