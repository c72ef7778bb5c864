//! News outlets by the names that prose gives them. The facts are those of `data/outlets.tsv`.

use super::lexicon::Lexicon;
use super::token::{Kind, Token};
use super::word::Key;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{LazyLock, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use foldhash::fast::RandomState;

const OUTLETS: &str = include_str!("../data/outlets.tsv");

/// Sites that give each of their members a host below their own, and are not in the public suffix list.
const GIVE_NAMES: [&str; 6] =
    ["bsky.social", "livejournal.com", "medium.com", "substack.com", "tumblr.com", "wordpress.com"];

/// A row of the outlet table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord)]
pub struct Outlet(u16);

struct Row {
    id: &'static str,
    name: &'static str,
    /// Parted by `|`.
    domains: &'static str,
    country: &'static str,
    kind: &'static str,
    state: &'static str,
}

/// Outlets by their domains, kept apart from the forms so that reading prose does not pay for them.
static DOMAINS: LazyLock<HashMap<&'static str, Outlet, RandomState>> = LazyLock::new(|| {
    let mut domains = HashMap::with_capacity_and_hasher(2 * ROWS, RandomState::default());
    for (row, outlet) in TABLE.rows.iter().zip((0..).map(Outlet)) {
        domains.extend(parted(row.domains).map(|domain| (domain, outlet)));
    }
    domains
});

/// What stands in a cell between bars.
fn parted(cell: &'static str) -> impl Iterator<Item = &'static str> {
    let bars = memchr::memchr_iter(b'|', cell.as_bytes()).chain([cell.len()]);
    let parts = bars.scan(0, |from, to| Some(&cell[std::mem::replace(from, to + 1)..to]));
    parts.filter(|part| !part.is_empty())
}

/// What an outlet that a newsroom adds can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OutletKind {
    /// A news agency.
    Agency,
    /// A newspaper.
    #[default]
    Newspaper,
    /// Radio or television.
    Broadcaster,
    /// A magazine.
    Magazine,
    /// A site.
    Digital,
}

impl OutletKind {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Agency, Self::Newspaper, Self::Broadcaster, Self::Magazine, Self::Digital];

    /// Its name in settings and in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Agency => "agency",
            Self::Newspaper => "newspaper",
            Self::Broadcaster => "broadcaster",
            Self::Magazine => "magazine",
            Self::Digital => "digital",
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
struct Form {
    text: &'static str,
    /// The first letter of its second word, by which most forms are told apart from what stands in a text.
    second: Option<u8>,
    outlet: Outlet,
    weak: bool,
    article: bool,
}

struct Table {
    rows: Vec<Row>,
    /// Forms of one first word together, longest first, and that word.
    forms: Vec<(Key, Vec<Form>)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(read);

/// What newsrooms have added. Each outlet is kept as long as the program runs, so that it costs no more to name than the others.
#[derive(Default)]
struct Own {
    rows: Vec<&'static Row>,
    buckets: Vec<&'static [Form]>,
}

static OWN: LazyLock<RwLock<Own>> = LazyLock::new(RwLock::default);

/// What newsrooms have added, to read it. Nothing is left half added.
fn own() -> RwLockReadGuard<'static, Own> {
    OWN.read().unwrap_or_else(PoisonError::into_inner)
}

fn own_to_add() -> RwLockWriteGuard<'static, Own> {
    OWN.write().unwrap_or_else(PoisonError::into_inner)
}

impl Outlet {
    /// An outlet that a newsroom adds, the same for the same name and kind. `None` where there are too many.
    pub(super) fn added(name: &str, kind: OutletKind) -> Option<Self> {
        let mut own = own_to_add();
        let known = own.rows.iter().position(|row| row.name == name && row.kind == kind.name());
        let index = known.unwrap_or(own.rows.len());
        let outlet = Self(u16::try_from(TABLE.rows.len() + index).ok()?);
        if known.is_none() {
            let name: &'static str = name.to_owned().leak();
            own.rows.push(Box::leak(Box::new(Row {
                id: name,
                name,
                domains: "",
                country: "",
                kind: kind.name(),
                state: "",
            })));
        }
        Some(outlet)
    }

