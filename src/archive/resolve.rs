//! What the archive says to one article's links and related titles.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use super::facts::{Facts, link_keys, related_keys};
use super::index::Archive;
use super::key::Key;
use crate::article::url::Sites;
use crate::article::{Article, LinkForm, LinkRole, RoledLink, Target as LinkTarget};
use crate::checks::{Answer, Answers, Levels, Target};

/// In a larger archive nobody is asked what was probably meant: the search looks at every name.
const MOST_NAMES: usize = 60_000;

impl Archive {
    /// What the archive says to `article`, whose file is `path`.
    pub fn answers(&self, path: &Path, article: &Article) -> Answers {
        let (outline, sites) = (article.outline(), &article.house().sites);
        let links = outline.links.iter().map(|link| self.answer_link(path, link, sites)).collect();
        let related = outline.related.iter().map(|related| {
            let link = related.link.map(|link| &outline.links[link]);
            let title = related.title.as_ref().map(|(_, title)| title.as_str());
            self.answer(path, &related_keys(path, link, title, sites), title)
        });
        Answers {
            links,
            related: related.collect(),
            copied: self.copied(path, article),
            is_growing: !self.is_whole(),
            one_way: Vec::new(),
        }
    }

    /// The same, with what only rules ask for that are mostly off.
    pub fn answers_under(&self, levels: &Levels, path: &Path, article: &Article) -> Answers {
        let mut answers = self.answers(path, article);
        if levels.may_be_on("one-way-related") && self.is_whole() {
            let leads_here = |target: &Target| {
                let Some(facts) = self.article(&target.path) else { return true };
                let names_here = |keys: &[Key]| self.find(keys).iter().any(|facts| facts.path == path);
                facts.uses.iter().any(|found| names_here(&found.keys))
            };
            let is_one_way = |answer: &Answer| match answer {
                Answer::One(target) => !target.is_self && !leads_here(target),
                Answer::Unknown | Answer::Nothing { .. } | Answer::Several(_) => false,
            };
            let all = answers.related.iter().enumerate();
            answers.one_way = all.filter(|(_, answer)| is_one_way(answer)).map(|(index, _)| index).collect();
        }
        answers
    }

    /// The articles before `path` whose original URL is also this article's, each with the link's index.
    fn copied(&self, path: &Path, article: &Article) -> Vec<(usize, Target)> {
        let links = article.outline().links.iter().enumerate();
        let originals = links.filter(|(_, link)| link.role == LinkRole::Original);
        let before = originals.filter_map(|(index, link)| {
            let known = self.find(&[Key::url(&link.link, &article.house().sites)]);
            let before = known.iter().filter(|facts| *facts.path < *path);
            before.min_by_key(|facts| &facts.path).map(|facts| (index, target(facts, path)))
        });
        before.collect()
    }

    fn answer_link(&self, path: &Path, link: &RoledLink, sites: &Sites) -> Answer {
        let keys = link_keys(path, link, sites);
        match (self.answer(path, &keys, None), link.link.target()) {
            // A page of the web that is no article of the archive is not missing.
            (Answer::Nothing { .. }, LinkTarget::Web) => Answer::Unknown,
            (Answer::Nothing { .. }, LinkTarget::Path) => self.answer_path(&keys, link),
            (Answer::Nothing { .. }, LinkTarget::Name) if link.link.form == LinkForm::Wikilink => {
                Answer::Nothing { nearest: self.nearest(&Key::name(&link.link.url)) }
            }
            (answer, _) => answer,
        }
    }

    /// A path may lead out of the archive, where it cannot tell.
    fn answer_path(&self, keys: &[Key], link: &RoledLink) -> Answer {
        let Some(Key::Path(target)) = keys.first() else { return Answer::Unknown };
        if !self.reaches(target) {
            return Answer::Unknown;
        }
        let nearest = self.nearest(&Key::name(&link.link.url));
        Answer::Nothing { nearest: nearest.map(|name| in_place_of(&link.link.url, &name)) }
    }

