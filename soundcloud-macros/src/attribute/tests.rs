use quote::ToTokens as _;

use super::*;
use crate::errors::marked::{self, Found};

fn read(source: &str) -> (Attribute, Errors) {
    let mut errors = Errors::default();
    // Before the source, so that its places are counted from its start.
    let method = syn::parse_str("fn item(&self)").expect("a method");
    let tokens = source.parse().expect("tokens");
    let attribute = Attribute::parse(tokens, Span::call_site(), &method, &mut errors);
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

fn found(source: &str) -> Vec<Found> {
    read(source).1.ranges()
}

/// Checks the mistakes, and that the attributes in their help have none.
fn check(blocks: &str) {
    marked::check(blocks, found);
    for line in blocks.lines() {
        if let Some((_, help)) = line.split_once("help: write `#[endpoint(")
            && let Some((attribute, _)) = help.split_once(")]`")
        {
            accepted(attribute);
        }
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
    let found = read("").1.found();
    let message = "`#[endpoint]` needs an HTTP method and a template";
    assert_eq!(
        found,
        [["", message, "write `#[endpoint(GET, \"/path\")]`"]]
    );
}

#[test]
fn a_method_needs_a_template() {
    check(
        r#"
        «GET»
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(GET, "/path")]`

        «GET»,
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(GET, "/path")]`

        «PUT», json = a
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(PUT, "/path", json = a)]`

        «PUT», headers("A" = a), auth = none
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(PUT, "/path", headers("A" = a), auth = none)]`

        «GET», «POST»
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(GET, "/path")]`
        error: unexpected second HTTP method
        help: one method is one endpoint; declare a second method for `POST`
        "#,
    );
}

#[test]
fn a_template_needs_a_method() {
    check(
        r#"
        «"/tracks"»
        error: `#[endpoint]` is missing its HTTP method
        help: write `#[endpoint(GET, "/tracks")]`

        «"/tracks"»,
        error: `#[endpoint]` is missing its HTTP method
        help: write `#[endpoint(GET, "/tracks")]`

        «"/tracks"», json = a
        error: `#[endpoint]` is missing its HTTP method
        help: write `#[endpoint(POST, "/tracks", json = a)]`

        «"/tracks/<id>"», auth = none
        error: `#[endpoint]` is missing its HTTP method
        help: write `#[endpoint(GET, "/tracks/<id>", auth = none)]`

        «"get /tracks/<id>"», auth = none
        error: the HTTP method stands before the template, without quotes
        help: write `#[endpoint(GET, "/tracks/<id>", auth = none)]`

        «"GET  /tracks"»
        error: the HTTP method stands before the template, without quotes
        help: write `#[endpoint(GET, "/tracks")]`
        "#,
    );
}

#[test]
fn the_method_comes_first() {
    check(
        r#"
        «"/tracks", GET»
        error: the HTTP method comes before the template
        help: write `#[endpoint(GET, "/tracks")]`

        «"/tracks", PUT», json = a
        error: the HTTP method comes before the template
        help: write `#[endpoint(PUT, "/tracks", json = a)]`

        «"/tracks", get»
        error: the HTTP method comes before the template
        help: write `#[endpoint(GET, "/tracks")]`

        «"/tracks", "GET"»
        error: the HTTP method comes before the template
        help: write `#[endpoint(GET, "/tracks")]`

        «"/tracks", Method::POST»
        error: the HTTP method comes before the template
        help: write `#[endpoint(POST, "/tracks")]`

        «"/tracks", GTE»
        error: the HTTP method comes before the template
        help: write `#[endpoint(GET, "/tracks")]`
        "#,
    );
}

#[test]
fn the_keys_come_last() {
    check(
        r#"
        «json» = a, POST, "/tracks"
        error: the HTTP method and the template come before the keys
        help: write `#[endpoint(POST, "/tracks", json = a)]`

        «json» = a
        error: `#[endpoint]` needs an HTTP method and a template
        help: write `#[endpoint(POST, "/path", json = a)]`

        «auth» = none
        error: `#[endpoint]` needs an HTTP method and a template
        help: write `#[endpoint(GET, "/path", auth = none)]`

        «auth» = none, "/tracks"
        error: the HTTP method and the template come before the keys
        help: write `#[endpoint(GET, "/tracks", auth = none)]`

        «timeout» = 5, GET, "/tracks"
        error: unknown key `timeout` in `#[endpoint]`
        help: a limit of time belongs to the call, `.timeout(…)`, or to the client
        "#,
    );
}

