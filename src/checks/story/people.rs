//! The people of an article: every form of a name, by the surname that holds them together.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use super::{At, Named, Story};
use crate::attribution::SourceKind;

/// All who share a surname as it is spelled.
#[derive(Debug)]
pub struct Surname<'a> {
    /// The surname.
    pub spelled: &'a str,
    /// The forms in which it stands, in the order of the text.
    pub forms: Vec<Form<'a>>,
}

/// One place where a person is named.
#[derive(Debug)]
pub struct Form<'a> {
    /// The mention.
    pub at: At,
    /// The given name before the surname.
    pub given: Option<&'a str>,
    /// What is known of the mention.
    pub named: Named<'a>,
}

impl Form<'_> {
    /// Whether a title or a role stands with it: "Minister Kozlov".
    pub fn is_titled(&self) -> bool {
        self.named.mention.is_full && self.given.is_none()
    }
}

impl<'a> Surname<'a> {
    /// The given names that stand before it.
    pub fn given(&self) -> impl Iterator<Item = &'a str> {
        self.forms.iter().filter_map(|form| form.given)
    }

    /// Whether something is attributed to one of the forms.
    pub fn is_source(&self) -> bool {
        self.forms.iter().any(|form| form.named.mention.is_source)
    }
}

/// Most articles have no more surnames than these.
const MOST_SURNAMES: usize = 56;

/// The surnames of `story` as they are spelled, in the order in which they first stand. Costs a look-up a name.
pub fn surnames<'a>(story: &Story<'a>) -> Vec<&'a str> {
    let mut seen: HashSet<&'a str, RandomState> =
        HashSet::with_capacity_and_hasher(MOST_SURNAMES, RandomState::default());
    let all = persons(story).filter_map(|(_, named)| surname(named.name));
    all.filter(|surname| seen.insert(surname)).collect()
}

/// The people of `story` by surname, in the order of `surnames`.
pub fn people<'a>(story: &Story<'a>) -> Vec<Surname<'a>> {
    let mut found: Vec<Surname<'a>> = Vec::new();
    let mut places: HashMap<&'a str, usize, RandomState> = HashMap::default();
    for (at, named) in persons(story) {
        let Some((given, surname)) = parts(named.name) else { continue };
        let place = *places.entry(surname).or_insert_with(|| {
            found.push(Surname { spelled: surname, forms: Vec::new() });
            found.len() - 1
        });
        found[place].forms.push(Form { at, given, named });
    }
    found
}

/// The names of people in running text, and of who may be one.
fn persons<'s, 'a: 's>(story: &'s Story<'a>) -> impl Iterator<Item = (At, Named<'a>)> + 's {
    story.names().filter(|(_, named)| is_persons(named))
}

/// Whether a name in running text is, or may be, a person's.
pub(super) fn is_persons(named: &Named<'_>) -> bool {
    matches!(named.mention.kind, SourceKind::Person | SourceKind::Name) && !named.is_in_heading
}

/// The given name, where one stands there, and the surname of a name.
fn parts(name: &str) -> Option<(Option<&str>, &str)> {
    let (first, surname) = (name.split_whitespace().next()?, surname(name)?);
    let is_all = first.as_ptr() == surname.as_ptr();
    Some(((!is_all).then_some(first), surname))
}

/// The surname of a name: its last word, numbers of generations aside.
pub(super) fn surname(name: &str) -> Option<&str> {
    if name.is_ascii() { last(name.split_ascii_whitespace()) } else { last(name.split_whitespace()) }
}

fn last<'n>(mut words: impl DoubleEndedIterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let is_generation = |word: &&str| matches!(*word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III");
    words.clone().rfind(|word| !is_generation(word)).or_else(|| words.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_given_name_and_a_surname() {
        assert_eq!(parts("Ines Duarte"), Some((Some("Ines"), "Duarte")));
        assert_eq!(parts("Ines M. Duarte Jr."), Some((Some("Ines"), "Duarte")));
        assert_eq!(parts("Zoë\u{a0}Älv III"), Some((Some("Zoë"), "Älv")));
        assert_eq!(parts("Duarte Jr."), Some((None, "Duarte")));
        assert_eq!(parts("O'Neil"), Some((None, "O'Neil")));
        assert_eq!(parts("Jr."), Some((None, "Jr.")));
        assert_eq!(parts(" "), None);
    }
}
