use proc_macro2::Span;

use super::*;

fn join_source(attribute: &str, method: &str) -> (Option<Endpoint>, Errors) {
    let mut errors = Errors::default();
    let method: TraitItemFn = syn::parse_str(method).expect("a method");
    let tokens = attribute.parse().expect("tokens");
    let attribute = Attribute::parse(tokens, Span::call_site(), &mut errors);
    (join(attribute, &method, &mut errors), errors)
}

fn accepted(attribute: &str, method: &str) -> Endpoint {
    let (endpoint, errors) = join_source(attribute, method);
    endpoint.unwrap_or_else(|| panic!("{attribute}, {method}: {:?}", errors.found()))
}

/// The mistakes: the wrong part, the message, the help.
fn check(attribute: &str, method: &str, expected: &[[&str; 3]]) {
    let (endpoint, errors) = join_source(attribute, method);
    assert_eq!(errors.found(), expected, "{attribute}, {method}");
    assert!(endpoint.is_none());
}

#[test]
fn every_argument_goes_where_the_attribute_says() {
    let endpoint = accepted(
        "PUT, \"/<a>/<b..>?c=<c>&<d>&x=y&<e..>\", encode(h) = f, headers(\"G\" = g, \"I\" = \"i\")",
        "fn item(&self, a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: Format) -> Call<()>;",
    );
    let places = endpoint.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Path(value) => format!("<{}>", value.name),
        Piece::Rest(value) => format!("<{}..>", value.name),
        Piece::Pair(key, value) => format!("{key}={value}"),
        Piece::Query(key, value) => format!("{key}=<{}>", value.name),
        Piece::Fields(value) => format!("?{}..", value.name),
        Piece::FixedHeader(name, value) => format!("{name}: {value}"),
        Piece::Header(name, value) => format!("{name}: <{}>", value.name),
    });
    assert_eq!(
        places.collect::<Vec<_>>(),
        [
            "/", "<a>", "/", "<b..>", "c=<c>", "d=<d>", "x=y", "?e..", "g: <g>", "i: i"
        ]
    );
    let body = endpoint.body.expect("a body");
    assert_eq!(body.value.name, "f");
    assert_eq!(body.format.expect("a format").name, "h");
}

#[test]
fn raw_identifiers_are_compared_without_their_prefix() {
    accepted(
        "PUT, \"/<type>\", json = r#in",
        "fn r#move(&self, r#type: T, r#in: I) -> Call<()>;",
    );
    accepted(
        "PUT, \"/<type>\", json = item",
        "fn a(&self, r#type: T, r#item: I) -> Call<()>;",
    );
}

#[test]
fn the_format_of_a_body_may_be_in_the_path_too() {
    accepted(
        "PUT, \"/items.<format>\", encode(format) = item",
        "fn a(&self, item: &Item, format: Format) -> Call<()>;",
    );
}

#[test]
fn a_parameter_needs_an_argument() {
    check(
        "GET, \"/a/<id>\"",
        "fn item(&self) -> Call<()>;",
        &[[
            "<id>",
            "parameter `<id>` has no argument",
            "add an argument `id: …` to `item`",
        ]],
    );
    check(
        "GET, \"/a?<q>\"",
        "fn item(&self) -> Call<()>;",
        &[[
            "<q>",
            "parameter `<q>` has no argument",
            "add an argument `q: …` to `item`",
        ]],
    );
}

