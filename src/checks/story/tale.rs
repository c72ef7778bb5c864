//! What rules on the whole text have to say: findings whose places are named, not counted, so that they stay true while
//! words are typed that change nothing for these rules.

use std::path::PathBuf;

use super::At;
use crate::article::{Article, Place};
use crate::checks::finding::{Finding, Fix, FixEdit, RelatedPlace, Spot, There};
use crate::checks::option::{Active, RuleOption};
use crate::checks::rule::{Rule, Severity};
use crate::text::Span;

/// A place by what stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Anchor {
    /// A mention's whole phrase.
    Mention(At),
    /// A mention's name alone.
    Name(At),
    /// The source and the cue of an attribution.
    Attribution(At),
    /// A quote with its marks.
    Quote(At),
    /// A place that the outline knows.
    Place(Place),
}

/// A finding not yet placed.
#[derive(Debug)]
pub struct Tale {
    rule: &'static Rule,
    severity: Severity,
    at: Anchor,
    message: String,
    fixes: Vec<(String, Vec<(Anchor, String)>)>,
    related: Vec<(Elsewhere, String)>,
}

#[derive(Debug)]
enum Elsewhere {
    Here(Anchor),
    There(PathBuf, There),
}

/// Where a rule on the whole text puts what it has to say.
pub struct Tales<'a> {
    active: Active<'a>,
    list: &'a mut Vec<Tale>,
}

impl<'a> Tales<'a> {
    /// A list to which the rule adds.
    pub fn new(active: Active<'a>, list: &'a mut Vec<Tale>) -> Self {
        Self { active, list }
    }

    /// The number that holds for an option of the rule.
    pub fn count(&self, option: &RuleOption) -> usize {
        self.active.count(option)
    }

    /// Reports a fault at `at`.
    pub fn report(&mut self, at: Anchor, message: impl Into<String>) -> TaleDraft<'_> {
        let Active { rule, severity, .. } = self.active;
        let message = message.into();
        self.list.push(Tale { rule, severity, at, message, fixes: Vec::new(), related: Vec::new() });
        TaleDraft(self.list.last_mut())
    }
}

/// A finding just reported, to which its rule adds.
pub struct TaleDraft<'a>(Option<&'a mut Tale>);

impl TaleDraft<'_> {
    /// Adds a fix that somebody must choose.
    pub fn fix(self, title: impl Into<String>, edits: Vec<(Anchor, String)>) -> Self {
        self.with(|tale| tale.fixes.push((title.into(), edits)))
    }

    /// Points to another place of the article that explains the finding.
    pub fn see(self, at: Anchor, message: impl Into<String>) -> Self {
        self.with(|tale| tale.related.push((Elsewhere::Here(at), message.into())))
    }

    /// Points to a place in another article.
    pub fn see_there(self, path: PathBuf, there: There, message: impl Into<String>) -> Self {
        self.with(|tale| tale.related.push((Elsewhere::There(path, there), message.into())))
    }

    fn with(self, add: impl FnOnce(&mut Tale)) -> Self {
        let Self(mut tale) = self;
        if let Some(tale) = tale.as_deref_mut() {
            add(tale);
        }
        Self(tale)
    }
}

/// The findings that `tales` are in `article` as it stands, each with the index of its chunk.
pub fn placed<'t>(tales: &'t [Tale], article: &'t Article) -> impl Iterator<Item = (usize, Finding)> + 't {
    tales.iter().filter_map(|tale| {
        let place = tale.at.place(article)?;
        let mut finding = Finding {
            rule: tale.rule,
            severity: tale.severity,
            span: place.span,
            message: tale.message.clone(),
            fixes: tale.fixes.iter().filter_map(|(title, edits)| fix(title, edits, article)).collect(),
            related: tale.related.iter().filter_map(|(at, message)| related(at, message, article)).collect(),
        };
        finding.widen_to_characters(article.parts().get(place.chunk)?.chunk.text());
        Some((place.chunk, finding))
    })
}

fn fix(title: &str, edits: &[(Anchor, String)], article: &Article) -> Option<Fix> {
    let edit = |(at, text): &(Anchor, String)| {
        Some(FixEdit { at: Spot::There(at.place(article)?), text: text.clone().into() })
    };
    Some(Fix {
        title: title.to_owned(),
        is_safe: false,
        creates: None,
        edits: edits.iter().map(edit).collect::<Option<_>>()?,
    })
}

fn related(at: &Elsewhere, message: &str, article: &Article) -> Option<RelatedPlace> {
    let message = message.to_owned();
    Some(match at {
        Elsewhere::Here(at) => {
            RelatedPlace { path: None, at: Some(Spot::There(at.place(article)?)), there: None, message }
        }
        Elsewhere::There(path, there) => {
            RelatedPlace { path: Some(path.clone()), at: None, there: Some(*there), message }
        }
    })
}

impl Anchor {
    /// Where it stands in `article`; nothing where that is gone.
    pub fn place(self, article: &Article) -> Option<Place> {
        let at = match self {
            Self::Place(place) => return Some(place),
            Self::Mention(at) | Self::Name(at) | Self::Attribution(at) | Self::Quote(at) => at,
        };
        let chunk = &article.parts().get(at.chunk)?.chunk;
        let block = chunk.blocks.get(at.block as usize)?;
        let analysis = chunk.analysis(at.block as usize);
        let index = at.index as usize;
        let span = match self {
            Self::Place(place) => place.span,
            Self::Mention(_) => analysis.mentions.get(index)?.span,
            Self::Name(_) => {
                analysis.mentions.get(index).map(|mention| mention.name.unwrap_or(mention.span))?
            }
            Self::Quote(_) => analysis.quotes.get(index)?.span,
            Self::Attribution(_) => {
                let said = analysis.attributions.get(index)?;
                said.source.iter().chain(&said.cue).copied().reduce(Span::join)?
            }
        };
        Some(Place::new(at.chunk, span.shifted(block.span.start)))
    }
}
