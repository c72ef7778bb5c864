//! The settings about a newsroom's own words.

use std::sync::Arc;

use serde_json::Value;

use super::Settings;
use super::fault::Fault;
use super::read::{entries, text, texts};
use crate::article::{FieldKind, House};
use crate::attribution::OutletKind;

/// What a label of the house may say, by its name in settings.
pub(super) const LABEL_KINDS: [(&str, FieldKind); 16] = [
    ("original", FieldKind::Original),
    ("related", FieldKind::Related),
    ("archived", FieldKind::Archived),
    ("source", FieldKind::Source),
    ("byline", FieldKind::Byline),
    ("published", FieldKind::Published),
    ("updated", FieldKind::Updated),
    ("dateline", FieldKind::Dateline),
    ("headline", FieldKind::Headline),
    ("correction", FieldKind::Correction),
    ("editors-note", FieldKind::EditorsNote),
    ("embargo", FieldKind::Embargo),
    ("caption", FieldKind::Caption),
    ("claim", FieldKind::Claim),
    ("language", FieldKind::Language),
    ("other", FieldKind::Other),
];

pub(super) fn labels(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    let house = house(settings);
    for (path, name, value) in entries(path, value, wrong) {
        let known = LABEL_KINDS.iter().find(|(known, _)| value.as_str() == Some(known));
        match known {
            _ if name.trim().is_empty() || name.contains(':') => {
                wrong.push(Fault::new(&path, "is no label; leave out the colon"));
            }
            Some((_, kind)) => house.add_label(name, *kind),
            None => {
                let names = LABEL_KINDS.map(|(name, _)| name).join(", ");
                wrong.push(Fault::new(
                    &path,
                    format!("{value} is nothing that a label says; use one of {names}"),
                ));
            }
        }
    }
}

pub(super) fn cue_verbs(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    for verb in texts(path, value, "verbs", wrong) {
        if verb.chars().all(char::is_lowercase) && !verb.is_empty() {
            house(settings).usage.add_verb(&verb);
        } else {
            wrong.push(Fault::new(
                path,
                format!("“{verb}” is no verb; give its base form in lower case, as “say”"),
            ));
        }
    }
}

pub(super) fn language(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    house(settings).language = Some(text(path, value)?).filter(|language| !language.is_empty());
    Ok(())
}

pub(super) fn sources(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    let names = texts(path, value, "names", wrong);
    house(settings).sources = names.iter().map(|name| name.trim().to_lowercase()).collect();
}

pub(super) fn names(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    house(settings).names = texts(path, value, "names", wrong);
}

/// The keys of an outlet.
pub(super) const OUTLET_KEYS: [&str; 3] = ["domains", "names", "kind"];

pub(super) fn outlets(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    let mut taken: Vec<(String, String)> = Vec::new();
    for (path, name, value) in entries(path, value, wrong) {
        let before = wrong.len();
        let outlet = one_outlet(&path, name, value, wrong);
        // Of names and domains alike: a reader of the text cannot tell whose they are.
        for word in outlet.names.iter().chain(&outlet.domains) {
            let word = word.to_lowercase();
            match taken.iter().find(|(known, _)| *known == word) {
                Some((_, other)) => wrong.push(Fault::new(&path, format!("“{word}” is {other}'s already"))),
                None => taken.push((word, name.to_owned())),
            }
        }
        if wrong.len() == before {
            let names: Vec<&str> = outlet.names.iter().map(String::as_str).collect();
            let domains: Vec<&str> = outlet.domains.iter().map(String::as_str).collect();
            house(settings).usage.add_outlet(&names, outlet.kind, &domains);
        }
    }
}

/// An outlet as it is set.
#[derive(Default)]
struct SetOutlet {
    /// Its own name first.
    names: Vec<String>,
    domains: Vec<String>,
    kind: OutletKind,
}

/// A list of domains, or a table.
fn one_outlet(path: &str, name: &str, value: &Value, wrong: &mut Vec<Fault>) -> SetOutlet {
    let mut outlet = SetOutlet { names: vec![name.to_owned()], ..SetOutlet::default() };
    if !name.starts_with(char::is_uppercase) {
        wrong.push(Fault::new(path, "is no name of an outlet; write it as it stands in articles"));
    }
    let Some(table) = value.as_object() else {
        outlet.domains = texts(path, value, "domains", wrong);
        return outlet;
    };
    for (key, value) in table {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "domains" => outlet.domains = texts(&path, value, "domains", wrong),
            "names" => outlet.names.extend(texts(&path, value, "names", wrong)),
            "kind" => {
                let known = OutletKind::ALL.into_iter().find(|kind| value.as_str() == Some(kind.name()));
                outlet.kind = known.unwrap_or_else(|| {
                    let names = OutletKind::ALL.map(OutletKind::name).join(", ");
                    wrong
                        .push(Fault::new(&path, format!("{value} is no kind of outlet; use one of {names}")));
                    OutletKind::default()
                });
            }
            _ => wrong.push(Fault::unknown_key(&path, &OUTLET_KEYS)),
        }
    }
    outlet
}

fn house(settings: &mut Settings) -> &mut House {
    Arc::make_mut(&mut settings.house)
}
