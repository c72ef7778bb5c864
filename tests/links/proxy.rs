//! A proxy between copydesk and the web: who is asked through it, and who is not even so.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use copydesk::checks::VerdictKind;
use copydesk::links::{Allowed, Options, Proxy};
use serde_json::Value;

use super::command::Folder;
use super::web::{Book, Heard, Line, Web, options, verdict};

const PUBLIC: [u8; 4] = [93, 184, 216, 34];
const INSIDE: [u8; 4] = [127, 0, 0, 2];

/// A proxy that answers in the place of all sites: some pages have moved.
fn proxy() -> Web {
    Web::new(|heard, line| match heard.path.as_str() {
        "http://news.example/to-number" => line.redirect(302, "http://10.0.0.7/board"),
        "http://news.example/to-name" => line.redirect(301, "http://cms.example/board"),
        "http://news.example/to-local-name" => line.redirect(301, "http://wiki.corp/board"),
        _ => line.page("here"),
    })
}

/// Options to ask through `proxy`, without any exception for private networks.
fn through(proxy: &Web, book: Book) -> Options {
    let at = Proxy::At(proxy.url(""));
    Options { proxy: at, allowed: Allowed::default(), ..options(book) }
}

fn book() -> Book {
    Book::default().with("news.example", &[&[PUBLIC]]).with("cms.example", &[&[INSIDE]])
}

#[test]
fn sites_are_asked_through_the_proxy() {
    let proxy = proxy();
    let alive = verdict("http://news.example/a?x=1#part", through(&proxy, book()));
    assert_eq!(alive.kind, VerdictKind::Alive);
    assert_eq!(proxy.methods("http://news.example/a?x=1"), ["HEAD"]);
    // In many offices only the proxy knows the names of the web.
    let alive = verdict("http://unknown.example/a", through(&proxy, Book::mute()));
    assert_eq!(alive.kind, VerdictKind::Alive);
    assert_eq!(proxy.methods("http://unknown.example/a"), ["HEAD"]);
}

#[test]
fn no_proxy_is_asked_for_what_is_private() {
    let proxy = proxy();
    for url in [
        "http://10.0.0.7/board",
        "https://10.0.0.7/board",
        "http://2130706434/",
        "http://[::ffff:10.0.0.7]/",
        "http://[fd00::7]/",
        "http://169.254.169.254/latest/meta-data/",
        // Names that are private addresses here, one of two among them.
        "http://cms.example/board",
        "https://cms.example/board",
        "http://two.example/board",
        // Names that are those of one network, whether anybody here knows them or not.
        "http://localhost:8080/",
        "http://intranet/board",
        "http://wiki.corp/board",
        "http://metadata.google.internal/",
        "http://printer.local./",
    ] {
        let book = book().with("two.example", &[&[PUBLIC, INSIDE]]);
        let refused = verdict(url, through(&proxy, book));
        assert_eq!(
            (refused.kind, refused.reason.as_str()),
            (VerdictKind::Unknown, "private address"),
            "{url}"
        );
    }
    assert_eq!(proxy.connections().0, 0);
}

#[test]
fn a_redirect_to_what_is_private_is_not_followed_through_a_proxy() {
    for path in ["to-number", "to-name", "to-local-name"] {
        let proxy = proxy();
        let refused = verdict(&format!("http://news.example/{path}"), through(&proxy, book()));
        assert_eq!(refused.reason, "private address", "{path}");
        assert!(proxy.heard().iter().all(|heard| heard.path.starts_with("http://news.example/")), "{path}");
    }
}

#[test]
fn what_the_user_allows_is_asked_through_a_proxy_too() {
    let proxy = proxy();
    let allowed = Allowed::of(&["127.0.0.2", "10.0.0.0/8"]).expect("networks");
    for url in ["http://10.0.0.7/board", "http://cms.example/board"] {
        let alive = verdict(url, Options { allowed: allowed.clone(), ..through(&proxy, book()) });
        assert_eq!(alive.kind, VerdictKind::Alive, "{url}");
    }
}

