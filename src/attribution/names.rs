//! Whom a short name or a pronoun stands for: the first full reference, by name, gender, number and recency.

use super::lexicon::{Traits, WordMap};
use super::mention::{Gender, Mention, SourceKind};
use super::word;

/// Where a full name stands: which paragraph, and which of its mentions.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct MentionPlace {
    /// The paragraph's index in the article.
    pub paragraph: u32,
    /// The index in its `mentions`.
    pub mention: u32,
}

/// The first full reference of each name in an article. Built in one pass; a look-up takes constant time, but where
/// many share a surname.
#[derive(Debug, Default)]
pub struct NameTable<'t> {
    /// Who is named in full, in order of the text.
    full: Vec<Known<'t>>,
    /// The last of them under the last word of the name, by index.
    latest: WordMap<'t, usize>,
    /// Whoever "he" or "she" could be, in order of the text.
    people: Vec<Somebody<'t>>,
    /// Sources that are no pronouns, in order of the text.
    sources: Vec<Source<'t>>,
    /// The only person named before an interview's first turn.
    interviewee: Option<MentionPlace>,
    /// Whether an interview's turns have begun.
    in_interview: bool,
}

/// Somebody who is named in full.
#[derive(Debug)]
struct Known<'t> {
    place: MentionPlace,
    /// The first word of the name, where it is no part of the surname.
    given: Option<&'t str>,
    gender: Gender,
    is_person: bool,
    /// The namesake before, by index.
    before: Option<usize>,
}

/// Somebody named. What the words around tell of them is looked at when a pronoun asks.
#[derive(Clone, Copy, Debug)]
struct Somebody<'t> {
    place: MentionPlace,
    gender: Gender,
    kind: SourceKind,
    /// Whether what is known of the name tells that it is a person's.
    is_known: bool,
    is_full: bool,
    is_source: bool,
    /// What stands before the name in its paragraph.
    before: &'t str,
}

impl Somebody<'_> {
    /// Whether it may be a person at all.
    fn could_be(&self) -> bool {
        self.kind == SourceKind::Person || self.is_source || !leads_to_place(self.before)
    }

    /// Whether it is surely a person: "Alba" may be a town.
    fn is_person(&self) -> bool {
        self.is_known || self.is_full && opens_sentence(self.before)
    }
}

/// A source that is no pronoun.
#[derive(Clone, Copy, Debug)]
struct Source<'t> {
    place: MentionPlace,
    kind: SourceKind,
    words: &'t str,
}

impl Source<'_> {
    fn is_thing(&self) -> bool {
        matches!(self.kind, SourceKind::Organisation | SourceKind::Outlet | SourceKind::Document)
    }

    fn is_many(&self) -> bool {
        let is_described = matches!(self.kind, SourceKind::Described | SourceKind::Vague);
        is_described && self.words.ends_with('s') || !self.is_thing() && self.words.contains(" and ")
    }
}

/// How many named people before a pronoun are considered.
const PRONOUN_REACH: usize = 6;

/// How many people of one surname are told apart.
const NAMESAKES: usize = 8;

impl<'t> NameTable<'t> {
    /// Adds a paragraph; paragraphs come in order.
    pub fn add(&mut self, paragraph: u32, prose: &'t str, mentions: &[Mention]) {
        for (index, mention) in mentions.iter().enumerate() {
            let place = MentionPlace { paragraph, mention: index as u32 };
            if is_turn(prose, mention) && !self.in_interview {
                self.in_interview = true;
                self.interviewee = self.only_person();
            }
            if mention.is_source && mention.kind != SourceKind::Pronoun {
                let words = mention.span.of(prose);
                self.sources.push(Source { place, kind: mention.kind, words });
            }
            let Some(name) = mention.name else { continue };
            let known = self.know(name.of(prose), mention, place);
            if matches!(mention.kind, SourceKind::Person | SourceKind::Name) {
                let (gender, is_known) = known.unwrap_or((mention.gender, mention.is_source));
                self.people.push(Somebody {
                    place,
                    gender,
                    kind: mention.kind,
                    is_known,
                    is_full: mention.is_full,
                    is_source: mention.is_source,
                    before: &prose[..mention.span.start.index()],
                });
            }
        }
    }

    /// Takes note of a name, and tells what is known of whose it is: the gender, and whether it is a person's.
    fn know(&mut self, name: &'t str, mention: &Mention, place: MentionPlace) -> Option<(Gender, bool)> {
        let Parts { given, surname } = Parts::of(name);
        let is_person = mention.kind == SourceKind::Person;
        let latest = self.latest.get(surname).copied();
        if latest.is_none() && !mention.is_full {
            return None;
        }
        let same = self.fitting(latest, given, mention.gender).next();
        if let Some(known) = same.map(|same| &mut self.full[same]) {
            known.is_person |= is_person;
            if known.gender == Gender::Unknown {
                known.gender = mention.gender;
            }
            return Some((known.gender, known.is_person || mention.is_source));
        }
        if mention.is_full && self.namesakes(latest).nth(NAMESAKES - 1).is_none() {
            self.latest.insert(surname, self.full.len());
            self.full.push(Known { place, given, gender: mention.gender, is_person, before: latest });
        }
        Some((mention.gender, is_person || mention.is_source))
    }

    /// The namesake `latest` and those before, by index, the last first.
    fn namesakes(&self, latest: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(latest, |&known| self.full[known].before)
    }

    /// Those of them whom a name with this given name, or none, can mean.
    fn fitting(
        &self,
        latest: Option<usize>,
        given: Option<&str>,
        gender: Gender,
    ) -> impl Iterator<Item = usize> {
        let fits = move |known: &Known<'_>| known.fits(given) && agree(known.gender, gender);
        self.namesakes(latest).filter(move |&known| fits(&self.full[known]))
    }

