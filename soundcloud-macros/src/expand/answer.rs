//! What a method returns, and how the runtime makes it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Token, Type};

use super::{
    call::{ends, qualified},
    local::Locals,
    private::Private,
    role::Role,
};
use crate::signature::{is_named, type_argument};

/// The type that a method returns.
pub(super) struct Answer<'a> {
    ty: &'a Type,
    private: &'a Private,
    awaited: bool,
    /// Whether it does not look as it should. It may be an alias; should it be none, a local trait
    /// has the words, as for a [`Role`].
    odd: bool,
}

impl<'a> Answer<'a> {
    /// `Call<T>`.
    pub(super) fn call(ty: &'a Type, private: &'a Private) -> Self {
        Self {
            ty,
            private,
            awaited: false,
            odd: !is_named(ty, "Call"),
        }
    }

    /// `Result<T, E>` of an `async fn`.
    pub(super) fn awaited(ty: &'a Type, private: &'a Private) -> Self {
        Self {
            ty,
            private,
            awaited: true,
            odd: !is_named(ty, "Result"),
        }
    }

    fn place(&self) -> TokenStream {
        let Self { private, .. } = self;
        match (self.odd, self.awaited) {
            (false, false) => quote!(#private::Declared),
            (false, true) => quote!(#private::Awaited),
            (true, false) => quote!(declared_call),
            (true, true) => quote!(awaited_result),
        }
    }

    /// The function that makes a part of what is returned, the value or the error.
    ///
    /// The part is what the runtime takes the type apart to, as the type may be an alias; its place
    /// is where it seems to be written.
    pub(super) fn part(
        &self,
        name: &str,
        index: usize,
        role: &'static Role,
        locals: &mut Locals<'_>,
    ) -> TokenStream {
        let ty = self.ty;
        let written = type_argument(ty, index);
        let (first, last) = written.map_or_else(|| ends(ty), ends);
        let (open, close) = (Token![<](first), Token![>](last));
        let (place, name) = (self.place(), Ident::new(name, last));
        let part = quote!(#open #ty as #place #close::#name);
        locals.named(role, written, &part, (first, last))
    }

    /// The value that is returned.
    pub(super) fn given(&self, inputs: TokenStream) -> TokenStream {
        let (first, last) = ends(self.ty);
        let name = if self.awaited { "awaited" } else { "declared" };
        let function = Ident::new(name, last);
        qualified(self.ty, (first, last), &self.place(), &function, inputs)
    }

    /// The local trait, where one is needed.
    pub(super) fn definition(&self, endpoint: &str) -> Option<TokenStream> {
        if !self.odd {
            return None;
        }
        let Self { private, .. } = self;
        let place = self.place();
        let note = "write `fn … -> Call<T>`, or `async fn … -> Result<T, E>`";
        let inputs = quote! {
            client: &#private::Client,
            endpoint: &'static #private::Endpoint,
            arguments: &[#private::Argument<'_>],
            payload: ::core::option::Option<#private::Payload>,
        };
        let (message, label, items, implementation) = if self.awaited {
            (
                format!(
                    "an `async` endpoint returns `Result<T, E>`, and `{endpoint}` returns `{{Self}}`"
                ),
                "not a `Result<T, E>`",
                quote! {
                    type Value;
                    type Error;
                    type Sending: ::core::future::Future<Output = Self> + ::core::marker::Send;
                    fn awaited(
                        #inputs
                        decodes: #private::Decodes<Self::Value>,
                        converts: #private::Converts<Self::Error>,
                    ) -> Self::Sending;
                },
                quote! {
                    impl<T, E> #place for ::core::result::Result<T, E> {
                        type Value = T;
                        type Error = E;
                        type Sending = #private::Sending<T, E>;
                        fn awaited(
                            #inputs
                            decodes: #private::Decodes<T>,
                            converts: #private::Converts<E>,
                        ) -> #private::Sending<T, E> {
                            <Self as #private::Awaited>::awaited(
                                client, endpoint, arguments, payload, decodes, converts,
                            )
                        }
                    }
                },
            )
        } else {
            (
                format!("an endpoint returns `Call<T>`, and `{endpoint}` returns `{{Self}}`"),
                "not a `Call<T>`",
                quote! {
                    type Value;
                    fn declared(#inputs decodes: #private::Decodes<Self::Value>) -> Self;
                },
                quote! {
                    impl<T> #place for #private::Call<T> {
                        type Value = T;
                        fn declared(#inputs decodes: #private::Decodes<T>) -> Self {
                            <Self as #private::Declared>::declared(
                                client, endpoint, arguments, payload, decodes,
                            )
                        }
                    }
                },
            )
        };
        Some(quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            trait #place { #items }
            #[diagnostic::do_not_recommend]
            #implementation
        })
    }
}
