//! The one file that knows HTTP: asks one question, over connections to addresses that may be asked.
//!
//! Nothing is unpacked and redirects are not followed here; where a page leads is for `visit`.

use std::collections::HashSet;
use std::error::Error;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::time::{Duration, SystemTime};

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Response, tls};
use thiserror::Error;
use url::{Host, Url};

use super::address::Allowed;
use super::exchange::{Ask, Failure, Method, Reply, Request};
use crate::article::url::{Private, private};

/// How the web is asked.
#[derive(Clone)]
pub struct Identity {
    /// Private networks that are asked all the same.
    pub allowed: Allowed,
    /// How long an answer may take.
    pub timeout: Duration,
    /// Whom a site's owner may write to: an address of mail or of a page.
    pub contact: Option<String>,
    /// Who knows the addresses of hosts.
    pub names: Arc<dyn Names>,
    /// Through whom sites are asked.
    pub proxy: Proxy,
}

/// Through whom sites are asked.
#[derive(Clone, Debug, Default)]
pub enum Proxy {
    /// Whom the system names, by `HTTP_PROXY` and its kin or in its settings.
    #[default]
    System,
    /// Nobody.
    None,
    /// Whoever is at this address.
    At(String),
}

impl Proxy {
    /// Whom to ask in whose place.
    fn matcher(&self) -> Option<Matcher> {
        match self {
            Self::System => Some(Matcher::from_system()),
            Self::None => None,
            Self::At(address) => Some(Matcher::builder().all(address.as_str()).build()),
        }
    }

    /// Has `builder` go the same ways.
    fn set(&self, builder: ClientBuilder) -> reqwest::Result<ClientBuilder> {
        Ok(match self {
            Self::System => builder,
            Self::None => builder.no_proxy(),
            Self::At(address) => builder.proxy(reqwest::Proxy::all(address.as_str())?),
        })
    }
}

/// Why nobody can be asked.
#[derive(Debug, Error)]
pub enum ClientError {
    /// The contact cannot stand in a header.
    #[error("“{0}” cannot be sent as a contact: write an address of mail or of a page, in plain letters")]
    BadContact(String),
    /// The system does not give what connections need.
    #[error("the network cannot be used: {0}")]
    NoNetwork(String),
}

/// Who knows the addresses of hosts.
pub trait Names: Send + Sync {
    /// The addresses of `host`.
    fn look_up(&self, host: String) -> LookUp;
}

/// The answer to a look-up, to come.
pub type LookUp = Pin<Box<dyn Future<Output = Result<Vec<IpAddr>, NameFailure>> + Send>>;

/// Why a host has no address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFailure {
    /// There is no such host.
    NoSuchHost,
    /// Nobody could tell.
    NoAnswer(String),
}

/// The system's name service.
#[derive(Clone, Copy, Debug)]
pub struct SystemNames;

impl Names for SystemNames {
    fn look_up(&self, host: String) -> LookUp {
        Box::pin(async move {
            // RFC 6761, 6.4: nobody need be asked to know that there is none.
            if host == "invalid" || host.ends_with(".invalid") {
                return Err(NameFailure::NoSuchHost);
            }
            match tokio::net::lookup_host((host.as_str(), 0)).await {
                Ok(found) => Ok(found.map(|found| found.ip()).collect()),
                Err(error) => Err(name_failure(&error)),
            }
        })
    }
}

/// The standard library keeps the system's number for the fault to itself, but not its words.
fn name_failure(error: &io::Error) -> NameFailure {
    const SAID: [&str; 5] = [
        "Name or service not known",
        "Name does not resolve",
        "nodename nor servname provided",
        "No such host is known",
        "Name or service not found",
    ];
    let words = error.to_string();
    if SAID.iter().any(|said| words.contains(said)) {
        NameFailure::NoSuchHost
    } else {
        let words = words.rsplit(": ").next().unwrap_or_default();
        NameFailure::NoAnswer(words.to_owned())
    }
}

/// Asks servers, one question at a time.
pub struct Client {
    http: reqwest::Client,
    guard: Guard,
    proxies: Option<Matcher>,
    timeout: Duration,
}

