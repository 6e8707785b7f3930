use proc_macro2::{Span, TokenStream};
use proptest::{collection::vec, prelude::*, sample::select};

use super::*;
use crate::errors::marked::{self, Found};

/// A method with its attribute, as it is written.
fn join_source(source: &str) -> (Option<Endpoint>, Errors) {
    let mut method: TraitItemFn = syn::parse_str(source).expect("a method");
    let list = method.attrs.remove(0).meta;
    let tokens = match list {
        syn::Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let mut errors = Errors::default();
    let attribute = Attribute::parse(tokens, Span::call_site(), &method.sig, &mut errors);
    (join(attribute, &method, &mut errors), errors)
}

fn accepted(source: &str) -> Endpoint {
    let (endpoint, errors) = join_source(source);
    endpoint.unwrap_or_else(|| panic!("{source}: {:?}", errors.found()))
}

fn found(source: &str) -> Vec<Found> {
    let (endpoint, errors) = join_source(source);
    assert_eq!(endpoint.is_some(), errors.is_empty(), "{source}");
    errors.ranges()
}

fn check(blocks: &str) {
    marked::check(blocks, found);
}

/// Each line is a method without a mistake.
fn accept(sources: &str) {
    marked::accept(sources, found);
}

#[test]
fn every_argument_goes_where_the_attribute_says() {
    let endpoint = accepted(
        "#[endpoint(PUT, \"/<a>/<b..>?c=<c>&<d>&x=y&<e..>\", encode(h) = f, headers(\"G\" = g, \"I\" = \"i\"))]
        fn item(&self, a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: Format) -> Call<()>;",
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
    accept(
        r#"
        #[endpoint(PUT, "/<type>", json = r#in)] fn r#move(&self, r#type: T, r#in: I) -> Call<()>;
        #[endpoint(PUT, "/<type>", json = item)] fn a(&self, r#type: T, r#item: I) -> Call<()>;
        "#,
    );
}

#[test]
fn the_format_of_a_body_may_be_in_the_path_too() {
    accept(
        r#"
        #[endpoint(PUT, "/items.<format>", encode(format) = item)] fn a(&self, item: &Item, format: Format) -> Call<()>;
        "#,
    );
}

#[test]
fn a_parameter_needs_an_argument() {
    check(
        r#"
        #[endpoint(GET, "/tracks/«<id>»")]
        fn track(&self) -> Call<()>;
        error: parameter `<id>` has no argument
        help: add an argument `id: …` to `track`

        #[endpoint(GET, "/tracks?«<q>»")]
        fn tracks(&self) -> Call<()>;
        error: parameter `<q>` has no argument
        help: add an argument `q: …` to `tracks`

        #[endpoint(GET, "/tracks?search=«<q>»&«<filter..>»")]
        fn tracks(&self) -> Call<()>;
        error: parameter `<q>` has no argument
        help: add an argument `q: …` to `tracks`
        error: parameter `<filter>` has no argument
        help: add an argument `filter: …` to `tracks`

        #[endpoint(GET, "/files/«<path..>»")]
        fn file(&self) -> Call<()>;
        error: parameter `<path>` has no argument
        help: add an argument `path: …` to `file`

        #[endpoint(GET, "/users/«<user>»/tracks/<id>")]
        fn track(&self, id: u64) -> Call<()>;
        error: parameter `<user>` has no argument
        help: add an argument `user: …` to `track`
        "#,
    );
}

#[test]
fn a_parameter_is_near_an_argument() {
    check(
        r#"
        #[endpoint(GET, "/tracks/«<track_di>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<track_di>` has no argument
        help: did you mean `<track_id>`?

        #[endpoint(GET, "/tracks/«<trakc>».«<formt>»")]
        fn track(&self, track: u64, format: Format) -> Call<()>;
        error: parameter `<trakc>` has no argument
        help: did you mean `<track>`?
        error: parameter `<formt>` has no argument
        help: did you mean `<format>`?

        #[endpoint(GET, "/tracks/«<typ>»")]
        fn track(&self, r#type: u64) -> Call<()>;
        error: parameter `<typ>` has no argument
        help: did you mean `<type>`?

        #[endpoint(GET, "/users/«<user_di>»/tracks/«<track_di>»")]
        fn track(&self, track_id: u64, user_id: u64) -> Call<()>;
        error: parameter `<user_di>` has no argument
        help: did you mean `<user_id>`?
        error: parameter `<track_di>` has no argument
        help: did you mean `<track_id>`?

        #[endpoint(GET, "/tracks/«<id>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<id>` has no argument
        help: did you mean `<track_id>`?

        #[endpoint(GET, "/tracks/«<track_id>»")]
        fn track(&self, id: u64) -> Call<()>;
        error: parameter `<track_id>` has no argument
        help: did you mean `<id>`?

        #[endpoint(GET, "/files/«<pth..>»")]
        fn file(&self, path: &str) -> Call<()>;
        error: parameter `<pth>` has no argument
        help: did you mean `<path>`?

        #[endpoint(GET, "/tracks/«<id>»")]
        fn track(&self, «track_id»: u64, «user_id»: u64) -> Call<()>;
        error: parameter `<id>` has no argument
        help: add an argument `id: …` to `track`
        error: argument `track_id` has no place in this endpoint
        help: write `"/tracks/<id>?<track_id>"` for the query, or `"/tracks/<id>/<track_id>"` for the path
        error: argument `user_id` has no place in this endpoint
        help: write `"/tracks/<id>?<user_id>"` for the query, or `"/tracks/<id>/<user_id>"` for the path
        "#,
    );
}

#[test]
fn a_parameter_differs_in_style_only() {
    check(
        r#"
        #[endpoint(GET, "/tracks/«<trackId>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<trackId>` has no argument
        help: did you mean `<track_id>`? servers never see the name

        #[endpoint(GET, "/tracks/«<TrackID>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<TrackID>` has no argument
        help: did you mean `<track_id>`? servers never see the name

        #[endpoint(GET, "/tracks?x=y&«<trackId>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<trackId>` has no argument
        help: did you mean `<track_id>`? `trackId=<track_id>` keeps its name on the wire

        #[endpoint(GET, "/tracks?trackId=«<trackId>»")]
        fn track(&self, track_id: u64) -> Call<()>;
        error: parameter `<trackId>` has no argument
        help: did you mean `<track_id>`? servers never see the name
        "#,
    );
}

#[test]
fn an_underscore_is_a_part_of_a_name() {
    check(
        r#"
        #[endpoint(GET, "/tracks/«<id>»")]
        fn track(&self, _id: u64) -> Call<()>;
        error: parameter `<id>` has no argument
        help: rename the argument `_id` to `id`

        #[endpoint(GET, "/tracks?«<q>»")]
        fn tracks(&self, _q: &str) -> Call<()>;
        error: parameter `<q>` has no argument
        help: rename the argument `_q` to `q`

        #[endpoint(PUT, "/tracks", json = «track»)]
        fn add(&self, _track: &Track) -> Call<()>;
        error: method `add` has no argument `track`
        help: rename the argument `_track` to `track`

        #[endpoint(GET, "/tracks/«<_id>»")]
        fn track(&self, id: u64) -> Call<()>;
        error: parameter `<_id>` has no argument
        help: did you mean `<id>`? servers never see the name
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/tracks/<_id>")] fn track(&self, _id: u64) -> Call<()>;
        "#,
    );
}

#[test]
fn a_key_needs_its_argument() {
    check(
        r#"
        #[endpoint(PUT, "/tracks", json = «track»)]
        fn add(&self) -> Call<()>;
        error: method `add` has no argument `track`
        help: add an argument `track: …` to `add`

        #[endpoint(PUT, "/tracks", json = «trakc»)]
        fn add(&self, track: &Track) -> Call<()>;
        error: method `add` has no argument `trakc`
        help: did you mean `track`?

        #[endpoint(GET, "/tracks", headers("If-None-Match" = «etag»))]
        fn tracks(&self) -> Call<()>;
        error: method `tracks` has no argument `etag`
        help: add an argument `etag: …` to `tracks`

        #[endpoint(PUT, "/tracks", encode(«format») = track)]
        fn add(&self, track: &Track) -> Call<()>;
        error: method `add` has no argument `format`
        help: add an argument `format: …` to `add`

        #[endpoint(PUT, "/tracks", encode(«fmt») = track)]
        fn add(&self, track: &Track, format: Format) -> Call<()>;
        error: method `add` has no argument `fmt`
        help: did you mean `format`?
        "#,
    );
}

#[test]
fn an_argument_needs_a_place() {
    check(
        r#"
        #[endpoint(GET, "/tracks")]
        fn tracks(&self, «page»: u32) -> Call<()>;
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>"` for the query, or `"/tracks/<page>"` for the path

        #[endpoint(DELETE, "/tracks/?a=b")]
        fn tracks(&self, «page»: u32) -> Call<()>;
        error: argument `page` has no place in this endpoint
        help: write `"/tracks/?a=b&<page>"` for the query, or `"/tracks/<page>?a=b"` for the path

        #[endpoint(GET, "/tracks?<filter..>")]
        fn tracks(&self, filter: &Filter, «page»: u32) -> Call<()>;
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>&<filter..>"` for the query, or `"/tracks/<page>?<filter..>"` for the path

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, «filter»: &TrackFilter) -> Call<()>;
        error: argument `filter` has no place in this endpoint
        help: write `"/tracks?<filter..>"` for the query, or `"/tracks/<filter>"` for the path

        #[endpoint(GET, "/files/<path..>")]
        fn file(&self, path: &str, «v»: u32) -> Call<()>;
        error: argument `v` has no place in this endpoint
        help: write `"/files/<path..>?<v>"` for the query

        #[endpoint(GET, "/tracks/id/comments")]
        fn comments(&self, «id»: u64) -> Call<()>;
        error: argument `id` has no place in this endpoint
        help: write `"/tracks/id/comments?<id>"` for the query, or `"/tracks/<id>/comments"` for the path

        #[endpoint(GET, "/")]
        fn index(&self, «r#type»: &str) -> Call<()>;
        error: argument `type` has no place in this endpoint
        help: write `"/?<type>"` for the query, or `"/<type>"` for the path

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, «page»: u32, «limit»: u32) -> Call<()>;
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>"` for the query, or `"/tracks/<page>"` for the path
        error: argument `limit` has no place in this endpoint
        help: write `"/tracks?<limit>"` for the query, or `"/tracks/<limit>"` for the path

        #[endpoint(«GTE», "/tracks")]
        fn tracks(&self, «page»: u32) -> Call<()>;
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>"` for the query, or `"/tracks/<page>"` for the path
        "#,
    );
}

#[test]
fn an_argument_without_a_place_may_be_the_body() {
    check(
        r#"
        #[endpoint(POST, "/tracks")]
        fn add(&self, «track»: NewTrack) -> Call<()>;
        error: argument `track` has no place in this endpoint
        help: write `json = track` for the body, `"/tracks?<track..>"` for the query, or `"/tracks/<track>"` for the path

        #[endpoint(PUT, "/tracks/<id>")]
        fn change(&self, id: u64, «track»: &Track) -> Call<()>;
        error: argument `track` has no place in this endpoint
        help: write `json = track` for the body, `"/tracks/<id>?<track..>"` for the query, or `"/tracks/<id>/<track>"` for the path

        #[endpoint(PATCH, "/tracks?a=b")]
        fn change(&self, «track»: &Track) -> Call<()>;
        error: argument `track` has no place in this endpoint
        help: write `json = track` for the body, `"/tracks?a=b&<track..>"` for the query, or `"/tracks/<track>?a=b"` for the path

        #[endpoint(PUT, "/tracks", json = track)]
        fn change(&self, track: &Track, «page»: u32) -> Call<()>;
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>"` for the query, or `"/tracks/<page>"` for the path
        "#,
    );
}

#[test]
fn an_argument_has_one_place() {
    check(
        r#"
        #[endpoint(PUT, "/<id>", json = «id»)]
        fn item(&self, id: u32) -> Call<()>;
        error: argument `id` already has a place
        help: remove one of the two, or take it twice as two arguments

        #[endpoint(PUT, "/", json = «id», headers("A" = id))]
        fn item(&self, id: u32) -> Call<()>;
        error: argument `id` already has a place
        help: remove one of the two, or take it twice as two arguments

        #[endpoint(GET, "/?<id>", headers("A" = «id»))]
        fn item(&self, id: u32) -> Call<()>;
        error: argument `id` already has a place
        help: remove one of the two, or take it twice as two arguments

        #[endpoint(GET, "/", headers("A" = id, "B" = «id»))]
        fn item(&self, id: u32) -> Call<()>;
        error: argument `id` already has a place
        help: remove one of the two, or take it twice as two arguments

        #[endpoint(GET, "/<id>?q=«<id>»")]
        fn item(&self, id: u32) -> Call<()>;
        error: parameter `<id>` appears twice
        help: give the second a name and an argument of its own
        "#,
    );
}

#[test]
fn a_key_that_is_not_finished_takes_what_is_left() {
    check(
        r#"
        #[endpoint(PUT, "/tracks/<id>", «json»)]
        fn change(&self, id: u64, track: &Track) -> Call<()>;
        error: `json` needs a value
        help: write `json = track`

        #[endpoint(PUT, "/tracks/<id>", «json =»)]
        fn change(&self, id: u64, track: &Track) -> Call<()>;
        error: `json` needs a value
        help: write `json = track`

        #[endpoint(PUT, "/tracks", json = «Track»)]
        fn change(&self, track: &Track) -> Call<()>;
        error: method `change` has no argument `Track`
        help: did you mean `track`?

        #[endpoint(PUT, "/tracks", json = «self»)]
        fn change(&self, track: &Track) -> Call<()>;
        error: `json` takes the name of an argument
        help: write `json = track`

        #[endpoint(GET, "/tracks", «headers»)]
        fn tracks(&self, if_none_match: &str) -> Call<()>;
        error: `headers` has parentheses
        help: write `headers("If-None-Match" = if_none_match)`

        #[endpoint(GET, "/tracks", headers(«"If-None-Match"»))]
        fn tracks(&self, etag: &str) -> Call<()>;
        error: the header `"If-None-Match"` needs a value
        help: write `headers("If-None-Match" = etag)`

        #[endpoint(GET, "/tracks", headers("If-None-Match" = "etag"))]
        fn tracks(&self, «etag»: &str) -> Call<()>;
        error: argument `etag` has no place in this endpoint
        help: write `"If-None-Match" = etag` for the header, `"/tracks?<etag>"` for the query, or `"/tracks/<etag>"` for the path

        #[endpoint(GET, "/tracks", headers("Authorization" = "Bearer {token}"))]
        fn tracks(&self, «token»: &str) -> Call<()>;
        error: argument `token` has no place in this endpoint
        help: write `"Authorization" = token` for the header, `"/tracks?<token>"` for the query, or `"/tracks/<token>"` for the path

        #[endpoint(GET, "/tracks", headers())]
        fn tracks(&self, «etag»: &str) -> Call<()>;
        error: argument `etag` has no place in this endpoint
        help: write `"/tracks?<etag>"` for the query, or `"/tracks/<etag>"` for the path

        #[endpoint(PUT, "/tracks", encode«()» = track)]
        fn change(&self, track: &Track, kind: Format) -> Call<()>;
        error: `encode` takes the argument that tells the format
        help: write `encode(kind) = track`

        #[endpoint(PUT, "/tracks", «encode = track»)]
        fn change(&self, track: &Track, kind: Format) -> Call<()>;
        error: `encode` has parentheses
        help: write `encode(format) = track`

        #[endpoint(GET, "/tracks", «query»)]
        fn tracks(&self, page: u32) -> Call<()>;
        error: unknown key `query` in `#[endpoint]`
        help: the template has the query: `"/tracks?<page>"`

        #[endpoint(GET, "/tracks", «operation =»)]
        fn tracks(&self) -> Call<()>;
        error: `operation` needs a value
        help: write `operation = "tracks"`

        #[endpoint(GET, "/tracks/«<>»")]
        fn track(&self, id: u64) -> Call<()>;
        error: a parameter needs a name
        help: write `"/tracks/<id>"`

        #[endpoint(GET, "/tracks/«<»")]
        fn track(&self, id: u64) -> Call<()>;
        error: parameter `<` is never closed
        help: write `"/tracks/<id>"`

        #[endpoint(PUT, "/tracks/«:id»", json = track)]
        fn change(&self, id: u64, track: &Track) -> Call<()>;
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`; a literal `:` is `%3A`

        #[endpoint(GET, "/tracks/«$id»")]
        fn track(&self, id: u64) -> Call<()>;
        error: parameters are written `<name>`
        help: write `"/tracks/<id>"`

        #[endpoint(GET, "/users/<id>/tracks/«<id>»")]
        fn tracks(&self, id: u64, track_id: u64) -> Call<()>;
        error: parameter `<id>` appears twice
        help: one of the two may be meant as `<track_id>`
        "#,
    );
}

#[test]
fn what_was_never_finished_is_told_once() {
    check(
        r#"
        #[endpoint(«GET», )]
        fn track(&self, id: u64) -> Call<()>;
        error: `#[endpoint]` is missing its template
        help: write `#[endpoint(GET, "/path")]`

        #[endpoint(«G»)]
        fn track(&self, id: u64) -> Call<()>;
        error: unknown HTTP method `G`
        help: write `#[endpoint(GET, "/path")]`

        #[endpoint(«"/tracks/<id>"»)]
        fn track(&self, id: u64) -> Call<()>;
        error: `#[endpoint]` is missing its HTTP method
        help: write `#[endpoint(GET, "/tracks/<id>")]`

        #[endpoint(GET, «/tracks/<id>»)]
        fn track(&self, id: u64) -> Call<()>;
        error: the template is a string literal
        help: write `"/tracks/<id>"`

        #[endpoint(GET, «TRACK»)]
        fn track(&self, id: u64) -> Call<()>;
        error: the template is a string literal: it is read before constants and macros are
        help: write the path out, and give a common prefix to the client: `Client::builder("https://…/prefix")`
        "#,
    );
}

#[test]
fn unreadable_parts_hide_what_may_follow_from_them() {
    check(
        r#"
        #[endpoint(GET, "/«{id}»")]
        fn item(&self, id: u32, page: u32) -> Call<()>;
        error: parameters are written `<name>`
        help: write `"/<id>"`

        #[endpoint(GET, "/", «timeout» = 5)]
        fn item(&self, t: u8) -> Call<()>;
        error: unknown key `timeout` in `#[endpoint]`
        help: a limit of time belongs to the call, `.timeout(…)`, or to the client

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «(a, b)»: (u8, u8)) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: u8, b: u8`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «_»: u8, b: u8, c: u8) -> Call<()>;
        error: an argument of an endpoint needs a name
        help: write `a: u8`

        #[endpoint(«GTE», "/«<di>»", «x» = y)]
        fn item(&self, id: u8) -> Call<()>;
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?
        error: parameter `<di>` has no argument
        help: did you mean `<id>`?
        error: unknown key `x` in `#[endpoint]`
        help: known are `json`, `form`, `xml`, `encode`, `multipart`, `body`, `headers`, `operation`, `auth`, `retry`, `spec` and `crate`
        "#,
    );
}

#[test]
fn an_argument_has_no_attribute() {
    check(
        r#"
        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«query»] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`, and write `"/tracks?<page>"`

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«qurey»] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[qurey]`, and write `"/tracks?<page>"`

        #[endpoint(GET, "/tracks?a=b")]
        fn tracks(&self, #[«query»("p")] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`, and write `"/tracks?a=b&p=<page>"`

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«query»] filter: &Filter) -> Call<()>;
        error: argument `filter` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`, and write `"/tracks?<filter..>"`

        #[endpoint(GET, "/tracks")]
        fn track(&self, #[«path»] id: u64) -> Call<()>;
        error: argument `id` takes no attribute: the template and the keys say where it goes
        help: remove `#[path]`, and write `"/tracks/<id>"`

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, #[«path»] id: u64) -> Call<()>;
        error: argument `id` takes no attribute: the template and the keys say where it goes
        help: remove `#[path]`: `id` has its place

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, #[«path»("track")] id: u64) -> Call<()>;
        error: argument `id` takes no attribute: the template and the keys say where it goes
        help: remove `#[path]`: `id` has its place

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, #[«query»] id: u64) -> Call<()>;
        error: argument `id` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`: `id` has its place

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«header»("X-Page")] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[header]`, and write `headers("X-Page" = page)`

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«header»] if_none_match: &str) -> Call<()>;
        error: argument `if_none_match` takes no attribute: the template and the keys say where it goes
        help: remove `#[header]`, and write `headers("If-None-Match" = if_none_match)`

        #[endpoint(POST, "/tracks")]
        fn add(&self, #[«body»] track: &Track) -> Call<()>;
        error: argument `track` takes no attribute: the template and the keys say where it goes
        help: remove `#[body]`, and write `json = track`

        #[endpoint(POST, "/tracks")]
        fn add(&self, #[«form»] track: &Track) -> Call<()>;
        error: argument `track` takes no attribute: the template and the keys say where it goes
        help: remove `#[form]`, and write `form = track`

        #[endpoint(POST, "/tracks")]
        fn add(&self, #[«api::multipart»] track: Upload) -> Call<()>;
        error: argument `track` takes no attribute: the template and the keys say where it goes
        help: remove `#[api::multipart]`, and write `multipart = track`

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«query»] #[header("x-page")] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`, and write `"/tracks?<page>"`

        #[endpoint(GET, "/tracks?<page>")]
        fn tracks(&self, #[«serde»(default)] page: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[serde]`: `page` has its place

        #[endpoint(GET, "/tracks")]
        fn tracks(&self, #[«serde»(default)] «page»: u32) -> Call<()>;
        error: argument `page` takes no attribute: the template and the keys say where it goes
        help: remove `#[serde]`
        error: argument `page` has no place in this endpoint
        help: write `"/tracks?<page>"` for the query, or `"/tracks/<page>"` for the path

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, #[«doc» = "The id."] id: u64) -> Call<()>;
        error: argument `id` takes no documentation of its own
        help: move it above the method

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, #[«cfg»(test)] id: u64) -> Call<()>;
        error: an argument of an endpoint is always there
        help: declare two methods, each with a `#[cfg(…)]`

        #[endpoint(GET, "/tracks/«<di>»")]
        fn track(&self, #[«path»] id: u64) -> Call<()>;
        error: parameter `<di>` has no argument
        help: did you mean `<id>`?
        error: argument `id` takes no attribute: the template and the keys say where it goes
        help: remove `#[path]`: `id` has its place
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/<id>")] fn item(&self, #[allow(unused)] id: u8) -> Call<()>;
        "#,
    );
}

#[test]
fn the_client_has_no_attribute() {
    check(
        r#"
        #[endpoint(GET, "/tracks")]
        fn tracks(#[«query»] &self) -> Call<()>;
        error: `self` is the client, it is not sent
        help: remove `#[query]`

        #[endpoint(GET, "/tracks")]
        fn tracks(#[«path»] «&mut self») -> Call<()>;
        error: `self` is the client, it is not sent
        help: remove `#[path]`
        error: an endpoint borrows its client: many calls can run at once
        help: write `&self`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] fn item(#[allow(unused)] &self) -> Call<()>;
        "#,
    );
}

#[test]
fn an_endpoint_has_one_body() {
    check(
        r#"
        #[endpoint(PUT, "/", json = a, «json» = b)]
        fn item(&self, a: A, b: B) -> Call<()>;
        error: an endpoint has one body, and `json = a` is it
        help: put both into one struct, or into one `multipart`

        #[endpoint(PUT, "/", json = a, «form» = b, «body» = c)]
        fn item(&self, a: A, b: B, c: C) -> Call<()>;
        error: an endpoint has one body, and `json = a` is it
        help: put both into one struct, or into one `multipart`
        error: an endpoint has one body, and `json = a` is it
        help: put both into one struct, or into one `multipart`

        #[endpoint(PUT, "/", encode(f) = a, «multipart» = b)]
        fn item(&self, a: A, b: B, f: Format) -> Call<()>;
        error: an endpoint has one body, and `encode(f) = a` is it
        help: put both into one struct, or into one `multipart`

        #[endpoint(PUT, "/", json = a, «xml» = a)]
        fn item(&self, a: A) -> Call<()>;
        error: an endpoint has one body, and `json = a` is it
        help: put both into one struct, or into one `multipart`
        "#,
    );
}

#[test]
fn some_methods_take_no_body() {
    check(
        r#"
        #[endpoint(GET, "/search", «json» = filter)]
        fn search(&self, filter: &Filter) -> Call<()>;
        error: a `GET` request has no body: servers and proxies drop it
        help: write `"/search?<filter..>"` to send `filter` in the query, or use `POST`

        #[endpoint(HEAD, "/search?a=b", «form» = filter)]
        fn search(&self, filter: Filter) -> Call<()>;
        error: a `HEAD` request has no body: servers and proxies drop it
        help: write `"/search?a=b&<filter..>"` to send `filter` in the query, or use `POST`

        #[endpoint(GET, "/search?<more..>", «body» = text)]
        fn search(&self, text: String, more: More) -> Call<()>;
        error: a `GET` request has no body: servers and proxies drop it
        help: write `"/search?<text>&<more..>"` to send `text` in the query, or use `POST`
        "#,
    );
    accept(
        r#"
        #[endpoint(DELETE, "/", json = a)] fn item(&self, a: A) -> Call<()>;
        #[endpoint(OPTIONS, "/", json = a)] fn item(&self, a: A) -> Call<()>;
        "#,
    );
}

#[test]
fn a_form_has_fields() {
    check(
        r#"
        #[endpoint(PUT, "/", form = a)]
        fn item(&self, a: «&str») -> Call<()>;
        error: `&str` has no fields for a form
        help: write `body = a` to send it as it is, or take a struct

        #[endpoint(PUT, "/", form = a)]
        fn item(&self, a: «u64») -> Call<()>;
        error: `u64` has no fields for a form
        help: write `body = a` to send it as it is, or take a struct

        #[endpoint(PUT, "/", multipart = a)]
        fn item(&self, a: «String») -> Call<()>;
        error: `String` has no fields for a multipart body
        help: write `body = a` to send it as it is, or take a struct

        #[endpoint(GET, "/a?b=c&<q..>")]
        fn item(&self, q: «&str») -> Call<()>;
        error: `&str` has no fields for the query
        help: write `"/a?b=c&<q>"`

        #[endpoint(GET, "/a?<q..>")]
        fn item(&self, q: «bool») -> Call<()>;
        error: `bool` has no fields for the query
        help: write `"/a?<q>"`
        "#,
    );
    accept(
        r#"
        #[endpoint(PUT, "/", form = a)] fn item(&self, a: &[(String, String)]) -> Call<()>;
        #[endpoint(PUT, "/", body = a)] fn item(&self, a: String) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: ()) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: &mut Track) -> Call<()>;
        #[endpoint(GET, "/?<a..>")] fn item(&self, a: my::String) -> Call<()>;
        "#,
    );
}

#[test]
fn a_header_has_a_name_that_servers_take() {
    check(
        r#"
        #[endpoint(GET, "/", headers(«""» = "a"))]
        fn item(&self) -> Call<()>;
        error: a header needs a name
        help: write `"X-Name"`

        #[endpoint(GET, "/", headers(«""» = if_none_match))]
        fn item(&self, if_none_match: &str) -> Call<()>;
        error: a header needs a name
        help: write `"If-None-Match"`

        #[endpoint(GET, "/", headers("X« »Request" = "a"))]
        fn item(&self) -> Call<()>;
        error: a space is not allowed in a header's name
        help: write `"X-Request"`

        #[endpoint(GET, "/", headers("« »X" = "a"))]
        fn item(&self) -> Call<()>;
        error: a space is not allowed in a header's name
        help: write `"X"`

        #[endpoint(GET, "/", headers("X-Client«:»" = "a"))]
        fn item(&self) -> Call<()>;
        error: `:` is not allowed in a header's name
        help: write `"X-Client"`

        #[endpoint(GET, "/", headers("x«:»y" = "a"))]
        fn item(&self) -> Call<()>;
        error: `:` is not allowed in a header's name
        help: write `"x-y"`

        #[endpoint(GET, "/", headers("«:»authority" = "a"))]
        fn item(&self) -> Call<()>;
        error: `:` is not allowed in a header's name
        help: write `"authority"`

        #[endpoint(GET, "/", headers("x-gr«ö»ße" = "a"))]
        fn item(&self) -> Call<()>;
        error: `ö` is not allowed in a header's name
        help: write `"x-gr-e"`

        #[endpoint(GET, "/", headers("name«\n»" = "a"))]
        fn item(&self) -> Call<()>;
        error: `\n` is not allowed in a header's name
        help: write `"name"`

        #[endpoint(GET, "/", headers("a«\t»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `\t` is not allowed in a header's name
        help: write `"a-b"`
        "#,
    );
}

#[test]
fn the_name_of_a_header_has_no_separator() {
    check(
        r#"
        #[endpoint(GET, "/", headers("a«/»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `/` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("«(»a)" = "a"))]
        fn item(&self) -> Call<()>;
        error: `(` is not allowed in a header's name
        help: write `"a"`

        #[endpoint(GET, "/", headers("a«,»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `,` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("a«;»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `;` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("a«=»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `=` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("a«@»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `@` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("a«[»0]" = "a"))]
        fn item(&self) -> Call<()>;
        error: `[` is not allowed in a header's name
        help: write `"a-0"`

        #[endpoint(GET, "/", headers("a«{»b}" = "a"))]
        fn item(&self) -> Call<()>;
        error: `{` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("«\"»a\"" = "a"))]
        fn item(&self) -> Call<()>;
        error: `"` is not allowed in a header's name
        help: write `"a"`

        #[endpoint(GET, "/", headers("a«\\»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `\` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("a«?»b" = "a"))]
        fn item(&self) -> Call<()>;
        error: `?` is not allowed in a header's name
        help: write `"a-b"`

        #[endpoint(GET, "/", headers("«<»a>" = "a"))]
        fn item(&self) -> Call<()>;
        error: `<` is not allowed in a header's name
        help: write `"a"`

        #[endpoint(GET, "/", headers("«\u{7f}»" = "a"))]
        fn item(&self) -> Call<()>;
        error: `\u{7f}` is not allowed in a header's name
        help: use letters, digits and `-`

        #[endpoint(GET, "/", headers("«:»:" = "a"))]
        fn item(&self) -> Call<()>;
        error: `:` is not allowed in a header's name
        help: use letters, digits and `-`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/", headers("X-Name_1.a!#$%&'*+^`|~" = "a"))] fn item(&self) -> Call<()>;
        "#,
    );
}

#[test]
fn a_header_of_the_connection_is_the_client_s() {
    check(
        r#"
        #[endpoint(GET, "/", headers(«"Host"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `host` is set by the HTTP client
        help: remove it

        #[endpoint(GET, "/", headers(«"Connection"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `connection` is set by the HTTP client
        help: remove it

        #[endpoint(GET, "/", headers(«"Transfer-Encoding"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `transfer-encoding` is set by the HTTP client
        help: remove it

        #[endpoint(GET, "/", headers(«"Upgrade"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `upgrade` is set by the HTTP client
        help: remove it

        #[endpoint(GET, "/", headers(«"Keep-Alive"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `keep-alive` is set by the HTTP client
        help: remove it

        #[endpoint(GET, "/", headers(«"proxy-connection"» = "a"))]
        fn item(&self) -> Call<()>;
        error: the header `proxy-connection` is set by the HTTP client
        help: remove it

        #[endpoint(PUT, "/", headers(«"Content-Length"» = length))]
        fn item(&self, length: u64) -> Call<()>;
        error: the header `content-length` is set by the HTTP client
        help: remove it
        "#,
    );
    accept(
        r#"
        #[endpoint(PUT, "/", headers("Content-Type" = "text/csv", "Authorization" = "x", "Accept" = "text/csv"), body = a)] fn item(&self, a: String) -> Call<()>;
        "#,
    );
}

#[test]
fn a_header_is_set_once() {
    check(
        r#"
        #[endpoint(GET, "/", headers("X-Id" = a, «"x-id"» = b))]
        fn item(&self, a: &str, b: &str) -> Call<()>;
        error: the header `x-id` is set twice: the first is `a`
        help: keep one; an argument that is a slice or `Vec` repeats it

        #[endpoint(GET, "/", headers("Accept" = "a"), headers(«"accept"» = "b"))]
        fn item(&self) -> Call<()>;
        error: the header `accept` is set twice: the first is `"a"`
        help: keep one; an argument that is a slice or `Vec` repeats it

        #[endpoint(GET, "/", headers("A" = "a", "B" = "b", «"a"» = a))]
        fn item(&self, a: &str) -> Call<()>;
        error: the header `a` is set twice: the first is `"a"`
        help: keep one; an argument that is a slice or `Vec` repeats it
        "#,
    );
}

#[test]
fn the_text_of_a_header_is_one_line_of_ascii() {
    check(
        r#"
        #[endpoint(GET, "/", headers("A" = "a«\n»b"))]
        fn item(&self) -> Call<()>;
        error: a header is one line
        help: write `"a b"`

        #[endpoint(GET, "/", headers("A" = "a«\r»\nB: c"))]
        fn item(&self) -> Call<()>;
        error: a header is one line
        help: write `"a B: c"`

        #[endpoint(GET, "/", headers("A" = "a«\0»b"))]
        fn item(&self) -> Call<()>;
        error: a header cannot hold `\0`
        help: write `"ab"`

        #[endpoint(GET, "/", headers("A" = "gr«ö»ße"))]
        fn item(&self) -> Call<()>;
        error: a header cannot hold `ö`
        help: write it in ASCII, encoded as the server expects it

        #[endpoint(GET, "/", headers("A" = "«\u{f6}»"))]
        fn item(&self) -> Call<()>;
        error: a header cannot hold `ö`
        help: write it in ASCII, encoded as the server expects it

        #[endpoint(GET, "/", headers("A" = "a«\u{7f}»"))]
        fn item(&self) -> Call<()>;
        error: a header cannot hold `\u{7f}`
        help: write `"a"`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/", headers("A" = "a\tb; c=\"d\"", "B" = ""))] fn item(&self) -> Call<()>;
        "#,
    );
}

