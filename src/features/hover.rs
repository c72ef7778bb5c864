//! What an editor shows when the reader rests on something.

use std::borrow::Cow;
use std::fmt::Write;

use super::cursor::{Under, under};
use super::echo::echo_card;
use crate::article::url::{date_in, host, registered_domain, without_tracking};
use crate::article::{
    Article, Target as LinkTarget, Walked, carrier, name, name_table, on_one_line, speakers, spoken_by, walk,
};
use crate::attribution::{KnownSpeaker, SourceKind};
use crate::checks::{Answer, Answers, ArchivedCopy, Finding, LinkNews, Target, Twin, Verdict, Verdicts};
use crate::text::{ByteOffset, Span};

/// What is known when the question is asked.
#[derive(Clone, Copy, Debug)]
pub struct Snapshot<'a> {
    /// The article.
    pub article: &'a Article,
    /// What the archive says to it.
    pub answers: &'a Answers,
    /// What the network has said about its links.
    pub verdicts: &'a Verdicts,
    /// What other articles make of the quote that is asked about.
    pub echoes: &'a [Twin],
    /// Its findings, each with the index of its chunk.
    pub findings: &'a [(usize, &'a Finding)],
}

/// A text to show, in Markdown, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// What it is about.
    pub span: Span,
    /// The text.
    pub markdown: String,
}

/// What is to be shown at `offset`: about a link, a related title, a source or a quote, and why a finding stands there.
pub fn hover(snapshot: Snapshot<'_>, offset: ByteOffset) -> Option<Hover> {
    let article = snapshot.article;
    let found = under(article, offset);
    let mut parts: Vec<String> = Vec::new();
    match found.map(|(found, _)| found) {
        Some(Under::Link(link)) => parts.push(link_card(snapshot, link, snapshot.answers.link(link))),
        Some(Under::Related(related)) => parts.extend(related_card(snapshot, related)),
        Some(Under::Source { paragraph, mention }) => parts.extend(source_card(article, paragraph, mention)),
        Some(Under::Quote { paragraph, quote }) => parts.extend(quote_card(snapshot, paragraph, quote)),
        Some(Under::Headline) | None => {}
    }
    let mut span = found.map(|(_, span)| span);
    for (chunk, finding) in snapshot.findings {
        let place = finding.span.shifted(article.parts()[*chunk].start);
        if place.touches(offset) {
            parts.push(format!("**{}**: {}\n\n{}", finding.rule.name, finding.message, why(finding)));
            span = span.or(Some(place));
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(Hover { span: span.filter(|_| !parts.is_empty())?, markdown: parts.join("\n\n---\n\n") })
}

/// Why the finding's rule is there, from its page.
fn why(finding: &Finding) -> String {
    let page: Vec<&str> =
        finding.rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let section = page.iter().skip_while(|line| !line.starts_with("## Why it matters")).skip(1);
    let lines: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).copied().collect();
    lines.join(" ").trim().to_owned()
}

fn link_card(snapshot: Snapshot<'_>, index: usize, answer: &Answer) -> String {
    let outline = snapshot.article.outline();
    let link = &outline.links[index];
    let url = without_tracking(&link.link.url);
    let mut card = format!("**{}**", link.role.name());
    if link.link.is_wrapped() {
        card.push_str(", joined over a line break");
    }
    let _ = write!(card, "\n\n`{}`", shown(&url));
    let key = snapshot.article.house().sites.canonical(&link.link.url);
    if link.link.target() == LinkTarget::Web && key != url {
        let _ = write!(card, "\n\nCanonical: `{}`", shown(&key));
    }
    let host = host(&url).unwrap_or_default();
    let outlet = snapshot.article.house().usage.outlet_of_host(&host);
    // Of a host of an unknown house, whose it is.
    let site =
        registered_domain(&host).filter(|site| outlet.is_none() && host.trim_start_matches("www.") != *site);
    if let Some(site) = site {
        let _ = write!(card, "\n\nSite: `{site}`");
    }
    if let Some(outlet) = outlet {
        let _ = write!(
            card,
            "\n\n{} ({})",
            outlet.name(),
            [outlet.kind(), &outlet.country().replace('|', ", covers ")].join(", ").trim_end_matches(", ")
        );
    }
    if let Some(date) = date_in(&url)
        && let (Some(month), Some(day)) = (date.month, date.day)
    {
        let _ = write!(card, "\n\nDate in the URL: {:04}-{month:02}-{day:02}", date.year);
    }
    if let Some(news) = snapshot.verdicts.of(index) {
        let _ = write!(card, "\n\n{}", news_card(news));
    }
    if let Some(about) = answer_card(answer) {
        let _ = write!(card, "\n\n{about}");
    }
    card
}

/// So many characters of an address are shown: longer ones lead nowhere.
const SHOWN: usize = 2_000;

fn shown(address: &str) -> Cow<'_, str> {
    match address.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &address[..at]).into(),
        None => address.into(),
    }
}

