//! PATH arguments: which articles are meant, and under which settings and archive each is read.

use std::collections::{HashMap, HashSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use crate::archive::{Archive, Facts, Found, ReadFile, Root, articles, scan};
use crate::article::{Article, Format, House, prepare_long_quotes};
use crate::checks::Profile;
use crate::settings::{LinkSettings, Policy, Settings, find_in, load, load_baseline, load_found};

/// An article that is to be read.
#[derive(Clone, Debug)]
pub struct Meant {
    /// As the user would name it: what output shows.
    pub shown: PathBuf,
    /// The file, from the root of the file system.
    pub path: PathBuf,
    /// What it is read under.
    pub desk: Arc<Desk>,
}

/// The settings and the archive that hold for some articles.
#[derive(Debug)]
pub struct Desk {
    /// What the settings mean for each article.
    pub policy: Policy,
    /// The folder of the archive.
    pub home: PathBuf,
    /// The file in which the baseline lies, or would.
    pub baseline: PathBuf,
    /// Whether, whom and how the network is asked.
    pub links: LinkSettings,
    /// The articles around.
    pub archive: Archive,
    /// What was read for the archive and may be asked for again.
    kept: Kept,
}

/// Articles as they were read and the encodings they were written in, by the name of the file as it is written.
type Kept = HashMap<OsString, (Option<&'static str>, Arc<Article>)>;

impl Desk {
    /// The file at `path`, if it was read for the archive and kept.
    pub fn kept(&self, path: &Path) -> Option<(Option<&'static str>, Arc<Article>)> {
        self.kept.get(path.as_os_str()).cloned()
    }
}

/// All that the PATH arguments mean.
#[derive(Debug, Default)]
pub struct Meaning {
    /// The articles, in path order.
    pub articles: Vec<Meant>,
    /// What went wrong: each makes the status 2.
    pub errors: Vec<String>,
    /// Files that were named and that the settings leave out.
    pub left_out: usize,
}

/// How PATH arguments are to be understood.
#[derive(Debug)]
pub struct Reading<'a> {
    /// The configuration file to use instead of the nearest.
    pub config: Option<&'a Path>,
    /// Whether links between articles matter, so that the archive is read.
    pub needs_archive: bool,
    /// Whether what people say in other articles matters, too.
    pub needs_quotes: bool,
    /// The profile that holds whatever settings and articles say.
    pub profile: Option<Profile>,
    /// Which baseline counts.
    pub baseline: Baselined<'a>,
}

/// Which baseline counts.
#[derive(Clone, Copy, Debug)]
pub enum Baselined<'a> {
    /// None.
    Not,
    /// The one in this file.
    By(&'a Path),
    /// The one that the settings name, or that lies in the archive's folder.
    AsSet,
    /// None, since it is to be written: into this file, or where the settings say.
    Written(Option<&'a Path>),
}

/// What `paths` mean; none at all mean the current folder.
pub fn meaning(paths: &[PathBuf], reading: &Reading<'_>) -> Meaning {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let mut desks = Desks::new(reading);
    let mut meaning = Meaning::default();
    for shown in paths.iter().filter(|path| path.as_os_str() != "-") {
        let path = absolute(shown);
        if path.is_dir() {
            desks.folder(shown, &path, &mut meaning);
        } else if path.exists() {
            desks.file(shown, &path, &mut meaning);
        } else {
            meaning.errors.push(format!("{}: no such file or folder", shown.display()));
        }
    }
    meaning.errors.append(&mut desks.errors);
    meaning.articles.sort_by(|one, other| one.shown.cmp(&other.shown));
    if paths.len() > 1 {
        let mut seen = HashSet::new();
        meaning.articles.retain(|article| seen.insert(article.path.clone()));
    }
    meaning
}

/// The desk of a text that stands in no file, or in the file that it is said to be.
pub fn desk_of(path: &Path, reading: &Reading<'_>) -> Result<Arc<Desk>, String> {
    let mut desks = Desks::new(reading);
    let path = absolute(path);
    let folder = path.parent().unwrap_or(Path::new("/"));
    let desk = desks.desk(folder, None);
    match desks.errors.pop() {
        Some(error) => Err(error),
        None => desk.map(|(desk, _)| desk).ok_or_else(|| "no settings".to_owned()),
    }
}

/// `path` from the root of the file system, `.` and `..` worked out where that needs no look at the disk.
pub fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut clean = PathBuf::new();
    for component in path.components() {
        match component {
            std::path::Component::ParentDir => {
                clean.pop();
            }
            std::path::Component::CurDir => {}
            std::path::Component::Normal(_)
            | std::path::Component::RootDir
            | std::path::Component::Prefix(_) => clean.push(component),
        }
    }
    clean
}

/// The file at `path`, from the root of the file system, as output names a file that no argument names: from the current
/// folder where it lies below it.
pub fn from_here(path: &Path) -> &Path {
    static HERE: LazyLock<PathBuf> = LazyLock::new(|| absolute(Path::new(".")));
    path.strip_prefix(&*HERE).unwrap_or(path)
}

struct Desks<'a> {
    reading: &'a Reading<'a>,
    settings: HashMap<PathBuf, Option<(Settings, PathBuf)>>,
    /// The configuration file that holds in a folder, for those that were looked at.
    configs: HashMap<PathBuf, Option<PathBuf>>,
    /// What holds where no file says anything.
    unset: Settings,
    made: HashMap<(PathBuf, bool), (Arc<Desk>, Root)>,
    /// What was found in a folder and all below it for an archive, and may be asked for again.
    walked: HashMap<PathBuf, Found>,
    errors: Vec<String>,
}

