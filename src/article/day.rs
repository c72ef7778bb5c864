//! Days named in running text, `17 September` or `Sept. 17, 2023`, and the weekday beside them.

use super::date::{Date, month_named};
use crate::text::{Needles, Span};

/// A day as words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// From its first word to its last.
    pub span: Span,
    /// The day of the month.
    pub day: u8,
    /// The month, from 1.
    pub month: u8,
    /// The year, where one stands there.
    pub year: Option<u16>,
}

/// A weekday and the day beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekdayOfDay {
    /// Both.
    pub span: Span,
    /// The weekday, 0 for Monday.
    pub weekday: u8,
    /// The day.
    pub day: NamedDay,
}

/// The names of the weekdays, from Monday.
pub const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl NamedDay {
    /// The day in its own year; where none stands there, in the one that brings it nearest to `near`.
    pub fn nearest(&self, near: Option<Date>) -> Option<Date> {
        if let Some(year) = self.year {
            return Date::new(year, self.month, self.day);
        }
        let near = near?;
        let years = near.year.saturating_sub(1)..=near.year.saturating_add(1);
        let days = years.filter_map(|year| Date::new(year, self.month, self.day));
        days.min_by_key(|day| (day.days() - near.days()).abs())
    }
}

/// The days that `text` names, in order. Linear.
pub fn days_in(text: &str) -> impl Iterator<Item = NamedDay> {
    let words = words(text);
    let found: Vec<NamedDay> =
        (0..words.len()).filter_map(|at| Reader { text, words: &words }.day(at)).collect();
    found.into_iter()
}

/// The weekdays in `text` that stand beside a day, each with its day: in a range, each belongs to its own end. Where
/// no weekday is named, it costs a look at the capitals; linear.
pub fn weekdays_of_days(text: &str) -> Vec<WeekdayOfDay> {
    if !(BEGINNINGS.are_in(text) && MONTH_BEGINNINGS.are_in(text)) {
        return Vec::new();
    }
    let words = words(text);
    let reader = Reader { text, words: &words };
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match reader.weekday(at) {
            Some(weekday) => at = reader.beside(at, weekday, &mut found).max(at + 1),
            None => at += 1,
        }
    }
    found
}

/// How the names of weekdays begin.
pub const WEEKDAY_BEGINNINGS: &[&str] = &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

static BEGINNINGS: Needles = Needles::new(WEEKDAY_BEGINNINGS);

/// How the names of months begin, whole or shortened.
static MONTH_BEGINNINGS: Needles = Needles::new(&[
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "JAN", "FEB", "MAR",
    "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
]);

