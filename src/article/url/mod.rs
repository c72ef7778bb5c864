//! URLs in text: finding them, joining those that a line wrap has cut, repairing the malformed, comparing them.
//!
//! Everything here looks at text alone: no network, no files. `Scan` is the way in for running text; the other functions
//! take an address as a string.

mod canonical;
mod capture;
mod dates;
mod deceptive;
mod ends;
mod found;
mod host;
mod joint;
mod lines;
mod malformed;
mod margin;
mod parts;
mod pattern;
mod percent;
mod plain;
mod scan;
mod shortener;
mod sites;
mod slug;
mod tracking;
mod verdict;
mod wrap;
mod wrappers;

pub use canonical::canonical;
pub use capture::{leads_to_no_copy, outside_archives};
pub use dates::{AddressDate, Confidence, date_in};
pub use deceptive::{Deception, deceptive, goes_on_behind_mark};
pub use ends::trailing_punctuation;
pub use found::{FoundUrl, Scan};
pub use host::{Private, credentials, host, is_home_page, private, registered_domain, without_credentials};
pub use malformed::{Fault, Malformed, is_too_long, malformed, malformed_in};
pub use margin::Margin;
pub use parts::is_below;
pub use percent::decoded as percent_decoded;
pub use shortener::{is_of_shortener, shortener};
pub use sites::{SiteException, Sites};
pub use slug::{headline_words, joined_headline_words, resemblance, slug_in, slug_words};
pub use tracking::without_tracking;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
