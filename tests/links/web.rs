//! Servers on this machine that answer as they are told and note who asked what and when; and who asks them.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use copydesk::article::{Article, Format};
use copydesk::checks::{Moment, Verdict};
use copydesk::links::{
    Allowed, Cache, Checker, Hosts, Limits, LookUp, Manners, NameFailure, Names, Options, Plan, Proxy,
    SharedCache, Stopper,
};

/// A request, as a server heard it.
#[derive(Clone, Debug)]
pub struct Heard {
    pub method: String,
    pub path: String,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub at: Instant,
}

impl Heard {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub fn is_head(&self) -> bool {
        self.method == "HEAD"
    }
}

/// A server on this machine.
pub struct Web {
    pub address: SocketAddr,
    notes: Arc<Notes>,
}

/// What a server has noted.
#[derive(Default)]
struct Notes {
    heard: Mutex<Vec<Heard>>,
    connections: AtomicUsize,
    open: AtomicUsize,
    most_open: AtomicUsize,
    written: AtomicUsize,
}

impl Web {
    /// A server at `ip` that answers each request by `answer`, and then closes the connection.
    pub fn at(
        ip: [u8; 4],
        answer: impl Fn(&Heard, &mut Line) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(SocketAddr::from((ip, 0))).expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let notes = Arc::new(Notes::default());
        let (shared, answer) = (Arc::clone(&notes), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                shared.connections.fetch_add(1, Ordering::SeqCst);
                let (notes, answer) = (Arc::clone(&shared), Arc::clone(&answer));
                thread::spawn(move || {
                    let open = notes.open.fetch_add(1, Ordering::SeqCst) + 1;
                    notes.most_open.fetch_max(open, Ordering::SeqCst);
                    let mut line = Line { stream, notes: Arc::clone(&notes) };
                    if let Some(heard) = line.hear() {
                        notes.heard.lock().expect("no panic").push(heard.clone());
                        // Who has hung up does not hear the rest.
                        let _ = answer(&heard, &mut line);
                    }
                    notes.open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { address, notes }
    }

    /// A server at 127.0.0.1.
    pub fn new(answer: impl Fn(&Heard, &mut Line) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self::at([127, 0, 0, 1], answer)
    }

    /// The address of `path`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// All it was asked, in order.
    pub fn heard(&self) -> Vec<Heard> {
        self.notes.heard.lock().expect("no panic").clone()
    }

    /// What it was asked about `path`: the methods, in order.
    pub fn methods(&self, path: &str) -> Vec<String> {
        self.heard().into_iter().filter(|heard| heard.path == path).map(|heard| heard.method).collect()
    }

    /// How many connections there were, and how many at once at most.
    pub fn connections(&self) -> (usize, usize) {
        (self.notes.connections.load(Ordering::SeqCst), self.notes.most_open.load(Ordering::SeqCst))
    }

    /// How many bytes it could write.
    pub fn written(&self) -> usize {
        self.notes.written.load(Ordering::SeqCst)
    }
}

/// A connection, from the server's side.
pub struct Line {
    stream: TcpStream,
    notes: Arc<Notes>,
}

impl Line {
    fn hear(&mut self) -> Option<Heard> {
        let mut head = Vec::new();
        let mut byte = [0];
        while !head.ends_with(b"\r\n\r\n") {
            if self.stream.read(&mut byte).ok()? == 0 {
                return None;
            }
            head.push(byte[0]);
        }
        let head = String::from_utf8(head).ok()?;
        let mut lines = head.lines();
        let mut words = lines.next()?.split(' ');
        let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        Some(Heard { method, path, headers, at: Instant::now() })
    }

    /// Sends bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.write_all(bytes)?;
        self.notes.written.fetch_add(bytes.len(), Ordering::SeqCst);
        Ok(())
    }

    /// Goes between the client and `there`, as a proxy does that was asked to connect.
    pub fn tunnel(&mut self, there: SocketAddr) -> io::Result<()> {
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n")?;
        let mut there = TcpStream::connect(there)?;
        let (mut up, mut to) = (self.stream.try_clone()?, there.try_clone()?);
        thread::spawn(move || io::copy(&mut up, &mut to));
        io::copy(&mut there, &mut self.stream).map(|_| ())
    }

    /// Sends a whole answer.
    pub fn answer(&mut self, status: u16, headers: &[(&str, &str)], body: &str) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {status} So\r\nConnection: close\r\nContent-Type: text/html\r\n");
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if (200..300).contains(&status) && status != 204 {
            let _ = write!(head, "Content-Length: {}\r\n", body.len().max(1));
        }
        self.raw(format!("{head}\r\n{body}").as_bytes())
    }

    /// Sends a page.
    pub fn page(&mut self, body: &str) -> io::Result<()> {
        self.answer(200, &[], body)
    }

    /// Sends a redirect.
    pub fn redirect(&mut self, status: u16, to: &str) -> io::Result<()> {
        self.answer(status, &[("Location", to)], "")
    }
}

/// A name service that knows what it is told: each name's answers, one behind the other, the last for ever.
#[derive(Default)]
pub struct Book {
    names: Mutex<HashMap<String, Vec<Vec<IpAddr>>>>,
    /// Whether it knows no name at all, as without a network.
    is_mute: bool,
}

impl Book {
    /// One that knows no name at all.
    pub fn mute() -> Self {
        Self { is_mute: true, ..Self::default() }
    }

