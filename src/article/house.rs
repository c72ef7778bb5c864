//! What a newsroom adds to the words that copydesk knows: its labels, its language, its sources, its spelling of names.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use super::label::{self, FieldKind, Label, Strength};
use super::url::Sites;
use crate::attribution::Usage;

/// What a newsroom adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct House {
    labels: HashMap<String, Label>,
    /// The longest of its labels, in bytes.
    longest: usize,
    /// The language of articles that name none.
    pub language: Option<String>,
    /// The sources that fields may name, whatever the case; any where there are none.
    pub sources: Vec<String>,
    /// Names as the house spells them.
    pub names: Vec<String>,
    /// Its verbs of saying, and the outlets that it knows.
    pub usage: Usage,
    /// The sites whose addresses have ways of their own.
    pub sites: Sites,
}

impl House {
    /// A newsroom that adds nothing.
    pub fn plain() -> &'static Arc<Self> {
        static PLAIN: LazyLock<Arc<House>> = LazyLock::new(Arc::default);
        &PLAIN
    }

    /// Adds the label `name`, which counts at any line's start.
    pub fn add_label(&mut self, name: &str, kind: FieldKind) {
        self.longest = self.longest.max(name.len());
        self.labels.insert(label::folded(name), Label { kind, strength: Strength::Strong });
    }

    /// The label that `text` is, case and the shape of apostrophes aside.
    pub fn label(&self, text: &str) -> Option<Label> {
        let own = || self.labels.get(&label::folded(text)).copied();
        let own = if self.labels.is_empty() || text.len() > self.longest_label() { None } else { own() };
        own.or_else(|| label::find(text))
    }

    /// The longest stretch of a line in which a label can end, in bytes.
    pub fn longest_label(&self) -> usize {
        label::longest().max(self.longest + 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format};

    fn house() -> Arc<House> {
        let mut house = House::default();
        house.add_label("Knipsbild", FieldKind::Caption);
        house.add_label("Zuerst erschienen in der Zeitung vom folgenden Tage", FieldKind::Original);
        Arc::new(house)
    }

    fn labels(text: &str, format: Format) -> Vec<(FieldKind, String)> {
        let article = Article::parse_in(text, format, &house());
        article.outline().fields.iter().map(|field| (field.kind, field.text.clone())).collect()
    }

    #[test]
    fn labels_of_the_house_are_labels() {
        let text = "The boat left.\n\nknipsbild: Ana Reis\n\nZuerst erschienen in der Zeitung vom folgenden Tage: https://a.example/x\n";
        let expected = [
            (FieldKind::Caption, "Ana Reis".to_owned()),
            (FieldKind::Original, "https://a.example/x".to_owned()),
        ];
        assert_eq!(labels(text, Format::Plain), expected);
        assert_eq!(labels(text, Format::Markdown), expected);
        assert_eq!(
            labels("Knipsbild: Ana Reis\nTitle: The Boat\n\nIt left.\n", Format::Plain)[0].0,
            FieldKind::Caption
        );
        assert_eq!(labels("Knipsbilds: Ana Reis\n\nIt left.\n", Format::Plain), []);
    }

    #[test]
    fn an_edit_keeps_to_the_house() {
        let text = "The boat left.\n\nknipsbild: Ana Reis\n";
        let mut article = Article::parse_in(text, Format::Plain, &house());
        article.edit(crate::text::Span::new(0, 3), "A");
        article.edit(crate::text::Span::empty(14), "Title: x\n");
        assert_eq!(article.outline().fields_of(FieldKind::Caption).count(), 1);
    }
}
