//! When an article was published.

use super::date::{Date, DateReading, read};
use super::document::Article;
use super::label::FieldKind;
use super::link::LinkRole;
use super::url::{Confidence, date_in};

impl Article {
    /// The day of publication: its field, else the date in its original URL.
    pub fn published(&self) -> Option<Date> {
        let outline = self.outline();
        let field = outline.fields_of(FieldKind::Published).find_map(|field| match read(&field.text) {
            DateReading::Day(date) => Some(date),
            DateReading::Vague | DateReading::Ambiguous(..) | DateReading::Unreadable => None,
        });
        field
            .or_else(|| outline.links_of(LinkRole::Original).find_map(|link| date_of_address(&link.link.url)))
    }
}

/// The day of publication that a site has written into the address.
pub fn date_of_address(address: &str) -> Option<Date> {
    let found = date_in(address).filter(|found| found.confidence == Confidence::High)?;
    Date::new(found.year, found.month?, found.day?)
}
