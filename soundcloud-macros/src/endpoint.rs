//! The model: an attribute joined with its signature, every mistake ruled out.

use proc_macro2::Ident;
use syn::{Path, Type};

use crate::{attribute::BodyKind, signature};

/// An endpoint that can be expanded.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) method: Ident,
    pub(crate) template: String,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) body: Option<Body>,
    pub(crate) operation: Option<String>,
    pub(crate) auth: Option<String>,
    pub(crate) retry: Option<String>,
    pub(crate) runtime: Option<Path>,
    pub(crate) result: signature::Result,
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
