//! The pass over all chunks that makes the outline: which URL belongs to which label, which section an entry is in.

mod entry;
mod front_matter;

use std::sync::Arc;

use entry::{entries, entry_title, is_entry};

use super::annotation::Annotation;
use super::block::{Block, BlockKind};
use super::chunk::Chunk;
use super::document::Part;
use super::format::Format;
use super::house::House;
use super::label::{FieldKind, Strength};
use super::link::{KnownBy, Link, LinkForm, LinkRole, Target, same_reference};
use super::mask::on_one_line;
use super::outline::{Field, FieldOrigin, Outline, Reference, Related, RoledLink};
use super::place::Place;
use super::suppression::{Reach, Suppression, names};
use super::url::{headline_words, resemblance, slug_words};
use crate::text::Span;

/// The outline of the article that `parts` tile. Looks into those chunks that hold more than running text.
pub fn assemble(parts: &[Part], format: Format, house: &Arc<House>) -> Outline {
    let mut assembly = Assembly::new(format, house);
    for (index, part) in parts.iter().enumerate() {
        assembly.add(index, part);
    }
    assembly.finish()
}

/// What a URL alone on a line would belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Awaited {
    /// Nothing.
    #[default]
    Nobody,
    /// The field that has no URL yet, by index.
    Field(usize),
    /// The related article that has none yet, by index.
    Related(usize),
    /// The entry of the list of sources that ends on the line above.
    SourceEntry,
    /// One of the related titles above, if its slug says so: the article's own URL is there already.
    Any,
}

/// An outline in the making: it takes the parts of an article one by one.
#[derive(Default)]
pub struct Assembly {
    format: Format,
    house: Arc<House>,
    outline: Outline,
    awaited: Awaited,
    section: Option<FieldKind>,
    has_prose: bool,
    definitions: Vec<(String, usize)>,
    uses: Vec<(usize, super::link::ReferenceUse)>,
}

impl Assembly {
    /// An outline that no part was added to.
    pub fn new(format: Format, house: &Arc<House>) -> Self {
        Self { format, house: Arc::clone(house), ..Self::default() }
    }

    /// Whether running text that comes next says nothing that the outline holds: it is neither the first, nor an entry of a
    /// list.
    pub fn passes_over_prose(&self) -> bool {
        self.has_prose && self.section.is_none()
    }

    /// Passes over running text.
    pub fn pass(&mut self) {
        self.awaited = Awaited::Nobody;
    }

    /// Adds the part of index `index`.
    pub fn add(&mut self, index: usize, part: &Part) {
        if part.is_mere_prose && self.passes_over_prose() {
            self.pass();
        } else {
            self.take(index, &part.chunk);
        }
    }

    fn take(&mut self, index: usize, chunk: &Chunk) {
        let labels = self.outline.fields.len();
        if let Some(front_matter) = &chunk.structure().front_matter {
            self.front_matter(index, chunk, front_matter);
        }
        let mut links = chunk.links.iter().peekable();
        for block in &chunk.blocks {
            let within = |link: &Link| link.destination().start < block.span.end;
            while let Some(link) = links.next_if(|link| link.extent.end <= block.span.start) {
                self.push(index, link, inline_role(link), None);
            }
            let mut inside = Vec::new();
            while let Some(link) = links.next_if(|link| within(link)) {
                inside.push(link);
            }
            self.block(index, chunk, block, &inside);
        }
        for link in links {
            self.push(index, link, inline_role(link), None);
        }
        self.outline.malformed.extend(chunk.malformed.iter().map(|malformed| (index, malformed.clone())));
        let garbled = chunk.structure().garbled.iter();
        let garbled = garbled.map(|found| (Place::new(index, found.span), found.meant.clone()));
        self.outline.garbled.extend(garbled);
        for definition in &chunk.structure().definitions {
            let link = Link {
                form: LinkForm::Reference,
                spans: vec![definition.destination],
                extent: definition.destination,
                text: None,
                url: definition.url.clone(),
                known: KnownBy::default(),
            };
            let link = self.push(index, &Arc::new(link), LinkRole::Inline, None);
            self.definitions.push((definition.id.clone(), link));
        }
        self.uses.extend(chunk.structure().uses.iter().map(|found| (index, found.clone())));
        self.suppressions(index, chunk, labels);
    }

