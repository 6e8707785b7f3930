//! The keys of the attribute, and their values.

use proc_macro2::{Group, Ident, TokenTree};
use quote::ToTokens;
use syn::{LitStr, Path, ext::IdentExt as _, parse::Parser as _};

use super::{
    Attribute, Body, BodyKind, Part, method, retry,
    tokens::{self, is_any_punct, is_literal, is_parentheses, is_punct, stream, text},
    words::{header_name, listed},
};
use crate::{code::shown, errors::Errors, suggest::nearest};

pub(super) const KEYS: [&str; 12] = [
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
    "spec",
    "crate",
];

/// Those that make an argument the body.
pub(super) const BODIES: [&str; 6] = ["json", "form", "xml", "encode", "multipart", "body"];

/// Those of them that say how.
const FORMATS: [&str; 4] = ["json", "form", "xml", "multipart"];

/// `key = value` or `key(…)`, whatever the key.
pub(super) fn is_key(part: &[TokenTree]) -> bool {
    match part {
        [TokenTree::Ident(_), TokenTree::Group(group), ..] => is_parentheses(group),
        [TokenTree::Ident(_), second, ..] => is_punct(second, '='),
        _ => is_key_name(part),
    }
}

/// A key of ours, alone.
pub(super) fn is_key_name(part: &[TokenTree]) -> bool {
    matches!(part, [TokenTree::Ident(key)] if KEYS.contains(&&*key.to_string()))
}

/// The method that an endpoint with these keys probably has.
pub(super) fn usual_method(parts: &[&Part]) -> &'static str {
    let has_body = parts.iter().any(
        |part| matches!(part.first(), Some(TokenTree::Ident(key)) if BODIES.contains(&&*key.to_string())),
    );
    if has_body { "POST" } else { "GET" }
}

impl Attribute {
    /// Reads `key = value` or `key(…)`.
    pub(super) fn key(&mut self, part: &Part, errors: &mut Errors) {
        let Some((TokenTree::Ident(key), rest)) = part.split_first() else {
            self.incomplete = true;
            errors.over(part.stream(), no_key(part));
            return;
        };
        let name = key.unraw().to_string();
        match (name.as_str(), rest) {
            ("headers", [TokenTree::Group(group)]) if is_parentheses(group) => {
                self.headers(group, errors);
            }
            ("encode", [TokenTree::Group(group), equals, value @ ..])
                if is_parentheses(group) && is_punct(equals, '=') && !value.is_empty() =>
            {
                self.encode(part, group, value, errors);
            }
            ("spec", [TokenTree::Group(group)]) if is_parentheses(group) => {
                self.differences.read(group, errors);
            }
            ("headers" | "encode" | "spec", _) => {
                self.incomplete = true;
                let example = self.example(&name, rest);
                let message = format!("`{name}` has parentheses\n= help: write `{example}`");
                errors.over(part.stream(), message);
            }
            (name, [equals, value @ ..])
                if KEYS.contains(&name)
                    && is_punct(equals, '=')
                    && value.first().is_some_and(|first| !is_punct(first, '>')) =>
            {
                self.value(part, name, value, errors);
            }
            ("body", [TokenTree::Group(group), ..]) if is_parentheses(group) => {
                self.body_of_a_format(group, rest, errors);
            }
            (name, _) if KEYS.contains(&name) => {
                self.incomplete = true;
                let wrong = match rest {
                    [] => format!("`{name}` needs a value"),
                    [equals] if is_punct(equals, '=') => format!("`{name}` needs a value"),
                    _ => format!("expected `=` behind `{name}`"),
                };
                let example = self.example(name, rest);
                let message = format!("{wrong}\n= help: write `{example}`");
                errors.over(part.stream(), message);
            }
            _ => self.unknown(part, key, errors),
        }
    }

    fn value(&mut self, part: &Part, name: &str, value: &[TokenTree], errors: &mut Errors) {
        let Some(TokenTree::Ident(key)) = part.first() else {
            return;
        };
        match name {
            "json" => self.body(part, BodyKind::Json, value, errors),
            "form" => self.body(part, BodyKind::Form, value, errors),
            "xml" => self.body(part, BodyKind::Xml, value, errors),
            "multipart" => self.body(part, BodyKind::Multipart, value, errors),
            "body" => self.body(part, BodyKind::Raw, value, errors),
            "operation" => {
                let operation = self.operation(value, errors);
                set(&mut self.operation, key, operation, errors);
            }
            "crate" => set(&mut self.runtime, key, runtime(value, errors), errors),
            "auth" => {
                let auth = word(name, &["token", "key", "none"], value, errors);
                set(&mut self.auth, key, auth, errors);
            }
            _ => {
                let retry = word(name, &["never", "always"], value, errors);
                set(&mut self.retry, key, retry, errors);
            }
        }
    }

