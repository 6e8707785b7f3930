//! Whatever is written: nothing panics, and every mistake is told in one line, with help.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;

/// Attributes of types, fields and variants.
#[rustfmt::skip]
const ATTRIBUTES: &[&str] = &[
    "", "#[schema]", "#[schema()]", "#[schema = 1]", "#[schema(spec = \"s\")]", "#[schema(complete)]",
    "#[schema(request, omit(\"name\", \"x\"))]", "#[schema(query(\"items\", \"sales\", \"x\"))]",
    "#[schema(query(\"GET /sales\"), omit(\"filter\"))]", "#[schema(name = \"Order\")]",
    "#[schema(name = \"\\n\\u{7}\")]", "#[schema(skip)]", "#[schema(unchecked, undocumented)]",
    "#[schema(;,= x y \"z\" (a))]", "#[schema(crate = a::b, crate = 1)]", "#[serde(1, = , x(y))]",
    "#[serde(rename = \"a\\nb\")]", "#[serde(rename(serialize = \"x\", deserialize = \"name\"))]",
    "#[serde(rename_all = \"camelCase\")]", "#[serde(rename_all = \"x\")]", "#[serde(alias = \"name\")]",
    "#[serde(default, skip_serializing_if = \"x\")]", "#[serde(with = \"x\")]", "#[serde(flatten)]",
    "#[serde(skip)]", "#[serde(other)]", "#[serde(untagged)]", "#[serde(transparent)]",
    "#[serde(from = \"x\", into = \"y\")]", "#[serde(rename = \"filter[from]\")]", "#[doc = \"x\"]",
];

#[rustfmt::skip]
const TYPES: &[&str] = &[
    "u8", "i128", "String", "Option<u8>", "Option", "Option<>", "Vec<Vec<Option<&'a str>>>", "[u8; N]",
    "&'a [T]", "HashMap<u8, Vec<T>>", "HashMap", "Cow<'a, str>", "(u8,)", "()", "!", "_", "impl A + B",
    "dyn Fn(u8) -> u8", "fn(u8)", "*const u8", "<T as A>::B", "T::A", "r#type", "my::Vec<u8>",
    "::std::vec::Vec<bool>", "std", "a!(b)", "(Option<bool>)", "Box<[f64]>", "Self", "Seller",
];

#[rustfmt::skip]
const NAMES: &[&str] = &[
    "name", "nmae", "r#type", "id", "full_name", "home_page", "größe", "_0", "limit", "filter", "from",
];

const ITEMS: &[&str] = &[
    "Item", "Itme", "Seller", "Order", "Word", "Count", "Open", "Anything", "r#Time",
];

/// A field or a variant.
fn member() -> impl Strategy<Value = (Vec<&'static str>, &'static str, &'static str)> {
    (vec(select(ATTRIBUTES), 0..3), select(NAMES), select(TYPES))
}

fn type_with_members() -> impl Strategy<Value = String> {
    let attributes = vec(select(ATTRIBUTES), 0..3);
    (attributes, select(ITEMS), vec(member(), 0..5), 0..6u8).prop_map(
        |(attributes, name, members, shape)| {
            let members = members.iter().map(|(attributes, name, ty)| {
                let attributes = attributes.join(" ");
                match shape {
                    0 | 1 => format!("{attributes} pub {name}: {ty},"),
                    2 => format!("{attributes} {ty},"),
                    3 => format!("{attributes} {name},"),
                    4 => format!("{attributes} {name}({ty}),"),
                    _ => format!("{name}: {ty},"),
                }
            });
            let members: String = members.collect();
            let attributes = format!("#[schema(spec = \"s\")] {}", attributes.join(" "));
            match shape {
                0 | 1 => format!("{attributes} struct {name}<'a, T> {{ {members} }}"),
                2 => format!("{attributes} struct {name}<'a, T>({members});"),
                3 | 4 => format!("{attributes} enum {name} {{ {members} }}"),
                _ => format!("{attributes} union {name} {{ {members} }}"),
            }
        },
    )
}

proptest! {
    #[test]
    fn every_type_is_told_what_is_wrong(source in type_with_members()) {
        // What the parser refuses is no type to rustc either.
        if syn::parse_str::<syn::Item>(&source).is_ok() {
            let (_, errors) = compared(&source);
            for [_, message, help] in errors.found() {
                prop_assert!(!message.contains(char::is_control), "{source}: {message:?}");
                prop_assert!(!message.is_empty() && !message.ends_with('.'), "{message:?}");
                prop_assert!(!help.trim().is_empty(), "{source}: {message}");
            }
        }
    }

    #[test]
    fn the_impl_can_stand_beside_the_type(source in type_with_members()) {
        let source = source.replace("\"s\"", "\"src/schema/tests/shop.yaml\"");
        if let Ok(item) = syn::parse_str::<syn::Item>(&source) {
            let expanded = expand(&quote!(#item));
            let file = syn::parse2::<syn::File>(quote!(#expanded));
            prop_assert!(file.is_ok(), "{source}: {expanded}");
        }
    }
}
