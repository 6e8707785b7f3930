//! Row M04 of the fault matrix: names, generics, lifetimes, documentation and conditions at once.
//!
//! A test of `soundcloud-macros` looks at what the attribute makes of this trait.

#![deny(warnings, missing_docs)]

use std::fmt::Display;

use serde::{Serialize, de::DeserializeOwned};
use soundcloud_api::{Api, Call, Client, Error, Retry, api, endpoint};

/// A shop.
#[api]
pub trait Shop: Api {
    /// Names that a macro likes to have for itself.
    ///
    /// And a second paragraph.
    #[endpoint(
        POST,
        "/<self_>/<client>?<url>&kind=<type>",
        json = body,
        headers("X-Request" = request),
        retry = never
    )]
    #[deprecated = "kept"]
    fn names(
        &self,
        self_: u8,
        client: &str,
        url: u8,
        r#type: &str,
        body: &str,
        request: u8,
    ) -> Call<()>;

    /// Types, constants and lifetimes of the method's own.
    #[endpoint(PUT, "/items/<client>/<parts..>?<filter..>", json = url)]
    fn generic<'url, I, T, const N: usize>(
        &self,
        client: I,
        parts: [u8; N],
        filter: &[(&str, u8)],
        url: &'url T,
    ) -> Call<T>
    where
        I: Display,
        T: Serialize + DeserializeOwned + 'url;

    /// One that is awaited.
    #[endpoint(GET, "/items/<client>?<url>")]
    #[must_use = "kept"]
    async fn awaited<'shop, T>(
        &'shop self,
        client: &'shop str,
        url: Option<&'shop str>,
    ) -> Result<T, Error>
    where
        T: DeserializeOwned + Send;

    /// One that is there.
    #[cfg(all())]
    #[endpoint(GET, "/there/<url>")]
    fn conditional(&self, url: u8) -> Call<()>;

    /// One that is not, and whose types need not be.
    #[cfg(any())]
    #[endpoint(GET, "/missing/<url>")]
    fn conditional(&self, url: Missing) -> Call<Missing>;

    #[cfg_attr(all(), doc = "One with an attribute under a condition.")]
    #[endpoint(GET, "/documented")]
    fn documented(&self) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    #[expect(deprecated, reason = "the attribute is still there")]
    let names = shop.names(1, "a/b", 2, "harp", "body", 3).request()?;
    assert_eq!(
        names.url().as_str(),
        "https://shop.example/1/a%2Fb?url=2&kind=harp"
    );
    assert_eq!(names.headers()["x-request"], "3");
    assert_eq!(names.body().unwrap().as_bytes(), Some(&b"\"body\""[..]));

    let generic = shop.generic(7, [8, 9], &[("a", 1), ("b", 2)], &"text".to_owned());
    assert_eq!(
        generic.request()?.url().as_str(),
        "https://shop.example/items/7/8/9?a=1&b=2"
    );
    #[expect(unused_must_use, reason = "the attribute is still there")]
    {
        shop.awaited::<String>("7", None);
    }
    assert_eq!(shop.conditional(7).request()?.url().path(), "/there/7");

    let table = Client::endpoints();
    let names: Vec<_> = table.iter().map(|endpoint| endpoint.name()).collect();
    assert_eq!(
        names,
        ["names", "generic", "awaited", "conditional", "documented"]
    );
    assert_eq!(
        table[0].docs(),
        "Names that a macro likes to have for itself.\n\nAnd a second paragraph."
    );
    assert_eq!(table[0].retry(), Retry::Never);
    Ok(())
}