#[test]
fn method_and_template_have_no_keys() {
    check(
        r#"
        «method» = GET, path = "/tracks"
        error: the HTTP method and the template have no keys
        help: write `#[endpoint(GET, "/tracks")]`

        «method» = "post", url = "/tracks", json = a
        error: the HTTP method and the template have no keys
        help: write `#[endpoint(POST, "/tracks", json = a)]`

        GET, «path» = "/tracks"
        error: the template has no key
        help: write `"/tracks"`

        PUT, «template» = "/tracks", json = a
        error: the template has no key
        help: write `"/tracks"`

        «path» = "/tracks"
        error: the HTTP method and the template come before the keys
        help: write `#[endpoint(GET, "/tracks")]`
        "#,
    );
}

#[test]
fn a_comma_separates_method_and_template() {
    check(
        r#"
        GET «"/tracks"»
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        GET«;» "/tracks"
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        GET «=>» "/tracks"
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        GET«:» "/tracks"
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        GET «=» "/tracks"
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        GET«("/tracks")»
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        «get» «"/tracks"»
        error: HTTP methods are written in upper case
        help: write `GET`
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        «GTE» «"/tracks"»
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?
        error: expected `,` between the method and the template
        help: write `GET, "/tracks"`

        «"/tracks" GET»
        error: the HTTP method comes before the template
        help: write `#[endpoint(GET, "/tracks")]`
        "#,
    );
}

#[test]
fn commas_separate_keys() {
    check(
        r#"
        GET, "/a" «auth» = key
        error: expected `,` behind `"/a"`
        help: write `"/a", auth = key`

        PUT, "/a"«;» json = a
        error: expected `,` behind `"/a"`
        help: write `"/a", json = a`

        PUT, "/a", json = a «auth» = none
        error: expected `,` behind `json = a`
        help: write `json = a, auth = none`

        PUT, "/a", json = a«;» auth = none
        error: expected `,` behind `json = a`
        help: write `json = a, auth = none`

        PUT, "/a", headers("A" = a) «json» = b
        error: expected `,` behind `headers("A" = a)`
        help: write `headers("A" = a), json = b`

        PUT, "/a", auth = none «headers»("A" = a)
        error: expected `,` behind `auth = none`
        help: write `auth = none, headers("A" = a)`

        GET, "/a", headers("A" = a «"B"» = b)
        error: expected `,` behind `"A" = a`
        help: write `"A" = a, "B" = b`

        GET, "/a", headers("A" = a«;» "B" = b)
        error: expected `,` behind `"A" = a`
        help: write `"A" = a, "B" = b`

        GET «"/a"» «auth» = key
        error: expected `,` between the method and the template
        help: write `GET, "/a"`
        error: expected `,` behind `"/a"`
        help: write `"/a", auth = key`
        "#,
    );
}

#[test]
fn a_comma_has_something_before_it() {
    check(
        r#"
        GET,«,» "/a"
        error: nothing before this `,`
        help: remove it

        «,» GET, "/a"
        error: nothing before this `,`
        help: remove it

        GET, "/a",«,»
        error: nothing before this `,`
        help: remove it

        GET, "/a", headers(«,» "A" = a)
        error: nothing before this `,`
        help: remove it

        GET, "/a",«;» auth = none
        error: nothing before this `;`
        help: remove it

        GET, "/a"«;»
        error: nothing behind this `;`
        help: remove it
        "#,
    );
}

#[test]
fn a_template_is_a_plain_string() {
    check(
        r##"
        GET, «b"/tracks"»
        error: the template is a plain string, this is a byte string
        help: write `"/tracks"`

        GET, «br"/tracks"»
        error: the template is a plain string, this is a byte string
        help: write `"/tracks"`

        GET, «c"/tracks"»
        error: the template is a plain string, this is a C string
        help: write `"/tracks"`

        GET, «"/tracks"x»
        error: the template is a plain string, this is one with the suffix `x`
        help: write `"/tracks"`

        GET, «r#"/tracks"#x»
        error: the template is a plain string, this is one with the suffix `x`
        help: write `"/tracks"`

        GET, «42»
        error: the template is a plain string, this is a number
        help: write `"/42"`

        GET, «4.2»
        error: the template is a plain string, this is a number
        help: write `"/4.2"`

        GET, «'/'»
        error: the template is a plain string, this is a character
        help: write `"/"`

        GET, «b'/'»
        error: the template is a plain string, this is a byte
        help: write `"/"`
        "##,
    );
}

