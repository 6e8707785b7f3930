//! The template of an operation: what it names by text is written as the grammar wants it.

use crate::{document::PathPart, template::percent::encode};

/// Paths, in which `arguments` stand for the parameters.
pub(super) fn path(parts: &[PathPart], arguments: &[String]) -> String {
    let mut arguments = arguments.iter();
    let mut path = "/".to_owned();
    for part in parts {
        match part {
            PathPart::Text(text) => push_text(&mut path, text),
            PathPart::Parameter(_) => {
                if let Some(argument) = arguments.next() {
                    path.push('<');
                    path.push_str(argument);
                    path.push('>');
                }
            }
        }
    }
    // A segment that is empty, or goes up, is in no template.
    let (segments, last) = path.rsplit_once('/').unwrap_or(("", &path));
    let mut kept: Vec<&str> = segments.split('/').collect();
    kept.retain(|segment| !matches!(*segment, "" | "." | ".."));
    kept.insert(0, "");
    kept.push(if matches!(last, "." | "..") { "" } else { last });
    kept.join("/")
}

/// A pair of the query: `<page>`, or `sort[by]=<sort_by>`.
pub(super) fn pair(key: &str, argument: &str) -> String {
    if key == argument {
        format!("<{argument}>")
    } else {
        let key: String = key
            .chars()
            .map(|c| encoded(c, "-._~[]@!$*',;:/()"))
            .collect();
        format!("{key}=<{argument}>")
    }
}

/// Puts text behind a path; what is escaped already stays so.
fn push_text(path: &mut String, text: &str) {
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let escape = rest.get(1..3).filter(|_| character == '%');
        let escape = escape.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let starts_segment = path.ends_with('/');
        let (part, length) = match (character, escape) {
            // Some servers take them for what they stand for, and so do templates.
            (_, Some("2e" | "2E")) => (".".to_owned(), 3),
            (_, Some("2f" | "2F" | "5c" | "5C")) => ("/".to_owned(), 3),
            ('\\', _) => ("/".to_owned(), 1),
            (_, Some(digits)) => (format!("%{digits}"), 3),
            (':' | '@' | '$' | '*' | '[', None) if starts_segment => (encoded(character, ""), 1),
            (_, None) => (
                encoded(character, "-._~[]@!$*',;:/()+="),
                character.len_utf8(),
            ),
        };
        path.push_str(&part);
        rest = &rest[length..];
    }
}

/// A character, percent-encoded unless it is a letter, a digit or one of those that are safe.
fn encoded(character: char, safe: &str) -> String {
    if character.is_ascii_alphanumeric() || safe.contains(character) {
        return character.to_string();
    }
    encode(character)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::template::{PathPiece, QueryPiece, Template};

    fn text(text: &str) -> String {
        path(&[PathPart::Text(text.to_owned())], &[])
    }

    #[test]
    fn what_a_template_cannot_hold_is_encoded() {
        for (written, expected) in [
            ("/books", "/books"),
            ("/", "/"),
            ("", "/"),
            ("books/", "/books/"),
            ("//a///b", "/a/b"),
            ("/a/./../b/..", "/a/b/"),
            ("/größe", "/gr%C3%B6%C3%9Fe"),
            ("/a b", "/a%20b"),
            ("/a%20b%zz%", "/a%20b%25zz%25"),
            ("/a%2Fb%2e%5C", "/a/b./"),
            ("/a:b/:c", "/a:b/%3Ac"),
            ("/{a", "/%7Ba"),
            ("/a&b=", "/a%26b="),
            ("/<a>|^`\"\\b", "/%3Ca%3E%7C%5E%60%22/b"),
        ] {
            assert_eq!(text(written), expected, "{written}");
        }
    }

    #[test]
    fn a_sign_behind_a_parameter_starts_no_segment() {
        let parts = [
            PathPart::Text("/a/".to_owned()),
            PathPart::Parameter("b".to_owned()),
            PathPart::Text(":close".to_owned()),
        ];
        assert_eq!(path(&parts, &["b".to_owned()]), "/a/<b>:close");
    }

    #[test]
    fn parameters_are_arguments() {
        let parts = [
            PathPart::Text("/a/".to_owned()),
            PathPart::Parameter("petId".to_owned()),
            PathPart::Text(".".to_owned()),
            PathPart::Parameter("format".to_owned()),
        ];
        let arguments = ["pet_id", "format"].map(str::to_owned);
        assert_eq!(path(&parts, &arguments), "/a/<pet_id>.<format>");
    }

    #[test]
    fn a_pair_is_short_where_the_key_is_the_argument() {
        assert_eq!(pair("page", "page"), "<page>");
        assert_eq!(pair("sort[by]", "sort_by"), "sort[by]=<sort_by>");
        assert_eq!(pair("a+b&c d", "a"), "a%2Bb%26c%20d=<a>");
    }

    proptest! {
        #[test]
        fn any_path_and_key_make_a_template(written in "\\PC{0,12}|[/%.a:{}$?&=<>2f ]{0,12}", key in "\\PC{1,12}") {
            let template = format!("{}?{}", text(&written), pair(&key, "x_"));
            let (parsed, mistakes) = Template::parse(&template, &[]);
            prop_assert!(mistakes.is_empty(), "{template}: {mistakes:?}");
            prop_assert!(matches!(&parsed.path[..], [PathPiece::Text(_)]));
            prop_assert!(matches!(&parsed.query[..], [QueryPiece::Parameter(sent, _)] if *sent == key));
        }
    }
}