/// The ciphers are the process's: only the first can set them, and all set the same.
static CIPHERS: Once = Once::new();

impl Client {
    /// A client that is `identity`.
    pub fn new(identity: Identity) -> Result<Self, ClientError> {
        let Identity { allowed, timeout, contact, names, proxy } = identity;
        let guard = Guard(Arc::new(Shared {
            allowed,
            names,
            proxies: Mutex::default(),
            has_answered: AtomicBool::new(false),
        }));
        CIPHERS.call_once(|| {
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let agent = agent(contact)?;
        let builder = || {
            let builder = reqwest::Client::builder()
                .user_agent(agent.clone())
                .default_headers(headers())
                .redirect(Policy::none())
                .referer(false)
                .tls_version_min(tls::Version::TLS_1_2)
                .dns_resolver(guard.clone())
                .connect_timeout(timeout)
                .pool_max_idle_per_host(1)
                .pool_idle_timeout(Duration::from_secs(5));
            proxy.set(builder)
        };
        // A system without certificates trusts nobody, but there are links that ask for no trust.
        let http = builder().and_then(ClientBuilder::build).or_else(|error| {
            tracing::warn!(%error, "the system's certificates cannot be used");
            builder()?.tls_certs_only([]).build()
        });
        let http = http.map_err(|error| ClientError::NoNetwork(innermost(&error)))?;
        Ok(Self { http, guard, proxies: proxy.matcher(), timeout })
    }

    /// Whether names are answered at all: some were, or `host` is. Without a network, some systems know no host.
    pub async fn has_names(&self, host: &str) -> bool {
        let shared = &self.guard.0;
        shared.has_answered.load(Ordering::Relaxed) || shared.look_up(host.to_owned()).await.is_ok()
    }

    /// Why `url` may not be asked, as far as that can be known before a name is looked up by who connects.
    async fn refusal(&self, url: &Url) -> Option<Failure> {
        let refuses = |address: IpAddr| self.guard.0.allowed.refuses(address).map(Failure::Refused);
        let host = match url.host()? {
            Host::Ipv4(address) => return refuses(IpAddr::V4(address)),
            Host::Ipv6(address) => return refuses(IpAddr::V6(address)),
            Host::Domain(host) => host,
        };
        let proxy = self.proxies.as_ref().and_then(|proxies| proxies.intercept(&url.as_str().parse().ok()?));
        match &proxy {
            Some(proxy) => self.guard.0.trust(proxy.uri().host().unwrap_or_default()),
            // A host that is also a proxy's would not be looked at again.
            None if self.guard.0.trusts(host) => {}
            None => return None,
        }
        // A proxy looks up names itself, and may know more of them: what is known here is looked at here, and names of one
        // network are not told to one who may be inside it.
        match self.guard.0.look_up(host.to_owned()).await {
            Ok(found) => found.into_iter().find_map(refuses),
            Err(_) => is_local_name(url).then_some(Failure::Refused("name of one network")),
        }
    }
}

fn is_local_name(url: &Url) -> bool {
    matches!(private(url.as_str()), Some(Private::LocalName | Private::ThisMachine))
}

impl Ask for Client {
    async fn ask(&self, request: Request<'_>) -> Result<Reply, Failure> {
        if let Some(failure) = self.refusal(request.url).await {
            return Err(failure);
        }
        let method = match request.method {
            Method::Head => reqwest::Method::HEAD,
            Method::Get => reqwest::Method::GET,
        };
        let mut asked = self.http.request(method, request.url.clone()).timeout(self.timeout);
        if let Some(cookies) = request.cookies.and_then(|cookies| HeaderValue::try_from(cookies).ok()) {
            asked = asked.header(header::COOKIE, cookies);
        }
        let mut response = asked.send().await.map_err(|error| failure(&error))?;
        let mut reply = reply(&response);
        if request.body > 0 && response.headers().get(header::CONTENT_ENCODING).is_none() {
            reply.body = beginning(&mut response, request.body).await;
        }
        Ok(reply)
    }
}

/// So long the beginning of a page is waited for that drips.
const BODY_PATIENCE: Duration = Duration::from_secs(5);

/// The first `most` bytes of the page, or as many as come.
async fn beginning(response: &mut Response, most: usize) -> Vec<u8> {
    let mut body = Vec::new();
    let reading = async {
        while let Ok(Some(piece)) = response.chunk().await {
            body.extend_from_slice(&piece[..piece.len().min(most - body.len())]);
            if body.len() == most {
                break;
            }
        }
    };
    // What has come until then is what there is.
    let _ = tokio::time::timeout(BODY_PATIENCE, reading).await;
    body
}

fn agent(contact: Option<String>) -> Result<HeaderValue, ClientError> {
    let name = concat!("copydesk/", env!("CARGO_PKG_VERSION"));
    let Some(contact) = contact else { return Ok(HeaderValue::from_static(name)) };
    let is_plain = contact.bytes().all(|byte| matches!(byte, b'!'..=b'~') && !matches!(byte, b'(' | b')'));
    let agent = HeaderValue::try_from(format!("{name} (+{contact})")).ok().filter(|_| is_plain);
    agent.ok_or(ClientError::BadContact(contact))
}

/// What is sent with each question. Pages are wanted as they are: what is not packed cannot swell.
fn headers() -> HeaderMap {
    HeaderMap::from_iter([
        (header::ACCEPT, HeaderValue::from_static("text/html,application/xhtml+xml,*/*;q=0.8")),
        (header::ACCEPT_ENCODING, HeaderValue::from_static("identity")),
    ])
}

fn reply(response: &Response) -> Reply {
    let headers = response.headers();
    let text = |name: HeaderName| {
        headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let status = response.status().as_u16();
    Reply {
        status,
        location: text(header::LOCATION),
        retry_after: text(header::RETRY_AFTER).and_then(|value| pause(&value, SystemTime::now())),
        content_type: text(header::CONTENT_TYPE).map(|kind| kind.to_ascii_lowercase()),
        content_length: text(header::CONTENT_LENGTH).and_then(|length| length.trim().parse().ok()),
        cookies: headers
            .get_all(header::SET_COOKIE)
            .iter()
            .filter_map(|cookie| cookie.to_str().ok().map(str::to_owned))
            .collect(),
        is_bot_wall: is_bot_wall(status, headers),
        body: Vec::new(),
    }
}

/// How long a server wants to be left alone: seconds, or until a time (RFC 9110, 10.2.3).
fn pause(value: &str, now: SystemTime) -> Option<Duration> {
    let value = value.trim();
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    Some(until.duration_since(now).unwrap_or_default())
}

/// Whether a wall against programs answers: as Cloudflare and Amazon say it in a header, or by its own name in place of a
/// server that cannot be reached.
fn is_bot_wall(status: u16, headers: &HeaderMap) -> bool {
    let is_challenge = ["cf-mitigated", "x-amzn-waf-action"].iter().any(|name| headers.contains_key(*name));
    let server = headers.get(header::SERVER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_wall = ["cloudflare", "ddos-guard"].iter().any(|wall| server.eq_ignore_ascii_case(wall));
    is_challenge || (status == 503 && is_wall)
}

/// What went wrong, in our words.
fn failure(error: &reqwest::Error) -> Failure {
    let mut source: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(found) = source {
        if let Some(GuardError(failure)) = found.downcast_ref() {
            return failure.clone();
        }
        if let Some(fault) = fault_of_tls(found) {
            return Failure::Insecure(fault.to_string());
        }
        source = found.source();
    }
    let why = innermost(error);
    if error.is_timeout() {
        Failure::Timeout
    } else if error.is_connect() {
        Failure::NoConnection(why)
    } else if ["invalid HTTP", "message head is too large", "http2 error", "protocol error"]
        .iter()
        .any(|said| why.contains(said))
    {
        Failure::NotHttp(why)
    } else {
        Failure::Broken(why)
    }
}

/// The fault of TLS that an error is, or wraps: those of input and output do not count what they wrap as their source.
fn fault_of_tls<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
    let mut inner = error;
    while let Some(wrapped) = inner.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        inner = wrapped;
    }
    inner.downcast_ref()
}

/// What lies at the bottom of an error, without the number that systems add.
fn innermost(error: &reqwest::Error) -> String {
    let mut innermost: &dyn Error = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    let words = innermost.to_string();
    words.split(" (os error").next().unwrap_or_default().to_owned()
}

/// Looks up names, and hands out none but addresses that may be asked: connections are made to these and no others, so that a
/// name that answers differently the second time gains nothing.
#[derive(Clone)]
struct Guard(Arc<Shared>);

struct Shared {
    allowed: Allowed,
    names: Arc<dyn Names>,
    /// Hosts of the system's proxies, which may lie in a private network.
    proxies: Mutex<HashSet<String>>,
    /// Whether any host was found.
    has_answered: AtomicBool,
}

/// Why a host has no address that may be asked.
#[derive(Debug, Error)]
#[error("{0:?}")]
struct GuardError(Failure);

impl Shared {
    fn proxies(&self) -> MutexGuard<'_, HashSet<String>> {
        self.proxies.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn trust(&self, host: &str) {
        self.proxies().insert(host.to_owned());
    }

    fn trusts(&self, host: &str) -> bool {
        self.proxies().contains(host)
    }

    async fn look_up(&self, host: String) -> Result<Vec<IpAddr>, Failure> {
        let found = self.names.look_up(host).await.map_err(|failure| match failure {
            NameFailure::NoSuchHost => Failure::NoSuchHost,
            NameFailure::NoAnswer(why) => Failure::NoNames(why),
        })?;
        self.has_answered.store(true, Ordering::Relaxed);
        Ok(found)
    }

    /// The addresses of `host`, if it has none that may not be asked: one of two kinds is what an attack looks like.
    async fn checked(&self, host: String) -> Result<Vec<IpAddr>, Failure> {
        let is_proxy = self.trusts(&host);
        let found = self.look_up(host).await?;
        let refused = found.iter().find_map(|address| self.allowed.refuses(*address));
        match refused.filter(|_| !is_proxy) {
            Some(why) => Err(Failure::Refused(why)),
            None => Ok(found),
        }
    }
}

impl Resolve for Guard {
    fn resolve(&self, name: Name) -> Resolving {
        let shared = Arc::clone(&self.0);
        Box::pin(async move {
            let found = shared.checked(name.as_str().to_owned()).await.map_err(GuardError)?;
            let addresses: Addrs = Box::new(found.into_iter().map(|address| SocketAddr::new(address, 0)));
            Ok(addresses)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_given_in_seconds_or_by_the_clock() {
        let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").expect("a time");
        assert_eq!(pause(" 120 ", now), Some(Duration::from_secs(120)));
        assert_eq!(pause("Sun, 06 Nov 1994 08:50:07 GMT", now), Some(Duration::from_secs(30)));
        assert_eq!(pause("Sun, 06 Nov 1994 08:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(pause("soon", now), None);
        assert_eq!(pause("-1", now), None);
    }

    #[test]
    fn the_contact_is_sent_or_refused_in_words() {
        let agent =
            |contact: &str| agent(Some(contact.to_owned())).map(|agent| agent.to_str().map(str::to_owned));
        let said = agent("desk@news.example").expect("plain").expect("plain");
        assert_eq!(said, concat!("copydesk/", env!("CARGO_PKG_VERSION"), " (+desk@news.example)"));
        for wrong in ["a b", "a\r\nHost: x", "é", "x)"] {
            assert!(agent(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_host_that_does_not_exist_is_told_from_a_service_that_does_not_answer() {
        let failure = |words: &str| {
            name_failure(&io::Error::other(format!("failed to lookup address information: {words}")))
        };
        assert_eq!(failure("Name or service not known"), NameFailure::NoSuchHost);
        assert_eq!(
            failure("Temporary failure in name resolution"),
            NameFailure::NoAnswer("Temporary failure in name resolution".to_owned())
        );
    }
}
