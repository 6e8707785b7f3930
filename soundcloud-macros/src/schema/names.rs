//! Names of fields and variants for what a document calls otherwise, and names in a sentence.

use super::rename::capitalized;
use crate::suggest::{is_same, nearest};

/// Words that only a raw identifier can be.
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// The name of a field: `bpm_from` for `bpm[from]`, `r#type` for `type`.
pub(super) fn field(name: &str) -> String {
    match words(name).join("_").as_str() {
        "" => "empty".to_owned(),
        // Not even raw ones are these.
        word @ ("self" | "super" | "crate") => format!("{word}_"),
        word if KEYWORDS.contains(&word) => format!("r#{word}"),
        word if word.starts_with(char::is_numeric) => format!("_{word}"),
        word => word.to_owned(),
    }
}

/// The name of a variant: `InProgress` for `in progress`.
pub(super) fn variant(word: &str) -> String {
    let words = words(word);
    match words
        .iter()
        .map(|word| capitalized(word))
        .collect::<String>()
    {
        name if name.is_empty() => "Empty".to_owned(),
        name if name == "Self" => "Self_".to_owned(),
        name if name.starts_with(char::is_numeric) => format!("_{name}"),
        name => name,
    }
}

/// The words of a name in any style, in lower case.
fn words(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, &character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| characters.get(before));
        if !character.is_alphanumeric()
            || starts_word(
                before.copied(),
                character,
                characters.get(at.saturating_add(1)),
            )
        {
            words.push(String::new());
        }
        if character.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(character.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// `userId`, `HTMLText`: a capital letter behind a small one, or the last of several.
fn starts_word(before: Option<char>, character: char, after: Option<&char>) -> bool {
    let Some(before) = before else { return false };
    character.is_uppercase()
        && (before.is_lowercase()
            || before.is_numeric()
            || before.is_uppercase() && after.is_some_and(|after| after.is_lowercase()))
}

/// The first few names, and how many more there are.
pub(super) fn some(names: &[&str]) -> String {
    const MOST: usize = 8;
    match names.split_at_checked(MOST) {
        Some((first, rest)) if rest.len() > 1 => {
            let first: Vec<String> = first.iter().map(|name| format!("`{name}`")).collect();
            format!("{} and {} more", first.join(", "), rest.len())
        }
        _ => crate::attribute::listed(names),
    }
}

/// For each name that nothing is known of, the free one that was probably meant; each is meant
/// once, and first by a name that differs in its style only.
pub(super) fn pairs<'a>(unknown: &[&str], mut free: Vec<&'a str>) -> Vec<Option<&'a str>> {
    let mut pairs: Vec<Option<&str>> = vec![None; unknown.len()];
    for find in [same, near] {
        for (written, pair) in unknown.iter().zip(&mut pairs) {
            if pair.is_none() {
                *pair = find(written, &free);
                free.retain(|name| Some(*name) != *pair);
            }
        }
    }
    pairs
}

fn same<'a>(written: &str, free: &[&'a str]) -> Option<&'a str> {
    let mut free = free.iter().copied();
    free.find(|name| is_same(name, written) || field(name) == written)
}

fn near<'a>(written: &str, free: &[&'a str]) -> Option<&'a str> {
    nearest(written, free.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_has_a_name_of_the_language() {
        for (written, name) in [
            ("label", "label"),
            ("createdAt", "created_at"),
            ("bpm[from]", "bpm_from"),
            ("permissions[user_id][]", "permissions_user_id"),
            ("Content-Type", "content_type"),
            ("HTMLText", "html_text"),
            ("userID", "user_id"),
            ("md5Sum", "md5_sum"),
            ("type", "r#type"),
            ("self", "self_"),
            ("1st", "_1st"),
            ("größe", "größe"),
            ("[]", "empty"),
            ("", "empty"),
        ] {
            assert_eq!(field(written), name, "{written}");
        }
    }

    #[test]
    fn a_variant_has_one_too() {
        for (written, name) in [
            ("in progress", "InProgress"),
            ("cc-by-nc", "CcByNc"),
            ("CREATED_AT", "CreatedAt"),
            ("self", "Self_"),
            ("+1", "_1"),
            ("", "Empty"),
        ] {
            assert_eq!(variant(written), name, "{written}");
        }
    }

    #[test]
    fn each_name_is_meant_once() {
        let pair = |unknown: &[&str], free: &[&'static str]| pairs(unknown, free.to_vec());
        assert_eq!(pair(&["titel", "titl"], &["title"]), [Some("title"), None]);
        let unknown = ["user_i", "user_id"];
        assert_eq!(pair(&unknown, &["userId"]), [None, Some("userId")]);
        assert_eq!(pair(&["bpm_to"], &["bpm[to]"]), [Some("bpm[to]")]);
        assert_eq!(pair(&["nothing"], &["title"]), [None]);
    }

    #[test]
    fn long_lists_are_cut() {
        let names = ["a"; 12];
        assert_eq!(some(&names[..2]), "`a` and `a`");
        assert!(some(&names[..9]).ends_with("and `a`"));
        assert!(some(&names).ends_with("`a` and 4 more"));
    }
}
