//! Whether a line's end lies inside a URL: the place, weighed against the document's margin.

use super::joint::{After, Front, Gap, Joint, Shape, Tail};
use super::margin::Margin;

/// A proportional font lets the columns of full lines differ by so many.
const WAVER: u16 = 6;

/// Whether the URL above `joint` goes on below it.
pub(super) fn goes_on(joint: &Joint, margin: Margin) -> bool {
    if joint.shape == Shape::Url {
        return match joint.tail {
            Tail::ArchivePrefix => joint.after != After::Text,
            Tail::Scheme => joint.width > 4 && joint.front == Front::Small,
            _ => false,
        };
    }
    if margin.is_quoted_printable() {
        return matches!(joint.gap, Gap::Equals | Gap::PutIn);
    }
    if joint.gap == Gap::PutIn || joint.settled {
        return true;
    }
    let place = Place { joint, margin, stands_apart: joint.after != After::Text };
    match joint.tail {
        _ if joint.gap == Gap::Equals => place.after_query(),
        Tail::Scheme | Tail::OpenHost => joint.is_host_like(),
        Tail::Host => place.in_host(),
        Tail::ArchivePrefix => false,
        Tail::File => joint.front == Front::Mark,
        Tail::Hyphen => place.after_hyphen(),
        Tail::Query => place.after_query(),
        Tail::Slash | Tail::Mark => place.after_mark(),
        Tail::Plain => place.in_mid_word(),
    }
}

impl Joint {
    /// Whether the rest may be what is left of a host.
    fn is_host_like(&self) -> bool {
        let has_its_shape = match self.front {
            Front::Small | Front::WeakMark => {
                matches!(self.shape, Shape::Host | Shape::Slug | Shape::Compound)
            }
            Front::Digit => matches!(self.shape, Shape::Host | Shape::Slug),
            Front::Mark | Front::Capital | Front::TitleCase => false,
        };
        has_its_shape && !self.only_hyphens
    }
}

struct Place<'j> {
    joint: &'j Joint,
    margin: Margin,
    stands_apart: bool,
}

impl Place<'_> {
    /// No address ends in a hyphen, but a dash may follow one.
    fn after_hyphen(&self) -> bool {
        match (self.joint.front, self.joint.shape) {
            (_, Shape::Slug | Shape::Host) => true,
            (Front::Capital, Shape::Compound) => self.stands_apart,
            (Front::Capital, _) => false,
            _ if self.stands_apart => true,
            _ => self.joint.shape != Shape::Everyday && self.had_no_room_for(self.joint.to_hyphen, 0),
        }
    }

    fn after_query(&self) -> bool {
        match (self.joint.front, self.joint.shape) {
            (_, Shape::Slug) | (Front::Mark, _) => true,
            (Front::Capital, _) => self.joint.after == After::Nothing,
            _ if self.stands_apart => true,
            _ => self.joint.shape != Shape::Everyday && self.had_no_room_for(self.joint.width, 0),
        }
    }

    /// Whole addresses end in a slash, too, so the line must have been full.
    fn after_mark(&self) -> bool {
        let full = self.had_no_room_for(self.joint.to_mark, WAVER);
        match (self.joint.front, self.joint.shape) {
            (Front::Mark, _) => self.stands_apart || full,
            (_, Shape::Slug) => full || (self.stands_apart && self.has_no_margin()),
            (Front::Capital, _) | (_, Shape::Number | Shape::Everyday | Shape::Host | Shape::Url) => false,
            (_, Shape::Compound | Shape::Word) => full && self.stands_apart,
        }
    }

    /// What is left of a host looks like one.
    fn in_host(&self) -> bool {
        let looks_like_a_host = match self.joint.front {
            Front::Small | Front::Digit | Front::WeakMark => {
                matches!(self.joint.shape, Shape::Slug | Shape::Host)
            }
            Front::Mark => true,
            Front::Capital | Front::TitleCase => false,
        };
        looks_like_a_host && self.is_at_edge(WAVER)
    }

    /// A cut in mid word happens at the very edge.
    fn in_mid_word(&self) -> bool {
        let (joint, margin) = (self.joint, self.margin);
        let seldom = margin.cuts_at_marks() && joint.hyphen_before;
        let unheard_of = seldom && margin.cuts() > 2;
        match (joint.front, joint.shape) {
            (Front::Mark, _) => self.stands_apart || self.is_at_edge(WAVER),
            (_, Shape::Slug) | (Front::WeakMark, _) => !seldom && self.is_at_edge(WAVER),
            (Front::Capital, _) | (_, Shape::Everyday | Shape::Host | Shape::Url) => false,
            (_, Shape::Compound) if self.stands_apart => !unheard_of && self.is_at_edge(WAVER),
            (_, Shape::Compound) => margin.cut_words_at(joint.columns),
            _ if joint.completes_number && self.stands_apart => true,
            (_, Shape::Word | Shape::Number) => {
                let is_crumb = joint.shape == Shape::Word && joint.width < 4 && self.is_beyond_all();
                let slack = if seldom { 0 } else { WAVER / 2 };
                self.stands_apart && (is_crumb || (!unheard_of && self.is_at_edge(slack)))
            }
        }
    }

    /// Whether no other line is nearly as long.
    fn is_beyond_all(&self) -> bool {
        self.joint.columns > self.margin.edge().saturating_add(2 * WAVER) && self.joint.columns > 60
    }

    fn has_no_margin(&self) -> bool {
        self.margin.edge() == 0 && self.joint.columns > 50
    }

    fn had_no_room_for(&self, columns: u16, slack: u16) -> bool {
        let edge = self.margin.edge();
        edge > 0 && self.joint.columns.saturating_add(columns).saturating_add(slack) > edge
    }

    fn is_at_edge(&self, slack: u16) -> bool {
        let edge = self.margin.edge();
        edge > 0
            && self.joint.columns.abs_diff(edge) <= if self.joint.columns < edge { slack } else { 2 * WAVER }
    }
}