    fn body(&mut self, part: &Part, kind: BodyKind, value: &[TokenTree], errors: &mut Errors) {
        let Some(TokenTree::Ident(key)) = part.first() else {
            return;
        };
        if let Ok(argument) = tokens::name(value) {
            self.bodies.push(Body {
                key: key.clone(),
                kind,
                argument,
            });
            return;
        }
        self.incomplete = true;
        let key = kind.key();
        let name = tokens::only_name(value);
        let name = name.as_deref().unwrap_or_else(|| self.only_free());
        let message =
            format!("`{key}` takes the name of an argument\n= help: write `{key} = {name}`");
        errors.over(stream(value), message);
    }

    fn encode(&mut self, part: &Part, group: &Group, value: &[TokenTree], errors: &mut Errors) {
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let word = tokens::only_name(&inside)
            .unwrap_or_default()
            .to_lowercase();
        if FORMATS.contains(&&*word) && !self.arguments.contains(&word) {
            self.incomplete = true;
            let value = shown(stream(value));
            let message = format!(
                "the format of a body is a key of its own\n= help: write `{word} = {value}`"
            );
            errors.over(group.stream(), message);
            return;
        }
        if let Ok(format) = tokens::name(&inside) {
            self.body(part, BodyKind::Encode(format), value, errors);
            return;
        }
        self.incomplete = true;
        let format = tokens::only_name(&inside);
        let format = format.as_deref().unwrap_or_else(|| match self.only_free() {
            "argument" => "format",
            free => free,
        });
        let message = format!(
            "`encode` takes the argument that tells the format\n= help: write `encode({format}) = {}`",
            shown(stream(value))
        );
        errors.at(group.span(), message);
    }

    /// `body(json) = a`
    fn body_of_a_format(&mut self, group: &Group, rest: &[TokenTree], errors: &mut Errors) {
        self.incomplete = true;
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let value = match rest {
            [_, equals, value @ ..] if is_punct(equals, '=') => value,
            _ => &[],
        };
        if value.is_empty() {
            let example = self.example("body", rest);
            let message = format!("expected `=` behind `body`\n= help: write `{example}`");
            errors.at(group.span(), message);
            return;
        }
        let format = shown(group.stream());
        let value = shown(stream(value));
        let word = tokens::only_name(&inside)
            .unwrap_or_default()
            .to_lowercase();
        let (message, help) = if FORMATS.contains(&&*word) {
            let message = "the format of a body is a key of its own".to_owned();
            (message, format!("write `{word} = {value}`"))
        } else {
            let help = match nearest(&word, FORMATS) {
                _ if super::unknown::is_raw(&word) => format!("write `body = {value}`"),
                Some(near) => format!("did you mean `{near} = {value}`?"),
                None => format!(
                    "write `body = {value}` for one that is encoded already; known are {}",
                    listed(&FORMATS)
                ),
            };
            (format!("unknown body format `{format}`"), help)
        };
        errors.over(group.stream(), format!("{message}\n= help: {help}"));
    }

    fn operation(&self, value: &[TokenTree], errors: &mut Errors) -> Option<LitStr> {
        let text = text(value);
        if text.is_none() {
            let name = tokens::only_name(value).unwrap_or_else(|| self.name.clone());
            let message = format!("`operation` takes text\n= help: write `operation = \"{name}\"`");
            errors.over(stream(value), message);
        }
        if text.as_ref().is_some_and(|text| text.value().is_empty()) {
            let name = &self.name;
            let message = format!(
                "an operation has a name\n= help: write `operation = \"{name}\"`, or leave it out"
            );
            errors.over(stream(value), message);
        }
        text
    }

