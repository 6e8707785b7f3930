//! The grammar of the attribute: `METHOD, "template", key = value, …`.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{LitStr, Path, ext::IdentExt as _};

use crate::{errors::Errors, suggest::nearest};

/// The methods of RFC 9110 and RFC 5789 that a client of an API sends.
pub(crate) const METHODS: [&str; 7] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

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

/// What was written in the attribute; what was not, or wrongly, is missing.
#[derive(Debug, Default)]
pub(crate) struct Attribute {
    pub(crate) method: Option<Ident>,
    pub(crate) template: Option<LitStr>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) headers: Vec<Header>,
    pub(crate) operation: Option<LitStr>,
    pub(crate) auth: Option<Ident>,
    pub(crate) retry: Option<Ident>,
    pub(crate) runtime: Option<Path>,
    /// Whether something could not be read, so that arguments may have a place after all.
    pub(crate) incomplete: bool,
}

/// A key that makes an argument the body.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) key: Ident,
    pub(crate) kind: BodyKind,
    pub(crate) argument: Ident,
}

#[derive(Debug, Clone)]
pub(crate) enum BodyKind {
    Json,
    Form,
    Xml,
    /// In the format that this argument names.
    Encode(Ident),
    Multipart,
    Raw,
}

/// One entry of `headers(…)`.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) name: LitStr,
    pub(crate) value: HeaderValue,
}

#[derive(Debug)]
pub(crate) enum HeaderValue {
    Fixed(LitStr),
    Argument(Ident),
}

impl Attribute {
    /// Reads all that can be read; every mistake is told.
    pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Self {
        let mut attribute = Self::default();
        let before = errors.is_empty();
        let mut parts = split(tokens);
        if parts.is_empty() {
            errors.at(
                Span::call_site(),
                "`#[endpoint]` needs an HTTP method and a template\n= help: write `#[endpoint(GET, \"/path\")]`",
            );
        }
        // A method and a template without a comma between them are one part.
        if let Some(first) = parts.first_mut()
            && let [TokenTree::Ident(_), second, ..] = first.as_slice()
            && is_literal(second)
        {
            let second = second.span();
            errors.at(second, "expected `,` between the method and the template");
            let rest = first.split_off(1);
            parts.insert(1, rest);
        }
        let mut parts = parts.into_iter();
        attribute.head(&mut parts, errors);
        for part in parts {
            attribute.key(&part, errors);
        }
        attribute.incomplete = before && !errors.is_empty();
        attribute
    }

    fn head(&mut self, parts: &mut impl Iterator<Item = Vec<TokenTree>>, errors: &mut Errors) {
        let Some(first) = parts.next() else { return };
        if let [literal] = first.as_slice()
            && is_literal(literal)
        {
            self.template(&first, errors);
            match parts.next().as_deref() {
                Some([TokenTree::Ident(method)]) if is_method(method) => errors.over(
                    pair(literal, method),
                    format!("the HTTP method comes before the template\n= help: write `#[endpoint({method}, {literal})]`"),
                ),
                _ => errors.at(
                    literal.span(),
                    format!("`#[endpoint]` is missing its HTTP method\n= help: write `#[endpoint(GET, {literal})]`"),
                ),
            }
            return;
        }
        self.method(&first, errors);
        match parts.next() {
            Some(second) => self.template(&second, errors),
            None => errors.over(
                tokens(&first),
                format!(
                    "`#[endpoint]` is missing its template\n= help: write `#[endpoint({}, \"/path\")]`",
                    self.method.as_ref().map_or("GET".to_owned(), Ident::to_string)
                ),
            ),
        }
    }

    fn method(&mut self, part: &[TokenTree], errors: &mut Errors) {
        let [TokenTree::Ident(method)] = part else {
            let last = part.iter().rev().find_map(|token| match token {
                TokenTree::Ident(ident) if is_method(ident) => Some(ident.to_string()),
                _ => None,
            });
            let help = last.unwrap_or_else(|| "GET".to_owned());
            errors.over(
                tokens(part),
                format!("an HTTP method is one word in upper case\n= help: write `{help}`"),
            );
            return;
        };
        if is_method(method) {
            self.method = Some(method.clone());
            return;
        }
        let written = method.to_string();
        let upper = written.to_uppercase();
        if METHODS.contains(&&*upper) {
            errors.at(
                method.span(),
                format!("HTTP methods are written in upper case\n= help: write `{upper}`"),
            );
            return;
        }
        let help = match nearest(&upper, METHODS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", listed(&METHODS)),
        };
        errors.at(
            method.span(),
            format!("unknown HTTP method `{written}`\n= help: {help}"),
        );
    }

