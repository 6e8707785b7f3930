//! The keys of the attribute, and their values.

use proc_macro2::{Group, Ident, TokenTree};
use syn::{LitStr, Path, parse::Parser as _};

use super::{
    Attribute, Body, BodyKind, Header, HeaderValue, listed,
    tokens::{self, is_literal, is_parentheses, is_punct, split, stream, text},
};
use crate::{errors::Errors, suggest::nearest};

const KEYS: [&str; 11] = [
    "json",
    "form",
    "xml",
    "encode",
    "multipart",
    "body",
    "headers",
    "operation",
    "auth",
    "retry",
    "crate",
];

impl Attribute {
    /// Reads `key = value` or `key(…)`.
    pub(super) fn key(&mut self, part: &[TokenTree], errors: &mut Errors) {
        let Some((TokenTree::Ident(key), rest)) = part.split_first() else {
            self.incomplete = true;
            errors.over(stream(part), no_key(part));
            return;
        };
        let name = key.to_string();
        match (name.as_str(), rest) {
            ("headers", [TokenTree::Group(group)]) if is_parentheses(group) => {
                self.headers(group, errors);
            }
            ("encode", [TokenTree::Group(group), equals, value @ ..])
                if is_parentheses(group) && is_punct(equals, '=') =>
            {
                self.encode(key, group, value, errors);
            }
            (name, [equals, value @ ..]) if is_punct(equals, '=') && !value.is_empty() => {
                self.value(key, name, value, errors);
            }
            (name, _) if KEYS.contains(&name) => {
                self.incomplete = true;
                let message = format!("`{name}` needs a value\n= help: write `{}`", example(name));
                errors.over(stream(part), message);
            }
            (name, _) => self.unknown(key, name, errors),
        }
    }

    fn value(&mut self, key: &Ident, name: &str, value: &[TokenTree], errors: &mut Errors) {
        match name {
            "json" => self.body(key, BodyKind::Json, value, errors),
            "form" => self.body(key, BodyKind::Form, value, errors),
            "xml" => self.body(key, BodyKind::Xml, value, errors),
            "multipart" => self.body(key, BodyKind::Multipart, value, errors),
            "body" => self.body(key, BodyKind::Raw, value, errors),
            "operation" => set(&mut self.operation, key, operation(value, errors), errors),
            "crate" => set(&mut self.runtime, key, runtime(value, errors), errors),
            "auth" => {
                let auth = word(name, &["token", "key", "none"], value, errors);
                set(&mut self.auth, key, auth, errors);
            }
            "retry" => {
                let retry = word(name, &["never", "always"], value, errors);
                set(&mut self.retry, key, retry, errors);
            }
            "headers" | "encode" => {
                self.incomplete = true;
                let message = format!(
                    "`{name}` has parentheses\n= help: write `{}`",
                    example(name)
                );
                errors.over(stream(value), message);
            }
            _ => self.unknown(key, name, errors),
        }
    }

    fn body(&mut self, key: &Ident, kind: BodyKind, value: &[TokenTree], errors: &mut Errors) {
        if let Ok(argument) = tokens::name(value) {
            self.bodies.push(Body {
                key: key.clone(),
                kind,
                argument,
            });
        } else {
            self.incomplete = true;
            errors.over(stream(value), not_an_argument(&key.to_string(), value));
        }
    }

    fn encode(&mut self, key: &Ident, group: &Group, value: &[TokenTree], errors: &mut Errors) {
        let format: Vec<TokenTree> = group.stream().into_iter().collect();
        if let Ok(format) = tokens::name(&format) {
            self.body(key, BodyKind::Encode(format), value, errors);
            return;
        }
        self.incomplete = true;
        let message = format!(
            "`encode` takes the argument that tells the format\n= help: write `encode(format) = {}`",
            stream(value)
        );
        errors.at(group.span(), message);
    }

    fn headers(&mut self, group: &Group, errors: &mut Errors) {
        for part in split(group.stream(), errors) {
            if let Some(header) = header(&part) {
                self.headers.push(header);
                continue;
            }
            self.incomplete = true;
            errors.over(
                stream(&part),
                "a header is a name and an argument or text\n= help: write `headers(\"X-Name\" = argument, \"X-Client\" = \"text\")`",
            );
        }
    }

