//! What a misspelt name was meant to be.

/// The longest name that is compared. Names of the API are shorter, and the time grows with the square.
const LONGEST: usize = 64;

/// The name that differs least, if it differs little: by one letter in three, and by two at the most.
pub fn nearest(name: &str, candidates: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let letters = name.chars().count();
    if letters > LONGEST {
        return None;
    }
    let most = letters.div_euclid(3).min(2);
    candidates
        // Names are ASCII, so their bytes are their letters.
        .filter(|candidate| candidate.len().abs_diff(letters) <= most)
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many letters must be put in, taken out, changed or swapped with the next one.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().map(|letter| letter.to_ascii_lowercase()).collect();
    let mut two_back: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, x) in a.chars().map(|letter| letter.to_ascii_lowercase()).enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for (j, &y) in b.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX);
            let left = next.last().copied().unwrap_or(usize::MAX);
            let mut cost = at(&row, j)
                .saturating_add(usize::from(x != y))
                .min(at(&row, j.saturating_add(1)).saturating_add(1))
                .min(left.saturating_add(1));
            let swapped = j.checked_sub(1).filter(|&k| b.get(k) == Some(&x) && last == Some(y));
            if let Some(k) = swapped {
                cost = cost.min(at(&two_back, k).saturating_add(1));
            }
            next.push(cost);
        }
        two_back = std::mem::replace(&mut row, next);
        last = Some(x);
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_near_and_nothing_else() {
        let names = ["merchant_reference", "amount", "vat_amount", "vat", "id"];
        for (name, nearest_name) in [
            ("merchant_referense", Some("merchant_reference")),
            ("Merchant_Reference", Some("merchant_reference")),
            ("amuont", Some("amount")),
            ("ammount", Some("amount")),
            ("vta", Some("vat")),
            ("vxa", None),
            ("price", None),
            ("vad", Some("vat")),
            ("ix", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, names.into_iter()), nearest_name, "{name}");
        }
    }

    #[test]
    fn names_that_are_too_long_are_not_compared() {
        for (letters, is_compared) in [(LONGEST, true), (LONGEST + 1, false), (LONGEST + 2, false)] {
            let candidate: &str = "x".repeat(letters).leak();
            let found = nearest(candidate, std::iter::once(candidate));
            assert_eq!(found.is_some(), is_compared, "{letters}");
        }
    }
}
