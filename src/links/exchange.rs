//! One question to a server and what comes back, as plain data.

use std::future::Future;
use std::time::Duration;

use url::Url;

/// How a server is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// For the head of the answer alone.
    Head,
    /// For the page.
    Get,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// How.
    pub method: Method,
    /// Whom; `http` or `https`, without user name and fragment.
    pub url: &'a Url,
    /// What the site has set before, as a header has it.
    pub cookies: Option<String>,
    /// So many bytes of the page are read and the rest is left; none to `Method::Head`.
    pub body: usize,
}

/// An answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The status, 100 to 999.
    pub status: u16,
    /// Where else to look.
    pub location: Option<String>,
    /// How long to leave the host alone.
    pub retry_after: Option<Duration>,
    /// What kind of page it is.
    pub content_type: Option<String>,
    /// How long the page is said to be.
    pub content_length: Option<u64>,
    /// What the site wants to be told again.
    pub cookies: Vec<String>,
    /// Whether a wall against programs answers in the site's place.
    pub is_bot_wall: bool,
    /// The beginning of the page; empty where it is compressed, since nothing is unpacked.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The name system knows no such host.
    NoSuchHost,
    /// The name system gave no answer.
    NoNames(String),
    /// The host has an address that must not be asked, or a name of one.
    Refused(&'static str),
    /// Nobody answered in time.
    Timeout,
    /// No connection could be made.
    NoConnection(String),
    /// The connection ended before the answer.
    Broken(String),
    /// There is no trust in who answers.
    Insecure(String),
    /// What came is no answer of a web server.
    NotHttp(String),
}

/// Who can be asked.
pub trait Ask: Send + Sync {
    /// Asks once; follows nothing.
    fn ask(&self, request: Request<'_>) -> impl Future<Output = Result<Reply, Failure>> + Send;
}
