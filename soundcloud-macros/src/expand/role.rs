//! The roles of a type in an endpoint: what it must implement, and the words for one that does not.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Type;

use super::{known, private::Private};
use crate::{
    attribute::BodyKind,
    endpoint::{Endpoint, Piece},
};

/// What a type is for.
///
/// The runtime has a trait for each, whose constant is a function that does the work. A type that
/// may lack it gets a local trait of the same form, whose words name the endpoint: one in front
/// of the other would be two errors for one mistake.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Role {
    /// The local trait. Compilers show its name, and types of the user's do not look like it.
    local: &'static str,
    /// The trait of the runtime.
    global: &'static str,
    constant: &'static str,
    /// The type of the constant.
    function: &'static str,
    bound: Bound,
    /// After the type, and before the endpoint.
    message: &'static str,
    label: &'static str,
    note: &'static str,
    /// Whether a type certainly has what it takes.
    fits: Fits,
}

#[derive(Debug, PartialEq, Eq)]
enum Bound {
    Display,
    Runtime(&'static str),
    Body,
    Error,
}

#[derive(Debug, PartialEq, Eq)]
enum Fits {
    Displayed,
    Listed,
    Serialized,
    Decoded,
    Described,
    Never,
}

const NO_SERIALIZE: &str = "does not implement `Serialize`";
const DERIVE_SERIALIZE: &str = "every type in `{Self}` needs `#[derive(serde::Serialize)]`";

/// What most roles have in common.
const SERIALIZED: Role = Role {
    local: "query_parameter",
    global: "QueryParameter",
    constant: "SEND",
    function: "Sends",
    bound: Bound::Runtime("Serialize"),
    message: "cannot be sent as a query parameter of",
    label: NO_SERIALIZE,
    note: DERIVE_SERIALIZE,
    fits: Fits::Serialized,
};

const ENCODED: Role = Role {
    constant: "ENCODE",
    function: "Encodes",
    ..SERIALIZED
};

static PATH: Role = Role {
    local: "path_parameter",
    global: "PathParameter",
    bound: Bound::Display,
    message: "cannot be sent as a path parameter of",
    label: "does not implement `Display`",
    note: "implement `std::fmt::Display` for `{Self}`",
    fits: Fits::Displayed,
    ..SERIALIZED
};

static REST: Role = Role {
    local: "rest_of_path",
    global: "RestParameter",
    bound: Bound::Runtime("Rest"),
    message: "cannot be sent as the rest of the path of",
    label: "not text, nor a slice, array or `Vec` of what implements `Display`",
    note: "text is split at `/`; of a slice, each element is one segment",
    fits: Fits::Listed,
    ..SERIALIZED
};

static QUERY: Role = SERIALIZED;

static FIELDS: Role = Role {
    local: "query_parameters",
    global: "QueryParameters",
    message: "cannot be sent as query parameters of",
    fits: Fits::Never,
    ..SERIALIZED
};

static HEADER: Role = Role {
    local: "header_value",
    global: "HeaderParameter",
    message: "cannot be sent as a header of",
    note: "add `#[derive(serde::Serialize)]` to `{Self}`, and let it come out as text, a number, a boolean, or a list of them",
    ..SERIALIZED
};

static JSON: Role = Role {
    local: "json_body",
    global: "JsonBody",
    message: "cannot be sent as the JSON body of",
    ..ENCODED
};

static FORM: Role = Role {
    local: "form_body",
    global: "FormBody",
    message: "cannot be sent as the form of",
    ..ENCODED
};

static XML: Role = Role {
    local: "xml_body",
    global: "XmlBody",
    message: "cannot be sent as the XML body of",
    ..ENCODED
};

static BY_FORMAT: Role = Role {
    local: "encoded_body",
    global: "EncodedBody",
    function: "EncodesAs",
    message: "cannot be sent as the body of",
    ..ENCODED
};

static MULTIPART: Role = Role {
    local: "multipart_body",
    global: "MultipartBody",
    function: "Gives",
    bound: Bound::Runtime("Parts"),
    message: "cannot be sent as the multipart body of",
    label: "cannot be turned into a `Form`",
    note: "implement `From<{Self}>` for `soundcloud_api::Form`; the argument is taken by value",
    fits: Fits::Never,
    ..ENCODED
};

static RAW: Role = Role {
    local: "raw_body",
    global: "RawBody",
    function: "Gives",
    bound: Bound::Body,
    message: "cannot be sent as the body of",
    label: "cannot be turned into a `Body`",
    note: "take text, bytes or a `soundcloud_api::Body`, or name the kind of body: `json = …`, `form = …`, `xml = …`, `multipart = …`",
    fits: Fits::Never,
    ..ENCODED
};

pub(super) static RESPONSE: Role = Role {
    local: "decoded_response",
    global: "Decoded",
    constant: "DECODE",
    function: "Decodes",
    bound: Bound::Runtime("Output"),
    message: "cannot be decoded from the response of",
    label: "does not implement `Deserialize`",
    note: "every type in `{Self}` needs `#[derive(serde::Deserialize)]`, and none may borrow",
    fits: Fits::Decoded,
};

pub(super) static ERROR: Role = Role {
    local: "endpoint_error",
    global: "EndpointError",
    constant: "CONVERT",
    function: "Converts",
    bound: Bound::Error,
    message: "cannot be the error of",
    label: "cannot be made from `soundcloud_api::Error`",
    note: "implement `From<soundcloud_api::Error>` for `{Self}`",
    fits: Fits::Never,
};

/// What has a schema for the API document, whatever else it is for.
pub(super) static DESCRIBED: Role = Role {
    local: "described_type",
    global: "Described",
    constant: "DESCRIBE",
    function: "Describes",
    bound: Bound::Runtime("JsonSchema"),
    message: "cannot be described in the API document of",
    label: "does not implement `JsonSchema`",
    note: "every type in `{Self}` needs `#[derive(schemars::JsonSchema)]`, with `use soundcloud_api::schemars`",
    fits: Fits::Described,
};

impl Role {
    pub(super) fn of_piece(piece: &Piece) -> &'static Self {
        match piece {
            Piece::Path(_) => &PATH,
            Piece::Rest(_) => &REST,
            Piece::Query(..) => &QUERY,
            Piece::Fields(_) => &FIELDS,
            _ => &HEADER,
        }
    }