#[test]
fn a_part_of_a_path_is_always_there() {
    check(
        r#"
        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, id: «Option<u64>») -> Call<()>;
        error: a path parameter cannot be optional: `None` would leave a hole in the path
        help: write `id: u64`, and declare a second endpoint without `<id>`

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, id: «&Option<TrackId>») -> Call<()>;
        error: a path parameter cannot be optional: `None` would leave a hole in the path
        help: write `id: TrackId`, and declare a second endpoint without `<id>`

        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, id: «(Option<u64>)») -> Call<()>;
        error: a path parameter cannot be optional: `None` would leave a hole in the path
        help: write `id: u64`, and declare a second endpoint without `<id>`

        #[endpoint(GET, "/files/<path..>")]
        fn file(&self, path: «Option<&str>») -> Call<()>;
        error: a path parameter cannot be optional: `None` would leave a hole in the path
        help: write `path: &str`, and declare a second endpoint without `<path>`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/?<id>")] fn item(&self, id: Option<u64>) -> Call<()>;
        #[endpoint(GET, "/<id>")] fn item(&self, id: own::Option<u64>) -> Call<()>;
        "#,
    );
}

#[test]
fn a_list_is_more_than_one_segment() {
    check(
        r#"
        #[endpoint(GET, "/<ids>")]
        fn item(&self, ids: «Vec<u64>») -> Call<()>;
        error: `Vec<u64>` cannot fill one path segment
        help: write `<ids..>` at the end of the path to send each element as a segment

        #[endpoint(GET, "/<ids>")]
        fn item(&self, ids: «&[u64]») -> Call<()>;
        error: `&[u64]` cannot fill one path segment
        help: write `<ids..>` at the end of the path to send each element as a segment

        #[endpoint(GET, "/<ids>")]
        fn item(&self, ids: «[u64; 3]») -> Call<()>;
        error: `[u64; 3]` cannot fill one path segment
        help: write `<ids..>` at the end of the path to send each element as a segment

        #[endpoint(GET, "/<ids>")]
        fn item(&self, ids: «&Vec<&'a str>») -> Call<()>;
        error: `&Vec<&'a str>` cannot fill one path segment
        help: write `<ids..>` at the end of the path to send each element as a segment
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/<ids..>?a=b")] fn item(&self, ids: Vec<u64>) -> Call<()>;
        #[endpoint(GET, "/?<ids>")] fn item(&self, ids: &[u64]) -> Call<()>;
        "#,
    );
}

#[test]
fn the_client_is_there() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item«()» -> Call<()>;
        error: endpoint `item` needs `&self`, which has the client
        help: write `fn item(&self)`

        #[endpoint(GET, "/<id>?<q>")]
        fn item(«id: u8», q: &str) -> Call<()>;
        error: endpoint `item` needs `&self`, which has the client
        help: write `fn item(&self, id: u8, q: &str)`

        #[endpoint(GET, "/<id>")]
        fn item(«client: &Self», id: u8) -> Call<()>;
        error: endpoint `item` needs `&self`, which has the client
        help: write `fn item(&self, id: u8)`
        "#,
    );
}

