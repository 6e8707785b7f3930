//! Attributes of a method stay, and nothing that is written for it draws a warning.

#![deny(
    warnings,
    missing_docs,
    unused_qualifications,
    unreachable_pub,
    rust_2018_idioms
)]
#![deny(
    elided_lifetimes_in_paths,
    single_use_lifetimes,
    trivial_casts,
    unused_lifetimes
)]
#![deny(
    let_underscore_drop,
    non_ascii_idents,
    unsafe_code,
    unused_results,
    variant_size_differences
)]
#![deny(
    absolute_paths_not_starting_with_crate,
    explicit_outlives_requirements,
    keyword_idents
)]
#![deny(
    missing_copy_implementations,
    missing_debug_implementations,
    unit_bindings
)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

/// A shop.
pub trait Shop: Api {
    /// One item, which must not be forgotten.
    #[endpoint(GET, "/items/<id>?<lang>")]
    #[must_use = "it costs money"]
    fn item(&self, id: u32, lang: Option<&str>) -> Call<String>;

    /// Old.
    #[deprecated(note = "use `item`")]
    #[allow(deprecated)]
    #[endpoint(GET, "/old/<old_id>")]
    fn old(&self, old_id: &OldId) -> Call<OldId>;

    /// Not there.
    #[cfg(any())]
    #[endpoint(GET, "/items/<id>")]
    fn absent(&self, id: Missing) -> Call<Missing>;

    /// Not there either.
    #[endpoint(GET, "/items/<id>")]
    #[cfg(any())]
    fn absent_too(&self, id: Missing) -> Call<Missing>;

    /// There.
    #[cfg_attr(all(), endpoint(GET, "/items"))]
    #[cfg_attr(any(), endpoint(GET, "/other"))]
    fn conditional(&self) -> Call<String>;

    /// Named as in the document.
    #[allow(non_snake_case)]
    #[endpoint(GET, "/items/<itemId>")]
    fn getItem(&self, itemId: u32) -> Call<String>;

    /// Many.
    #[endpoint(GET, "/<a>/<b>/<c>/<d>/<e>/<f>/<g>/<h>")]
    #[expect(clippy::too_many_arguments, reason = "the endpoint is so")]
    #[allow(unfulfilled_lint_expectations, reason = "only Clippy counts")]
    fn many(&self, a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8) -> Call<()>;

    /// Awaited.
    #[inline]
    #[endpoint(GET, "/items")]
    #[doc(alias = "items")]
    #[doc(hidden)]
    async fn awaited(&self) -> Result<String, Error>
    where
        Self: Sized;
}

/// Old.
#[deprecated]
#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub struct OldId;

#[allow(deprecated)]
impl std::fmt::Display for OldId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("old")
    }
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.getItem(7).request()?.url().path(), "/items/7");
    #[allow(deprecated)]
    let old = shop.old(&OldId);
    assert_eq!(old.request()?.url().path(), "/old/old");
    assert_eq!(shop.conditional().request()?.url().path(), "/items");
    assert_eq!(
        shop.many(1, 2, 3, 4, 5, 6, 7, 8).request()?.url().path(),
        "/1/2/3/4/5/6/7/8"
    );
    assert_eq!(shop.item(7, None).request()?.url().path(), "/items/7");
    Ok(())
}
