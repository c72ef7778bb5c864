//! Positions, lines and edits against an implementation so slow and simple that it cannot be wrong.

use copydesk::text::{Buffer, ByteOffset, LineIndex, Position, PositionEncoding, Span};
use proptest::prelude::*;

const ENCODINGS: [PositionEncoding; 3] =
    [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32];

/// Pieces that make trouble: both halves of a CRLF, characters of every width, breaks that LSP does not know.
const PIECES: &[&str] = &[
    "a",
    "He said ",
    "\n",
    "\r",
    "\r\n",
    "é",
    "e\u{301}",
    "“",
    "😀",
    "👨\u{200d}👩",
    "\u{2028}",
    "\u{0b}",
    "\u{0c}",
    "\u{85}",
    "\u{feff}",
    " ",
];

/// Each line's characters without the break, with the byte at which it starts.
fn lines(text: &str) -> Vec<(usize, String)> {
    let mut lines = vec![(0, String::new())];
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = at + character.len_utf8();
        match character {
            '\r' if characters.peek().is_some_and(|&(_, next)| next == '\n') => {
                characters.next();
                lines.push((next + 1, String::new()));
            }
            '\r' | '\n' => lines.push((next, String::new())),
            other => lines.last_mut().expect("a text has a line").1.push(other),
        }
    }
    lines
}

fn width(character: char, encoding: PositionEncoding) -> u32 {
    match encoding {
        PositionEncoding::Utf8 => character.to_string().len() as u32,
        PositionEncoding::Utf16 => character.to_string().encode_utf16().count() as u32,
        PositionEncoding::Utf32 => 1,
    }
}

fn naive_offset(text: &str, position: Position, encoding: PositionEncoding) -> usize {
    let lines = lines(text);
    let Some((start, line)) = lines.get(position.line as usize) else { return text.len() };
    let (mut offset, mut column) = (*start, 0);
    for character in line.chars() {
        column += width(character, encoding);
        if column > position.column {
            break;
        }
        offset += character.len_utf8();
    }
    offset
}

