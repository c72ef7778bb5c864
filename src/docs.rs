//! What is made from the code: pages under `docs/` (one a rule, the list of rules, the settings and their schema), and the
//! settings in the manifest of the VS Code extension.
//!
//! `COPYDESK_WRITE_DOCS=1 cargo test --test docs` writes them; without the variable the test checks that they are written.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::checks::{Change, Check, Group, OptionKind, Profile, RULES, Rule, Severity};
use crate::settings::{KEYS, Spelling, USERS_OWN, schema};

/// A page made from the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Its file, below `docs/`, with slashes.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl Page {
    fn new(path: impl Into<String>, text: String) -> Self {
        Self { path: path.into(), text }
    }
}

/// Every page made from the code.
pub fn pages() -> Vec<Page> {
    let mut pages = vec![
        Page::new("rules/README.md", rule_list()),
        Page::new("settings.md", settings_page()),
        Page::new("schema/copydesk.schema.json", format!("{:#}\n", schema(Spelling::Kebab))),
    ];
    pages.extend(RULES.iter().map(|rule| Page::new(format!("rules/{}.md", rule.name), rule_page(rule))));
    pages
}

/// The page of `rule`, in Markdown.
pub fn rule_page(rule: &Rule) -> String {
    let page: Vec<&str> = rule.page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let reads = match rule.check {
        Check::Passage(..) => "each paragraph",
        Check::Article(_) | Check::Absence(_) => "the article's annotations and links",
        Check::Story(_) => "the whole text",
        Check::Both(..) => "each paragraph, and the article's annotations and links",
        Check::LeftOut(_) => "what suppressions and the baseline leave out",
    };
    let (is_off, level, others) = if rule.is_on {
        ("", "off", format!("or error, warning, info, hint; {} by default", rule.severity))
    } else {
        (", off by default", rule.severity.name(), "or error, warning, info, hint; off by default".to_owned())
    };
    format!(
        "# {name}\n\nGroup `{group}`, severity `{severity}`{is_off}. Reads {reads}.\n\n{page}\n\n## Configure\n\
         ```toml\n[rules]\n{name} = \"{level}\"  # {others}\n```\n{options}",
        name = rule.name,
        group = rule.group.name(),
        severity = rule.severity,
        page = page.join("\n").trim(),
        options = options(rule)
    )
}

/// What the settings may say to `rule` besides its level, in Markdown.
fn options(rule: &Rule) -> String {
    if rule.options.is_empty() {
        return String::new();
    }
    let mut section = String::from("\n### Options\n");
    let mut example = format!("severity = \"{}\"", rule.severity);
    for option in rule.options {
        let usual = match option.kind {
            OptionKind::Count { usual, least } => {
                format!("a whole number from {least} up; {usual} by default")
            }
            OptionKind::Texts => "a list of texts; none by default".to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(section, "- `{}` ({usual}): {}", option.name, option.doc);
        let _ = match option.kind {
            OptionKind::Count { usual, .. } => write!(example, ", {} = {}", option.name, usual + 1),
            OptionKind::Texts => write!(example, ", {} = [\"…\"]", option.name),
        };
    }
    let _ = write!(section, "\n```toml\n[rules]\n{} = {{ {example} }}\n```\n", rule.name);
    section
}

/// The list of all rules by group, in Markdown, with links to their pages.
pub fn rule_list() -> String {
    let mut page = String::from(
        "# Rules\n\n`copydesk rule` prints this list, `copydesk rule NAME` a page of it. [Settings](../settings.md) say how \
         to switch rules and groups, [evidence](evidence.md) how often each is right.\n",
    );
    for group in Group::ALL {
        // Writing to a string cannot fail.
        let _ = write!(
            page,
            "\n## {}: {}\n\n| rule | severity | says |\n|---|---|---|\n",
            group.name(),
            subject(group)
        );
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let _ = writeln!(
                page,
                "| [{name}]({name}.md) | {}{} | {} |",
                rule.severity,
                if rule.is_on { "" } else { ", off" },
                rule.summary().trim(),
                name = rule.name
            );
        }
    }
    page
}

fn subject(group: Group) -> &'static str {
    match group {
        Group::Attribution => "who said it",
        Group::Quotes => "quotation marks and what is between them",
        Group::Sources => "whom an article draws on",
        Group::Links => "URLs and paths",
        Group::Related => "related articles",
        Group::Metadata => "fields and dates",
    }
}

/// The reference of all settings, in Markdown.
pub fn settings_page() -> String {
    let mut page = String::from(
        "# Settings\n\nIn `copydesk.toml`, in the folder of the articles or any above; the same in editors, in camelCase below \
         `copydesk`. An editor's setting wins over the file's where the user has set it. What \
         only you can decide (–) cannot stand in a file, which comes with a folder from whoever made that.\n\n| in `copydesk.toml` | in editors | \
         what it does |\n|---|---|---|\n",
    );
    for key in KEYS {
        let camel = Spelling::Camel.of(key.path);
        let kebab = if USERS_OWN.contains(&key.path) { "–".to_owned() } else { format!("`{}`", key.path) };
        // Writing to a string cannot fail.
        let _ = writeln!(page, "| {kebab} | `copydesk.{camel}` | {} |", key.doc);
    }
    page.push_str(&profiles());
    page.push_str(
        "\n[The schema](schema/copydesk.schema.json) lets an editor complete and check `copydesk.toml`; \
         `copydesk config --schema` prints it.\n",
    );
    page
}

/// What each profile makes of the rules, in Markdown.
fn profiles() -> String {
    let mut page = String::from(
        "\n## Profiles\n\nA profile says what is worth saying at one stage of an article's life. It is chosen by `profile` in the \
         settings, by the line `copydesk-profile: NAME` in an article, or by `--profile NAME` for all. Rules that the settings \
         set by name or group stay as they are set.\n\n",
    );
    for profile in Profile::ALL {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "- `{}`: {}.", profile.name(), profile.purpose());
    }
    page.push_str("\n| rule | `auto` | `draft` | `publish` | `archive` |\n|---|---|---|---|---|\n");
    for rule in RULES {
        let levels = Profile::ALL.map(|profile| match profile.change(rule.name) {
            Change::None => rule.level().map_or("off", Severity::name),
            Change::Off => "off",
            Change::To(severity) => severity.name(),
        });
        if levels.iter().any(|level| *level != levels[0]) {
            let _ =
                writeln!(page, "| [{name}](rules/{name}.md) | {} |", levels.join(" | "), name = rule.name);
        }
    }
    page
}

/// The server's settings as `contributes.configuration` of a VS Code extension has them.
pub fn vscode_configuration() -> Value {
    let schema = schema(Spelling::Camel);
    let property = |path: &str| {
        let path = Spelling::Camel.of(path);
        let pointer = format!("/properties/{}", path.replace('.', "/properties/"));
        let mut property = schema.pointer(&pointer).cloned().unwrap_or_default();
        // Only this name is shown as Markdown.
        if let Some(description) =
            property.as_object_mut().and_then(|property| property.remove("description"))
        {
            property["markdownDescription"] = description;
        }
        (format!("copydesk.{path}"), property)
    };
    let properties: Map<String, Value> = KEYS.iter().map(|key| property(key.path)).collect();
    json!({ "title": "copydesk: articles and rules", "properties": properties })
}
