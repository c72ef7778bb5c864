//! The structure of a Markdown chunk, by `pulldown-cmark` where it is more than words.

mod heading;
mod linked;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::annotation::trimmed;
use super::block::BlockKind;
use super::link::{Definition, KnownBy, Link, LinkForm, ReferenceUse};
use super::mask::{Mask, without_entities};
use super::structure::{Structure, wikilink};
use super::url::{Margin, Scan};
use super::{html, prose, suppression, template};
use crate::text::Span;

/// Reads `text`. Linear; a reference that is defined elsewhere in the document is a use like any other.
pub fn read(text: &str) -> Structure {
    if prose::is_mere(text) {
        Structure { stretches: vec![(paragraph(text), BlockKind::Paragraph)], ..Structure::default() }
    } else {
        heading::read(text).or_else(|| linked::read(text)).unwrap_or_else(|| read_markup(text))
    }
}

/// Where the paragraph stands that mere words are.
pub fn paragraph(text: &str) -> Span {
    trimmed(text, Span::new(0, text.len()), &AROUND_BLOCKS)
}

/// What stands around a block and is no part of it.
const AROUND_BLOCKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// The same, by the reader of Markdown.
pub(super) fn read_markup(text: &str) -> Structure {
    let expressions = template::expressions(text);
    let written_over = (!expressions.is_empty()).then(|| template::written_over(text, &expressions));
    let source = written_over.as_deref().unwrap_or(text);

    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_STRIKETHROUGH;
    let known_elsewhere = |_: BrokenLink<'_>| Some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(source, options, Some(known_elsewhere));
    let definitions: Vec<Definition> = parser
        .reference_definitions()
        .iter()
        .map(|(id, found)| define(text, id, &found.dest, found.span.clone().into()))
        .collect();

    let mut reader = Reader::new(text, source, &expressions);
    for (event, range) in parser.into_offset_iter() {
        reader.take(event, range.into());
    }
    let mut structure = reader.finish();
    structure.definitions = definitions;
    structure.definitions.sort_by_key(|definition| definition.destination);
    structure
}

/// The definition of `id` that stands under `whole` and leads to `url`.
fn define(text: &str, id: &str, url: &str, whole: Span) -> Definition {
    let inside = whole.of(text);
    let from = inside.find("]:").map_or(0, |at| at + 2);
    let start = whole.start.index() + from;
    let destination = destination_at(text, start, whole.end.index());
    Definition { id: id.to_owned(), destination, url: url.to_owned() }
}

/// A destination written at or behind `from`: between `<` and `>`, or up to white space or the bracket that closes.
fn destination_at(text: &str, from: usize, end: usize) -> Span {
    let rest = &text[from..end];
    let start = from + rest.len() - rest.trim_start().len();
    let rest = &text[start..end];
    if let Some(inside) = rest.strip_prefix('<') {
        let length = inside.find('>').unwrap_or(inside.len());
        return Span::new(start + 1, start + 1 + length);
    }
    let mut depth = 0_usize;
    let length = rest
        .char_indices()
        .find(|(_, c)| match c {
            '(' => {
                depth += 1;
                false
            }
            ')' if depth == 0 => true,
            ')' => {
                depth -= 1;
                false
            }
            c => c.is_whitespace(),
        })
        .map_or(rest.len(), |(at, _)| at);
    Span::new(start, start + length)
}

/// A link whose end has not come yet.
struct OpenLink {
    kind: LinkType,
    extent: Span,
    url: String,
    id: String,
    inner_end: usize,
}

