//! Until when an article is not to be published.

use super::date::{Date, DateReading, read};
use super::day::days_in;

const DAY: i64 = 24 * 60 * 60;

/// The moment at which an embargo written as `text` ends, in seconds since 1970 in UTC; nothing where no day is named. A day
/// without a time begins at midnight, a time without a zone is UTC's, and a day without a year is the one nearest to
/// `today`.
pub fn embargo_ends(text: &str, today: Date) -> Option<i64> {
    let day = match read(text) {
        DateReading::Day(day) => day,
        DateReading::Vague | DateReading::Ambiguous(..) | DateReading::Unreadable => {
            days_in(text).find_map(|day| day.nearest(Some(today)))?
        }
    };
    let clock = Clock::read(text);
    Some(day.days() * DAY + clock.minutes * 60 - clock.offset * 60)
}

/// A time of day and how far its zone is ahead of UTC, both in minutes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Clock {
    minutes: i64,
    offset: i64,
}

/// Zones that newsrooms write, in minutes ahead of UTC.
const ZONES: [(&str, i64); 19] = [
    ("GMT", 0),
    ("UTC", 0),
    ("Z", 0),
    ("BST", 60),
    ("CET", 60),
    ("CEST", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EST", -300),
    ("EDT", -240),
    ("ET", -300),
    ("CST", -360),
    ("CDT", -300),
    ("MST", -420),
    ("PST", -480),
    ("PDT", -420),
    ("JST", 540),
    ("AEST", 600),
];

impl Clock {
    fn read(text: &str) -> Self {
        let mut clock = Self::default();
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')'))
            .filter(|word| !word.is_empty())
            .collect();
        for (at, word) in words.iter().enumerate() {
            let zone = ZONES.iter().find(|(name, _)| name == word);
            if let Some((_, offset)) = zone {
                clock.offset = *offset;
            }
            // ISO 8601 parts day and time by a letter.
            let time =
                word.split_once('T').filter(|(day, _)| day.contains('-')).map_or(*word, |(_, time)| time);
            let (time, offset) = with_offset(time);
            if let Some(minutes) = time_of_day(time, words.get(at + 1).copied().unwrap_or_default()) {
                clock.minutes = minutes;
                clock.offset = offset.unwrap_or(clock.offset);
            }
        }
        clock
    }
}

/// `06:00+02:00`, `06:00Z` and `+0200` as time and offset.
fn with_offset(word: &str) -> (&str, Option<i64>) {
    if let Some(time) = word.strip_suffix('Z') {
        return (time, Some(0));
    }
    let Some(at) = word.rfind(['+', '-', '−']).filter(|at| *at > 3) else { return (word, None) };
    let sign = if word[at..].starts_with('+') { 1 } else { -1 };
    let digits: String = word[at..].chars().filter(char::is_ascii_digit).collect();
    let offset = (digits.len() == 4)
        .then(|| Some(digits[..2].parse::<i64>().ok()? * 60 + digits[2..].parse::<i64>().ok()?))
        .flatten();
    (&word[..at], offset.map(|offset| sign * offset))
}

/// `06:00`, `6.30pm`, `6 a.m.`, `noon` in minutes.
fn time_of_day(word: &str, next: &str) -> Option<i64> {
    match word {
        "noon" => return Some(12 * 60),
        "midnight" => return Some(0),
        _ => {}
    }
    let lower = word.to_ascii_lowercase().replace('.', ":");
    let lower = lower.trim_end_matches(':').replace("a:m", "am").replace("p:m", "pm");
    let next = next.to_ascii_lowercase().replace('.', "");
    let half = ["am", "pm"].into_iter().find(|half| lower.ends_with(half) || next == *half);
    let digits = lower.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (hour, minute) = digits.split_once(':').map_or((digits, "0"), |(hour, minute)| (hour, minute));
    let minute = minute.split(':').next().unwrap_or_default();
    if half.is_none() && (!digits.contains(':') || minute.len() != 2) {
        return None;
    }
    let (hour, minute) = (hour.parse::<i64>().ok()?, minute.parse::<i64>().ok()?);
    let hour = match half {
        Some("pm") if hour < 12 => hour + 12,
        Some("am") if hour == 12 => 0,
        _ => hour,
    };
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moment_at_which_an_embargo_ends() {
        let today = Date { year: 2026, month: 11, day: 27 };
        let midnight = Date { year: 2026, month: 12, day: 2 }.days() * DAY;
        for (text, hours) in [
            ("2026-12-02", 0.0),
            ("2 December 2026", 0.0),
            ("2 December", 0.0),
            ("2026-12-02T06:00:00Z", 6.0),
            ("2026-12-02T06:00+02:00", 4.0),
            ("2026-12-02 06:00 -0500", 6.0),
            ("06:00 GMT, Wednesday 2 December 2026", 6.0),
            ("6.30 p.m. CET on 2 December 2026", 17.5),
            ("Dec. 2, 2026, 9 a.m. EST", 14.0),
            ("Dec. 2, 2026, 12:01am ET", 5.0 + 1.0 / 60.0),
            ("noon on 2 December 2026", 12.0),
        ] {
            let seconds = midnight + (hours * 3600.0_f64).round() as i64;
            assert_eq!(embargo_ends(text, today), Some(seconds), "{text}");
        }
        assert_eq!(embargo_ends("further notice", today), None);
    }
}
