//! `unnamed-study`: "studies show".

use super::super::prelude::*;

/// What every match of the phrase holds.
const LETTERS: Sign = Sign::Letters(&["tud", "esearch", "eport", "urvey"]);

rule! {
    /// A study is cited and nobody knows which.
    ///
    /// ## Why it matters
    /// "Studies show" cannot be looked up. Who made the study, and when, is enough; a link will do.
    ///
    /// ## Bad
    /// ```text
    /// Studies show that ferries are safer than bridges.
    /// ```
    /// ## Good
    /// ```text
    /// A 2013 study by Alba College showed that ferries are safer than bridges.
    /// ```
    UNNAMED_STUDY = "unnamed-study", Sources, Info, Passage(LETTERS, check)
}

static STUDY: Phrase = Phrase::new(
    r"\b(?:stud(?:y|ies)|research|reports?|surveys?) (?:(?:has|have|had|also|now|long|once|even|since|already|often|further|recently|repeatedly|consistently|clearly|generally|previously|strongly) )*(?:shows?|showed|shown|finds?|found|suggests?|suggested|indicates?|indicated|reveals?|revealed|demonstrates?|demonstrated|concludes?|concluded|links?|linked|confirms?|confirmed|estimates?|estimated|proves?|proved|proven|claims?|claimed|says?|said|warns?|warned|argues?|argued)\b",
);

/// What tells whose study it is, anywhere in its sentence or behind it.
static MAKER: Phrase = Phrase::new(
    r"\b(?:according to|published|conducted|commissioned|carried out|authored|led|produced|compiled|released|(?:researchers|scientists|economists|academics) (?:at|from)|university|institute|college|journal|the (?:study|report|survey|research|authors?|paper))\b",
);

/// Words that tell nothing of whose study it is.
const TELLS_NOTHING: [&str; 40] = [
    "a",
    "an",
    "one",
    "another",
    "some",
    "many",
    "several",
    "most",
    "few",
    "other",
    "numerous",
    "multiple",
    "various",
    "countless",
    "more",
    "two",
    "three",
    "new",
    "newer",
    "recent",
    "latest",
    "separate",
    "earlier",
    "early",
    "previous",
    "past",
    "old",
    "older",
    "internal",
    "leaked",
    "draft",
    "final",
    "annual",
    "detailed",
    "scientific",
    "academic",
    "independent",
    "damning",
    "first",
    "similar",
];

fn check(passage: &Passage<'_>, findings: &mut PassageFindings<'_>) {
    let mut traces = None;
    for span in passage.spoken_of(&STUDY) {
        let sentence = passage.sentence_of(span);
        if is_of_nobody(passage.prose, sentence, span)
            && !traces.get_or_insert_with(|| Traces::of(passage)).lead_to(sentence, span)
        {
            let words = on_one_line(span.of(passage.text));
            let noun = words.split(' ').next().unwrap_or_default().to_lowercase();
            findings.report(span, format!("“{words}”: which {noun}? Say who made it, and when."));
        }
    }
}

/// Whether the words before the noun neither name a maker nor point back to a study told of before.
fn is_of_nobody(prose: &str, sentence: Span, found: Span) -> bool {
    let noun = found.of(prose);
    let is_report = noun.get(..6).is_some_and(|noun| noun.eq_ignore_ascii_case("report"));
    let before = Span { end: found.start, ..sentence }.of(prose);
    if before.is_empty() {
        return true;
    }
    for word in before.split_whitespace().rev().take(6) {
        let is_first = word.as_ptr() == before.trim_start().as_ptr();
        let small = word.to_lowercase();
        // "That report said", but "she said that studies show".
        if small == "that" && is_one(noun) {
            return false;
        }
        if TELLS_NOTHING.contains(&small.as_str()) {
            if matches!(small.as_str(), "a" | "an" | "one" | "another" | "some" | "many" | "several" | "most")
            {
                return true;
            }
            continue;
        }
        if word.ends_with([',', ';', ':', '—', '–']) || OUTSIDE.contains(&small.as_str()) {
            return true;
        }
        // "Friends of wind research said": they said it.
        if INSIDE.contains(&small.as_str()) {
            return !is_said(noun);
        }
        // A capital that opens the sentence may be a maker's ("Harvard research"); adjectives in -ic make nothing.
        let points_back =
            POINTS_BACK.contains(&small.as_str()) || small.ends_with("'s") || small.ends_with("’s");
        let is_name = word.starts_with(char::is_uppercase) && !is_first;
        if points_back
            || is_name
            || is_first && !small.ends_with("ic")
            || MAKES.contains(&small.as_str())
            || is_report
        {
            return false;
        }
    }
    true
}

