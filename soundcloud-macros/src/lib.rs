//! The attributes that declare an HTTP API as a trait.
//!
//! Use it through `soundcloud-api`, which has the runtime that expanded code calls.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::todo,
        clippy::unreachable,
        clippy::unimplemented
    )
)]

mod api;
#[cfg(test)]
mod arbitrary;
mod attribute;
mod check;
mod code;
#[cfg(feature = "spec")]
mod document;
mod endpoint;
mod errors;
mod expand;
#[cfg(test)]
mod invariants;
mod item;
mod literal;
#[cfg(test)]
mod matrix;
#[cfg(feature = "spec")]
mod schema;
mod signature;
#[cfg(feature = "spec")]
mod spec;
mod suggest;
mod template;

use std::panic::{self, AssertUnwindSafe};

use proc_macro::TokenStream;
use quote::quote;

/// Declares the endpoint that a method of a trait calls.
///
/// The attribute says what goes on the wire, the signature which Rust types. Every argument goes
/// somewhere, and every `<name>` is an argument.
///
/// ```
/// use soundcloud_api::{Api, Call, Client, endpoint};
///
/// pub trait Shop: Api {
///     /// One item.
///     #[endpoint(GET, "/items/<id>.<format>?<lang>")]
///     fn item(&self, id: u32, format: &str, lang: Option<&str>) -> Call<String>;
/// }
///
/// impl Shop for Client {}
///
/// let shop = Client::builder("https://shop.example").build()?;
/// let request = shop.item(7, "json", Some("en")).request()?;
/// assert_eq!(request.url().as_str(), "https://shop.example/items/7.json?lang=en");
/// # Ok::<(), soundcloud_api::Error>(())
/// ```
///
/// # The template
///
/// | on the wire | written |
/// |---|---|
/// | a part of a path segment | `/tracks/<id>/secret-token.<format>`: `Display`, percent-encoded |
/// | the rest of the path | `/files/<path..>`: text split at `/`, or a slice of `Display` |
/// | a pair of the query | `?q=<query>`, `?bpm[from]=<from>`; `?<q>` is short for `?q=<q>`: `Serialize` |
/// | a fixed pair | `?verbose=true` |
/// | the fields of a struct or map | `?<filter..>`: `Serialize` |
///
/// A path argument can never change which endpoint is called: all but plain path characters are
/// encoded, and a segment that comes out empty, `.` or `..` is refused, with an error that names
/// the argument, before anything is sent. Of a query, an `Option` that is `None` sends nothing,
/// and a slice or `Vec` repeats its name.
///
/// # The keys
///
/// | key | meaning |
/// |---|---|
/// | `json = track` | the body is the argument `track`, as JSON: `Serialize` |
/// | `form = login` | … as an HTML form: `Serialize` |
/// | `xml = track` | … as XML in the dialect of Rails (feature `xml`): `Serialize` |
/// | `encode(format) = track` | … as JSON or XML, as the argument `format: Format` says |
/// | `multipart = upload` | … as parts (feature `multipart`): `Into<Form>` |
/// | `body = bytes` | … as it is, bytes, text, a stream or a file: `Into<Body>` |
/// | `headers("If-None-Match" = etag, "X-Client" = "me")` | headers, of arguments (`Serialize`) or fixed |
/// | `operation = "getTrack"` | the operation's name in the API document |
/// | `auth = none`, `auth = key` | no credentials; the API key in the query beside the token |
/// | `retry = never`, `retry = always` | whether a call may be repeated, where the method does not tell |
/// | `spec(omit("page"), always("limit"), undocumented("trace"), unchecked("id"))` | parameters in which the method differs from the document that `#[api]` compares it with; a body is `"body"` |
/// | `spec(undocumented)` | the document lacks the operation |
/// | `crate = path` | where `soundcloud_api` is, if renamed or re-exported |
///
/// # The method
///
/// It takes `&self`, has no body, and returns `Call<T>`, or is an `async fn` that returns
/// `Result<T, E>` with `E: From<soundcloud_api::Error>`; its future is then `Send`. The trait has
/// the supertrait [`Api`](https://docs.rs/soundcloud-api/latest/soundcloud_api/trait.Api.html).
/// With `Call<T>` it can be used as `&dyn Shop`. Other attributes of the method stay.
///
/// ```
/// # use soundcloud_api::{Api, Call, Client, endpoint};
/// # #[derive(serde::Serialize)] pub struct Login { user: String }
/// pub trait Account: Api {
///     #[endpoint(POST, "/login", form = login, headers("X-Device" = device), auth = none)]
///     async fn log_in(&self, login: &Login, device: &str) -> Result<String, soundcloud_api::Error>;
///
///     #[endpoint(PUT, "/files/<path..>", body = content)]
///     fn store(&self, path: &str, content: Vec<u8>) -> Call<()>;
///
///     /// Methods with a body are helpers beside the endpoints.
///     fn clear(&self, path: &str) -> Call<()> {
///         self.store(path, Vec::new())
///     }
/// }
/// ```
///
/// # Mistakes
///
/// All mistakes of a method are reported in one run, each at the token to change; the method stays
/// usable meanwhile. A template tells one of each segment and pair. [All of them, with what is
/// said][mistakes].
///
/// ```compile_fail
/// # use soundcloud_api::{Api, Call, endpoint};
/// pub trait Shop: Api {
///     // error: parameter `<item_di>` has no argument … help: did you mean `<item_id>`?
///     #[endpoint(GET, "/items/<item_di>")]
///     fn item(&self, item_id: u32) -> Call<String>;
/// }
/// ```
///
/// [mistakes]: https://github.com/soundcloud-rs/soundcloud-api/blob/main/soundcloud-macros/MISTAKES.md
#[proc_macro_attribute]
pub fn endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    guarded(item.clone(), || {
        expand::expand(attribute.into(), &item.into())
    })
}

