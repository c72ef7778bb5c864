//! The people of an article: every form of a name, by the surname that holds them together.

use std::collections::HashMap;

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
    pub named: Named,
}

impl Form<'_> {
    /// Whether a title or a role stands with it: "Minister Kozlov".
    pub fn is_titled(&self) -> bool {
        self.named.is_full && self.given.is_none()
    }
}

impl<'a> Surname<'a> {
    /// The given names that stand before it.
    pub fn given(&self) -> impl Iterator<Item = &'a str> {
        self.forms.iter().filter_map(|form| form.given)
    }

    /// Whether something is attributed to one of the forms.
    pub fn is_source(&self) -> bool {
        self.forms.iter().any(|form| form.named.is_source)
    }
}

/// The surnames of `story`, in the order in which they first stand. Costs a look-up a name.
pub fn people<'a>(story: &Story<'a>) -> Vec<Surname<'a>> {
    let mut found: Vec<Surname<'a>> = Vec::new();
    let mut places: HashMap<&'a str, usize> = HashMap::new();
    for (at, named) in story.names() {
        if !matches!(named.kind, SourceKind::Person | SourceKind::Name) || named.is_in_heading {
            continue;
        }
        let Some((mention, prose)) = story.mention(at) else { continue };
        let Some((given, surname)) = mention.name.and_then(|name| parts(name.of(prose))) else { continue };
        let place = *places.entry(surname).or_insert_with(|| {
            found.push(Surname { spelled: surname, forms: Vec::new() });
            found.len() - 1
        });
        found[place].forms.push(Form { at, given, named });
    }
    found
}

/// The given name and the surname of a name; a name of one word is a surname.
fn parts(name: &str) -> Option<(Option<&str>, &str)> {
    let mut words = name.split_whitespace();
    let first = words.next()?;
    let is_generation = |word: &&str| matches!(*word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III");
    let surname = words.rfind(|word| !is_generation(word));
    Some(surname.map_or((None, first), |surname| (Some(first), surname)))
}
