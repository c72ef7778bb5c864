//! Addresses that look like another one.

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};

use super::parts::Parts;
use super::{ends, percent};

/// What makes an address look like another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deception {
    /// Letters of several scripts in one label of the host, here as a reader sees it.
    MixedScripts(String),
    /// A mark that turns the direction of writing, so that the address reads in another order than it is.
    DirectionMark(char),
}

/// What in `address` deceives a reader, if anything does. Linear.
pub fn deceptive(address: &str) -> Option<Deception> {
    if address.is_ascii() && !address.contains("xn--") && !address.contains('%') {
        return None;
    }
    let mark = percent::decoded(address).chars().find(|c| is_direction_mark(*c));
    mark.map(Deception::DirectionMark).or_else(|| {
        let host = percent::decoded(Parts::of(address).host);
        let mixed = host.split('.').map(as_seen).find(|label| mixes_scripts(label));
        mixed.map(|label| Deception::MixedScripts(label.into_owned()))
    })
}

/// The longest label of a host (RFC 1035). To undo the Punycode of longer ones takes its time.
const LONGEST_LABEL: usize = 63;

/// A label of a host as browsers show it: Punycode undone (RFC 3492).
fn as_seen(label: &str) -> Cow<'_, str> {
    let prefix = label.get(..4).filter(|_| label.len() <= LONGEST_LABEL);
    let encoded = prefix.filter(|prefix| prefix.eq_ignore_ascii_case("xn--")).map(|_| &label[4..]);
    encoded
        .and_then(|encoded| idna::punycode::decode_to_string(&encoded.to_ascii_lowercase()))
        .map_or(Cow::Borrowed(label), Cow::Owned)
}

/// How much of `behind`, the text behind an address, belongs to it, because only marks of direction part the two:
/// `\u{202e}gpj.exe`. The first mark, and the length in bytes; nothing where the marks stand around the address.
pub fn goes_on_behind_mark(behind: &str) -> Option<(char, usize)> {
    let behind = ends::beginning(behind, FAR);
    // What looked like the sentence's own.
    let marked = behind.trim_start_matches(['.', ',', ';', ':', '!', '?']);
    let mark = marked.chars().next().filter(|c| is_direction_mark(*c) && !closes(*c))?;
    let rest = marked.trim_start_matches(is_direction_mark);
    let goes_on = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "/?=&%#_".contains(c));
    let length = rest.find(|c| ends::stops(c) && !is_direction_mark(c)).unwrap_or(rest.len());
    let kept = rest[..length].trim_end_matches(is_direction_mark);
    let kept = &kept[..ends::trimmed(kept, None)];
    goes_on.then(|| (mark, behind.len() - rest.len() + kept.len()))
}

/// So far behind an address its end is looked for, in bytes.
const FAR: usize = 400;

/// Whether `c` ends what another mark has begun.
fn closes(c: char) -> bool {
    matches!(c, '\u{202C}' | '\u{2069}')
}

/// Unicode's controls of direction: marks, embeddings, overrides and isolates (UAX 9).
pub(super) fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What is written together as a matter of course counts as one script (UTS 39, “highly restrictive”): Japanese, Korean
/// and Chinese, with Latin letters among them.
const USUAL_MIXTURES: [&[Script]; 3] = [
    &[Script::Latin, Script::Han, Script::Hiragana, Script::Katakana],
    &[Script::Latin, Script::Han, Script::Hangul],
    &[Script::Latin, Script::Han, Script::Bopomofo],
];

fn mixes_scripts(label: &str) -> bool {
    let mut scripts: Vec<Script> = label.chars().map(|c| c.script()).collect();
    scripts.retain(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown));
    scripts.iter().any(|script| *script != scripts[0])
        && !USUAL_MIXTURES.iter().any(|usual| scripts.iter().all(|script| usual.contains(script)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_of_two_scripts_deceives() {
        for (address, label) in [
            ("https://р\u{430}ypal.com/login", "р\u{430}ypal"),
            ("https://news.g\u{43E}ogle.example/", "g\u{43E}ogle"),
            ("https://xn--pypal-4ve.com/", "p\u{430}ypal"),
        ] {
            assert_eq!(deceptive(address), Some(Deception::MixedScripts(label.to_owned())), "{address}");
        }
    }

    #[test]
    fn a_direction_mark_deceives_plain_or_encoded() {
        for address in ["https://a.example/\u{202E}gpj.exe", "https://a.example/%E2%80%AEgpj.exe"] {
            assert_eq!(deceptive(address), Some(Deception::DirectionMark('\u{202E}')), "{address}");
        }
    }

    #[test]
    fn an_address_goes_on_behind_a_mark_that_parts_it() {
        for (behind, more) in [
            ("\u{202E}gpj.exe, she said", "\u{202E}gpj.exe"),
            (".\u{202E}gpj\u{202C} today", ".\u{202E}gpj"),
            ("\u{202E}\u{202D}/a\u{202E}b", "\u{202E}\u{202D}/a\u{202E}b"),
        ] {
            assert_eq!(goes_on_behind_mark(behind), Some(('\u{202E}', more.len())), "{behind:?}");
        }
        for around in [
            "",
            " today",
            "\u{200F} today",
            "\u{200E}.",
            "\u{2069}-based",
            "\u{200F}و",
            "\u{202C}x",
            ".\u{200E}",
        ] {
            assert_eq!(goes_on_behind_mark(around), None, "{around:?}");
        }
    }

    #[test]
    fn one_script_and_the_usual_mixtures_do_not() {
        for address in [
            "https://ведомости.рф/статья",
            "https://中国.example/",
            "https://ドメイン名例.jp/",
            "https://www.nhkニュース.jp/",
            "https://한국신문.kr/",
            "https://xn--bcher-kva.example/",
            "https://россия.example/en",
            "https://news.example/%D0%BC%D0%B8%D1%80",
            "https://xn--/",
        ] {
            assert_eq!(deceptive(address), None, "{address}");
        }
    }
}
