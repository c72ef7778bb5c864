//! Ten thousand links: as slow as manners make it, and no larger than a few dozen megabytes.

use std::fmt::Write as _;
use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::command::Folder;
use super::web::Web;

#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes a minute"]
fn ten_thousand_links_take_the_time_of_manners_and_little_memory() {
    const HOSTS: usize = 250;
    const LINKS: usize = 10_000;
    let webs: Vec<Web> =
        (0..HOSTS).map(|host| Web::at([127, 0, 1, host as u8], |_, line| line.page("here"))).collect();
    let mut text = String::new();
    for number in 0..LINKS {
        let _ = writeln!(text, "- <{}>", webs[number % HOSTS].url(&format!("/{number}")));
    }
    let folder = Folder::of(&[("a.md", &text)]);
    let mut check =
        folder.command(&["links", "--check", "--allow-private", "127.0.1.0/24", "--format", "csv", "a.md"]);
    let begun = Instant::now();
    let mut child = check.stdout(Stdio::piped()).spawn().expect("the binary runs");
    let stdout = child.stdout.take().expect("piped");
    let reading = std::thread::spawn(move || std::io::read_to_string(stdout).expect("UTF-8"));
    let (mut largest, mut seconds_of_cpu) = (0, 0.0);
    while child.try_wait().expect("a child").is_none() {
        let read =
            |name: &str| fs::read_to_string(format!("/proc/{}/{name}", child.id())).unwrap_or_default();
        let status = read("status");
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
        largest = largest.max(peak.and_then(|peak| peak.trim().parse().ok()).unwrap_or(0_u64));
        let stat = read("stat");
        let ticks = stat.rsplit(')').next().unwrap_or_default().split(' ').skip(12).take(2);
        let ticks: f64 = ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
        seconds_of_cpu = f64::max(seconds_of_cpu, ticks / 100.0);
        sleep(Duration::from_millis(100));
    }
    let listed = reading.join().expect("no panic");
    let taken = begun.elapsed();
    let alive = listed.lines().filter(|row| row.contains(",alive,")).count();
    let most = webs.iter().map(|web| web.connections().1).max();
    let manners = Duration::from_millis(500) * (LINKS / HOSTS - 1) as u32;
    println!(
        "{alive} alive in {taken:.1?} (manners alone: {manners:?}), {seconds_of_cpu:.1} s of CPU, {} MB at most, \
         {most:?} connections to a host at most",
        largest / 1024
    );
    assert_eq!(alive, LINKS);
    assert!(most <= Some(2));
    assert!(largest < 200 * 1024, "{largest} kB");
    assert!(taken >= manners);
}
