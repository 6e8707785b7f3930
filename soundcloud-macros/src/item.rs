//! What stands under the attribute: a method of a trait, one hopes.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    AttrStyle, Attribute, TraitItemFn, Visibility,
    parse::{Parse, ParseStream},
};

use crate::errors::Errors;

/// What may stand before `fn`.
const QUALIFIERS: [&str; 6] = ["pub", "default", "const", "async", "unsafe", "extern"];

/// A method of a trait.
pub(crate) struct Method {
    /// One that the compiler will refuse, in its own words.
    pub(crate) visibility: Visibility,
    pub(crate) function: TraitItemFn,
}

impl Parse for Method {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let mut function: TraitItemFn = input.parse()?;
        function.attrs.splice(0..0, attributes);
        Ok(Self {
            visibility,
            function,
        })
    }
}

impl From<TraitItemFn> for Method {
    fn from(function: TraitItemFn) -> Self {
        Self {
            visibility: Visibility::Inherited,
            function,
        }
    }
}

impl ToTokens for Method {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self {
            visibility,
            function,
        } = self;
        let mut function = function.clone();
        // What stands in the body stays there.
        let is_outer = |attribute: &mut Attribute| matches!(attribute.style, AttrStyle::Outer);
        let outer: Vec<Attribute> = function.attrs.extract_if(.., is_outer).collect();
        tokens.extend(quote!(#(#outer)* #visibility #function));
    }
}

impl Method {
    /// The method; anything else is a mistake.
    pub(crate) fn read(item: &TokenStream, errors: &mut Errors) -> Option<Self> {
        let method = syn::parse2::<Self>(item.clone());
        if let Err(error) = &method
            && let Some(name) = function_name(item)
        {
            let (place, message) = unread(&name, error);
            let help = format!("write `fn {name}(&self, argument: Type) -> Call<T>;`");
            errors.at(place, format!("{message}\n= help: {help}"));
            return None;
        }
        // A trait may have such a function; that an endpoint is none of them is the same mistake.
        let method = method.ok().filter(|Self { function, .. }| {
            function.default.is_none() || function.sig.receiver().is_some()
        });
        if method.is_none() {
            errors.at(
                first(item),
                "`#[endpoint]` goes on a method of a trait\n= help: write `trait Shop: Api { #[endpoint(GET, \"/path\")] fn name(&self) -> Call<T>; }`",
            );
        }
        method
    }

    /// A second `#[endpoint]` is a mistake, and must not expand once more.
    pub(crate) fn refuse_another(&mut self, errors: &mut Errors) {
        let name = &self.function.sig.ident;
        self.function.attrs.retain(|attribute| {
            let path = attribute.path();
            let last = path.segments.last();
            let another = last.is_some_and(|segment| segment.ident == "endpoint");
            if another {
                let message = format!(
                    "method `{name}` already has an `#[endpoint]`\n= help: declare one method for each endpoint"
                );
                errors.over(path, message);
            }
            !another
        });
    }
}

/// The name of an item that says that it is a function before it says anything else.
fn function_name(item: &TokenStream) -> Option<Ident> {
    let words = item.clone().into_iter().filter_map(|token| match token {
        TokenTree::Ident(word) => Some(word),
        _ => None,
    });
    let mut words = words.skip_while(|word| QUALIFIERS.iter().any(|known| word == known));
    words.next().filter(|word| word == "fn")?;
    words.next()
}

/// What the parser says of a function, if it knows more than that there is no more.
fn unread(name: &Ident, error: &syn::Error) -> (Span, String) {
    let reason = error.to_string();
    if reason.starts_with("unexpected end of input") {
        (name.span(), format!("method `{name}` is not complete"))
    } else {
        let message = format!("method `{name}` could not be read: {reason}");
        (error.span(), message)
    }
}

/// Where an item starts, behind its attributes.
fn first(item: &TokenStream) -> Span {
    let tokens = item.clone().into_iter();
    let mut tokens = tokens.skip_while(|token| match token {
        TokenTree::Punct(punct) => punct.as_char() == '#',
        TokenTree::Group(_) => true,
        _ => false,
    });
    tokens
        .next()
        .map_or_else(Span::call_site, |token| token.span())
}
