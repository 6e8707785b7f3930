use super::*;

fn expand_source(attribute: &str, item: &str) -> TokenStream {
    expand(
        attribute.parse().expect("tokens"),
        &item.parse().expect("tokens"),
    )
}

/// Compares tokens, so that white space makes no difference.
fn check(attribute: &str, item: &str, expected: &TokenStream) {
    let expanded = expand_source(attribute, item);
    let dense = |tokens: &TokenStream| tokens.to_string().replace(' ', "");
    assert_eq!(dense(&expanded), dense(expected));
}

#[test]
fn a_method_becomes_one_call() {
    check(
        "PUT, \"/tracks/<track_id>/secret-token.<format>\"",
        "#[doc = \" Resets.\"] fn reset(&self, track_id: u64, format: &str) -> Call<String>;",
        &quote! {
            #[doc = " Resets."]
            fn reset(&self, track_id: u64, format: &str) -> Call<String> {
                <Call<String> as ::soundcloud_api::__private::Declared>::declared(
                    <_ as ::soundcloud_api::__private::Api>::client(self),
                    {
                        static ENDPOINT: ::soundcloud_api::__private::Endpoint =
                            ::soundcloud_api::__private::Endpoint {
                                name: "reset",
                                method: ::soundcloud_api::__private::Method::PUT,
                                template: "/tracks/<track_id>/secret-token.<format>",
                                operation: ::core::option::Option::None,
                                auth: ::soundcloud_api::__private::Auth::Token,
                                retry: ::soundcloud_api::__private::Retry::ByMethod,
                                pieces: &[
                                    ::soundcloud_api::__private::Piece::Text("/tracks/"),
                                    ::soundcloud_api::__private::Piece::Path("track_id"),
                                    ::soundcloud_api::__private::Piece::Text("/secret-token."),
                                    ::soundcloud_api::__private::Piece::Path("format")
                                ],
                                body: ::core::option::Option::None,
                                docs: "Resets.",
                            };
                        &ENDPOINT
                    },
                    &[
                        <u64 as ::soundcloud_api::__private::PathParameter>::SEND(&track_id),
                        <&str as ::soundcloud_api::__private::PathParameter>::SEND(&format)
                    ],
                    ::core::option::Option::None,
                    <<Call<String> as ::soundcloud_api::__private::Declared>::Value
                        as ::soundcloud_api::__private::Decoded>::DECODE
                )
            }
        },
    );
}

#[test]
fn an_async_fn_becomes_one_that_returns_a_named_future() {
    check(
        "GET, \"/items?<q>&limit=<most>&a=b&<more..>\", crate = my",
        "async fn items(&self, q: &str, most: u8, more: &More) -> Result<(), Error>;",
        &quote! {
            fn items(&self, q: &str, most: u8, more: &More)
            -> impl ::core::future::Future<Output = Result<(), Error> > + ::core::marker::Send {
                my::__private::local! {
                    query_parameters = QueryParameters, SEND: Sends, [my::__private::Serialize],
                    "`{Self}` cannot be sent as query parameters of `GET /items`",
                    "does not implement `Serialize`",
                    "every type in `{Self}` needs `#[derive(serde::Serialize)]`"
                }
                my::__private::local! {
                    endpoint_error = EndpointError, CONVERT: Converts,
                    [::core::convert::From<my::__private::Error>],
                    "`{Self}` cannot be the error of `GET /items`",
                    "cannot be made from `soundcloud_api::Error`",
                    "implement `From<soundcloud_api::Error>` for `{Self}`"
                }
                <Result<(), Error> as my::__private::Awaited>::awaited(
                    <_ as my::__private::Api>::client(self),
                    {
                        static ENDPOINT: my::__private::Endpoint = my::__private::Endpoint {
                            name: "items",
                            method: my::__private::Method::GET,
                            template: "/items?<q>&limit=<most>&a=b&<more..>",
                            operation: ::core::option::Option::None,
                            auth: my::__private::Auth::Token,
                            retry: my::__private::Retry::ByMethod,
                            pieces: &[
                                my::__private::Piece::Text("/items"),
                                my::__private::Piece::Query("q", "q"),
                                my::__private::Piece::Query("limit", "most"),
                                my::__private::Piece::Pair("a", "b"),
                                my::__private::Piece::Fields("more")
                            ],
                            body: ::core::option::Option::None,
                            docs: "",
                        };
                        &ENDPOINT
                    },
                    &[
                        <&str as my::__private::QueryParameter>::SEND(&q),
                        <u8 as my::__private::QueryParameter>::SEND(&most),
                        <&More as query_parameters>::SEND(&more)
                    ],
                    ::core::option::Option::None,
                    <<Result<(), Error> as my::__private::Awaited>::Value
                        as my::__private::Decoded>::DECODE,
                    <<Result<(), Error> as my::__private::Awaited>::Error
                        as endpoint_error>::CONVERT
                )
            }
        },
    );
}