    fn answer(&self, path: &Path, keys: &[Key], title: Option<&str>) -> Answer {
        match self.find(keys) {
            [] if !self.is_whole() || keys.is_empty() => Answer::Unknown,
            [] => Answer::Nothing { nearest: title.and_then(|title| self.nearest_title(title)) },
            [one] => Answer::One(target(one, path)),
            several => {
                let mut targets: Vec<Target> = several.iter().map(|facts| target(facts, path)).collect();
                // They came in as threads had read them.
                targets.sort_by(|one, other| one.path.cmp(&other.path));
                Answer::Several(targets)
            }
        }
    }

    /// The headline that is most like `title`, as it is written.
    fn nearest_title(&self, title: &str) -> Option<String> {
        let nearest = self.nearest_key(&Key::title(title)?)?;
        self.first_of(nearest)?.headline.clone()
    }

    fn nearest(&self, key: &Key) -> Option<String> {
        let nearest = self.nearest_key(key)?;
        self.first_of(nearest)?.path.file_stem()?.to_str().map(str::to_owned)
    }

    /// The article known by `key`; of several the first by path.
    fn first_of(&self, key: &Key) -> Option<&Arc<Facts>> {
        self.find(std::slice::from_ref(key)).iter().min_by(|one, other| one.path.cmp(&other.path))
    }

    /// The key of the same kind that is written most like `key`.
    fn nearest_key(&self, key: &Key) -> Option<&Key> {
        if self.len() > MOST_NAMES {
            return None;
        }
        self.look_at(self.len());
        self.spellings().nearest(key)
    }
}

fn target(facts: &Arc<Facts>, from: &Path) -> Target {
    Target {
        path: facts.path.clone(),
        headline: facts.headline.clone(),
        published: facts.published,
        lead: facts.lead.clone(),
        url: facts.url.clone(),
        way: way(from, &facts.path),
        is_self: facts.path == from,
    }
}

/// The way from the file `from` to the file `to`, as a link writes it.
fn way(from: &Path, to: &Path) -> String {
    let folder = from.parent().unwrap_or(Path::new(""));
    if let (Some(beside), Some(name)) = (to.parent(), to.file_name())
        && beside.as_os_str() == folder.as_os_str()
    {
        return name.to_string_lossy().into_owned();
    }
    let (mut from, mut to) = (folder.components().peekable(), to.components().peekable());
    while let (Some(one), Some(other)) = (from.peek(), to.peek())
        && one == other
    {
        from.next();
        to.next();
    }
    let mut way = String::new();
    let up = from.map(|_| Cow::Borrowed(".."));
    for part in up.chain(to.map(|part| part.as_os_str().to_string_lossy())) {
        if !way.is_empty() {
            way.push('/');
        }
        way.push_str(&part);
    }
    way
}

/// `name` with the folder and the extension of the path `written`.
fn in_place_of(written: &str, name: &str) -> String {
    let folder = written.rfind('/').map_or("", |slash| &written[..=slash]);
    let extension = written.rfind('.').map_or("", |dot| &written[dot..]);
    format!("{folder}{name}{extension}")
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::article::Format;

    #[test]
    fn articles_of_one_title_come_by_path_however_they_were_read() {
        let mut archive = Archive::default();
        for name in ["/a/two.txt", "/a/three.txt", "/a/one.txt"] {
            let article = Article::parse("Ferry stops\n\nThe ferry stopped.\n", Format::Plain);
            archive.insert(Facts::of(Path::new(name), &article));
        }
        archive.complete();
        let article = Article::parse("The ferry stopped.\n\nRelated article: Ferry stops\n", Format::Plain);
        let answers = archive.answers(Path::new("/a/four.txt"), &article);
        let [Answer::Several(targets)] = &answers.related[..] else { panic!("{answers:?}") };
        let paths: Vec<PathBuf> = targets.iter().map(|target| target.path.clone()).collect();
        assert_eq!(paths, ["/a/one.txt", "/a/three.txt", "/a/two.txt"].map(PathBuf::from));
    }
}