    fn template(&mut self, part: &[TokenTree], errors: &mut Errors) {
        match syn::parse2::<LitStr>(tokens(part)) {
            Ok(literal) if literal.suffix().is_empty() => self.template = Some(literal),
            _ if matches!(part, [token] if is_literal(token)) => errors.over(
                tokens(part),
                "the template is a plain string literal\n= help: write `\"/path\"`",
            ),
            _ => errors.over(
                tokens(part),
                "the template is a string literal: it is read before constants and macros are\n= help: write the path out, and put a common prefix into the base URL",
            ),
        }
    }

    fn key(&mut self, part: &[TokenTree], errors: &mut Errors) {
        let Some((TokenTree::Ident(key), value)) = part.split_first() else {
            let message = match part {
                [token] if is_literal(token) => "unexpected second template\n= help: one method is one endpoint; declare a second method".to_owned(),
                _ => format!("expected a key\n= help: known are {}", listed(&KEYS)),
            };
            errors.over(tokens(part), message);
            return;
        };
        match (&*key.to_string(), value) {
            ("headers", [TokenTree::Group(group)]) if is_parentheses(group) => {
                self.headers(group, errors);
            }
            ("encode", [TokenTree::Group(group), equals, TokenTree::Ident(argument)])
                if is_parentheses(group) && is_equals(equals) =>
            {
                match syn::parse2::<Ident>(group.stream()) {
                    Ok(format) => self.body(key, BodyKind::Encode(format), argument),
                    Err(_) => errors.at(
                        group.span(),
                        format!("`encode` takes the argument that tells the format\n= help: write `encode(format) = {argument}`"),
                    ),
                }
            }
            (name, [equals, value @ ..]) if is_equals(equals) && !value.is_empty() => {
                self.value(key, name, value, errors);
            }
            (name, _) if KEYS.contains(&name) => errors.over(
                tokens(part),
                format!("`{name}` needs a value\n= help: write `{}`", example(name)),
            ),
            (name, _) => unknown(key, name, errors),
        }
    }

    fn value(&mut self, key: &Ident, name: &str, value: &[TokenTree], errors: &mut Errors) {
        let kind = match name {
            "json" => BodyKind::Json,
            "form" => BodyKind::Form,
            "xml" => BodyKind::Xml,
            "multipart" => BodyKind::Multipart,
            "body" => BodyKind::Raw,
            "operation" => {
                return set(
                    &mut self.operation,
                    key,
                    literal(name, value, errors),
                    errors,
                );
            }
            "auth" => {
                let value = word(name, &["token", "key", "none"], value, errors);
                return set(&mut self.auth, key, value, errors);
            }
            "retry" => {
                let value = word(name, &["never", "always"], value, errors);
                return set(&mut self.retry, key, value, errors);
            }
            "crate" => {
                let path = syn::parse2::<TokenStream>(tokens(value))
                    .and_then(|tokens| syn::parse::Parser::parse2(Path::parse_mod_style, tokens));
                let path = path.map_err(|_| wrong_value(name, value, errors)).ok();
                return set(&mut self.runtime, key, path, errors);
            }
            _ if KEYS.contains(&name) => return wrong_value(name, value, errors),
            _ => return unknown(key, name, errors),
        };
        match syn::parse2::<Argument>(tokens(value)) {
            Ok(Argument(argument)) => self.body(key, kind, &argument),
            Err(_) => wrong_value(name, value, errors),
        }
    }

    fn body(&mut self, key: &Ident, kind: BodyKind, argument: &Ident) {
        self.bodies.push(Body {
            key: key.clone(),
            kind,
            argument: argument.clone(),
        });
    }