/// Reads a trait of endpoints as a whole. Optional: each `#[endpoint]` works without it.
///
/// ```
/// use soundcloud_api::{Api, Call, Client, api, endpoint};
///
/// #[api]
/// pub trait Shop: Api {
///     /// One item.
///     #[endpoint(GET, "/items/<id>")]
///     fn item(&self, id: u32) -> Call<String>;
///
///     /// Takes an item out of the shop.
///     #[endpoint(DELETE, "/items/<id>")]
///     fn remove(&self, id: u32) -> Call<()>;
/// }
///
/// impl Shop for Client {}
///
/// for endpoint in Client::endpoints() {
///     println!("{endpoint}: {}", endpoint.docs());
/// }
/// assert_eq!(Client::endpoints()[1].to_string(), "DELETE /items/<id>");
/// ```
///
/// # What it adds
///
/// - The function `endpoints()`: a table of all endpoints in the order of their declaration, each
///   with its name, method, template, parameters and documentation. Where two traits have one, it is
///   `<Client as Shop>::endpoints()`.
/// - Two methods that send the same request are an error, as are two operations of one name. Methods
///   with different queries, headers or kinds of body are not the same; two methods that are meant to
///   be one operation say so by the key `operation`.
/// - A method with neither `#[endpoint]` nor a body is an error, also where the attribute is only
///   misspelt.
/// - A trait without the supertrait [`Api`](https://docs.rs/soundcloud-api/latest/soundcloud_api/trait.Api.html)
///   is told once and not by each method.
/// - All mistakes of the trait are reported in one run, in the order of the source.
///
/// Constants, types and helper methods may stand beside the endpoints. What a macro call in the
/// trait would write is not seen, and refused. Endpoints under `cfg_attr` work, but are not in the
/// table.
///
/// # The keys
///
/// | key | meaning |
/// |---|---|
/// | `spec = "openapi.yaml"` | the API document that the trait is compared with (feature `spec`) |
/// | `spec(file = "openapi.yaml", only("tracks"), except("/users"), omit("page"))` | … with a part of it |
/// | `openapi` | the function `openapi()`, which gives the API document of the trait: [`OpenApi`](https://docs.rs/soundcloud-api/latest/soundcloud_api/struct.OpenApi.html) (feature `openapi`) |
/// | `crate = path` | where `soundcloud_api` is, if renamed or re-exported, for all endpoints |
///
/// # The document
///
/// With `spec`, the trait is compared with a document in Swagger 2.0, OpenAPI 3.0 or 3.1, written as YAML
/// or JSON. Its path starts at the crate's `Cargo.toml` or, should nothing be there, at the folder of
/// the source file; an edit of it builds the crate again.
///
/// - Every operation of the document has a method, or the error on the trait's name has the method to paste,
///   and the types that it takes and gives. `only(…)` and `except(…)` select operations by tag, by the start
///   of their path, by `operationId`, or as `GET /path`; `x-omit` in the document leaves one out.
/// - Every method is an operation, by method and path, with the path's parameters by their names. Where
///   fixed text stands for a parameter, the key `operation` says which operation it is.
/// - Parameters of the query and headers are the document's, in their place; what it requires is no `Option`,
///   and what it does not require is one. Types of the language are those of the document. The fields behind `<filter..>` are compared by
///   `#[derive(Schema)]` on their struct.
/// - A body is of a kind that the document lists. A parameter with `x-credential` is the client's key: its methods
///   have `auth = key`. Where operations need credentials, `auth = none` is a mistake.
/// - Types that derive `Schema` are those of the document: a method that takes or answers with the model of
///   another schema does not compile, nor one with a list in the place of an object.
/// - A deprecated operation is a `#[deprecated]` method. A method is called as `x-rust-name` says, and never
///   by the name of another operation.
///
/// What is meant to differ is said by the key `spec(…)` of the method, `omit(…)` for all of them, or in the document.
///
/// References to other files are not followed. Cookies are not compared, nor which answers but the
/// first of success there are. Endpoints under `cfg_attr` are not seen.
#[proc_macro_attribute]
pub fn api(attribute: TokenStream, item: TokenStream) -> TokenStream {
    guarded(item.clone(), || api::expand(attribute.into(), &item.into()))
}

