//! Days as articles write them.

use std::fmt;

/// A day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What a value that should be a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateReading {
    /// One day.
    Day(Date),
    /// A year or a month: no day, but no fault.
    Vague,
    /// One of two days: `03/04/2023`.
    Ambiguous(Date, Date),
    /// Nothing that could be a date.
    Unreadable,
}

impl Date {
    /// The day `day` of `month` in `year`, if there is one (Gregorian calendar).
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 => 28 + u8::from(leap),
            _ => return None,
        };
        ((1..=days).contains(&day) && (1000..=9999).contains(&year)).then_some(Self { year, month, day })
    }

    /// How many days lie between it and 1 January 1970; fewer than none before (Howard Hinnant's `days_from_civil`).
    pub fn days(self) -> i64 {
        let (month, year) = (i64::from(self.month), i64::from(self.year) - i64::from(self.month <= 2));
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(self.day) - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    /// The day as an article would write it: `17 September 2023`.
    pub fn in_words(self) -> String {
        let month = MONTHS[usize::from(self.month - 1)];
        format!("{} {}{} {}", self.day, month[..1].to_uppercase(), &month[1..], self.year)
    }

    /// The day of the week, 0 for Monday.
    pub fn weekday(self) -> u8 {
        // 1 January 1970 was a Thursday.
        (self.days() + 3).rem_euclid(7) as u8
    }
}

/// Reads a date as it stands in a field: ISO 8601 with or without a time, `17 September 2023`, `Sept. 17, 2023`,
/// `17.09.2023`, `2023/09/17`, a weekday before and a time behind. A date of two small numbers is ambiguous.
pub fn read(value: &str) -> DateReading {
    let words: Vec<&str> = value
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let numeric = words.iter().find_map(|word| numeric(word));
    if let Some(reading) = numeric {
        return reading;
    }
    if let Some(reading) = with_month_name(&words) {
        return reading;
    }
    match words[..] {
        [year] if year.len() == 4 && year.parse::<u16>().is_ok_and(|year| (1500..2200).contains(&year)) => {
            DateReading::Vague
        }
        _ => DateReading::Unreadable,
    }
}

/// `2023-09-17T10:00:00Z`, `2023/9/17`, `17.09.2023`, `03/04/2023`, `20230917`.
fn numeric(word: &str) -> Option<DateReading> {
    let word = word.split('T').next()?;
    let separator = ['-', '/', '.'].into_iter().find(|separator| word.matches(*separator).count() == 2);
    let Some(separator) = separator else { return compact(word) };
    let mut parts = word.split(separator).map(|part| part.parse::<u16>().ok());
    let (first, second, third) = (parts.next()??, parts.next()??, parts.next()??);
    let small = |number: u16| u8::try_from(number).unwrap_or(0);
    if first > 31 {
        return Some(
            Date::new(first, small(second), small(third)).map_or(DateReading::Unreadable, DateReading::Day),
        );
    }
    let year = if third < 100 { 2000 + third } else { third };
    let day_first = Date::new(year, small(second), small(first));
    let month_first = Date::new(year, small(first), small(second));
    Some(match (day_first, month_first) {
        (Some(day), None) | (None, Some(day)) => DateReading::Day(day),
        (Some(one), Some(other)) if one == other || separator == '.' => DateReading::Day(one),
        (Some(one), Some(other)) => DateReading::Ambiguous(one, other),
        (None, None) => DateReading::Unreadable,
    })
}

fn compact(word: &str) -> Option<DateReading> {
    if word.len() == 7 && word.as_bytes()[4] == b'-' {
        let month: u8 = word[5..].parse().ok()?;
        return word[..4]
            .parse::<u16>()
            .ok()
            .filter(|_| (1..=12).contains(&month))
            .map(|_| DateReading::Vague);
    }
    if word.len() != 8 || !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (year, month, day) = (word[..4].parse().ok()?, word[4..6].parse().ok()?, word[6..].parse().ok()?);
    Date::new(year, month, day).map(DateReading::Day)
}

fn with_month_name(words: &[&str]) -> Option<DateReading> {
    let (at, month) =
        words.iter().enumerate().find_map(|(at, word)| month_named(word).map(|month| (at, month)))?;
    let number = |word: &&str| {
        let digits = word.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
        digits.parse::<u16>().ok()
    };
    let before =
        at.checked_sub(1).and_then(|before| number(&words[before])).filter(|day| (1..=31).contains(day));
    let behind: Vec<u16> = words[at + 1..].iter().take(2).map_while(number).collect();
    let (day, year) = match (before, &behind[..]) {
        (Some(day), [year, ..]) => (day, *year),
        (None, [day, year, ..]) => (*day, *year),
        (None, [year]) if *year > 31 => return Some(DateReading::Vague),
        (_, _) => return Some(DateReading::Unreadable),
    };
    let day = u8::try_from(day).unwrap_or(0);
    Some(Date::new(year, month, day).map_or(DateReading::Unreadable, DateReading::Day))
}

/// The months, in small letters.
pub(super) const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that `word` names, whole or shortened.
pub fn month_named(word: &str) -> Option<u8> {
    let begins = |month: &&str| {
        month.get(..word.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(word))
            || (month.starts_with("sep") && word.eq_ignore_ascii_case("sept"))
    };
    if word.len() < 3 {
        return None;
    }
    MONTHS.iter().position(begins).map(|index| index as u8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(value: &str) -> String {
        match read(value) {
            DateReading::Day(date) => date.to_string(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn dates_in_the_ways_newsrooms_write_them() {
        for value in [
            "2023-09-17",
            "2023-09-17T10:20:00+02:00",
            "2023-09-17 11:48:11 -0400",
            "2023/9/17",
            "17 September 2023",
            "September 17, 2023",
            "Sunday, Sept. 17, 2023, 10:20 GMT",
            "17.09.2023",
            "17th September 2023",
            "20230917",
            "9/17/2023",
        ] {
            assert_eq!(day(value), "2023-09-17", "{value}");
        }
    }

    #[test]
    fn days_are_counted_and_have_their_weekday() {
        for (value, days, weekday) in [
            ("1970-01-01", 0, 3),
            ("1969-12-31", -1, 2),
            ("2023-09-17", 19_617, 6),
            ("2024-02-29", 19_782, 3),
        ] {
            let DateReading::Day(date) = read(value) else { panic!("{value} is a day") };
            assert_eq!((date.days(), date.weekday()), (days, weekday), "{value}");
        }
    }

    #[test]
    fn two_small_numbers_are_ambiguous_and_no_date_is_unreadable() {
        assert!(matches!(read("03/04/2023"), DateReading::Ambiguous(..)));
        assert_eq!(day("03/03/2023"), "2023-03-03");
        assert_eq!(read("last Tuesday"), DateReading::Unreadable);
        assert_eq!(read("2023-02-30"), DateReading::Unreadable);
        assert_eq!(read("May 2023"), DateReading::Vague);
        assert_eq!(read("2023"), DateReading::Vague);
    }
}