/// Words and marks, white space left out.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let end = at + c.len_utf8();
        match words.last_mut() {
            Some(last)
                if last.end.index() == at
                    && c.is_alphanumeric()
                    && text[..at].ends_with(char::is_alphanumeric) =>
            {
                *last = Span::new(last.start.index(), end);
            }
            _ => words.push(Span::new(at, end)),
        }
    }
    words
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    words: &'a [Span],
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |span| span.of(self.text))
    }

    fn is(&self, at: usize, marks: &[&str]) -> bool {
        marks.contains(&self.word(at))
    }

    /// Behind `at` where one of `marks` stands there, else `at`.
    fn past(&self, at: usize, marks: &[&str]) -> usize {
        at + usize::from(self.is(at, marks))
    }

    fn span(&self, from: usize, to: usize) -> Span {
        self.words[from].join(self.words[to])
    }

    /// The weekday named at `at`, whole or shortened. “The Sun” and “Daily Sun” are newspapers.
    fn weekday(&self, at: usize) -> Option<u8> {
        const SHORT: [&[&str]; 7] = [
            &["Mon"],
            &["Tue", "Tues"],
            &["Wed", "Weds"],
            &["Thu", "Thur", "Thurs"],
            &["Fri"],
            &["Sat"],
            &["Sun"],
        ];
        let word = self.word(at);
        let whole = WEEKDAYS.iter().position(|name| *name == word);
        let is_name = || {
            at > 0
                && self.words[at - 1].end.index() + 1 == self.words[at].start.index()
                && self.word(at - 1).starts_with(|c: char| c.is_uppercase())
                || self.is(at.wrapping_sub(1), &["the"])
        };
        let index =
            whole.or_else(|| SHORT.iter().position(|names| names.contains(&word)).filter(|_| !is_name()));
        index.map(|index| index as u8)
    }

    fn month(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        month_named(word).filter(|_| word.starts_with(|c: char| c.is_ascii_uppercase()))
    }

    /// A day of a month: `17`, `17th`.
    fn number(&self, at: usize) -> Option<u8> {
        let word = self.word(at);
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let is_plain = matches!(&word[digits.len()..], "" | "st" | "nd" | "rd" | "th");
        digits.parse::<u8>().ok().filter(|day| is_plain && (1..=31).contains(day))
    }

    /// A year at `at` or behind a comma there, and where it ends.
    fn year(&self, at: usize) -> Option<(u16, usize)> {
        let at = self.past(at, &[","]);
        let word = self.word(at);
        let year = word.parse::<u16>().ok().filter(|_| word.len() == 4)?;
        // “17 September 2,000 people” has no year, and neither has a sum of money.
        (1000..2200).contains(&year).then_some((year, at))
    }

    /// Behind the word at `at` and the stop of its short form.
    fn past_short(&self, at: usize) -> usize {
        let word = self.word(at);
        let is_whole = WEEKDAYS.contains(&word)
            || word.len() > 5
            || matches!(word, "March" | "April" | "May" | "June" | "July");
        if is_whole { at + 1 } else { self.past(at + 1, &["."]) }
    }

    /// The day that is named from `at` on.
    fn day(&self, at: usize) -> Option<NamedDay> {
        if let Some(month) = self.month(at) {
            // `17 September` was found at its number.
            let is_behind_number = at > 0 && self.number(at - 1).is_some()
                || at > 1 && self.is(at - 1, &["of"]) && self.number(at - 2).is_some();
            let number = self.past_short(at);
            let day = self.number(number).filter(|_| !is_behind_number)?;
            return Some(self.with_year(at, number, day, month));
        }
        let day = self.number(at)?;
        let month = self.past(at + 1, &["of"]);
        let name = self.month(month)?;
        let end = month + usize::from(self.is(month + 1, &["."]) && self.year(month + 2).is_some());
        Some(self.with_year(at, end, day, name))
    }

    fn with_year(&self, from: usize, to: usize, day: u8, month: u8) -> NamedDay {
        let (year, to) = self.year(to + 1).map_or((None, to), |(year, to)| (Some(year), to));
        NamedDay { span: self.span(from, to), day, month, year }
    }

    /// Adds what the weekday at `at` stands beside; returns where to go on.
    fn beside(&self, at: usize, weekday: u8, found: &mut Vec<WeekdayOfDay>) -> usize {
        let mut push = |from: Span, weekday, day: NamedDay| {
            found.push(WeekdayOfDay { span: from.join(day.span), weekday, day });
        };
        let here = self.words[at];
        let behind = self.past(self.past_short(at), &[",", "("]);
        if let Some((other, start)) =
            self.joined(behind).and_then(|second| Some((self.weekday(second)?, second)))
        {
            // Friday to Sunday, 15-17 September.
            let days = self.past(self.past_short(start), &[",", "("]);
            match self.days(days) {
                Some((first, Some(last))) => {
                    push(here, weekday, first);
                    push(self.words[start], other, last);
                }
                Some((only, None)) => push(self.words[start], other, only),
                None => return start,
            }
            return days;
        }
        let start = self.past(behind, &["the"]);
        if let Some((first, _)) = self.days(start) {
            push(here, weekday, first);
            return start;
        }
        // Monday 3 to Friday 7 March: the month stands at the end.
        if let Some(number) = self.number(start)
            && let Some(second) = self.joined(start + 1)
            && self.weekday(second).is_some()
            && let Some((last, _)) = self.days(self.past(second + 1, &[","]))
            && number < last.day
        {
            push(here, weekday, NamedDay { day: number, ..last });
            return second;
        }
        if let Some(day) = self.explained(at) {
            found.push(WeekdayOfDay { span: day.span.join(here), weekday, day });
        }
        at + 1
    }

    /// The day that the weekday at `at` explains: `17 September 2023 (Sunday)`, `17 September, a Sunday`.
    fn explained(&self, at: usize) -> Option<NamedDay> {
        if self.is(at.wrapping_sub(1), &["("]) && self.is(at + 1, &[")"]) {
            return self.day_before(at - 1);
        }
        // Not “17 September, a Sunday fair”.
        let ends = !self.word(at + 1).starts_with(char::is_alphanumeric);
        let is_aside = at > 1 && self.is(at - 1, &["a"]) && self.is(at - 2, &[","]);
        (ends && is_aside).then(|| self.day_before(at - 2)).flatten()
    }

    /// Where the second end of a range begins, if a word or a mark at `at` joins two.
    fn joined(&self, at: usize) -> Option<usize> {
        self.is(at, &["to", "-", "–", "—", "through", "until", "till", "and", "or"]).then_some(at + 1)
    }

    /// The day named at `at`, or the two ends of a range of days in one month.
    fn days(&self, at: usize) -> Option<(NamedDay, Option<NamedDay>)> {
        if let Some(month) = self.month(at) {
            let number = self.past_short(at);
            let first = self.number(number)?;
            let last = self.joined(number + 1).and_then(|last| Some((self.number(last)?, last)));
            let Some((last, end)) = last.filter(|(_, end)| self.month(end + 1).is_none()) else {
                return self.day(at).map(|day| (day, None));
            };
            let whole = self.with_year(at, end, first, month);
            return Some((whole, Some(NamedDay { day: last, ..whole })));
        }
        let first = self.number(at)?;
        if let Some(second) = self.joined(at + 1)
            && let Some(last) = self.day(second).filter(|_| self.number(second).is_some())
        {
            let span = self.words[at].join(last.span);
            return Some((NamedDay { day: first, span, ..last }, Some(last)));
        }
        self.day(at).map(|day| (day, None))
    }

    /// The day whose words end right before `end`.
    fn day_before(&self, end: usize) -> Option<NamedDay> {
        let starts = end.saturating_sub(5)..end;
        let ends_here = |day: &NamedDay| day.span.end == self.words[end - 1].end;
        starts.filter_map(|start| self.day(start)).find(ends_here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let written = |found: &WeekdayOfDay| {
            let year = found.day.year.map_or(String::new(), |year| format!(" {year}"));
            format!(
                "{} {}/{}{year}",
                &WEEKDAYS[usize::from(found.weekday)][..3],
                found.day.day,
                found.day.month
            )
        };
        weekdays_of_days(text).iter().map(written).collect()
    }

    #[test]
    fn a_weekday_beside_a_day() {
        for (text, expected) in [
            ("It sank on Tuesday, 17 September 2023.", "Tue 17/9 2023"),
            ("It sank on Tuesday 17th September.", "Tue 17/9"),
            ("Tuesday, the 17th of September", "Tue 17/9"),
            ("On Tuesday, Sept. 17, 2023, it sank.", "Tue 17/9 2023"),
            ("Tue, 17 Sep 2023 10:00:00 +0000", "Tue 17/9 2023"),
            ("Tuesday (May 17)", "Tue 17/5"),
            ("on 17 September 2023 (Tuesday)", "Tue 17/9 2023"),
            ("on 17 September, a Tuesday, it sank", "Tue 17/9"),
            ("on September 17, 2023, a Tuesday.", "Tue 17/9 2023"),
            ("on Tuesday,\nSeptember 17", "Tue 17/9"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn in_a_range_each_weekday_belongs_to_its_own_end() {
        assert_eq!(found("Friday to Sunday, 15-17 September 2023"), ["Fri 15/9 2023", "Sun 17/9 2023"]);
        assert_eq!(found("Saturday and Sunday, September 16 and 17"), ["Sat 16/9", "Sun 17/9"]);
        assert_eq!(found("Friday to Sunday, 17 September"), ["Sun 17/9"]);
        assert_eq!(found("Monday 3 to Friday 7 March"), ["Mon 3/3", "Fri 7/3"]);
        assert_eq!(found("Monday, March 3–5"), ["Mon 3/3"]);
        assert_eq!(found("Sunday, March 3 – Tuesday, March 5"), ["Sun 3/3", "Tue 5/3"]);
    }

    #[test]
    fn what_stands_beside_no_day() {
        for text in [
            "On Tuesday 17 people may march.",
            "The Sunday Times, 17 September 2023",
            "The Sun, 17 September 2023",
            "On September 17, Monday’s protest was over.",
            "It rained on Tuesday. September 17 was dry.",
            "It opens on Tuesday, in May. 17 people came.",
            "Monday to Friday",
            "On 17 September, a Sunday fair opened.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn a_day_without_year_is_the_nearest() {
        let near = Date::new(2023, 12, 28);
        let day = |text| days_in(text).next().and_then(|day| day.nearest(near)).map(|day| day.to_string());
        assert_eq!(day("on 2 January").as_deref(), Some("2024-01-02"));
        assert_eq!(day("on December 20").as_deref(), Some("2023-12-20"));
        assert_eq!(day("on 2 January 1990").as_deref(), Some("1990-01-02"));
        assert_eq!(day("in January"), None);
    }
}
