//! Configuration, profiles, suppression and the baseline as a shell sees them, through the real binary.

mod folder;

use std::fs;

use folder::Folder;

const SOLD: &str = "The boat was reportedly sold.\n";
const ASKED: &str =
    "The boat was reportedly sold.\n\nA source said it sank.\n\nA source said it was raised.\n";

#[test]
fn overrides_hold_for_their_files() {
    let folder = Folder::of(&[
        (
            "copydesk.toml",
            "[rules]\nreportedly = \"info\"\n\n[[override]]\nfiles = \"opinion/**\"\nrules = { reportedly = \"off\" }\n\n\
             [[override]]\nfiles = [\"*.md\", \"!drafts/*.md\"]\nrules = { reportedly = { severity = \"error\" } }\n",
        ),
        ("a.txt", SOLD),
        ("opinion/b.txt", SOLD),
        ("opinion/deep/c.md", SOLD),
        ("drafts/d.md", SOLD),
    ]);
    assert_eq!(
        folder.found(&[]),
        ["a.txt reportedly info", "drafts/d.md reportedly info", "opinion/deep/c.md reportedly error"]
    );
}

#[test]
fn single_findings_are_left_out_by_file_rule_and_text() {
    let folder = Folder::of(&[
        (
            "copydesk.toml",
            "[[ignore]]\nfiles = \"a.txt\"\nrule = \"bare-source\"\ntext = \"A source said\"\nreason = \"agreed\"\n",
        ),
        ("a.txt", ASKED),
        ("b.txt", ASKED),
    ]);
    let found = folder.found(&["--report-suppressed"]);
    assert_eq!(
        found,
        [
            "a.txt reportedly hint",
            "b.txt reportedly hint",
            "b.txt bare-source warning",
            "b.txt bare-source warning"
        ]
    );
    assert_eq!(
        folder.checked(&["--report-suppressed"])["summary"]["suppressed"],
        serde_json::json!({"article": 0, "settings": 2, "baseline": 0})
    );
}