#[test]
fn a_template_is_quoted() {
    check(
        r#"
        GET, «/tracks»
        error: the template is a string literal
        help: write `"/tracks"`

        GET, «/tracks/<id>/comments»
        error: the template is a string literal
        help: write `"/tracks/<id>/comments"`

        GET, «tracks/<id>»
        error: the template is a string literal
        help: write `"/tracks/<id>"`

        GET, «/tracks», auth = none
        error: the template is a string literal
        help: write `"/tracks"`
        "#,
    );
}

#[test]
fn a_template_is_no_expression() {
    check(
        r#"
        GET, «PATH»
        error: the template is a string literal: it is read before constants and macros are
        help: write the path out, and give a common prefix to the client: `Client::builder("https://…/prefix")`

        GET, «paths::TRACKS»
        error: the template is a string literal: it is read before constants and macros are
        help: write the path out, and give a common prefix to the client: `Client::builder("https://…/prefix")`

        GET, «concat!("/v1", "/tracks")»
        error: the template is a string literal: it is read before macros are
        help: write `"/v1/tracks"`

        GET, «format!("/tracks/{id}")»
        error: the template is a string literal: it is read before macros are
        help: write `"/tracks/<id>"`

        GET, «format!("/tracks/{}", id)»
        error: the template is a string literal: it is read before macros are
        help: write `"/tracks/<id>"`

        GET, «concat!(BASE, "/tracks")»
        error: the template is a string literal: it is read before constants and macros are
        help: write the path out, and give a common prefix to the client: `Client::builder("https://…/prefix")`

        GET, «&"/tracks"»
        error: the template is a string literal
        help: write `"/tracks"`

        GET, «"/v1".to_string()»
        error: the template is a string literal
        help: write `"/v1"`
        "#,
    );
}

#[test]
fn an_endpoint_has_one_template_and_one_method() {
    check(
        r#"
        GET, "/tracks", «"/songs"»
        error: unexpected second template
        help: one method is one endpoint; declare a second method for `"/songs"`

        GET, "/tracks", «path» = "/songs"
        error: unknown key `path` in `#[endpoint]`
        help: an endpoint has one template, behind the HTTP method

        GET, «["/tracks", "/songs"]»
        error: an endpoint has one template
        help: declare a method of the trait for each

        GET, «POST», "/tracks"
        error: unexpected second HTTP method
        help: one method is one endpoint; declare a second method for `POST`

        GET, "/tracks", «POST»
        error: unexpected second HTTP method
        help: one method is one endpoint; declare a second method for `POST`

        «GET | POST», "/tracks"
        error: an endpoint has one HTTP method
        help: declare a method of the trait for each of `GET` and `POST`

        «[GET, POST]», "/tracks"
        error: an endpoint has one HTTP method
        help: declare a method of the trait for each of `GET` and `POST`

        «(GET, POST)», "/tracks"
        error: an endpoint has one HTTP method
        help: declare a method of the trait for each of `GET` and `POST`
        "#,
    );
}

#[test]
fn a_method_is_spelled_right() {
    check(
        r#"
        «GTE», "/"
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?

        «GETT», "/"
        error: unknown HTTP method `GETT`
        help: did you mean `GET`?

        «DELTE», "/"
        error: unknown HTTP method `DELTE`
        help: did you mean `DELETE`?

        «Pots», "/"
        error: unknown HTTP method `Pots`
        help: did you mean `POST`?

        «G», "/"
        error: unknown HTTP method `G`
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`

        «PURGE», "/cache/<key>"
        error: unknown HTTP method `PURGE`
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`

        «TRACE», "/"
        error: unknown HTTP method `TRACE`
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`

        «G»
        error: unknown HTTP method `G`
        help: write `#[endpoint(GET, "/path")]`

        «GTE»
        error: unknown HTTP method `GTE`
        help: write `#[endpoint(GET, "/path")]`
        "#,
    );
}