#[test]
fn an_argument_needs_a_place() {
    let message = "argument `page` has no place in this endpoint";
    let method = "fn item(&self, page: u32) -> Call<()>;";
    let help = |body: &str, template: &str| {
        format!("write {body}`\"{template}\"` to send it in the query, or `<page>` in the path")
    };
    let json = "`json = page` to send it as the body, ";
    for (attribute, help) in [
        ("GET, \"/a\"", help("", "/a?<page>")),
        ("DELETE, \"/a?b=c\"", help("", "/a?b=c&<page>")),
        ("POST, \"/a\"", help(json, "/a?<page>")),
        ("PATCH, \"/a\"", help(json, "/a?<page>")),
    ] {
        check(attribute, method, &[["page", message, &help]]);
    }
    check(
        "PUT, \"/a?<f..>\", json = b",
        "fn item(&self, f: F, b: B, page: u32) -> Call<()>;",
        &[["page", message, &help("", "/a?<page>&<f..>")]],
    );
    check(
        "GTE, \"/a\"",
        method,
        &[
            ["GTE", "unknown HTTP method `GTE`", "did you mean `GET`?"],
            ["page", message, &help("", "/a?<page>")],
        ],
    );
}

#[test]
fn a_near_pair_is_one_mistake() {
    for (parameter, argument) in [
        ("track_di", "track_id"),
        ("trackId", "track_id"),
        ("id", "_id"),
        ("formt", "format"),
        ("typ", "r#type"),
    ] {
        let (_, errors) = join_source(
            &format!("GET, \"/a/<{parameter}>\""),
            &format!("fn item(&self, {argument}: u32) -> Call<()>;"),
        );
        let message = format!("parameter `<{parameter}>` has no argument");
        let help = format!("did you mean `<{}>`?", argument.trim_start_matches("r#"));
        let part = format!("<{parameter}>");
        assert_eq!(errors.found(), [[part, message, help]]);
    }
    check(
        "PUT, \"/a\", json = itme",
        "fn item(&self, item: u32) -> Call<()>;",
        &[[
            "itme",
            "method `item` has no argument `itme`",
            "did you mean `item`?",
        ]],
    );
}

#[test]
fn each_parameter_is_paired_with_its_own_argument() {
    check(
        "GET, \"/a/<user_di>/b/<track_di>\"",
        "fn item(&self, track_id: u32, user_id: u32) -> Call<()>;",
        &[
            [
                "<user_di>",
                "parameter `<user_di>` has no argument",
                "did you mean `<user_id>`?",
            ],
            [
                "<track_di>",
                "parameter `<track_di>` has no argument",
                "did you mean `<track_id>`?",
            ],
        ],
    );
}

#[test]
fn a_name_in_the_query_is_kept_on_the_wire() {
    check(
        "GET, \"/a?x=y&<trackId>\"",
        "fn item(&self, track_id: u32) -> Call<()>;",
        &[[
            "<trackId>",
            "parameter `<trackId>` has no argument",
            "did you mean `<track_id>`? `trackId=<track_id>` keeps its name on the wire",
        ]],
    );
}

#[test]
fn a_key_needs_its_argument() {
    for (attribute, part) in [
        ("PUT, \"/\", json = body", "body"),
        ("PUT, \"/\", headers(\"A\" = etag)", "etag"),
    ] {
        let message = format!("method `item` has no argument `{part}`");
        let help = format!("add an argument `{part}: …`");
        check(
            attribute,
            "fn item(&self) -> Call<()>;",
            &[[part, &message, &help]],
        );
    }
    check(
        "PUT, \"/\", encode(format) = item",
        "fn item(&self, item: u32) -> Call<()>;",
        &[[
            "format",
            "method `item` has no argument `format`",
            "add an argument `format: …`",
        ]],
    );
}

#[test]
fn an_argument_has_one_place() {
    let message = "argument `id` already has a place";
    let help = "remove one of the two, or take it twice as two arguments";
    for attribute in [
        "PUT, \"/<id>\", json = id",
        "PUT, \"/\", json = id, headers(\"A\" = id)",
        "PUT, \"/\", headers(\"A\" = id, \"B\" = id)",
    ] {
        check(
            attribute,
            "fn item(&self, id: u32) -> Call<()>;",
            &[["id", message, help]],
        );
    }
}

