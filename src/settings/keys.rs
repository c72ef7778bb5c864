//! Every setting, with what it is for: the one list that reading, schema and reference are made from.

use super::read::{
    Reader, Reader::Many, Reader::One, baseline, exclude, groups, ignores, include, overrides, profile, rules,
};
use super::{house, links};

/// A setting.
#[derive(Debug)]
pub struct Key {
    /// Its place, in the spelling of `copydesk.toml`: `archive.exclude`.
    pub path: &'static str,
    /// What value it takes.
    pub kind: Kind,
    /// What it does, in a sentence or two.
    pub doc: &'static str,
    /// Reads its value into the settings.
    pub(super) read: Reader,
}

/// What value a setting takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A level for each rule, by the rule's name.
    RuleLevels,
    /// A level for each group, by the group's name.
    GroupLevels,
    /// A list of globs.
    Globs,
    /// A list of texts.
    Texts,
    /// A text.
    Text,
    /// A table of labels and what they say.
    Labels,
    /// A table of hosts and what is particular about their addresses.
    Sites,
    /// A table of outlets with their domains.
    Outlets,
    /// When the network is asked about links.
    CheckLinks,
    /// The name of a profile.
    Profile,
    /// A list of tables that change levels for some files.
    Overrides,
    /// A list of tables that each leave findings out.
    Ignores,
}

/// What only the user may set, in the editor: a `copydesk.toml` comes with a folder, from whoever made that.
pub const USERS_OWN: [&str; 2] = ["links.check", "links.allow-private"];

/// All settings.
pub static KEYS: &[Key] = &[
    Key {
        path: "profile",
        kind: Kind::Profile,
        doc: "What is worth saying at this stage of an article's life: `auto`, `draft`, `publish` or `archive`. A line \
              `copydesk-profile:` in an article chooses for that article, and what `rules` and `groups` set wins over it.",
        read: One(profile),
    },
    Key {
        path: "rules",
        kind: Kind::RuleLevels,
        doc: "Sets single rules to `error`, `warning`, `info`, `hint` or `off`: `wrapped-url = \"warning\"`, or \
              `single-source = { severity = \"info\", attributions = 4 }` where a rule has options, as its page says. A rule's own \
              level wins over its group's.",
        read: Many(rules),
    },
    Key {
        path: "groups",
        kind: Kind::GroupLevels,
        doc: "Sets all rules of a group (`attribution`, `quotes`, `sources`, `links`, `related`, `metadata`) to one level.",
        read: Many(groups),
    },
    Key {
        path: "override",
        kind: Kind::Overrides,
        doc: "Changes `rules`, `groups` and `profile` for some `files`, a glob or a list of globs: `[[override]]`, then \
              `files = \"opinion/**\"`. Where several hold, the last one wins.",
        read: Many(overrides),
    },
    Key {
        path: "ignore",
        kind: Kind::Ignores,
        doc: "Leaves single findings out: `[[ignore]]` with the `files`, the `rule`, a `text` that the finding holds, and a \
              `reason`.",
        read: Many(ignores),
    },
    Key {
        path: "baseline",
        kind: Kind::Text,
        doc: "The file with the findings that are known and left out, written by `copydesk check --write-baseline`. Without \
              it, `copydesk-baseline.json` in the archive's folder counts if it is there.",
        read: One(baseline),
    },
    Key {
        path: "archive.include",
        kind: Kind::Globs,
        doc: "Files that are articles although they are not called `*.txt`, `*.md` or `*.markdown`. Globs start at the \
              folder of `copydesk.toml`.",
        read: Many(include),
    },
    Key {
        path: "archive.exclude",
        kind: Kind::Globs,
        doc: "Files that are left alone, however they are named: in the folder, as PATH, or opened in the editor. Globs \
              start at the folder of `copydesk.toml`.",
        read: Many(exclude),
    },
    Key {
        path: "labels",
        kind: Kind::Labels,
        doc: "Labels of your own, each with what it says: `Foto = \"caption\"`. They count at any line's start.",
        read: Many(house::labels),
    },
    Key {
        path: "outlets",
        kind: Kind::Outlets,
        doc: "Outlets besides those that are known, by name, each with its domains: `\"Harbour Ledger\" = [\"ledger.example\"]`, or with \
              `domains`, other `names` and a `kind` (`agency`, `newspaper`, `broadcaster`, `magazine`, `digital`).",
        read: Many(house::outlets),
    },
    Key {
        path: "cue-verbs",
        kind: Kind::Texts,
        doc: "Verbs of saying besides those that are known, in their base form: `[\"quip\"]`.",
        read: Many(house::cue_verbs),
    },
    Key {
        path: "language",
        kind: Kind::Text,
        doc: "The language of articles that name none, as a tag: `de`. Rules on words read English only; without this, an \
              article that names no language is read as English.",
        read: One(house::language),
    },
    Key {
        path: "sources.allowed",
        kind: Kind::Texts,
        doc: "The sources that `Source:` and `source` may name; others are reported by `unknown-source-key`. Any may be named \
              where the list is empty.",
        read: Many(house::sources),
    },
    Key {
        path: "names",
        kind: Kind::Texts,
        doc: "Names as your house spells them: `name-drift` takes these for right, however near they are to others.",
        read: Many(house::names),
    },
    Key {
        path: "links.sites",
        kind: Kind::Sites,
        doc: "Exceptions to what makes two URLs one article, by host: parameters to `keep` or to `ignore`, whether the `fragment` \
              names a page, and the `host` under which its articles are known: `\"old.example\" = { host = \"news.example\" }`.",
        read: Many(house::sites),
    },
    Key {
        path: "links.check",
        kind: Kind::CheckLinks,
        doc: "When the network is asked about links: `off` (never; the command *Check links* asks you first), `on-command` (by \
              that command), `on-save` (for what is new in an article that is saved, too). The command line asks with \
              `--links` and `links --check`.",
        read: One(links::check),
    },
    Key {
        path: "links.exclude",
        kind: Kind::Texts,
        doc: "Links that are never asked: a host (`intranet.example`), all hosts below one (`*.example`), or an address, with \
              `*` for anything (`https://news.example/drafts/*`).",
        read: One(links::exclude),
    },
    Key {
        path: "links.allow-private",
        kind: Kind::Texts,
        doc: "Private networks that are asked all the same, as ranges (`10.0.0.0/8`) or addresses. On the command line: \
              `--allow-private`.",
        read: One(links::allow_private),
    },
    Key {
        path: "links.archive-endpoint",
        kind: Kind::Text,
        doc: "The archive of the web that is asked for copies: `/available?url=…` behind this address answers as that of the \
              Wayback Machine does, which is the default.",
        read: One(links::archive_endpoint),
    },
    Key {
        path: "links.contact",
        kind: Kind::Text,
        doc: "An address of mail or of a page, which sites are told with each question, so that they know whom to write to.",
        read: One(links::contact),
    },
];
