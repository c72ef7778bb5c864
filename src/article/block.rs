//! Blocks: what a reader sees as one piece of an article, and cutting plain lines into them.

use super::annotation::{self, Annotation, trimmed};
use super::house::House;
use super::label::{self, FieldKind, Strength};
use super::line::{self, Line, is_blank, lines};
use smallvec::SmallVec;

use crate::attribution::ParagraphKind;
use crate::text::Span;

/// A piece of an article; spans count in its chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands, without the white space around.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The line above everything else.
    Headline,
    /// "By Ines Duarte".
    Byline,
    /// A heading inside the article.
    Heading,
    /// A heading that opens a list of sources or of related articles.
    Section(FieldKind),
    /// Running text.
    Paragraph,
    /// Text set off as somebody's words.
    Quote,
    /// An item of a list.
    ListItem,
    /// A labelled line, by its index among the chunk's annotations.
    Annotation(usize),
    /// Lines that hold nothing but URLs.
    Urls,
}

/// Blocks in order. Most chunks are one paragraph.
pub type Blocks = SmallVec<[Block; 1]>;

impl BlockKind {
    /// What it is to who reads who said what; `None` where nobody speaks in it.
    pub fn paragraph(self) -> Option<ParagraphKind> {
        match self {
            Self::Paragraph => Some(ParagraphKind::Prose),
            Self::Quote => Some(ParagraphKind::BlockQuote),
            Self::ListItem => Some(ParagraphKind::ListItem),
            Self::Heading => Some(ParagraphKind::Heading),
            Self::Headline | Self::Byline | Self::Section(_) | Self::Annotation(_) | Self::Urls => None,
        }
    }

    /// Whether people speak and things are said in it.
    pub fn is_prose(self) -> bool {
        match self {
            Self::Paragraph | Self::Quote | Self::ListItem => true,
            Self::Headline
            | Self::Byline
            | Self::Heading
            | Self::Section(_)
            | Self::Annotation(_)
            | Self::Urls => false,
        }
    }
}

/// What the lines of a stretch of text are to be read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Whether no prose stands before, so that a headline and a header may.
    pub opens_article: bool,
    /// Whether line breaks can part paragraphs; in Markdown only blank lines do.
    pub breaks_part: bool,
    /// What a line that is nothing in particular belongs to.
    pub prose: BlockKind,
}

/// Cuts the lines under `within` into `blocks` and `annotations`, behind those that are there. `masked` is `text` with
/// URLs and markup blank.
pub fn cut(
    text: &str,
    masked: &str,
    within: Span,
    setting: Setting,
    house: &House,
    blocks: &mut Blocks,
    annotations: &mut Vec<Annotation>,
) {
    let mut cutter = Cutter::new(text, masked, within, setting, house, blocks, annotations);
    for at in 0..cutter.lines.len() {
        cutter.take(at);
    }
    cutter.close();
}

/// The block that mere words under `within` are, which stand behind other prose; nothing where they have several lines, so
/// that they may be several.
pub fn of_words(text: &str, within: Span) -> Option<Block> {
    let line = line::line_at(text, within.start.index());
    if line.next < within.end.index()
        && !text[line.next..within.end.index()].bytes().all(|byte| byte == b'\n')
    {
        return None;
    }
    let span = trimmed(text, Span { end: line.span.end.min(within.end), ..line.span }, &AROUND_LINES);
    let kind = if is_item(span.of(text)) { BlockKind::ListItem } else { BlockKind::Paragraph };
    Some(Block { kind, span })
}

/// What stands around a line's words and is no part of them.
const AROUND_LINES: [char; 4] = [' ', '\t', '\u{A0}', '\u{FEFF}'];

/// Longer lines than an export's margin: each is then a paragraph of its own.
const UNWRAPPED: u32 = 160;
/// A line at least so long may have been wrapped.
const LONG: u32 = 50;

struct Cutter<'a> {
    text: &'a str,
    masked: &'a str,
    setting: Setting,
    lines: Vec<Line>,
    longest: u32,
    /// What each line would be by its words alone; empty where no line can be an annotation.
    labels: Vec<Option<(Annotation, Strength)>>,
    /// Whether all lines are labelled or URLs, so that weak labels count.
    is_labelled: bool,
    open: Option<Block>,
    blocks: &'a mut Blocks,
    annotations: &'a mut Vec<Annotation>,
}

