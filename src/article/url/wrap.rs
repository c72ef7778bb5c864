//! Places where a URL that ends its line may go on below. What each place looks like is told here, from the run of lines
//! alone; whether the two lines are one URL is for `verdict`, which knows the document's margin.

use memchr::{memchr, memchr_iter};

use super::ends;
use super::joint::{
    After, Front, Gap, Joint, Shape, Tail, begins_something_else, completes_file, completes_number,
    completes_scheme,
};
use super::lines::{self, Line};
use crate::text::Span;

/// A URL has at most this many pieces; nobody wraps one over more lines.
const MOST_JOINTS: usize = 8;

/// A URL that ends its line, with what may be the rest of it on the lines below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The first piece, up to the end of its line; what the wrap put in is left out.
    pub first: Span,
    /// The character in front of the URL.
    pub before: Option<char>,
    /// The places where it may go on, each from the one before.
    pub joints: Vec<Joint>,
}

impl Candidate {
    /// The candidate that begins with the URL at `start..run_end` of `text`, which is `written` with quote marks, where the URL's
    /// run ends its line.
    pub fn find(text: &str, written: &str, line: Line, start: usize, run_end: usize) -> Option<Self> {
        let (first_end, gap) = piece_end(text, start, run_end, line)?;
        let before = text[..start].chars().next_back();
        let mut joints = Vec::new();
        let (mut upper, mut piece, mut gap) = (line, Span::new(start, first_end), gap);
        while joints.len() < MOST_JOINTS {
            let Some(lower) = upper.below(text) else { break };
            let context = Context { text, written, url_start: start, before, first: joints.is_empty() };
            let Some(joint) = context.joint(upper, piece, gap, lower) else { break };
            joints.push(joint);
            let Some((end, next_gap)) = piece_end(text, lower.content, joint.rest.end.index(), lower) else {
                break;
            };
            (upper, piece, gap) = (lower, Span::new(lower.content, end), next_gap);
        }
        if before == Some('<') {
            close_angles(text, &mut joints);
        }
        (!joints.is_empty()).then_some(Self { first: Span::new(start, first_end), before, joints })
    }
}

/// Marks the joints up to the one whose rest is followed by `>`.
fn close_angles(text: &str, joints: &mut [Joint]) {
    if let Some(last) = joints.iter().position(|joint| text[joint.rest.end.index()..].starts_with('>')) {
        for joint in &mut joints[..=last] {
            joint.settled = true;
        }
    }
}

/// Where the URL's piece on `line` ends, and what separates it from the line break; nothing if text follows it.
fn piece_end(text: &str, start: usize, run_end: usize, line: Line) -> Option<(usize, Gap)> {
    // A wrap puts in a mark or a few blanks.
    if line.end > run_end + 8 {
        return None;
    }
    match text[run_end..line.end].trim_end_matches([' ', '\t']) {
        // A slug does not begin with a hyphen: this one was put in.
        "" if text[start..run_end].ends_with("/-") => Some((run_end - 1, Gap::PutIn)),
        "" if run_end == line.end && text[start..run_end].ends_with('=') => Some((run_end - 1, Gap::Equals)),
        "" => Some((run_end, Gap::None)),
        "\\" | "\u{ad}" => Some((run_end, Gap::PutIn)),
        _ => None,
    }
}

/// What is known above a joint.
struct Context<'t> {
    text: &'t str,
    written: &'t str,
    url_start: usize,
    before: Option<char>,
    first: bool,
}

impl Context<'_> {
    /// The end of the line `upper`, where `piece` breaks off, as a place where the URL may go on; nothing where what
    /// stands on `lower` cannot be the rest of one.
    fn joint(&self, upper: Line, piece: Span, gap: Gap, lower: Line) -> Option<Joint> {
        let text = self.text;
        let head = piece.of(text);
        let start = lower.content;
        let rest_end = start + ends::run(&text[start..lower.end], self.before);
        let rest = &text[start..rest_end];
        let behind = &text[rest_end..lower.end];
        let trimmed = &rest[..ends::trimmed(rest, None)];
        let front = Front::of(rest, trimmed, head)?;
        let after = After::of(behind, self.before);
        let tail = Tail::of(head, self.first);
        let shape = Shape::of(trimmed);
        let is_next_url = shape == Shape::Url && !matches!(tail, Tail::ArchivePrefix | Tail::Scheme);
        let impossible = is_next_url
            || trimmed.is_empty()
            || completes_scheme(head, rest) == Some(false)
            || begins_something_else(rest, trimmed, behind)
            || self.is_outdented(upper, lower)
            || (gap == Gap::None && after == After::Text && self.quotes(upper) != self.quotes(lower));
        (!impossible).then(|| Joint {
            head_end: piece.end.index(),
            rest: Span::new(start, rest_end),
            columns: lines::columns(text, upper.start, piece.end.index()),
            to_hyphen: width_to(trimmed, |byte| byte == b'-'),
            to_mark: width_to(trimmed, is_break_mark),
            width: lines::columns(trimmed, 0, trimmed.len()),
            tail,
            gap,
            front,
            shape,
            after,
            hyphen_before: memchr(b'-', head.trim_end_matches('-').as_bytes()).is_some(),
            only_hyphens: !trimmed.bytes().any(|byte| byte != b'-' && is_break_mark(byte)),
            completes_number: completes_number(head, trimmed),
            settled: completes_file(head, trimmed),
        })
    }

    /// Whether the URL opens its line and the line below begins further left, as no continuation does. Quote marks may
    /// be lost on the way.
    fn is_outdented(&self, upper: Line, lower: Line) -> bool {
        let indent = |line: Line| line.content - line.start;
        self.first
            && upper.content == self.url_start
            && indent(lower) < indent(upper)
            && self.quotes(upper) == 0
    }

    /// How many quote marks stand before the content of `line`.
    fn quotes(&self, line: Line) -> usize {
        memchr_iter(b'>', &self.written.as_bytes()[line.start..line.content]).count()
    }
}

fn is_break_mark(byte: u8) -> bool {
    matches!(byte, b'/' | b'-' | b'.' | b'_' | b'?' | b'=' | b'&')
}

fn width_to(rest: &str, is_break: impl Fn(u8) -> bool) -> u16 {
    let end = rest.bytes().position(is_break).map_or(rest.len(), |at| at + 1);
    lines::columns(rest, 0, end)
}
