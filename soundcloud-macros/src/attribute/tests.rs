use quote::ToTokens as _;

use super::*;

fn read(source: &str) -> (Attribute, Errors) {
    let mut errors = Errors::default();
    let tokens = source.parse().expect("tokens");
    let attribute = Attribute::parse(tokens, Span::call_site(), &mut errors);
    (attribute, errors)
}

fn accepted(source: &str) -> Attribute {
    let (attribute, errors) = read(source);
    assert!(
        errors.is_empty() && !attribute.incomplete,
        "{source}: {errors:?}"
    );
    attribute
}

/// The mistakes in an attribute: the wrong part, the message, the help.
fn check(source: &str, expected: &[[&str; 3]]) {
    assert_eq!(read(source).1.found(), expected, "{source}");
}

fn check_all(cases: &[(&str, [&str; 3])]) {
    for (source, expected) in cases {
        check(source, std::slice::from_ref(expected));
    }
}

#[test]
fn a_method_and_a_template_are_enough() {
    for method in ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"] {
        let attribute = accepted(&format!("{method}, \"/items\""));
        assert_eq!(attribute.method.expect("a method"), method);
        assert_eq!(attribute.template.expect("a template").0.value(), "/items");
    }
    accepted("GET, \"/items\",");
    accepted("GET, r#\"/items\"#");
}

#[test]
fn each_kind_of_body_has_its_key() {
    for (source, kind) in [
        ("json = item", "Json"),
        ("form = item", "Form"),
        ("xml = item", "Xml"),
        ("multipart = item", "Multipart"),
        ("body = item", "Raw"),
        ("encode(format) = item", "Encode(Ident"),
    ] {
        let attribute = accepted(&format!("PUT, \"/\", {source}"));
        let [body] = attribute.bodies.as_slice() else {
            panic!("one body in {source}");
        };
        assert!(format!("{:?}", body.kind).starts_with(kind), "{source}");
        assert_eq!(body.argument, "item");
    }
    let raw = accepted("PUT, \"/\", json = r#type");
    assert_eq!(raw.bodies[0].argument.to_string(), "r#type");
}

#[test]
fn a_header_has_text_or_an_argument() {
    let attribute = accepted("GET, \"/\", headers(\"A\" = \"b\", \"C\" = d,), headers(\"E\" = f)");
    let headers = attribute.headers.iter().map(|header| match &header.value {
        HeaderValue::Fixed(text) => format!("{}: {}", header.name.value(), text.value()),
        HeaderValue::Argument(argument) => format!("{}: <{argument}>", header.name.value()),
    });
    assert_eq!(headers.collect::<Vec<_>>(), ["A: b", "C: <d>", "E: <f>"]);
    assert!(accepted("GET, \"/\", headers()").headers.is_empty());
}

#[test]
fn other_keys_say_nothing_of_arguments() {
    let attribute = accepted(
        "GET, \"/\", operation = \"getItem\", auth = none, retry = always, crate = ::my::http",
    );
    assert_eq!(
        attribute.operation.expect("an operation").value(),
        "getItem"
    );
    assert_eq!(attribute.auth.expect("auth"), "none");
    assert_eq!(attribute.retry.expect("retry"), "always");
    let runtime = attribute.runtime.into_token_stream().to_string();
    assert_eq!(runtime.replace(' ', ""), "::my::http");
    for path in ["crate", "self::http", "super::http", "http"] {
        accepted(&format!("GET, \"/\", crate = {path}"));
    }
}

#[test]
fn nothing_is_not_enough() {
    let message = "`#[endpoint]` needs an HTTP method and a template";
    check("", &[["", message, "write `#[endpoint(GET, \"/path\")]`"]]);
}

