//! `copydesk links`: every link with its role, and, where the network is asked, what became of it.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::json::bytes;
use super::listing::{self, Format, csv_row};
use super::network::{Copies, Flags, Round};
use super::paths::from_here;
use super::sources::Source;
use super::{Status, complain};
use crate::article::{Date, LinkForm, Place, RoledLink, Target};
use crate::checks::{Answer, Answers, ArchivedCopy, LinkNews, Verdict, VerdictKind, Verdicts};
use crate::text::{LineIndex, PositionEncoding};

/// The arguments of `links`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    listing: listing::Arguments,
    /// Ask the network what became of each link
    #[arg(long, group = "network")]
    check: bool,
    #[command(flatten)]
    network: Flags,
}

/// Runs the command.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> io::Result<Status> {
    let texts = arguments.listing.texts(true);
    if !arguments.check {
        let show = |source: &Source, format| {
            let links = shown(source, &Verdicts::default());
            match format {
                Format::Text => text(source, &links),
                Format::Jsonl => jsonl(source, &links, false),
                Format::Csv => csv(source, &links, false),
            }
        };
        return arguments.listing.print(&texts, HEAD, show, out);
    }
    let round = match Round::plan(&arguments.network, &texts) {
        Ok(round) => round,
        Err(error) => {
            complain(&error);
            return Ok(Status::Failed);
        }
    };
    let copies = if arguments.network.archive { Copies::OfDead } else { Copies::None };
    if arguments.network.dry_run {
        round.list(copies, out)?;
        return Ok(texts.status());
    }
    round.ask(&texts, copies)?;
    let has_dead = AtomicBool::new(false);
    let show = |source: &Source, format| {
        let links = shown(source, &round.verdicts(source));
        if links.iter().any(Shown::is_dead) {
            has_dead.store(true, Ordering::Relaxed);
        }
        match format {
            Format::Text => text(source, &links),
            Format::Jsonl => jsonl(source, &links, true),
            Format::Csv => csv(source, &links, true),
        }
    };
    let head = format!("{HEAD},verdict,moved_to,reason,checked_at,archived");
    Ok(match arguments.listing.print(&texts, &head, show, out)? {
        Status::Clean if has_dead.into_inner() => Status::Findings,
        status => status,
    })
}

/// The columns of the table, as far as nobody was asked.
const HEAD: &str = "path,line,role,url,canonical,label,title,resolved";

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
    /// What the network has said.
    news: Option<LinkNews>,
}

impl Shown<'_> {
    fn verdict(&self) -> Option<&Verdict> {
        self.news.as_ref().map(|news| &news.verdict)
    }

    fn is_dead(&self) -> bool {
        self.verdict().is_some_and(|verdict| verdict.kind == VerdictKind::Dead)
    }

    fn copy(&self) -> Option<(&str, Date)> {
        match &self.news.as_ref()?.copy {
            ArchivedCopy::Found { url, day } => Some((url, *day)),
            ArchivedCopy::Nothing | ArchivedCopy::Unasked => None,
        }
    }
}

