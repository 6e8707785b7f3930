use super::super::expand;

/// What an attribute expands to, on a method with the argument `item`.
fn expanded(attribute: &str) -> String {
    let item = "fn half(&self, item: &str) -> Call<()>;";
    let attribute = attribute.parse().expect("tokens");
    expand(attribute, &item.parse().expect("tokens")).to_string()
}

/// Up to the statement with the word that an editor asks about, nothing depends on that word.
fn check(attribute: &str, statement: &str) {
    let (before, mark) = (attribute.replace('$', ""), "raCompletionMarker");
    let (before, asked) = (expanded(&before), expanded(&attribute.replace('$', mark)));
    let at = asked
        .find(mark)
        .unwrap_or_else(|| panic!("{attribute}: {asked}"));
    assert!(asked[..at + mark.len()].ends_with(statement), "{asked}");
    let path = asked[..at].rfind('{').expect("a body");
    assert!(before.starts_with(&asked[..path]), "{attribute}: {before}");
}

#[test]
fn the_word_at_the_cursor_is_asked_for_as_what_it_is_meant_to_be() {
    for (attribute, statement) in [
        ("$", "Method :: raCompletionMarker"),
        ("GE$", "Method :: GEraCompletionMarker"),
        ("GE$, \"/half\"", "Method :: GEraCompletionMarker"),
        ("PUT, \"/half\", $", "key :: raCompletionMarker"),
        ("PUT, \"/half\", js$", "key :: jsraCompletionMarker"),
        ("PUT, \"/half\", json = $", "{ raCompletionMarker"),
        ("PUT, \"/half\", json = it$", "{ itraCompletionMarker"),
        ("PUT, \"/half\", encode($) = item", "{ raCompletionMarker"),
        (
            "PUT, \"/half\", headers(\"A\" = it$)",
            "{ itraCompletionMarker",
        ),
    ] {
        check(attribute, statement);
    }
}

#[test]
fn a_right_attribute_expands_as_if_nobody_asked() {
    for attribute in [
        "PU$T, \"/half\", json = item",
        "PUT, \"/half\", json = item, $",
    ] {
        let asked = expanded(&attribute.replace('$', "intellijRulezz"));
        assert_eq!(asked, expanded(&attribute.replace('$', "")));
    }
}

#[test]
fn a_right_method_is_known_in_a_wrong_attribute() {
    assert!(expanded("PUT, \"/half\", jsn = item").contains("Method :: PUT ;"));
    assert!(expanded("PTU, \"/half\", json = item").contains("Method :: GET ;"));
}
