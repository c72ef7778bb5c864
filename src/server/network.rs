//! The network, as a session asks it about links: verdicts that are shared by all documents, and checks that are under way.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde_json::{Value, json};
use tower_lsp::lsp_types::NumberOrString;

use crate::archive::read;
use crate::article::{Article, Date, Format};
use crate::checks::{Moment, VerdictKind, Verdicts};
use crate::links::{
    Cache, Checker, Ended, Hosts, Limits, Manners, Options, Plan, SharedCache, Stop, Stopper, default_folder,
    known,
};
use crate::settings::{CheckLinks, LinkSettings};

use super::desk::Desk;
use super::progress::Progress;
use super::session::Session;

/// What all desks of a session share that ask the network.
#[derive(Default)]
pub(super) struct Network {
    /// Opened when it is first needed: a session that never asks the network touches no cache.
    cache: OnceLock<SharedCache>,
    hosts: OnceLock<Arc<Hosts>>,
    /// A number that changes whenever a verdict might have.
    generation: AtomicU64,
    /// The checks that are under way, by what they are about, and by the token of their progress.
    running: Mutex<HashMap<String, Stopper>>,
}

impl Network {
    pub(super) fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    fn cache(&self) -> &SharedCache {
        self.cache.get_or_init(|| {
            let opened = default_folder().map(|folder| Cache::open(&folder)).transpose();
            let cache = opened.unwrap_or_else(|error| {
                tracing::warn!("{error}; what is learned is not remembered");
                None
            });
            Arc::new(Mutex::new(cache.unwrap_or_default()))
        })
    }

    fn hosts(&self) -> Arc<Hosts> {
        Arc::clone(self.hosts.get_or_init(|| Arc::new(Hosts::new(Manners::default()))))
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Stopper>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops the check that goes by `name`, if there is one.
    pub(super) fn stop(&self, name: &str) {
        if let Some(stopper) = self.running().remove(name) {
            stopper.stop();
        }
    }
}

/// How a desk asks the network.
pub(super) struct DeskNetwork {
    /// What is set.
    settings: LinkSettings,
    options: Options,
    shared: Arc<Network>,
    checker: OnceLock<Result<Arc<Checker>, String>>,
}

impl DeskNetwork {
    pub(super) fn new(settings: &LinkSettings, shared: Arc<Network>) -> Self {
        Self { settings: settings.clone(), options: settings.options(), shared, checker: OnceLock::new() }
    }

    /// When the network is asked.
    pub(super) fn check(&self) -> CheckLinks {
        self.settings.check
    }

    /// A number that changes whenever what is known might have.
    pub(super) fn generation(&self) -> u64 {
        self.shared.generation()
    }

    /// What is known of the links of `article`; nothing as long as the user has not turned the network on.
    pub(super) fn verdicts(&self, article: &Article) -> Verdicts {
        let has_asked = self.checker.get().is_some();
        if self.settings.check == CheckLinks::Off && !has_asked {
            return Verdicts::default();
        }
        let cache = self.shared.cache().lock().unwrap_or_else(PoisonError::into_inner);
        known(&cache, article, &self.options)
    }

    fn checker(&self) -> Result<Arc<Checker>, String> {
        let made = self.checker.get_or_init(|| {
            let checker =
                Checker::new(self.options.clone(), self.shared.hosts(), Arc::clone(self.shared.cache()));
            checker.map(Arc::new).map_err(|error| error.to_string())
        });
        made.clone()
    }
}

/// Whose links are asked about.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    /// Those of the document of that name.
    Document(String),
    /// Those of every article of every archive that is open.
    Workspace,
}

impl Scope {
    /// The name under which a check of it runs: another of the same takes its place.
    fn name(&self) -> String {
        match self {
            Self::Document(uri) => format!("document {uri}"),
            Self::Workspace => "workspace".to_owned(),
        }
    }
}

/// The name under which a check runs whose progress is told under `token`.
pub(super) fn name_of_token(token: &NumberOrString) -> String {
    format!("token {}", json!(token))
}

/// What one desk is to ask.
struct Share {
    desk: Arc<Desk>,
    checker: Arc<Checker>,
    plan: Plan,
    articles: Vec<Article>,
}

/// Asks about the links of `scope`, and tells how far it is under `token`, or a token of its own. Returns how many links of
/// each verdict there are. Ends when the check is stopped; whoever drops the future stops it too.
pub(super) async fn check(
    session: &Arc<Session>,
    scope: Scope,
    token: Option<NumberOrString>,
) -> Result<Value, String> {
    let planning = {
        let (session, scope) = (Arc::clone(session), scope.clone());
        tokio::task::spawn_blocking(move || plan(&session, &scope))
    };
    let shares = planning.await.map_err(|error| error.to_string())??;
    let token = match token {
        Some(token) => Some(token),
        None => Progress::agreed_token(session, "links").await,
    };
    let network = session.state().desks.network();
    let (stopper, stop) = Stopper::new();
    let mut names = vec![scope.name()];
    names.extend(token.as_ref().map(name_of_token));
    for name in &names {
        network.stop(name);
        network.running().insert(name.clone(), stopper.clone());
    }
    let ended = run(session, &shares, token, stop).await;
    if ended != Ended::Stopped {
        for name in &names {
            network.running().remove(name);
        }
    }
    Ok(summary(&shares))
}