    /// Notes what comments of the chunk, and its fields from the index `labels` on, take out of the findings.
    fn suppressions(&mut self, index: usize, chunk: &Chunk, labels: usize) {
        let place = |span| Place::new(index, span);
        let fields =
            self.outline.fields[labels..].iter().filter(|field| field.kind == FieldKind::Suppression);
        let of_fields = fields.map(|field| Suppression {
            extent: field.value,
            command: field.name,
            reach: Some(Reach::File),
            names: names(chunk.text(), field.value.span).into_iter().map(place).collect(),
            is_comment: false,
        });
        let of_comments = chunk.structure().comments.iter().map(|comment| Suppression {
            extent: place(comment.extent),
            command: place(comment.command),
            reach: comment.reach,
            names: comment.names.iter().copied().map(place).collect(),
            is_comment: true,
        });
        self.outline.suppressions.extend(of_fields.chain(of_comments));
    }

    fn block(&mut self, index: usize, chunk: &Chunk, block: &Block, links: &[&Arc<Link>]) {
        match block.kind {
            BlockKind::Headline => {
                self.outline.headline.get_or_insert(Place::new(index, block.span));
                self.inline(index, links);
            }
            BlockKind::Annotation(annotation) => {
                self.annotation(index, chunk, &chunk.annotations[annotation], links);
            }
            BlockKind::Urls => {
                self.malformed_alone(chunk, block, links);
                for link in links {
                    match link.form {
                        LinkForm::Bare | LinkForm::Autolink => self.url_alone(index, link),
                        // A picture that leads somewhere stands alone, too.
                        LinkForm::Inline
                        | LinkForm::Reference
                        | LinkForm::Wikilink
                        | LinkForm::Template
                        | LinkForm::Html
                        | LinkForm::FrontMatter => self.inline(index, &[link]),
                    }
                }
            }
            BlockKind::Section(kind) => {
                self.open_section(kind);
                self.awaited = Awaited::Nobody;
                self.inline(index, links);
            }
            BlockKind::Heading | BlockKind::Byline => {
                self.section = self.section.filter(|_| block.kind == BlockKind::Byline);
                self.awaited = Awaited::Nobody;
                self.byline(index, chunk, block);
                self.inline(index, links);
            }
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quote => {
                self.prose(index, chunk, block, links);
            }
        }
    }

    fn byline(&mut self, index: usize, chunk: &Chunk, block: &Block) {
        if block.kind != BlockKind::Byline {
            return;
        }
        let place = Place::new(index, block.span);
        self.outline.fields.push(Field {
            kind: FieldKind::Byline,
            name: place,
            label: place,
            value: place,
            text: on_one_line(block.span.of(chunk.text())),
            origin: FieldOrigin::FrontMatter,
            has_url: false,
        });
    }

    fn prose(&mut self, index: usize, chunk: &Chunk, block: &Block, links: &[&Arc<Link>]) {
        if let Some(kind) = self.section {
            let entries = entries(chunk, block, links);
            if entries.iter().all(|(span, links)| is_entry(chunk, block, *span, kind, links)) {
                for (span, links) in entries {
                    self.entry(index, chunk, span, kind, links);
                }
                return;
            }
            self.section = None;
        }
        self.has_prose = true;
        self.awaited = Awaited::Nobody;
        self.inline(index, links);
    }

    fn open_section(&mut self, kind: FieldKind) {
        self.section = Some(kind);
        self.outline.has_sections = true;
    }

    /// An entry of a section of sources or related articles.
    fn entry(&mut self, index: usize, chunk: &Chunk, span: Span, kind: FieldKind, links: &[&Arc<Link>]) {
        let place = Place::new(index, span);
        if kind == FieldKind::Related {
            let title = entry_title(chunk, span, links);
            let related = self.add_related(place, title.map(|(span, text)| (Place::new(index, span), text)));
            if let Some((first, rest)) = links.split_first() {
                let link = self.push(index, first, LinkRole::Related, None);
                self.belongs_to_related(link, related);
                self.inline(index, rest);
                self.awaited = Awaited::Nobody;
            } else {
                self.awaited = Awaited::Related(related);
            }
        } else {
            self.outline.source_entries.push(place);
            for link in links {
                self.push(index, link, LinkRole::Source, None);
            }
            self.awaited = if links.is_empty() { Awaited::SourceEntry } else { Awaited::Nobody };
        }
    }

