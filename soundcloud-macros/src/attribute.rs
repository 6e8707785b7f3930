//! The grammar of the attribute: `METHOD, "template", key = value, …`.

mod head;
mod keys;
pub(crate) mod tokens;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{LitStr, Path};

pub(crate) use self::{head::is_method_word as is_method, keys::runtime};
use crate::{errors::Errors, template::Template};

/// What was written in the attribute; what was not, or wrongly, is missing.
#[derive(Debug, Default)]
pub(crate) struct Attribute {
    pub(crate) method: Option<Ident>,
    pub(crate) template: Option<(LitStr, Template)>,
    pub(crate) bodies: Vec<Body>,
    pub(crate) headers: Vec<Header>,
    pub(crate) operation: Option<LitStr>,
    pub(crate) auth: Option<Ident>,
    pub(crate) retry: Option<Ident>,
    pub(crate) runtime: Option<Path>,
    /// Whether a part that may name arguments could not be read.
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
    /// Reads all that can be read; every mistake is told. Should nothing be there, `place` is
    /// where to look.
    pub(crate) fn parse(written: TokenStream, place: Span, errors: &mut Errors) -> Self {
        let mut attribute = Self::default();
        if written.is_empty() {
            errors.at(
                place,
                "`#[endpoint]` needs an HTTP method and a template\n= help: write `#[endpoint(GET, \"/path\")]`",
            );
            attribute.incomplete = true;
            return attribute;
        }
        let parts = tokens::split(written, errors);
        for part in attribute.head(parts, errors) {
            attribute.key(&part, errors);
        }
        attribute
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

#[cfg(test)]
mod tests;
