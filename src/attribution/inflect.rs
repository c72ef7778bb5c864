//! Forms of English verbs: what the rules of spelling make of a lemma, and what they do not.

use super::lexicon::Traits;

/// What the rules of spelling do not give.
pub(super) struct Irregular {
    /// `say/said/said`.
    pub forms: Vec<&'static str>,
    /// Verbs that double their last letter.
    pub doubling: Vec<&'static str>,
}

/// The forms of a verb.
pub(super) fn inflect(lemma: &str, verbs: &Irregular) -> Vec<(String, Traits)> {
    let irregular = verbs.forms.iter().find_map(|entry| {
        let (base, rest) = entry.split_once('/')?;
        (base == lemma).then(|| rest.split_once('/')).flatten()
    });
    let doubled = verbs.doubling.contains(&lemma);
    let last = lemma.chars().next_back().unwrap_or('x');
    let stem =
        if doubled { format!("{lemma}{last}") } else { lemma.strip_suffix('e').unwrap_or(lemma).to_owned() };
    let before_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let (past, participle) = irregular.map_or_else(
        || {
            let past = before_y.map_or_else(|| format!("{stem}ed"), |stem| format!("{stem}ied"));
            (past.clone(), past)
        },
        |(past, participle)| (past.to_owned(), participle.to_owned()),
    );
    let ing = if lemma.ends_with("ee") || !doubled && lemma.len() < 4 { lemma } else { &stem };
    vec![
        (lemma.to_owned(), Traits::BASE),
        (past, Traits::PAST),
        (participle, Traits::PARTICIPLE),
        (third_person(lemma), Traits::PRESENT),
        (format!("{ing}ing"), Traits::ING),
    ]
}

/// "says", "carries", "pushes".
pub(super) fn third_person(lemma: &str) -> String {
    match lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        Some(stem) => format!("{stem}ies"),
        None if lemma.ends_with(['s', 'x'])
            || lemma.ends_with("ch")
            || lemma.ends_with("sh")
            || lemma.ends_with("go") =>
        {
            format!("{lemma}es")
        }
        None => format!("{lemma}s"),
    }
}