#[test]
fn a_method_is_one_word_in_upper_case() {
    check(
        r#"
        «get», "/"
        error: HTTP methods are written in upper case
        help: write `GET`

        «Patch», "/"
        error: HTTP methods are written in upper case
        help: write `PATCH`

        «r#get», "/"
        error: HTTP methods are written in upper case
        help: write `GET`

        «"GET"», "/"
        error: an HTTP method is one word in upper case
        help: write `GET`

        «"put"», "/"
        error: an HTTP method is one word in upper case
        help: write `PUT`

        «Method::GET», "/"
        error: an HTTP method is one word in upper case
        help: write `GET`

        «reqwest::Method::POST», "/"
        error: an HTTP method is one word in upper case
        help: write `POST`

        «HttpMethod.GET», "/"
        error: an HTTP method is one word in upper case
        help: write `GET`

        «'G'», "/"
        error: an HTTP method is one word in upper case
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`

        «Method::LINK», "/"
        error: an HTTP method is one word in upper case
        help: known are `GET`, `POST`, `PUT`, `DELETE`, `PATCH`, `HEAD` and `OPTIONS`
        "#,
    );
}

#[test]
fn an_unknown_key_has_a_known_one_nearby() {
    check(
        r#"
        PUT, "/", «jsn» = a
        error: unknown key `jsn` in `#[endpoint]`
        help: did you mean `json`?

        PUT, "/", «Body» = a
        error: unknown key `Body` in `#[endpoint]`
        help: did you mean `body`?

        PUT, "/", «retries» = 3
        error: unknown key `retries` in `#[endpoint]`
        help: did you mean `retry`?

        PUT, "/", «header»("A" = a)
        error: unknown key `header` in `#[endpoint]`
        help: write `headers("A" = a)`

        GET, "/", «oprtion» = "a"
        error: unknown key `oprtion` in `#[endpoint]`
        help: did you mean `operation`?

        GET, "/", «auht» = none
        error: unknown key `auht` in `#[endpoint]`
        help: did you mean `auth`?

        GET, "/", «cached» = true
        error: unknown key `cached` in `#[endpoint]`
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`

        GET, "/", «unknown»
        error: unknown key `unknown` in `#[endpoint]`
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`
        "#,
    );
}

#[test]
fn a_word_of_another_attribute_is_translated() {
    check(
        r#"
        GET, "/a", «base_url» = "https://shop.example"
        error: unknown key `base_url` in `#[endpoint]`
        help: the base URL belongs to the client: `Client::builder("https://shop.example")`

        GET, "/a", «host» = HOST
        error: unknown key `host` in `#[endpoint]`
        help: the base URL belongs to the client: `Client::builder("https://…")`

        GET, "/a", «timeout» = "5s"
        error: unknown key `timeout` in `#[endpoint]`
        help: a limit of time belongs to the call, `.timeout(…)`, or to the client

        GET, "/a", «query» = page
        error: unknown key `query` in `#[endpoint]`
        help: the template has the query: `"/a?<page>"`

        GET, "/a?b=c", «query»(page)
        error: unknown key `query` in `#[endpoint]`
        help: the template has the query: `"/a?b=c&<page>"`

        GET, "/a", «path»(id)
        error: unknown key `path` in `#[endpoint]`
        help: the template has the parameters of the path: `<id>`

        GET, "/a", «header»("X-Name") = b
        error: unknown key `header` in `#[endpoint]`
        help: write `headers("X-Name" = b)`

        GET, "/a", «header» = etag
        error: unknown key `header` in `#[endpoint]`
        help: write `headers("Etag" = etag)`

        GET, "/a", «cookie» = session
        error: unknown key `cookie` in `#[endpoint]`
        help: write `headers("Cookie" = session)`

        GET, "/a", «accept» = "text/csv"
        error: unknown key `accept` in `#[endpoint]`
        help: write `headers("Accept" = "text/csv")`

        GET, "/a", «produces» = "application/json"
        error: unknown key `produces` in `#[endpoint]`
        help: write `headers("Accept" = "application/json")`

        PUT, "/a", «content_type» = "text/csv"
        error: unknown key `content_type` in `#[endpoint]`
        help: the key of the body sets it; for another, write `headers("Content-Type" = "text/csv")`

        PUT, "/a", «text» = note
        error: unknown key `text` in `#[endpoint]`
        help: write `body = note`

        PUT, "/a", «file» = upload
        error: unknown key `file` in `#[endpoint]`
        help: write `body = upload`

        PUT, "/a", «urlencoded» = login
        error: unknown key `urlencoded` in `#[endpoint]`
        help: write `form = login`

        PUT, "/a", «format» = json
        error: unknown key `format` in `#[endpoint]`
        help: the format of a body is a key of its own: `json = argument`

        GET, "/a", «name» = "getA"
        error: unknown key `name` in `#[endpoint]`
        help: write `operation = "getA"`

        GET, "/a", «id» = get_a
        error: unknown key `id` in `#[endpoint]`
        help: write `operation = "get_a"`

        GET, "/a", «operation_id»
        error: unknown key `operation_id` in `#[endpoint]`
        help: write `operation = "item"`

        GET, "/a", «token» = token
        error: unknown key `token` in `#[endpoint]`
        help: write `auth = token`, which is the default; the token is the client's

        GET, "/a", «public» = true
        error: unknown key `public` in `#[endpoint]`
        help: write `auth = none`

        GET, "/a", «api_key» = key
        error: unknown key `api_key` in `#[endpoint]`
        help: write `auth = key`; the key is the client's

        GET, "/a", «response» = Track
        error: unknown key `response` in `#[endpoint]`
        help: the method's return type tells: `-> Call<T>`

        GET, "/a", «error» = Mine
        error: unknown key `error` in `#[endpoint]`
        help: return `Result<T, E>` from an `async fn`, with an error `E` of yours

        GET, "/a", «description» = "All of them"
        error: unknown key `description` in `#[endpoint]`
        help: write a comment above the method: `/// All of them`

        GET, "/a", «deprecated»
        error: unknown key `deprecated` in `#[endpoint]`
        help: write `#[deprecated]` above the method

        GET, "/a", «krate» = "my::http"
        error: unknown key `krate` in `#[endpoint]`
        help: write `crate = my::http`
        "#,
    );
}

