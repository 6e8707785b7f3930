//! `()` for answers without content, or whose content nobody needs.

#![deny(warnings)]

use soundcloud_api::{Api, Call, Client, Error, endpoint};

trait Shop: Api {
    #[endpoint(HEAD, "/items/<id>")]
    fn probe(&self, id: u32) -> Call<()>;

    #[endpoint(HEAD, "/items/<id>")]
    async fn probe_awaited(&self, id: u32) -> Result<(), Error>;

    #[endpoint(OPTIONS, "/items")]
    fn options(&self) -> Call<()>;

    #[endpoint(POST, "/items/<id>/sold")]
    fn sell(&self, id: u32) -> Call<()>;

    #[endpoint(GET, "/items/<id>/photo")]
    fn photo(&self, id: u32) -> Call<()>;
}

impl Shop for Client {}

fn main() -> Result<(), Error> {
    let shop = Client::builder("https://shop.example").build()?;
    let sent = [shop.probe(7), shop.options(), shop.sell(7), shop.photo(7)];
    let mut methods = Vec::new();
    for call in sent {
        methods.push(call.request()?.method().to_string());
    }
    assert_eq!(methods, ["HEAD", "OPTIONS", "POST", "GET"]);
    drop(shop.probe_awaited(7));
    Ok(())
}
