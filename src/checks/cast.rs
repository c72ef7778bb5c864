//! Whom an article names, for fixes that put a name in.

use std::collections::HashSet;

use crate::attribution::{Analysis, Outlet, SourceKind};

/// So many names make a menu that is read.
const MOST: usize = 5;

/// The outlets and the people an article draws on, each under the name it has where it is named in full; the first few.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cast {
    /// Outlets.
    pub outlets: Vec<String>,
    /// People who say something.
    pub people: Vec<String>,
}

impl Cast {
    /// Adds whom the paragraph `prose` names. Costs a look at its mentions.
    pub fn add(&mut self, prose: &str, analysis: &Analysis) {
        for mention in &analysis.mentions {
            let Some(name) = mention.name.filter(|_| mention.is_full || mention.kind == SourceKind::Outlet)
            else {
                continue;
            };
            let name = crate::article::on_one_line(name.of(prose));
            match mention.kind {
                SourceKind::Outlet => {
                    let name = mention.outlet.map_or(name, |outlet: Outlet| outlet.name().to_owned());
                    self.outlets.push(name);
                }
                SourceKind::Person if mention.is_source && name.contains(' ') => self.people.push(name),
                SourceKind::Person
                | SourceKind::Organisation
                | SourceKind::Name
                | SourceKind::Document
                | SourceKind::Described
                | SourceKind::Vague
                | SourceKind::Pronoun => {}
            }
        }
    }

    /// The first names of all of `casts`, each once.
    pub fn of(casts: &[&Self]) -> Self {
        let first = |names: fn(&Self) -> &Vec<String>| {
            let mut seen = HashSet::new();
            let all = casts.iter().flat_map(|cast| names(cast));
            all.filter(|name| seen.insert(name.as_str())).take(MOST).cloned().collect()
        };
        Self { outlets: first(|cast| &cast.outlets), people: first(|cast| &cast.people) }
    }
}