    /// Adds `name`, whose look-ups are answered by `answers` in turn.
    pub fn with(self, name: &str, answers: &[&[[u8; 4]]]) -> Self {
        let addresses =
            |answer: &&[[u8; 4]]| answer.iter().map(|ip| IpAddr::V4(Ipv4Addr::from(*ip))).collect();
        let answers = answers.iter().map(addresses).collect();
        self.names.lock().expect("no panic").insert(name.to_owned(), answers);
        self
    }
}

impl Names for Book {
    fn look_up(&self, host: String) -> LookUp {
        let mut names = self.names.lock().expect("no panic");
        let answer = match names.get_mut(&host) {
            Some(answers) if answers.len() > 1 => Ok(answers.remove(0)),
            Some(answers) => Ok(answers[0].clone()),
            // The archive's host, of which it is asked whether there is a network.
            None if host == "archive.org" && !self.is_mute => Ok(vec![IpAddr::from([93, 184, 216, 34])]),
            None => Err(NameFailure::NoSuchHost),
        };
        Box::pin(std::future::ready(answer))
    }
}

/// Manners for servers that need no rest.
pub const HASTY: Manners = Manners {
    connections: 2,
    spacing: Duration::from_millis(1),
    patience: Duration::from_secs(2),
    in_all: 32,
};

/// One who asks, and may ask 127.0.0.1 alone.
pub fn options(book: Book) -> Options {
    Options {
        allowed: Allowed::of(&["127.0.0.1"]).expect("a network"),
        timeout: Duration::from_secs(2),
        names: Arc::new(book),
        proxy: Proxy::None,
        ..Options::default()
    }
}

/// The verdict on each of `urls`.
pub fn verdicts(urls: &[String], options: Options, manners: Manners) -> Vec<Verdict> {
    let cache: SharedCache = Arc::new(Mutex::new(Cache::default()));
    let checker = Checker::new(options, Arc::new(Hosts::new(manners)), Arc::clone(&cache)).expect("a client");
    let plan = plan(urls, checker.options());
    let (_stopper, stop) = Stopper::new();
    let limits = Limits { stop, until: None };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(checker.check(&plan, &limits, |_| {}));
    let cache = cache.lock().expect("no panic");
    let asked = plan.asked.iter().map(|planned| planned.url.as_str());
    assert_eq!(plan.asked.len(), urls.len(), "each is planned: {:?}", plan.asked);
    asked.map(|url| cache.verdict(url).expect("a verdict").clone()).collect()
}

/// The verdict on `url`, of those who ask as `options` say.
pub fn verdict(url: &str, options: Options) -> Verdict {
    verdicts(&[url.to_owned()], options, HASTY).remove(0)
}

fn plan(urls: &[String], options: &Options) -> Plan {
    let text = urls.iter().fold(String::new(), |text, url| text + "- <" + url + ">\n");
    let mut plan = Plan::default();
    let article = Article::parse(&text, Format::Markdown);
    plan.add(&article, &options.excluded, options.reads_places, Moment::now());
    plan
}
