//! Servers behind TLS: trusted, and not.

use std::net::{SocketAddr, TcpListener};
use std::process::Command;
use std::sync::Arc;
use std::{fs, thread};

use copydesk::checks::VerdictKind;
use rcgen::{CertificateParams, DistinguishedName, KeyPair, date_time_ymd};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use super::web::{Book, Web, options, verdict};

/// A certificate that signs itself, for `name`, until the year `until`; and its key.
fn certificate(name: &str, until: i32) -> (rcgen::Certificate, KeyPair) {
    let mut params = CertificateParams::new(vec![name.to_owned()]).expect("a name");
    params.distinguished_name = DistinguishedName::new();
    params.not_after = date_time_ymd(until, 1, 1);
    let key = KeyPair::generate().expect("a key");
    (params.self_signed(&key).expect("a certificate"), key)
}

/// A server behind TLS at 127.0.0.1 that shows the certificate and answers every question with a page.
fn secure(certificate: &rcgen::Certificate, key: &KeyPair) -> SocketAddr {
    let key = PrivatePkcs8KeyDer::from(key.serialize_der());
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key.into())
        .expect("a certificate and its key");
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.set_nonblocking(true).expect("a listener");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async move {
            let acceptor = TlsAcceptor::from(Arc::new(config));
            let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
            while let Ok((stream, _)) = listener.accept().await {
                // Who does not trust us hangs up.
                let Ok(mut stream) = acceptor.accept(stream).await else { continue };
                let mut heard = [0; 4096];
                let _ = stream.read(&mut heard).await;
                let page = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\nContent-Length: 4\r\n\r\n";
                let _ = stream.write_all(page).await;
                let _ = stream.shutdown().await;
            }
        });
    });
    address
}

#[test]
fn a_certificate_that_nobody_vouches_for_is_no_trust_and_no_death() {
    for (name, until) in [("127.0.0.1", 2999), ("other.example", 2999), ("127.0.0.1", 2001)] {
        let (certificate, key) = certificate(name, until);
        let address = secure(&certificate, &key);
        let verdict = verdict(&format!("https://{address}/"), options(Book::default()));
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
fn a_certificate_that_the_system_vouches_for_is_trusted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    let (certificate, key) = certificate("localhost", 2999);
    let port = secure(&certificate, &key).port();
    fs::write(path("trusted.pem"), certificate.pem()).expect("written");
    fs::write(path("a.txt"), format!("See https://localhost:{port}/a.\n")).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["links", "--check", "--format", "jsonl", "--allow-private", "127.0.0.1,::1", "--cache-dir"])
        .args([path("cache"), path("a.txt")])
        .env("SSL_CERT_FILE", path("trusted.pem"))
        .env_remove("SSL_CERT_DIR")
        .output()
        .expect("the binary runs");
    let line: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(line["links"][0]["verdict"], "alive", "{line}");
}