#[test]
fn the_proxy_itself_is_no_way_into_its_network() {
    let proxy = proxy();
    let port = proxy.address.port();
    let book = || book().with("proxy.example", &[&[[127, 0, 0, 1]]]);
    let at = Proxy::At(format!("http://proxy.example:{port}"));
    let options = || Options { proxy: at.clone(), allowed: Allowed::default(), ..options(book()) };
    assert_eq!(verdict("http://news.example/a", options()).kind, VerdictKind::Alive);
    let asked = proxy.connections().0;
    for url in [format!("http://proxy.example:{port}/admin"), proxy.url("/admin")] {
        assert_eq!(verdict(&url, options()).reason, "private address", "{url}");
    }
    assert_eq!(proxy.connections().0, asked);
}

#[test]
fn a_proxy_that_wants_a_password_or_is_not_there_makes_nothing_dead() {
    let closed = Web::new(|_, line| line.answer(407, &[("Proxy-Authenticate", "Basic")], ""));
    assert_eq!(verdict("http://news.example/a", through(&closed, book())).kind, VerdictKind::Blocked);
    assert_eq!(verdict("https://news.example/a", through(&closed, book())).kind, VerdictKind::Unknown);
    let nobody = Options { proxy: Proxy::At("http://127.0.0.1:9".to_owned()), ..options(book()) };
    for url in ["http://news.example/a", "https://news.example/a"] {
        assert_eq!(verdict(url, nobody.clone()).kind, VerdictKind::Unknown, "{url}");
    }
}

/// A SOCKS proxy (RFC 1928) that answers in the place of all sites, and the names it was told.
fn socks() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    let address = listener.local_addr().expect("an address");
    let told = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&told);
    thread::spawn(move || {
        for mut stream in listener.incoming().map_while(Result::ok) {
            let mut serve = || -> io::Result<()> {
                let mut head = [0; 2];
                stream.read_exact(&mut head)?;
                stream.read_exact(&mut vec![0; head[1].into()])?;
                stream.write_all(&[5, 0])?;
                let mut asked = [0; 5];
                stream.read_exact(&mut asked)?;
                assert_eq!(asked[3], 3, "it is told a name");
                let mut name = vec![0; asked[4].into()];
                stream.read_exact(&mut name)?;
                stream.read_exact(&mut [0; 2])?;
                notes.lock().expect("no panic").push(String::from_utf8_lossy(&name).into_owned());
                stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
                let mut request = [0; 4096];
                let _ = stream.read(&mut request)?;
                stream.write_all(
                    b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n",
                )
            };
            // Who has hung up does not hear the rest.
            let _ = serve();
        }
    });
    (address, told)
}

#[test]
fn a_socks_proxy_is_one_too() {
    let (address, told) = socks();
    let through = || Options {
        proxy: Proxy::At(format!("socks5h://{address}")),
        allowed: Allowed::default(),
        ..options(book())
    };
    assert_eq!(verdict("http://news.example/a", through()).kind, VerdictKind::Alive);
    for url in ["http://cms.example/", "http://10.0.0.7/", "http://wiki.corp/"] {
        assert_eq!(verdict(url, through()).reason, "private address", "{url}");
    }
    assert_eq!(*told.lock().expect("no panic"), ["news.example"]);
}

/// Has `command` use `proxy` as a user's system would name it.
fn behind(command: &mut Command, proxy: &Web) {
    for name in ["NO_PROXY", "no_proxy", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env_remove(name);
    }
    command.env("HTTP_PROXY", proxy.url("")).env("HTTPS_PROXY", proxy.url(""));
}