    fn row(self) -> &'static Row {
        let index = usize::from(self.0);
        TABLE.rows.get(index).unwrap_or_else(|| own().rows[index - TABLE.rows.len()])
    }

    /// Its identifier in the table, never reused.
    pub fn id(self) -> &'static str {
        self.row().id
    }
    /// Its display name.
    pub fn name(self) -> &'static str {
        self.row().name
    }
    /// ISO 3166-1 codes of its seat, and of the country it covers from exile, parted by `|`.
    pub fn country(self) -> &'static str {
        self.row().country
    }
    /// Its kind in the table: `agency`, `newspaper`, `broadcaster`, `government` and so on.
    pub fn kind(self) -> &'static str {
        self.row().kind
    }
    /// The outlet whose site `host` is, or lies below: the longest matching domain wins. Below a domain at which others are given
    /// names, each name is its bearer's: `ledger.blogspot.com` is not Blogger's.
    ///
    /// ```
    /// use copydesk::attribution::Outlet;
    ///
    /// let name = |host| Outlet::of_host(host).map(Outlet::name);
    /// assert_eq!(name("news.bbc.co.uk"), Some("BBC"));
    /// assert_eq!(name("news.yahoo.com"), Some("Yahoo News"));
    /// assert_eq!(name("ledger.blogspot.com"), None);
    /// ```
    pub fn of_host(host: &str) -> Option<Self> {
        let host = host.trim_end_matches('.');
        let host = host.strip_prefix("www.").unwrap_or(host);
        let domains =
            std::iter::successors(Some(host), |domain| domain.split_once('.').map(|(_, above)| above));
        let (domain, outlet) = domains
            .map(|domain| (domain, DOMAINS.get(domain).copied()))
            .find_map(|(domain, outlet)| Some((domain, outlet?)))?;
        (domain == host || !outlet.gives_names_at(domain)).then_some(outlet)
    }

    /// Whether others have sites below `domain`, which is its own: a public suffix, but for those that a state keeps to itself.
    fn gives_names_at(self, domain: &str) -> bool {
        let is_suffix = psl::domain_str(domain).is_none();
        GIVE_NAMES.contains(&domain) || is_suffix && self.kind() != "government"
    }
    /// The outlets that go by `name`, written as the table has it, its article aside: more than one where they share it.
    pub fn called(name: &str) -> impl Iterator<Item = Self> + '_ {
        let name = name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(name);
        let number = usize::from(opener_of_head(name)).checked_sub(1);
        let bucket = number.and_then(|number| TABLE.forms.get(number)).map_or(&[][..], |(_, forms)| forms);
        bucket.iter().filter(move |form| form.text == name).map(|form| form.outlet)
    }
    /// Whether it makes news and a state owns or runs it.
    pub fn is_of_the_state(self) -> bool {
        self.is_press() && self.row().state == "state"
    }
    /// Whether it is a news agency.
    pub fn is_agency(self) -> bool {
        self.row().kind == "agency"
    }
    /// Whether readers take what it publishes for its own word: not a social network, an archive, an encyclopedia, or a
    /// site that gathers what others have written.
    pub fn has_news(self) -> bool {
        self.id() != "wikipedia" && self.is_press()
            || matches!(self.row().kind, "government" | "ngo-factcheck")
    }
    /// Whether it makes news: not a government, a social network, an archive.
    pub fn is_press(self) -> bool {
        matches!(self.row().kind, "agency" | "newspaper" | "broadcaster" | "magazine" | "digital")
    }
}

/// About so many rows has the table.
const ROWS: usize = 3000;

fn read() -> Table {
    let mut rows = Vec::with_capacity(ROWS);
    let mut forms: HashMap<Key, Vec<Form>, RandomState> =
        HashMap::with_capacity_and_hasher(2 * ROWS, RandomState::default());
    let mut cells: Vec<&str> = Vec::new();
    for row in OUTLETS.lines().skip(1) {
        cells.clear();
        let mut rest = row;
        while let Some(tab) = memchr::memchr(b'\t', rest.as_bytes()) {
            cells.push(&rest[..tab]);
            rest = &rest[tab + 1..];
        }
        cells.push(rest);
        let [id, name, aliases, domains, country, kind, _, state, context, _, weak_names] = cells[..] else {
            continue;
        };
        let outlet = Outlet(rows.len() as u16);
        rows.push(Row { id, name, domains, country, kind, state });
        let bare = name.split(" (").next().unwrap_or(name);
        for (place, text) in std::iter::once(bare).chain(parted(aliases)).enumerate() {
            let is_weak = !weak_names.is_empty() && parted(weak_names).any(|weak| weak == text);
            let weak = is_weak || place == 0 && context == "weak" || text.len() < 2;
            let stripped = text.strip_prefix("The ");
            let text = stripped.unwrap_or(text);
            let Some(first) = head(text).filter(|first| !first.is_empty()).and_then(Key::of) else {
                continue;
            };
            let (second, article) = (second_word(text), stripped.is_some());
            forms.entry(first).or_default().push(Form { text, second, outlet, weak, article });
        }
    }
    for bucket in forms.values_mut() {
        bucket.sort_by_key(|form| (Reverse(form.text.len()), form.text));
        for at in 1..bucket.len() {
            if bucket[at].text == bucket[at - 1].text && bucket[at].outlet != bucket[at - 1].outlet {
                bucket[at].weak = true;
                bucket[at - 1].weak = true;
            }
        }
    }
    Table { rows, forms: forms.into_iter().collect() }
}

