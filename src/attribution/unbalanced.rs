//! Quotation marks without their other half. Whether one is reported, the rule decides; paragraphs left open on purpose
//! are excused here.

use super::carry::{Carried, Handed};
use super::lexicon::Traits;
use super::quote::{self, Ending, Quote};
use super::word;
use super::{Analysis, Marks};
use crate::text::Span;

impl Analysis {
    /// Faults of balance: from a lone opening mark to its sentence's end, from the sentence's start to a lone closing
    /// mark. `before` is the walk's state in front of this paragraph and `next` what the paragraph behind hands on, for a quote that
    /// runs over several paragraphs opens again in each.
    pub fn unbalanced(&self, prose: &str, before: &Carried, next: Option<Handed>) -> Vec<Span> {
        let mut faults = Vec::new();
        for quote in self.quotes.iter().filter(|quote| quote.is_outermost() && quote.marks == Marks::Double) {
            let fault = match quote.ending {
                Ending::Closed => false,
                Ending::Broken => true,
                Ending::Open => !next.is_some_and(Handed::opens_again) || holds_cue(prose, quote),
            };
            if fault {
                let from = quote.content.start.index();
                let end = quote::sentence_end(prose, from, quote.span.end.index());
                faults.push(Span::new(quote.span.start.index(), end));
            }
        }
        // A mark that closes what the paragraph before left open is the other half of that fault.
        let lone = self.lone_marks.iter().skip(usize::from(before.is_open()));
        faults.extend(lone.map(|&mark| {
            let sentence = self.sentences.partition_point(|sentence| sentence.end < mark.end);
            let start =
                self.sentences.get(sentence).map_or(mark.start, |sentence| sentence.start.min(mark.start));
            Span { start, end: mark.end }
        }));
        faults.sort_unstable();
        faults
    }
}

/// Whether somebody is said to speak within a quote that was never closed: the mark is missing before that.
fn holds_cue(prose: &str, quote: &Quote) -> bool {
    let mut before = Before::Other;
    for word in quote.content.of(prose).split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let traits = word::known(bare).traits;
        let says = traits.any(Traits::INVERTS) && traits.any(Traits::PAST) && !traits.any(Traits::NOUN_LIKE);
        if says
            && match before {
                Before::Name | Before::Comma => true,
                Before::Role => word.ends_with(['.', ',']),
                Before::Other => false,
            }
        {
            return true;
        }
        before = if bare.starts_with(char::is_uppercase) && !traits.any(Traits::STARTER)
            || traits.any(Traits::HE | Traits::SHE)
        {
            Before::Name
        } else if word.ends_with(',') {
            Before::Comma
        } else if traits.any(Traits::ROLE) {
            Before::Role
        } else {
            Before::Other
        };
    }
    false
}

/// What stands before a verb of saying.
enum Before {
    /// A name, "he" or "she".
    Name,
    /// "the mayor": whoever speaks may tell of what she said, so the cue must end its clause.
    Role,
    /// A comma: ", said the mayor".
    Comma,
    Other,
}
