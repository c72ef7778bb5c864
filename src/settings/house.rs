//! The settings about a newsroom's own words.

use std::sync::Arc;

use serde_json::Value;

use super::Settings;
use super::fault::Fault;
use super::read::{entries, text, texts};
use crate::article::url::{SiteException, is_below};
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
    house(settings).sources = names.iter().map(|name| name.trim().to_owned()).collect();
}

pub(super) fn names(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    house(settings).names = texts(path, value, "names", wrong);
}

/// The keys of a site's exception.
pub(super) const SITE_KEYS: [&str; 4] = ["keep", "ignore", "fragment", "host"];

pub(super) fn sites(settings: &mut Settings, path: &str, value: &Value, wrong: &mut Vec<Fault>) {
    let all = entries(path, value, wrong);
    let named: Vec<String> = all.iter().map(|(_, name, _)| name.to_lowercase()).collect();
    for (path, host, value) in all {
        let before = wrong.len();
        let others = named.iter().filter(|other| !other.eq_ignore_ascii_case(host));
        let exception = site(&path, value, &others.collect::<Vec<_>>(), wrong);
        if host.is_empty() || host.contains(['/', ':', ' ', '*']) {
            wrong.push(Fault::new(&path, "is no host; write it as it stands in addresses: `news.example`"));
        }
        if wrong.len() == before {
            self::house(settings).sites.add(host, exception);
        }
    }
}

/// The exception for one site; `others` are the hosts that have one, too.
fn site(path: &str, value: &Value, others: &[&String], wrong: &mut Vec<Fault>) -> SiteException {
    let mut exception = SiteException::default();
    let Some(table) = value.as_object() else {
        wrong.push(Fault::new(path, format!("expects a table of {}", SITE_KEYS.join(", "))));
        return exception;
    };
    for (key, value) in table {
        let path = format!("{path}.{key}");
        match key.as_str() {
            "keep" => exception.keep = texts(&path, value, "names of parameters", wrong),
            "ignore" => exception.ignore = texts(&path, value, "names of parameters", wrong),
            "fragment" => match value.as_bool() {
                Some(is_page) => exception.has_pages_by_fragment = is_page,
                None => wrong.push(Fault::new(&path, "expects true or false")),
            },
            "host" => match value.as_str().map(str::to_lowercase) {
                // One that leads on might lead in a circle.
                Some(host) if others.iter().any(|other| is_below(&host, other)) => {
                    wrong.push(Fault::new(&path, format!("“{host}” has an exception of its own")));
                }
                Some(host) if !host.is_empty() && !host.contains(['/', ':', ' ']) => {
                    exception.host = Some(host);
                }
                Some(_) | None => wrong.push(Fault::new(&path, "expects a host: `news.example`")),
            },
            _ => wrong.push(Fault::unknown_key(&path, &SITE_KEYS)),
        }
    }
    exception
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

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value, json};

    use crate::settings::{Settings, Spelling};

    fn set(sites: &Value) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let tree = Map::from_iter([("links".to_owned(), json!({ "sites": sites }))]);
        let wrong = settings.apply(&tree, Spelling::Kebab);
        (settings, wrong.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_is_particular_about_a_site_decides_what_is_one_article() {
        let (settings, wrong) = set(&json!({
            "ledger.example": { "keep": ["ref"], "ignore": ["sid"] },
            "oldledger.example": { "host": "ledger.example.org" },
        }));
        assert_eq!(wrong, [""; 0]);
        let key = settings.house.sites.canonical("http://www.oldledger.example/a");
        assert_eq!(key, "https://ledger.example.org/a");
    }

    #[test]
    fn what_is_no_exception_is_named_with_what_is_meant() {
        for (sites, says) in [
            (json!(["ledger.example"]), "expects a table"),
            (json!({"ledger.example": []}), "expects a table of keep, ignore, fragment, host"),
            (json!({"https://ledger.example": {}}), "is no host"),
            (json!({"ledger.example": {"keep": "ref"}}), "expects a list of names of parameters"),
            (json!({"ledger.example": {"fragment": "yes"}}), "expects true or false"),
            (json!({"ledger.example": {"host": ""}}), "expects a host"),
            (json!({"ledger.example": {"hosts": "a"}}), "did you mean `host`?"),
            (
                json!({"a.example": {"host": "www.b.example"}, "b.example": {"host": "a.example"}}),
                "of its own",
            ),
        ] {
            let (_, wrong) = set(&sites);
            assert!(wrong.iter().any(|wrong| wrong.contains(says)), "{sites}: {wrong:?}");
        }
    }
}
