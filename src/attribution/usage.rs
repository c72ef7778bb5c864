//! What a newsroom adds to the words that are known: verbs of saying, and outlets.

use std::collections::BTreeMap;

use super::lexicon::{Traits, forms_of};
use super::outlet::{self, Outlet, OutletKind};
use super::token::{Kind, Token};
use super::word::Key;

/// A newsroom's own words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    verbs: Vec<(Key, Traits)>,
    /// First words of outlets' names, each with the number under which they are found.
    openers: Vec<(Key, u16)>,
    /// Names of outlets, by their first words.
    names: BTreeMap<String, Vec<(String, Outlet)>>,
    domains: BTreeMap<String, Outlet>,
}

impl Usage {
    /// Nothing of its own.
    pub fn none() -> &'static Self {
        static NONE: Usage = Usage {
            verbs: Vec::new(),
            openers: Vec::new(),
            names: BTreeMap::new(),
            domains: BTreeMap::new(),
        };
        &NONE
    }

    /// Adds a verb of saying by its `lemma`: "quip".
    pub fn add_verb(&mut self, lemma: &str) {
        let traits = Traits::SPEECH | Traits::INVERTS;
        let forms = forms_of(lemma).into_iter();
        self.verbs.extend(forms.filter_map(|(form, own)| Some((Key::of(&form)?, traits | own))));
    }

    /// Adds an outlet that goes by the first of `names` and by the others, and has its pages on `domains`.
    pub fn add_outlet(&mut self, names: &[&str], kind: OutletKind, domains: &[&str]) {
        let Some(outlet) = names.first().and_then(|name| Outlet::added(name, kind)) else { return };
        for name in names {
            let bare = name.strip_prefix("The ").unwrap_or(name);
            let Some(first) = outlet::head(bare).filter(|first| !first.is_empty()) else { continue };
            self.names.entry(first.to_owned()).or_default().push((bare.to_owned(), outlet));
        }
        for domain in domains {
            self.domains.insert((*domain).to_owned(), outlet);
        }
        let openers = self.names.iter().filter_map(|(first, names)| {
            let names: Vec<(&str, Outlet)> =
                names.iter().map(|(name, outlet)| (name.as_str(), *outlet)).collect();
            outlet::added_opener(first, &names)
        });
        self.openers = openers.collect();
    }

    /// The outlet whose site `host` is, or lies below: the newsroom's own before the others.
    pub fn outlet_of_host(&self, host: &str) -> Option<Outlet> {
        let mut domain = host;
        while !self.domains.is_empty() {
            if let Some(outlet) = self.domains.get(domain) {
                return Some(*outlet);
            }
            let Some(dot) = domain.find('.') else { break };
            domain = &domain[dot + 1..];
        }
        Outlet::of_host(host)
    }

    /// The outlets that go by `name`, its article aside: the newsroom's own, and the others.
    pub fn outlets_called<'n>(&'n self, name: &'n str) -> impl Iterator<Item = Outlet> + 'n {
        let bare = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        let own = outlet::head(bare).and_then(|first| self.names.get(first)).into_iter().flatten();
        let own = own.filter(move |(known, _)| known == bare).map(|(_, outlet)| *outlet);
        own.chain(Outlet::called(name))
    }

    /// Tells `tokens` of `prose` what is known of them besides. Costs a look at each token, and nothing where nothing is added.
    pub(super) fn mark(&self, prose: &str, tokens: &mut [Token]) {
        if self.verbs.is_empty() && self.openers.is_empty() {
            return;
        }
        for token in tokens.iter_mut().filter(|token| token.kind == Kind::Word) {
            let Some(key) = Key::of(token.span.of(prose)) else { continue };
            if let Some((_, traits)) = self.verbs.iter().find(|(known, _)| *known == key) {
                token.traits |= *traits;
            }
            if let Some((_, opener)) = self.openers.iter().find(|(known, _)| *known == key) {
                token.opener = *opener;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SourceKind, analyse_in};
    use super::*;

    #[test]
    fn a_verb_of_the_house_heads_a_cue_in_all_its_forms() {
        let said = |prose: &str, usage: &Usage| analyse_in(prose, usage).attributions.len();
        let mut usage = Usage::default();
        usage.add_verb("blorp");
        for prose in
            ["Ines Duarte blorped that the boat would leave.", "Ines Duarte blorps that the boat will leave."]
        {
            assert_eq!((said(prose, Usage::none()), said(prose, &usage)), (0, 1), "{prose}");
        }
    }

    #[test]
    fn an_outlet_of_the_house_is_one_wherever_it_is_named() {
        let mut usage = Usage::default();
        usage.add_outlet(
            &["The Saltmere Courier", "Courier of the Isles"],
            OutletKind::Newspaper,
            &["courier.example"],
        );
        let named = |prose: &str, usage: &Usage| {
            let analysis = analyse_in(prose, usage);
            let outlets = analysis.mentions.iter().filter(|mention| mention.kind == SourceKind::Outlet);
            outlets.filter_map(|mention| Some(mention.outlet?.name())).collect::<Vec<_>>()
        };
        let prose = "The boat had sunk, the Saltmere Courier reported.";
        assert_eq!(
            (named(prose, Usage::none()), named(prose, &usage)),
            (vec![], vec!["The Saltmere Courier"])
        );
        assert_eq!(named("The boat had sunk, Reuters reported.", &usage), ["Reuters"]);
        assert_eq!(
            usage.outlet_of_host("www.courier.example").map(Outlet::name),
            Some("The Saltmere Courier")
        );
        assert_eq!(usage.outlets_called("Courier of the Isles").count(), 1);
    }
}