    fn annotation(&mut self, index: usize, chunk: &Chunk, annotation: &Annotation, links: &[&Arc<Link>]) {
        self.section = None;
        self.note_label(annotation.name.of(chunk.text()));
        let text = on_one_line(annotation.value.of(chunk.text()));
        let field = self.outline.fields.len();
        self.outline.fields.push(Field {
            kind: annotation.kind,
            name: Place::new(index, annotation.name),
            label: Place::new(index, annotation.label),
            value: Place::new(index, annotation.value),
            text,
            origin: FieldOrigin::Annotation,
            has_url: !links.is_empty(),
        });
        if annotation.kind == FieldKind::Headline && !annotation.value.is_empty() {
            self.outline.headline.get_or_insert(Place::new(index, annotation.value));
        }
        if annotation.kind == FieldKind::Related {
            self.related_annotation(index, chunk, annotation, field, links);
            return;
        }
        let role = field_role(annotation.kind);
        for link in links {
            let role = role.unwrap_or_else(|| inline_role(link));
            self.push(index, link, role, Some(field));
        }
        self.awaited = match (role, links.is_empty()) {
            (Some(LinkRole::Original), false) => Awaited::Any,
            (Some(LinkRole::Original) | None, true) if !annotation.value.is_empty() => Awaited::Nobody,
            (_, true) => Awaited::Field(field),
            (_, false) => Awaited::Nobody,
        };
        if annotation.kind == FieldKind::Source && annotation.value.is_empty() && links.is_empty() {
            self.open_section(FieldKind::Source);
        }
    }

    fn related_annotation(
        &mut self,
        index: usize,
        chunk: &Chunk,
        annotation: &Annotation,
        field: usize,
        links: &[&Arc<Link>],
    ) {
        if annotation.value.is_empty() && links.is_empty() {
            self.open_section(FieldKind::Related);
            self.awaited = Awaited::Field(field);
            return;
        }
        let entry = Place::new(index, annotation.label.join(annotation.value));
        let title = entry_title(chunk, annotation.value, links);
        let related = self.add_related(entry, title.map(|(span, text)| (Place::new(index, span), text)));
        for link in links {
            let link = self.push(index, link, LinkRole::Related, Some(field));
            self.belongs_to_related(link, related);
        }
        self.awaited = if links.is_empty() { Awaited::Related(related) } else { Awaited::Nobody };
    }

    /// An address that cannot be used still is what the field above it names.
    fn malformed_alone(&mut self, chunk: &Chunk, block: &Block, links: &[&Arc<Link>]) {
        let first_link = links.first().map_or(block.span.end, |link| link.extent.start);
        let comes_first = |address: &Span| block.span.covers(*address) && address.start < first_link;
        if let Awaited::Field(field) = self.awaited
            && chunk.malformed.iter().map(|malformed| malformed.span).any(|address| comes_first(&address))
        {
            self.outline.fields[field].has_url = true;
            self.awaited = Awaited::Any;
        }
    }

    /// A URL alone on its line.
    fn url_alone(&mut self, index: usize, link: &Arc<Link>) {
        let section = self.section;
        match self.awaited {
            Awaited::Field(field) => {
                let kind = self.outline.fields[field].kind;
                let role = field_role(kind).unwrap_or(LinkRole::Bare);
                let link = self.push(index, link, role, Some(field));
                self.outline.fields[field].has_url = true;
                if role == LinkRole::Related {
                    let place = self.outline.links[link].destination();
                    let related = self.add_related(place, None);
                    self.belongs_to_related(link, related);
                } else {
                    self.awaited = Awaited::Any;
                }
            }
            Awaited::Related(related) => {
                let link = self.push(index, link, LinkRole::Related, None);
                self.belongs_to_related(link, related);
                self.awaited = Awaited::Any;
            }
            Awaited::SourceEntry | Awaited::Any | Awaited::Nobody => match section {
                Some(FieldKind::Source) if self.ends_source_entry(index, link) => {
                    self.push(index, link, LinkRole::Source, None);
                }
                Some(FieldKind::Source) => {
                    self.outline.source_entries.push(Place::new(index, link.extent));
                    self.push(index, link, LinkRole::Source, None);
                }
                Some(FieldKind::Related) => {
                    let related = self.add_related(Place::new(index, link.extent), None);
                    let link = self.push(index, link, LinkRole::Related, None);
                    self.belongs_to_related(link, related);
                }
                Some(_) | None => {
                    let link = self.push(index, link, LinkRole::Bare, None);
                    self.outline.links[link].is_unlabelled = true;
                }
            },
        }
    }

    /// Whether the URL belongs to the entry of sources on the line above, which it then ends.
    fn ends_source_entry(&mut self, index: usize, link: &Link) -> bool {
        let awaits = std::mem::take(&mut self.awaited) == Awaited::SourceEntry;
        let last = self.outline.source_entries.last_mut().filter(|last| awaits && last.chunk == index);
        if let Some(last) = last {
            last.span = last.span.join(link.extent);
            return true;
        }
        false
    }