impl<'a> Cutter<'a> {
    fn new(
        text: &'a str,
        masked: &'a str,
        within: Span,
        setting: Setting,
        house: &House,
        blocks: &'a mut Blocks,
        annotations: &'a mut Vec<Annotation>,
    ) -> Self {
        let lines: Vec<Line> = lines(text, within.start.index())
            .take_while(|line| line.span.start < within.end)
            .filter(|line| !is_blank(line.span.of(text)))
            .map(|line| Line { span: Span { end: line.span.end.min(within.end), ..line.span }, ..line })
            .collect();
        let labels = if annotation::may_stand_in(within.of(text)) {
            lines.iter().map(|line| annotation::recognise(text, *line, house)).collect()
        } else {
            Vec::new()
        };
        let longest = lines.iter().map(|line| line.span.len()).max().unwrap_or(0);
        let mut cutter = Self {
            text,
            masked,
            setting,
            lines,
            longest,
            labels,
            is_labelled: false,
            open: None,
            blocks,
            annotations,
        };
        cutter.is_labelled = cutter.all_labelled();
        cutter
    }

    /// Whether each line is an annotation by its words or a URL, the headline of the article's opening aside.
    fn all_labelled(&self) -> bool {
        let is_labelled = |at: usize| self.is_url(self.lines[at]) || self.label(at).is_some();
        let count = self.lines.len();
        let first = usize::from(count > 0 && self.setting.opens_article && !is_labelled(0));
        first < count && (first..count).all(is_labelled)
    }

    fn take(&mut self, at: usize) {
        let line = self.lines[at];
        let span = trimmed(self.text, line.span, &AROUND_LINES);
        if self.is_url(line) && !self.continues_prose(at) {
            self.extend_or_open(BlockKind::Urls, span);
        } else if let Some(annotation) = self.annotation(at) {
            self.close();
            let kind = BlockKind::Annotation(self.annotations.len());
            self.open = Some(Block { kind, span });
            self.annotations.push(annotation);
        } else if self.continues_annotation(at) {
            self.extend_annotation(span);
        } else {
            let kind = self.kind_of(at);
            let joins = self.open.is_some_and(|open| open.kind == kind || continues_item(open.kind, kind));
            if joins && !self.parts(at) {
                self.extend(span);
            } else {
                self.close();
                self.open = Some(Block { kind, span });
            }
        }
    }

    /// Whether the line holds a URL, or the rest of one, and nothing else but marks around it.
    fn is_url(&self, line: Line) -> bool {
        if std::ptr::eq(self.text, self.masked) {
            return false;
        }
        let (written, shown) = (line.span.of(self.text), line.span.of(self.masked));
        if written == shown || is_blank(written) {
            return false;
        }
        let shown = shown.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        is_blank(shown) || is_blank(shown.trim_matches(['<', '>', '-', '*', ' ', '\t', '\\', '=']))
    }

    fn label(&self, at: usize) -> Option<&(Annotation, Strength)> {
        self.labels.get(at)?.as_ref()
    }

    fn annotation(&self, at: usize) -> Option<Annotation> {
        let (annotation, strength) = self.label(at)?;
        let counts = match strength {
            Strength::Strong => !self.continues_prose(at),
            // Items of a list and quotes begin with words that look like weak labels ("Analysis: …").
            Strength::Weak => {
                self.is_labelled && (self.setting.prose == BlockKind::Paragraph || self.setting.opens_article)
            }
        };
        counts.then(|| annotation.clone())
    }