async fn run(session: &Arc<Session>, shares: &[Share], token: Option<NumberOrString>, stop: Stop) -> Ended {
    let mut progress = Progress::begin(session, token, "Checking links", "links", true);
    let limits = Limits { stop, until: None };
    let mut ended = Ended::Done;
    for share in shares {
        // Whoever looks is told whom else is asked.
        let archive = share.checker.options().archive.host();
        let tell = |done: crate::links::Progress| progress.report(done.done, done.total);
        ended = share.checker.check(&share.plan, &limits, tell).await;
        session.hear_network();
        let copies = share.wanted_copies();
        if ended == Ended::Done && !copies.is_empty() {
            progress.say(&format!("asking {archive} for copies"));
            ended = share.checker.find_copies(copies, &limits, |_| {}).await;
            session.hear_network();
        }
        if ended == Ended::Stopped {
            break;
        }
    }
    progress.end(if ended == Ended::Stopped { "stopped" } else { "done" });
    ended
}

impl Share {
    /// The copies that the rules of this desk would speak of.
    fn wanted_copies(&self) -> Vec<(String, Option<Date>)> {
        let of_all = self.desk.policy.may_be_on("no-archived-copy");
        let articles = self.articles.iter();
        let mut wanted: Vec<_> =
            articles.flat_map(|article| self.checker.wanted_copies(article, of_all)).collect();
        wanted.sort();
        wanted.dedup();
        wanted
    }
}

/// How many links of each verdict there are.
fn summary(shares: &[Share]) -> Value {
    let news: Vec<_> = shares
        .iter()
        .flat_map(|share| share.articles.iter().flat_map(|article| share.checker.verdicts(article).links))
        .flatten()
        .collect();
    let count = |kind: VerdictKind| news.iter().filter(|news| news.verdict.kind == kind).count();
    let counts = VerdictKind::ALL.map(|kind| (kind.name().to_owned(), json!(count(kind))));
    Value::Object(counts.into_iter().collect())
}

/// What is to be asked about `scope`, by desk.
fn plan(session: &Session, scope: &Scope) -> Result<Vec<Share>, String> {
    let mut shares = Vec::new();
    for (desk, articles) in articles(session, scope) {
        let checker = desk.network.checker()?;
        let mut plan = Plan::default();
        let options = checker.options();
        for article in &articles {
            plan.add(article, &options.excluded, options.reads_places, Moment::now());
        }
        shares.push(Share { desk, checker, plan, articles });
    }
    Ok(shares)
}

/// The articles of `scope`, by desk: those that are open as they are in the editor.
fn articles(session: &Session, scope: &Scope) -> Vec<(Arc<Desk>, Vec<Article>)> {
    match scope {
        Scope::Document(uri) => {
            let mut state = session.state();
            let document = state.document(uri);
            let one = document.map(|document| {
                let article = Article::parse(&document.buffer.text(), document.format);
                (Arc::clone(&document.desk), vec![article])
            });
            one.into_iter().collect()
        }
        Scope::Workspace => {
            let desks = session.state().desks.all();
            desks
                .into_iter()
                .map(|desk| {
                    let mut paths: Vec<PathBuf> =
                        desk.archive().articles().map(|facts| facts.path.clone()).collect();
                    paths.sort();
                    let articles = paths.iter().filter_map(|path| article_at(session, path)).collect();
                    (desk, articles)
                })
                .collect()
        }
    }
}

fn article_at(session: &Session, path: &std::path::Path) -> Option<Article> {
    let open = session.state().text_of(path);
    let text = match open {
        Some(text) => text,
        None => read(path).ok()?.text,
    };
    Some(Article::parse(&text, Format::of_path(path)))
}

impl Session {
    /// Says what the network has said since.
    fn hear_network(self: &Arc<Self>) {
        self.state().desks.network().generation.fetch_add(1, Ordering::Relaxed);
        self.refresh_all();
    }

    /// Asks about the links of the document of that name that was saved, where the user wants that.
    pub(super) fn check_saved(self: &Arc<Self>, uri: &str) {
        let wants = {
            let mut state = self.state();
            state.document(uri).is_some_and(|document| document.desk.network.check() == CheckLinks::OnSave)
        };
        if wants {
            let (session, scope) = (Arc::clone(self), Scope::Document(uri.to_owned()));
            tokio::spawn(async move {
                if let Err(error) = check(&session, scope, None).await {
                    tracing::warn!("{error}");
                }
            });
        }
    }
}
