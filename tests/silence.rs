//! The quick fixes that silence a finding do so, wherever it lies: tried on every finding of the newsroom, and on articles in
//! which there is little room.

use std::fs;
use std::path::{Path, PathBuf};

use copydesk::archive::{Archive, Facts, decode};
use copydesk::article::{Article, Format};
use copydesk::checks::{Checked, Inputs, quoted};
use copydesk::features::silencings;

/// What is found in `text`, as rule and words.
fn found(archive: &Archive, path: &Path, text: &str) -> Vec<(String, String)> {
    let article = Article::parse(text, Format::of_path(path));
    let answers = archive.answers(path, &article).into();
    let checked = Checked::of(&article, &Inputs { answers, ..Inputs::default() });
    let key = |(chunk, finding): (usize, &copydesk::checks::Finding)| {
        (finding.rule.name.to_owned(), quoted(article.parts()[chunk].chunk.text(), finding))
    };
    checked.findings().into_iter().map(key).collect()
}

/// Asserts that each way to silence each finding of `text` leaves out that one, and is neither unused nor unknown. Returns how
/// many ways there are.
fn assert_silenced(archive: &Archive, path: &Path, text: &str) -> usize {
    let article = Article::parse(text, Format::of_path(path));
    let answers = archive.answers(path, &article).into();
    let checked = Checked::of(&article, &Inputs { answers, ..Inputs::default() });
    let before = found(archive, path, text);
    let count = |found: &[(String, String)], wanted: &dyn Fn(&str) -> bool| {
        found.iter().filter(|(rule, _)| wanted(rule)).count()
    };
    let mut ways = 0;
    for (chunk, finding) in checked.findings() {
        for way in silencings(&article, chunk, finding) {
            let mut silenced = text.to_owned();
            silenced.replace_range(way.at.range(), &way.text);
            let after = found(archive, path, &silenced);
            let name = finding.rule.name;
            let of_rule = |rule: &str| rule == name;
            let about_us = |rule: &str| rule.ends_with("-suppression");
            assert!(
                count(&after, &of_rule) < count(&before, &of_rule)
                    && count(&after, &about_us) <= count(&before, &about_us),
                "“{}” of {name} at {:?} leaves {after:?} in\n{silenced}",
                way.title,
                finding.span
            );
            if way.title.contains("in this article") {
                assert_eq!(count(&after, &of_rule), 0, "“{}” of {name} leaves\n{silenced}", way.title);
            }
            ways += 1;
        }
    }
    ways
}

fn articles(folder: &Path, list: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            articles(&path, list);
        } else if path.extension().is_some_and(|end| end == "txt" || end == "md") {
            list.push(path);
        }
    }
}

#[test]
fn every_finding_of_the_newsroom_can_be_silenced() {
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom");
    let (mut paths, mut archive) = (Vec::new(), Archive::default());
    articles(&newsroom, &mut paths);
    let read = |path: &Path| decode(fs::read(path).expect("a file")).expect("an article").text;
    for path in &paths {
        archive.insert(Facts::of(path, &Article::parse(&read(path), Format::of_path(path))));
    }
    archive.complete();
    let ways: usize = paths.iter().map(|path| assert_silenced(&archive, path, &read(path))).sum();
    assert!(ways > 60, "{ways} ways were tried");
}

#[test]
fn a_finding_can_be_silenced_where_there_is_little_room() {
    let markdown = [
        "It was reportedly sold.",
        "# Ferry\r\n\r\nIt was reportedly\r\nsold.\r\n",
        "---\ntitle: Ferry\n---\nIt was reportedly sold.\n",
        "---\ntitle: Ferry\ncopydesk-ignore: [bare-source]\n---\n\nIt was reportedly sold. A source said so.\n\nA source said it left.\n",
        "+++\ntitle = \"Ferry\"\n+++\n\nIt was reportedly sold.\n",
        "Title: Ferry\nDate: 2024-03-02\n\nIt was reportedly sold.\n",
        "- It left.\n- It was reportedly sold.\n  It came back.\n- It left again.\n",
        "> It left.\n> A source said it was [sold]().\n>\n> It came back.\n",
        "It left.\n\n## It was [sold]()\n\nIt came back.\n",
        "| when | what |\n|---|---|\n| May | [sold]() |\n\nIt left.\n",
        "It left.\n\nOriginal url: http://localhost/a\n\nIt came back.\n",
        "It left. <!-- copydesk-disable-file bare-source -->\n\nA source said so. It was reportedly sold.\n",
    ];
    let plain = [
        "It was reportedly sold.",
        "It left.\r\n\r\nIt was reportedly sold.\r\n\r\n",
        "Title: Ferry\nDate: 2024-03-02\n\nIt was reportedly sold.\n",
        "It was reportedly sold. A source said so.\n\nCopydesk-ignore: bare-source -- agreed\n",
        "It was reportedly sold.\n\nSources\n\nHarbour Radio, 3 March\nhttps://harbour.example/a\n",
        "---\ntitle: Ferry\n---\n\nIt was reportedly sold.\n",
    ];
    for (name, texts) in [("/news/a.md", &markdown[..]), ("/news/a.txt", &plain[..])] {
        for text in texts {
            assert!(
                assert_silenced(&Archive::default(), Path::new(name), text) > 0,
                "nothing to silence in\n{text}"
            );
        }
    }
}
