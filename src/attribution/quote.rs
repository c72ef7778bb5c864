//! Quotations of one paragraph: marks paired into quotes, and what each quote is. Who spoke is decided elsewhere.

use super::dash;
use super::mark::{self, Mark, Marks, Turn};
use crate::text::Span;

/// How a quote ends in its paragraph.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Ending {
    /// Both marks are there.
    Closed,
    /// No closing mark: it runs to the paragraph's end, where the next may open again.
    Open,
    /// No closing mark, and another quote opens behind it: it ends with its sentence.
    Broken,
}

/// What stands between the marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum QuoteKind {
    /// Somebody's words, a whole sentence or more.
    Statement,
    /// Somebody's words, part of a sentence.
    Phrase,
    /// One or two words: a term, a scare quote, a name.
    Term,
    /// A title of a work: `"Farewell of Slavianka"`.
    Title,
    /// A name between a person's names: `Joe "Red" Novak`.
    Nickname,
}

/// A quotation.
#[derive(Clone, PartialEq, Eq, Debug, Hash)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Between the marks.
    pub content: Span,
    /// The system of marks.
    pub marks: Marks,
    /// How it ends.
    pub ending: Ending,
    /// What it is.
    pub kind: QuoteKind,
    /// How many quotes of this paragraph it lies in.
    pub depth: u16,
    /// Words between the marks, at most 65535.
    pub words: u16,
    /// The attribution that has it, by index into `Analysis::attributions`.
    pub attribution: Option<u32>,
}

impl Quote {
    /// Whether it looks like a title of a work in marks that headlines have: where all words are capitals, it is none.
    pub(super) fn is_headline_title(&self) -> bool {
        self.kind == QuoteKind::Title && self.marks == Marks::Single
    }

    /// Whether it stands in no other quote.
    pub const fn is_outermost(&self) -> bool {
        self.depth == 0
    }
}

/// The quotes of a paragraph in order of their first byte, and its closing marks without an opening one.
pub(super) fn quotes(prose: &str) -> (Vec<Quote>, Vec<Span>) {
    let (marks, spoken) = (mark::marks(prose), dash::spoken(prose));
    if marks.is_empty() && spoken.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let quotes = Vec::with_capacity(marks.len() / 2 + spoken.len());
    let mut pairing = Pairing { prose, open: Vec::new(), quotes, lone: Vec::new() };
    for (index, mark) in marks.iter().enumerate() {
        pairing.take(mark, marks.get(index + 1));
    }
    for span in spoken {
        pairing.spoken(span);
    }
    pairing.finish()
}

struct Pairing<'a> {
    prose: &'a str,
    open: Vec<Mark>,
    quotes: Vec<Quote>,
    lone: Vec<Span>,
}