#[test]
fn the_client_is_borrowed() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item(«self») -> Call<()>;
        error: `self` by value would consume the client
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«mut self») -> Call<()>;
        error: `self` by value would consume the client
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«&mut self») -> Call<()>;
        error: an endpoint borrows its client: many calls can run at once
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«&'a mut self») -> Call<()>;
        error: an endpoint borrows its client: many calls can run at once
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«self: Arc<Self>») -> Call<()>;
        error: an endpoint borrows its client as `&self`
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«self: &Self») -> Call<()>;
        error: an endpoint borrows its client as `&self`
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«self: Box<Self>») -> Call<()>;
        error: an endpoint borrows its client as `&self`
        help: write `&self`

        #[endpoint(GET, "/")]
        fn item(«self: Pin<&mut Self>») -> Call<()>;
        error: an endpoint borrows its client as `&self`
        help: write `&self`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] fn item<'a>(&'a self) -> Call<()>;
        #[endpoint(GET, "/")] fn item(& self) -> Call<()>;
        "#,
    );
}

#[test]
fn an_argument_has_a_name() {
    check(
        r#"
        #[endpoint(GET, "/tracks/<id>")]
        fn track(&self, «_»: u64) -> Call<()>;
        error: an argument of an endpoint needs a name
        help: write `id: u64`

        #[endpoint(GET, "/<a>/<b>")]
        fn track(&self, «_»: u64, «_»: &str) -> Call<()>;
        error: an argument of an endpoint needs a name
        help: write `a: u64`
        error: an argument of an endpoint needs a name
        help: write `b: &str`

        #[endpoint(GET, "/tracks")]
        fn track(&self, «_»: u64) -> Call<()>;
        error: an argument of an endpoint needs a name
        help: write `name: u64`

        #[endpoint(PUT, "/tracks", json = track)]
        fn add(&self, «_»: &Track) -> Call<()>;
        error: an argument of an endpoint needs a name
        help: write `track: &Track`
        "#,
    );
}

