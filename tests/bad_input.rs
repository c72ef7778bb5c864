//! Whatever comes in, something sensible comes out: no panic, no more than linear time, and an edited article has the
//! findings of a fresh one.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Inputs, Spot};
use copydesk::text::Span;
use proptest::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

/// All that a reader sees of the findings, places counted from the start of the text.
fn shown(article: &Article, checked: &Checked) -> Vec<String> {
    let findings = checked.findings();
    let shown = findings.iter().map(|(chunk, finding)| {
        let span = finding.span.shifted(article.parts()[*chunk].start);
        let place = |spot: Spot| article.absolute(spot.place(*chunk));
        let mut shown = format!("{span:?} {} {} {}", finding.rule.name, finding.severity, finding.message);
        for fix in &finding.fixes {
            let _ = write!(shown, "\n  {} ({})", fix.title, fix.is_safe);
            for edit in &fix.edits {
                let _ = write!(shown, " {:?} -> {:?}", place(edit.at), edit.text);
            }
        }
        for related in &finding.related {
            let _ = write!(shown, "\n  see {:?} {}", related.at.map(place), related.message);
        }
        shown
    });
    shown.collect()
}

/// Lines that make findings, and lines on which the findings of other lines depend.
fn line() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "",
        "",
        "",
        "",
        "---",
        "+++",
        "title: Ferry stops",
        "language: de",
        "date: 2024-13-45",
        "related: [a, ../b.md]",
        "  ",
        "```",
        "<!-- a",
        "-->",
        "# Heading",
        "## Ines Duarte",
        "- “We wait,” she said.",
        "> “We wait for a boat.”",
        "Sources",
        "Related news",
        "Original url:",
        "Related article: Ferry stops today",
        "https://a.example/ferry-stops-today",
        "https://a.example/ferry-stops-today?utm_source=x",
        "https://user:secret@a.example/x.",
        "https://a.example/2024/01/02/a-long-slug-that-a-margin-has-cut-in-the-middle-of-a-wo",
        "rd-a82491",
        "Source: Ledger",
        "Source:",
        "A Headline Without a Stop",
        "By Ines Duarte",
        "[a]: b.md",
        "[text][a], [gone][b] and [](x.md)",
        "“We wait for the boat, and we have waited a year.",
        "“Nobody asked us on the island.”",
        "“It leaves at dawn,” said Ines Duarte, the mayor of Port Alba.",
        "“It leaves,” she said. “It does not come back.”",
        "Ines Duarte said the boat would leave at dawn.",
        "Mayor Ines Duarte spoke to the council:",
        "Duarte: “We wait.”",
        "Q: Who asked?",
        "The boat is believed to be lost.",
        "The boat was reportedly sold, critics say.",
        "Local media reported that the boat had sunk.",
        "Reuters reported that the boat had sunk.",
        "Sources said the boat, TK tonnes, was sold [citation needed].",
        "The boat had gone, and the harbour lay in the dark.",
        "\u{A0}",
    ])
}

fn document(most_lines: usize) -> impl Strategy<Value = String> {
    let ending = prop::sample::select(vec!["\n", "\n", "\n\n", "\r\n", "\r"]);
    prop::collection::vec((line(), ending), 0..most_lines)
        .prop_map(|lines| lines.into_iter().flat_map(|(line, ending)| [line, ending]).collect())
}

/// Pieces that recognisers look for, in no order that makes sense.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "„",
        "said",
        "says",
        "according to",
        "Ines",
        "Duarte",
        "she",
        "who",
        "believed to",
        "reportedly",
        "critics",
        "media",
        ":",
        ",",
        ".",
        "?",
        "—",
        "-",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r",
        "\t",
        "Source:",
        "Related article:",
        "Original url:",
        "https://",
        "http:/",
        "www.",
        "a.example",
        "/",
        "?utm_source=x",
        "#",
        "@",
        "%",
        "%ZZ",
        "[",
        "](",
        ")",
        "]",
        "][",
        "[^1]",
        "[[",
        "]]",
        "|",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "`",
        "```",
        "---",
        "+++",
        "*",
        "_",
        "1.",
        "é",
        "\u{AD}",
        "\u{200B}",
        "\u{A0}",
        "\u{FEFF}",
        "\u{85}",
        "\u{93}",
        "😀",
        "e\u{301}",
        "{{<",
        ">}}",
        "{%",
        "%}",
        "&quot;",
        "&#8220;",
        "&",
        ";",
        "TK",
        "2024-02-30",
        "\0",
    ]);
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