fn naive_position(text: &str, offset: usize, encoding: PositionEncoding) -> Position {
    let (line, (start, content)) = lines(text)
        .into_iter()
        .enumerate()
        .rfind(|(_, (start, _))| *start <= offset)
        .expect("the first line starts at 0");
    let mut column = 0;
    let mut at = start;
    for character in content.chars() {
        at += character.len_utf8();
        if at > offset {
            break;
        }
        column += width(character, encoding);
    }
    Position::new(line as u32, column)
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

fn any_position() -> impl Strategy<Value = Position> {
    let line = prop_oneof![9 => 0..12_u32, 1 => Just(u32::MAX)];
    let column = prop_oneof![9 => 0..30_u32, 1 => Just(u32::MAX), 1 => Just(1 << 31)];
    (line, column).prop_map(|(line, column)| Position::new(line, column))
}

proptest! {
    #[test]
    fn every_offset_has_the_position_that_counting_gives(text in any_text()) {
        let (index, buffer) = (LineIndex::new(&text), Buffer::new(&text, None));
        for encoding in ENCODINGS {
            for offset in 0..=text.len() + 2 {
                let expected = naive_position(&text, offset.min(text.len()), encoding);
                prop_assert_eq!(index.position(offset.into(), encoding), expected);
                prop_assert_eq!(buffer.position(offset.into(), encoding), expected);
            }
        }
    }

    #[test]
    fn a_position_counted_from_another_is_the_same(
        text in any_text(), offsets in prop::collection::vec(0..40_usize, 20)
    ) {
        let index = LineIndex::new(&text);
        for encoding in ENCODINGS {
            let mut positions = index.positions(encoding);
            for &offset in &offsets {
                prop_assert_eq!(positions.position(offset.into()), index.position(offset.into(), encoding));
            }
        }
    }

    #[test]
    fn every_position_has_the_offset_that_counting_gives(
        text in any_text(), positions in prop::collection::vec(any_position(), 20)
    ) {
        let (index, buffer) = (LineIndex::new(&text), Buffer::new(&text, None));
        for encoding in ENCODINGS {
            for &position in &positions {
                let expected = ByteOffset::from(naive_offset(&text, position, encoding));
                prop_assert_eq!(index.offset(position, encoding), expected);
                prop_assert_eq!(buffer.offset(position, encoding), expected);
            }
        }
    }

    #[test]
    fn lines_are_those_that_counting_gives(text in any_text()) {
        let (index, buffer) = (LineIndex::new(&text), Buffer::new(&text, None));
        let lines = lines(&text);
        prop_assert_eq!(index.line_count(), lines.len());
        prop_assert_eq!(buffer.line_count(), lines.len());
        for (number, (start, content)) in lines.iter().enumerate() {
            let expected = Some(Span::new(*start, start + content.len()));
            prop_assert_eq!(index.line(number), expected);
            prop_assert_eq!(buffer.line(number), expected);
        }
        prop_assert_eq!(index.line(lines.len()), None);
        prop_assert_eq!(buffer.line(lines.len()), None);
    }

    #[test]
    fn edits_do_what_splicing_a_string_does(
        text in any_text(), edits in prop::collection::vec((any_position(), any_position(), any_text()), 1..12)
    ) {
        for encoding in ENCODINGS {
            let (mut expected, mut buffer) = (text.clone(), Buffer::new(&text, None));
            for (start, end, new) in &edits {
                let (a, b) =
                    (naive_offset(&expected, *start, encoding), naive_offset(&expected, *end, encoding));
                expected.replace_range(a.min(b)..a.max(b), new);
                let edit = buffer.apply(*start..*end, new, encoding).unwrap();
                prop_assert_eq!(edit.removed, Span::new(a.min(b), a.max(b)));
                prop_assert_eq!(buffer.slice(edit.inserted_span()), new.as_str());
                prop_assert_eq!(buffer.text(), expected.as_str());
                prop_assert_eq!(buffer.len(), expected.len());
                prop_assert_eq!(buffer.line_count(), lines(&expected).len());
            }
        }
    }
}

#[test]
fn a_column_past_the_end_is_the_end_before_the_line_break() {
    let text = "Lisbon\r\nPorto\rFaro\n";
    let (index, buffer) = (LineIndex::new(text), Buffer::new(text, None));
    for (line, end) in [(0, 6), (1, 13), (2, 18), (3, 19), (4, 19), (u32::MAX, 19)] {
        let position = Position::new(line, 99);
        assert_eq!(index.offset(position, PositionEncoding::Utf16), ByteOffset(end));
        assert_eq!(buffer.offset(position, PositionEncoding::Utf16), ByteOffset(end));
    }
}

#[test]
fn an_edit_inside_a_surrogate_pair_begins_before_the_character() {
    let mut buffer = Buffer::new("😀!", None);
    buffer.apply(Position::new(0, 1)..Position::new(0, 1), "x", PositionEncoding::Utf16).unwrap();
    assert_eq!(buffer.text(), "x😀!");
}

#[test]
fn a_line_feed_typed_behind_a_carriage_return_makes_one_break() {
    let mut buffer = Buffer::new("one\rtwo", None);
    assert_eq!(buffer.line_count(), 2);
    buffer.apply(Position::new(1, 0)..Position::new(1, 0), "\n", PositionEncoding::Utf8).unwrap();
    assert_eq!((buffer.text().as_str(), buffer.line_count()), ("one\r\ntwo", 2));
}

#[test]
fn a_whole_text_replaces_the_one_before() {
    let mut buffer = Buffer::new("draft", None);
    let edit = buffer.replace("final text");
    assert_eq!((edit.removed, edit.inserted_span()), (Span::new(0, 5), Span::new(0, 10)));
    assert_eq!(buffer.text(), "final text");
}

#[test]
fn a_slice_is_cut_to_whole_characters_of_the_text() {
    let buffer = Buffer::new("“Yes”", None);
    assert_eq!(buffer.slice(Span::new(1, 4)), "“Y");
    assert_eq!(buffer.pieces(Span::new(3, 99)).collect::<String>(), "Yes”");
}
