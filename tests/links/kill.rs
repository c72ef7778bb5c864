//! A check that is killed at any moment leaves a cache that opens, with nothing wrong in it, and goes on from there.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::Duration;

use copydesk::checks::VerdictKind;
use copydesk::links::Cache;

use super::command::Folder;
use super::web::Web;

const LINKS: usize = 200;

/// Servers whose pages with an odd number are gone: many hosts, so that verdicts come quickly.
fn webs() -> Vec<Web> {
    let answer = |heard: &super::web::Heard, line: &mut super::web::Line| {
        let number: usize = heard.path.trim_start_matches('/').parse().expect("a number");
        line.answer(if number % 2 == 1 { 404 } else { 200 }, &[], "")
    };
    (0..40).map(|_| Web::new(answer)).collect()
}

fn kill(child: &mut Child) {
    child.kill().expect("it can be killed");
    child.wait().expect("it ends");
}

/// Kills a check `times` times, later and later after its start by what a simple generator says.
fn killed(times: u64) {
    let webs = webs();
    let mut text = String::new();
    let urls: Vec<String> =
        (0..LINKS).map(|number| webs[number % webs.len()].url(&format!("/{number}"))).collect();
    for url in &urls {
        let _ = writeln!(text, "See {url} today.\n");
    }
    let known: HashSet<&str> = urls.iter().map(String::as_str).collect();
    let folder = Folder::of(&[("a.txt", &text)]);
    let (mut state, mut learned) = (12_345_u64, 0);
    for round in 0..times {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let mut check = folder.command(&["links", "--check", "--allow-private", "127.0.0.1", "a.txt"]);
        let mut child = check.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs");
        sleep(Duration::from_millis((state >> 33) % 700));
        kill(&mut child);
        let cache = Cache::open(&folder.path(".cache")).expect("the cache opens");
        let mut count = 0;
        for (url, verdict) in cache.verdicts() {
            assert!(known.contains(url), "round {round}: {url} was never asked");
            let number: usize = url.rsplit('/').next().expect("a path").parse().expect("a number");
            let kind = if number % 2 == 1 { VerdictKind::Dead } else { VerdictKind::Alive };
            assert_eq!(verdict.kind, kind, "round {round}: {url}");
            count += 1;
        }
        assert!(count >= learned, "round {round}: what was known is known");
        learned = count;
        if learned == LINKS {
            std::fs::remove_dir_all(folder.path(".cache")).expect("it can be deleted at any time");
            learned = 0;
        }
    }
}

#[test]
fn a_check_that_is_killed_leaves_nothing_wrong() {
    killed(6);
}

#[test]
#[ignore = "takes minutes"]
fn a_check_that_is_killed_two_hundred_times_leaves_nothing_wrong() {
    killed(200);
}

#[test]
fn two_checks_at_once_share_what_they_learn() {
    let webs = webs();
    let mut text = String::new();
    for number in 0..LINKS {
        let _ = writeln!(text, "See {} today.\n", webs[number % webs.len()].url(&format!("/{number}")));
    }
    let folder = Folder::of(&[("a.txt", &text)]);
    let start = || {
        let mut check = folder.command(&["links", "--check", "--allow-private", "127.0.0.1", "a.txt"]);
        check.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the binary runs")
    };
    let (mut one, mut other) = (start(), start());
    assert_eq!(one.wait().expect("it ends").code(), Some(1));
    assert_eq!(other.wait().expect("it ends").code(), Some(1));
    let cache = Cache::open(&folder.path(".cache")).expect("the cache opens");
    assert_eq!(cache.verdicts().count(), LINKS);
}
