//! What serde's attributes say of the names and values on the wire.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Attribute, LitStr, Meta};

use crate::attribute::tokens::{self, is_punct};

/// Which way values go: names and defaults may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Values are read, and perhaps sent too.
    Read,
    /// Values are only sent.
    Sent,
}

/// The attributes `#[serde(…)]` of a type, field or variant. That they are right is serde's business.
#[derive(Debug, Default)]
pub(super) struct Serde(Vec<Entry>);

/// `key`, `key = "value"` or `key(…)`.
#[derive(Debug)]
struct Entry {
    key: String,
    value: Option<LitStr>,
    inside: Serde,
}

impl Serde {
    pub(super) fn read(attributes: &[Attribute]) -> Self {
        let lists = attributes
            .iter()
            .filter_map(|attribute| match &attribute.meta {
                Meta::List(list) if list.path.is_ident("serde") => Some(&list.tokens),
                _ => None,
            });
        Self(lists.flat_map(entries).collect())
    }

    /// Whether a key is given, alone or with a value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|entry| entry.key == key)
    }

    /// Whether one of these keys is given.
    pub(super) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.has(key))
    }

    /// The texts of a key, which may be given several times.
    pub(super) fn texts(&self, key: &str) -> impl Iterator<Item = &LitStr> {
        let entries = self.0.iter().filter(move |entry| entry.key == key);
        entries.filter_map(|entry| entry.value.as_ref())
    }

    /// The text of `key = "…"`, or of `key(serialize = "…", deserialize = "…")`.
    pub(super) fn directed(&self, key: &str, direction: Direction) -> Option<&LitStr> {
        let word = match direction {
            Direction::Read => "deserialize",
            Direction::Sent => "serialize",
        };
        let both = self.texts(key).next();
        both.or_else(|| {
            let mut entries = self.0.iter().filter(|entry| entry.key == key);
            entries.find_map(|entry| entry.inside.texts(word).next())
        })
    }

    /// Whether another type stands for this one on the wire.
    pub(super) fn is_converted(&self, direction: Direction) -> bool {
        match direction {
            Direction::Read => self.has_any(&["from", "try_from"]),
            Direction::Sent => self.has("into"),
        }
    }

    /// Whether functions of the user's say how the value is written or read.
    pub(super) fn is_custom(&self) -> bool {
        self.has_any(&["with", "serialize_with", "deserialize_with"])
    }
}

fn entries(tokens: &TokenStream) -> Vec<Entry> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let parts = tokens.split(|token| is_punct(token, ','));
    parts.filter_map(entry).collect()
}

fn entry(part: &[TokenTree]) -> Option<Entry> {
    let (TokenTree::Ident(key), rest) = part.split_first()? else {
        return None;
    };
    let (value, inside) = match rest {
        [TokenTree::Group(group)] => (None, entries(&group.stream())),
        [equals, value @ ..] if is_punct(equals, '=') => (tokens::text(value), Vec::new()),
        _ => (None, Vec::new()),
    };
    Some(Entry {
        key: key.to_string(),
        value,
        inside: Serde(inside),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str) -> Serde {
        let item: syn::ItemStruct = syn::parse_str(&format!("{source} struct A;")).expect("a type");
        Serde::read(&item.attrs)
    }

    fn directed(source: &str, direction: Direction) -> Option<String> {
        let serde = read(source);
        serde.directed("rename", direction).map(LitStr::value)
    }

    #[test]
    fn a_name_may_depend_on_the_way() {
        let both = "#[doc = \"x\"] #[serde(default, rename = \"a\")]";
        assert_eq!(directed(both, Direction::Read).as_deref(), Some("a"));
        assert_eq!(directed(both, Direction::Sent).as_deref(), Some("a"));
        let each = "#[serde(default)] #[serde(rename(serialize = \"a\", deserialize = \"b\"))]";
        assert_eq!(directed(each, Direction::Read).as_deref(), Some("b"));
        assert_eq!(directed(each, Direction::Sent).as_deref(), Some("a"));
        let one = "#[serde(rename(serialize = \"a\"))]";
        assert_eq!(directed(one, Direction::Read), None);
    }

    #[test]
    fn what_is_none_of_our_business_is_passed_over() {
        let serde =
            read("#[serde(bound(deserialize = \"T: A, B\"), 1, = , alias = \"a\", alias = \"b\")]");
        let aliases: Vec<String> = serde.texts("alias").map(LitStr::value).collect();
        assert_eq!(aliases, ["a", "b"]);
        assert!(serde.has("bound") && !serde.has("rename"));
        assert!(!read("#[serde] #[serde = \"a\"] #[other(rename = \"b\")]").has("rename"));
    }
}
