//! The grammar of the attribute: `METHOD, "template", key = value, …`.

pub(crate) mod differences;
mod head;
mod headers;
mod keys;
mod method;
mod retry;
pub(crate) mod tokens;
mod unknown;
mod words;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{FnArg, LitStr, Pat, Path, Signature, ext::IdentExt as _};

use self::tokens::{Part, Within};
#[cfg(feature = "spec")]
pub(crate) use self::words::listed;
pub(crate) use self::{
    differences::Differences,
    keys::runtime,
    method::{is_word as is_method, named as method_named},
    words::header_name,
};
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
    pub(crate) differences: Differences,
    /// Whether a part that may name arguments could not be read.
    pub(crate) incomplete: bool,
    /// The method's name, its arguments, and those that nothing in the attribute names.
    name: String,
    arguments: Vec<String>,
    free: Vec<String>,
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
    pub(crate) fn parse(
        written: TokenStream,
        place: Span,
        method: &Signature,
        errors: &mut Errors,
    ) -> Self {
        let named = words::named(written.clone());
        let arguments = arguments(method);
        let free = arguments.iter().filter(|name| !named.contains(name));
        let free = free.cloned().collect();
        let mut attribute = Self {
            name: method.ident.unraw().to_string(),
            arguments,
            free,
            ..Self::default()
        };
        if written.is_empty() {
            attribute.incomplete = true;
            errors.at(
                place,
                "`#[endpoint]` needs an HTTP method and a template\n= help: write `#[endpoint(GET, \"/path\")]`",
            );
        } else {
            let parts = tokens::split(written, Within::Endpoint, errors);
            for part in attribute.head(parts, errors) {
                attribute.key(&part, errors);
            }
        }
        attribute
    }

    /// The argument that a key without one certainly means.
    fn only_free(&self) -> &str {
        match self.free.as_slice() {
            [only] => only,
            _ => "argument",
        }
    }
}

impl BodyKind {
    /// The key as it is written.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Json => "json".to_owned(),
            Self::Form => "form".to_owned(),
            Self::Xml => "xml".to_owned(),
            Self::Encode(format) => format!("encode({format})"),
            Self::Multipart => "multipart".to_owned(),
            Self::Raw => "body".to_owned(),
        }
    }
}

/// The names of a method's arguments.
fn arguments(method: &Signature) -> Vec<String> {
    let names = method.inputs.iter().filter_map(|input| match input {
        FnArg::Typed(input) => match &*input.pat {
            Pat::Ident(name) => Some(name.ident.unraw().to_string()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    });
    names.collect()
}

/// `#[endpoint(…)]` as it would be written.
fn whole(method: &str, template: &str, rest: &[&Part]) -> String {
    let mut parts = vec![method.to_owned(), template.to_owned()];
    parts.extend(rest.iter().map(|part| part.shown()));
    format!("#[endpoint({})]", parts.join(", "))
}

#[cfg(test)]
mod tests;
