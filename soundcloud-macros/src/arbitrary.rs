//! Anything written as an attribute or under one: nothing panics, and what holds always holds.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::{prelude::*, sample};
use quote::quote;

use crate::{expand, invariants};

/// Words of the grammar and of Rust.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "GET", "GTE", "post", "json", "form", "encode", "headers", "operation", "auth", "none", "retry",
    "crate", "self", "r#type", "_", "item", "fn", "async", "unsafe", "const", "pub", "struct",
    "trait", "impl", "dyn", "where", "mut", "ref", "extern", "=", ",", ";", ":", "::", "->", "<",
    ">", "&", "#", "..", "...", "|", "!", "'a", "'a'", "1", "1.5", "b\"/a\"", "\"/a/<id>\"",
    "\"/{id}\"", "\"a\"", "r#\"/<a>?<b..>\"#", "\"\\u{f6}\"", "\"/\"x", "Call", "Result", "Option",
    "str", "String", "Self", "#[endpoint]", "/// doc\n", "&self",
    "fn item(&self, item: u8) -> Call<()>;", "async fn item(&self) -> Result<(), E>;", "item: u8",
    "json = item", "GET, \"/<item>\"", "-> Call<()>", "\"A\" = item",
];

/// Attributes and methods; the last has all that a method can have.
const ENDPOINTS: &[(&str, &str)] = &[
    ("GET, \"/\"", "fn list(&self) -> Call<Vec<Item>>;"),
    (
        "GET, \"/a/<id>.<format>?<q>&limit=<most>&b=c&<more..>\"",
        "/// One.\n#[must_use] fn item(&self, id: u8, format: &str, q: Option<&str>, most: u8, more: &More) -> Call<Item>;",
    ),
    (
        "PUT, \"/files/<path..>\", body = content, operation = \"store\", auth = key, retry = always,",
        "async fn store<T: Into<Vec<u8>>>(&self, path: &[T], content: impl Into<Body>) -> Result<(), Error> where T: Send;",
    ),
    (
        "POST, \"/\", encode(format) = item, headers(\"X-A\" = a, \"X-B\" = \"c\"), crate = my::api",
        "#[cfg(feature = \"x\")] fn r#move<'a>(&'a self, r#format: Format, item: &'a Item, a: [u8; 2]) -> Call<()>;",
    ),
    (
        "PATCH, r#\"/gr\\u{f6}\"#, multipart = form, auth = none, retry = never",
        "unsafe extern \"C\" fn patch(self: Box<Self>, mut form: str, (a, b): (u8, u8), ref c: [u8], d: dyn A + B, ...) -> u8 { body }",
    ),
];

/// A trait with all that one can hold.
const TRAIT: &str = "
    /// The shop.
    pub trait Shop<T>: Api where T: Send {
        const A: u8 = 1;
        #[endpoint(GET, \"/items/<id>\")] fn item(&self, id: u8) -> Call<T>;
        #[cfg(x)] #[my::endpoint(POST, \"/items\", json = item)]
        async fn add(&self, item: &T) -> Result<(), Error>;
        #[cfg_attr(x, endpoint(GET, \"/\"))] fn list(&self) -> Call<()>;
        fn helper(&self) -> u8 { 1 }
        more! { a }
    }
";

/// Words in any order and nesting.
pub(crate) fn tokens() -> impl Strategy<Value = TokenStream> {
    let word = sample::select(WORDS).prop_map(str::to_owned);
    let leaf = prop_oneof![4 => word, 1 => "\\PC{0,8}"]
        .prop_map(|source| source.parse().unwrap_or_default());
    leaf.prop_recursive(4, 64, 12, |inner| {
        let delimiter = sample::select(vec![
            Delimiter::Parenthesis,
            Delimiter::Brace,
            Delimiter::Bracket,
            Delimiter::None,
        ]);
        let sequence = prop::collection::vec(inner, 0..12).prop_map(TokenStream::from_iter);
        prop_oneof![
            sequence.clone(),
            (delimiter, sequence).prop_map(|(delimiter, stream)| {
                TokenTree::from(Group::new(delimiter, stream)).into()
            }),
        ]
    })
}