impl<'a> Desks<'a> {
    fn new(reading: &'a Reading<'a>) -> Self {
        Self {
            reading,
            settings: HashMap::new(),
            configs: HashMap::new(),
            unset: Settings::default(),
            made: HashMap::new(),
            walked: HashMap::new(),
            errors: Vec::new(),
        }
    }

    fn folder(&mut self, shown: &Path, path: &Path, meaning: &mut Meaning) {
        let Some((_, root)) = self.desk(path, Some(path)) else { return };
        let found = self.walked.remove(path).unwrap_or_else(|| articles(&root.below(path)));
        meaning.errors.extend(found.errors);
        // Files come folder by folder: each is looked up once.
        let mut last: Option<(PathBuf, Option<Arc<Desk>>)> = None;
        for file in found.articles {
            let folder = file.parent().unwrap_or(path);
            if last.as_ref().is_none_or(|(known, _)| known.as_os_str() != folder.as_os_str()) {
                last = Some((folder.to_owned(), self.desk(folder, Some(path)).map(|(desk, _)| desk)));
            }
            let Some((_, Some(desk))) = &last else { continue };
            let desk = Arc::clone(desk);
            let below = file.strip_prefix(path).unwrap_or(&file);
            let shown = if shown == Path::new(".") { below.to_owned() } else { shown.join(below) };
            meaning.articles.push(Meant { shown, path: file, desk });
        }
    }

    fn file(&mut self, shown: &Path, path: &Path, meaning: &mut Meaning) {
        let folder = path.parent().unwrap_or(Path::new("/"));
        let Some((desk, root)) = self.desk(folder, None) else { return };
        if root.excludes(path) {
            meaning.left_out += 1;
        } else {
            meaning.articles.push(Meant { shown: shown.to_owned(), path: path.to_owned(), desk });
        }
    }

    /// The desk of the articles in `folder`: its archive is the folder of the configuration file, else `given`, else the
    /// folder alone.
    fn desk(&mut self, folder: &Path, given: Option<&Path>) -> Option<(Arc<Desk>, Root)> {
        let (settings, config) = self.settings(folder)?;
        let (root, is_deep) = match (config.parent(), given) {
            (Some(home), _) if config.is_file() && self.reading.config.is_none() => (home.to_owned(), true),
            (_, Some(given)) => (given.to_owned(), true),
            (_, None) => (folder.to_owned(), false),
        };
        let base = match self.reading.config {
            Some(_) => absolute(Path::new(".")),
            None => config.parent().unwrap_or(folder).to_owned(),
        };
        if let Some((desk, root)) = self.made.get(&(root.clone(), is_deep)) {
            return Some((Arc::clone(desk), root.clone()));
        }
        let found = Root::new(&root, is_deep, &base, &settings);
        let (archive, kept) = if self.reading.needs_archive {
            let walked = articles(&found);
            let whole = whole_archive(&walked.articles, &found.house, self.reading.needs_quotes);
            if is_deep {
                self.walked.insert(root.clone(), walked);
            }
            whole
        } else {
            (Archive::default(), Kept::new())
        };
        let baseline = settings.baseline_file(&base, &root);
        let known = match self.reading.baseline {
            Baselined::Not | Baselined::Written(_) => None,
            Baselined::By(_) | Baselined::AsSet => match load_baseline(&settings, &base, &root) {
                Ok(known) => known,
                Err(error) => {
                    self.errors.push(error.to_string());
                    None
                }
            },
        };
        let links = settings.links.clone();
        let policy = Policy::new(settings, &base, known);
        let desk = Arc::new(Desk { policy, links, home: root.clone(), baseline, archive, kept });
        self.made.insert((root, is_deep), (Arc::clone(&desk), found.clone()));
        Some((desk, found))
    }

