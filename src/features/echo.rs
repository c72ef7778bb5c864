//! What other articles make of a quote, in words.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

use crate::checks::{Likeness, Twin};

/// More articles than this are counted, not listed.
const MOST_LISTED: usize = 5;

/// Where else the quote that reads `here` stands, an article a line, in Markdown; nothing where it stands nowhere else. Of other
/// words, those of the quote itself are struck out and those of the other article bold.
pub(super) fn echo_card(here: &str, twins: &[Twin]) -> Option<String> {
    let mut card = String::new();
    for twin in twins.iter().take(MOST_LISTED) {
        let file = twin.path.file_name().unwrap_or_default().to_string_lossy();
        let how = match (twin.likeness, &twin.speaker) {
            (Likeness::Same, _) => "the same words".to_owned(),
            (Likeness::Reworded, _) => format!("in other words: “{}”", difference(here, &twin.text)),
            (Likeness::OtherSpeaker, speaker) => {
                format!("said to be by **{}**", speaker.as_deref().unwrap_or("somebody else"))
            }
        };
        // Writing to a string cannot fail.
        let _ = writeln!(card, "- `{file}`, line {}: {how}", twin.line + 1);
    }
    if twins.len() > MOST_LISTED {
        let _ = writeln!(card, "- and {} more", twins.len() - MOST_LISTED);
    }
    (!card.is_empty()).then(|| format!("Also quoted in\n\n{}", card.trim_end()))
}

fn difference(here: &str, there: &str) -> String {
    let (here, there): (Vec<&str>, Vec<&str>) =
        (here.split_whitespace().collect(), there.split_whitespace().collect());
    let diff = TextDiff::from_slices(&here, &there);
    let words = diff.iter_all_changes().map(|change| match change.tag() {
        ChangeTag::Equal => change.value().to_owned(),
        ChangeTag::Delete => format!("~~{}~~", change.value()),
        ChangeTag::Insert => format!("**{}**", change.value()),
    });
    words.collect::<Vec<_>>().join(" ")
}