/// What the network has said, and when.
fn news_card(news: &LinkNews) -> String {
    let verdict = &news.verdict;
    let Verdict { kind, reason, checked_at, .. } = verdict;
    let mut card = format!("Checked {}: **{}** ({reason})", checked_at.day(), kind.name());
    if let Some(to) = verdict.moved_to() {
        let _ = write!(card, ", to `{to}`");
    }
    if let ArchivedCopy::Found { url, day } = &news.copy {
        let _ = write!(card, "\n\nArchived copy of {day}: `{url}`");
    }
    card
}

fn related_card(snapshot: Snapshot<'_>, index: usize) -> Option<String> {
    let answer = snapshot.answers.related(index);
    let is_found = matches!(answer, Answer::One(_) | Answer::Several(_));
    let link = snapshot.article.outline().related[index].link;
    let Some(link) = link.filter(|_| !is_found) else { return answer_card(answer) };
    let of_url = snapshot.answers.link(link);
    let known = if *of_url == Answer::Unknown { answer } else { of_url };
    Some(link_card(snapshot, link, known))
}

fn answer_card(answer: &Answer) -> Option<String> {
    match answer {
        Answer::One(target) if target.is_self => Some("This article itself.".to_owned()),
        Answer::One(target) => Some(target_card(target)),
        Answer::Several(targets) => {
            Some(targets.iter().map(target_card).collect::<Vec<_>>().join("\n\n---\n\n"))
        }
        Answer::Nothing { nearest: Some(nearest) } => Some(format!("Not in the archive; “{nearest}” is.")),
        Answer::Nothing { nearest: None } => Some("Not in the archive.".to_owned()),
        Answer::Unknown => None,
    }
}

fn target_card(target: &Target) -> String {
    let file = target.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut card = format!("**{}**", target.headline.as_deref().unwrap_or(&file));
    if let Some(published) = target.published {
        let _ = write!(card, "\n\n{published} · `{file}`");
    } else {
        let _ = write!(card, "\n\n`{file}`");
    }
    if let Some(lead) = &target.lead {
        let _ = write!(card, "\n\n{lead}");
    }
    card
}

fn source_card(article: &Article, paragraph: usize, mention: usize) -> Option<String> {
    let walked = walk(article);
    let names = name_table(&walked);
    let here = &walked[paragraph];
    let found = here.analysis.mentions.get(mention)?;
    let name_here = name(&walked, &names, paragraph, mention as u32)?;
    if !found.is_source && found.outlet.is_none() && !found.kind.is_named() {
        return None;
    }
    let mut card = format!("**{name_here}**: {}", kind_words(found.kind));
    if let Some(outlet) = found.outlet {
        let _ = write!(
            card,
            "\n\n{} ({})",
            outlet.name(),
            [outlet.kind(), &outlet.country().replace('|', ", covers ")].join(", ").trim_end_matches(", ")
        );
    }
    let full = full_reference(&walked, &names, paragraph, mention);
    if let Some(full) = full.filter(|full| *full != name_here) {
        let _ = write!(card, "\n\nFirst named as “{full}”");
    }
    let said = super::said::said(article);
    let quotes = said.iter().filter(|said| said.name.as_ref() == Some(&name_here)).count();
    if quotes > 0 {
        let _ = write!(card, "\n\nSays something {quotes} time{} here.", if quotes == 1 { "" } else { "s" });
    }
    Some(card)
}

