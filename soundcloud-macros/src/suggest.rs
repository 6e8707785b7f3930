//! Finds what was probably meant.

use std::{iter, mem};

/// The nearest of `known` to `written`, if one is near enough to be meant.
pub(crate) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = written;
    let written = folded(written);
    // Of a single letter nothing is left when it is replaced.
    let most = written
        .len()
        .div_ceil(3)
        .min(written.len().saturating_sub(1));
    let known: Vec<&str> = known.into_iter().collect();
    let near = known
        .iter()
        .map(|name| (folded(name), *name))
        // What differs by more letters needs no comparing.
        .filter(|(letters, _)| letters.len().abs_diff(written.len()) <= most)
        .map(|(letters, name)| (distance(&written, &letters), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name);
    // `id` is probably `track_id`, if nothing else is.
    near.or_else(|| {
        let mut longer = known
            .iter()
            .filter(|name| ends_in(name, word) || ends_in(word, name));
        longer.next().copied().filter(|_| longer.next().is_none())
    })
}

/// Whether a name is a word or more, and then the other.
fn ends_in(name: &str, end: &str) -> bool {
    name.strip_suffix(end)
        .is_some_and(|start| start.len() > 1 && start.ends_with('_') && !end.is_empty())
}

/// Whether only the style of two names differs.
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    folded(a) == folded(b)
}

/// Case, dashes and underscores make no difference: `trackId`, `track-id` and `_track_id` are near.
fn folded(name: &str) -> Vec<char> {
    name.chars()
        .filter(|character| !matches!(character, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many characters must be added, removed, replaced or swapped with their neighbour.
fn distance(a: &[char], b: &[char]) -> usize {
    // Row by row: how far what was read of `a` is from each beginning of `b`.
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut one_before = None;
    for (i, x) in (1..).zip(a) {
        let mut row = vec![i];
        let mut left = i;
        let mut neighbour = None;
        let corners = above.iter().zip(above.iter().skip(1));
        // Two letters back, in `a` and in `b`: none for the first of `b`.
        let swapped_from = iter::once(None)
            .chain(before.iter().map(Some))
            .chain(iter::repeat(None));
        for ((y, (corner, up)), from) in b.iter().zip(corners).zip(swapped_from) {
            let replaced = corner.saturating_add(usize::from(x != y));
            let mut least = replaced.min(up.min(&left).saturating_add(1));
            if let Some(from) = from
                && Some(y) == one_before
                && Some(x) == neighbour
            {
                least = least.min(from.saturating_add(1));
            }
            row.push(least);
            left = least;
            neighbour = Some(y);
        }
        before = mem::replace(&mut above, row);
        one_before = Some(x);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_near() {
        let known = ["track_id", "format", "user_id"];
        for (written, meant) in [
            ("track_di", "track_id"),
            ("trackId", "track_id"),
            ("_format", "format"),
            ("frmat", "format"),
        ] {
            assert_eq!(nearest(written, known), Some(meant), "{written}");
        }
    }

    #[test]
    fn a_name_may_lack_its_first_word() {
        assert_eq!(nearest("id", ["track_id", "format"]), Some("track_id"));
        assert_eq!(nearest("track_id", ["format", "id"]), Some("id"));
        // Which one, nobody knows.
        assert_eq!(nearest("id", ["track_id", "user_id"]), None);
        assert_eq!(nearest("d", ["track_id"]), None);
    }

    #[test]
    fn names_may_differ_in_style_only() {
        assert!(is_same("trackId", "track_id"));
        assert!(!is_same("track_di", "track_id"));
    }

    #[test]
    fn another_word_is_not() {
        assert_eq!(nearest("page", ["track_id", "format"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest("a", ["b", "ab"]), None);
        assert_eq!(nearest("A", ["b", "a"]), Some("a"));
        assert_eq!(nearest("x", []), None);
    }
}