    pub(super) fn of_body(kind: &BodyKind) -> &'static Self {
        match kind {
            BodyKind::Json => &JSON,
            BodyKind::Form => &FORM,
            BodyKind::Xml => &XML,
            BodyKind::Encode(_) => &BY_FORMAT,
            BodyKind::Multipart => &MULTIPART,
            BodyKind::Raw => &RAW,
        }
    }

    /// Whether a type certainly can have the role, so that no words are needed.
    pub(super) fn fits(&self, ty: &Type) -> bool {
        match self.fits {
            Fits::Displayed => known::is_displayed(ty),
            Fits::Listed => known::is_listed(ty),
            Fits::Serialized => known::is_serialized(ty),
            Fits::Decoded => known::is_decoded(ty),
            Fits::Described => known::is_serialized(ty) || known::is_decoded(ty),
            Fits::Never => false,
        }
    }

    pub(super) fn constant(&self, span: Span) -> Ident {
        Ident::new(self.constant, span)
    }

    /// The trait of the runtime, or the local one.
    pub(super) fn path(&self, local: bool, private: &Private) -> TokenStream {
        let name = if local { self.local } else { self.global };
        let name = Ident::new(name, Span::mixed_site());
        if local {
            quote!(#name)
        } else {
            quote!(#private::#name)
        }
    }

    /// The local trait.
    ///
    /// For a type parameter, which stands at `parameter`, the bound behind it is what the compiler
    /// writes the fix with; it then shows the `impl` too, as if that stood there.
    pub(super) fn definition(
        &self,
        endpoint: &str,
        parameter: Option<Span>,
        private: &Private,
    ) -> TokenStream {
        let Self { label, note, .. } = self;
        let message = format!("`{{Self}}` {} `{endpoint}`", self.message);
        let name = Ident::new(self.local, Span::mixed_site());
        let global = Ident::new(self.global, Span::mixed_site());
        let constant = self.constant(Span::mixed_site());
        let function = Ident::new(self.function, Span::mixed_site());
        let bound = self.bound.tokens(private);
        let Some(span) = parameter else {
            return quote! {
                #private::local! {
                    #name = #global, #constant: #function, [#bound], #message, #label, #note
                }
            };
        };
        let implementation = quote! {
            impl<T: #bound> #name for T {
                const #constant: #private::#function<Self> = <T as #private::#global>::#constant;
            }
        };
        let implementation = at(span, implementation);
        quote! {
            #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
            trait #name: ::core::marker::Sized {
                const #constant: #private::#function<Self>;
            }
            #implementation
        }
    }
}

impl Bound {
    fn tokens(&self, private: &Private) -> TokenStream {
        match self {
            Self::Display => quote!(::core::fmt::Display),
            Self::Runtime(name) => {
                let name = Ident::new(name, Span::mixed_site());
                quote!(#private::#name)
            }
            Self::Body => quote!(::core::convert::Into<#private::Body>),
            Self::Error => quote!(::core::convert::From<#private::Error>),
        }
    }
}

/// An endpoint as words name it: they are a format.
pub(super) fn format(endpoint: &Endpoint) -> String {
    endpoint.to_string().replace('{', "{{").replace('}', "}}")
}

/// Tokens as if they all stood at one place.
pub(crate) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let tokens = tokens.into_iter().map(|mut token| {
        if let TokenTree::Group(group) = &token {
            let inner = at(span, group.stream());
            token = Group::new(group.delimiter(), inner).into();
        }
        token.set_span(span);
        token
    });
    tokens.collect()
}