    /// Whether the line goes on a wrapped line of prose: that one is long and does not end a sentence.
    fn continues_prose(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.lines[before]) else { return false };
        self.open.is_some_and(|open| open.kind.is_prose())
            && before.span.len() >= LONG
            && !line::ends_sentence(before.span.of(self.text))
    }

    /// Whether the line is the rest of a wrapped annotation.
    fn continues_annotation(&self, at: usize) -> bool {
        let Some(Block { kind: BlockKind::Annotation(index), .. }) = self.open else { return false };
        let annotation = &self.annotations[index];
        let before = self.lines[at - 1].span;
        if annotation.value.is_empty() || section_of(self.lines[at].span.of(self.text)).is_some() {
            return false;
        }
        match annotation.kind {
            FieldKind::EditorsNote | FieldKind::Correction | FieldKind::Caption | FieldKind::Claim => true,
            FieldKind::Original
            | FieldKind::Related
            | FieldKind::Archived
            | FieldKind::Source
            | FieldKind::Byline
            | FieldKind::Published
            | FieldKind::Updated
            | FieldKind::Dateline
            | FieldKind::Headline
            | FieldKind::Embargo
            | FieldKind::Language
            | FieldKind::Suppression
            | FieldKind::Profile
            | FieldKind::Other => {
                before.len() >= LONG && before.len() * 10 >= self.longest * 6 && before.len() < UNWRAPPED
            }
        }
    }

    fn kind_of(&self, at: usize) -> BlockKind {
        let content = self.lines[at].span.of(self.text);
        let alone = self.lines.len() == 1;
        let first_of_opening = at == 0 && self.setting.opens_article;
        if self.setting.prose != BlockKind::Paragraph {
            return self.setting.prose;
        }
        if let Some(kind) = (at == 0).then(|| section_of(content)).flatten() {
            BlockKind::Section(kind)
        } else if is_byline(content) && (alone || self.setting.opens_article) {
            BlockKind::Byline
        } else if first_of_opening
            && is_headline(self.lines[at].span.of(self.masked).trim_end(), alone)
            && (alone || self.is_labelled || self.stands_above())
        {
            BlockKind::Headline
        } else if content.trim_start().starts_with('>') {
            BlockKind::Quote
        } else if is_item(content) {
            BlockKind::ListItem
        } else {
            BlockKind::Paragraph
        }
    }

    /// Whether the first line is set off from the one below although no blank line parts them: each line of this text is
    /// a paragraph, or a byline follows.
    fn stands_above(&self) -> bool {
        self.longest > UNWRAPPED
            || self.lines.get(1).is_some_and(|second| is_byline(second.span.of(self.text)))
    }

    /// Whether a paragraph begins with this line.
    fn parts(&self, at: usize) -> bool {
        let (before, line) = (self.lines[at - 1].span.of(self.text), self.lines[at].span.of(self.text));
        if !self.setting.breaks_part {
            return false;
        }
        if self.longest > UNWRAPPED || (is_item(line) && self.setting.prose == BlockKind::Paragraph) {
            return true;
        }
        if !line::ends_sentence(before) {
            return false;
        }
        let indented = line::indent(line) > line::indent(before) && begins_sentence(line);
        let first_word = line.split_whitespace().next().map_or(0, str::len);
        let broken_early = (before.len() + first_word + 1) * 10 <= self.longest as usize * 6;
        indented || broken_early
    }

    fn extend_or_open(&mut self, kind: BlockKind, span: Span) {
        if self.open.is_some_and(|open| open.kind == kind) {
            self.extend(span);
        } else {
            self.close();
            self.open = Some(Block { kind, span });
        }
    }

    fn extend(&mut self, span: Span) {
        if let Some(open) = &mut self.open {
            open.span = open.span.join(span);
        }
    }

    fn extend_annotation(&mut self, span: Span) {
        self.extend(span);
        if let Some(annotation) = self.annotations.last_mut() {
            annotation.value = annotation.value.join(span);
        }
    }

    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

/// Whether the article's first line, `alone` in its chunk or not, is no sentence of its text.
fn is_headline(content: &str, alone: bool) -> bool {
    let words = content.trim_end_matches([' ', '\t', '\u{A0}', '"', '”', '’', '\'', '»']);
    let ends_in_stop = words.ends_with(['.', ':', ';', ',']) && !(alone && is_capitalised(words));
    content.len() <= 150 && !ends_in_stop
}