#[test]
fn a_part_that_is_no_key_is_told() {
    check(
        r#"
        GET, "/a", «= b»
        error: expected a key
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`

        GET, "/a", «5»
        error: expected a key
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`

        GET, "/a", «("A" = b)»
        error: expected a key
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`

        GET, "/a", «&b»
        error: expected a key
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`
        "#,
    );
}

#[test]
fn a_key_is_given_once() {
    check(
        r#"
        GET, "/", auth = none, «auth» = none
        error: `auth` is given twice: the first is `none`
        help: remove one of them

        GET, "/", retry = never, «retry» = always
        error: `retry` is given twice: the first is `never`
        help: keep `retry = never` or `retry = always`

        GET, "/", operation = "a", «operation» = "b"
        error: `operation` is given twice: the first is `"a"`
        help: keep `operation = "a"` or `operation = "b"`

        GET, "/", crate = a, «crate» = b::c
        error: `crate` is given twice: the first is `a`
        help: keep `crate = a` or `crate = b::c`

        GET, "/", auth = none, «auth» = key, «auth» = token
        error: `auth` is given twice: the first is `none`
        help: keep `auth = none` or `auth = key`
        error: `auth` is given twice: the first is `none`
        help: keep `auth = none` or `auth = token`
        "#,
    );
}

#[test]
fn a_key_has_a_value() {
    check(
        r#"
        PUT, "/", «json»
        error: `json` needs a value
        help: write `json = argument`

        PUT, "/", «json =»
        error: `json` needs a value
        help: write `json = argument`

        PUT, "/", «form =»
        error: `form` needs a value
        help: write `form = argument`

        GET, "/", «auth»
        error: `auth` needs a value
        help: write `auth = none`

        GET, "/", «retry =»
        error: `retry` needs a value
        help: write `retry = never`

        GET, "/", «operation»
        error: `operation` needs a value
        help: write `operation = "item"`

        GET, "/", «crate =»
        error: `crate` needs a value
        help: write `crate = path::to::soundcloud_api`

        GET, "/", «headers»
        error: `headers` has parentheses
        help: write `headers("X-Name" = argument)`

        PUT, "/", «encode»
        error: `encode` has parentheses
        help: write `encode(format) = argument`

        PUT, "/", «encode(f)»
        error: `encode` has parentheses
        help: write `encode(f) = argument`
        "#,
    );
}

