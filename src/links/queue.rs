//! Many addresses, asked side by side: not too many at once, hosts in turn, until all are done, time is up or somebody stops it.

use std::collections::{HashMap, VecDeque};
use std::future::Future;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

/// Stops a run.
#[derive(Clone, Debug)]
pub struct Stopper(watch::Sender<bool>);

/// Whether a run is to stop.
#[derive(Clone, Debug)]
pub struct Stop(watch::Receiver<bool>);

impl Stopper {
    /// One that has not been used, and what it stops.
    pub fn new() -> (Self, Stop) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Stop(receiver))
    }

    /// Stops the run; what was learned so far is kept.
    pub fn stop(&self) {
        // Nobody may be left to hear it.
        let _ = self.0.send(true);
    }
}

impl Stop {
    /// Ends when the run is to stop. A stopper that was dropped will never stop anything.
    async fn stopped(&self) {
        let mut receiver = self.0.clone();
        if receiver.wait_for(|is_stopped| *is_stopped).await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All are done.
    Done,
    /// Somebody has stopped it.
    Stopped,
    /// The time was up.
    OutOfTime,
}

/// What bounds a run.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// So many jobs at once.
    pub at_once: usize,
    /// So many of one host: more would only wait for each other.
    pub of_one_host: usize,
    /// When the time is up.
    pub until: Option<Instant>,
}

/// Works on `jobs`, each with the name of its host; hands what comes of each to `done`, in the order in which they end.
pub async fn run<J, T, F: Future<Output = T>>(
    jobs: impl IntoIterator<Item = (String, J)>,
    bounds: Bounds,
    stop: &Stop,
    work: impl Fn(J) -> F,
    mut done: impl FnMut(T),
) -> Ended {
    let mut waiting = Waiting::new(jobs, bounds.of_one_host.max(1));
    let mut running = FuturesUnordered::new();
    let stopped = stop.stopped();
    let out_of_time = async {
        match bounds.until {
            Some(until) => sleep_until(until).await,
            None => std::future::pending().await,
        }
    };
    tokio::pin!(stopped, out_of_time);
    loop {
        while running.len() < bounds.at_once.max(1)
            && let Some((host, job)) = waiting.next()
        {
            let working = work(job);
            running.push(async move { (host, working.await) });
        }
        tokio::select! {
            biased;
            () = &mut stopped => return Ended::Stopped,
            () = &mut out_of_time => return Ended::OutOfTime,
            ended = running.next() => match ended {
                Some((host, result)) => {
                    waiting.leave(host);
                    done(result);
                }
                None => return Ended::Done,
            },
        }
    }
}

/// Jobs by host.
struct Waiting<J> {
    hosts: Vec<Host<J>>,
    /// The hosts that have a job and a place for it, in turn.
    ready: VecDeque<usize>,
    of_one_host: usize,
}

struct Host<J> {
    jobs: VecDeque<J>,
    running: usize,
    is_ready: bool,
}

impl<J> Waiting<J> {
    fn new(jobs: impl IntoIterator<Item = (String, J)>, of_one_host: usize) -> Self {
        let mut hosts: Vec<Host<J>> = Vec::new();
        let mut names: HashMap<String, usize> = HashMap::new();
        for (name, job) in jobs {
            let host = *names.entry(name).or_insert_with(|| {
                hosts.push(Host { jobs: VecDeque::new(), running: 0, is_ready: true });
                hosts.len() - 1
            });
            hosts[host].jobs.push_back(job);
        }
        Self { ready: (0..hosts.len()).collect(), hosts, of_one_host }
    }

    /// The next job, with its host.
    fn next(&mut self) -> Option<(usize, J)> {
        let index = self.ready.pop_front()?;
        let host = &mut self.hosts[index];
        host.is_ready = false;
        let job = host.jobs.pop_front()?;
        host.running += 1;
        self.ask_again(index);
        Some((index, job))
    }

    /// One of the host's jobs has ended.
    fn leave(&mut self, index: usize) {
        self.hosts[index].running -= 1;
        self.ask_again(index);
    }

    fn ask_again(&mut self, index: usize) {
        let host = &mut self.hosts[index];
        if !host.is_ready && !host.jobs.is_empty() && host.running < self.of_one_host {
            host.is_ready = true;
            self.ready.push_back(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::time::Duration;

    use tokio::time::sleep;

    use super::*;

    fn jobs(hosts: usize, each: usize) -> Vec<(String, usize)> {
        (0..hosts).flat_map(|host| (0..each).map(move |_| (format!("h{host}"), host))).collect()
    }

    const BOUNDS: Bounds = Bounds { at_once: 4, of_one_host: 2, until: None };

    #[tokio::test(start_paused = true)]
    async fn all_is_done_with_few_at_once_and_fewer_of_a_host() {
        let (running, most) = (RefCell::new([0_usize; 2]), Cell::new((0, 0)));
        let mut done = 0;
        let (_stopper, stop) = Stopper::new();
        let work = |host: usize| {
            let (running, most) = (&running, &most);
            async move {
                running.borrow_mut()[host] += 1;
                let (all, one) = (running.borrow().iter().sum::<usize>(), running.borrow()[host]);
                most.set((most.get().0.max(all), most.get().1.max(one)));
                sleep(Duration::from_millis(10)).await;
                running.borrow_mut()[host] -= 1;
            }
        };
        let bounds = Bounds { at_once: 3, ..BOUNDS };
        assert_eq!(run(jobs(2, 20), bounds, &stop, work, |()| done += 1).await, Ended::Done);
        assert_eq!((done, most.get()), (40, (3, 2)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_host_does_not_keep_the_others_waiting() {
        let (_stopper, stop) = Stopper::new();
        let begun = Instant::now();
        let quick_done = Cell::new(Duration::ZERO);
        let work = |host: usize| async move {
            sleep(Duration::from_secs(if host == 0 { 1000 } else { 1 })).await;
            host
        };
        run(jobs(3, 6), BOUNDS, &stop, work, |host| {
            if host != 0 {
                quick_done.set(begun.elapsed());
            }
        })
        .await;
        assert_eq!(quick_done.get().as_secs(), 6, "twelve jobs, two places");
    }

    #[tokio::test(start_paused = true)]
    async fn a_run_ends_when_it_is_stopped_or_time_is_up() {
        let (stopper, stop) = Stopper::new();
        let mut done = 0;
        let work = |_| sleep(Duration::from_secs(10));
        let bounds = Bounds { until: Some(Instant::now() + Duration::from_secs(15)), ..BOUNDS };
        assert_eq!(run(jobs(5, 5), bounds, &stop, work, |()| done += 1).await, Ended::OutOfTime);
        assert_eq!(done, 4);
        stopper.stop();
        assert_eq!(run(jobs(5, 5), BOUNDS, &stop, work, |()| done += 1).await, Ended::Stopped);
        assert_eq!(done, 4);
    }
}
