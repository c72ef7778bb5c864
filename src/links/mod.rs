//! What the network says about links: which are asked, how politely, what the answers mean, and what is remembered.
//!
//! `plan` says what may be asked, `queue` asks it, `visit` follows one address, `verdict` judges what came of it, `cache`
//! remembers. Only `client` knows HTTP.

mod address;
mod archived;
mod cache;
mod check;
mod client;
mod cookies;
mod exchange;
mod fragment;
mod host;
mod patterns;
mod plan;
mod queue;
mod verdict;
mod visit;

pub use address::{Allowed, BadNetwork, refusal};
pub use archived::{Archive, BadEndpoint};
pub use cache::{Cache, CacheError, default_folder};
pub use check::{Checker, Limits, Options, Progress, SharedCache, known};
pub use client::{ClientError, LookUp, NameFailure, Names, Proxy, SystemNames};
pub use host::{Hosts, Manners};
pub use patterns::{BadPattern, Patterns};
pub use plan::{Plan, Planned, Unasked};
pub use queue::{Ended, Stop, Stopper};