#[test]
fn method_and_template_belong_together() {
    check_all(&[
        (
            "GET",
            [
                "GET",
                "`#[endpoint]` is missing its template",
                "write `#[endpoint(GET, \"/path\")]`",
            ],
        ),
        (
            "PUT, json = a",
            [
                "PUT",
                "`#[endpoint]` is missing its template",
                "write `#[endpoint(PUT, \"/path\")]`",
            ],
        ),
        (
            "PUT, headers(\"A\" = a)",
            [
                "PUT",
                "`#[endpoint]` is missing its template",
                "write `#[endpoint(PUT, \"/path\")]`",
            ],
        ),
        (
            "\"/a\"",
            [
                "\"/a\"",
                "`#[endpoint]` is missing its HTTP method",
                "write `#[endpoint(GET, \"/a\")]`",
            ],
        ),
        (
            "\"/a\", json = b",
            [
                "\"/a\"",
                "`#[endpoint]` is missing its HTTP method",
                "write `#[endpoint(GET, \"/a\")]`",
            ],
        ),
        (
            "\"/a\", PUT",
            [
                "\"/a\", PUT",
                "the HTTP method comes before the template",
                "write `#[endpoint(PUT, \"/a\")]`",
            ],
        ),
    ]);
}

#[test]
fn parts_are_separated_by_commas() {
    check_all(&[
        (
            "GET \"/a\"",
            [
                "\"/a\"",
                "expected `,` between the method and the template",
                "write `GET, \"/a\"`",
            ],
        ),
        (
            "GET; \"/a\"",
            [
                ";",
                "expected `,` between the method and the template",
                "write `GET, \"/a\"`",
            ],
        ),
        (
            "GET => \"/a\"",
            [
                "=",
                "expected `,` between the method and the template",
                "write `GET, \"/a\"`",
            ],
        ),
        (
            "GET, \"/a\" auth = key",
            [
                "auth",
                "expected `,` behind the template",
                "write `\"/a\", auth = key`",
            ],
        ),
        (
            "GET,, \"/a\"",
            [",", "nothing before this `,`", "remove it"],
        ),
        (
            ", GET, \"/a\"",
            [",", "nothing before this `,`", "remove it"],
        ),
        (
            "GET, \"/a\",,",
            [",", "nothing before this `,`", "remove it"],
        ),
    ]);
    check(
        "GET \"/a\" auth = key",
        &[
            [
                "\"/a\"",
                "expected `,` between the method and the template",
                "write `GET, \"/a\"`",
            ],
            [
                "auth",
                "expected `,` behind the template",
                "write `\"/a\", auth = key`",
            ],
        ],
    );
}

#[test]
fn a_method_is_one_word_in_upper_case() {
    let upper = "HTTP methods are written in upper case";
    let word = "an HTTP method is one word in upper case";
    let known = "known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`";
    check_all(&[
        ("get, \"/\"", ["get", upper, "write `GET`"]),
        ("Patch, \"/\"", ["Patch", upper, "write `PATCH`"]),
        (
            "GTE, \"/\"",
            ["GTE", "unknown HTTP method `GTE`", "did you mean `GET`?"],
        ),
        (
            "DELTE, \"/\"",
            [
                "DELTE",
                "unknown HTTP method `DELTE`",
                "did you mean `DELETE`?",
            ],
        ),
        (
            "PURGE, \"/\"",
            ["PURGE", "unknown HTTP method `PURGE`", known],
        ),
        ("\"GET\", \"/\"", ["\"GET\"", word, "write `GET`"]),
        ("\"put\", \"/\"", ["\"put\"", word, "write `PUT`"]),
        (
            "Method::POST, \"/\"",
            ["Method::POST", word, "write `POST`"],
        ),
        ("json = \"a\", \"/\"", ["json = \"a\"", word, "write `GET`"]),
    ]);
}

