//! An endpoint for the API document: its descriptor, and what makes the schemas of its types.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{GenericParam, Signature, TraitItemFn, Type, ext::IdentExt as _};

use super::{
    answer::Answer,
    call::ends,
    descriptor::descriptor,
    local::Locals,
    private::Private,
    role::{self, DESCRIBED},
};
use crate::{
    attribute::BodyKind,
    endpoint::{Body, Endpoint},
    signature::Result,
};

// Input:
//     #[endpoint(PUT, "/items/<id>", json = item)]
//     fn change<T: Serialize>(&self, id: u32, item: &Item) -> Call<Item>;
//
// Output:
//     {
//         local! { described_type = Described, DESCRIBE: Describes, [JsonSchema], "`{Self}` cannot be …", … }
//         Documented::new(
//             { static ENDPOINT: Endpoint = …; &ENDPOINT },
//             false,
//             &[<u32 as Described>::DESCRIBE.0],
//             Option::Some(<&Item as described_type>::DESCRIBE.0),
//             <<Call<Item> as Declared>::Value as described_type>::DESCRIBE.0,
//         )
//     }
pub(crate) fn documented(
    endpoint: &Endpoint,
    method: &TraitItemFn,
    private: &Private,
) -> TokenStream {
    let mut types = Types::new(&method.sig, private);
    let descriptor = descriptor(endpoint, private);
    let deprecated = method
        .attrs
        .iter()
        .any(|attribute| attribute.path().is_ident("deprecated"));
    let arguments: Vec<TokenStream> = endpoint
        .pieces
        .iter()
        .filter_map(|piece| Some(types.argument(&piece.value()?.ty)))
        .collect();
    let body = if let Some(body) = &endpoint.body {
        let body = types.body(body);
        quote!(::core::option::Option::Some(#body))
    } else {
        quote!(::core::option::Option::None)
    };
    let answer = match &endpoint.result {
        Result::Call(ty) => Answer::call(ty, private),
        Result::Awaited(ty) => Answer::awaited(ty, private),
    };
    let (Result::Call(result) | Result::Awaited(result)) = &endpoint.result;
    let described = types.answer(&answer, result);
    let shown = role::format(endpoint);
    let locals = types.locals.definitions(&shown);
    let answered = answer.definition(&shown);
    quote! {
        {
            #locals
            #answered
            #private::Documented::new(
                {
                    static ENDPOINT: #private::Endpoint = #descriptor;
                    &ENDPOINT
                },
                #deprecated,
                &[#(#arguments),*],
                #body,
                #described,
            )
        }
    }
}

/// The types of a method, where the method itself is not: what it calls by names of its own is not known.
struct Types<'a> {
    private: &'a Private,
    locals: Locals<'a>,
    lifetimes: Vec<&'a Ident>,
    parameters: Vec<&'a Ident>,
}

impl<'a> Types<'a> {
    fn new(signature: &'a Signature, private: &'a Private) -> Self {
        let mut types = Self {
            private,
            locals: Locals::new(signature, private),
            lifetimes: Vec::new(),
            parameters: Vec::new(),
        };
        for parameter in &signature.generics.params {
            match parameter {
                GenericParam::Lifetime(parameter) => {
                    types.lifetimes.push(&parameter.lifetime.ident);
                }
                GenericParam::Type(parameter) => types.parameters.push(&parameter.ident),
                GenericParam::Const(parameter) => types.parameters.push(&parameter.ident),
            }
        }
        types
    }

    fn argument(&mut self, ty: &Type) -> TokenStream {
        let Some(known) = self.known(ty) else {
            return self.undescribed();
        };
        let described = self.locals.named(&DESCRIBED, Some(ty), &known, ends(ty));
        quote!(#described.0)
    }

    /// A body that is no encoded value need not have a schema.
    fn body(&mut self, Body { kind, value, .. }: &Body) -> TokenStream {
        if !matches!(kind, BodyKind::Multipart | BodyKind::Raw) {
            return self.argument(&value.ty);
        }
        let Some(known) = self.known(&value.ty) else {
            return self.undescribed();
        };
        let private = self.private;
        quote! {{
            #[allow(unused_imports)]
            use #private::Undescribed as _;
            #private::MayDescribe::<#known>::NEW.describe()
        }}
    }

    fn answer(&mut self, answer: &Answer<'_>, ty: &Type) -> TokenStream {
        if self.known(ty).is_none() {
            return self.undescribed();
        }
        let described = answer.part("Value", 0, &DESCRIBED, &mut self.locals);
        quote!(#described.0)
    }

    fn undescribed(&self) -> TokenStream {
        let private = self.private;
        quote!(#private::UNDESCRIBED)
    }

    /// A type without the method's lifetimes, unless it has no name outside of the method.
    fn known(&self, ty: &Type) -> Option<TokenStream> {
        let tokens = ty.to_token_stream();
        (!self.is_unknown(tokens.clone())).then(|| self.without_lifetimes(tokens))
    }

    fn is_unknown(&self, tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => {
                name == "impl" || name == "dyn" || self.parameters.contains(&&name)
            }
            TokenTree::Group(group) => self.is_unknown(group.stream()),
            _ => false,
        })
    }

    fn without_lifetimes(&self, tokens: TokenStream) -> TokenStream {
        let mut behind_quote = false;
        let tokens = tokens.into_iter().map(|token| {
            let is_lifetime = std::mem::take(&mut behind_quote);
            match token {
                TokenTree::Ident(name) if is_lifetime && self.is_own(&name) => {
                    Ident::new("_", name.span()).into()
                }
                TokenTree::Group(group) => {
                    let inner = self.without_lifetimes(group.stream());
                    let mut changed = Group::new(group.delimiter(), inner);
                    changed.set_span(group.span());
                    changed.into()
                }
                token => {
                    behind_quote =
                        matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '\'');
                    token
                }
            }
        });
        tokens.collect()
    }

    fn is_own(&self, lifetime: &Ident) -> bool {
        let mut lifetimes = self.lifetimes.iter();
        lifetimes.any(|own| own.unraw() == lifetime.unraw())
    }
}