    fn unknown(&mut self, key: &Ident, name: &str, errors: &mut Errors) {
        self.incomplete = true;
        let help = match name {
            "query" | "queries" | "params" => {
                "parameters of the query stand in the template: `\"/path?<name>\"`".to_owned()
            }
            "path" => "parameters of the path stand in the template: `\"/path/<name>\"`".to_owned(),
            "header" => "did you mean `headers(\"X-Name\" = argument)`?".to_owned(),
            _ => match nearest(name, KEYS) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("known are {}", listed(&KEYS)),
            },
        };
        let message = format!("unknown key `{name}` in `#[endpoint]`\n= help: {help}");
        errors.at(key.span(), message);
    }
}

/// `"X-Name" = argument` or `"X-Name" = "text"`.
fn header(part: &[TokenTree]) -> Option<Header> {
    let [name, equals, value @ ..] = part else {
        return None;
    };
    if !is_punct(equals, '=') {
        return None;
    }
    let value = match text(value) {
        Some(text) => HeaderValue::Fixed(text),
        None => HeaderValue::Argument(tokens::name(value).ok()?),
    };
    let name = text(std::slice::from_ref(name))?;
    Some(Header { name, value })
}

fn operation(value: &[TokenTree], errors: &mut Errors) -> Option<LitStr> {
    let text = text(value);
    if text.is_none() {
        let message = "`operation` takes text\n= help: write `operation = \"getTrack\"`";
        errors.over(stream(value), message);
    }
    text
}

pub(crate) fn runtime(value: &[TokenTree], errors: &mut Errors) -> Option<Path> {
    let path = Path::parse_mod_style.parse2(stream(value)).ok();
    if path.is_none() {
        let message = "`crate` takes a path\n= help: write `crate = path::to::soundcloud_api`";
        errors.over(stream(value), message);
    }
    path
}

fn word(name: &str, known: &[&str], value: &[TokenTree], errors: &mut Errors) -> Option<Ident> {
    if let [TokenTree::Ident(word)] = value
        && known.contains(&&*word.to_string())
    {
        return Some(word.clone());
    }
    let written = stream(value).to_string();
    let near = nearest(written.trim_matches('"'), known.iter().copied());
    let message = format!(
        "`{name}` is one of {}\n= help: write `{name} = {}`",
        listed(known),
        near.unwrap_or(known[0])
    );
    errors.over(stream(value), message);
    None
}

fn set<T>(slot: &mut Option<T>, key: &Ident, value: Option<T>, errors: &mut Errors) {
    if slot.is_some() {
        let message = format!("`{key}` is given twice\n= help: remove one of them");
        errors.at(key.span(), message);
    }
    if value.is_some() {
        *slot = value;
    }
}

fn no_key(part: &[TokenTree]) -> String {
    match part {
        [token] if is_literal(token) => {
            "unexpected second template\n= help: one method is one endpoint; declare a second method"
                .to_owned()
        }
        _ => format!("expected a key\n= help: known are {}", listed(&KEYS)),
    }
}

fn not_an_argument(key: &str, value: &[TokenTree]) -> String {
    let quoted = text(value).map(|text| text.value());
    let name = quoted.filter(|name| syn::parse_str::<Ident>(name).is_ok());
    let name = name.unwrap_or_else(|| "argument".to_owned());
    let key = if key == "encode" {
        "encode(format)"
    } else {
        key
    };
    format!("`{key}` takes the name of an argument\n= help: write `{key} = {name}`")
}

fn example(name: &str) -> String {
    match name {
        "headers" => "headers(\"X-Name\" = argument)".to_owned(),
        "operation" => "operation = \"getTrack\"".to_owned(),
        "encode" => "encode(format) = argument".to_owned(),
        "auth" => "auth = none".to_owned(),
        "retry" => "retry = never".to_owned(),
        "crate" => "crate = path::to::soundcloud_api".to_owned(),
        body => format!("{body} = argument"),
    }
}