#[test]
fn an_argument_is_no_pattern() {
    check(
        r#"
        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «(a, b)»: (u8, String)) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: u8, b: String`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «(a, b)»: Pair) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `name: Pair`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «[a, b]»: [u8; 2]) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `name: [u8; 2]`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «Id(a)»: Id) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: Id`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «Pair { a, b }»: Pair) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `pair: Pair`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «NewTrack { .. }»: &NewTrack) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `new_track: &NewTrack`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «&a»: &u8) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: &u8`

        #[endpoint(GET, "/<a>/<b>")]
        fn item(&self, «(a, (b, c))»: (u8, (u8, u8))) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `name: (u8, (u8, u8))`

        #[endpoint(GET, "/<a>")]
        fn item(&self, «ref a»: u8) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: u8`

        #[endpoint(GET, "/<a>")]
        fn item(&self, «a @ 1..=5»: u8) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `a: u8`

        #[endpoint(GET, "/<a>")]
        fn item(&self, «(b, c)»: (u8, u8)) -> Call<()>;
        error: an argument of an endpoint is a name, not a pattern
        help: write `b: u8, c: u8`
        "#,
    );
}

#[test]
fn an_argument_does_not_change() {
    check(
        r#"
        #[endpoint(GET, "/<id>")]
        fn item(&self, «mut» id: u8) -> Call<()>;
        error: an argument of an endpoint is not `mut`
        help: write `id: u8`

        #[endpoint(GET, "/<id>/<b>")]
        fn item(&self, «mut» id: «Vec<u8>», «mut» b: u8) -> Call<()>;
        error: an argument of an endpoint is not `mut`
        help: write `id: Vec<u8>`
        error: `Vec<u8>` cannot fill one path segment
        help: write `<id..>` at the end of the path to send each element as a segment
        error: an argument of an endpoint is not `mut`
        help: write `b: u8`
        "#,
    );
}

