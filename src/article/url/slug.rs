//! The words of a slug, by which an address and a headline know each other.

use std::borrow::Cow;

use super::parts::Parts;
use super::percent;

/// The words of the address's slug, in small letters: of the path's part that has most words, without numbers that only
/// identify, without the file's type.
///
/// ```
/// use copydesk::article::url::slug_words;
///
/// let words = slug_words("https://news.example/2024/05/11/harbour-boards-dredger-sails-a8214");
/// assert_eq!(words, ["harbour", "boards", "dredger", "sails"]);
/// ```
pub fn slug_words(address: &str) -> Vec<String> {
    let path = path_of(address);
    best_words(&path).into_iter().map(|word| folded(word).into_owned()).collect()
}

/// The same words joined by hyphens, and how many there are.
pub fn slug_in(address: &str) -> (String, usize) {
    let path = path_of(address);
    let words = best_words(&path);
    let mut slug = String::with_capacity(words.iter().map(|word| word.len() + 1).sum());
    for word in &words {
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&folded(word));
    }
    (slug, words.len())
}

/// The path of the page that `address` leads to: an archive's address ends with the original's.
fn path_of(address: &str) -> Cow<'_, str> {
    let parts = Parts::of(address);
    let colons = memchr::memrchr_iter(b':', parts.path.as_bytes());
    let original = { colons }
        .find(|colon| parts.path[*colon..].starts_with("://"))
        .and_then(|colon| parts.path[..colon].rfind('/').map(|at| &parts.path[at + 1..]));
    percent::decoded(original.map_or(parts.path, |original| Parts::of(original).path))
}

/// The words of the part of `path` that has most. Of equals the last: the first are sections.
fn best_words(path: &str) -> Vec<&str> {
    // Longer slugs are rare.
    let (mut best, mut words) = (Vec::new(), Vec::with_capacity(16));
    let mut rest = path;
    while !rest.is_empty() {
        let end = memchr::memchr(b'/', rest.as_bytes()).unwrap_or(rest.len());
        read_words(&rest[..end], &mut words);
        if !words.is_empty() && words.len() >= best.len() {
            std::mem::swap(&mut best, &mut words);
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    best
}

/// No headline has more words; what has is no headline.
const MOST_WORDS: usize = 64;

/// The words of a headline as a slug would have them: in small letters, without accents, apostrophes and
/// points.
pub fn headline_words(headline: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_headline_word(headline, |word| words.push(folded(word).into_owned()));
    words
}

/// The same words with `joint` between them, and how many there are.
pub fn joined_headline_words(headline: &str, joint: char) -> (String, usize) {
    if headline.is_ascii() { joined_ascii_words(headline, joint) } else { joined_words(headline, joint) }
}

/// The same where each letter is a byte.
fn joined_ascii_words(headline: &str, joint: char) -> (String, usize) {
    let (mut joined, mut count) = (String::with_capacity(headline.len()), 0);
    let mut is_inside = false;
    for byte in headline.bytes() {
        if byte.is_ascii_alphanumeric() {
            if !is_inside {
                if count == MOST_WORDS {
                    break;
                }
                if count > 0 {
                    joined.push(joint);
                }
                (is_inside, count) = (true, count + 1);
            }
            joined.push(char::from(byte.to_ascii_lowercase()));
        } else if !matches!(byte, b'\'' | b'.') {
            is_inside = false;
        }
    }
    (joined, count)
}

/// The same for any letters.
fn joined_words(headline: &str, joint: char) -> (String, usize) {
    let (mut joined, mut count) = (String::with_capacity(headline.len()), 0);
    each_headline_word(headline, |word| {
        if count > 0 {
            joined.push(joint);
        }
        joined.push_str(&folded(word));
        count += 1;
    });
    (joined, count)
}

fn each_headline_word(headline: &str, take: impl FnMut(&str)) {
    let is_left_out = |c: char| matches!(c, '\'' | '’' | '‘' | '.');
    let kept: Cow<'_, str> = if headline.contains(is_left_out) {
        headline.chars().filter(|c| !is_left_out(*c)).collect()
    } else {
        Cow::Borrowed(headline)
    };
    let words = kept.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.take(MOST_WORDS).for_each(take);
}

/// `word` in small letters without accents, as most slugs have it.
fn folded(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'à'..='å' | 'ā' | 'ă' | 'ą' => out.push('a'),
            'æ' => out.push_str("ae"),
            'ç' | 'ć' | 'č' => out.push('c'),
            'ð' | 'ď' | 'đ' => out.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => out.push('e'),
            'ğ' => out.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => out.push('i'),
            'ł' => out.push('l'),
            'ñ' | 'ń' | 'ň' => out.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => out.push('o'),
            'œ' => out.push_str("oe"),
            'ř' => out.push('r'),
            'ś' | 'ş' | 'š' | 'ș' => out.push('s'),
            'ß' => out.push_str("ss"),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => out.push('u'),
            'ý' | 'ÿ' => out.push('y'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// How much of a slug a headline's words make up, from 0 to 1: the share of the slug's words that the headline has, less
/// where the headline has many others. Slugs leave out small words and are cut short, so these weigh nothing.
pub fn resemblance(slug: &[String], headline: &[String]) -> f32 {
    if slug == headline && !slug.is_empty() {
        return 1.0;
    }
    let weight = |word: &String| {
        if word.chars().count() < 4 && !word.starts_with(|c: char| c.is_ascii_digit()) { 0.25 } else { 1.0 }
    };
    let total: f32 = slug.iter().map(weight).sum();
    let shared: f32 = slug.iter().filter(|word| headline.contains(word)).map(weight).sum();
    let wanted: f32 = headline.iter().map(weight).sum();
    let found: f32 = headline.iter().filter(|word| slug.contains(word)).map(weight).sum();
    if total == 0.0 || wanted == 0.0 { 0.0 } else { (shared / total) * (0.5 + 0.5 * found / wanted) }
}

/// Reads the words in a part of a path, as written, into `words`.
fn read_words<'a>(segment: &'a str, words: &mut Vec<&'a str>) {
    words.clear();
    // The year, the month and the day of most addresses.
    if segment.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let is_type = |file_type: &[u8]| file_type.len() < 6 && file_type.iter().all(u8::is_ascii_alphanumeric);
    let point = memchr::memrchr(b'.', segment.as_bytes());
    let stem = match point.filter(|point| is_type(&segment.as_bytes()[point + 1..])) {
        Some(point) => &segment[..point],
        None => segment,
    };
    if stem.is_ascii() {
        let parts = stem.as_bytes().split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'\'');
        let mut at = 0;
        for part in parts {
            if !part.is_empty() && words.len() < MOST_WORDS {
                words.push(&stem[at..at + part.len()]);
            }
            at += part.len() + 1;
        }
    } else {
        let parts = stem.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        words.extend(parts.filter(|part| !part.is_empty()).take(MOST_WORDS));
    }
    if let [.., year, month, day] = &words[..]
        && [year.len(), month.len(), day.len()] == [4, 2, 2]
        && [year, month, day].into_iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
    {
        words.truncate(words.len() - 3);
    }
    while words.last().is_some_and(|word| identifies(word)) {
        words.pop();
    }
    if words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit())) {
        words.clear();
    }
}