    fn add_related(&mut self, entry: Place, title: Option<(Place, String)>) -> usize {
        self.outline.related.push(Related { entry, title, link: None, is_matched_by_slug: false });
        self.outline.related.len() - 1
    }

    fn belongs_to_related(&mut self, link: usize, related: usize) {
        self.outline.related[related].link.get_or_insert(link);
        self.outline.links[link].related = Some(related);
    }

    fn inline(&mut self, index: usize, links: &[&Arc<Link>]) {
        for link in links {
            self.push(index, link, inline_role(link), None);
        }
    }

    fn push(&mut self, chunk: usize, link: &Arc<Link>, role: LinkRole, field: Option<usize>) -> usize {
        let link = Arc::clone(link);
        self.outline.links.push(RoledLink { chunk, link, role, field, related: None, is_unlabelled: false });
        self.outline.links.len() - 1
    }

    /// The outline of all parts that were added.
    pub fn finish(mut self) -> Outline {
        self.outline.house_language.clone_from(&self.house.language);
        self.match_by_slug();
        self.resolve_references();
        let names_origin = |field: &Field| matches!(field.kind, FieldKind::Original | FieldKind::Source);
        self.outline.is_annotated |= self.outline.fields.iter().any(names_origin);
        self.outline
    }

    /// A strong label makes plain text an annotated article; in Markdown drafts carry them, too. What is said to copydesk
    /// says nothing of the article.
    fn note_label(&mut self, name: &str) {
        let is_ours = |kind| matches!(kind, FieldKind::Suppression | FieldKind::Profile);
        let is_strong = self
            .house
            .label(name)
            .is_some_and(|label| label.strength == Strength::Strong && !is_ours(label.kind));
        self.outline.is_annotated |= is_strong && self.format == Format::Plain;
    }

    /// Gives URLs without a label to the related titles whose slug they carry.
    fn match_by_slug(&mut self) {
        let outline = &mut self.outline;
        for at in 0..outline.links.len() {
            let link = &outline.links[at];
            if !link.is_unlabelled || link.link.target() != Target::Web {
                continue;
            }
            let slug = slug_words(&link.link.url);
            let matches = |related: &Related| {
                related.link.is_none()
                    && related
                        .title
                        .as_ref()
                        .is_some_and(|(_, title)| resemblance(&slug, &headline_words(title)) >= SAME_ARTICLE)
            };
            if let Some(found) = outline.related.iter().position(matches) {
                outline.related[found].link = Some(at);
                outline.related[found].is_matched_by_slug = true;
                outline.links[at].related = Some(found);
                outline.links[at].role = LinkRole::Related;
            }
        }
    }

    fn resolve_references(&mut self) {
        for (chunk, found) in std::mem::take(&mut self.uses) {
            let link =
                self.definitions.iter().find(|(id, _)| same_reference(id, &found.id)).map(|(_, link)| *link);
            if link.is_some() || found.is_certain {
                let (extent, text) = (Place::new(chunk, found.extent), Place::new(chunk, found.text));
                self.outline.references.push(Reference { extent, text, link });
            }
        }
    }
}

/// From this resemblance on, a slug and a title are one article's.
const SAME_ARTICLE: f32 = 0.75;

fn inline_role(link: &Link) -> LinkRole {
    match link.form {
        LinkForm::Bare | LinkForm::FrontMatter => LinkRole::Bare,
        LinkForm::Autolink
        | LinkForm::Inline
        | LinkForm::Reference
        | LinkForm::Wikilink
        | LinkForm::Template
        | LinkForm::Html => LinkRole::Inline,
    }
}

fn field_role(kind: FieldKind) -> Option<LinkRole> {
    match kind {
        FieldKind::Original => Some(LinkRole::Original),
        FieldKind::Related => Some(LinkRole::Related),
        FieldKind::Source => Some(LinkRole::Source),
        FieldKind::Archived
        | FieldKind::Byline
        | FieldKind::Published
        | FieldKind::Updated
        | FieldKind::Dateline
        | FieldKind::Headline
        | FieldKind::Correction
        | FieldKind::EditorsNote
        | FieldKind::Embargo
        | FieldKind::Caption
        | FieldKind::Claim
        | FieldKind::Language
        | FieldKind::Suppression
        | FieldKind::Profile
        | FieldKind::Other => None,
    }
}

fn line_end(text: &str, at: usize) -> usize {
    super::line::line_at(text, at).span.end.index()
}
