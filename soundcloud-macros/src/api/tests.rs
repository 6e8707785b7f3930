use super::*;

pub(crate) fn expand_source(attribute: &str, item: &str) -> TokenStream {
    expand(
        attribute.parse().expect("tokens"),
        &item.parse().expect("tokens"),
    )
}

/// The mistakes in the order of the output: the wrong part, the message, the help.
pub(crate) fn mistakes(tokens: TokenStream) -> Vec<[String; 3]> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let name = index.checked_sub(2).map(|name| tokens[name].to_string());
        if name.as_deref() != Some("compile_error") {
            found.extend(mistakes(group.stream()));
            continue;
        }
        let start = tokens[index - 2].span();
        let part = start.join(group.span()).and_then(|span| span.source_text());
        let text = syn::parse2::<syn::LitStr>(group.stream()).expect("a message");
        let text = text.value();
        let (message, help) = text
            .split_once("\n= help: ")
            .expect("every mistake has help");
        found.push([
            part.unwrap_or_default(),
            message.to_owned(),
            help.to_owned(),
        ]);
    }
    found
}

/// Checks the mistakes, and that all that was declared is still there.
pub(crate) fn check(attribute: &str, item: &str, expected: &[[&str; 3]]) {
    let expanded = expand_source(attribute, item);
    assert_eq!(mistakes(expanded.clone()), expected, "{attribute}: {item}");
    let written: TokenStream = item.parse().expect("tokens");
    let names = written.to_string();
    let names = names
        .split_whitespace()
        .skip_while(|word| *word != "fn")
        .nth(1);
    let expanded = expanded.to_string();
    assert!(
        names.is_none_or(|name| expanded.contains(name)),
        "{expanded}"
    );
}

const ITEM: &str = "#[endpoint(GET, \"/items/<id>\")] fn item(&self, id: u32) -> Call<String>;";

#[test]
fn an_endpoint_is_expanded_and_its_attribute_stays_used() {
    let expanded = expand_source("", &format!("trait Shop: Api {{ #[doc = \"a\"] {ITEM} }}"));
    let expanded = expanded.to_string();
    let kept = quote!(#[doc = "a"] #[endpoint(__expanded)] fn item(&self, id: u32) -> Call<String>);
    assert!(expanded.contains(&kept.to_string()), "{expanded}");
    assert!(expanded.contains("static ENDPOINT :"), "{expanded}");
}

#[test]
fn the_table_has_a_row_for_each_endpoint() {
    let item = "trait Shop: Api {
        #[endpoint(GET, \"/a\")] fn a(&self) -> Call<()>;
        fn helper(&self) {}
        #[cfg(unix)] #[endpoint(GET, \"/b\")] fn b(&self) -> Call<()>;
    }";
    let expanded = expand_source("crate = my", item).to_string();
    let (_, table) = expanded.split_once("fn endpoints").expect("a table");
    assert_eq!(table.matches("my :: __private :: Endpoint {").count(), 2);
    let row = quote!(
        #[cfg(unix)]
        my::__private::Endpoint
    )
    .to_string();
    assert!(table.contains(&row), "{table}");
    assert!(!table.contains("soundcloud_api"), "{table}");
}

#[test]
fn an_endpoint_may_say_itself_where_the_runtime_is() {
    let item =
        "trait Shop: Api { #[endpoint(GET, \"/a\", crate = other)] fn a(&self) -> Call<()>; }";
    let expanded = expand_source("crate = my", item).to_string();
    assert!(expanded.contains("< Call < () > as other :: __private :: Declared >"));
}

#[test]
fn what_stands_beside_the_endpoints_stays() {
    let item = format!(
        "pub(crate) trait Shop<T: Clone>: Api where T: Send {{
            const MOST: u8 = 5;
            type Page;
            fn first(&self) -> u8 {{ 1 }}
            #[cfg_attr(unix, endpoint(GET, \"/c\"))] fn c(&self) -> Call<()>;
            {ITEM}
        }}"
    );
    let expanded = expand_source("", &item);
    assert_eq!(mistakes(expanded.clone()), [[""; 3]; 0]);
    let expanded = expanded.to_string();
    for part in [
        quote!(pub(crate) trait Shop<T: Clone>: Api where T: Send),
        quote!(
            const MOST: u8 = 5;
        ),
        quote!(
            type Page;
        ),
        quote!(
            fn first(&self) -> u8 {
                1
            }
        ),
        quote!(
            #[cfg_attr(unix, endpoint(GET, "/c"))]
            fn c(&self) -> Call<()>;
        ),
    ] {
        assert!(expanded.contains(&part.to_string()), "{part}: {expanded}");
    }
}

