//! `unresolved-marker`: a note to self that is still there.

use super::super::prelude::*;
use crate::article::BlockKind;

rule! {
    /// A marker says that a source is still to be found.
    ///
    /// ## Why it matters
    /// `TK`, `XXX`, `[citation needed]`, `[who?]` and the like are the newsroom's notes to itself. None should reach a
    /// reader.
    ///
    /// ## Bad
    /// ```text
    /// The works cost TK million, the mayor said.
    /// ```
    /// ## Good
    /// ```text
    /// The works cost 4 million, the mayor said.
    /// ```
    UNRESOLVED_MARKER = "unresolved-marker", Sources, Warning, Both(Sign::Any, check, check_links), [MARKERS]
}

static MARKERS: RuleOption = RuleOption {
    name: "markers",
    kind: OptionKind::Texts,
    doc: "Markers of your own, which count as whole words in just these letters: `[\"TKTK\", \"CQ\"]`.",
};

/// What stands between brackets in a note to self, in small letters.
const NOTES: [&str; 14] = [
    "citation needed",
    "source needed",
    "source?",
    "sources?",
    "who?",
    "by whom?",
    "according to whom?",
    "when?",
    "where?",
    "which?",
    "verify",
    "check",
    "clarification needed",
    "attribution needed",
];

/// A URL that is still to be found, as a fix leaves it where only a whole URL is one.
pub(super) const URL_TO_COME: &str = "https://TK";

/// The longest note that is looked for, in bytes.
const LONGEST_NOTE: usize = 40;

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    if passage.kind == BlockKind::Urls {
        return;
    }
    // Most passages have neither a bracket nor the rarer letters of the two.
    if memchr::memchr3(b'[', b'K', b'X', passage.text.as_bytes()).is_some() {
        check_usual(passage, findings);
    }
    for span in findings.texts(&MARKERS).iter().flat_map(|marker| whole_words(passage.prose, marker)) {
        report(span, passage, findings);
    }
}

/// Reports notes between brackets, `TK` and `XXX`.
fn check_usual(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    // Brackets may be markup; what stands between them is prose, or code that says nothing.
    let is_prose = |note: &Span| {
        let inside = Span::new(note.start.index() + 1, note.end.index() - 1);
        !inside.of(passage.prose).trim().is_empty()
    };
    let notes: Vec<Span> = notes(passage.text).collect();
    for span in notes.iter().filter(|note| is_prose(note)) {
        report(*span, passage, findings);
    }
    let is_noted = |word: &Span| {
        let note = notes.partition_point(|note| note.end < word.end);
        notes.get(note).is_some_and(|note| note.covers(*word))
    };
    for span in letters(passage.prose).filter(|span| !is_noted(span)) {
        report(span, passage, findings);
    }
}

/// Destinations and values of front matter that are yet to be found, as fixes leave them: `[3]: TK`, `title: TK`.
fn check_links(article: &Article, _: &Inputs, findings: &mut ArticleFindings<'_>) {
    let outline = article.outline();
    let is_marker = |words: &str| matches!(words.trim(), "TK" | "XXX");
    let is_to_come = |link: &&crate::article::RoledLink| {
        link.link.url == URL_TO_COME || link.link.form != LinkForm::Bare && is_marker(&link.link.url)
    };
    let links = outline.links.iter().filter(is_to_come);
    let values = outline
        .fields
        .iter()
        .filter(|field| is_in_front_matter(article, field.value) && is_marker(&field.text))
        .map(|field| field.value);
    let mut places: Vec<Place> = links.map(crate::article::RoledLink::destination).chain(values).collect();
    places.sort_unstable();
    places.dedup();
    for place in places {
        findings.report(place, message(article.text_at(place)));
    }
}

fn is_in_front_matter(article: &Article, place: Place) -> bool {
    article.parts()[place.chunk].chunk.structure().front_matter.is_some()
}

fn message(marker: &str) -> String {
    format!("“{marker}”: something is still to be found here.")
}

fn report(span: Span, passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    findings.report(span, message(span.of(passage.text)));
}

/// The notes between brackets; one between backticks is spoken of, not made.
fn notes(text: &str) -> impl Iterator<Item = Span> + '_ {
    memchr::memchr_iter(b'[', text.as_bytes()).filter_map(|open| {
        let rest = &text[open + 1..];
        let length = rest.bytes().take(LONGEST_NOTE + 1).position(|byte| byte == b']')?;
        let note = crate::article::on_one_line(&rest[..length]);
        let note = note.trim_end_matches("TK").trim().to_lowercase();
        let is_code = text[..open].ends_with('`') || rest[length + 1..].starts_with('`');
        (NOTES.contains(&note.as_str()) && !is_code).then(|| Span::new(open, open + length + 2))
    })
}

/// `TK` and `XXX` as whole words: not in a code, a number, between backticks or beside a capitalised name (TK Maxx, Super
/// Bowl XXX).
fn letters(text: &str) -> impl Iterator<Item = Span> + '_ {
    // Few words have a capital K, many a T.
    memchr::memchr2_iter(b'K', b'X', text.as_bytes()).filter_map(|at| {
        let (start, length) = if text[..at].ends_with('T') && text.as_bytes()[at] == b'K' {
            (at - 1, 2)
        } else if text[at..].starts_with("XXX") {
            (at, 3)
        } else {
            return None;
        };
        let (before, behind) = (&text[..start], &text[start + length..]);
        let joins =
            |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '.' | '@' | '#' | '$' | '&' | '`');
        let stands_alone = !before.ends_with(joins)
            && !behind
                .starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@' | '&' | '`'));
        let is_beside_name = || {
            behind.starts_with(' ') && is_name(behind.split_whitespace().next())
                || before.ends_with(' ')
                    && is_name(before.split_whitespace().next_back())
                    && !begins_sentence(before)
        };
        (stands_alone && !is_beside_name()).then(|| Span::new(start, start + length))
    })
}

/// Where `words` stand in `text` as whole words.
fn whole_words<'t>(text: &'t str, words: &'t str) -> impl Iterator<Item = Span> + 't {
    let spans = text.match_indices(words).map(|(start, found)| Span::new(start, start + found.len()));
    spans.filter(|span| {
        let (start, end) = (span.start.index(), span.end.index());
        start < end
            && !text[..start].ends_with(char::is_alphanumeric)
            && !text[end..].starts_with(char::is_alphanumeric)
    })
}

fn is_name(word: Option<&str>) -> bool {
    word.is_some_and(|word| word.starts_with(char::is_uppercase) && word.len() > 1)
}

/// Whether the last word of `before` is the sentence's first, whose capital says nothing.
fn begins_sentence(before: &str) -> bool {
    let mut words = before.split_whitespace().rev();
    words.next();
    words.next().is_none_or(|word| word.ends_with(['.', '!', '?', ':', '”', '"']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        notes(text).chain(letters(text)).map(|span| span.of(text)).collect()
    }

    #[test]
    fn notes_and_letters_are_found() {
        assert_eq!(found("The works cost TK million. [citation needed]"), ["[citation needed]", "TK"]);
        assert_eq!(found("[the works](TK) cost XXX crowns"), ["TK", "XXX"]);
    }

    #[test]
    fn names_and_codes_are_no_notes() {
        assert!(found("Write `TK` or `[who?]` in Room TK-4 of TK Maxx").is_empty());
    }
}
