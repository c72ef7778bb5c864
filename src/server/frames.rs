//! Frames off a byte stream: headers, a blank line, a body. Knows nothing of JSON.

use std::io::{self, BufRead, Read};

/// The most a header may take. Real ones take 60 bytes.
const HEADER_LIMIT: u64 = 64 << 10;

/// The most a body may take: more than any text an editor sends, less than what would exhaust a machine.
const BODY_LIMIT: u64 = 1 << 30;

/// What is set aside for a body before its bytes are there.
const FIRST_RESERVE: u64 = 1 << 20;

const LENGTH: &[u8] = b"content-length:";

/// Reads frames and forgives what can be forgiven: field names in any case, unknown fields, lines that end in `\n`
/// alone. Behind a broken frame it looks for the next `Content-Length`, even in the middle of a line.
pub(super) struct Frames<R> {
    input: R,
    line: Vec<u8>,
    body: Vec<u8>,
}

impl<R: BufRead> Frames<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, line: Vec::new(), body: Vec::new() }
    }

    /// The next body, or nothing at the stream's end. An error means that nothing more can be read: the stream
    /// broke off inside a frame, or a header or a body is beyond all measure.
    pub(super) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        let Some(length) = self.length()? else { return Ok(None) };
        if length > BODY_LIMIT {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a message of more than 1 GiB"));
        }
        self.body.clear();
        self.body.shrink_to(FIRST_RESERVE as usize);
        self.body.reserve(length.min(FIRST_RESERVE) as usize);
        let read = self.input.by_ref().take(length).read_to_end(&mut self.body)?;
        if (read as u64) < length {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(&self.body))
    }

    /// Reads headers until one that is complete and tells a length.
    fn length(&mut self) -> io::Result<Option<u64>> {
        let (mut length, mut left) = (None, HEADER_LIMIT);
        loop {
            self.line.clear();
            let read = self.input.by_ref().take(left).read_until(b'\n', &mut self.line)?;
            if self.line.last() != Some(&b'\n') {
                return match read {
                    0 if left == HEADER_LIMIT => Ok(None),
                    _ => Err(io::Error::new(io::ErrorKind::InvalidData, "a header without an end")),
                };
            }
            left -= read as u64;
            match (self.line.trim_ascii(), length) {
                ([], Some(length)) => return Ok(Some(length)),
                ([], None) => left = HEADER_LIMIT,
                (field, _) => length = content_length(field).or(length),
            }
        }
    }
}

/// The number behind `Content-Length:`, wherever in the line that begins.
fn content_length(line: &[u8]) -> Option<u64> {
    let at = line.windows(LENGTH.len()).rposition(|window| window.eq_ignore_ascii_case(LENGTH))?;
    str::from_utf8(&line[at + LENGTH.len()..]).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(stream: &[u8]) -> Vec<String> {
        let mut frames = Frames::new(stream);
        let mut bodies = Vec::new();
        loop {
            match frames.next() {
                Ok(Some(body)) => bodies.push(String::from_utf8_lossy(body).into_owned()),
                Ok(None) => return bodies,
                Err(error) => {
                    bodies.push(format!("error: {error}"));
                    return bodies;
                }
            }
        }
    }

    #[test]
    fn field_names_have_no_case_and_unknown_fields_no_meaning() {
        let stream = b"content-length:2\r\n\r\n{}X-Trace: 1\nCONTENT-LENGTH:  3 \nContent-Type: x; charset=utf8\n\nabc";
        assert_eq!(bodies(stream), ["{}", "abc"]);
    }

    #[test]
    fn a_header_without_a_usable_length_is_passed_over() {
        let stream = b"Garbage\r\n\r\nContent-Length: -5\r\n\r\nContent-Length: many\r\n\r\nContent-Length: 1\r\n\r\nx";
        assert_eq!(bodies(stream), ["x"]);
    }

    #[test]
    fn behind_a_body_longer_than_told_the_next_frame_is_found() {
        assert_eq!(bodies(b"Content-Length: 2\r\n\r\nab rest}Content-Length: 1\r\n\r\nx"), ["ab", "x"]);
    }

    #[test]
    fn a_stream_that_breaks_off_is_an_error() {
        assert_eq!(bodies(b"Content-Length: 5\r\n\r\nab"), ["error: unexpected end of file"]);
        assert_eq!(bodies(b"Content-Le"), ["error: a header without an end"]);
        assert_eq!(bodies(b""), [""; 0]);
    }

    #[test]
    fn what_is_beyond_all_measure_is_refused() {
        assert_eq!(
            bodies(b"Content-Length: 1000000000000\r\n\r\n{"),
            ["error: a message of more than 1 GiB"]
        );
        assert_eq!(bodies(&b"y".repeat(1 << 17)), ["error: a header without an end"]);
    }
}
