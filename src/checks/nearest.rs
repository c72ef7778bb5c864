//! What was probably meant by a name that is not known.

/// The name among `known` that `name` was probably meant to be. Costs a comparison with each.
pub fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let ranked = known.map(|known| (strsim::damerau_levenshtein(name, known), known));
    ranked.min().filter(|(distance, known)| *distance <= 1 + known.len() / 4).map(|(_, known)| known)
}