/// Whether the words begin with capitals as headlines' do, so that a stop behind them makes no sentence.
fn is_capitalised(content: &str) -> bool {
    let long = content.split_whitespace().filter(|word| word.chars().count() > 3);
    let (capitals, all) = long.fold((0, 0), |(capitals, all), word| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        (capitals + usize::from(first.is_some_and(|c| !c.is_lowercase())), all + 1)
    });
    all > 3 && capitals * 10 >= all * 8
}

/// The rest of a wrapped list item looks like prose.
fn continues_item(open: BlockKind, line: BlockKind) -> bool {
    open == BlockKind::ListItem && line == BlockKind::Paragraph
}

fn section_of(line: &str) -> Option<FieldKind> {
    label::section(line)
}

fn is_item(line: &str) -> bool {
    let content = line.trim_start();
    let digits = content.len() - content.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    ["- ", "* ", "• ", "– ", "· "].iter().any(|mark| content.starts_with(mark))
        || ((1..=2).contains(&digits) && [". ", ") "].iter().any(|mark| content[digits..].starts_with(mark)))
}

fn begins_sentence(line: &str) -> bool {
    let first = line.trim_start_matches([' ', '\t', '\u{A0}', '"', '“', '‘', '\'', '«', '(']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

/// "By Ines Duarte and Tom Okoro, Harbour Ledger": `By`, then names, no sentence.
pub fn is_byline(line: &str) -> bool {
    // Most lines are no byline by their first letter.
    if !line.trim_start().trim_start_matches(['*', '_']).starts_with('B') {
        return false;
    }
    let line = line.trim().trim_matches(['*', '_']);
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")) else { return false };
    let words: Vec<&str> = names.split_whitespace().collect();
    let is_name = |word: &&str| {
        word.starts_with(|c: char| c.is_uppercase())
            || matches!(*word, "and" | "for" | "in" | "of" | "de" | "van" | "von" | "the" | "|")
    };
    !names.ends_with('.') && (1..=12).contains(&words.len()) && words.iter().all(is_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(text: &str, setting: Setting) -> (Blocks, Vec<Annotation>) {
        let (mut blocks, mut annotations) = (Blocks::new(), Vec::new());
        cut(text, text, Span::new(0, text.len()), setting, House::plain(), &mut blocks, &mut annotations);
        (blocks, annotations)
    }

    fn plain(text: &str) -> Vec<(BlockKind, &str)> {
        let setting = Setting { opens_article: false, breaks_part: true, prose: BlockKind::Paragraph };
        let (blocks, _) = made(text, setting);
        blocks.into_iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn an_indented_line_behind_a_full_stop_opens_a_paragraph() {
        let text = "The minister waved from the train as it left the station on Friday in the\nearly evening.\n Earlier, the guard had played.\n";
        let found = plain(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], (BlockKind::Paragraph, "Earlier, the guard had played."));
    }

    #[test]
    fn a_label_in_the_middle_of_a_wrapped_sentence_is_prose() {
        let text = "The board published a list of all complaints, among them this one from\nCorrection: a small town whose ferry has not come since the spring.\n";
        assert_eq!(plain(text).len(), 1);
    }

    #[test]
    fn a_weak_label_counts_alone_but_not_in_prose() {
        assert!(matches!(plain("Source: Harbour Ledger\n")[..], [(BlockKind::Annotation(0), _)]));
        assert!(matches!(
            plain("He left at dawn.\nSource: nobody knows.\n")[..],
            [(BlockKind::Paragraph, _)]
        ));
    }

    #[test]
    fn a_wrapped_title_belongs_to_its_label() {
        let text = "Related article: The ferry to the outer islands will not come back\nbefore the summer, the board says\n";
        let setting = Setting { opens_article: false, breaks_part: true, prose: BlockKind::Paragraph };
        let (blocks, annotations) = made(text, setting);
        assert_eq!(blocks.len(), 1);
        assert!(annotations[0].value.of(text).ends_with("the board says"));
    }

    #[test]
    fn a_byline_holds_names_and_nothing_else() {
        assert!(is_byline("By Ines Duarte and Tom Okoro"));
        assert!(!is_byline("By Friday the water had gone."));
        assert!(!is_byline("By all accounts he left"));
    }
}