#[test]
fn a_key_and_its_value_are_joined_by_an_equals_sign() {
    check(
        r#"
        PUT, "/", «json(a)»
        error: expected `=` behind `json`
        help: write `json = a`

        PUT, "/", «json: a»
        error: expected `=` behind `json`
        help: write `json = a`

        PUT, "/", «multipart => a»
        error: expected `=` behind `multipart`
        help: write `multipart = a`

        PUT, "/", «json a»
        error: expected `=` behind `json`
        help: write `json = a`

        PUT, "/", «json "a"»
        error: expected `=` behind `json`
        help: write `json = a`

        GET, "/", «auth(none)»
        error: expected `=` behind `auth`
        help: write `auth = none`

        GET, "/", «operation("getA")»
        error: expected `=` behind `operation`
        help: write `operation = "getA"`

        GET, "/", «crate(my::http)»
        error: expected `=` behind `crate`
        help: write `crate = my::http`
        "#,
    );
}

#[test]
fn a_body_is_the_name_of_an_argument() {
    check(
        r#"
        PUT, "/", json = «"a"»
        error: `json` takes the name of an argument
        help: write `json = a`

        PUT, "/", json = «"a b"»
        error: `json` takes the name of an argument
        help: write `json = argument`

        PUT, "/", form = «&a»
        error: `form` takes the name of an argument
        help: write `form = a`

        PUT, "/", xml = «a.b»
        error: `xml` takes the name of an argument
        help: write `xml = argument`

        PUT, "/", json = «a.clone()»
        error: `json` takes the name of an argument
        help: write `json = a`

        PUT, "/", json = «Json(a)»
        error: `json` takes the name of an argument
        help: write `json = argument`

        PUT, "/", body = «self»
        error: `body` takes the name of an argument
        help: write `body = argument`

        PUT, "/", body = «7»
        error: `body` takes the name of an argument
        help: write `body = argument`

        PUT, "/", body = «_»
        error: `body` takes the name of an argument
        help: write `body = argument`

        PUT, "/", multipart = «<a>»
        error: `multipart` takes the name of an argument
        help: write `multipart = a`

        PUT, "/", encode(f) = «7»
        error: `encode(f)` takes the name of an argument
        help: write `encode(f) = argument`

        PUT, "/", encode«("f")» = a
        error: `encode` takes the argument that tells the format
        help: write `encode(f) = a`

        PUT, "/", encode«()» = a
        error: `encode` takes the argument that tells the format
        help: write `encode(format) = a`
        "#,
    );
}

#[test]
fn the_format_of_a_body_is_its_key() {
    check(
        r#"
        PUT, "/", body(«json») = a
        error: the format of a body is a key of its own
        help: write `json = a`

        PUT, "/", body(«"form"») = a
        error: the format of a body is a key of its own
        help: write `form = a`

        PUT, "/", body(«yml») = a
        error: unknown body format `yml`
        help: did you mean `xml = a`?

        PUT, "/", body(«jsno») = a
        error: unknown body format `jsno`
        help: did you mean `json = a`?

        PUT, "/", body(«text») = a
        error: unknown body format `text`
        help: write `body = a`

        PUT, "/", body(«msgpack») = a
        error: unknown body format `msgpack`
        help: write `body = a` for one that is encoded already; known are `json`, `form`, `xml` and `multipart`

        PUT, "/", encode(«json») = a
        error: the format of a body is a key of its own
        help: write `json = a`

        PUT, "/", encode(«"xml"») = a
        error: the format of a body is a key of its own
        help: write `xml = a`

        PUT, "/", body«(a)»
        error: expected `=` behind `body`
        help: write `body = a`
        "#,
    );
}