    /// A key with the value that was probably meant by what stands behind it.
    fn example(&self, name: &str, rest: &[TokenTree]) -> String {
        let group = rest.iter().find_map(|token| match token {
            TokenTree::Group(group) => Some(group.stream()),
            _ => None,
        });
        let value = match &group {
            Some(inside) => inside.clone().into_iter().collect(),
            None => rest
                .iter()
                .filter(|token| !is_any_punct(token))
                .cloned()
                .collect::<Vec<_>>(),
        };
        let only = tokens::only_name(&value);
        let argument = only.as_deref().unwrap_or_else(|| self.only_free());
        match name {
            "headers" => match group {
                Some(entries) if !entries.is_empty() => format!("headers({})", shown(entries)),
                _ if argument == "argument" => "headers(\"X-Name\" = argument)".to_owned(),
                _ => format!("headers(\"{}\" = {argument})", header_name(argument)),
            },
            "encode" => {
                let inside: Vec<TokenTree> = group.into_iter().flatten().collect();
                let format = tokens::only_name(&inside).unwrap_or_else(|| "format".to_owned());
                let mut halves = rest.rsplitn(2, |token| is_punct(token, '='));
                let value = halves.next().filter(|_| halves.next().is_some());
                let value = value.and_then(tokens::only_name);
                let value = value.as_deref().unwrap_or_else(|| self.only_free());
                format!("encode({format}) = {value}")
            }
            "spec" => match text(&value) {
                Some(name) => format!("spec(omit({:?}))", name.value()),
                None => "spec(omit(\"name\"))".to_owned(),
            },
            "operation" => {
                let written = text(&value).map(|text| text.value());
                let operation = written.or(only).unwrap_or_else(|| self.name.clone());
                format!("operation = \"{operation}\"")
            }
            "auth" => format!("auth = {}", only.as_deref().unwrap_or("none")),
            "retry" => format!("retry = {}", only.as_deref().unwrap_or("never")),
            "crate" if value.is_empty() => "crate = path::to::soundcloud_api".to_owned(),
            "crate" => format!("crate = {}", shown(stream(&value))),
            body => format!("{body} = {argument}"),
        }
    }
}

pub(crate) fn runtime(value: &[TokenTree], errors: &mut Errors) -> Option<Path> {
    let path = Path::parse_mod_style.parse2(stream(value)).ok();
    if path.is_none() {
        let quoted = text(value).map(|text| text.value());
        let written = quoted.unwrap_or_else(|| shown(stream(value)));
        let written = written.replace('-', "_").replace(' ', "");
        let path = match syn::parse_str::<Path>(&written) {
            Ok(path) => shown(path),
            Err(_) => "path::to::soundcloud_api".to_owned(),
        };
        let message = format!("`crate` takes a path\n= help: write `crate = {path}`");
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
    let written = shown(stream(value));
    let written = written.trim_matches('"').to_lowercase();
    let asked = (name == "retry").then(|| retry::help(&written)).flatten();
    let help =
        asked.unwrap_or_else(|| format!("write `{name} = {}`", meant(name, &written, known)));
    let message = format!("`{name}` is one of {}\n= help: {help}", listed(known));
    errors.over(stream(value), message);
    None
}

/// The word that was probably meant.
fn meant<'a>(name: &str, written: &str, known: &[&'a str]) -> &'a str {
    match (name, written) {
        ("auth", "false" | "no" | "off" | "public" | "anonymous") => "none",
        ("auth", "true" | "yes" | "on" | "bearer" | "oauth" | "oauth2") => "token",
        ("auth", "api_key" | "apikey") => "key",
        ("retry", "false" | "no" | "none" | "off" | "0") => "never",
        _ => nearest(written, known.iter().copied())
            .or_else(|| known.first().copied())
            .unwrap_or_default(),
    }
}

fn set<T: ToTokens>(slot: &mut Option<T>, key: &Ident, value: Option<T>, errors: &mut Errors) {
    let Some(value) = value else { return };
    if let Some(first) = slot {
        let (first, second) = (shown(first), shown(&value));
        let help = if first == second {
            "remove one of them".to_owned()
        } else {
            format!("keep `{key} = {first}` or `{key} = {second}`")
        };
        let message = format!("`{key}` is given twice: the first is `{first}`\n= help: {help}");
        errors.at(key.span(), message);
        return;
    }
    *slot = Some(value);
}

fn no_key(part: &[TokenTree]) -> String {
    if let [token] = part
        && is_literal(token)
        && text(part).is_some()
        && !method::is_written(part)
    {
        return format!(
            "unexpected second template\n= help: one method is one endpoint; declare a second method for `{token}`"
        );
    }
    if method::is_written(part) {
        return format!(
            "unexpected second HTTP method\n= help: one method is one endpoint; declare a second method for `{}`",
            method::meant(part).unwrap_or_default()
        );
    }
    format!("expected a key\n= help: known are {}", listed(&KEYS))
}