#[test]
fn an_argument_has_a_size() {
    check(
        r#"
        #[endpoint(PUT, "/", json = a)]
        fn item(&self, a: «str») -> Call<()>;
        error: argument `a` of type `str` cannot be passed by value
        help: take `&str` or `String`

        #[endpoint(PUT, "/", json = a)]
        fn item(&self, a: «[u8]») -> Call<()>;
        error: argument `a` of type `[u8]` cannot be passed by value
        help: take `&[u8]` or `Vec<u8>`

        #[endpoint(PUT, "/", json = a)]
        fn item(&self, a: «dyn Serialize») -> Call<()>;
        error: argument `a` of type `dyn Serialize` cannot be passed by value
        help: take `&dyn Serialize`

        #[endpoint(PUT, "/", json = a)]
        fn item(&self, a: «dyn Serialize + Send») -> Call<()>;
        error: argument `a` of type `dyn Serialize + Send` cannot be passed by value
        help: take `&(dyn Serialize + Send)`

        #[endpoint(PUT, "/", json = a)]
        fn item(&self, a: «(str)») -> Call<()>;
        error: argument `a` of type `(str)` cannot be passed by value
        help: take `&str` or `String`
        "#,
    );
    accept(
        r#"
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: &str) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: &[u8]) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: &dyn Serialize) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: Box<dyn Serialize>) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item(&self, a: own::str) -> Call<()>;
        "#,
    );
}