#[test]
fn attributes_in_the_body_of_a_helper_stay_there() {
    let item =
        format!("trait Shop: Api {{ {ITEM} #[a] pub fn first(&self) {{ #![allow(unused)] }} }}");
    let expanded = expand_source("", &item).to_string();
    let helper = quote!(
        #[a]
        pub fn first(&self) {
            #![allow(unused)]
        }
    );
    assert!(expanded.contains(&helper.to_string()), "{expanded}");
}

#[test]
fn the_attribute_goes_on_a_trait() {
    for (item, keyword) in [
        ("struct Shop;", "struct"),
        ("pub enum Shop {}", "enum"),
        ("impl Shop for Client { fn item(&self) {} }", "impl"),
        ("mod shop { trait Shop {} }", "mod"),
        ("async fn item() {}", "fn"),
        ("type Shop = dyn Api;", "type"),
    ] {
        let message = format!("`#[api]` goes on a trait, not on `{keyword}`");
        let help =
            "write `trait Name: soundcloud_api::Api { … }` with one method for each endpoint";
        check("", item, &[[keyword, &message, help]]);
        let expanded = expand_source("", item).to_string();
        let written: TokenStream = item.parse().expect("tokens");
        assert!(expanded.contains(&written.to_string()), "{expanded}");
    }
}

#[test]
fn a_trait_that_cannot_be_read_stays() {
    let item = "trait Shop: Api { fn item(&self, id) -> Call<()>; }";
    let expanded = expand_source("", item);
    let [[part, message, _]] = &mistakes(expanded.clone())[..] else {
        panic!("{expanded}");
    };
    assert_eq!(part, ")");
    assert!(
        message.starts_with("this trait could not be read: "),
        "{message}"
    );
    let written: TokenStream = item.parse().expect("tokens");
    assert!(expanded.to_string().ends_with(&written.to_string()));
}

#[test]
fn known_is_where_the_runtime_is() {
    let item = format!("trait Shop: Api {{ {ITEM} }}");
    for (attribute, expected) in [
        (
            "base_url = \"https://shop.example\"",
            [
                "base_url",
                "unknown key `base_url` in `#[api]`",
                "the base URL is the client's: `Client::builder(\"https://…\")`",
            ],
        ),
        (
            "auth = none",
            [
                "auth",
                "unknown key `auth` in `#[api]`",
                "it belongs to the `#[endpoint]` of a method",
            ],
        ),
        (
            "krate = my",
            [
                "krate",
                "unknown key `krate` in `#[api]`",
                "did you mean `crate`?",
            ],
        ),
        (
            "client",
            [
                "client",
                "unknown key `client` in `#[api]`",
                "known are `spec = \"openapi.yaml\"`, `openapi` and `crate = path`",
            ],
        ),
        (
            "\"https://shop.example\"",
            [
                "\"https://shop.example\"",
                "expected a key",
                "`#[api]` alone is enough; known are `spec = \"openapi.yaml\"`, `openapi` and `crate = path`",
            ],
        ),
        (
            "crate",
            [
                "crate",
                "`crate` needs a value",
                "write `crate = path::to::soundcloud_api`",
            ],
        ),
        (
            "crate = \"my-http\"",
            [
                "\"my-http\"",
                "`crate` takes a path",
                "write `crate = my_http`",
            ],
        ),
        (
            "crate = my, crate = other",
            ["crate", "`crate` is given twice", "remove one of them"],
        ),
    ] {
        check(attribute, &item, &[expected]);
    }
}

#[test]
fn one_attribute_is_enough() {
    check(
        "",
        &format!("#[soundcloud_api::api(crate = my)] trait Shop: Api {{ {ITEM} }}"),
        &[[
            "soundcloud_api::api",
            "trait `Shop` is already marked `#[api]`",
            "remove one of them",
        ]],
    );
    let item = format!("#[other::of::api] trait Shop: Api {{ {ITEM} }}");
    assert!(
        expand_source("", &item)
            .to_string()
            .contains("other :: of :: api")
    );
}

