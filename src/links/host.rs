//! How each host is treated: few connections at a time, a while between two questions, and rest where it asks for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep_until};
use url::Url;

/// How hosts are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manners {
    /// So many connections to a host at a time.
    pub connections: usize,
    /// So long from the beginning of one question to the next.
    pub spacing: Duration,
    /// A host that wants to be left alone for longer is not waited for.
    pub patience: Duration,
    /// So many connections at a time to all hosts together.
    pub in_all: usize,
}

impl Default for Manners {
    fn default() -> Self {
        Self {
            connections: 2,
            spacing: Duration::from_millis(500),
            patience: Duration::from_secs(60),
            in_all: 32,
        }
    }
}

/// The hosts of one run.
#[derive(Debug)]
pub struct Hosts {
    manners: Manners,
    /// By name.
    known: Mutex<HashMap<String, Arc<Host>>>,
    /// The connections there may be in all.
    lines: Arc<Semaphore>,
}

/// One host: who talks to it, and when it may be asked next.
#[derive(Debug)]
struct Host {
    seats: Arc<Semaphore>,
    next: Mutex<Instant>,
}

impl Host {
    fn next(&self) -> MutexGuard<'_, Instant> {
        // A time is whole whoever panicked.
        self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to ask a host once; given back when dropped.
#[derive(Debug)]
pub struct Turn {
    _seat: OwnedSemaphorePermit,
    _line: OwnedSemaphorePermit,
    host: Arc<Host>,
    breath: Duration,
}

impl Drop for Turn {
    /// A server is done with a question a little later than who asked it: it draws a breath before the next.
    fn drop(&mut self) {
        let mut next = self.host.next();
        *next = (*next).max(Instant::now() + self.breath);
    }
}

/// A host wants to be left alone for longer than anybody waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting;

impl Hosts {
    /// No hosts yet, to be treated with `manners`.
    pub fn new(manners: Manners) -> Self {
        Self { manners, known: Mutex::default(), lines: Arc::new(Semaphore::new(manners.in_all)) }
    }

    /// How they are treated.
    pub fn manners(&self) -> Manners {
        self.manners
    }

    /// Waits until the host of `url` may be asked once.
    pub async fn turn(&self, url: &Url) -> Result<Turn, Resting> {
        let host = self.host(url);
        // Nobody closes the semaphores; were they closed, nobody could be asked.
        let seat = Arc::clone(&host.seats).acquire_owned().await.map_err(|_| Resting)?;
        loop {
            // Who waits for a host keeps no line from others.
            while let Some(ready) = self.until_ready(&host)? {
                sleep_until(ready).await;
            }
            let line = Arc::clone(&self.lines).acquire_owned().await.map_err(|_| Resting)?;
            if self.book(&host) {
                let breath = self.manners.spacing / 10;
                return Ok(Turn { _seat: seat, _line: line, host, breath });
            }
        }
    }

    /// When the host may be asked, if that is not now.
    fn until_ready(&self, host: &Host) -> Result<Option<Instant>, Resting> {
        let (now, next) = (Instant::now(), *host.next());
        if next > now + self.manners.patience {
            Err(Resting)
        } else {
            Ok(Some(next).filter(|next| *next > now))
        }
    }

    /// Takes the host's next turn if that is now.
    fn book(&self, host: &Host) -> bool {
        let now = Instant::now();
        let mut next = host.next();
        let is_ready = *next <= now;
        if is_ready {
            *next = now + self.manners.spacing;
        }
        is_ready
    }

    /// Leaves the host of `url` alone for `pause`. Returns whether that is short enough to be waited for.
    pub fn rest(&self, url: &Url, pause: Duration) -> bool {
        let host = self.host(url);
        let until = Instant::now() + pause.min(LONGEST_REST);
        let mut next = host.next();
        *next = (*next).max(until);
        pause <= self.manners.patience
    }

    fn host(&self, url: &Url) -> Arc<Host> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let host = known.entry(name(url)).or_insert_with(|| {
            let seats = Arc::new(Semaphore::new(self.manners.connections));
            Arc::new(Host { seats, next: Mutex::new(Instant::now()) })
        });
        Arc::clone(host)
    }
}

/// No run lasts longer; a clock that is asked for more may overflow.
const LONGEST_REST: Duration = Duration::from_secs(24 * 60 * 60);

/// What is one host: a name with its port, where the web's own ports are one.
pub fn name(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    match url.port() {
        Some(port) if !matches!(port, 80 | 443) => format!("{host}:{port}"),
        Some(_) | None => host.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Url {
        Url::parse(address).expect("a URL")
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    fn hosts() -> Hosts {
        Hosts::new(Manners { connections: 2, spacing: seconds(1), patience: seconds(60), in_all: 32 })
    }

    #[tokio::test(start_paused = true)]
    async fn between_two_questions_a_while_goes_by() {
        let hosts = hosts();
        let begun = Instant::now();
        for _ in 0..4 {
            hosts.turn(&url("https://news.example/a")).await.expect("a turn");
        }
        assert_eq!(begun.elapsed().as_secs(), 3);
        hosts.turn(&url("https://other.example/")).await.expect("a turn");
        assert_eq!(begun.elapsed().as_secs(), 3, "another host does not wait");
    }

    #[tokio::test(start_paused = true)]
    async fn a_third_waits_until_one_of_two_has_ended() {
        let hosts = hosts();
        let page = url("https://news.example/a");
        let first = hosts.turn(&page).await.expect("a turn");
        let _second = hosts.turn(&page).await.expect("a turn");
        let third = tokio::time::timeout(seconds(100), hosts.turn(&page)).await;
        assert!(third.is_err(), "two are talking");
        drop(first);
        hosts.turn(&page).await.expect("a turn");
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_for_a_host_keeps_no_line_from_others() {
        let hosts = Hosts::new(Manners { in_all: 1, ..hosts().manners() });
        let (one, other) = (url("https://one.example/"), url("https://other.example/"));
        let talking = hosts.turn(&one).await.expect("a turn");
        assert!(tokio::time::timeout(seconds(9), hosts.turn(&other)).await.is_err(), "there is one line");
        drop(talking);
        let waiting = hosts.turn(&one);
        let quick = hosts.turn(&other);
        let begun = Instant::now();
        let (waited, quick) = tokio::join!(
            async {
                drop(waiting.await.expect("a turn"));
                begun.elapsed()
            },
            async {
                drop(quick.await.expect("a turn"));
                begun.elapsed()
            }
        );
        assert!(quick.is_zero() && waited <= seconds(1), "{quick:?} {waited:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_host_that_asks_for_rest_has_it() {
        let hosts = hosts();
        let page = url("https://news.example/a");
        assert!(hosts.rest(&page, seconds(30)));
        let begun = Instant::now();
        hosts.turn(&page).await.expect("a turn");
        assert_eq!(begun.elapsed().as_secs(), 30);
        assert!(!hosts.rest(&page, seconds(3600)));
        assert_eq!(hosts.turn(&page).await.err(), Some(Resting));
        assert!(!hosts.rest(&page, Duration::MAX));
    }

    #[test]
    fn the_webs_own_ports_are_one_host() {
        assert_eq!(name(&url("http://news.example/")), name(&url("https://news.example/")));
        assert_eq!(name(&url("http://news.example:443/")), "news.example");
        assert_ne!(name(&url("http://news.example:8080/")), name(&url("http://news.example/")));
    }
}
