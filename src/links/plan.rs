//! Which links of an article are asked, and which are not and why.

use url::Url;

use super::patterns::Patterns;
use crate::article::url::{credentials, is_too_long, without_credentials};
use crate::article::{Article, DateReading, FieldKind, Link, Target, read_date};
use crate::checks::Moment;

/// What is to be asked, each address once, in the order of the text.
#[derive(Debug, Default)]
pub struct Plan {
    /// The addresses.
    pub asked: Vec<Planned>,
    /// Links that are not asked.
    pub unasked: Vec<(String, Unasked)>,
    seen: std::collections::HashSet<String>,
}

/// An address that is to be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// The address, without passwords.
    pub url: Url,
    /// Whether a password was taken out of it.
    pub had_credentials: bool,
}

/// Why a link is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unasked {
    /// The article is not to be spoken of yet.
    Embargoed,
    /// The settings leave it out.
    Excluded,
    /// Its address is none of the web's.
    NotWeb,
}

impl Unasked {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Embargoed => "the article is under embargo",
            Self::Excluded => "left out by `links.exclude`",
            Self::NotWeb => "only http and https are asked",
        }
    }
}

impl Plan {
    /// Adds the links of `article` as they stand at `now`. Whether the place in a page matters that an address names,
    /// `keeps_fragments` tells: if not, addresses that differ in it alone are one.
    pub fn add(&mut self, article: &Article, excluded: &Patterns, keeps_fragments: bool, now: Moment) {
        for (link, address) in addresses(article, excluded, keeps_fragments, now) {
            match address {
                Ok(planned) if self.seen.insert(planned.url.to_string()) => self.asked.push(planned),
                Ok(_) => {}
                Err(why) => self.unasked.push((link.url.clone(), why)),
            }
        }
    }
}

/// The links of `article` that lead to the web, each with the address that is asked or why it is not.
pub fn addresses<'a>(
    article: &'a Article,
    excluded: &'a Patterns,
    keeps_fragments: bool,
    now: Moment,
) -> impl Iterator<Item = (&'a Link, Result<Planned, Unasked>)> {
    let is_embargoed = is_embargoed(article, now);
    let links = article.outline().links.iter().map(|link| &*link.link);
    links.filter_map(move |link| {
        let planned = planned(link, keeps_fragments)?;
        Some((
            link,
            match planned {
                Ok(_) if is_embargoed => Err(Unasked::Embargoed),
                Ok(planned) if excluded.match_url(&planned.url) => Err(Unasked::Excluded),
                planned => planned,
            },
        ))
    })
}

/// The address that `link` leads to, as it would be asked. Nothing where it leads to none, or to one that no reader of
/// addresses understands: `malformed-url` speaks of those.
pub fn planned(link: &Link, keeps_fragments: bool) -> Option<Result<Planned, Unasked>> {
    if link.target() != Target::Web {
        return None;
    }
    let written = link.url.trim();
    let had_credentials = credentials(written).is_some();
    let bare = without_credentials(written);
    let whole = if bare.starts_with("//") {
        format!("https:{bare}")
    } else if bare.contains("://") {
        bare
    } else {
        format!("http://{bare}")
    };
    if is_too_long(&whole) {
        return None;
    }
    let mut url = Url::parse(&whole).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return Some(Err(Unasked::NotWeb));
    }
    // A user name alone is no password, but nobody's concern either.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    if !keeps_fragments || url.fragment().is_some_and(str::is_empty) {
        url.set_fragment(None);
    }
    Some(Ok(Planned { url, had_credentials }))
}

/// How far the days of the earth's zones lie apart, rounded up: an embargo ends when its day has ended everywhere.
const A_DAY: u64 = 24 * 60 * 60;

/// Whether `article` is not to be spoken of at `now`: its embargo is for a day that has not ended everywhere, or for one that
/// nobody can read.
pub fn is_embargoed(article: &Article, now: Moment) -> bool {
    let yesterday = Moment(now.0.saturating_sub(A_DAY)).day();
    article.outline().fields_of(FieldKind::Embargo).any(|field| match read_date(&field.text) {
        DateReading::Day(day) => day >= yesterday,
        DateReading::Ambiguous(one, other) => one.max(other) >= yesterday,
        DateReading::Vague | DateReading::Unreadable => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    /// 2024-05-16, noon.
    const NOW: Moment = Moment(1_715_860_800);

    fn plan(text: &str, excluded: &[&str]) -> Plan {
        let article = Article::parse(text, Format::Markdown);
        let mut plan = Plan::default();
        plan.add(&article, &Patterns::of(excluded).expect("patterns"), false, NOW);
        plan
    }

    fn asked(text: &str) -> Vec<String> {
        plan(text, &[]).asked.into_iter().map(|planned| planned.url.to_string()).collect()
    }

    #[test]
    fn each_page_is_asked_once_as_a_reader_would_open_it() {
        let text = "See www.a.example/x, https://b.example/y#part and [this](https://b.example/y).\n\n\
            Mail mailto:desk@a.example, read [notes](notes.md) or [home](/about).\n";
        assert_eq!(asked(text), ["http://www.a.example/x", "https://b.example/y"]);
    }

    #[test]
    fn a_wrapped_address_is_asked_whole() {
        let text = "Related link: https://www.harbourledger.example/2024/03/12/board-meets-on-the-fer\n\
            ry-law-and-the-new-quay\n";
        let article = Article::parse(text, Format::Plain);
        let mut plan = Plan::default();
        plan.add(&article, &Patterns::default(), false, NOW);
        let asked: Vec<&str> = plan.asked.iter().map(|planned| planned.url.as_str()).collect();
        assert_eq!(
            asked,
            ["https://www.harbourledger.example/2024/03/12/board-meets-on-the-ferry-law-and-the-new-quay"]
        );
    }

    #[test]
    fn passwords_stay_here() {
        let plan =
            plan("See https://desk:secret@a.example/x?token=abcdef and https://desk@b.example/.\n", &[]);
        let asked: Vec<(&str, bool)> =
            plan.asked.iter().map(|planned| (planned.url.as_str(), planned.had_credentials)).collect();
        assert_eq!(asked, [("https://a.example/x", true), ("https://b.example/", false)]);
    }

    #[test]
    fn what_is_not_asked_says_why() {
        let text = "See ftp://a.example/x, https://cms.example/draft and https://b.example/.\n";
        let plan = plan(text, &["cms.example"]);
        assert_eq!(plan.asked.len(), 1);
        assert_eq!(
            plan.unasked,
            [
                ("ftp://a.example/x".to_owned(), Unasked::NotWeb),
                ("https://cms.example/draft".to_owned(), Unasked::Excluded)
            ]
        );
    }

    #[test]
    fn an_embargo_holds_until_its_day_has_ended_everywhere() {
        for (until, is_embargoed) in [
            ("2024-05-14", false),
            ("2024-05-15", true),
            ("16 May 2024, 18:00", true),
            ("2031-01-01", true),
            ("further notice", true),
            ("", true),
            ("14 May 2024", false),
        ] {
            let text = format!("Embargoed until: {until}\n\nThe dam burst, see https://a.example/x.\n");
            let article = Article::parse(&text, Format::Plain);
            assert_eq!(super::is_embargoed(&article, NOW), is_embargoed, "{until:?}");
            let mut plan = Plan::default();
            plan.add(&article, &Patterns::default(), false, NOW);
            assert_eq!(plan.asked.is_empty(), is_embargoed, "{until:?}");
        }
    }
}