#[test]
fn a_trait_needs_endpoints_and_a_client() {
    check(
        "",
        "trait Shop: Api { fn helper(&self) {} }",
        &[[
            "Shop",
            "trait `Shop` declares no endpoints",
            "write `#[endpoint(GET, \"/path\")]` on its methods",
        ]],
    );
    check(
        "crate = my::http",
        &format!("unsafe trait Shop {{ {ITEM} }}"),
        &[
            [
                "unsafe",
                "a trait of endpoints cannot be `unsafe`",
                "remove `unsafe`",
            ],
            [
                "Shop",
                "trait `Shop` has no client to send its calls by",
                "write `trait Shop: my::http::Api`",
            ],
        ],
    );
    for head in ["trait Shop: Other", "trait Shop where Self: Api"] {
        check("", &format!("{head} {{ {ITEM} }}"), &[]);
    }
}

#[test]
fn a_method_is_an_endpoint_or_has_a_body() {
    let misspelt = |attribute: &str| {
        format!("trait Shop: Api {{ {ITEM} #[{attribute}] fn a(&self) -> Call<()>; }}")
    };
    let none = "method `a` has no `#[endpoint]`";
    for (attribute, part, help) in [
        (
            "endpiont(GET, \"/a\")",
            "endpiont",
            "write `#[endpoint(GET, \"/a\")]`",
        ),
        (
            "Endpoint(PUT, \"/a\", json = a)",
            "Endpoint",
            "write `#[endpoint(PUT, \"/a\", json = a)]`",
        ),
        (
            "endpoints",
            "endpoints",
            "write `#[endpoint(GET, \"/path\")]`",
        ),
        ("get(\"/a\")", "get", "write `#[endpoint(GET, \"/a\")]`"),
        (
            "web::post(\"/a\")",
            "web::post",
            "write `#[endpoint(POST, \"/a\")]`",
        ),
    ] {
        check("", &misspelt(attribute), &[[part, none, help]]);
    }
    check(
        "",
        &misspelt("must_use"),
        &[[
            "a",
            "method `a` has neither `#[endpoint]` nor a body",
            "write `#[endpoint(GET, \"/path\")]` on it, or give it a body",
        ]],
    );
}

#[test]
fn methods_of_a_macro_are_not_seen() {
    check(
        "",
        &format!("trait Shop: Api {{ {ITEM} my::paged!(); }}"),
        &[[
            "my::paged",
            "`#[api]` does not see the methods that a macro writes",
            "let the macro write the whole trait",
        ]],
    );
}

#[test]
fn the_name_of_the_table_is_taken() {
    let item =
        "trait Shop: Api { #[endpoint(GET, \"/endpoints\")] fn endpoints(&self) -> Call<()>; }";
    check(
        "",
        item,
        &[[
            "endpoints",
            "the name `endpoints` is that of the table which `#[api]` adds",
            "rename the method; what is sent stays the same",
        ]],
    );
    let helper = format!("trait Shop: Api {{ {ITEM} fn endpoints(&self) -> u8 {{ 1 }} }}");
    assert_eq!(
        expand_source("", &helper)
            .to_string()
            .matches("fn endpoints")
            .count(),
        1
    );
}

#[test]
fn an_empty_attribute_is_told_where_it_stands() {
    check(
        "",
        "trait Shop: Api { #[endpoint] fn a(&self) -> Call<()>; #[endpoint = \"/a\"] fn b(&self) -> Call<()>; }",
        &[
            [
                "endpoint",
                "`#[endpoint]` needs an HTTP method and a template",
                "write `#[endpoint(GET, \"/path\")]`",
            ],
            [
                "=",
                "the arguments of `#[endpoint]` stand in parentheses",
                "write `#[endpoint(GET, \"/a\")]`",
            ],
        ],
    );
}

/// A trait of two methods with these attributes.
fn two(first: &str, second: &str) -> String {
    let arguments = |attribute: &str| {
        let names = ["id", "slug", "q", "f", "x"];
        let used = names.iter().filter(|name| {
            [
                format!("<{name}>"),
                format!("<{name}..>"),
                format!("= {name}"),
            ]
            .iter()
            .any(|place| attribute.contains(place))
        });
        used.map(|name| format!(", {name}: T"))
            .collect::<Vec<_>>()
            .concat()
    };
    let (a, b) = (arguments(first), arguments(second));
    format!(
        "trait Shop: Api {{ #[endpoint({first})] fn a(&self{a}) -> Call<()>; #[endpoint({second})] fn b(&self{b}) -> Call<String>; }}"
    )
}

