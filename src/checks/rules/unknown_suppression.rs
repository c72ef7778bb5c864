//! `unknown-suppression`: a word to copydesk that it does not know.

use super::super::nearest::nearest;
use super::super::prelude::*;
use super::super::profile::Profile;
use super::super::reaches::Meant;
use crate::article::Reach;

rule! {
    /// A suppression or profile names something that there is not.
    ///
    /// ## Why it matters
    /// A suppression with a misspelt name silences nothing, and who wrote it believes that it does.
    ///
    /// ## Bad
    /// ```text
    /// copydesk-ignore: reportedy
    /// ```
    /// ## Good
    /// ```text
    /// copydesk-ignore: reportedly -- our style allows it
    /// ```
    UNKNOWN_SUPPRESSION = "unknown-suppression", Metadata, Warning, LeftOut(check)
}

fn check(article: &Article, left_out: &LeftOut, findings: &mut ArticleFindings<'_>) {
    let suppressions = &article.outline().suppressions;
    for suppression in suppressions.iter().filter(|suppression| suppression.reach.is_none()) {
        let command = article.text_at(suppression.command).trim_start_matches("copydesk-");
        let meant = nearest(command, Reach::COMMANDS.iter().map(|(known, _)| *known));
        let message = format!(
            "“copydesk-{command}” is no command: use disable-next-line, disable-line, disable, enable or disable-file."
        );
        report(findings, suppression.command, message, meant.map(|meant| format!("copydesk-{meant}")));
    }
    for named in &left_out.unknown {
        let suppression = &suppressions[named.suppression];
        match (named.name.map(|name| suppression.names[name]), named.meant) {
            (Some(place), Meant::Unknown(meant)) => {
                let message =
                    format!("There is no rule “{}”: name one that there is.", article.text_at(place));
                report(findings, place, message, meant.map(str::to_owned));
            }
            (None, _) => {
                let message = format!(
                    "“{}” names no rule: name what is to be silent.",
                    article.text_at(suppression.command)
                );
                report(findings, suppression.command, message, None);
            }
            (Some(_), Meant::All | Meant::Rule(_)) => {}
        }
    }
    for field in article.outline().fields_of(FieldKind::Profile) {
        if Profile::from_name(&field.text).is_none() {
            let names = Profile::ALL.map(Profile::name);
            let message = format!("There is no profile “{}”: use {}.", field.text, names.join(", "));
            let meant = nearest(&field.text, names.into_iter());
            let place = if field.value.span.is_empty() { field.name } else { field.value };
            report(findings, place, message, meant.map(str::to_owned));
        }
    }
}

fn report(findings: &mut ArticleFindings<'_>, place: Place, message: String, meant: Option<String>) {
    let draft = findings.report(place, message);
    if let Some(meant) = meant {
        draft.fix(format!("Change to “{meant}”"), place.span, meant);
    }
}
