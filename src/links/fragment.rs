//! The place in a page that an address names: `#results`, or words, as in `#:~:text=the%20dam`.

use url::Url;

use super::exchange::Reply;
use crate::article::url::percent_decoded;

/// Why the place that `asked` names is not in the page; nothing where it is there, where none is named, or where nobody can
/// tell: the page was not read, or only in part, or the name is one that a program in the page makes sense of.
pub fn missing(asked: &Url, reply: &Reply) -> Option<String> {
    let fragment = asked.fragment().filter(|fragment| !fragment.is_empty())?;
    let is_page = reply.content_type.as_deref().is_some_and(|kind| kind.starts_with("text/html"));
    if !is_page || !is_whole(&reply.body) {
        return None;
    }
    let page = String::from_utf8_lossy(&reply.body);
    let (place, words) =
        fragment.split_once(":~:").map_or((fragment, None), |(place, words)| (place, Some(words)));
    if !place.is_empty() && !place.starts_with(['!', '/']) && !place.contains('=') {
        let name = percent_decoded(place);
        if !names(&page, &name) && !name.eq_ignore_ascii_case("top") {
            return Some(format!("the page has no place “{name}”"));
        }
    }
    let quoted = words.unwrap_or_default().split('&').find_map(|part| part.strip_prefix("text="))?;
    let text = folded(&without_tags(&page));
    quoted
        .split(',')
        // `prefix-,` and `,-suffix` are beside the words, not of them.
        .filter(|part| !part.ends_with('-') && !part.starts_with('-'))
        .map(percent_decoded)
        .find(|part| !text.contains(&folded(part)))
        .map(|part| format!("the page does not say “{part}”"))
}

/// Whether the page was read to its end.
fn is_whole(body: &[u8]) -> bool {
    let tail = &body[body.len().saturating_sub(64)..];
    String::from_utf8_lossy(tail).to_ascii_lowercase().contains("</html>")
}

/// Whether an element of the page is called `name`.
fn names(page: &str, name: &str) -> bool {
    page.match_indices(name).any(|(at, _)| {
        let before = page[..at].trim_end_matches(['"', '\'']).trim_end().strip_suffix('=').map(str::trim_end);
        let is_name = before.is_some_and(|before| {
            let before =
                before.get(before.len().saturating_sub(4)..).unwrap_or_default().to_ascii_lowercase();
            before.ends_with("id") || before.ends_with("name")
        });
        is_name && page[at + name.len()..].starts_with(['"', '\'', ' ', '>', '/', '\n', '\t', '\r'])
    })
}

fn without_tags(page: &str) -> String {
    let mut text = String::with_capacity(page.len() / 2);
    let mut rest = page;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('>') else { return text };
        // Marks within a word part nothing: only what ends a line does.
        let tag = rest[open..open + close].to_ascii_lowercase();
        let is_inline =
            ["<b", "<i", "<em", "<strong", "<a", "<span", "</b", "</i", "</em", "</strong", "</a", "</span"]
                .iter()
                .any(|inline| {
                    tag.strip_prefix(inline)
                        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
                });
        if !is_inline {
            text.push(' ');
        }
        rest = &rest[open + close + 1..];
    }
    text.push_str(rest);
    text
}

/// Words as they are compared: entities undone, case and white space aside.
fn folded(text: &str) -> String {
    let text = html_escape::decode_html_entities(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn says(fragment: &str, page: &str) -> Option<String> {
        let asked = Url::parse(&format!("https://news.example/a#{fragment}")).expect("a URL");
        let content_type = Some("text/html; charset=utf-8".to_owned());
        missing(
            &asked,
            &Reply { status: 200, content_type, body: page.as_bytes().to_vec(), ..Reply::default() },
        )
    }

    const PAGE: &str = "<html><body><h2 id=\"results\">Results</h2><a name='old'></a><p ID=bare>\
        The <b>dam</b> burst &amp; flooded\n the valley.</p><p>Two died.</p></body></html>\n";

    #[test]
    fn a_place_that_is_there_is_found() {
        for fragment in [
            "results",
            "old",
            "bare",
            "top",
            "!/route",
            "/route",
            ":~:text=the%20dam%20burst",
            ":~:text=The-,dam%20burst%20%26%20flooded,the%20valley,-Two",
            "results:~:text=two%20died",
        ] {
            assert_eq!(says(fragment, PAGE), None, "{fragment}");
        }
    }

    #[test]
    fn a_place_that_is_not_there_is_named() {
        assert_eq!(says("result", PAGE).as_deref(), Some("the page has no place “result”"));
        assert_eq!(
            says(":~:text=the%20dyke%20burst", PAGE).as_deref(),
            Some("the page does not say “the dyke burst”")
        );
    }

    #[test]
    fn of_half_a_page_nothing_is_said() {
        assert_eq!(says("missing", "<html><body>"), None);
        assert_eq!(says("missing", ""), None);
    }
}
