//! The people of an article: every form of a name, by the surname that holds them together.

use std::collections::HashMap;

use super::{At, Named, Story};
use crate::attribution::SourceKind;

/// All who share a surname as it is spelled.
#[derive(Debug)]
pub struct Surname {
    /// The surname.
    pub spelled: String,
    /// The forms in which it stands, in the order of the text.
    pub forms: Vec<Form>,
}

/// One place where a person is named.
#[derive(Debug)]
pub struct Form {
    /// The mention.
    pub at: At,
    /// The given name before the surname.
    pub given: Option<String>,
    /// What is known of the mention.
    pub named: Named,
}

impl Form {
    /// Whether a title or a role stands with it: "Minister Kozlov".
    pub fn is_titled(&self) -> bool {
        self.named.is_full && self.given.is_none()
    }
}

impl Surname {
    /// The given names that stand before it.
    pub fn given(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().filter_map(|form| form.given.as_deref())
    }

    /// Whether something is attributed to one of the forms.
    pub fn is_source(&self) -> bool {
        self.forms.iter().any(|form| form.named.is_source)
    }
}

/// The surnames of `story`, in the order in which they first stand. Costs a look-up a name.
pub fn people(story: &Story<'_>) -> Vec<Surname> {
    let mut found: Vec<Surname> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (at, named) in story.names() {
        if !matches!(named.kind, SourceKind::Person | SourceKind::Name) || named.is_in_heading {
            continue;
        }
        let Some(name) = story.name(at) else { continue };
        let Some((given, surname)) = parts(&name) else { continue };
        let form = Form { at, given: given.map(str::to_owned), named };
        let place = *places.entry(surname.to_owned()).or_insert_with(|| {
            found.push(Surname { spelled: surname.to_owned(), forms: Vec::new() });
            found.len() - 1
        });
        found[place].forms.push(form);
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
