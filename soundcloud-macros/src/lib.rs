//! The attributes that declare an HTTP API as a trait.
//!
//! Use it through `soundcloud-api`, which has the runtime that expanded code calls.

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
mod signature;
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
/// | `crate = path` | where `soundcloud_api` is, if renamed or re-exported, for all endpoints |
#[proc_macro_attribute]
pub fn api(attribute: TokenStream, item: TokenStream) -> TokenStream {
    guarded(item.clone(), || api::expand(attribute.into(), &item.into()))
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