/// A method whose parts may be anything.
pub(crate) fn method() -> impl Strategy<Value = TokenStream> {
    (tokens(), tokens(), tokens(), tokens()).prop_map(|(before, inputs, output, end)| {
        let end = if end.is_empty() {
            quote!(;)
        } else {
            quote!({ #end })
        };
        quote!(#before fn item(&self, #inputs) -> #output #end)
    })
}

/// What is done to one token by a slip of the hand.
#[derive(Debug, Clone)]
enum Slip {
    Delete,
    Duplicate,
    /// To the end.
    Move,
    Insert(TokenStream),
}

impl Slip {
    fn apply(&self, tokens: &mut Vec<TokenTree>, index: usize) {
        match self {
            Self::Delete => drop(tokens.remove(index)),
            Self::Duplicate => tokens.insert(index, tokens[index].clone()),
            Self::Move => tokens[index..].rotate_left(1),
            Self::Insert(more) => drop(tokens.splice(index..index, more.clone())),
        }
    }
}

fn slip() -> impl Strategy<Value = Slip> {
    prop_oneof![
        Just(Slip::Delete),
        Just(Slip::Duplicate),
        Just(Slip::Move),
        tokens().prop_map(Slip::Insert),
    ]
}

/// Some slips, each at a place that is a share of all.
fn slips() -> impl Strategy<Value = Vec<(sample::Index, Slip)>> {
    prop::collection::vec((any::<sample::Index>(), slip()), 0..4)
}

fn slipped(source: &str, slips: &[(sample::Index, Slip)]) -> TokenStream {
    let mut tokens: TokenStream = source.parse().expect("tokens");
    for (place, slip) in slips {
        let count = count(&tokens);
        if count > 0 {
            tokens = slipped_at(tokens, &mut place.index(count), slip);
        }
    }
    tokens
}

/// How many tokens there are, in all depths.
fn count(tokens: &TokenStream) -> usize {
    let tokens = tokens.clone().into_iter();
    let counts = tokens.map(|token| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    });
    counts.sum()
}

/// Applies a slip once `left` tokens were passed.
fn slipped_at(tokens: TokenStream, left: &mut usize, slip: &Slip) -> TokenStream {
    let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for index in 0..tokens.len() {
        let Some(less) = left.checked_sub(1) else {
            *left = usize::MAX;
            slip.apply(&mut tokens, index);
            break;
        };
        *left = less;
        if let TokenTree::Group(group) = &tokens[index] {
            let stream = slipped_at(group.stream(), left, slip);
            tokens[index] = Group::new(group.delimiter(), stream).into();
        }
    }
    tokens.into_iter().collect()
}

/// Line and column of each mistake that was told.
fn positions(expanded: TokenStream) -> Vec<(usize, usize)> {
    let tokens = expanded.into_iter().flat_map(|token| match token {
        TokenTree::Ident(name) if name == "compile_error" => {
            let start = name.span().start();
            vec![(start.line, start.column)]
        }
        TokenTree::Group(group) => positions(group.stream()),
        _ => Vec::new(),
    });
    tokens.collect()
}

proptest! {
    #[test]
    fn any_text_as_a_template(text in "/?(\\PC|[<>{}?&=%.:#/ \t\n+0-9-]|[<{:][a-z]+(\\.\\.)?[>}]|\\.\\.){0,12}") {
        invariants::template(&text);
    }

    #[test]
    fn any_tokens_on_any_tokens(attribute in tokens(), item in tokens()) {
        invariants::endpoint(attribute, &item);
    }

    #[test]
    fn any_tokens_on_a_method_of_any_tokens(attribute in tokens(), item in method()) {
        invariants::endpoint(attribute, &item);
    }

    #[test]
    fn any_tokens_on_a_method(attribute in tokens()) {
        invariants::endpoint(attribute, &quote!(fn item(&self, item: u8) -> Call<()>;));
    }

    #[test]
    fn slips_in_an_endpoint(
        (attribute, method) in sample::select(ENDPOINTS),
        in_attribute in slips(),
        in_method in slips(),
    ) {
        let attribute = slipped(attribute, &in_attribute);
        invariants::endpoint(attribute, &slipped(method, &in_method));
    }

    #[test]
    fn mistakes_are_told_in_the_order_of_the_source(
        (attribute, method) in sample::select(ENDPOINTS),
        in_attribute in slips(),
        in_method in slips(),
    ) {
        let attribute = slipped(attribute, &in_attribute);
        let method = slipped(method, &in_method);
        // In one source, as far as these tokens are one.
        let source = quote!((#attribute) #method).to_string();
        let mut tokens = source.parse::<TokenStream>().unwrap_or_default().into_iter();
        if let Some(TokenTree::Group(attribute)) = tokens.next() {
            let expanded = expand::expand(attribute.stream(), &tokens.collect());
            prop_assert!(positions(expanded).is_sorted());
        }
    }

    #[test]
    fn any_tokens_on_a_trait_of_any_tokens(attribute in tokens(), items in tokens()) {
        invariants::api(attribute, &quote!(trait Shop: Api { #items }));
    }

    #[test]
    fn slips_in_a_trait(attribute in tokens(), slips in slips()) {
        invariants::api(attribute, &slipped(TRAIT, &slips));
    }

    #[test]
    fn slips_in_a_trait_that_gives_its_document(slips in slips()) {
        invariants::api(quote!(openapi), &slipped(TRAIT, &slips));
    }

    #[test]
    fn mistakes_in_a_trait_are_told_in_the_order_of_the_source(slips in slips()) {
        let source = slipped(TRAIT, &slips).to_string();
        let item = source.parse::<TokenStream>().unwrap_or_default();
        prop_assert!(positions(crate::api::expand(TokenStream::new(), &item)).is_sorted());
    }
}
