//! The pages that are made from the code: one a rule, and the list of settings.

use std::fmt::Write;

use crate::checks::{Check, RULES, Rule};
use crate::settings::{KEYS, Spelling};

/// The page of `rule`, in Markdown.
pub fn rule_page(rule: &Rule) -> String {
    let page: Vec<&str> = rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let reads = match rule.check {
        Check::Passage(_) => "each paragraph",
        Check::Article(_) => "the article's annotations and links",
    };
    format!(
        "# {}\n\nGroup `{}`, severity `{}`. Reads {reads}.\n\n{}\n",
        rule.name,
        rule.group.name(),
        rule.severity,
        page.join("\n").trim()
    )
}

/// The list of all rules, in Markdown, with links to their pages.
pub fn rule_list() -> String {
    let mut page = String::from("# Rules\n\n| rule | group | severity | says |\n|---|---|---|---|\n");
    for rule in RULES {
        // Writing to a string cannot fail.
        let _ = writeln!(
            page,
            "| [{name}]({name}.md) | {} | {} | {} |",
            rule.group.name(),
            rule.severity,
            rule.summary().trim(),
            name = rule.name
        );
    }
    page
}

/// The reference of all settings, in Markdown.
pub fn settings_page() -> String {
    let mut page = String::from(
        "# Settings\n\nIn `copydesk.toml`, in the folder of the articles or any above; the same in editors, in camelCase below \
         `copydesk`. An editor's setting wins over the file's where the user has set it.\n\n| in `copydesk.toml` | in editors | \
         what it does |\n|---|---|---|\n",
    );
    for key in KEYS {
        let camel = Spelling::Camel.of(key.path);
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| `{}` | `copydesk.{camel}` | {} |", key.path, key.doc);
    }
    page
}