#[test]
fn nothing_stands_before_the_name() {
    check(
        r#"
        #[endpoint(GET, "/")]
        «const» fn item(&self) -> Call<()>;
        error: an endpoint cannot be `const`
        help: remove `const`

        #[endpoint(GET, "/")]
        «unsafe» fn item(&self) -> Call<()>;
        error: an endpoint cannot be `unsafe`
        help: remove `unsafe`

        #[endpoint(GET, "/")]
        «extern» fn item(&self) -> Call<()>;
        error: an endpoint cannot be `extern`
        help: remove `extern`

        #[endpoint(GET, "/")]
        «extern "C"» fn item(&self) -> Call<()>;
        error: an endpoint cannot be `extern "C"`
        help: remove `extern "C"`

        #[endpoint(GET, "/")]
        async «unsafe» fn item(&self) -> Result<(), Error>;
        error: an endpoint cannot be `unsafe`
        help: remove `unsafe`

        #[endpoint(GET, "/<id>")]
        «unsafe» «extern "C"» fn item(&self, id: u8, «...») -> Call<()>;
        error: an endpoint cannot be `unsafe`
        help: remove `unsafe`
        error: an endpoint cannot be `extern "C"`
        help: remove `extern "C"`
        error: an endpoint has a fixed number of arguments
        help: remove `...`
        "#,
    );
}

#[test]
fn generics_stay() {
    accept(
        r#"
        #[endpoint(PUT, "/", json = a)] fn item<const N: usize>(&self, a: [u8; N]) -> Call<()>;
        #[endpoint(GET, "/<id>")] fn item(&self, id: impl ToString) -> Call<()>;
        #[endpoint(PUT, "/", json = a)] fn item<T: Serialize>(&self, a: &T) -> Call<T> where Self: Sized;
        "#,
    );
}

#[test]
fn a_result_is_written() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn «item»(&self);
        error: endpoint `item` needs a return type
        help: write `-> Call<()>` if the response has no content

        #[endpoint(GET, "/")]
        async fn «item»(&self);
        error: endpoint `item` needs a return type
        help: write `-> Result<(), soundcloud_api::Error>` if the response has no content

        #[endpoint(GET, "/", crate = my::http)]
        async fn «item»(&self);
        error: endpoint `item` needs a return type
        help: write `-> Result<(), my::http::Error>` if the response has no content
        "#,
    );
}

#[test]
fn the_result_is_a_call() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item(&self) -> «()»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<()>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «Option<Track>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Option<Track>>`, where `None` is an answer without content

        #[endpoint(GET, "/")]
        fn item(&self) -> «Vec<Track>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Vec<Track>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «(A, B)»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<(A, B)>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «&'a str»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<String>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «&Track»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «!»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<()>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «String»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<String>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «[u8; 4]»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<[u8; 4]>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «&[u8]»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Vec<u8>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «impl Future»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<T>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «impl Future<Output = Result<Track, Error>>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «Pin<Box<dyn Future<Output = Result<Vec<Track>, Error>> + Send>>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Vec<Track>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «Option<Call<Track>>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «&Call<Track>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «Box<Call<Track>>»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «fn() -> u8»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<T>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «dyn Future»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<T>`

        #[endpoint(GET, "/")]
        fn item(&self) -> «_»;
        error: an endpoint returns `Call<T>`: its request may fail
        help: write `-> Call<T>`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] fn item(&self) -> Call<T>;
        #[endpoint(GET, "/")] fn item(&self) -> api::Call<T>;
        #[endpoint(GET, "/")] fn item(&self) -> (Call<T>);
        #[endpoint(GET, "/")] fn item(&self) -> MyCall;
        #[endpoint(GET, "/")] fn item(&self) -> own::Option<T>;
        #[endpoint(GET, "/")] fn item(&self) -> Call;
        #[endpoint(GET, "/")] fn item(&self) -> Call<A, B>;
        #[endpoint(GET, "/")] fn item(&self) -> macros!();
        #[endpoint(GET, "/")] fn item(&self) -> Pin<T>;
        #[endpoint(GET, "/")] fn item(&self) -> Track;
        "#,
    );
}

