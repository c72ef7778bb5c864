//! The documentation says what the program does: generated pages are those the code makes, output has the keys of its
//! schema, links between pages lead somewhere, and no command or flag goes unmentioned.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use copydesk::article::Date;
use copydesk::checks::{ArchivedCopy, Moment, RULES, Redirect, Verdict, VerdictKind};
use copydesk::docs::{pages, vscode_configuration};
use copydesk::links::{Archive, Cache};
use copydesk::settings::{FILE_NAMES, KEYS, Spelling};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

/// Set to write the generated pages instead of checking them.
const WRITE: &str = "COPYDESK_WRITE_DOCS";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the real binary prints; a status of 1 says only that something was found.
fn copydesk(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::null())
        .output()
        .expect("the binary runs");
    assert!(output.status.code().is_some_and(|code| code < 2), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).expect("output is UTF-8")
}

#[test]
fn generated_pages_are_what_the_code_says() {
    let docs = root().join("docs");
    let writes = std::env::var_os(WRITE).is_some();
    for page in pages() {
        let file = docs.join(&page.path);
        if writes {
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, &page.text).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            written == page.text,
            "docs/{} is not what the code says: write it with `{WRITE}=1 cargo test --test docs`",
            page.path
        );
    }
}

/// The manifest of the VS Code extension, as far as it is made from the code.
#[derive(Deserialize)]
struct Manifest<'a> {
    version: &'a str,
    #[serde(borrow)]
    contributes: Contributes<'a>,
}

#[derive(Deserialize)]
struct Contributes<'a> {
    /// The extension's own settings, and the server's.
    #[serde(borrow)]
    configuration: (&'a RawValue, &'a RawValue),
}

#[test]
fn settings_in_the_manifest_of_vs_code_are_what_the_code_says() {
    let file = root().join("editors/vscode/package.json");
    let text = fs::read_to_string(&file).unwrap();
    let manifest: Manifest<'_> = serde_json::from_str(&text).expect("a manifest");
    assert_eq!(manifest.version, env!("CARGO_PKG_VERSION"), "program and extension go together");
    let (_, written) = manifest.contributes.configuration;
    // Where it stands, each line lies six spaces deep.
    let generated = format!("{:#}", vscode_configuration()).replace('\n', "\n      ");
    if std::env::var_os(WRITE).is_some() {
        fs::write(&file, text.replacen(written.get(), &generated, 1)).unwrap();
    } else {
        assert!(
            written.get() == generated,
            "editors/vscode/package.json is not what the code says: write it with `{WRITE}=1 cargo test --test docs`"
        );
    }
}

#[test]
fn the_plug_in_for_neovim_knows_the_settings_and_files_of_the_code() {
    let read =
        |file: &str| fs::read_to_string(root().join("editors/neovim").join(file)).expect("it is there");
    let help = read("doc/copydesk.txt");
    let words = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for key in KEYS {
        let path = Spelling::Camel.of(key.path);
        let entry = format!("*copydesk-settings-{path}* copydesk.{path} {}", key.doc);
        assert!(words.contains(&entry), "doc/copydesk.txt does not say:\n{entry}");
    }
    let quoted = FILE_NAMES.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
    for file in ["lsp/copydesk.lua", "lua/copydesk/health.lua", "doc/copydesk.txt"] {
        assert!(read(file).contains(&format!("{{ {quoted}")), "{file} does not look for {quoted}");
    }
    let needed = format!("M.NEEDED = '{}'", env!("CARGO_PKG_VERSION"));
    assert!(read("lua/copydesk/program.lua").contains(&needed), "program and plug-in go together");
}

#[test]
fn every_rule_page_has_its_rule() {
    for entry in fs::read_dir(root().join("docs/rules")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let is_about_all = matches!(name.as_str(), "README.md" | "evidence.md");
        let is_known = is_about_all || RULES.iter().any(|rule| format!("{}.md", rule.name) == name);
        assert!(is_known, "docs/rules/{name} is the page of no rule: take it out");
    }
}