fn format_of(markdown: bool) -> Format {
    if markdown { Format::Markdown } else { Format::Plain }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_edited_article_has_the_findings_of_a_fresh_one(
        mut text in document(24),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), document(4)), 1..8),
        markdown in any::<bool>(),
    ) {
        let (format, inputs) = (format_of(markdown), Inputs::default());
        let mut article = Article::parse(&text, format);
        let mut checked = Checked::of(&article, &inputs);
        for (from, length, replacement) in edits {
            let boundaries: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
            let from = from.index(boundaries.len());
            let to = (from + length.index(90)).min(boundaries.len() - 1);
            let span = Span::new(boundaries[from], boundaries[to]);
            article.edit(span, &replacement);
            text.replace_range(span.range(), &replacement);
            checked.run(&article, &inputs);
            let fresh = Article::parse(&text, format);
            prop_assert_eq!(
                shown(&article, &checked),
                shown(&fresh, &Checked::of(&fresh, &inputs)),
                "after {:?}",
                text
            );
        }
    }

    #[test]
    fn any_text_can_be_checked(text in prop_oneof![scraps(), any::<String>()], markdown in any::<bool>()) {
        let article = Article::parse(&text, format_of(markdown));
        let checked = Checked::of(&article, &Inputs::default());
        for (chunk, finding) in checked.findings() {
            let span = finding.span.shifted(article.parts()[chunk].start);
            prop_assert!(text.get(span.range()).is_some(), "{span:?} of {:?}", finding.rule.name);
        }
    }
}

/// Texts that grow without bound in one way: a name, a piece that is repeated, and what stands before it.
const FAMILIES: [(&str, &str, &str, Format); 34] = [
    ("a long line", "", "The boat had gone and the harbour lay dark, ", Format::Plain),
    ("a long line without spaces", "", "abcdefghij", Format::Plain),
    ("open quotes", "", "“", Format::Plain),
    ("open straight quotes", "", "\"", Format::Plain),
    ("open quotes with words", "", "“We wait, she said ", Format::Plain),
    ("nested quotes", "", "“We ‘wait ", Format::Plain),
    ("apostrophes", "", "' ", Format::Plain),
    ("cues", "", "said she said that ", Format::Plain),
    ("names", "", "Ines Duarte ", Format::Plain),
    ("capitals and stops", "", "A. ", Format::Plain),
    ("colons", "", "Source: ", Format::Plain),
    ("labels", "", "Related article: Ferry Stops Today\n", Format::Plain),
    ("urls", "", "https://a.example/2024/01/02/ferry-stops ", Format::Plain),
    ("url blocks", "Original url:\n", "https://a.example/2024/01/02/ferry-stops-today\n\n", Format::Plain),
    ("angle brackets", "", "<", Format::Plain),
    ("open wikilinks", "", "[[a", Format::Plain),
    ("quote marks", "", ">", Format::Markdown),
    ("notes to self", "", "TK [who?] ", Format::Plain),
    ("markers without spaces", "", ",TK", Format::Plain),
    ("brackets", "", "[", Format::Markdown),
    ("list levels", "", "- ", Format::Markdown),
    ("footnotes", "", "[^1] ", Format::Markdown),
    ("references", "[a]: b.md\n\n", "[a][a] ", Format::Markdown),
    ("definitions", "", "[a]: b.md\n", Format::Markdown),
    ("open comments", "", "<!-- ", Format::Markdown),
    ("open templates", "", "{{< ref ", Format::Markdown),
    ("backticks", "", "`a``", Format::Markdown),
    ("fields", "---\ntitle: a\n", "source: https://a.example/x\n", Format::Markdown),
    ("nested yaml", "---\na: ", "[", Format::Markdown),
    ("nested yaml that ends", "---\na: ", "{a: ", Format::Markdown),
    ("stars", "", "*a ", Format::Markdown),
    ("open links", "", "[a](b", Format::Markdown),
    ("entities", "", "&quot;&amp;", Format::Markdown),
    ("front matter that never ends", "---\n", "title: a\n", Format::Markdown),
];

