//! The entries of `headers(…)`.

use proc_macro2::{Group, TokenStream, TokenTree};

use super::{
    Attribute, Header, HeaderValue, Part,
    tokens::{self, Within, is_any_punct, is_literal, is_punct, split, stream, text},
    words::header_name,
};
use crate::{code::shown, errors::Errors};

/// What is wrong with an entry, and what to write.
struct Mistake {
    tokens: TokenStream,
    message: String,
    entry: String,
}

impl Attribute {
    pub(super) fn headers(&mut self, group: &Group, errors: &mut Errors) {
        for part in split(group.stream(), Within::List, errors) {
            match self.header(&part) {
                Ok(header) => self.headers.push(header),
                Err(mistake) => {
                    self.incomplete = true;
                    let message = format!(
                        "{}\n= help: write `headers({})`",
                        mistake.message, mistake.entry
                    );
                    errors.over(mistake.tokens, message);
                }
            }
        }
    }

    /// Reads `"X-Name" = argument` or `"X-Name" = "text"`.
    fn header(&self, part: &Part) -> Result<Header, Mistake> {
        let mut halves = part.splitn(2, |token| is_punct(token, '='));
        let (Some(name), Some(value)) = (halves.next(), halves.next()) else {
            return Err(self.without_equals(part));
        };
        let Some(text_of_name) = text(name) else {
            return Err(no_name(name, value, part));
        };
        let shown_name = shown(stream(name));
        if value.is_empty() {
            return Err(Mistake {
                tokens: part.stream(),
                message: format!("the header `{shown_name}` needs a value"),
                entry: format!("{shown_name} = {}", self.only_free()),
            });
        }
        if let [arrow, value @ ..] = value
            && is_punct(arrow, '>')
        {
            let equals = part.iter().skip(name.len()).take(2);
            return Err(Mistake {
                tokens: equals.cloned().collect(),
                message: format!("expected `=` behind `{shown_name}`"),
                entry: format!("{shown_name} = {}", shown(stream(value))),
            });
        }
        let value = match (text(value), tokens::name(value)) {
            (Some(text), _) => HeaderValue::Fixed(text),
            (None, Ok(argument)) => HeaderValue::Argument(argument),
            (None, Err(_)) => return Err(self.no_value(&shown_name, value)),
        };
        Ok(Header {
            name: text_of_name,
            value,
        })
    }

    fn without_equals(&self, part: &Part) -> Mistake {
        let mistake = |tokens, message: &str, entry| Mistake {
            tokens,
            message: message.to_owned(),
            entry,
        };
        match &**part {
            [literal] if let Some(written) = text(part) => {
                let written = written.value();
                if let Some((name, value)) = written.split_once(':') {
                    let entry = format!("\"{}\" = \"{}\"", name.trim(), value.trim());
                    let message = "name and value of a header are two texts";
                    return mistake(part.stream(), message, entry);
                }
                let message = format!("the header `{}` needs a value", shown(literal));
                let entry = format!("{literal} = {}", self.only_free());
                mistake(part.stream(), &message, entry)
            }
            [literal, behind @ ..] if is_literal(literal) && !behind.is_empty() => {
                let (found, value) = match behind {
                    [found, value @ ..] if is_any_punct(found) => (found, value),
                    [found, ..] => (found, behind),
                    [] => (literal, behind),
                };
                let value = match value {
                    [] => self.only_free().to_owned(),
                    value => shown(stream(value)),
                };
                let message = format!("expected `=` behind `{}`", shown(literal));
                let entry = format!("{literal} = {value}");
                mistake(found.clone().into(), &message, entry)
            }
            [TokenTree::Ident(argument)] => {
                let argument = argument.to_string();
                let entry = format!("\"{}\" = {argument}", header_name(&argument));
                mistake(part.stream(), "a header needs a name", entry)
            }
            _ => mistake(
                part.stream(),
                "a header is a name and an argument or text",
                format!("\"X-Name\" = {}", self.only_free()),
            ),
        }
    }

    fn no_value(&self, name: &str, value: &[TokenTree]) -> Mistake {
        let literal = value.iter().find(|token| is_literal(token));
        let written = match (tokens::only_name(value), literal) {
            (Some(argument), None) => argument,
            (_, Some(literal)) if value.len() <= 2 => quoted(literal),
            _ if matches!(value, [TokenTree::Ident(_)]) => format!("\"{}\"", shown(stream(value))),
            _ => self.only_free().to_owned(),
        };
        Mistake {
            tokens: stream(value),
            message: "the value of a header is an argument or text".to_owned(),
            entry: format!("{name} = {written}"),
        }
    }
}

/// `If-None-Match = etag`, `etag = etag`, `b"X" = etag`.
fn no_name(name: &[TokenTree], value: &[TokenTree], part: &Part) -> Mistake {
    let written = match name {
        [literal] if is_literal(literal) => quoted(literal),
        [TokenTree::Ident(word)] => format!("\"{}\"", header_name(&word.to_string())),
        [] => match tokens::only_name(value) {
            Some(argument) => format!("\"{}\"", header_name(&argument)),
            None => "\"X-Name\"".to_owned(),
        },
        name => format!(
            "\"{}\"",
            shown(stream(name)).replace(' ', "").replace('_', "-")
        ),
    };
    let value = match value {
        [] => "argument".to_owned(),
        value => shown(stream(value)),
    };
    Mistake {
        tokens: if name.is_empty() {
            part.stream()
        } else {
            stream(name)
        },
        message: if name.is_empty() {
            "a header needs a name".to_owned()
        } else {
            "the name of a header is text".to_owned()
        },
        entry: format!("{written} = {value}"),
    }
}

/// A literal as plain text.
fn quoted(literal: &TokenTree) -> String {
    let written = literal.to_string();
    match (written.find('"'), written.rfind('"')) {
        (Some(start), Some(end)) if start < end => written[start..=end].to_owned(),
        _ => format!("\"{}\"", written.trim_start_matches('b').trim_matches('\'')),
    }
}
