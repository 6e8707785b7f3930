//! Types, as far as it matters what they are made of.

use std::fmt;

/// A type of which is known which definitions it holds.
#[derive(Debug, Clone)]
pub(super) enum Type {
    /// One that is not defined here.
    Plain(String),
    /// The definition of this index and name.
    Model(usize, String),
    List(Box<Self>),
    Map(Box<Self>),
    Optional(Box<Self>),
}

impl Type {
    /// Any JSON.
    pub(super) fn any() -> Self {
        Self::Plain("serde_json::Value".to_owned())
    }

    /// The definition that a value holds within itself.
    pub(super) fn held(&self) -> Option<usize> {
        match self {
            Self::Model(index, _) => Some(*index),
            Self::Optional(ty) => ty.held(),
            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(name) | Self::Model(_, name) => f.write_str(name),
            Self::List(ty) => write!(f, "Vec<{ty}>"),
            Self::Map(ty) => write!(f, "std::collections::HashMap<String, {ty}>"),
            Self::Optional(ty) => write!(f, "Option<{ty}>"),
        }
    }
}