/// Whether `value` is what `schema` says, and if not, where. Knows the words of JSON Schema that our schemas use.
fn mismatch(value: &Value, schema: &Value, root: &Value, at: &str) -> Option<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let definition = root.pointer(name.trim_start_matches('#')).expect("a $ref has its definition");
        return mismatch(value, definition, root, at);
    }
    let names_type = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => panic!("{at}: {name} is no type"),
    };
    let is_of_type = match &schema["type"] {
        Value::Array(types) => types.iter().any(names_type),
        Value::Null => true,
        name => names_type(name),
    };
    let is_listed = schema["enum"].as_array().is_none_or(|values| values.contains(value));
    let is_constant = schema.get("const").is_none_or(|constant| constant == value);
    if !(is_of_type && is_listed && is_constant) {
        return Some(format!("{at}: {value} is not {schema}"));
    }
    if let Some(object) = value.as_object() {
        let missing = schema["required"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|key| !object.contains_key(key.as_str().unwrap_or_default()));
        if let Some(key) = missing {
            return Some(format!("{at}: {key} is missing"));
        }
        return object.iter().find_map(|(key, value)| match schema["properties"].get(key) {
            Some(schema) => mismatch(value, schema, root, &format!("{at}.{key}")),
            None => Some(format!("{at}: “{key}” is not in the schema")),
        });
    }
    let items = value.as_array().into_iter().flatten();
    let mut count = 0;
    let wrong = items.inspect(|_| count += 1).find_map(|item| mismatch(item, &schema["items"], root, at));
    let is_long_enough = schema["minItems"].as_u64().is_none_or(|least| count >= least);
    let is_short_enough = schema["maxItems"].as_u64().is_none_or(|most| count <= most);
    wrong.or_else(|| {
        (!(is_long_enough && is_short_enough)).then(|| format!("{at}: {value} has {count} items"))
    })
}

/// The keys of all objects in `value`, or the properties of all objects in a schema.
fn keys(value: &Value, of_schema: bool, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match (of_schema, key.as_str()) {
                    (true, "properties") => {
                        found.extend(
                            value.as_object().into_iter().flat_map(|properties| properties.keys().cloned()),
                        );
                    }
                    (true, _) => {}
                    (false, _) => {
                        found.insert(key.clone());
                    }
                }
                keys(value, of_schema, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| keys(item, of_schema, found)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The newsroom, and beside it an article that is not UTF-8: together their output has every key there is.
fn output_of(command: &str, format: &str) -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let old = folder.path().join("old.txt");
    let text = b"The caf\xe9 closed.\n\n\"We were never asked,\" Zo\xeb Ros\xe9n said. It is believed to be\nfor sale.\n\nSource: http://cms.intranet/7\n";
    fs::write(&old, text).expect("a file is written");
    let old = old.to_str().expect("a path in UTF-8");
    let flags: &[&str] = if command == "check" { &["--report-suppressed"] } else { &[] };
    let output = copydesk(&[&[command, "--format", format, "examples/newsroom", old], flags].concat());
    output.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

fn has_the_keys_of_its_schema(command: &str, format: &str) {
    has_the_keys(command, output_of(command, format));
}

fn has_the_keys(command: &str, output: impl IntoIterator<Item = Value>) {
    let path = root().join(format!("docs/schema/{command}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).expect("a schema")).expect("JSON");
    let (mut expected, mut found) = (BTreeSet::new(), BTreeSet::new());
    keys(&schema, true, &mut expected);
    for line in output {
        assert_eq!(mismatch(&line, &schema, &schema, command), None);
        keys(&line, false, &mut found);
    }
    assert_eq!(found, expected, "every key of the schema of `{command}` occurs");
}

#[test]
fn findings_have_the_keys_of_their_schema() {
    has_the_keys_of_its_schema("check", "json");
}

#[test]
fn links_have_the_keys_of_their_schema() {
    has_the_keys("links", output_of("links", "jsonl").into_iter().chain(checked_links()));
}

/// What `links --check` says of two links that are known already, so that nobody is asked.
fn checked_links() -> Vec<Value> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (article, cache_folder) = (folder.path().join("a.txt"), folder.path().join("cache"));
    let (dead, moved) = ("https://a.example/dead", "https://a.example/moved");
    fs::write(&article, format!("See {dead} and {moved}.\n")).expect("a file is written");
    let mut cache = Cache::open(&cache_folder).expect("a cache");
    let checked_at = Moment::now();
    let verdict = |kind, moved_to: Option<&str>| Verdict {
        kind,
        redirects: moved_to.map(|to| Redirect { status: 301, to: to.to_owned() }).into_iter().collect(),
        reason: "as told".to_owned(),
        checked_at,
    };
    cache.learn(dead, verdict(VerdictKind::Dead, None));
    cache.learn(moved, verdict(VerdictKind::Moved, Some("https://a.example/here")));
    let day = Date { year: 2019, month: 3, day: 4 };
    let copy = ArchivedCopy::Found { url: "https://web.archive.org/web/2019/".to_owned(), day };
    cache.learn_copy(Archive::default().key(dead, None), copy, checked_at);
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["links", "--check", "--archive", "--format", "jsonl", "--cache-dir"])
        .args([&cache_folder, &article])
        .output()
        .expect("the binary runs");
    assert_eq!(output.status.code(), Some(1), "a link is dead: {output:?}");
    let output = String::from_utf8(output.stdout).expect("UTF-8");
    output.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect()
}

#[test]
fn attributions_have_the_keys_of_their_schema() {
    has_the_keys_of_its_schema("attributions", "jsonl");
}

/// All pages in Markdown that come with the project, but for the articles of the newsroom.
fn written_pages() -> Vec<PathBuf> {
    let mut pages = Vec::new();
    let mut folders = vec![root().join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                pages.push(path);
            }
        }
    }
    let top = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "editors/neovim/README.md",
        "editors/vscode/README.md",
        "examples/newsroom/README.md",
    ];
    pages.extend(top.map(|name| root().join(name)));
    pages.sort();
    pages
}