#[test]
fn some_keys_have_parentheses() {
    check(
        r#"
        PUT, "/", «encode = a»
        error: `encode` has parentheses
        help: write `encode(format) = a`

        PUT, "/", «encode[f] = a»
        error: `encode` has parentheses
        help: write `encode(f) = a`

        GET, "/", «headers = a»
        error: `headers` has parentheses
        help: write `headers("A" = a)`

        GET, "/", «headers["A" = a]»
        error: `headers` has parentheses
        help: write `headers("A" = a)`

        GET, "/", «headers { "A" = a }»
        error: `headers` has parentheses
        help: write `headers("A" = a)`

        GET, "/", «headers = ["A" = a]»
        error: `headers` has parentheses
        help: write `headers("A" = a)`
        "#,
    );
}

#[test]
fn a_key_has_a_value_of_its_own_kind() {
    check(
        r#"
        GET, "/", operation = «getA»
        error: `operation` takes text
        help: write `operation = "getA"`

        GET, "/", operation = «5»
        error: `operation` takes text
        help: write `operation = "item"`

        GET, "/", operation = «""»
        error: an operation has a name
        help: write `operation = "item"`, or leave it out

        GET, "/", auth = «nobody»
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = token`

        GET, "/", auth = «"none"»
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = none`

        GET, "/", auth = «false»
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = none`

        GET, "/", auth = «Bearer»
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = token`

        GET, "/", auth = «api_key»
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = key`

        GET, "/", retry = «nevr»
        error: `retry` is one of `never` and `always`
        help: write `retry = never`

        POST, "/", json = a, retry = «3»
        error: `retry` is one of `never` and `always`
        help: how often is set when it runs, by `.retry(RetryPolicy::default().attempts(3))` of the client or the call; `retry` says only whether sending it twice does no harm

        GET, "/", retry = «2.5»
        error: `retry` is one of `never` and `always`
        help: how often is set when it runs, by `.retry(RetryPolicy::default().attempts(3))` of the client or the call; `retry` says only whether sending it twice does no harm

        GET, "/", retry = «"5"»
        error: `retry` is one of `never` and `always`
        help: how often is set when it runs, by `.retry(RetryPolicy::default().attempts(5))` of the client or the call; `retry` says only whether sending it twice does no harm

        POST, "/", json = a, retry = «true»
        error: `retry` is one of `never` and `always`
        help: leave it out, and the HTTP method decides; `never` says that sending it twice does harm, `always` that it does none

        GET, "/", retry = «"yes"»
        error: `retry` is one of `never` and `always`
        help: leave it out, and the HTTP method decides; `never` says that sending it twice does harm, `always` that it does none

        GET, "/", retry = «false»
        error: `retry` is one of `never` and `always`
        help: write `retry = never`

        GET, "/", retry = «0»
        error: `retry` is one of `never` and `always`
        help: write `retry = never`

        GET, "/", retry = «alwys»
        error: `retry` is one of `never` and `always`
        help: write `retry = always`

        GET, "/", crate = «"my"»
        error: `crate` takes a path
        help: write `crate = my`

        GET, "/", crate = «"the-crate"»
        error: `crate` takes a path
        help: write `crate = the_crate`

        GET, "/", crate = «the-crate»
        error: `crate` takes a path
        help: write `crate = the_crate`

        GET, "/", crate = «7»
        error: `crate` takes a path
        help: write `crate = path::to::soundcloud_api`
        "#,
    );
}

#[test]
fn a_header_has_a_name_in_quotes() {
    check(
        r#"
        GET, "/", headers(«ETag» = etag)
        error: the name of a header is text
        help: write `headers("ETag" = etag)`

        GET, "/", headers(«if_none_match» = etag)
        error: the name of a header is text
        help: write `headers("If-None-Match" = etag)`

        GET, "/", headers(«If-None-Match» = etag)
        error: the name of a header is text
        help: write `headers("If-None-Match" = etag)`

        GET, "/", headers(«b"A"» = a)
        error: the name of a header is text
        help: write `headers("A" = a)`

        GET, "/", headers(«"A"x» = a)
        error: the name of a header is text
        help: write `headers("A" = a)`

        GET, "/", headers(«= etag»)
        error: a header needs a name
        help: write `headers("Etag" = etag)`

        GET, "/", headers(«etag»)
        error: a header needs a name
        help: write `headers("Etag" = etag)`
        "#,
    );
}

#[test]
fn a_header_has_a_value() {
    check(
        r#"
        GET, "/", headers(«"A"»)
        error: the header `"A"` needs a value
        help: write `headers("A" = argument)`

        GET, "/", headers(«"A" =»)
        error: the header `"A"` needs a value
        help: write `headers("A" = argument)`

        GET, "/", headers(«"A: b"»)
        error: name and value of a header are two texts
        help: write `headers("A" = "b")`

        GET, "/", headers("A" = «7»)
        error: the value of a header is an argument or text
        help: write `headers("A" = "7")`

        GET, "/", headers("A" = «true»)
        error: the value of a header is an argument or text
        help: write `headers("A" = "true")`

        GET, "/", headers("A" = «&a»)
        error: the value of a header is an argument or text
        help: write `headers("A" = a)`

        GET, "/", headers("A" = «a.b»)
        error: the value of a header is an argument or text
        help: write `headers("A" = argument)`

        GET, "/", headers("A" = «Some(a)»)
        error: the value of a header is an argument or text
        help: write `headers("A" = argument)`

        GET, "/", headers("A" = «b"b"»)
        error: the value of a header is an argument or text
        help: write `headers("A" = "b")`

        GET, "/", headers("A" = «self»)
        error: the value of a header is an argument or text
        help: write `headers("A" = "self")`
        "#,
    );
}

#[test]
fn a_header_and_its_value_are_joined_by_an_equals_sign() {
    check(
        r#"
        GET, "/", headers("A"«:» a)
        error: expected `=` behind `"A"`
        help: write `headers("A" = a)`

        GET, "/", headers("A" «=>» a)
        error: expected `=` behind `"A"`
        help: write `headers("A" = a)`

        GET, "/", headers("A" «a»)
        error: expected `=` behind `"A"`
        help: write `headers("A" = a)`

        GET, "/", headers("A" «"b"»)
        error: expected `=` behind `"A"`
        help: write `headers("A" = "b")`

        GET, "/", headers(«("A", a)»)
        error: a header is a name and an argument or text
        help: write `headers("X-Name" = argument)`
        "#,
    );
}

#[test]
fn each_entry_of_headers_tells_its_mistake() {
    check(
        r#"
        GET, "/", headers("A" = a, «b», "C" = c, «7»)
        error: a header needs a name
        help: write `headers("B" = b)`
        error: a header is a name and an argument or text
        help: write `headers("X-Name" = argument)`
        "#,
    );
}

#[test]
fn a_mistake_in_a_template_is_at_its_part() {
    check(
        r##"
        GET, "/a/«{id}»"
        error: parameters are written `<name>`
        help: write `"/a/<id>"`

        GET, r#"/gr«ö»ße/«{id}»"#
        error: non-ASCII character `ö` in a template
        help: write `"/gr%C3%B6%C3%9Fe/<id>"`
        error: parameters are written `<name>`
        help: write `"/gr%C3%B6%C3%9Fe/<id>"`

        GET, "/\x61/«{id}»"
        error: parameters are written `<name>`
        help: write `"/a/<id>"`

        GET, "/«\u{7b}id}»"
        error: parameters are written `<name>`
        help: write `"/<id>"`
        "##,
    );
}

#[test]
fn all_mistakes_of_an_attribute_are_told_in_order() {
    check(
        r#"
        «GTE», "«a»/«{b}»", «jsn» = b, auth = «x», headers(«c»), retry = never
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?
        error: a path starts with `/`
        help: write `"/a/<b>"`
        error: parameters are written `<name>`
        help: write `"/a/<b>"`
        error: unknown key `jsn` in `#[endpoint]`
        help: did you mean `json`?
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = token`
        error: a header needs a name
        help: write `headers("C" = c)`
        "#,
    );
    let (attribute, _) = read("GTE, \"a\", jsn = b, retry = never");
    assert!(attribute.incomplete && attribute.retry.is_some());
}

#[test]
fn a_mistake_that_names_no_argument_leaves_the_places_known() {
    for source in [
        "GTE, \"/\"",
        "GET, \"/\", auth = x",
        "GET \"/\"",
        "GET, \"/\", crate = 7",
        "GET, path = \"/\"",
        "\"/\", GET",
    ] {
        let (attribute, errors) = read(source);
        assert!(!errors.is_empty() && !attribute.incomplete, "{source}");
    }
}
