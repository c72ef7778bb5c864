//! What front matter declares: its fields, its links and its related articles.

use std::sync::Arc;

use super::{Assembly, field_role, line_end};
use crate::article::chunk::Chunk;
use crate::article::front_matter::{Entry, FrontMatter, Scalar, Style, Value};
use crate::article::label::{self, FieldKind};
use crate::article::link::{KnownBy, Link, LinkForm, LinkRole};
use crate::article::mask::on_one_line;
use crate::article::outline::{Field, FieldOrigin};
use crate::article::place::Place;
use crate::article::structure::wikilink;
use crate::article::url::malformed;
use crate::text::Span;

impl Assembly {
    pub(super) fn front_matter(&mut self, index: usize, chunk: &Chunk, front_matter: &FrontMatter) {
        for entry in &front_matter.entries {
            self.front_matter_entry(index, chunk.text(), entry, front_matter.style);
        }
        if let Some(refusal) = &front_matter.refused {
            self.outline.refused = Some((Place::new(index, refusal.span), refusal.reason.clone()));
        }
    }

    fn front_matter_entry(&mut self, index: usize, text: &str, entry: &Entry, style: Style) {
        let label = if style == Style::Header { self.house.label(&entry.key.text) } else { None };
        let labelled = label.map(|label| label.kind);
        if labelled.is_some() {
            self.note_label(&entry.key.text);
        }
        let kind = labelled.unwrap_or_else(|| label::front_matter_key(&entry.key.text));
        let name = Place::new(index, entry.key.span);
        let origin = if labelled.is_some() { FieldOrigin::Annotation } else { FieldOrigin::FrontMatter };
        let mut scalars = Vec::new();
        collect(&entry.value, &mut scalars);
        let value = scalars.iter().map(|scalar| scalar.span).reduce(Span::join);
        let value = value.unwrap_or_else(|| Span::empty(line_end(text, entry.key.span.end.index())));
        let field = self.outline.fields.len();
        let words: Vec<String> = scalars
            .iter()
            .map(|scalar| on_one_line(&html_escape::decode_html_entities(&scalar.text)))
            .filter(|word| !word.is_empty())
            .collect();
        self.outline.fields.push(Field {
            kind,
            name,
            label: name,
            value: Place::new(index, value),
            text: words.join(", "),
            origin,
            has_url: false,
        });
        if kind == FieldKind::Headline && !words.is_empty() {
            self.outline.headline.get_or_insert(Place::new(index, value));
        }
        if kind == FieldKind::Related {
            for item in entry.value.items() {
                self.front_matter_related(index, text, item, field);
            }
            return;
        }
        for scalar in scalars {
            if let Some(link) = front_matter_link(scalar, false) {
                let role = field_role(kind).unwrap_or(LinkRole::Bare);
                self.outline.fields[field].has_url = true;
                self.push(index, &Arc::new(link), role, Some(field));
            }
        }
    }

    fn front_matter_related(&mut self, index: usize, text: &str, item: &Value, field: usize) {
        let mut scalars = Vec::new();
        collect(item, &mut scalars);
        let Some(entry) = scalars.iter().map(|scalar| scalar.span).reduce(Span::join) else { return };
        let (mut title, mut link) = (None, None);
        for (says, scalar) in said_of_related(item).into_iter().filter(|(_, scalar)| !scalar.text.is_empty())
        {
            let found = match says {
                Says::Title => None,
                Says::Target => wikilink_in(text, scalar).or_else(|| front_matter_link(scalar, true)),
                Says::Else => front_matter_link(scalar, false),
            };
            match (found, says) {
                (Some(found), _) => drop(link.get_or_insert(found)),
                (None, Says::Title | Says::Target) => {
                    title.get_or_insert((Place::new(index, scalar.span), on_one_line(&scalar.text)));
                }
                (None, Says::Else) => {}
            }
        }
        let related = self.add_related(Place::new(index, entry), title);
        if let Some(link) = link {
            self.outline.fields[field].has_url = true;
            let link = self.push(index, &Arc::new(link), LinkRole::Related, Some(field));
            self.belongs_to_related(link, related);
        }
    }
}

/// What a value of a related entry is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    /// The article's title, be it one word.
    Title,
    /// Where it is; a title where that is no address, path or slug.
    Target,
    /// A date, an outlet: nothing, unless it is an address.
    Else,
}

/// The values of a related entry, by what their keys say: `- A title`, `- title: A title` and `url: https://…`.
fn said_of_related(item: &Value) -> Vec<(Says, &Scalar)> {
    let Value::Map(entries) = item else {
        let mut scalars = Vec::new();
        collect(item, &mut scalars);
        return scalars.into_iter().map(|scalar| (Says::Target, scalar)).collect();
    };
    let of_entry = |entry: &'_ Entry| match entry.key.text.to_ascii_lowercase().as_str() {
        "title" | "headline" | "name" | "text" | "label" => Says::Title,
        "url" | "link" | "href" | "permalink" | "path" | "slug" | "file" | "ref" | "page" | "article"
        | "target" => Says::Target,
        _ => Says::Else,
    };
    let mut said = Vec::new();
    for entry in entries {
        let mut scalars = Vec::new();
        collect(&entry.value, &mut scalars);
        said.extend(scalars.into_iter().map(|scalar| (of_entry(entry), scalar)));
    }
    said
}

fn wikilink_in(text: &str, scalar: &Scalar) -> Option<Link> {
    let is_wikilink = scalar.text.starts_with("[[") && scalar.text.ends_with("]]");
    let start = scalar.span.of(text).find("[[").filter(|_| is_wikilink)? + scalar.span.start.index();
    Some(wikilink(text, Span::new(start, start + scalar.text.len())))
}

/// The link that a value of front matter is; in a `related` list, paths and slugs lead somewhere too.
fn front_matter_link(scalar: &Scalar, is_related: bool) -> Option<Link> {
    let url = scalar.text.trim();
    let is_address = url.contains("://") || url.starts_with("www.") || malformed(url).is_some();
    let is_name = is_related && !url.is_empty() && !url.contains(char::is_whitespace);
    (is_address && !url.contains(char::is_whitespace) || is_name).then(|| Link {
        form: LinkForm::FrontMatter,
        spans: vec![scalar.span],
        extent: scalar.span,
        text: None,
        url: html_escape::decode_html_entities(url).into_owned(),
        known: KnownBy::default(),
    })
}

fn collect<'v>(value: &'v Value, scalars: &mut Vec<&'v Scalar>) {
    match value {
        Value::Scalar(scalar) => scalars.push(scalar),
        Value::List(items) => items.iter().for_each(|item| collect(item, scalars)),
        Value::Map(entries) => entries.iter().for_each(|entry| collect(&entry.value, scalars)),
    }
}