/// Whether a slug's last word is the article's number: `8214`, `a8214`, `idusk12`.
fn identifies(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    (digits == word.len() && digits > 4) || (digits > 2 && digits < word.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        headline_words, joined_ascii_words, joined_headline_words, joined_words, resemblance, slug_in,
        slug_words,
    };

    proptest! {
        #[test]
        fn words_are_joined_as_they_are_told(headline in "[ -~]{0,80}|([a-z]{1,2} ){60,70}") {
            prop_assert_eq!(joined_ascii_words(&headline, ' '), joined_words(&headline, ' '));
            let words = headline_words(&headline);
            prop_assert_eq!(joined_headline_words(&headline, ' '), (words.join(" "), words.len()));
        }

        #[test]
        fn a_slug_is_the_words_of_its_address(path in "(/([0-9]{1,8}|[a-zA-Z0-9.'_%-]{0,30}|é[a-z-]{0,9})){0,6}") {
            let address = format!("https://news.example{path}");
            let words = slug_words(&address);
            prop_assert_eq!(slug_in(&address), (words.join("-"), words.len()));
        }
    }

    #[test]
    fn accents_are_left_out_as_slugs_leave_them_out() {
        assert_eq!(headline_words("Łódź Café’s Straße"), ["lodz", "cafes", "strasse"]);
        assert_eq!(slug_words("https://a.example/lodz-caf%C3%A9s-strasse"), ["lodz", "cafes", "strasse"]);
    }

    fn likeness(address: &str, headline: &str) -> f32 {
        resemblance(&slug_words(address), &headline_words(headline))
    }

    #[test]
    fn the_slug_is_the_part_with_most_words() {
        let cases = [
            (
                "https://news.example/world/north-sea/fishing-fleet-stays-in-port.html",
                "fishing fleet stays in port",
            ),
            ("https://news.example/story/fishing_fleet_stays/5835544/", "fishing fleet stays"),
            ("https://news.example/story/fishing-fleet-2024", "fishing fleet 2024"),
            ("https://news.example/wiki/%C3%89vora_train", "evora train"),
            ("https://news.example/world/fishing-fleet-stays-2024-05-11/", "fishing fleet stays"),
            (
                "https://web.archive.org/web/20240511/https://north.news.example/fishing-fleet",
                "fishing fleet",
            ),
            ("https://news.example/2024/05/11/", ""),
            ("https://news.example", ""),
        ];
        for (address, words) in cases {
            assert_eq!(slug_words(address).join(" "), words, "{address}");
        }
    }

    #[test]
    fn a_headline_resembles_its_own_slug() {
        let address = "https://news.example/2024/05/16/harbour-boards-dredger-sails-without-a-pilot-a8214";
        assert!(likeness(address, "Harbour Board's Dredger Sails Without a Pilot") > 0.95);
        assert!(likeness(address, "Harbour Board’s Dredger Sails Without a Pilot, Mayor Says") > 0.8);
        assert!(likeness(address, "Fishing Fleet Stays in Port") < 0.1);
        assert!(likeness(address, "") < f32::EPSILON);
    }
}