#[test]
fn a_result_that_is_no_call_is_awaited() {
    check(
        r#"
        #[endpoint(GET, "/")]
        «fn» item(&self) -> Result<Track, Error>;
        error: endpoint `item` returns a `Result` and must be `async`
        help: write `async fn item`, or return `Call<Track>`

        #[endpoint(GET, "/")]
        «fn» item(&self) -> std::result::Result<Vec<Track>, Error>;
        error: endpoint `item` returns a `Result` and must be `async`
        help: write `async fn item`, or return `Call<Vec<Track>>`

        #[endpoint(GET, "/")]
        «fn» item(&self) -> io::Result<()>;
        error: endpoint `item` returns a `Result` and must be `async`
        help: write `async fn item`, or return `Call<()>`

        #[endpoint(GET, "/")]
        «fn» item(&self) -> Result;
        error: endpoint `item` returns a `Result` and must be `async`
        help: write `async fn item`, or return `Call<T>`
        "#,
    );
}

#[test]
fn a_call_is_awaited_by_the_caller() {
    check(
        r#"
        #[endpoint(GET, "/")]
        «async» fn item(&self) -> Call<Track>;
        error: a `Call` is awaited by the caller: endpoint `item` is not `async`
        help: write `fn item`

        #[endpoint(GET, "/")]
        «async» fn item(&self) -> soundcloud_api::Call<()>;
        error: a `Call` is awaited by the caller: endpoint `item` is not `async`
        help: write `fn item`
        "#,
    );
}

#[test]
fn the_result_of_an_async_fn_is_a_result() {
    check(
        r#"
        #[endpoint(GET, "/")]
        async fn item(&self) -> «Vec<Track>»;
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<Vec<Track>, soundcloud_api::Error>`

        #[endpoint(GET, "/")]
        async fn item(&self) -> «Option<Track>»;
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<Option<Track>, soundcloud_api::Error>`, where `None` is an answer without content

        #[endpoint(GET, "/")]
        async fn item(&self) -> «()»;
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<(), soundcloud_api::Error>`

        #[endpoint(GET, "/")]
        async fn item(&self) -> «impl Future<Output = Track>»;
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<Track, soundcloud_api::Error>`

        #[endpoint(GET, "/", crate = my::http)]
        async fn item(&self) -> «u8»;
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<u8, my::http::Error>`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] async fn item(&self) -> Result<T, E>;
        #[endpoint(GET, "/")] async fn item(&self) -> io::Result<T>;
        #[endpoint(GET, "/")] async fn item(&self) -> MyResult;
        #[endpoint(GET, "/")] async fn item(&self) -> Result<T>;
        #[endpoint(GET, "/")] async fn item(&self) -> Track;
        "#,
    );
}

#[test]
fn a_response_is_decoded_to_a_type_that_is_known() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«impl Iterator<Item = Track>»>;
        error: `impl Iterator<Item = Track>` cannot be decoded from a response: its type must be known
        help: write `-> Call<Vec<Track>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«impl Trait»>;
        error: `impl Trait` cannot be decoded from a response: its type must be known
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Vec<«impl Trait»>>;
        error: `impl Trait` cannot be decoded from a response: its type must be known
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«_»>;
        error: the type of a response is written out
        help: name the type of the response, or write `()` to take any

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Vec<«_»>>;
        error: the type of a response is written out
        help: name the type of the response, or write `()` to take any

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<HashMap<String, «impl Trait»>>;
        error: `impl Trait` cannot be decoded from a response: its type must be known
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«dyn Trait»>;
        error: `dyn Trait` cannot be decoded from a response: its type must be known
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Option<«dyn Trait + Send»>>;
        error: `dyn Trait + Send` cannot be decoded from a response: its type must be known
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«Self»>;
        error: `Self` cannot be decoded from a response: it is the client here
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Vec<«Self»>>;
        error: `Self` cannot be decoded from a response: it is the client here
        help: name the type of the response

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Page<«Self»>>;
        error: `Self` cannot be decoded from a response: it is the client here
        help: name the type of the response

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<«impl Iterator<Item = str>», Error>;
        error: `impl Iterator<Item = str>` cannot be decoded from a response: its type must be known
        help: write `-> Result<Vec<String>, Error>`

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<«Self», Error>;
        error: `Self` cannot be decoded from a response: it is the client here
        help: name the type of the response

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<Track, «impl Error»>;
        error: the type of an error is written out
        help: write `-> Result<Track, soundcloud_api::Error>`

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<(), «_»>;
        error: the type of an error is written out
        help: write `-> Result<(), soundcloud_api::Error>`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] fn item(&self) -> Call<Self::Item>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<Box<dyn Trait>>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<<Self as Api>::Item>;
        #[endpoint(GET, "/")] fn item(&self) -> MyCall<Self>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<fn_like::Type>;
        "#,
    );
}

#[test]
fn a_response_is_decoded_to_values() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«&str»>;
        error: `&str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<String>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«&'static str»>;
        error: `&'static str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<String>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«&'a [u8]»>;
        error: `&'a [u8]` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<Vec<u8>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«&Track»>;
        error: `&Track` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<Track>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Vec<«&str»>>;
        error: `&str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<Vec<String>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<(u8, «&str»)>;
        error: `&str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<(u8, String)>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«str»>;
        error: `str` cannot be decoded from a response
        help: write `-> Call<String>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«[u8]»>;
        error: `[u8]` cannot be decoded from a response
        help: write `-> Call<Vec<u8>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<Option<«[Track]»>>;
        error: `[Track]` cannot be decoded from a response
        help: write `-> Call<Option<Vec<Track>>>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«!»>;
        error: `!` cannot be decoded from a response
        help: write `-> Call<()>`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«*const u8»>;
        error: `*const u8` cannot be decoded from a response
        help: take a type that implements `serde::Deserialize`

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<«fn() -> u8»>;
        error: `fn() -> u8` cannot be decoded from a response
        help: take a type that implements `serde::Deserialize`

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<«&'a str», Error>;
        error: `&'a str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Result<String, Error>`
        "#,
    );
    accept(
        r#"
        #[endpoint(GET, "/")] fn item(&self) -> Call<Cow<'static, str>>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<Box<str>>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<Arc<[u8]>>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<[u8; 4]>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<()>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<Option<Vec<(u8, String)>>>;
        #[endpoint(GET, "/")] fn item(&self) -> Call<Result<A, B>>;
        "#,
    );
}