    /// The one person named so far, by the first full reference.
    fn only_person(&self) -> Option<MentionPlace> {
        let mut named = self.full.iter().filter(|known| known.is_person);
        named.next().filter(|_| named.next().is_none()).map(|known| known.place)
    }

    /// The first full reference of what is mentioned at `place`. "He" and "she" take the nearest person they agree with,
    /// rather who spoke in that person's paragraph; "it" and "they" the source before them; an answer ("A:") the one
    /// person whom the interview is with.
    pub fn resolve(&self, prose: &str, mention: &Mention, place: MentionPlace) -> Option<MentionPlace> {
        if let Some(name) = mention.name {
            return self.named(name.of(prose), mention.gender);
        }
        if mention.kind != SourceKind::Pronoun {
            return None;
        }
        if is_turn(prose, mention) {
            return self.interviewee.filter(|_| mention.span.of(prose) == "A");
        }
        let found = match mention.gender {
            Gender::He | Gender::She => self.person(mention.gender, place)?,
            Gender::Unknown | Gender::Other => self.source(mention.span.of(prose), place)?,
        };
        Some(found)
    }

    /// The namesake whom a name means, by the given name; a surname alone means who was introduced first, since papers
    /// give others of that surname their full names.
    fn named(&self, name: &str, gender: Gender) -> Option<MentionPlace> {
        let Parts { given, surname } = Parts::of(name);
        let first = self.fitting(self.latest.get(surname).copied(), given, gender).last();
        first.map(|known| self.full[known].place)
    }

    fn person(&self, gender: Gender, place: MentionPlace) -> Option<MentionPlace> {
        let before = self.people.partition_point(|person| person.place < place);
        let near = self.people[..before].iter().rev().filter(|somebody| somebody.could_be());
        let near = near.take(PRONOUN_REACH);
        let fitting = near.filter(|person| agree(person.gender, gender));
        let nearest = fitting.clone().find(|person| person.is_person()).or_else(|| fitting.clone().next())?;
        // "“It is late,” Novak told Holm. “Very late,” he said.": the speaker, not whom it was told.
        let speaker = fitting
            .clone()
            .skip_while(|person| person.place > nearest.place)
            .find(|person| person.is_source)
            .filter(|person| person.place.paragraph == nearest.place.paragraph);
        Some(speaker.unwrap_or(nearest).place)
    }

    /// The source right before "it" or "they", in this paragraph or the one before, if it can be meant.
    fn source(&self, pronoun: &str, place: MentionPlace) -> Option<MentionPlace> {
        let before = self.sources.partition_point(|source| source.place < place);
        let last = self.sources[..before].last()?;
        let fits = if pronoun.eq_ignore_ascii_case("it") {
            last.is_thing() && !last.is_many()
        } else {
            pronoun.eq_ignore_ascii_case("they") && (last.is_many() || last.is_thing())
        };
        (fits && last.place.paragraph + 1 >= place.paragraph).then_some(last.place)
    }
}

impl Known<'_> {
    /// Whether somebody with this given name, or none, can be meant.
    fn fits(&self, given: Option<&str>) -> bool {
        let (Some(own), Some(given)) = (self.given, given) else { return true };
        let initial = |name: &str| name.len() <= 2 && name.ends_with('.') || name.len() == 1;
        own == given || (initial(own) || initial(given)) && own.chars().next() == given.chars().next()
    }
}

fn agree(one: Gender, other: Gender) -> bool {
    let told = |gender| matches!(gender, Gender::He | Gender::She);
    !(told(one) && told(other)) || one == other
}

/// Whether a source is the letter of an interview's turn.
fn is_turn(prose: &str, mention: &Mention) -> bool {
    mention.kind == SourceKind::Pronoun && matches!(mention.span.of(prose), "Q" | "A")
}

/// Whether a name behind `before` that nothing else explains is a place: "in", "on" or the like stands there.
fn leads_to_place(before: &str) -> bool {
    let before = before.split_ascii_whitespace().next_back();
    before.is_some_and(|word| matches!(word, "in" | "on" | "at" | "near" | "off" | "across"))
}

/// Whether a sentence begins behind `before`, as it does with whom it is about: "Olav Lund came to Alba."
fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty() || before.ends_with(['.', '!', '?', '”', '"', '’'])
}

/// What is looked at in a name.
struct Parts<'t> {
    /// The first word of several, unless it belongs to the surname: "de Blasio".
    given: Option<&'t str>,
    /// The last word, without a generation: the key under which a person is mentioned again.
    surname: &'t str,
}

impl<'t> Parts<'t> {
    fn of(name: &'t str) -> Self {
        // One word of ASCII, as most names are that are named again.
        if name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Self { given: None, surname: name };
        }
        let mut words = name.split_whitespace().rev();
        let last = words.next().unwrap_or(name);
        let surname = if is_generation(last) { words.next().unwrap_or(last) } else { last };
        Self { given: given(name), surname }
    }
}

fn is_generation(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III")
}

/// The first word of a name of several, unless it belongs to the surname.
fn given(name: &str) -> Option<&str> {
    const PARTICLES: [&str; 12] =
        ["de", "van", "von", "al", "el", "le", "la", "di", "da", "du", "bin", "ben"];
    let mut words = name.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    if is_generation(second) || PARTICLES.iter().any(|particle| first.eq_ignore_ascii_case(particle)) {
        return None;
    }
    // "Neither Novak", "Stated Novak": a word that only stands before the name.
    let traits = word::known(first).traits;
    let common = !traits.is_empty() && !traits.any(Traits::GIVEN | Traits::HE_GIVEN | Traits::SHE_GIVEN);
    (!common).then_some(first)
}
