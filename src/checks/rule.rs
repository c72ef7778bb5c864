//! What a rule is: a name, a group, a severity, a page and a function.

use std::fmt;

use super::findings::{ArticleFindings, PassageFindings};
use super::inputs::Inputs;
use super::left_out::LeftOut;
use super::option::RuleOption;
use super::passage::{Passage, Sign, Signs};
use super::story::{Story, Tales};
use crate::article::{Article, WEEKDAY_BEGINNINGS};
use crate::text::NeedleSets;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For who looks for it.
    Hint,
    /// Worth a look.
    Info,
    /// A copy desk would ask.
    Warning,
    /// A reader cannot use it.
    Error,
}

impl Severity {
    /// All, the least first.
    pub const ALL: [Self; 4] = [Self::Hint, Self::Info, Self::Warning, Self::Error];

    /// Its name in settings and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Who said it.
    Attribution,
    /// Quotation marks and what is between them.
    Quotes,
    /// Whom an article draws on.
    Sources,
    /// URLs and paths.
    Links,
    /// Related articles.
    Related,
    /// Fields and dates.
    Metadata,
}

impl Group {
    /// All, in the order of the documentation.
    pub const ALL: [Self; 6] =
        [Self::Attribution, Self::Quotes, Self::Sources, Self::Links, Self::Related, Self::Metadata];

    /// Its name in settings and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Attribution => "attribution",
            Self::Quotes => "quotes",
            Self::Sources => "sources",
            Self::Links => "links",
            Self::Related => "related",
            Self::Metadata => "metadata",
        }
    }

    /// The group called `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

/// A check, in the registry.
#[derive(Debug)]
pub struct Rule {
    /// Its kebab-case name, the code of its findings.
    pub name: &'static str,
    /// What it is about.
    pub group: Group,
    /// How much its findings matter unless the settings say otherwise.
    pub severity: Severity,
    /// Whether it speaks unless the settings say otherwise.
    pub is_on: bool,
    /// Its page, in Markdown: the doc comment above it.
    pub page: &'static str,
    /// What the settings may say to it besides its level.
    pub options: &'static [&'static RuleOption],
    /// What it looks at.
    pub check: Check,
}

/// A rule on passages that is on.
#[derive(Clone, Copy, Debug)]
pub(super) struct PassageCheck {
    pub rule: &'static Rule,
    pub severity: Severity,
    /// What a passage must show to be looked at.
    pub sign: Signs,
    pub check: fn(&Passage<'_>, &mut PassageFindings<'_>),
}

/// A rule on the whole text that is on.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoryCheck {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub check: fn(&Story<'_>, &mut Tales<'_>),
}

/// A rule on the article as a whole that is on.
#[derive(Clone, Copy, Debug)]
pub(super) struct ArticleCheck {
    pub rule: &'static Rule,
    pub severity: Severity,
    pub check: fn(&Article, &Inputs, &mut ArticleFindings<'_>),
}

/// Rules that are on, by what they look at.
#[derive(Debug, Default)]
pub(super) struct Checks {
    pub passages: Vec<PassageCheck>,
    pub articles: Vec<ArticleCheck>,
    pub stories: Vec<StoryCheck>,
    /// The letters by which passages are told for which there is more to look at; the first are those of weekdays.
    pub letters: NeedleSets,
}

impl Checks {
    /// The bit of the letters by which weekdays are told.
    pub const WEEKDAYS: u64 = 1;

    /// The checks of these rules, in their order.
    pub fn of(rules: impl Iterator<Item = (&'static Rule, Severity)>) -> Self {
        let mut checks = Self::default();
        let mut letters = vec![WEEKDAY_BEGINNINGS];
        for (rule, severity) in rules {
            if let Check::Passage(sign, check) | Check::Both(sign, check, _) = rule.check {
                let sign = match sign {
                    Sign::Any => Signs::ANY,
                    Sign::RunningText => Signs::RUNNING_TEXT,
                    Sign::Letters(set) => {
                        letters.push(set);
                        Signs::of_letters(1 << (letters.len() - 1))
                    }
                    Sign::Doubts => Signs::DOUBTS,
                    Sign::Attributions => Signs::ATTRIBUTIONS,
                    Sign::Quotes => Signs::QUOTES,
                    Sign::Weekdays => Signs::WEEKDAYS,
                };
                checks.passages.push(PassageCheck { rule, severity, sign, check });
            }
            if let Check::Article(check) | Check::Absence(check) | Check::Both(_, _, check) = rule.check {
                checks.articles.push(ArticleCheck { rule, severity, check });
            }
            if let Check::Story(check) = rule.check {
                checks.stories.push(StoryCheck { rule, severity, check });
            }
        }
        checks.letters = NeedleSets::new(&letters);
        checks
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub enum Check {
    /// One block of running text at a time that shows a sign, with what is known of the blocks around.
    Passage(Sign, fn(&Passage<'_>, &mut PassageFindings<'_>)),
    /// The outline: fields, links, related articles.
    Article(fn(&Article, &Inputs, &mut ArticleFindings<'_>)),
    /// The same, for what the article lacks as a whole: to who writes it, that is said when typing rests.
    Absence(fn(&Article, &Inputs, &mut ArticleFindings<'_>)),
    /// The whole text: names, who says what, phrases.
    Story(fn(&Story<'_>, &mut Tales<'_>)),
    /// Both: passages, and what the outline says beside them.
    Both(Sign, fn(&Passage<'_>, &mut PassageFindings<'_>), fn(&Article, &Inputs, &mut ArticleFindings<'_>)),
    /// What is left out of the findings, once they are known.
    LeftOut(fn(&Article, &LeftOut, &mut ArticleFindings<'_>)),
}

impl Rule {
    /// Whether it looks at suppressions and the baseline rather than at the article.
    pub fn is_about_left_out(&self) -> bool {
        match self.check {
            Check::LeftOut(_) => true,
            Check::Passage(..)
            | Check::Article(_)
            | Check::Both(..)
            | Check::Absence(_)
            | Check::Story(_) => false,
        }
    }

    /// The first sentence of its page.
    pub fn summary(&self) -> &'static str {
        self.page.trim_start().lines().next().unwrap_or_default()
    }

    /// Its level unless the settings say otherwise.
    pub fn level(&self) -> Option<Severity> {
        self.is_on.then_some(self.severity)
    }
}

/// Declares a rule; the doc comment above it is its page. `Hint off` is a rule that says nothing until it is switched on. Its
/// options stand in brackets at the end.
macro_rules! rule {
    (@is_on) => { true };
    (@is_on off) => { false };
    ($(#[doc = $page:literal])+ $name:ident = $code:literal, $group:ident, $severity:ident $($off:ident)?, $scope:ident($($check:path),+) $(, [$($option:ident),+])?) => {
        $(#[doc = $page])+
        pub(in crate::checks) static $name: $crate::checks::rule::Rule = $crate::checks::rule::Rule {
            name: $code,
            group: $crate::checks::rule::Group::$group,
            severity: $crate::checks::rule::Severity::$severity,
            is_on: $crate::checks::rule::rule!(@is_on $($off)?),
            page: concat!($($page, "\n"),+),
            options: &[$($(&$option),+)?],
            check: $crate::checks::rule::Check::$scope($($check),+),
        };
    };
}
pub(super) use rule;