#[test]
fn a_template_is_a_plain_string_literal() {
    let plain = "the template is a plain string literal";
    let early = "the template is a string literal: it is read before constants and macros are";
    let prefix = "write the path out, and put a common prefix into the base URL";
    check_all(&[
        ("GET, b\"/a\"", ["b\"/a\"", plain, "write `\"/a\"`"]),
        ("GET, c\"/a\"", ["c\"/a\"", plain, "write `\"/a\"`"]),
        ("GET, \"/a\"x", ["\"/a\"x", plain, "write `\"/a\"`"]),
        ("GET, 42", ["42", plain, "write `\"/path\"`"]),
        ("GET, '/'", ["'/'", plain, "write `\"/path\"`"]),
        (
            "GET, /a/<b>",
            [
                "/a/<b>",
                "the template is a string literal",
                "write `\"/a/<b>\"`",
            ],
        ),
        ("GET, PATH", ["PATH", early, prefix]),
        (
            "GET, concat!(\"/a\", \"/b\")",
            ["concat!(\"/a\", \"/b\")", early, prefix],
        ),
    ]);
}

#[test]
fn a_mistake_in_a_template_is_at_its_part() {
    check_all(&[
        (
            "GET, \"/a/{id}\"",
            ["{id}", "parameters are written `<name>`", "write `<id>`"],
        ),
        (
            "GET, r#\"/a/{id}\"#",
            ["{id}", "parameters are written `<name>`", "write `<id>`"],
        ),
        (
            "GET, \"/\\x61/\\u{7b}id}\"",
            [
                "\\u{7b}id}",
                "parameters are written `<name>`",
                "write `<id>`",
            ],
        ),
    ]);
}

#[test]
fn an_unknown_key_has_a_known_one_nearby() {
    check_all(&[
        (
            "PUT, \"/\", jsn = a",
            [
                "jsn",
                "unknown key `jsn` in `#[endpoint]`",
                "did you mean `json`?",
            ],
        ),
        (
            "PUT, \"/\", Body = a",
            [
                "Body",
                "unknown key `Body` in `#[endpoint]`",
                "did you mean `body`?",
            ],
        ),
        (
            "PUT, \"/\", retries = 3",
            [
                "retries",
                "unknown key `retries` in `#[endpoint]`",
                "did you mean `retry`?",
            ],
        ),
        (
            "PUT, \"/\", query = a",
            [
                "query",
                "unknown key `query` in `#[endpoint]`",
                "parameters of the query stand in the template: `\"/path?<name>\"`",
            ],
        ),
        (
            "PUT, \"/\", path(a)",
            [
                "path",
                "unknown key `path` in `#[endpoint]`",
                "parameters of the path stand in the template: `\"/path/<name>\"`",
            ],
        ),
        (
            "PUT, \"/\", header(\"A\") = a",
            [
                "header",
                "unknown key `header` in `#[endpoint]`",
                "did you mean `headers(\"X-Name\" = argument)`?",
            ],
        ),
        (
            "PUT, \"/\", timeout = 5",
            [
                "timeout",
                "unknown key `timeout` in `#[endpoint]`",
                "known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry` and `crate`",
            ],
        ),
    ]);
}

#[test]
fn a_part_that_is_no_key_is_told() {
    check_all(&[
        (
            "GET, \"/a\", \"/b\"",
            [
                "\"/b\"",
                "unexpected second template",
                "one method is one endpoint; declare a second method",
            ],
        ),
        (
            "GET, \"/a\", = b",
            [
                "= b",
                "expected a key",
                "known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry` and `crate`",
            ],
        ),
    ]);
}

#[test]
fn the_value_of_a_body_is_an_argument() {
    let takes = |key: &str| format!("`{key}` takes the name of an argument");
    check_all(&[
        (
            "PUT, \"/\", json",
            ["json", "`json` needs a value", "write `json = argument`"],
        ),
        (
            "PUT, \"/\", json =",
            ["json =", "`json` needs a value", "write `json = argument`"],
        ),
        (
            "PUT, \"/\", json(a)",
            ["json(a)", "`json` needs a value", "write `json = argument`"],
        ),
        (
            "PUT, \"/\", json: a",
            ["json: a", "`json` needs a value", "write `json = argument`"],
        ),
        (
            "PUT, \"/\", json = \"a\"",
            ["\"a\"", &takes("json"), "write `json = a`"],
        ),
        (
            "PUT, \"/\", json = \"a b\"",
            ["\"a b\"", &takes("json"), "write `json = argument`"],
        ),
        (
            "PUT, \"/\", form = &a",
            ["&a", &takes("form"), "write `form = argument`"],
        ),
        (
            "PUT, \"/\", xml = a.b",
            ["a.b", &takes("xml"), "write `xml = argument`"],
        ),
        (
            "PUT, \"/\", body = self",
            ["self", &takes("body"), "write `body = argument`"],
        ),
        (
            "PUT, \"/\", encode(f) = 7",
            [
                "7",
                &takes("encode(format)"),
                "write `encode(format) = argument`",
            ],
        ),
    ]);
}

