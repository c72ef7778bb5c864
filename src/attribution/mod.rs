//! Who said what: quotes, cues, sources and claims of one paragraph, and what paragraphs hand on to each other.
//!
//! [`analyse`] reads one paragraph by itself; [`Carried`] walks over the paragraphs of an article and tells how each
//! quote's speaker is known. Words in, spans out: nothing here knows articles, rules or files.

mod according;
mod behind;
mod carry;
mod claim;
mod clause;
mod content;
mod copula;
mod cue;
mod dash;
mod inflect;
mod language;
mod lexicon;
mod mark;
mod mention;
mod names;
mod no_cue;
mod nobody;
mod noun;
mod orphan;
mod outlet;
mod passive;
mod placed;
mod quote;
mod reach;
mod sentence;
mod shared;
mod source;
mod sourceless;
mod subject;
mod token;
mod turn;
mod unbalanced;
mod usage;
mod vague;
mod verb;
mod word;

pub use carry::{Carried, Handed, KnownSpeaker, Paragraph, ParagraphKind, Speaker};
pub use claim::{Attribution, AttributionKind};
pub use mark::Marks;
pub use mention::{Gender, Mention, SourceKind};
pub use names::{MentionPlace, NameTable};
pub use nobody::Unsourced;
pub use outlet::{Outlet, OutletKind};
pub use quote::{Ending, Quote, QuoteKind};
pub use usage::Usage;
pub use vague::{Doubt, DoubtKind};

use crate::text::Span;

/// What one paragraph says about who said what. Spans count from the paragraph's start.
#[derive(Clone, PartialEq, Eq, Debug, Default, Hash)]
pub struct Analysis {
    /// Sentences in order. A quote with the clause that names its speaker is one sentence.
    pub sentences: Vec<Span>,
    /// Quotes in order of their first byte, nested ones after the one they lie in.
    pub quotes: Vec<Quote>,
    /// Closing quotation marks without an opening one.
    pub lone_marks: Vec<Span>,
    /// Who said what, in order of the text.
    pub attributions: Vec<Attribution>,
    /// What is reported without a source, in order.
    pub unsourced: Vec<Unsourced>,
    /// Sources and other names, in order of their first byte.
    pub mentions: Vec<Mention>,
    /// Words that hide who said something.
    pub doubts: Vec<Doubt>,
    /// What the paragraph hands to the next.
    pub handed: carry::Handed,
}

impl Analysis {
    /// The news outlets it names, in order.
    pub fn outlets(&self) -> impl Iterator<Item = (Span, Outlet)> {
        let press = self.mentions.iter().filter(|mention| mention.kind == SourceKind::Outlet);
        press.filter_map(|mention| Some((mention.span, mention.outlet?)))
    }
}

/// Reads a paragraph of prose, in which whatever is not prose has been blanked. Pure; time and memory grow linearly
/// with the text. A paragraph that is clearly not English has quotes, and nobody who says them.
pub fn analyse(prose: &str) -> Analysis {
    analyse_in(prose, Usage::none())
}

/// The same, with the words that a newsroom adds.
pub fn analyse_in(prose: &str, usage: &Usage) -> Analysis {
    let (mut quotes, lone_marks) = quote::quotes(prose);
    let mut tokens = token::tokens(prose, &quotes);
    usage.mark(prose, &mut tokens);
    if quotes.iter().any(quote::Quote::is_headline_title) && token::is_headline(prose, &tokens) {
        quotes
            .iter_mut()
            .filter(|quote| quote.is_headline_title())
            .for_each(|quote| quote.kind = QuoteKind::Phrase);
    }
    let sentences = sentence::sentences(prose, &mut tokens);
    if language::is_foreign(prose, &tokens) {
        let sentences = sentences.iter().map(|sentence| sentence::span(&tokens, sentence)).collect();
        return Analysis { sentences, quotes, lone_marks, ..Analysis::default() };
    }
    let mut mentions = mention::mentions(prose, &tokens, &sentences);
    let (attributions, unsourced) =
        claim::attributions(prose, &tokens, &sentences, &mut quotes, &mut mentions);
    let doubts = vague::doubts(prose, &tokens, &sentences, &attributions, &mentions);
    let handed = carry::handed(prose, &tokens, &sentences, &quotes, &attributions, &mentions);
    let sentences = sentences.iter().map(|sentence| sentence::span(&tokens, sentence)).collect();
    Analysis { sentences, quotes, lone_marks, attributions, unsourced, mentions, doubts, handed }
}

#[cfg(test)]
mod tests;