#[test]
fn unreadable_parts_hide_what_may_follow_from_them() {
    let braces = ["{id}", "parameters are written `<name>`", "write `<id>`"];
    check(
        "GET, \"/{id}\"",
        "fn item(&self, id: u32, page: u32) -> Call<()>;",
        &[braces],
    );
    let unknown = ["timeout", "unknown key `timeout` in `#[endpoint]`"];
    let (_, errors) = join_source(
        "GET, \"/\", timeout = 5",
        "fn item(&self, t: u8) -> Call<()>;",
    );
    assert_eq!(errors.found().len(), 1);
    assert_eq!(errors.found()[0][..2], unknown);
    let pattern = [
        "(a, b)",
        "an argument of an endpoint is a name, not a pattern",
        "take the parts as arguments of their own",
    ];
    check(
        "GET, \"/<a>/<b>\"",
        "fn item(&self, (a, b): (u8, u8)) -> Call<()>;",
        &[pattern],
    );
    // A near pair is a mistake of its own all the same.
    let (_, errors) = join_source(
        "GTE, \"/<di>\", x = y",
        "fn item(&self, id: u8) -> Call<()>;",
    );
    let parts = errors.found().into_iter().map(|[part, ..]| part);
    assert_eq!(parts.collect::<Vec<_>>(), ["GTE", "x", "<di>"]);
}

#[test]
fn an_endpoint_has_one_body_and_a_method_that_takes_it() {
    check(
        "PUT, \"/\", json = a, form = b, body = c",
        "fn item(&self, a: A, b: B, c: C) -> Call<()>;",
        &[
            [
                "form",
                "an endpoint has one body, and `json = a` is it",
                "put both into one struct, or into one `multipart`",
            ],
            [
                "body",
                "an endpoint has one body, and `json = a` is it",
                "put both into one struct, or into one `multipart`",
            ],
        ],
    );
    for method in ["GET", "HEAD"] {
        let message = format!("a `{method}` request has no body: servers and proxies drop it");
        let help = "send `a` by the query, `?<a..>`, or use `POST`";
        let attribute = format!("{method}, \"/\", json = a");
        check(
            &attribute,
            "fn item(&self, a: A) -> Call<()>;",
            &[["json", &message, help]],
        );
    }
    accepted(
        "DELETE, \"/\", json = a",
        "fn item(&self, a: A) -> Call<()>;",
    );
}

#[test]
fn a_header_has_a_name_that_servers_take() {
    let help = "an argument that is a slice or `Vec` repeats it";
    for (header, part, message, help) in [
        (
            "\"\" = \"a\"",
            "\"\"",
            "a header needs a name",
            "write `\"X-Name\"`",
        ),
        (
            "\"X Name\" = \"a\"",
            " ",
            "` ` is not allowed in a header's name",
            "write `\"X-Name\"`",
        ),
        (
            "\"a:b\" = \"a\"",
            ":",
            "`:` is not allowed in a header's name",
            "write `\"a-b\"`",
        ),
        (
            "\"Host\" = \"a\"",
            "\"Host\"",
            "the header `host` is set by the HTTP client",
            "remove it",
        ),
        (
            "\"A\" = \"a\", \"a\" = \"b\"",
            "\"a\"",
            "the header `a` is set twice",
            help,
        ),
    ] {
        let attribute = format!("GET, \"/\", headers({header})");
        check(
            &attribute,
            "fn item(&self) -> Call<()>;",
            &[[part, message, help]],
        );
    }
}

#[test]
fn the_text_of_a_header_is_printable() {
    let help = "use printable ASCII text";
    for (text, part, message) in [
        ("\"\\u{f6}\"", "\\u{f6}", "a header cannot hold `ö`"),
        ("\"a\nb\"", "\n", "a header cannot hold `\\n`"),
        ("\"a\\nb\"", "\\n", "a header cannot hold `\\n`"),
    ] {
        let attribute = format!("GET, \"/\", headers(\"A\" = {text})");
        check(
            &attribute,
            "fn item(&self) -> Call<()>;",
            &[[part, message, help]],
        );
    }
    accepted(
        "GET, \"/\", headers(\"A\" = \"a\\tb; c=\\\"d\\\"\")",
        "fn item(&self) -> Call<()>;",
    );
}