    /// The settings that hold in `folder` and the file they stand in, empty where there is none.
    fn settings(&mut self, folder: &Path) -> Option<(Settings, PathBuf)> {
        let (mut settings, file) = self.loaded(folder)?;
        settings.fixed_profile = self.reading.profile;
        if let Baselined::By(file) | Baselined::Written(Some(file)) = self.reading.baseline {
            settings.baseline = Some(absolute(file).to_string_lossy().into_owned());
        }
        Some((settings, file))
    }

    /// The configuration file that holds in `folder`. Each folder is looked into once, however many lie below it.
    fn config(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.configs.get(folder) {
            return known.clone();
        }
        let config = find_in(folder).or_else(|| folder.parent().and_then(|above| self.config(above)));
        self.configs.insert(folder.to_owned(), config.clone());
        config
    }

    fn loaded(&mut self, folder: &Path) -> Option<(Settings, PathBuf)> {
        let file = self.reading.config.map(absolute).or_else(|| self.config(folder));
        let Some(file) = file else { return Some((self.unset.clone(), PathBuf::new())) };
        let loaded = self.settings.entry(file.clone()).or_insert_with(|| {
            match if self.reading.config.is_some() { load(&file) } else { load_found(&file) } {
                Ok(loaded) => Some((loaded.settings, loaded.path)),
                Err(error) => {
                    self.errors.push(error.to_string());
                    None
                }
            }
        });
        loaded.clone()
    }
}

/// So many bytes of text are kept as read for the archive, so that a small archive is read once; a large one is read
/// twice, rather than held in memory.
const MOST_KEPT: usize = 8 << 20;

/// The articles at `paths`, read. What cannot be read is reported where it is named as PATH.
fn whole_archive(paths: &[PathBuf], house: &Arc<House>, needs_quotes: bool) -> (Archive, Kept) {
    let mut archive = Archive::default();
    archive.reserve(paths.len());
    let kept = Mutex::new(Kept::new());
    let left = AtomicUsize::new(MOST_KEPT);
    let read = |files: Vec<ReadFile<'_>>| {
        let length = files.iter().map(|file| file.decoded.text.len()).sum();
        let fits = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(length));
        if fits.is_err() && !needs_quotes {
            let facts = |file: ReadFile<'_>| Facts::of_text(file.path, &file.decoded.text, house);
            return files.into_iter().map(facts).collect();
        }
        let parse = |ReadFile { path, decoded }: &ReadFile<'_>| {
            Article::parse_in(&decoded.text, Format::of_path(path), house)
        };
        let articles: Vec<Article> = files.iter().map(parse).collect();
        let facts = files.iter().zip(&articles).map(|(file, article)| Facts::of(file.path, article));
        let mut facts: Vec<Facts> = facts.collect();
        if needs_quotes {
            prepare_long_quotes(&articles);
            facts =
                facts.into_iter().zip(&articles).map(|(facts, article)| facts.with_quotes(article)).collect();
        }
        if fits.is_ok() {
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend(files.into_iter().zip(articles).map(|(file, article)| {
                (file.path.as_os_str().to_owned(), (file.decoded.encoding, Arc::new(article)))
            }));
        }
        facts
    };
    scan(paths, &AtomicBool::new(false), read, |facts| {
        if let Ok(facts) = facts {
            archive.insert(facts);
        }
    });
    archive.complete();
    (archive, kept.into_inner().unwrap_or_else(PoisonError::into_inner))
}