/// Compares a model with the schema of an API document that it is a model of, while it compiles.
///
/// With the document
///
/// ```yaml
/// openapi: 3.1.0
/// paths: {}
/// components:
///   schemas:
///     Book:
///       type: object
///       required: [title]
///       properties:
///         title: { type: string }
///         year: { type: integer, format: int64 }
///         inPrint: { type: boolean }
/// ```
///
/// this model is right, and would not compile with a field that the document lacks, with a `title`
/// that is an `Option`, with a `year` that is not, or with one that is an `Option<u8>`:
///
/// ```
/// use serde::{Deserialize, Serialize};
/// use soundcloud_api::Schema;
///
/// #[derive(Serialize, Deserialize, Schema)]
/// #[schema(spec = "src/schema/library.yaml")]
/// #[serde(rename_all = "camelCase")]
/// struct Book {
///     title: String,
///     year: Option<i64>,
///     in_print: Option<bool>,
/// }
///
/// assert_eq!(Book::NAME, "Book");
/// ```
///
/// The document is Swagger 2.0, OpenAPI 3.0 or 3.1, in YAML or JSON. Its path is relative to
/// `Cargo.toml`, or to the source file. When it changes, what was compared with it is built again.
///
/// # What is compared
///
/// - **Names.** Each field is a property of the schema. What a field is called on the wire is told by
///   serde's `rename` and `rename_all`; a field that serde skips or flattens is left out. A schema with
///   `additionalProperties` may have any field.
/// - **Presence.** What is required, and never null, is no `Option`. What may be missing is one, or has a
///   `#[serde(default)]`; what may be null is one.
/// - **Types**, as far as their names tell: a text is no number, a number no integer, and an integer has
///   room for all that the document says may come. `Option`, `Box`, `Rc`, `Arc`, `Cow` and references are
///   looked through, lists and maps looked into. Types of one's own are never wrong, nor are fields with
///   a function of one's own to read or write them.
/// - **Words.** The variants of an enum without data are the words that the schema lists, all of them,
///   unless the enum has a variant for others.
///
/// # The keys
///
/// | above the type | meaning |
/// |---|---|
/// | `spec = "openapi.yaml"` | the document |
/// | `name = "Book"` | the schema's name, where it is not the type's |
/// | `complete` | the type has every property of the schema |
/// | `request` | the type is only sent: it has every property that is required, and the rest may be left out |
/// | `query("GET /books", "listBooks")` | the fields are the query parameters of these operations, all of them |
/// | `omit("cursor")` | what is meant to be left out, for `complete`, `request`, `query` and words |
/// | `crate = path` | where `soundcloud_api` is, if renamed or re-exported |
///
/// | above a field or variant | meaning |
/// |---|---|
/// | `name = "inPrint"` | its name on the wire, where serde does not tell |
/// | `unchecked` | its type is not compared, nor whether it may be missing |
/// | `undocumented` | it is meant to be there, although the document lacks it |
/// | `skip` | it is not compared at all |
///
/// # The fields of a query
///
/// Of a parameter that is not required, the field can be absent: an `Option`, a list, or one with
/// `skip_serializing_if`. What a method sends by another argument, is listed in `omit(…)`; parameters
/// that the document marks `x-omit` or `x-credential` need no field.
///
/// ```
/// # use serde::Serialize;
/// # use soundcloud_api::Schema;
/// #[derive(Serialize, Schema)]
/// #[schema(spec = "src/schema/library.yaml", query("GET /books"), omit("cursor"))]
/// struct BookFilter {
///     q: String,
///     #[serde(rename = "year[from]")]
///     year_from: Option<u16>,
///     #[serde(rename = "year[to]")]
///     year_to: Option<u16>,
/// }
/// ```
///
/// # Mistakes
///
/// All mistakes of a type are reported in one run, each at the token to change, with the place in the
/// document; what the type lacks is listed as it would be written. The type stays usable meanwhile.
/// [All of them, with what is said][mistakes].
///
/// ```compile_fail
/// # use serde::Deserialize;
/// # use soundcloud_api::Schema;
/// #[derive(Deserialize, Schema)]
/// #[schema(spec = "src/schema/library.yaml")]
/// struct Book {
///     // error: `titel` is no property of `Book` in `…` … help: did you mean `title`?
///     titel: String,
/// }
/// ```
///
/// [mistakes]: https://github.com/soundcloud-rs/soundcloud-api/blob/main/soundcloud-macros/MISTAKES.md
#[cfg(feature = "spec")]
#[proc_macro_derive(Schema, attributes(schema))]
pub fn schema(item: TokenStream) -> TokenStream {
    // What is derived stands beside the item, which is there in any case.
    guarded(TokenStream::new(), || schema::expand(&item.into()))
}

/// Expands, and should that panic, keeps the item beside an error that asks for a report.
fn guarded(item: TokenStream, expand: impl FnOnce() -> proc_macro2::TokenStream) -> TokenStream {
    // What it was reading is dropped with it: nothing is seen again in a broken state.
    match panic::catch_unwind(AssertUnwindSafe(expand)) {
        Ok(expanded) => expanded.into(),
        Err(_) => [item, report().into()].into_iter().collect(),
    }
}

fn report() -> proc_macro2::TokenStream {
    quote! {
        ::core::compile_error! {
            "this is a mistake of the attribute's own, not of yours\n= help: please report it together with this item, and leave the attribute out meanwhile"
        }
    }
}
