//! The attribute that declares an endpoint of an HTTP API on a method of a trait.
//!
//! Use it through `soundcloud-api`, which has the runtime that expanded code calls.

#[cfg(test)]
mod arbitrary;
mod attribute;
mod check;
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

use proc_macro::TokenStream;

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
/// usable meanwhile. A template tells one of each segment and pair.
///
/// ```compile_fail
/// # use soundcloud_api::{Api, Call, endpoint};
/// pub trait Shop: Api {
///     // error: parameter `<item_di>` has no argument … help: did you mean `<item_id>`?
///     #[endpoint(GET, "/items/<item_di>")]
///     fn item(&self, item_id: u32) -> Call<String>;
/// }
/// ```
#[proc_macro_attribute]
pub fn endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(attribute.into(), &item.into()).into()
}
