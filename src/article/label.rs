//! The closed vocabulary of annotation labels, read from `data/news_labels.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

/// What an annotation or a front-matter key says about the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FieldKind {
    /// Where the article was first published.
    Original,
    /// A related article, by title, URL, path or slug.
    Related,
    /// An archived copy.
    Archived,
    /// Whom or what the article draws on.
    Source,
    /// Who wrote it.
    Byline,
    /// When it was published.
    Published,
    /// When it was last changed.
    Updated,
    /// Where it was written.
    Dateline,
    /// Its headline.
    Headline,
    /// What was wrong in an earlier version.
    Correction,
    /// A note by the desk.
    EditorsNote,
    /// Not to be published before.
    Embargo,
    /// A picture's caption or credit.
    Caption,
    /// A claim that the article checks, or the verdict on it.
    Claim,
    /// The language it is written in.
    Language,
    /// The rules that have nothing to say to it.
    Suppression,
    /// The profile under which it is checked.
    Profile,
    /// A key that says nothing copydesk acts upon.
    Other,
}

/// Where a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// At any line's start.
    Strong,
    /// In the header, or where all lines around it are annotations too.
    Weak,
}

/// A label of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it says.
    pub kind: FieldKind,
    /// Where it counts.
    pub strength: Strength,
}

static LABELS: LazyLock<HashMap<String, Label, RandomState>> = LazyLock::new(|| {
    include_str!("../data/news_labels.tsv")
        .lines()
        .skip(1)
        .filter_map(|row| {
            let mut cells = row.split('\t');
            let (label, _language, role, strength) =
                (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
            let name = folded(label);
            let strength = if strength == "strong" { Strength::Strong } else { Strength::Weak };
            Some((name.clone(), Label { kind: kind_of(role, &name), strength }))
        })
        .collect()
});

/// The longest label of the vocabulary, in bytes.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| LABELS.keys().map(String::len).max().unwrap_or_default() + 8);

/// The label that `text` is, case and the shape of apostrophes aside. Costs one hash look-up.
pub fn find(text: &str) -> Option<Label> {
    if text.is_empty() || text.len() > *LONGEST {
        return None;
    }
    LABELS.get(&folded(text)).copied()
}

/// The longest stretch of a line in which a label can end, in bytes.
pub fn longest() -> usize {
    *LONGEST
}

/// The section that a line or heading of `text` alone opens: "Sources", "Related news", "External links".
pub fn section(text: &str) -> Option<FieldKind> {
    const SECTIONS: [(&str, FieldKind); 17] = [
        ("sources", FieldKind::Source),
        ("source", FieldKind::Source),
        ("references", FieldKind::Source),
        ("external links", FieldKind::Source),
        ("sources cited", FieldKind::Source),
        ("primary sources", FieldKind::Source),
        ("news sources", FieldKind::Source),
        ("related news", FieldKind::Related),
        ("related articles", FieldKind::Related),
        ("related stories", FieldKind::Related),
        ("related coverage", FieldKind::Related),
        ("related content", FieldKind::Related),
        ("related links", FieldKind::Related),
        ("related reading", FieldKind::Related),
        ("see also", FieldKind::Related),
        ("further reading", FieldKind::Related),
        ("sister links", FieldKind::Related),
    ];
    if text.len() > 60 {
        return None;
    }
    let text = text.trim().trim_matches(['*', '_', '#', '=', ' ', ':', '：']);
    SECTIONS.iter().find(|(name, _)| text.eq_ignore_ascii_case(name)).map(|(_, kind)| *kind)
}

/// What the front-matter key `name` says, spelled in any of the ways in use (`canonicalURL`, `source_url`, `pubDate`).
pub fn front_matter_key(name: &str) -> FieldKind {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().filter(|c| c.is_alphanumeric()) {
        if c.is_ascii() { key.push(c.to_ascii_lowercase()) } else { key.extend(c.to_lowercase()) }
    }
    match key.as_str() {
        "title" | "headline" => FieldKind::Headline,
        "author" | "authors" | "byline" | "by" | "writer" => FieldKind::Byline,
        "date" | "pubdate" | "publishdate" | "published" | "datepublished" | "publisheddate"
        | "publishedat" | "publicationdate" => FieldKind::Published,
        "lastmod" | "updated" | "modified" | "datemodified" | "lastmodified" | "updateddate"
        | "updatedat" | "lastupdated" => FieldKind::Updated,
        "source" | "sources" => FieldKind::Source,
        "sourceurl" | "originalurl" | "originallink" | "original" | "canonicalurl" | "canonical"
        | "permalinkoriginal" => FieldKind::Original,
        "related" | "relatedarticles" | "relatedarticle" | "relatedstories" | "relatedposts" => {
            FieldKind::Related
        }
        "archived" | "archiveurl" | "archivedurl" => FieldKind::Archived,
        "location" | "dateline" => FieldKind::Dateline,
        "lang" | "language" => FieldKind::Language,
        "correction" | "corrections" => FieldKind::Correction,
        "editorsnote" => FieldKind::EditorsNote,
        "embargo" | "embargoeduntil" => FieldKind::Embargo,
        "copydeskignore" => FieldKind::Suppression,
        "copydeskprofile" => FieldKind::Profile,
        _ => FieldKind::Other,
    }
}

fn kind_of(role: &str, name: &str) -> FieldKind {
    match role {
        "original" => FieldKind::Original,
        "related" => FieldKind::Related,
        "archive" => FieldKind::Archived,
        "source" => FieldKind::Source,
        "byline" => FieldKind::Byline,
        "date" => date_kind(name),
        "dateline" => FieldKind::Dateline,
        "headline" if matches!(name, "headline" | "title") => FieldKind::Headline,
        "correction" => FieldKind::Correction,
        "editor's note" => FieldKind::EditorsNote,
        "embargo" => FieldKind::Embargo,
        "caption" => FieldKind::Caption,
        "claim" => FieldKind::Claim,
        "suppression" => FieldKind::Suppression,
        "profile" => FieldKind::Profile,
        "metadata" if name == "language" => FieldKind::Language,
        _ => FieldKind::Other,
    }
}

fn date_kind(name: &str) -> FieldKind {
    let is = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if is(&["updated", "update", "modified"]) {
        FieldKind::Updated
    } else if is(&["accessed", "retrieved", "time", "day"]) && name != "date" {
        FieldKind::Other
    } else {
        FieldKind::Published
    }
}

/// The label as it is compared.
pub fn folded(label: &str) -> String {
    let label = label.trim();
    if label.is_ascii() {
        return label.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(label.len());
    for c in label.chars() {
        match c {
            '’' => out.push('\''),
            '\u{A0}' => out.push(' '),
            c if super::line::is_invisible(c) => {}
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_whatever_its_case_and_apostrophe() {
        let label = find("EDITOR’S NOTE").expect("in the table");
        assert_eq!(label, Label { kind: FieldKind::EditorsNote, strength: Strength::Strong });
        assert_eq!(find("Original url").map(|label| label.kind), Some(FieldKind::Original));
        assert_eq!(find("He added"), None);
    }

    #[test]
    fn keys_of_front_matter_are_known_in_every_spelling() {
        for key in ["canonical_url", "canonicalURL", "canonicalUrl", "original_url", "source_url"] {
            assert_eq!(front_matter_key(key), FieldKind::Original, "{key}");
        }
        assert_eq!(front_matter_key("pubDate"), FieldKind::Published);
        assert_eq!(front_matter_key("weight"), FieldKind::Other);
    }
}