fn seconds_to_check(text: &str, format: Format) -> f64 {
    let start = Instant::now();
    let article = Article::parse(text, format);
    let checked = Checked::of(&article, &Inputs::default());
    let seconds = start.elapsed().as_secs_f64();
    // What was worked out must have been needed, or nothing is measured.
    assert!(checked.findings().len() <= text.len() + 2);
    seconds
}

/// Four times the text may take twelve times the time, of which linear work takes four: the rest is the machine's noise.
#[test]
fn no_text_takes_more_than_linear_time() {
    let mut slow = Vec::new();
    for (name, before, piece, format) in FAMILIES {
        let text = |bytes: usize| [before, &piece.repeat(bytes / piece.len())].concat();
        // Grown until the small text takes long enough to measure.
        let mut size = 4_000;
        let mut small = seconds_to_check(&text(size), format);
        while small < 0.01 && size < 64_000 {
            size *= 4;
            small = seconds_to_check(&text(size), format);
        }
        // A machine that does something else in between makes one try slow, not three.
        let tries = (0..3).map(|_| {
            let (small, large) =
                (seconds_to_check(&text(size), format), seconds_to_check(&text(size * 4), format));
            (large / small.max(1e-6), large)
        });
        let is_linear = |(ratio, large): &(f64, f64)| *ratio <= 12.0 || *large <= 0.05;
        let failed: Vec<(f64, f64)> = tries.take_while(|found| !is_linear(found)).collect();
        if failed.len() == 3 {
            slow.push(format!("{name}: four times {size} bytes take {:.0} times as long", failed[0].0));
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

/// A folder of articles, and the real binary run in it.
struct Folder(TempDir);

/// What a run of the binary left behind.
struct Run {
    status: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn of(files: &[(&str, &[u8])]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder can be made"));
        for (name, bytes) in files {
            let path = folder.0.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
            std::fs::write(path, bytes).expect("a file can be written");
        }
        folder
    }

    fn run(&self, arguments: &[&str], stdin: &[u8]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(arguments)
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        // Whoever does not read stdin closes it.
        let _ = child.stdin.take().expect("stdin is a pipe").write_all(stdin);
        let output = child.wait_with_output().expect("the binary ends");
        Run {
            status: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("output is UTF-8"),
        }
    }

    /// The findings of all articles of the folder, with what else `check` left behind.
    fn check(&self) -> (Vec<Value>, Run) {
        let run = self.run(&["check", "--format", "json", "."], b"");
        let mut checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
        let Value::Array(findings) = checked["findings"].take() else { panic!("findings are a list") };
        (findings, run)
    }
}

const LABELLED: &[u8] = b"Related article: Ferry Stops Today\n\nThe boat was reportedly sold.\n";

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn old_encodings_are_read_and_named() {
    let french = b"\x93We wait at the caf\xE9,\x94 he said. The boat was reportedly sold.\n";
    let wide = utf16("The boat was reportedly sold at the café.\n");
    let folder = Folder::of(&[("french.txt", french), ("wide.txt", &wide)]);
    let (findings, run) = folder.check();
    let named: Vec<_> =
        findings.iter().map(|finding| (finding["path"].as_str(), finding["encoding"].as_str())).collect();
    assert_eq!(
        named,
        [(Some("french.txt"), Some("windows-1252")), (Some("wide.txt"), Some("UTF-16LE"))],
        "{findings:#?}"
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn what_is_no_text_is_named_and_the_rest_is_checked() {
    let folder = Folder::of(&[
        ("a.txt", LABELLED),
        ("nul.txt", b"The boat\0 left."),
        ("picture.md", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
        ("z.txt", LABELLED),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.status, Some(2));
    let complaints: Vec<&str> = run.stderr.lines().collect();
    assert_eq!(complaints.len(), 2, "{}", run.stderr);
    for (complaint, name) in complaints.iter().zip(["nul.txt", "picture.md"]) {
        assert!(complaint.contains(name) && complaint.contains("not a text file"), "{complaint}");
    }
    for name in ["a.txt", "z.txt"] {
        assert!(findings.iter().any(|finding| finding["path"] == name), "{name} is checked");
    }
}

#[test]
fn texts_without_words_have_nothing_to_be_said_about() {
    let folder = Folder::of(&[
        ("blank.txt", b"\n\n  \n\t\n\r\n"),
        ("empty.md", b""),
        ("empty.txt", b""),
        ("mark.txt", b"\xEF\xBB\xBF"),
        ("returns.txt", b"\r\r\r"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!((findings.len(), run.status, run.stderr.as_str()), (0, Some(0), ""), "{findings:#?}");
}

#[test]
fn lone_returns_end_lines() {
    let folder = Folder::of(&[("old.txt", b"The boat left.\r\rIt was reportedly sold.\r")]);
    let (findings, _) = folder.check();
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0]["range"]["start"], json!({ "line": 2, "character": 7 }));
}

/// Each is deep or long enough to overflow a stack or to take minutes where it is read level by level.
#[test]
fn nothing_is_too_deep_or_too_long() {
    let levels: String = (0..1_000).map(|level| "  ".repeat(level) + "- a\n").collect();
    let deep = 100_000;
    let folder = Folder::of(&[
        ("brackets.md", "[".repeat(deep).as_bytes()),
        ("flow.md", format!("---\na: {}\n---\nThe boat left.\n", "[".repeat(deep)).as_bytes()),
        ("flow-closed.md", format!("---\na: {}{}\n---\n", "[".repeat(deep), "]".repeat(deep)).as_bytes()),
        ("levels.md", levels.as_bytes()),
        ("lists.md", "- ".repeat(deep).as_bytes()),
        ("long.txt", "The boat had gone and the harbour lay dark. ".repeat(120_000).as_bytes()),
        ("maps.md", format!("---\n{}\n---\n", "{a: ".repeat(deep)).as_bytes()),
        ("marks.md", ">".repeat(deep).as_bytes()),
        ("quotes.txt", "“".repeat(deep).as_bytes()),
        ("stars.md", "*".repeat(deep).as_bytes()),
        ("starred.md", format!("{}a{}", "*a ".repeat(deep / 3), "*".repeat(deep / 3)).as_bytes()),
        ("tags.md", "<b>".repeat(deep).as_bytes()),
        ("toml.md", format!("+++\na = {}\n+++\n", "[".repeat(deep)).as_bytes()),
    ]);
    let run = folder.run(&["check", "--exit-zero", "--format", "json"], b"");
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    let checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
    assert_eq!(checked["summary"]["files"], 13);
}

#[test]
fn front_matter_that_cannot_be_read_is_still_an_article() {
    let folder = Folder::of(&[
        ("colon.md", b"---\ntitle: Mayor: no\ndate: 2024-03-02\nsource: Ledger\n---\n\nThe boat left.\n"),
        ("endless.md", b"---\ntitle: Ferry\n\nThe boat was reportedly sold.\n"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.stderr, "");
    let rules_of = |name: &str| {
        let of_file = findings.iter().filter(|finding| finding["path"] == name);
        of_file.map(|finding| finding["rule"].as_str().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(rules_of("colon.md"), ["bad-front-matter"]);
    assert!(rules_of("endless.md").contains(&"reportedly"), "{findings:#?}");
}

#[test]
fn articles_may_name_each_other_in_a_circle() {
    let folder = Folder::of(&[
        ("a.md", b"---\ntitle: A\nrelated: [b.md]\n---\n\nSee [b](b.md).\n"),
        ("b.md", b"---\ntitle: B\nrelated: [a.md, b.md]\n---\n\nSee [a](a.md).\n"),
    ]);
    let (findings, run) = folder.check();
    assert_eq!(run.stderr, "");
    assert!(findings.iter().any(|finding| finding["rule"] == "self-related"), "{findings:#?}");
}

#[cfg(unix)]
#[test]
fn links_on_disk_may_lead_in_a_circle_or_nowhere() {
    use std::os::unix::fs::symlink;

    let folder = Folder::of(&[("a.txt", LABELLED), ("below/b.txt", LABELLED)]);
    symlink(folder.0.path(), folder.0.path().join("below/up")).unwrap();
    symlink("gone.txt", folder.0.path().join("dangling.txt")).unwrap();
    let (findings, run) = folder.check();
    let complaints: Vec<&str> = run.stderr.lines().collect();
    assert_eq!((run.status, complaints.len()), (Some(2), 2), "{}", run.stderr);
    assert!(complaints.iter().any(|complaint| complaint.contains("dangling.txt")), "{}", run.stderr);
    assert!(complaints.iter().any(|complaint| complaint.contains("below/up")), "{}", run.stderr);
    for name in ["a.txt", "below/b.txt"] {
        let times =
            findings.iter().filter(|finding| finding["path"] == name && finding["rule"] == "reportedly");
        assert_eq!(times.count(), 1, "{name} is checked once");
    }
}

#[cfg(unix)]
#[test]
fn what_must_not_be_read_is_named_and_the_rest_is_checked() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let folder = Folder::of(&[("a.txt", LABELLED), ("secret.txt", LABELLED), ("vault/b.txt", LABELLED)]);
    let (file, vault) = (folder.0.path().join("secret.txt"), folder.0.path().join("vault"));
    for path in [&file, &vault] {
        set_permissions(path, Permissions::from_mode(0o000)).unwrap();
    }
    // Whoever may read everything cannot see this.
    let may_read_all = std::fs::read(&file).is_ok();
    let (findings, run) = folder.check();
    set_permissions(&vault, Permissions::from_mode(0o700)).unwrap();
    assert!(findings.iter().any(|finding| finding["path"] == "a.txt"));
    if !may_read_all {
        assert_eq!((run.status, run.stderr.lines().count()), (Some(2), 2), "{}", run.stderr);
        assert!(run.stderr.contains("secret.txt") && run.stderr.contains("vault"), "{}", run.stderr);
    }
}

#[test]
fn what_is_not_there_is_named() {
    let run = Folder::of(&[("a.txt", LABELLED)]).run(&["check", "gone.txt", "a.txt"], b"");
    assert_eq!((run.status, run.stderr.as_str()), (Some(2), "copydesk: gone.txt: no such file or folder\n"));
    assert!(run.stdout.contains("a.txt:1"), "{}", run.stdout);
}

#[test]
fn stdin_is_read_under_the_name_that_is_given() {
    let folder = Folder::of(&[]);
    let text = b"The boat was `reportedly` sold, and reportedly lost.\n";
    let paths_and_columns = |arguments: &[&str]| {
        let run = folder.run(&[&["check", "--format", "json", "-"], arguments].concat(), text);
        assert_eq!(run.stderr, "");
        let checked: Value = serde_json::from_str(&run.stdout).expect("output is JSON");
        let findings = checked["findings"].as_array().expect("a list").clone();
        findings
            .iter()
            .map(|finding| format!("{}:{}", finding["path"], finding["range"]["start"]["character"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(paths_and_columns(&[]), ["\"-\":14", "\"-\":36"]);
    // In Markdown, what stands between backticks is no prose.
    assert_eq!(paths_and_columns(&["--stdin-filename", "a.md"]), ["\"a.md\":36"]);
    let refused = folder.run(&["check", "-"], b"The boat\0 left.");
    assert_eq!(refused.status, Some(2));
    assert!(refused.stderr.contains("stdin: not a text file"), "{}", refused.stderr);
}
