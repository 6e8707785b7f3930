//! Tags, which share one text: words, or several words in double quotes.

/// The tags of a list, without quotes. A quote that isn't closed reaches to the end.
pub(super) fn split(list: &str) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    list.split(move |character: char| {
        quoted ^= character == '"';
        !quoted && character.is_whitespace()
    })
    .map(|tag| tag.trim_matches('"').trim())
    .filter(|tag| !tag.is_empty())
}

/// The list of some tags. A quote can't be a part of a tag and is left out.
pub(super) fn join<T: AsRef<str>>(tags: impl IntoIterator<Item = T>) -> String {
    let mut list = String::new();
    for tag in tags {
        let tag = tag.as_ref().replace('"', "");
        let tag = tag.trim();
        if tag.is_empty() {
            continue;
        }
        if !list.is_empty() {
            list.push(' ');
        }
        if tag.contains(char::is_whitespace) {
            list.push('"');
            list.push_str(tag);
            list.push('"');
        } else {
            list.push_str(tag);
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(list: &str) -> Vec<&str> {
        split(list).collect()
    }

    #[test]
    fn quotes_hold_words_together() {
        assert_eq!(
            tags(r#"dub "late night"  geo:lat=52.5 "geo:name=New York""#),
            ["dub", "late night", "geo:lat=52.5", "geo:name=New York"]
        );
    }

    #[test]
    fn nothing_holds_no_tags() {
        for list in ["", "  ", "\"", "\"\"", "\" \" \t"] {
            assert_eq!(tags(list), [""; 0], "{list}");
        }
    }

    #[test]
    fn an_open_quote_reaches_to_the_end() {
        assert_eq!(tags("a \"b c"), ["a", "b c"]);
    }

    #[test]
    fn tags_come_back_from_their_list() {
        let list = ["dub", "late night", "ns:key=value", "ünï çode"];
        assert_eq!(tags(&join(list)), list);
        assert_eq!(join(["", " ", "sa\"y"]), "say");
    }
}