struct Reader<'a> {
    text: &'a str,
    /// The text with expressions written over, so that quotation marks inside them end no attribute.
    source: &'a str,
    expressions: &'a [Span],
    mask: Mask,
    structure: Structure,
    link: Option<OpenLink>,
    /// The stretch being read, where its container has no paragraphs of its own (a tight list item).
    loose: Option<Span>,
    quotes: usize,
    items: usize,
    images: usize,
    /// Inside code or a table, whose text makes no paragraphs.
    unread: usize,
    /// The cell of a table that is being read, with the words that it shows.
    cell: Option<(Span, Mask)>,
    html: Option<Span>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, source: &'a str, expressions: &'a [Span]) -> Self {
        Self {
            text,
            source,
            expressions,
            mask: Mask::hiding(text),
            structure: Structure::default(),
            link: None,
            loose: None,
            quotes: 0,
            items: 0,
            images: 0,
            unread: 0,
            cell: None,
            html: None,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(words) => self.words(&words, span),
            Event::Html(_) => self.html = Some(self.html.map_or(span, |html| html.join(span))),
            Event::InlineHtml(_) => {
                self.inline_html(span);
                self.touch(span);
            }
            Event::Code(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::TaskListMarker(_) => self.touch(span),
            Event::Rule => self.flush(),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Paragraph => {
                self.flush();
                self.stretch(span, self.container());
            }
            Tag::Heading { .. } => {
                self.flush();
                self.heading(span);
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.quotes += 1;
            }
            Tag::Item | Tag::FootnoteDefinition(_) => {
                self.flush();
                self.items += 1;
            }
            Tag::CodeBlock(_) | Tag::Table(_) | Tag::MetadataBlock(_) => {
                self.flush();
                self.unread += 1;
            }
            Tag::TableCell => self.cell = Some((span, Mask::hiding(span.of(self.text)))),
            Tag::Image { .. } => self.images += 1,
            Tag::Link { link_type, dest_url, id, .. } => {
                self.touch(span);
                self.link = Some(OpenLink {
                    kind: link_type,
                    extent: span,
                    url: dest_url.into_string(),
                    id: id.into_string(),
                    inner_end: span.start.index() + 1,
                });
            }
            Tag::List(_)
            | Tag::HtmlBlock
            | Tag::TableHead
            | Tag::TableRow
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::Table | TagEnd::MetadataBlock(_) => {
                self.unread = self.unread.saturating_sub(1);
            }
            TagEnd::TableCell => self.close_cell(),
            TagEnd::Image => self.images = self.images.saturating_sub(1),
            TagEnd::Link => self.close_link(),
            TagEnd::HtmlBlock => self.html_block(),
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.touch(span),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::List(_)
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition => {}
        }
    }

    fn container(&self) -> BlockKind {
        if self.quotes > 0 {
            BlockKind::Quote
        } else if self.items > 0 {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    fn stretch(&mut self, span: Span, kind: BlockKind) {
        self.structure.stretches.push((trimmed(self.text, span, &AROUND_BLOCKS), kind));
    }

    fn heading(&mut self, span: Span) {
        self.structure.stretches.push(heading::under(self.text, span));
    }

    /// Notes that inline content stands under `span`: the rest of a link's text, or of a tight item.
    fn touch(&mut self, span: Span) {
        if let Some(link) = &mut self.link {
            link.inner_end = link.inner_end.max(span.end.index());
        }
        let inside_paragraph =
            self.structure.stretches.last().is_some_and(|(stretch, _)| stretch.end >= span.end);
        if self.items > 0 && self.unread == 0 && !inside_paragraph {
            self.loose = Some(self.loose.map_or(span, |loose| loose.join(span)));
        }
    }

    fn flush(&mut self) {
        if let Some(span) = self.loose.take() {
            self.stretch(span, self.container());
        }
    }

    fn words(&mut self, words: &str, span: Span) {
        self.touch(span);
        let is_address =
            self.link.as_ref().is_some_and(|link| matches!(link.kind, LinkType::Autolink | LinkType::Email));
        if let Some((cell, mask)) = &mut self.cell
            && self.images == 0
            && self.link.is_none()
            && cell.covers(span)
        {
            let within =
                Span::new(span.start.index() - cell.start.index(), span.end.index() - cell.start.index());
            mask.show(cell.of(self.text), within);
        }
        if self.images > 0 || self.unread > 0 || is_address {
            return;
        }
        if span.of(self.text) == words || words.contains("xx") {
            self.mask.show(self.text, span);
        } else {
            self.mask.write(span, &words.replace('\u{A0}', " "));
        }
    }

    /// The words of a table make no paragraphs, but its URLs are links like any other.
    fn close_cell(&mut self) {
        let Some((cell, mut mask)) = self.cell.take() else { return };
        mask.show_marks_in_addresses(cell.of(self.text));
        let shown = mask.finish();
        for found in Scan::of(&shown).urls(&shown, Margin::default()) {
            let span = found.extent().shifted(cell.start);
            self.push(LinkForm::Bare, span, span, None, without_entities(span.of(self.text)).into_owned());
        }
    }

    fn inline_html(&mut self, span: Span) {
        for tag in html::tags(self.source, span) {
            if tag.name == "!--" {
                self.structure.comments.extend(suppression::comment(self.text, tag.span));
            } else if !tag.closes
                && tag.is_one_of(&["a"])
                && let Some(href) = tag.attribute(self.source, "href")
            {
                let link = self.anchor(tag.span, href);
                self.structure.links.push(link);
            }
        }
    }

    /// The link of an anchor whose `href` stands at the second span.
    fn anchor(&self, extent: Span, href: Span) -> Link {
        let expression = self.expressions.iter().find(|expression| expression.overlaps(href));
        let destination = expression.and_then(|expression| template::named(self.text, *expression));
        let destination = destination.unwrap_or(href);
        let url = html_escape::decode_html_entities(destination.of(self.text)).into_owned();
        let spans = vec![destination];
        Link { form: LinkForm::Html, spans, extent, text: None, url, known: KnownBy::default() }
    }

    /// Reads an HTML block: text between tags is prose, and block tags part paragraphs.
    fn html_block(&mut self) {
        let Some(block) = self.html.take() else { return };
        self.inline_html(block);
        let (mut start, mut at) = (block.start.index(), block.start.index());
        let (mut kind, mut hidden) = (BlockKind::Paragraph, 0_usize);
        for tag in html::tags(self.source, block) {
            self.show_html(Span::new(at, tag.span.start.index()), hidden);
            at = tag.span.end.index();
            if tag.hides_content() {
                hidden = if tag.closes { hidden.saturating_sub(1) } else { hidden + 1 };
            }
            if tag.parts_paragraphs() {
                self.html_paragraph(Span::new(start, tag.span.start.index()), kind);
                start = at;
                kind = if tag.closes { BlockKind::Paragraph } else { html_kind(&tag, kind) };
            }
        }
        self.show_html(Span::new(at, block.end.index()), hidden);
        self.html_paragraph(Span::new(start, block.end.index()), kind);
    }

    fn show_html(&mut self, span: Span, hidden: usize) {
        if hidden == 0 {
            self.mask.show(self.text, span);
            self.mask.decode_entities(self.text, span);
        }
    }

    fn html_paragraph(&mut self, span: Span, kind: BlockKind) {
        let span = trimmed(self.text, span, &AROUND_BLOCKS);
        if !span.is_empty() {
            self.structure.stretches.push((span, kind));
        }
    }

    fn close_link(&mut self) {
        let Some(open) = self.link.take() else { return };
        let extent = open.extent;
        let words = Span::new(
            extent.start.index() + 1,
            open.inner_end.min(extent.end.index()).max(extent.start.index() + 1),
        );
        match open.kind {
            LinkType::Inline => self.inline_link(open, words),
            LinkType::Autolink => {
                let inner = trimmed(self.text, extent, &['<', '>']);
                self.push(LinkForm::Autolink, inner, extent, None, open.url);
            }
            LinkType::WikiLink { .. } => {
                let link = wikilink(self.text, extent);
                self.structure.links.push(link);
            }
            LinkType::Reference
            | LinkType::ReferenceUnknown
            | LinkType::Collapsed
            | LinkType::CollapsedUnknown => self.reference(open, words, true),
            LinkType::Shortcut | LinkType::ShortcutUnknown => self.reference(open, words, false),
            LinkType::Email => {}
        }
    }

    fn inline_link(&mut self, open: OpenLink, words: Span) {
        let (text, end) = (self.text, open.extent.end.index());
        // Closing emphasis and code marks may stand between the last word and the bracket.
        let Some(bracket) = text[words.end.index()..end].find("](").map(|at| words.end.index() + at) else {
            return;
        };
        let words = Span::new(words.start.index(), bracket);
        let destination = destination_at(text, bracket + 2, end);
        let expression = self.expressions.iter().find(|expression| expression.overlaps(destination));
        match expression {
            None => self.push(LinkForm::Inline, destination, open.extent, Some(words), open.url),
            Some(expression) => match template::named(text, *expression) {
                Some(name) => {
                    let url = name.of(text).to_owned();
                    self.push(LinkForm::Template, name, open.extent, Some(words), url);
                }
                None => self.push(
                    LinkForm::Template,
                    *expression,
                    open.extent,
                    Some(words),
                    expression.of(text).to_owned(),
                ),
            },
        }
    }

    fn reference(&mut self, open: OpenLink, words: Span, is_certain: bool) {
        if open.id.starts_with('^') {
            return;
        }
        // The reader's range of an undefined `[id][]` ends before the empty brackets.
        let behind = &self.text[open.extent.end.index()..];
        let brackets =
            if open.kind == LinkType::CollapsedUnknown && behind.starts_with("[]") { 2 } else { 0 };
        let extent = Span::new(open.extent.start.index(), open.extent.end.index() + brackets);
        // `table[0][1]` is code that nobody marked as such.
        let is_glued = self.text[..extent.start.index()].ends_with(char::is_alphanumeric);
        let is_certain = is_certain && !is_glued;
        self.structure.uses.push(ReferenceUse { extent, text: words, id: open.id, is_certain });
    }

    fn push(&mut self, form: LinkForm, destination: Span, extent: Span, text: Option<Span>, url: String) {
        let (spans, known) = (vec![destination], KnownBy::default());
        self.structure.links.push(Link { form, spans, extent, text, url, known });
    }

    fn finish(mut self) -> Structure {
        self.flush();
        for expression in self.expressions {
            self.mask.hide(*expression);
        }
        self.mask.show_marks_in_addresses(self.text);
        self.structure.mask = Some(self.mask.finish());
        self.structure.links.sort_by_key(|link| link.extent);
        self.structure
    }
}

fn html_kind(tag: &html::Tag<'_>, around: BlockKind) -> BlockKind {
    if tag.is_one_of(&["li", "dd", "td"]) {
        BlockKind::ListItem
    } else if tag.is_one_of(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
        BlockKind::Heading
    } else if tag.is_one_of(&["blockquote"]) || (around == BlockKind::Quote && tag.is_one_of(&["p", "br"])) {
        BlockKind::Quote
    } else {
        BlockKind::Paragraph
    }
}
