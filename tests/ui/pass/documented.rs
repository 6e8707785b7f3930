//! Documentation and attributes of other crates stay with the method.

#![deny(warnings, missing_docs, rustdoc::all)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

/// A shop.
pub trait Shop: Api {
    /// One item.
    ///
    /// # Errors
    ///
    /// When there is none.
    #[endpoint(GET, "/items/<id>")]
    #[inline]
    #[track_caller]
    fn item(&self, id: u32) -> Call<String>;

    /** All items, as a block. */
    #[doc = "And a line more."]
    #[doc(alias = "list")]
    #[endpoint(GET, "/items")]
    fn items(&self) -> Call<String>;

    #[endpoint(GET, "/parts")]
    /// Documented below the attribute.
    #[cfg_attr(all(), doc = "Conditionally, too.")]
    #[cold]
    async fn parts(&self) -> Result<String, Error>;

    #[doc(hidden)]
    #[rustfmt::skip]
    #[endpoint(GET, "/hidden")]
    #[allow(clippy::all, non_snake_case, reason = "the name is not ours")]
    fn Hidden(&self) -> Call<String>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    assert_eq!(shop.item(7).request()?.url().path(), "/items/7");
    assert_eq!(shop.items().request()?.url().path(), "/items");
    assert_eq!(shop.Hidden().request()?.url().path(), "/hidden");
    drop(shop.parts());
    Ok(())
}