fn full_reference(
    walked: &[Walked<'_>],
    names: &crate::attribution::NameTable<'_>,
    paragraph: usize,
    mention: usize,
) -> Option<String> {
    let here = &walked[paragraph];
    let place = crate::attribution::MentionPlace { paragraph: paragraph as u32, mention: mention as u32 };
    let first = names.resolve(here.prose, here.analysis.mentions.get(mention)?, place)?;
    let from = &walked[first.paragraph as usize];
    Some(on_one_line(from.analysis.mentions.get(first.mention as usize)?.span.of(from.prose)))
}

fn kind_words(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Person => "a person, by name",
        SourceKind::Organisation => "a body, by name",
        SourceKind::Outlet => "a news outlet",
        SourceKind::Name => "a name",
        SourceKind::Document => "a document",
        SourceKind::Described => "a source described, not named",
        SourceKind::Vague => "a source that says nothing of who it is",
        SourceKind::Pronoun => "a pronoun",
    }
}

/// Whose a quote is, and where else it stands.
fn quote_card(snapshot: Snapshot<'_>, paragraph: usize, quote: usize) -> Option<String> {
    let walked = walk(snapshot.article);
    let here = &walked[paragraph];
    let content = here.analysis.quotes.get(quote)?.content.of(here.prose);
    let parts = [speaker_card(&walked, paragraph, quote), echo_card(content, snapshot.echoes)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n\n"))
}

fn speaker_card(walked: &[Walked<'_>], paragraph: usize, quote: usize) -> Option<String> {
    let names = name_table(walked);
    let here = &walked[paragraph];
    let found = here.analysis.quotes.get(quote)?;
    if let Some(attribution) = found.attribution {
        let attribution = here.analysis.attributions.get(attribution as usize)?;
        let speaker = name(walked, &names, paragraph, attribution.mention)?;
        let cue: Vec<String> = attribution.cue.iter().map(|span| on_one_line(span.of(here.prose))).collect();
        let cue = if cue.is_empty() { String::new() } else { format!(" (“{}”)", cue.join(" … ")) };
        let together = here.analysis.sentences.iter().any(|sentence| {
            sentence.covers(found.span) && attribution.source.iter().all(|span| sentence.covers(*span))
        });
        let place = if together { "sentence" } else { "paragraph" };
        return Some(format!("Quote of **{speaker}**{cue}: named in the same {place}."));
    }
    let voices = speakers(walked).into_iter().nth(paragraph)?;
    let (_, known) = voices.quotes.into_iter().find(|(index, _)| *index as usize == quote)?;
    let how = match known {
        KnownSpeaker::SameParagraph => return Some("Its speaker is named in the same paragraph.".to_owned()),
        KnownSpeaker::Nearby => return Some("Somebody speaks nearby; who this is stays open.".to_owned()),
        KnownSpeaker::Unknown => return Some("Nobody is named who says this.".to_owned()),
        KnownSpeaker::Carried(_) => "carried from an earlier paragraph",
        KnownSpeaker::Heading(_) => "named by the heading",
        KnownSpeaker::Introduced(_) => "introduced by the paragraph before",
        KnownSpeaker::Turn(_) => "by the turn of the dialogue",
        KnownSpeaker::Behind(_) => "named by the next paragraph",
        KnownSpeaker::Continued(_) => "named where the quote ends",
        KnownSpeaker::Signed(_) => "signed by the line below",
    };
    let (from, _) = spoken_by(walked, paragraph, carrier(known)?)?;
    let speaker = name(walked, &names, from, carrier(known)?.mention)?;
    Some(format!("Quote of **{speaker}**: {how}."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Format;

    #[test]
    fn a_host_of_an_unknown_house_is_shown_with_the_site_it_belongs_to() {
        let text =
            "See https://islands.saltmere-lights.co.uk/a and https://www.saltmere-lights.co.uk/a today.\n";
        let article = Article::parse(text, Format::Plain);
        let snapshot = Snapshot {
            article: &article,
            answers: &Answers::default(),
            verdicts: &Verdicts::default(),
            echoes: &[],
            findings: &[],
        };
        let card = |at: usize| {
            hover(snapshot, ByteOffset(at as u32)).map(|shown| shown.markdown).unwrap_or_default()
        };
        assert!(card(10).contains("Site: `saltmere-lights.co.uk`"), "{}", card(10));
        assert!(!card(60).contains("Site:"), "{}", card(60));
    }

    #[test]
    fn a_related_title_outside_the_archive_shows_the_url_that_belongs_to_it() {
        let text = "Related article: Ferry Board Loses\nhttps://a.example/2024/05/16/ferry-board-loses\n";
        let article = Article::parse(text, Format::Plain);
        let answers = Answers { related: vec![Answer::Nothing { nearest: None }], ..Answers::default() };
        let shown = hover(
            Snapshot {
                article: &article,
                answers: &answers,
                verdicts: &Verdicts::default(),
                echoes: &[],
                findings: &[],
            },
            ByteOffset(20),
        );
        assert_eq!(
            shown.map(|shown| shown.markdown).as_deref(),
            Some(
                "**related**\n\n`https://a.example/2024/05/16/ferry-board-loses`\n\n\
                 Date in the URL: 2024-05-16\n\nNot in the archive."
            )
        );
    }

    fn card_at(text: &str, words: &str) -> String {
        let article = Article::parse(text, Format::Plain);
        let place = text.find(words).expect("the words stand in the text");
        let snapshot = Snapshot {
            article: &article,
            answers: &Answers::default(),
            echoes: &[],
            findings: &[],
            verdicts: &Verdicts::default(),
        };
        hover(snapshot, ByteOffset(place as u32)).map(|shown| shown.markdown).unwrap_or_default()
    }

    #[test]
    fn a_quote_says_where_its_speaker_is_named() {
        let text = "“We will rebuild,” Duarte said. “Nobody asked us about it.”\n\n“It will be dear.”\n";
        let card = |words| card_at(text, words);
        assert!(card("rebuild").ends_with("Quote of **Duarte** (“said”): named in the same sentence."));
        assert!(card("Nobody").ends_with("Quote of **Duarte** (“said”): named in the same paragraph."));
        assert!(card("dear").ends_with("Quote of **Duarte**: carried from an earlier paragraph."));
    }

    #[test]
    fn a_quote_says_how_a_speaker_outside_its_paragraph_is_known() {
        let known = |text: &str| card_at(text, "Nobody");
        let quote = "“Nobody asked us about it.”";
        for (text, how) in [
            (format!("It rained.\n\nFrom Ines Duarte:\n\n{quote}\n"), "introduced by the paragraph before"),
            (format!("It rained.\n\n{quote}\n\n– Ines Duarte\n"), "signed by the line below"),
            (
                format!("It rained.\n\nInes Duarte: “It is late now.”\n\n{quote}\n"),
                "by the turn of the dialogue",
            ),
        ] {
            assert!(known(&text).ends_with(&format!("Quote of **Ines Duarte**: {how}.")), "{}", known(&text));
        }
        let heading = format!("It rained.\n\n## Ines Duarte\n\n{quote}\n");
        let article = Article::parse(&heading, Format::Markdown);
        let snapshot = Snapshot {
            article: &article,
            answers: &Answers::default(),
            echoes: &[],
            findings: &[],
            verdicts: &Verdicts::default(),
        };
        let shown = hover(snapshot, ByteOffset(35)).map(|shown| shown.markdown).unwrap_or_default();
        assert!(shown.ends_with("Quote of **Ines Duarte**: named by the heading."), "{shown}");
    }
}