#[test]
fn links_between_pages_lead_somewhere() {
    for page in written_pages() {
        let text = fs::read_to_string(&page).unwrap();
        let fenced =
            text.split("```").enumerate().filter(|(index, _)| index % 2 == 0).map(|(_, prose)| prose);
        for prose in fenced {
            for target in prose.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
                let file = target.split('#').next().unwrap_or_default();
                if file.is_empty() || file.contains("://") {
                    continue;
                }
                let there = page.parent().unwrap().join(file);
                assert!(there.exists(), "{}: {target} is not there", page.display());
            }
        }
    }
}

/// The blocks of `language` between fences on the page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join(page)).expect("the page is there");
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("```").next()).map(str::to_owned).collect()
}

#[test]
fn findings_that_pages_show_are_real() {
    let output = copydesk(&["check", "examples/newsroom"]);
    for finding in blocks("README.md", "text").iter().flat_map(|block| block.trim_end().split("\n\n")) {
        assert!(output.contains(finding), "{finding}\nis not in\n{output}");
    }
    let checked: Value =
        serde_json::from_str(&copydesk(&["check", "--format", "json", "examples/newsroom"])).unwrap();
    for block in blocks("docs/command-line.md", "json") {
        let finding: Value = serde_json::from_str(&block).unwrap();
        assert!(checked["findings"].as_array().unwrap().contains(&finding), "{finding:#} is not found");
    }
}

#[test]
fn configuration_that_pages_show_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("copydesk.toml");
    for page in ["README.md", "docs/configuration.md"] {
        for block in blocks(page, "toml") {
            fs::write(&file, &block).unwrap();
            let loaded = copydesk::settings::load(&file);
            assert!(loaded.is_ok(), "{page}: {}", loaded.unwrap_err());
        }
    }
}

#[test]
fn every_command_and_flag_is_described() {
    let page = fs::read_to_string(root().join("docs/command-line.md")).unwrap();
    let help = copydesk(&["help"]);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.contains(&"check"), "{help}");
    for command in commands {
        assert!(page.contains(&format!("## `copydesk {command}")), "`{command}` has a section");
        let help = copydesk(&[command, "--help"]);
        let words = help.split(|c: char| !(c.is_alphanumeric() || c == '-'));
        for flag in words.filter(|word| word.starts_with("--") && word.len() > 2 && *word != "--help") {
            assert!(page.contains(flag), "`{flag}` of `{command}` is described");
        }
    }
}