/// A name's first word, as tokens have it.
pub(super) fn head(text: &str) -> Option<&str> {
    text.split([' ', '.', '/', '!']).next()
}

/// The first letter of a name's second word, where a blank stands before it.
fn second_word(text: &str) -> Option<u8> {
    let behind = &text[head(text)?.len()..];
    behind.strip_prefix(' ')?.bytes().next()
}

/// The words that names of outlets begin with, each with the number under which [`at`] finds those names.
pub(super) fn openers() -> impl Iterator<Item = (Key, u16)> {
    TABLE.forms.iter().zip(1..).map(|((first, _), number)| (*first, number))
}

/// The same number for a word with a point inside, as in an address: `Kommersant.ru`.
pub(super) fn opener_of_head(word: &str) -> u16 {
    head(word).and_then(Key::of).map_or(0, |first| Lexicon::of_english().look_up(&first).opener)
}

/// The forms of that number.
fn bucket(number: usize) -> Option<&'static [Form]> {
    match TABLE.forms.get(number) {
        Some((_, forms)) => Some(forms),
        None => own().buckets.get(number - TABLE.forms.len()).copied(),
    }
}

/// The first word of names that a newsroom adds, and the number under which [`at`] finds them, with those that begin so besides.
/// `None` where a name has no first word, or there are too many.
pub(super) fn added_opener(first: &str, names: &[(&str, Outlet)]) -> Option<(Key, u16)> {
    let first = Key::of(first)?;
    let known = TABLE.forms.iter().find(|(key, _)| *key == first).map_or(&[][..], |(_, forms)| forms);
    let added = names.iter().map(|(name, outlet)| Form {
        text: name.to_owned().to_owned().leak(),
        second: second_word(name),
        outlet: *outlet,
        weak: false,
        article: false,
    });
    let mut forms: Vec<Form> = added.chain(known.iter().copied()).collect();
    forms.sort_by_key(|form| Reverse(form.text.len()));
    let mut own = own_to_add();
    let index = own.buckets.iter().position(|bucket| *bucket == forms);
    let index = index.unwrap_or_else(|| {
        own.buckets.push(forms.leak());
        own.buckets.len() - 1
    });
    Some((first, u16::try_from(TABLE.forms.len() + index + 1).ok()?))
}

/// An outlet's name at a token: how many tokens it takes, whose it is, and whether the form is weak, so that it counts
/// only beside a word of the trade.
#[inline]
pub(super) fn at(prose: &str, tokens: &[Token], at: usize) -> Option<(usize, Outlet, bool)> {
    let number = usize::from(tokens[at].opener).checked_sub(1)?;
    opened_by(prose, tokens, at, bucket(number)?)
}

/// The one of the names in `bucket` that stands at a token.
fn opened_by(prose: &str, tokens: &[Token], at: usize, bucket: &[Form]) -> Option<(usize, Outlet, bool)> {
    let behind_the = || at > 0 && matches!(tokens[at - 1].span.of(prose), "The" | "the");
    let next = tokens.get(at + 1).map(|next| prose.as_bytes()[next.span.start.index()]);
    let mut fitting = bucket.iter().filter(|form| form.second.is_none() || form.second == next);
    fitting.find_map(|form| {
        let length = spelled(prose, tokens[at].span.start.index(), form.text)?;
        let end = tokens[at].span.start.index() + length;
        let count = tokens[at..].iter().take_while(|token| token.span.end.index() <= end).count();
        let whole = count > 0 && tokens[at + count - 1].span.end.index() == end;
        (whole && (!form.article || behind_the())).then_some((count, form.outlet, form.weak))
    })
}

/// The bytes that `form` takes at `start`, where any white space stands for a space.
fn spelled(prose: &str, start: usize, form: &str) -> Option<usize> {
    let rest = &prose.as_bytes()[start..];
    let mut at = 0;
    for byte in form.bytes() {
        if byte == b' ' {
            let gap = rest[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if gap == 0 {
                return None;
            }
            at += gap;
        } else {
            if rest.get(at) != Some(&byte) {
                return None;
            }
            at += 1;
        }
    }
    Some(at)
}

/// Whether a word of the trade beside a weak form makes it an outlet: "the newspaper Agora", "Time magazine".
pub(super) fn is_backed(tokens: &[Token], from: usize, to: usize) -> bool {
    use super::lexicon::Traits;
    let trade = Traits::AGENCY_NOUN | Traits::PRESS;
    let near = |token: &Token| token.is(trade) && token.kind == Kind::Word;
    from > 0 && near(&tokens[from - 1]) || tokens[to..].iter().take(2).any(near)
}