#[test]
fn the_same_request_is_declared_once() {
    for (first, second) in [
        ("GET, \"/t\"", "GET, \"/t\""),
        ("GET, \"/t/<id>\"", "GET, \"/t/<slug>\""),
        ("GET, \"/t?<q>\"", "GET, \"/t?q=<x>\""),
        ("GET, \"/t\", auth = none", "GET, \"/t\", retry = never"),
        ("PUT, \"/t\", json = x", "PUT, \"/t\", json = q"),
        ("GET, \"/t\", operation = \"list\"", "GET, \"/t\""),
    ] {
        let (method, template) = second.split_once(", ").expect("a template");
        let part = template.split(", ").next().expect("a template");
        let route = part.trim_matches('"').split('?').next().expect("a route");
        check(
            "",
            &two(first, second),
            &[[
                part,
                &format!("`{method} {route}` is already declared by method `a`"),
                "correct the template of `b`, or remove it; for two methods of one operation add `operation = \"name\"`",
            ]],
        );
    }
}

#[test]
fn another_request_is_no_duplicate() {
    for (first, second) in [
        ("GET, \"/t\"", "HEAD, \"/t\""),
        ("GET, \"/t\"", "GET, \"/t/\""),
        ("GET, \"/t/<id>\"", "GET, \"/t/<id>.json\""),
        ("GET, \"/t/<id>\"", "GET, \"/t/<id..>\""),
        ("GET, \"/t\"", "GET, \"/t?<q>\""),
        ("GET, \"/t?<q>\"", "GET, \"/t?<x>\""),
        ("GET, \"/t?v=1\"", "GET, \"/t?v=2\""),
        (
            "GET, \"/t\"",
            "GET, \"/t\", headers(\"Accept\" = \"text/csv\")",
        ),
        ("PUT, \"/t\", json = x", "PUT, \"/t\", form = x"),
        ("GET, \"/t\"", "GET, \"/t\", operation = \"list\""),
        (
            "GET, \"/t\", operation = \"list\"",
            "GET, \"/t?<q>\", operation = \"list\"",
        ),
        ("GET, \"/t\"", "GET, \"/t\")] #[cfg(any()"),
    ] {
        check("", &two(first, second), &[]);
    }
}

#[test]
fn an_operation_has_one_route() {
    for (first, second) in [
        ("GET, \"/t\"", "GET, \"/u\""),
        ("GET, \"/t\"", "PUT, \"/t\""),
        ("POST, \"/t:start\"", "POST, \"/t:stop\""),
    ] {
        let operation = |attribute: &str| format!("{attribute}, operation = \"get\"");
        check(
            "",
            &two(&operation(first), &operation(second)),
            &[[
                "\"get\"",
                "operation `get` is already declared by method `a`",
                "give `b` the operation that it calls, or correct its template",
            ]],
        );
    }
}

#[test]
fn methods_of_one_operation_may_differ_in_all_but_the_route() {
    for (first, second) in [
        ("GET, \"/t\"", "GET, \"/t?<q>\""),
        ("PUT, \"/t/<id>\", json = x", "PUT, \"/t/<slug>\", form = x"),
        ("GET, \"/t\", headers(\"A\" = \"b\")", "GET, \"/t\""),
    ] {
        let operation = |attribute: &str| format!("{attribute}, operation = \"get\"");
        check("", &two(&operation(first), &operation(second)), &[]);
    }
}

#[test]
fn mistakes_are_told_in_the_order_of_the_source() {
    let item = format!(
        "trait Shop {{
            #[endpoint(GTE, \"/a\")] fn a(&self) -> Call<()>;
            fn b(&self);
            {ITEM}
            #[endpoint(GET, \"/items/<slug>\")] fn c(&mut self, slug: &str) -> Call<()>;
        }}"
    );
    let found = mistakes(expand_source("base = 1", &item));
    let parts: Vec<&str> = found.iter().map(|[part, ..]| part.as_str()).collect();
    assert_eq!(parts, ["base", "Shop", "GTE", "b", "&mut self"]);
}
