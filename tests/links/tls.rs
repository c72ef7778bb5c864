//! Servers behind TLS: trusted, and not, in HTTP/1.1 and HTTP/2.

use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::thread;

use copydesk::checks::VerdictKind;
use rcgen::{CertificateParams, DistinguishedName, KeyPair, date_time_ymd};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;
use tokio_rustls::server::TlsStream;

use super::command::Folder;
use super::web::{Book, Web, options, verdict};

/// A certificate that signs itself, for `name`, until the year `until`; and its key.
pub fn certificate(name: &str, until: i32) -> (rcgen::Certificate, KeyPair) {
    let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    params.distinguished_name = DistinguishedName::new();
    params.not_after = date_time_ymd(until, 1, 1);
    let key = KeyPair::generate().expect("a key");
    (params.self_signed(&key).expect("a certificate"), key)
}

/// A server behind TLS at 127.0.0.1.
pub struct Secure {
    pub address: SocketAddr,
    heard: Arc<Mutex<Vec<String>>>,
}

impl Secure {
    /// One that shows the certificate and answers each question with a page, over HTTP/2 to whoever can.
    pub fn new(certificate: &rcgen::Certificate, key: &KeyPair) -> Self {
        let key = PrivatePkcs8KeyDer::from(key.serialize_der());
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key.into())
            .expect("a certificate and its key");
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
        listener.set_nonblocking(true).expect("a listener");
        let address = listener.local_addr().expect("an address");
        let heard = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&heard);
        thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let acceptor = TlsAcceptor::from(Arc::new(config));
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                while let Ok((stream, _)) = listener.accept().await {
                    // Who does not trust us hangs up.
                    let Ok(stream) = acceptor.accept(stream).await else { continue };
                    if stream.get_ref().1.alpn_protocol() == Some(b"h2") {
                        tokio::spawn(answer_over_2(stream, Arc::clone(&notes)));
                    } else {
                        answer_over_1(stream).await;
                    }
                }
            });
        });
        Self { address, heard }
    }

    /// What it was asked over HTTP/2: method and path.
    pub fn heard_over_2(&self) -> Vec<String> {
        self.heard.lock().expect("no panic").clone()
    }
}

async fn answer_over_1(mut stream: TlsStream<TcpStream>) {
    let mut heard = [0; 4096];
    let _ = stream.read(&mut heard).await;
    let page =
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n";
    let _ = stream.write_all(page).await;
    let _ = stream.shutdown().await;
}

/// Answers `/gone` and `/moved` as they are called, resets the stream of `/reset`, and has a page for all else.
async fn answer_over_2(stream: TlsStream<TcpStream>, notes: Arc<Mutex<Vec<String>>>) {
    let Ok(mut connection) = h2::server::handshake(stream).await else { return };
    while let Some(Ok((asked, mut answer))) = connection.accept().await {
        let path = asked.uri().path().to_owned();
        notes.lock().expect("no panic").push(format!("{} {path}", asked.method()));
        let head = http::Response::builder().header("content-type", "text/html").header("content-length", 4);
        let head = match path.as_str() {
            "/reset" => {
                answer.send_reset(h2::Reason::ENHANCE_YOUR_CALM);
                continue;
            }
            "/gone" => head.status(410),
            "/moved" => head.status(301).header("location", "/here"),
            _ => head.status(200),
        };
        let is_head = asked.method() == http::Method::HEAD;
        let head = head.body(()).expect("a head");
        if let Ok(mut body) = answer.send_response(head, is_head)
            && !is_head
        {
            let _ = body.send_data("page".into(), true);
        }
    }
}

/// The links of `text` as the command line finds them, which trusts `certificate`; `prepare` says what else is particular.
pub fn trusting(
    certificate: &rcgen::Certificate,
    text: &str,
    prepare: impl FnOnce(&mut Command),
) -> Vec<Value> {
    let folder = Folder::of(&[("trusted.pem", &certificate.pem()), ("a.txt", text)]);
    let mut command = folder.command(&["links", "--check", "--format", "jsonl", "a.txt"]);
    command.env("SSL_CERT_FILE", Path::new("trusted.pem")).env_remove("SSL_CERT_DIR");
    prepare(&mut command);
    let output = command.output().expect("the binary runs");
    let line: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
    line["links"].as_array().expect("links").clone()
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_no_trust_and_no_death() {
    for (name, until) in [("127.0.0.1", 2999), ("other.example", 2999), ("127.0.0.1", 2001)] {
        let (certificate, key) = certificate(name, until);
        let server = Secure::new(&certificate, &key);
        let verdict = verdict(&format!("https://{}/", server.address), options(Book::default()));
        assert_eq!(verdict.kind, VerdictKind::Unknown, "{verdict:?}");
        assert!(verdict.reason.starts_with("not secure"), "{verdict:?}");
    }
}

#[test]
fn a_server_without_tls_at_the_place_of_one_is_unknown() {
    let web = Web::new(|_, line| line.page("here"));
    let verdict = verdict(&format!("https://{}/", web.address), options(Book::default()));
    assert_eq!(verdict.kind, VerdictKind::Unknown, "{verdict:?}");
}

/// The command line trusts whom the system trusts.
#[cfg(target_os = "linux")]
#[test]
fn a_certificate_that_the_system_vouches_for_is_trusted_and_asked_over_http_2() {
    let (certificate, key) = certificate("localhost", 2999);
    let server = Secure::new(&certificate, &key);
    let url = |path: &str| format!("https://localhost:{}{path}", server.address.port());
    let text = format!("See {}, {}, {} and {}.\n", url("/a"), url("/gone"), url("/moved"), url("/reset"));
    let links = trusting(&certificate, &text, |command| {
        command.args(["--allow-private", "127.0.0.1,::1"]);
    });
    let verdicts: Vec<&str> = links.iter().map(|link| link["verdict"].as_str().expect("a verdict")).collect();
    assert_eq!(verdicts, ["alive", "dead", "moved", "unknown"], "{links:?}");
    assert_eq!(links[2]["moved_to"], url("/here"));
    assert!(links[3]["reason"].as_str().is_some_and(|why| why.contains("connection broke")), "{links:?}");
    let heard = server.heard_over_2();
    for question in ["HEAD /a", "HEAD /gone", "GET /gone", "HEAD /moved", "HEAD /here"] {
        assert!(heard.iter().any(|asked| asked == question), "{question} in {heard:?}");
    }
}
