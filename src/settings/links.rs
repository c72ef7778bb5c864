//! The settings of `[links]`: whether, whom and how the network is asked.

use serde_json::Value;

use super::Settings;
use super::fault::Fault;
use crate::links::{Allowed, Archive, Options, Patterns};

/// When the network is asked about links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CheckLinks {
    /// Never.
    #[default]
    Off,
    /// When the user says so.
    OnCommand,
    /// When an article is saved, too.
    OnSave,
}

impl CheckLinks {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Off, Self::OnCommand, Self::OnSave];

    /// Its name in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::OnCommand => "on-command",
            Self::OnSave => "on-save",
        }
    }
}

/// What is set about links and the network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkSettings {
    /// When the network is asked.
    pub check: CheckLinks,
    /// Addresses that are never asked.
    pub excluded: Patterns,
    /// Private networks that are asked all the same.
    pub allowed: Allowed,
    /// The archive of the web that is asked for copies, where it is not the usual one.
    pub archive: Option<Archive>,
    /// Whom a site's owner may write to.
    pub contact: Option<String>,
}

impl LinkSettings {
    /// How the network is asked under these settings.
    pub fn options(&self) -> Options {
        Options {
            allowed: self.allowed.clone(),
            excluded: self.excluded.clone(),
            contact: self.contact.clone(),
            archive: self.archive.clone().unwrap_or_default(),
            ..Options::default()
        }
    }

    /// What a file that comes with a folder has no say in: whether the network is asked, and which private networks are.
    /// Only the user can know that.
    pub(super) fn set_by_a_file(&self) -> Vec<Fault> {
        let asks = (self.check != CheckLinks::Off).then(|| {
            Fault::new(
                "links.check",
                "only you can turn this on: in your editor's settings, or by `--links` or `links --check`",
            )
        });
        let allows = (self.allowed != Allowed::default()).then(|| {
            Fault::new(
                "links.allow-private",
                "only you can allow this: in your editor's settings, or by `--allow-private`",
            )
        });
        asks.into_iter().chain(allows).collect()
    }
}

/// A list of texts; where it is none, `expects` says what is expected.
fn strings(path: &str, value: &Value, expects: &str) -> Result<Vec<String>, Fault> {
    let list = value
        .as_array()
        .and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
    list.ok_or_else(|| Fault::new(path, expects))
}

pub(super) fn check(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    let named = CheckLinks::ALL.into_iter().find(|check| value.as_str() == Some(check.name()));
    settings.links.check = named
        .ok_or_else(|| Fault::new(path, format!("{value} is not known; use off, on-command or on-save")))?;
    Ok(())
}

pub(super) fn exclude(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    let written = strings(path, value, "expects a list of hosts and addresses")?;
    settings.links.excluded = Patterns::of(&written).map_err(|error| Fault::new(path, error.to_string()))?;
    Ok(())
}

pub(super) fn allow_private(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    let written = strings(path, value, "expects a list of networks")?;
    settings.links.allowed = Allowed::of(&written).map_err(|error| Fault::new(path, error.to_string()))?;
    Ok(())
}

pub(super) fn archive_endpoint(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    let written = value.as_str().ok_or_else(|| Fault::new(path, "expects an address"))?;
    settings.links.archive = Some(Archive::at(written).map_err(|error| Fault::new(path, error.to_string()))?);
    Ok(())
}

pub(super) fn contact(settings: &mut Settings, path: &str, value: &Value) -> Result<(), Fault> {
    let written =
        value.as_str().ok_or_else(|| Fault::new(path, "expects an address of mail or of a page"))?;
    settings.links.contact = Some(written.to_owned()).filter(|contact| !contact.is_empty());
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::*;
    use crate::settings::Spelling;

    fn applied(links: Value) -> (Settings, Vec<String>) {
        let mut settings = Settings::default();
        let tree = Map::from_iter([("links".to_owned(), links)]);
        let wrong = settings.apply(&tree, Spelling::Camel);
        (settings, wrong.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_editor_sets_whether_and_whom_the_network_is_asked() {
        let (settings, wrong) = applied(json!({
            "check": "on-save", "exclude": ["cms.example"], "allowPrivate": ["10.0.0.0/8"],
            "archiveEndpoint": "https://archive.example/wb", "contact": "desk@news.example",
        }));
        assert_eq!(wrong, [""; 0]);
        assert_eq!(settings.links.check, CheckLinks::OnSave);
        assert_eq!(settings.links.options().archive.host(), "archive.example");
        assert_eq!(settings.links.set_by_a_file().len(), 2, "a file may not");
    }

    #[test]
    fn what_cannot_be_read_is_named_with_what_is_meant() {
        for (links, says) in [
            (json!({"check": "always"}), "use off, on-command or on-save"),
            (json!({"exclude": "cms.example"}), "expects a list of hosts and addresses"),
            (json!({"exclude": ["/drafts"]}), "is no pattern of addresses"),
            (json!({"allowPrivate": ["localhost"]}), "is no network"),
            (json!({"archiveEndpoint": "archive.org"}), "is no address of an archive"),
            (json!({"contact": 7}), "expects an address"),
            (json!({"chek": "off"}), "did you mean `check`?"),
        ] {
            let (_, wrong) = applied(links);
            assert!(matches!(&wrong[..], [one] if one.contains(says)), "{wrong:?}");
        }
    }
}