impl Pairing<'_> {
    fn take(&mut self, mark: &Mark, next: Option<&Mark>) {
        // `“` closes what `„` opened, though it opens everywhere else.
        let closes_low =
            mark.turn == Turn::Opens && !mark.low && self.open.last().is_some_and(|open| open.low);
        let turn = if closes_low { Turn::Closes } else { mark.turn };
        match turn {
            Turn::Either if self.is_open(mark.marks) => self.close(mark),
            Turn::Opens | Turn::Either => self.open.push(*mark),
            Turn::Perhaps if closes_later(next) => {}
            // The gap stands on the wrong side: `said," For example`.
            Turn::Closes if mark.straight && !self.is_open(mark.marks) && closes(mark, next) => {
                self.open.push(*mark);
            }
            Turn::Closes | Turn::Perhaps => self.close(mark),
        }
    }

    fn is_open(&self, marks: Marks) -> bool {
        // Deep nesting is no news prose; looking a little way down keeps a run of marks linear.
        self.open.iter().rev().take(8).any(|open| open.marks == marks)
    }

    fn close(&mut self, mark: &Mark) {
        // An apostrophe taken for a closing mark must not end a quote in double marks.
        let barrier = |open: &&Mark| mark.marks != Marks::Single || open.marks != Marks::Double;
        let place =
            self.open.iter().rev().take(8).take_while(barrier).position(|open| open.marks == mark.marks);
        let Some(place) = place else {
            if mark.marks == Marks::Double {
                self.lone.push(Span::new(mark.start as usize, mark.end as usize));
            }
            return;
        };
        for _ in 0..place {
            self.give_up(mark.start as usize);
        }
        if let Some(open) = self.open.pop() {
            let content = Span::new(open.end as usize, mark.start as usize);
            self.push(open, content, mark.end, Ending::Closed);
        }
    }

    /// Gives up the innermost open mark, whose quote was never closed and ends before `limit`.
    fn give_up(&mut self, limit: usize) {
        let Some(open) = self.open.pop() else { return };
        if open.marks != Marks::Double {
            return;
        }
        let behind = self.quotes.iter().rev().take(32).take_while(|quote| quote.span.start.0 > open.start);
        let limit = behind.last().map_or(limit, |quote| quote.span.start.index());
        let from = open.end as usize;
        let end = sentence_end(self.prose, from, from + self.prose[from..limit].trim_end().len());
        self.push(open, Span::new(from, end), end as u32, Ending::Broken);
    }

    /// A line of dialogue behind its dash, unless quotation marks reach over its end.
    fn spoken(&mut self, span: Span) {
        let words = span.of(self.prose);
        let content = span.start.index() + words.chars().next().map_or(0, char::len_utf8);
        let open = Mark {
            start: span.start.0,
            end: content as u32,
            marks: Marks::Dash,
            turn: Turn::Opens,
            low: false,
            straight: false,
        };
        let crosses = |quote: &Quote| quote.span.overlaps(span) && !span.covers(quote.span);
        if !self.quotes.iter().any(crosses) {
            let content = Span::new(content, span.end.index());
            self.push(open, content, span.end.0, Ending::Closed);
        }
    }

    fn push(&mut self, open: Mark, content: Span, end: u32, ending: Ending) {
        let span = Span::new(open.start as usize, end as usize);
        let quote = Quote {
            span,
            content,
            marks: open.marks,
            ending,
            kind: QuoteKind::Phrase,
            depth: 0,
            words: 0,
            attribution: None,
        };
        self.quotes.push(quote);
    }

    fn finish(mut self) -> (Vec<Quote>, Vec<Span>) {
        let mut unclosed = std::mem::take(&mut self.open);
        unclosed.retain(|open| open.marks == Marks::Double);
        let mut opens: Vec<u32> =
            self.quotes.iter().filter(|q| q.marks == Marks::Double).map(|q| q.span.start.0).collect();
        opens.sort_unstable();
        let mut limit = self.prose.len();
        for open in unclosed.into_iter().rev() {
            let behind = opens.partition_point(|&start| start <= open.start);
            let next = opens.get(behind).map_or(limit, |&start| (start as usize).min(limit));
            limit = open.start as usize;
            let from = open.end as usize;
            let end = from + self.prose[from..next].trim_end().len();
            if next == self.prose.len() {
                self.push(open, Span::new(from, end), end as u32, Ending::Open);
            } else {
                let end = sentence_end(self.prose, from, end);
                self.push(open, Span::new(from, end), end as u32, Ending::Broken);
            }
        }
        self.quotes.sort_unstable_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
        nest(self.prose, &mut self.quotes);
        (self.quotes, self.lone)
    }
}

/// Whether the next mark closes the single quote that is open, so that this one is a possessive.
fn closes_later(next: Option<&Mark>) -> bool {
    next.is_some_and(|next| next.marks == Marks::Single && next.turn != Turn::Opens)
}

/// Whether the next mark can only close what this one would open.
fn closes(mark: &Mark, next: Option<&Mark>) -> bool {
    mark.marks == Marks::Double
        && next.is_some_and(|next| next.marks == mark.marks && next.turn == Turn::Closes)
}

fn nest(prose: &str, quotes: &mut [Quote]) {
    let mut around: Vec<Span> = Vec::new();
    for quote in quotes {
        let span = quote.span;
        while around.last().is_some_and(|outer| outer.end <= span.start) {
            around.pop();
        }
        let depth = around.len().min(u16::MAX as usize) as u16;
        around.push(span);
        quote.depth = depth;
        if depth == 0 {
            quote.words = words(quote.content.of(prose)).min(u16::MAX as usize) as u16;
            quote.kind = kind(prose, quote);
        }
    }
}

