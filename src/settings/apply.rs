//! Reads a tree of values, from TOML or an editor's JSON, into the settings.

use serde_json::{Map, Value};

use super::Settings;
use super::fault::Fault;
use super::keys::{KEYS, Key};

/// How keys are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// `copydesk.toml`: kebab-case.
    Kebab,
    /// Editors: camelCase.
    Camel,
}

impl Spelling {
    /// `path` in this spelling.
    pub fn of(self, path: &str) -> String {
        match self {
            Self::Kebab => path.to_owned(),
            Self::Camel => {
                let mut parts = path.split('-');
                let first = parts.next().unwrap_or_default().to_owned();
                parts.fold(first, |camel, part| camel + &part[..1].to_uppercase() + &part[1..])
            }
        }
    }
}

impl Settings {
    /// Takes over what `tree` sets, on top of what is set already. What it gets wrong is returned, and the rest holds.
    pub fn apply(&mut self, tree: &Map<String, Value>, spelling: Spelling) -> Vec<Fault> {
        let mut wrong = Vec::new();
        self.begin_layer(spelling);
        self.apply_below("", tree, spelling, &mut wrong);
        wrong
    }

    fn apply_below(
        &mut self,
        above: &str,
        tree: &Map<String, Value>,
        spelling: Spelling,
        wrong: &mut Vec<Fault>,
    ) {
        for (name, value) in tree {
            let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            let known = KEYS.iter().find(|key| spelling.of(key.path) == path);
            let is_section = KEYS.iter().any(|key| spelling.of(key.path).starts_with(&format!("{path}.")));
            match (known, value) {
                // An editor sends null for what is not set.
                (_, Value::Null) if spelling == Spelling::Camel => {}
                (Some(key), value) => key.read.read(self, &path, value, wrong),
                (None, Value::Object(tree)) if is_section => self.apply_below(&path, tree, spelling, wrong),
                (None, _) => {
                    let near = keys_near(above, spelling);
                    let near: Vec<&str> = near.iter().map(String::as_str).collect();
                    wrong.push(Fault::unknown_key(&path, &near));
                }
            }
        }
    }
}

/// The keys that could stand where one was not known: those of the same section.
fn keys_near(above: &str, spelling: Spelling) -> Vec<String> {
    let below = |key: &Key| {
        let path = spelling.of(key.path);
        let rest =
            if above.is_empty() { Some(path.as_str()) } else { path.strip_prefix(&format!("{above}.")) };
        rest.and_then(|rest| rest.split('.').next()).map(str::to_owned)
    };
    let mut keys: Vec<String> = KEYS.iter().filter_map(below).collect();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::checks::{Levels, Severity};

    fn wrong(toml: &str) -> Vec<String> {
        let tree: Map<String, Value> = toml::from_str(toml).expect("TOML");
        Settings::default().apply(&tree, Spelling::Kebab).iter().map(ToString::to_string).collect()
    }

    /// The levels of `opinion/a.txt` and of `news/a.txt`.
    fn levels(toml: &[&str]) -> [Levels; 2] {
        let mut settings = Settings::default();
        for toml in toml {
            let tree: Map<String, Value> = toml::from_str(toml).expect("TOML");
            assert!(settings.apply(&tree, Spelling::Kebab).is_empty());
        }
        let policy = super::super::Policy::new(settings, Path::new("/news"), None);
        ["/news/opinion/a.txt", "/news/news/a.txt"].map(|path| Levels::clone(&policy.levels(Path::new(path))))
    }

    #[test]
    fn an_unknown_key_is_refused_with_the_nearest() {
        assert_eq!(
            wrong("[rules]\nwraped-url = \"off\""),
            ["`rules.wraped-url`: no such rule; did you mean `wrapped-url`?"]
        );
        assert_eq!(
            wrong("[archive]\nexclud = []"),
            ["`archive.exclud`: no such setting; did you mean `exclude`?"]
        );
        assert_eq!(
            wrong("[rules]\nwrapped-url = \"loud\""),
            ["`rules.wrapped-url`: \"loud\" is no level; use error, warning, info, hint or off"]
        );
        assert!(wrong("[rules]\nwrapped-url = { severity = \"info\" }").is_empty());
    }

    #[test]
    fn everything_that_is_wrong_is_told() {
        assert_eq!(
            wrong(
                "profile = \"final\"\n[[override]]\nrule = {}\n[[ignore]]\nfiles = \"a\"\n[[ignore]]\nrule = \"loud\"\ntxt = \"a\""
            ),
            [
                "`ignore[0]`: would silence everything; give a `rule`, a `text` or both",
                "`ignore[1].rule`: no such rule; `copydesk rule` lists them",
                "`ignore[1].txt`: no such setting; did you mean `text`?",
                "`override[0].rule`: no such setting; did you mean `rules`?",
                "`override[0]`: names no `files`; give the globs for which it holds",
                "`profile`: \"final\" is no profile; use one of auto, draft, publish, archive",
            ]
        );
        assert_eq!(
            wrong("override = 7\nbaseline = true\n[archive]\nexclude = [\"a[\", 7]"),
            [
                "`archive.exclude`: “a[” is no glob: error parsing glob 'a[': unclosed character class; missing ']'",
                "`archive.exclude`: 7 is no glob; put it between quotation marks",
                "`baseline`: true is no text; put it between quotation marks",
                "`override`: expects a list of tables, each headed [[override]]",
            ]
        );
    }

    #[test]
    fn a_rule_wins_over_its_group() {
        let [_, news] = levels(&["[groups]\nlinks = \"off\"\n[rules]\nwrapped-url = \"hint\""]);
        assert_eq!(news.of("wrapped-url"), Some(Severity::Hint));
        assert_eq!(news.of("private-url"), None);
    }

    #[test]
    fn an_override_holds_for_its_files() {
        let [opinion, news] = levels(&[
            "[rules]\nreportedly = \"info\"\n[[override]]\nfiles = \"opinion/**\"\n\
             rules = { reportedly = \"off\" }\n[[override]]\nfiles = [\"*.md\", \"opinion/\"]\ngroups = { links = \"hint\" }",
        ]);
        assert_eq!((opinion.of("reportedly"), news.of("reportedly")), (None, Some(Severity::Info)));
        assert_eq!(opinion.of("wrapped-url"), Some(Severity::Hint));
        assert_eq!(news.of("wrapped-url"), Some(Severity::Error));
    }

    #[test]
    fn what_is_set_wins_over_the_profile_and_what_is_set_last_over_all() {
        let [opinion, news] =
            levels(&["profile = \"publish\"\n[[override]]\nfiles = \"opinion/**\"\nprofile = \"archive\""]);
        assert_eq!((opinion.of("reportedly"), news.of("reportedly")), (None, Some(Severity::Info)));
        let [opinion, news] = levels(&[
            "profile = \"publish\"\n[rules]\nreportedly = \"error\"\n[[override]]\nfiles = \"opinion/**\"\nrules = { reportedly = \"off\" }",
            "[groups]\nattribution = \"hint\"",
        ]);
        assert_eq!(opinion.of("reportedly"), Some(Severity::Hint));
        assert_eq!(news.of("reportedly"), Some(Severity::Hint));
    }
}
