//! Tokens as one would write them, for the code in a help.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Tokens in one line, however the compiler would space them.
pub(crate) fn shown(tokens: impl ToTokens) -> String {
    let mut text = String::new();
    write(&mut text, tokens.into_token_stream());
    text
}

/// A text in one line: control characters are escaped.
pub(crate) fn printable(text: &str) -> String {
    let characters = text.chars().map(|character| match character {
        _ if character.is_control() => character.escape_debug().to_string(),
        _ => character.to_string(),
    });
    characters.collect()
}

/// What the next token has to know of the one before.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Start,
    Word,
    /// A word that a group does not belong to.
    Keyword,
    /// The quote of a lifetime, and its name.
    Quote,
    Lifetime,
    /// An operator with a space behind it.
    Spaced,
    /// An operator without.
    Tight,
    /// `>`, which ends a type or starts a segment.
    Close,
}

fn write(text: &mut String, tokens: TokenStream) {
    let mut before = Before::Start;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        before = match token {
            TokenTree::Punct(punct) => {
                let mut operator = punct.as_char().to_string();
                let mut joint = punct.spacing() == Spacing::Joint;
                while joint
                    && let Some(TokenTree::Punct(next)) = tokens.peek()
                    && !matches!(next.as_char(), ',' | ';')
                {
                    operator.push(next.as_char());
                    joint = next.spacing() == Spacing::Joint;
                    tokens.next();
                }
                write_operator(text, &operator, before)
            }
            TokenTree::Group(group) => {
                write_group(text, &group, before);
                Before::Word
            }
            word => {
                if matches!(
                    before,
                    Before::Word
                        | Before::Keyword
                        | Before::Lifetime
                        | Before::Spaced
                        | Before::Close
                ) {
                    text.push(' ');
                }
                let word = word.to_string();
                text.push_str(&printable(&word));
                match word.as_str() {
                    _ if before == Before::Quote => Before::Lifetime,
                    "mut" | "dyn" | "impl" | "const" | "as" | "ref" => Before::Keyword,
                    _ => Before::Word,
                }
            }
        };
    }
}

fn write_operator(text: &mut String, operator: &str, before: Before) -> Before {
    let infix = matches!(operator, "=" | "=>" | "->" | "+" | "==" | "|");
    let tight = matches!(operator, "," | ";" | ":");
    let spaced = before == Before::Spaced || before == Before::Keyword;
    if before != Before::Start && !tight && (infix || spaced) {
        text.push(' ');
    }
    text.push_str(operator);
    match operator {
        _ if infix || tight => Before::Spaced,
        _ if operator.ends_with('>') => Before::Close,
        _ if operator.ends_with('\'') => Before::Quote,
        _ => Before::Tight,
    }
}

fn write_group(text: &mut String, group: &Group, before: Before) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{ ", " }"),
        Delimiter::None => ("", ""),
    };
    let apart = matches!(before, Before::Spaced | Before::Keyword | Before::Lifetime)
        || before == Before::Word
            && matches!(group.delimiter(), Delimiter::Brace | Delimiter::None);
    if apart {
        text.push(' ');
    }
    text.push_str(open);
    write(text, group.stream());
    text.push_str(close);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_comes_out_as_it_is_written() {
        for code in [
            "GET, \"/a\", json = item, headers(\"A\" = a, \"B\" = \"b\")",
            "encode(format) = item",
            "crate = ::my::http",
            "concat!(\"/a\", \"/b\")",
            "/a/<b>/c",
            "GET => \"/a\"",
            "&'a mut [u8]",
            "&'a [u8]",
            "[u8; 3]",
            "Box<dyn Fn(u8, &str) -> Vec<Vec<u8>> + Send + 'static>",
            "Result<impl Iterator<Item = Track>, <T as Api>::Error>",
            "impl for<'a> Fn(&'a str)",
            "dyn (Send)",
            "?Sized",
            "r#type: Option<(A, B)>",
            "*const u8",
        ] {
            let tokens: TokenStream = code.parse().expect("tokens");
            assert_eq!(shown(tokens), code);
        }
    }

    #[test]
    fn code_is_one_line() {
        let tokens: TokenStream = "a = \"b\n\tc\"".parse().expect("tokens");
        assert_eq!(shown(tokens), "a = \"b\\n\\tc\"");
    }

    #[test]
    fn no_space_of_the_source_is_kept() {
        let tokens: TokenStream = "Vec  <\n u8 >".parse().expect("tokens");
        assert_eq!(shown(tokens), "Vec<u8>");
    }
}