    fn headers(&mut self, group: &Group, errors: &mut Errors) {
        for part in split(group.stream()) {
            let header = match part.as_slice() {
                [name, equals, value @ ..] if is_equals(equals) => header(name, value),
                _ => None,
            };
            match header {
                Some(header) => self.headers.push(header),
                None => errors.over(
                    tokens(&part),
                    "a header is a name and an argument or text\n= help: write `headers(\"X-Name\" = argument, \"X-Client\" = \"text\")`",
                ),
            }
        }
    }
}

/// An argument's name, raw or not; a keyword that is no name is refused.
struct Argument(Ident);

impl syn::parse::Parse for Argument {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        input.parse().map(Self)
    }
}

fn header(name: &TokenTree, value: &[TokenTree]) -> Option<Header> {
    let name = syn::parse2(name.to_token_stream()).ok()?;
    let value = match syn::parse2::<LitStr>(tokens(value)) {
        Ok(text) => HeaderValue::Fixed(text),
        Err(_) => HeaderValue::Argument(syn::parse2(tokens(value)).ok()?),
    };
    Some(Header { name, value })
}

fn literal(name: &str, value: &[TokenTree], errors: &mut Errors) -> Option<LitStr> {
    let literal = syn::parse2(tokens(value));
    literal.map_err(|_| wrong_value(name, value, errors)).ok()
}

fn word(name: &str, known: &[&str], value: &[TokenTree], errors: &mut Errors) -> Option<Ident> {
    if let [TokenTree::Ident(word)] = value
        && known.contains(&&*word.to_string())
    {
        return Some(word.clone());
    }
    let message = format!(
        "`{name}` is {}\n= help: write `{name} = {}`",
        listed(known),
        known[0]
    );
    errors.over(tokens(value), message);
    None
}

fn set<T>(slot: &mut Option<T>, key: &Ident, value: Option<T>, errors: &mut Errors) {
    if slot.is_some() {
        errors.at(
            key.span(),
            format!("`{key}` is given twice\n= help: remove one of them"),
        );
    }
    if value.is_some() {
        *slot = value;
    }
}

fn wrong_value(name: &str, value: &[TokenTree], errors: &mut Errors) {
    let takes = match name {
        "operation" => "text",
        "crate" => "a path",
        "headers" => "a list in parentheses",
        _ => "the name of an argument",
    };
    errors.over(
        tokens(value),
        format!("`{name}` takes {takes}\n= help: write `{}`", example(name)),
    );
}

fn unknown(key: &Ident, name: &str, errors: &mut Errors) {
    let help = match name {
        "query" | "queries" => {
            "parameters of the query stand in the template: `\"/path?<name>\"`".to_owned()
        }
        "path" => "parameters of the path stand in the template: `\"/path/<name>\"`".to_owned(),
        "header" => "did you mean `headers`?".to_owned(),
        _ => match nearest(name, KEYS) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known are {}", listed(&KEYS)),
        },
    };
    errors.at(
        key.span(),
        format!("unknown key `{name}` in `#[endpoint]`\n= help: {help}"),
    );
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

/// `a`, `b` and `c`.
fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// The parts between commas.
fn split(stream: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in stream {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => parts.push(Vec::new()),
            _ => parts
                .last_mut()
                .into_iter()
                .for_each(|part| part.push(token.clone())),
        }
    }
    if parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    parts
}

fn tokens(part: &[TokenTree]) -> TokenStream {
    part.iter().cloned().collect()
}

fn pair(first: &TokenTree, second: &Ident) -> TokenStream {
    [first.clone(), second.clone().into()].into_iter().collect()
}

fn is_method(ident: &Ident) -> bool {
    METHODS.contains(&&*ident.unraw().to_string())
}

/// A literal, also as `macro_rules!` hands it on: in a group without delimiters.
fn is_literal(token: &TokenTree) -> bool {
    match token {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let mut inner = group.stream().into_iter();
            matches!((inner.next(), inner.next()), (Some(token), None) if is_literal(&token))
        }
        _ => false,
    }
}

fn is_parentheses(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

fn is_equals(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '=')
}
