//! The line of place that opens a report: `MOSCOW, Sept 17 (Reuters) -`.

use crate::text::Span;

/// The dateline at the start of `paragraph`, up to its dash.
pub fn recognise(paragraph: &str) -> Option<Span> {
    let (end, dash) = paragraph
        .char_indices()
        .take(90)
        .find(|(at, c)| matches!(c, '—' | '–') || (*c == '-' && paragraph[..*at].ends_with([' ', ')'])))?;
    let place = paragraph[..end].trim();
    let city = place.split([',', '(', '/']).next().unwrap_or_default().trim();
    let capitals = city.chars().filter(|c| c.is_uppercase()).count();
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    let is_city = letters >= 2 && (capitals == letters || (place.ends_with(')') && capitals >= 1));
    (is_city && !city.contains(|c: char| c.is_ascii_digit())).then(|| Span::new(0, end + dash.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_in_capitals_and_a_dash() {
        let text = "PORT ALBA, March 2 (Harbour Wire) - The ferry stops.";
        assert_eq!(recognise(text).expect("a dateline").of(text), "PORT ALBA, March 2 (Harbour Wire) -");
        assert_eq!(recognise("The ferry — the last one — stops."), None);
    }
}
