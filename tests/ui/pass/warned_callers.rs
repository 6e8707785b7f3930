//! `deprecated` and `must_use` warn those who call, and not where the method is declared.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[deprecated(note = "use `search`")]
    #[endpoint(GET, "/find?<q>")]
    fn find(&self, q: &str) -> Call<String>;

    #[endpoint(GET, "/find?<q>")]
    #[deprecated(since = "0.2.0")]
    async fn find_awaited(&self, q: &str) -> Result<String, Error>;

    #[endpoint(GET, "/search?<q>")]
    #[must_use = "it costs money"]
    fn search(&self, q: &str) -> Call<String>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    #[expect(deprecated)]
    let call = shop.find("harp");
    assert_eq!(call.request()?.url().path(), "/find");
    #[expect(deprecated)]
    drop(shop.find_awaited("harp"));
    #[expect(unused_must_use)]
    shop.search("harp");
    // Neither is sent, and rustc says so.
    #[expect(unused_must_use)]
    shop.awaited();
    Ok(())
}

trait More: Api {
    #[endpoint(GET, "/items")]
    async fn awaited(&self) -> Result<String, Error>;
}

impl More for Client {}
