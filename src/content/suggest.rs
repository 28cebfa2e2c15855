//! Guessing what was meant.

/// "did you mean `…`?" for the nearest of the known names; none where none is near.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// The nearest of the known names; none where none is near.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Very long words are no slips of the finger, and comparing them would take long.
    if word.len() > 64 {
        return None;
    }
    let lower = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let score = score(&lower, &name.to_lowercase());
        if score >= 0.6 && best.is_none_or(|(other, _)| score > other) {
            best = Some((score, name));
        }
    }
    best.map(|(_, name)| name)
}

/// How near two words are: 1 is the same. A name without its prefix ("bather" for "core/bather") is near.
fn score(word: &str, name: &str) -> f64 {
    let whole = strsim::normalized_damerau_levenshtein(word, name);
    match name.rsplit_once('/') {
        Some((_, last)) if !word.contains('/') => {
            whole.max(0.99 * strsim::normalized_damerau_levenshtein(word, last))
        }
        _ => whole,
    }
}

/// "one of `a`, `b` or `c`"; long lists are cut.
pub fn one_of(names: &[&str]) -> String {
    match names {
        [] => "nothing".to_owned(),
        [one] => format!("`{one}`"),
        [init @ .., last] => {
            let init: Vec<String> = init.iter().map(|name| format!("`{name}`")).collect();
            format!("one of {} or `{last}`", init.join(", "))
        }
    }
}