#[test]
fn a_response_to_head_has_no_content() {
    check(
        r#"
        #[endpoint(HEAD, "/")]
        fn item(&self) -> Call<«Vec<Track>»>;
        error: a response to `HEAD` has no content to decode
        help: write `-> Call<()>`

        #[endpoint(HEAD, "/")]
        fn item(&self) -> Call<«u64»>;
        error: a response to `HEAD` has no content to decode
        help: write `-> Call<()>`

        #[endpoint(HEAD, "/")]
        fn item(&self) -> Call<«(A, B)»>;
        error: a response to `HEAD` has no content to decode
        help: write `-> Call<()>`

        #[endpoint(HEAD, "/")]
        async fn item(&self) -> Result<«bool», Error>;
        error: a response to `HEAD` has no content to decode
        help: write `-> Result<(), Error>`
        "#,
    );
    accept(
        r#"
        #[endpoint(HEAD, "/")] fn item(&self) -> Call<()>;
        #[endpoint(HEAD, "/")] fn item(&self) -> Call<String>;
        #[endpoint(HEAD, "/")] fn item(&self) -> Call<Option<Track>>;
        #[endpoint(HEAD, "/")] fn item(&self) -> Call<Nothing>;
        "#,
    );
}

#[test]
fn another_attribute_has_rewritten_the_method() {
    check(
        r#"
        #[endpoint(GET, "/<id>")]
        fn «item»<'life0, 'async_trait>(&'life0 self, id: u64) -> Pin<Box<dyn Future<Output = Result<u64, Error>> + Send + 'async_trait>> where 'life0: 'async_trait, Self: 'async_trait;
        error: endpoint `item` was rewritten by `#[async_trait]`
        help: remove `#[async_trait]`: `async fn item` needs none here, and its future is `Send`

        #[endpoint(«GTE», "/<id>")]
        fn «item»<'life0, 'async_trait>(&'life0 self, page: u64) -> Pin<Box<dyn Future<Output = u8> + Send + 'async_trait>>;
        error: unknown HTTP method `GTE`
        help: did you mean `GET`?
        error: endpoint `item` was rewritten by `#[async_trait]`
        help: remove `#[async_trait]`: `async fn item` needs none here, and its future is `Send`
        "#,
    );
}

#[test]
fn the_attribute_writes_the_body() {
    check(
        r#"
        #[endpoint(GET, "/")]
        fn item(&self) -> Call<()> «{ Call::ready(()) }»
        error: endpoint `item` has a body, which is the attribute's to write
        help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait

        #[endpoint(GET, "/")]
        fn item(&self) -> Call<()> «{}»
        error: endpoint `item` has a body, which is the attribute's to write
        help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait

        #[endpoint(GET, "/")]
        async fn item(&self) -> Result<(), Error> «{ Ok(()) }»
        error: endpoint `item` has a body, which is the attribute's to write
        help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait
        "#,
    );
}

#[test]
fn all_mistakes_of_a_method_are_told_in_order() {
    check(
        r#"
        #[endpoint(GET, "/<a>", «json» = b, headers(«"Host"» = c))]
        «unsafe» fn «item»(«self», «mut» b: B, «(d, e)»: F, f: «str») «{ }»
        error: a `GET` request has no body: servers and proxies drop it
        help: write `"/<a>?<b>"` to send `b` in the query, or use `POST`
        error: the header `host` is set by the HTTP client
        help: remove it
        error: an endpoint cannot be `unsafe`
        help: remove `unsafe`
        error: endpoint `item` needs a return type
        help: write `-> Call<()>` if the response has no content
        error: `self` by value would consume the client
        help: write `&self`
        error: an argument of an endpoint is not `mut`
        help: write `b: B`
        error: an argument of an endpoint is a name, not a pattern
        help: write `name: F`
        error: argument `f` of type `str` cannot be passed by value
        help: take `&str` or `String`
        error: endpoint `item` has a body, which is the attribute's to write
        help: replace it by `;`, or remove `#[endpoint]` to keep it as a helper; a method of an `impl` moves to a trait

        #[endpoint(GET, "/<a>?<b..>", headers("A" = "«ö»", "X« »Y" = «z»), «json» = «c»)]
        fn item(&self, «page»: u8, #[«query»] more: u8, b: «u8», a: «Vec<u8>») -> Call<«&str»>;
        error: a header cannot hold `ö`
        help: write it in ASCII, encoded as the server expects it
        error: a space is not allowed in a header's name
        help: write `"X-Y"`
        error: method `item` has no argument `z`
        help: add an argument `z: …` to `item`
        error: a `GET` request has no body: servers and proxies drop it
        help: write `"/<a>?<c..>&<b..>"` to send `c` in the query, or use `POST`
        error: method `item` has no argument `c`
        help: add an argument `c: …` to `item`
        error: argument `page` has no place in this endpoint
        help: write `"/<a>?<page>&<b..>"` for the query, or `"/<a>/<page>?<b..>"` for the path
        error: argument `more` takes no attribute: the template and the keys say where it goes
        help: remove `#[query]`, and write `"/<a>?<more>&<b..>"`
        error: `u8` has no fields for the query
        help: write `"/<a>?<b>"`
        error: `Vec<u8>` cannot fill one path segment
        help: write `<a..>` at the end of the path to send each element as a segment
        error: `&str` cannot be decoded from a response: nothing keeps what it borrows
        help: write `-> Call<String>`

        #[endpoint(GET, "/«<bb>»/«<aa>»", auth = «x»)]
        async fn item(&self) -> «u8»;
        error: parameter `<bb>` has no argument
        help: add an argument `bb: …` to `item`
        error: parameter `<aa>` has no argument
        help: add an argument `aa: …` to `item`
        error: `auth` is one of `token`, `key` and `none`
        help: write `auth = token`
        error: an endpoint returns `Result<T, E>`: its request may fail
        help: write `-> Result<u8, soundcloud_api::Error>`

        «»#[endpoint]
        fn «item»(«self», «_»: u8);
        error: `#[endpoint]` needs an HTTP method and a template
        help: write `#[endpoint(GET, "/path")]`
        error: endpoint `item` needs a return type
        help: write `-> Call<()>` if the response has no content
        error: `self` by value would consume the client
        help: write `&self`
        error: an argument of an endpoint needs a name
        help: write `name: u8`
        "#,
    );
}

proptest! {
    #[test]
    fn mistakes_come_in_the_order_of_the_source(
        head in select(&["GET, \"/<a>/<bb>?<c..>\"", "GTE, \"a/{b}/<a>\"", "POST \"/\"", "\"/<c>\", PUT"]),
        keys in vec(select(&[
            "json = a", "jsn = b", "form = c", "headers(\"X Y\" = a, \"Host\" = z, b)", "auth = x",
            "encode(c) = d", "operation", "retry = never", "timeout = 5", "crate = \"x\"",
        ]), 0..4),
        qualifiers in select(&["", "async", "const", "unsafe", "const async unsafe extern \"C\""]),
        inputs in vec(select(&[
            "&self", "self", "#[query] &mut self", "a: u8", "mut a: str", "b: Vec<u8>", "c: &str",
            "#[query] d: &Filter", "(e, f): (A, B)", "_: u8", "#[cfg(x)] g: Option<u8>",
            "h: impl Fn(&dyn A) -> <B as C>::D", "i: [(); { 1 }]",
        ]), 0..5),
        output in select(&[
            "", "-> Call<()>", "-> Call", "-> Call<&str>", "-> Call<Vec<Self>>", "-> Result<A, impl B>",
            "-> impl Future<Output = ()>", "-> (A, !)", "-> Call<dyn for<'a> Fn(&'a u8)>", "-> _",
        ]),
        end in select(&[";", "{ }"]),
    ) {
        let keys: Vec<String> = keys.iter().map(|key| format!(", {key}")).collect();
        let source = format!(
            "#[endpoint({head}{})] {qualifiers} fn item({}) {output} {end}",
            keys.concat(),
            inputs.join(", ")
        );
        if syn::parse_str::<TraitItemFn>(&source).is_ok() {
            let starts: Vec<usize> = found(&source).iter().map(|(range, _)| range.start).collect();
            prop_assert!(starts.is_sorted(), "{source}: {:?}", join_source(&source).1.found());
        }
    }
}