/// Whether the noun is one study, not several and not research.
fn is_one(found: &str) -> bool {
    let noun = found.split_whitespace().next().unwrap_or_default();
    ["study", "report", "survey"].iter().any(|one| noun.eq_ignore_ascii_case(one))
}

/// Whether people rather than papers do what the verb says.
fn is_said(found: &str) -> bool {
    [
        "say", "says", "said", "argue", "argues", "argued", "claim", "claims", "claimed", "warn", "warns",
        "warned",
    ]
    .iter()
    .any(|verb| found.split_whitespace().next_back().is_some_and(|last| last.eq_ignore_ascii_case(verb)))
}

/// Words before the noun phrase.
const OUTSIDE: [&str; 14] = [
    "and", "but", "or", "that", "which", "as", "if", "when", "while", "because", "although", "though",
    "since", "so",
];

/// Words that tie the noun to one before it.
const INSIDE: [&str; 10] = ["of", "in", "on", "at", "by", "for", "with", "from", "to", "into"];

const POINTS_BACK: [&str; 22] = [
    "the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my", "your", "whose",
    "such", "both", "each", "any", "no", "every", "same", "he", "she",
];

/// Bodies that make studies, though a common word names them.
const MAKES: [&str; 24] = [
    "government",
    "federal",
    "state",
    "city",
    "county",
    "congressional",
    "parliamentary",
    "police",
    "court",
    "company",
    "industry",
    "ministry",
    "council",
    "department",
    "agency",
    "school",
    "university",
    "inspectors",
    "commission",
    "committee",
    "hospital",
    "army",
    "navy",
    "house",
];

/// What a reader can follow to a study, in the order of the passage; looked for once, however many studies there are.
struct Traces {
    /// Whether a link or a note stands anywhere in the passage.
    has_link: bool,
    /// Words about the making of a study.
    makers: Vec<Span>,
    /// Sources with a name.
    named: Vec<Span>,
}

impl Traces {
    fn of(passage: &Passage<'_>) -> Self {
        let mentions = passage.analysis.map_or(&[][..], |analysis| &analysis.mentions);
        let named = mentions.iter().filter(|mention| mention.is_source && mention.kind.is_named());
        let mut named: Vec<Span> = named.map(|mention| mention.span).collect();
        named.sort_unstable();
        Self {
            has_link: passage.has_link(Span::new(0, passage.text.len())),
            makers: MAKER.all(passage.prose),
            named,
        }
    }

    /// Whether a link, a named source or words about its making stand in the `sentence` of the study `found` or, words and
    /// links, in the rest of the passage.
    fn lead_to(&self, sentence: Span, found: Span) -> bool {
        self.has_link
            || self.makers.last().is_some_and(|maker| maker.start >= found.end)
            || within(&self.makers, sentence).next().is_some()
            || within(&self.named, sentence).any(|named| !named.overlaps(found))
    }
}

/// Those of `spans`, which are in order, that lie in `sentence`.
fn within(spans: &[Span], sentence: Span) -> impl Iterator<Item = &Span> {
    let first = spans.partition_point(|span| span.start < sentence.start);
    spans[first..].iter().take_while(move |span| span.end <= sentence.end)
}