#[test]
fn a_key_without_an_argument_has_a_value_of_its_own_kind() {
    check_all(&[
        (
            "PUT, \"/\", encode() = a",
            [
                "()",
                "`encode` takes the argument that tells the format",
                "write `encode(format) = a`",
            ],
        ),
        (
            "PUT, \"/\", encode = a",
            [
                "a",
                "`encode` has parentheses",
                "write `encode(format) = argument`",
            ],
        ),
        (
            "PUT, \"/\", headers = a",
            [
                "a",
                "`headers` has parentheses",
                "write `headers(\"X-Name\" = argument)`",
            ],
        ),
        (
            "GET, \"/\", operation = a",
            [
                "a",
                "`operation` takes text",
                "write `operation = \"getTrack\"`",
            ],
        ),
        (
            "GET, \"/\", crate = \"my\"",
            [
                "\"my\"",
                "`crate` takes a path",
                "write `crate = path::to::soundcloud_api`",
            ],
        ),
        (
            "GET, \"/\", auth = nobody",
            [
                "nobody",
                "`auth` is one of `token`, `key` and `none`",
                "write `auth = token`",
            ],
        ),
        (
            "GET, \"/\", auth = \"none\"",
            [
                "\"none\"",
                "`auth` is one of `token`, `key` and `none`",
                "write `auth = none`",
            ],
        ),
        (
            "GET, \"/\", retry = nevr",
            [
                "nevr",
                "`retry` is one of `never` and `always`",
                "write `retry = never`",
            ],
        ),
    ]);
}

#[test]
fn an_entry_of_headers_is_a_name_and_a_value() {
    let message = "a header is a name and an argument or text";
    let help = "write `headers(\"X-Name\" = argument, \"X-Client\" = \"text\")`";
    for entry in [
        "a",
        "\"A\"",
        "\"A\" =",
        "A = a",
        "\"A\": a",
        "\"A\" = 7",
        "\"A\" = a.b",
        "\"A\"x = a",
    ] {
        check(
            &format!("GET, \"/\", headers({entry})"),
            &[[entry, message, help]],
        );
    }
    check(
        "GET, \"/\", headers(\"A\" = a, b, \"C\" = c, 7)",
        &[["b", message, help], ["7", message, help]],
    );
}

#[test]
fn a_key_is_given_once() {
    for key in [
        "auth = none",
        "retry = never",
        "operation = \"a\"",
        "crate = a",
    ] {
        let (name, _) = key.split_once(' ').expect("a name");
        let message = format!("`{name}` is given twice");
        let source = format!("GET, \"/\", {key}, {key}");
        check(&source, &[[name, &message, "remove one of them"]]);
    }
}

#[test]
fn all_mistakes_of_an_attribute_are_told_in_order() {
    let (attribute, errors) = read("GTE, \"a\", jsn = b, auth = x, headers(c), retry = never");
    let parts = errors.found().into_iter().map(|[part, ..]| part);
    assert_eq!(parts.collect::<Vec<_>>(), ["GTE", "a", "jsn", "x", "c"]);
    assert!(attribute.incomplete && attribute.retry.is_some());
}

#[test]
fn a_mistake_that_names_no_argument_leaves_the_places_known() {
    for source in [
        "GTE, \"/\"",
        "GET, \"/\", auth = x",
        "GET \"/\"",
        "GET, \"/\", crate = 7",
    ] {
        let (attribute, errors) = read(source);
        assert!(!errors.is_empty() && !attribute.incomplete, "{source}");
    }
}