#[test]
fn the_proxy_that_the_system_names_is_used_and_no_way_around_the_refusals() {
    let proxy = proxy();
    let text = "See http://news.example/a, http://10.0.0.7/board, http://localhost/ and http://wiki.corp/.\n";
    let folder = Folder::of(&[("a.txt", text)]);
    let mut command = folder.command(&["links", "--check", "--format", "jsonl", "a.txt"]);
    behind(&mut command, &proxy);
    let output = command.output().expect("the binary runs");
    let line: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    let links = line["links"].as_array().expect("links");
    let verdicts: Vec<&str> = links.iter().map(|link| link["reason"].as_str().expect("a reason")).collect();
    assert_eq!(verdicts, ["200 OK", "private address", "private address", "private address"]);
    let paths: Vec<String> = proxy.heard().into_iter().map(|heard| heard.path).collect();
    assert_eq!(paths, ["http://news.example/a"]);
}

/// The command line trusts whom the system trusts.
#[cfg(target_os = "linux")]
#[test]
fn a_site_behind_tls_is_asked_through_the_proxy_over_http_2() {
    let (certificate, key) = super::tls::certificate("news.example", 2999);
    let site = super::tls::Secure::new(&certificate, &key);
    let there = site.address;
    let proxy = Web::new(move |_: &Heard, line: &mut Line| line.tunnel(there));
    let links = super::tls::trusting(&certificate, "See https://news.example/a.\n", |command| {
        behind(command, &proxy);
    });
    assert_eq!(links[0]["verdict"], "alive", "{links:?}");
    assert_eq!(proxy.methods("news.example:443"), ["CONNECT"]);
    assert_eq!(site.heard_over_2(), ["HEAD /a"]);
}

/// What a shortener's address leads to is learned by whoever asks the network, and offered then.
#[test]
fn a_shortened_url_is_expanded_once_the_network_was_asked() {
    const THERE: &str = "http://ledger.example/2024/03/12/board-puts-off-vote";
    let proxy = Web::new(|heard, line| match heard.path.as_str() {
        "http://bit.ly/3fErry" => line.redirect(301, "http://t.co/AbC12"),
        "http://t.co/AbC12" => line.redirect(302, &format!("{THERE}?utm_source=t.co")),
        _ => line.page("here"),
    });
    let folder = Folder::of(&[("a.md", "The board [put it off](http://bit.ly/3fErry).\n")]);
    let check = |arguments: &[&str]| -> Value {
        let arguments = [&["check", "--format", "json"], arguments, &["a.md"]].concat();
        let mut command = folder.command(&arguments);
        behind(&mut command, &proxy);
        let output = command.output().expect("the binary runs");
        let json: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        let findings = json["findings"].as_array().expect("findings").clone();
        let rules: Vec<&Value> = findings.iter().map(|finding| &finding["rule"]).collect();
        assert_eq!(rules, ["url-shortener"]);
        let fixes = findings[0]["fixes"].as_array().expect("fixes").iter();
        fixes
            .filter(|fix| fix["title"].as_str().is_some_and(|title| title.starts_with("Expand")))
            .cloned()
            .collect()
    };
    assert_eq!(check(&[]), Value::Array(Vec::new()), "nobody was asked where it leads");
    let fixes = check(&["--links"]);
    assert_eq!(fixes[0]["title"], format!("Expand to {THERE}"));
    assert_eq!(fixes[0]["edits"][0]["text"], THERE);
    assert_eq!(fixes[0]["safe"], false);

    let links = {
        let mut command = folder.command(&["links", "--check", "--format", "jsonl", "a.md"]);
        behind(&mut command, &proxy);
        let output = command.output().expect("the binary runs");
        serde_json::from_slice::<Value>(&output.stdout).expect("JSON")["links"].clone()
    };
    let redirects = serde_json::json!([
        { "status": 301, "to": "http://t.co/AbC12" },
        { "status": 302, "to": format!("{THERE}?utm_source=t.co") },
    ]);
    assert_eq!(links[0]["redirects"], redirects);
}