#[test]
fn a_path_has_no_holes() {
    check(
        "GET, \"/<id>\"",
        "fn item(&self, id: Option<u32>) -> Call<()>;",
        &[[
            "Option<u32>",
            "a path parameter cannot be optional: `None` would leave a hole in the path",
            "write `id: u32`, and declare a second endpoint without `<id>`",
        ]],
    );
    for ty in ["Vec<u8>", "&[u8]", "[u8; 3]", "&Vec<&'a str>"] {
        let message = format!("`{ty}` cannot fill one path segment");
        let help = "write `<ids..>` at the end of the path to send each element as a segment";
        let method = format!("fn item(&self, ids: {ty}) -> Call<()>;");
        check("GET, \"/<ids>\"", &method, &[[ty, &message, help]]);
        accepted("GET, \"/<ids..>?a=b\"", &method);
        accepted("GET, \"/?<ids>\"", &method);
    }
}

#[test]
fn the_client_is_borrowed() {
    let borrows = "an endpoint borrows its client: many calls can run at once";
    for receiver in [
        "self",
        "mut self",
        "&mut self",
        "self: Arc<Self>",
        "self: &Self",
    ] {
        let method = format!("fn item({receiver}) -> Call<()>;");
        check(
            "GET, \"/\"",
            &method,
            &[[receiver, borrows, "write `&self`"]],
        );
    }
    let message = "endpoint `item` needs `&self`, which has the client";
    check(
        "GET, \"/\"",
        "fn item() -> Call<()>;",
        &[["item", message, "write `fn item(&self)`"]],
    );
    check(
        "GET, \"/<id>\"",
        "fn item(id: u8) -> Call<()>;",
        &[["item", message, "write `fn item(&self, …)`"]],
    );
    accepted("GET, \"/\"", "fn item<'a>(&'a self) -> Call<()>;");
}

#[test]
fn an_argument_is_a_name_with_a_type_that_has_a_size() {
    for (argument, part, message, help) in [
        (
            "_: u8",
            "_",
            "an argument of an endpoint needs a name",
            "name it as in the template",
        ),
        (
            "[a, b]: [u8; 2]",
            "[a, b]",
            "an argument of an endpoint is a name, not a pattern",
            "take the parts as arguments of their own",
        ),
        (
            "ref id: u8",
            "ref id",
            "an argument of an endpoint is a name, not a pattern",
            "take the parts as arguments of their own",
        ),
        (
            "mut id: u8",
            "mut",
            "an argument of an endpoint is not `mut`",
            "write `id`",
        ),
        (
            "id: str",
            "str",
            "argument `id` of type `str` cannot be passed by value",
            "write `id: &str`",
        ),
        (
            "id: dyn Display",
            "dyn Display",
            "argument `id` of type `dyn Display` cannot be passed by value",
            "write `id: &dyn Display`",
        ),
        (
            "#[path] id: u8",
            "path",
            "arguments take no attributes: the template and the keys of `#[endpoint]` say where each goes",
            "remove it",
        ),
        (
            "#[cfg(test)] id: u8",
            "cfg",
            "an argument of an endpoint is always there",
            "declare two methods, each with a `#[cfg(…)]`",
        ),
    ] {
        let method = format!("fn item(&self, {argument}) -> Call<()>;");
        check("GET, \"/<id>\"", &method, &[[part, message, help]]);
    }
    accepted(
        "GET, \"/<id>\"",
        "fn item(&self, #[allow(unused)] id: u8) -> Call<()>;",
    );
}

