//! `unused-suppression`: a suppression that silences nothing.

use super::super::prelude::*;
use crate::article::Suppression;
use crate::checks::Ignored;

rule! {
    /// A suppression silences nothing.
    ///
    /// ## Why it matters
    /// It has outlived what it was written for, and would hide the next fault of its kind. A rule that is off cannot be
    /// unused. An `[[ignore]]` of the configuration counts as one of the article where it names that one file; it is
    /// reported on the first line.
    ///
    /// ## Bad
    /// ```text
    /// The ferry stops in May.
    ///
    /// copydesk-ignore: reportedly
    /// ```
    /// ## Good
    /// ```text
    /// The ferry was reportedly sold.
    ///
    /// copydesk-ignore: reportedly -- our style allows it
    /// ```
    UNUSED_SUPPRESSION = "unused-suppression", Metadata, Hint, LeftOut(check)
}

fn check(article: &Article, left_out: &LeftOut, findings: &mut ArticleFindings<'_>) {
    for named in &left_out.unused {
        let suppression = &article.outline().suppressions[named.suppression];
        let place = named.name.map_or(suppression.command, |name| suppression.names[name]);
        let message = format!("“{}” silences nothing here: take it out.", article.text_at(place));
        let draft = findings.report(place, message);
        match named.name.filter(|_| suppression.names.len() > 1) {
            Some(name) => draft.fix_at("Take the name out", with_comma(suppression, name), ""),
            None => draft.fix_at("Take the suppression out", whole(article, suppression), ""),
        };
    }
    for ignored in &left_out.idle {
        let message = format!(
            "The [[ignore]] of this file for {} leaves nothing out: take it out of the configuration.",
            about(ignored)
        );
        findings.report(article.first_line(), message);
    }
}

/// What an entry of the settings is about, in words.
fn about(ignored: &Ignored) -> String {
    match (&ignored.rule, &ignored.text) {
        (Some(rule), Some(text)) => format!("{rule} at “{text}”"),
        (Some(one), None) | (None, Some(one)) => format!("“{one}”"),
        (None, None) => "everything".to_owned(),
    }
}

/// The name of index `name`, with what parts it from its neighbour.
fn with_comma(suppression: &Suppression, name: usize) -> Place {
    let Place { chunk, span } = suppression.names[name];
    let parted = match (suppression.names.get(name + 1), name.checked_sub(1)) {
        (Some(next), _) => Span { end: next.span.start, ..span },
        (None, Some(before)) => Span { start: suppression.names[before].span.end, ..span },
        (None, None) => span,
    };
    Place::new(chunk, parted)
}

/// The comment or the line of the label, with its line where nothing else stands on it.
fn whole(article: &Article, suppression: &Suppression) -> Place {
    let label = suppression.command.span.join(suppression.extent.span);
    let place = Place::new(suppression.extent.chunk, label);
    article.own_lines(place).unwrap_or(place)
}
