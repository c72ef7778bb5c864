//! The date that an address carries. The patterns are `data/url_article_markers.tsv`.

use std::sync::{LazyLock, OnceLock};

use regex_automata::util::captures::Captures;

use super::pattern::{Pattern, Patterns};

/// How far a date in an address may be taken for the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It may as well name the topic (`world-cup-2026`) or the day of archiving.
    Low,
    /// Day and month may be exchanged, or there is no day.
    Medium,
    /// The site writes the day of publication there.
    High,
}

/// A date in an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AddressDate {
    /// Four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31, and one that the month has.
    pub day: Option<u8>,
    /// What the place of the date in the address is worth.
    pub confidence: Confidence,
}

struct Marker {
    pattern: Pattern,
    confidence: Confidence,
}

struct Markers {
    /// The patterns of all, to find at once which match.
    set: OnceLock<Patterns>,
    all: Vec<Marker>,
}

static MARKERS: LazyLock<Markers> = LazyLock::new(|| {
    let rows = include_str!("../../data/url_article_markers.tsv").lines().skip(1);
    Markers { set: OnceLock::new(), all: rows.filter_map(row).collect() }
});

fn row(line: &'static str) -> Option<Marker> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [_, pattern, _, _, confidence, ..] = columns[..] else { return None };
    let confidence = match confidence {
        "high" => Confidence::High,
        "medium" => Confidence::Medium,
        _ => Confidence::Low,
    };
    Some(Marker { pattern: Pattern::new(pattern), confidence })
}

/// The date that `address` carries, if any: of several the one that says most about the day of publication.
///
/// ```
/// use copydesk::article::url::date_in;
///
/// let date = date_in("https://news.example/world/2024/may/11/dam-bursts").unwrap();
/// assert_eq!((date.year, date.month, date.day), (2024, Some(5), Some(11)));
/// ```
pub fn date_in(address: &str) -> Option<AddressDate> {
    if !may_hold_date(address) {
        return None;
    }
    // Most sites write the day as the first pattern has it; no date says more, and of equals the first counts.
    let first = MARKERS.all.first().and_then(|marker| marker.read(address));
    if first.is_some_and(|date| date.worth() == (Confidence::High, true, true)) {
        return first;
    }
    let set = MARKERS.set.get_or_init(|| Patterns::new(MARKERS.all.iter().map(|marker| &marker.pattern)));
    let dates = set.matching(address).into_iter().filter_map(|number| MARKERS.all.get(number)?.read(address));
    // The first of equals: the table has the surest patterns first.
    dates.reduce(|best, date| if date.worth() > best.worth() { date } else { best })
}

/// Whether `address` has what every pattern asks for: a year of four digits, or the words before a short one. Most
/// addresses without a date are done here, and a run that meets no others never compiles the patterns.
fn may_hold_date(address: &str) -> bool {
    let is_year = |digits: &[u8]| {
        matches!(digits[..2], [b'1', b'9'] | [b'2', b'0']) && digits[2..].iter().all(u8::is_ascii_digit)
    };
    address.as_bytes().windows(4).any(is_year) || address.contains("-live-update")
}

impl Marker {
    fn read(&self, address: &str) -> Option<AddressDate> {
        let groups = self.pattern.captures(address)?;
        let number = |name| group(&groups, name, address)?.parse().ok();
        let year = match (number("y"), number("yy")) {
            (Some(year), _) => year,
            (None, Some(year)) => 2000 + year,
            (None, None) => return None,
        };
        let month = match group(&groups, "mon", address) {
            Some(name) => MONTHS.iter().position(|month| *month == name).map(|month| month as u16 + 1),
            None => number("m"),
        };
        let day = number("d");
        let month_has_day = day.is_none_or(|day| day <= days_of(year, month.unwrap_or(1)));
        month_has_day.then_some(AddressDate {
            year,
            month: month.map(|month| month as u8),
            day: day.map(|day| day as u8),
            confidence: self.confidence,
        })
    }
}

impl AddressDate {
    fn worth(self) -> (Confidence, bool, bool) {
        (self.confidence, self.day.is_some(), self.month.is_some())
    }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// What the group called `name` has matched in `address`.
fn group<'a>(groups: &Captures, name: &str, address: &'a str) -> Option<&'a str> {
    address.get(groups.get_group_by_name(name)?.range())
}

fn days_of(year: u16, month: u16) -> u16 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::{AddressDate, Confidence, date_in};

    fn day(address: &str) -> Option<String> {
        let AddressDate { year, month, day, .. } = date_in(address)?;
        let rest = [month, day].into_iter().flatten().map(|part| format!("-{part:02}"));
        Some(format!("{year}{}", rest.collect::<String>()))
    }

    #[test]
    fn every_example_of_the_table_is_read() {
        for line in include_str!("../../data/url_article_markers.tsv").lines().skip(1) {
            let columns: Vec<&str> = line.split('\t').collect();
            let found = day(columns[2]).unwrap_or_default();
            assert!(found.ends_with(columns[3]) || columns[4] == "low", "{}: {found}", columns[2]);
            let year = r"(?P<y>(?:19|20)\d\d)";
            assert!(columns[1].contains(year) || columns[1].contains("-live-update"), "{}", columns[1]);
        }
    }

    #[test]
    fn the_surest_date_counts() {
        assert_eq!(day("https://news.example/2024/05/11/elections-2026").as_deref(), Some("2024-05-11"));
        let archived = "https://web.archive.org/web/20240601120000/https://news.example/2024/05/11/dam/";
        assert_eq!(day(archived).as_deref(), Some("2024-05-11"));
        let topic = date_in("https://news.example/world-cup-2026").map(|date| date.confidence);
        assert_eq!(topic, Some(Confidence::Low));
    }

    #[test]
    fn what_is_no_day_is_no_date() {
        assert_eq!(day("https://news.example/2023/02/30/dam/"), Some("2023-02".to_owned()));
        assert_eq!(day("https://news.example/story/dam"), None);
        assert_eq!(day("https://news.example/story/1234567"), None);
        assert_eq!(day(""), None);
    }
}
