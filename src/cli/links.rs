//! `copydesk links`: every link with its role.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::json::bytes;
use super::listing::{Listing, csv_row};
use super::paths::from_here;
use super::sources::Source;
use crate::article::url::canonical;
use crate::article::{LinkForm, Place, RoledLink, Target};
use crate::checks::{Answer, Answers};
use crate::text::{LineIndex, PositionEncoding};

/// How the command shows an article.
pub const LISTING: Listing = Listing {
    needs_archive: true,
    text,
    jsonl,
    csv_head: "path,line,role,url,canonical,label,title,resolved",
    csv,
};

/// A link as all three formats show it.
struct Shown<'a> {
    link: &'a RoledLink,
    line: u32,
    /// The canonical form of a web address; anything else stays as written.
    canonical: String,
    label: Option<&'a str>,
    title: Option<String>,
    resolved: Option<PathBuf>,
    /// Where it stands: of a reference, at its definition.
    spans: Vec<[u32; 2]>,
}

fn shown(source: &Source) -> Vec<Shown<'_>> {
    let article = &source.article;
    let outline = article.outline();
    let answers: Answers = source.desk.archive.answers(&source.path, article);
    let lines = LineIndex::new(&source.decoded.text);
    let entries = outline.links.iter().enumerate().map(|(index, link)| {
        let spans = link.link.spans.iter().map(|span| article.absolute(Place::new(link.chunk, *span)));
        let own_words = link.link.text.map(|words| article.text_at(Place::new(link.chunk, words)).to_owned());
        let related = link.related.map(|related| &outline.related[related]);
        Shown {
            link,
            line: lines.position(article.absolute(link.destination()).start, PositionEncoding::Utf8).line + 1,
            canonical: match link.link.target() {
                Target::Web => canonical(&link.link.url),
                Target::Name | Target::Path | Target::Site | Target::Place | Target::Other => {
                    link.link.url.clone()
                }
            },
            label: link.field.map(|field| article.text_at(outline.fields[field].name)),
            title: related.and_then(|related| related.title.clone()).map(|(_, title)| title).or(own_words),
            resolved: resolved(answers.link(index), link, &answers),
            spans: spans.map(bytes).collect(),
        }
    });
    let used: Vec<usize> = outline.references.iter().filter_map(|reference| reference.link).collect();
    entries
        .zip(0..)
        .filter(|(entry, index)| {
            entry.link.link.form != LinkForm::Reference || used.contains(index) || used.is_empty()
        })
        .map(|(entry, _)| entry)
        .collect()
}

fn resolved(answer: &Answer, link: &RoledLink, answers: &Answers) -> Option<PathBuf> {
    let related = link.related.map(|related| answers.related(related));
    [Some(answer), related].into_iter().flatten().find_map(|answer| match answer {
        Answer::One(target) => Some(from_here(&target.path).to_owned()),
        Answer::Unknown | Answer::Nothing { .. } | Answer::Several(_) => None,
    })
}

fn text(source: &Source) -> String {
    let shown_path = source.shown.display();
    let line = |shown: &Shown<'_>| {
        let to = shown.resolved.as_ref().map(|path| format!("  -> {}", path.display())).unwrap_or_default();
        format!("{shown_path}:{}: {:8} {}{to}\n", shown.line, shown.link.role.name(), shown.link.link.url)
    };
    shown(source).iter().map(line).collect()
}

fn jsonl(source: &Source) -> String {
    let links: Vec<Value> = shown(source)
        .iter()
        .map(|shown| {
            json!({
                "role": shown.link.role.name(),
                "spans": shown.spans,
                "url": shown.link.link.url,
                "canonical": shown.canonical,
                "label": shown.label,
                "title": shown.title,
                "resolved": shown.resolved,
            })
        })
        .collect();
    let mut line = json!({ "path": source.shown.to_string_lossy(), "links": links });
    if let Some(encoding) = source.decoded.encoding {
        line["encoding"] = json!(encoding);
    }
    format!("{line}\n")
}

fn csv(source: &Source) -> String {
    let row = |shown: &Shown<'_>| {
        let cells = [
            source.shown.to_string_lossy().into_owned(),
            shown.line.to_string(),
            shown.link.role.name().to_owned(),
            shown.link.link.url.clone(),
            shown.canonical.clone(),
            shown.label.unwrap_or_default().to_owned(),
            shown.title.clone().unwrap_or_default(),
            shown.resolved.as_ref().map(|path| path.display().to_string()).unwrap_or_default(),
        ];
        csv_row(&cells)
    };
    shown(source).iter().map(row).collect()
}
