//! Options of rules, as a shell sees them, through the real binary.

mod folder;

use folder::Folder;

/// Whether `rule` finds something in `text` when its table in the settings is `table`.
fn finds(rule: &str, table: &str, text: &str) -> bool {
    let toml = if table.is_empty() { String::new() } else { format!("[rules]\n{rule} = {{ {table} }}\n") };
    Folder::of(&[("copydesk.toml", &toml), ("a.md", text)]).found(&["--rule", rule]).len() == 1
}

#[test]
fn options_of_a_rule_hold() {
    let twice = "The bridge is safe, Ines Duarte said. It will open in May, Duarte said.\n";
    let late = "“It was dark. The bridge was gone. Nobody warned us,” said Ines Duarte, a baker.\n";
    let dated = "Published: 2024-03-14\nOriginal url: https://ledger.example/2024/03/12/ferry-stops\n";
    for (rule, text, speaks, is_silent) in [
        ("single-source", twice, "attributions = 2", "attributions = 3"),
        ("late-attribution", late, "sentences = 2", ""),
        ("url-date-mismatch", dated, "", "days = 2"),
        ("unresolved-marker", "The works cost CQ million.\n", "markers = [\"CQ\"]", "markers = [\"C\"]"),
        ("vague-link-text", "[Full story](https://a.example/b)\n", "texts = [\"full story\"]", ""),
        ("url-shortener", "It [failed](https://bit.ly/3fErry).\n", "", "allow = [\"BIT.LY\"]"),
        (
            "private-url",
            "See <https://desk.cms.ledger.example/story/7>.\n",
            "hosts = [\"CMS.ledger.example\"]",
            "hosts = [\"s.ledger.example\"]",
        ),
    ] {
        assert!(finds(rule, speaks, text), "{rule} with {speaks}");
        assert!(!finds(rule, is_silent, text), "{rule} with {is_silent}");
    }
}

#[test]
fn an_option_alone_changes_no_level_and_holds_for_the_files_of_its_override() {
    let text = "The bridge is safe, Ines Duarte said. It will open in May, Duarte said.\n";
    let folder = Folder::of(&[
        (
            "copydesk.toml",
            "[rules]\nsingle-source = \"hint\"\n\n[[override]]\nfiles = \"opinion/**\"\nrules.single-source = { attributions = 2 }\n",
        ),
        ("a.txt", text),
        ("opinion/b.txt", text),
    ]);
    assert_eq!(folder.found(&[]), ["opinion/b.txt single-source hint"]);
    let alone =
        Folder::of(&[("copydesk.toml", "[rules]\nsingle-source = { attributions = 2 }\n"), ("a.txt", text)]);
    assert_eq!(alone.found(&[]), [""; 0]);
}

#[test]
fn options_that_cannot_be_are_refused_with_their_line() {
    for (toml, complaint) in [
        (
            "[rules]\nsingle-source = { attribution = 4 }\n",
            "copydesk.toml:2: `rules.single-source.attribution`: no such setting; did you mean `attributions`?",
        ),
        (
            "[rules]\nsingle-source = { attributions = 1 }\n",
            "copydesk.toml:2: `rules.single-source.attributions`: 1 will not do; use a whole number from 2 up",
        ),
        (
            "[rules.unresolved-marker]\nseverity = \"info\"\nmarkers = \"CQ\"\n",
            "copydesk.toml:3: `rules.unresolved-marker.markers`: expects a list of texts",
        ),
    ] {
        Folder::of(&[("a.txt", "It left.\n"), ("copydesk.toml", toml)]).assert_refused(&[], complaint);
    }
}
