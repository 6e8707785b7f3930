//! Names of a document as names of Rust.

use syn::Ident;

/// Words of Rust, those of its future too.
#[rustfmt::skip]
const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// `get_tracks_json` for `getTracks.json`; nothing of a name may be left.
pub(crate) fn snake(name: &str) -> String {
    let words: Vec<String> = words(name).iter().map(|word| lower(word)).collect();
    words.join("_")
}

/// The name of an argument or a field. It may be a keyword.
pub(crate) fn variable(name: &str) -> String {
    started(guarded(or(snake(name), "value")), "_")
}

/// The name of a type: `PetItem` for `pet-item`. One that is such a name already stays as it is.
pub(crate) fn class(name: &str) -> String {
    started(guarded(or(pascal(name), "Unnamed")), "Type")
}

/// The name of a variant of an enum.
pub(crate) fn variant(word: &str) -> String {
    let sign = match (word.chars().next(), word.chars().nth(1)) {
        (None, _) => "Empty",
        // What a list is sorted by is often written with a sign.
        (Some('-'), Some(_)) => "Minus",
        (Some('+'), Some(_)) => "Plus",
        _ => "",
    };
    // Words that are shouted are no abbreviations.
    let is_shouted = word.chars().nth(1).is_some() && !word.contains(char::is_lowercase);
    let name = if is_shouted {
        pascal(&lower_words(word))
    } else {
        pascal(word)
    };
    let name = format!("{sign}{name}");
    started(guarded(or(name, "Sign")), "N")
}

/// A name as it stands in code: a keyword is raw.
pub(crate) fn written(name: &str) -> String {
    if KEYWORDS.contains(&name) {
        format!("r#{name}")
    } else {
        name.to_owned()
    }
}

/// Whether a text is a name that code can have, raw or not.
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().all(|c| c == '_' || is_part(c))
        && !text.starts_with(char::is_numeric)
        && syn::parse_str::<Ident>(&format!("r#{text}")).is_ok()
}

/// The first that is free of `name`, `name_2`, `name_3`, ….
pub(crate) fn free(name: String, separator: &str, mut is_free: impl FnMut(&str) -> bool) -> String {
    if is_free(&name) {
        return name;
    }
    // `self_` and another are `self_2`.
    let start = name.trim_end_matches('_');
    let mut count = 2_u32;
    loop {
        let numbered = format!("{start}{separator}{count}");
        if is_free(&numbered) {
            return numbered;
        }
        count = count.saturating_add(1);
    }
}

