//! Archived copies of what is dead, from an archive on this machine.

use serde_json::Value;

use super::command::Folder;
use super::web::Web;

const COPY: &str = "https://web.archive.org/web/20230918120000/http://gone.invalid/2023/09/17/dam";

/// An archive that has one copy, which it tells at once or only in its list.
fn archive(tells_at_once: bool) -> Web {
    Web::new(move |heard, line| {
        match heard.path.as_str() {
        path if path.starts_with("/wb/available?url=http%3A%2F%2Fgone.invalid%2F2023") => {
            let closest = if tells_at_once {
                format!("{{\"closest\":{{\"available\":true,\"status\":\"200\",\"url\":\"{COPY}\",\"timestamp\":\"20230918120000\"}}}}")
            } else {
                "{}".to_owned()
            };
            line.page(&format!("{{\"archived_snapshots\":{closest}}}"))
        }
        path if path.starts_with("/wb/available") => line.page("{\"archived_snapshots\":{}}"),
        "/wb/timemap/link/http://gone.invalid/2023/09/17/dam" => line.page(&format!(
            "<http://gone.invalid/>; rel=\"original\",\n<{COPY}>; rel=\"memento\"; datetime=\"Mon, 18 Sep 2023 12:00:00 GMT\""
        )),
        _ => line.page("<http://gone.invalid/>; rel=\"original\""),
    }
    })
}

fn folder(archive: &Web, text: &str) -> Folder {
    let endpoint = archive.url("/wb");
    Folder::of(&[("a.txt", text), ("copydesk.toml", &format!("[links]\narchive-endpoint = {endpoint:?}\n"))])
}

const TEXT: &str = "Original url: http://gone.invalid/2023/09/17/dam\nSource: http://gone.invalid/leaflet\n";

#[test]
fn a_dead_link_is_listed_with_its_copy() {
    for tells_at_once in [true, false] {
        let archive = archive(tells_at_once);
        let folder = folder(&archive, TEXT);
        let links = folder.links(&["--archive", "a.txt"]);
        assert_eq!(links[0]["archived"], serde_json::json!({ "url": COPY, "date": "2023-09-18" }));
        assert_eq!(links[1]["archived"], Value::Null);
        let asked = &archive.heard()[0].path;
        assert!(asked.ends_with("&timestamp=20230917"), "nearest to the day of the article: {asked}");
        let before = archive.heard().len();
        folder.links(&["--archive", "a.txt"]);
        assert_eq!(archive.heard().len(), before, "what is known is not asked again");
    }
}

#[test]
fn without_being_told_to_no_archive_is_asked() {
    let archive = archive(true);
    let links = folder(&archive, TEXT).links(&["a.txt"]);
    assert_eq!((&links[0]["verdict"], &links[0]["archived"]), (&"dead".into(), &Value::Null));
    assert_eq!(archive.connections().0, 0);
}

#[test]
fn a_private_archive_is_asked_only_if_it_is_allowed() {
    let archive = archive(true);
    let output = folder(&archive, TEXT).run(&["links", "--check", "--archive", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(archive.connections().0, 0);
}

#[test]
fn the_user_is_told_whom_is_asked_and_the_fix_names_the_copy() {
    let archive = archive(true);
    let folder = folder(&archive, TEXT);
    let output =
        folder.run(&["check", "--links", "--allow-private", "127.0.0.1", "--format", "json", "a.txt"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("asking 127.0.0.1 for copies of 2 pages"), "{said}");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let dead =
        json["findings"].as_array().expect("findings").iter().find(|finding| finding["rule"] == "dead-link");
    let fixes = dead.expect("a dead link")["fixes"].as_array().expect("fixes").clone();
    let titles: Vec<&str> = fixes.iter().map(|fix| fix["title"].as_str().expect("a title")).collect();
    assert_eq!(titles, ["Link to the archived copy of 2023-09-18", "Add as `Archived:` line"]);
    assert_eq!(fixes[0]["edits"][0]["text"], COPY);
}

#[test]
fn what_nobody_keeps_is_asked_for_where_the_rule_is_on() {
    let archive = archive(true);
    let folder = folder(&archive, TEXT);
    let arguments = [
        "check",
        "--links",
        "--rule",
        "no-archived-copy",
        "--allow-private",
        "127.0.0.1",
        "--format",
        "json",
        "a.txt",
    ];
    let output = folder.run(&arguments);
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let findings = json["findings"].as_array().expect("findings");
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(findings[0]["range"]["start"]["line"], 1);
}

#[test]
fn an_archive_of_the_public_web_is_not_told_what_a_private_network_holds() {
    let web = Web::new(|_, line| line.answer(404, &[], ""));
    let folder = Folder::of(&[("a.txt", &format!("Source: {}\n", web.url("/board")))]);
    let output = folder.run(&["links", "--check", "--archive", "--allow-private", "127.0.0.1", "a.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "nobody is asked for copies");
}

#[test]
fn a_dry_run_names_the_archive_and_asks_nobody() {
    let archive = archive(true);
    let folder = folder(&archive, TEXT);
    for (arguments, is_named) in [
        (&["links", "--check", "--archive", "--dry-run", "a.txt"][..], true),
        (&["check", "--links", "--dry-run", "a.txt"], true),
        (&["links", "--check", "--dry-run", "a.txt"], false),
    ] {
        let listed = String::from_utf8(folder.run(arguments).stdout).expect("UTF-8");
        let line = "asks      127.0.0.1  (for copies of pages that are gone)\n";
        assert_eq!(listed.ends_with(line), is_named, "{listed}");
    }
    assert_eq!(archive.connections().0, 0);
}
