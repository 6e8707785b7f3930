//! What only the compiler can compare: whether the types of an endpoint are the models of the
//! document's schemas. A type that is no such model is not compared.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Type};

use super::Pair;
use crate::{
    code::shown,
    document::{self, Content, Kind, Schema},
    endpoint::Piece,
    expand::{Private, at, ends},
    signature::{self, is_prelude, type_argument, unwrapped},
};

impl Pair<'_> {
    /// A constant for each type that may disagree; it does not compile if it does.
    pub(super) fn agreements(
        &self,
        attributes: &[Attribute],
        generics: &[String],
        private: &Private,
    ) -> TokenStream {
        let compare = Compare { generics, private };
        let conditions = attributes.iter().filter(|one| one.path().is_ident("cfg"));
        let conditions: TokenStream = conditions.map(ToTokens::to_token_stream).collect();
        let constants = [self.body_agrees(&compare), self.answer_agrees(&compare)];
        let constants = constants
            .into_iter()
            .flatten()
            .chain(self.fields_agree(&compare));
        constants
            .map(|constant| quote!(#conditions #constant))
            .collect()
    }

    fn body_agrees(&self, compare: &Compare<'_>) -> Option<TokenStream> {
        let sent = self.endpoint.body.as_ref()?;
        let schema = self.named(self.operation.body.as_ref()?)?;
        let message = |name: &str, ty: &str| {
            let (endpoint, place) = (self.operation, self.place(schema.line()));
            format!(
                "the body of `{endpoint}` is {name} in `{place}`, and `{ty}` is the model of another schema"
            )
        };
        compare.agrees(&sent.value.ty, &schema, message)
    }

    fn answer_agrees(&self, compare: &Compare<'_>) -> Option<TokenStream> {
        let (signature::Result::Call(ty) | signature::Result::Awaited(ty)) = &self.endpoint.result;
        let schema = self.named(self.operation.answer.as_ref()?)?;
        let message = |name: &str, ty: &str| {
            let (endpoint, place) = (self.operation, self.place(schema.line()));
            format!(
                "`{endpoint}` answers with {name} in `{place}`, and `{ty}` is the model of another schema"
            )
        };
        compare.agrees(type_argument(ty, 0)?, &schema, message)
    }

    fn fields_agree(&self, compare: &Compare<'_>) -> Option<TokenStream> {
        let mut pieces = self.endpoint.pieces.iter();
        let value = pieces.find_map(|piece| match piece {
            Piece::Fields(value) => Some(value),
            _ => None,
        })?;
        let ty = compare.comparable(&value.ty)?;
        let private = compare.private;
        let operation = self.operation.to_string();
        let message = format!(
            "`{}` is not compared with the query of `{operation}`: add it to `query(…)` of its `#[schema(…)]`",
            shown(ty)
        );
        let compared = quote!(<#private::Of<#ty>>::OPERATIONS, #operation, #message);
        Some(constant(ty, "operation_agrees", compared, private))
    }

    /// The schema that a body has by JSON, XML or a form.
    pub(super) fn named<'s>(&'s self, body: &'s document::Body) -> Option<Schema<'s>> {
        let is_told = |one: &&Content| one.is_json() || one.is_xml() || one.is_form();
        let content = body.contents.iter().find(is_told)?;
        Some(Schema::new(&self.source.document, content.schema.as_ref()?))
    }
}

/// How types are named outside of the method.
struct Compare<'a> {
    /// What cannot be named there.
    generics: &'a [String],
    private: &'a Private,
}

impl Compare<'_> {
    /// Compares a type with a schema; lists of both are looked into.
    fn agrees(
        &self,
        ty: &Type,
        schema: &Schema<'_>,
        message: impl Fn(&str, &str) -> String,
    ) -> Option<TokenStream> {
        let ty = self.comparable(ty)?;
        if let Some(element) = element(ty)
            && let Kind::List(Some(items)) = schema.kind()
        {
            return self.agrees(element, &items, message);
        }
        let names = schema.names();
        // An object without a name may be written as a model; a list is none of its elements.
        if names.is_empty() && !matches!(schema.kind(), Kind::List(_)) {
            return None;
        }
        let name = names
            .first()
            .map_or_else(|| described(schema).to_owned(), |name| format!("`{name}`"));
        let message = message(&name, &shown(ty));
        let private = self.private;
        let compared = quote!(<#private::Of<#ty>>::NAME, &[#(#names),*], #message);
        Some(constant(ty, "name_agrees", compared, private))
    }

    /// The type behind references and what holds one value, if it can be named.
    fn comparable<'t>(&self, ty: &'t Type) -> Option<&'t Type> {
        let ty = unwrapped(ty);
        match ty {
            Type::Reference(reference) => self.comparable(&reference.elem),
            Type::Path(_) if ["Option", "Box"].iter().any(|name| is_prelude(ty, name)) => {
                self.comparable(type_argument(ty, 0)?)
            }
            Type::Path(_) | Type::Slice(_) => {
                (!self.is_generic(ty.to_token_stream())).then_some(ty)
            }
            _ => None,
        }
    }

    fn is_generic(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => {
                let name = name.to_string();
                matches!(name.as_str(), "Self" | "impl" | "dyn") || self.generics.contains(&name)
            }
            TokenTree::Group(group) => self.is_generic(group.stream()),
            _ => false,
        })
    }
}

/// A comparison where the type stands, as if the user had written it there: so no attribute is blamed.
fn constant(ty: &Type, function: &str, compared: TokenStream, private: &Private) -> TokenStream {
    let (first, last) = ends(ty);
    let function = Ident::new(function, first);
    let function = at(first, quote!(#private::#function));
    // From the first to the last token of the call is what is underlined.
    let mut compared = Group::new(Delimiter::Parenthesis, at(first, compared));
    compared.set_span(last);
    let unknown = at(first, quote!(#private::Unknown));
    quote! {
        const _: () = {
            #[allow(unused_imports)]
            use #unknown as _;
            #function #compared
        };
    }
}

/// What a schema without a name is.
fn described(schema: &Schema<'_>) -> &'static str {
    match schema.kind() {
        Kind::List(_) => "a list",
        Kind::Map(_) | Kind::Object => "an object",
        _ => "something else",
    }
}

fn element(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Slice(slice) => Some(&slice.elem),
        _ if is_prelude(ty, "Vec") => type_argument(ty, 0),
        _ => None,
    }
}