/// The words of a name: of `getHTTPStatus.json` they are `get`, `HTTP`, `Status` and `json`.
fn words(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (index, character) in characters.iter().enumerate() {
        if !is_part(*character) || starts_word(&characters, index) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut()
            && is_part(*character)
        {
            word.push(*character);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a capital starts a word within a name.
fn starts_word(characters: &[char], index: usize) -> bool {
    let is_upper = |at: usize| characters.get(at).is_some_and(|c| c.is_uppercase());
    let is_lower = |at: usize| characters.get(at).is_some_and(|c| c.is_lowercase());
    let Some(before) = index.checked_sub(1).filter(|_| is_upper(index)) else {
        return false;
    };
    // `IDs` are one word.
    let plural =
        characters.get(index.saturating_add(1)) == Some(&'s') && !is_lower(index.saturating_add(2));
    !is_upper(before) || is_lower(index.saturating_add(1)) && !plural
}

fn pascal(name: &str) -> String {
    let parts: Vec<&str> = name
        .split(|c| !is_part(c))
        .filter(|part| !part.is_empty())
        .collect();
    let mut pascal = String::new();
    for part in &parts {
        let shouted = parts.len() > 1 && part.len() > 1 && !part.contains(char::is_lowercase);
        let part = if shouted {
            lower(part)
        } else {
            (*part).to_owned()
        };
        // `V1_2` for `v1.2`.
        if pascal.ends_with(|c: char| c.is_ascii_digit())
            && part.starts_with(|c: char| c.is_ascii_digit())
        {
            pascal.push('_');
        }
        let mut characters = part.chars();
        let first = characters.next().into_iter().flat_map(char::to_uppercase);
        pascal.extend(first.filter(|c| is_part(*c)));
        pascal.push_str(characters.as_str());
    }
    pascal
}

/// All in lower case; what parts words stays.
fn lower_words(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).collect()
}

fn lower(word: &str) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.filter(|c| is_part(*c)).collect()
}

/// Whether a character may stand in a name of Rust and in the brackets of a template.
fn is_part(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || character.is_alphanumeric() && syn::parse_str::<Ident>(&format!("a{character}")).is_ok()
}

fn or(name: String, other: &str) -> String {
    if name.is_empty() {
        other.to_owned()
    } else {
        name
    }
}

/// A name that is none of those that cannot even be raw.
fn guarded(name: String) -> String {
    match name.as_str() {
        "self" | "Self" | "super" | "crate" | "_" => name + "_",
        _ => name,
    }
}

/// A name that does not start with what no name starts with, nor with what templates take for a digit.
fn started(name: String, start: &str) -> String {
    let first: String = name.chars().take(1).collect();
    let is_start =
        !first.contains(char::is_numeric) && syn::parse_str::<Ident>(&format!("r#{first}")).is_ok();
    if is_start || first == "_" {
        name
    } else {
        format!("{start}{name}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_signs_and_capitals() {
        for (name, snaked) in [
            ("getTracks.json", "get_tracks_json"),
            ("getTracks.Format", "get_tracks_format"),
            ("pets/list-all", "pets_list_all"),
            ("PetsController_findOne", "pets_controller_find_one"),
            ("GET_pets", "get_pets"),
            ("getHTTPStatus", "get_http_status"),
            ("userIDs", "user_ids"),
            ("IDsOfUsers", "ids_of_users"),
            ("userID", "user_id"),
            ("bpm[from]", "bpm_from"),
            ("v2Items", "v2_items"),
            ("__x--y  z_", "x_y_z"),
            ("Größe", "größe"),
            ("naïve\u{301}", "naïve"),
            ("İ", "i"),
            ("٣", "٣"),
            ("½", ""),
            ("$$$", ""),
        ] {
            assert_eq!(snake(name), snaked, "{name}");
        }
    }

    #[test]
    fn variables_are_names() {
        for (name, variable_) in [
            ("", "value"),
            ("+1", "_1"),
            ("Self", "self_"),
            ("crate", "crate_"),
            ("type", "type"),
            ("_", "value"),
            ("𒐆", "_𒐆"),
        ] {
            assert_eq!(variable(name), variable_, "{name}");
            assert!(
                syn::parse_str::<Ident>(&written(variable_)).is_ok(),
                "{name}"
            );
        }
        assert_eq!(written("type"), "r#type");
        assert_eq!(written("gen"), "r#gen");
    }

    #[test]
    fn types_and_variants_are_names() {
        for (name, class_) in [
            ("Pet", "Pet"),
            ("pet", "Pet"),
            ("pet-item", "PetItem"),
            ("PET_ITEM", "PetItem"),
            ("APIKey", "APIKey"),
            ("Page«Book»", "PageBook"),
            ("api.v1.2.Pet", "ApiV1_2Pet"),
            ("3d", "Type3d"),
            ("self", "Self_"),
            ("", "Unnamed"),
            ("é", "É"),
        ] {
            assert_eq!(class(name), class_, "{name}");
            assert!(syn::parse_str::<Ident>(class_).is_ok(), "{name}");
        }
        for (word, variant_) in [
            ("on-hold", "OnHold"),
            ("", "Empty"),
            ("-price", "MinusPrice"),
            ("+price", "PlusPrice"),
            ("-", "Sign"),
            ("24h", "N24h"),
            ("self", "Self_"),
            ("NOT_FOUND", "NotFound"),
            ("*", "Sign"),
            ("ACTIVE", "Active"),
            ("A", "A"),
            ("PDF1A", "Pdf1a"),
            ("iOS", "IOS"),
        ] {
            assert_eq!(variant(word), variant_, "{word}");
            assert!(syn::parse_str::<Ident>(variant_).is_ok(), "{word}");
        }
    }

    #[test]
    fn a_name_of_the_document_may_be_one_of_rust() {
        for name in ["pet", "_pet", "type", "Pet2", "größe"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "2pets", "a-b", "a b", "self", "_", "Vec<Pet>", "r#type"] {
            assert!(!is_name(name), "{name}");
        }
    }

    #[test]
    fn the_first_name_that_is_free_is_taken() {
        let taken = ["a", "a_2", "b"];
        let is_free = |name: &str| !taken.contains(&name);
        assert_eq!(free("a".to_owned(), "_", is_free), "a_3");
        assert_eq!(free("b".to_owned(), "_", is_free), "b_2");
        assert_eq!(free("c".to_owned(), "_", is_free), "c");
    }
}