#[test]
fn an_entry_for_one_file_that_leaves_nothing_out_there_is_reported() {
    let entry = |files: &str, rest: &str| format!("[[ignore]]\nfiles = \"{files}\"\n{rest}\n");
    let unused = |toml: String| {
        let folder =
            Folder::of(&[("copydesk.toml", &toml), ("desk/a.txt", SOLD), ("desk/b.txt", "It left.\n")]);
        let checked = folder.checked(&["--rule", "unused-suppression", "--rule", "reportedly"]);
        let found = checked["findings"].as_array().expect("a list");
        let found = found.iter().filter(|finding| finding["rule"] == "unused-suppression");
        found.map(|finding| finding["message"].as_str().expect("a text").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(unused(entry("desk/a.txt", "rule = \"reportedly\"\ntext = \"reportedly\"")), [""; 0]);
    assert_eq!(
        unused(entry("/desk/b.txt", "rule = \"reportedly\"\ntext = \"reportedly\"")),
        [
            "The [[ignore]] of this file for reportedly at “reportedly” leaves nothing out: take it out of the configuration."
        ]
    );
    // For many files, it may be there for another; and a rule that is off finds nothing to leave out.
    assert_eq!(unused(entry("desk/*", "text = \"sailed\"")), [""; 0]);
    assert_eq!(unused(entry("b.txt", "text = \"sailed\"")), [""; 0]);
    assert_eq!(unused(entry("desk/b.txt", "rule = \"loaded-verb\"")), [""; 0]);
}

#[test]
fn what_is_left_out_is_counted_when_asked() {
    let folder = Folder::of(&[("a.txt", &format!("{ASKED}\ncopydesk-ignore: bare-source\n"))]);
    let counted = folder.run(&["check", "--report-suppressed"]);
    assert_eq!(
        String::from_utf8_lossy(&counted.stdout),
        "1 article: 1 hint\nleft out: 2 by suppressions, 0 by settings, 0 by the baseline\n"
    );
    assert_eq!(folder.checked(&[])["summary"].get("suppressed"), None);
}

#[test]
fn a_baseline_leaves_only_what_is_new() {
    let folder = Folder::of(&[("copydesk.toml", ""), ("old/a.txt", ASKED), ("b.txt", SOLD)]);
    let written = folder.run(&["check", "--write-baseline"]);
    assert_eq!(written.status.code(), Some(0), "{written:?}");
    assert_eq!(
        String::from_utf8_lossy(&written.stderr),
        "copydesk: copydesk-baseline.json: 4 findings in 2 articles known from now on\n"
    );
    assert_eq!(folder.found(&[]), [""; 0]);
    assert_eq!(folder.found(&["old/a.txt"]), [""; 0]);

    // Lines move and are wrapped anew; what is known stays known.
    folder.write(
        "old/a.txt",
        &format!("The harbour is dark.\n\n{}", ASKED.replace("A source said", "A source\nsaid")),
    );
    assert_eq!(folder.found(&[]), [""; 0]);
    folder.write("old/a.txt", &format!("{ASKED}\nA source said no more.\n"));
    assert_eq!(folder.found(&[]), ["old/a.txt bare-source warning"]);
    folder.write("old/a.txt", "The boat was reportedly sold.\n");
    assert_eq!(folder.found(&[]), ["old/a.txt stale-baseline hint"]);
    folder.run(&["check", "--write-baseline", "old"]);
    assert_eq!(folder.found(&[]), [""; 0], "what was not looked at stays known");
}

#[test]
fn a_baseline_forgets_articles_that_are_gone() {
    let folder = Folder::of(&[("copydesk.toml", ""), ("a.txt", SOLD), ("b.txt", SOLD)]);
    folder.run(&["check", "--write-baseline"]);
    fs::remove_file(folder.path("b.txt")).expect("it is there");
    folder.run(&["check", "--write-baseline", "a.txt"]);
    let baseline = fs::read_to_string(folder.path("copydesk-baseline.json")).expect("it is written");
    assert_eq!(
        baseline,
        "{\"version\":1,\"findings\":[\n{\"path\":\"a.txt\",\"rule\":\"reportedly\",\"text\":\"reportedly\",\"count\":1}\n]}\n"
    );
}

#[test]
fn a_baseline_may_be_named() {
    let folder = Folder::of(&[("news/a.txt", SOLD), ("news/copydesk.toml", "baseline = \"known.json\"\n")]);
    folder.assert_refused(
        &["news"],
        "news/known.json: there is no such baseline; `copydesk check --write-baseline` writes it",
    );
    folder.run(&["check", "--write-baseline", "news"]);
    assert!(folder.path("news/known.json").is_file());
    assert_eq!(folder.found(&["news"]), [""; 0]);
    folder.run(&["check", "--write-baseline", "--baseline", "ci.json", "news"]);
    folder.write("news/copydesk.toml", "");
    assert_eq!(folder.found(&["news"]), ["news/a.txt reportedly hint"]);
    assert_eq!(folder.found(&["--baseline", "ci.json", "news"]), [""; 0]);
    assert_eq!(folder.found(&["--baseline", "ci.json", "news/a.txt"]), [""; 0]);
}

#[test]
fn what_is_said_about_the_baseline_is_not_written_into_it() {
    let folder = Folder::of(&[("copydesk.toml", ""), ("a.txt", SOLD)]);
    folder.run(&["check", "--write-baseline"]);
    folder.write("a.txt", "The boat was sold.\n");
    folder.run(&["check", "--write-baseline"]);
    assert_eq!(folder.found(&[]), [""; 0]);
    assert_eq!(
        fs::read_to_string(folder.path("copydesk-baseline.json")).unwrap(),
        "{\"version\":1,\"findings\":[]}\n"
    );
}

#[test]
fn baselines_that_cannot_be_read_are_refused() {
    let folder = Folder::of(&[("copydesk.toml", ""), ("a.txt", SOLD)]);
    folder.write("copydesk-baseline.json", "{\n  \"version\": 2,\n  \"articles\": []\n}\n");
    folder.assert_refused(
        &[],
        "copydesk-baseline.json:2: a baseline of version 2, and this program knows none above 1: update copydesk, or write it \
         anew with `copydesk check --write-baseline`",
    );
    folder.write("copydesk-baseline.json", "{\"version\":1,\n\"findings\":[{]}\n");
    folder.assert_refused(&[], "copydesk-baseline.json:2: no baseline: key must be a string");
    assert_eq!(folder.run(&["check", "--write-baseline"]).status.code(), Some(0), "writing mends it");
    assert_eq!(folder.found(&[]), [""; 0]);
    folder.assert_refused(
        &["--baseline", "gone.json"],
        "gone.json: there is no such baseline; `copydesk check --write-baseline` writes it",
    );
}

#[test]
fn a_profile_is_chosen_by_the_settings_a_line_or_a_flag() {
    let folder = Folder::of(&[("copydesk.toml", "profile = \"publish\"\n"), ("a.txt", SOLD)]);
    assert_eq!(folder.found(&[]), ["a.txt reportedly info"]);
    folder.write("a.txt", &format!("copydesk-profile: archive\n\n{SOLD}"));
    assert_eq!(folder.found(&[]), [""; 0]);
    assert_eq!(folder.found(&["--profile", "auto"]), ["a.txt reportedly hint"]);
    folder.write("copydesk.toml", "[rules]\nreportedly = \"warning\"\n");
    assert_eq!(folder.found(&["--profile", "archive"]), ["a.txt reportedly warning"], "what is set wins");
    let output = folder.run(&["check", "--profile", "final"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("use one of auto, draft, publish, archive"));
}

#[test]
fn configurations_that_cannot_be_read_are_refused_with_their_line() {
    for (toml, complaint) in [
        ("profile = \"draft\"\n[archive\n", "copydesk.toml:2: not valid TOML: unclosed table, expected `]`"),
        (
            "[rules]\nreportedly = 3\n",
            "copydesk.toml:2: `rules.reportedly`: 3 is no level; use error, warning, info, hint or off",
        ),
        (
            "[rules]\nreportedly = { severity = \"hint\", words = 3 }\n",
            "copydesk.toml:2: `rules.reportedly.words`: no such setting; there are severity",
        ),
        (
            "[archive]\nexclude = \"drafts[\"\n",
            "copydesk.toml:2: `archive.exclude`: “drafts[” is no glob: error parsing glob 'drafts[': unclosed character class; missing ']'",
        ),
        ("\n\nprofil = \"draft\"\n", "copydesk.toml:3: `profil`: no such setting; did you mean `profile`?"),
        (
            "[[override]]\nfiles = \"a\"\n\n[[override]]\nrules = {}\nprofile = \"x\"\n",
            "copydesk.toml:4: `override[1]`: names no `files`; give the globs for which it holds; line 6: \
             `override[1].profile`: \"x\" is no profile; use one of auto, draft, publish, archive",
        ),
    ] {
        Folder::of(&[("a.txt", SOLD), ("copydesk.toml", toml)]).assert_refused(&[], complaint);
    }
}

#[test]
fn two_configurations_in_one_folder_are_refused_and_the_nearest_of_two_counts() {
    let both = Folder::of(&[("a.txt", SOLD), ("copydesk.toml", ""), (".copydesk.toml", "")]);
    both.assert_refused(
        &[],
        "copydesk.toml: .copydesk.toml stands beside it, and only one can count: keep one of them",
    );
    assert_eq!(
        both.found(&["--config", "copydesk.toml"]),
        ["a.txt reportedly hint"],
        "the one that is named counts"
    );
    let nested = Folder::of(&[
        ("copydesk.toml", "[rules]\nreportedly = \"off\"\n"),
        ("a.txt", SOLD),
        ("desk/.copydesk.toml", "[rules]\nreportedly = \"error\"\n"),
        ("desk/b.txt", SOLD),
    ]);
    assert_eq!(nested.found(&[]), ["desk/b.txt reportedly error"]);
}

#[test]
fn each_value_is_explained() {
    let folder = Folder::of(&[
        (
            "copydesk.toml",
            "profile = \"publish\"\n[groups]\nlinks = \"hint\"\n[[override]]\nfiles = \"opinion/**\"\nrules.bare-source = \"off\"\n\
             rules.single-source = { attributions = 4 }\n",
        ),
        ("opinion/a.txt", &format!("copydesk-profile: archive\n\n{SOLD}")),
        ("b.txt", SOLD),
    ]);
    let explained = |file: &str| {
        let output = folder.run(&["config", "--explain", file]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        let here = folder.0.path().canonicalize().unwrap().display().to_string();
        String::from_utf8(output.stdout).unwrap().replace(&here, "NEWS").replace('\\', "/")
    };
    let opinion = explained("opinion/a.txt");
    for line in [
        "# read from NEWS/copydesk.toml",
        "profile = \"archive\"  # the article's own line",
        "bare-source = \"off\"  # NEWS/copydesk.toml:6, override[0].rules.bare-source",
        "private-url = \"hint\"  # NEWS/copydesk.toml:3, groups.links",
        "reportedly = \"off\"  # the profile archive",
        "bad-front-matter = \"warning\"  # default",
        "# single-source.attributions = 4  # NEWS/copydesk.toml:7",
        "# unresolved-marker.markers = []  # default",
    ] {
        assert!(opinion.lines().any(|found| found == line), "{line}\nis not in\n{opinion}");
    }
    let other = explained("b.txt");
    for line in
        ["profile = \"publish\"  # NEWS/copydesk.toml:1", "reportedly = \"info\"  # the profile publish"]
    {
        assert!(other.lines().any(|found| found == line), "{line}\nis not in\n{other}");
    }
}

/// What is found in `text` under `toml`, as rules.
fn under(toml: &str, text: &str) -> Vec<String> {
    let folder = Folder::of(&[("copydesk.toml", toml), ("a.txt", text)]);
    let words = folder.found(&[]);
    words.iter().filter_map(|line| line.split(' ').nth(1)).map(str::to_owned).collect()
}

#[test]
fn labels_of_the_house_are_read_like_others() {
    let text = "The boat left.\n\nZuerst in:\n";
    assert_eq!(under("", text), [""; 0]);
    assert_eq!(under("[labels]\n\"Zuerst in\" = \"original\"\n", text), ["missing-field", "empty-link"]);
}

#[test]
fn verbs_of_the_house_say_something() {
    let said = |toml: &str| {
        let folder = Folder::of(&[
            ("copydesk.toml", toml),
            ("a.txt", "Ines Duarte blorped that the boat would leave.\n"),
        ]);
        let output = folder.run(&["attributions", "a.txt"]);
        String::from_utf8_lossy(&output.stdout).contains("Ines Duarte")
    };
    assert!(!said(""));
    assert!(said("cue-verbs = [\"blorp\"]\n"));
}

#[test]
fn outlets_of_the_house_are_known_by_name_and_domain() {
    let text = "Headline: Ferry sinks\nPublished: 2024-03-02\n\nMedia reported that the boat sank. It sank at dawn, Saltmere Lights \
        reported.\n\nSource: Saltmere Lights\n";
    let folder = |toml| {
        let folder = Folder::of(&[("copydesk.toml", toml), ("a.txt", text)]);
        folder.found(&["--rule", "unnamed-outlet"])
    };
    assert_eq!(folder(""), ["a.txt unnamed-outlet warning"]);
    assert_eq!(
        folder("[outlets]\n\"Saltmere Lights\" = [\"courier.example\"]\n"),
        ["a.txt unnamed-outlet hint"]
    );
}

#[test]
fn the_language_of_the_house_is_that_of_articles_that_name_none() {
    assert_eq!(under("language = \"de\"\n", SOLD), [""; 0]);
    assert_eq!(under("language = \"en-GB\"\n", SOLD), ["reportedly"]);
    assert_eq!(under("language = \"de\"\n", &format!("Language: en\n\n{SOLD}")), ["reportedly"]);
}

#[test]
fn sources_are_compared_with_those_that_are_allowed() {
    let text = "The boat left.\n\nSource: Harbor Ledger\n";
    let asked = |toml: &str| {
        let folder = Folder::of(&[("copydesk.toml", toml), ("a.txt", text)]);
        folder.found(&["--rule", "unknown-source-key"])
    };
    assert_eq!(asked(""), [""; 0]);
    assert_eq!(asked("[sources]\nallowed = [\"Harbour Ledger\"]\n"), ["a.txt unknown-source-key warning"]);
    assert_eq!(asked("[sources]\nallowed = [\"harbor ledger\"]\n"), [""; 0]);
}

#[test]
fn an_empty_source_is_chosen_from_those_that_are_allowed() {
    let toml = "[sources]\nallowed = [\"Harbour Ledger\", \"Coast Radio: News\"]\n";
    let chosen = |name: &str, text: &str| {
        let folder = Folder::of(&[("copydesk.toml", toml), (name, text)]);
        let findings = folder.checked(&["--rule", "unknown-source-key"]);
        let fixes = findings["findings"][0]["fixes"].as_array().expect("fixes").clone();
        let mended = fixes.iter().map(|fix| {
            let edit = &fix["edits"][0];
            let at = |end: usize| edit["span"][end].as_u64().expect("a number") as usize;
            [&text[..at(0)], edit["text"].as_str().expect("words"), &text[at(1)..]].concat()
        });
        mended.collect::<Vec<_>>()
    };
    let front_matter = chosen("a.md", "---\ntitle: a\nsource: \"\"\n---\n\nText.\n");
    assert_eq!(front_matter[1], "---\ntitle: a\nsource: \"Coast Radio: News\"\n---\n\nText.\n");
    let front_matter = chosen("a.md", "---\ntitle: a\nsource:\n---\n\nText.\n");
    assert_eq!(front_matter[0], "---\ntitle: a\nsource: Harbour Ledger\n---\n\nText.\n");
    assert_eq!(front_matter[1], "---\ntitle: a\nsource: \"Coast Radio: News\"\n---\n\nText.\n");
    let label = chosen("b.txt", "The boat left.\n\nSource:\n");
    assert_eq!(label[1], "The boat left.\n\nSource: Coast Radio: News\n");
}

#[test]
fn names_are_right_as_the_house_spells_them() {
    let text = "Minister Alexander Kozlov opened the bridge. “It will hold for a long time,” Koslov said.\n";
    assert_eq!(under("", text), ["name-drift"]);
    assert_eq!(under("names = [\"Alexander Koslov\"]\n", text), [""; 0]);
}

#[test]
fn words_of_the_house_that_cannot_be_are_refused_with_their_line() {
    for (toml, complaint) in [
        (
            "[labels]\nFoto = \"picture\"\n",
            "copydesk.toml:2: `labels.Foto`: \"picture\" is nothing that a label says; use one of original, related, archived, \
             source, byline, published, updated, dateline, headline, correction, editors-note, embargo, caption, claim, language, other",
        ),
        (
            "[outlets]\n\"Harbour Ledger\" = [\"ledger.example\"]\n\"Ledger\" = { domains = [\"ledger.example\"] }\n",
            "copydesk.toml:3: `outlets.Ledger`: “ledger.example” is Harbour Ledger's already",
        ),
        (
            "[outlets]\n\"Harbour Ledger\" = { names = [\"Ledger\"], domain = [] }\n\"Ledger\" = []\n",
            "copydesk.toml:2: `outlets.Harbour Ledger.domain`: no such setting; did you mean `domains`?; line 3: \
             `outlets.Ledger`: “ledger” is Harbour Ledger's already",
        ),
        (
            "cue-verbs = [\"Says\"]\n",
            "copydesk.toml:1: `cue-verbs`: “Says” is no verb; give its base form in lower case, as “say”",
        ),
        ("cue-verbs = \"say\"\n", "copydesk.toml:1: `cue-verbs`: expects a list of verbs"),
        (
            "language = [\"en\"]\n",
            "copydesk.toml:1: `language`: [\"en\"] is no text; put it between quotation marks",
        ),
    ] {
        Folder::of(&[("a.txt", SOLD), ("copydesk.toml", toml)]).assert_refused(&[], complaint);
    }
}