/// How many words a text has.
fn words(text: &str) -> usize {
    let text = text.as_bytes();
    let begins = |pair: &&[u8]| pair[0].is_ascii_whitespace() && !pair[1].is_ascii_whitespace();
    let first = text.first().is_some_and(|first| !first.is_ascii_whitespace());
    usize::from(first) + text.windows(2).filter(begins).count()
}

/// The end of the sentence that begins at `from`, at most `limit`.
pub(super) fn sentence_end(prose: &str, from: usize, limit: usize) -> usize {
    let text = &prose[from..limit];
    let stop = text.char_indices().find(|&(at, c)| {
        matches!(c, '.' | '!' | '?' | '…')
            && text[at + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace)
            && text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count() > 2
    });
    stop.map_or(limit, |(at, c)| from + at + c.len_utf8())
}

fn kind(prose: &str, quote: &Quote) -> QuoteKind {
    let content = quote.content.of(prose).trim();
    let first = content.trim_start_matches(['[', '(', '…', '.', ' ', '‘', '\'', '“']).chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let ends = content.trim_end_matches(['’', '\'', '”', ')', ']']);
    let behind = prose[quote.span.end.index()..].chars().next();
    let stops = ends.ends_with(['.', '!', '?', '…', ',', '—', '-', '–'])
        || matches!(behind, Some(',' | '.' | '?' | '!'));
    if capital && is_nickname(prose, quote) {
        return QuoteKind::Nickname;
    }
    let is_titled = capital && looks_like_title(content);
    if is_titled && quote.words <= 8 && is_object(prose, quote) {
        return QuoteKind::Title;
    }
    // Two capitals may be a name that somebody gives: the “Solid South”.
    if is_titled && quote.words >= 3 && !ends.ends_with(['.', '!', '?', '…']) {
        return if quote.words <= 12 && !content.ends_with(',') || behind.is_none() {
            QuoteKind::Title
        } else {
            QuoteKind::Phrase
        };
    }
    if capital && stops && quote.words >= 3 || quote.ending == Ending::Open && quote.words >= 3 {
        return QuoteKind::Statement;
    }
    if quote.words <= 2 && !ends.ends_with(['.', '!', '?']) {
        return QuoteKind::Term;
    }
    QuoteKind::Phrase
}

fn is_nickname(prose: &str, quote: &Quote) -> bool {
    let before = prose[..quote.span.start.index()].trim_end();
    let after = prose[quote.span.end.index()..].trim_start();
    quote.words <= 2
        && before.len() < quote.span.start.index()
        && before.rsplit(char::is_whitespace).next().is_some_and(|word| word.starts_with(char::is_uppercase))
        && !before.ends_with([',', '.', ':', ';'])
        && after.starts_with(char::is_uppercase)
        && prose[quote.span.end.index()..].starts_with(char::is_whitespace)
        && quote.content.of(prose).ends_with(char::is_alphanumeric)
}

/// Whether a quote stands where a noun does: `on ABC's "Morning Bell."`
fn is_object(prose: &str, quote: &Quote) -> bool {
    let before = prose[..quote.span.start.index()].trim_end();
    // No word of the list is longer, and a text may have no gap at all.
    let near = before.char_indices().rev().take(16).last().map_or(before, |(at, _)| &before[at..]);
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    if word.ends_with("'s") || word.ends_with("’s") {
        return true;
    }
    if matches!(word, "book," | "memoir," | "novel," | "film," | "song," | "album," | "documentary,") {
        return true;
    }
    quote.words > 1
        && matches!(
            word,
            "on" | "of"
                | "in"
                | "told"
                | "show"
                | "book"
                | "podcast"
                | "song"
                | "novel"
                | "series"
                | "album"
                | "memoir"
                | "movie"
                | "documentary"
                | "musical"
                | "at"
                | "from"
                | "with"
                | "film"
                | "called"
                | "published"
                | "released"
                | "titled"
        )
}

/// Every word of four letters or more begins with a capital, and the last one does.
fn looks_like_title(content: &str) -> bool {
    let mut words =
        content.split_ascii_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let small = |word: &str| word.len() < 4 || matches!(word, "with" | "from" | "into" | "over" | "upon");
    words.all(|word| small(word) || !word.starts_with(char::is_lowercase))
        && content
            .split_ascii_whitespace()
            .next_back()
            .is_some_and(|word| word.starts_with(|c: char| !c.is_lowercase()))
}
