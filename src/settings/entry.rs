//! Writes an `[[ignore]]` for one finding.

use std::path::Path;

/// More of a finding's text is not repeated: the beginning tells it from others.
const ENOUGH: usize = 80;

/// The lines that leave out the findings of `rule` with this `text` in the file at `path`, for a configuration file in the
/// folder `home`. The reason is left open.
pub fn ignore_entry(home: &Path, path: &Path, rule: &str, text: &str) -> String {
    let below = path.strip_prefix(home).unwrap_or(path);
    let parts: Vec<String> =
        below.components().map(|part| escaped(&part.as_os_str().to_string_lossy())).collect();
    let quote = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let beginning = text.char_indices().nth(ENOUGH).map_or(text, |(at, _)| &text[..at]);
    format!(
        "[[ignore]]\nfiles = {}\nrule = {}\ntext = {}\nreason = \"TK\"\n",
        quote(&format!("/{}", parts.join("/"))),
        quote(rule),
        quote(beginning.trim_end())
    )
}

/// A name as a glob that means nothing else.
fn escaped(name: &str) -> String {
    name.chars().fold(String::new(), |mut glob, c| {
        if matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '!' | '\\') {
            glob.push('\\');
        }
        glob.push(c);
        glob
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Policy, Settings, Spelling};
    use super::*;

    #[test]
    fn an_entry_leaves_out_its_finding_in_its_file_alone() {
        let home = Path::new("/news");
        for (path, other) in [("/news/a.txt", "/news/b/a.txt"), ("/news/b/a [1]*.txt", "/news/b/a 1x.txt")] {
            let text = "“We \"waited\" \\ a year, and nobody has told us why it was so, or when the boat would come back”";
            let entry = ignore_entry(home, Path::new(path), "unattributed-quote", text);
            let tree = toml::from_str(&entry).expect("TOML");
            let mut settings = Settings::default();
            assert_eq!(settings.apply(&tree, Spelling::Kebab), []);
            let policy = Policy::new(settings, home, None);
            assert!(!policy.standing(Path::new(path)).known.is_empty(), "{entry}");
            assert!(policy.standing(Path::new(other)).known.is_empty(), "{entry}");
        }
    }
}