#[test]
fn keys_become_fields_of_the_descriptor() {
    let expanded = expand_source(
        "PATCH, \"/\", operation = \"op\", auth = key, retry = never, headers(\"X-A\" = r#in, \"B\" = \"c\"), body = a, crate = my",
        "fn r#move(&self, r#in: u8, a: A) -> Call<()>;",
    );
    let expected = quote! {
        name: "move",
        method: my::__private::Method::PATCH,
        template: "/",
        operation: ::core::option::Option::Some("op"),
        auth: my::__private::Auth::Key,
        retry: my::__private::Retry::Never,
        pieces: &[
            my::__private::Piece::Text("/"),
            my::__private::Piece::Header("x-a", "in"),
            my::__private::Piece::Fixed("b", "c")
        ],
        body: ::core::option::Option::Some((my::__private::Encoding::Raw, "a")),
    };
    let expanded = expanded.to_string();
    assert!(expanded.contains(&expected.to_string()), "{expanded}");
    let argument = quote!(&[<u8 as my::__private::HeaderParameter>::SEND(&r#in)]);
    assert!(expanded.contains(&argument.to_string()), "{expanded}");
}

#[test]
fn a_body_is_encoded_by_its_trait() {
    let none = quote!();
    for (key, place, inputs) in [
        ("json", quote!(json_body), quote!(&a)),
        ("form", quote!(form_body), quote!(&a)),
        ("xml", quote!(xml_body), quote!(&a)),
        ("encode(f)", quote!(encoded_body), quote!(&a, f)),
        ("multipart", quote!(multipart_body), quote!(a)),
        ("body", quote!(raw_body), quote!(a)),
    ] {
        let format = if key == "encode(f)" {
            ", f: Format"
        } else {
            ""
        };
        let expanded = expand_source(
            &format!("PUT, \"/\", {key} = a, crate = my"),
            &format!("fn item(&self, a: A{format}) -> Call<()>;"),
        );
        let expected = quote! {
            &[#none],
            ::core::option::Option::Some(<A as #place>::ENCODE(#inputs))
        };
        assert!(
            expanded.to_string().contains(&expected.to_string()),
            "{expanded}"
        );
    }
}

#[test]
fn a_type_without_a_name_is_inferred() {
    for ty in ["impl Display", "&impl Display", "&[(u8, impl Display)]"] {
        let item = format!("fn item(&self, a: {ty}) -> Call<()>;");
        let expanded = expand_source("GET, \"/?<a>\", crate = my", &item).to_string();
        let expected = quote!(&[<_ as query_parameter>::SEND(&a)]);
        assert!(expanded.contains(&expected.to_string()), "{expanded}");
    }
}

#[test]
fn what_stands_around_the_method_stays() {
    let item = "
        /// Documented.
        #[cfg(feature = \"a\")]
        #[cfg_attr(feature = \"b\", must_use)]
        #[deprecated(note = \"c\")]
        #[allow(clippy::d)]
        fn item<'a, T: Send, const N: usize>(&'a self, a: &'a [T; N]) -> Call<T>
        where
            T: Serialize,
    ";
    let expanded = expand_source("GET, \"/?<a>\"", &format!("{item};")).to_string();
    let method: TraitItemFn = syn::parse_str(&format!("{item};")).expect("a method");
    let TraitItemFn { attrs, sig, .. } = method;
    let start = quote!(#(#attrs)* #sig);
    assert!(expanded.starts_with(&start.to_string()), "{expanded}");
    let refused = expand_source("GET, \"/?<b>\"", &format!("{item};")).to_string();
    assert!(
        refused.contains("deprecated") && refused.contains("must_use"),
        "{refused}"
    );
}

#[test]
fn visibility_is_left_to_the_compiler() {
    let expanded = expand_source(
        "GET, \"/\"",
        "#[doc = \"\"] pub fn item(&self) -> Call<()>;",
    );
    let start = quote!(#[doc = ""] pub fn item(&self) -> Call<()>);
    assert!(expanded.to_string().starts_with(&start.to_string()));
}

#[test]
fn a_method_with_mistakes_has_them_as_its_body() {
    check(
        "GTE, \"/<id>\"",
        "#[must_use] async fn item(self, mut id: u8, (a, b): (u8, u8), c: str) -> Result<(), E>;",
        &quote! {
            #[must_use]
            #[allow(unused_variables)]
            async fn item(&self, id: u8, _: (u8, u8), c: &str) -> Result<(), E> {
                let _ = ::soundcloud_api::__private::Method::GET;
                let _ = ::soundcloud_api::__private::key::json;
                ::core::compile_error! { "unknown HTTP method `GTE`\n= help: did you mean `GET`?" }
                ::core::compile_error! { "`self` by value would consume the client\n= help: write `&self`" }
                ::core::compile_error! { "an argument of an endpoint is not `mut`\n= help: write `id: u8`" }
                ::core::compile_error! { "an argument of an endpoint is a name, not a pattern\n= help: write `a: u8, b: u8`" }
                ::core::compile_error! { "argument `c` of type `str` cannot be passed by value\n= help: take `&str` or `String`" }
                loop {}
            }
        },
    );
}

#[test]
fn a_body_of_the_users_is_kept() {
    check(
        "GET, \"/\"",
        "fn item(&self) -> Call<()> { Call::ready(()) }",
        &quote! {
            fn item(&self) -> Call<()> {
                ::core::compile_error! { "endpoint `item` has a body, which is the attribute's to write\n= help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait" }
                Call::ready(())
            }
        },
    );
}

#[test]
fn a_trait_object_of_several_bounds_is_borrowed_in_parentheses() {
    let expanded = expand_source("GET, \"/<a>\"", "fn item(&self, a: dyn A + B) -> Call<()>;");
    let expected = quote!(fn item(&self, a: &(dyn A + B)) -> Call<()>);
    let expanded = expanded.to_string();
    assert!(expanded.contains(&expected.to_string()), "{expanded}");
}

#[test]
fn attributes_in_the_body_stay_there() {
    let expanded = expand_source(
        "GET, \"/\"",
        "#[a] fn item(&self) -> Call<()> { #![allow(unused)] }",
    );
    let expanded = expanded.to_string();
    let outside = quote!(#[a] fn item(&self) -> Call<()>);
    assert!(expanded.starts_with(&outside.to_string()), "{expanded}");
    let inside = quote!(#![allow(unused)] ::core::compile_error!);
    assert!(expanded.contains(&inside.to_string()), "{expanded}");
}

#[test]
fn a_second_attribute_does_not_expand() {
    let item =
        "#[endpoint(PUT, \"/\")] #[soundcloud_api::endpoint(PUT, \"/\")] fn a(&self) -> Call<()>;";
    let expanded = expand_source("GET, \"/\"", item).to_string();
    let message = "method `a` already has an `#[endpoint]`";
    assert_eq!(expanded.matches(message).count(), 2);
    assert!(!expanded.contains("PUT"), "{expanded}");
}

#[test]
fn anything_but_a_method_stays_as_it_is() {
    for item in [
        "fn item() {}",
        "pub fn item(a: u8) -> u8 { a }",
        "#[derive(Debug)] pub struct Item;",
        "trait Shop { fn item(&self); }",
        "const A: u8 = 1;",
        "type A;",
        "",
    ] {
        let expanded = expand_source("GET, \"/\"", item).to_string();
        let item: TokenStream = item.parse().expect("tokens");
        assert!(expanded.starts_with(&item.to_string()), "{expanded}");
        assert!(
            expanded.contains("goes on a method of a trait"),
            "{expanded}"
        );
        assert_eq!(expanded.matches("compile_error").count(), 1, "{expanded}");
    }
}

#[test]
fn nothing_is_written_that_decides_or_is_generic() {
    for method in [
        "fn item<T: Serialize>(&self, a: &T, b: impl Display, c: Vec<u8>) -> Call<T>;",
        "async fn item<T: Serialize>(&self, a: &T, b: impl Display, c: Vec<u8>) -> Result<T, E>;",
    ] {
        let expanded = expand_source(
            "PUT, \"/a/<b>?<a>&c=d\", body = c, headers(\"A\" = \"b\")",
            method,
        );
        let words = expanded.to_string();
        let words: Vec<&str> = words.split_whitespace().collect();
        let count = |word| words.iter().filter(|found| **found == word).count();
        assert_eq!((count("fn"), count("static")), (1, 1));
        for word in [
            "async", "await", "if", "match", "move", "?", "|", "||", "let",
        ] {
            assert_eq!(count(word), 0, "{word}");
        }
    }
}

#[test]
fn what_no_result_can_hold_is_left_out_of_the_signature() {
    for (output, left) in [
        ("Call<_>", quote!(-> Call<()>)),
        ("Call<str>", quote!(-> Call<()>)),
        ("Call<dyn Display>", quote!(-> Call<()>)),
        ("_", quote!(-> ())),
        ("Call<u8>", quote!(-> Call<u8>)),
    ] {
        let item = format!("fn item(&self) -> {output};");
        let expanded = expand_source("GTE, \"/\"", &item).to_string();
        assert!(expanded.contains(&left.to_string()), "{expanded}");
    }
}
