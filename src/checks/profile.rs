//! Profiles: what a desk wants to hear at one stage of an article's life.

use super::rule::Severity;

/// A stage of an article's life, and what is worth saying then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// Every rule at its own level.
    #[default]
    Auto,
    /// While a reporter writes: nothing that is still to come.
    Draft,
    /// Before publication: what must not go out.
    Publish,
    /// Old material: sources, labels and addresses, not style.
    Archive,
}

impl Profile {
    /// All, the default first.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Draft, Self::Publish, Self::Archive];

    /// Its name in settings and articles.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Draft => "draft",
            Self::Publish => "publish",
            Self::Archive => "archive",
        }
    }

    /// The profile called `name`, whatever its case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.name().eq_ignore_ascii_case(name))
    }

    /// What it is for, in a few words.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Auto => "every rule at its own level",
            Self::Draft => "while a reporter writes: nothing that is still to come",
            Self::Publish => "before publication: what must not go out",
            Self::Archive => "old material: sources, labels and addresses, not style",
        }
    }

    /// What it makes of the rule called `rule`.
    pub fn change(self, rule: &str) -> Change {
        let row = CHANGES.iter().find(|row| row.rule == rule);
        match self {
            Self::Auto => Change::None,
            Self::Draft => row.map_or(Change::None, |row| row.draft),
            Self::Publish => row.map_or(Change::None, |row| row.publish),
            Self::Archive => row.map_or(Change::None, |row| row.archive),
        }
    }
}

/// What a profile makes of a rule's own level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    None,
    /// The rule says nothing.
    Off,
    /// The rule matters as much as this; one that is off by itself stays off.
    To(Severity),
}

/// A rule that profiles change.
struct Row {
    rule: &'static str,
    draft: Change,
    publish: Change,
    archive: Change,
}

const SAME: Change = Change::None;
const OFF: Change = Change::Off;
const H: Change = Change::To(Severity::Hint);
const I: Change = Change::To(Severity::Info);
const W: Change = Change::To(Severity::Warning);
const E: Change = Change::To(Severity::Error);

const fn row(rule: &'static str, draft: Change, publish: Change, archive: Change) -> Row {
    Row { rule, draft, publish, archive }
}

/// Every rule that a profile raises, lowers or switches off, in the order of names: draft, publish, archive.
static CHANGES: &[Row] = &[
    row("anonymity-unexplained", SAME, W, OFF),
    row("bad-date", SAME, E, SAME),
    row("bare-source", SAME, E, I),
    row("cited-not-listed", OFF, SAME, H),
    row("embargo-active", I, E, H),
    row("headline-quote-absent", SAME, W, SAME),
    row("incomplete-source", OFF, SAME, SAME),
    row("label-typo", SAME, SAME, I),
    row("listed-not-used", OFF, SAME, H),
    row("missing-field", OFF, SAME, SAME),
    row("missing-source", OFF, SAME, SAME),
    row("mojibake", SAME, W, W),
    row("name-drift", SAME, W, H),
    row("quote-drift", SAME, W, SAME),
    row("related-newer", OFF, SAME, OFF),
    row("reportedly", SAME, I, OFF),
    row("title-drift", SAME, SAME, H),
    row("tracking-parameters", OFF, W, SAME),
    row("unattributed-quote", SAME, SAME, I),
    row("uncredited-agency", I, SAME, SAME),
    row("unlabelled-url", OFF, SAME, I),
    row("unnamed-outlet", SAME, SAME, I),
    row("unnamed-study", SAME, W, H),
    row("unplaced-officials", SAME, I, OFF),
    row("unresolved-marker", H, E, SAME),
    row("unresolved-title", OFF, W, SAME),
    row("url-date-mismatch", SAME, SAME, I),
    row("vague-authority", SAME, W, H),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rule_named;

    #[test]
    fn the_table_is_sorted_and_names_rules_that_there_are() {
        assert!(CHANGES.is_sorted_by_key(|row| row.rule));
        for row in CHANGES {
            assert!(rule_named(row.rule).is_some(), "{}", row.rule);
        }
    }

    #[test]
    fn every_line_of_the_table_changes_something() {
        for row in CHANGES {
            let own = rule_named(row.rule).expect("a rule").severity;
            for change in [row.draft, row.publish, row.archive] {
                assert_ne!(change, Change::To(own), "{}", row.rule);
            }
            assert!([row.draft, row.publish, row.archive].iter().any(|change| *change != Change::None));
        }
    }
}
