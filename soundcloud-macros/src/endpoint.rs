//! The model: an attribute joined with its signature, every mistake ruled out.

use std::fmt;

use proc_macro2::Ident;
use syn::{LitStr, Path, Type};

use crate::{
    attribute::{BodyKind, Differences},
    signature,
};

/// An endpoint that can be expanded.
#[derive(Debug)]
pub(crate) struct Endpoint {
    /// The name of the Rust method.
    pub(crate) name: Ident,
    pub(crate) docs: String,
    /// The HTTP method.
    pub(crate) method: Ident,
    pub(crate) template: LitStr,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) body: Option<Body>,
    pub(crate) operation: Option<LitStr>,
    pub(crate) auth: Option<Ident>,
    pub(crate) retry: Option<String>,
    pub(crate) runtime: Option<Path>,
    /// From the API document, and on purpose.
    #[cfg_attr(
        not(feature = "spec"),
        allow(dead_code, reason = "read by the check only")
    )]
    pub(crate) differences: Differences,
    pub(crate) result: signature::Result,
}

/// Method and path: `GET /items/<id>`.
impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let template = self.template.value();
        let route = template.split('?').next().unwrap_or(&template);
        write!(f, "{} {route}", self.method)
    }
}

/// A part of the request, in wire order.
#[derive(Debug)]
pub(crate) enum Piece {
    Text(String),
    Path(Value),
    Rest(Value),
    Pair(String, String),
    Query(String, Value),
    Fields(Value),
    FixedHeader(String, String),
    Header(String, Value),
}

impl Piece {
    pub(crate) fn value(&self) -> Option<&Value> {
        match self {
            Self::Text(_) | Self::Pair(..) | Self::FixedHeader(..) => None,
            Self::Path(value)
            | Self::Rest(value)
            | Self::Query(_, value)
            | Self::Fields(value)
            | Self::Header(_, value) => Some(value),
        }
    }
}

/// An argument in its place.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// The argument's own token: one built from the template's text might not resolve to it.
    pub(crate) name: Ident,
    pub(crate) ty: Type,
}

#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) kind: BodyKind,
    pub(crate) value: Value,
    /// The argument that tells the format, for [`BodyKind::Encode`].
    pub(crate) format: Option<Value>,
}
