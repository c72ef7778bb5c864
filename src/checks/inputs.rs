//! What comes to the checks from outside the article: what the archive answers, what the network said, and the settings in
//! force.

use std::path::PathBuf;
use std::sync::Arc;

use super::finding::There;
use super::known::Known;
use super::levels::Levels;
use super::verdict::{Moment, Verdicts};
use crate::article::Date;
use crate::text::Span;

/// What the checks know besides the article.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Which rules are on, and how much they matter.
    pub levels: Arc<Levels>,
    /// What the archive says to the article's links and related titles.
    pub answers: Arc<Answers>,
    /// The article's quotes that other articles have in other words, or give to somebody else.
    pub repeated: Arc<[Repeated]>,
    /// What the settings and the baseline leave out.
    pub known: Arc<Known>,
    /// What the network has said about the article's links; nothing unless it was asked.
    pub verdicts: Arc<Verdicts>,
    /// What the file is written in, where that is not UTF-8.
    pub encoding: Option<&'static str>,
    /// The time; nothing where it does not matter.
    pub now: Option<Moment>,
}

/// A quote that other articles have in other words, or give to somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// Its chunk, its block there, and its index among the block's quotes.
    pub at: (usize, u32, u32),
    /// Who says it here.
    pub speaker: Option<String>,
    /// What the others make of it, by path.
    pub twins: Vec<Twin>,
}

/// What another article makes of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// The other article's file.
    pub path: PathBuf,
    /// Where the quote stands there, in bytes of its text.
    pub span: Span,
    /// The line on which it begins there, counted from 0.
    pub line: u32,
    /// Its words there.
    pub text: String,
    /// Who says it there.
    pub speaker: Option<String>,
    /// How the two go together.
    pub likeness: Likeness,
}

/// How the same quote stands in two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// In the same words, house styles aside.
    Same,
    /// In other words.
    Reworded,
    /// As somebody else's.
    OtherSpeaker,
}

impl Twin {
    /// How many words it has there.
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// Where it stands in the other article.
    pub fn place(&self) -> There {
        There { span: self.span, line: self.line }
    }
}

/// What an archive says to one article; without an archive, nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// The article that each link leads to, by the link's index in the outline.
    pub links: Vec<Answer>,
    /// The article that each related entry names, by its index in the outline.
    pub related: Vec<Answer>,
    /// Whether the archive is still being read, so that it may say more.
    pub is_growing: bool,
    /// The articles that stand before this one and have the same original URL, each with that link's index.
    pub copied: Vec<(usize, Target)>,
    /// The related entries whose article does not lead back here, by their index in the outline; nothing where no rule asks.
    pub one_way: Vec<usize>,
}

impl Answers {
    /// What the archive says to the link of index `link`.
    pub fn link(&self, link: usize) -> &Answer {
        self.links.get(link).unwrap_or(&Answer::Unknown)
    }

    /// What the archive says to the related entry of index `related`.
    pub fn related(&self, related: usize) -> &Answer {
        self.related.get(related).unwrap_or(&Answer::Unknown)
    }
}

/// What an archive says to one title, URL, name or path.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// It cannot tell: no archive is there, it is still being read, or the target lies outside.
    #[default]
    Unknown,
    /// No article is meant.
    Nothing {
        /// The name of the article that is probably meant, as it would be written in the link's place.
        nearest: Option<String>,
    },
    /// One article.
    One(Target),
    /// More than one, none of them more than another.
    Several(Vec<Target>),
}

/// An article of the archive, as far as a finding or a hover speaks of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Its file.
    pub path: PathBuf,
    /// Its headline.
    pub headline: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The first words of its text.
    pub lead: Option<String>,
    /// Its original URL, as it is written there.
    pub url: Option<String>,
    /// The way to its file from the article that asks, with slashes.
    pub way: String,
    /// Whether it is the article itself.
    pub is_self: bool,
}
