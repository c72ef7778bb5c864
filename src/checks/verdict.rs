//! What the network has said about a link, and when.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use crate::article::Date;

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// The page is there.
    Alive,
    /// The page is there, at another address for good.
    Moved,
    /// The page is gone: 404, 410, or no such host.
    Dead,
    /// The site answers, but not to programs.
    Blocked,
    /// Nobody can tell.
    Unknown,
}

impl VerdictKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Alive, Self::Moved, Self::Dead, Self::Blocked, Self::Unknown];

    /// Its name in output and in the cache.
    pub fn name(self) -> &'static str {
        match self {
            Self::Alive => "alive",
            Self::Moved => "moved",
            Self::Dead => "dead",
            Self::Blocked => "blocked",
            Self::Unknown => "unknown",
        }
    }

    /// The kind called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// The reason of a link whose address may not be asked.
pub const PRIVATE_ADDRESS: &str = "private address";

/// What the network has said about an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What became of it.
    pub kind: VerdictKind,
    /// Where it was redirected, in order.
    pub redirects: Vec<Redirect>,
    /// Why, in a few words: `404 Not Found`, `no such host`, `private address`.
    pub reason: String,
    /// When it was asked.
    pub checked_at: Moment,
}

impl Verdict {
    /// Where the page has moved to: as far as redirects are for good. What comes behind one for now may be elsewhere tomorrow.
    pub fn moved_to(&self) -> Option<&str> {
        let for_good = self.redirects.iter().take_while(|redirect| redirect.is_for_good());
        for_good.last().map(|redirect| &*redirect.to).filter(|_| self.kind == VerdictKind::Moved)
    }
}

/// One address that said to look at another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The status by which it did: 301, 302, 303, 307 or 308.
    pub status: u16,
    /// The other address.
    pub to: String,
}

impl Redirect {
    /// Whether it is for good (RFC 9110, 15.4).
    pub fn is_for_good(&self) -> bool {
        matches!(self.status, 301 | 308)
    }
}

/// What an archive of the web has of an address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ArchivedCopy {
    /// It was not asked, or gave no answer.
    #[default]
    Unasked,
    /// Nothing.
    Nothing,
    /// A copy.
    Found {
        /// Where it is.
        url: String,
        /// The day it was made.
        day: Date,
    },
}

/// What is known of a link from the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkNews {
    /// What became of it.
    pub verdict: Verdict,
    /// Its archived copy nearest to the day of the article.
    pub copy: ArchivedCopy,
}

/// What the network has said about one article's links; where it was not asked, nothing is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    /// By the link's index in the outline.
    pub links: Vec<Option<LinkNews>>,
}

impl Verdicts {
    /// What is known of the link of index `link`.
    pub fn of(&self, link: usize) -> Option<&LinkNews> {
        self.links.get(link)?.as_ref()
    }
}

/// A point in time: seconds since 1970 in UTC.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub u64);

const DAY: u64 = 24 * 60 * 60;

impl Moment {
    /// The present.
    pub fn now() -> Self {
        Self(SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |passed| passed.as_secs()))
    }

    /// The beginning of `day` in UTC; of a day before 1970, that of the first.
    pub fn of_day(day: Date) -> Self {
        Self(u64::try_from(day.days()).unwrap_or(0) * DAY)
    }

    /// The day in UTC (the algorithm is Howard Hinnant's `civil_from_days`).
    pub fn day(self) -> Date {
        let days = self.0 / DAY + 719_468;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + u64::from(month <= 2);
        Date { year: year as u16, month: month as u8, day: day as u8 }
    }
}

impl fmt::Display for Moment {
    /// RFC 3339, in UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 % DAY;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}Z", self.day())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_written_as_days_and_hours() {
        for (seconds, written) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_694_962_801, "2023-09-17T15:00:01Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(Moment(seconds).to_string(), written);
            assert_eq!(Moment::of_day(Moment(seconds).day()), Moment(seconds - seconds % DAY));
        }
    }
}
