//! What a rule's file needs.

pub(super) use super::findings::{ArticleFindings, PassageFindings};
pub(super) use super::inputs::{Answer, Inputs, Likeness};
pub(super) use super::left_out::LeftOut;
pub(super) use super::option::{OptionKind, RuleOption};
pub(super) use super::passage::{Passage, Sign};
pub(super) use super::phrase::Phrase;
pub(super) use super::rule::{Severity, rule};
pub(super) use super::story::{Anchor, At, Story, Tales};
pub(super) use crate::article::{
    Article, FieldKind, FieldOrigin, LinkForm, LinkRole, Place, Target, on_one_line,
};
pub(super) use crate::text::Span;