fn shown<'s>(source: &'s Source, verdicts: &Verdicts) -> Vec<Shown<'s>> {
    let article = &source.article;
    let outline = article.outline();
    let answers: Answers = source.desk.archive.answers(&source.path, article);
    let text = source.text();
    let lines = LineIndex::new(&text);
    let entries = outline.links.iter().enumerate().map(|(index, link)| {
        let spans = link.link.spans.iter().map(|span| article.absolute(Place::new(link.chunk, *span)));
        let own_words = link.link.text.map(|words| article.text_at(Place::new(link.chunk, words)).to_owned());
        let related = link.related.map(|related| &outline.related[related]);
        Shown {
            link,
            line: lines.position(article.absolute(link.destination()).start, PositionEncoding::Utf8).line + 1,
            canonical: match link.link.target() {
                Target::Web => article.house().sites.canonical(&link.link.url),
                Target::Name | Target::Path | Target::Site | Target::Place | Target::Other => {
                    link.link.url.clone()
                }
            },
            label: link.field.map(|field| article.text_at(outline.fields[field].name)),
            title: related.and_then(|related| related.title.clone()).map(|(_, title)| title).or(own_words),
            resolved: resolved(answers.link(index), link, &answers),
            spans: spans.map(bytes).collect(),
            news: verdicts.of(index).cloned(),
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

fn text(source: &Source, links: &[Shown<'_>]) -> String {
    let shown_path = source.shown.display();
    let line = |shown: &Shown<'_>| {
        let verdict =
            shown.verdict().map(|verdict| format!("{:8} ", verdict.kind.name())).unwrap_or_default();
        let to = shown.resolved.as_ref().map(|path| format!("  -> {}", path.display())).unwrap_or_default();
        let (role, url) = (shown.link.role.name(), &shown.link.link.url);
        format!("{shown_path}:{}: {role:8} {verdict}{url}{to}{}\n", shown.line, why(shown))
    };
    links.iter().map(line).collect()
}

/// What a person wants to know of a verdict besides its name.
fn why(shown: &Shown<'_>) -> String {
    let Some(verdict) = shown.verdict() else { return String::new() };
    let mut why = match (verdict.moved_to(), verdict.kind) {
        (Some(to), _) => format!("  => {to}"),
        (None, VerdictKind::Alive) => String::new(),
        (None, VerdictKind::Moved | VerdictKind::Dead | VerdictKind::Blocked | VerdictKind::Unknown) => {
            format!("  ({})", verdict.reason)
        }
    };
    if let Some((url, day)) = shown.copy() {
        // Writing to a string cannot fail.
        let _ = write!(why, "  archived {day}: {url}");
    }
    why
}

fn jsonl(source: &Source, links: &[Shown<'_>], is_checked: bool) -> String {
    let links: Vec<Value> = links
        .iter()
        .map(|shown| {
            let mut link = json!({
                "role": shown.link.role.name(),
                "spans": shown.spans,
                "url": shown.link.link.url,
                "canonical": shown.canonical,
                "label": shown.label,
                "title": shown.title,
                "resolved": shown.resolved,
            });
            if is_checked {
                let verdict = shown.verdict();
                link["verdict"] = json!(verdict.map(|verdict| verdict.kind.name()));
                link["moved_to"] = json!(verdict.and_then(Verdict::moved_to));
                link["redirects"] = json!(verdict.map(redirects));
                link["reason"] = json!(verdict.map(|verdict| verdict.reason.as_str()));
                link["checked_at"] = json!(verdict.map(|verdict| verdict.checked_at.to_string()));
                let copy = shown.copy();
                link["archived"] =
                    json!(copy.map(|(url, day)| json!({ "url": url, "date": day.to_string() })));
            }
            link
        })
        .collect();
    let mut line = json!({ "path": source.shown.to_string_lossy(), "links": links });
    if let Some(encoding) = source.encoding {
        line["encoding"] = json!(encoding);
    }
    format!("{line}\n")
}

fn redirects(verdict: &Verdict) -> Vec<Value> {
    verdict.redirects.iter().map(|one| json!({ "status": one.status, "to": one.to })).collect()
}

fn csv(source: &Source, links: &[Shown<'_>], is_checked: bool) -> String {
    let row = |shown: &Shown<'_>| {
        let mut cells = vec![
            source.shown.to_string_lossy().into_owned(),
            shown.line.to_string(),
            shown.link.role.name().to_owned(),
            shown.link.link.url.clone(),
            shown.canonical.clone(),
            shown.label.unwrap_or_default().to_owned(),
            shown.title.clone().unwrap_or_default(),
            shown.resolved.as_ref().map(|path| path.display().to_string()).unwrap_or_default(),
        ];
        if is_checked {
            let verdict = shown.verdict();
            let of = |cell: fn(&Verdict) -> String| verdict.map(cell).unwrap_or_default();
            cells.extend([
                of(|verdict| verdict.kind.name().to_owned()),
                of(|verdict| verdict.moved_to().unwrap_or_default().to_owned()),
                of(|verdict| verdict.reason.clone()),
                of(|verdict| verdict.checked_at.to_string()),
                shown.copy().map(|(url, _)| url.to_owned()).unwrap_or_default(),
            ]);
        }
        csv_row(&cells)
    };
    links.iter().map(row).collect()
}