#[test]
fn nothing_stands_before_the_name() {
    for (qualifier, part, thing, help) in [
        ("const", "const", "const", "remove `const`"),
        ("unsafe", "unsafe", "unsafe", "remove `unsafe`"),
        ("extern \"C\"", "extern \"C\"", "extern", "remove it"),
    ] {
        let message = format!("an endpoint cannot be `{thing}`");
        let method = format!("{qualifier} fn item(&self) -> Call<()>;");
        check("GET, \"/\"", &method, &[[part, &message, help]]);
    }
    check(
        "GET, \"/\"",
        "unsafe extern \"C\" fn item(&self, ...) -> Call<()>;",
        &[
            [
                "unsafe",
                "an endpoint cannot be `unsafe`",
                "remove `unsafe`",
            ],
            [
                "extern \"C\"",
                "an endpoint cannot be `extern`",
                "remove it",
            ],
            [
                "...",
                "an endpoint has a fixed number of arguments",
                "remove `...`",
            ],
        ],
    );
}

#[test]
fn the_result_is_a_call() {
    let shape = "an endpoint returns `Call<T>`: its request may fail";
    for (output, part, message, help) in [
        (
            "",
            "item",
            "endpoint `item` needs a return type",
            "write `-> Call<()>` if the response has no content",
        ),
        (
            "-> Result<A, B>",
            "fn",
            "endpoint `item` returns a `Result` and must be `async`",
            "write `async fn item`, or return `Call<T>`",
        ),
        ("-> ()", "()", shape, "write `-> Call<()>`"),
        (
            "-> Option<Item>",
            "Option<Item>",
            shape,
            "write `-> Call<Option<Item>>`",
        ),
        ("-> (A, B)", "(A, B)", shape, "write `-> Call<(A, B)>`"),
        ("-> &'a str", "&'a str", shape, "write `-> Call<&'a str>`"),
        ("-> !", "!", shape, "write `-> Call<()>`"),
        ("-> impl Future", "impl Future", shape, "write `-> Call<T>`"),
    ] {
        let method = format!("fn item(&self) {output};");
        check("GET, \"/\"", &method, &[[part, message, help]]);
    }
    for output in [
        "Call<T>",
        "api::Call<T>",
        "(Call<T>)",
        "MyCall",
        "own::Option<T>",
    ] {
        accepted("GET, \"/\"", &format!("fn item(&self) -> {output};"));
    }
}

#[test]
fn the_result_of_an_async_fn_is_a_result() {
    let shape = "an endpoint returns `Result<T, E>`: its request may fail";
    for (output, part, message, help) in [
        (
            "",
            "item",
            "endpoint `item` needs a return type",
            "write `-> Result<(), soundcloud_api::Error>` if the response has no content",
        ),
        (
            "-> Call<A>",
            "async",
            "a `Call` is awaited by the caller: endpoint `item` is not `async`",
            "write `fn item`",
        ),
        (
            "-> Vec<A>",
            "Vec<A>",
            shape,
            "write `-> Result<Vec<A>, soundcloud_api::Error>`",
        ),
    ] {
        let method = format!("async fn item(&self) {output};");
        check("GET, \"/\"", &method, &[[part, message, help]]);
    }
    for output in ["Result<T, E>", "io::Result<T>", "MyResult"] {
        accepted("GET, \"/\"", &format!("async fn item(&self) -> {output};"));
    }
}

#[test]
fn the_attribute_writes_the_body() {
    check(
        "GET, \"/\"",
        "fn item(&self) -> Call<()> { Call::ready(()) }",
        &[[
            "{ Call::ready(()) }",
            "endpoint `item` has a body, which is the attribute's to write",
            "replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait",
        ]],
    );
}

#[test]
fn all_mistakes_of_a_method_are_told_in_order() {
    let (_, errors) = join_source(
        "GET, \"/<a>\", json = b, headers(\"Host\" = c)",
        "unsafe fn item(self, mut b: B, (d, e): F, f: str) { }",
    );
    let parts = errors.found().into_iter().map(|[part, ..]| part);
    assert_eq!(
        parts.collect::<Vec<_>>(),
        [
            "\"Host\"", "json", "unsafe", "self", "mut", "(d, e)", "str", "item", "{ }"
        ]
    );
}
